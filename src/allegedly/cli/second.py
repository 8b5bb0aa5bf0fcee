"""``allegedly second``: a language model of the user's asked for the same claims, and how far it agrees."""

from pathlib import Path

import click

from allegedly.cli.options import ledger_option
from allegedly.settings import Settings
from allegedly.view.words import plural


@click.command(short_help="Ask a language model of yours for a second reading.")
@click.option(
    "--address", required=True, metavar="URL", help="An OpenAI-compatible address (http://localhost:8080/v1)."
)
@click.option("--model", "name", required=True, metavar="NAME", help="The model's name there.")
@ledger_option
def second(address: str, name: str, ledger: Path) -> int:
    """Put every report of a ledger to a language model of yours, keep what it can quote, and print how far it agrees with the built-in reading.

    The reports' texts are sent to that address. Nothing else in allegedly needs or asks a language model. Its claims are stored beside the
    ledger's own and never mixed with them. ALLEGEDLY_CODER_KEY is sent as the key, if set. Exit status 1 when a report could not be put to
    it, 2 when none could.

    \b
    Example:
      allegedly second --address http://localhost:8080/v1 --model my-model --ledger war.db
    """
    from allegedly.coder.ask import Model
    from allegedly.coder.run import agreement, code_again

    model = Model(address, name, Settings.from_environment().coder_key)
    read = kept = dropped = failed = 0
    for one in code_again(ledger, model):
        if one.problem:
            failed += 1
            click.echo(f"{one.problem.where}  {one.problem.code}  {one.problem.message}", err=True)
            continue
        read, kept, dropped = read + 1, kept + one.kept, dropped + one.dropped
    click.echo(f"{plural(read, 'report')} read by {model.coder}: {plural(kept, 'claim')} kept, {dropped:,} dropped.")
    for line in agreement(ledger, model):
        share = f"{line.share:.2f}" if line.share is not None else "–"
        click.echo(
            f"{line.question:<16} both {line.both:>6,}  only ours {line.only_ours:>6,}  only theirs {line.only_theirs:>6,}  agreement {share}"
        )
    return 0 if not failed else 1 if read else 2
