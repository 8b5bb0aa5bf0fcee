"""Two clusterings of the same mentions in, MUC, B-cubed, entity CEAF and their mean (the CoNLL figure) out."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from allegedly.bench.incidents_score import Score, b_cubed, score

Parts = Sequence[frozenset[int]]


@dataclass(frozen=True, slots=True)
class Coref:
    """The three figures of the CoNLL 2012 task and the mean of their F1, from 0 to 100."""

    muc: Score
    b_cubed: Score
    ceaf_e: Score
    conll: float


def coref(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Coref:
    """Return the scores of two clusterings given as a label for each mention, in one order.

    MUC: Vilain et al. 1995; B-cubed: Bagga and Baldwin 1998; CEAF with phi 4: Luo 2005. Mentions on their own count in all but MUC.

    >>> coref("aabb", "xxyy").conll
    100.0
    """
    ours, theirs = _clusters(gold), _clusters(found)
    parts = muc(ours, theirs), b_cubed(gold, found), ceaf_e(ours, theirs)
    return Coref(*parts, round(sum(part.f1 for part in parts) / len(parts), 1))


def _clusters(labels: Sequence[Hashable]) -> list[frozenset[int]]:
    held: dict[Hashable, set[int]] = defaultdict(set)
    for at, label in enumerate(labels):
        held[label].add(at)
    return [frozenset(one) for one in held.values()]


def muc(gold: Parts, found: Parts) -> Score:
    """Return the share of links that both make.

    >>> muc([frozenset({1, 2, 3, 4})], [frozenset({1, 2}), frozenset({3, 4})]).recall
    66.7
    """
    kept, wanted = _links(gold, found)
    right, made = _links(found, gold)
    recall, precision = (kept / wanted if wanted else 0.0), (right / made if made else 0.0)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(round(100 * precision, 1), round(100 * recall, 1), round(100 * f1, 1))


def _links(of: Parts, by: Parts) -> tuple[int, int]:
    """How many links of one clustering the other keeps, and how many there are."""
    home = {mention: number for number, cluster in enumerate(by) for mention in cluster}
    kept = sum(len(cluster) - len({home[mention] for mention in cluster}) for cluster in of)
    return kept, sum(len(cluster) - 1 for cluster in of)


def ceaf_e(gold: Parts, found: Parts) -> Score:
    """Return how alike the clusters are when each is paired with at most one of the other side, as well as can be.

    >>> ceaf_e([frozenset({1, 2})], [frozenset({1}), frozenset({2})]).precision
    33.3
    """
    home = {mention: number for number, cluster in enumerate(found) for mention in cluster}
    alike: dict[int, dict[int, float]] = {}
    for number, cluster in enumerate(gold):
        met = {home[mention] for mention in cluster}
        alike[number] = {
            other: 2 * len(cluster & found[other]) / (len(cluster) + len(found[other])) for other in sorted(met)
        }
    total = sum(_best(part, alike) for part in _tied(alike))
    return score(total, len(found), len(gold))


def _tied(alike: Mapping[int, Mapping[int, float]]) -> list[list[int]]:
    """The gold clusters in groups that share no found cluster with each other: each group is paired on its own."""
    holders: dict[int, list[int]] = defaultdict(list)
    for one, others in alike.items():
        for other in others:
            holders[other].append(one)
    left, groups = set(alike), []
    while left:
        group, open_ones = [], [min(left)]
        left.discard(open_ones[0])
        while open_ones:
            one = open_ones.pop()
            group.append(one)
            near = sorted({two for other in alike[one] for two in holders[other]} & left)
            left -= set(near)
            open_ones += near
        groups.append(sorted(group))
    return groups


def _best(group: Sequence[int], alike: Mapping[int, Mapping[int, float]]) -> float:
    columns = sorted({other for one in group for other in alike[one]})
    table = [[alike[one].get(other, 0.0) for other in columns] for one in group]
    if len(table) > len(columns):
        table = [list(column) for column in zip(*table, strict=True)]
    return assigned(table)


def assigned(table: Sequence[Sequence[float]]) -> float:
    """Return the greatest sum of cells, one in each row and at most one in each column (Kuhn 1955, by shortest paths).

    There are no more rows than columns.

    >>> assigned([[1.0, 0.9], [0.9, 0.1]])
    1.8
    """
    rows, columns = len(table), len(table[0]) if table else 0
    over, under = [0.0] * (rows + 1), [0.0] * (columns + 1)
    mate = [0] * (columns + 1)
    for row in range(1, rows + 1):
        mate[0] = row
        column, way = _free_column(table, (over, under), mate)
        while column:
            mate[column] = mate[way[column]]
            column = way[column]
    return sum(table[mate[column] - 1][column - 1] for column in range(1, columns + 1) if mate[column])


def _free_column(
    table: Sequence[Sequence[float]], prices: tuple[list[float], list[float]], mate: list[int]
) -> tuple[int, list[int]]:
    """The free column that the newest row reaches most cheaply, and the way to it; the prices are brought up to date."""
    over, under = prices
    reach, way, done = [inf] * len(mate), [0] * len(mate), [False] * len(mate)
    column = 0
    while True:
        done[column] = True
        row, step, nearest = mate[column], inf, 0
        for other in range(1, len(mate)):
            if done[other]:
                continue
            cost = -table[row - 1][other - 1] - over[row] - under[other]
            if cost < reach[other]:
                reach[other], way[other] = cost, column
            if reach[other] < step:
                step, nearest = reach[other], other
        for other in range(len(mate)):
            if done[other]:
                over[mate[other]] += step
                under[other] -= step
            else:
                reach[other] -= step
        column = nearest
        if mate[column] == 0:
            return column, way
