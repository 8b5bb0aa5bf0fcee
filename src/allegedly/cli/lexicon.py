"""``allegedly lexicon check``: the faults of the knowledge files, the user's overlay included."""

from pathlib import Path

import click

from allegedly.cli.pages.reading import problem_line
from allegedly.cli.terminal import page_console, print_page
from allegedly.settings import Settings


@click.group(short_help="Look after the knowledge files.")
def lexicon() -> None:
    """Look after the knowledge files: speech cues, triggers, actors, places and the rest, and your own folder of them."""


@lexicon.command(short_help="Check the knowledge files.")
@click.option(
    "--overlay",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Your folder of knowledge files. [default: $ALLEGEDLY_LEXICON, if set]",
)
def check(overlay: Path | None) -> int:
    """Check the knowledge files and name file, line and fault of whatever is wrong; exit status 1 if anything is.

    \b
    Example:
      allegedly lexicon check --overlay my-lexicon
    """
    from allegedly.lexicon import check_lexicon

    folder = overlay or Settings.from_environment().overlay
    problems = check_lexicon(folder)
    checked = "the knowledge files" + (f" and {folder}" if folder else "")
    print_page(page_console(), (problem_line(problem) for problem in problems))
    click.echo(f"{checked}: " + (f"{len(problems)} to mend" if problems else "no fault found"))
    return 1 if problems else 0
