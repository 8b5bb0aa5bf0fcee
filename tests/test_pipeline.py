"""The straight line: records in the order of their reports, a ledger that a second run leaves as it is."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from allegedly.contract import schema, to_json
from allegedly.ledger.connect import open_for_reading
from allegedly.ledger.read import annotations, incidents
from allegedly.pipeline import annotate_paths, annotate_text, read_into
from allegedly.problems import InputError, LexiconError, Problem
from allegedly.records import Annotation
from allegedly.run import Progress

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("0*"))
SHELLED = "Rebels shelled the town of Orvane on Monday, killing two guards, the army said.\n"
DENIED = "Rebels denied shelling the town of Orvane on Monday.\n"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ALLEGEDLY_LEXICON", "ALLEGEDLY_LEDGER"):
        monkeypatch.delenv(name, raising=False)


def write(folder: Path, **texts: str) -> list[str]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, "utf-8")
        paths.append(str(path))
    return paths


def held(ledger: Path) -> tuple[list[str], list[str]]:
    """What a ledger holds, as text: its records, and its incidents."""
    with closing(open_for_reading(ledger)) as connection:
        records = sorted(to_json(record) for record in annotations(connection))
        return records, sorted(to_json(incident) for incident in incidents(connection))


def test_records_and_problems_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    first, empty, last = write(tmp_path, a=SHELLED, b="", c=DENIED)
    found = list(annotate_paths([first, str(tmp_path / "missing.txt"), empty, last]))
    assert [type(one) for one in found] == [Annotation, Problem, Problem, Annotation]
    assert [one.report.file for one in found if isinstance(one, Annotation)] == [first, last]
    assert [one.where for one in found if isinstance(one, Problem)] == [str(tmp_path / "missing.txt"), empty]


def test_reports_do_not_touch_one_another(tmp_path: Path) -> None:
    paths = write(tmp_path, a=SHELLED, b=DENIED)
    there = [to_json(one) for one in annotate_paths(paths)]
    back = [to_json(one) for one in annotate_paths(paths[::-1])]
    assert there == back[::-1]


def test_every_sample_is_a_record_that_conforms_to_the_schema() -> None:
    validator = Draft202012Validator(schema("annotation"))
    found = list(annotate_paths([str(path) for path in SAMPLES]))
    assert len(found) >= len(SAMPLES) > 0
    for one in found:
        assert isinstance(one, Annotation)
        assert list(validator.iter_errors(json.loads(to_json(one)))) == []


def test_a_text_without_a_report_is_a_callers_mistake() -> None:
    with pytest.raises(InputError):
        annotate_text("", "nothing")


def test_a_run_counts_what_it_did_and_a_second_adds_nothing(tmp_path: Path) -> None:
    paths, ledger = write(tmp_path, a=SHELLED, b=DENIED), tmp_path / "war.db"
    seen: list[Progress] = []
    first = read_into(paths, ledger, progress=seen.append)
    before = held(ledger)
    second = read_into(paths, ledger)
    assert (first.found, first.added, first.known, first.problems) == (2, 2, 0, ())
    assert (second.found, second.added, second.known) == (2, 0, 2)
    assert [(one.done, one.total) for one in seen] == [(1, 2), (2, 2)]
    assert first.statements == second.statements > 0
    assert first.incidents == second.incidents == len(before[1]) > 0
    assert held(ledger) == before


def test_what_the_ledger_holds_is_what_annotate_gives(tmp_path: Path) -> None:
    paths, ledger = write(tmp_path, a=SHELLED, b=DENIED), tmp_path / "war.db"
    read_into(paths, ledger)
    assert held(ledger)[0] == sorted(to_json(one) for one in annotate_paths(paths))


def test_a_bad_file_costs_itself_and_nothing_else(tmp_path: Path) -> None:
    (good,) = write(tmp_path, a=SHELLED)
    summary = read_into([good, str(tmp_path / "missing.txt")], tmp_path / "war.db")
    assert summary.added == 1
    assert [problem.where for problem in summary.problems] == [str(tmp_path / "missing.txt")]


def test_one_run_or_two_in_either_order_give_the_same_records(tmp_path: Path) -> None:
    paths = [str(path) for path in SAMPLES[:4]]
    ledgers = [tmp_path / name for name in ("once.db", "forward.db", "back.db")]
    read_into(paths, ledgers[0])
    for path in paths:
        read_into([path], ledgers[1])
    for path in reversed(paths):
        read_into([path], ledgers[2])
    once, forward, back = map(held, ledgers)
    assert once == forward
    assert once == back


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    paths = write(tmp_path, a=SHELLED, b=DENIED)
    read_into(paths, tmp_path / "one.db", jobs=1)
    read_into(paths, tmp_path / "two.db", jobs=2)
    assert held(tmp_path / "one.db") == held(tmp_path / "two.db")


def test_a_faulty_overlay_stops_the_run_before_it_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "cues.csv").write_text("lemma,pos\nmumble,\n", "utf-8")
    monkeypatch.setenv("ALLEGEDLY_LEXICON", str(tmp_path / "lexicon"))
    with pytest.raises(LexiconError):
        read_into(write(tmp_path, a=SHELLED), tmp_path / "war.db")
    assert not (tmp_path / "war.db").exists()
