"""Gold happenings and the ones found in, B-cubed, pair figures, wrong merges and reply links out."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, from 0 to 100."""

    precision: float
    recall: float
    f1: float


def score(right: float, found: float, wanted: float) -> Score:
    """Return the score of ``right`` among ``found`` and ``wanted``; with nothing wanted and nothing found it is 100.

    >>> score(1, 2, 1).f1
    66.7
    """
    precision = right / found if found else float(not wanted)
    recall = right / wanted if wanted else float(not found)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(round(100 * precision, 1), round(100 * recall, 1), round(100 * f1, 1))


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """Return B-cubed (Bagga and Baldwin 1998) of two clusterings given as a label for each mention, in one order.

    >>> b_cubed("aab", "xxx").precision
    55.6
    """
    both, of_gold, of_found = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(both[pair] / of_found[pair[1]] for pair in zip(gold, found, strict=True))
    recall = sum(both[pair] / of_gold[pair[0]] for pair in zip(gold, found, strict=True))
    size = len(gold) or 1
    p, r = precision / size, recall / size
    return Score(round(100 * p, 1), round(100 * r, 1), round(200 * p * r / (p + r), 1) if p + r else 0.0)


def pairs(labels: Sequence[Hashable]) -> set[tuple[int, int]]:
    """Return the index pairs of mentions under one label."""
    return {(one, two) for one, two in combinations(range(len(labels)), 2) if labels[one] == labels[two]}
