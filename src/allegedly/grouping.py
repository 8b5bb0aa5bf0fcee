"""A ledger's reports and judgements in, its incidents brought up to date; only what is new, and what it touches, is computed."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import process_time

from allegedly.incident.block import keys
from allegedly.incident.cluster import Edge, Group, edge, event_key, tied
from allegedly.incident.group import incidents, told_in
from allegedly.incident.judged import Ties, ties
from allegedly.incident.memory import Memory
from allegedly.judgement import Judgement, in_force
from allegedly.ledger import index
from allegedly.ledger import read as held
from allegedly.ledger.connect import open_for_reading, open_for_writing
from allegedly.ledger.judgements import append_judgements, judgements, parse_judgements
from allegedly.ledger.write import append, record_grouping
from allegedly.problems import Problem
from allegedly.records import Annotation, Incident

METHOD = "2046.4"  # raised whenever the rules of grouping change: the index is then made anew
AT_ONCE = 200  # reports a transaction


def regroup(connection: sqlite3.Connection) -> None:
    """Bring the incidents of an open ledger up to date: new reports, and those whose judgements have changed.

    The outcome depends on the reports and judgements alone, not on the order or the steps in which they came.
    """
    is_new, memory = index.method(connection) != METHOD, Memory()
    if is_new:
        index.clear(connection, METHOD)
    while due := index.reports_due(connection, AT_ONCE):
        _step(connection, due, None, memory)
    while True:
        new, upto = index.reports_to_group(connection, AT_ONCE)
        if not new:
            break
        _step(connection, new, upto, memory)
    if is_new:
        index.settle(connection)


def is_current(connection: sqlite3.Connection) -> bool:
    """Return whether every report of an open ledger is grouped, and by the present rules: after an upgrade none is."""
    return index.method(connection) in (None, METHOD) and held.is_grouped(connection)


def _step(connection: sqlite3.Connection, reports: Sequence[str], upto: int | None, memory: Memory) -> bool:
    """Regroup a few reports; return whether it was done, and not undone because another process grouped or judged meanwhile."""
    with index.snapshot(connection):
        stamp = index.stamp(connection)
        memory.keep_for(stamp[-1])
        change = _Step(connection, in_force(judgements(connection)), stamp, memory).change(reports, upto)
    return index.write(connection, change)


class _Step:
    """One regrouping of a few reports. Lives as long as its snapshot of the ledger; it holds the reports that it touches."""

    def __init__(
        self, connection: sqlite3.Connection, opinions: Sequence[Judgement], stamp: index.Stamp, memory: Memory
    ) -> None:
        self._connection, self._opinions, self._stamp = connection, opinions, stamp
        self._annotations: dict[str, Annotation] = {}
        self._loaded: set[str] = set()
        self._threads: dict[str, Group] = {}
        self._ties, self._memory = Ties(), memory

    def change(self, reports: Sequence[str], upto: int | None) -> index.Change:
        """Group these reports and whatever they touch, and return what changes."""
        connection = self._connection
        self._ties = self._judged_ties()
        gone = index.threads_of(connection, reports)
        before = {one for thread in gone for _, one in _around(connection, thread)}
        old = {home[1] for home in index.homes(connection, [*gone, *before]).values() if home[1]}
        self._load(reports)
        new = [one for one in self._threads.values() if one.members[0].source.id in set(reports)]
        edges = self._edges(new)
        touched = self._touched(new, edges, before - set(gone), set(gone))
        self._load({home for home, _ in index.homes(connection, touched).values()})
        groups = [self._threads[one] for one in sorted(touched) if one in self._threads]
        old |= {home[1] for home in index.homes(connection, touched).values() if home[1]}
        held_edges = self._edges_held(touched, set(gone), edges)
        found = incidents(groups, held_edges, self._threads, self._ties, self._memory.weighed)
        by_event = {(event.report, event.id): one.id for one in found for event in one.events}
        homes = [(by_event[event_key(one.members[0])], one.id) for one in groups]
        threads = [
            (one.id, one.members[0].source.id, [(key.text, int(key.wide)) for key in keys(one.profile)]) for one in new
        ]
        rows = [(one.left, one.right, one.score, int(one.joins), one.why) for one in edges]
        return index.Change(self._stamp, gone, threads, rows, sorted(old), found, homes, upto, reports)

    def _judged_ties(self) -> Ties:
        """What people hold together or apart; the reports they name are at hand, so that their events are found again."""
        named = {
            part.report
            for one in self._opinions
            if one.kind in ("merge", "split")
            for part in (*one.targets, *one.against)
        }
        for report in sorted(one for one in named if one is not None):
            found = held.annotation(self._connection, report)
            if found is not None:
                self._annotations[report] = found
        return ties(self._opinions, self._annotations)

    def _load(self, reports: Iterable[str]) -> None:
        for report in sorted(set(reports) - self._loaded):
            self._loaded.add(report)
            if (told := self._memory.told(report)) is None:
                annotation = self._annotations.get(report) or held.annotation(self._connection, report)
                told = told_in(annotation, self._opinions, self._ties) if annotation else ()
                self._memory.remember(report, told)
            self._threads |= {one.id: one for one in told}

    def _edges(self, new: Sequence[Group]) -> list[Edge]:
        """The edges between new threads and all others; pairs of new ones once."""
        found: dict[tuple[str, str], Edge] = {}
        filed: dict[str, list[tuple[str, bool]]] = {}
        for one in new:
            for key in keys(one.profile):
                filed.setdefault(key.text, []).append((one.id, key.wide))
        for one in new:
            own = keys(one.profile)
            met = index.sharing(self._connection, [(key.text, int(key.wide)) for key in own])
            met |= {other for key in own for other, wide in filed[key.text] if wide or key.wide}
            self._load(home for home, _ in index.homes(self._connection, met - self._threads.keys()).values())
            for other in sorted(met & self._threads.keys()):
                if (between := edge(one, self._threads[other])) is not None:
                    found[between.left, between.right] = between
        self._load({report for pair in self._ties.together for report, _ in pair})
        fresh = {one.id for one in new}
        for between in tied(self._threads.values(), self._ties):
            if between.left in fresh or between.right in fresh:
                found[between.left, between.right] = between
        return list(found.values())

    def _touched(self, new: Sequence[Group], edges: Sequence[Edge], before: set[str], gone: set[str]) -> set[str]:
        """The new threads, those that edges lead to from them or led to from the old ones, and all that join these."""
        reached = {one.id for one in new} | {end for one in edges for end in (one.left, one.right)} | before
        open_ones = sorted(reached)
        while open_ones:
            for joins, other in _around(self._connection, open_ones.pop()):
                if joins and other not in reached and other not in gone:
                    reached.add(other)
                    open_ones.append(other)
        return reached - gone | {one.id for one in new}

    def _edges_held(self, touched: set[str], gone: set[str], fresh: Sequence[Edge]) -> list[Edge]:
        """The edges of the index among the touched threads and from them to others, and the fresh ones, each once."""
        found = {(one.left, one.right): one for one in fresh}
        for thread in sorted(touched):
            for one, other, score, joins, why in () if thread in gone else index.edges_at(self._connection, thread):
                if one in self._threads and other not in gone:
                    self._load(
                        home
                        for home, _ in index.homes(self._connection, [other]).values()
                        if other not in self._threads
                    )
                    left, right = sorted((one, other), key=lambda end: self._threads[end].members[0].key)
                    found.setdefault((left, right), Edge(left, right, score, bool(joins), why))
        return list(found.values())


def _around(connection: sqlite3.Connection, thread: str) -> list[tuple[bool, str]]:
    return [(bool(joins), other) for _, other, _, joins, _ in index.edges_at(connection, thread)]


def judge_ledger(ledger: Path, decisions: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Append judgements to a ledger, bring its incidents up to date, and return those that were new. Raises ``LedgerError``."""
    connection = open_for_writing(ledger)
    try:
        added = append_judgements(connection, decisions)
        if added:
            regroup(connection)
        return added
    finally:
        connection.close()


