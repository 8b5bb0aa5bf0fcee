"""The shipped weights are the ones that were measured, and tag what they are given, the same way every time."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from allegedly.claim.tagger.model import FOLDER, Network, read_configuration
from allegedly.claim.tagger.tag import Run, Tagged, tag
from allegedly.claim.tagger.windows import windows
from allegedly.parsed import Document
from allegedly.problems import ModelError
from tests.claim.parsed_text import document_of

TEXT = "The ministry said on Monday that rebels had shelled the market.\n\n“We did not,” a rebel commander said.\n"


def words(document: Document, found: Sequence[Tagged]) -> list[tuple[str | None, str, list[str]]]:
    text, rows = document.report.text, []
    for one in found:
        own = document.sentences[one.cue.sentence].tokens
        named = document.sentences[one.source.sentence].tokens if one.source else ()
        source = text[named[one.source.first].start : named[one.source.last].end] if one.source else None
        cue = text[own[one.cue.first].start : own[one.cue.last].end]
        rows.append((source, cue, [text[a:b] for a, b in one.content]))
    return rows


def test_plain_sentences_are_tagged() -> None:
    document = document_of(TEXT)
    assert words(document, tag(document, Network()).found) == [
        ("The ministry", "said", ["that rebels had shelled the market"]),
        ("a rebel commander", "said", ["“We did not,”"]),
    ]


def test_a_cue_is_likely_to_be_one_and_other_words_are_not() -> None:
    tagging = tag(document_of(TEXT), Network())
    assert tagging.share(Run(0, 2, 2)) > 0.9
    assert tagging.share(Run(0, 0, 1)) < 0.1
    assert tagging.share(Run(99, 0, 1)) == 0


def test_each_word_has_a_state_and_what_is_no_word_has_none() -> None:
    tagging = tag(document_of(TEXT), Network())
    held = tagging.state(0, 2)
    assert held is not None
    assert held.shape == (384,)
    assert tagging.state(99, 0) is None


def test_an_empty_report_has_no_attributions() -> None:
    assert tag(document_of(""), Network()).found == ()


def test_the_same_scores_come_out_every_time_on_one_thread_or_two() -> None:
    document = document_of(TEXT)
    scores = []
    for threads in (1, 2, 2):
        network = Network(threads=threads)
        read = windows(document, network.settled.features, network.pieces)
        scores.append([(one.labels.tobytes(), one.links.tobytes()) for one in network.scores(read)])
    assert scores[0] == scores[1] == scores[2]


def test_the_weights_are_those_of_the_configuration_and_small_enough_to_ship() -> None:
    weights = (FOLDER / "statements.onnx").read_bytes()
    assert hashlib.sha256(weights).hexdigest() == read_configuration().sha256
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 30_000_000


def test_other_weights_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(FOLDER, folder)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"sha256": "0" * 64}), "utf-8")
    with pytest.raises(ModelError, match="reinstall allegedly"):
        tag(document_of(TEXT), Network(folder))
