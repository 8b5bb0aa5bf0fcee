"""``allegedly gazetteer``: what the place names rest on, and what one name can mean."""

from typing import TYPE_CHECKING

import click

from allegedly.cli.terminal import page_console, print_page
from allegedly.settings import Settings

if TYPE_CHECKING:
    from allegedly.pipeline import Candidate


@click.group(short_help="Look into the index of place names.")
def gazetteer() -> None:
    """Look into the index of place names: GeoNames' towns, provinces and districts, and the lexicon's own places over them."""


@gazetteer.command(short_help="Say what the index holds.")
def info() -> None:
    """Say what the index holds, and where its data is from."""
    from allegedly.pipeline import open_index

    index = open_index()
    click.echo(f"{len(index):,} places under {index.names:,} names")
    click.echo(f"{index.head['data']}; geonames.org")


@gazetteer.command(short_help="Show what a name can mean.")
@click.argument("name")
@click.option("--all", "show_all", is_flag=True, help="Show every candidate, not only the ten likeliest.")
def find(name: str, show_all: bool) -> int:
    """Show the places that NAME can mean, the likeliest first, each with its share and the features behind it.

    This is the name by itself: in a report, what stands around it weighs too.

    \b
    Example:
      allegedly gazetteer find Tripoli
    """
    from allegedly.pipeline import candidates_of

    found = candidates_of(name, Settings.from_environment())
    if not found:
        click.echo(f"{name}: not in the gazetteer; add it to regions.csv of a folder of your own (docs/places.md)")
        return 1
    shown = found if show_all else found[:10]
    print_page(page_console(), [_line(*row) for row in shown])
    if len(found) > len(shown):
        click.echo(f"and {len(found) - len(shown)} more (--all shows them)")
    return 0


def _line(place: "Candidate", share: float, features: dict[str, float]) -> str:
    where = ", ".join(cell for cell in (place.admin1, place.country) if cell)
    point = f"{place.lat:.4f} {place.lon:.4f}" if place.lat is not None else "no point"
    because = ", ".join(key if value == 1 else f"{key} {value:.3g}" for key, value in sorted(features.items()))
    head = f"{share:5.2f}  {place.name} ({place.feature}; {where})  {point}  GeoNames {place.geonameid or '-'}"
    return f"{head}\n       {because}"
