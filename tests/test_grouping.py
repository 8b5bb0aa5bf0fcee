"""A ledger that grows in any order and in any steps, with people judging in between, holds what grouping everything at once gives."""

import random
from pathlib import Path

import pytest

from allegedly.contract import to_json
from allegedly.grouping import import_judgements, judge_ledger, ledger_judgements, regroup
from allegedly.incident.group import group
from allegedly.judgement import Judgement, Signature, Target, in_force, judge, undo
from allegedly.ledger import read
from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.write import append
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


@pytest.mark.parametrize("seed", range(30))
def test_steps_and_order_do_not_matter(tmp_path: Path, seed: int) -> None:
    grow(tmp_path / "war.db", random.Random(seed), ())  # noqa: S311 -- a seed makes the order repeatable
    assert held(tmp_path / "war.db") == [to_json(one) for one in group(REPORTS)]


@pytest.mark.parametrize("seed", range(30))
def test_judgements_count_whenever_they_come(tmp_path: Path, seed: int) -> None:
    grow(tmp_path / "war.db", random.Random(seed), DECISIONS)  # noqa: S311 -- a seed makes the order repeatable
    assert held(tmp_path / "war.db") == [to_json(one) for one in group(REPORTS, in_force(DECISIONS))]


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
