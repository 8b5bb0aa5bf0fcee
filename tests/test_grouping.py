"""A ledger that grows in any order and in any steps, with people judging in between, holds what grouping everything at once gives."""

import multiprocessing
import random
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from allegedly.contract import to_json
from allegedly.grouping import add_reports, import_judgements, judge_ledger, ledger_judgements, regroup
from allegedly.incident.group import group
from allegedly.judgement import Judgement, Signature, Target, in_force, judge, undo
from allegedly.ledger import index, read
from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.write import append
from allegedly.pipeline import read_into
from allegedly.records import Annotation, Event
from tests.incident.told import told

TEXT = "A strike came at the mill, 22 or 9 lost. Later the strike was denied."


def report(name: str, day: str | None, cells: str, claim: str = "- asserts occurrence") -> Annotation:
    return told(
        name,
        day,
        TEXT.replace("mill", f"mill {name}"),
        f"strike | ASSAULT {cells}\n{' ' * 12}{claim}\nstrike@2 | ASSAULT",
    )


REPORTS = (
    report("a", "2031-05-07", "aerial | at Ketra | on 2031-05-06 | to Dravan Guard | killed 22"),
    report(
        "b",
        "2031-05-07",
        "aerial | at Ketra | on 2031-05-06 | to Dravan Guard | killed 9",
        "Karsia/state denies responsibility",
    ),
    report("c", "2031-05-08", "drone | at Ketra | on 2031-05-06 | to villagers | killed 9"),
    report("d", "2031-05-08", "| at Ketra | on 2031-05-04/2031-05-10"),
    report("e", None, "aerial | at Osmar | on 2031-05-06 | to Dravan Guard | killed 22"),
    report("f", "2031-05-09", "| at Ketra | to villagers", "medics/medic asserts toll killed 9"),
    report("g", "2031-05-09", "aerial | at Valdia | on 2031-05-06 | killed 22"),
    report("h", "2031-05-30", "aerial | at Ketra | on 2031-05-29 | to Dravan Guard | killed 22"),
)


def target(record: Annotation, at: int = 0) -> Target:
    event: Event = record.events[at]
    return Target("event", event.id, record.report.id, event.trigger.start, event.trigger.end)


def by(minute: int, who: str = "ana") -> Signature:
    return Signature(who, f"2031-06-01T10:{minute:02}:00Z")


A, B, C, D, E, *_ = REPORTS
SPLIT = judge("split", [target(A)], by(1), against=[target(B)])
DECISIONS: tuple[Judgement, ...] = (
    SPLIT,
    judge("merge", [target(A), target(E)], by(2)),
    judge("correct", [target(C)], by(3), field="place", value="Arn"),
    judge("reject", [target(D)], by(4)),
    judge("same_actor", [Target("actor", "Karsia"), Target("actor", "medics")], by(5), value="Karsian medics"),
    undo(SPLIT, by(6)),
)


def held(path: Path) -> list[str]:
    connection = open_for_writing(path)
    try:
        return [to_json(one) for one in read.incidents(connection)]
    finally:
        connection.close()


def grow(path: Path, chance: random.Random, decisions: tuple[Judgement, ...]) -> None:
    """Read the reports in a random order and random steps, judging at random moments in between."""
    waiting: list[Annotation | Judgement] = [*REPORTS, *decisions]
    chance.shuffle(waiting)
    connection = open_for_writing(path)
    for one in waiting:
        if isinstance(one, Judgement):
            judge_ledger(path, [one])
        else:
            append(connection, one)
            if chance.random() < 0.5:
                regroup(connection)
    regroup(connection)
    connection.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with nothing in it, made once: making one costs more than grouping these reports."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    connection = open_for_writing(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.mark.parametrize("tenth", range(10))
@pytest.mark.parametrize("decisions", [(), DECISIONS], ids=["unjudged", "judged"])
def test_steps_and_order_do_not_matter(
    empty: Path, tmp_path: Path, tenth: int, decisions: tuple[Judgement, ...]
) -> None:
    expected = [to_json(one) for one in group(REPORTS, in_force(decisions))]
    for seed in range(tenth * 10, tenth * 10 + 10):  # 200 random orders in all
        path = Path(shutil.copyfile(empty, tmp_path / f"{seed}.db"))
        grow(path, random.Random(seed), decisions)  # noqa: S311 -- a seed makes the order repeatable
        assert held(path) == expected, seed


