"""The bench's commands ``temporal`` and ``isaf``: options in, a table or JSON out."""

import json
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

DATA = Path("../shared/data")
FOLDER = click.Path(path_type=Path)


@click.command()
@click.option("--data", type=FOLDER, default=DATA / "temporal" / "open", show_default=True, help="Folder of the texts.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes side by side.")
@click.option("--misses", type=click.IntRange(min=0), default=0, help="List so many faults of the half that is read.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def temporal(data: Path, jobs: int, misses: int, as_json: bool) -> None:
    """Score time expressions on TimeML and WikiWars texts: exact span F1, any-overlap F1 and value F1."""
    if misses and as_json:
        raise click.UsageError("--misses quotes the texts and is for the terminal: leave --json out")
    # not at the top: it loads the parser's library, which the speed bench leaves to its children
    from allegedly.bench.temporal import Tally, measure_temporal

    result = measure_temporal(data, jobs, misses)
    rows = [(*key, one) for key, one in result.tallies.items()]
    for name in [*sorted({key[0] for key in result.tallies}), "all"]:
        own = [one for key, one in result.tallies.items() if name in (key[0], "all")]
        rows.append((name, "both", Tally(*(sum(cell) for cell in zip(*own, strict=True)))))
    cells = [
        (name, half, one.gold, one.found, *(one.f1(n) for n in (one.exact, one.overlap, one.value)))
        for name, half, one in rows
    ]
    if as_json:
        names = ("set", "half", "gold", "found", "span_f1", "overlap_f1", "value_f1")
        click.echo(json.dumps({"corpus": result.corpus, "rows": [dict(zip(names, row, strict=True)) for row in cells]}))
        return
    _print(
        f"time expressions, corpus {result.corpus}",
        ("set", "half", "gold", "found", "span F1", "overlap F1", "value F1"),
        cells,
    )
    for line in result.misses:
        click.echo(line)


@click.command()
@click.option(
    "--data", type=FOLDER, default=DATA / "isaf_casualties" / "open", show_default=True, help="Folder of the releases."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes side by side.")
@click.option("--misses", type=click.IntRange(min=0), default=0, help="List so many faults of the half that is read.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def isaf(data: Path, jobs: int, misses: int, as_json: bool) -> None:
    """Score killed, captured, day and province on press releases whose counts were coded by hand, by the policy isaf."""
    # not at the top: it loads the parser's library, which the speed bench leaves to its children
    from allegedly.bench.isaf import FIELDS, measure_isaf

    result = measure_isaf(data, jobs)
    halves = (("read", "read"), ("scored", "scored"), ("both", None))
    counted = [(field, name, *result.right(field, half)) for field in FIELDS for name, half in halves]
    cells = [(field, half, all_, right, right / all_ if all_ else None) for field, half, right, all_ in counted]
    if as_json:
        names = ("field", "half", "coded", "right", "share")
        click.echo(json.dumps({"corpus": result.corpus, "rows": [dict(zip(names, row, strict=True)) for row in cells]}))
        return
    _print(f"{result.releases} press releases, corpus {result.corpus}", ("field", "half", "coded", "right", "%"), cells)
    wrong = [one for one in result.answers if one.half == "read" and one.wanted != one.given]
    for one in wrong[:misses]:
        click.echo(f"{one.number} {one.field}: {one.wanted} / {one.given}")


def _print(title: str, headings: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> None:
    table = Table(title=title)
    for n, heading in enumerate(headings):
        table.add_column(heading, justify="left" if n < 2 else "right", no_wrap=True)
    for row in rows:
        table.add_row(
            *(f"{100 * cell:.1f}" if isinstance(cell, float) else "-" if cell is None else str(cell) for cell in row)
        )
    Console().print(table)
