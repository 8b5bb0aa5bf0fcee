"""``allegedly draw``: a picture of the ledger or of one incident, as SVG or PNG."""

from pathlib import Path

import click

from allegedly.cli.options import country_names, ledger_option
from allegedly.problems import InputError
from allegedly.settings import Settings

KINDS = ("map", "timeline", "tolls", "matrix", "network")
ABOUT_ONE = {"tolls": "an incident", "matrix": "an incident"}


@click.command(short_help="Draw a map, timeline, toll intervals, dispute matrix or network as SVG or PNG.")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("subject", required=False)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file: .svg or .png."
)
@click.option(
    "--query", default="", metavar="TEXT", help="For map, timeline and network: filters as the page's address has them."
)
@ledger_option
def draw(kind: str, subject: str | None, output: Path, query: str, ledger: Path) -> None:
    """Draw the incidents of a ledger (map, timeline, network), one incident (tolls, matrix; SUBJECT is its id) or an actor's network (its name).

    \b
    Example:
      allegedly draw timeline -o war.svg --ledger war.db
      allegedly draw tolls i-3f2a91 -o tolls.png --ledger war.db
      allegedly draw map -o map.svg --query "type=ASSAULT&since=2021-03-01" --ledger war.db
    """
    from allegedly.draw.svg import standalone, to_png

    if output.suffix not in (".svg", ".png"):
        raise InputError(f"{output}: name a file that ends in .svg or .png")
    if subject and kind in ("map", "timeline"):
        raise InputError(f"draw {kind} is of many incidents: choose them with --query")
    if kind in ABOUT_ONE and not subject:
        raise InputError(f"draw {kind} needs {ABOUT_ONE[kind]}: allegedly draw {kind} NAME -o {output}")
    picture = _about(kind, subject, ledger) if subject else _of_all(kind, query, ledger)
    if output.suffix == ".svg":
        output.write_text(standalone(picture) + "\n", encoding="utf-8")
    else:
        output.write_bytes(to_png(picture))
    click.echo(f"{output}")


def _of_all(kind: str, query: str, ledger: Path) -> str:
    from urllib.parse import parse_qsl

    from allegedly.view.network import network
    from allegedly.view.search import parse_search, search_page
    from allegedly.web.links import FolderLinks
    from allegedly.web.pictures import network_picture, search_map, search_timeline

    search = parse_search(dict(parse_qsl(query.removeprefix("?"))))
    if search.refused:
        raise InputError("; ".join(search.refused))
    if kind == "network":
        return network_picture(network(ledger, search).ties, None, FolderLinks())
    page = search_page(ledger, search, country_names(), 1)
    return search_map(page, FolderLinks()) if kind == "map" else search_timeline(page, FolderLinks())


def _about(kind: str, subject: str, ledger: Path) -> str:
    from allegedly.lexicon import load_lexicon
    from allegedly.view.claim_lines import claim_book
    from allegedly.view.names import actor_page
    from allegedly.view.rows import read_case
    from allegedly.web.links import FolderLinks
    from allegedly.web.pictures import matrix_picture, network_picture, toll_picture

    if kind == "network":
        page = actor_page(ledger, subject, load_lexicon(Settings.from_environment().overlay), country_names())
        if page is None:
            raise InputError(f"neither the ledger nor the lexicon knows an actor or voice called {subject!r}")
        return network_picture(page.ties, subject, FolderLinks())
    case = read_case(ledger, subject)
    book = claim_book(case)
    return matrix_picture(case.incident.title, book) if kind == "matrix" else toll_picture(book, FolderLinks())
