"""``allegedly export``: what a ledger holds, in the formats of other tools."""

from pathlib import Path

import click

from allegedly.cli.options import country_names, ledger_option
from allegedly.cli.site import site
from allegedly.links import TollPolicy
from allegedly.toll_policy import POLICIES

SITE = "site"  # the pages are not made of holdings, as the other formats are


@click.command(name="export", short_help="Write a ledger in the formats of other tools.")
@click.argument("incidents", metavar="[INCIDENT]...", nargs=-1)
@click.option("--format", "form", metavar="FORMAT", help="The format; --list names them.")
@click.option("--out", type=click.Path(path_type=Path), help="The file or folder to write. [default: standard output]")
@click.option(
    "--policy",
    type=click.Choice(tuple(POLICIES)),
    show_default="acled for acled, ucdp for the rest",
    help="By which policy a toll becomes one figure, in ucdp, acled and eventreport: what voices last said, by min, max, median, "
    "latest, independent (voices that are no party), ucdp (median) or acled (min).",
)
@click.option("--list", "list_all", is_flag=True, help="List the formats.")
@ledger_option
def export(
    incidents: tuple[str, ...],
    form: str | None,
    out: Path | None,
    policy: TollPolicy | None,
    list_all: bool,
    ledger: Path,
) -> int:
    """Write what a ledger holds, for other tools. With INCIDENTs (ids or their beginnings), only those and the reports behind them.

    \b
    Example:
      allegedly export --format csv --out tables --ledger war.db
      allegedly export --format docx --out dossier.docx i-3f2a91 --ledger war.db
      allegedly export --list
    """
    from allegedly.export.registry import export as write
    from allegedly.export.registry import exporters
    from allegedly.view.holdings import Holdings

    known = exporters()
    if list_all:
        for one in known.values():
            click.echo(f"{one.name:<12} {one.about}")
        click.echo(f"{SITE:<12} every page of allegedly serve, as files that open from disk")
        return 0
    if form == SITE:
        return _site(incidents, out, ledger)
    if form not in known:
        raise click.UsageError(f"name a format with --format, one of: {', '.join((*known, SITE))}")
    policy = policy or ("acled" if form == "acled" else "ucdp")
    chosen, holdings = known[form], Holdings(ledger, incidents, country_names())
    if out is not None:
        write(chosen, holdings, out, policy)
        click.echo(f"wrote {out}", err=True)
        return 0
    if chosen.text is None:
        raise click.UsageError(
            f"{form} writes a {'folder' if chosen.shape == 'folder' else 'file'}: name it with --out"
        )
    for piece in chosen.text(holdings, policy):
        click.echo(piece.encode("utf-8"), nl=False)
    return 0


def _site(incidents: tuple[str, ...], out: Path | None, ledger: Path) -> int:
    if out is None or incidents:
        raise click.UsageError(
            "site writes every page of the ledger into a folder: name it with --out, and no INCIDENT"
        )
    click.get_current_context().invoke(site, folder=out, ledger=ledger)
    return 0
