"""Long runs: what was exported is read again as it was, and kills, dying workers and bad inputs lose nothing and double nothing."""

import csv
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from allegedly.contract import from_json, to_json
from allegedly.export.records import jsonl
from allegedly.export.registry import export, exporters
from allegedly.grouping import judge_ledger, ledger_judgements, regroup
from allegedly.judgement import Judgement, Signature, Target, judge, undo
from allegedly.ledger import index
from allegedly.ledger.connect import open_for_reading, open_for_writing
from allegedly.ledger.judgements import append_judgements
from allegedly.ledger.read import incidents, is_grouped, known_reports
from allegedly.ledger.second import append_reading
from allegedly.pipeline import read_into
from allegedly.records import Incident, Span
from allegedly.second import SecondClaim, SecondReading
from allegedly.view.holdings import Holdings
from allegedly.workers import ClusterError, Crew, in_order
from tests.fatal import fatal_once

ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
COMMAND = [sys.executable, "-c", "from allegedly.cli.main import main; main()"]


def reports(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = f"Shells hit mill no. {number}\n\nKELVE: The mayor said on Monday that shells had killed {number + 2} people at mill no. {number}.\n"
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def held(ledger: Path) -> frozenset[str]:
    with closing(open_for_reading(ledger)) as connection:
        return known_reports(connection)


def told(ledger: Path) -> tuple[Incident, ...]:
    with closing(open_for_reading(ledger)) as connection:
        return incidents(connection)


def judged(ledger: Path) -> tuple[Judgement, ...]:
    """Judge what a ledger of the samples holds, in every way there is, and return the judgements."""
    happenings = [one for one in told(ledger) if len({event.report for event in one.events}) > 1]
    events = [
        [Target("event", e.id, e.report, e.trigger.start, e.trigger.end) for e in one.events] for one in happenings
    ]
    first, *rest = events[0]
    report = Target("report", first.report or "")
    made = [
        judge("reject", rest[:1], by(1)),
        judge("merge", [events[1][0], events[2][0]], by(2)),
        judge("split", [first], by(3), against=rest[1:]),
        judge("correct", [first], by(4), field="place", value="Arn"),
        judge("same_actor", [Target("actor", "Marento"), Target("actor", "rebels")], by(5), value="Marento"),
        judge("note", [report], by(6), value="an “old” photograph"),
        judge("grade", [report], by(7), value="B2"),
    ]
    return (*made, undo(made[0], by(8)))


def code(ledger: Path) -> tuple[SecondReading, ...]:
    """Let another coder read two reports of a ledger, the one with a claim, and return what it said."""
    first, other, *_ = Holdings(ledger).annotations()
    words = Span(first.report.text[10:30], 10, 30)
    claim = SecondClaim("the army", "toll", "denies", None, "killed", 0, None, words)
    made = [SecondReading(first.report.id, "m/1", 2, (claim,)), SecondReading(other.report.id, "m/1", 0, ())]
    with closing(open_for_writing(ledger)) as connection:
        assert [append_reading(connection, one) for one in made] == [True, True]
        assert not append_reading(connection, made[0])
    return tuple(sorted(made, key=lambda one: one.report))


def test_a_second_reading_of_no_report_or_of_other_words_is_named(tmp_path: Path) -> None:
    read_into([str(ROOT / "samples")], tmp_path / "war.db")
    with_claim = next(one for one in code(tmp_path / "war.db") if one.claims)
    moved = replace(with_claim.claims[0], words=replace(with_claim.claims[0].words, start=11, end=31))
    wrong = [replace(with_claim, coder="m/2", report="r-none"), replace(with_claim, coder="m/3", claims=(moved,))]
    lines = [*map(to_json, wrong), to_json(replace(with_claim, coder="m/4"))]
    (tmp_path / "second.jsonl").write_text("\n".join(lines), "utf-8")
    summary = read_into([str(tmp_path / "second.jsonl")], tmp_path / "war.db")
    assert [one.code for one in summary.problems] == ["faulty_record"] * 2
    assert (summary.found, summary.beside, summary.beside_known) == (0, 1, 0)


def by(minute: int) -> Signature:
    return Signature("ana", f"2031-06-01T10:{minute:02}:00Z", "seen in the original")


def test_records_and_judgements_out_and_in_again_are_the_same_ledger_byte_for_byte(tmp_path: Path) -> None:
    read_into([str(ROOT / "samples")], tmp_path / "one.db")
    unjudged = told(tmp_path / "one.db")
    decisions = judged(tmp_path / "one.db")
    assert judge_ledger(tmp_path / "one.db", decisions) == decisions
    assert told(tmp_path / "one.db") != unjudged
    readings = code(tmp_path / "one.db")
    for before, after in (("one", "two"), ("two", "three")):
        export(exporters()["jsonl"], Holdings(tmp_path / f"{before}.db"), tmp_path / f"{before}.jsonl", "acled")
        read_into([str(tmp_path / f"{before}.jsonl")], tmp_path / f"{after}.db")
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert told(tmp_path / "one.db") == told(tmp_path / "three.db")
    assert ledger_judgements(tmp_path / "three.db") == decisions
    again = read_into([str(tmp_path / "one.jsonl")], tmp_path / "two.db")
    assert (again.added, again.known) == (0, again.found)
    assert (again.beside, again.beside_known) == (0, len(decisions) + len(readings))
    assert tuple(Holdings(tmp_path / "three.db").second_readings()) == readings


def test_judgements_may_come_before_their_reports_and_one_that_was_edited_is_named(tmp_path: Path) -> None:
    read_into([str(ROOT / "samples")], tmp_path / "one.db")
    judge_ledger(tmp_path / "one.db", judged(tmp_path / "one.db"))
    export(exporters()["jsonl"], Holdings(tmp_path / "one.db"), tmp_path / "one.jsonl", "acled")
    lines = (tmp_path / "one.jsonl").read_text("utf-8").splitlines()
    (tmp_path / "back.jsonl").write_text("\n".join([lines[-1].replace("ana", "eva"), *reversed(lines)]), "utf-8")
    summary = read_into([str(tmp_path / "back.jsonl")], tmp_path / "two.db")
    assert [one.code for one in summary.problems] == ["changed_judgement"]
    assert told(tmp_path / "two.db") == told(tmp_path / "one.db")


def test_judgements_that_a_killed_run_left_ungrouped_are_grouped_by_the_next(tmp_path: Path) -> None:
    ledger = tmp_path / "war.db"
    read_into([str(ROOT / "samples")], ledger)
    decisions, before = judged(ledger), told(ledger)
    with closing(open_for_writing(ledger)) as connection:
        append_judgements(connection, decisions)  # and no further
        assert not is_grouped(connection)
    assert told(ledger) == before
    read_into([str(ROOT / "samples")], ledger)
    left = told(ledger)
    shutil.copyfile(ledger, tmp_path / "again.db")
    with closing(open_for_writing(tmp_path / "again.db")) as connection:
        index.clear(connection, "made anew")
        regroup(connection)
    assert left != before
    assert left == told(tmp_path / "again.db")


def test_of_chosen_incidents_only_the_judgements_on_their_reports_are_exported(tmp_path: Path) -> None:
    ledger = tmp_path / "war.db"
    read_into([str(ROOT / "samples")], ledger)
    judge_ledger(ledger, judged(ledger))
    counts = []
    for incident in told(ledger):
        lines = list(jsonl(Holdings(ledger, (incident.id,))))
        found = [from_json(Judgement, line) for line in lines[len(incident.reports) :]]
        assert all(
            one.kind in ("undo", "same_actor") or {part.report or part.id for part in one.targets} & {*incident.reports}
            for one in found
        )
        counts.append(len(found))
    assert min(counts) < max(counts)


def test_a_run_that_is_killed_is_gone_on_with(tmp_path: Path) -> None:
    folder, ledger = reports(tmp_path / "in", 15), tmp_path / "war.db"
    with subprocess.Popen([*COMMAND, "read", str(folder), "--ledger", str(ledger)], env=ENVIRONMENT) as child:
        while child.poll() is None and (not ledger.exists() or not _some(ledger)):
            time.sleep(0.02)
        child.send_signal(signal.SIGKILL)
    partly = held(ledger)
    assert 0 < len(partly) < 15
    summary = read_into([str(folder)], ledger)
    assert (summary.known, summary.added) == (len(partly), 15 - len(partly))
    whole = tmp_path / "whole.db"
    read_into([str(folder)], whole)
    assert held(ledger) == held(whole)
    assert told(ledger) == told(whole)


def _some(ledger: Path) -> bool:
    try:
        return len(held(ledger)) > 2
    except Exception:  # it is being made
        return False


@pytest.mark.parametrize("always", [True, False])
def test_a_worker_that_dies_takes_nothing_with_it(tmp_path: Path, always: bool) -> None:
    work: Callable[[int], int] = partial(fatal_once, folder=str(tmp_path), always=always)
    found = list(in_order(work, range(12), 2, lambda number: -number))
    assert found == [-5 if always and number == 5 else number * 10 for number in range(12)]


def test_the_processes_of_a_run_that_is_killed_end_with_it(tmp_path: Path) -> None:
    code = "from functools import partial; from tests.fatal import lingering; from allegedly.workers import in_order; "
    code += f"list(in_order(partial(lingering, folder={str(tmp_path)!r}), range(4), 2))"
    with subprocess.Popen([sys.executable, "-c", code], env=ENVIRONMENT) as child:
        while child.poll() is None and len(list(tmp_path.iterdir())) < 2:
            time.sleep(0.05)
        child.send_signal(signal.SIGKILL)
    processes = [int(path.name) for path in tmp_path.iterdir()]
    for _ in range(600):  # they would stay for a minute and then wait for work
        if not any(map(_is_there, processes)):
            return
        time.sleep(0.05)
    pytest.fail("the processes are still there")


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat")
        return (
            not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
        )  # ended, but nobody has asked yet
    except OSError:
        return False


def test_a_cluster_reads_the_same_and_survives_a_dead_worker(tmp_path: Path) -> None:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True) as cluster:
        work: Callable[[int], int] = partial(fatal_once, folder=str(tmp_path), always=False)
        found = list(in_order(work, range(12), Crew(cluster=cluster.scheduler_address), lambda number: -number))
    assert found == [number * 10 for number in range(12)]


