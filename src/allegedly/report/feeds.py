"""A list of feeds as TOML in, what is watched out; the answer of a feed or sitemap in, the links of its reports out."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree

from allegedly.problems import InputError, Problem

EVERY = 900  # seconds between two visits where a feed does not say
LEAST = 60  # seconds; nobody is asked more often
LINKS = 5_000  # of one answer


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or sitemap that is watched: its address, the outlet it is of, and the seconds between two visits."""

    url: str
    outlet: str | None = None
    every: int = EVERY


@dataclass(frozen=True, slots=True)
class Links:
    """What an answer points to: reports, and further sitemaps."""

    reports: tuple[str, ...]
    sitemaps: tuple[str, ...] = ()


def read_feeds(path: Path) -> tuple[Feed, ...]:
    """Return the feeds of a TOML file: ``[[feed]]`` with ``url`` and, if you like, ``outlet`` and ``every`` (seconds).

    Raises ``InputError`` when the file cannot be read or holds anything else.
    """
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("feed")
    except OSError as error:
        raise InputError(f"{path}: it cannot be read ({error.strerror}); check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: it is no TOML ({error}); correct it") from error
    if not isinstance(rows, list) or not rows:
        raise InputError(f'{path}: it names no feed; write [[feed]] and below it url = "https://..."')
    return tuple(_feed(row, number, path) for number, row in enumerate(rows, 1))


def _feed(row: Any, number: int, path: Path) -> Feed:
    where = f"{path}: feed {number}"
    if not isinstance(row, dict) or not str(row.get("url", "")).startswith(("http://", "https://")):
        raise InputError(f'{where} has no address; write url = "https://..."')
    unknown = sorted(set(row) - {"url", "outlet", "every"})
    if unknown:
        raise InputError(f"{where} says {', '.join(unknown)}; only url, outlet and every are known")
    every = row.get("every", EVERY)
    if not isinstance(every, int) or every < LEAST:
        raise InputError(f"{where}: every is a whole number of seconds, {LEAST} or more")
    return Feed(row["url"], row.get("outlet"), every)


def links_of(body: bytes, url: str) -> Links | Problem:
    """Return the links of an RSS or Atom feed or a sitemap, in its order, each once; a problem when it is neither."""
    if b"<urlset" in body[:4096] or b"<sitemapindex" in body[:4096]:
        return _sitemap(body, url)
    feed = feedparser.parse(body, resolve_relative_uris=False, sanitize_html=False)
    if not feed.version and not feed.entries:
        return Problem(url, "no_feed", "this is neither a feed nor a sitemap; look at the address in a browser")
    found = (urljoin(url, entry.link) for entry in feed.entries if entry.get("link"))
    return Links(tuple(dict.fromkeys(_pages(found)))[:LINKS])


def _sitemap(body: bytes, url: str) -> Links | Problem:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        return Problem(url, "no_feed", "this sitemap cannot be read; look at the address in a browser")
    reports = _pages(urljoin(url, one) for one in root.xpath("//*[local-name()='url']/*[local-name()='loc']/text()"))
    further = _pages(
        urljoin(url, one) for one in root.xpath("//*[local-name()='sitemap']/*[local-name()='loc']/text()")
    )
    return Links(tuple(dict.fromkeys(reports))[:LINKS], tuple(dict.fromkeys(further))[:LINKS])


def _pages(found: Iterator[str]) -> Iterator[str]:
    return (one.strip() for one in found if one.strip().startswith(("http://", "https://")))
