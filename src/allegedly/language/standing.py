"""A word in its sentence in; whether it stands where a place stands ("in the village of Tasserk" names nobody), or leads the sentence, out."""

from allegedly.parsed import Sentence

_THERE = frozenset({"in", "near", "outside", "inside", "into", "around"})
_IN_SOMEBODY = frozenset({"confidence", "trust", "faith", "belief", "believe", "interest", "confide", "hope"})
_PLACES = frozenset(
    {"village", "town", "city", "hamlet", "district", "province", "region", "quarter", "suburb", "neighbourhood", "neighborhood", "settlement", "area", "port", "township", "camp", "county", "state"}
)  # fmt: skip


def stands_as_place(sentence: Sentence, i: int) -> bool:
    """Tell whether a name stands behind "in" or "near", or behind "the town of"."""
    token = sentence.tokens[i]
    link = sentence.tokens[token.head]
    if token.dep != "pobj" or link.pos != "ADP":
        return token.dep == "appos" and link.lemma in _PLACES
    above = sentence.tokens[link.head].lemma
    return (link.lemma in _THERE and above not in _IN_SOMEBODY) or (link.lemma == "of" and above in _PLACES)


def leads(sentence: Sentence, subject: int) -> bool:
    """Tell whether a subject is that of a main clause, or of one joined to it ("A left and B stayed"), or of a verb that opens a clause ("A said that")."""
    verb = sentence.tokens[sentence.tokens[subject].head]
    if sentence.child(verb.i, "ccomp") is not None:
        return True
    while verb.dep == "conj":
        verb = sentence.tokens[verb.head]
    return verb.dep == "ROOT"
