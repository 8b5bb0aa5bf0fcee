"""Lines and excerpts: numbers from 1, words exactly as the report has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.records import Span
from allegedly.view.text import CUT, Piece, excerpt, line_of, one_line, sentence_end, sentence_start, shorten
from tests.view.cases import FIRST_TEXT, at


@pytest.mark.parametrize(("text", "offset", "line"), [("", 0, 1), ("a\nb", 1, 1), ("a\nb", 2, 2), ("\n\nŽ", 2, 3)])
def test_lines_are_counted_from_one(text: str, offset: int, line: int) -> None:
    assert line_of(text, offset) == line


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.words or "" for piece in pieces if piece.marked]


def whole(pieces: tuple[Piece, ...]) -> str:
    return "".join("[…]" if piece is CUT else piece.words or "" for piece in pieces)


def test_a_short_sentence_is_shown_whole_with_its_evidence_marked() -> None:
    found = excerpt(FIRST_TEXT, [at(FIRST_TEXT, "Žarko Ålund"), at(FIRST_TEXT, "reportedly")])
    assert found.line == 4
    assert marked(found.pieces) == ["Žarko Ålund", "reportedly"]
    assert whole(found.pieces) == FIRST_TEXT.splitlines()[3]


def test_overlapping_spans_are_marked_once() -> None:
    found = excerpt("One of them said so.", [Span("of them", 4, 11), Span("them said", 7, 16), Span("of", 4, 6)])
    assert marked(found.pieces) == ["of them said"]


def test_a_quotation_over_two_lines_is_set_on_one() -> None:
    assert marked(excerpt("It said:\n“a\nb”", [Span("“a\nb”", 9, 14)]).pieces) == ["“a b”"]


def test_a_bullet_is_not_quoted() -> None:
    text = "  • Army says it was not there"
    assert whole(excerpt(text, [at(text, "not there")]).pieces) == "Army says it was not there"


def test_a_long_sentence_is_cut_at_words_and_says_so() -> None:
    text = "before " * 60 + "the army denied it" + " after" * 60 + "."
    found = excerpt(text, [at(text, "denied")])
    assert found.pieces[0] is CUT
    assert found.pieces[-1] is CUT
    assert marked(found.pieces) == ["denied"]
    assert set(whole(found.pieces).replace("[…]", "").split()) == {"before", "the", "army", "denied", "it", "after"}


def test_a_long_quotation_is_cut_and_says_so() -> None:
    text = "“" + "word " * 200 + "”"
    found = excerpt(text, [Span(text, 0, len(text))])
    assert found.pieces[-1] is CUT
    assert len(whole(found.pieces)) < 400


def test_a_long_gap_between_marked_words_is_left_out() -> None:
    text = "The army, " + "as so often, " * 20 + "denied it."
    found = excerpt(text, [at(text, "The army"), at(text, "denied it")])
    assert whole(found.pieces) == "The army[…]denied it."


def test_an_excerpt_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one span"):
        excerpt("text", [])


@given(st.text(st.sampled_from("aÅ .!?”\n"), min_size=1, max_size=60), st.data())
def test_marked_words_are_words_of_the_spans(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = excerpt(text, [Span(text[start:end], start, end)], room=80)
    assert one_line("".join(marked(found.pieces))) == one_line(text[start:end])
    assert one_line(whole(found.pieces)) in one_line(text)
    assert sentence_start(text, start) <= start
    assert sentence_end(text, end) >= end


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [("a b", 3, "a b"), ("a\n b", 3, "a b"), ("abc def", 6, "abc…"), ("abcdefgh", 4, "abc…"), ("one, two", 6, "one…")],
)
def test_a_headline_is_cut_at_a_word(text: str, room: int, short: str) -> None:
    assert shorten(text, room) == short
