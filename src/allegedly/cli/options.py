"""Options that several commands share in, their checked values out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from allegedly.report.read import ReadOptions
from allegedly.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])


def iso_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return ``value`` when it is a day like 2018-06-26; raises ``click.BadParameter`` otherwise."""
    try:
        return date.fromisoformat(value).isoformat() if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; write it like 2018-06-26") from error


def report_options(command: F) -> F:
    """Add what can be said of reports that do not say it themselves: ``--outlet`` and ``--published``."""
    outlet = click.option("--outlet", metavar="NAME", help="The outlet, for reports that do not name theirs.")
    published = click.option(
        "--published",
        metavar="DATE",
        callback=iso_day,
        help="The day of publication (2018-06-26), for reports that do not give theirs.",
    )
    return outlet(published(command))


def read_options(outlet: str | None, published: str | None) -> ReadOptions:
    """Return the options of a run on this day; here alone the clock is read."""
    return ReadOptions(outlet=outlet, published=published, today=date.today().isoformat())


def ledger_option(command: F) -> F:
    """Add ``--ledger``."""
    return click.option(
        "--ledger",
        type=click.Path(dir_okay=False, path_type=Path),
        default=lambda: Settings.from_environment().ledger,
        show_default="$ALLEGEDLY_LEDGER, else allegedly.db",
        help="The ledger file.",
    )(command)


def country_names() -> dict[str, str]:
    """Return the names of countries by their ISO 3166 alpha-3 codes, as the lexicon (with the user's overlay) has them."""
    from allegedly.lexicon import load_lexicon

    return {country.alpha3: country.name for country in load_lexicon(Settings.from_environment().overlay).countries}
