"""The claims of another coder in, rows appended; and which reports it has read and what it said of them out."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from allegedly.ledger.faults import own_errors, path_of
from allegedly.records import Span
from allegedly.second import SecondClaim

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
