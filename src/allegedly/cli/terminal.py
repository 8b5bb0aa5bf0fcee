"""Standard output and standard error in, consoles that print views, records and notes out."""

import sys
from collections.abc import Iterable

import click
from rich.console import Console, RenderableType

NARROWEST = 40  # below this nothing can be laid out; lines are wrapped by the terminal instead

UNWRAPPED = 10_000  # columns


def page_console() -> Console:
    """Return a console on standard output; colours only on a terminal, and not with NO_COLOR."""
    console = Console(highlight=False, markup=False, emoji=False)
    return (
        console if console.width >= NARROWEST else Console(highlight=False, markup=False, emoji=False, width=NARROWEST)
    )


def note_console() -> Console:
    """Return a console on standard error, for progress and notes; off a terminal a note is one line, however long."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    return (
        console
        if console.is_terminal
        else Console(stderr=True, highlight=False, markup=False, emoji=False, width=UNWRAPPED)
    )


def print_page(console: Console, parts: Iterable[RenderableType]) -> None:
    """Print the parts of a page one below the other; off a terminal, without the blanks that fill a line up."""
    for part in parts:
        if console.is_terminal:
            console.print(part)
            continue
        with console.capture() as captured:
            console.print(part)
        click.echo("\n".join(line.rstrip(" ") for line in captured.get().split("\n")), nl=False)


def print_record(text: str) -> None:
    """Print a record on a line of standard output, in UTF-8 whatever the terminal's encoding is."""
    click.echo(text.encode("utf-8"))


def forgive_encoding() -> None:
    """Let a terminal that cannot show a character show "?" in its place, rather than stop."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
