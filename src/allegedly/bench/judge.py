"""Gold entries against the record of their text: an entry and its annotation in, the answers that failed out."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from allegedly.bench.compare import Comparison, accepts, nearly, same, stands_in
from allegedly.bench.gold import Answer, Entry
from allegedly.records import Annotation, Claim, Count, Event, Participant, Place, Span, Statement, Voice, When


@dataclass(frozen=True, slots=True)
class Index:
    """One annotation with its events, statements and claims by id, so that a record's neighbours can be looked up."""

    record: Annotation
    events: dict[str, Event]
    statements: dict[str, Statement]
    claims: dict[str, Claim]
    fold: bool = False


@dataclass(frozen=True, slots=True)
class CountOfEvent:
    """A count with the event it belongs to."""

    count: Count
    event: Event


@dataclass(frozen=True, slots=True)
class Cell:
    """How one field of a kind of record is read (every text it may be matched by) and compared."""

    read: Callable[[Any, Index], Iterable[str | None]]
    compare: Comparison


def failures(entry: Entry, record: Annotation, *, fold: bool = False) -> tuple[str, ...]:
    """Return a line for each answer of the entry that the record does not keep, in order; empty when all are kept. ``fold`` lets case differ."""
    index = Index(
        record,
        {event.id: event for event in record.events},
        {statement.id: statement for statement in record.statements},
        {claim.id: claim for claim in record.claims},
        fold,
    )
    return tuple(_describe(answer) for answer in entry.answers if _is_found(answer, index) != answer.found)


def broken_spans(record: Annotation) -> tuple[str, ...]:
    """Return the words of every span of the record that is not the slice of the report's text it says it is."""
    text = record.report.text
    return tuple(span.text for span in _spans(record) if text[span.start : span.end] != span.text)


def _is_found(answer: Answer, index: Index) -> bool:
    return any(
        all(_fits(CELLS[answer.kind][field], value, item, index) for field, value in answer.fields)
        for item in RECORDS[answer.kind](index)
    )


def _fits(cell: Cell, value: str, item: Any, index: Index) -> bool:
    texts = [text for text in cell.read(item, index) if text is not None]
    if index.fold:
        return accepts(value.casefold(), [text.casefold() for text in texts], cell.compare)
    return accepts(value, texts, cell.compare)


def _describe(answer: Answer) -> str:
    cells = " | ".join(f"{field}: {value}" for field, value in answer.fields)
    mark, fault = ("=", "not found") if answer.found else ("!", "found")
    return f"line {answer.line}: {fault}: {mark} {answer.kind} | {cells}"


def _spans(item: Any) -> Iterator[Span]:
    """Yield every span in a record, its records and their tuples."""
    if isinstance(item, Span):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from _spans(part)
    elif hasattr(type(item), "__dataclass_fields__"):
        for field in type(item).__dataclass_fields__:
            yield from _spans(getattr(item, field))


def _texts(spans: Iterable[Span | None]) -> list[str]:
    return [span.text for span in spans if span is not None]


def _voice(voice: Voice | None) -> list[str]:
    return [] if voice is None else [voice.name, *_texts([voice.span])]


def _people(participants: Iterable[Participant]) -> list[str]:
    return [text for one in participants for text in (one.name, one.span.text)]


def _place(place: Place | None) -> list[str]:
    return [] if place is None else [place.name, place.span.text]


def _interval(when: When | None) -> str | None:
    if when is None or (when.earliest is None and when.latest is None):
        return None
    return str(when.earliest) if when.earliest == when.latest else f"{when.earliest}..{when.latest}"


def _number(value: int | None) -> str | None:
    return None if value is None else str(value)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _bounds(count: Count | None) -> list[str]:
    if count is None:
        return []
    return [f"{count.kind} {_number(count.low) or ''}..{_number(count.high) or ''}"]


def _claim_voice(claim: Claim, index: Index) -> list[str]:
    """Return the names a claim's voice may be matched by: its own, and the words of its statement's voice."""
    statement = index.statements.get(claim.statement or "")
    return [] if claim.voice is None else [claim.voice, *_voice(statement.voice if statement else None)]


def _claim_trigger(claim: Claim | None, index: Index) -> list[str]:
    event = index.events.get(claim.event) if claim else None
    return [] if event is None else [event.trigger.text]


def _answered(claim: Claim, index: Index) -> Claim | None:
    return index.claims.get(claim.responds_to or "")


def _within(statement: Statement, index: Index) -> list[str]:
    outer = index.statements.get(statement.within or "")
    return _texts([outer.cue]) if outer else []


def _event_hedges(event: Event, index: Index) -> list[str]:
    return [hedge.text for claim in index.record.claims if claim.event == event.id for hedge in claim.hedges]


def _counts(index: Index) -> list[CountOfEvent]:
    return [CountOfEvent(count, event) for event in index.record.events for count in event.counts]


