"""A noun that names a deed goes in; who carried it out and what it struck come out, where words beside the noun say so."""

from collections.abc import Iterator

from allegedly.claim.grammar import agent, is_passive, objects_of, own_subject, subject
from allegedly.parsed import Sentence

# Words for several of a kind: "a series of attacks" are attacks
SERIES = frozenset({"series", "string", "wave", "spate", "flurry", "barrage", "campaign", "number", "round", "succession", "rash"})  # fmt: skip
_CARRY_OUT = frozenset({"carry", "conduct", "launch", "mount", "stage", "commit", "perpetrate", "execute", "undertake"})
_HELD = frozenset({"believe", "think", "say", "know", "report", "allege", "suspect", "understand", "presume"})
_AIMED = frozenset({"target", "aim", "direct"})
_STRIKING = frozenset({"hit", "rock", "shatter", "strike", "damage", "destroy", "target", "wreck", "devastate", "demolish", "flatten", "level"})  # fmt: skip


def in_series(sentence: Sentence, noun: int) -> int:
    """Return the noun that stands for a deed in its clause: the series in "a series of attacks", else the deed itself."""
    token = sentence.tokens[noun]
    of = sentence.tokens[token.head]
    is_of = token.dep == "pobj" and of.lemma == "of" and of.dep == "prep"
    return of.head if is_of and sentence.tokens[of.head].lemma in SERIES else noun


def of_series(sentence: Sentence, noun: int | None) -> int | None:
    """Return the deed that a series is made of, or the noun itself."""
    if noun is None or sentence.tokens[noun].lemma not in SERIES:
        return noun
    return next(iter(objects_of(sentence, noun, "of")), noun)


def carried_out_by(sentence: Sentence, noun: int) -> list[int]:
    """Return who a deed was carried out by: "attacks carried out by X", "the attack is believed to have been carried out by X"."""
    doers = (agent(sentence, verb) for verb in _carrying(sentence, noun) if is_passive(sentence, verb))
    return [i for i in doers if i is not None]


def _carrying(sentence: Sentence, noun: int) -> Iterator[int]:
    for i in dict.fromkeys((noun, in_series(sentence, noun))):
        yield from (j for j in sentence.all_children(i, "acl", "relcl") if sentence.tokens[j].lemma in _CARRY_OUT)
        token = sentence.tokens[i]
        if token.dep == "nsubjpass" and sentence.tokens[token.head].lemma in _HELD:
            yield from (j for j in sentence.all_children(token.head, "xcomp") if sentence.tokens[j].lemma in _CARRY_OUT)


def struck(sentence: Sentence, noun: int) -> list[int]:
    """Return what a deed is said to have struck: "the hall was shattered by the blast", "the blast damaged X", "bombings aimed at X"."""
    token = sentence.tokens[noun]
    found = [
        j
        for i in sentence.all_children(noun, "acl")
        if sentence.tokens[i].lemma in _AIMED
        for j in objects_of(sentence, i, "at", "against")
    ]
    verb = sentence.tokens[token.head]
    if token.dep == "nsubj" and verb.lemma in _STRIKING:
        found += sentence.all_children(verb.i, "dobj")
    if verb.dep in {"agent", "prep"} and verb.lemma == "by" and sentence.tokens[verb.head].lemma in _STRIKING:
        about = subject(sentence, verb.head) if is_passive(sentence, verb.head) else None
        found += [] if about is None else [about]
    return found


def shared_victims(sentence: Sentence, noun: int) -> list[int]:
    """Return whom two joined nouns share behind the second: "the killing and wounding of X"; those made of verbs alone do so."""
    token = sentence.tokens[noun]
    if not token.lemma.endswith("ing"):
        return []
    others = [token.head] if token.dep == "conj" else sentence.all_children(noun, "conj")
    for other in others:
        second = max(noun, other)
        behind = [i for i in objects_of(sentence, other, "of") if i > second]
        if behind and sentence.child(second, "det", "poss") is None:
            return behind
    return []


def lacks_doer(sentence: Sentence, verb: int) -> bool:
    """Tell whether a participle hangs on a passive whose subject does not do it: "the hall was shelled, killing four"."""
    token = sentence.tokens[verb]
    while token.dep == "conj" and own_subject(sentence, token.i) is None and token.head != token.i:
        token = sentence.tokens[token.head]
    return (
        token.tag == "VBG"
        and token.dep == "advcl"
        and own_subject(sentence, token.i) is None
        and is_passive(sentence, token.head)
    )


def is_reduced_passive(sentence: Sentence, verb: int) -> bool:
    """Tell whether a participle after its noun is undergone, however it was tagged: "the six villagers killed and those wounded"."""
    token = sentence.tokens[verb]
    return (
        token.dep == "acl"
        and token.tag in {"VBN", "VBD"}
        and sentence.child(verb, "dobj", "nsubj", "aux", "ccomp") is None
    )
