"""A command that reads into a ledger in, its speed and the memory of all its processes over time out, as a table that later runs add to (Linux only)."""

import csv
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from allegedly.grouping import count_reports
from allegedly.problems import AllegedlyError

FLAT = 0.10  # of the memory at the first mark
_STOP_SECONDS = 60
_STOPPED = 143  # what a shell reports for a program that was asked to end
_MB = 1024  # kB, as /proc counts


@dataclass(frozen=True, slots=True)
class Sample:
    """One look: seconds since the run began, reports in the ledger, and the memory of the processes in MB.

    ``parent`` and ``workers`` (all of them together) are what the processes hold of their own; ``mapped`` is what they hold of files, which
    the system takes back when it needs the room.
    """

    run: int
    seconds: float
    reports: int
    parent: float
    workers: float
    mapped: float
    processes: int


class NoSuchFiles(AllegedlyError):
    """The system has no /proc to read memory from."""


def watched(command: Sequence[str], ledger: Path, series: Path, every: float, limit: float | None) -> int | None:
    """Run a command and add a sample to ``series`` every so many seconds; return its exit status, ``None`` when it was stopped at the limit."""
    if not Path("/proc/self/status").exists():
        raise NoSuchFiles("the memory of processes is read from /proc, which only Linux has")
    before = read_series(series)
    number, began = before[-1].run + 1 if before else 1, time.monotonic()
    with series.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if not before:
            writer.writerow([one.name for one in fields(Sample)])
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603
        usual = signal.signal(signal.SIGTERM, _stopped)  # a service manager's stop ends the reading too
        try:
            while process.poll() is None:
                seconds = time.monotonic() - began
                if limit is not None and seconds > limit:
                    return None
                reports = count_reports(ledger) if ledger.exists() else 0
                writer.writerow(astuple(_look(process.pid, number, round(seconds, 1), reports)))
                file.flush()
                _wait(process, every)
        finally:
            signal.signal(signal.SIGTERM, usual)
            process.terminate()
            process.wait(_STOP_SECONDS)
        writer.writerow(astuple(Sample(number, round(time.monotonic() - began, 1), count_reports(ledger), 0, 0, 0, 0)))
    return process.returncode


def _stopped(*_: object) -> None:
    raise SystemExit(_STOPPED)


def _wait(process: "subprocess.Popen[bytes]", seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def read_series(series: Path) -> list[Sample]:
    """Return the samples of all runs so far."""
    if not series.exists():
        return []
    with series.open(encoding="utf-8", newline="") as file:
        return [
            Sample(
                int(row["run"]), float(row["seconds"]), int(row["reports"]), float(row["parent"]), float(row["workers"]),
                float(row["mapped"]), int(row["processes"]),
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def told(samples: Sequence[Sample], marks: Sequence[int]) -> Iterator[str]:
    """Yield what the samples say, in lines: the memory at each mark beside the first one, the reports a second of each run."""
    first: float | None = None
    for mark in marks:
        # the highest of the looks around the mark: what is held for a moment counts
        near = [one for one in samples if one.processes and 0.9 * mark <= one.reports <= mark]
        if not near or samples[-1].reports < mark:
            continue
        parent, workers = max(one.parent for one in near), max(one.workers for one in near)
        held = max(one.parent + one.workers for one in near)
        first = first or held
        yield (
            f"at {mark:,} reports: {held:,.0f} MB (parent {parent:,.0f}, workers {workers:,.0f}; files {max(one.mapped for one in near):,.0f}), "
            f"{held / first - 1:+.1%} of the first mark{'' if held <= first * (1 + FLAT) else ': NOT FLAT'}"
        )
    for run in sorted({one.run for one in samples}):
        yield from _speed([one for one in samples if one.run == run])


def _speed(looks: Sequence[Sample]) -> Iterator[str]:
    """The rate from the first look at which a report was there to the first one at which the last was; what follows is the grouping."""
    start = next((one for one in looks if one.reports > looks[0].reports), looks[-1])
    end = next(one for one in looks if one.reports == looks[-1].reports)
    if end.seconds <= start.seconds:
        return
    rate = (end.reports - start.reports) / (end.seconds - start.seconds)
    held = max(one.parent + one.workers for one in looks)
    yield (
        f"run {looks[0].run}: {looks[-1].reports - looks[0].reports:,} reports, {rate:,.2f} a second; "
        f"{looks[-1].seconds - end.seconds:,.0f} s after the last of them; {held:,.0f} MB at most"
    )


def _look(pid: int, run: int, seconds: float, reports: int) -> Sample:
    own, files = _held(pid)
    below = [_held(one) for one in _below(pid)]
    return Sample(
        run, seconds, reports, _mb(own), _mb(sum(one for one, _ in below)), _mb(files + sum(one for _, one in below)), 1 + len(below)
    )  # fmt: skip


def _mb(kilobytes: int) -> float:
    return round(kilobytes / _MB, 1)


def _held(pid: int) -> tuple[int, int]:
    """Return the kB that a process holds of its own and of files, zeros when it has ended."""
    try:
        rows = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    except OSError:
        return 0, 0
    own, files = rows.get("RssAnon", "0 kB"), rows.get("RssFile", "0 kB")
    return int(own.split()[0]), int(files.split()[0])


def _below(pid: int) -> Iterator[int]:
    """Yield the processes that a process began, and those that they began."""
    for tasks in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(one) for one in tasks.read_text().split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from _below(child)
