"""An incident and its reports in, how its accounts move out: who answers whom, who changes the story, which report tells another anew."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allegedly.links import TollByPolicy, Version
from allegedly.records import Account, Claim, CountKind, Incident, Question, Toll
from allegedly.toll_policy import is_further
from allegedly.view.accounts import value_of, voice_words
from allegedly.view.sources import Mark, Source, Sources, outlet_words
from allegedly.view.text import line_of
from allegedly.view.words import day_words, figure_words, range_words, stance_words


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a claim says in words, whose it is, and where it stands (``None``: not among the reports at hand)."""

    voice: str
    words: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class ReplyView:
    """A claim that answers another, and how that is known."""

    reply: Spoken
    answered: Spoken
    why: str


@dataclass(frozen=True, slots=True)
class TurnView:
    """A voice that says one thing and later another on one question; ``since`` is the day of the report that first has the new one."""

    voice: str
    question: Question
    before: Spoken
    after: Spoken
    since: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """A report that tells an earlier one anew, by their numbers, why they are held to be one story, and what changed in it."""

    report: int
    replaces: int
    why: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """Reports, by number, that go back to one source, and why."""

    reports: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A figure, the policies that give it, and the claims that it rests on."""

    kind: CountKind
    policies: tuple[str, ...]
    figure: str
    claims: tuple[Spoken, ...]


def reply_views(incident: Incident, sources: Sources, outlets: Sequence[str]) -> tuple[ReplyView, ...]:
    """Return the replies whose two claims are at hand, in the incident's order."""
    held = sources.claims
    return tuple(
        ReplyView(_spoken(held[one.claim], outlets), _spoken(held[one.answers], outlets), one.why)
        for one in incident.replies
        if one.claim in held and one.answers in held
    )


def turn_views(incident: Incident, sources: Sources, outlets: Sequence[str]) -> tuple[TurnView, ...]:
    """Return where a voice changes its story: what it last says of a question has nothing in common with what its report before said.

    What one report has a voice say side by side is no change; nor is a figure of other people, or a further answer.
    """
    return tuple(turn for account in incident.accounts for turn in _turns(account, sources, outlets))


Point = tuple[Question, CountKind | None, str | None]


def _turns(account: Account, sources: Sources, outlets: Sequence[str]) -> Iterator[TurnView]:
    told: dict[Point, list[tuple[Source, list[Claim]]]] = {}
    for source, claim in sorted(
        (sources.claims[key] for key in account.claims if key in sources.claims), key=lambda one: one[0].number
    ):
        count = claim.count
        own = told.setdefault((claim.question, count.kind if count else None, count.whom if count else None), [])
        if not own or own[-1][0] is not source:
            own.append((source, []))
        own[-1][1].append(claim)
    for (question, _, _), stages in told.items():
        for (earlier, old), (later, new) in itertools.pairwise(stages):
            if _day(earlier) != _day(later) and _changed(old, new):
                before, after = _spoken((earlier, old[0]), outlets), _spoken((later, new[0]), outlets)
                yield TurnView(voice_words(account.voice, outlets), question, before, after, _day(later))


def _changed(old: Sequence[Claim], new: Sequence[Claim]) -> bool:
    ours, theirs = ({_content(claim) for claim in claims} for claims in (old, new))
    if ours & theirs or any(claim.stance == "no_comment" for claim in (*old, *new)):
        return False
    if any(claim.count is not None and is_further(claim.count) for claim in (*old, *new)):
        return False
    is_toll = old[0].count is not None
    rejected = any(claim.stance in ("denies", "retracts") for claim in (*old, *new))
    return is_toll or rejected or old[0].question == "responsibility"


def _content(claim: Claim) -> tuple[object, ...]:
    count = claim.count
    return (
        claim.stance == "denies",
        claim.stance == "retracts",
        claim.value,
        *((count.low, count.high) if count else ()),
    )


def version_views(incident: Incident, sources: Sources) -> tuple[VersionView, ...]:
    """Return the reports that tell an earlier one anew, with what appeared, vanished and changed, a line each."""
    found = []
    for one in incident.versions:
        later, earlier = sources.numbered(one.report), sources.numbered(one.replaces)
        if later is not None and earlier is not None:
            found.append(VersionView(later.number, earlier.number, one.why, tuple(_changes(one, sources))))
    return tuple(found)


def _changes(version: Version, sources: Sources) -> Iterator[str]:
    held = sources.claims
    for change in version.changed:
        if change.old in held and change.new in held:
            old, new = held[change.old][1], held[change.new][1]
            yield f"changed: {old.voice or 'the report'}: {_words(old)}; now: {_words(new)}"
    for what, keys in (("new", version.appeared), ("gone", version.vanished)):
        said = [f"{held[key][1].voice or 'the report'} {_words(held[key][1])}" for key in keys if key in held]
        yield from (f"{what}: {words}" for words in dict.fromkeys(said))


def origin_views(incident: Incident, sources: Sources) -> tuple[OriginView, ...]:
    """Return the origins that more than one report goes back to, with the numbers of the reports."""
    found = []
    for one in incident.origin_reports:
        numbers = tuple(sorted(source.number for key in one.reports if (source := sources.numbered(key))))
        if len(numbers) > 1:
            found.append(OriginView(numbers, one.why))
    return tuple(found)


def policy_views(tolls: Mapping[CountKind, Toll], sources: Sources, outlets: Sequence[str]) -> tuple[PolicyView, ...]:
    """Return what the toll policies make of each toll; policies of one figure on the same claims stand together."""
    return tuple(view for kind, toll in tolls.items() for view in _policies(kind, toll, sources, outlets))


def _policies(kind: CountKind, toll: Toll, sources: Sources, outlets: Sequence[str]) -> Iterator[PolicyView]:
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for name, one in toll.by_policy.items():
        groups.setdefault((_figure(kind, one), one.claims), []).append(name)
    for (figure, claims), names in groups.items():
        spoken = tuple(_spoken(sources.claims[key], outlets) for key in claims if key in sources.claims)
        yield PolicyView(kind, tuple(names), figure, spoken)


def _figure(kind: CountKind, one: TollByPolicy) -> str:
    words = figure_words(kind, range_words(one.low, one.high), None)
    best = one.best is not None and one.best not in (one.low, one.high)
    return f"{words}, best {one.best:,}" if best else words


def _spoken(found: tuple[Source, Claim], outlets: Sequence[str]) -> Spoken:
    source, claim = found
    voice = voice_words(claim.voice, outlets)
    if claim.voice is None and source.annotation is not None:
        voice = voice_words(None, [outlet_words(source.annotation.report)])
    return Spoken(voice, _words(claim), _mark(source, claim))


def _words(claim: Claim) -> str:
    return stance_words(claim.question, claim.stance, value_of(claim))


def _mark(source: Source, claim: Claim) -> Mark | None:
    if source.annotation is None or not claim.evidence:
        return None
    start = min(span.start for span in claim.evidence)
    return Mark(source.number, line_of(source.annotation.report.text, start))


def _day(source: Source) -> str:
    report = source.annotation.report if source.annotation else None
    day = (report.updated or report.published) if report else None
    return day_words(day, day) if day else "a report without a date"
