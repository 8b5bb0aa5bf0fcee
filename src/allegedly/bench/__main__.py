"""The bench's command line: ``python -m allegedly.bench speed|probes|statements|plover|factuality|muc|wikievents|gazetteer|geoparsing|event_location|temporal|isaf|incidents|scale|maverick|ecbplus|intake|pages|gate``; options in, a table or JSON out."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from allegedly.bench.corpus import build_corpus
from allegedly.bench.ecbplus import ecbplus
from allegedly.bench.event_figures import measure_events
from allegedly.bench.event_location import event_location
from allegedly.bench.facts_command import isaf, temporal
from allegedly.bench.factuality_command import factuality
from allegedly.bench.gate import (
    STATEMENTS,
    first_baseline,
    gather,
    raised,
    read_baseline,
    shortfalls,
    uncompared,
    with_group,
    write_baseline,
)
from allegedly.bench.gazetteer import gazetteer
from allegedly.bench.geoparsing import geoparsing
from allegedly.bench.incidents import incidents
from allegedly.bench.intake import intake
from allegedly.bench.maverick import maverick
from allegedly.bench.measurement import Measurement, figures, statement_rows
from allegedly.bench.muc import muc
from allegedly.bench.pages import pages
from allegedly.bench.plover_command import plover
from allegedly.bench.probes import Family, probe
from allegedly.bench.scale import scale
from allegedly.bench.speed import Speed, measure
from allegedly.bench.tables import denial_lines, family_table, speed_table, statement_table
from allegedly.bench.wikievents import wikievents
from allegedly.problems import AllegedlyError
from allegedly.run import Progress

GOLD = Path("tests/gold")
BASELINE = Path("bench/baseline.json")
DATA = Path("../shared/data")
ATTRIBUTED = DATA / "polnear" / "open"
FOLDER = click.Path(path_type=Path)


@click.group()
def bench() -> None:
    """Measure the line: its speed beside the bare parser, the gold families it passes, its statements on attributed reports."""


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
@click.option("--capitals", is_flag=True, help="Read the texts in capitals; answers may differ in case.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def probes(gold: Path, with_failures: bool, capitals: bool, as_json: bool) -> None:
    """Put the gold through the whole line and print the share of entries kept in each family."""
    families = _probe(gold, capitals=capitals)
    _show([asdict(family) for family in families], as_json, family_table(families))
    if with_failures and not as_json:
        click.echo("\n".join(fault for family in families for fault in family.failures))


@bench.command()
@click.option(
    "--data", type=FOLDER, default=ATTRIBUTED, show_default=True, help="Folder of the reports with attributions."
)
@click.option("--split", default=None, help="Score this split only; without it, each one but the training ones.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes side by side.")
@click.option("--denials", is_flag=True, help="List the denials that were read as something else, and those missed.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def statements(data: Path, split: str | None, jobs: int, denials: bool, as_json: bool) -> None:
    """Score voice, cue and content of the line's statements on reports with attributions: exact spans and linked triples."""
    if denials and as_json:
        raise click.UsageError("--denials quotes the reports and is for the terminal: leave --json out")
    result = _statements(data, split, jobs)
    _show(statement_rows(result), as_json, statement_table(result))
    for fault in result.faults:
        click.echo(f"bench: {fault}", err=True)
    if denials:
        click.echo("\n".join(denial_lines(result.denials)))


@bench.command()
@click.option("--gold", type=FOLDER, default=GOLD, show_default=True, help="Folder of the gold files.")
@click.option("--data", type=FOLDER, default=None, help="Measure speed too, on the corpora of this folder.")
@click.option("--statements", "attributed", type=FOLDER, default=None, help="Measure statements too, on this folder.")
@click.option("--events", type=FOLDER, default=None, help="Measure events too, on the corpora of this folder.")
@click.option("--baseline", type=FOLDER, default=BASELINE, show_default=True, help="The stored floors and ceilings.")
@click.option("--update", is_flag=True, help="Store the measured figures where they are better.")
@click.option(
    "--allow-fall", is_flag=True, help="With --update: store them where they are worse, too. Say why in the commit."
)
def gate(
    gold: Path, data: Path | None, attributed: Path | None, events: Path | None, baseline: Path, **storing: bool
) -> None:
    """Compare this run with the stored floors and ceilings; exit 1 when one is broken."""
    update, allow_fall = storing["update"], storing["allow_fall"]
    if allow_fall and not update:
        raise click.UsageError("--allow-fall needs --update")
    timed: Speed | None = measure(build_corpus(data, 200), 3) if data else None
    measured = gather(_probe(gold), timed)
    if attributed:
        result = _statements(attributed, None, 1)
        measured = with_group(measured, STATEMENTS, figures(result), result.corpus)
    for name, group in (measure_events(events) if events else {}).items():
        measured = with_group(measured, name, group.figures, group.corpus)
    stored = read_baseline(baseline) if baseline.exists() or not update else first_baseline()
    if update:
        write_baseline(baseline, raised(measured, stored, allow_fall=allow_fall))
        click.echo(f"wrote {baseline}")
    stored = read_baseline(baseline)
    faults = shortfalls(measured, stored)
    click.echo("\n".join((*uncompared(measured, stored), *faults)) or f"no figure is worse than {baseline}")
    if faults:
        sys.exit(1)


COMMANDS = (
    plover, factuality, muc, wikievents, gazetteer, geoparsing, event_location, temporal, isaf, incidents, scale, maverick, ecbplus,
    intake, pages,
)  # fmt: skip
for command in COMMANDS:
    bench.add_command(command)


def _statements(data: Path, split: str | None, jobs: int) -> Measurement:
    # not at the top, as in _probe
    from allegedly.bench.statements import Options, measure_statements

    with _progress() as progress:
        return measure_statements(data, Options(split, jobs, progress))


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None] | None]:
    """A bar on standard error while the block runs, when that is a terminal; otherwise nothing."""
    notes = Console(stderr=True, markup=False)
    if not notes.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=notes, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def advance(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total, description=progress.name[-40:])

        yield advance


def _probe(gold: Path, *, capitals: bool = False) -> tuple[Family, ...]:
    # not at the top: it loads the parser's library, which the speed bench leaves to its children
    from allegedly.pipeline import annotate_text

    return probe(gold, annotate_text, capitals=capitals)


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
