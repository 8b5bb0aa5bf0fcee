"""``allegedly serve``: the ledger as pages for a browser."""

import os
import secrets
from pathlib import Path
from typing import Any

import click

from allegedly.cli.options import ledger_option
from allegedly.problems import InputError
from allegedly.settings import Settings


@click.command(short_help="Serve a ledger as pages for a browser.")
@ledger_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; anything but loopback needs a token."
)
@click.option(
    "--port", default=8650, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="A further host name to answer to (behind a proxy)."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 32),
    default=None,
    help="Processes that answer; default: 2 where there are two cores.",
)
@click.option("--review", is_flag=True, help="Let the pages accept, reject, correct, join and split.")
@click.option("--reviewer", metavar="NAME", help="Under whose name judgements are written (needed with --review).")
def serve(ledger: Path, host: str, port: int, names: tuple[str, ...], workers: int | None, **desk: Any) -> None:
    """Serve the pages of a ledger: incidents, dossiers, reports, actors, places, a JSON API. Nothing can be changed without --review.

    Listens on this machine only, unless --host says otherwise; then the address it prints holds a token that a browser must show.

    \b
    Example:
      allegedly serve --ledger war.db
      allegedly serve --ledger war.db --review --reviewer "Ana Ilić"
    """
    from allegedly.web.app import Options, create_app, warm
    from allegedly.web.processes import run_server
    from allegedly.web.security import LOOPBACK, Guard

    review, reviewer = desk["review"], (desk["reviewer"] or "").strip()
    if review and not reviewer:
        raise click.UsageError("--review needs a name: add --reviewer NAME")
    token = None if host in LOOPBACK else secrets.token_urlsafe(24)
    answered = LOOPBACK | {host, *names} if host not in ("0.0.0.0", "::") or names else frozenset({"*"})  # noqa: S104
    app = create_app(
        ledger, Settings.from_environment().overlay, Options(review, reviewer, Guard(frozenset(answered), token))
    )

    warm(app)

    def started(at: int) -> None:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"http://{shown}:{at}/{f'?token={token}' if token else ''}", err=True)
        click.echo("Ctrl-C ends it.", err=True)

    try:
        run_server(app, (host, port), workers or min(2, os.cpu_count() or 1), started)
    except OSError as error:
        raise InputError(
            f"cannot listen on {host}, port {port} ({error.strerror}); name another with --port"
        ) from error
