"""What was seen of feeds and their links in, rows appended; and what is known of them out."""

import sqlite3
from dataclasses import dataclass

from allegedly.ledger.faults import own_errors, path_of

TRIES = 3  # a link that could not be read is tried so often


@dataclass(frozen=True, slots=True)
class Visit:
    """The last answer of a feed: when, its validators, how many times in a row it failed, and until when it is left alone."""

    feed: str
    at: str
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    not_before: str | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class LinkSeen:
    """What became of a link of a feed."""

    url: str
    feed: str
    at: str
    outcome: str
    problem: str | None = None


def last_visit(connection: sqlite3.Connection, feed: str) -> Visit | None:
    """Return the last visit to a feed, ``None`` when there was none."""
    sql = "SELECT feed, at, etag, last_modified, failures, not_before, problem FROM feed_visit WHERE feed = ? ORDER BY number DESC LIMIT 1"
    with own_errors(path_of(connection)):
        row = connection.execute(sql, (feed,)).fetchone()
    return Visit(*row) if row else None


def record_visit(connection: sqlite3.Connection, visit: Visit) -> None:
    """Append a visit."""
    row = (visit.feed, visit.at, visit.etag, visit.last_modified, visit.failures, visit.not_before, visit.problem)
    sql = "INSERT INTO feed_visit (feed, at, etag, last_modified, failures, not_before, problem) VALUES (?, ?, ?, ?, ?, ?, ?)"
    with own_errors(path_of(connection)):
        connection.execute(sql, row)


def is_settled(connection: sqlite3.Connection, url: str) -> bool:
    """Return whether a link need not be read any more: it was, or is no report, or could not be read ``TRIES`` times."""
    sql = "SELECT count(*), coalesce(max(outcome != 'not_read'), 0) FROM feed_link WHERE url = ?"
    with own_errors(path_of(connection)):
        tries, settled = connection.execute(sql, (url,)).fetchone()
    return bool(settled) or tries >= TRIES


def record_link(connection: sqlite3.Connection, link: LinkSeen) -> None:
    """Append what became of a link."""
    row = (link.url, link.feed, link.at, link.outcome, link.problem)
    with own_errors(path_of(connection)):
        connection.execute("INSERT INTO feed_link (url, feed, at, outcome, problem) VALUES (?, ?, ?, ?, ?)", row)
