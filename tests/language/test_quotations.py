"""Quotations of a paragraph: every kind of mark, apostrophes that are none, marks that are never closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.language.quotations import find_quotations
from allegedly.parsed import Quotation
from tests.language.line import document_of


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] + ("" if q.closed else "|") for q in find_quotations(text)]


QUOTED = [
    ('He said: "No."', ['"No."']),
    ("He said: “No.”", ["“No.”"]),
    ("He said: „Nein.“", ["„Nein.“"]),
    ("He said: „Nie.”", ["„Nie.”"]),
    ("Il a dit : «Non.»", ["«Non.»"]),
    ("He said: ‘The road is open.’", ["‘The road is open.’"]),
    ("He said: 'The road is open.'", ["'The road is open.'"]),
    ("“One,” he said, “two.”", ["“One,”", "“two.”"]),
    ('"One," he said, "two."', ['"One,"', '"two."']),
    ("He called it “a ‘great big’ lie” then.", ["“a ‘great big’ lie”"]),
    ("‘It’s the army’s road,’ he said.", ["‘It’s the army’s road,’"]),
    ("'It's the army's road,' he said.", ["'It's the army's road,'"]),
    ("The army's men didn't leave the rebels' camp.", []),
    ("The army’s men didn’t leave the rebels’ camp.", []),
    ("In the '90s and the ’80s it was open.", []),
    ("'Tis the old road, Shi'ite pilgrims say.", []),
    ("He paid 'em off.", []),
    ("He said: “The road is open.", ["“The road is open.|"]),
    ('He said: "The road is open.', ['"The road is open.|']),
    ("He said: 'The road is open.", []),
    ("The road is open.” he said.", []),
    ("A 6\" pipe burst.", []),
    ("“", []),
    ('"', []),
    ("", []),
    ("(“The road,” he said)", ["“The road,”"]),
    ("He said—“the road”—and left.", ["“the road”"]),
    ("“Ça ira à Ørvane,” dit-il.", ["“Ça ira à Ørvane,”"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTED)
def test_the_quotations_of_a_paragraph(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.xfail(strict=True, reason="a guillemet with a space inside it, as French sets it, opens nothing")
def test_guillemets_with_spaces_inside() -> None:
    assert quoted("Il a dit : « Non. »") == ["« Non. »"]


def test_offsets_count_from_where_the_paragraph_stands() -> None:
    assert find_quotations("He said: “No.”", 100) == (Quotation(109, 114, True),)


@given(st.text(alphabet="“”„«»\"‘’' ab.\né", max_size=40), st.integers(0, 9))
def test_quotations_stand_inside_the_text_in_order_and_apart(text: str, offset: int) -> None:
    found = find_quotations(text, offset)
    edges = [edge - offset for q in found for edge in (q.start, q.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(q.end - q.start >= 2 and text[q.start - offset] in "“„«\"‘'" for q in found)
    assert all(q.closed or q.end == len(text) + offset for q in found)


def test_a_quotation_left_open_is_a_problem_and_costs_no_sentence() -> None:
    document = document_of("The mayor said: “The road is open.\nThe bridge is closed.")
    assert [problem.code for problem in document.problems] == ["open_quotation"]
    assert len(document.sentences) == 2


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_no_problem() -> None:
    document = document_of("“The road is open.\n“The bridge is closed,” the mayor said.")
    assert document.problems == ()
