"""The record of one report in, what does not hold together in it out, before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator

from allegedly.records import Annotation


def fault_of(annotation: Annotation) -> str | None:
    """Return the first fault of the record in words, ``None`` when every id is there once and every reference has its target.

    >>> from allegedly.records import FORMAT, Report
    >>> report = Report("r-1", None, None, None, None, None, None, None, None, None, "", ())
    >>> fault_of(Annotation(FORMAT, report, (), (), (), (), (), (), (), ())) is None
    True
    """
    return next(_faults(annotation), None)


def _faults(annotation: Annotation) -> Iterator[str]:
    statements = [s.id for s in annotation.statements]
    events = [e.id for e in annotation.events]
    claims = [c.id for c in annotation.claims]
    actors = [a.id for a in annotation.actors]
    named = (("statement", statements), ("event", events), ("claim", claims), ("actor", actors))
    for what, ids in named:
        yield from (f"two {what}s have the id {key}" for key, times in Counter(ids).items() if times > 1)
    for what, wanted, held in (
        ("statement", [s.within for s in annotation.statements], statements),
        ("statement", [c.statement for c in annotation.claims], statements),
        ("event", [c.event for c in annotation.claims], events),
        ("claim", [c.responds_to for c in annotation.claims], claims),
    ):
        yield from _absent(what, wanted, held)


def _absent(what: str, wanted: Iterable[str | None], held: Iterable[str]) -> Iterator[str]:
    there = set(held)
    yield from (
        f"it names the {what} {key}, which it does not have" for key in wanted if key is not None and key not in there
    )
