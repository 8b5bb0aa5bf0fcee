"""The ratchet: what breaks it, what raises it, and that it falls only where that is asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

from allegedly.bench.gate import (
    Baseline,
    Measured,
    first_baseline,
    gather,
    raised,
    read_baseline,
    shortfalls,
    uncompared,
    with_group,
    write_baseline,
)
from allegedly.bench.probes import Family
from allegedly.bench.speed import Side, Speed
from allegedly.problems import InputError

STORED = Baseline({"gold.tolls": 0.5, "gold.dates": 0.8}, {"speed.ratio": 1.5})
STEADY = {"gold.tolls": 0.5, "gold.dates": 0.8}


@pytest.mark.parametrize(
    ("high", "low", "broken"),
    [
        (STEADY, {}, []),
        (STEADY, {"speed.ratio": 1.5}, []),
        (STEADY, {"speed.ratio": 1.51}, ["speed.ratio"]),
        (STEADY | {"gold.tolls": 0.49}, {}, ["gold.tolls"]),
        ({"gold.tolls": 0.5}, {}, ["gold.dates"]),
        ({}, {"speed.ratio": 2.0}, ["gold.dates", "gold.tolls", "speed.ratio"]),
    ],
)
def test_shortfalls(high: dict[str, float], low: dict[str, float], broken: list[str]) -> None:
    assert [line.partition(":")[0] for line in shortfalls(Measured(high, low), STORED)] == broken


def test_floors_rise_and_fall_only_when_allowed() -> None:
    measured = Measured({"gold.tolls": 0.7, "gold.dates": 0.6}, {"speed.ratio": 1.2})
    risen = raised(measured, STORED, allow_fall=False)
    assert risen.floors == {"gold.tolls": 0.7, "gold.dates": 0.8}
    assert risen.ceilings == STORED.ceilings
    assert raised(measured, STORED, allow_fall=True).floors == measured.high


def test_a_family_that_is_gone_keeps_its_floor_until_a_fall_is_allowed() -> None:
    measured = Measured({"gold.tolls": 0.7}, {})
    assert raised(measured, STORED, allow_fall=False).floors == {"gold.tolls": 0.7, "gold.dates": 0.8}
    assert raised(measured, STORED, allow_fall=True).floors == {"gold.tolls": 0.7}


def test_figures_have_names() -> None:
    side = Side((2.0,), 700_000_000)
    speed = Speed(10, 5000, "abc", side, side, side, 2500.0, 2500.0, 1.25, 0.4)
    measured = gather((Family("tolls", 1, 3, 0, ()),), speed)
    assert measured == Measured(
        {"gold.tolls": 0.3333}, {"speed.ratio": 1.25, "speed.statements": 0.4, "speed.peak_bytes": 7e8}
    )
    assert set(measured.low) == set(first_baseline().ceilings)


FLOORS = {"statements.cue": 0.7, "statements.triple": 0.6}
SPOKEN = Baseline(STORED.floors | FLOORS, STORED.ceilings, {"statements": "one"})


@pytest.mark.parametrize(
    ("figures", "corpus", "broken", "reported"),
    [
        ({"cue": 0.7, "triple": 0.6}, "one", [], 0),
        ({"cue": 0.69999, "triple": 0.6}, "one", [], 0),  # figures have four digits
        ({"cue": 0.6999, "triple": 0.6}, "one", ["statements.cue"], 0),
        ({"cue": 0.8}, "one", ["statements.triple"], 0),
        ({"cue": 0.1, "triple": 0.1}, "two", [], 1),
    ],
)
def test_statements_are_compared_on_the_same_corpus_only(
    figures: dict[str, float], corpus: str, broken: list[str], reported: int
) -> None:
    measured = with_group(Measured(STEADY, {}), "statements", figures, corpus)
    assert [line.partition(":")[0] for line in shortfalls(measured, SPOKEN)] == broken
    assert len(uncompared(measured, SPOKEN)) == reported


def test_statements_that_were_not_measured_break_nothing() -> None:
    assert shortfalls(Measured(STEADY, {}), SPOKEN) == ()
    assert uncompared(Measured(STEADY, {}), SPOKEN) == ()


@pytest.mark.parametrize(
    ("figures", "corpus", "allow_fall", "floors", "corpora"),
    [
        ({"cue": 0.8, "triple": 0.5}, "one", False, {"statements.cue": 0.8, "statements.triple": 0.6}, "one"),
        ({"cue": 0.8, "triple": 0.5}, "one", True, {"statements.cue": 0.8, "statements.triple": 0.5}, "one"),
        ({"cue": 0.8, "triple": 0.9}, "two", False, FLOORS, "one"),
        ({"cue": 0.8}, "two", True, {"statements.cue": 0.8}, "two"),
        (None, "", True, FLOORS, "one"),
    ],
)
def test_floors_of_statements_move_with_their_corpus(
    figures: dict[str, float] | None, corpus: str, allow_fall: bool, floors: dict[str, float], corpora: str
) -> None:
    measured = Measured(STEADY, {})
    measured = measured if figures is None else with_group(measured, "statements", figures, corpus)
    assert raised(measured, SPOKEN, allow_fall=allow_fall) == Baseline(
        STEADY | floors, STORED.ceilings, {"statements": corpora}
    )


def test_the_first_statements_are_stored_with_their_corpus() -> None:
    measured = with_group(Measured(STEADY, {}), "statements", {"cue": 0.5}, "one")
    assert uncompared(measured, STORED) != ()
    assert raised(measured, STORED, allow_fall=False) == Baseline(
        STEADY | {"statements.cue": 0.5}, STORED.ceilings, {"statements": "one"}
    )


@pytest.mark.parametrize("baseline", [STORED, SPOKEN])
def test_a_baseline_survives_its_file(tmp_path: Path, baseline: Baseline) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, baseline)
    assert read_baseline(path) == baseline
    path.write_text("{}", "utf-8")
    with pytest.raises(InputError, match="is not a baseline"):
        read_baseline(path)


@pytest.mark.parametrize(
    "command", [["speed", "--data", "nowhere"], ["gate", "--baseline", "nowhere.json", "--data", "nowhere"]]
)
def test_a_missing_data_folder_is_one_line_and_status_2(command: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "allegedly.bench", *command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "bench: no data folder at nowhere: name the folder of the corpora with --data FOLDER\n"
