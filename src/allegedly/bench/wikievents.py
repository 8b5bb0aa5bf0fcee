"""The bench's command ``wikievents``: options in, a table or JSON out."""

import json
from pathlib import Path

import click
from rich.console import Console

from allegedly.bench.wiki_tables import wiki_rows, wiki_table

DATA = Path("../shared/data/wikievents/open")


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=DATA, show_default=True, help="Folder of WikiEvents.")
@click.option("--part", default="dev", show_default=True, help="The part to score.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def wikievents(data: Path, part: str, as_json: bool) -> None:
    """Score the arguments of events by their head words, with the triggers given and from end to end."""
    # not at the top: it loads the parser's library, which the speed bench leaves to its children
    from allegedly.bench.wiki_measure import measure_wikievents

    result = measure_wikievents(data, part)
    if as_json:
        click.echo(json.dumps(wiki_rows(result)))
    else:
        Console().print(wiki_table(result))
    for fault in result.faults:
        click.echo(f"bench: {fault}", err=True)
