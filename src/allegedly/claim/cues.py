"""A sentence goes in; the words in it that report speech come out."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from allegedly.claim.found import CueHit
from allegedly.claim.grammar import SAYINGS, is_unsaid, verb_group
from allegedly.claim.phrases import Phrases, find_phrases
from allegedly.lexicon.entries import Cue
from allegedly.parsed import Sentence

# Not to do this is to say nothing: "has not commented", "did not respond".
_ANSWERING = frozenset({"comment", "respond", "reply", "answer", "react", "elaborate"})
# Only of words are these denials: "contested the account", not "contested the election".
_OF_SAYINGS = frozenset({"contest", "question", "quash", "dispel", "throw out"})
_QUALITIES = frozenset({"accuracy", "veracity", "authenticity", "truth", "credibility", "speculation", "story", "myth"})
_RELAYING = frozenset({"quote", "cite"})


def find_cues(sentence: Sentence, phrases: Phrases) -> Iterator[CueHit]:
    """Yield the cues of a sentence with the words that make them up: auxiliaries, adverbs and particles included."""
    found = list(_cues(sentence, phrases))
    for hit in found:
        if hit.cue.lemma in _OF_SAYINGS and not _is_about_words(sentence, hit):
            continue
        if hit.cue.lemma in _ANSWERING and hit.cue.pos == "verb" and is_unsaid(sentence, hit.token):
            complements = (*hit.cue.complements, "on")
            yield hit._replace(
                cue=replace(hit.cue, act="declines_to_comment", complements=complements, needs_content=False)
            )
        elif hit.cue.lemma in _RELAYING and (saying := _saying(sentence, hit, found)) is not None:
            yield hit._replace(cue=replace(hit.cue, act=saying.cue.act))
        else:
            yield hit


def _cues(sentence: Sentence, phrases: Phrases) -> Iterator[CueHit]:
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


def _is_about_words(sentence: Sentence, hit: CueHit) -> bool:
    """Tell whether a clause or words said are the object: "questioned whether X", "contested the account"."""
    if sentence.child(hit.token, "ccomp") is not None:
        return True
    about = sentence.child(hit.token, "dobj", "nsubjpass")
    return about is not None and sentence.tokens[about].lemma in SAYINGS | _QUALITIES


def _saying(sentence: Sentence, hit: CueHit, found: list[CueHit]) -> CueHit | None:
    """Return the cue that tells what the quoted one does: "denying" in "quoted Y as denying X"."""
    after = next((other for other in found if other.token > hit.last and other.cue.pos == "verb"), None)
    if after is None or sentence.tokens[after.token].tag != "VBG":
        return None
    return after if sentence.tokens[after.token - 1].text.casefold() == "as" else None
