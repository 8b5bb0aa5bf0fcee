"""The lexicon in, how print writes its words and names out, arranged for looking up."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, get_args

from allegedly.language.names import fold_word
from allegedly.lexicon.entries import CaseKind, Lexicon

LONGEST_NAME = 9  # words
SHORTEST_STEM = 3
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ly", ""), ("ily", "y"), ("d", ""),
    ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("est", ""), ("ness", ""), ("less", ""), ("ment", ""), ("able", ""), ("ist", ""), ("ists", ""), ("ism", ""),
)  # fmt: skip
_PREFIXES = (
    "un",
    "re",
    "non",
    "anti",
    "counter",
    "over",
    "under",
    "out",
    "mis",
    "pre",
    "inter",
    "sub",
    "super",
    "para",
    "self",
    "co",
)
NEGATED = frozenset({"doesn", "didn", "isn", "hasn", "wasn", "aren", "couldn", "wouldn", "shouldn", "weren", "hadn", "ain", "haven", "won", "don", "can", "mustn"})  # fmt: skip
CONTRACTED = frozenset({"s", "t", "ll", "re", "ve", "d", "m", "clock"})
OPENED = frozenset({"o", "d", "l", "n"})
PARTICLES = frozenset({"de", "del", "la", "las", "los", "y", "e", "da", "das", "do", "dos", "du", "van", "von", "der", "den", "bin", "bint", "ibn", "al", "el", "di"})  # fmt: skip
BOUND = frozenset({"al", "el", "ar", "as", "ash", "ad", "an", "at", "az", "ul", "ud", "abu", "umm"})
MONTH_WORDS = frozenset({"may", "march", "august"})
BEFORE_MONTH = frozenset({"in", "of", "since", "until", "till", "by", "from", "last", "next", "this", "early", "late", "mid", "during", "and", "on"})  # fmt: skip
BEFORE_PLACES = frozenset({"north", "south", "east", "west", "new", "mount", "fort", "port", "lake", "cape", "saint"})
OF_BODIES = frozenset({"popular", "people's", "peoples'", "patriotic", "revolutionary", "liberation", "national", "armed", "democratic", "workers", "workers'", "christian", "social", "socialist", "communist", "republican", "nationalist", "peasant", "youth", "united", "labor", "anticommunist", "islamic", "resistance", "unity", "unitary", "federal", "independent", "central"})  # fmt: skip
BODIES = frozenset({"army", "front", "union", "federation", "confederation", "party", "movement", "alliance", "command", "committee", "council", "organization", "organisation", "association", "agency", "ministry", "department", "institute", "brigade", "brigades", "forces", "force", "corporation", "bank", "league", "coalition", "cartel", "monitor"})  # fmt: skip
NAMED_BODIES = frozenset({"front", "union", "federation", "party", "movement", "alliance", "league", "coalition", "brigade", "brigades", "command", "council", "cartel", "agency", "monitor"})  # fmt: skip
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "an", "against", "with", "at", "by"})
OF_THE_STATE = frozenset({"military", "government", "embassy", "ambassador", "president", "congress", "senate", "troops", "army", "navy", "citizens", "citizen", "officials", "official", "administration", "soldiers", "marines", "forces", "dollars", "state", "secretary", "aid", "policy", "advisers", "advisors", "intervention", "invasion", "weapons"})  # fmt: skip


def is_inflected(word: str, common: Collection[str]) -> bool:
    """Tell whether a word is a common one with a regular ending or beginning.

    >>> is_inflected("unguarded", {"guard"}), is_inflected("guard", {"guard"})
    (True, False)
    """
    if any(
        word.endswith(ending) and _has_stem(word[: len(word) - len(ending)], base, common) for ending, base in _ENDINGS
    ):
        return True
    return any(
        word.startswith(start) and len(word) > len(start) + SHORTEST_STEM and _is_known(word[len(start) :], common)
        for start in _PREFIXES
    )


def _has_stem(stem: str, base: str, common: Collection[str]) -> bool:
    if len(stem) < SHORTEST_STEM:
        return False
    doubled = not base and len(stem) > SHORTEST_STEM and stem[-1] == stem[-2] and stem[:-1] in common
    return stem + base in common or doubled


def _is_known(word: str, common: Collection[str]) -> bool:
    return word in common or any(
        word.endswith(ending) and word[: len(word) - len(ending)] + base in common for ending, base in _ENDINGS
    )


class NamesFrom(NamedTuple):
    """The names that begin with one word: how many words they have, the longest first, and their words as printed by their folded words."""

    lengths: tuple[int, ...]
    printed: dict[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Casing:
    """How the words of the lexicon are written; made at once, arranged for looking up at the first text in capitals."""

    lexicon: Lexicon

    @cached_property
    def kinds(self) -> dict[str, frozenset[str]]:
        """The words of each kind: ``common``, ``capital``, ``acronym``, ``title``, ``surname``."""
        found: dict[str, set[str]] = {}
        for row in self.lexicon.cased_words:
            found.setdefault(row.kind, set()).update(row.words)
        common = found.setdefault("common", set())
        common |= {word for one in self.lexicon.triggers for word in one.lemma.split()}
        common |= {word for one in self.lexicon.roles for word in one.lemma.split() if word.islower()}
        common |= {word for one in self.lexicon.count_words for word in one.text.split()}
        capital = found.setdefault("capital", set())
        for country in self.lexicon.countries:
            names = (country.name, *country.demonyms)
            capital |= {name.lower() for name in names if name.isalpha() and len(name) > SHORTEST_STEM}
        common -= capital | found.get("acronym", set())
        return {kind: frozenset(found.get(kind, ())) for kind in get_args(CaseKind)}

    @cached_property
    def names(self) -> dict[str, NamesFrom]:
        """The names of the lexicon by their first word, folded."""
        found: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
        for name in _names(self.lexicon):
            words = (name,) if name.isalpha() else tuple(WORD.findall(name))
            folded = tuple([fold_word(word) for word in words])
            if words and len(words) <= LONGEST_NAME and folded[0]:
                found.setdefault(folded[0], {}).setdefault(folded, words)
        return {
            first: NamesFrom(tuple(sorted({len(folded) for folded in rows}, reverse=True)), rows)
            for first, rows in found.items()
        }

    def is_common(self, word: str) -> bool:
        """Tell whether a word (lower case) is printed in lower case inside a sentence."""
        found = self._common.get(word)
        if found is None:
            special = word in self.kinds["capital"] or word in self.kinds["acronym"]
            found = not special and (word in self.kinds["common"] or is_inflected(word, self.kinds["common"]))
            self._common[word] = found
        return found

    @cached_property
    def _common(self) -> dict[str, bool]:
        return {}


def _names(lexicon: Lexicon) -> Iterator[str]:
    for country in lexicon.countries:
        yield from (country.name, *country.aliases, *country.demonyms, *country.metonyms)
    for actor in lexicon.actors:
        yield from (actor.name, *actor.aliases)
    for place in lexicon.places:
        yield from (place.name, *place.aliases)
