"""The arguments of the command line in, an exit status out: every error is one clear line on standard error."""

import os
import sys
from collections.abc import Sequence

import click

from allegedly import __version__
from allegedly.cli.annotate import annotate
from allegedly.cli.draw import draw
from allegedly.cli.export import export
from allegedly.cli.gazetteer import gazetteer
from allegedly.cli.lexicon import lexicon
from allegedly.cli.read import read
from allegedly.cli.review import review
from allegedly.cli.schema import schema
from allegedly.cli.second import second
from allegedly.cli.serve import serve
from allegedly.cli.show import show
from allegedly.cli.site import site
from allegedly.cli.terminal import forgive_encoding
from allegedly.cli.watch import watch
from allegedly.problems import AllegedlyError

NOTHING_DONE = 2
PIPE_CLOSED = 141  # what a shell reports for a program that a closed pipe ends
STOPPED = 130  # what a shell reports for a program that Ctrl-C ends


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="allegedly")
def allegedly() -> None:
    """Reads news reports of conflict and keeps a ledger of who claims what happened.

    \b
    Begin with:
      allegedly read samples --ledger war.db
      allegedly show --ledger war.db
    """


for command in (read, watch, show, review, annotate, serve, site, draw, export, second, lexicon, gazetteer, schema):
    allegedly.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 all done, 1 something could not be read, 2 nothing could be done."""
    try:
        status = allegedly.main(args=list(arguments), prog_name="allegedly", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _complain("stopped; what was read is in the ledger" if "read" in arguments[:1] else "stopped", STOPPED)
    except (
        BrokenPipeError,
        SystemExit,
    ):  # click and rich end with SystemExit when nobody reads standard output any more
        _silence_output()
        return PIPE_CLOSED
    except AllegedlyError as error:
        return _complain(str(error), NOTHING_DONE)
    except OSError as error:
        return _complain(f"{error.filename or 'output'}: {error.strerror or error}", NOTHING_DONE)
    return status if isinstance(status, int) else 0


def main() -> None:
    """Run what the command line says and exit with its status."""
    forgive_encoding()
    sys.exit(run(sys.argv[1:]))


def _complain(message: str, status: int) -> int:
    click.echo(f"allegedly: {message}", err=True)
    return status


def _silence_output() -> None:
    """Nobody reads standard output any more: what is still buffered for it goes nowhere, without a complaint at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
