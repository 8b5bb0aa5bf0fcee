"""Attributions as character ranges, the corpus's and the product's alike: a text in, its words out; a range in, the words it covers out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

Range = tuple[int, int]
Kind = Literal["source", "cue", "content"]
KINDS: tuple[Kind, ...] = ("source", "cue", "content")


class Attribution(NamedTuple):
    """Who said what by which words: character ranges of a text (half-open), in order; any of the three may be empty.

    ``acts`` and ``negated`` are the product's own; the corpora say nothing of them.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    acts: tuple[str, ...] = ()
    negated: bool = False

    @property
    def ranges(self) -> tuple[tuple[Range, ...], tuple[Range, ...], tuple[Range, ...]]:
        """Its source, cue and content."""
        return self.source, self.cue, self.content

    @property
    def start(self) -> int:
        """Where its first character stands; 0 for one with nothing in it."""
        return min((start for ranges in self.ranges for start, _ in ranges), default=0)


def in_text_order(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions by their first characters, those that begin together by their ranges."""
    return tuple(sorted(attributions, key=lambda one: (one.start, one.ranges)))


def word_ranges(text: str) -> list[Range]:
    """Return the words of a text: runs of letters and digits, and each mark by itself.

    >>> word_ranges("“No,” he said")
    [(0, 1), (1, 3), (3, 4), (4, 5), (6, 8), (9, 13)]
    """
    return [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]


def covered(words: Sequence[Range], span: Range) -> range:
    """Return the positions of the words that a range overlaps; the words stand in order and apart.

    >>> covered([(0, 2), (3, 5), (6, 9)], (4, 7))
    range(1, 3)
    """
    first = bisect_right(words, span[0], key=lambda word: word[1])
    return range(first, max(first, bisect_left(words, span[1], key=lambda word: word[0])))


def all_covered(words: Sequence[Range], spans: Sequence[Range]) -> frozenset[int]:
    """Return the positions of the words that any of the ranges overlaps."""
    return frozenset(i for span in spans for i in covered(words, span))
