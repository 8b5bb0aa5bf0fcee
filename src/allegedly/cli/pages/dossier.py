"""A dossier in, the page that the terminal shows out."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from allegedly.cli.pages.course import course_sections, perhaps_section, voices_apart
from allegedly.cli.pages.ink import bullets, facts, heading, indented, ink, line, mark_words, quotation
from allegedly.cli.pages.listing import standing
from allegedly.records import Question
from allegedly.view.accounts import AccountView, Said
from allegedly.view.dossier import Dossier, QuestionView
from allegedly.view.history import Alike
from allegedly.view.sources import ReportLine
from allegedly.view.words import plural

MERGES_SHOWN = 12
ALL_COLUMNS = 120  # the width from which the accounts are compared on every question
COLUMNS: tuple[tuple[Question, str], ...] = (
    ("occurrence", "Happened?"),
    ("responsibility", "Who did it?"),
    ("target", "Target?"),
    ("toll", "How many?"),
    ("place", "Where?"),
    ("time", "When?"),
)
ALWAYS: set[Question] = {"occurrence", "responsibility", "toll"}  # the columns of a narrow table, with those in dispute


def dossier_page(one: Dossier, width: int, perhaps: Sequence[Alike] = ()) -> Iterator[RenderableType]:
    """Yield the sections of the dossier, laid out for ``width`` columns; ``perhaps`` are others that may be the same happening."""
    yield from _head(one)
    yield heading("The questions, and how each stands")
    yield _questions(one.questions)
    yield heading("The accounts, side by side")
    yield _matrix(one, width)
    yield heading("In the words of the reports")
    for number, account in enumerate(one.accounts):
        yield from ([""] if number else [])
        yield from _account(account)
    yield from course_sections(one)
    yield from _list("On the word of one voice alone", one.one_voice)
    yield from _list("Not answered in these reports", one.unanswered)
    yield from _mentions(one)
    yield from perhaps_section(perhaps)
    yield heading("The reports")
    yield from (_report(report) for report in one.reports)


def _head(one: Dossier) -> Iterator[RenderableType]:
    yield ink(one.headline, "bold")
    yield ink(" · ".join([one.id, one.resting_on, plural(len(one.accounts), "voice")]), "dim")
    yield ""
    pairs = [("Where", one.where), ("When", one.when), ("What", one.what)]
    pairs += [("Figures", "; ".join(one.tolls))] if one.tolls else []
    pairs += [("Graded", one.label_why)] if one.label else []
    yield facts(pairs)


def _questions(questions: Sequence[QuestionView]) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column()
    told: set[str] = set()  # a reason is said once; the standing says it after that
    for question in questions:
        answers: list[RenderableType] = [
            line(ink(one.value, "bold"), " — ", voices_apart(one)) for one in question.answers
        ]
        nobody = [] if answers else [ink("nobody says", "dim")]
        why = [ink(question.why, "dim italic")] if answers and question.why and question.why not in told else []
        told.add(question.why)
        grid.add_row(ink(question.title), standing(question.standing), Group(*answers, *nobody, *why))
    return grid


def _matrix(one: Dossier, width: int) -> RenderableType:
    disputed = {question.question for question in one.questions if question.standing in ("disputed", "denied")}
    spoken = {question for account in one.accounts for question in account.cells}
    shown = spoken if width >= ALL_COLUMNS else spoken & (ALWAYS | disputed)
    columns = [(question, title) for question, title in COLUMNS if question in shown]
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1), leading=1)
    table.add_column("Voice", ratio=3)
    for _, title in columns:
        table.add_column(title, ratio=2)
    for account in one.accounts:
        voice = line(ink(account.voice, "bold"), *([ink(f"\n{account.kind}", "dim")] if account.kind else []))
        cells = ["\n".join(account.cells.get(question, ("–",))) for question, _ in columns]
        table.add_row(voice, *(ink(cell) for cell in cells))
    return table


def _account(account: AccountView) -> Iterator[RenderableType]:
    notes = " · ".join(note for note in (account.kind, account.dates) if note)
    yield line(ink(account.voice, "bold"), ink(f"  {notes}", "dim"))
    for said in account.said:
        yield indented(_said(said))
    if account.again:
        yield indented(ink(f"the same again: {', '.join(mark_words(mark) for mark in account.again)}", "dim"))


def _said(said: Said) -> RenderableType:
    shared = said.stands[0].hedges if len({stand.hedges for stand in said.stands}) == 1 else ()
    words = Text("; ").join(
        line(stand.words, ink("" if shared else _hedged(stand.hedges), "dim")) for stand in said.stands
    )
    words.append(ink(_hedged(shared), "dim"))
    quoted = [quotation(said.quote)] if said.quote else []
    return Group(words, *(indented(quote) for quote in quoted))


def _hedged(hedges: Sequence[str]) -> str:
    return f" (hedged: {', '.join(f'“{hedge}”' for hedge in hedges)})" if hedges else ""


def _list(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if lines:
        yield heading(title)
        yield bullets(lines)


def _mentions(one: Dossier) -> Iterator[RenderableType]:
    yield heading("Why these mentions are held to be one happening")
    if not one.merges:
        yield indented(ink("One mention only; nothing was put together: " + "; ".join(one.mentions)))
        return
    yield bullets([f"{merge.left} and {merge.right}: {merge.why}" for merge in one.merges[:MERGES_SHOWN]])
    if len(one.merges) > MERGES_SHOWN:
        yield indented(ink(f"and {plural(len(one.merges) - MERGES_SHOWN, 'more pair')}: --json prints them all", "dim"))


def _report(report: ReportLine) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column()
    head = ", ".join(word for word in (report.outlet, report.published) if word)
    title = line(": ", ink(report.title, "italic")) if report.title else ""
    grid.add_row(f"[{report.number}]", line(head, title))
    for place in (report.file, report.url):
        if place:
            grid.add_row("", ink(place, "dim"))
    return grid
