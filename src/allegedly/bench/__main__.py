"""The bench's command line: ``python -m allegedly.bench speed|probes|gate``; options in, a table or JSON out."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from allegedly.bench.corpus import build_corpus
from allegedly.bench.gate import first_baseline, gather, raised, read_baseline, shortfalls, write_baseline
from allegedly.bench.probes import Family, probe
from allegedly.bench.speed import Speed, measure
from allegedly.bench.tables import family_table, speed_table
from allegedly.problems import AllegedlyError

GOLD = Path("tests/gold")
BASELINE = Path("bench/baseline.json")
DATA = Path("../shared/data")
FOLDER = click.Path(path_type=Path)


@click.group()
def bench() -> None:
    """Measure the line: its speed beside the bare parser, and the gold families it passes."""


@bench.command()
@click.option(
    "--data", type=FOLDER, default=DATA, show_default=True, help="Folder of the corpora the reports are built from."
)
@click.option("--reports", type=click.IntRange(min=1), default=200, show_default=True, help="How many reports.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="Passes of each side.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def speed(data: Path, reports: int, rounds: int, as_json: bool) -> None:
    """Time the whole line beside the bare parser on the same texts, in turns, and take the peak memory of each."""
    result = measure(build_corpus(data, reports), rounds)
    _show(asdict(result), as_json, speed_table(result))


@bench.command()
@click.option("--gold", type=FOLDER, default=GOLD, show_default=True, help="Folder of the gold files.")
@click.option("--failures", "with_failures", is_flag=True, help="List every answer that failed.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def probes(gold: Path, with_failures: bool, as_json: bool) -> None:
    """Put the gold through the whole line and print the share of entries kept in each family."""
    families = _probe(gold)
    _show([asdict(family) for family in families], as_json, family_table(families))
    if with_failures and not as_json:
        click.echo("\n".join(fault for family in families for fault in family.failures))


@bench.command()
@click.option("--gold", type=FOLDER, default=GOLD, show_default=True, help="Folder of the gold files.")
@click.option("--data", type=FOLDER, default=None, help="Measure speed too, on the corpora of this folder.")
@click.option("--baseline", type=FOLDER, default=BASELINE, show_default=True, help="The stored floors and ceilings.")
@click.option("--update", is_flag=True, help="Store the measured figures where they are better.")
@click.option(
    "--allow-fall", is_flag=True, help="With --update: store them where they are worse, too. Say why in the commit."
)
def gate(gold: Path, data: Path | None, baseline: Path, update: bool, allow_fall: bool) -> None:
    """Compare this run with the stored floors and ceilings; exit 1 when one is broken."""
    if allow_fall and not update:
        raise click.UsageError("--allow-fall needs --update")
    timed: Speed | None = measure(build_corpus(data, 200), 3) if data else None
    measured = gather(_probe(gold), timed)
    stored = read_baseline(baseline) if baseline.exists() or not update else first_baseline()
    if update:
        write_baseline(baseline, raised(measured, stored, allow_fall=allow_fall))
        click.echo(f"wrote {baseline}")
    faults = shortfalls(measured, read_baseline(baseline))
    click.echo("\n".join(faults) if faults else f"no figure is worse than {baseline}")
    if faults:
        sys.exit(1)


def _probe(gold: Path) -> tuple[Family, ...]:
    # not at the top: it loads the parser's library, which the speed bench leaves to its children
    from allegedly.pipeline import annotate_text

    return probe(gold, annotate_text)


def _show(rows: Any, as_json: bool, table: Any) -> None:
    if as_json:
        click.echo(json.dumps(rows))
    else:
        Console().print(table)


def main() -> None:
    """Run the bench; a caller's mistake is one line on standard error and exit status 2."""
    try:
        bench()
    except AllegedlyError as error:
        click.echo(f"bench: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
