"""An opened SQLite file in, a ledger of the present version out: schema.sql and then the numbered migrations, in one transaction."""

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from allegedly.ledger.faults import path_of
from allegedly.problems import LedgerTooNew, NotALedger

APPLICATION_ID = 0x616C6764  # "algd": what file(1) and SQLite know the file by

Migration = tuple[int, str]


def migrations(folder: Traversable | None = None) -> tuple[Migration, ...]:
    """Return (version, SQL) for schema.sql and for each ``NNNN_name.sql`` of ``folder``, in order; the last one is the present version.

    >>> migrations()[0][0]
    1
    """
    return _shipped() if folder is None else _numbered(folder)


@cache
def _shipped() -> tuple[Migration, ...]:
    return _numbered(files("allegedly.ledger") / "migrations")


def _numbered(folder: Traversable) -> tuple[Migration, ...]:
    numbered = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".sql")),
        key=lambda entry: entry.name,
    )
    later = tuple((int(entry.name.split("_")[0]), entry.read_text(encoding="utf-8")) for entry in numbered)
    return ((1, (files("allegedly.ledger") / "schema.sql").read_text(encoding="utf-8")), *later)


def statements(script: str) -> Iterator[str]:
    """Yield the SQL statements of ``script``, triggers whole.

    ``executescript`` would commit the transaction that must hold all of them.
    """
    kept: list[str] = []
    for line in script.splitlines():
        kept.append(line)
        if sqlite3.complete_statement("\n".join(kept)):
            yield "\n".join(kept)
            kept = []


def version(connection: sqlite3.Connection) -> int:
    """Return the version the ledger has reached, 0 for an empty file.

    Raises ``NotALedger`` when the file is another application's database, ``LedgerTooNew`` when a newer allegedly wrote it.
    """
    number = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if owner != APPLICATION_ID and (owner or tables or number):
        raise NotALedger(
            f"{path_of(connection)}: it is another application's database; name another file with --ledger"
        )
    known = migrations()[-1][0]
    if number > known:
        raise LedgerTooNew(
            f"{path_of(connection)}: a newer version of allegedly wrote it (ledger version {number}, this one knows {known}); "
            "run pip install --upgrade allegedly"
        )
    return number


def bring_up(connection: sqlite3.Connection, steps: tuple[Migration, ...]) -> int:
    """Bring the ledger to the last of ``steps`` in one transaction and return how many steps it took.

    Takes the write lock and tries a write in any case, so that a locked or read-only file is found out before any work is done
    (SQLite lets ``BEGIN IMMEDIATE`` pass on a file that it could only open for reading).
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        reached = version(connection)
        due = [step for step in steps if step[0] > reached]
        for _, script in due:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {due[-1][0] if due else reached}")
        connection.execute("COMMIT" if due else "ROLLBACK")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return len(due)
