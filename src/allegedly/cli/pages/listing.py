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


def listing_page(lines: Sequence[Line], width: int) -> Iterator[RenderableType]:
    """Yield the incidents as a table, or as short blocks where the terminal is narrow."""
    if width >= WIDE:
        yield _table(lines)
    else:
        yield from (_block(one) for one in lines)


def _table(lines: Sequence[Line]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1))
    table.add_column("Incident", no_wrap=True)
    table.add_column("When", max_width=18)
    table.add_column("What", ratio=1)
    table.add_column("Where", max_width=24)
    table.add_column("Happened?", no_wrap=True)
    table.add_column("Who did it?", no_wrap=True)
    table.add_column("Figures", max_width=22)
    table.add_column("Voices", justify="right")
    table.add_column("Reports", justify="right")
    for one in lines:
        table.add_row(
            ink(one.id, "cyan"),
            ink(one.when),
            ink(one.headline, "bold"),
            ink(one.where),
            standing(one.occurrence),
            standing(one.responsibility),
            ink("\n".join(one.tolls)),
            str(one.voices),
            str(one.reports),
        )
    return table


def standing(value: Standing) -> Text:
    """Return how a question stands, in its colour."""
    return ink(STANDINGS[value], STANDING_STYLES[value])


def _block(one: Line) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(ink(one.id, "cyan"), ink(one.headline, "bold"))
    grid.add_row("", ink(f"{one.when} · {one.where}"))
    grid.add_row("", line("happened: ", standing(one.occurrence), " · who did it: ", standing(one.responsibility)))
    counts = f"{plural(one.voices, 'voice')} in {plural(one.reports, 'report')}"
    grid.add_row("", ink(" · ".join([*one.tolls, counts]), "dim"))
    return Group(grid, "")
