"""Watching feeds on a real server: what is new is read once, what has not changed is not sent again, and who fails is left alone for a while."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from allegedly.cli.main import run
from allegedly.ledger.connect import open_for_reading
from allegedly.ledger.read import totals
from allegedly.problems import InputError
from allegedly.report.feeds import Feed, links_of, read_feeds
from allegedly.report.fetch import Manners
from allegedly.report.read import ReadOptions
from allegedly.watching import watch_once
from tests.report.server import PAGE, Site, served

QUICK = ReadOptions(manners=Manners(delay=0, seconds=2, allow_private=True))
MORNING = datetime(2021, 3, 9, 8, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as one:
        yield one


def rss(*links: str) -> tuple[str, bytes]:
    items = "".join(f"<item><title>A</title><link>{link}</link></item>" for link in links)
    return "application/rss+xml", f'<rss version="2.0"><channel><title>Harbour</title>{items}</channel></rss>'.encode()


def sitemap(*links: str, of: str = "url") -> tuple[str, bytes]:
    rows = "".join(f"<{of}><loc>{link}</loc></{of}>" for link in links)
    name = "urlset" if of == "url" else "sitemapindex"
    return "application/xml", f'<{name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{name}>'.encode()


def visit(site: Site, ledger: Path, at: datetime = MORNING, path: str = "/feed") -> tuple[str, int, int]:
    line = next(iter(watch_once([Feed(site.root + path)], ledger, QUICK, lambda: at)))
    return line.outcome, line.new, line.added


def test_what_is_new_is_read_once(site: Site, tmp_path: Path) -> None:
    ledger = tmp_path / "war.db"
    site.bodies["/feed"] = rss(f"{site.root}/page", "/gone", "mailto:a@b.example")
    assert visit(site, ledger) == ("read", 2, 1)
    assert visit(site, ledger) == ("unchanged", 0, 0)
    assert site.conditions[-1] is not None
    site.bodies["/feed"] = rss(f"{site.root}/page", "/other")
    site.bodies["/other"] = ("text/html", PAGE.replace("14 people", "15 people").encode())
    assert visit(site, ledger) == ("read", 1, 1)
    assert site.seen.count("/page") == 1
    with closing(open_for_reading(ledger)) as connection:
        assert totals(connection).reports == 2


def test_a_link_that_fails_is_tried_three_times(site: Site, tmp_path: Path) -> None:
    for number in range(5):
        site.bodies["/feed"] = rss("/gone", f"#{number}")
        visit(site, tmp_path / "war.db")
    assert site.seen.count("/gone") == 3


def test_a_feed_that_fails_is_left_alone_for_longer_each_time(site: Site, tmp_path: Path) -> None:
    ledger = tmp_path / "war.db"
    site.bodies["/feed"] = rss(f"{site.root}/page")
    site.failures["/feed"] = 2
    assert visit(site, ledger)[0] == "failed"
    assert visit(site, ledger, MORNING + timedelta(seconds=90))[0] == "paused"
    assert visit(site, ledger, MORNING + timedelta(seconds=121))[0] == "failed"
    assert visit(site, ledger, MORNING + timedelta(seconds=121 + 200))[0] == "paused"
    assert visit(site, ledger, MORNING + timedelta(seconds=121 + 241)) == ("read", 1, 1)


def test_a_sitemap_of_sitemaps_is_followed(site: Site, tmp_path: Path) -> None:
    site.bodies["/feed"] = sitemap(f"{site.root}/day.xml", f"{site.root}/gone.xml", of="sitemap")
    site.bodies["/day.xml"] = sitemap(f"{site.root}/page")
    assert visit(site, tmp_path / "war.db") == ("read", 1, 1)


def test_what_is_no_feed_is_said_to_be_none(site: Site, tmp_path: Path) -> None:
    site.bodies["/feed"] = ("text/html", b"<html><body>Welcome</body></html>")
    assert visit(site, tmp_path / "war.db")[0] == "failed"
    bomb = b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d SYSTEM "file:///etc/passwd">]><urlset><url><loc>http://a.example/&d;</loc></url></urlset>'
    found = links_of(bomb, "http://a.example/")
    assert "root" not in repr(found)


FAULTS = [
    ("", "names no feed"), ("feed = 3", "names no feed"), ("[[feed]]", "feed 1 has no address"), ('[[feed]]\nurl = "ftp://a"', "no address"),
    ('[[feed]]\nurl = "https://a.example"\nevery = 5', "60 or more"), ('[[feed]]\nurl = "https://a.example"\nname = 1', "says name"),
    ("[[feed", "no TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), FAULTS)
def test_a_faulty_list_is_said_to_be(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "feeds.toml").write_text(text)
    with pytest.raises(InputError, match=told):
        read_feeds(tmp_path / "feeds.toml")


def test_the_command_visits_once_and_says_what_came(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.bodies["/feed"] = rss(f"{site.root}/page")
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\nurl = "{site.root}/feed"\n')
    arguments = ["watch", str(tmp_path / "feeds.toml"), "--once", "--ledger", str(tmp_path / "war.db")]
    assert run(arguments) == 2  # this machine's own addresses are private
    assert "--allow-private" in capsys.readouterr().out
    other = [*arguments[:-1], str(tmp_path / "other.db"), "--allow-private"]
    assert run(other) == 0
    assert "1 new link, 1 report added" in capsys.readouterr().out
