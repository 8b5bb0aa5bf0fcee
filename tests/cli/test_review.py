"""``allegedly review`` from the command line: the queue, a decision, taking it back, and carrying decisions to a colleague."""

from pathlib import Path

import pytest

from allegedly.cli.main import run
from allegedly.grouping import add_reports, ledger_judgements
from tests.test_grouping import REPORTS

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    path = tmp_path / "grown.db"
    add_reports(path, REPORTS)
    return path


def review(path: Path, *arguments: str) -> int:
    return run(["review", *arguments, "--ledger", str(path)])


def test_the_queue_leads_to_ids_that_can_be_judged_and_undone(grown: Path, capsys: Capture) -> None:
    assert review(grown, "queue") == 0
    incident = capsys.readouterr().out.split()[0]
    assert review(grown, "show", incident) == 0
    shown = capsys.readouterr().out
    claim = next(word for word in shown.split() if word.startswith("c-"))
    assert review(grown, "reject", claim, "--who", "ana", "--why", "misread") == 0
    judgement = capsys.readouterr().out.strip()
    assert review(grown, "log") == 0
    assert "ana: reject " + claim in capsys.readouterr().out
    assert review(grown, "undo", judgement, "--who", "ben") == 0
    assert [one.kind for one in ledger_judgements(grown)] == ["reject", "undo"]


def test_decisions_are_carried_and_agreement_is_told(grown: Path, tmp_path: Path, capsys: Capture) -> None:
    event = REPORTS[0].events[0].id
    assert review(grown, "accept", event, "--who", "ana") == 0
    assert review(grown, "correct", event, "mode", "drone", "--who", "ana") == 0
    assert review(grown, "reject", event, "--who", "ben") == 0
    capsys.readouterr()
    assert review(grown, "export") == 0
    (tmp_path / "ours.jsonl").write_text(capsys.readouterr().out + "nonsense\n")
    other = tmp_path / "other.db"
    add_reports(other, REPORTS)
    assert review(other, "import", str(tmp_path / "ours.jsonl")) == 1
    assert capsys.readouterr().out.startswith("3 judgements added")
    assert review(other, "agreement") == 0
    assert "they differ on " + event in capsys.readouterr().out


def test_two_that_are_perhaps_one_can_be_held_apart(grown: Path, capsys: Capture) -> None:
    assert review(grown, "queue") == 0
    for incident in (word for word in capsys.readouterr().out.split() if word.startswith("i-")):
        assert review(grown, "show", incident) == 0
        _, _, alike = capsys.readouterr().out.partition("Perhaps the same")
        if alike:
            break
    other = alike.split()[0]
    assert review(grown, "apart", incident, other, "--who", "ana") == 0
    assert review(grown, "show", incident) == 0
    assert other not in capsys.readouterr().out.partition("Perhaps the same")[2].partition("Judgements")[0]
    assert ledger_judgements(grown)[-1].kind == "split"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("reject", "c-ffffff", "--who", "ana"), "names no one claim"),
        (("reject", "x", "--who", "ana"), "is no id"),
        (("merge", REPORTS[0].events[0].id, "--who", "ana"), "two events"),
        (("reject", REPORTS[0].events[0].id), "say who judges"),
        (("undo", "j-00", "--who", "ana"), "0 judgements begin"),
    ],
)
def test_what_cannot_be_done_is_one_line(grown: Path, capsys: Capture, arguments: tuple[str, ...], words: str) -> None:
    assert review(grown, *arguments) == 2
    assert words in capsys.readouterr().err
