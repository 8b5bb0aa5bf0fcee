"""The views named for people say what the ledger says."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from allegedly.ledger.connect import open_for_reading
from tests.cli.conftest import ledger as ledger

METADATA = Path(__file__).parents[2] / "docs" / "datasette.json"


def rows(ledger: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(open_for_reading(ledger)) as connection:
        return connection.execute(sql).fetchall()


def test_the_views_name_voices_and_words(ledger: Path) -> None:
    said = rows(
        ledger, "SELECT voice, stance, words FROM who_says_what WHERE question = 'responsibility' ORDER BY voice"
    )
    assert [(voice, stance) for voice, stance, _ in said] == [("Free Guard", "asserts"), ("Ovesian army", "denies")]
    assert ("the reporter",) in rows(ledger, "SELECT voice FROM who_says_what")
    assert rows(ledger, "SELECT who_denies, words FROM denials") == [("Ovesian army", "denied the shelling")]


def test_the_answers_of_an_incident_are_rows(ledger: Path) -> None:
    told = rows(ledger, "SELECT standing, answer, voice FROM answers_to_questions WHERE question = 'responsibility'")
    assert told == [("disputed", "Ovesian army", "Free Guard"), ("disputed", "not Ovesian army", "Ovesian army")]
    assert rows(ledger, "SELECT grade FROM incidents") == [("contested",)]


def test_the_metadata_for_datasette_names_only_what_is_there(ledger: Path) -> None:
    described = json.loads(METADATA.read_text("utf-8"))["databases"]["war"]["tables"]
    there = {str(row[0]) for row in rows(ledger, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    assert set(described) <= there
    for name, about in described.items():
        columns = {str(row[1]) for row in rows(ledger, f"PRAGMA table_info({name})")}
        assert {*about.get("facets", []), *filter(None, [about.get("sort_desc")])} <= columns


def test_a_ledger_opens_in_datasette_as_it_stands(ledger: Path) -> None:
    def asked(address: str) -> str:
        command = [sys.executable, "-m", "datasette", str(ledger), "--metadata", str(METADATA), "--get", address]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    denials = json.loads(asked("/war/denials.json?_shape=array"))
    assert [one["who_denies"] for one in denials] == ["Ovesian army"]
    about = json.loads(METADATA.read_text("utf-8"))["databases"]["war"]["tables"]
    assert about["denials"]["description"] in asked("/war/denials")
