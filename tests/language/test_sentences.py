"""Sentences: offsets of the report, each once, trees that hold together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.language.segments import Segment
from allegedly.language.sentences import read_sentences
from tests.language.line import document_of, line

WORDS = st.lists(st.sampled_from(["The", "mayor", "said", "“no”", ".", "Shells", "fell", ",", "—", "Óblast", "№", "5", "(", "U.S.", ")", "Ørvane's", "\n", "\n\n", "•"]), max_size=14).map(" ".join)  # fmt: skip


def sentences(*texts: str) -> list[str]:
    segments, at = [], 0
    for number, text in enumerate(texts):
        segments.append(Segment("body", number, at, text))
        at += len(text) + 1
    whole = "\n".join(texts)
    return [whole[one.start : one.end] for one in read_sentences(segments, line().parser)]


def test_sentences_come_in_order() -> None:
    assert sentences("The road is open. The mill is old.", "The ford is dry.") == [
        "The road is open.",
        "The mill is old.",
        "The ford is dry.",
    ]


def test_a_sentence_that_stands_twice_comes_once() -> None:
    assert sentences("The road is open. The mill is old.", "THE ROAD IS OPEN!") == [
        "The road is open.",
        "The mill is old.",
    ]


def test_stretches_without_a_word_give_no_sentence() -> None:
    assert sentences("...", "The road is open.", "— —") == ["The road is open."]


def test_sentences_are_numbered_and_know_their_paragraph() -> None:
    found = document_of("The road is open. The mill is old.\nThe ford is dry.").sentences
    assert [(one.index, one.paragraph) for one in found] == [(0, 0), (1, 0), (2, 1)]


@settings(max_examples=25, deadline=None)
@given(WORDS)
def test_every_token_is_its_slice_of_the_report(text: str) -> None:
    document = document_of(text)
    for sentence in document.sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end].replace("\n", " ") == token.text.replace("\n", " ")
            assert 0 <= token.head < len(sentence.tokens)
            assert sentence.tokens[token.i] is token
        inner = [token for token in sentence.tokens if token.pos != "SPACE"]
        assert (sentence.start, sentence.end) == (inner[0].start, inner[-1].end)
        roots = [token.i for token in sentence.tokens if token.head == token.i]
        assert sorted(i for root in roots for i in sentence.subtree(root)) == list(range(len(sentence.tokens)))
        assert all(
            sentence.edges[i] == (min(sentence.subtree(i)), max(sentence.subtree(i)))
            for i in range(len(sentence.tokens))
        )
