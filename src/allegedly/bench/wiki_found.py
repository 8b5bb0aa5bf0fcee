"""A text and the triggers marked in it in, what the product finds out: its own events, and the arguments of each marked one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allegedly.bench.product import tag
from allegedly.bench.triples import Word
from allegedly.bench.wiki_corpus import Document, GoldEvent, Range
from allegedly.bench.wiki_roles import role_of, type_of
from allegedly.pipeline import annotate_report, events_at
from allegedly.problems import Problem
from allegedly.records import Annotation, Count, Event, Report
from allegedly.report.read import ReadOptions, read_input
from allegedly.settings import Settings

WHOM_WITHIN = 80
"""Characters from a number on in which the words it counts are looked for."""

HARM = frozenset({"killed", "wounded", "casualties"})
"""Counts of people who are a Victim of Life events, and no Target of Conflict events."""

Found = frozenset[tuple[str, Range]]
"""Roles with the head words that take them."""


class OwnEvent(NamedTuple):
    """An event of the record: where its trigger stands, their type for it, and its arguments."""

    at: Range
    type: str
    arguments: Found


class Reading(NamedTuple):
    """The arguments found for each marked trigger (in order), whether the record has it, and the record's own events."""

    words: tuple[Word, ...]
    given: tuple[Found, ...]
    recorded: int
    own: tuple[OwnEvent, ...]
    faults: tuple[str, ...]


class Read(NamedTuple):
    """A report with its record, the words of the text it comes from, and how far it lies in that text."""

    report: Report
    record: Annotation
    words: Sequence[Word]
    shift: int


def read_document(document: Document) -> Reading:
    """Return what the product finds in a text of the corpus; what it could not read is a fault."""
    settings = Settings.from_environment()
    words = tag(document.text, settings)
    given: dict[int, Found] = {}
    recorded, own, faults, at = 0, list[OwnEvent](), list[str](), 0
    for report in read_input(document.text.encode(), f"{document.name}.txt", ReadOptions()).reports:
        record, shift = annotate_report(report, settings), document.text.find(report.text, at)
        if isinstance(record, Problem) or shift < 0:
            faults.append(record.message if isinstance(record, Problem) else "a report of it is no slice of its text")
            continue
        at = shift + len(report.text)
        read = Read(report, record, words, shift)
        own += _own_events(read)
        marked = {i: one for i, one in enumerate(document.events) if shift <= one.at[0] and one.at[1] <= at}
        found, known = _given(read, tuple(marked.values()), settings)
        given |= dict(zip(marked, found, strict=True))
        recorded += known
    whole = tuple(given.get(i, frozenset()) for i in range(len(document.events)))
    return Reading(words, whole, recorded, tuple(own), tuple(f"{document.name}: {fault}" for fault in faults))


def _given(read: Read, marked: Sequence[GoldEvent], settings: Settings) -> tuple[list[Found], int]:
    """Return the arguments of marked triggers: by the record's event there, by its statement, else by what the finders say of the word."""
    ranges = [(one.at[0] - read.shift, one.at[1] - read.shift) for one in marked]
    events = {at: _event_at(read.record, at) for at in ranges}
    voices = {at: _voices_at(read.record, at) for at in ranges}
    unknown = [at for at in ranges if events[at] is None]
    asked = dict(zip(unknown, events_at(read.report, unknown, settings), strict=True))
    found = []
    for one, at in zip(marked, ranges, strict=True):
        event = events[at] or asked.get(at)
        sides = [*_sides(read, event, one.type), *(("voice", span) for span in voices[at])]
        found.append(_with_roles(read, one.type, sides, one.at))
    return found, sum(events[at] is not None or bool(voices[at]) for at in ranges)


def _event_at(record: Annotation, at: Range) -> Event | None:
    return next((one for one in record.events if overlap((one.trigger.start, one.trigger.end), at)), None)


def _voices_at(record: Annotation, at: Range) -> list[Range]:
    """Return where the voices of the statements stand whose cue is at a place."""
    return [
        (one.voice.span.start, one.voice.span.end)
        for one in record.statements
        if one.cue and one.voice and one.voice.span and overlap((one.cue.start, one.cue.end), at)
    ]


def _own_events(read: Read) -> Iterator[OwnEvent]:
    for event in read.record.events:
        type_ = type_of(event)
        if type_ is not None:
            at = (event.trigger.start + read.shift, event.trigger.end + read.shift)
            yield OwnEvent(at, type_, _with_roles(read, type_, list(_sides(read, event, type_)), at))


def _sides(read: Read, event: Event | None, type_: str) -> Iterator[tuple[str, Range]]:
    """Yield the sides of an event with where they stand in the report."""
    if event is None:
        return
    counted = [(count.kind, _counted(read.report.text, count)) for count in event.counts]
    harmed = [at for kind, at in counted if kind in HARM]
    for one in event.actors:
        yield "actor", (one.span.start, one.span.end)
    yield from (("actor", at) for at in _owning_up(read.record, event))
    for one in event.recipients:
        at = one.span.start, one.span.end
        if not (type_.startswith("Conflict") and any(overlap(at, other) for other in harmed)):
            yield "recipient", at
    if event.where is not None and event.evidence.start <= event.where.span.start:  # not that of the sentence before
        yield "place", (event.where.span.start, event.where.span.end)
    yield from counted


def _owning_up(record: Annotation, event: Event) -> Iterator[Range]:
    """Yield where the voices stand that accept responsibility for an event."""
    owning = {
        one.statement for one in record.claims if one.event == event.id and one.stance == "accepts_responsibility"
    }
    for one in record.statements:
        if one.id in owning and one.voice and one.voice.span:
            yield one.voice.span.start, one.voice.span.end


def _counted(text: str, count: Count) -> Range:
    """Return where the noun that a count counts stands, or the number itself where there is none."""
    if count.whom is None:
        return count.span.start, count.span.end
    start = text.find(count.whom, count.span.start, count.span.end + WHOM_WITHIN)
    return (start, start + len(count.whom)) if start >= 0 else (count.span.start, count.span.end)


def _with_roles(read: Read, type_: str, sides: Sequence[tuple[str, Range]], trigger: Range) -> Found:
    found = set()
    for side, (start, end) in sides:
        role = role_of(type_, side)
        if role is not None:
            head = head_of(read.words, (start + read.shift, end + read.shift))
            found.add((role, _noun_named(read.words, head, trigger) if side == "place" else head))
    return frozenset(found)


def _noun_named(words: Sequence[Word], name: Range, trigger: Range) -> Range:
    """Return the noun that a place's name stands before: the station in "Oldgate bus station", unless it is the trigger."""
    found = {word.start: word for word in words}
    word = found.get(name[0])
    above = found.get(word.head) if word is not None else None
    if word is None or above is None or above.start <= word.start or overlap((above.start, above.end), trigger):
        return name
    between = [one for one in words if word.end <= one.start <= above.start]
    return (above.start, above.end) if all(one.pos in {"NOUN", "PROPN"} for one in between) else name


def head_of(words: Sequence[Word], at: Range) -> Range:
    """Return the head word of a stretch of text: from its first word up the tree as long as that stays inside."""
    inside = {word.start: word for word in words if overlap((word.start, word.end), at)}
    if not inside:
        return at
    word = inside[min(inside)]
    while word.head in inside and word.head != word.start:
        word = inside[word.head]
    return word.start, word.end


def overlap(left: Range, right: Range) -> bool:
    """Tell whether two ranges share a character.

    >>> overlap((0, 4), (3, 6)), overlap((0, 4), (4, 6))
    (True, False)
    """
    return left[0] < right[1] and right[0] < left[1]
