"""A folder of MUC-3/4 messages and keys in, the scores of the product's records as templates out, slot by slot."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from allegedly.bench.digest import corpus_digest
from allegedly.bench.muc_fill import templates
from allegedly.bench.muc_key import SLOTS, Set, Template, find_sets, messages, read_key
from allegedly.bench.muc_score import Tally, score_message, slot_score
from allegedly.bench.muc_tables import ALL, MucResult
from allegedly.lexicon import load_lexicon
from allegedly.pipeline import annotate_report
from allegedly.problems import Problem
from allegedly.records import Annotation
from allegedly.report.read import ReadOptions, read_input
from allegedly.run import Progress
from allegedly.settings import Settings
from allegedly.workers import in_order


def measure_muc(
    folder: Path, parts: Sequence[str], jobs: int = 1, progress: Callable[[Progress], None] | None = None
) -> MucResult:
    """Return the scores of the product on the named sets; raises ``InputError`` when one is missing."""
    sets = find_sets(folder, tuple(parts))
    keys = _keys(sets)
    inputs = [message for one in sets for path in one.messages for message in messages(path.read_text("latin-1"))]
    countries = {
        country.alpha3: country.name for country in load_lexicon(Settings.from_environment().overlay).countries
    }
    tally: Tally = Counter()
    given, faults = 0, []
    seen: set[str] = set()
    for number, (message, records) in enumerate(in_order(_read, inputs, jobs), 1):
        seen.add(message)
        faults += [f"{message}: {record.message}" for record in records if isinstance(record, Problem)]
        told = [record for record in records if isinstance(record, Annotation)]
        found = [template for record in told for template in templates(message, record, countries)]
        given += len(found)
        tally += score_message(keys.get(message, []), found)
        if progress:
            progress(Progress(number, len(inputs), message))
    for message in keys.keys() - seen:
        faults.append(f"{message}: the key has it, the messages do not")
        tally += score_message(keys[message], [])
    wanted = [template for rows in keys.values() for template in rows]
    scores = {name: slot_score(tally, (slot,)) for slot, name in SLOTS.items()}
    return MucResult(
        corpus_digest(path for one in sets for path in (*one.messages, *one.keys)), len(inputs), sum(not one.optional for one in wanted), sum(one.optional for one in wanted), given,
        {**scores, ALL: slot_score(tally, tuple(SLOTS))}, tuple(sorted(faults)),
    )  # fmt: skip


def _keys(sets: Sequence[Set]) -> dict[str, list[Template]]:
    found: dict[str, list[Template]] = {}
    for path in (path for one in sets for path in one.keys):
        for template in read_key(path.read_text("latin-1")):
            found.setdefault(template.message, []).append(template)
    return found


def _read(message: tuple[str, str]) -> tuple[str, list[Annotation | Problem]]:
    """Return a message's id with the records of its text, read as a user's file would be."""
    name, text = message
    reports = read_input(text.encode(), name, ReadOptions()).reports
    return name, [annotate_report(report, Settings.from_environment()) for report in reports]
