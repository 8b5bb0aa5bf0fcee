"""``allegedly review``: what is worth a look, and people's decisions on it: accept, reject, correct, merge, split, same actor, note, undo."""

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from allegedly.cli.options import ledger_option
from allegedly.cli.terminal import print_record
from allegedly.problems import InputError
from allegedly.settings import Settings

if TYPE_CHECKING:
    from allegedly.judgement import Judgement, JudgementKind, Signature, Target

F = TypeVar("F", bound=Callable[..., Any])


@click.group(invoke_without_command=True, short_help="Accept, reject, correct, merge and split what was read.")
@click.pass_context
def review(context: click.Context) -> None:
    """Judge what was read. A judgement is added to the ledger with who, when and why; nothing is overwritten, and undo takes it back.

    \b
    Example:
      allegedly review queue --ledger war.db
      allegedly review show i-3f2a91 --ledger war.db
      allegedly review reject c-91ab22 --who ana --why "a film is told of" --ledger war.db
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def signed(command: F) -> F:
    """Add ``--ledger``, ``--who`` and ``--why``."""
    who = click.option(
        "--who",
        default=lambda: Settings.from_environment().reviewer,
        show_default="$ALLEGEDLY_REVIEWER",
        help="Who judges.",
    )
    return ledger_option(who(click.option("--why", default=None, help="The reason, for others to read.")(command)))


@review.command()
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many incidents.")
@ledger_option
def queue(limit: int, ledger: Path) -> None:
    """List the incidents most worth a look: disputed ones first, then uncertain merges and what was read with little confidence."""
    from allegedly.view.review import review_queue

    found = review_queue(ledger, limit)
    for one in found:
        click.echo(f"{one.id}  {one.headline}\n    {one.why}")
    if not found:
        click.echo(f"Nothing to review: {ledger} holds no incidents. Read reports into it with allegedly read.")


@review.command()
@click.argument("incident")
@ledger_option
def show(incident: str, ledger: Path) -> None:
    """List what can be judged of INCIDENT, with the ids to use: mentions, claims, what is perhaps the same, judgements."""
    from allegedly.grouping import ledger_judgements
    from allegedly.judgement import in_force
    from allegedly.view.review import review_page

    page = review_page(ledger, incident, in_force(ledger_judgements(ledger)))
    click.echo(f"{page.id}  {page.headline}")
    parts = (
        ("Mentions", page.mentions),
        ("Claims", page.claims),
        ("Perhaps the same", page.perhaps),
        ("Judgements", page.judgements),
    )
    for title, items in parts:
        if items:
            click.echo(f"\n{title}")
        for item in items:
            click.echo(f"  {item.id}  {item.words}")


@review.command()
@click.argument("ids", nargs=-1, required=True)
@signed
def accept(ids: tuple[str, ...], ledger: Path, who: str | None, why: str | None) -> None:
    """Accept claims, events or incidents: they were read rightly."""
    _append(ledger, "accept", _targets(ledger, ids), _signature(who, why))


@review.command()
@click.argument("ids", nargs=-1, required=True)
@signed
def reject(ids: tuple[str, ...], ledger: Path, who: str | None, why: str | None) -> None:
    """Reject claims, events or incidents: they were read wrongly, and count no more."""
    _append(ledger, "reject", _targets(ledger, ids), _signature(who, why))


@review.command()
@click.argument("key", metavar="ID")
@click.argument("cell")
@click.argument("value")
@signed
def correct(key: str, cell: str, value: str, ledger: Path, who: str | None, why: str | None) -> None:
    """Set CELL of a claim or event to VALUE; - for unknown.

    Cells of a claim: voice, question, stance, value, factuality, low, high, count_kind; of an event: type, mode, date
    (2031-05-06, or 2031-05-01/2031-05-07), place.
    """
    given = None if value == "-" else value
    _append(ledger, "correct", _targets(ledger, [key]), _signature(who, why), field=cell, value=given)


@review.command()
@click.argument("ids", nargs=-1, required=True)
@signed
def merge(ids: tuple[str, ...], ledger: Path, who: str | None, why: str | None) -> None:
    """Hold incidents, or events, to be one happening."""
    _append(ledger, "merge", _targets(ledger, ids), _signature(who, why))


@review.command()
@click.argument("incident")
@click.argument("ids", nargs=-1, required=True, metavar="EVENT...")
@signed
def split(incident: str, ids: tuple[str, ...], ledger: Path, who: str | None, why: str | None) -> None:
    """Take events out of INCIDENT: they are another happening."""
    out = _targets(ledger, ids)
    stay = [part for part in _targets(ledger, [incident]) if part.id not in {one.id for one in out}]
    _append(ledger, "split", out, _signature(who, why), against=stay)


@review.command()
@click.argument("one")
@click.argument("other")
@signed
def apart(one: str, other: str, ledger: Path, who: str | None, why: str | None) -> None:
    """Hold two incidents, or events, to be two happenings: what is listed as perhaps the same is then listed no more."""
    _append(ledger, "split", _targets(ledger, [one]), _signature(who, why), against=_targets(ledger, [other]))


@review.command("same-actor")
@click.argument("names", nargs=-1, required=True)
@click.option("--as", "name", default=None, help="The name to use; the first one otherwise.")
@signed
def same_actor(names: tuple[str, ...], name: str | None, ledger: Path, who: str | None, why: str | None) -> None:
    """Hold NAMES to be one actor, in all reports of the ledger."""
    from allegedly.judgement import Target

    given = [Target("actor", one) for one in names]
    _append(ledger, "same_actor", given, _signature(who, why), value=name or names[0])


@review.command()
@click.argument("key", metavar="ID")
@click.argument("words")
@signed
def note(key: str, words: str, ledger: Path, who: str | None, why: str | None) -> None:
    """Add a note to a claim, event, incident or report."""
    _append(ledger, "note", _targets(ledger, [key]), _signature(who, why), value=words)


@review.command()
@click.argument("key", metavar="ID")
@click.argument("grade")
@signed
def grade(key: str, grade: str, ledger: Path, who: str | None, why: str | None) -> None:
    """Give a report or claim an Admiralty grade, like B2. It is shown, and no answer is computed from it."""
    _append(ledger, "grade", _targets(ledger, [key]), _signature(who, why), value=grade)


@review.command()
@click.argument("key", metavar="JUDGEMENT")
@signed
def undo(key: str, ledger: Path, who: str | None, why: str | None) -> None:
    """Take a judgement back, by a new one. Undoing that one puts the first in force again."""
    from allegedly.grouping import judge_ledger, ledger_judgements
    from allegedly.judgement import undo as taken_back

    found = [one for one in ledger_judgements(ledger) if one.id.startswith(key)]
    if len(found) != 1:
        raise InputError(f"{len(found)} judgements begin with {key!r}; allegedly review log lists them")
    back = taken_back(found[0], _signature(who, why))
    judge_ledger(ledger, [back])
    click.echo(back.id)


@review.command()
@ledger_option
def log(ledger: Path) -> None:
    """List every judgement, those taken back included, in order of time."""
    from allegedly.grouping import ledger_judgements
    from allegedly.view.review import judgement_item

    found = ledger_judgements(ledger)
    for one in found:
        item = judgement_item(one)
        click.echo(f"{item.id}  {item.words}")
    if not found:
        click.echo("No judgements yet.")


@review.command()
@ledger_option
def export(ledger: Path) -> None:
    """Print every judgement as JSON, one a line, for a colleague to import."""
    from allegedly.contract import to_json
    from allegedly.grouping import ledger_judgements

    for one in ledger_judgements(ledger):
        print_record(to_json(one))


@review.command("import")
@click.argument("file", type=click.File("r", encoding="utf-8"))
@ledger_option
def import_(file: Any, ledger: Path) -> int:
    """Add the judgements of a JSON Lines file (- for standard input). Those that are there already are not added again."""
    from allegedly.grouping import import_judgements

    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise InputError(f"{file.name}: it is not UTF-8 text; export it again with allegedly review export") from error
    added, problems = import_judgements(ledger, text, file.name)
    click.echo(f"{len(added)} judgements added")
    for one in problems:
        click.echo(f"{one.where}: {one.message}", err=True)
    return 1 if problems else 0


@review.command()
@click.argument("people", nargs=-1)
@ledger_option
def agreement(people: tuple[str, ...], ledger: Path) -> None:
    """Print how far PEOPLE (default: everyone) agree on what two or more of them judged: Krippendorff's alpha."""
    from allegedly.grouping import ledger_judgements
    from allegedly.judgement import in_force
    from allegedly.view.agreement import agreement as measured

    found = measured(in_force(ledger_judgements(ledger)), people)
    value = "not defined" if found.alpha is None else f"{found.alpha:.3f}"
    click.echo(f"Krippendorff's alpha: {value}, over {found.units} things judged by two people or more")
    for one in found.apart:
        click.echo(f"  they differ on {one}")


def _targets(ledger: Path, ids: Sequence[str]) -> "tuple[Target, ...]":
    from allegedly.view.review import read_targets

    return read_targets(ledger, ids)


def _signature(who: str | None, why: str | None) -> "Signature":
    """The one place of this command that reads the clock."""
    from allegedly.judgement import Signature

    if not who:
        raise InputError("say who judges: --who NAME, or set ALLEGEDLY_REVIEWER")
    return Signature(who, datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"), why)


def _append(ledger: Path, kind: "JudgementKind", targets: "Sequence[Target]", by: "Signature", **cells: Any) -> None:
    from allegedly.grouping import judge_ledger
    from allegedly.judgement import judge

    made: Judgement = judge(kind, targets, by, **cells)
    judge_ledger(ledger, [made])
    click.echo(made.id)
    sys.stdout.flush()
