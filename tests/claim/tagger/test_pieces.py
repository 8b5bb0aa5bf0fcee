"""Words are cut as the encoder was trained on them; the answers are those of the tokenizers library for the same vocabulary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.claim.tagger.model import FOLDER
from allegedly.claim.tagger.pieces import WordPieces

PIECES = WordPieces.load(FOLDER / "vocabulary.txt")
NAMES = (FOLDER / "vocabulary.txt").read_text("utf-8").split("\n")[:-1]


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("said", ["said"]),
        ("SAID", ["said"]),
        ("Hezbollah", ["hezbollah"]),
        ("spokeswoman", ["spoke", "##sw", "##oman"]),
        ("naïve", ["naive"]),
        ("al-Qaim", ["al", "-", "q", "##ai", "##m"]),
        ("“", ["“"]),
        ("1,000", ["1", ",", "000"]),
        ("🙂", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("a" * 101, ["[UNK]"]),
    ],
)
def test_cut(word: str, cut: list[str]) -> None:
    assert [NAMES[number] for number in PIECES([word])[0]] == cut


@given(st.lists(st.text(min_size=1, max_size=30), max_size=5))
def test_every_word_has_pieces_of_its_own(words: list[str]) -> None:
    found = PIECES(words)
    assert len(found) == len(words)
    assert all(row and all(0 <= number < len(NAMES) for number in row) for row in found)
    assert found == [PIECES([word])[0] for word in words]
