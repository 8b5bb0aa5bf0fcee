"""SQLite's errors in, the ledger's own exceptions out: each says what is wrong with the file and what to do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from allegedly.problems import LedgerError, LedgerFull, LedgerLocked, LedgerReadOnly, NotALedger

# the primary code is the low byte of the extended one: https://www.sqlite.org/rescode.html
_EXCEPTIONS: dict[int, tuple[type[LedgerError], str]] = {
    sqlite3.SQLITE_BUSY: (LedgerLocked, "another process is writing to it; wait until it ends and run again"),
    sqlite3.SQLITE_LOCKED: (LedgerLocked, "another process is writing to it; wait until it ends and run again"),
    sqlite3.SQLITE_READONLY: (
        LedgerReadOnly, "it cannot be written; make the file and its folder writable, or name another with --ledger",
    ),
    sqlite3.SQLITE_PERM: (LedgerReadOnly, "access to it is denied; change its permissions, or name another with --ledger"),
    sqlite3.SQLITE_AUTH: (LedgerReadOnly, "access to it is denied; change its permissions, or name another with --ledger"),
    sqlite3.SQLITE_CANTOPEN: (
        LedgerReadOnly, "it cannot be opened; make the file and its folder readable and writable, or name another with --ledger",
    ),
    sqlite3.SQLITE_FULL: (
        LedgerFull, "the disk is full; what was being written is rolled back, whole reports are kept: free some space and run again",
    ),
    sqlite3.SQLITE_NOTADB: (NotALedger, "it is not a ledger; name another file with --ledger"),
    sqlite3.SQLITE_CORRUPT: (LedgerError, "it is damaged; restore a copy, or read the reports again into a new ledger"),
    sqlite3.SQLITE_IOERR: (LedgerError, "the disk reports an error; check the disk, then run again: whole reports are kept"),
    sqlite3.SQLITE_TOOBIG: (LedgerError, "a report is too large for it; split the report and read it again"),
}  # fmt: skip


def path_of(connection: sqlite3.Connection) -> str:
    """Return the path of the file that ``connection`` has open, or ``(in memory)``."""
    row = connection.execute("PRAGMA database_list").fetchone()
    return str(row[2]) or "(in memory)"


def translated(error: sqlite3.Error, path: str) -> LedgerError:
    """Return the exception that says in the ledger's words what SQLite's ``error`` means for the file at ``path``."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    kind, advice = _EXCEPTIONS.get(code, (LedgerError, f"SQLite says: {error}"))
    return kind(f"{path}: {advice}")


@contextmanager
def own_errors(path: str) -> Iterator[None]:
    """Raise ``LedgerError`` (or one of its kinds) in place of any ``sqlite3.Error`` from the block."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path) from error
