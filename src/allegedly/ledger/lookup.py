"""What is wanted of a ledger in, the incidents and reports that answer out: numbers, pages, months and points, by SQL alone."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from allegedly.contract import from_json
from allegedly.ledger.faults import own_errors, path_of
from allegedly.records import Incident

Sort = Literal["newest", "oldest", "toll", "reports", "voices", "origins"]
Cell = str | int | float | None

ORDERS: dict[Sort, str] = {
    "newest": "line.month DESC, line.day DESC, line.id",
    "oldest": "line.month NULLS LAST, line.day, line.id",
    "toll": "line.killed DESC, line.id",
    "reports": "line.reports DESC, line.id",
    "voices": "line.voices DESC, line.id",
    "origins": "line.origins DESC, line.id",
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
class Blamed:
    """Who says of whom that it did it (``yes``) or did not: in how many claims of how many incidents, and one of the claims."""

    voice: str
    value: str
    yes: bool
    claims: int
    incidents: int
    report: str
    claim: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class FoundReport:
    """A report that holds the words looked for, with a stretch of its text in which ``\\x02`` and ``\\x03`` stand around them."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many incidents answer, how many more would with ``thin``, and the months in which those that answer begin, in order."""

    total: int
    thin: int
    months: tuple[Month, ...]


def counted(connection: sqlite3.Connection, wanted: Wanted) -> Counted:
    """Return how many incidents answer ``wanted``, by month; those without a day are in no month."""
    where, values = _where(replace(wanted, thin=True))
    sql = (
        "SELECT month, count(*) FILTER (WHERE NOT thin), count(*) FILTER (WHERE thin), "
        "count(*) FILTER (WHERE disputed AND NOT thin), count(*) FILTER (WHERE disputed AND thin) FROM incident_line"
        + _by(wanted, "incident_line_time") + where + " GROUP BY month ORDER BY month"
    )  # fmt: skip
    with own_errors(path_of(connection)):
        rows = connection.execute(sql, values).fetchall()
    full, thin = sum(row[1] for row in rows), sum(row[2] for row in rows)
    if not wanted.thin:
        return Counted(full, thin, tuple(Month(row[0], row[1], row[3]) for row in rows if row[0] and row[1]))
    return Counted(full + thin, 0, tuple(Month(r[0], r[1] + r[2], r[3] + r[4]) for r in rows if r[0]))


def page(connection: sqlite3.Connection, wanted: Wanted, sort: Sort, first: int, size: int) -> tuple[Incident, ...]:
    """Return ``size`` of the incidents that answer ``wanted``, from the ``first`` (0 is the first of all), in the order of ``sort``."""
    where, values = _where(wanted)
    by = _by(wanted, "incident_line_time") if sort in ("newest", "oldest") else ""
    order = " ORDER BY " + ORDERS[sort]
    sql = (
        "SELECT record FROM (SELECT number AS held FROM incident_line AS line" + by + where + order + " LIMIT ? OFFSET ?) "
        "JOIN incident_line AS line ON number = held JOIN incident USING (version)" + order
    )  # fmt: skip
    with own_errors(path_of(connection)):
        return tuple(from_json(Incident, row[0]) for row in connection.execute(sql, (*values, size, first)))


def points(connection: sqlite3.Connection, wanted: Wanted, most: int) -> tuple[Point, ...]:
    """Return the places on the map of the incidents that answer ``wanted``, the most reported first, at most ``most``."""
    where, values = _where(wanted)
    sql = (
        "SELECT spot.lat, spot.lon, spot.precision, place, country, n, bad, id FROM (SELECT lat, lon, precision, count(*) AS n, "
        "sum(disputed) AS bad, min(number) AS first FROM incident_line" + _by(wanted, "incident_line_spot")
        + where + (" AND" if where else " WHERE") + " lat IS NOT NULL AND lon IS NOT NULL "
        "GROUP BY lat, lon, precision ORDER BY n DESC, lat, lon, precision LIMIT ?) AS spot JOIN incident_line ON number = first "
        "ORDER BY n DESC, spot.lat, spot.lon, spot.precision"
    )  # fmt: skip
    with own_errors(path_of(connection)):
        return tuple(Point(*row) for row in connection.execute(sql, (*values, most)))


def blamed(connection: sqlite3.Connection, wanted: Wanted, types: Sequence[str], most: int) -> tuple[Blamed, ...]:
    """Return who says of whom that it did or did not do an event of ``types``, in the incidents that answer ``wanted``, the most frequent first.

    At most ``most``. The reporter's own voice is nobody's.
    """
    where, values = _where(wanted)
    marks = ", ".join("?" * len(types))
    sql = (
        "SELECT told.*, span_start, span_end FROM (SELECT claim.voice, claim.value, "
        "claim.stance IN ('asserts', 'confirms', 'accepts_responsibility') AND claim.factuality != 'negated' AS yes, "
        f"count(*) AS claims, count(DISTINCT number) AS incidents, claim.report, min(claim.id) AS id FROM (SELECT number FROM incident_line{where}) "
        "JOIN incident_line_event USING (number) JOIN claim USING (report, event) "
        f"JOIN event ON event.report = claim.report AND event.id = claim.event AND event.type IN ({marks}) "
        "WHERE claim.question = 'responsibility' AND claim.voice IS NOT NULL AND claim.value IS NOT NULL "
        "GROUP BY claim.voice, claim.value, yes ORDER BY claims DESC, claim.voice, claim.value, yes LIMIT ?) AS told "
        "LEFT JOIN claim_evidence ON claim_evidence.report = told.report AND claim_evidence.claim = told.id AND claim_evidence.number = 0 "
        "ORDER BY claims DESC, voice, value, yes"
    )  # fmt: skip
    with own_errors(path_of(connection)):
        rows = connection.execute(sql, (*values, *types, most)).fetchall()
    return tuple(Blamed(row[0], row[1], bool(row[2]), *row[3:]) for row in rows)


def choices(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return the types, countries and labels that incidents in force have, each in alphabetical order."""
    found = {}
    with own_errors(path_of(connection)):
        for column in ("type", "country", "label"):
            # from each value to the next greater one, so that an index answers without a look at every row
            sql = (
                f"WITH RECURSIVE held (value) AS (SELECT min({column}) FROM incident_line UNION ALL SELECT (SELECT min({column}) "
                f"FROM incident_line WHERE {column} > value) FROM held WHERE value IS NOT NULL) SELECT value FROM held"
            )
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


def _where(wanted: Wanted) -> tuple[str, list[Cell]]:
    """The conditions that ``wanted`` puts on ``incident_line``, and their values."""
    pairs = list(_conditions(wanted))
    if not wanted.thin:
        pairs.append(("NOT thin", ()))
    text = " WHERE " + " AND ".join(sql for sql, _ in pairs) if pairs else ""
    return text, [value for _, values in pairs for value in values]


def _by(wanted: Wanted, index: str) -> str:
    """The index to read in its order where many incidents may answer; nothing where words, names or a box pick out a few rows."""
    picked = (wanted.words, wanted.place, wanted.actor, wanted.voice, wanted.report, wanted.box)
    return "" if any(picked) else " INDEXED BY " + index


def _conditions(wanted: Wanted) -> Iterator[tuple[str, Sequence[Cell]]]:
    plain: tuple[tuple[str, Cell], ...] = (
        ("last >= ?", wanted.since),
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
