"""Judgements in, rows appended; and the judgements of a ledger out, in an order that does not depend on when they were read in."""

import sqlite3
from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from allegedly.contract import from_json, to_json
from allegedly.judgement import Judgement, fault_of, judgement_id
from allegedly.ledger.faults import own_errors, path_of
from allegedly.ledger.write import transaction
from allegedly.problems import LedgerError, Problem

_INSERT = "INSERT INTO judgement VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_TARGET = "INSERT INTO judgement_target VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


def append_judgements(connection: sqlite3.Connection, judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Append judgements, all or none, and return those that the ledger did not have yet."""
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
    return tuple(added)


def _targets(one: Judgement) -> Iterator[tuple[object, ...]]:
    for side, given in enumerate((one.targets, one.against)):
        for number, part in enumerate(given):
            yield (one.id, side, number, part.kind, part.id, part.report, part.start, part.end, part.question)


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
            yield _parsed(line, f"{name}:{number}")


def _parsed(line: str, where: str) -> Judgement | Problem:
    try:
        one = from_json(Judgement, line)
    except ValidationError as error:
        first = error.errors()[0]
        spot = ".".join(map(str, first["loc"])) or "the line"
        return Problem(
            where, "broken_judgement", f"{spot}: {first['msg']}; write one judgement a line, as review export does"
        )
    if fault := fault_of(one):
        return Problem(where, "broken_judgement", f"{fault}; correct the line and import it again")
    if one.id != judgement_id(one):
        return Problem(
            where,
            "changed_judgement",
            "its id does not fit what it says: it was edited; export it again from its ledger",
        )
    return one
