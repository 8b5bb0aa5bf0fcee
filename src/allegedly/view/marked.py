"""The record of one report in, its text for reading out: every stretch with the layers that lie over it, and the notes beside each line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from allegedly.records import Annotation, Count, Event, PartKind, Place, Span, Statement, When
from allegedly.view.accounts import MAYBE, value_of, voice_words
from allegedly.view.text import one_line
from allegedly.view.words import (
    ACTS,
    NEGATED_ACTS,
    code_words,
    figure_words,
    kind_words,
    place_words,
    range_words,
    stance_words,
    when_words,
)

LAYERS: dict[str, str] = {
    "voice": "voices", "cue": "cues", "content": "what they say", "event": "events", "place": "places", "date": "dates",
    "count": "figures",
}  # fmt: skip
PARTS: dict[PartKind, str] = {
    "title": "title", "summary": "summary", "caption": "caption", "byline": "byline", "dateline": "dateline", "body": "body",
    "quote_box": "quotation box", "update": "update", "correction": "correction",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text with its layer and the note that tells of it."""

    layer: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that the same marks lie over. ``depth`` counts the statements whose content they stand in."""

    text: str
    start: int
    end: int
    layers: tuple[str, ...]
    keys: tuple[str, ...]
    depth: int
    is_wanted: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in a note: whose, what, how it is weakened, its rule and its incident where it is in one."""

    id: str
    voice: str
    words: str
    notes: tuple[str, ...]
    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a line: a statement or an event, in words, its facts, claims and rule."""

    key: str
    layer: str
    depth: int
    head: str
    act: str
    facts: tuple[tuple[str, str], ...]
    claims: tuple[Told, ...]
    rule: str
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report with its part, its segments and its notes; ``number`` is from 1."""

    number: int
    kind: PartKind | None
    is_first: bool
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report for reading. ``silent`` counts the lines of text in which nothing was found."""

    lines: tuple[Line, ...]
    counts: tuple[tuple[str, str, int], ...]
    unresolved: tuple[tuple[str, str], ...]
    silent: int


def marked_report(
    annotation: Annotation, countries: Mapping[str, str], wanted: tuple[int, int] | None = None
) -> MarkedReport:
    """Return the report for reading; ``wanted`` is a stretch to highlight (code points, half-open)."""
    marks = tuple(_marks(annotation))
    notes = _notes(annotation, countries)
    lines = tuple(_lines(annotation, marks, notes, wanted))
    silent = sum(1 for line in lines if line.kind == "body" and not any(one.layers for one in line.segments))
    counts = tuple((key, words, len({m.key for m in marks if m.layer == key})) for key, words in LAYERS.items())
    unresolved = dict.fromkeys((place.name, place.reason) for place in annotation.places if place.reason)
    return MarkedReport(lines, counts, tuple((name, reason or "") for name, reason in unresolved), silent)


def _marks(annotation: Annotation) -> Iterator[Mark]:
    for one in annotation.statements:
        for voice in (one.voice, *one.via):
            if voice and voice.span:
                yield _mark("voice", one.id, voice.span)
        if one.cue:
            yield _mark("cue", one.id, one.cue)
        for span in one.content:
            yield _mark("content", one.id, span)
    for event in annotation.events:
        yield _mark("event", event.id, event.trigger)
        for count in event.counts:
            yield _mark("count", f"n-{count.span.start}", count.span)
    for place in annotation.places:
        yield _mark("place", f"p-{place.span.start}", place.span)
    for when in annotation.dates:
        yield _mark("date", f"d-{when.span.start}", when.span)


def _mark(layer: str, key: str, span: Span) -> Mark:
    return Mark(layer, key, span.start, span.end)


def _lines(
    annotation: Annotation, marks: Sequence[Mark], notes: Sequence[tuple[int, Note]], wanted: tuple[int, int] | None
) -> Iterator[Line]:
    text, at, number, told = annotation.report.text, 0, 0, None
    for raw in text.split("\n"):
        start, end = at, at + len(raw)
        at, number = end + 1, number + 1
        if not raw.strip():
            continue
        parts = [part for part in annotation.report.parts if part.start < end and part.end > start]
        kind = max(parts, key=lambda part: min(part.end, end) - max(part.start, start)).kind if parts else None
        beside = tuple(note for place, note in notes if start <= place < end + 1)
        yield Line(number, kind, kind != told, tuple(_segments(text, start, end, marks, wanted)), beside)
        told = kind


def _segments(
    text: str, start: int, end: int, marks: Sequence[Mark], wanted: tuple[int, int] | None
) -> Iterator[Segment]:
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = {start, end, *(edge for mark in here for edge in (mark.start, mark.end))} | set(wanted or ())
    edges = sorted(edge for edge in cuts if start <= edge <= end)
    for left, right in pairwise(edges):
        over = [mark for mark in here if mark.start <= left and right <= mark.end]
        yield Segment(
            text=text[left:right],
            start=left,
            end=right,
            layers=tuple(layer for layer in LAYERS if any(mark.layer == layer for mark in over)),
            keys=tuple(dict.fromkeys(mark.key for mark in over)),
            depth=len({mark.key for mark in over if mark.layer == "content"}),
            is_wanted=wanted is not None and wanted[0] <= left and right <= wanted[1],
        )


def _notes(annotation: Annotation, countries: Mapping[str, str]) -> list[tuple[int, Note]]:
    """Statements, events, places, dates and figures with the offset they begin at, in the order of the text."""
    depths = _depths(annotation.statements)
    found: list[tuple[int, Note]] = []
    for one in annotation.statements:
        spans = [
            *([one.voice.span] if one.voice and one.voice.span else []),
            *([one.cue] if one.cue else []),
            *one.content,
        ]
        found.append((min((span.start for span in spans), default=0), _statement(one, depths.get(one.id, 0))))
    found += [(event.trigger.start, _event(event, annotation, countries)) for event in annotation.events]
    found += [(place.span.start, _place(place, countries)) for place in annotation.places]
    found += [(when.span.start, _date(when)) for when in annotation.dates]
    counts = {count.span.start: count for event in annotation.events for count in event.counts}
    found += [(start, _count(count)) for start, count in counts.items()]
    return sorted(found, key=lambda pair: (pair[0], list(LAYERS).index(pair[1].layer), pair[1].depth))


def _depths(statements: Sequence[Statement]) -> dict[str, int]:
    outer = {one.id: one.within for one in statements}
    depths = {}
    for key in outer:
        seen, at = {key}, outer[key]
        while at is not None and at not in seen:
            seen.add(at)
            at = outer.get(at)
        depths[key] = len(seen) - 1
    return depths


def _statement(one: Statement, depth: int) -> Note:
    voice, hedges = one.voice, [f"“{one_line(span.text)}”" for span in one.hedges]
    facts = [
        ("kind", kind_words(voice.kind, voice.party) if voice else ""),
        ("speaks for", voice.speaks_for or "" if voice else ""),
        ("through", ", ".join(via.name for via in one.via)),
        ("form", one.form),
        ("hedged", ", ".join(hedges)),
        ("voice rule", voice.rule if voice else ""),
    ]
    act = NEGATED_ACTS[one.act] if one.negated else ACTS[one.act]
    head = voice.name if voice else "nobody named"
    return Note(one.id, "content", depth, head, act, _told(facts), (), one.rule)


def _event(event: Event, annotation: Annotation, countries: Mapping[str, str]) -> Note:
    code = ", ".join(code_words(code) for code in (event.type, event.mode) if code) or "not coded"
    marks = [word for word, on in (("background", event.background), ("a sum of several", event.aggregate)) if on]
    counts = [figure_words(c.kind, range_words(c.low, c.high, c.exactness), c.whom) for c in event.counts]
    facts = [
        ("by, as said", ", ".join(one.name for one in event.actors)),
        ("against, as said", ", ".join(one.name for one in event.recipients)),
        ("where", place_words(event.where, countries) if event.where else ""),
        ("when", when_words(event.when) if event.when else ""),
        ("figures", "; ".join(counts)),
        ("about", ", ".join(code_words(one) for one in event.contexts)),
        ("told as", ", ".join(marks)),
    ]
    return Note(
        event.id,
        "event",
        0,
        one_line(event.trigger.text),
        code,
        _told(facts),
        tuple(_claims(event, annotation)),
        event.rule,
        event.id,
    )


def _claims(event: Event, annotation: Annotation) -> Iterator[Told]:
    outlet = annotation.report.outlet
    for claim in annotation.claims:
        if claim.event != event.id:
            continue
        maybe = MAYBE.get(claim.factuality)
        notes = (*([maybe] if maybe else []), *(f"“{one_line(span.text)}”" for span in claim.hedges))
        start = min((span.start for span in claim.evidence), default=event.trigger.start)
        end = max((span.end for span in claim.evidence), default=event.trigger.end)
        words = stance_words(claim.question, claim.stance, value_of(claim))
        yield Told(claim.id, voice_words(claim.voice, [outlet] if outlet else []), words, notes, claim.rule, start, end)


def _place(place: Place, countries: Mapping[str, str]) -> Note:
    point = f"{place.lat:g}, {place.lon:g}" if place.lat is not None and place.lon is not None else ""
    facts = [("resolved to", place_words(place, countries)), ("at", point), ("not resolved", place.reason or "")]
    return Note(
        f"p-{place.span.start}", "place", 0, one_line(place.span.text), place.kind, _told(facts), (), place.rule
    )


def _date(when: When) -> Note:
    facts = [("means", when_words(when)), ("basis", when.basis)]
    return Note(f"d-{when.span.start}", "date", 0, one_line(when.span.text), "date", _told(facts), (), when.rule)


def _count(count: Count) -> Note:
    facts = [
        ("means", figure_words(count.kind, range_words(count.low, count.high, count.exactness), count.whom)),
        ("scope", count.scope),
        ("as of", count.as_of or ""),
    ]
    return Note(f"n-{count.span.start}", "count", 0, one_line(count.span.text), "figure", _told(facts), (), count.rule)


def _told(facts: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, words) for name, words in facts if words)
