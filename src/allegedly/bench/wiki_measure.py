"""A folder of WikiEvents in, the scores of the product's arguments and triggers out."""

from collections import Counter
from pathlib import Path

from allegedly.bench.scores import Counts, Score, score_of
from allegedly.bench.wiki_corpus import read_part
from allegedly.bench.wiki_found import read_document
from allegedly.bench.wiki_score import CLASSIFIED, COREFERENT, FULLY_TYPED, IDENTIFIED, TRIGGER, TYPED, score_document
from allegedly.bench.wiki_tables import WikiResult


def measure_wikievents(folder: Path, part: str) -> WikiResult:
    """Return the scores of the product on a part; raises ``InputError`` when it is missing."""
    read = read_part(folder, part)
    counts: Counts = Counter()
    recorded, faults = 0, list[str]()
    for document in read.documents:
        reading = read_document(document)
        counts += score_document(document, reading)
        recorded += reading.recorded
        faults += reading.faults
    triggers = sum(len(document.events) for document in read.documents)
    return WikiResult(
        read.corpus, len(read.documents), triggers, recorded, _scores(counts, coreferent=read.coreferent), tuple(faults)
    )


def _scores(counts: Counts, *, coreferent: bool) -> dict[str, dict[str, Score]]:
    """Return the scores by table and row: triggers before arguments, the rest by how many there are."""
    order = (TRIGGER, TYPED, FULLY_TYPED, IDENTIFIED, CLASSIFIED, IDENTIFIED + COREFERENT, CLASSIFIED + COREFERENT)
    found: dict[str, dict[str, Score]] = {}
    for table, row in sorted({(table, row) for table, row, _ in counts}, key=lambda key: _place(counts, key, order)):
        if coreferent or not row.endswith(COREFERENT):
            found.setdefault(table, {})[row] = score_of(counts, table, row)
    return {table: found[table] for table in sorted(found, key=lambda name: (name.startswith("by "), name != "trigger given", name))}  # fmt: skip


def _place(counts: Counts, key: tuple[str, str], order: tuple[str, ...]) -> tuple[int, int, str]:
    table, row = key
    return (order.index(row) if row in order else len(order), -counts[table, row, "gold"], row)
