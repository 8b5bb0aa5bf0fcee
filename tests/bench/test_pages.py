"""The bench of the pages: the ledger it makes is one that the pages can show, the same each time; and it measures every kind of page."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from allegedly.bench.pages import PAGES, fill, pages
from allegedly.bench.pages_made import copies, happening, records
from allegedly.view.rows import read_case, read_docket


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "pages.db"
    fill(path, 150, happenings=6)
    return path


def test_the_made_ledger_is_of_the_size_asked_for(ledger: Path) -> None:
    held = read_docket(ledger).incidents
    assert len(held) == 150
    assert len({one.where.name for one in held if one.where}) > 100
    case = read_case(ledger, held[0].id)
    assert case.incident.label == "contested"
    assert case.incident.questions["responsibility"].standing == "disputed"
    assert len(case.annotations) == 2


def test_made_reports_and_copies_are_the_same_each_time(ledger: Path) -> None:
    assert list(records(happening(3))) == list(records(happening(3)))
    held = read_docket(ledger).incidents[:3]
    assert list(copies(held, 9)) == list(copies(held, 9))


def test_every_span_is_its_words() -> None:
    for one in records(happening(7)):
        spans = [span for claim in one.claims for span in claim.evidence] + [one.events[0].trigger, one.places[0].span]
        assert all(one.report.text[span.start : span.end] == span.text for span in spans)


def test_it_measures_each_page_alone_and_together(ledger: Path) -> None:
    asked = ["--ledger", str(ledger), "--readers", "2", "--seconds", "2", "--no-read", "--json"]
    answer = CliRunner().invoke(pages, asked)
    assert answer.exit_code == 0, answer.output
    told = [json.loads(line) for line in answer.output.splitlines()]
    assert [(one["situation"], one["page"]) for one in told] == [
        (situation, page) for situation in ("one reader", "2 readers") for page in PAGES
    ]
    assert all(one["asked"] and one["median_ms"] <= one["p99_ms"] and one["most_bytes"] < 500_000 for one in told)
