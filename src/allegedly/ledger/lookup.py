"""What is wanted of a ledger in, the incidents and reports that answer out: numbers, pages, months and points, by SQL alone."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from allegedly.contract import from_json
from allegedly.ledger.faults import own_errors, path_of
from allegedly.records import Incident

Sort = Literal["newest", "oldest", "toll", "reports", "voices", "origins"]
Cell = str | int | float | None

ORDERS: dict[Sort, str] = {
    "newest": "day IS NULL, day DESC, id",
    "oldest": "day IS NULL, day, id",
    "toll": "killed IS NULL, killed DESC, id",
    "reports": "reports DESC, id",
    "voices": "voices DESC, id",
    "origins": "origins DESC, id",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What incidents are looked for; an empty field asks for nothing. ``standing`` is a question and how it stands ("toll", "disputed").

    ``since`` and ``until`` are days; an incident answers when its interval reaches into theirs. ``box`` is west, south, east, north in
    degrees. ``killed`` is the least high end (or low end, where there is none) of the killed. ``thin`` takes in what one voice alone
    says without a day or a figure.
    """

    words: str = ""
    since: str | None = None
    until: str | None = None
    country: str | None = None
    place: str | None = None
    type: str | None = None
    actor: str | None = None
    voice: str | None = None
    report: str | None = None
    standing: tuple[str, str] | None = None
    label: str | None = None
    killed: int | None = None
    box: tuple[float, float, float, float] | None = None
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """The incidents at one place of the map: how many, how many of them disputed, and one of them."""

    lat: float
    lon: float
    precision: int | None
    place: str | None
    country: str | None
    incidents: int
    disputed: int
    id: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month ("2021-03"), how many incidents begin in it, and how many of them are disputed."""

    month: str
    incidents: int
    disputed: int


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that holds the words looked for, with a stretch of its text in which ``\\x02`` and ``\\x03`` stand around them."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    snippet: str


DISPUTED = "(occurrence IN ('disputed', 'denied') OR responsibility IN ('disputed', 'denied') OR toll = 'disputed')"


def count(connection: sqlite3.Connection, wanted: Wanted) -> tuple[int, int]:
    """Return how many incidents answer ``wanted``, and how many more would with ``thin``."""
    where, values = _where(wanted, with_thin=True)
    sql = "SELECT thin, count(*) FROM incident_line" + where + " GROUP BY thin"
    with own_errors(path_of(connection)):
        found = dict(connection.execute(sql, values).fetchall())
    full, thin = found.get(0, 0), found.get(1, 0)
    return (int(full + thin), 0) if wanted.thin else (int(full), int(thin))


def page(connection: sqlite3.Connection, wanted: Wanted, sort: Sort, first: int, size: int) -> tuple[Incident, ...]:
    """Return ``size`` of the incidents that answer ``wanted``, from the ``first`` (0 is the first of all), in the order of ``sort``."""
    where, values = _where(wanted)
    sql = "SELECT version FROM incident_line" + where + " ORDER BY " + ORDERS[sort] + " LIMIT ? OFFSET ?"
    one = "SELECT record FROM incident WHERE version = ?"
    with own_errors(path_of(connection)):
        versions = [row[0] for row in connection.execute(sql, (*values, size, first))]
        records = [connection.execute(one, (version,)).fetchone()[0] for version in versions]
    return tuple(from_json(Incident, record) for record in records)


def all_ids(connection: sqlite3.Connection, wanted: Wanted, sort: Sort) -> Iterator[str]:
    """Yield the ids of the incidents that answer ``wanted``, in the order of ``sort``."""
    where, values = _where(wanted)
    with own_errors(path_of(connection)):
        for row in connection.execute("SELECT id FROM incident_line" + where + " ORDER BY " + ORDERS[sort], values):
            yield row[0]


def points(connection: sqlite3.Connection, wanted: Wanted, most: int) -> tuple[Point, ...]:
    """Return the places on the map of the incidents that answer ``wanted``, the most reported first, at most ``most``."""
    where, values = _where(wanted)
    sql = (
        "SELECT lat, lon, precision, place, country, count(*), sum" + DISPUTED + ", min(id) FROM incident_line"
        + where + (" AND" if where else " WHERE") + " lat IS NOT NULL AND lon IS NOT NULL "
        "GROUP BY lat, lon, precision ORDER BY count(*) DESC, lat, lon LIMIT ?"
    )  # fmt: skip
    with own_errors(path_of(connection)):
        return tuple(Point(*row) for row in connection.execute(sql, (*values, most)))


def months(connection: sqlite3.Connection, wanted: Wanted) -> tuple[Month, ...]:
    """Return the months in which incidents that answer ``wanted`` begin, in order; those without a day are in none."""
    where, values = _where(wanted)
    sql = (
        "SELECT month, count(*), sum" + DISPUTED + " FROM incident_line"
        + where + " GROUP BY month ORDER BY month"
    )  # fmt: skip
    with own_errors(path_of(connection)):
        return tuple(Month(*row) for row in connection.execute(sql, values) if row[0])


def choices(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return the types, countries and labels that incidents in force have, each in alphabetical order."""
    found = {}
    with own_errors(path_of(connection)):
        for column in ("type", "country", "label"):
            # from one value of the index to the next: there are few, and many rows
            sql = (
                "WITH RECURSIVE each (value) AS (SELECT min(" + column + ") FROM incident_line UNION ALL SELECT (SELECT min(" + column
                + ") FROM incident_line WHERE " + column + " > value) FROM each WHERE value IS NOT NULL) "
                "SELECT value FROM each WHERE value IS NOT NULL"
            )  # fmt: skip
            found[column] = tuple(row[0] for row in connection.execute(sql) if row[0])
    return found


