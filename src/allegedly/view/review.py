"""A ledger in, what there is to judge out: the queue, the mentions, claims and likely doubles of one incident, and what ids stand for."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from allegedly.judgement import Judgement, Target
from allegedly.ledger import find
from allegedly.ledger.connect import open_for_reading
from allegedly.records import Claim, Incident, Question
from allegedly.view.listing import standing_of
from allegedly.view.rows import Case, read_case
from allegedly.view.text import one_line
from allegedly.view.words import STANDINGS


@dataclass(frozen=True, slots=True)
class QueueLine:
    """An incident worth a look, and why."""

    id: str
    headline: str
    why: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be judged: its id and what it is, in words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What can be judged of one incident: its mentions, its claims, what is perhaps the same, and the judgements there are."""

    id: str
    headline: str
    mentions: tuple[Item, ...]
    claims: tuple[Item, ...]
    perhaps: tuple[Item, ...]
    judgements: tuple[Item, ...]


def review_queue(ledger: Path, limit: int) -> tuple[QueueLine, ...]:
    """Return what is most worth a look: disputed first, then uncertain merges and low confidence, then the rest. Raises ``LedgerError``."""
    with closing(open_for_reading(ledger)) as connection:
        return tuple(QueueLine(one.id, one.title, _why(one)) for one in find.queue(connection, limit))


def _why(one: Incident) -> str:
    questions: tuple[tuple[str, Question], ...] = (
        ("whether it happened", "occurrence"),
        ("who did it", "responsibility"),
        ("how many", "toll"),
    )
    told = [
        f"{words}: {STANDINGS[stand]}"
        for words, key in questions
        if (stand := standing_of(one, key)) in ("disputed", "denied")
    ]
    if one.perhaps:
        told.append(f"perhaps the same as {len(one.perhaps)} other mention{'s' if len(one.perhaps) > 1 else ''}")
    if weak := find.weak_merges(one):
        told.append(f"{weak} pair{'s' if weak > 1 else ''} of reports put together by little")
    told += find.unsure_cells(one)
    return "; ".join(told) or "one voice" * (len(one.accounts) == 1) or "not judged yet"


def read_targets(ledger: Path, wanted: Sequence[str]) -> tuple[Target, ...]:
    """Return what ids stand for, of an incident its events. Raises ``InputError`` for an id that names nothing or several things."""
    with closing(open_for_reading(ledger)) as connection:
        return tuple(dict.fromkeys(part for one in wanted for part in find.targets(connection, one)))


def review_page(ledger: Path, wanted: str, judgements: Sequence[Judgement]) -> ReviewPage:
    """Return what can be judged of the incident ``wanted``. ``judgements`` are those in force."""
    case = read_case(ledger, wanted)
    incident = case.incident
    own = {event.id for event in incident.events}
    return ReviewPage(
        id=incident.id,
        headline=incident.title,
        mentions=tuple(Item(one.id, f"“{one_line(one.trigger.text)}” in {one.report}") for one in incident.events),
        claims=tuple(Item(one.id, _claim_words(one)) for one in _claims(case, own)),
        perhaps=tuple(Item(one.other_event, f"like {one.event}, {one.score}: {one.why}") for one in incident.perhaps),
        judgements=tuple(judgement_item(one) for one in judgements if _is_about(one, case, own)),
    )


def judgement_item(one: Judgement) -> Item:
    """Return a judgement in words."""
    what = ", ".join(part.id for part in one.targets) or one.undoes or ""
    apart = f" from {', '.join(part.id for part in one.against)}" if one.against else ""
    cell = f" {one.field}" if one.field else ""
    value = f" = {one.value}" if one.value is not None or one.kind == "correct" else ""
    return Item(
        one.id, f"{one.when} {one.who}: {one.kind} {what}{apart}{cell}{value}" + (f" ({one.why})" if one.why else "")
    )


def _claims(case: Case, own: set[str]) -> list[Claim]:
    return [claim for report in case.annotations for claim in report.claims if claim.event in own]


def _claim_words(one: Claim) -> str:
    count = f" {one.count.span.text} {one.count.kind}" if one.count else ""
    value = f" {one_line(one.value)}" if one.value else ""
    return f"{one.voice or 'the reporter'} {one.stance} {one.question}{value}{count}"


def _is_about(one: Judgement, case: Case, own: set[str]) -> bool:
    ids = own | {claim.id for claim in _claims(case, own)} | set(case.incident.reports)
    return any(part.id in ids for part in (*one.targets, *one.against))
