"""``allegedly lexicon check``: no fault in the shipped files; file, line and fault of what is wrong in the user's own."""

from pathlib import Path

import pytest

from allegedly.cli.main import run

Capture = pytest.CaptureFixture[str]


def test_the_shipped_files_have_no_fault(capsys: Capture) -> None:
    assert run(["lexicon", "check"]) == 0
    assert capsys.readouterr().out.startswith("The shipped knowledge files: no fault")


def test_warnings_are_listed_on_demand(capsys: Capture) -> None:
    assert run(["lexicon", "check", "--warnings"]) == 0
    assert "ambiguous_alias" in capsys.readouterr().out


def test_a_fault_of_the_users_file_is_named_with_its_line(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "hedges.csv").write_text("text,kind,source\nso they say,maybe,mine\n", "utf-8")
    assert run(["lexicon", "check", "--overlay", str(tmp_path)]) == 1
    out = capsys.readouterr().out.replace("\n", "")
    assert "hedges.csv:2" in out
    assert "maybe" in out


def test_an_empty_overlay_is_no_fault_and_says_what_may_stand_there(tmp_path: Path, capsys: Capture) -> None:
    assert run(["lexicon", "check", "--overlay", str(tmp_path)]) == 0
    assert "has no knowledge file yet" in capsys.readouterr().err


def test_an_overlay_of_the_environment_that_is_not_there_is_a_fault(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLEGEDLY_LEXICON", "nowhere")
    assert run(["lexicon", "check"]) == 1
    assert "nowhere" in capsys.readouterr().out
