"""A ledger that holds the invented incident of tests/view/cases.py, for the tests of the command line."""

from contextlib import closing
from pathlib import Path

import pytest

from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.write import append, record_grouping
from tests.view.cases import FIRST, INCIDENT, SECOND


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "war.db"
    with closing(open_for_writing(path)) as connection:
        append(connection, FIRST)
        append(connection, SECOND)
        record_grouping(connection, [INCIDENT])
    return path


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("ALLEGEDLY_LEDGER", "ALLEGEDLY_LEXICON", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
