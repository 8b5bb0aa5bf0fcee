"""A sentence goes in; the words in it that report speech come out."""

from collections.abc import Iterator
from typing import cast

from allegedly.claim.found import CueHit
from allegedly.claim.grammar import verb_group
from allegedly.claim.phrases import Phrases, find_phrases
from allegedly.lexicon.entries import Cue
from allegedly.parsed import Sentence


def find_cues(sentence: Sentence, phrases: Phrases) -> Iterator[CueHit]:
    """Yield the cues of a sentence with the words that make them up: auxiliaries, adverbs and particles included."""
    for found, entry in find_phrases(sentence, phrases):
        cue = cast("Cue", entry)
        token = sentence.tokens[found.token]
        if cue.pos == "verb":
            if token.dep in {"aux", "auxpass"}:
                continue
            first, last = verb_group(sentence, found.token)
            yield CueHit(sentence.index, found.token, min(first, found.first), max(last, found.last), cue)
        else:
            yield CueHit(sentence.index, found.token, found.first, found.last, cue)
