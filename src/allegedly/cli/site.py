"""``allegedly site``: the pages of a ledger as files that open from disk."""

from pathlib import Path

import click

from allegedly.cli.options import ledger_option
from allegedly.settings import Settings


@click.command(short_help="Write the pages of a ledger as files that open from disk.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@ledger_option
def site(folder: Path, ledger: Path) -> None:
    """Write every page of a ledger into FOLDER, which must be new or empty. Open its index.html with any browser; no server is needed.

    \b
    Example:
      allegedly site war-pages --ledger war.db
    """
    from allegedly.view.words import plural
    from allegedly.web.site import write

    written = write(ledger, folder, Settings.from_environment().overlay)
    click.echo(f"{plural(written.pages, 'page')} written; open {written.start}")
