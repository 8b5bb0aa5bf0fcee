"""Counts of what was found and what was there in, precision, recall and F1 out."""

from collections import Counter
from dataclasses import dataclass

Counts = Counter[tuple[str, str, str]]
"""How many by table ("bio", "forms"), row of it ("source", "direct") and field of ``Score``."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found and how many of these are right; how many there are in the corpus and how many of these were found."""

    found_right: int
    found: int
    gold_right: int
    gold: int

    @property
    def precision(self) -> float | None:
        """The share of the found that is right; ``None`` when nothing was found."""
        return self.found_right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the corpus's that was found; ``None`` when it has none."""
        return self.gold_right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, 0 where either is 0 or only one side has any; ``None`` when neither has.

        >>> Score(1, 2, 1, 1).f1
        0.6666666666666666
        """
        precision, recall = self.precision or 0.0, self.recall or 0.0
        if not self.found and not self.gold:
            return None
        return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def score_of(counts: Counts, table: str, row: str) -> Score:
    """Return the score of one row."""
    found_right, found = counts[table, row, "found_right"], counts[table, row, "found"]
    return Score(found_right, found, counts[table, row, "gold_right"], counts[table, row, "gold"])


def rows_of(counts: Counts, table: str, rows: tuple[str, ...]) -> dict[str, Score]:
    """Return the scores of a table by row, without the rows that neither side has."""
    scores = {row: score_of(counts, table, row) for row in rows}
    return {row: score for row, score in scores.items() if score.found or score.gold}
