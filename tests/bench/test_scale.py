"""A year copied into others is a ledger like any: its incidents, words, places and index lead where they should."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from allegedly.bench.scale_copies import copy_year
from allegedly.bench.scale_made import report
from allegedly.grouping import add_reports
from allegedly.ledger import read
from allegedly.ledger.connect import open_for_reading
from allegedly.view.search import parse_search, search_page


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scale")
    year, path = folder / "year.db", folder / "all.db"
    add_reports(year, [report(n) for n in range(40)])
    with sqlite3.connect(year) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    shutil.copyfile(year, path)
    copy_year(path, year, (1, 2))
    return path


def test_a_copy_has_every_row_and_no_link_that_leads_nowhere(copied: Path) -> None:
    connection = open_for_reading(copied)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    totals = read.totals(connection)
    assert (totals.reports, totals.events) == (120, 480)
    lost = "SELECT count(*) FROM index_edge WHERE other NOT IN (SELECT thread FROM index_thread)"
    assert connection.execute(lost).fetchone() == (0,)
    connection.close()


def test_a_copy_is_found_by_its_own_days_and_words(copied: Path) -> None:
    first, last = (search_page(copied, parse_search({"since": f"{year}-12-01"}), {}) for year in (2020, 2022))
    assert first.total > last.total > 0
    assert {month.month for month in last.found.months} == {"2022-12"}
    assert (
        search_page(copied, parse_search({"q": "attacked"}), {}).total
        == search_page(copied, parse_search({}), {}).total
    )


def test_a_new_report_of_a_copied_day_joins_its_incidents(copied: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(copied, tmp_path / "grown.db"))
    new = [report(n, edition=1, year=2022) for n in range(20)]
    add_reports(path, new)
    connection = open_for_reading(path)
    named = {one.report.id for one in new}
    joined = [one for one in read.incidents(connection) if named & set(one.reports) and set(one.reports) - named]
    connection.close()
    months = {one.when.earliest[:7] for one in joined if one.when and one.when.earliest}
    assert (
        "2021-12" in months
    )  # of its own copy; the dead of a copy have other names, so that some meet those of the year copied
