"""The result of a run over MUC-3/4 in, a table for a terminal and rows for JSON out."""

from collections.abc import Mapping
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.table import Table

from allegedly.bench.muc_score import SlotScore

ALL = "all slots"


@dataclass(frozen=True, slots=True)
class MucResult:
    """The scores by slot, how many templates the keys have (optional ones beside) and the product gave; ``corpus`` names the files' content."""

    corpus: str
    messages: int
    wanted: int
    optional: int
    given: int
    scores: Mapping[str, SlotScore]
    faults: tuple[str, ...]


def muc_rows(result: MucResult) -> dict[str, object]:
    """Return a result as JSON has it."""
    return {
        "corpus": result.corpus,
        "messages": result.messages,
        "templates": {"wanted": result.wanted, "optional": result.optional, "given": result.given},
        "slots": {
            name: {
                "possible": one.possible, "actual": one.actual, "correct": one.correct, "partial": one.partial,
                "incorrect": one.incorrect, "recall": one.recall, "precision": one.precision, "f1": one.f1,
            }
            for name, one in result.scores.items()
        },
        "faults": result.faults,
    }  # fmt: skip


def muc_table(result: MucResult) -> Table:
    """Return a row for each slot with what was possible and given, and recall, precision and F1 in percent."""
    table = Table(
        title=f"MUC-4 slots, corpus {result.corpus} ({result.messages} messages)",
        box=SIMPLE_HEAD,
        caption=f"templates: {result.wanted} wanted, {result.optional} optional, {result.given} given",
    )
    for heading in ("slot", "pos", "act", "cor", "par", "inc", "R", "P", "F1"):
        table.add_column(heading, justify="left" if heading == "slot" else "right", no_wrap=True)
    for name, one in result.scores.items():
        if name == ALL:
            table.add_section()
        shares = (f"{share:.1%}" if share is not None else "-" for share in (one.recall, one.precision, one.f1))
        counts = map(str, (one.possible, one.actual, one.correct, one.partial, one.incorrect))
        table.add_row(name, *counts, *shares)
    return table
