"""The claims of another coder in, rows appended; and which reports it has read and what it said of them out."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from allegedly.ledger.faults import own_errors, path_of
from allegedly.problems import FaultyRecord
from allegedly.records import Span
from allegedly.second import SecondClaim, SecondReading

_INSERT = "INSERT INTO second_claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SELECT = (
    "SELECT voice, question, stance, value, count_kind, low, high, words, span_start, span_end FROM second_claim "
    "WHERE report = ? AND coder = ? ORDER BY number"
)


def record_reading(
    connection: sqlite3.Connection, report: str, coder: str, claims: Sequence[SecondClaim], dropped: int
) -> None:
    """Append what a coder said of a report, whole or not at all."""
    with own_errors(path_of(connection)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute("INSERT INTO second_reading VALUES (?, ?, ?)", (report, coder, dropped))
            connection.executemany(_INSERT, [_row(report, coder, number, one) for number, one in enumerate(claims)])
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def append_reading(connection: sqlite3.Connection, reading: SecondReading) -> bool:
    """Append what a coder said of a report; return ``False`` when the ledger has it. Raises ``FaultyRecord`` when the report is not there, or not its words."""
    with own_errors(path_of(connection)):
        row = connection.execute("SELECT text FROM report WHERE id = ?", (reading.report,)).fetchone()
        known = connection.execute(
            "SELECT 1 FROM second_reading WHERE report = ? AND coder = ?", (reading.report, reading.coder)
        ).fetchone()
    if known:
        return False
    if row is None:
        raise FaultyRecord(
            f"the reading by {reading.coder} is of a report that the ledger does not have: read that first"
        )
    if any(row[0][one.words.start : one.words.end] != one.words.text for one in reading.claims):
        raise FaultyRecord(
            f"the reading by {reading.coder} quotes words that do not stand in the report; export it again"
        )
    record_reading(connection, reading.report, reading.coder, reading.claims, reading.dropped)
    return True


def all_readings(connection: sqlite3.Connection) -> Iterator[SecondReading]:
    """Yield every reading by another coder, by report and coder."""
    with own_errors(path_of(connection)):
        keys = connection.execute("SELECT report, coder, dropped FROM second_reading ORDER BY report, coder").fetchall()
        for report, coder, dropped in keys:
            rows = connection.execute(_SELECT, (report, coder)).fetchall()
            yield SecondReading(report, coder, dropped, tuple(_claim(row) for row in rows))


def unread_by(connection: sqlite3.Connection, coder: str) -> list[str]:
    """Return the ids of the reports that a coder has not read."""
    sql = "SELECT id FROM report WHERE id NOT IN (SELECT report FROM second_reading WHERE coder = ?) ORDER BY id"
    with own_errors(path_of(connection)):
        return [str(row[0]) for row in connection.execute(sql, (coder,))]


def readings(connection: sqlite3.Connection, coder: str) -> Iterator[tuple[str, tuple[SecondClaim, ...]]]:
    """Yield each report that a coder has read, and its claims."""
    with own_errors(path_of(connection)):
        keys = connection.execute(
            "SELECT report FROM second_reading WHERE coder = ? ORDER BY report", (coder,)
        ).fetchall()
        for (report,) in keys:
            rows = connection.execute(_SELECT, (report, coder)).fetchall()
            yield str(report), tuple(_claim(row) for row in rows)


def _row(report: str, coder: str, number: int, one: SecondClaim) -> tuple[object, ...]:
    span = one.words
    return (
        report, coder, number, one.voice, one.question, one.stance, one.value, one.count_kind, one.low, one.high, span.start, span.end,
        span.text,
    )  # fmt: skip


def _claim(row: tuple[Any, ...]) -> SecondClaim:
    voice, question, stance, value, kind, low, high, *span = row
    return SecondClaim(voice, question, stance, value, kind, low, high, Span(*span))
