"""Web pages: the report's text and head come out of fifteen layouts, walls are said to be walls, and character sets are seen through."""

import pytest

from allegedly.report.page import page_rows
from allegedly.report.read import ReadOptions, read_input
from allegedly.report.rows import Row
from tests.report.pages import AUTHOR, LAYOUTS, OUTLET, PARAGRAPHS, PUBLISHED, TITLE

PLAIN = ReadOptions()
UNWANTED = ("Newsletters", "Terms", "Bread prices", "click here", "Sign up", "Accept all", "not text", "First!")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_gives_its_report_and_nothing_else(layout: str) -> None:
    result = read_input(LAYOUTS[layout]().encode("utf-8"), "page.html", PLAIN)
    assert len(result.reports) == 1, result.problems
    report = result.reports[0]
    words = " ".join(report.text.split())
    assert [one for one in PARAGRAPHS if one not in words] == []
    assert [one for one in UNWANTED if one in words] == []
    assert report.title == TITLE
    assert report.text.startswith(TITLE)
    assert PARAGRAPHS[0] in report.text.split("\n")  # a paragraph is a line, whatever laid it out
    assert report.published == PUBLISHED
    assert report.outlet == OUTLET


def test_a_table_of_figures_stays_a_table() -> None:
    table = "<table><tr><th>Town</th><th>Killed</th></tr><tr><td>Kelve</td><td>14</td></tr></table>"
    page = LAYOUTS["json-ld"]().replace("<p>At least", f"{table}<p>At least")
    assert "| Kelve | 14 |" in read_input(page.encode(), "page.html", PLAIN).reports[0].text


def test_who_wrote_it_comes_from_the_metadata() -> None:
    report = read_input(LAYOUTS["json-ld"]().encode(), "page.html", PLAIN).reports[0]
    assert report.byline == AUTHOR
    assert {basis.field: basis.basis for basis in report.basis}["published"] == "metadata"


def test_a_page_that_says_no_date_has_none() -> None:
    page = f"<!DOCTYPE html><html><body><h1>{TITLE}</h1>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS)}<footer>© 2021</footer></body></html>"
    assert read_input(page.encode(), "page.html", PLAIN).reports[0].published is None


WALLS = [
    ("<p>Subscribe now to continue reading this article.</p>", "paywall"),
    ("<h1>Before you continue</h1><p>We use cookies and data to deliver our services.</p>", "cookie_page"),
    ("<h1>Just a moment</h1><p>Please enable JavaScript and verify you are human.</p>", "challenge"),
    ("<nav><a href=/>Home</a></nav>", "no_text"),
]


@pytest.mark.parametrize(("body", "code"), WALLS, ids=[code for _, code in WALLS])
def test_a_wall_is_a_problem_and_no_report(body: str, code: str) -> None:
    result = read_input(
        f"<!DOCTYPE html><html><head><title>x</title></head><body>{body}</body></html>".encode(), "w.html", PLAIN
    )
    assert (result.reports, [one.code for one in result.problems]) == ((), [code])


def test_a_report_that_speaks_of_cookies_is_no_wall() -> None:
    page = LAYOUTS["json-ld"]().replace("Neither account", "“Accept all cookies”, read a banner. Neither account")
    assert len(read_input(page.encode(), "page.html", PLAIN).reports) == 1


def test_a_page_for_subscribers_is_read_with_a_remark() -> None:
    page = LAYOUTS["json-ld"]().replace('"headline"', '"isAccessibleForFree": "False", "headline"')
    result = read_input(page.encode(), "page.html", PLAIN)
    assert len(result.reports) == 1
    assert [one.code for one in result.problems] == ["partly_paid"]


@pytest.mark.parametrize(
    ("charset", "declared", "carrier"),
    [("utf-8", None, None), ("windows-1251", "windows-1251", None), ("windows-1252", None, None), ("windows-1252", "iso-8859-1", None),
     ("utf-8", "no-such-set", None), ("koi8-r", None, "koi8-r"), ("utf-16", None, None)],
)  # fmt: skip
def test_the_letters_are_those_of_the_page(charset: str, declared: str | None, carrier: str | None) -> None:
    name = (
        "Žarko" if charset == "windows-1252" else "Кельве" if charset in ("windows-1251", "koi8-r") else "Ålund Кельве"
    )
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<!DOCTYPE html><html><head>{meta}</head><body><article>{''.join(f'<p>{one} {name}.</p>' for one in PARAGRAPHS)}</article></body></html>"
    rows = [row for row in page_rows(page.encode(charset, "replace"), "p", None, carrier) if isinstance(row, Row)]
    assert name in rows[0].text
