"""The record of a person's decision on what a ledger holds, and which decisions of many are in force."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from allegedly.keys import content_id
from allegedly.problems import InputError

JudgementKind = Literal["accept", "reject", "correct", "merge", "split", "same_actor", "grade", "note", "undo"]
TargetKind = Literal["claim", "event", "report", "actor"]

CLAIM_CELLS = ("voice", "question", "stance", "value", "factuality", "low", "high", "count_kind")
EVENT_CELLS = ("type", "mode", "date", "place")
_RELIABILITY, _CREDIBILITY = "ABCDEF", "123456"  # the Admiralty code: the source, the information


@dataclass(frozen=True, slots=True)
class Target:
    """What a judgement is about: the record's id, and for a claim or event the report and characters that it rests on.

    A later reading may give a record another id; it is found again by its report and characters (and, for a claim, its ``question``).
    An incident is judged by its events; an actor's ``id`` is its canonical name.
    """

    kind: TargetKind
    id: str
    report: str | None = None
    start: int | None = None
    end: int | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person. It is appended to the ledger and never edited; ``undo`` takes back the one that ``undoes`` names.

    ``accept`` and ``reject`` are about claims or events; ``correct`` sets the cell ``field`` of the targets to ``value``
    (``None``: unknown); ``merge`` holds that all target events are one happening; ``split`` that no target event is one with any event of
    ``against``; ``same_actor`` that the target names are one actor, to be called ``value``; ``grade`` is an Admiralty grade
    (``"B2"``) of a report or claim; ``note`` is words on anything. ``when`` is the caller's time (ISO 8601).
    """

    id: str
    kind: JudgementKind
    targets: tuple[Target, ...]
    against: tuple[Target, ...]
    field: str | None
    value: str | None
    who: str
    when: str
    why: str | None
    undoes: str | None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who judges, when (ISO 8601, UTC), and why."""

    who: str
    when: str
    why: str | None = None


def judge(
    kind: JudgementKind,
    targets: Sequence[Target],
    by: Signature,
    *,
    against: Sequence[Target] = (),
    field: str | None = None,
    value: str | None = None,
) -> Judgement:
    """Return a judgement with its content id; raises ``InputError`` when it says nothing that can be applied.

    >>> judge("reject", [Target("claim", "c-1")], Signature("ana", "2031-05-07T10:00:00Z")).kind
    'reject'
    """
    bare = Judgement(
        "", kind, _ordered(targets), _ordered(against), field, value, by.who.strip(), by.when, by.why, None
    )
    if fault := fault_of(bare):
        raise InputError(fault)
    return replace(bare, id=judgement_id(bare))


def undo(judgement: Judgement, by: Signature) -> Judgement:
    """Return the judgement that takes ``judgement`` back."""
    bare = Judgement("", "undo", (), (), None, None, by.who.strip(), by.when, by.why, judgement.id)
    if fault := fault_of(bare):
        raise InputError(fault)
    return replace(bare, id=judgement_id(bare))


def judgement_id(judgement: Judgement) -> str:
    """Return the id of a judgement: a hash of all that it says, so that the same one read in twice is one."""
    cells = [
        judgement.kind,
        judgement.field,
        judgement.value,
        judgement.who,
        judgement.when,
        judgement.why,
        judgement.undoes,
    ]
    sides = [(side, part) for side, given in enumerate((judgement.targets, judgement.against)) for part in given]
    told = [
        cell for side, part in sides
        for cell in (side, part.kind, part.id, part.report, part.start, part.end, part.question)
    ]  # fmt: skip
    return content_id("j", *cells, *told)


def fault_of(one: Judgement) -> str | None:
    """Return what is wrong with a judgement and what to do about it, ``None`` when nothing is."""
    if not one.who:
        return "a judgement needs a name: say who judges"
    if (one.kind == "undo") != (one.undoes is not None):
        return "a judgement of the kind undo names the one that it takes back, and no other kind does"
    if one.kind != "undo" and not one.targets:
        return f"{one.kind} needs something to judge: name a claim, an event, a report or an actor"
    return _fault_of_sides(one) or _fault_of_value(one)


def _fault_of_sides(one: Judgement) -> str | None:
    kinds = {part.kind for part in (*one.targets, *one.against)}
    if one.kind in ("merge", "split") and kinds != {"event"}:
        return f"{one.kind} is about events"
    if one.kind == "merge" and len(one.targets) < 2:
        return "merge needs two events or more"
    if one.kind == "split" and (not one.against or {t.id for t in one.targets} & {t.id for t in one.against}):
        return "split needs the events to take out and those that stay, and no event on both sides"
    if one.kind == "same_actor" and (kinds != {"actor"} or len(one.targets) < 2):
        return "same actor needs two names or more"
    return None


def _fault_of_value(one: Judgement) -> str | None:
    if one.kind == "correct":
        cells = {"claim": CLAIM_CELLS, "event": EVENT_CELLS}
        wrong = [part.kind for part in one.targets if one.field not in cells.get(part.kind, ())]
        return (
            f"a {wrong[0]} has no cell {one.field!r} to correct; use one of {', '.join((*CLAIM_CELLS, *EVENT_CELLS))}"
            if wrong
            else None
        )
    if one.kind == "grade":
        given = one.value or ""
        fits = len(given) == 2 and given[0] in _RELIABILITY and given[1] in _CREDIBILITY
        return (
            None if fits else f"{one.value!r} is no Admiralty grade; write a letter A to F and a number 1 to 6, like B2"
        )
    if one.kind in ("note", "same_actor") and not (one.value or "").strip():
        return f"{one.kind} needs words: the note, or the name to use"
    return None


def _ordered(targets: Iterable[Target]) -> tuple[Target, ...]:
    return tuple(sorted(set(targets), key=lambda part: (part.kind, part.report or "", part.start or 0, part.id)))


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that nobody has taken back, by time and id; undoing an undo puts the first one in force again.

    >>> first = judge("reject", [Target("claim", "c-1")], Signature("ana", "2031-05-07T10:00:00Z"))
    >>> in_force([first, undo(first, Signature("ana", "2031-05-07T10:01:00Z"))])
    ()
    """
    ordered = sorted({one.id: one for one in judgements}.values(), key=lambda one: (one.when, one.id))
    undone: set[str] = set()
    for one in reversed(ordered):  # an undo comes after what it undoes
        if one.undoes is not None and one.id not in undone:
            undone.add(one.undoes)
    return tuple(one for one in ordered if one.kind != "undo" and one.id not in undone)
