"""The denials once more, through the whole line: the network beside the rules never turns one into the thing denied."""

import pytest

from allegedly.pipeline import annotate_text
from tests.claim.test_denials import DENIED, OWNING

APART = [
    (
        "Earlier reports that five guards had been killed were incorrect, the ministry said; three were hurt.",
        "ministry",
        "killed",
    ),
]


@pytest.mark.parametrize(("text", "voice", "trigger"), [*DENIED, *APART])
def test_who_denies_denies_and_never_says_it(text: str, voice: str, trigger: str) -> None:
    record = annotate_text(f"{text}\n", "denial.txt")
    events = {event.id for event in record.events if trigger in event.trigger.text}
    own = [c for c in record.claims if c.event in events and c.voice is not None and voice in c.voice]
    assert any(c.stance == "denies" for c in own)
    assert not any(c.stance in OWNING and c.question in {"occurrence", "responsibility"} for c in own)