def reports(connection: sqlite3.Connection, words: str, most: int) -> tuple[FoundReport, ...]:
    """Return the reports that hold all of ``words``, the best match first."""
    query = fts_query(words)
    if not query:
        return ()
    sql = (
        "SELECT report.id, report.outlet, report.title, report.published, snippet(report_words, 2, char(2), char(3), '…', 24) "
        "FROM report_words JOIN report ON report.number = report_words.rowid WHERE report_words MATCH ? ORDER BY rank LIMIT ?"
    )
    with own_errors(path_of(connection)):
        return tuple(FoundReport(*row) for row in connection.execute(sql, (query, most)))


def fts_query(words: str) -> str:
    """Return ``words`` as a query of SQLite's full text: each in quotation marks, so that none is an operator; the last may go on.

    >>> fts_query('market AND "fire')
    '"market" "AND" "fire"*'
    """
    terms = [term for word in words.split() if (term := word.replace('"', "").replace("\0", ""))]
    quoted = [f'"{term}"' for term in terms if any(letter.isalnum() for letter in term)]
    return " ".join(quoted) + ("*" if quoted else "")


def _where(wanted: Wanted, with_thin: bool = False) -> tuple[str, list[Cell]]:
    """The conditions that ``wanted`` puts on ``incident_line``, and their values."""
    pairs = list(_conditions(wanted))
    if not wanted.thin and not with_thin:
        # the plus keeps the planner from walking an order of the whole list where names or words leave few
        pairs.append(("+thin = 0" if any(sql.startswith("number IN") for sql, _ in pairs) else "thin = 0", ()))
    text = " WHERE " + " AND ".join(sql for sql, _ in pairs) if pairs else ""
    return text, [value for _, values in pairs for value in values]


def _conditions(wanted: Wanted) -> Iterator[tuple[str, Sequence[Cell]]]:
    plain: tuple[tuple[str, Cell], ...] = (
        ("last_day >= ?", wanted.since),
        ("day <= ?", wanted.until),
        ("country = ?", wanted.country),
        ("type = ?", wanted.type),
        ("label = ?", wanted.label),
        ("killed >= ?", wanted.killed),
    )
    yield from ((sql, (value,)) for sql, value in plain if value is not None)
    for kind, name in (
        ("place", wanted.place),
        ("actor", wanted.actor),
        ("voice", wanted.voice),
        ("report", wanted.report),
    ):
        if name is not None:
            yield "number IN (SELECT number FROM incident_name WHERE kind = ? AND name = ?)", (kind, name)
    if wanted.standing and wanted.standing[0] in ("occurrence", "responsibility", "toll"):
        yield f"{wanted.standing[0]} = ?", (wanted.standing[1],)
    if wanted.box:
        west, south, east, north = wanted.box
        yield (
            "number IN (SELECT number FROM incident_box WHERE west >= ? AND south >= ? AND east <= ? AND north <= ?)",
            (west, south, east, north),
        )
    if wanted.words:
        query = fts_query(wanted.words)
        yield (
            ("number IN (SELECT rowid FROM incident_words WHERE incident_words MATCH ?)", (query,))
            if query
            else ("0", ())
        )
