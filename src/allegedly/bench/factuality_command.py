"""The command ``factuality`` of the bench: options in, a table or JSON out."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from allegedly.bench.tables import score_cells

if TYPE_CHECKING:
    from allegedly.bench.factuality import Measured

RATED = Path("../shared/data/factuality/open")


@click.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=RATED,
    show_default=True,
    help="Folder of the sentences with ratings.",
)
@click.option("--split", default="dev", show_default=True, help="Score this split.")
@click.option("--set", "sets", multiple=True, help="Score this set only; may be given again. Without it, all.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes side by side.")
@click.option("--misses", type=click.IntRange(min=0), default=0, help="List so many wrong answers of each set.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def factuality(data: Path, split: str, sets: tuple[str, ...], jobs: int, misses: int, as_json: bool) -> None:
    """Score how happenings are put (actual, negated, open) on sentences that readers rated from -3 to 3."""
    if misses and as_json:
        raise click.UsageError("--misses quotes the sentences and is for the terminal: leave --json out")
    # not at the top: it loads the parser's library, which the speed bench leaves to its children
    from allegedly.bench.factuality import Options, measure_factuality

    result = measure_factuality(data, Options(split, sets, misses, jobs))
    if as_json:
        click.echo(json.dumps(rows(result)))
        return
    console = Console()
    console.print(score_table(result))
    console.print(answer_table(result))
    for miss in result.misses:
        click.echo(f"{miss.where} {miss.rating:+.1f} {miss.found}: {miss.words}")


def rows(measured: "Measured") -> dict[str, object]:
    """Return the figures as JSON has them; the misses, which hold words of the sentences, are left out."""
    sets = {
        name: asdict(one)
        | {
            "scores": {
                row: asdict(score) | {"precision": score.precision, "recall": score.recall, "f1": score.f1}
                for row, score in one.scores.items()
            }
        }
        for name, one in measured.sets.items()
    }
    return {"corpus": measured.corpus, "split": measured.split, "sets": sets}


def score_table(measured: "Measured") -> Table:
    """Return a row for each set and class with precision, recall and F1; the mean distances from the ratings stand below."""
    table = Table(
        title=f"factuality, {measured.split}, corpus {measured.corpus}",
        caption="MAE "
        + ", ".join(f"{name} {one.errors:.2f} (all actual {one.floor:.2f})" for name, one in measured.sets.items()),
    )
    for heading in ("set", "class", "P", "of found", "R", "of gold", "F1"):
        table.add_column(heading, justify="left" if heading in {"set", "class"} else "right", no_wrap=True)
    for name, one in measured.sets.items():
        for row, score in one.scores.items():
            table.add_row(name, row, *score_cells(score))
        table.add_section()
    return table


def answer_table(measured: "Measured") -> Table:
    """Return for each set how many words of each answer of the product have a rating of each class."""
    table = Table(title="what the product says, by the class of the rating")
    classes = next(iter(next(iter(measured.sets.values())).table.values()))
    for heading in ("set", "product says", *classes):
        table.add_column(heading, justify="left" if heading in {"set", "product says"} else "right", no_wrap=True)
    for name, one in measured.sets.items():
        for how, counts in one.table.items():
            table.add_row(name, how, *(str(count) for count in counts.values()))
        table.add_section()
    return table