def _actor_names(actor_id: str, index: Index) -> list[str]:
    names = [actor.name for actor in index.record.actors if actor.id == actor_id]
    return names or [actor_id]


RECORDS: dict[str, Callable[[Index], Iterable[Any]]] = {
    "statement": lambda index: index.record.statements,
    "event": lambda index: index.record.events,
    "claim": lambda index: index.record.claims,
    "count": _counts,
    "place": lambda index: index.record.places,
    "date": lambda index: index.record.dates,
    "actor": lambda index: index.record.actors,
    "relation": lambda index: index.record.relations,
}

CELLS: dict[str, dict[str, Cell]] = {
    "statement": {
        "voice": Cell(lambda item, _: _voice(item.voice), stands_in),
        "kind": Cell(lambda item, _: [item.voice.kind if item.voice else None], same),
        "speaks_for": Cell(lambda item, _: [item.voice.speaks_for if item.voice else None], stands_in),
        "via": Cell(lambda item, _: [text for voice in item.via for text in _voice(voice)], stands_in),
        "cue": Cell(lambda item, _: _texts([item.cue]), stands_in),
        "content": Cell(lambda item, _: _texts(item.content), nearly),
        "act": Cell(lambda item, _: [item.act], same),
        "form": Cell(lambda item, _: [item.form], same),
        "hedges": Cell(lambda item, _: _texts(item.hedges), stands_in),
        "negated": Cell(lambda item, _: [_yes(item.negated)], same),
        "within": Cell(_within, stands_in),
    },
    "event": {
        "trigger": Cell(lambda item, _: [item.trigger.text], stands_in),
        "type": Cell(lambda item, _: [item.type], same),
        "mode": Cell(lambda item, _: [item.mode], same),
        "actors": Cell(lambda item, _: _people(item.actors), stands_in),
        "recipients": Cell(lambda item, _: _people(item.recipients), stands_in),
        "where": Cell(lambda item, _: _place(item.where), stands_in),
        "country": Cell(lambda item, _: [item.where.country if item.where else None], same),
        "when": Cell(lambda item, _: [_interval(item.when)], same),
        "hedges": Cell(_event_hedges, stands_in),
        "background": Cell(lambda item, _: [_yes(item.background)], same),
        "aggregate": Cell(lambda item, _: [_yes(item.aggregate)], same),
    },
    "claim": {
        "trigger": Cell(_claim_trigger, stands_in),
        "voice": Cell(_claim_voice, stands_in),
        "question": Cell(lambda item, _: [item.question], same),
        "stance": Cell(lambda item, _: [item.stance], same),
        "value": Cell(lambda item, _: [item.value], stands_in),
        "factuality": Cell(lambda item, _: [item.factuality], same),
        "hedges": Cell(lambda item, _: _texts(item.hedges), stands_in),
        "count": Cell(lambda item, _: _bounds(item.count), same),
        "responds_to": Cell(lambda item, index: _claim_trigger(_answered(item, index), index), stands_in),
        "answers": Cell(
            lambda item, index: _claim_voice(answered, index) if (answered := _answered(item, index)) else [], stands_in
        ),
    },
    "count": {
        "trigger": Cell(lambda item, _: [item.event.trigger.text], stands_in),
        "kind": Cell(lambda item, _: [item.count.kind], same),
        "whom": Cell(lambda item, _: [item.count.whom], stands_in),
        "low": Cell(lambda item, _: [_number(item.count.low)], same),
        "high": Cell(lambda item, _: [_number(item.count.high)], same),
        "exactness": Cell(lambda item, _: [item.count.exactness], stands_in),
        "scope": Cell(lambda item, _: [item.count.scope], same),
    },
    "place": {
        "text": Cell(lambda item, _: [item.span.text], nearly),
        "name": Cell(lambda item, _: [item.name], stands_in),
        "kind": Cell(lambda item, _: [item.kind], same),
        "country": Cell(lambda item, _: [item.country], same),
        "precision": Cell(lambda item, _: [_number(item.precision)], same),
    },
    "date": {
        "text": Cell(lambda item, _: [item.span.text], nearly),
        "earliest": Cell(lambda item, _: [item.earliest], same),
        "latest": Cell(lambda item, _: [item.latest], same),
        "precision": Cell(lambda item, _: [_number(item.precision)], same),
        "basis": Cell(lambda item, _: [item.basis], same),
    },
    "actor": {
        "name": Cell(lambda item, _: [item.name], stands_in),
        "kind": Cell(lambda item, _: [item.kind], same),
        "country": Cell(lambda item, _: [item.country], same),
        "known": Cell(lambda item, _: [_yes(item.known)], same),
    },
    "relation": {
        "subject": Cell(lambda item, index: _actor_names(item.subject, index), stands_in),
        "relation": Cell(lambda item, _: [item.relation], same),
        "object": Cell(lambda item, index: _actor_names(item.object, index), stands_in),
        "voice": Cell(lambda item, index: _actor_names(item.claim_of, index) if item.claim_of else [], stands_in),
    },
}
