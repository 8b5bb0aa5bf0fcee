"""The documents of WikiEvents and what the product found in them in, counts of arguments and triggers out."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from allegedly.bench.scores import Counts
from allegedly.bench.wiki_corpus import Document, GoldEvent, Range
from allegedly.bench.wiki_found import Found, OwnEvent, Reading, head_of, overlap

GIVEN, WHOLE = "trigger given", "end to end"
IDENTIFIED, CLASSIFIED = "identification", "classification"
COREFERENT = ", coreferent"
TRIGGER, TYPED, FULLY_TYPED = "trigger", "trigger, type", "trigger, subtype"
ROWS = (IDENTIFIED, CLASSIFIED, IDENTIFIED + COREFERENT, CLASSIFIED + COREFERENT)
NOTHING: Found = frozenset()

Clusters = Mapping[Range, frozenset[str]]


class Wanted(NamedTuple):
    """The arguments of an event: roles with head words, the clusters of its mentions, and of these with their role."""

    heads: frozenset[tuple[str, Range]]
    same: frozenset[str]
    same_in_role: frozenset[tuple[str, str]]


def score_document(document: Document, reading: Reading) -> Counts:
    """Return the counts of a document, with the marked triggers and from end to end.

    As in Li, Ji & Han 2021: what is found is a set of head words with roles for each event. One is identified when it is the head word
    of an argument of that event, classified when that argument has its role as well; for coreference also when it is the head of another
    mention of the same. Recall is the same number by the arguments that there are.
    """
    counts: Counts = Counter()
    clusters = _clusters(document, reading)
    for gold, found in zip(document.events, reading.given, strict=True):
        wanted = _wanted(gold, reading)
        _score(counts, GIVEN, found, wanted, clusters)
        _break_down(counts, gold.type, found, wanted)
    matched = _score_triggers(counts, document, reading)
    for position, gold in enumerate(document.events):
        own = matched.get(position)
        _score(counts, WHOLE, own.arguments if own else NOTHING, _wanted(gold, reading), clusters)
    taken = {id(one) for one in matched.values()}
    for one in reading.own:
        if id(one) not in taken:
            _score(counts, WHOLE, one.arguments, Wanted(frozenset(), frozenset(), frozenset()), clusters)
    return counts


def _clusters(document: Document, reading: Reading) -> Clusters:
    found: dict[Range, frozenset[str]] = {}
    for at, cluster in document.mentions:
        head = head_of(reading.words, at)
        found[head] = found.get(head, frozenset()) | {cluster}
    return found


def _wanted(gold: GoldEvent, reading: Reading) -> Wanted:
    return Wanted(
        frozenset((one.role, head_of(reading.words, one.at)) for one in gold.arguments),
        frozenset(one.cluster for one in gold.arguments),
        frozenset((one.role, one.cluster) for one in gold.arguments),
    )


def _score(counts: Counts, table: str, found: Found, wanted: Wanted, clusters: Clusters) -> None:
    heads = {at for _, at in wanted.heads}
    for role, at in found:
        means = clusters.get(at, frozenset())
        identified, classified = at in heads, (role, at) in wanted.heads
        same_role = any((role, cluster) in wanted.same_in_role for cluster in means)
        right = (identified, classified, identified or bool(means & wanted.same), classified or same_role)
        for row, is_right in zip(ROWS, right, strict=True):
            _add(counts, table, row, is_right)
    for row in ROWS:
        counts[table, row, "gold"] += len(wanted.heads)


def _break_down(counts: Counts, type_: str, found: Found, wanted: Wanted) -> None:
    """Count by role what has its role, and by type what is identified."""
    heads = {at for _, at in wanted.heads}
    for role, at in found:
        _add(counts, "by role", role, (role, at) in wanted.heads)
        _add(counts, "by type", type_, at in heads)
    for role, _ in wanted.heads:
        counts["by role", role, "gold"] += 1
        counts["by type", type_, "gold"] += 1


def _score_triggers(counts: Counts, document: Document, reading: Reading) -> dict[int, OwnEvent]:
    """Count triggers and types; return the own event of each of the corpus's (by position) where trigger and type are the same."""
    left = dict(enumerate(document.events))
    matched: dict[int, OwnEvent] = {}
    for own in reading.own:
        here = [i for i, gold in left.items() if overlap(own.at, gold.at)]
        best = max(here, key=lambda i: _agreement(own.type, document.events[i].type), default=None)
        depth = _agreement(own.type, document.events[best].type) if best is not None else -1
        for row, least in ((TRIGGER, 0), (TYPED, 2), (FULLY_TYPED, 3)):
            _add(counts, WHOLE, row, depth >= least)
        if best is not None:
            del left[best]
            if depth >= 2:
                matched[best] = own
    for row in (TRIGGER, TYPED, FULLY_TYPED):
        counts[WHOLE, row, "gold"] += len(document.events)
    return matched


def _agreement(left: str, right: str) -> int:
    """Return how many of the parts of two types are the same, from the front.

    >>> _agreement("Conflict.Attack.DetonateExplode", "Conflict.Attack.Unspecified")
    2
    """
    pairs = list(zip(left.split("."), right.split("."), strict=False))
    return next((depth for depth, (one, other) in enumerate(pairs) if one != other), len(pairs))


def _add(counts: Counts, table: str, row: str, is_right: bool) -> None:
    counts[table, row, "found"] += 1
    counts[table, row, "found_right"] += is_right
    counts[table, row, "gold_right"] += is_right
