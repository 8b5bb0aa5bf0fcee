"""``allegedly show``: the incidents of a ledger, or the dossier of one."""

from pathlib import Path

import click

from allegedly.cli.options import country_names, ledger_option
from allegedly.cli.pages.dossier import dossier_page
from allegedly.cli.pages.listing import listing_page
from allegedly.cli.terminal import note_console, page_console, print_page, print_record


@click.command(short_help="Print the incidents of a ledger, or the dossier of one.")
@click.argument("incident", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print records: one JSON object a line.")
@click.option("--all", "with_thin", is_flag=True, help="List also what one voice says without a day or a figure.")
@ledger_option
def show(incident: str | None, as_json: bool, with_thin: bool, ledger: Path) -> None:
    """Print the incidents of a ledger; with INCIDENT (its id or the start of it), everything the reports say about that one.

    \b
    Example:
      allegedly show --ledger war.db
      allegedly show i-3f2a91 --ledger war.db
    """
    if incident is None:
        _show_list(ledger, as_json, with_thin)
    elif as_json:
        _show_record(ledger, incident)
    else:
        _show_dossier(ledger, incident)


def _show_list(ledger: Path, as_json: bool, with_thin: bool) -> None:
    from allegedly.contract import to_json
    from allegedly.view.listing import listing
    from allegedly.view.rows import read_docket
    from allegedly.view.words import plural

    docket, console = read_docket(ledger), page_console()
    if not docket.is_grouped:
        note_console().print(
            "Some reports are not grouped into incidents yet: run allegedly read again with this ledger."
        )
    if as_json:
        for record in docket.incidents:
            print_record(to_json(record))
    elif docket.incidents:
        print_page(console, listing_page(listing(docket.incidents, country_names()), console.width, with_thin))
    else:
        click.echo(f"No incidents: {ledger} holds {plural(docket.reports, 'report')}, and none tells of one.")


def _show_record(ledger: Path, incident: str) -> None:
    from allegedly.contract import to_json
    from allegedly.view.rows import read_incident

    print_record(to_json(read_incident(ledger, incident)))


def _show_dossier(ledger: Path, incident: str) -> None:
    from allegedly.view.dossier import dossier
    from allegedly.view.history import perhaps_same
    from allegedly.view.rows import read_case

    console, case, countries = page_console(), read_case(ledger, incident), country_names()
    alike = perhaps_same(ledger, case.incident, countries)
    print_page(console, dossier_page(dossier(case, countries), console.width, alike))
