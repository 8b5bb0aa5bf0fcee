"""A ledger file in, the rows that views are computed from out."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from allegedly.ledger import find, read
from allegedly.ledger.connect import open_for_reading
from allegedly.problems import InputError
from allegedly.records import Annotation, Incident

SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Case:
    """One incident with the records of its reports, in the incident's own order."""

    incident: Incident
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Docket:
    """The incidents of a ledger, how many reports it holds, and whether the incidents were made from all of them."""

    incidents: tuple[Incident, ...]
    reports: int
    is_grouped: bool


def read_docket(ledger: Path) -> Docket:
    """Return the incidents of the ledger at ``ledger``, by date. Raises ``LedgerError`` when there is none or it cannot be read."""
    with closing(open_for_reading(ledger)) as connection:
        return Docket(read.incidents(connection), read.totals(connection).reports, read.is_grouped(connection))


def read_page(ledger: Path, after: str | None, limit: int) -> tuple[Incident, ...]:
    """Return up to ``limit`` incidents in the order of the list, those that come after the one with the id ``after``; reads no others."""
    with closing(open_for_reading(ledger)) as connection:
        return find.page(connection, after, limit)


def read_incident(ledger: Path, wanted: str) -> Incident:
    """Return the incident whose id is or begins with ``wanted``. Raises ``InputError``, naming near ones, when there is not just one."""
    with closing(open_for_reading(ledger)) as connection:
        return _incident(connection, wanted)


def read_case(ledger: Path, wanted: str) -> Case:
    """Return the incident whose id is or begins with ``wanted``, and its reports. Raises ``InputError`` as ``read_incident`` does."""
    with closing(open_for_reading(ledger)) as connection:
        incident = _incident(connection, wanted)
        found = (read.annotation(connection, report) for report in incident.reports)
        return Case(incident, tuple(annotation for annotation in found if annotation is not None))


def _incident(connection: sqlite3.Connection, wanted: str) -> Incident:
    incident = read.incident(connection, wanted)
    if incident is None:
        near = near_ones(wanted, read.incidents(connection))
        raise InputError(f"there is no incident {wanted!r} in the ledger{_suggestion(near)}")
    return incident


def near_ones(wanted: str, incidents: Sequence[Incident]) -> tuple[Incident, ...]:
    """Return the incidents whose id is nearly ``wanted`` or whose headline has its words, the likeliest first."""
    by_id = {incident.id: incident for incident in incidents}
    words = wanted.casefold().split()
    titled = [
        key for key, incident in by_id.items() if words and all(word in incident.title.casefold() for word in words)
    ]
    start = f"i-{wanted.removeprefix('i-')}"
    starts = {key[: len(start)]: key for key in by_id}
    close = get_close_matches(start, list(starts), SUGGESTED, 0.6) if words else []
    return tuple(by_id[key] for key in dict.fromkeys([*titled, *(starts[start] for start in close)]))[:SUGGESTED]


def _suggestion(near: Sequence[Incident]) -> str:
    if not near:
        return "; allegedly show lists them"
    return "; do you mean one of these?" + "".join(f"\n  {incident.id}  {incident.title}" for incident in near)
