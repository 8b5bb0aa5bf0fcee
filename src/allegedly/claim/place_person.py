"""A name in a sentence goes in; whether the words around it show that it is somebody's or a body's, and no place's, comes out."""

from allegedly.claim.grammar import first_joined
from allegedly.claim.place_words import (
    BELONGINGS,
    BODY_ENDS,
    BODY_STARTS,
    DONE_TO,
    GENERICS,
    HAPPENINGS,
    LIVING,
    PEOPLE_TITLES,
    PLACE_NOUNS,
    RESIDENTS,
    SITES,
    STOOD_AT,
    STRONG,
    THROWN,
    TOWNS_OWN,
)
from allegedly.parsed import Sentence, Token

_AIMED = frozenset({"fire", "shoot", "throw", "aim", "shout", "look", "point", "open", "hurl", "swing", "scream"})
_NEVER_AFTER = frozenset({"by", "with", "among", "than", "versus"})
_WITH_HIS = (["and", "his"], ["and", "her"], ["or", "his"], ["or", "her"])  # "X and his wife"
_ENDS = frozenset(PLACE_NOUNS) | SITES
_HAS = frozenset(PLACE_NOUNS) | SITES | HAPPENINGS | RESIDENTS | STOOD_AT | {"bastion", "society"}


def is_of_people(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a name that no list has is shown to be a person's or a body's: "shot X", "X's house", "X Ltd", "Mr X".

    A name that ends in a noun for a place ("X Castle") or begins with one ("Kafr X") never is.
    """
    if last > first and sentence.tokens[last].lemma.casefold() in _ENDS:
        return False
    if sentence.tokens[first].text.casefold() in GENERICS:
        return False
    head = sentence.head_of(first, last)
    token = sentence.tokens[first_joined(sentence, head)]
    return (
        _is_called_so(sentence, first, last)
        or _is_living(sentence, token, first)
        or [one.text for one in sentence.tokens[last + 1 : last + 3]] in _WITH_HIS
        or _has_what_people_have(sentence, sentence.tokens[head])
        or _is_before_people(sentence, sentence.tokens[head], last)
        or _is_after_preposition(sentence, token)
    )


def _is_called_so(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the name begins or ends as a body's does, or stands after a title: "Liwa X", "X Ltd", "Mr X"; "at X Ltd" is somewhere."""
    tokens, token = sentence.tokens, sentence.tokens[sentence.head_of(first, last)]
    is_where = token.dep == "pobj" and tokens[token.head].lemma in STRONG
    if (
        not is_where
        and last > first
        and (tokens[first].lemma.casefold() in BODY_STARTS or tokens[last].lemma.casefold() in BODY_ENDS)
    ):
        return True
    title = tokens[first - 1].text if first and last == first else tokens[first].text
    return title.casefold().rstrip(".") in PEOPLE_TITLES


def _is_living(sentence: Sentence, token: Token, first: int) -> bool:
    """Tell whether a name has what only befalls the living, as object or passive subject: "shot X", "X was arrested"."""
    above = sentence.tokens[token.head]
    if token.dep in {"dobj", "nsubjpass"} and above.lemma in LIVING:
        return True
    return token.dep == "dobj" and first > 0 and sentence.tokens[first - 1].text == "dead"


def _has_what_people_have(sentence: Sentence, token: Token) -> bool:
    """Tell whether something is the name's that no town has: "X's house", "X's convoy"; "X's outskirts" is a town's."""
    above = sentence.tokens[token.head]
    return token.dep == "poss" and above.pos in {"NOUN", "ADJ"} and above.lemma not in TOWNS_OWN | DONE_TO


def _is_before_people(sentence: Sentence, token: Token, last: int) -> bool:
    """Tell whether the name stands before a noun for those who bear it: "the X militia", "X fighters"."""
    above = sentence.tokens[token.head]
    return token.dep in {"compound", "nmod"} and above.i > last and above.pos == "NOUN" and above.lemma not in _HAS


def _is_after_preposition(sentence: Sentence, token: Token) -> bool:
    above = sentence.tokens[token.head]
    if token.dep != "pobj":
        return False
    governor = sentence.tokens[above.head]
    if above.lemma == "at" and governor.lemma in _AIMED:
        thrown = sentence.child(governor.i, "dobj")
        return thrown is None or sentence.tokens[thrown].lemma not in THROWN
    if above.lemma == "of":
        return governor.lemma in BELONGINGS
    return above.lemma in _NEVER_AFTER or above.dep == "agent"


def is_named(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is a name's: tagged as one, or a noun written as one between words that are not ("attacked Kelve", taken for a noun)."""
    token = sentence.tokens[i]
    if token.pos == "PROPN":
        return True
    if token.tag != "NN" or i == 0 or not token.text[0].isupper() or token.text.isupper():
        return False
    beside = sentence.tokens[i - 1 : i + 2 : 2]
    if token.dep not in {"dobj", "pobj"} or beside[-1].pos == "NUM":
        return False
    return not any(one.text[0].isupper() for one in beside) and sentence.tokens[i - 1].text[0].isalpha()
