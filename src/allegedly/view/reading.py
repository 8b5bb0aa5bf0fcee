"""The record of one report in, a short human reading of it out: its head, who says what on which line, what is claimed of each event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allegedly.problems import Problem
from allegedly.records import UNNAMED, Annotation, Basis, Claim, Event, Participant, Report, Statement, Voice
from allegedly.view.accounts import MAYBE, value_of, voice_words
from allegedly.view.text import line_of, one_line
from allegedly.view.words import (
    ACTS,
    NEGATED_ACTS,
    code_words,
    day_words,
    figure_words,
    place_words,
    range_words,
    stance_words,
    when_words,
)

BASES = {
    "text": "the report says so",
    "metadata": "its metadata",
    "file": "its file",
    "option": "an option of this run",
}


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement: who, the act, the words said, the words that weaken it. ``depth`` counts the statements it stands within."""

    line: int
    depth: int
    voice: str
    act: str
    content: tuple[str, ...]
    hedges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim in words: its voice, its stance, what weakens it."""

    voice: str
    words: str
    notes: tuple[str, ...]
    is_answer: bool


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event: the words that name it, what it is coded as, and the claims about it."""

    line: int
    trigger: str
    code: str
    facts: tuple[tuple[str, str], ...]
    claims: tuple[ClaimLine, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that ``allegedly annotate`` prints of one report."""

    title: str
    head: tuple[tuple[str, str], ...]
    statements: tuple[StatementLine, ...]
    events: tuple[EventLine, ...]
    problems: tuple[Problem, ...]


def reading(annotation: Annotation, countries: Mapping[str, str]) -> Reading:
    """Return the reading of a record; ``countries`` gives names for ISO codes."""
    report = annotation.report
    depths = _depths(annotation.statements)
    return Reading(
        title=one_line(report.title or "(no title)"),
        head=_head(report, countries),
        statements=tuple(_statement(one, report, depths[one.id]) for one in annotation.statements),
        events=tuple(_event(event, annotation, countries) for event in annotation.events),
        problems=annotation.problems,
    )


def _head(report: Report, countries: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    bases = {basis.field: basis for basis in report.basis}
    values = {
        "outlet": report.outlet,
        "byline": report.byline,
        "dateline": place_words(report.dateline, countries) if report.dateline else None,
        "published": day_words(report.published, report.published) if report.published else None,
        "updated": day_words(report.updated, report.updated) if report.updated else None,
        "file": report.file,
        "url": report.url,
    }
    shown = {"outlet", "published"}  # said also when they are not known
    return tuple(
        (name, value + _basis(bases.get(name)) if value else "not known")
        for name, value in values.items()
        if value or name in shown
    )


def _basis(basis: Basis | None) -> str:
    if basis is None or basis.basis == "text":
        return ""
    return f" (from {BASES[basis.basis]})"


def _depths(statements: Sequence[Statement]) -> dict[str, int]:
    """How many statements each stands within; a circle, which no record should hold, counts once round."""
    outer = {one.id: one.within for one in statements}
    depths: dict[str, int] = {}
    for key in outer:
        seen, at = {key}, outer[key]
        while at is not None and at not in seen:
            seen.add(at)
            at = outer.get(at)
        depths[key] = len(seen) - 1
    return depths


def _statement(one: Statement, report: Report, depth: int) -> StatementLine:
    spans = [*([one.voice.span] if one.voice and one.voice.span else []), *([one.cue] if one.cue else []), *one.content]
    voice = _voice(one.voice, one.via) if one.voice else "nobody named"
    return StatementLine(
        line=line_of(report.text, min((span.start for span in spans), default=0)),
        depth=depth,
        voice=voice,
        act=NEGATED_ACTS[one.act] if one.negated else ACTS[one.act],
        content=tuple(one_line(span.text) for span in one.content),
        hedges=tuple(one_line(span.text) for span in one.hedges),
    )


def _voice(voice: Voice, via: Sequence[Voice]) -> str:
    speaks_for = f" (for {voice.speaks_for})" if voice.speaks_for else ""
    through = f", through {', '.join(map(_own_name, via))}" if via else ""
    return f"{_own_name(voice)}{speaks_for}{through}"


def _own_name(voice: Voice) -> str:
    return f"“{one_line(voice.span.text)}” (not told who)" if voice.name == UNNAMED and voice.span else voice.name


def _event(event: Event, annotation: Annotation, countries: Mapping[str, str]) -> EventLine:
    codes = [code_words(code) for code in (event.type, event.mode) if code]
    notes = [word for word, on in (("background", event.background), ("a sum of several", event.aggregate)) if on]
    counts = [figure_words(one.kind, range_words(one.low, one.high, one.exactness), one.whom) for one in event.counts]
    facts = [
        ("by", _names(event.actors)),
        ("against", _names(event.recipients)),
        ("where", place_words(event.where, countries) if event.where else ""),
        ("when", when_words(event.when) if event.when else ""),
        ("figures", "; ".join(counts)),
    ]
    return EventLine(
        line=line_of(annotation.report.text, event.trigger.start),
        trigger=one_line(event.trigger.text),
        code="; ".join([", ".join(codes) or "not coded", *notes]),
        facts=tuple((name, words) for name, words in facts if words),
        claims=tuple(_claim(claim, annotation.report) for claim in annotation.claims if claim.event == event.id),
    )


def _names(participants: Sequence[Participant]) -> str:
    return ", ".join(participant.name for participant in participants)


def _claim(claim: Claim, report: Report) -> ClaimLine:
    maybe = MAYBE.get(claim.factuality)
    hedges = [f"“{one_line(span.text)}”" for span in claim.hedges]
    return ClaimLine(
        voice=voice_words(claim.voice, [report.outlet] if report.outlet else []),
        words=stance_words(claim.question, claim.stance, value_of(claim)),
        notes=(*([maybe] if maybe else []), *hedges),
        is_answer=claim.responds_to is not None,
    )
