"""Views in, CSV out: the same lists that the pages show."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from allegedly.view.names import Lists, read_lists
from allegedly.view.network import Tie
from allegedly.view.search import IncidentLine

Rows = Iterable[Sequence[object]]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(rows: Rows) -> str:
    """Return ``rows`` as CSV; a cell of text that a spreadsheet would run as a formula begins with an apostrophe.

    >>> to_csv([["place", "killed"], ["=cmd", None]])
    "place,killed\\r\\n'=cmd,\\r\\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def incident_rows(lines: Sequence[IncidentLine]) -> Iterator[Sequence[object]]:
    """Yield a header and a row for each incident."""
    yield (
        "id", "when", "where", "headline", "type", "held_responsible", "figures", "occurrence", "responsibility", "toll", "label",
        "voices", "reports", "origins",
    )  # fmt: skip
    for one in lines:
        blames = "; ".join(f"{b.value} ({', '.join(v or 'the report itself' for v in b.voices)})" for b in one.blames)
        yield (
            one.id, one.when, one.where, one.headline, one.type, blames, "; ".join(one.tolls), one.occurrence, one.responsibility,
            one.toll, one.label, one.voices, one.reports, one.origins,
        )  # fmt: skip


def tie_rows(ties: Sequence[Tie]) -> Iterator[Sequence[object]]:
    """Yield a header and a row for each tie of a network."""
    yield "who", "says", "of_whom", "times", "report", "start", "end"
    for one in ties:
        yield one.source, one.words, one.target, one.count, one.report, one.start, one.end


def list_rows(ledger: Path, kind: str) -> Iterator[Sequence[object]]:
    """Yield a header and a row for each entry of the list ``kind``."""
    lists = read_lists(ledger, kind, size=None)
    entries = list_entries(lists, kind)
    if entries:
        yield tuple(entries[0])
    yield from (tuple(entry.values()) for entry in entries)


def list_entries(lists: Lists, kind: str) -> list[dict[str, object]]:
    """Return the entries of the list ``kind`` as plain facts."""
    if kind not in {field.name for field in fields(Lists)}:
        raise ValueError(f"there is no list {kind!r}")
    return [asdict(entry) for entry in getattr(lists, kind)]


def _cell(value: object) -> object:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
