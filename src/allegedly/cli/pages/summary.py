"""What a run of ``read`` did in, the page that says so and the exit status out."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import RenderableType

from allegedly.cli.pages.ink import ink
from allegedly.cli.pages.reading import problem_line
from allegedly.run import Outcome, RunSummary
from allegedly.view.words import plural

PROBLEMS_SHOWN = 20
OUTCOMES: Mapping[Outcome, str] = {
    "read": "read", "known": "already known", "no_report": "no report", "not_read": "not read",
}  # fmt: skip


def summary_page(summary: RunSummary, ledger: Path, all_problems: bool) -> Iterator[RenderableType]:
    """Yield what was added to ``ledger``, then the problems: the first twenty, or all."""
    beside = summary.beside + summary.beside_known
    if summary.added == 0 and summary.known and not summary.beside and exit_status(summary) == 0:
        yield ink(f"Nothing to add: {_known(summary)} in {ledger} already.", "bold")
    elif summary.found == 0 and not beside:
        yield ink("No report was found.", "bold")
    else:
        yield ink(f"{plural(summary.added, 'report')} added to {ledger}, {summary.known:,} already in it.", "bold")
    if beside:
        words = plural(summary.beside, "judgement or second reading", "judgements and second readings")
        yield ink(f"{words} added, {summary.beside_known:,} already in it.")
    held = (
        plural(summary.statements, "statement"),
        plural(summary.events, "event"),
        plural(summary.claims, "claim"),
    )
    yield ink(f"The ledger holds {', '.join(held)} and {plural(summary.incidents, 'incident')}.")
    if summary.inputs and sum(summary.inputs.values()) > 1:
        told = [f"{summary.inputs[one]:,} {words}" for one, words in OUTCOMES.items() if summary.inputs.get(one)]
        yield ink(f"Of {sum(summary.inputs.values()):,} inputs: {', '.join(told)}.")
    count = max(summary.problem_count, len(summary.problems))
    yield ink(f"{plural(count, 'problem')}." if count else "No problems.")
    shown = summary.problems if all_problems else summary.problems[:PROBLEMS_SHOWN]
    if shown:
        yield ""
    yield from (problem_line(problem) for problem in shown)
    if len(shown) < count:
        where = "the ledger's table problem has them all" if all_problems else "--problems lists them all"
        yield ink(f"and {count - len(shown):,} more: {where}", "dim")


def exit_status(summary: RunSummary) -> int:
    """Return 0 when everything was read, 1 when something could not be, 2 when nothing could."""
    if summary.found + summary.beside + summary.beside_known == 0:
        return 2
    return 1 if summary.unread else 0


def _known(summary: RunSummary) -> str:
    return "the report is" if summary.known == 1 else f"all {summary.known:,} reports are"
