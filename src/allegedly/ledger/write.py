"""Records in, rows appended: one transaction a report, so that a run killed at any moment leaves whole reports only."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from allegedly.ledger.faults import own_errors, path_of
from allegedly.ledger.integrity import fault_of
from allegedly.ledger.rows import (
    INSERT_INCIDENT,
    INSERT_PROBLEM,
    INSERT_REPORT,
    Row,
    incident_row,
    problem_rows,
    report_row,
    tables,
)
from allegedly.problems import FaultyRecord, Problem
from allegedly.records import Annotation, Incident


def append(connection: sqlite3.Connection, annotation: Annotation) -> bool:
    """Append the record of one report, whole or not at all; return ``False`` when the ledger has the report already.

    Raises ``LedgerLocked``, ``LedgerReadOnly``, ``LedgerFull``; ``FaultyRecord`` when the record names a statement, event or
    claim that it does not have, has two of one id, or holds characters that are not Unicode text.
    """
    report = annotation.report.id
    if fault := fault_of(annotation):
        raise FaultyRecord(
            f"report {report}: {fault}; this is a fault in allegedly: please report it. The report was not written"
        )
    with transaction(connection):
        if connection.execute("SELECT 1 FROM report WHERE id = ?", (report,)).fetchone():
            return False
        try:
            connection.execute(INSERT_REPORT, report_row(annotation))
            for sql, rows in tables(annotation):
                connection.executemany(sql, rows)
        except UnicodeError as error:
            raise FaultyRecord(
                f"report {report}: it holds characters that are not Unicode text (lone surrogates); "
                "save it as UTF-8 and read it again. The report was not written"
            ) from error
    return True


def record_problems(connection: sqlite3.Connection, run: str, problems: Sequence[Problem]) -> int:
    """Append troubles that belong to no report (a file that could not be read) and return how many were new.

    ``run`` names what the run was asked to read. The problems of a record are appended with it, not here.
    """
    with transaction(connection):
        before = connection.total_changes
        connection.executemany(INSERT_PROBLEM, problem_rows(None, run, problems))
        return connection.total_changes - before


def record_grouping(
    connection: sqlite3.Connection, incidents: Sequence[Incident], *, reports: Collection[str] | None = None
) -> bool:
    """Append a grouping: the incidents now in force. Return ``False`` when nothing has changed since the latest one.

    Only what changed is written: incidents that came into force and those that went out of it. ``reports`` are the ids it was made
    from (default: all that are in the ledger now); name them when another process may be appending meanwhile.
    """
    rows = {str(row[0]): row for row in map(incident_row, incidents)}
    with transaction(connection):
        held = {row[0] for row in connection.execute("SELECT version FROM incident_in_force")}
        covered = len(set(reports)) if reports is not None else _count_reports(connection)
        latest = connection.execute("SELECT reports FROM grouping ORDER BY number DESC LIMIT 1").fetchone()
        changes = [(v, 1) for v in sorted(rows.keys() - held)] + [(v, 0) for v in sorted(held - rows.keys())]
        if not changes and latest and latest[0] == covered:
            return False
        _append_grouping(connection, [rows[v] for v, new in changes if new], changes, (covered, len(rows)))
    return True


def write_changes(
    connection: sqlite3.Connection, new: Sequence[Row], gone: Sequence[str], size: tuple[int, int]
) -> None:
    """Append a grouping that brings the incidents ``new`` (rows) into force and takes the versions ``gone`` out of it.

    ``size``: how many reports are grouped, into how many incidents. Nothing is written where nothing changes. The caller holds the
    transaction.
    """
    last = connection.execute("SELECT reports FROM grouping ORDER BY number DESC LIMIT 1").fetchone()
    if new or gone or not last or last[0] != size[0]:
        changes = [(str(row[0]), 1) for row in new] + [(version, 0) for version in gone]
        _append_grouping(connection, list(new), changes, size)


def _append_grouping(
    connection: sqlite3.Connection, incidents: list[Row], changes: list[tuple[str, int]], size: tuple[int, int]
) -> None:
    number = connection.execute("INSERT INTO grouping (reports, incidents) VALUES (?, ?)", size).lastrowid
    connection.executemany(INSERT_INCIDENT, incidents)
    connection.executemany("INSERT INTO incident_change VALUES (?, ?, ?)", [(number, v, new) for v, new in changes])


def _count_reports(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM report").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing of it, whatever stops it; SQLite's errors as the ledger's own."""
    with own_errors(path_of(connection)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
