"""The bench's corpus: taken from the folders in turn, long texts only, and a clear message when there is none."""

import json
from pathlib import Path

import pytest

from allegedly.bench.corpus import build_corpus
from allegedly.problems import InputError


def lay_out(data: Path) -> None:
    """Write a little of each corpus in its own layout, with words of our own."""
    events, news, messages = data / "wikievents/open", data / "polnear/open/dev/text", data / "muc4/open/corpora/dev"
    for folder in (events, news, messages):
        folder.mkdir(parents=True)
    rows = [{"text": "bridge " * 450}, {"text": "too short"}, {"doc_key": "a row without a text"}]
    (events / "small_dev.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    (news / "a.txt").write_text("harbour " * 500, "utf-8")
    body = "VALLEY " * 420
    (messages / "dev-muc3-0001-0100").write_text(
        f"DEV-MUC3-0001 (X)\n\n{body}\nDEV-MUC3-0002 (X)\n\n{body}HILL\n", "latin-1"
    )


def test_texts_come_in_turn_and_only_long_ones(tmp_path: Path) -> None:
    lay_out(tmp_path)
    corpus = build_corpus(tmp_path, 4)
    assert [text.split()[0] for text in corpus.texts] == ["bridge", "harbour", "VALLEY", "VALLEY"]
    assert corpus.words == 450 + 500 + 420 + 421
    assert build_corpus(tmp_path, 4) == corpus
    assert build_corpus(tmp_path, 3).digest != corpus.digest


def test_too_few_texts_is_said(tmp_path: Path) -> None:
    lay_out(tmp_path)
    with pytest.raises(InputError, match="holds 4 texts of at least 400 words, 5 were asked for"):
        build_corpus(tmp_path, 5)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no data folder at .*nowhere: name the folder"):
        build_corpus(tmp_path / "nowhere", 1)
