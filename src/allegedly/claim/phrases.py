"""Lexicon entries of one or several words as an index; the entries that stand in a sentence out, longest first."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol, TypeVar

from allegedly.parsed import Sentence, Token

_CUT = re.compile(r"[ -]")
# A verb of several words may have this many others between them: "strike [a last-minute] deal".
WIDEST_GAP = 3
_PARTICLES = frozenset(
    {"on", "at", "in", "for", "to", "of", "upon", "into", "with", "against", "by", "from", "about", "over"}
)
_TAGS = {
    "verb": frozenset({"VERB", "AUX"}),
    "noun": frozenset({"NOUN", "PROPN"}),
    "adjective": frozenset({"ADJ", "VERB"}),
    "phrase": frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADP", "ADV", "SCONJ", "DET", "PART", "NUM", "PRON"}),
}
# What a compound with a weapon or a way of force in it names: the force itself
_BLOWS = frozenset({"round", "shell", "rocket", "missile", "bomb", "bullet", "grenade", "fire", "barrage", "strike", "attack", "raid", "assault"})  # fmt: skip


class Worded(Protocol):
    """An entry that is looked up by its words."""

    @property
    def lemma(self) -> str:
        """The words, lower case."""
        ...

    @property
    def pos(self) -> str:
        """``verb``, ``noun``, ``adjective`` or ``phrase``."""
        ...


E = TypeVar("E", bound=Worded)

# Tags of verbs with a tense, which a noun of several words cannot hold
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


class Found(NamedTuple):
    """Where an entry stands: its main token, and the first and last of its tokens."""

    token: int
    first: int
    last: int


class Phrases(NamedTuple):
    """Entries by their first word, those of most words first."""

    by_word: dict[str, tuple[tuple[tuple[str, ...], Worded], ...]]


def build_phrases(entries: Iterable[Worded]) -> Phrases:
    """Return the index of the entries."""
    found: dict[str, list[tuple[tuple[str, ...], Worded]]] = {}
    for entry in entries:
        words = tuple(_CUT.split(entry.lemma))
        found.setdefault(words[0], []).append((words, entry))
    return Phrases({word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()})


def find_phrases(sentence: Sentence, phrases: Phrases) -> Iterator[tuple[Found, Worded]]:
    """Yield every entry that stands in the sentence, by its first token; of those that share a word, the longest."""
    taken: set[int] = set()
    for token in sentence.tokens:
        if token.i in taken or token.pos in {"PUNCT", "SPACE", "NUM"}:
            continue
        for words, entry in _candidates(token, phrases):
            found = _at(sentence, token, words, entry.pos)
            if found is not None:
                taken.update(range(found.first, found.last + 1))
                yield found, entry
                break


def _candidates(token: Token, phrases: Phrases) -> list[tuple[tuple[str, ...], Worded]]:
    by_lemma = phrases.by_word.get(token.lemma, ())
    lower = token.text.casefold()
    if lower == token.lemma:
        return list(by_lemma)
    return sorted([*by_lemma, *phrases.by_word.get(lower, ())], key=lambda row: -len(row[0]))


def _at(sentence: Sentence, token: Token, words: tuple[str, ...], pos: str) -> Found | None:
    if len(words) == 1:
        return Found(token.i, token.i, token.i) if _fits_alone(token, words[0], pos) else None
    last = _follow(sentence, token.i, words, WIDEST_GAP if pos == "verb" else 0)
    if last is None:
        return None
    if pos == "noun":
        if any(one.tag in _FINITE for one in sentence.tokens[token.i : last + 1]):
            return None  # "suicide bombers attacked" is no noun
        head = next((i for i in range(token.i, last + 1) if not token.i <= sentence.tokens[i].head <= last), last)
        return Found(head, token.i, last) if sentence.tokens[head].pos in _TAGS["noun"] else None
    end = sentence.tokens[last]
    if pos == "verb" and end.dep == "compound" and end.head > last and sentence.tokens[end.head].lemma not in _BLOWS:
        return None  # "took out life insurance" takes no life; "fired mortar rounds" fires mortars
    return Found(token.i, token.i, last) if token.pos in _TAGS[pos] else None


def _fits_alone(token: Token, word: str, pos: str) -> bool:
    if token.pos not in _TAGS[pos]:
        return False
    if pos == "adjective":
        return token.pos == "ADJ" or token.dep == "amod"
    if pos == "verb":
        return token.lemma == word and token.dep not in {"amod", "compound"}
    return token.lemma == word or pos == "phrase"


def _follow(sentence: Sentence, start: int, words: tuple[str, ...], gap: int) -> int | None:
    """Return the token of the last word when all stand in order after ``start``, hyphens apart, or ``None``."""
    at, left = start, gap
    for word in words[1:]:
        at += 1
        if word in _PARTICLES:
            left = 0  # "call on X" is no "call him on"
        while at < len(sentence.tokens) and not _is_word(sentence.tokens[at], word):
            if sentence.tokens[at].text != "-":
                left -= 1
            skipped = sentence.tokens[at]
            if left < 0 or skipped.pos in {"VERB", "CCONJ"} or skipped.tag == "TO" or skipped.text in ",.;":
                return None
            if skipped.dep == "prep" and skipped.lemma != "of":
                return None  # "opened fire across the frontier" opens no frontier
            at += 1
        if at >= len(sentence.tokens):
            return None
    return at


def _is_word(token: Token, word: str) -> bool:
    return word in (token.lemma, token.text.casefold())
