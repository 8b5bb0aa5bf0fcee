"""The templates of a key and of a response in, what was possible, actual, correct, partial and incorrect of each slot out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.bench.muc_key import SLOTS, Fill, Template
from allegedly.bench.muc_match import PART, RIGHT, WRONG, agreement

TYPE = 4
MAPPED_BY = (9, 10, 12, 13, 18, 19, 20)
"""Slots of which one must agree, at least in part, before two templates are held beside one another."""

Tally = Counter[tuple[int, str]]
"""How many by slot and "pos", "act", "cor", "par", "inc"."""


@dataclass(frozen=True, slots=True)
class SlotScore:
    """The figures of a slot as the official reports have them."""

    possible: int
    actual: int
    correct: int
    partial: int
    incorrect: int

    @property
    def recall(self) -> float | None:
        """Correct and half of partial, of what was possible."""
        return (self.correct + self.partial / 2) / self.possible if self.possible else None

    @property
    def precision(self) -> float | None:
        """Correct and half of partial, of what was given."""
        return (self.correct + self.partial / 2) / self.actual if self.actual else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean; ``None`` when nothing was possible and nothing given."""
        recall, precision = self.recall or 0.0, self.precision or 0.0
        if not self.possible and not self.actual:
            return None
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def score_message(key: Sequence[Template], response: Sequence[Template]) -> Tally:
    """Return the counts of one message: templates are put beside one another by the best agreement, the others are missing or spurious."""
    tally: Tally = Counter()
    pairs = align(key, response)
    for wanted, given in pairs:
        tally += _count(wanted, given)
    left, right = {id(wanted) for wanted, _ in pairs}, {id(given) for _, given in pairs}
    for template in key:
        if id(template) not in left and not template.optional:
            tally += _missing(template)
    for template in response:
        if id(template) not in right:
            tally += Counter({(slot, "act"): len(fills) for slot, fills in template.slots.items() if fills})
    return tally


def align(key: Sequence[Template], response: Sequence[Template]) -> list[tuple[Template, Template]]:
    """Return the pairs of templates, the best agreement first; incident types and one party or target must agree at least in part."""
    rated = [
        (_worth(wanted, given), -i, -j)
        for i, wanted in enumerate(key)
        for j, given in enumerate(response)
        if _may_pair(wanted, given)
    ]
    pairs: list[tuple[Template, Template]] = []
    taken: set[tuple[str, int]] = set()
    for _, i, j in sorted(rated, reverse=True):
        if ("key", -i) not in taken and ("response", -j) not in taken:
            taken |= {("key", -i), ("response", -j)}
            pairs.append((key[-i], response[-j]))
    return pairs


def _may_pair(wanted: Template, given: Template) -> bool:
    return _agrees(TYPE, wanted, given) and any(_agrees(slot, wanted, given) for slot in MAPPED_BY)


def _agrees(slot: int, wanted: Template, given: Template) -> bool:
    pairs = ((one, other) for one in wanted.slots[slot] or () for other in given.slots.get(slot) or ())
    return any(agreement(slot, one, other) for one, other in pairs)


def _worth(wanted: Template, given: Template) -> float:
    counts = _count(wanted, given)
    return sum(counts[slot, "cor"] + counts[slot, "par"] / 2 for slot in SLOTS)


def _count(wanted: Template, given: Template) -> Tally:
    tally: Tally = Counter()
    for slot in SLOTS:
        fills = wanted.slots[slot]
        if fills is not None:
            tally += _count_slot(slot, fills, given.slots.get(slot) or ())
    return tally


def _count_slot(slot: int, wanted: Sequence[Fill], given: Sequence[Fill]) -> Tally:
    """Count a slot's fills: each of the response beside the one of the key with which it agrees best; the rest are wrong, missing or spurious."""
    rated = [(agreement(slot, one, other), -i, -j) for i, one in enumerate(wanted) for j, other in enumerate(given)]
    keys: set[int] = set()
    used: set[int] = set()
    found: Counter[str] = Counter()
    for worth, i, j in sorted(rated, reverse=True):
        if worth == WRONG or i in keys or j in used:
            continue
        keys.add(i)
        used.add(j)
        found["cor"] += worth == RIGHT
        found["par"] += worth == PART
    needed = [fill for i, fill in enumerate(wanted) if -i not in keys and not fill.optional]
    found["inc"] = min(len(needed), len(given) - len(used))
    found["pos"] = len(keys) + len(needed)
    found["act"] = len(given)
    return Counter({(slot, field): count for field, count in found.items() if count})


def _missing(template: Template) -> Tally:
    counts = {
        (slot, "pos"): sum(not fill.optional for fill in fills) for slot, fills in template.slots.items() if fills
    }
    return Counter({field: count for field, count in counts.items() if count})


def slot_score(tally: Tally, slots: Sequence[int]) -> SlotScore:
    """Return the figures of one slot, or of several together."""
    fields = [sum(tally[slot, field] for slot in slots) for field in ("pos", "act", "cor", "par", "inc")]
    return SlotScore(*fields)
