"""Windows hold every word of a report once, in order, and never more pieces than there is room for."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.claim.tagger.windows import (
    CHILD,
    HEAD,
    INSIDE,
    MARK,
    OTHER_SENTENCE,
    OUTSIDE,
    ROOM,
    SAME_SENTENCE,
    SAME_WORD,
    SIBLING,
    Features,
    relations,
    windows,
)
from allegedly.parsed import Document, Quotation, Sentence, Token
from allegedly.records import Part, Report

FEATURES = Features({"NN": 1, "VBD": 2}, {"nsubj": 1, "ROOT": 2})


def document(lengths: list[list[int]], quotations: tuple[Quotation, ...] = ()) -> Document:
    """Return a document of paragraphs of sentences of so many words; each word depends on the first of its sentence."""
    sentences: list[Sentence] = []
    at = 0
    for paragraph, counts in enumerate(lengths):
        for count in counts:
            tokens = tuple(
                Token(i, "w", "w", "NOUN", "VBD" if i == 0 else "NN", "ROOT" if i == 0 else "nsubj", 0, at + 2 * i, at + 2 * i + 1, "")
                for i in range(count)
            )  # fmt: skip
            sentences.append(
                Sentence(len(sentences), "body", paragraph, at, at + 2 * count, tokens),
            )
            at += 2 * count
    report = Report(
        "r-1", None, None, None, None, None, None, None, None, "en", "w " * (at // 2), (Part("body", 0, at),)
    )
    return Document(report, tuple(sentences), quotations, (), (), (), ())


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.integers(1, 60), min_size=1, max_size=4), max_size=6), st.integers(1, 4))
def test_every_word_stands_in_one_window(lengths: list[list[int]], pieces: int) -> None:
    doc = document(lengths)
    found = windows(doc, FEATURES, lambda words: [(7,) * pieces] * len(words))
    held = [(word.sentence.index, word.token.i) for window in found for word in window.words]
    assert held == [(s.index, t.i) for s in doc.sentences for t in s.tokens]
    assert all(0 < window.size <= ROOM for window in found)
    assert all(window.starts[0] for window in found)
    assert all(0 <= head < len(window.words) for window in found for head in window.heads)


def test_a_paragraph_that_fits_is_not_cut() -> None:
    found = windows(document([[60], [40, 40]]), FEATURES, lambda words: [(7,)] * len(words))
    assert [len(window.words) for window in found] == [60, 80]


def test_a_sentence_longer_than_a_window_goes_into_several() -> None:
    found = windows(document([[300]]), FEATURES, lambda words: [(7,)] * len(words))
    assert [len(window.words) for window in found] == [ROOM, ROOM, 300 - 2 * ROOM]


def test_a_word_of_more_pieces_than_a_window_is_cut_short() -> None:
    found = windows(document([[2]]), FEATURES, lambda _: [(7,) * 500, (7,)])
    assert [window.size for window in found] == [ROOM, 1]


def test_features_are_tag_label_shape_and_place_in_quotations() -> None:
    doc = document([[4]], (Quotation(2, 7, True),))
    window = windows(doc, FEATURES, lambda words: [(7,)] * len(words))[0]
    assert window.features[:, :2].tolist() == [[2, 2], [1, 1], [1, 1], [1, 1]]
    assert window.features[:, 3].tolist() == [OUTSIDE, MARK, INSIDE, MARK]


def test_an_unknown_tag_is_number_zero() -> None:
    window = windows(document([[1]]), Features({}, {}), lambda _: [(7,)])[0]
    assert window.features[0, :2].tolist() == [0, 0]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (0, 0, SAME_WORD),
        (1, 0, HEAD),
        (0, 1, CHILD),
        (1, 2, SIBLING),
        (2, 3, SAME_SENTENCE),
        (0, 4, OTHER_SENTENCE),
    ],
)
def test_relations(a: int, b: int, relation: int) -> None:
    heads, sentences = np.array([0, 0, 0, 1, 4]), np.array([0, 0, 0, 0, 1])
    assert relations(heads, sentences)[a, b] == relation
