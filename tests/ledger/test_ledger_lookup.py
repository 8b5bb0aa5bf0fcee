"""What the list, the map and the timeline are counted from, beside a count of the records themselves."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from allegedly.bench.pages import fill
from allegedly.bench.pages_made import copies
from allegedly.grouping import add_incidents
from allegedly.ledger import lookup
from allegedly.ledger.connect import keep_open, open_for_reading, open_for_writing
from allegedly.ledger.lookup import Sort, Wanted
from allegedly.records import Incident
from allegedly.view.rows import read_docket

Pick = Callable[[Incident], bool]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lookup") / "war.db"
    fill(path, 4, happenings=4)
    held = read_docket(path).incidents
    made = list(copies(held, 80))
    for n in range(0, 80, 5):  # some without a day, a place or a figure, of one voice, not disputed
        made[n] = replace(made[n], when=None)
        made[n + 1] = replace(made[n + 1], where=None, questions={})
        made[n + 2] = replace(made[n + 2], when=None, toll={}, accounts=made[n + 2].accounts[:1])
    add_incidents(path, made)
    return path


@pytest.fixture
def reading(ledger: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_for_reading(ledger)) as connection:
        yield connection


def first(one: Incident) -> str | None:
    return (one.when.earliest or one.when.latest) if one.when else None


def thin(one: Incident) -> bool:
    return len(one.accounts) <= 1 and first(one) is None and not one.toll


def disputed(one: Incident) -> bool:
    standing = {key: held.standing for key, held in one.questions.items()}
    return (
        standing.get("occurrence") in ("disputed", "denied")
        or standing.get("responsibility") in ("disputed", "denied")
        or standing.get("toll") == "disputed"
    )


def killed(one: Incident) -> int | None:
    toll = one.toll.get("killed")
    return (toll.high if toll.high is not None else toll.low) if toll else None


WANTED: list[tuple[Wanted, Pick]] = [
    (Wanted(), lambda one: not thin(one)),
    (Wanted(thin=True), lambda _: True),
    (Wanted(since="2018-01-01"), lambda one: (first(one) or "") >= "2018-01-01"),
    (Wanted(until="2018-01-01", thin=True), lambda one: "" < (first(one) or "") <= "2018-01-01"),
    (Wanted(country="SYR"), lambda one: not thin(one) and one.where is not None and one.where.country == "SYR"),
    (Wanted(killed=40), lambda one: (killed(one) or 0) >= 40),
    (
        Wanted(standing=("responsibility", "disputed")),
        lambda one: not thin(one) and bool(one.questions) and disputed(one),
    ),
    (
        Wanted(voice="Observers for Peace"),
        lambda one: any(held.voice == "Observers for Peace" for held in one.accounts) and not thin(one),
    ),
    (Wanted(words="bakery"), lambda one: not thin(one) and "bakery" in one.title),
]


@pytest.mark.parametrize(("wanted", "pick"), WANTED)
def test_counts_months_and_places_are_those_of_the_records(
    reading: sqlite3.Connection, ledger: Path, wanted: Wanted, pick: Pick
) -> None:
    picked = [one for one in read_docket(ledger).incidents if pick(one)]
    assert picked, "the case says nothing"
    found = lookup.counted(reading, wanted)
    assert found.total == len(picked)
    months = Counter(day[:7] for one in picked if (day := first(one)))
    bad = Counter(day[:7] for one in picked if (day := first(one)) and disputed(one))
    assert [(one.month, one.incidents, one.disputed) for one in found.months] == [
        (m, months[m], bad[m]) for m in sorted(months)
    ]
    spots = Counter((one.where.lat, one.where.lon, one.where.precision) for one in picked if one.where)
    assert {(one.lat, one.lon, one.precision): one.incidents for one in lookup.points(reading, wanted, 500)} == spots
    assert {one.id for one in lookup.page(reading, wanted, "newest", 0, 500)} == {one.id for one in picked}


def test_what_thin_ones_there_are_is_counted_apart(reading: sqlite3.Connection, ledger: Path) -> None:
    assert lookup.counted(reading, Wanted()).thin == sum(map(thin, read_docket(ledger).incidents)) > 0


ORDERS: dict[Sort, Callable[[Incident], tuple[object, ...]]] = {
    "newest": lambda one: (first(one) is None, [-ord(letter) for letter in first(one) or ""], one.id),
    "oldest": lambda one: (first(one) is None, first(one) or "", one.id),
    "toll": lambda one: (killed(one) is None, -(killed(one) or 0), one.id),
    "voices": lambda one: (-len(one.accounts), one.id),
}


@pytest.mark.parametrize("sort", ORDERS)
def test_pages_follow_each_other_in_order(reading: sqlite3.Connection, ledger: Path, sort: Sort) -> None:
    wanted = Wanted(thin=True)
    pages = [lookup.page(reading, wanted, sort, at, 7) for at in range(0, 84, 7)]
    told = [one.id for page in pages for one in page]
    assert told == [one.id for one in sorted(read_docket(ledger).incidents, key=ORDERS[sort])]


def test_the_large_lists_are_read_from_their_indexes(reading: sqlite3.Connection) -> None:
    seen: list[str] = []
    reading.set_trace_callback(seen.append)
    lookup.counted(reading, Wanted(country="SYR"))
    lookup.points(reading, Wanted(country="SYR"), 10)
    lookup.page(reading, Wanted(), "newest", 0, 50)
    reading.set_trace_callback(None)
    plans = [
        " ".join(row[3] for row in reading.execute("EXPLAIN QUERY PLAN " + sql))
        for sql in seen
        if "incident_line" in sql
    ]
    assert [("incident_line_time" in plan, "incident_line_spot" in plan) for plan in plans] == [
        (True, False),
        (False, True),
        (True, False),
    ]
    assert all("TEMP B-TREE FOR GROUP" not in plan for plan in plans)


def test_a_kept_connection_sees_what_was_written_since(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    fill(path, 2, happenings=2)
    keep_open(path)
    with closing(open_for_reading(path)) as one:
        before = lookup.counted(one, Wanted(thin=True)).total
    add_incidents(path, list(copies(read_docket(path).incidents, 3)))
    with closing(open_for_reading(path)) as again:
        assert again is one, "it was kept"
        assert lookup.counted(again, Wanted(thin=True)).total == before + 3
        with closing(open_for_reading(path)) as other:
            assert other is not again, "one in use is lent to nobody else"
    with closing(open_for_writing(path)) as writer, pytest.raises(sqlite3.OperationalError):
        again.execute("DELETE FROM incident_line") if writer else None
