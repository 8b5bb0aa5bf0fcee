"""The tellings of one incident in, what changed from each to the next out; and the incidents that are near it but were kept apart."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from allegedly.ledger import lookup, tables
from allegedly.ledger.connect import open_for_reading
from allegedly.ledger.lookup import Wanted
from allegedly.records import Incident
from allegedly.view.listing import standing_of, toll_words
from allegedly.view.search import IncidentLine, incident_line
from allegedly.view.words import QUESTIONS, STANDINGS, plural

MOST_NEAR = 8


@dataclass(frozen=True, slots=True)
class Telling:
    """One version of an incident: the grouping it came with, from how many reports of the ledger, and what is new in it."""

    grouping: int
    reports: int
    changes: tuple[str, ...]


def tellings(ledger: Path, incident: str) -> tuple[Telling, ...]:
    """Return the versions of the incident with this id, the latest first."""
    with closing(open_for_reading(ledger)) as connection:
        held = tables.versions(connection, incident)
    told = [
        Telling(one.grouping, one.reports, _changes(held[n - 1].incident if n else None, one.incident))
        for n, one in enumerate(held)
    ]
    return tuple(reversed(told))


def near_incidents(ledger: Path, incident: Incident, countries: Mapping[str, str]) -> tuple[IncidentLine, ...]:
    """Return incidents of the same type at the same place whose days touch, which were kept apart from this one."""
    when, where = incident.when, incident.where
    if when is None or where is None or not (when.earliest or when.latest):
        return ()
    wanted = Wanted(
        place=where.name, type=incident.type, since=when.earliest or when.latest, until=when.latest or when.earliest
    )
    with closing(open_for_reading(ledger)) as connection:
        found = lookup.page(connection, wanted, "reports", 0, MOST_NEAR + 1)
    return tuple(incident_line(one, countries) for one in found if one.id != incident.id)[:MOST_NEAR]


@dataclass(frozen=True, slots=True)
class Alike:
    """Another incident that is perhaps the same, and why it was not joined; ``line`` is ``None`` when it is not in force any more."""

    report: str
    event: str
    score: float
    why: str
    line: IncidentLine | None


def perhaps_same(ledger: Path, incident: Incident, countries: Mapping[str, str]) -> tuple[Alike, ...]:
    """Return what the grouping holds to be perhaps the same as ``incident``, each incident once, the likeliest first."""
    found: dict[str, Alike] = {}
    with closing(open_for_reading(ledger)) as connection:
        for one in sorted(incident.perhaps, key=lambda like: (-like.score, like.other_report, like.other_event)):
            held = lookup.page(connection, Wanted(report=one.other_report, thin=True), "newest", 0, 500)
            other = next((x for x in held if any(e.id == one.other_event for e in x.events)), None)
            line = incident_line(other, countries) if other else None
            key = other.id if other else one.other_event
            found.setdefault(key, Alike(one.other_report, one.other_event, one.score, one.why, line))
    return tuple(found.values())[:MOST_NEAR]


def _changes(before: Incident | None, after: Incident) -> tuple[str, ...]:
    if before is None:
        return (f"first told, from {plural(len(after.reports), 'report')}",)
    return (*_reports(before, after), *_voices(before, after), *_standings(before, after), *_tolls(before, after))


def _reports(before: Incident, after: Incident) -> Sequence[str]:
    new, gone = set(after.reports) - set(before.reports), set(before.reports) - set(after.reports)
    added = [f"{plural(len(new), 'report')} more"] if new else []
    return [*added, *([f"{plural(len(gone), 'report')} no longer counted to it"] if gone else [])]


def _voices(before: Incident, after: Incident) -> Sequence[str]:
    old = {account.voice for account in before.accounts}
    new = [account.voice or "a report itself" for account in after.accounts if account.voice not in old]
    return [f"new {'voice' if len(new) == 1 else 'voices'}: {'; '.join(new)}"] if new else []


def _standings(before: Incident, after: Incident) -> Sequence[str]:
    pairs = [(title, standing_of(before, key), standing_of(after, key)) for key, title in QUESTIONS.items()]
    return [f"{title} {STANDINGS[old]}, now {STANDINGS[new]}" for title, old, new in pairs if old != new]


def _tolls(before: Incident, after: Incident) -> Sequence[str]:
    old, new = "; ".join(toll_words(before.toll)), "; ".join(toll_words(after.toll))
    return [f"figures: {old or 'none'}, now {new or 'none'}"] if old != new else []