def test_a_report_a_day_gives_what_all_at_once_gives(empty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(empty, tmp_path / "daily.db"))
    for one in sorted(REPORTS, key=lambda one: one.report.published or ""):
        add_reports(path, [one])
    assert held(path) == [to_json(one) for one in group(REPORTS)]


def test_two_processes_side_by_side_give_what_one_gives(empty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(empty, tmp_path / "shared.db"))
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=add_one_by_one, args=(path, part)) for part in (REPORTS[::2], REPORTS[1::2])]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert held(path) == [to_json(one) for one in group(REPORTS)]


def add_one_by_one(path: Path, reports: tuple[Annotation, ...]) -> None:
    for one in reports:
        add_reports(path, [one])


def test_what_was_worked_out_before_another_wrote_is_not_written(empty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(empty, tmp_path / "late.db"))
    add_reports(path, [A])
    connection = open_for_writing(path)
    early = index.Change(index.stamp(connection))
    add_reports(path, [B])
    assert not index.write(connection, early)
    assert index.write(connection, replace(early, stamp=index.stamp(connection)))
    connection.close()


def test_an_index_made_anew_gives_the_same_incidents_and_writes_none_again(empty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(empty, tmp_path / "anew.db"))
    add_reports(path, REPORTS)
    before = held(path)
    connection = open_for_writing(path)
    versions = connection.execute("SELECT count(*) FROM incident_change").fetchone()
    index.clear(connection, "an older way")
    regroup(connection)
    assert connection.execute("SELECT count(*) FROM incident_change").fetchone() == versions
    assert connection.execute("SELECT incidents FROM index_state").fetchone() == (len(before),)
    connection.close()
    assert held(path) == before


def test_a_ledger_grouped_by_older_rules_is_grouped_anew_though_nothing_is_new(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gunmen killed two teachers in Ketra on Monday, police said.", "utf-8")
    path = tmp_path / "war.db"
    read_into([str(tmp_path / "a.txt")], path)
    before = held(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE index_state SET method = 'older'")
    connection.close()
    read_into([str(tmp_path / "a.txt")], path)
    connection = open_for_writing(path)
    assert index.method(connection) not in (None, "older")
    connection.close()
    assert held(path) == before


def test_what_people_hold_apart_is_no_longer_perhaps_the_same(empty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(empty, tmp_path / "war.db"))
    pair = (
        report("x", "2031-05-07", "aerial | at Aleppo | on 2031-05-06 | killed 22"),
        told(
            "y",
            "2031-05-07",
            "Families fled from the strike.",
            "strike | ASSAULT drone | at Aleppo | on 2031-05-06 | killed 22",
        ),
    )
    add_reports(path, pair)
    assert [len(one.perhaps) for one in group(pair) if one.when] == [1, 1]
    apart = judge("split", [target(pair[0])], by(1), against=[target(pair[1])])
    judge_ledger(path, [apart])
    assert '"other_event"' not in "".join(held(path))
    judge_ledger(path, [undo(apart, by(2))])
    assert '"other_event"' in "".join(held(path))


def test_people_can_merge_split_and_take_it_back(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    grow(path, random.Random(0), ())  # noqa: S311 -- a seed makes the order repeatable
    before = held(path)
    assert judge_ledger(path, [SPLIT]) == (SPLIT,)
    homes = {(e.report, e.id): one.id for one in group(REPORTS, [SPLIT]) for e in one.events}
    assert homes[A.report.id, A.events[0].id] != homes[B.report.id, B.events[0].id]
    assert held(path) != before
    judge_ledger(path, [undo(SPLIT, by(9, "ben"))])
    assert held(path) == before


def test_a_teams_decisions_are_imported_once_and_broken_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    grow(path, random.Random(0), ())  # noqa: S311 -- a seed makes the order repeatable
    lines = "\n".join([*(to_json(one) for one in DECISIONS), "nonsense"])
    added, problems = import_judgements(path, lines, "team.jsonl")
    assert added == DECISIONS
    assert [one.where for one in problems] == ["team.jsonl:7"]
    assert import_judgements(path, lines, "team.jsonl")[0] == ()
    assert ledger_judgements(path) == DECISIONS
