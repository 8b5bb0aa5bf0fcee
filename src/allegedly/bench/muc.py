"""The bench's command ``muc``: options in, a table or JSON out."""

import json
from pathlib import Path

import click
from rich.console import Console

from allegedly.bench.muc_tables import muc_rows, muc_table

DATA = Path("../shared/data/muc4/open")
PARTS = ("tst1", "tst2")


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=DATA, show_default=True, help="Folder of MUC-3/4.")
@click.option("--part", "parts", multiple=True, default=PARTS, show_default=True, help="A set to score; repeatable.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes side by side.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def muc(data: Path, parts: tuple[str, ...], jobs: int, as_json: bool) -> None:
    """Score the records of MUC-3/4 messages as templates, slot by slot, by the rules of MUC-4."""
    # not at the top: it loads the parser's library, which the speed bench leaves to its children
    from allegedly.bench.muc_measure import measure_muc

    result = measure_muc(data, parts, jobs)
    if as_json:
        click.echo(json.dumps(muc_rows(result)))
    else:
        Console().print(muc_table(result))
    for fault in result.faults:
        click.echo(f"bench: {fault}", err=True)
