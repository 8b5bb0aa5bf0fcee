"""Words of reports in, printable rich text out: nothing in a report can steer the terminal."""

import unicodedata
from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from allegedly.records import Standing
from allegedly.view.sources import Mark, Quote

STEERING = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"}  # bidi overrides
STANDING_STYLES: dict[Standing, str] = {
    "agreed": "green",
    "disputed": "yellow",
    "one_voice": "cyan",
    "denied": "magenta",
    "open": "dim",
}
WIDE = 100  # columns from which tables are laid out for a wide terminal


def visible(text: str) -> str:
    """Return ``text`` with control characters and direction overrides made visible as U+FFFD; line ends and tabs stay.

    >>> visible("a\\x1b[31mb") == "a\\ufffd[31mb"
    True
    """
    return "".join("\ufffd" if is_steering(one) else one for one in text)


def is_steering(character: str) -> bool:
    """Return whether a character steers the terminal instead of being shown."""
    return character in STEERING or (unicodedata.category(character) == "Cc" and character not in "\n\t")


def ink(text: str, style: str = "") -> Text:
    """Return ``text`` as it stands (no markup), in ``style``."""
    return Text(visible(text), style=style)


def line(*parts: Text | str) -> Text:
    """Return the parts on one line."""
    return Text.assemble(*(part if isinstance(part, Text) else ink(part) for part in parts))


def heading(text: str) -> RenderableType:
    """Return the heading of a section, with an empty line before it."""
    return Padding(Rule(ink(text, "bold"), align="left", style="dim"), (1, 0, 0, 0))


def indented(what: RenderableType, columns: int = 2) -> RenderableType:
    """Return ``what`` moved to the right."""
    return Padding(what, (0, 0, 0, columns))


def bullets(lines: Iterable[str]) -> RenderableType:
    """Return the lines as a list; wrapped lines hang under their own words."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2, justify="right")
    grid.add_column()
    for words in lines:
        grid.add_row("•", ink(words))
    return grid


def facts(pairs: Sequence[tuple[str, str]]) -> RenderableType:
    """Return names and values in two columns."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column()
    for name, words in pairs:
        grid.add_row(ink(name), ink(words))
    return grid


def mark_words(mark: Mark) -> str:
    """Return a place in a report as the dossier writes it: "[1] line 8"."""
    return f"[{mark.report}] line {mark.line}"


def quotation(quote: Quote) -> RenderableType:
    """Return words of a report beside a bar: the report's number and the line, then the words, the evidence bold."""
    words = Text()
    for piece in quote.excerpt.pieces:
        if piece.words is None:
            words.append(" … " if len(words) else "… ", "dim")
        else:
            words.append(visible(piece.words), "bold" if piece.marked else "")
    return Barred(line(ink(f"{mark_words(quote.mark)}  ", "dim"), words))


class Barred:
    """A text with a bar on the left of every line that it takes."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[RenderableType]:
        """Yield the lines that fit, each with its bar."""
        for wrapped in self.text.wrap(console, max(options.max_width - 2, 10)):
            yield Text.assemble(("│ ", "dim"), wrapped)
