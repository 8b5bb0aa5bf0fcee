"""The word that heads what is said goes in; what it says of responsibility comes out: "denied involvement in X", "was behind X"."""

from typing import NamedTuple

from allegedly.claim.grammar import SAYINGS, is_negated, joined, objects_of, subject
from allegedly.parsed import Sentence

_NOUNS = frozenset({"involvement", "responsibility", "role", "part", "hand", "link", "connection", "participation", "complicity", "blame", "tie", "liability"})  # fmt: skip
_ADJECTIVES = frozenset({"responsible", "involved", "liable", "complicit", "accountable", "guilty", "innocent"})
_WORKS = frozenset({"work", "handiwork", "doing"})
_HOLDERS = frozenset(
    {"have", "play", "take", "bear", "deny", "reject", "claim", "accept", "admit", "disclaim", "assume"}
)
_WHO = frozenset({"who", "whoever", "that", "which"})
_INTO = ("in", "for", "with", "to", "of", "behind", "on")


class Blame(NamedTuple):
    """Who is said to be (or, ``negated``, not to be) responsible, and for which nouns. ``who`` ``None``: the speaker."""

    who: int | None
    events: tuple[int, ...]
    negated: bool


def blame_at(sentence: Sentence, root: int) -> Blame | None:
    """Return what a word says of responsibility, or ``None`` when it says nothing of it."""
    token = sentence.tokens[root]
    if token.pos in {"NOUN", "PROPN"} and token.lemma in _NOUNS:
        return Blame(None, _events(sentence, root), is_negated(sentence, root))
    if token.pos == "ADJ" and token.lemma in _ADJECTIVES:
        return Blame(None, _events(sentence, root), token.lemma == "innocent")
    if token.pos not in {"VERB", "AUX"}:
        return None
    return _of_verb(sentence, root)


def blame_told(sentence: Sentence, root: int) -> Blame | None:
    """Return what a word says of responsibility, or what is told by it: "rejected claims that its troops were responsible for the bombing"."""
    found = blame_at(sentence, root)
    if found is not None or sentence.tokens[root].lemma not in SAYINGS:
        return found
    told = [i for i in sentence.all_children(root, "acl", "relcl", "ccomp") if i > root]
    return next((one for i in told if (one := blame_at(sentence, i)) is not None), None)


def turned(blame: Blame, event: int) -> Blame:
    """Return who had no part in an event that is itself the subject: "the blast had nothing to do with us"."""
    if blame.negated and blame.who == event and len(blame.events) == 1:
        return Blame(blame.events[0], (event,), True)
    return blame


def _of_verb(sentence: Sentence, verb: int) -> Blame | None:
    token = sentence.tokens[verb]
    who, negated = subject(sentence, verb), is_negated(sentence, verb)
    if token.lemma == "involve" or (token.lemma == "participate"):
        return Blame(who, _events(sentence, verb), negated)
    if token.lemma == "be":
        held = sentence.child(verb, "acomp", "attr")
        if held is not None and sentence.tokens[held].lemma in _ADJECTIVES | {"perpetrator", "culprit"}:
            return Blame(who, _events(sentence, held), negated or sentence.tokens[held].lemma == "innocent")
        if held is not None and sentence.tokens[held].lemma in _WORKS and who is not None:
            whose = sentence.child(held, "poss")  # "not the Front's doing"
            done_by = _all_joined(sentence, objects_of(sentence, held, "of") or ([whose] if whose is not None else []))
            return Blame(done_by[0], (who,), negated) if done_by else None  # "the attack was the work of X"
        to_blame = sentence.child(verb, "xcomp", "acomp")
        if to_blame is not None and is_to_blame(sentence, to_blame):
            return Blame(who, _events(sentence, to_blame), negated)
        if (cleft := _cleft(sentence, verb)) is not None:
            return Blame(*cleft, negated)
        behind = _all_joined(sentence, objects_of(sentence, verb, "behind"))
        return Blame(who, behind, negated) if behind else None
    held = sentence.child(verb, "dobj")
    if token.lemma not in _HOLDERS or held is None:
        return None
    none = sentence.tokens[held].lemma == "nothing"
    if none or (sentence.tokens[held].lemma == "anything" and (negated or _is_neither(sentence, who))):
        doing = sentence.child(held, "relcl", "acl", "xcomp")
        events = objects_of(sentence, doing, "with") if doing is not None else objects_of(sentence, held, "with")
        return Blame(who, _all_joined(sentence, events), True)
    if sentence.tokens[held].lemma in _NOUNS:
        return Blame(who, _events(sentence, held) or _events(sentence, verb), negated or is_negated(sentence, held))
    return None


def _cleft(sentence: Sentence, be: int) -> tuple[int, tuple[int, ...]] | None:
    """Return who is said to be the one and what he did: "it was not the navy that fired on X", "whoever fired, it was not the navy"."""
    held, about = sentence.child(be, "attr"), subject(sentence, be)
    if held is None or about is None or sentence.tokens[about].lemma not in {"it", "that"}:
        return None
    beside = [
        *sentence.all_children(be, "advcl", "csubj", "ccomp", "nsubj", "dep"),
        *sentence.all_children(held, "relcl"),
    ]
    for verb in beside:
        who = sentence.child(verb, "nsubj")
        if who is not None and sentence.tokens[who].text.casefold() in _WHO:
            return held, (verb,)
    return None


def is_to_blame(sentence: Sentence, verb: int) -> bool:
    """Tell whether "blame" is what somebody is for something: "the army is to blame for the raid"."""
    token = sentence.tokens[verb]
    above = sentence.tokens[token.head]
    to = sentence.child(verb, "aux")
    is_infinitive = to is not None and sentence.tokens[to].lemma == "to" and sentence.child(verb, "dobj") is None
    return token.lemma == "blame" and is_infinitive and above.lemma == "be" and token.dep in {"xcomp", "acomp"}


def _is_neither(sentence: Sentence, who: int | None) -> bool:
    """Tell whether "neither A nor B" is whom the words speak of."""
    near = sentence.children[who] if who is not None else ()
    return any(sentence.tokens[j].lemma == "neither" for j in near)


def _events(sentence: Sentence, head: int) -> tuple[int, ...]:
    return _all_joined(sentence, objects_of(sentence, head, *_INTO))


def _all_joined(sentence: Sentence, nouns: list[int]) -> tuple[int, ...]:
    return tuple(j for i in nouns for j in joined(sentence, i))
