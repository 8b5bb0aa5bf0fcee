"""A ledger's reports and judgements in, its incidents brought up to date; only what is new, and what it touches, is computed."""

import sqlite3
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from pathlib import Path
from time import process_time

from allegedly.incident.block import keys
from allegedly.incident.cluster import Cluster, Edge, Group, Pairs, Told, clusters, edge, joined, tied
from allegedly.incident.filed import Filed, packed, unpacked
from allegedly.incident.group import Likes, incident, likenesses, perhaps, told_in
from allegedly.incident.judged import Ties, ties
from allegedly.incident.memory import Memory
from allegedly.incident.mention import Mention
from allegedly.incident.profile import Profile
from allegedly.judgement import Judgement, in_force
from allegedly.keys import content_id
from allegedly.ledger import index
from allegedly.ledger import read as held
from allegedly.ledger.connect import open_for_reading, open_for_writing
from allegedly.ledger.judgements import append_judgements, judgements, parse_judgements
from allegedly.ledger.write import append, record_grouping
from allegedly.links import Likeness
from allegedly.problems import Problem
from allegedly.records import Annotation, Incident

METHOD = "2046.13"  # raised whenever the rules of grouping change: the index is then made anew
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
    """One regrouping of a few reports. Lives as long as its snapshot of the ledger.

    What is compared and put together is known from the index; only the reports of incidents that change are read.
    """

    def __init__(
        self, connection: sqlite3.Connection, opinions: Sequence[Judgement], stamp: index.Stamp, memory: Memory
    ) -> None:
        self._connection, self._opinions, self._stamp = connection, opinions, stamp
        self._annotations: dict[str, Annotation] = {}
        self._told: dict[str, Told] = {}  # the new threads whole, others as the index has them
        self._gone: Set[str] = frozenset()
        self._homes: dict[str, str | None] = {}
        self._ties, self._memory = Ties(), memory

    def change(self, reports: Sequence[str], upto: int | None) -> index.Change:
        """Group these reports and whatever they touch, and return what changes."""
        self._ties = self._judged_ties()
        self._gone = gone = set(index.threads_of(self._connection, reports))
        before = {one for thread in gone for _, one in _around(self._connection, thread)} - gone
        self._homes = {one: home.incident for one, home in index.homes(self._connection, gone).items()}
        new = [one for report in sorted(set(reports)) for one in self._told_in(report)]
        self._told = {one.id: one for one in new}
        edges = self._edges(new)
        touched = self._touched(new, edges, before)
        known = self._edges_held(touched, edges)
        pairs = Pairs(self._told, self._members, index.pairs_among(self._connection, touched - gone))
        groups = [self._told[one] for one in touched]
        inner = [one for one in known if one.left in touched and one.right in touched]
        found = clusters(groups, inner, pairs, self._ties)
        made, kept = self._incidents(found, likenesses(self._told, known, self._ties), {one.id for one in new})
        return index.Change(
            self._stamp,
            gone=sorted(gone),
            threads=[_row(one) for one in new],
            edges=[(one.left, one.right, one.score, int(one.joins), one.why) for one in edges],
            pairs=[(*pair, score) for pair, score in pairs.new.items()],
            old=sorted({home for one in touched | gone if (home := self._homes.get(one))} - kept),
            incidents=[(one, key) for _, one, key in made],
            homes=[(one.id, thread) for cluster, one, _ in made for thread in cluster.groups],
            upto=upto,
            settled=reports,
        )

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

    def _told_in(self, report: str) -> tuple[Group, ...]:
        """The happenings of a report, read now if it was not lately."""
        if (told := self._memory.told(report)) is None:
            annotation = self._annotations.get(report) or held.annotation(self._connection, report)
            told = told_in(annotation, self._opinions, self._ties) if annotation else ()
            self._memory.remember(report, told)
        return told

    def _group(self, thread: str) -> Group | None:
        """A thread with its mentions; ``None`` when its report is judged otherwise by now, and due to be grouped anew in a later step."""
        one = self._told[thread]
        if isinstance(one, Group):
            return one
        return next((group for group in self._told_in(one.key[0]) if group.id == thread), None)

    def _members(self, thread: str) -> Sequence[Mention]:
        found = self._group(thread)
        return found.members if found else ()

    def _meet(self, threads: Iterable[str]) -> None:
        """Have these threads at hand, as the index has them; those of the reports that are grouped anew are not asked for there."""
        asked = sorted(set(threads) - self._told.keys() - self._gone)
        for one, home in index.homes(self._connection, asked).items():
            self._told[one] = Filed(
                one, tuple((home.report, event) for event in home.events), home.start, self._profile
            )
            self._homes[one] = home.incident

    def _profile(self, thread: str) -> Profile:
        return self._memory.profile(thread, lambda: unpacked(index.profile(self._connection, thread)))

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
            self._meet(met)
            for other in sorted(met & self._told.keys()):
                if (between := edge(one, self._told[other])) is not None:
                    found[between.left, between.right] = between
        named = {report for pair in self._ties.together for report, _ in pair}
        self._meet(index.threads_of(self._connection, sorted(named)))
        fresh = {one.id for one in new}
        for between in tied(self._told.values(), self._ties):
            if between.left in fresh or between.right in fresh:
                found[between.left, between.right] = between
        return list(found.values())

    def _touched(self, new: Sequence[Group], edges: Sequence[Edge], before: Set[str]) -> set[str]:
        """The new threads, those that edges lead to from them or led to from the old ones, and all that join these."""
        reached = {one.id for one in new} | {end for one in edges for end in (one.left, one.right)} | before
        open_ones = sorted(reached)
        while open_ones:
            for joins, other in _around(self._connection, open_ones.pop()):
                if joins and other not in reached and other not in self._gone:
                    reached.add(other)
                    open_ones.append(other)
        self._meet(reached)
        return reached

    def _edges_held(self, touched: Set[str], fresh: Sequence[Edge]) -> list[Edge]:
        """The edges of the index among the touched threads and from them to others, and the fresh ones, each once."""
        found = {(one.left, one.right): one for one in fresh}
        rows = [row for thread in sorted(touched - self._gone) for row in index.edges_at(self._connection, thread)]
        self._meet(other for _, other, *_ in rows)
        for one, other, score, joins, why in rows:
            if other not in self._gone:
                left, right = sorted((one, other), key=lambda end: self._told[end].key)
                found.setdefault((left, right), Edge(left, right, score, bool(joins), why))
        return list(found.values())

    def _incidents(
        self, found: Sequence[Cluster], likes: Likes, fresh: Set[str]
    ) -> tuple[list[tuple[Cluster, Incident, str]], set[str]]:
        """The incidents that change, each with its cluster and what it is made from; and the ids of those that do not."""
        made, kept = [], set()
        for one in found:
            likely = perhaps(one, self._told, likes)
            source = f"{content_id('m', *one.groups, *map(repr, one.merges))} {content_id('l', *map(repr, likely))}"
            home = self._homes.get(one.groups[0])
            before = index.made_from(self._connection, home) if home and fresh.isdisjoint(one.groups) else None
            if home and before == source:
                kept.add(home)
            elif (new := self._incident(one, likely, home if _has_same_groups(before, source) else None)) is not None:
                made.append((one, new, source))
        return made, kept

    def _incident(self, one: Cluster, likely: tuple[Likeness, ...], same: str | None) -> Incident | None:
        """The incident of a cluster: what the ledger has with other likenesses where that is the ``same``; ``None`` while its reports are due."""
        stored = held.incident(self._connection, same) if same else None
        if stored is not None:
            return replace(stored, perhaps=likely)
        groups = [group for thread in one.groups if (group := self._group(thread))]
        return incident(joined(groups, one.merges), likely) if groups else None


def _has_same_groups(before: str | None, now: str) -> bool:
    return bool(before) and str(before).split()[0] == now.split()[0]


def _row(one: Group) -> index.Thread:
    rows = [(key.text, int(key.wide)) for key in keys(one.profile)]
    events = tuple(event for _, event in one.events)
    return index.Thread(one.id, one.key[0], events, one.key[1], packed(one.profile), rows)


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
