"""``allegedly read``: reports into a ledger, with progress and a summary."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from allegedly.cli.options import ledger_option, read_options, report_options
from allegedly.cli.terminal import note_console, page_console, print_page

if TYPE_CHECKING:
    from allegedly.run import Progress


@click.command(short_help="Read reports into a ledger.")
@click.argument("paths", metavar="PATH|-...", nargs=-1, required=True)
@ledger_option
@report_options
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read side by side."
)
@click.option("--problems", "all_problems", is_flag=True, help="List every problem, not only the first ones.")
def read(
    paths: tuple[str, ...], ledger: Path, outlet: str | None, published: str | None, jobs: int, all_problems: bool
) -> int:
    """Read reports into a ledger and group what they tell into incidents. A report that is in the ledger is not added again.

    PATH is a text file, a text export of several reports, a JSON Lines file, a folder, or - for standard input. Exit status 1
    when something could not be read (the rest is in the ledger), 2 when nothing could be done.

    \b
    Example:
      allegedly read reports/ --ledger war.db --outlet "Harbour Wire"
    """
    from allegedly.cli.pages.summary import exit_status, summary_page
    from allegedly.pipeline import read_into

    with _progress() as progress:
        summary = read_into(paths, ledger, read_options(outlet, published), progress, jobs)
    print_page(page_console(), summary_page(summary, ledger, all_problems))
    return exit_status(summary)


@contextmanager
def _progress() -> Iterator["Callable[[Progress], None] | None"]:
    """A bar on standard error while the block runs, when that is a terminal; otherwise nothing."""
    notes = note_console()
    if not notes.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=notes, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def advance(progress: "Progress") -> None:
            bar.update(task, completed=progress.done, total=progress.total, description=progress.name[-40:])

        yield advance
