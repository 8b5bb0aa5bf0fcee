"""Views in, pictures out: what the pages show and what ``allegedly draw`` writes."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from allegedly.draw.map import Spot, draw_map
from allegedly.draw.matrix import Cell, Row, draw_matrix
from allegedly.draw.network import Edge, draw_network
from allegedly.draw.timeline import Bar, draw_timeline
from allegedly.draw.tolls import Figure, draw_tolls
from allegedly.view.claim_lines import ClaimBook, MatrixCell
from allegedly.view.network import Tie
from allegedly.view.search import Month, Point, Search, SearchPage
from allegedly.view.words import QUESTIONS, day_words
from allegedly.web.links import Links


def search_map(page: SearchPage, links: Links) -> str:
    """Return the map of what a search found; each place leads to its incidents."""
    return _map(page.found.points, replace(page.search, page=1, refused=()), links)


def search_timeline(page: SearchPage, links: Links) -> str:
    """Return the timeline of what a search found; each bar leads to its incidents."""
    return _timeline(page.found.months, replace(page.search, page=1, refused=()), links)


@lru_cache(maxsize=128)  # every page of one search shows the same
def _map(points: tuple[Point, ...], search: Search, links: Links) -> str:
    spots = [
        Spot(
            lat=one.lat,
            lon=one.lon,
            precision=one.precision,
            name=one.place or "a place not named",
            country=one.country,
            incidents=one.incidents,
            disputed=one.disputed,
            href=links.search(search, box=(one.lon - 0.6, one.lat - 0.6, one.lon + 0.6, one.lat + 0.6))
            if one.incidents > 1
            else links.incident(one.id),
        )
        for one in points
    ]
    return draw_map(spots)


@lru_cache(maxsize=128)
def _timeline(months: tuple[Month, ...], search: Search, links: Links) -> str:
    def href(period: str) -> str | None:
        first, last = _ends(period)
        return links.search(search, since=first, until=last)

    return draw_timeline([Bar(one.month, one.incidents, one.disputed) for one in months], href)


def toll_picture(book: ClaimBook, links: Links) -> str:
    """Return the figures of an incident as intervals; each leads to its words."""
    figures = [
        Figure(one.kind, one.name, one.low, one.high, one.words, day_words(one.day, one.day), links.words(one.where))
        for one in book.tolls
    ]
    return draw_tolls(figures)


def matrix_picture(title: str, book: ClaimBook) -> str:
    """Return the dispute matrix of an incident."""
    rows = [Row(row.name, row.kind, tuple(_cell(cell) for _, cell in row.cells)) for row in book.matrix]
    return draw_matrix(title, list(QUESTIONS.values()), rows)


def network_picture(ties: Sequence[Tie], middle: str | None, links: Links) -> str:
    """Return the network of ``ties``, around an actor where there is one in the middle; each line leads to one place where it stands."""
    edges = [
        Edge(one.source, one.target, one.kind, one.words, one.count, links.stretch(one.report, one.start, one.end))
        for one in ties
    ]
    return draw_network(edges, middle)


def _cell(cell: MatrixCell | None) -> Cell:
    if cell is None:
        return Cell((), "")
    return Cell(tuple(line.cell for line in cell.lines), "maybe" if cell.tone == "both" else cell.tone)


def _ends(period: str) -> tuple[str, str]:
    """The first and last day of a month ("2021-03") or year ("2021").

    >>> _ends("2021-02")
    ('2021-02-01', '2021-02-28')
    """
    year, _, month = period.partition("-")
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    return f"{period}-01", f"{period}-{monthrange(int(year), int(month))[1]:02d}"
