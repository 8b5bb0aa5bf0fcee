"""The benches of places: what they read, what they count as right, and what they say of an empty folder."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from allegedly.bench.__main__ import bench
from allegedly.bench.event_location import figures, is_broken, is_unread, measure, read_rows
from allegedly.bench.gazetteer import measure as measure_gazetteer
from allegedly.bench.gazetteer import names_of
from allegedly.bench.geoparsing import measure as measure_geoparsing
from allegedly.bench.geoparsing import read_corpora
from allegedly.cli.main import allegedly
from allegedly.problems import InputError

TEXT = "Two men were shot in northern Norway and a ship sank."


def _row(verb: str, *places: str, text: str = TEXT) -> dict[str, object]:
    spans = [("VERB", verb), *(("LOCATION", place) for place in places)]
    marks = [
        {"label": label, "text": word, "start": text.index(word), "end": text.index(word) + len(word)}
        for label, word in spans
    ]
    return {"id": verb, "source": "own", "text": text, "spans": marks}


def test_the_place_of_a_verb_is_counted_in_words(tmp_path: Path) -> None:
    rows = [_row("shot", "Norway"), _row("sank"), _row("shot", "orway and")]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    whole, unread = measure(read_rows(tmp_path))
    assert (whole["verbs"], whole["broken"], whole["gold"], whole["right"], whole["placeless"]) == (2, 1, 1, 1, 1)
    assert whole["found"] <= 2  # "northern" is no word of a name
    assert (sum(unread.values()) > 0) == is_unread(TEXT)
    assert figures(whole)["recall"] == 1.0
    assert is_broken(rows[2])


def test_half_a_list_is_half_right(tmp_path: Path) -> None:
    text = "Bombs exploded in Norway and Sweden."
    (tmp_path / "a.jsonl").write_text(json.dumps(_row("exploded", "Norway", "Sweden", text=text)) + "\n", "utf-8")
    whole, _ = measure(read_rows(tmp_path))
    assert (whole["right"], whole["gold"], whole["found"]) == (2, 2, 2)


def test_names_are_right_by_characters_and_point(tmp_path: Path) -> None:
    text = "A bomb exploded in Norway. Men fled Sweden."
    marks = [("Norway", 61.0, 9.0), ("Sweden", -30.0, 20.0)]
    places = "".join(
        f"<toponym><start>{text.index(name)}</start><end>{text.index(name) + len(name)}</end><gaztag><lat>{lat}</lat><lon>{lon}</lon></gaztag></toponym>"
        for name, lat, lon in marks
    )
    (tmp_path / "lgl.xml").write_text(f"<articles><article><text>{text}</text>{places}</article></articles>", "utf-8")
    score = measure_geoparsing(tmp_path)["LGL"]
    assert (score.gold, score.spans, score.resolved, score.right) == (2, 2, 2, 1)


@pytest.mark.parametrize("read", [read_rows, read_corpora])
def test_an_empty_folder_is_said_so(tmp_path: Path, read: object) -> None:
    with pytest.raises(InputError, match=str(tmp_path)):
        read(tmp_path)  # type: ignore[operator]


def test_the_index_is_measured_as_it_is_shipped() -> None:
    names = names_of(20_000)
    found = measure_gazetteer(names)
    assert found.places > 10 * len(names)
    assert found.bytes > found.packed > 0
    assert found.bytes < 200_000_000
    assert min(found.look_ups, found.weighed) > 0
    assert "gazetteer" in CliRunner().invoke(bench, ["--help"]).output


def test_the_command_says_what_the_index_holds_and_what_a_name_can_mean() -> None:
    run = CliRunner().invoke
    info, known, unknown = (
        run(allegedly, ["gazetteer", *words]) for words in (["info"], ["find", "Tripoli"], ["find", "Xqzvarn"])
    )
    assert "GeoNames" in info.output
    assert "LBY" in known.output
    assert "people" in known.output
    assert "not in the gazetteer" in unknown.output
