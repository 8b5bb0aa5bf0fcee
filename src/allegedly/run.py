"""What a run counts and reports of itself: how far it is, and what it did."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from allegedly.problems import FaultyRecord, Problem
from allegedly.records import Annotation, Report

# Codes of problems that cost a report; the others are remarks on reports that were read, or name what is no report.
LOSSES = frozenset({
    "empty", "binary", "markup", "undecodable", "too_long", "too_large", "broken_row", "no_text", "broken_text", "not_found",
    "unreadable", "folder_loop", "nothing_found", "failed", "faulty_record",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: inputs done, of how many, and the one just read."""

    done: int
    total: int | None
    name: str


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What a run did (reports found, added, known before), and what the ledger holds after it.

    ``unread`` counts the problems that cost a report: files and rows that could not be read, reports that failed.
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


class Tally:
    """Counts what a run comes by, and lets through only what the ledger does not hold. Lives as long as the run."""

    def __init__(self, known: Iterable[str]) -> None:
        self.found = self.added = self.known = 0
        self.problems: list[Problem] = []
        self._held = set(known)

    def new(self, reading: Iterable[tuple[Report | Problem, bool]]) -> Iterator[tuple[Report | Problem | None, bool]]:
        """Yield what was read with whether it is the last of its input; ``None`` in the place of a report that is held."""
        for found, is_last in reading:
            if isinstance(found, Problem):
                yield found, is_last
                continue
            self.found += 1
            is_held = found.id in self._held
            self._held.add(found.id)
            self.known += is_held
            yield (None if is_held else found), is_last

    def take(self, record: Annotation, append: Callable[[Annotation], bool]) -> None:
        """Append a record; one that contradicts itself becomes a problem, and the run goes on."""
        try:
            self.added += append(record)
        except FaultyRecord as error:
            self.problems.append(Problem(record.report.file or record.report.id, "faulty_record", str(error)))

    def summary(self, statements: int, events: int, claims: int, incidents: int) -> RunSummary:
        """Return the summary of the run, with what the ledger holds now."""
        problems = tuple(self.problems)
        unread = sum(problem.code in LOSSES for problem in problems)
        return RunSummary(self.found, self.added, self.known, statements, events, claims, incidents, problems, unread)
