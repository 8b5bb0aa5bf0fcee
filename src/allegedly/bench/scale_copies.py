"""A ledger of one year in, the same year again and again under other ids and years out: how a ledger of millions is made in minutes."""

import json
import re
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path

from allegedly.bench.scale_made import YEAR
from allegedly.keys import content_id

_ID = re.compile(r"\b([a-z]-)([0-9a-f]{13})[0-9a-f]{3}\b")
_DAY = re.compile(rf"\b(?:{YEAR - 1}|{YEAR})(?=-\d\d)")
_IDS = frozenset(
    [
        "id",
        "report",
        "version",
        "thread",
        "one",
        "other",
        "incident",
        "statement",
        "event",
        "claim",
        "responds_to",
        "within",
    ]
)
_RECORDS = frozenset({"record"})
_DAYS = frozenset(["published", "updated", "earliest", "latest", "day", "as_of", "key", "title", "text", "words"])
_NUMBERS = {
    "report": ("number",), "incident_line": ("number",), "incident_name": ("number",), "incident_change": ("grouping",),
    "grouping": ("number",),
}  # fmt: skip
_VIRTUAL = {
    "incident_words": ("rowid", "title", "places", "names", "words"),
    "incident_box": ("number", "south", "north", "west", "east"),
}
_LEFT = ("index_state", "report_words")


