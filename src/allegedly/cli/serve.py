"""``allegedly serve``: the ledger as pages for a browser."""

import secrets
from pathlib import Path

import click

from allegedly.cli.options import ledger_option
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
@click.option("--review", is_flag=True, help="Let the pages accept, reject, correct, join and split.")
@click.option("--reviewer", metavar="NAME", help="Under whose name judgements are written (needed with --review).")
def serve(ledger: Path, host: str, port: int, names: tuple[str, ...], review: bool, reviewer: str | None) -> None:
    """Serve the pages of a ledger: incidents, dossiers, reports, actors, places, a JSON API. Nothing can be changed without --review.

    Listens on this machine only, unless --host says otherwise; then the address it prints holds a token that a browser must show.

    \b
    Example:
      allegedly serve --ledger war.db
      allegedly serve --ledger war.db --review --reviewer "Ana Ilić"
    """
    import uvicorn

    from allegedly.web.app import Options, create_app
    from allegedly.web.security import LOOPBACK, Guard

    if review and not (reviewer or "").strip():
        raise click.UsageError("--review needs a name: add --reviewer NAME")
    token = None if host in LOOPBACK else secrets.token_urlsafe(24)
    answered = LOOPBACK | {host, *names} if host not in ("0.0.0.0", "::") or names else frozenset({"*"})  # noqa: S104
    app = create_app(
        ledger, Settings.from_environment().overlay, Options(review, reviewer or "", Guard(frozenset(answered), token))
    )
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{port}/{f'?token={token}' if token else ''}", err=True)
    click.echo("Ctrl-C ends it.", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, date_header=True)
