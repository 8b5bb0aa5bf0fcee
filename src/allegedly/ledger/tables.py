"""An open ledger in, what it holds by actor, voice, place and problem out: rows counted by SQL."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from allegedly.contract import from_json
from allegedly.ledger.faults import own_errors, path_of
from allegedly.records import Incident

T = TypeVar("T")
ALL = -1  # to SQLite no limit


@dataclass(frozen=True, slots=True)
class NameCount:
    """A voice or an actor with its kind as most reports have it, and how many claims, reports and incidents it is in."""

    name: str
    kind: str | None
    claims: int
    reports: int
    incidents: int


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place of the reports: resolved, with coordinates and precision, or not, with the reason."""

    name: str
    country: str | None
    admin1: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None
    precision: int | None
    reason: str | None
    mentions: int
    reports: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim about an actor or by it, with its event's type and word, the report and the first words it rests on."""

    report: str
    id: str
    event: str
    voice: str | None
    question: str
    stance: str
    value: str | None
    factuality: str
    type: str | None
    trigger: str
    kind: str | None
    low: int | None
    high: int | None
    exactness: str | None
    whom: str | None
    outlet: str | None
    published: str | None
    words: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation that a report states, with the words."""

    subject: str
    relation: str
    object: str
    claim_of: str | None
    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A problem of the ledger with its report's title, where it belongs to one."""

    report: str | None
    title: str | None
    run: str | None
    location: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report for a list: its head, and how much was found in it."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    updated: str | None
    file: str | None
    statements: int
    events: int
    problems: int


@dataclass(frozen=True, slots=True)
class IncidentVersion:
    """One telling of an incident, and the grouping it came into force with: its number, and from how many reports that was made."""

    grouping: int
    reports: int
    incident: Incident


_CLAIM = (
    "SELECT claim.report, claim.id, claim.event, claim.voice, claim.question, claim.stance, claim.value, claim.factuality, "
    "event.type, event.trigger_word, count_kind, low, high, exactness, whom, report.outlet, coalesce(report.published, report.updated), e.words, e.span_start, e.span_end FROM claim JOIN report ON report.id = claim.report "
    "JOIN event ON event.report = claim.report AND event.id = claim.event "
    "LEFT JOIN claim_evidence AS e ON e.report = claim.report AND e.claim = claim.id AND e.number = 0 "
)
_CLAIM_ORDER = " ORDER BY report.published IS NULL, report.published DESC, claim.report, e.span_start, claim.id LIMIT ?"


def voices(connection: sqlite3.Connection, first: int = 0, size: int = ALL) -> tuple[NameCount, ...]:
    """Return ``size`` of the voices that make claims from the ``first``, the most heard first."""
    sql = (
        "SELECT voice, (SELECT voice_kind FROM statement WHERE statement.voice = c.voice AND voice_kind IS NOT NULL LIMIT 1), n, r, "
        "(SELECT count(*) FROM incident_name WHERE kind = 'voice' AND name = c.voice) FROM "
        "(SELECT voice, count(*) AS n, count(DISTINCT report) AS r FROM claim WHERE voice IS NOT NULL GROUP BY voice "
        "ORDER BY n DESC, voice LIMIT ? OFFSET ?) AS c ORDER BY n DESC, voice"
    )
    return _rows(connection, NameCount, sql, (size, first))


def actors(connection: sqlite3.Connection, first: int = 0, size: int = ALL) -> tuple[NameCount, ...]:
    """Return ``size`` of the actors that the incidents name (as parties, or as held responsible), those in the most incidents first."""
    sql = (
        "SELECT name, (SELECT kind FROM participant WHERE participant.name = a.name AND participant.kind IS NOT NULL LIMIT 1), "
        "(SELECT count(*) FROM claim WHERE voice = a.name), 0, n FROM (SELECT name, count(*) AS n FROM incident_name "
        "WHERE kind = 'actor' GROUP BY name ORDER BY n DESC, name LIMIT ? OFFSET ?) AS a ORDER BY n DESC, name"
    )
    return _rows(connection, NameCount, sql, (size, first))


def places(connection: sqlite3.Connection, first: int = 0, size: int = ALL) -> tuple[PlaceCount, ...]:
    """Return ``size`` of the places of the reports, the most mentioned first; names that were not resolved with their reason."""
    sql = (
        "SELECT name, country, admin1, geonameid, lat, lon, precision, max(reason), count(*) AS n, count(DISTINCT report) FROM place "
        "GROUP BY name, country, geonameid, lat, lon ORDER BY n DESC, name, country, geonameid, lat, lon LIMIT ? OFFSET ?"
    )
    return _rows(connection, PlaceCount, sql, (size, first))


def claims_of(connection: sqlite3.Connection, name: str, most: int) -> tuple[ClaimRow, ...]:
    """Return the claims that the voice ``name`` makes, the latest reports first."""
    return _rows(connection, ClaimRow, _CLAIM + "WHERE claim.voice = ?" + _CLAIM_ORDER, (name, most))


