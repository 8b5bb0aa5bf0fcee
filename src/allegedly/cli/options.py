"""Options that several commands share in, their checked values out."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from allegedly.report.read import SYNONYMS, Manners, ReadOptions
from allegedly.settings import Settings
from allegedly.workers import Crew

F = TypeVar("F", bound=Callable[..., Any])


def iso_day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Return ``value`` when it is a day like 2018-06-26; raises ``click.BadParameter`` otherwise."""
    try:
        return date.fromisoformat(value).isoformat() if value is not None else None
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; write it like 2018-06-26") from error


def columns(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dict[str, str]:
    """Return ``text=body,published=date`` as a mapping; raises ``click.BadParameter`` for anything else."""
    pairs = [pair.partition("=") for pair in value.split(",")] if value else []
    for ours, _, theirs in pairs:
        if ours.strip() not in SYNONYMS or not theirs.strip():
            raise click.BadParameter(f"{ours!r} is no field; write FIELD=COLUMN with one of: {', '.join(SYNONYMS)}")
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


_POLICY = click.option(
    "--policy",
    metavar="NAME",
    help="The policy that makes numbers of words like “dozens” (acled, ucdp, isaf or your own); else $ALLEGEDLY_POLICY, else none.",
)

_ANY_LANGUAGE = click.option(
    "--any-language",
    is_flag=True,
    help="Keep reports in other languages than English too, though no claims are read from them; else they are named and left out.",
)


def report_options(command: F) -> F:
    """Add what can be said of reports that do not say it themselves, and of how they are come by; the command gets ``options``."""

    @wraps(command)
    def with_options(
        *,
        outlet: str | None,
        published: str | None,
        columns: dict[str, str],
        allow_private: bool,
        policy: str | None,
        any_language: bool,
        **rest: Any,
    ) -> Any:
        manners = Manners(allow_private=allow_private)
        # here alone the clock is read
        options = ReadOptions(outlet, published, None, date.today().isoformat(), columns, manners, policy, any_language)
        return command(options=options, **rest)

    for option in (
        click.option("--outlet", metavar="NAME", help="The outlet, for reports that do not name theirs."),
        click.option(
            "--published",
            metavar="DATE",
            callback=iso_day,
            help="The day of publication (2018-06-26), for reports that do not give theirs.",
        ),
        click.option(
            "--map",
            "columns",
            metavar="FIELD=COLUMN,...",
            callback=columns,
            help="The names that your rows (JSON Lines, CSV, Parquet) have for text, title, outlet, url, published, updated, byline.",
        ),
        _POLICY,
        _ANY_LANGUAGE,
        click.option(
            "--allow-private", is_flag=True, help="Fetch addresses on this machine and on private networks too."
        ),
    ):
        with_options = option(with_options)
    return cast("F", with_options)


def crew_options(command: F) -> F:
    """Add ``--jobs`` and ``--cluster``; the command gets ``crew``."""

    @wraps(command)
    def with_crew(*, jobs: int, cluster: str | None, **rest: Any) -> Any:
        return command(crew=Crew(jobs, cluster), **rest)

    jobs = click.option(
        "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read side by side."
    )
    cluster = click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Let the workers of this dask scheduler (tcp://host:8786) read. Needs the extra dask.",
    )
    return cast("F", cluster(jobs(with_crew)))


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