def copy_year(ledger: Path, source: Path, times: Sequence[int]) -> None:
    """Add to the ledger at ``ledger`` the year that ``source`` holds once for each of ``times`` (1 is the year after it).

    ``ledger`` begins as a copy of ``source``. An id keeps its length: the number of the copy comes before its digits, and
    the last three go. Rows go in by SQL, the derived ones too, with triggers and references off; no copy meets another, for their
    days are apart.
    """
    with closing(sqlite3.connect(ledger, isolation_level=None)) as connection:
        for pragma in ("foreign_keys = OFF", "synchronous = OFF", "journal_mode = MEMORY", "cache_size = -1500000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("ATTACH ? AS year", (str(source),))
        connection.create_function("moved", 2, _moved, deterministic=True)
        connection.create_function("moved_profile", 2, _moved_profile, deterministic=True)
        later = connection.execute(
            "SELECT type, name, sql FROM main.sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY type"
        ).fetchall()
        for kind, name, _ in later:
            connection.execute(f"DROP {kind} {name}")
        connection.execute("CREATE TEMP TABLE thread_of (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID")
        threads = _threads(connection)
        for copy in times:
            connection.execute("BEGIN")
            connection.execute("DELETE FROM thread_of")
            rows = ((old, content_id("t", *(_moved(key, copy) for key in keys))) for old, keys in threads.items())
            connection.executemany("INSERT INTO thread_of VALUES (?, ?)", rows)
            for table in _tables(connection):
                _copy(connection, table, copy)
            connection.execute("UPDATE main.index_state SET upto = (SELECT max(number) FROM main.report)")
            connection.execute("COMMIT")
        for _, _, sql in later:
            connection.execute(sql)
        connection.execute("INSERT INTO report_words (report_words) VALUES ('rebuild')")
        connection.execute("PRAGMA journal_mode = WAL")


def _threads(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """The reports and events that each thread of the year is made of: its id is their hash, and is so in a copy too."""
    held = {row[0] for row in connection.execute("SELECT thread FROM year.index_thread")}
    events: dict[str, list[str]] = defaultdict(list)
    for report, event in connection.execute("SELECT report, id FROM year.event ORDER BY report, span_start, id"):
        events[report].append(event)
    found = {}
    for report, own in events.items():
        for size in range(1, len(own) + 1):
            for some in combinations(own, size):
                keys = tuple(part for event in some for part in (report, event))
                if (thread := content_id("t", *keys)) in held:
                    found[thread] = keys
    return found


def _tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name, sql FROM year.sqlite_master WHERE type = 'table'").fetchall()
    shadows = tuple(f"{name}_" for name in (*_VIRTUAL, "report_words"))
    plain = [
        name for name, sql in rows
        if not sql.startswith("CREATE VIRTUAL") and not name.startswith((*shadows, "sqlite_")) and name not in _LEFT
    ]  # fmt: skip
    return [*plain, *_VIRTUAL]


def _copy(connection: sqlite3.Connection, table: str, copy: int) -> None:
    columns = _VIRTUAL.get(table) or tuple(
        row[1]
        for row in connection.execute(f"PRAGMA year.table_info({table})")  # the names are our own
    )
    cells = ", ".join(_cell(connection, table, column, copy) for column in columns)
    names = ", ".join(columns)
    connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {cells} FROM year.{table}")  # noqa: S608 -- our own names


def _cell(connection: sqlite3.Connection, table: str, column: str, copy: int) -> str:
    if column in _NUMBERS.get(table, ()) or (table in _VIRTUAL and column in ("rowid", "number")):
        holder = {"incident_change": "grouping", "incident_name": "incident_line"}.get(table, table)
        holder = "incident_line" if table in _VIRTUAL else holder
        step = connection.execute(f"SELECT max(number) FROM year.{holder}").fetchone()[0]  # noqa: S608 -- our own names
        return f"{column} + {copy * step}"
    if column in _RECORDS:
        return f"moved({column}, {copy})"
    if column in _IDS and (column in ("statement", "within") or table == "statement"):
        return f"moved({column}, {copy})" if column != "report" else _id(column, copy)
    if (cell := _index_cell(table, column, copy)) is not None:
        return cell
    if table == "incident_name" and column == "name":
        return f"CASE kind WHEN 'report' THEN {_id('name', copy)} ELSE name END"
    if column in _DAYS or table in _VIRTUAL:
        return _years(column, copy)
    return _id(column, copy) if column in _IDS else column


def _index_cell(table: str, column: str, copy: int) -> str | None:
    """How a cell of the grouping's index is copied, ``None`` for one that is copied as any."""
    if table == "index_pair" and column in ("one", "other"):  # the lesser of the two new ids first
        return f"(SELECT {'min' if column == 'one' else 'max'}(new) FROM thread_of WHERE old IN (one, other))"  # noqa: S608 -- our own names
    if column == "thread" or (table == "index_edge" and column in ("one", "other")):
        return f"(SELECT new FROM thread_of WHERE old = {column})"  # noqa: S608 -- our own names
    if table == "index_told" and column in ("events", "profile"):
        return f"moved{'_profile' if column == 'profile' else ''}({column}, {copy})"
    if (table, column) == ("index_incident", "made"):
        return "NULL"  # a copy is made anew when it is touched
    if (table, column) == ("index_key", "key"):
        return (
            f"{_years('key', copy)} || CASE WHEN key LIKE 'dead|%' OR key LIKE 'sentence|%' THEN ' {copy}' ELSE '' END"
        )
    return None


def _id(column: str, copy: int) -> str:
    return f"substr({column}, 1, 2) || '{copy:03x}' || substr({column}, 3, 13)"


def _years(column: str, copy: int) -> str:
    """The days of a column so many years later."""
    return f"replace(replace({column}, '{YEAR}-', '{YEAR + copy}-'), '{YEAR - 1}-', '{YEAR - 1 + copy}-')"


def _moved_profile(held: bytes, copy: int) -> bytes:
    """A packed profile as the copy has it: its dead and its sentences are its own, or those of all years would be compared as one story."""
    told = json.loads(_moved(zlib.decompress(held).decode("utf-8"), copy) or "")
    told["dead"] = [f"{name} {copy}" for name in told["dead"]]
    told["sentences"] = [[*words, str(copy)] for words in told["sentences"]]
    return zlib.compress(json.dumps(told, separators=(",", ":")).encode("utf-8"), 1)


def _moved(words: str | None, copy: int) -> str | None:
    """Return a record or an id of one as the copy has it."""
    if words is None:
        return None
    moved = _ID.sub(lambda found: f"{found[1]}{copy:03x}{found[2]}", words)
    return _DAY.sub(lambda found: f"{int(found[0]) + copy}", moved)