def test_a_cluster_reads_from_the_command_line_and_a_killed_worker_loses_and_doubles_nothing(tmp_path: Path) -> None:
    from distributed import LocalCluster

    folder, ledger, account = reports(tmp_path / "in", 24), tmp_path / "war.db", tmp_path / "account.csv"
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True) as cluster:
        command = [*COMMAND, "read", str(folder), "--ledger", str(ledger), "--account", str(account)]
        with subprocess.Popen([*command, "--cluster", cluster.scheduler_address], env=ENVIRONMENT) as child:
            while child.poll() is None and (not ledger.exists() or not _some(ledger)):
                time.sleep(0.02)
            first = len(held(ledger))
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
            assert child.wait() == 0
    assert first < 24
    rows = list(csv.DictReader(account.open(encoding="utf-8")))
    assert [(row["outcome"], row["added"]) for row in rows] == [("read", "1")] * 24
    read_into([str(folder)], tmp_path / "whole.db")
    assert held(ledger) == held(tmp_path / "whole.db")
    assert told(ledger) == told(tmp_path / "whole.db")


def test_a_cluster_that_is_not_there_is_said_to_be() -> None:
    with pytest.raises(ClusterError, match="no dask scheduler answers"):
        list(in_order(abs, [1], Crew(cluster="tcp://127.0.0.1:9")))


def test_every_input_has_a_line_in_the_account(tmp_path: Path) -> None:
    folder, ledger = reports(tmp_path / "in", 2), tmp_path / "war.db"
    (folder / "empty.txt").write_text("")
    (folder / "french.txt").write_text(
        "Les soldats ont tiré sur la foule, selon des témoins de la ville, et ils ont fui dans la nuit."
    )
    (folder / "same.txt").write_bytes((folder / "000.txt").read_bytes())
    account = tmp_path / "account.csv"
    command = [*COMMAND, "read", str(folder), "--ledger", str(ledger), "--account", str(account)]
    out = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert out.returncode == 1
    rows = {Path(row["input"]).name: row["outcome"] for row in csv.DictReader(account.open(encoding="utf-8"))}
    assert rows == {
        "000.txt": "read",
        "001.txt": "read",
        "empty.txt": "not_read",
        "french.txt": "no_report",
        "same.txt": "known",
    }
    assert "Of 5 inputs: 2 read, 1 already known, 1 no report, 1 not read." in out.stdout
