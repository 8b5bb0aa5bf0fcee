"""A report's id in, its record with the incidents that its events belong to out; and what the ledger holds in all."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from allegedly.ledger import lookup, read
from allegedly.ledger.connect import open_for_reading
from allegedly.ledger.lookup import Wanted
from allegedly.ledger.read import LedgerTotals
from allegedly.problems import InputError
from allegedly.records import Annotation, Incident

MOST = 500


@dataclass(frozen=True, slots=True)
class HeldReport:
    """The record of a report, the incidents it speaks of, and the incident of each of its events."""

    annotation: Annotation
    incidents: tuple[Incident, ...]
    by_event: dict[str, Incident]


def read_report(ledger: Path, key: str) -> HeldReport:
    """Return the report with the id ``key``. Raises ``InputError`` when the ledger has none."""
    with closing(open_for_reading(ledger)) as connection:
        annotation = read.annotation(connection, key)
        if annotation is None:
            raise InputError(f"there is no report {key[:80]!r} in the ledger")
        incidents = lookup.page(connection, Wanted(report=key, thin=True), "newest", 0, MOST)
    by_event = {event.id: incident for incident in incidents for event in incident.events}
    return HeldReport(annotation, incidents, by_event)


def read_totals(ledger: Path) -> LedgerTotals:
    """Return how many of each kind of record the ledger holds."""
    with closing(open_for_reading(ledger)) as connection:
        return read.totals(connection)


def read_reports(ledger: Path) -> tuple[str, ...]:
    """Return the ids of all reports, in their order."""
    with closing(open_for_reading(ledger)) as connection:
        return tuple(sorted(read.known_reports(connection)))


def incident_of_event(ledger: Path, report: str, event: str) -> str | None:
    """Return the id of the incident in force that holds an event, ``None`` when none does."""
    with closing(open_for_reading(ledger)) as connection:
        incidents = lookup.page(connection, Wanted(report=report, thin=True), "newest", 0, MOST)
    return next((one.id for one in incidents if any(held.id == event for held in one.events)), None)
