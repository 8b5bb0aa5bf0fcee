"""Feeds and a ledger in: what is new in the feeds is read into the ledger, and what was seen of them is remembered there."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.watch import LinkSeen, Visit, is_settled, last_visit, record_link, record_visit
from allegedly.pipeline import Watching, read_all_into
from allegedly.problems import Problem
from allegedly.report.feeds import Feed, links_of
from allegedly.report.feeds import read_feeds as read_feeds
from allegedly.report.fetch import Fetcher
from allegedly.report.read import ReadOptions
from allegedly.run import InputLine

FIRST_PAUSE = timedelta(minutes=2)  # after a failure; doubled each time
LONGEST_PAUSE = timedelta(days=1)
DEPTH = 2  # a sitemap of sitemaps is followed, no further

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class FeedLine:
    """What a visit to a feed brought: ``read``, ``unchanged``, ``paused`` (left alone for now) or ``failed``; and how many links were new."""

    feed: str
    outcome: str
    new: int
    added: int
    problem: Problem | None = None


def utc_now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def watch_once(feeds: Sequence[Feed], ledger: Path, options: ReadOptions, now: Clock = utc_now) -> Iterator[FeedLine]:
    """Visit each feed once and read what is new in it; yield a line for each.

    A feed that fails is left alone for a while, twice as long each time, or as long as it asks. A visit is remembered only when all that
    it brought was read, so that a run that is stopped loses nothing; a link that was read is never fetched again.
    """
    fetcher, added = Fetcher(options.manners), 0
    for feed in feeds:
        line = _visit(feed, ledger, replace(options, outlet=feed.outlet or options.outlet), (fetcher, now))
        added += line.added
        yield line
    if added:
        read_all_into((), ledger, options)  # groups what came


def _visit(feed: Feed, ledger: Path, options: ReadOptions, means: tuple[Fetcher, Clock]) -> FeedLine:
    fetcher, now = means
    with closing(open_for_writing(ledger)) as connection:
        before = last_visit(connection, feed.url) or Visit(feed.url, "")
    if before.not_before and before.not_before > _stamp(now()):
        return FeedLine(feed.url, "paused", 0, 0)
    conditions = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified}
    found = fetcher.get(feed.url, {name: value for name, value in conditions.items() if value})
    if isinstance(found, Problem):
        return _failed(before, found, ledger, now(), fetcher.retry_after)
    if found.status == 304:
        if before.failures:
            _remember(ledger, replace(before, at=_stamp(now()), failures=0, not_before=None, problem=None))
        return FeedLine(feed.url, "unchanged", 0, 0)
    links = _links(found.body, found.url, fetcher, DEPTH)
    if isinstance(links, Problem):
        return _failed(before, links, ledger, now(), None)
    new, added = _read(feed, links, ledger, options, now)
    _remember(ledger, Visit(feed.url, _stamp(now()), found.headers.get("etag"), found.headers.get("last-modified")))
    return FeedLine(feed.url, "read", new, added)


def _read(feed: Feed, links: Sequence[str], ledger: Path, options: ReadOptions, now: Clock) -> tuple[int, int]:
    with closing(open_for_writing(ledger)) as connection:
        new = [link for link in links if not is_settled(connection, link)]

        def note(line: InputLine) -> None:
            problem = f"{line.problems[0].code}: {line.problems[0].message}" if line.problems else None
            record_link(connection, LinkSeen(line.source, feed.url, _stamp(now()), line.outcome, problem))

        summary = read_all_into(new, ledger, options, Watching(account=note), group_after=False)
    return len(new), summary.added


def _links(body: bytes, url: str, fetcher: Fetcher, depth: int) -> Sequence[str] | Problem:
    links = links_of(body, url)
    if isinstance(links, Problem):
        return links
    reports = list(links.reports)
    for further in links.sitemaps if depth > 1 else ():
        found = fetcher.get(further)
        inner = found if isinstance(found, Problem) else _links(found.body, found.url, fetcher, depth - 1)
        if not isinstance(inner, Problem):
            reports += inner
    return list(dict.fromkeys(reports))


def _failed(before: Visit, problem: Problem, ledger: Path, now: datetime, retry_after: float | None) -> FeedLine:
    failures = before.failures + 1
    pause = min(FIRST_PAUSE * 2 ** min(failures - 1, 12), LONGEST_PAUSE)
    if retry_after is not None:
        pause = min(max(pause, timedelta(seconds=retry_after)), LONGEST_PAUSE)
    told = f"{problem.code}: {problem.message}"
    _remember(ledger, replace(before, at=_stamp(now), failures=failures, not_before=_stamp(now + pause), problem=told))
    return FeedLine(before.feed, "failed", 0, 0, problem)


def _remember(ledger: Path, visit: Visit) -> None:
    with closing(open_for_writing(ledger)) as connection:
        record_visit(connection, visit)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
