"""Linked triples: the attributions of corpus and product in, their pairs and the counts by form, cue and source out."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from allegedly.bench.attribution import Attribution, Range, all_covered
from allegedly.bench.scores import Counts

OVERLAP = 0.5
"""The share of the longer one's tokens that two spans of a kind have in common when they fit."""

FORMS = ("direct", "mixed", "indirect", "no content")
CUES = ("verb", "according to", "noun", "other", "none")
SOURCES = ("present", "absent")


class Word(NamedTuple):
    """A word of the text as the parser tags it; ``head`` is the character where the word it hangs on begins, its own for a root."""

    start: int
    end: int
    lemma: str
    pos: str
    head: int


def fits(left: frozenset[int], right: frozenset[int]) -> bool:
    """Return whether two spans, as positions of words, are nearly the same; two empty ones are, one empty one is not.

    >>> fits(frozenset({1, 2}), frozenset({2, 3, 4})), fits(frozenset({1, 2}), frozenset({2, 1, 3, 4}))
    (False, True)
    """
    longest = max(len(left), len(right))
    return longest == 0 or len(left & right) >= OVERLAP * longest


def pair(gold: Sequence[Attribution], found: Sequence[Attribution], words: Sequence[Range]) -> dict[int, int]:
    """Return which found attribution each of the corpus's is matched with, by position, each used once.

    Both go in text order: each of the corpus's takes the first one left of which source, cue and content all fit.
    """
    left = {i: [all_covered(words, ranges) for ranges in one.ranges] for i, one in enumerate(found)}
    pairs: dict[int, int] = {}
    for i, one in enumerate(gold):
        wanted = [all_covered(words, ranges) for ranges in one.ranges]
        for j, held in left.items():
            if all(map(fits, wanted, held)):
                pairs[i] = j
                del left[j]
                break
    return pairs


def count_triples(
    text: str, gold: Sequence[Attribution], found: Sequence[Attribution], pairs: dict[int, int], tagged: Sequence[Word]
) -> Counts:
    """Return the counts of all, by form, cue kind and source; each side's rows are told from its own words."""
    counts: Counts = Counter()
    quoted = quoted_ranges(text)
    sides = (("gold", gold, set(pairs)), ("found", found, set(pairs.values())))
    for field, attributions, right in sides:
        for i, one in enumerate(attributions):
            rows = [
                ("triples", "all"),
                ("forms", form_of(text, one, quoted)),
                ("cues", cue_kind(text, one, tagged)),
                ("sources", "present" if one.source else "absent"),
            ]
            for table, row in rows:
                counts[table, row, field] += 1
                counts[table, row, f"{field}_right"] += i in right
    return counts


def quoted_ranges(text: str) -> list[Range]:
    """Return the stretches between double quotation marks, marks included; one that is not closed ends with its line.

    >>> quoted_ranges("“No” and \\"yes\\"")
    [(0, 4), (9, 14)]
    """
    found: list[Range] = []
    start = None
    for mark in re.finditer(r"[“”\"\n]|\Z", text):
        if start is None:
            start = mark.start() if mark[0] in ("“", '"') else None
        elif mark[0] != "“":
            found.append((start, mark.start() if mark[0] in ("\n", "") else mark.end()))
            start = None
    return found


def form_of(text: str, one: Attribution, quoted: Sequence[Range]) -> str:
    """Return "direct" when each word of the content stands in quotation marks, "mixed" when some do, "indirect" when none does."""
    words = [
        (start + match.start(), start + match.end())
        for start, end in one.content
        for match in re.finditer(r"\w+", text[start:end])
    ]
    inside = [bool(all_covered(quoted, [word])) for word in words]
    if not words:
        return "no content"
    return "direct" if all(inside) else "mixed" if any(inside) else "indirect"


def cue_kind(text: str, one: Attribution, tagged: Sequence[Word]) -> str:
    """Return what the cue is by its words: "none" without any; "according to" where it has these; a verb, a noun, or "other"."""
    if not one.cue:
        return "none"
    if "according to" in " ".join(" ".join(text[start:end] for start, end in one.cue).lower().split()):
        return "according to"
    tags = {tagged[i].pos for i in all_covered([(word.start, word.end) for word in tagged], one.cue)}
    return "verb" if tags & {"VERB", "AUX"} else "noun" if tags & {"NOUN", "PROPN"} else "other"
