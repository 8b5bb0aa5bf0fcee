"""Hedges: the words that weaken, what they weaken, and what becomes of the claim."""

import pytest

from allegedly.records import Claim
from tests.language.line import record_of


def occurrence(text: str) -> Claim:
    (found,) = [c for c in record_of(text).claims if c.question == "occurrence" and c.evidence]
    return found


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("The army allegedly shelled the town.", ["allegedly"]),
        ("The army reportedly shelled the town.", ["reportedly"]),
        ("Reportedly, the army shelled the town.", ["Reportedly"]),
        ("The army apparently shelled the town.", ["apparently"]),
        ("The alleged attack killed two people.", ["alleged"]),
        ("The army may have shelled the town.", ["may have"]),
        ("The army apparently shelled the town, the mayor said.", ["apparently"]),
        ("The mayor reportedly said that the army shelled the town.", ["reportedly"]),
        ("The army is believed to have shelled the town.", ["believed to have"]),
    ],
)
def test_a_hedged_event_is_possible(text: str, hedges: list[str]) -> None:
    claim = occurrence(text)
    assert [span.text for span in claim.hedges] == hedges
    assert claim.factuality == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "The army allegedly shelled a school in the town, killing nine people.",
        "Gunmen may have raided the camp, wounding three guards.",
    ],
)
def test_what_came_of_a_hedged_event_is_as_possible_as_it_is(text: str) -> None:
    claims = record_of(text).claims
    assert {c.factuality for c in claims} == {"possible"}
    assert len({c.event for c in claims}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the town.",
        "The army shelled the town, which had reportedly been empty.",
        "The army, allegedly short of fuel, shelled the town.",
        "The mayor said that the army shelled the town.",
        "In May the army shelled the town.",
    ],
)
def test_what_stands_with_other_words_weakens_nothing(text: str) -> None:
    claim = occurrence(text)
    assert claim.hedges == ()
    assert claim.factuality == "actual"


def test_suspected_doers_are_doubted_and_the_deed_is_not() -> None:
    claims = {claim.question: claim for claim in record_of("Suspected rebels attacked the convoy.").claims}
    assert claims["occurrence"].factuality == claims["target"].factuality == "actual"
    assert claims["responsibility"].factuality == "possible"
    assert [span.text for span in claims["responsibility"].hedges] == ["Suspected"]


def test_a_hedge_on_a_figure_leaves_the_event_alone() -> None:
    claims = {claim.question: claim for claim in record_of("The attack killed at least two people.").claims}
    assert claims["occurrence"].factuality == "actual"


def test_what_nobody_is_named_for_is_possible_and_unnamed() -> None:
    claim = occurrence("The army is said to have shelled the town.")
    assert (claim.voice, claim.factuality) == ("unnamed", "possible")
