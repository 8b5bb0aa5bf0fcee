"""A ledger that holds the invented incident of tests/view/cases.py, for the tests of the command line."""

from pathlib import Path

import pytest

from tests.view.kept import kept


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return kept(tmp_path / "war.db")


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ALLEGEDLY_LEDGER", "ALLEGEDLY_LEXICON", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
