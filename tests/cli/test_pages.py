"""Pages: nothing in a report steers the terminal, and words are broken only where there is no other way."""

from dataclasses import replace

import pytest
from rich.console import Console

from allegedly.cli.pages.dossier import dossier_page
from allegedly.cli.pages.ink import visible
from allegedly.cli.pages.listing import listing_page
from allegedly.cli.pages.reading import reading_page
from allegedly.cli.terminal import print_page
from allegedly.records import Account
from allegedly.view.dossier import dossier
from allegedly.view.listing import listing
from allegedly.view.reading import reading
from allegedly.view.rows import Case
from tests.view.cases import CASE, FIRST, INCIDENT

Capture = pytest.CaptureFixture[str]
HOSTILE = "\x1b[2J\x9b31m\u202eevil\u2066 [bold]not markup[/bold] :smile:"


def console(width: int) -> Console:
    return Console(width=width, highlight=False, markup=False, emoji=False)


@pytest.mark.parametrize("steering", ["\x1b", "\x07", "\x00", "\x9b", "\u202e", "\u2066", "\r"])
def test_what_steers_a_terminal_is_made_visible(steering: str) -> None:
    assert visible(f"a{steering}b") == "a\ufffdb"


def test_ordinary_text_of_every_script_stays() -> None:
    assert visible("Žarko Ålund\tقال 「話」\n") == "Žarko Ålund\tقال 「話」\n"


def test_a_hostile_title_is_shown_as_it_stands(capsys: Capture) -> None:
    incident = replace(
        INCIDENT, title=HOSTILE, accounts=(replace(INCIDENT.accounts[0], voice=HOSTILE), *INCIDENT.accounts[1:])
    )
    annotation = replace(FIRST, report=replace(FIRST.report, title=HOSTILE, outlet=HOSTILE, file=HOSTILE))
    page = console(80)
    print_page(page, dossier_page(dossier(Case(incident, (annotation,)), {}), 80))
    print_page(page, listing_page(listing([incident], {}), 80))
    print_page(page, reading_page(reading(annotation, {})))
    out = capsys.readouterr().out
    assert not {"\x1b", "\x9b", "\u202e"} & set(out)
    assert "[bold]not markup[/bold] :smile:" in " ".join(out.split())


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_pages_keep_to_the_width(capsys: Capture, width: int) -> None:
    long = Account(
        "Committee for the " + "very " * 40 + "long name", "ngo", False, None, None, {"occurrence": "doubts"}, (), ()
    )
    case = Case(replace(INCIDENT, accounts=(*INCIDENT.accounts, long)), CASE.annotations)
    print_page(console(width), dossier_page(dossier(case, {}), width))
    print_page(console(width), listing_page(listing([INCIDENT] * 3, {}), width))
    assert max(map(len, capsys.readouterr().out.splitlines())) <= width


def test_a_narrow_table_keeps_the_questions_in_dispute_and_a_wide_one_has_all(capsys: Capture) -> None:
    placed = replace(INCIDENT.accounts[0], stances={**INCIDENT.accounts[0].stances, "place": "asserts"})
    case = Case(replace(INCIDENT, accounts=(placed, *INCIDENT.accounts[1:])), CASE.annotations)

    def heads(width: int) -> str:
        print_page(console(width), dossier_page(dossier(case, {}), width))
        return next(line for line in capsys.readouterr().out.splitlines() if line.startswith("Voice"))

    assert "Who did it?" in heads(80)
    assert "Where?" not in heads(80)
    assert "Where?" in heads(120)
