"""Sentences go in; the words that weaken what they stand with come out, and which of them weaken a given word."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from allegedly.claim.clause import governing_verb
from allegedly.claim.phrases import Phrases, build_phrases, find_phrases
from allegedly.lexicon.entries import Hedge
from allegedly.parsed import Document, Sentence
from allegedly.records import Span

_CLAUSES = frozenset({"ccomp", "relcl", "advcl", "parataxis", "acl", "ROOT", "csubj"})
_CARRIERS = frozenset({"aux", "advmod", "amod", "auxpass", "acomp", "prep", "dep"})


@dataclass(frozen=True, slots=True)
class HedgeEntry:
    """A hedge as an entry of the phrase index."""

    lemma: str
    pos: str
    hedge: Hedge


class HedgeHit(NamedTuple):
    """A hedge in a sentence: its main token and the tokens that make it up (both ends included)."""

    token: int
    first: int
    last: int
    hedge: Hedge


_SHOWING = frozenset({"show", "depict", "document", "capture", "record", "feature"})


def hedge_phrases(hedges: Iterable[Hedge]) -> Phrases:
    """Return the index of the lexicon's hedges."""
    return build_phrases(HedgeEntry(hedge.text.casefold(), "phrase", hedge) for hedge in hedges)


def find_hedges(sentence: Sentence, phrases: Phrases) -> tuple[HedgeHit, ...]:
    """Return the hedges of a sentence; a participle ("reported", "believed") only where it stands before a noun."""
    found = []
    for at, entry in find_phrases(sentence, phrases):
        hedge, token = cast("HedgeEntry", entry).hedge, sentence.tokens[at.token]
        if at.first == at.last and token.tag in {"VBN", "VBD"} and token.dep != "amod" and token.lemma != hedge.text:
            continue
        if token.text.casefold() in {"may", "might", "could"} and token.tag != "MD":
            continue
        found.append(HedgeHit(at.token, at.first, at.last, hedge))
    return tuple(found)


def hedges_on(sentence: Sentence, token: int, hits: Sequence[HedgeHit]) -> tuple[HedgeHit, ...]:
    """Return the hedges that weaken the word at ``token``: those beside it, and those beside the verb of its clause."""
    if not hits:
        return ()
    carriers = _carriers(sentence, token)
    return tuple(
        hit
        for hit in hits
        if carriers.intersection(range(hit.first, hit.last + 1)) or _is_proviso_of(sentence, hit, token)
    )


def hedges_on_doer(
    sentence: Sentence, doer: int, told_by: Collection[int], hits: Sequence[HedgeHit]
) -> tuple[HedgeHit, ...]:
    """Return the hedges that weaken who did it, not that it was done; ``told_by`` are the words that tell of the deed.

    Those beside the doer or the noun it stands before ("suspected Red Front members"), before its "by" ("apparently by rebels"), and
    on a verb that only carries the deed ("the attack was presumably carried out by rebels").
    """
    if not hits:
        return ()
    nouns = {doer}
    while (
        sentence.tokens[doer].dep in {"compound", "amod", "nmod", "poss", "conj"} and sentence.tokens[doer].head != doer
    ):
        doer = sentence.tokens[doer].head
        nouns.add(doer)
    found = {hit for noun in nouns for hit in hedges_on(sentence, noun, hits)}
    found |= {hit for hit in hits if hit.last < doer and _is_before_noun(sentence, hit.last, nouns)}
    by = sentence.tokens[sentence.tokens[doer].head]
    if by.lemma == "by":
        found |= {hit for hit in hits if hit.last == by.i - 1 or hit.token in sentence.children[by.i]}
        if by.head not in told_by and sentence.tokens[by.head].pos == "VERB":
            found |= set(hedges_on(sentence, by.head, hits))
    return tuple(hit for hit in hits if hit in found)


def _is_before_noun(sentence: Sentence, word: int, nouns: Collection[int]) -> bool:
    """Tell whether a word stands with one of the nouns through others before it: "Suspected Red Front fighters"."""
    token = sentence.tokens[word]
    while token.dep in {"compound", "amod", "nmod"} and token.head != token.i:
        token = sentence.tokens[token.head]
        if token.i in nouns:
            return True
    return False


def _is_proviso_of(sentence: Sentence, hit: HedgeHit, token: int) -> bool:
    """Tell whether "if confirmed" or "if true" stands with the clause that the word at ``token`` belongs to."""
    if not hit.hedge.text.startswith("if "):
        return False
    return governing_verb(sentence, sentence.tokens[hit.last].head) == governing_verb(sentence, token)


def hedge_spans(document: Document, sentence: Sentence, hits: Iterable[HedgeHit]) -> tuple[Span, ...]:
    """Return the characters of hedges, each once."""
    return tuple(dict.fromkeys(document.span(sentence, hit.first, hit.last) for hit in hits))


def _carriers(sentence: Sentence, token: int) -> set[int]:
    found = _beside(sentence, token)
    at = token
    shown = sentence.tokens[sentence.tokens[token].head]
    if sentence.tokens[token].dep == "dobj" and shown.lemma in _SHOWING:
        at = shown.i  # "purports to show the execution"
        found |= _beside(sentence, at)
    while (
        sentence.tokens[at].pos in {"VERB", "AUX"}
        and (sentence.tokens[at].dep not in _CLAUSES or _is_outcome(sentence, at))
        and sentence.tokens[at].head != at
    ):
        at = sentence.tokens[at].head
        found |= _beside(sentence, at) | {at}
    return found


def _is_outcome(sentence: Sentence, verb: int) -> bool:
    """Tell whether a participle behind a verb tells what came of it: "allegedly shelled the school, killing nine"."""
    token = sentence.tokens[verb]
    is_behind = token.tag == "VBG" and token.dep == "advcl" and token.head < verb
    return is_behind and sentence.child(verb, "nsubj", "mark") is None


def _beside(sentence: Sentence, token: int) -> set[int]:
    return {j for j in sentence.children[token] if sentence.tokens[j].dep in _CARRIERS}
