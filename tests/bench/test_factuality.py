"""The factuality bench on a few invented sentences with ratings, its figures worked out by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from allegedly.bench.__main__ import bench as command
from allegedly.bench.factuality import Options, answer_of, class_of, measure_factuality
from allegedly.bench.rated import find_sets, read_rated
from allegedly.bench.scores import Score
from allegedly.claim.put import Put
from allegedly.problems import InputError
from allegedly.records import Factuality

# text, then each rated word (its first token, the token after it) with its rating
HILL: list[tuple[str, list[tuple[int, int, float]]]] = [
    ("The rebels shelled the hill .", [(2, 3, 3.0)]),
    ("The rebels did n't storm `` the hill '' .", [(4, 5, -2.4)]),
    ("The army will shell the hill .", [(3, 4, 0.4)]),
    ("The rebels failed to storm the hill .", [(2, 3, 2.0), (4, 5, 2.6)]),
]
# what a speaker denies, or does not think, is negated; a wrong answer and a rating of nothing besides
TOWN: list[tuple[str, list[tuple[int, int, float]]]] = [
    ("The army denied that its men had shelled the town .", [(7, 8, -1.0)]),
    ("The mayor did not believe that the rebels had fled .", [(9, 10, -2.0), (3, 3, 1.0)]),
    ("The mayor rejected the offer .", [(4, 5, 2.0)]),
    ("The army predicted that the rebels would flee the town .", [(5, 8, 0.0)]),
]


def line(text: str, targets: list[tuple[int, int, float]]) -> str:
    rows = [{"span1": [first, end], "label": value, "span_text": ""} for first, end, value in targets]
    return json.dumps({"text": text, "targets": rows, "idx": 0})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, split, rows in (("Hill", "dev", HILL), ("Town", "dev", TOWN), ("Town", "train", HILL)):
        (tmp_path / name).mkdir(exist_ok=True)
        content = "".join(f"{line(*row)}\n" for row in rows)
        (tmp_path / name / f"{split}.jsonl").write_text(content, "utf-8")
    return tmp_path


def test_figures_by_hand(folder: Path) -> None:
    measured = measure_factuality(folder, Options(misses=1))
    hill, town = measured.sets["Hill"], measured.sets["Town"]
    assert hill.scores == {
        "negated": Score(1, 2, 1, 1), "uncommitted": Score(1, 1, 1, 1), "actual": Score(2, 2, 2, 3),
        "not actual": Score(2, 3, 2, 2),
    }  # fmt: skip
    assert (hill.sentences, hill.ratings) == (4, 5)
    # 0 for "shelled", 0.6 for "storm", 0.4 for "shell", 1 for "failed", 5.6 for "to storm"
    assert hill.errors == pytest.approx((0 + 0.6 + 0.4 + 1.0 + 5.6) / 5)
    assert hill.floor == pytest.approx((0 + 5.4 + 2.6 + 1.0 + 0.4) / 5)
    assert hill.table["negated"] == {"negated": 1, "uncommitted": 0, "actual": 1}
    assert town.scores["negated"] == Score(2, 2, 2, 2)
    assert town.scores["uncommitted"] == Score(1, 1, 1, 1)
    assert town.scores["actual"] == Score(1, 1, 1, 1)
    assert [(miss.where, miss.rating, miss.found) for miss in measured.misses] == [("Hill/dev.jsonl:4", 2.6, "negated")]


def test_the_corpus_is_known_by_its_files(folder: Path) -> None:
    whole, part = (measure_factuality(folder, Options(sets=sets)).corpus for sets in ((), ("Hill",)))
    (folder / "Town" / "dev.jsonl").write_text(line(*TOWN[0]) + "\n", "utf-8")
    changed = measure_factuality(folder, Options()).corpus
    assert len({whole, part, changed}) == 3


@pytest.mark.parametrize(
    ("put", "expected"),
    [
        (Put("actual"), "actual"),
        (Put("negated"), "negated"),
        (Put("actual", "asserts"), "actual"),
        (Put("actual", "denies"), "negated"),
        (Put("negated", "denies"), "negated"),
        (Put("actual", "denies", unsaid=True), "possible"),
        (Put("actual", "asserts", unsaid=True), "actual"),
        (Put("possible", "asserts", unsaid=True, disbelieved=True), "negated"),
        (Put("actual", "predicts"), "possible"),
        (Put("actual", "threatens"), "planned"),
        (Put("conditional", "demands"), "conditional"),
        (Put("planned", "denies"), "planned"),
    ],
)  # fmt: skip
def test_what_the_speaker_makes_of_it(put: Put, expected: Factuality) -> None:
    assert answer_of(put) == expected


@pytest.mark.parametrize(
    ("rating", "expected"),
    [(-3, "negated"), (-1, "negated"), (-0.9, "uncommitted"), (0, "uncommitted"), (0.9, "uncommitted"), (1, "actual")],
)
def test_the_scale_in_three_parts(rating: float, expected: str) -> None:
    assert class_of(rating) == expected


def test_tokens_are_found_in_the_text_made_of_them(folder: Path) -> None:
    rated = list(read_rated(folder / "Hill" / "dev.jsonl"))
    assert rated[1].text == "The rebels didn't storm “the hill”."
    assert [one.text[start:end] for one in rated for (start, end), _ in one.ratings] == [
        "shelled", "storm", "shell", "failed", "storm",
    ]  # fmt: skip
    clause = list(read_rated(folder / "Town" / "dev.jsonl"))[3]
    assert clause.text[slice(*clause.ratings[0].span)] == "rebels would flee"


def test_a_rating_of_no_words_is_left_out(folder: Path) -> None:
    assert [rating.value for rating in list(read_rated(folder / "Town" / "dev.jsonl"))[1].ratings] == [-2.0]


@pytest.mark.parametrize(
    "faulty",
    [
        "{",
        "[]",
        json.dumps({"text": "The hill", "targets": [{"label": 1.0}]}),
        line("The hill", [(0, 3, 1.0)]),
        line("The hill", [(1, 2, 3.5)]),
        line("The hill", [(1, 2, float("nan"))]),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, faulty: str) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(f"{line(*HILL[0])}\n{faulty}\n", "utf-8")
    with pytest.raises(InputError, match=r"dev\.jsonl:2 "):
        list(read_rated(path))


def test_sets_are_found_by_split_and_name(folder: Path) -> None:
    assert list(find_sets(folder, "dev")) == ["Hill", "Town"]
    assert list(find_sets(folder, "train")) == ["Town"]
    assert list(find_sets(folder, "dev", ["Town"])) == ["Town"]


@pytest.mark.parametrize(("split", "sets"), [("test", ()), ("train", ("Hill",)), ("dev", ("Town", "Moor"))])
def test_nothing_to_score_is_said(folder: Path, split: str, sets: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="holds nothing to score"):
        find_sets(folder, split, sets)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no data folder"):
        find_sets(tmp_path / "none", "dev")


def test_the_command_prints_figures_and_no_words(folder: Path) -> None:
    found = CliRunner().invoke(command, ["factuality", "--data", str(folder), "--json"])
    figures: dict[str, Any] = json.loads(found.stdout)
    assert figures["sets"]["Hill"]["scores"]["negated"]["precision"] == 0.5
    assert "rebels" not in found.stdout
    again = CliRunner().invoke(command, ["factuality", "--data", str(folder), "--json"])
    assert again.stdout == found.stdout


def test_misses_are_for_the_terminal(folder: Path) -> None:
    shown = CliRunner().invoke(command, ["factuality", "--data", str(folder), "--set", "Hill", "--misses", "3"])
    assert "Hill/dev.jsonl:4 +2.6 negated: The rebels failed to [storm] the hill." in shown.stdout
    both = CliRunner().invoke(command, ["factuality", "--data", str(folder), "--misses", "3", "--json"])
    assert both.exit_code == 2
