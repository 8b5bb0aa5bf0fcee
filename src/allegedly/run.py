"""What a run counts and reports of itself: how far it is, what it did, and what became of every input."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from allegedly.judgement import Judgement
from allegedly.problems import FaultyRecord, Problem
from allegedly.records import Annotation, Report
from allegedly.second import SecondReading

# Codes of problems that cost a report; the others are remarks on reports that were read, or name what is no report.
LOSSES = frozenset({
    "empty", "binary", "markup", "undecodable", "too_long", "too_large", "broken_row", "no_text", "broken_text", "not_found",
    "unreadable", "folder_loop", "nothing_found", "failed", "faulty_record", "unreachable", "refused", "robots", "private_address",
    "paywall", "cookie_page", "challenge", "broken_archive", "broken_record", "broken_mail", "broken_pdf", "locked", "missing_extra",
    "worker_died", "broken_judgement", "changed_judgement",
})  # fmt: skip
KEPT = 10_000  # problems that the summary can list; the ledger has all of them
PENDING = 500  # problems, or judgements and readings, that wait to be written

Outcome = Literal["read", "known", "no_report", "not_read"]
OUTCOMES: tuple[Outcome, ...] = ("read", "known", "no_report", "not_read")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: inputs done, of how many, the one that is being read, and the reports added so far."""

    done: int
    total: int | None
    name: str
    added: int = 0


Beside = Judgement | SecondReading  # what stands in a ledger beside the records of reports
Found = Report | Annotation | Beside | Problem


class Item(NamedTuple):
    """What was found in an input, on its way through the run: ``None`` in the place of a report that the ledger holds."""

    found: Found | None
    is_last: bool
    source: str
    report: str | None = None


@dataclass(frozen=True, slots=True)
class InputLine:
    """What became of one input: the reports found, added and known before, and why what was not read was not."""

    source: str
    outcome: Outcome
    found: int
    added: int
    known: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did (reports found, added, known before), and what the ledger holds after it.

    ``unread`` counts the problems that cost a report: files and rows that could not be read, reports that failed. ``problems`` are the
    first ones, ``problem_count`` all of them; ``beside`` and ``beside_known`` count people's judgements and another coder's readings, which are
    not among the reports; ``inputs`` counts the inputs by what became of them.
    """

    found: int
    added: int
    known: int
    statements: int
    events: int
    claims: int
    incidents: int
    problems: tuple[Problem, ...]
    unread: int
    problem_count: int = 0
    beside: int = 0
    beside_known: int = 0
    inputs: Mapping[Outcome, int] = field(default_factory=dict)


PutBeside = Callable[
    [Sequence[Beside]], tuple[int, Sequence[Problem]]
]  # how many were new, and which could not be put there


class Tally:
    """Counts what a run comes by, and lets through only what the ledger does not hold. Lives as long as the run.

    It holds the ids of the reports under way and a bounded number of problems, however long the run is.
    """

    def __init__(
        self, is_held: Callable[[str], bool], keep: Callable[[Sequence[Problem]], object], put_beside: PutBeside
    ) -> None:
        self.found = self.added = self.known = self.done = self.unread = self.problem_count = 0
        self.beside = self.beside_known = 0
        self.problems: list[Problem] = []
        self.inputs: Counter[Outcome] = Counter()
        self._is_held, self._keep, self._put_beside = is_held, keep, put_beside
        self._under_way: set[str] = set()
        self._pending: list[Problem] = []
        self._waiting: list[Beside] = []
        self._here: list[Problem] = []
        self._before = (0, 0, 0, 0, 0)

    def new(self, reading: Iterable[tuple[Found, bool, str]]) -> Iterator[Item]:
        """Yield what was read, ``None`` in the place of a report that is held or under way."""
        for found, is_last, source in reading:
            if isinstance(found, Problem | Beside):
                yield Item(found, is_last, source)
                continue
            key = found.report.id if isinstance(found, Annotation) else found.id
            if key in self._under_way or self._is_held(key):
                yield Item(None, is_last, source, key)
            else:
                self._under_way.add(key)
                yield Item(found, is_last, source, key)

    def settle(self, item: Item, append: Callable[[Annotation], bool]) -> InputLine | None:
        """Append the record of an item; return the line of its input when it was the last one.

        A record that contradicts itself becomes a problem, and the run goes on.
        """
        if item.report is not None:
            self.found += 1
        if item.found is None:
            self.known += 1
        elif isinstance(item.found, Problem):
            self._note(item.found)
        elif isinstance(item.found, Beside):
            self._wait(item.found)
        elif isinstance(item.found, Annotation):
            self._take(item.found, append)
        if item.report is not None and item.found is not None:
            self._under_way.discard(item.report)
        return self._close(item.source) if item.is_last else None

    def summary(self, statements: int, events: int, claims: int, incidents: int) -> RunSummary:
        """Return the summary of the run, with what the ledger holds now."""
        return RunSummary(
            self.found, self.added, self.known, statements, events, claims, incidents, tuple(self.problems), self.unread,
            self.problem_count, self.beside, self.beside_known, dict(self.inputs),
        )  # fmt: skip

    def flush(self) -> None:
        """Hand over the judgements, readings and problems that wait to be written."""
        waiting, self._waiting = self._waiting, []
        if waiting:
            added, faults = self._put_beside(waiting)
            self.beside += added
            self.beside_known += len(waiting) - added - len(faults)
            for fault in faults:
                self._note(fault)
        if self._pending:
            self._keep(self._pending)
            self._pending = []

    def _wait(self, found: Beside) -> None:
        self._waiting.append(found)
        if len(self._waiting) >= PENDING:
            self.flush()

    def _take(self, record: Annotation, append: Callable[[Annotation], bool]) -> None:
        try:
            self.added += append(record)
        except FaultyRecord as error:
            self._note(Problem(record.report.file or record.report.id, "faulty_record", str(error)))

    def _note(self, problem: Problem) -> None:
        self.problem_count += 1
        self.unread += problem.code in LOSSES
        if len(self.problems) < KEPT:
            self.problems.append(problem)
        if len(self._here) < KEPT:
            self._here.append(problem)
        self._pending.append(problem)
        if len(self._pending) >= PENDING:
            self.flush()

    def _close(self, source: str) -> InputLine:
        if self._waiting:
            self.flush()
        now = (self.found, self.added, self.known, self.beside, self.beside_known)
        found, added, known, beside, beside_known = (
            one - before for one, before in zip(now, self._before, strict=True)
        )
        lost = any(problem.code in LOSSES for problem in self._here)
        fresh, old = added or beside, known or beside_known
        outcome: Outcome = "read" if fresh else "known" if old else "not_read" if lost else "no_report"
        line = InputLine(source, outcome, found, added, known, tuple(self._here))
        self.inputs[outcome] += 1
        self.done += 1
        self._before, self._here = now, []
        return line
