"""Keys, edges and incidents of a grouping in, rows of its working index; candidates and neighbours of what is new out."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass

from allegedly.ledger.faults import own_errors, path_of
from allegedly.ledger.find import unsure_cells, weak_merges
from allegedly.ledger.rows import incident_row
from allegedly.ledger.write import transaction, write_changes
from allegedly.records import Incident

EdgeRow = tuple[str, str, float, int, str]
KeyRow = tuple[str, int]
PairRow = tuple[str, str, float | None]
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Thread:
    """What one report tells of one happening, as rows have it: its events in order, where the first stands, its packed profile and its keys."""

    id: str
    report: str
    events: tuple[str, ...]
    start: int
    profile: bytes
    keys: Sequence[KeyRow]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a thread that is in the index belongs: its report, its incident once it is grouped, its events in order and where the first stands."""

    report: str
    incident: str | None
    events: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a regrouping changes, as the ledger stood at ``stamp``: threads taken out and put in, new edges, pairs weighed for the first time,
    incidents that go, those that come, each with what it was made from, and the incident and thread of each new home."""

    stamp: Stamp
    gone: Sequence[str] = ()
    threads: Sequence[Thread] = ()
    edges: Sequence[EdgeRow] = ()
    pairs: Sequence[PairRow] = ()
    old: Sequence[str] = ()
    incidents: Sequence[tuple[Incident, str]] = ()
    homes: Sequence[tuple[str, str]] = ()
    upto: int | None = None
    settled: Sequence[str] = ()  # reports that are grouped with the judgements of now


_TABLES = (
    *("index_state", "index_thread", "index_key", "index_edge", "index_incident", "index_due"),
    *("index_told", "index_pair"),
)


def method(connection: sqlite3.Connection) -> str | None:
    """Return the version of the rules that the index was made by, ``None`` when there is none yet."""
    with own_errors(path_of(connection)):
        row = connection.execute("SELECT method FROM index_state").fetchone()
    return str(row[0]) if row else None


def clear(connection: sqlite3.Connection, new_method: str) -> None:
    """Empty the index, for it to be made anew by the rules ``new_method``; the incidents in force stay until ``settle``."""
    with transaction(connection):
        for table in _TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 -- the names are ours
        connection.execute("INSERT INTO index_state (method, upto, incidents) VALUES (?, 0, 0)", (new_method,))


def settle(connection: sqlite3.Connection) -> None:
    """Take out of force the incidents that an index made anew does not have."""
    sql = "SELECT version FROM incident_in_force WHERE version NOT IN (SELECT version FROM index_incident) ORDER BY version"
    with transaction(connection):
        gone = [row[0] for row in connection.execute(sql)]
        if gone:
            write_changes(connection, [], gone, _size(connection))


def _size(connection: sqlite3.Connection) -> tuple[int, int]:
    sql = "SELECT upto, coalesce(incidents, (SELECT count(*) FROM index_incident)) FROM index_state"
    covered, incidents = connection.execute(sql).fetchone()
    return int(covered), int(incidents)


def reports_to_group(connection: sqlite3.Connection, limit: int) -> tuple[list[str], int]:
    """Return up to ``limit`` reports that are not grouped yet, in the order of writing, and the number of the last."""
    sql = "SELECT number, id FROM report WHERE number > (SELECT upto FROM index_state) ORDER BY number LIMIT ?"
    with own_errors(path_of(connection)):
        rows = connection.execute(sql, (limit,)).fetchall()
    return [row[1] for row in rows], rows[-1][0] if rows else 0


def reports_due(connection: sqlite3.Connection, limit: int) -> list[str]:
    """Return up to ``limit`` reports whose judgements have changed since they were grouped, by id."""
    with own_errors(path_of(connection)):
        return [row[0] for row in connection.execute("SELECT report FROM index_due ORDER BY report LIMIT ?", (limit,))]


def mark_due(connection: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Have those of these reports that the ledger holds grouped anew. The caller holds the transaction."""
    sql = "INSERT OR IGNORE INTO index_due SELECT id FROM report WHERE id = ?"
    connection.executemany(sql, [(one,) for one in sorted(set(reports))])


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Read the ledger as it stands now, whatever others write meanwhile."""
    with own_errors(path_of(connection)):
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("COMMIT")


def stamp(connection: sqlite3.Connection) -> Stamp:
    """Return three numbers that change whenever anybody groups or judges."""
    sql = (
        "SELECT coalesce((SELECT max(number) FROM grouping), 0), coalesce((SELECT upto FROM index_state), 0), "
        "coalesce((SELECT max(number) FROM judgement), 0)"
    )
    with own_errors(path_of(connection)):
        grouping, upto, judgement = connection.execute(sql).fetchone()
    return grouping, upto, judgement


def threads_of(connection: sqlite3.Connection, reports: Iterable[str]) -> list[str]:
    """Return the threads of reports."""
    sql = "SELECT thread FROM index_thread WHERE report = ? ORDER BY thread"
    with own_errors(path_of(connection)):
        return [row[0] for report in reports for row in connection.execute(sql, (report,))]


def sharing(connection: sqlite3.Connection, keys: Iterable[KeyRow]) -> set[str]:
    """Return the threads that share a key with one filed under ``keys``, and meet it there."""
    anyone, wide = (
        "SELECT thread FROM index_key WHERE key = ?",
        "SELECT thread FROM index_key WHERE key = ? AND wide = 1",
    )
    with own_errors(path_of(connection)):
        return {row[0] for key, is_wide in keys for row in connection.execute(anyone if is_wide else wide, (key,))}


def homes(connection: sqlite3.Connection, threads: Iterable[str]) -> dict[str, Home]:
    """Return where each thread that is in the index belongs."""
    sql = "SELECT report, incident, events, start FROM index_thread JOIN index_told USING (thread) WHERE thread = ?"
    with own_errors(path_of(connection)):
        found = ((one, connection.execute(sql, (one,)).fetchone()) for one in threads)
        return {one: Home(row[0], row[1], tuple(row[2].split()), row[3]) for one, row in found if row}


def profile(connection: sqlite3.Connection, thread: str) -> bytes:
    """Return the packed profile of a thread that is in the index."""
    with own_errors(path_of(connection)):
        row = connection.execute("SELECT profile FROM index_told WHERE thread = ?", (thread,)).fetchone()
    return bytes(row[0])


def pairs_among(connection: sqlite3.Connection, threads: Set[str]) -> dict[tuple[str, str], float | None]:
    """Return how alike two of these threads are, the lesser id first, for each pair that has been weighed."""
    sql = "SELECT other, score FROM index_pair WHERE one = ?"
    with own_errors(path_of(connection)):
        return {
            (one, other): score
            for one in threads
            for other, score in connection.execute(sql, (one,))
            if other in threads
        }


def made_from(connection: sqlite3.Connection, incident: str) -> str | None:
    """Return what an incident in force was made from, ``None`` when there is none of that id."""
    with own_errors(path_of(connection)):
        row = connection.execute("SELECT made FROM index_incident WHERE id = ?", (incident,)).fetchone()
    return row[0] if row else None


def edges_at(connection: sqlite3.Connection, thread: str) -> list[EdgeRow]:
    """Return the edges at a thread, the thread first."""
    with own_errors(path_of(connection)):
        return connection.execute("SELECT * FROM index_edge WHERE one = ? ORDER BY other", (thread,)).fetchall()


def reports_named(connection: sqlite3.Connection, names: Iterable[str]) -> list[str]:
    """Return the reports with an actor or voice of one of these names, in any case."""
    sql = (
        "SELECT DISTINCT report FROM statement WHERE lower(voice) = lower(?1) "
        "UNION SELECT DISTINCT report FROM claim WHERE lower(voice) = lower(?1) OR lower(value) = lower(?1)"
    )
    with own_errors(path_of(connection)):
        return sorted({row[0] for name in names for row in connection.execute(sql, (name,))})


def write(connection: sqlite3.Connection, change: Change) -> bool:
    """Write a change to the index and to the incidents in force, whole or not at all.

    Return ``False``, with nothing written, when somebody has grouped or judged since the change was worked out.
    """
    with transaction(connection):
        if stamp(connection) != change.stamp:
            return False
        _take_out(connection, change.gone)
        _put_in(connection, change.threads)
        both = [row for one in change.edges for row in (one, (one[1], one[0], *one[2:]))]
        connection.executemany("INSERT OR REPLACE INTO index_edge VALUES (?, ?, ?, ?, ?)", both)
        connection.executemany("INSERT OR REPLACE INTO index_pair VALUES (?, ?, ?)", change.pairs)
        if change.upto is not None:
            connection.execute("UPDATE index_state SET upto = ?", (change.upto,))
        connection.executemany("DELETE FROM index_due WHERE report = ?", [(one,) for one in change.settled])
        _write_incidents(connection, change)
    return True


def _take_out(connection: sqlite3.Connection, threads: Iterable[str]) -> None:
    for thread in threads:
        others = [row[0] for row in connection.execute("SELECT other FROM index_edge WHERE one = ?", (thread,))]
        connection.executemany("DELETE FROM index_edge WHERE one = ? AND other = ?", [(one, thread) for one in others])
        for table, column in _OF_THREADS:
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (thread,))  # noqa: S608 -- the names are ours


_OF_THREADS = (
    *(("index_thread", "thread"), ("index_key", "thread"), ("index_told", "thread")),
    *(("index_edge", "one"), ("index_pair", "one"), ("index_pair", "other")),
)


def _put_in(connection: sqlite3.Connection, threads: Sequence[Thread]) -> None:
    connection.executemany("INSERT INTO index_thread VALUES (?, ?, NULL)", [(one.id, one.report) for one in threads])
    rows = ((key, wide, one.id) for one in threads for key, wide in one.keys)
    connection.executemany("INSERT OR IGNORE INTO index_key VALUES (?, ?, ?)", rows)
    told = [(one.id, one.start, " ".join(one.events), one.profile) for one in threads]
    connection.executemany("INSERT INTO index_told VALUES (?, ?, ?, ?)", told)


def _write_incidents(connection: sqlite3.Connection, change: Change) -> None:
    new = {one.id: incident_row(one) for one, _ in change.incidents}
    held = dict(_versions(connection, change.old))
    before = _size(connection)[1]
    connection.executemany("DELETE FROM index_incident WHERE id = ?", [(key,) for key in held])
    added = sum(1 for key in new if not _is_held(connection, key)) - len(held)
    connection.executemany(
        "INSERT OR REPLACE INTO index_incident VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(*_listed(one, str(new[one.id][0])), made) for one, made in change.incidents],
    )
    connection.execute("UPDATE index_state SET incidents = ?", (before + added,))
    changed = (row for key, row in sorted(new.items()) if held.get(key) != row[0])
    came = [row for row in changed if not _is_in_force(connection, str(row[0]))]  # an index made anew finds them there
    went = [version for key, version in sorted(held.items()) if key not in new or new[key][0] != version]
    write_changes(connection, came, went, _size(connection))
    connection.executemany("UPDATE index_thread SET incident = ? WHERE thread = ?", change.homes)


def _is_held(connection: sqlite3.Connection, key: str) -> bool:
    return connection.execute("SELECT 1 FROM index_incident WHERE id = ?", (key,)).fetchone() is not None


def _is_in_force(connection: sqlite3.Connection, version: str) -> bool:
    return connection.execute("SELECT 1 FROM incident_line WHERE version = ?", (version,)).fetchone() is not None


def _versions(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key in ids:
        row = connection.execute("SELECT version FROM index_incident WHERE id = ?", (key,)).fetchone()
        if row:
            yield key, str(row[0])


_WEIGHTS = {"disputed": 4, "denied": 3, "one_voice": 1}


def _listed(one: Incident, version: str) -> tuple[object, ...]:
    day = (one.when.earliest or one.when.latest) if one.when else None
    stands = [
        one.questions[key].standing if key in one.questions else "open"
        for key in ("occurrence", "responsibility", "toll")
    ]
    weight = sum(factor * _WEIGHTS.get(stand, 0) for stand, factor in zip(stands, (3, 2, 1), strict=True))
    weight += 3 * len(one.perhaps) + 3 * weak_merges(one) + 2 * len(unsure_cells(one)) + min(len(one.accounts), 9)
    return (one.id, version, int(day is None), day or "", " ".join(stands), len(one.perhaps), weight)
