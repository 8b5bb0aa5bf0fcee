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
    *(
        (sentence, voice, word)
        for sentence, voice, word in [
            (
                "The statement spread by the ministry of Azvaria that its troops shelled Osk does not correspond to reality, the army of Tornia said.",
                "Tornia",
                "shelled",
            ),
            ("The news of a massacre in Osk does not reflect reality, the army said.", "army", "massacre"),
            (
                "The rebels' claim that the army killed 20 villagers in Osk is far from the truth, the governor said.",
                "governor",
                "killed",
            ),
            ("The allegation that police shot the student lacks any basis, the minister said.", "minister", "shot"),
            ("Reports of a massacre in Osk distort the facts, the army said.", "army", "massacre"),
            ("The spokesman called reports of an attack on the mosque a staged production.", "spokesman", "attack"),
            ("The ministry labelled the report of a massacre in Osk fake news.", "ministry", "massacre"),
        ]
    ),
]


@pytest.mark.parametrize(("text", "voice", "trigger"), [*DENIED, *APART])
def test_who_denies_denies_and_never_says_it(text: str, voice: str, trigger: str) -> None:
    record = annotate_text(f"{text}\n", "denial.txt")
    events = {event.id for event in record.events if trigger in event.trigger.text}
    own = [c for c in record.claims if c.event in events and c.voice is not None and voice in c.voice]
    assert any(c.stance == "denies" for c in own)
    assert not any(c.stance in OWNING and c.question in {"occurrence", "responsibility"} for c in own)


@pytest.mark.parametrize(
    "text",
    [
        "The statement of the Ministry of Defence of Azvaria that Tornian troops shelled Osk does not correspond to reality.",
        "The report by the Observatory that our jets bombed a school in Osk is false.",
    ],
)
def test_what_another_says_is_denied_in_the_words_of_the_report_itself(text: str) -> None:
    claims = [c for c in annotate_text(f"{text}\n", "own.txt").claims if c.question == "occurrence"]
    other, own = (next(c for c in claims if (c.voice is None) is is_own) for is_own in (False, True))
    assert (other.stance, own.stance, own.responds_to) == ("asserts", "denies", other.id)


@pytest.mark.parametrize(
    "words", ["knew nothing of an attack", "had heard nothing of an attack", "was not aware of an attack"]
)
def test_who_knows_nothing_of_it_does_not_say_it(words: str) -> None:
    claims = annotate_text(f"The army said it {words} on the village.\n", "unknown.txt").claims
    assert not [c for c in claims if c.stance in OWNING and c.question == "occurrence"]


@pytest.mark.parametrize("words", ["reflects reality", "corresponds to the facts", "is not far from the truth"])
def test_what_is_called_true_is_not_denied(words: str) -> None:
    claims = annotate_text(f"The news of a massacre in Osk {words}, the union said.\n", "true.txt").claims
    assert not [c for c in claims if c.stance == "denies"]
