"""A name in a sentence goes in; whether it is that of a building, and which words are its name, comes out: "the Noorani mosque", "Hotel Marwo"."""

from allegedly.claim.place_words import BUILDINGS
from allegedly.parsed import Sentence, Token

_BETWEEN = frozenset({"NOUN", "ADJ", "PROPN"})
_MOST = 2


def _is_named_building(noun: Token) -> bool:
    """Tell whether a noun is part of a building's name by how it is written: "Saint X's Church", "the Church of Saint X", no "church of X"."""
    return noun.lemma.casefold() in BUILDINGS and noun.text[0].isupper() and noun.i > 0


def building_of(sentence: Sentence, first: int, last: int) -> int | None:
    """Return the last word of the building's name, ``None`` where the words make no building of the name ("the hospital in X").

    The noun stands behind the name ("X mosque", "X state prison"), ends it ("X Hospital") or begins it ("Hotel X").
    """
    tokens = sentence.tokens
    if last > first and {tokens[first].lemma.casefold(), tokens[last].lemma.casefold()} & BUILDINGS:
        return last
    token = tokens[sentence.head_of(first, last)]
    above = tokens[token.head]
    if token.dep == "poss" and above.i <= last + 1 + _MOST and _is_named_building(above):
        return above.i
    if token.dep == "pobj" and above.lemma == "of" and above.i + 1 == first and _is_named_building(tokens[above.head]):
        return last
    if token.dep not in {"compound", "nmod"} or not last < above.i <= last + 1 + _MOST:
        return None
    between = tokens[last + 1 : above.i]
    if above.lemma.casefold() in BUILDINGS and all(one.pos in _BETWEEN for one in between):
        return above.i
    return None
