"""Parts: every character belongs to one; the head is told from the body; prose alone is body."""

from itertools import pairwise

import pytest
from hypothesis import given

from allegedly.report.parts import find_parts
from tests.report.cases import FULL, TEXTS, WIRE


@given(TEXTS)
def test_the_parts_cover_every_character_once(text: str) -> None:
    parts = find_parts(text)
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(part.start < part.end for part in parts)
    assert all(a.end == b.start for a, b in pairwise(parts))
    assert find_parts(text) == parts


@given(TEXTS)
def test_white_space_belongs_to_the_part_before(text: str) -> None:
    assert all(not text[part.start].isspace() for part in find_parts(text)[1:])


def kinds(text: str) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end].strip()) for part in find_parts(text)]


def test_a_full_head_and_a_boxed_repeat() -> None:
    assert kinds(FULL) == [
        ("title", "Shells fall near Orvane, mayor says"),
        ("caption", "A man walks past the old mill of Orvane on March 2. (AFP)"),
        ("update", "Updated 3 March 2021"),
        ("title", "Shells fall near Orvane, mayor says"),
        ("summary", "• Nobody was hurt, the mayor says"),
        ("summary", "• Army denies firing"),
        ("dateline", "ORVANE:"),
        ("body", "Two shells fell near the old mill on Monday, the mayor said.\n"
                 "The army has denied firing them at the town and blames the rebels."),
        ("quote_box", "HIGHLIGHT\n\nThe army has denied firing them at the town."),
        ("body", "Rebels have not answered."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two shells fell near the mill.", ["body"]),
        ("Shells fall near Orvane", ["body"]),
        ("Two shells fell near the mill on Monday.\n\nNobody was hurt, the mayor said.", ["body"]),
        ("Shells fall near Orvane\n\nTwo shells fell on Monday.", ["title", "body"]),
        ("Shells fall near Orvane\nBy Ana Lorm\n\nTwo shells fell on Monday.", ["title", "byline", "body"]),
        ("Shells fall near Orvane\n\nAna Lorm and Piet Osk, Reuters\n\nTwo shells fell.", ["title", "byline", "body"]),
        ("Shells fall near Orvane\n\nLast updated: 3 March 2021 10:40 GMT\n\nTwo fell.", ["title", "update", "body"]),
        ("Shells fall near Orvane\n\nFirst published 3 March 2021\n\nTwo shells fell.", ["title", "update", "body"]),
        ("UPDATED: adds the mayor's words\n\nShells fall near Orvane\n\nTwo shells fell.", ["update", "title", "body"]),
        ("Shells fall near Orvane\n\nCorrection: The mill is in Telma.\n\nTwo shells fell.", ["title", "correction", "body"]),
        ("Shells fall near Orvane\n\nTwo shells fell.\n\nThis story has been corrected to name the mill.", ["title", "body", "correction"]),
        ("Shells fall near Orvane\n\nTwo shells fell.\n\nThis version corrects the mayor's name.", ["title", "body", "correction"]),
        ("Shells fall near Orvane\n\nThe mill before the war. (AFP)\n\nTwo shells fell.", ["title", "caption", "body"]),
        ("Shells fall near Orvane\n\nFILE PHOTO: The mill before the war\n\nTwo shells fell.", ["title", "caption", "body"]),
        ("Shells fall near Orvane\n\nTwo fell.\n\n(Reporting by Ana Lorm; editing by Piet Osk)", ["title", "body", "byline"]),
        ("ORVANE (Reuters) - Two shells fell.\nNobody was hurt.", ["dateline", "body"]),
        ("Headline: Shells fall\nOutlet: Lesk Courier\nAuthor: Ana Lorm\n\nTwo shells fell.", ["title", "update", "byline", "body"]),
        ("2021-03-S-004\nFor Immediate Release\n\nShells fall near Orvane\n\nTwo shells fell.", ["update", "update", "title", "body"]),
        ("# Shells fall near Orvane\n\nTwo shells fell.", ["title", "body"]),
        ("   \n  ", ["body"]),
        ("", []),
        ("• Two shells fell\n• Nobody was hurt", ["body"]),
    ],
)  # fmt: skip
def test_small_heads(text: str, expected: list[str]) -> None:
    assert [part.kind for part in find_parts(text)] == expected


WIRE_BARE = WIRE.replace("ORVANE, 3 JAN 90 (EFE) -- [TEXT] ", "")


def test_hard_wrapped_capitals_have_no_title() -> None:
    assert [part.kind for part in find_parts(WIRE)] == ["dateline", "body"]
    assert [part.kind for part in find_parts(WIRE_BARE)] == ["body"]


def test_a_title_that_stands_alone_above_hard_wrapped_copy() -> None:
    parts = find_parts("TWO SHELLS FALL NEAR OLD MILL\n\n" + WIRE_BARE)
    assert [part.kind for part in parts] == ["title", "body"]


def test_the_turns_of_an_interview_are_no_datelines() -> None:
    text = "Ana Lorm on the war\n\nOSK: What did you see?\n\nLORM: Two shells.\n\nOSK: Where?\n\nLORM: At the mill."
    assert "dateline" not in [part.kind for part in find_parts(text)]


def test_a_box_that_repeats_nothing_is_body() -> None:
    text = FULL.replace(
        "The army has denied firing them at the town.\n", "Orvane has nine thousand people and one bridge.\n"
    )
    assert "quote_box" not in [part.kind for part in find_parts(text)]


def test_a_list_inside_the_body_is_body() -> None:
    text = "Shells fall near Orvane\n\nThe mayor named three demands on Monday.\n\n• Water\n• Power\n\nNobody answered."
    assert kinds(text)[1][0] == "body"
    assert len(kinds(text)) == 2
