"""Stretches to parse: as many characters as they cover, each text once, without bullets and credits."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from allegedly.language.segments import Segment, find_segments, fold
from allegedly.records import Part, PartKind
from tests.language.line import report_of


def segments(*rows: tuple[PartKind, str]) -> list[Segment]:
    """The segments of a report made of these parts, one after the other."""
    parts, at = [], 0
    for kind, text in rows:
        parts.append(Part(kind, at, at + len(text)))
        at += len(text)
    return list(find_segments(report_of("".join(text for _, text in rows), *parts)))


def texts(*rows: tuple[PartKind, str]) -> list[str]:
    return [segment.text for segment in segments(*rows)]


def test_a_line_is_a_paragraph() -> None:
    assert texts(("body", "The road is open.\n\nThe bridge is closed.\nThe mill is old.\n")) == [
        "The road is open.",
        "The bridge is closed.",
        "The mill is old.",
    ]


def test_bullets_are_cut_off() -> None:
    body = "• The road is open.\n* The bridge is closed.\n - The mill is old.\n– The ford is dry.\n"
    assert texts(("summary", body)) == [
        "The road is open.",
        "The bridge is closed.",
        "The mill is old.",
        "The ford is dry.",
    ]


def test_a_title_that_the_body_repeats_is_read_once_in_the_body() -> None:
    found = segments(("title", "Shells fall near Orvane\n"), ("body", "Shells fall near Orvane!\nThe mill burned.\n"))
    assert [(one.part, one.text) for one in found] == [
        ("body", "Shells fall near Orvane!"),
        ("body", "The mill burned."),
    ]


def test_a_title_that_stands_twice_is_read_once() -> None:
    assert texts(("title", "Shells fall\n"), ("title", "SHELLS FALL\n"), ("body", "The mill burned.\n")) == [
        "Shells fall",
        "The mill burned.",
    ]


def test_a_box_with_the_words_of_the_body_is_left_out() -> None:
    body = "The mayor said: “The road is open to all.” He left.\n"
    assert [one.part for one in segments(("body", body), ("quote_box", "The road is open to all\n"))] == ["body"]


def test_a_bullet_that_says_more_than_the_body_is_kept() -> None:
    assert texts(("summary", "• The mill is lost\n"), ("body", "The mill burned.\n")) == [
        "The mill is lost",
        "The mill burned.",
    ]


def test_bylines_datelines_and_updates_are_not_parsed() -> None:
    rows: list[tuple[PartKind, str]] = [
        ("byline", "By Ana Lorm\n"),
        ("dateline", "ORVANE: "),
        ("body", "The mill burned.\n"),
        ("update", "Updated 3 March 2021\n"),
    ]
    assert texts(*rows) == ["The mill burned."]


def test_hard_wrapped_lines_are_joined_and_keep_their_offsets() -> None:
    body = "The mayor said that two shells had fallen near\nthe old mill of the town and that nobody had\nbeen hurt.\n\nThe army did not\nsay who had fired.\n"
    found = segments(("body", body))
    assert [one.text.split()[-1] for one in found] == ["hurt.", "fired."]
    assert "\n" not in found[0].text
    word = found[0].start + found[0].text.index("nobody")
    assert body[word : word + 6] == "nobody"


def test_a_credit_in_brackets_is_dropped() -> None:
    assert texts(("caption", "A man walks past the mill. (AFP)\n")) == ["A man walks past the mill."]


def test_a_body_may_say_the_same_twice_and_is_read_once() -> None:
    assert texts(("body", "The mill burned.\nThe mill burned.\n")) == ["The mill burned."]


def test_nothing_comes_of_nothing() -> None:
    assert segments(("body", "\n \n•\n---\n")) == []


def test_folding_keeps_words_alone() -> None:
    assert fold("  “The Mill,” he said. ") == "the mill he said"


BODIES = st.one_of(
    st.text(alphabet="ab .\n•-é()A”", max_size=60),
    st.lists(st.sampled_from(["• The mill is old", "The mayor said that the road", "was open. (AFP)", "", "  ", "Élan.", "“No,” he said."]), max_size=8).map("\n".join),
)  # fmt: skip


@given(BODIES, BODIES)
def test_a_segment_is_its_stretch_of_the_report_with_spaces_for_line_ends(summary: str, body: str) -> None:
    text = summary + body
    report = report_of(text, Part("summary", 0, len(summary)), Part("body", len(summary), len(text)))
    found = find_segments(report)
    for one in found:
        stretch = text[one.start : one.start + len(one.text)]
        assert len(stretch) == len(one.text)
        assert all(
            char == other or (char == " " and other == "\n") for char, other in zip(one.text, stretch, strict=True)
        )
    starts = [(one.start, one.start + len(one.text)) for one in found]
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(starts))
    assert [one.paragraph for one in found] == list(range(len(found)))
    folded = [fold(one.text) for one in found]
    assert len(set(folded)) == len(folded)


def test_two_lines_in_capitals_are_one_paragraph() -> None:
    text = "THE MAYOR OF OSTREL SAID THAT THE BRIDGE OVER THE\nRIVER HAD BEEN DESTROYED."
    assert [segment.text for segment in find_segments(report_of(text))] == [text.replace("\n", " ")]
