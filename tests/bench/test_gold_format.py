"""The gold format: what is read from a file, what is refused with a line number, and how values are compared."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.bench.compare import accepts, nearly, same, stands_in, words
from allegedly.bench.gold import FIELDS, parse_gold, read_gold
from allegedly.bench.judge import CELLS

GOLD = Path(__file__).parents[1] / "gold"
QUOTED_FIELDS = {"trigger", "cue", "content", "text", "within", "responds_to"}
"""Fields whose gold value is words of the entry's own text."""


def test_an_entry_is_read_with_its_text_date_and_answers() -> None:
    text = "# gold: one\n# a remark\n@ published: 2021-03-10\nRebels left.\n\nThey fled.\n= event | trigger: left\n! claim\n"
    (entry,), problems = parse_gold(text, "demo")
    assert problems == ()
    assert (entry.name, entry.text, entry.published) == ("demo:1 one", "Rebels left.\nThey fled.", "2021-03-10")
    assert [(answer.found, answer.kind, answer.line) for answer in entry.answers] == [
        (True, "event", 7),
        (False, "claim", 8),
    ]
    assert "Updated 10 March 2021\n\nRebels left." in entry.as_report()


@pytest.mark.parametrize(
    ("text", "line", "words_of_message"),
    [
        ("Rebels left.\n= event\n", 1, "begin the entry"),
        ("# gold: a\n= event\n", 1, "no text"),
        ("# gold: a\nRebels left.\n", 1, "no answer"),
        ("# gold: a\nRebels left.\n= happening\n", 3, "no kind of record"),
        ("# gold: a\nRebels left.\n= event | colour: red\n", 3, "cannot read"),
        ("# gold: a\nRebels left.\n= event | trigger\n", 3, "cannot read"),
        ("# gold: a\nRebels left.\n= event\nThey fled.\n", 4, "text after an answer"),
        ("# gold: a\n@ published: soon\nRebels left.\n= event\n", 2, "not a date"),
        ("# gold: a\n@ outlet: Post\nRebels left.\n= event\n", 2, "only setting"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, line: int, words_of_message: str) -> None:
    _, (problem, *_) = parse_gold(text, "demo")
    assert problem.where == f"demo.txt:{line}"
    assert words_of_message in problem.message


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        ("army", ["the Veltrian army"], True),
        ("army", ["navy"], False),
        ("rebels", ["rebel"], True),
        ("-", [], True),
        ("-", ["army"], False),
        ("*", ["army"], True),
        ("*", [], False),
        ("army?", [], True),
        ("army?", ["navy"], False),
        ("army / navy", ["navy"], True),
        ("army ; navy", ["navy"], False),
        ("army ; navy", ["navy", "the army"], True),
    ],
)
def test_values(wanted: str, found: list[str], right: bool) -> None:
    assert accepts(wanted, found, stands_in) is right


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        ("rebels had shelled the market", "that rebels had shelled the market", True),
        ("rebels had shelled the market", "rebels had shelled the market on Monday", True),
        ("rebels had shelled the market", "rebels", False),
        ("the attack", "the attack on a column of trucks near the lake", False),
    ],
)
def test_contents_are_nearly_the_same_words(wanted: str, found: str, right: bool) -> None:
    assert nearly(wanted, found) is right


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Z"))))
def test_every_text_compares_with_itself(text: str) -> None:
    assert same(text, text)
    assert stands_in(text, text)
    assert nearly(text, text) is bool(words(text))


def test_every_field_of_the_format_has_a_cell() -> None:
    assert {kind: tuple(cells) for kind, cells in CELLS.items()} == FIELDS


def test_the_gold_files_keep_to_the_format() -> None:
    entries, problems = read_gold(GOLD)
    assert problems == ()
    assert len(entries) >= 140
    assert len({entry.name for entry in entries}) == len(entries)


def test_quoted_answers_stand_in_their_text() -> None:
    """A slip of the coder's pen would make an answer that no code can find."""
    slips = [
        f"{entry.name}: {value}"
        for entry in read_gold(GOLD)[0]
        for answer in entry.answers
        if answer.found
        for field, value in answer.fields
        if field in QUOTED_FIELDS and value not in ("-", "*")
        for option in value.rstrip("?").split(" / ")
        for piece in option.split(" ; ")
        if not stands_in(piece, entry.text)
    ]
    assert slips == []
