"""A sentence, a word that names a happening and a place go in; how closely the place belongs to the happening comes out."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from allegedly.claim.clause import Anchor, anchor, governing_verb, own_words, same_happening
from allegedly.claim.found import PlaceHit
from allegedly.claim.grammar import first_joined
from allegedly.claim.place_words import DIRECTIONS, HAPPENINGS, LEAVERS, MOVERS, PLACE_NOUNS, SITES, STRONG
from allegedly.parsed import Sentence

THROUGH = frozenset(PLACE_NOUNS) | SITES | {"all", "most", "much", "rest"}
_IN_LISTS = frozenset(PLACE_NOUNS) | DIRECTIONS | {"the", "of", "in", "both", "nearby", "neighboring", "neighbouring"}
_HAPPENS_AT = STRONG | {"on", "over", "off", "along", "against", "between", "of"}


class Listed(NamedTuple):
    """What a place can be listed by: the first name it is joined to; the noun that says what it is, with the first such; and how it hangs on it."""

    name: int
    noun: int
    first_noun: int
    way: str


def is_listed_with(own: Listed, other: Listed) -> bool:
    """Tell whether two places are joined, by their names or by two nouns ("the city of X and the villages of Y"); "X area of Y" is no list."""
    if own.name == other.name:
        return own.noun == other.noun
    if own.noun == other.noun:
        return own.way == other.way == "before"
    return own.first_noun == other.first_noun


def listed(sentence: Sentence, hit: PlaceHit) -> Listed:
    """Return what a place can be listed by."""
    name = first_joined(sentence, sentence.head_of(hit.first, hit.last))
    token = sentence.tokens[name]
    noun, way = sentence.tokens[token.head], "before" if token.dep in {"compound", "nmod"} else ""
    if token.dep == "pobj" and noun.lemma == "of":
        noun, way = sentence.tokens[noun.head], "of"
    if not way or noun.lemma not in PLACE_NOUNS or noun.i in range(hit.first, hit.last + 1):
        return Listed(name, name, name, "")
    return Listed(name, noun.i, first_joined(sentence, noun.i), way)


def in_one_list(sentence: Sentence, hit: PlaceHit, hits: Iterable[PlaceHit]) -> list[PlaceHit]:
    """Return the names that stand in a list with a place, by the words alone: "X, Y and the village of Z", whatever the parser makes of it.

    All are as fine as the place, so that "in X, Y" and "X of Y province" are no lists; a list has an "and".
    """
    own = (one for one in hits if one is hit or (one.sentence == sentence.index and not _acts(sentence, one)))
    order = sorted(own, key=lambda one: one.first)
    links = [_link(sentence, left, right) for left, right in pairwise(order)]
    low = high = order.index(hit)
    while high < len(links) and links[high]:
        high += 1
    while low and links[low - 1]:
        low -= 1
    run = [k for k in range(low, high) if links[k] == "and"]
    return order[low : max(run) + 2] if run and low <= order.index(hit) <= max(run) + 1 else [hit]


def _acts(sentence: Sentence, hit: PlaceHit) -> bool:
    """Tell whether a name begins a clause of its own: "in X and Y said that ..."."""
    return sentence.tokens[sentence.head_of(hit.first, hit.last)].dep in {"nsubj", "nsubjpass"}


def _link(sentence: Sentence, left: PlaceHit, right: PlaceHit) -> str:
    """Return "and" or "," where nothing but that, articles and nouns for places stands between two names that are as fine, else nothing."""
    between = [token.lemma for token in sentence.tokens[left.last + 1 : right.first] if not token.text.isspace()]
    signs = [lemma for lemma in between if lemma in {"and", "or", ","}]
    if not signs or set(between) - _IN_LISTS - set(signs) or between[0] not in signs:
        return ""
    if "demonym" in {left.place.kind, right.place.kind} or (left.place.precision or 1) != (right.place.precision or 1):
        return ""
    return "and" if {"and", "or"} & set(signs) else ","


def words_between(token: int, hit: PlaceHit) -> int:
    """Return how far a place stands from a word, in words."""
    return min(abs(hit.first - token), abs(hit.last - token))


def is_origin(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    """Tell whether the place is where the event comes from ("from X"), and the event is no leaving, or where others went ("a retreat toward X")."""
    on = anchor(sentence, sentence.head_of(hit.first, hit.last), THROUGH)
    if on.preposition in {"toward", "towards"}:
        return on.token != token and sentence.tokens[on.token].lemma in MOVERS
    return on.preposition == "from" and sentence.tokens[token].lemma not in LEAVERS


def tier_of(sentence: Sentence, hit: PlaceHit, token: int, on: Anchor) -> int:
    """Return how closely a place belongs to the event: 4 to the trigger, 3 to its arguments, 2 and 1 to verbs beside it, 0 not."""
    own, shared = own_words(sentence, token), same_happening(sentence, token)
    if _is_antecedent(sentence, hit, token):
        return 3
    if not _is_where(sentence, on, token):
        return 0
    if on.token == token:
        return 4
    if on.token in shared:
        return 2
    if on.preposition in {None, "of"} and sentence.tokens[on.token].lemma not in HAPPENINGS:
        return 0
    if on.token in own and governing_verb(sentence, on.token) in {token, governing_verb(sentence, token)}:
        return 1 if _is_subject(sentence, on.token) else 3
    return int(any(on.token in own_words(sentence, verb) and not _is_subject(sentence, on.token) for verb in shared))


def _is_antecedent(sentence: Sentence, hit: PlaceHit, token: int) -> bool:
    """Tell whether the event stands in a clause on the place: "the town of X, where two men were killed"."""
    if sentence.tokens[token].dep != "relcl" or not any(
        sentence.tokens[j].lemma == "where" for j in sentence.children[token]
    ):
        return False
    noun = sentence.tokens[token].head
    return hit.first <= noun <= hit.last or (
        sentence.tokens[noun].lemma in THROUGH and hit.first in own_words(sentence, noun)
    )


def _is_where(sentence: Sentence, on: Anchor, token: int) -> bool:
    if on.preposition is None:
        return on.dep in {"dobj", "nsubjpass", "compound", "poss", "nmod", "npadvmod", "amod", "pobj", "prep"} or (
            on.dep == "nsubj" and on.token == token
        )
    if on.preposition == "from":
        return sentence.tokens[token].lemma in LEAVERS
    return on.preposition in _HAPPENS_AT or (on.preposition == "to" and sentence.tokens[token].lemma in MOVERS)


def _is_subject(sentence: Sentence, i: int) -> bool:
    return any(
        sentence.tokens[j].dep == "nsubj"
        for j in (i, *sentence.ancestors(i))
        if sentence.tokens[j].pos not in {"VERB", "AUX"}
    )
