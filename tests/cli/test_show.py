"""``allegedly show``: a list, a dossier, records; and what it says when there is nothing to show."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from allegedly.cli.main import run
from allegedly.contract import from_json
from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.write import append, record_grouping
from allegedly.records import Incident
from tests.view.cases import FIRST, INCIDENT

Capture = pytest.CaptureFixture[str]


def show(ledger: Path, *arguments: str) -> int:
    return run(["show", *arguments, "--ledger", str(ledger)])


@pytest.mark.parametrize("columns", ["80", "120", "40", "30"])
def test_the_list_names_the_incident_at_every_width(
    ledger: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert show(ledger) == 0
    out = capsys.readouterr().out
    assert "i-3f2a91" in out
    assert "disputed" in out
    assert max(map(len, out.splitlines())) <= max(int(columns), 40)


@pytest.mark.parametrize("columns", ["80", "120", "40"])
@pytest.mark.parametrize("wanted", [INCIDENT.id, "i-3f2a", "3f2a91"])
def test_the_dossier_is_found_by_id_and_by_its_start(
    ledger: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch, columns: str, wanted: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert show(ledger, wanted) == 0
    out = capsys.readouterr().out
    assert "Shelling, Tarn Ovesk, 12 March 2021" in out
    assert "Žarko" not in out  # nobody's claim rests on his words
    assert "Íde Ní Bhriain" in out
    assert max(map(len, out.splitlines())) <= int(columns)
    assert not any(line.endswith(" ") for line in out.splitlines())
    assert "\x1b" not in out


def test_records_are_one_line_each_and_come_back(ledger: Path, capsys: Capture) -> None:
    assert show(ledger, "--json") == 0
    assert [from_json(Incident, line) for line in capsys.readouterr().out.splitlines()] == [INCIDENT]
    assert show(ledger, "i-3f2a", "--json") == 0
    assert json.loads(capsys.readouterr().out)["id"] == INCIDENT.id


def test_an_unknown_incident_names_near_ones(ledger: Path, capsys: Capture) -> None:
    assert show(ledger, "i-3f2b91") == 2
    err = capsys.readouterr().err
    assert err.startswith("allegedly: there is no incident 'i-3f2b91'")
    assert INCIDENT.id in err


def test_an_unknown_incident_with_nothing_near_says_where_to_look(ledger: Path, capsys: Capture) -> None:
    assert show(ledger, "zzzzzz") == 2
    assert "allegedly show lists them" in capsys.readouterr().err


def test_no_ledger_yet(tmp_path: Path, capsys: Capture) -> None:
    assert show(tmp_path / "none.db") == 2
    assert "there is no ledger there; run allegedly read" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()


def test_not_a_ledger(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "x.db").write_text("something else entirely, and long enough to be looked at", "utf-8")
    assert show(tmp_path / "x.db") == 2
    assert "not a ledger" in capsys.readouterr().err


def test_a_ledger_without_incidents_says_so(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "quiet.db"
    with closing(open_for_writing(path)) as connection:
        append(connection, FIRST)
        record_grouping(connection, [])
    assert show(path) == 0
    assert "quiet.db holds 1 report, and none tells of one" in capsys.readouterr().out


def test_reports_that_are_not_grouped_yet_are_told_of(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "half.db"
    with closing(open_for_writing(path)) as connection:
        append(connection, FIRST)
    assert show(path) == 0
    assert "not grouped into incidents yet" in capsys.readouterr().err


def test_the_ledger_of_the_environment_is_used(ledger: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLEGEDLY_LEDGER", str(ledger))
    assert run(["show"]) == 0
    assert "i-3f2a91" in capsys.readouterr().out
