"""Record types in, hypothesis strategies for them out; and one small record written by hand."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from allegedly.problems import Problem
from allegedly.records import (
    FORMAT,
    Actor,
    Annotation,
    Claim,
    Count,
    Event,
    Incident,
    Part,
    Participant,
    Place,
    Relation,
    Report,
    Span,
    Statement,
    Voice,
)

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    int: st.integers(-(10**25), 10**25) | st.integers(0, 50),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
}


@cache
def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for values of a type as the records use types."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if kind is Span:
        return st.builds(Span, _PLAIN[str], st.integers(0, 10**6), st.integers(0, 10**6))
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of([any_of(one) for one in inner])
    if origin is Annotated:
        return any_of(inner[0])
    if origin is tuple:
        return st.lists(any_of(inner[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(any_of(inner[0]), any_of(inner[1]), max_size=2)
    assert isinstance(kind, type)
    assert is_dataclass(kind), kind
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{field.name: any_of(hints[field.name]) for field in fields(kind)})


@st.composite
def annotations(draw: st.DrawFn) -> Annotation:
    """Records of one report with every id once and every reference to something that is there."""
    drawn: Annotation = draw(any_of(Annotation))
    statements = tuple(replace(s, id=f"s-{n}", within=None) for n, s in enumerate(drawn.statements))
    events = tuple(replace(e, id=f"e-{n}") for n, e in enumerate(drawn.events))
    claims = tuple(replace(c, id=f"c-{n}") for n, c in enumerate(drawn.claims)) if events else ()

    def one(held: tuple[Any, ...]) -> str | None:
        key: str | None = draw(st.sampled_from([None, *(record.id for record in held)]))
        return key

    return replace(
        drawn,
        statements=tuple(replace(s, within=one(statements)) for s in statements),
        events=events,
        claims=tuple(
            replace(c, event=draw(st.sampled_from(events)).id, statement=one(statements), responds_to=one(claims))
            for c in claims
        ),
        actors=tuple(replace(a, id=f"a-{n}") for n, a in enumerate(drawn.actors)),
    )


def small(number: int = 1, text: str = "The council of Averna said a raid killed 7 on Monday.") -> Annotation:
    """Return the record of a one-sentence report: a statement, an event, two claims."""
    report = f"r-{number:04}"
    whole, body = Span(text, 0, len(text)), Part("body", 0, len(text))
    killed = Count("killed", None, 7, 7, None, "incident", None, whole, "en.count")
    voice = Voice("Council of Averna", None, "official", whole, "en.voice")
    said = Statement(f"s-{number}", voice, (), whole, (whole,), "asserts", "indirect", (), False, None, "en.cue")
    recipient = Participant("Averna", None, None, None, whole, "en.party")
    raid = Event(
        f"e-{number}", "ASSAULT", "aerial", (), whole, (), (recipient,), None, None, (killed,), whole, False, False, "en.event"
    )  # fmt: skip
    name = "Council of Averna"
    claims = tuple(
        Claim(
            f"c-{number}{q}",
            raid.id,
            said.id,
            name,
            q,
            "asserts",
            None,
            killed,
            "actual",
            (),
            None,
            (whole,),
            "en.claim",
        )
        for q in ("occurrence", "toll")
    )
    head = Report(report, f"{number}.txt", None, None, None, None, "2031-03-04", None, None, "en", text, (body,))
    return Annotation(FORMAT, head, (said,), (), (), (raid,), claims, (), (), ())


def full() -> Annotation:
    """Return a record that puts a row into every table of records."""
    record = small(1)
    words = record.events[0].trigger
    return replace(
        record,
        places=(
            Place(
                words, "name", "Averna", None, None, None, None, None, None, None, "not in the gazetteer", "en.place"
            ),
        ),
        actors=(Actor("a-1", "Averna", None, None, (words,), False),),
        relations=(Relation("a-1", "part_of", "a-1", words, None),),
        problems=(Problem("r-0001:0-3", "text.odd", "look at it"),),
    )


def happening(number: int = 1, title: str = "Alleged raid", key: str | None = None) -> Incident:
    """Return an incident without accounts."""
    return Incident(
        key or f"i-{number:04}", title, "ASSAULT", None, None, None, (), (f"r-{number:04}",), 1, (), {}, {}, None, "", ()
    )  # fmt: skip
