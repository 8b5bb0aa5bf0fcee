"""A sentence goes in; where its words lay a deed at somebody's door comes out: "was the work of X", "bore the hallmarks of X", "X was behind it"."""

from collections.abc import Iterator
from typing import NamedTuple

from allegedly.claim.blame import blame_at
from allegedly.claim.grammar import agent, is_negated, is_passive, joined, objects_of, subject
from allegedly.claim.trigger import LIGHT_VERBS
from allegedly.parsed import Sentence

_MARKS = frozenset({"hallmark", "trademark", "signature", "mark", "stamp", "fingerprint", "imprint", "handwriting"})
_BEARING = frozenset({"bear", "carry", "have", "show"})
_SUSPECTS = frozenset({"suspect", "culprit"})
_POINTING = {"fall": ("on", "upon"), "point": ("to", "at", "toward", "towards")}
_SUSPICION = frozenset({"suspicion", "evidence", "clue", "blame"})
_LINKING = frozenset({"link", "tie", "connect"})
_BLAMING = frozenset({"blame", "associate", "charge", "credit", "know", "wanted"})
_POINTERS = frozenset({"it", "this", "that"})
# Nouns for what was told before, which name no kind of deed themselves
_DEEDS = frozenset({"operation", "incident", "act", "action", "crime", "deed", "atrocity", "outrage"})


class Ascription(NamedTuple):
    """Who is said to have done what. No ``deeds``: what was told before; ``weak``: the first and last token of words that only suggest it.

    Of "linked A to B" either may be who or what: ``deeds`` and ``who`` hold both.
    """

    word: int
    who: tuple[int, ...]
    deeds: tuple[int, ...]
    negated: bool
    weak: tuple[int, int] | None
    rule: str


def ascriptions(sentence: Sentence) -> Iterator[Ascription]:
    """Yield what the verbs of a sentence lay at somebody's door."""
    for token in sentence.tokens:
        if token.pos in {"VERB", "AUX"}:
            found = next((one for find in _FINDERS if (one := find(sentence, token.i)) is not None), None)
            if found is not None and found.who:
                yield found


def points_back(sentence: Sentence, i: int) -> bool:
    """Tell whether a noun or pronoun stands for a deed told before: "it", "this operation"."""
    token = sentence.tokens[i]
    if token.pos in {"PRON", "DET"}:
        return token.lemma in _POINTERS
    named = sentence.child(i, "det")
    is_given = named is not None and sentence.tokens[named].lemma in {"the", "this", "that", "these", "those"}
    return token.lemma in _DEEDS and is_given


def is_linked_to(sentence: Sentence, token: int) -> bool:
    """Tell whether a happening is what somebody is (or is not) linked to, tied to or blamed for."""
    at = sentence.tokens[token]
    link = sentence.tokens[at.head]
    above = sentence.tokens[link.head]
    return at.dep == "pobj" and link.lemma in {"to", "with", "for"} and above.lemma in _LINKING | _BLAMING


def _bears_marks(sentence: Sentence, verb: int) -> Ascription | None:
    mark = sentence.child(verb, "dobj") if sentence.tokens[verb].lemma in _BEARING else None
    if mark is None or sentence.tokens[mark].lemma not in _MARKS:
        return None
    about, who = subject(sentence, verb), _all(sentence, objects_of(sentence, mark, "of"))
    if about is None:
        return None
    return Ascription(verb, who, (about,), is_negated(sentence, verb), (verb, mark), "en.ascribe.hallmarks")


def _carried_out(sentence: Sentence, verb: int) -> Ascription | None:
    """Return who "it" was carried out by, or who "carried out this operation"; deeds with a name of their own have their parties already."""
    if sentence.tokens[verb].lemma not in LIGHT_VERBS | {"do"}:
        return None
    passive = is_passive(sentence, verb)
    deed = subject(sentence, verb) if passive else sentence.child(verb, "dobj")
    doer = agent(sentence, verb) if passive else subject(sentence, verb)
    if deed is None or doer is None or not points_back(sentence, deed):
        return None
    negated = is_negated(sentence, verb)
    return Ascription(verb, tuple(joined(sentence, doer)), (deed,), negated, None, "en.ascribe.carried_out")


def _suspected(sentence: Sentence, verb: int) -> Ascription | None:
    """Return whom "suspects X" names, or who "is the prime suspect in" what."""
    token, negated = sentence.tokens[verb], is_negated(sentence, verb)
    if token.lemma == "suspect" and not is_passive(sentence, verb) and sentence.child(verb, "prep", "ccomp") is None:
        who = _all(sentence, sentence.all_children(verb, "dobj"))
        return Ascription(verb, who, (), negated, (verb, verb), "en.ascribe.suspects")
    is_one = sentence.child(verb, "attr") if token.lemma == "be" else None
    if is_one is None or sentence.tokens[is_one].lemma not in _SUSPECTS:
        return None
    about = subject(sentence, verb)
    deeds = tuple(objects_of(sentence, is_one, "in", "of", "behind"))
    who = tuple(joined(sentence, about)) if about is not None else ()
    return Ascription(verb, who, deeds, negated, (is_one, is_one), "en.ascribe.suspect")


def _suspicion_on(sentence: Sentence, verb: int) -> Ascription | None:
    about = subject(sentence, verb)
    to = _POINTING.get(sentence.tokens[verb].lemma)
    if to is None or about is None or sentence.tokens[about].lemma not in _SUSPICION:
        return None
    who = _all(sentence, objects_of(sentence, verb, *to))
    weak = (min(about, verb), max(about, verb))
    return Ascription(verb, who, (), is_negated(sentence, verb), weak, "en.ascribe.suspicion")


def _linked(sentence: Sentence, verb: int) -> Ascription | None:
    if sentence.tokens[verb].lemma not in _LINKING:
        return None
    one = subject(sentence, verb) if is_passive(sentence, verb) and agent(sentence, verb) is None else None
    others = _all(sentence, objects_of(sentence, verb, "to", "with"))
    if one is None or not others:
        return None  # who links them speaks, and is no voice of the report's yet
    both = (*joined(sentence, one), *others)
    return Ascription(verb, both, both, is_negated(sentence, verb), (verb, verb), "en.ascribe.linked")


def _held_responsible(sentence: Sentence, verb: int) -> Ascription | None:
    blame = blame_at(sentence, verb) if sentence.tokens[verb].lemma == "be" else None
    if blame is None or blame.who is None:
        return None
    who = tuple(joined(sentence, blame.who))
    return Ascription(verb, who, blame.events, blame.negated, None, "en.ascribe.responsible")


def _all(sentence: Sentence, nouns: list[int]) -> tuple[int, ...]:
    return tuple(j for i in nouns for j in joined(sentence, i))


_FINDERS = (_bears_marks, _carried_out, _suspected, _suspicion_on, _linked, _held_responsible)
