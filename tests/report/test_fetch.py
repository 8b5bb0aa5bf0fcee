"""Fetching from a real server that misbehaves: every way is a problem with what to do, and nobody is asked more than is polite."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from allegedly.problems import Problem
from allegedly.records import Report
from allegedly.report.fetch import Fetched, Fetcher, Manners
from allegedly.report.intake import read_reports
from allegedly.report.read import ReadOptions
from allegedly.report.sources import find_inputs
from tests.report.pages import PUBLISHED, TITLE
from tests.report.server import Site, served

QUICK = Manners(delay=0, seconds=1, largest=1_000_000, allow_private=True)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as one:
        yield one


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/gone", "not_found"), ("/forbidden", "refused"), ("/round", "unreachable"), ("/away", "unreadable"), ("/slow", "unreachable"),
        ("/endless", "too_large"), ("/bomb", "too_large"), ("/short", "unreachable"), ("/garbage", "unreachable"),
    ],
)  # fmt: skip
def test_what_cannot_be_fetched_is_a_problem(site: Site, path: str, code: str) -> None:
    found = Fetcher(QUICK).get(site.root + path)
    assert isinstance(found, Problem)
    assert found.code == code
    assert ";" in found.message  # what to do


@pytest.mark.parametrize("path", ["/page", "/packed", "/turn"])
def test_a_page_is_fetched(site: Site, path: str) -> None:
    found = Fetcher(QUICK).get(site.root + path)
    assert isinstance(found, Fetched)
    assert TITLE in found.body.decode()


def test_robots_txt_is_obeyed_and_asked_for_once(site: Site) -> None:
    site.robots = "User-agent: *\nDisallow: /page\n"
    fetcher = Fetcher(QUICK)
    codes = [getattr(fetcher.get(site.root + path), "code", None) for path in ("/page", "/packed", "/page")]
    assert codes == ["robots", None, "robots"]
    assert site.seen == ["/robots.txt", "/packed"]


def test_a_redirection_does_not_lead_round_robots_txt(site: Site) -> None:
    site.robots = "User-agent: *\nDisallow: /page\n"
    assert getattr(Fetcher(QUICK).get(site.root + "/turn"), "code", None) == "robots"


def test_where_robots_txt_fails_nothing_is_fetched(site: Site) -> None:
    site.failures["/page"] = 1
    other = Fetcher(QUICK)
    assert getattr(other.get(site.root + "/page"), "code", None) == "unreachable"
    assert other.retry_after == 120


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    found = Fetcher(replace(QUICK, allow_private=False)).get(site.root + "/page")
    assert getattr(found, "code", None) == "private_address"
    assert site.seen == []


def test_a_host_is_not_asked_twice_at_once(site: Site) -> None:
    waits: list[float] = []
    site.robots = "User-agent: *\nCrawl-delay: 7\n"
    fetcher = Fetcher(replace(QUICK, delay=2.0), waits.append)
    for _ in range(3):
        fetcher.get(site.root + "/page")
    assert len(waits) == 2
    assert all(6 < wait <= 14 for wait in waits)


def test_an_address_is_read_like_a_page(site: Site) -> None:
    address = site.root + "/page"
    found = [one.found for one in read_reports(find_inputs([address]), ReadOptions(manners=QUICK))]
    assert [(one.title, one.published, one.file) for one in found if isinstance(one, Report)] == [
        (TITLE, PUBLISHED, address)
    ]
