"""Judgements in, rows appended; and the judgements of a ledger out, in an order that does not depend on when they were read in."""

import sqlite3
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from allegedly.contract import from_json, read_judgement, to_json
from allegedly.judgement import Judgement
from allegedly.ledger.faults import own_errors, path_of
from allegedly.ledger.index import mark_due, reports_named
from allegedly.ledger.write import transaction
from allegedly.problems import LedgerError, Problem

_INSERT = "INSERT INTO judgement VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_TARGET = "INSERT INTO judgement_target VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def append_judgements(connection: sqlite3.Connection, judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Append judgements, all or none, and return those that the ledger did not have yet; the reports they touch are due to be grouped anew."""
    added: list[Judgement] = []
    with transaction(connection):
        for one in judgements:
            if connection.execute("SELECT 1 FROM judgement WHERE id = ?", (one.id,)).fetchone():
                continue
            connection.execute(
                _INSERT, (one.id, one.kind, one.field, one.value, one.who, one.when, one.why, one.undoes, to_json(one))
            )
            connection.executemany(_INSERT_TARGET, _targets(one))
            added.append(one)
        mark_due(connection, _affected(connection, added))
    return tuple(added)


def _targets(one: Judgement) -> Iterator[tuple[object, ...]]:
    for side, given in enumerate((one.targets, one.against)):
        for number, part in enumerate(given):
            yield (one.id, side, number, part.kind, part.id, part.report, part.start, part.end, part.question)


def _affected(connection: sqlite3.Connection, added: Sequence[Judgement]) -> set[str]:
    """The reports that judgements name, or that name an actor they name; for an undo those of what it takes back."""
    reports: set[str] = set()
    actors: set[str] = set()
    open_ones = list(added)
    while open_ones:
        one = open_ones.pop()
        if one.undoes is not None:
            row = connection.execute("SELECT id, record FROM judgement WHERE id = ?", (one.undoes,)).fetchone()
            open_ones += [_read(connection, *row)] if row else []
        parts = (*one.targets, *one.against)
        reports |= {part.report for part in parts if part.report is not None}
        actors |= {part.id for part in parts if part.kind == "actor"}
    return reports | set(reports_named(connection, sorted(actors)))


def judgements(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Return every judgement of the ledger, those taken back included, by time and id (``judgement.in_force`` says which hold)."""
    with own_errors(path_of(connection)):
        rows = connection.execute("SELECT id, record FROM judgement ORDER BY made, id").fetchall()
    return tuple(_read(connection, *row) for row in rows)


def _read(connection: sqlite3.Connection, key: str, record: str) -> Judgement:
    try:
        return from_json(Judgement, record)
    except ValidationError as error:
        raise LedgerError(
            f"{path_of(connection)}: the judgement {key} cannot be read by this version of allegedly; use the version that wrote it"
        ) from error


def parse_judgements(text: str, name: str) -> Iterator[Judgement | Problem]:
    """Yield the judgements of a JSON Lines text, as ``allegedly review export`` writes them, and a problem for each line that holds none."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield read_judgement(line, f"{name}:{number}")
