"""Judgements of several people in, how far they agree out: Krippendorff's alpha for nominal values."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allegedly.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Agreement:
    """``alpha`` over the ``units`` that two people or more have judged; ``None`` when there are none, or all say one and the same."""

    alpha: float | None
    units: int
    apart: tuple[str, ...]


def agreement(judgements: Iterable[Judgement], people: Sequence[str] = ()) -> Agreement:
    """Return how far people agree on what they judged: accepting or rejecting a thing, a cell's value, two events being one or two.

    ``judgements`` are those in force, in order; of one person the last counts. ``people`` (default: everyone) names whose to compare;
    ``apart`` lists the ids on which they differ.
    """
    units: dict[str, dict[str, str]] = defaultdict(dict)
    for one in judgements:
        if not people or one.who in people:
            for unit, value in _values(one):
                units[unit][one.who] = value
    shared = {unit: list(given.values()) for unit, given in units.items() if len(given) > 1}
    apart = tuple(sorted(unit for unit, given in shared.items() if len(set(given)) > 1))
    return Agreement(alpha(list(shared.values())), len(shared), apart)


def _values(one: Judgement) -> Iterable[tuple[str, str]]:
    if one.kind in ("accept", "reject"):
        return [(part.id, one.kind) for part in one.targets]
    if one.kind in ("correct", "grade"):
        return [(f"{part.id} {one.field or 'grade'}", one.value or "unknown") for part in one.targets]
    ids = [part.id for part in one.targets]
    if one.kind == "merge":
        return [(" = ".join(sorted((left, right))), "one") for n, right in enumerate(ids) for left in ids[:n]]
    if one.kind == "split":
        return [(" = ".join(sorted((left, part.id))), "two") for left in ids for part in one.against]
    return []


def alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Return Krippendorff's alpha (2011, "Computing Krippendorff's alpha-reliability") for nominal values, ``None`` where it is not defined.

    >>> alpha([["a", "a"], ["b", "b"]]), alpha([["a", "b"], ["a", "a"], ["b", "b"]])
    (1.0, 0.444)
    """
    observed, totals = 0.0, Counter[str]()
    for given in units:
        counts = Counter(given)
        totals += counts
        differing = sum(counts[one] * (len(given) - counts[one]) for one in counts)
        observed += differing / (len(given) - 1)
    size = totals.total()
    expected = sum(totals[one] * (size - totals[one]) for one in totals) / (size - 1) if size > 1 else 0.0
    return round(1 - observed / expected, 3) if expected else None
