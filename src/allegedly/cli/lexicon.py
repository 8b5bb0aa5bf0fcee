"""``allegedly lexicon check``: the faults of the knowledge files, the user's overlay included."""

from pathlib import Path

import click

from allegedly.cli.pages.reading import problem_line
from allegedly.cli.terminal import page_console, print_page
from allegedly.settings import Settings
from allegedly.view.words import plural


@click.group(short_help="Look after the knowledge files.")
def lexicon() -> None:
    """Look after the knowledge files: speech cues, triggers, actors, places and the rest, and your own folder of them."""


@lexicon.command(short_help="Check the knowledge files.")
@click.option(
    "--overlay",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Your folder of knowledge files. [default: $ALLEGEDLY_LEXICON, if set]",
)
@click.option(
    "--warnings",
    "with_warnings",
    is_flag=True,
    help="List the warnings too: what can be used, but may mean two things.",
)
def check(overlay: Path | None, with_warnings: bool) -> int:
    """Check the knowledge files and name file, line and fault of whatever is wrong; exit status 1 if anything is.

    \b
    Example:
      allegedly lexicon check --overlay my-lexicon
    """
    from allegedly.lexicon import check_lexicon
    from allegedly.lexicon.check import WARNINGS

    folder = overlay or Settings.from_environment().overlay
    problems = check_lexicon(folder)
    faults = [problem for problem in problems if problem.code not in WARNINGS]
    print_page(page_console(), map(problem_line, problems if with_warnings else faults))
    click.echo(_verdict(folder, len(faults), len(problems) - len(faults)))
    if folder and folder.is_dir() and not any(folder.glob("*.csv")):
        click.echo(f"{folder} has no knowledge file yet; docs/lexicon.md says what may stand in it", err=True)
    return 1 if faults else 0


def _verdict(folder: Path | None, faults: int, warnings: int) -> str:
    checked = "The shipped knowledge files" + (f" and {folder}" if folder else "")
    said = f"{plural(faults, 'fault')}" if faults else "no fault"
    return f"{checked}: {said}, {plural(warnings, 'warning')}" + (" (--warnings lists them)." if warnings else ".")
