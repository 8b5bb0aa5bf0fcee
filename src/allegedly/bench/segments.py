"""Exact spans as the CofeNet paper scores them: attributions on a line's tokens in, segments of one kind each out."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from allegedly.bench.attribution import Attribution, Kind, Range, covered
from allegedly.bench.scores import Counts

PRECEDENCE: tuple[Kind, ...] = ("cue", "source", "content")
"""A token that several spans want goes to the first of these kinds, and of one kind to the span that comes first."""


class Segment(NamedTuple):
    """A run of tokens of one line and one kind; ``first`` and ``last`` count the document's tokens, half-open."""

    line: int
    kind: str
    first: int
    last: int


def segments(attributions: Sequence[Attribution], tokens: Sequence[Range], lines: Sequence[int]) -> frozenset[Segment]:
    """Return the segments that attributions (in text order) make on tokens, of which ``lines`` gives the line of each.

    A span covers each token that it overlaps, its edges are not trimmed, and it ends with its line. The parts of a span in
    several parts stay apart even where no token stands between them, as in the CofeNet files.
    """
    owners: dict[int, tuple[Kind, int, int]] = {}
    for kind in PRECEDENCE:
        for number, one in enumerate(attributions):
            for part, span in enumerate(getattr(one, kind)):
                for i in covered(tokens, span):
                    owners.setdefault(i, (kind, number, part))
    found: list[Segment] = []
    for i in sorted(owners):
        if i > 0 and owners.get(i - 1) == owners[i] and lines[i - 1] == lines[i]:
            found[-1] = found[-1]._replace(last=i + 1)
        else:
            found.append(Segment(lines[i], owners[i][0], i, i + 1))
    return frozenset(found)


def count_exact(table: str, found: frozenset[Segment], gold: frozenset[Segment]) -> Counts:
    """Return the counts by kind; a segment is right when line, kind, start and end are those of a segment of the corpus."""
    counts: Counts = Counter()
    for field, held in (("found", found), ("gold", gold)):
        for one in held:
            counts[table, one.kind, field] += 1
            counts[table, one.kind, f"{field}_right"] += one in found and one in gold
    return counts
