"""The whole line beside the bare parser: a corpus in, both sides' times, their ratio and their peak memories out."""

import json
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from allegedly.bench.corpus import Corpus
from allegedly.problems import AllegedlyError

RATIO_LIMIT = 1.5
STATEMENT_LIMIT = 0.6
PEAK_LIMIT = 1_500_000_000
SIDES = ("bare", "statements", "whole")
WARM_UP = "The army said rebels had shelled the market. The rebels denied the attack.\n"


class BenchError(AllegedlyError):
    """A side of the bench stopped before it had answered."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side's wall time in seconds for each round, and its highest resident memory in bytes."""

    seconds: tuple[float, ...]
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Speed:
    """The result of a run. ``ratio`` is the median over rounds of whole time over bare time, ``statement_ratio`` that of the statement step."""

    reports: int
    words: int
    corpus: str
    bare: Side
    whole: Side
    statements: Side
    bare_words_per_second: float
    whole_words_per_second: float
    ratio: float
    statement_ratio: float


class Worker:
    """A child process that runs one side, so that each side's peak memory is its own."""

    def __init__(self, side: str) -> None:
        self._side = side
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "allegedly.bench.worker", self._side]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            self._process.wait()

    def run(self, folder: Path) -> tuple[float, int]:
        """Return the seconds and the peak bytes of one pass over a folder; raises ``BenchError`` when the child stops."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise BenchError("the worker was not started")
        try:
            process.stdin.write(f"{folder}\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass
        answer = process.stdout.readline()
        if not answer:
            raise BenchError(f"the {self._side} side stopped before it had answered; its message stands above")
        row = json.loads(answer)
        return float(row["seconds"]), int(row["peak_bytes"])


def measure(corpus: Corpus, rounds: int) -> Speed:
    """Return the times of all sides over the same texts, in turns that go backwards every other round.

    All sides are loaded and warmed on one sentence before the first round, so loading is not counted.
    """
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder, warm = _write(corpus.texts, place / "reports"), _write((WARM_UP,), place / "warm")
        workers = {side: stack.enter_context(Worker(side)) for side in SIDES}
        for worker in workers.values():
            worker.run(warm)
        answers: dict[str, list[tuple[float, int]]] = {side: [] for side in SIDES}
        for number in range(rounds):
            for side in SIDES if number % 2 == 0 else reversed(SIDES):
                answers[side].append(workers[side].run(folder))
    return _result(corpus, {side: _side(rows) for side, rows in answers.items()})


def _write(texts: tuple[str, ...], folder: Path) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, "utf-8")
    return folder


def _side(answers: list[tuple[float, int]]) -> Side:
    return Side(tuple(seconds for seconds, _ in answers), max(peak for _, peak in answers))


def _result(corpus: Corpus, sides: dict[str, Side]) -> Speed:
    bare, whole, statements = sides["bare"], sides["whole"], sides["statements"]
    return Speed(
        reports=len(corpus.texts),
        words=corpus.words,
        corpus=corpus.digest,
        bare=bare,
        whole=whole,
        statements=statements,
        bare_words_per_second=corpus.words / statistics.median(bare.seconds),
        whole_words_per_second=corpus.words / statistics.median(whole.seconds),
        ratio=_ratio(whole, bare),
        statement_ratio=_ratio(statements, bare),
    )


def _ratio(side: Side, bare: Side) -> float:
    return statistics.median(slow / fast for slow, fast in zip(side.seconds, bare.seconds, strict=True))
