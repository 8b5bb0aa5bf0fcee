"""The bench of long runs: what it makes is always the same, and what it says of the memory over time is what was seen."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from allegedly.bench.intake import intake
from allegedly.bench.intake_made import EACH, made_lines, made_text
from allegedly.bench.intake_memory import Sample, read_series, told, watched
from allegedly.grouping import add_reports
from tests.view.cases import FIRST, SECOND


def looks(*seen: tuple[int, float]) -> list[Sample]:
    return [Sample(1, 10.0 * at, reports, 100.0, held, 50.0, 4) for at, (reports, held) in enumerate(seen)]


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (405.0, "at 100,000 reports: 505 MB (parent 100, workers 405; files 50), +1.0% of the first mark"),
        (450.0, "at 100,000 reports: 550 MB (parent 100, workers 450; files 50), +10.0% of the first mark"),
        (451.0, "at 100,000 reports: 551 MB (parent 100, workers 451; files 50), +10.2% of the first mark: NOT FLAT"),
    ],
)
def test_memory_is_flat_within_a_tenth_of_the_first_mark(later: float, said: str) -> None:
    samples = looks((0, 100), (9_500, 400), (10_000, 400), (96_000, later), (100_000, 300), (100_000, 300))
    assert list(told(samples, (10_000, 100_000)))[1] == said


def test_a_mark_that_was_not_reached_is_not_told() -> None:
    lines = list(told(looks((0, 100), (5_000, 400), (9_900, 400)), (10_000,)))
    assert lines == ["run 1: 9,900 reports, 490.00 a second; 0 s after the last of them; 500 MB at most"]


def test_the_rate_leaves_out_loading_and_grouping() -> None:
    seen = looks((0, 0), (0, 400), (40, 400), (240, 400), (240, 400), (240, 400))
    assert list(told(seen, ())) == ["run 1: 240 reports, 20.00 a second; 20 s after the last of them; 500 MB at most"]


def test_each_run_adds_to_the_table_and_a_stopped_one_says_so(tmp_path: Path) -> None:
    ledger, series = tmp_path / "war.db", tmp_path / "memory.csv"
    add_reports(ledger, (FIRST, SECOND))
    idle = [sys.executable, "-c", "import time; time.sleep(60)"]
    assert watched(idle, ledger, series, 0.05, 0.3) is None
    assert watched([sys.executable, "-c", "raise SystemExit(3)"], ledger, series, 0.05, None) == 3
    samples = read_series(series)
    assert {one.run for one in samples} == {1, 2}
    assert {one.reports for one in samples} == {2}
    assert max(one.parent for one in samples) > 1


def test_the_made_reports_are_always_the_same_and_each_is_another() -> None:
    rows = [json.loads(line) for line in made_lines(3_000)]
    assert [row["text"] for row in rows] == [made_text(number) for number in range(3_000)]
    assert len({(row["text"], row["outlet"]) for row in rows}) == 3_000
    assert [json.loads(line) for line in made_lines(10, 2_990)] == rows[2_990:]
    assert len({row["published"] for row in rows[:EACH]}) == 1


def test_what_runs_so_far_say_can_be_asked_without_reading(tmp_path: Path) -> None:
    result = CliRunner().invoke(intake, ["run", str(tmp_path), "--told"])
    assert (result.exit_code, result.output) == (0, "")
    assert list(tmp_path.iterdir()) == []
