"""The benches of time expressions and of press releases: what is read of a file, what counts as the same."""

import json
from pathlib import Path

import pytest

from allegedly.bench.isaf import event_day, measure_isaf, release_day
from allegedly.bench.temporal import flat, score
from allegedly.bench.temporal_corpus import Expression, read_texts
from allegedly.bench.temporal_value import timeml_value
from allegedly.pipeline import annotate_text, dates_in
from allegedly.problems import InputError
from allegedly.settings import Settings

TML = """<TimeML><DCT><TIMEX3 tid="t0" value="2021-03-10" functionInDocument="CREATION_TIME">2021-03-10</TIMEX3></DCT>
<TEXT>Shells &amp; rockets <EVENT>fell</EVENT> on <TIMEX3 type="DATE" value="2021-03-08">Monday</TIMEX3>.</TEXT></TimeML>"""


def test_a_text_has_its_day_and_its_expressions(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(TML, "utf-8")
    (text,) = read_texts(tmp_path)
    assert (text.published, text.text) == ("2021-03-10", "Shells & rockets fell on Monday.")
    assert [text.text[one.start : one.end] for one in text.gold] == ["Monday"]
    counts = score(text.gold, list(flat(dates_in(text.text, text.published, Settings()))))
    assert [counts[name] for name in ("gold", "found", "exact", "overlap", "value")] == [1, 1, 1, 1, 1]


def test_a_wrong_day_is_no_value_and_a_longer_span_no_exact_one() -> None:
    found = list(flat(dates_in("Shells fell late on Monday.", "2021-03-10", Settings())))
    counts = score([Expression(20, 26, "2021-03-01")], found)
    assert [counts[name] for name in ("exact", "overlap", "value")] == [0, 1, 0]


VALUES = [
    ("They met in August 2014.", ["2014-08"]),
    ("They met last week.", ["2021-W09"]),
    ("They met for three days.", ["P3D"]),
    ("They fought from 2012 to 2015.", ["2012", "2015"]),
    ("They fought between 3 and 5 March.", ["2021-03-03", "2021-03-05"]),
    ("They fought in the summer of 2014.", ["2014-SU"]),
    ("They met on Friday night.", ["2021-03-05TNI"]),
    ("They have met recently.", ["PAST_REF"]),
    ("The port fell in 264 BC.", ["BC0264"]),
    ("The port fell two days after the vote.", ["P2D"]),
    ("Losses rose in last year's second quarter.", ["2020-Q2"]),
    ("They waited two and a half years.", ["P2.5Y"]),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_values_are_those_of_timeml(text: str, values: list[str]) -> None:
    assert [timeml_value(one) for one in flat(dates_in(text, "2021-03-10", Settings()))] == values


def test_a_folder_without_texts_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--data"):
        list(read_texts(tmp_path))
    with pytest.raises(InputError, match="--data"):
        measure_isaf(tmp_path)


def test_releases_are_counted_under_their_policy(tmp_path: Path) -> None:
    text = "2012-05-S-040\nMARENTO, Veltria (May 24)\nTroops killed several insurgents and detained two men in Tarsa today.\nThey also detained a driver."
    gold = {"min_killed": 3, "min_captured": 3, "start_date": "2012-05-24", "province": [""]}
    (tmp_path / "a.jsonl").write_text(json.dumps({"i": 1, "text": text, "gold": gold}) + "\n", "utf-8")
    result = measure_isaf(tmp_path)
    assert {one.field: (one.wanted, one.given) for one in result.answers} == {
        "killed": ("3", "3"), "captured": ("3", "3"), "date": ("2012-05-24", "2012-05-24"),
    }  # fmt: skip
    assert result.right("killed", None) == (1, 1)


def test_what_a_second_sentence_adds_does_not_count_again_who_was_told_of(tmp_path: Path) -> None:
    text = "MARENTO (May 24, 2012) Troops detained a Tarsa rebel leader today.\nThey took away the leader and detained two additional men."
    gold = {"min_killed": 0, "min_captured": 3, "start_date": "", "province": [""]}
    (tmp_path / "a.jsonl").write_text(json.dumps({"i": 1, "text": text, "gold": gold}) + "\n", "utf-8")
    assert measure_isaf(tmp_path).right("captured", None) == (1, 1)


def test_a_release_without_a_day_has_none() -> None:
    assert release_day("2009-12-CA–080 MARENTO (Dec. 24)") == "2009-12-24"
    assert release_day("Troops detained two men in Tarsa.") is None
    assert event_day(annotate_text("Troops detained two men in Tarsa.\n", "a.txt")) is None
