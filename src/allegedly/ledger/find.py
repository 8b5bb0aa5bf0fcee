"""The start of an id in, what the ledger holds under it out: what a judgement can be about; and the queue of incidents to review."""

import sqlite3

from allegedly.judgement import Target
from allegedly.ledger import read
from allegedly.ledger.faults import own_errors, path_of
from allegedly.problems import InputError
from allegedly.records import UNNAMED, Incident

_AFTER = "g"  # comes after every hexadecimal digit
_SHOWN = 5
_SQL = {
    "e-": (
        "event",
        "SELECT id, report, span_start, span_end, NULL FROM event WHERE id >= ? AND id < ? ORDER BY id LIMIT 6",
    ),
    "c-": (
        "claim",
        "SELECT id, report, (SELECT min(span_start) FROM claim_evidence e WHERE e.report = c.report AND e.claim = c.id), "
        "(SELECT max(span_end) FROM claim_evidence e WHERE e.report = c.report AND e.claim = c.id), question "
        "FROM claim c WHERE id >= ? AND id < ? ORDER BY id LIMIT 6",
    ),
    "r-": ("report", "SELECT id, id, NULL, NULL, NULL FROM report WHERE id >= ? AND id < ? ORDER BY id LIMIT 6"),
}


WEAK = 6.5  # a merge of two reports below this is not far from the threshold of 5.75 (incident/cluster.py)


def weak_merges(one: Incident) -> int:
    """Return how many pairs of events of two reports were put together by little."""
    home = {event.id: event.report for event in one.events}
    return sum(merge.score < WEAK and home.get(merge.left) != home.get(merge.right) for merge in one.merges)


def unsure_cells(one: Incident) -> tuple[str, ...]:
    """Return what of an incident was read with little confidence, in words: an unnamed voice, a place that is not resolved."""
    unnamed = any(account.voice == UNNAMED for account in one.accounts)
    unplaced = one.where is not None and one.where.reason is not None
    return (
        *(("a voice that is not named",) if unnamed else ()),
        *(("a place that is not resolved",) if unplaced else ()),
    )


def targets(connection: sqlite3.Connection, wanted: str) -> tuple[Target, ...]:
    """Return what an id, or the only one that begins so, stands for: of an incident (``i-``) its events.

    Raises ``InputError`` when nothing, or more than one thing, has it.
    """
    if wanted.startswith("i-"):
        incident = read.incident(connection, wanted)
        if incident is None:
            raise InputError(f"there is no incident {wanted!r} in the ledger; allegedly show lists them")
        return tuple(Target("event", e.id, e.report, e.trigger.start, e.trigger.end) for e in incident.events)
    if wanted[:2] not in _SQL:
        raise InputError(
            f"{wanted!r} is no id; give an incident (i-...), event (e-...), claim (c-...) or report (r-...)"
        )
    kind, sql = _SQL[wanted[:2]]
    with own_errors(path_of(connection)):
        rows = connection.execute(sql, (wanted, wanted + _AFTER)).fetchall()
    exact = [row for row in rows if row[0] == wanted] or rows
    if len(exact) != 1:
        shown = (
            f"several begin so: {', '.join(row[0] for row in exact[:_SHOWN])}"
            if exact
            else "allegedly review show INCIDENT lists them"
        )
        raise InputError(f"{wanted!r} names no one {kind} of the ledger; {shown}")
    key, report, start, end, question = exact[0]
    return (Target(kind, key, report, start, end, question),)  # type: ignore[arg-type]


def queue(connection: sqlite3.Connection, limit: int) -> tuple[Incident, ...]:
    """Return the incidents in force that are most worth a look: disputed and denied ones first, then
    uncertain merges and what was read with little confidence, many voices before few."""
    sql = (
        "SELECT incident.id, incident.record FROM index_incident JOIN incident USING (version) "
        "WHERE weight > 0 ORDER BY weight DESC, index_incident.id LIMIT ?"
    )
    with own_errors(path_of(connection)):
        rows = connection.execute(sql, (limit,)).fetchall()
    return tuple(read.incident_of(connection, *row) for row in rows)


def page(connection: sqlite3.Connection, after: str | None, limit: int) -> tuple[Incident, ...]:
    """Return up to ``limit`` incidents in the order of the list that come after the one with the id ``after``, from the start without it."""
    sql = (
        "SELECT incident.id, incident.record FROM index_incident JOIN incident USING (version) "
        "WHERE (undated, day, index_incident.id) > (SELECT undated, day, id FROM index_incident WHERE id = ?) "
        "ORDER BY undated, day, index_incident.id LIMIT ?"
    )
    first = "SELECT incident.id, incident.record FROM index_incident JOIN incident USING (version) ORDER BY undated, day, index_incident.id LIMIT ?"
    with own_errors(path_of(connection)):
        rows = connection.execute(sql, (after, limit)) if after else connection.execute(first, (limit,))
        return tuple(read.incident_of(connection, *row) for row in rows.fetchall())
