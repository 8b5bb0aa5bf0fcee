"""The event that the line makes of a word it is told names one, by the lexicon's entry or by the sentence alone."""

import pytest

from allegedly.claim.annotate import NOT_TAGGED
from allegedly.claim.given import events_of
from tests.language.line import document_of, line


@pytest.mark.parametrize(
    ("text", "word", "type_", "actors", "recipients"),
    [
        ("The rebels shelled the bridge.", "shelled", "ASSAULT", ["rebels"], ["bridge"]),
        ("The rebels repainted the bridge.", "repainted", "", ["rebels"], ["bridge"]),
        ("Villagers praised the repainting of the bridge by soldiers.", "repainting", "", ["soldiers"], ["bridge"]),
    ],
)
def test_given_words_are_told(text: str, word: str, type_: str, actors: list[str], recipients: list[str]) -> None:
    start = text.index(word)
    found = events_of(document_of(text), line().claims, NOT_TAGGED, [(start, start + len(word)), (900, 901)])
    assert found[0] is not None
    assert found[1] is None
    assert (found[0].type, found[0].trigger.text) == (type_, word)
    assert [one.name for one in found[0].actors] == actors
    assert [one.name for one in found[0].recipients] == recipients
