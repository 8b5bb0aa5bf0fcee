"""Words that somebody answers, through the whole line: whose they were, who answers them, and which way."""

import pytest

from allegedly.pipeline import annotate_text

ANSWERED = [
    (
        "The ministry rejected a report by the Harbour Wire that its aircraft bombed a clinic in Ardesh on Monday.",
        "bombed",
        {"Harbour Wire": "asserts", "ministry": "denies"},
    ),
    (
        "Police denied a report by a rights group that officers beat prisoners in Torvik jail.",
        "beat",
        {"rights group": "asserts", "police": "denies"},
    ),
    (
        "The government rejected a United Nations report that said its forces shelled a school in Kelve.",
        "shelled",
        {"United Nations": "asserts", "government": "denies"},
    ),
    (
        "The militia rejected an accusation by residents of looting homes in Kelve.",
        "looting",
        {"residents": "asserts", "militia": "denies"},
    ),
    (
        "The army denied a statement by the rebels that 40 soldiers surrendered at Kelve.",
        "surrendered",
        {"rebels": "asserts", "army": "denies"},
    ),
    (
        "The coalition said it had found no credible evidence for the claim that its aircraft struck a wedding.",
        "struck",
        {"unnamed": "asserts", "coalition": "doubts"},
    ),
    (
        "Police confirmed a report by the Harbour Wire that three officers were killed in Kelve on Sunday.",
        "killed",
        {"Harbour Wire": "asserts", "police": "confirms"},
    ),
    ("Residents rejected the army's denial that it had bombed the school.", "bombed", {"army": "denies"}),
    (
        "The court rejected a claim by the general that he had not ordered the attack on Kelve.",
        "attack",
        {"general": "denies"},
    ),
]


@pytest.mark.parametrize(("text", "trigger", "stances"), ANSWERED)
def test_each_side_keeps_its_own_words(text: str, trigger: str, stances: dict[str, str]) -> None:
    record = annotate_text(f"{text}\n", "answered.txt")
    events = {event.id for event in record.events if event.trigger.text == trigger}
    own = [c for c in record.claims if c.event in events and c.question in {"occurrence", "responsibility"}]
    assert {c.voice: c.stance for c in own} == stances
