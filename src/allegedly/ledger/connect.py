"""A path in, an open connection to the ledger there out; or an exception that says what is wrong and what to do."""

import os
import sqlite3
from collections import deque
from pathlib import Path

from allegedly.ledger.faults import own_errors, translated
from allegedly.ledger.migrate import bring_up, migrations, version
from allegedly.problems import LedgerError, LedgerReadOnly, NotALedger

WAIT_SECONDS = 5.0  # how long a writer waits for another writer before it gives up
CACHE_KB = 32_000  # of a connection for reading: the indexes that the list of a large ledger is read from
MOST_KEPT = 16  # idle connections to one ledger


class _Lent(sqlite3.Connection):
    """A connection for reading that goes back to the idle ones of its ledger when it is closed: opening reads the whole schema anew."""

    idle: "deque[_Lent] | None" = None
    file: tuple[int, int] = (0, 0)

    def close(self) -> None:
        if self.in_transaction:
            self.rollback()
        if self.idle is None or len(self.idle) >= MOST_KEPT:
            super().close()
        else:
            self.idle.append(self)


_IDLE: dict[Path, "deque[_Lent]"] = {}


def _let_go() -> None:
    """Close every idle connection: none may be carried into a forked process."""
    for idle in _IDLE.values():
        while idle:
            sqlite3.Connection.close(idle.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_let_go)


def keep_open(path: str | Path) -> None:
    """From now on keep connections for reading the ledger at ``path`` when they are closed, for the next one who asks."""
    _IDLE.setdefault(Path(path).absolute(), deque())


def open_for_writing(path: str | Path) -> sqlite3.Connection:
    """Return a connection that may append to the ledger at ``path``, which is made if it is not there, and brought up to date.

    Many may read while one writes (write-ahead log). Raises ``NotALedger``, ``LedgerTooNew``, ``LedgerLocked``, ``LedgerReadOnly``,
    ``LedgerFull`` or, when the folder is missing, ``LedgerError``.
    """
    place = Path(path)
    _refuse_folder(place)
    if not place.absolute().parent.is_dir():
        raise LedgerError(f"{place}: there is no folder {place.parent}; make it, or name another ledger with --ledger")
    with own_errors(str(place)):
        connection = _connect(place, "rwc")
        try:
            version(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA recursive_triggers = ON")
            bring_up(connection, migrations())
        except BaseException:
            connection.close()
            raise
    return connection


def open_for_reading(path: str | Path) -> sqlite3.Connection:
    """Return a connection that can only read the ledger at ``path``, also while another process writes and on a read-only disk.

    Raises ``LedgerError`` when there is none, ``NotALedger``, ``LedgerTooNew``, ``LedgerReadOnly``.
    """
    place = Path(path)
    if (kept := _idle_one(place)) is not None:
        return kept
    _refuse_folder(place)
    if not place.exists():
        raise LedgerError(f"{place}: there is no ledger there; run allegedly read, or name another with --ledger")
    try:
        return _reader(place, "ro")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise translated(error, str(place)) from error
    _refuse_unmerged_log(place)
    with own_errors(str(place)):
        return _reader(place, "ro&immutable=1")


def _idle_one(place: Path) -> sqlite3.Connection | None:
    """A kept connection to the file that stands at ``place`` now, at the present version; ``None`` when there is none."""
    idle = _IDLE.get(place.absolute())
    while idle:
        try:
            found = idle.pop()
        except IndexError:  # another thread was quicker
            return None
        if found.file == _file(place) and _reached(found) == migrations()[-1][0]:
            return found
        sqlite3.Connection.close(found)
    return None


def _file(place: Path) -> tuple[int, int]:
    """Which file stands at ``place``, so that one put in its place is not taken for it."""
    try:
        held = place.stat()
    except OSError:
        return 0, 0
    return held.st_dev, held.st_ino


def _reached(connection: sqlite3.Connection) -> int | None:
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error:
        return None


def _reader(place: Path, mode: str) -> sqlite3.Connection:
    connection = _connect(place, mode)
    try:
        reached = version(connection)
        connection.execute("PRAGMA query_only = ON")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    except BaseException:
        connection.close()
        raise
    if reached == migrations()[-1][0]:
        connection.idle = _IDLE.get(place.absolute()) if mode == "ro" else None
        connection.file = _file(place)
        return connection
    connection.close()
    if reached == 0:
        raise NotALedger(f"{place}: it is empty; run allegedly read to fill it, or name another with --ledger")
    raise LedgerError(
        f"{place}: an older version of allegedly wrote it; run allegedly read --ledger {place} once to bring it up to date"
    )


def _connect(place: Path, mode: str) -> _Lent:
    # a kept connection is lent to one thread after the other, never to two at once
    return sqlite3.connect(
        f"{place.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT_SECONDS, isolation_level=None, factory=_Lent,
        check_same_thread=mode == "rwc",
    )  # fmt: skip


def _refuse_folder(place: Path) -> None:
    if place.is_dir():
        raise NotALedger(f"{place}: it is a folder; name a file with --ledger")


def _refuse_unmerged_log(place: Path) -> None:
    """On a disk where nothing can be written, rows that a killed run left in the log beside the file cannot be merged into it."""
    log = place.with_name(place.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise LedgerReadOnly(
            f"{place}: its log {log.name} is not merged yet and its folder cannot be written; copy both files elsewhere"
        )
