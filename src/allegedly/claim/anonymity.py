"""A verb goes in; whether it only says that a source wants no name comes out: "asked not to be named", "spoke on condition of anonymity"."""

from allegedly.claim.grammar import objects_of
from allegedly.parsed import Sentence

_ASKING = frozenset({"ask", "request", "decline", "refuse", "insist", "wish", "want", "prefer", "demand", "speak", "agree", "require", "crave", "plead"})  # fmt: skip
_NAMING = frozenset({"name", "identify", "quote", "cite"})
_UNNAMED = frozenset({"anonymity", "anonymous"})


def asks_anonymity(sentence: Sentence, verb: int) -> bool:
    """Tell whether somebody asks by this verb not to be named; nothing is said or demanded by it of what happened."""
    if sentence.tokens[verb].lemma not in _ASKING:
        return False
    for i in sentence.all_children(verb, "xcomp", "ccomp", "advcl", "dobj"):
        inner = [i, *sentence.all_children(i, "acomp", "xcomp", "oprd")]
        if any(sentence.tokens[j].lemma in _UNNAMED for j in inner):
            return True
        is_passive = sentence.child(i, "auxpass") is not None or sentence.tokens[i].tag == "VBN"
        if sentence.tokens[i].lemma in _NAMING and is_passive:
            return True
    spoken = [j for i in objects_of(sentence, verb, "on", "under", "for") for j in (i, *objects_of(sentence, i, "of"))]
    return any(sentence.tokens[j].lemma in _UNNAMED for j in spoken)
