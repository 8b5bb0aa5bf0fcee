"""``allegedly read``: reports into a ledger, with progress and a summary."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from allegedly.cli.options import crew_options, ledger_option, report_options
from allegedly.cli.terminal import note_console, page_console, print_page
from allegedly.report.read import ReadOptions
from allegedly.workers import Crew

if TYPE_CHECKING:
    from allegedly.run import InputLine, Progress


@click.command(short_help="Read reports into a ledger.")
@click.argument("paths", metavar="PATH|URL|-...", nargs=-1, required=True)
@ledger_option
@report_options
@crew_options
@click.option("--problems", "all_problems", is_flag=True, help="List every problem, not only the first ones.")
@click.option(
    "--account",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what became of every input to this CSV file.",
)
def read(
    paths: tuple[str, ...], ledger: Path, options: ReadOptions, crew: Crew, all_problems: bool, account: Path | None
) -> int:
    """Read reports into a ledger and group what they tell into incidents. A report that is in the ledger is not added again.

    PATH is a text file or an export of several, a web page, JSON Lines, CSV or Parquet (--map names the columns), a web archive (WARC), a
    mail or a mailbox, a PDF, an SGML archive, records from allegedly export, a folder of any of these, an address (https://...), or -
    for standard input. Exit status 1 when something could not be read (the rest is in the ledger), 2 when nothing could be done.

    \b
    Example:
      allegedly read reports/ --ledger war.db --outlet "Harbour Wire"
      allegedly read rows.csv --map text=body,published=date --ledger war.db
    """
    from allegedly.cli.pages.summary import exit_status, summary_page
    from allegedly.pipeline import Watching, read_all_into

    with _progress() as progress, _account(account) as noted:
        summary = read_all_into(paths, ledger, options, Watching(progress, noted), crew)
    print_page(page_console(), summary_page(summary, ledger, all_problems))
    return exit_status(summary)


@contextmanager
def _account(place: Path | None) -> Iterator["Callable[[InputLine], None] | None"]:
    """A line for each input in a CSV file while the block runs; nothing without a place."""
    if place is None:
        yield None
        return
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["input", "outcome", "found", "added", "known", "problems", "first_problem"])

        def note(line: "InputLine") -> None:
            first = f"{line.problems[0].code}: {line.problems[0].message}" if line.problems else ""
            writer.writerow([line.source, line.outcome, line.found, line.added, line.known, len(line.problems), first])

        yield note


@contextmanager
def _progress() -> Iterator["Callable[[Progress], None] | None"]:
    """A bar on standard error while the block runs, when that is a terminal; otherwise nothing."""
    notes = note_console()
    if not notes.is_terminal:
        yield None
        return
    columns = (
        TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=notes, transient=True) as bar:
        task = bar.add_task("reading", total=None, rate="")
        began = perf_counter()

        def advance(progress: "Progress") -> None:
            rate = f"{progress.added:,} added, {progress.added / max(perf_counter() - began, 0.1):.1f} a second"
            bar.update(task, completed=progress.done, total=progress.total, description=progress.name[-40:], rate=rate)

        yield advance