def claims_about(connection: sqlite3.Connection, name: str, most: int) -> tuple[ClaimRow, ...]:
    """Return the claims of others on whether ``name`` did it, the latest reports first."""
    sql = (
        _CLAIM
        + "WHERE claim.question = 'responsibility' AND claim.value = ? AND coalesce(claim.voice, '') != ?"
        + _CLAIM_ORDER
    )
    return _rows(connection, ClaimRow, sql, (name, name, most))


def relations_of(connection: sqlite3.Connection, name: str) -> tuple[RelationRow, ...]:
    """Return the relations that reports state of ``name``."""
    sql = (
        "SELECT subject, relation, object, claim_of, report, span_start, span_end FROM relation WHERE subject = ? OR object = ? "
        "ORDER BY relation, subject, object, report, number"
    )
    return _rows(connection, RelationRow, sql, (name, name))


def relations_among(connection: sqlite3.Connection, names: Sequence[str], most: int) -> tuple[RelationRow, ...]:
    """Return the relations that reports state of one of ``names`` to another of them, at most ``most``."""
    sql = (
        "SELECT subject, relation, object, claim_of, report, span_start, span_end FROM relation "
        "WHERE subject IN (SELECT value FROM json_each(?1)) AND object IN (SELECT value FROM json_each(?1)) "
        "ORDER BY relation, subject, object, report, number LIMIT ?2"
    )
    return _rows(connection, RelationRow, sql, (json.dumps(names), most))


def problems(connection: sqlite3.Connection, first: int = 0, size: int = ALL) -> tuple[ProblemRow, ...]:
    """Return ``size`` of the problems, by code, then by place."""
    sql = (
        "SELECT problem.report, report.title, run, location, code, message FROM problem LEFT JOIN report ON report.id = problem.report "
        "ORDER BY code, location, problem.id LIMIT ? OFFSET ?"
    )
    return _rows(connection, ProblemRow, sql, (size, first))


def problem_codes(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Return the codes of problems and how many there are of each, by code."""
    with own_errors(path_of(connection)):
        return tuple(connection.execute("SELECT code, count(*) FROM problem GROUP BY code ORDER BY code").fetchall())


_LENGTHS = {
    "voices": "SELECT count(DISTINCT voice) FROM claim",
    "actors": "SELECT count(DISTINCT name) FROM incident_name WHERE kind = 'actor'",
    "places": "SELECT count(*) FROM (SELECT 1 FROM place GROUP BY name, country, geonameid, lat, lon)",
    "problems": "SELECT count(*) FROM problem",
    "reports": "SELECT count(*) FROM report",
}


def length(connection: sqlite3.Connection, kind: str) -> int:
    """Return how many entries a list has: one of ``voices actors places problems reports``."""
    with own_errors(path_of(connection)):
        return int(connection.execute(_LENGTHS[kind]).fetchone()[0])


def report_rows(connection: sqlite3.Connection, first: int = 0, size: int = ALL) -> tuple[ReportRow, ...]:
    """Return ``size`` of the reports from the ``first``, the latest first."""
    sql = (
        "SELECT id, outlet, title, published, updated, file, (SELECT count(*) FROM statement WHERE statement.report = r.id), "
        "(SELECT count(*) FROM event WHERE event.report = r.id), (SELECT count(*) FROM problem WHERE problem.report = r.id) FROM "
        "(SELECT id, outlet, title, published, updated, file FROM report "
        "ORDER BY published IS NULL, published DESC, id LIMIT ? OFFSET ?) AS r"
    )
    return _rows(connection, ReportRow, sql, (size, first))


def versions(connection: sqlite3.Connection, incident: str) -> tuple[IncidentVersion, ...]:
    """Return the tellings of the incident with this id, the first one first."""
    sql = (
        "SELECT grouping.number, grouping.reports, incident.record FROM incident JOIN incident_change USING (version) "
        "JOIN grouping ON grouping.number = incident_change.grouping WHERE incident.id = ? AND in_force = 1 ORDER BY grouping.number"
    )
    with own_errors(path_of(connection)):
        rows = connection.execute(sql, (incident,)).fetchall()
    return tuple(IncidentVersion(number, reports, from_json(Incident, record)) for number, reports, record in rows)


def stamp(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Return numbers that change whenever incidents, reports, judgements or problems do: the latest of each."""
    sql = (
        "SELECT (SELECT coalesce(max(number), 0) FROM grouping), (SELECT coalesce(max(number), 0) FROM report), "
        "(SELECT coalesce(max(number), 0) FROM judgement), (SELECT count(*) FROM problem)"
    )
    with own_errors(path_of(connection)):
        return tuple(map(int, connection.execute(sql).fetchone()))


def _rows(connection: sqlite3.Connection, kind: type[T], sql: str, values: tuple[str | int, ...]) -> tuple[T, ...]:
    with own_errors(path_of(connection)):
        return tuple(kind(*row) for row in connection.execute(sql, values))


def kinds_of(connection: sqlite3.Connection, name: str) -> tuple[NameCount, ...]:
    """Return the kinds that reports give the actor ``name``, the most frequent first."""
    sql = (
        "SELECT ?, voice_kind, count(*), 0, 0 FROM statement WHERE voice = ? AND voice_kind IS NOT NULL GROUP BY voice_kind "
        "ORDER BY 3 DESC, voice_kind"
    )
    return _rows(connection, NameCount, sql, (name, name))
