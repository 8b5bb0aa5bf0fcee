"""The lines of the list of incidents in, a page that fits the terminal out."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allegedly.cli.pages.ink import STANDING_STYLES, WIDE, ink, line
from allegedly.records import Standing
from allegedly.view.listing import Line
from allegedly.view.words import STANDINGS, plural


def listing_page(lines: Sequence[Line], width: int, with_thin: bool = True) -> Iterator[RenderableType]:
    """Yield the incidents as a table, or as short blocks where the terminal is narrow; thin ones only counted, if so wished."""
    shown = [one for one in lines if with_thin or not one.is_thin] or lines
    if width >= WIDE:
        yield _table(shown)
    else:
        yield from (_block(one) for one in shown)
    if len(shown) < len(lines):
        hidden = plural(len(lines) - len(shown), "more incident")
        yield ink(f"{hidden}, each on one voice, without a day or a figure: --all lists them too", "dim")


def _table(lines: Sequence[Line]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    table.add_column("Incident", no_wrap=True)
    table.add_column("What, when and where", ratio=1)
    table.add_column("Happened?", no_wrap=True)
    table.add_column("Who did it?", no_wrap=True)
    table.add_column("Figures", max_width=24)
    table.add_column("Voices", justify="right")
    table.add_column("Reports", justify="right")
    for one in lines:
        table.add_row(
            ink(one.id, "cyan"),
            line(ink(one.headline, "bold"), ink(f"\n{_when_and_where(one)}{_perhaps(one)}", "dim")),
            standing(one.occurrence),
            standing(one.responsibility),
            ink("\n".join(one.tolls)),
            str(one.voices),
            str(one.reports) + (f"\nof {plural(one.origins, 'origin')}" if one.origins < one.reports else ""),
        )
    return table


def _when_and_where(one: Line) -> str:
    return f"{one.when} · {one.where}"


def _perhaps(one: Line) -> str:
    return f"\nperhaps the same as {plural(one.perhaps, 'mention')} elsewhere" if one.perhaps else ""


def standing(value: Standing) -> Text:
    """Return how a question stands, in its colour."""
    return ink(STANDINGS[value], STANDING_STYLES[value])


def _block(one: Line) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(ink(one.id, "cyan"), ink(one.headline, "bold"))
    grid.add_row("", ink(_when_and_where(one)))
    grid.add_row("", line("happened? ", standing(one.occurrence), " · who did it? ", standing(one.responsibility)))
    origins = f" of {plural(one.origins, 'origin')}" if one.origins < one.reports else ""
    counts = f"{plural(one.voices, 'voice')} in {plural(one.reports, 'report')}{origins}{_perhaps(one).replace(chr(10), ', ')}"
    grid.add_row("", ink(" · ".join([*one.tolls, counts]), "dim"))
    return Group(grid, "")
