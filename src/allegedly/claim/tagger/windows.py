"""A Document goes in; stretches of it come out that the tagger reads at once: whole paragraphs, as words with their features."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from allegedly.parsed import Document, Quotation, Sentence, Token

# Word pieces that one window holds; the encoder could take 512, but a longer window costs more for each word.
ROOM = 126
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Pieces = Callable[[Sequence[str]], Sequence[tuple[int, ...]]]

SHAPES = ("", "lower", "title", "upper", "digit", "punct", "mixed")
OUTSIDE, INSIDE, MARK = 1, 2, 3
# How one word stands to another in the parse: the encoder's attention learns a weight for each.
OTHER_SENTENCE, SAME_SENTENCE, SAME_WORD, HEAD, CHILD, SIBLING = range(6)


class Features(NamedTuple):
    """The numbers of the part-of-speech tags and dependency labels that the encoder knows; 0 is an unknown one."""

    tags: dict[str, int]
    deps: dict[str, int]


class Word(NamedTuple):
    """A word of a sentence with its word pieces."""

    sentence: Sentence
    token: Token
    pieces: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """``n`` words that are read together. ``heads`` are positions in the window, a word's own where its head is not in it.

    ``features`` is n x 4: tag, dependency label, shape, and where it stands to quotation marks. ``starts`` marks the first word of each paragraph.
    """

    words: tuple[Word, ...]
    features: Ints
    heads: Ints
    sentences: Ints
    starts: Flags

    @property
    def size(self) -> int:
        """How many word pieces it has."""
        return sum(len(word.pieces) for word in self.words)


def windows(document: Document, features: Features, pieces: Pieces) -> list[Window]:
    """Return the document as windows of at most ``ROOM`` word pieces; every word is in one of them, once."""
    held: list[list[list[Word]]] = []
    room = 0
    for _, together in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        rows = [_cut(sentence, pieces) for sentence in together]
        if sum(map(_size, rows)) > room:
            room = 0
        for row in (part for one in rows for part in _fitting(one)):
            if _size(row) > room:
                held.append([])
                room = ROOM
            held[-1].append(row)
            room -= _size(row)
    quoting = _Quoting(document.quotations)
    return [_window(features, quoting, [word for row in rows for word in row]) for rows in held]


def _cut(sentence: Sentence, pieces: Pieces) -> list[Word]:
    tokens = [token for token in sentence.tokens if not token.text.isspace()]
    found = pieces([token.text for token in tokens])
    return [Word(sentence, token, row[:ROOM]) for token, row in zip(tokens, found, strict=True)]


def _size(row: Sequence[Word]) -> int:
    return sum(len(word.pieces) for word in row)


def _fitting(row: list[Word]) -> Iterator[list[Word]]:
    """Yield a sentence, in several parts where no window could hold it."""
    part: list[Word] = []
    room = ROOM
    for word in row:
        if len(word.pieces) > room:
            yield part
            part, room = [], ROOM
        part.append(word)
        room -= len(word.pieces)
    if part:
        yield part


def _window(features: Features, quoting: "_Quoting", words: list[Word]) -> Window:
    at = {(word.sentence.index, word.token.i): i for i, word in enumerate(words)}
    tags, deps = features
    told = [
        (tags.get(t.tag, 0), deps.get(t.dep, 0), _shape_number(t.text), quoting.place(t.start, t.end))
        for _, t, _ in words
    ]
    heads = [at.get((s.index, t.head), i) for i, (s, t, _) in enumerate(words)]
    paragraphs = np.array([s.paragraph for s, _, _ in words])
    return Window(
        tuple(words),
        np.array(told, np.int64),
        np.array(heads, np.int64),
        np.array([s.index for s, _, _ in words], np.int64),
        np.concatenate([[True], paragraphs[1:] != paragraphs[:-1]]),
    )


@lru_cache(maxsize=20_000)
def _shape_number(text: str) -> int:
    return SHAPES.index(shape_of(text))


def shape_of(text: str) -> str:
    """Return how a word is written: the encoder reads letters without case.

    >>> [shape_of(word) for word in ("Irbil", "PMF", "said", "22", ",", "al-Qaim")]
    ['title', 'upper', 'lower', 'digit', 'punct', 'mixed']
    """
    if not any(c.isalnum() for c in text):
        return "punct"
    if any(c.isdigit() for c in text):
        return "digit"
    if text.islower():
        return "lower"
    if text.isupper():
        return "upper" if len(text) > 1 else "title"
    return "title" if text.istitle() else "mixed"


class _Quoting:
    """Tells where characters stand to the quotation marks."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._quotations = sorted(quotations, key=lambda one: one.start)
        self._starts = [one.start for one in self._quotations]

    def place(self, start: int, end: int) -> int:
        i = bisect_right(self._starts, start) - 1
        if i < 0 or end > self._quotations[i].end:
            return OUTSIDE
        return MARK if start == self._quotations[i].start or end == self._quotations[i].end else INSIDE


def relations(heads: Ints, sentences: Ints) -> Ints:
    """Return how each of ``n`` words stands to each other, n x n, of their heads and sentences."""
    own = np.arange(len(heads))
    found = np.where(sentences[:, None] == sentences[None, :], SAME_SENTENCE, OTHER_SENTENCE)
    hangs = heads != own
    found[(heads[:, None] == heads[None, :]) & hangs[:, None] & hangs[None, :]] = SIBLING
    found[own, heads] = HEAD
    found[heads, own] = CHILD
    found[own, own] = SAME_WORD
    return found
