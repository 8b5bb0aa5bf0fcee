"""A document goes in; which sentences the report says it could not check comes out, with the words that say so."""

from collections.abc import Collection, Iterator

from allegedly.claim.grammar import SAYINGS, auxiliaries, is_empty, is_negated, own_subject
from allegedly.claim.voice import entity_at
from allegedly.parsed import Document, Sentence
from allegedly.records import Span

# How far back, in sentences, "the claim could not be verified" looks for what was claimed.
REACH = 3
_CHECKING = frozenset({"verify", "confirm", "authenticate", "corroborate", "substantiate"})
_CHECKS = frozenset({"confirmation", "verification", "corroboration"})
_UNABLE = frozenset({"unable", "impossible", "difficult", "hard"})
_ABLE = frozenset({"able", "possible"})
_WORDS = SAYINGS | {"figure", "toll", "video", "footage", "authenticity", "number", "information", "detail", "picture", "photograph", "image", "recording", "it", "this", "that", "they", "them"}  # fmt: skip
_CHECKERS = frozenset({"media", "journalist", None})


def find_unverified(document: Document, told: Collection[int]) -> dict[int, tuple[Span, ...]]:
    """Return, for each sentence whose claims the report says were not checked, the words that say so.

    ``told`` are the sentences in which somebody's words are reported. "The army said X. Norda could not verify the claim" marks the
    sentence before; "either side's claims" as many as stand unbroken before it; "the claim that X could not be verified" its own.
    """
    found: dict[int, tuple[Span, ...]] = {}
    for sentence in document.sentences:
        for verb, first, last in _unchecked(document, sentence):
            span = document.span(sentence, first, last)
            for i in _meant(sentence, verb, told):
                found[i] = (*found.get(i, ()), span)
    return found


def _unchecked(document: Document, sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """Yield (verb, first, last) of each "could not verify", "was unable to confirm", "there was no confirmation"."""
    for token in sentence.tokens:
        if token.lemma in _CHECKS and token.pos == "NOUN" and is_empty(sentence, token.i):
            if sentence.tokens[token.head].lemma == "be":
                yield token.head, sentence.edges[token.i][0], token.i
        elif token.lemma in _CHECKING and token.pos == "VERB" and _is_of_words(sentence, token.i):
            first = _first(sentence, token.i)
            if first is not None and _is_the_reporters(document, sentence, token.i):
                yield token.i, first, token.i


def is_unchecked(sentence: Sentence, token: int) -> bool:
    """Tell whether a happening is what unchecked words or pictures show: "could not verify a video that shows soldiers shooting"."""
    for i in sentence.ancestors(token):
        told = sentence.tokens[i]
        checking = sentence.tokens[told.head]
        if told.lemma in _WORDS and told.dep in {"dobj", "nsubjpass"} and checking.lemma in _CHECKING:
            return _first(sentence, checking.i) is not None
    return False


def _first(sentence: Sentence, verb: int) -> int | None:
    """Return the first word of "could not be verified", "unable to verify"; ``None`` where the verb is not put in doubt so."""
    head = sentence.tokens[sentence.tokens[verb].head]
    if sentence.tokens[verb].dep in {"xcomp", "ccomp", "acomp", "csubj"} and head.i != verb:
        adjective = head.i if head.pos == "ADJ" else sentence.child(head.i, "acomp")
        if adjective is not None and sentence.tokens[adjective].lemma in _UNABLE:
            return adjective
        for above in (head.i, head.head):  # "was not able to", "it was not possible to"
            if adjective is not None and sentence.tokens[adjective].lemma in _ABLE and is_negated(sentence, above):
                return sentence.child(above, "neg")
    helpers = auxiliaries(sentence, verb)
    is_possible = any(t.lemma in {"could", "can"} or t.lemma == "have" for t in helpers)
    return helpers[0].i if helpers and is_possible and is_negated(sentence, verb) else None


def _is_of_words(sentence: Sentence, verb: int) -> bool:
    """Tell whether what was not checked is words or pictures ("the claim", "his account"), or is not said."""
    about = sentence.child(verb, "nsubjpass", "dobj")
    return about is None or sentence.tokens[about].lemma in _WORDS


def _is_the_reporters(document: Document, sentence: Sentence, verb: int) -> bool:
    """Tell whether it is the report that could not check: no party's own doubt, nothing that somebody is told to have said."""
    if any(sentence.tokens[i].dep == "ccomp" and sentence.tokens[i].head != i for i in _above(sentence, verb)):
        return False
    doer = own_subject(sentence, verb)
    doer = own_subject(sentence, sentence.tokens[verb].head) if doer is None else doer
    independently = any(sentence.tokens[j].lemma == "independently" for j in sentence.children[verb])
    entity = entity_at(document, sentence, doer) if doer is not None else None
    return independently or entity is None or entity.kind in _CHECKERS or sentence.tokens[verb].tag == "VBN"


def _above(sentence: Sentence, verb: int) -> list[int]:
    """Return the verb, where it is no infinitive of "possible to", and its heads."""
    skip = sentence.tokens[verb].head if any(sentence.tokens[j].tag == "TO" for j in sentence.children[verb]) else verb
    return [skip, *sentence.ancestors(skip)]


def _meant(sentence: Sentence, verb: int, told: Collection[int]) -> Iterator[int]:
    """Yield the sentences that are meant: this one where it holds the words itself, else those told before it."""
    about = sentence.child(verb, "nsubjpass", "dobj")
    clauses = sentence.all_children(about, "acl", "relcl", "ccomp") if about is not None else []
    is_aside = any(sentence.tokens[i].dep in {"advcl", "conj", "parataxis"} for i in _above(sentence, verb))
    if sentence.index in told and (clauses or is_aside):
        yield sentence.index
        return
    at = sentence.index - 1
    while at >= 0 and at not in told and sentence.index - at < REACH:
        at -= 1
    while at >= 0 and at in told and sentence.index - at <= REACH:
        yield at
        if not _is_both(sentence, about):
            return
        at -= 1


def _is_both(sentence: Sentence, about: int | None) -> bool:
    if about is None:
        return False
    return any(sentence.tokens[i].lemma in {"either", "both", "neither"} for i in sentence.subtree(about))
