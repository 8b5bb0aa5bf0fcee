"""What somebody looks for in, the incidents that answer out: lines for a list, places for a map, months for a timeline."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from allegedly.ledger import lookup, tables
from allegedly.ledger.connect import keep_open, open_for_reading
from allegedly.ledger.lookup import FoundReport, Sort
from allegedly.ledger.lookup import Month as Month
from allegedly.ledger.lookup import Point as Point
from allegedly.ledger.lookup import Wanted as Wanted
from allegedly.records import Incident, Standing
from allegedly.view.listing import short_headline, standing_of, toll_words
from allegedly.view.text import shorten
from allegedly.view.words import QUESTIONS, STANDINGS, day_words, place_words, value_words

PAGE = 50  # incidents a page
MOST_POINTS = 300  # places on the map and in its table, those with the most incidents first
MOST_REPORTS = 8
SORTS: dict[Sort, str] = {
    "newest": "latest first", "oldest": "earliest first", "toll": "most killed, as said", "reports": "most reports",
    "voices": "most voices", "origins": "most origins",
}  # fmt: skip
FIELDS = tuple(one.name for one in fields(Wanted))
TEXTS = ("country", "place", "type", "actor", "voice", "report", "label")


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, in which order, on which page (from 1), and what of the address could not be understood."""

    wanted: Wanted = field(default_factory=Wanted)
    sort: Sort = "newest"
    page: int = 1
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blame:
    """One answer to who did it, and whose word it is."""

    value: str
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident of the list: when, where, what, who on whose word, the figures, how the main questions stand, on what it rests."""

    id: str
    when: str
    where: str
    headline: str
    type: str | None
    blames: tuple[Blame, ...]
    tolls: tuple[str, ...]
    occurrence: Standing
    responsibility: Standing
    toll: Standing
    label: str | None
    voices: int
    reports: int
    origins: int

    @property
    def is_disputed(self) -> bool:
        """Whether voices contradict each other on a question that the list shows."""
        return bool({"disputed", "denied"} & {self.occurrence, self.responsibility}) or self.toll == "disputed"


@dataclass(frozen=True, slots=True)
class Overview:
    """What a search finds in all, whichever page is shown: how many, where, when, in which reports; and what could be filtered by."""

    total: int
    thin: int
    points: tuple[Point, ...]
    months: tuple[Month, ...]
    choices: Mapping[str, tuple[str, ...]]
    reports: tuple[FoundReport, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of the list with what the map and the timeline show of all that was found; ``settled``: both of one state of the ledger."""

    search: Search
    found: Overview
    lines: tuple[IncidentLine, ...]
    pages: int
    settled: bool = True

    @property
    def total(self) -> int:
        """How many incidents were found in all."""
        return self.found.total

    @property
    def reports(self) -> tuple[FoundReport, ...]:
        """The reports with the words looked for, on the first page."""
        return self.found.reports if self.search.page == 1 else ()


def parse_search(pairs: Mapping[str, str]) -> Search:
    """Return the search that an address asks for; what cannot be understood is left out and said in ``refused``.

    >>> parse_search({"q": "market", "since": "soon"}).refused
    ('since: ‘soon’ is no day; write it like 2018-06-26',)
    """
    refused: list[str] = []
    values = {key: value.strip() for key, value in pairs.items() if value.strip()}
    wanted = Wanted(
        words=values.get("q", ""),
        since=_day("since", values, refused),
        until=_day("until", values, refused),
        standing=_standing(values, refused),
        killed=_whole("killed", values, refused),
        box=_box(values, refused),
        thin=values.get("all") == "1",
        **{key: values.get(key) for key in TEXTS},
    )
    sort: Sort = next((key for key in SORTS if key == values.get("sort")), "newest")
    if values.get("sort", sort) != sort:
        refused.append(f"sort: ‘{shorten(values['sort'], 40)}’ is no order of the list")
    return Search(wanted, sort, max(1, _whole("page", values, refused) or 1), tuple(refused))


def address(search: Search, **changes: object) -> str:
    """Return the query of the address that shows ``search`` with ``changes`` (fields of ``Wanted``, ``sort``, ``page``; ``None`` takes away).

    A change of anything but the page begins at page 1.

    >>> address(Search(Wanted(words="market fire")), sort="toll")
    '?q=market+fire&sort=toll'
    """
    wanted = search.wanted
    held: dict[str, object] = {name: getattr(wanted, name) for name in FIELDS}
    held |= {"sort": search.sort, "page": search.page if set(changes) <= {"page"} else 1, **changes}
    box, standing = held.pop("box"), held.pop("standing")
    pairs = {"q": held.pop("words"), **held, "all": "1" if held.pop("thin") else None}
    pairs.pop("thin", None)
    pairs["standing"] = ":".join(standing) if isinstance(standing, tuple) else None
    pairs["box"] = ",".join(f"{edge:g}" for edge in box) if isinstance(box, tuple) else None
    plain = {key: value for key, value in pairs.items() if value is not None and value is not False and value != ""}
    plain = {key: value for key, value in plain.items() if (key, value) not in (("page", 1), ("sort", "newest"))}
    return "?" + urlencode(plain) if plain else "?"


