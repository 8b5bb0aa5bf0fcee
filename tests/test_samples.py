"""The sample reports: ten of them, marked as invented, of the promised length, and showing what they are there to show."""

import json
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"
MARK = "Invented text: a sample of the allegedly project."


def sample_texts() -> dict[str, str]:
    """Return each sample's own words by file name, and by file name and row for JSON Lines."""
    texts = {path.name: path.read_text("utf-8").replace(f"[{MARK}]", "") for path in SAMPLES.glob("*.txt")}
    for path in SAMPLES.glob("*.jsonl"):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            texts[f"{path.name}:{number + 1}"] = json.loads(line)["text"]
    return texts


def test_there_are_ten_reports() -> None:
    assert len(sample_texts()) == 10


@pytest.mark.parametrize("name", sorted(sample_texts()))
def test_a_sample_has_the_length_of_a_short_report(name: str) -> None:
    assert 120 <= len(sample_texts()[name].split()) <= 260


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_every_text_is_marked_as_invented(path: Path) -> None:
    assert path.read_text("utf-8").endswith(f"\n[{MARK}]\n")


def test_every_row_is_marked_as_invented() -> None:
    rows = [json.loads(line) for path in SAMPLES.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    assert {row["note"] for row in rows} == {MARK}


def test_the_wire_story_is_carried_by_two_outlets() -> None:
    lines = (SAMPLES / "06-convoy-ambush-wire-twice.jsonl").read_text("utf-8").splitlines()
    first, second = (json.loads(line) for line in lines)
    assert first["outlet"] != second["outlet"]
    assert first["byline"] == second["byline"] == "Harbour Wire"
    assert first["text"].startswith(second["text"])
