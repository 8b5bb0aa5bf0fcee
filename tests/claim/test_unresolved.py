"""Voices that only a pronoun names: resolved where one person fits, else unnamed, with a problem that says why."""

import pytest

from allegedly.pipeline import annotate_text
from allegedly.records import UNNAMED

SPOKE = "Omar Haddo said the road was open, and Ivo Tarn said it was closed. He said"
# text, the voice of its last statement, what the problem says of why (None: there is none)
VOICES = [
    ("It said soldiers had killed a nurse.", UNNAMED, "who “It” is: nobody named shortly before fits"),
    (f"{SPOKE} soldiers had killed a nurse.", UNNAMED, "who “He” is: Omar Haddo or Ivo Tarn may be meant"),
    ("Omar Haddo came to the town. He said soldiers had killed a nurse.", "Omar Haddo", None),
    ("Residents said soldiers had killed a nurse.", "residents", None),
]


@pytest.mark.parametrize(("text", "voice", "why"), VOICES)
def test_a_pronoun_that_can_mean_nobody_or_two_is_an_unnamed_voice(text: str, voice: str, why: str | None) -> None:
    found = annotate_text(text, "report.txt")
    last = found.statements[-1]
    assert last.voice is not None
    assert last.voice.name == voice
    assert last.voice.span is not None
    assert text[last.voice.span.start : last.voice.span.end] == last.voice.span.text
    told = [one.message for one in found.problems if one.code == "open_voice"]
    assert [one.startswith(why) for one in told] == [True] if why is not None else told == []
    assert {claim.voice for claim in found.claims if claim.statement == last.id} == {voice}