def import_judgements(ledger: Path, text: str, name: str) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """Append the judgements of a JSON Lines text; return those that were new, and a problem for each line that holds none."""
    found = list(parse_judgements(text, name))
    added = judge_ledger(ledger, [one for one in found if not isinstance(one, Problem)])
    return added, tuple(one for one in found if isinstance(one, Problem))


def ledger_judgements(ledger: Path) -> tuple[Judgement, ...]:
    """Return every judgement of a ledger, those taken back included, by time and id."""
    connection = open_for_reading(ledger)
    try:
        return judgements(connection)
    finally:
        connection.close()


def add_reports(ledger: Path, records: Sequence[Annotation]) -> tuple[float, float]:
    """Append records to a ledger, bring its incidents up to date, and return the processor seconds that the two took."""
    connection = open_for_writing(ledger)
    try:
        began = process_time()
        for one in records:
            append(connection, one)
        written = process_time()
        regroup(connection)
        return written - began, process_time() - written
    finally:
        connection.close()


def add_incidents(ledger: Path, made: Sequence[Incident]) -> None:
    """Put incidents that no grouping made in force beside those that are: for a bench that needs a large ledger soon."""
    connection = open_for_writing(ledger)
    try:
        record_grouping(connection, [*held.incidents(connection), *made])
    finally:
        connection.close()


def count_incidents(ledger: Path) -> int:
    """Return how many incidents a ledger holds."""
    connection = open_for_reading(ledger)
    try:
        return held.totals(connection).incidents
    finally:
        connection.close()


def count_reports(ledger: Path) -> int:
    """Return how many reports a ledger holds."""
    connection = open_for_reading(ledger)
    try:
        return held.totals(connection).reports
    finally:
        connection.close()
