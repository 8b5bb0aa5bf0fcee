"""An open ledger in, records out: exactly those that were written, in an order that does not depend on when they were."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pydantic import ValidationError

from allegedly.contract import from_json
from allegedly.ledger.faults import own_errors, path_of
from allegedly.ledger.second import all_readings
from allegedly.problems import InputError, LedgerError
from allegedly.records import Annotation, Incident
from allegedly.second import SecondReading

_SHOWN = 5  # how many candidates an ambiguous prefix is answered with


@dataclass(frozen=True, slots=True)
class LedgerTotals:
    """How many of each the ledger holds; ``incidents`` are those of the latest grouping."""

    reports: int
    statements: int
    events: int
    claims: int
    incidents: int
    problems: int


def known_reports(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the reports in the ledger."""
    with own_errors(path_of(connection)):
        return frozenset(row[0] for row in connection.execute("SELECT id FROM report"))


def has_report(connection: sqlite3.Connection, report_id: str) -> bool:
    """Return whether the ledger holds the report."""
    with own_errors(path_of(connection)):
        return connection.execute("SELECT 1 FROM report WHERE id = ?", (report_id,)).fetchone() is not None


def annotations(connection: sqlite3.Connection) -> Iterator[Annotation]:
    """Yield the record of every report, by id, as the ledger stood when the first was asked for."""
    with own_errors(path_of(connection)):
        for row in connection.execute("SELECT id, text, record FROM report ORDER BY id"):
            yield _annotation(connection, *row)


def annotation(connection: sqlite3.Connection, report_id: str) -> Annotation | None:
    """Return the record of one report exactly as it was written, ``None`` when the ledger does not have it."""
    with own_errors(path_of(connection)):
        row = connection.execute("SELECT id, text, record FROM report WHERE id = ?", (report_id,)).fetchone()
    return _annotation(connection, *row) if row else None


def incidents(connection: sqlite3.Connection) -> tuple[Incident, ...]:
    """Return the incidents of the latest grouping: by date, undated ones last, then by id."""
    sql = "SELECT id, record FROM incident_in_force ORDER BY coalesce(earliest, latest) IS NULL, coalesce(earliest, latest), id"
    with own_errors(path_of(connection)):
        rows = connection.execute(sql).fetchall()
    return tuple(incident_of(connection, *row) for row in rows)


def incident(connection: sqlite3.Connection, id_or_prefix: str) -> Incident | None:
    """Return the incident in force with this id, or the only one whose id begins so (with or without ``i-``); ``None`` when there is none.

    Raises ``InputError`` when several ids begin so.
    """
    found = (
        _starting_with(connection, id_or_prefix) or _starting_with(connection, f"i-{id_or_prefix}")
        if id_or_prefix
        else []
    )
    whole = [row for row in found if row[0] == id_or_prefix]
    if len(found) > 1 and not whole:
        shown = ", ".join(row[0] for row in found[:_SHOWN]) + (", ..." if len(found) > _SHOWN else "")
        raise InputError(f"{len(found)} incidents begin with {id_or_prefix!r} ({shown}); give more of the id")
    return incident_of(connection, *(whole or found)[0]) if found else None


def totals(connection: sqlite3.Connection) -> LedgerTotals:
    """Return how many of each kind of record the ledger holds."""
    sql = (
        "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM statement), (SELECT count(*) FROM event), "
        "(SELECT count(*) FROM claim), (SELECT count(*) FROM incident_line), (SELECT count(*) FROM problem)"
    )
    with own_errors(path_of(connection)):
        return LedgerTotals(*connection.execute(sql).fetchone())


def second_readings(connection: sqlite3.Connection) -> Iterator[SecondReading]:
    """Yield what other coders said of the reports, by report and coder."""
    yield from all_readings(connection)


def is_grouped(connection: sqlite3.Connection) -> bool:
    """Return whether the latest grouping was made from every report and judgement now in the ledger; an empty ledger needs none."""
    sql = (  # a report is never taken away
        "SELECT coalesce((SELECT reports FROM grouping ORDER BY number DESC LIMIT 1), 0) = (SELECT count(*) FROM report) "
        "AND NOT EXISTS (SELECT 1 FROM index_due)"
    )
    with own_errors(path_of(connection)):
        return bool(connection.execute(sql).fetchone()[0])


def _starting_with(connection: sqlite3.Connection, start: str) -> list[tuple[str, str]]:
    # a range of the index on id: after the start of an id comes a hexadecimal digit, and "g" comes after all of them
    sql = "SELECT id, record FROM incident_in_force WHERE id >= ? AND id < ? ORDER BY id"
    with own_errors(path_of(connection)):
        return connection.execute(sql, (start, start + "g")).fetchall()


def _annotation(connection: sqlite3.Connection, key: str, text: str, record: str) -> Annotation:
    try:
        bare = from_json(Annotation, record)
    except ValidationError as error:
        raise _unreadable(connection, key) from error
    return replace(bare, report=replace(bare.report, text=text))


def incident_of(connection: sqlite3.Connection, key: str, record: str) -> Incident:
    """Return the incident that a stored record holds; raises ``LedgerError`` when this version cannot read it."""
    try:
        return from_json(Incident, record)
    except ValidationError as error:
        raise _unreadable(connection, key) from error


def _unreadable(connection: sqlite3.Connection, key: str) -> LedgerError:
    return LedgerError(
        f"{path_of(connection)}: the record {key} cannot be read by this version of allegedly; "
        "read the reports again into a new ledger, or use the version that wrote it"
    )
