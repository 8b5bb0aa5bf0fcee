"""A report's text in; the telling words of what surrounds a happening, and how much two such stretches have in common, out."""

import csv
import re
from collections.abc import Mapping, Set
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from math import sqrt

from allegedly.incident.spelling import FEWEST_BONES, KEPT, bones
from allegedly.incident.wording import WEEK_AND_YEAR

UNSEEN = 9.0  # the weight of a word that no report of the corpora has often enough: most names are such words
PLAIN = 3.0  # a word that weighs less says nothing of one happening: it stands in one stretch of twenty or more
ENOUGH = 3  # shared words that make a likeness count in full
RARE = 5.0  # a name of this weight stands in one stretch of 150 or fewer
SELDOM = 7.5  # and a place of this one in 1,800: no large town
SHORT = 4  # letters: "dies" and "ties" are no plurals in "-y"
REACH = 600  # characters before and after a happening that are of its story; shorter reports are so whole
_ENDING = re.compile(r"(?<=\w\w\w)(?:ings?|ed|es|s)$")
_TWICE = re.compile(r"([bdgklmnprt])\1$")
_BEFORE = " “\"'‘("
_OPENERS = ".!?:\n"
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


@lru_cache(KEPT)
def base(word: str) -> str:
    """Return a word without case, owner's "s" and regular ending.

    >>> base("Bombings"), base("shelled"), base("army's"), base("bakeries")
    ('bomb', 'shel', 'army', 'bakery')
    """
    plain = word.casefold().replace("’", "'")
    plain = plain.removesuffix("'s").removesuffix("'")
    if plain.endswith("ies") and len(plain) > SHORT:
        return f"{plain[:-3]}y"
    return _TWICE.sub(r"\1", _ENDING.sub("", plain))


@cache
def weights() -> Mapping[str, float]:
    """Return how telling each word is: the logarithm of how many stretches of a hundred words there are to one that has it."""
    text = (files("allegedly.incident") / "word_weights.csv").read_text(encoding="utf-8")
    return {row["word"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}


class Words(dict[str, float]):
    """The telling words of a stretch and their weights, with their size, which is asked for again and again."""

    @cached_property
    def size(self) -> float:
        """The sum of the squared weights."""
        return sum(weight * weight for weight in self.values())


def passage(text: str, start: int, end: int) -> str:
    """Return what surrounds the characters of a happening, in whole paragraphs where they are short."""
    low, high = max(0, start - REACH), end + REACH
    low = 0 if low == 0 else text.find(" ", low) + 1
    high = len(text) if high >= len(text) else text.rfind(" ", start, high)
    return text[low:high]


def telling(text: str) -> Words:
    """Return the words of a stretch that say something of one happening, with their weights; names in capitals, by what their spellings share.

    >>> sorted(telling("Shells hit a bakery in Meshkara."))
    ['MSKR', 'bakery', 'hit', 'shel']
    """
    known = weights()
    found = Words()
    for match in _WORD.finditer(text):
        word, plain = match.group(), base(match.group())
        weight = known.get(plain, UNSEEN)
        if weight < PLAIN or len(plain) < 2 or plain in WEEK_AND_YEAR:
            continue
        is_name = word[0].isupper() and (weight == UNSEEN or not _opens(text, match.start()))
        found |= {_by_name(part): weight for part in word.split("-") if part} if is_name else {plain: weight}
    return found


def _opens(text: str, at: int) -> bool:
    """Tell whether a sentence begins there, so that a capital says nothing."""
    before = text[max(0, at - 4) : at].rstrip(_BEFORE)
    return (not before and at < 5) or before[-1:] in _OPENERS


def _by_name(word: str) -> str:
    shared = bones(word.replace("’", "'").removesuffix("'s"))
    return (shared if len(shared) >= FEWEST_BONES else base(word)).upper()


def names_in(words: Mapping[str, float]) -> frozenset[str]:
    """Return the names among telling words that few reports have."""
    return frozenset(word for word, weight in words.items() if word.isupper() and weight >= RARE)


def _size(words: Mapping[str, float], without: Set[str]) -> float:
    if isinstance(words, Words) and without.isdisjoint(words):
        return words.size
    return sum(weight * weight for word, weight in words.items() if word not in without)


@lru_cache(KEPT)
def weight(word: str) -> float:
    """Return how telling a word is.

    >>> weight("Meshkara") > weight("guard") > weight("army's")
    True
    """
    return weights().get(base(word), UNSEEN)


def likeness(left: Mapping[str, float], right: Mapping[str, float], without: Set[str] = frozenset()) -> float:
    """Return the cosine of two stretches, from 0 to 1: shared words count by how telling they are; a few shared words are no story.

    Words ``without`` which they are compared count on neither side.

    >>> likeness(telling("shells hit the bakery"), telling("shells hit the bakery"))
    1.0
    """
    shared = [weight * weight for word, weight in left.items() if word in right and word not in without]
    if not shared:
        return 0.0
    sizes = [_size(one, without) for one in (left, right)]
    return round(sum(shared) / sqrt(sizes[0] * sizes[1]) * min(1.0, len(shared) / ENOUGH), 4)
