"""A reading of one report in, the page that the terminal shows out."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table

from allegedly.cli.pages.ink import facts, heading, ink, line
from allegedly.problems import Problem
from allegedly.view.reading import ClaimLine, EventLine, Reading, StatementLine
from allegedly.view.text import quoted, shorten

SHOWN = 400  # code points of a statement's content that are shown


def reading_page(one: Reading) -> Iterator[RenderableType]:
    """Yield the head of the report, its statements and the claims about each event."""
    yield ink(one.title, "bold")
    yield facts(one.head)
    yield heading("Who says what")
    yield (
        _statements(one.statements) if one.statements else ink("Nobody is quoted or said to have said anything.", "dim")
    )
    yield heading("What is claimed")
    yield from (_event(event) for event in one.events)
    if not one.events:
        yield ink("No event was found.", "dim")
    if one.problems:
        yield heading("Problems")
        yield from (problem_line(problem) for problem in one.problems)
    yield ""


def problem_line(problem: Problem) -> RenderableType:
    """Return a problem on a line: where, its code, and what to do."""
    return line(ink(problem.where, "bold"), "  ", ink(problem.code, "yellow"), "  ", problem.message)


def _statements(statements: Sequence[StatementLine]) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column()
    for one in statements:
        words = " … ".join(quoted(shorten(content, SHOWN)) for content in one.content)
        hedges = f" (hedged: {', '.join(f'“{hedge}”' for hedge in one.hedges)})" if one.hedges else ""
        said = f" — {words}" if words else ""
        inner = "↳ " * one.depth
        grid.add_row(str(one.line), line(inner, ink(one.voice, "bold"), " — ", one.act, said, ink(hedges, "dim")))
    return grid


def _event(event: EventLine) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column()
    grid.add_row(str(event.line), line(ink(f"“{event.trigger}”", "bold"), ink(f"  {event.code}", "dim")))
    details = "; ".join(f"{name}: {words}" for name, words in event.facts)
    if details:
        grid.add_row("", ink(details, "dim"))
    for claim in event.claims:
        grid.add_row("", _claim(claim))
    return Group(grid, "")


def _claim(claim: ClaimLine) -> RenderableType:
    answer = "in answer, " if claim.is_answer else ""
    notes = f" ({', '.join(claim.notes)})" if claim.notes else ""
    return line("• ", ink(claim.voice, "bold"), f" — {answer}{claim.words}", ink(notes, "dim"))
