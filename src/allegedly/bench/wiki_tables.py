"""The result of a run over WikiEvents in, a table for a terminal and rows for JSON out."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.table import Table

from allegedly.bench.scores import Score

WIDEST = 27
"""Characters of a row's name, so that the numbers fit beside it."""


@dataclass(frozen=True, slots=True)
class WikiResult:
    """The scores by table and row; ``corpus`` names the files' content, ``recorded`` counts marked triggers that the record has."""

    corpus: str
    documents: int
    triggers: int
    recorded: int
    scores: Mapping[str, Mapping[str, Score]]
    faults: tuple[str, ...]


def wiki_rows(result: WikiResult) -> dict[str, object]:
    """Return a result as JSON has it."""
    return {
        "corpus": result.corpus,
        "documents": result.documents,
        "triggers": {"marked": result.triggers, "recorded": result.recorded},
        "scores": {
            table: {row: _row(score) for row, score in scores.items()} for table, scores in result.scores.items()
        },
        "faults": result.faults,
    }


def _row(score: Score) -> dict[str, float | int | None]:
    return {
        "found": score.found, "right": score.found_right, "gold": score.gold,
        "precision": score.precision, "recall": score.recall, "f1": score.f1,
    }  # fmt: skip


def wiki_table(result: WikiResult) -> Table:
    """Return a row for each score with precision, recall and F1 in percent, the tables one below the other."""
    table = Table(
        title=f"WikiEvents, corpus {result.corpus} ({result.documents} documents)",
        box=SIMPLE_HEAD,
        caption=f"{result.recorded} of {result.triggers} marked triggers are in the record",
    )
    for heading in ("scored", "right", "found", "gold", "P", "R", "F1"):
        is_first = heading == "scored"
        table.add_column(
            heading, justify="left" if is_first else "right", no_wrap=True, max_width=WIDEST if is_first else None
        )
    for name, scores in result.scores.items():
        table.add_row(f"{name}:")
        for row, score in scores.items():
            shares = (f"{one:.1%}" if one is not None else "-" for one in (score.precision, score.recall, score.f1))
            label = row.removesuffix(".Unspecified").split(".", 1)[-1]
            table.add_row(f"  {label}", str(score.found_right), str(score.found), str(score.gold), *shares)
        table.add_section()
    return table
