"""Policies: what each makes of vague words, and that none is made without one."""

import pytest

from allegedly.claim.count import find_numbers
from allegedly.claim.policy import decide, policy_of
from allegedly.problems import InputError
from tests.claim.parsed_text import document_of, lexicon

# the policy, the text, low, high of its first number
ROWS = [
    (None, "Dozens of people fled.", None, None),
    ("acled", "Dozens of people fled.", 12, None),
    ("acled", "Hundreds of people fled.", 100, None),
    ("acled", "Several people fled.", None, None),
    ("ucdp", "Several people fled.", 3, None),
    ("ucdp", "At least dozens of people fled.", 24, None),
    ("ucdp", "Up to several people fled.", None, None),
    ("isaf", "Numerous people fled.", 4, None),
    ("acled", "Twenty people fled.", 20, 20),
]


@pytest.mark.parametrize(("name", "text", "low", "high"), ROWS)
def test_what_a_policy_makes_of_a_word(name: str | None, text: str, low: int | None, high: int | None) -> None:
    policy = policy_of(lexicon().policies, name)
    hit = decide(find_numbers(document_of(text), lexicon().count_words), policy)[0]
    assert (hit.low, hit.high) == (low, high)
    assert hit.policy == (name if low is not None and hit.exactness is not None else None)


def test_an_unknown_policy_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match="acled, isaf, ucdp"):
        policy_of(lexicon().policies, "guess")
