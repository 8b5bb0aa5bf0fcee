"""``python -m allegedly.bench plover``: options in, a table or JSON out."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from allegedly.bench.plover_score import Typed, typed_rows
from allegedly.bench.scores import Score

DATA = Path("../shared/data/plover_events/open")


@click.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=DATA,
    show_default=True,
    help="Folder of PLV_*.tsv: sentences with a marked pair and its PLOVER root.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes side by side.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def plover(data: Path, jobs: int, as_json: bool) -> None:
    """Score the PLOVER type of what the marked source does to the marked target: macro-F1 over the roots, and each root by itself."""
    # not at the top: it loads the parser's library, which the speed bench leaves to its children
    from allegedly.bench.plover import measure_plover

    result = measure_plover(data, jobs)
    if as_json:
        click.echo(json.dumps(typed_rows(result)))
    else:
        Console().print(plover_table(result))
    for fault in result.faults:
        click.echo(f"bench: {fault}", err=True)


def plover_table(result: Typed) -> Table:
    """Return a row for each root with what was taken for it, and a row for each fit of the answers."""
    table = Table(
        title=f"event types, corpus {result.corpus} ({result.sentences} sentences): macro-F1 {result.macro_f1:.1%}",
        caption=f"accuracy {result.accuracy:.1%}; nothing found {result.nothing}; the right root among all answers {result.among}",
    )
    for heading in ("root", "P", "R", "F1", "of gold", "taken for"):
        table.add_column(heading, justify="left" if heading in ("root", "taken for") else "right", no_wrap=True)
    for root, score in result.roots.items():
        wrong = {name: count for name, count in result.taken[root].items() if name != root}
        others = ", ".join(f"{name} {count}" for name, count in list(wrong.items())[:3])
        table.add_row(root, *_cells(score), others)
    table.add_section()
    for fit, score in result.fits.items():
        right = f"{score.precision:.1%}" if score.precision is not None else "-"
        table.add_row(f"fit: {fit}", right, "", "", f"{score.found_right}/{score.found}", "")
    return table


def _cells(score: Score) -> tuple[str, ...]:
    shares = (f"{share:.1%}" if share is not None else "-" for share in (score.precision, score.recall, score.f1))
    return *shares, f"{score.gold_right}/{score.gold}"
