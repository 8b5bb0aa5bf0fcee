"""The record of a report and the judgements in force in; the record as people have corrected it, and which events belong together or apart, out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from allegedly.judgement import Judgement, Target
from allegedly.records import Annotation, Claim, Count, Event, Place, Statement, When

CORRECTED = "judgement.correct"  # the rule that a corrected cell rests on
_REACH = 0.5  # share of the shorter stretch of characters that two readings of one event have in common

EventKey = tuple[str, str]  # report id, event id


@dataclass(frozen=True, slots=True)
class Ties:
    """What people hold of events by report and event id: pairs that are one happening, and pairs that are not."""

    together: frozenset[tuple[EventKey, EventKey]] = frozenset()
    apart: frozenset[tuple[EventKey, EventKey]] = frozenset()

    def forbid(self, one: EventKey, two: EventKey) -> bool:
        """Return whether somebody holds the two apart."""
        return _pair(one, two) in self.apart


NO_TIES = Ties()


def judged(annotation: Annotation, judgements: Iterable[Judgement]) -> Annotation:
    """Return the record with what people reject left out and what they correct put right; ``judgements`` are those in force, in order.

    The later of two judgements of one cell counts. A claim whose event is rejected goes with it. Values that a cell cannot hold are
    left as read.
    """
    found = _Verdicts(annotation, judgements)
    if not found.any:
        return annotation
    events = tuple(_event(one, found.cells[one.id]) for one in annotation.events if one.id not in found.rejected)
    kept = {one.id for one in events}
    claims = tuple(
        _claim(one, found.cells[one.id], found.names)
        for one in annotation.claims
        if one.id not in found.rejected and one.event in kept
    )
    there = {one.id for one in claims}
    claims = tuple(one if one.responds_to in there else replace(one, responds_to=None) for one in claims)
    statements = tuple(_statement(one, found.names) for one in annotation.statements)
    return replace(annotation, events=events, claims=claims, statements=statements)


class _Verdicts:
    """What the judgements say of one report: ids rejected, cells corrected, names that are one actor's."""

    def __init__(self, annotation: Annotation, judgements: Iterable[Judgement]) -> None:
        self.rejected: set[str] = set()
        self.cells: dict[str, dict[str, str | None]] = defaultdict(dict)
        self.names: dict[str, str] = {}
        for one in judgements:
            if one.kind == "same_actor" and one.value:
                self.names |= {part.id.casefold(): one.value for part in one.targets}
            for part in one.targets if one.kind in ("accept", "reject", "correct") else ():
                for key in record_ids(part, annotation):
                    self._take(one, key)
        self.any = bool(self.rejected or self.cells or self.names)

    def _take(self, one: Judgement, key: str) -> None:
        if one.kind == "reject":
            self.rejected.add(key)
        elif one.kind == "accept":
            self.rejected.discard(key)
        elif one.field is not None:
            self.cells[key][one.field] = one.value


def record_ids(part: Target, annotation: Annotation) -> tuple[str, ...]:
    """Return the ids of the events or claims of a record that a target means: its own id, or what now stands on its characters."""
    if part.report != annotation.report.id and part.report is not None:
        return ()
    held: Sequence[Event] | Sequence[Claim] = annotation.events if part.kind == "event" else annotation.claims
    if part.kind not in ("event", "claim"):
        return ()
    if any(one.id == part.id for one in held):
        return (part.id,)
    if part.report is None or part.start is None or part.end is None:
        return ()
    if part.kind == "event":
        return tuple(e.id for e in annotation.events if _meets(part, e.trigger.start, e.trigger.end))[:1]
    return tuple(
        c.id for c in annotation.claims
        if c.question == part.question and any(_meets(part, span.start, span.end) for span in c.evidence)
    )[:1]  # fmt: skip


def _meets(part: Target, start: int, end: int) -> bool:
    first, last = part.start or 0, part.end or 0
    shared = min(last, end) - max(first, start)
    return shared > 0 and shared >= _REACH * min(last - first, end - start)


def _event(one: Event, cells: Mapping[str, str | None]) -> Event:
    changes: dict[str, Any] = {name: value for name, value in cells.items() if name in ("type", "mode")}
    if "date" in cells:
        first, _, last = (cells["date"] or "").partition("/")
        changes["when"] = _when(one, first, last or first) if first else None
    if "place" in cells:
        name = cells["place"]
        changes["where"] = _place(one, name) if name else None
    return replace(one, **changes) if changes else one


def _when(one: Event, first: str, last: str) -> When:
    span = one.when.span if one.when else one.trigger
    return When(span, first, last, 1 if first == last else None, "stated", CORRECTED)


def _place(one: Event, name: str) -> Place:
    span = one.where.span if one.where else one.trigger
    if one.where and one.where.name.casefold() == name.casefold():
        return one.where
    return Place(span, "name", name, None, None, None, None, None, None, None, "named by a person", CORRECTED)


def _claim(one: Claim, cells: Mapping[str, str | None], names: Mapping[str, str]) -> Claim:
    changes: dict[str, Any] = {
        name: value for name, value in cells.items() if name in ("question", "stance", "factuality") and value
    }
    changes |= {name: value for name, value in cells.items() if name in ("voice", "value")}
    if one.count is not None and cells.keys() & {"low", "high", "count_kind"}:
        changes["count"] = _count(one.count, cells)
    for name in ("voice", "value"):
        said = changes.get(name, getattr(one, name))
        if said and (new := names.get(said.casefold())):
            changes[name] = new
    return replace(one, **changes) if changes else one


def _count(one: Count, cells: Mapping[str, str | None]) -> Count:
    changes: dict[str, Any] = {}
    for name in ("low", "high"):
        value = cells.get(name, "")
        if name in cells and (value is None or value.isdigit()):
            changes[name] = int(value) if value else None
    if cells.get("count_kind"):
        changes["kind"] = cells["count_kind"]
    return replace(one, **changes, rule=CORRECTED)


def _statement(one: Statement, names: Mapping[str, str]) -> Statement:
    new = names.get(one.voice.name.casefold()) if one.voice else None
    return replace(one, voice=replace(one.voice, name=new)) if one.voice and new else one


def ties(judgements: Iterable[Judgement], annotations: Mapping[str, Annotation] | None = None) -> Ties:
    """Return which events people hold to be one happening and which not; the later of two judgements of one pair counts.

    With ``annotations`` (by report id) events are found again by their characters where a later reading has given them other ids.
    """
    stand: dict[tuple[EventKey, EventKey], bool] = {}
    for one in judgements:
        own = _keys(one.targets, annotations)
        others = own if one.kind == "merge" else _keys(one.against, annotations) if one.kind == "split" else ()
        stand |= {_pair(left, right): one.kind == "merge" for left in own for right in others if left != right}
    return Ties(
        frozenset(pair for pair, is_one in stand.items() if is_one),
        frozenset(pair for pair, is_one in stand.items() if not is_one),
    )


def _keys(targets: Iterable[Target], annotations: Mapping[str, Annotation] | None) -> tuple[EventKey, ...]:
    found: list[EventKey] = []
    for part in targets:
        held = (annotations or {}).get(part.report or "")
        ids = record_ids(part, held) if held else (part.id,)
        found += [(part.report or "", key) for key in ids]
    return tuple(found)


def _pair(one: EventKey, two: EventKey) -> tuple[EventKey, EventKey]:
    return (one, two) if one <= two else (two, one)