def search_page(
    ledger: Path, search: Search, countries: Mapping[str, str], size: int = PAGE, known: Overview | None = None
) -> SearchPage:
    """Return the page that answers ``search``, with the overview that is ``known`` or the present one. Raises ``LedgerError``."""
    with closing(open_for_reading(ledger)) as connection:
        connection.execute("BEGIN")  # one state of the ledger for all of the page, while somebody writes
        found = known or _overview(connection, search.wanted)
        incidents = lookup.page(connection, search.wanted, search.sort, (search.page - 1) * size, size)
    lines = tuple(incident_line(one, countries) for one in incidents)
    return SearchPage(search, found, lines, max(1, -(-found.total // size)))


def _overview(connection: sqlite3.Connection, wanted: Wanted) -> Overview:
    counted = lookup.counted(connection, wanted)
    return Overview(
        total=counted.total,
        thin=counted.thin,
        points=lookup.points(connection, wanted, MOST_POINTS),
        months=counted.months,
        choices=lookup.choices(connection),
        reports=lookup.reports(connection, wanted.words, MOST_REPORTS) if wanted.words else (),
    )


def found_records(ledger: Path, search: Search, size: int) -> tuple[int, tuple[Incident, ...]]:
    """Return how many incidents answer ``search``, and the records of its page of ``size``."""
    with closing(open_for_reading(ledger)) as connection:
        total = lookup.counted(connection, search.wanted).total
        return total, lookup.page(connection, search.wanted, search.sort, (search.page - 1) * size, size)


def ledger_stamp(ledger: Path) -> tuple[int, ...]:
    """Return numbers that change whenever the file or its incidents, reports, judgements or problems do."""
    with closing(open_for_reading(ledger)) as connection:
        held = ledger.stat()
        return (held.st_dev, held.st_ino, *tables.stamp(connection))


def keep_ready(ledger: Path) -> None:
    """Keep connections to the ledger open from one view to the next, for a server. Raises ``LedgerError`` when it cannot be read."""
    keep_open(ledger)
    ledger_stamp(ledger)


def incident_line(incident: Incident, countries: Mapping[str, str]) -> IncidentLine:
    """Return the line of one incident; ``countries`` gives names for ISO codes."""
    when, answers = incident.when, incident.questions.get("responsibility")
    is_dated = when is not None and bool(when.earliest or when.latest)
    return IncidentLine(
        id=incident.id,
        when=day_words(when.earliest, when.latest, short=True) if when and is_dated else "no day said",
        where=place_words(incident.where, countries) if incident.where else "place not said",
        headline=short_headline(incident).removesuffix(", undated"),
        type=incident.type,
        blames=tuple(
            Blame(value_words("responsibility", one.value) or "somebody not named", tuple(v or "" for v in one.voices))
            for one in (answers.answers if answers else ())
        ),
        tolls=toll_words(incident.toll),
        occurrence=standing_of(incident, "occurrence"),
        responsibility=standing_of(incident, "responsibility"),
        toll=standing_of(incident, "toll"),
        label=incident.label,
        voices=len(incident.accounts),
        reports=len(incident.reports),
        origins=incident.origins,
    )


def _day(key: str, values: Mapping[str, str], refused: list[str]) -> str | None:
    value = values.get(key)
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        refused.append(f"{key}: ‘{shorten(value or '', 40)}’ is no day; write it like 2018-06-26")
        return None


def _whole(key: str, values: Mapping[str, str], refused: list[str]) -> int | None:
    value = values.get(key)
    if value is None:
        return None
    if value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    refused.append(f"{key}: ‘{shorten(value, 40)}’ is no whole number")
    return None


def _standing(values: Mapping[str, str], refused: list[str]) -> tuple[str, str] | None:
    value = values.get("standing")
    if value is None:
        return None
    question, _, standing = value.partition(":")
    if question in QUESTIONS and standing in STANDINGS:
        return question, standing
    refused.append(f"standing: ‘{shorten(value, 40)}’ is no question and standing; write it like toll:disputed")
    return None


def _box(values: Mapping[str, str], refused: list[str]) -> tuple[float, float, float, float] | None:
    value = values.get("box")
    if value is None:
        return None
    try:
        west, south, east, north = (float(edge) for edge in value.split(","))
    except ValueError:
        west, south, east, north = 1.0, 1.0, 0.0, 0.0
    if -360 <= west < east <= 360 and -90 <= south < north <= 90:
        return west, south, east, north
    refused.append(f"box: ‘{shorten(value, 40)}’ is no box; write west,south,east,north in degrees")
    return None
