"""Mending heads: over any tree, what comes out is a tree again, and no climb through one goes on for ever."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.claim.clause import anchor, governing_verb, same_happening
from allegedly.claim.factuality import factuality
from allegedly.claim.grammar import is_negated, is_passive, is_unsaid, joined, subject
from allegedly.claim.mend import is_tree, mend
from allegedly.language.phrase import phrase_start
from allegedly.parsed import Sentence, Token

LEMMAS = ("say", "add", "that", "of", "call", "itself", "to", "have", "accuse", "army", "and", "not", "no", "by", "it")
TAGS = (("VERB", "VBD"), ("VERB", "VBN"), ("VERB", "VB"), ("VERB", "VBG"), ("AUX", "VBD"), ("NOUN", "NN"), ("PROPN", "NNP"), ("ADP", "IN"), ("PRON", "WDT"), ("PART", "TO"))  # fmt: skip
DEPS = ("ROOT", "ccomp", "conj", "acl", "relcl", "xcomp", "advcl", "nsubj", "dobj", "pobj", "prep", "pcomp", "mark", "parataxis", "aux", "oprd", "agent")  # fmt: skip


@st.composite
def trees(draw: st.DrawFn) -> Sentence:
    """A sentence of up to nine words whose heads make a tree in any order, under labels that need not fit them."""
    count = draw(st.integers(1, 9))
    order = draw(st.permutations(range(count)))
    head_of = {order[0]: order[0]} | {order[k]: order[draw(st.integers(0, k - 1))] for k in range(1, count)}
    tokens = []
    for i in range(count):
        pos, tag = draw(st.sampled_from(TAGS))
        lemma = draw(st.sampled_from(LEMMAS))
        tokens.append(
            Token(i, lemma, lemma, pos, tag, draw(st.sampled_from(DEPS)), head_of[i], 10 * i, 10 * i + 9, draw(st.sampled_from(["", "DATE"])))
        )  # fmt: skip
    return Sentence(0, "body", 0, 0, 10 * count, tuple(tokens))


@settings(max_examples=400, deadline=None)
@given(trees(), st.sets(st.integers(0, 8)))
def test_a_mended_sentence_is_a_tree_of_the_same_words(sentence: Sentence, cues: set[int]) -> None:
    found = mend(sentence, {i for i in cues if i < len(sentence.tokens)})
    assert is_tree(found.tokens)
    assert [(t.i, t.text, t.start, t.end) for t in found.tokens] == [
        (t.i, t.text, t.start, t.end) for t in sentence.tokens
    ]


def test_a_mend_that_would_close_a_circle_is_left_undone() -> None:
    rows = (("report", "VERB", "VBG", "parataxis", 1), ("kill", "VERB", "VB", "ROOT", 1), ("strike", "NOUN", "NN", "agent", 1), ("it", "VERB", "VBD", "nsubj", 0))  # fmt: skip
    tokens = tuple(Token(i, w, w, pos, tag, dep, head, i, i + 1, "") for i, (w, pos, tag, dep, head) in enumerate(rows))
    sentence = Sentence(0, "body", 0, 0, 4, tokens)
    assert mend(sentence, {0}) is sentence


CLIMBS: tuple[Callable[[Sentence, int], Any], ...] = (
    subject, joined, is_negated, is_passive, is_unsaid, governing_verb, same_happening, factuality, phrase_start,
    lambda sentence, i: anchor(sentence, i, frozenset({"army"})),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(trees())
def test_every_climb_through_a_tree_ends(sentence: Sentence) -> None:
    for i in range(len(sentence.tokens)):
        for climb in CLIMBS:
            climb(sentence, i)


def _words(*heads: int) -> tuple[Token, ...]:
    return tuple(Token(i, "x", "x", "NOUN", "NN", "dep", head, i, i + 1, "") for i, head in enumerate(heads))


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ((0,), True),
        ((1, 1, 1), True),
        ((1, 2, 2), True),
        ((1, 0), False),
        ((0, 2, 1), False),
        ((0, 1), False),
        ((1, 2, 0), False),
    ],
)
def test_what_a_tree_is(heads: tuple[int, ...], expected: bool) -> None:
    assert is_tree(_words(*heads)) is expected
