"""A search in, who says of whom that it used force, and who is allied with whom, in the incidents it finds, out."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from allegedly.ledger import lookup, tables
from allegedly.ledger.connect import open_for_reading
from allegedly.ledger.lookup import Blamed
from allegedly.ledger.tables import ClaimRow, RelationRow
from allegedly.view.search import Search

# PLOVER's material conflict: what somebody can be held responsible for. That somebody made an accusation is no accusation of it.
FORCE = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
ASSERTING = ("asserts", "confirms", "accepts_responsibility")
MOST_TIES = 300


@dataclass(frozen=True, slots=True)
class Tie:
    """Who says of whom that it did something, or denies it, or how two actors are tied: how often, and one place where it stands.

    An actor that speaks of itself is both ``source`` and ``target``.
    """

    source: str
    target: str
    kind: str
    words: str
    count: int
    report: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Network:
    """The ties in the incidents that a search finds, the most frequent first; ``is_whole``: whether these are all."""

    ties: tuple[Tie, ...]
    incidents: int
    is_whole: bool


def network(ledger: Path, search: Search) -> Network:
    """Return the network of the incidents that ``search`` finds. Raises ``LedgerError`` when the ledger cannot be read."""
    with closing(open_for_reading(ledger)) as connection:
        connection.execute("BEGIN")  # one state of the ledger, while somebody writes
        found = lookup.blamed(connection, search.wanted, FORCE, MOST_TIES)
        names = sorted({name for one in found for name in (one.voice, one.value)})
        stated = tables.relations_among(connection, names, MOST_TIES)
        total = lookup.counted(connection, search.wanted).total
    said = (_said(one.voice, one.value, one.yes, one) for one in found if one.start is not None)
    ties = tied([*said, *map(_stated, stated)])
    return Network(tuple(sorted(ties, key=lambda tie: -tie.count)), total, len(found) < MOST_TIES)


def ties_of(
    name: str, by: Sequence[ClaimRow], about: Sequence[ClaimRow], relations: Sequence[RelationRow]
) -> tuple[Tie, ...]:
    """Return the ties of one actor: whom it says of that they did it, who says so of it, and the relations that reports state."""
    rows = [
        (name, row.value, row) for row in by if row.question == "responsibility" and row.value and row.type in FORCE
    ]
    rows += [(row.voice, name, row) for row in about if row.voice and row.voice != name]
    said = (
        _said(source, target, is_yes(row), row)
        for source, target, row in rows
        if source and target and row.start is not None
    )
    return tied([*said, *map(_stated, relations)])


def tied(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Return the ties that say the same of the same two as one, with the place of the first."""
    found: dict[tuple[str, str, str], Tie] = {}
    for tie in ties:
        key = (tie.source, tie.target, tie.words)
        held = found.get(key)
        first = held or tie
        number = tie.count + (held.count if held else 0)
        found[key] = Tie(tie.source, tie.target, tie.kind, tie.words, number, first.report, first.start, first.end)
    return tuple(found.values())


def is_yes(row: ClaimRow) -> bool:
    """Return whether a claim says so, and does not deny or doubt it."""
    return row.stance in ASSERTING and row.factuality != "negated"


def _said(source: str, target: str, yes: bool, row: ClaimRow | Blamed) -> Tie:
    words = f"says it was{'' if yes else ' not'}{' itself' if source == target else ''}"
    number = row.claims if isinstance(row, Blamed) else 1
    return Tie(source, target, "accuses" if yes else "denies", words, number, row.report, row.start or 0, row.end or 0)


def _stated(one: RelationRow) -> Tie:
    return Tie(one.subject, one.object, "relation", one.relation.replace("_", " "), 1, one.report, one.start, one.end)
