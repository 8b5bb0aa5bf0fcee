"""Lexicon entries of several words in a sentence: gaps, hyphens, particles, the longest first; and the cues made of them."""

from typing import NamedTuple

import pytest

from allegedly.claim.cues import find_cues
from allegedly.claim.phrases import build_phrases, find_phrases
from tests.language.line import document_of, line


class Entry(NamedTuple):
    lemma: str
    pos: str


ENTRIES = build_phrases(
    [
        Entry("strike", "noun"),
        Entry("air strike", "noun"),
        Entry("strike deal", "verb"),
        Entry("call", "verb"),
        Entry("call on", "verb"),
        Entry("cease-fire", "noun"),
        Entry("set fire to", "verb"),
        Entry("according to", "phrase"),
        Entry("alleged", "adjective"),
    ]
)


def found(text: str) -> list[str]:
    (sentence,) = document_of(text).sentences
    return [
        f"{entry.lemma}: {document_of(text).span(sentence, at.first, at.last).text}"
        for at, entry in find_phrases(sentence, ENTRIES)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The air strike was over.", ["air strike: air strike"]),
        ("The strike was over.", ["strike: strike"]),
        ("Air strikes went on.", ["air strike: Air strikes"]),
        ("Both sides struck a deal.", ["strike deal: struck a deal"]),
        ("Both sides struck a last-minute deal.", ["strike deal: struck a last-minute deal"]),
        ("They struck the town and made a deal.", []),
        ("They struck the town, a deal or no deal.", []),
        ("He called on them to leave.", ["call on: called on"]),
        ("He called them on Monday.", ["call: called"]),
        ("The cease-fire held.", ["cease-fire: cease-fire"]),
        ("They set fire to the mill.", ["set fire to: set fire to"]),
        ("According to them, it was over.", ["according to: According to"]),
        ("The alleged thief left.", ["alleged: alleged"]),
        ("The road is open.", []),
    ],
)
def test_entries_in_a_sentence(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said the road was open.", [("say", "said")]),
        ("The army has not said so.", [("say", "has not said")]),
        ("The army categorically denied it.", [("deny", "categorically denied")]),
        ("The army did not immediately comment on the raid.", [("comment", "did not immediately comment")]),
        ("The army called on them to leave.", [("call on", "called on")]),
        ("According to the army, the road was open.", [("according to", "According to")]),
        ("The road is open.", []),
    ],
)
def test_a_cue_takes_its_auxiliaries_adverbs_and_negation_along(text: str, expected: list[tuple[str, str]]) -> None:
    document = document_of(text)
    (sentence,) = document.sentences
    cues = find_cues(sentence, line().claims.cues)
    assert [(hit.cue.lemma, document.span(sentence, hit.first, hit.last).text) for hit in cues] == expected
