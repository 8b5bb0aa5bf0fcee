"""``allegedly watch``: what is new in feeds and sitemaps into a ledger, once or for as long as it runs."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allegedly.cli.options import ledger_option, report_options
from allegedly.report.read import ReadOptions
from allegedly.view.words import plural

if TYPE_CHECKING:
    from allegedly.watching import FeedLine


@click.command(short_help="Read what is new in feeds and sitemaps, again and again.")
@click.argument("feeds", metavar="FEEDS.toml", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--once", is_flag=True, help="Visit each feed once and end, for cron.")
@report_options
@ledger_option
def watch(feeds: Path, once: bool, options: ReadOptions, ledger: Path) -> int:
    """Read what is new in feeds (RSS, Atom) and sitemaps into a ledger: once, or for as long as it runs (Ctrl-C ends it).

    Sites are asked politely: robots.txt is obeyed, unchanged feeds are not sent again, feeds that fail are left alone for a while. What
    was seen is remembered in the ledger. Exit status of --once: 1 when a feed failed, 2 when all did.

    \b
    FEEDS.toml holds, for each feed:
      [[feed]]
      url = "https://harbour.example/rss"
      outlet = "Harbour Wire"        # if the pages do not say
      every = 900                    # seconds between two visits

    \b
    Example:
      allegedly watch feeds.toml --once --ledger war.db
    """
    from allegedly.watching import read_feeds, watch_once

    watched = read_feeds(feeds)
    if once:
        failed = _visit(list(watch_once(watched, ledger, options)))
        return 0 if not failed else 2 if failed == len(watched) else 1
    due = dict.fromkeys(watched, 0.0)
    while True:
        now = time.monotonic()
        ready = [feed for feed, at in due.items() if at <= now]
        _visit(list(watch_once(ready, ledger, options)))
        due |= {feed: time.monotonic() + feed.every for feed in ready}
        time.sleep(max(0.0, min(due.values()) - time.monotonic()))


def _visit(lines: "list[FeedLine]") -> int:
    """Print a line for each feed and return how many failed."""
    for line in lines:
        words = (
            f"{plural(line.new, 'new link')}, {plural(line.added, 'report')} added"
            if line.outcome == "read"
            else line.outcome
        )
        click.echo(f"{line.feed}  {words}" + (f": {line.problem.message}" if line.problem else ""))
    return sum(line.outcome == "failed" for line in lines)
