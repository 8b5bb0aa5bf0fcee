"""A folder of sentences with a marked pair and its PLOVER root in, the figures of the product's interactions between such pairs out.

The layout is that of the PLV set of Hu et al. 2024 (ZSP): tab-separated, with the columns ``marked_sentence`` (``<s>`` and ``<t>`` around
source and target) and ``gold_root``.
"""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from allegedly.bench.digest import corpus_digest
from allegedly.bench.plover_score import Answered, Typed, typed
from allegedly.pipeline import annotate_report
from allegedly.problems import InputError, Problem
from allegedly.report.read import ReadOptions, read_input
from allegedly.run import Progress
from allegedly.settings import Settings
from allegedly.view.interactions import Interaction, Ranges, interactions
from allegedly.workers import in_order

FILES = "PLV_*.tsv"
COLUMNS = ("marked_sentence", "gold_root")
ROOTS: dict[tuple[str, str | None], str] = {
    ("CONCEDE", None): "YIELD",
    ("RETREAT", None): "YIELD",
    ("SANCTION", "convict"): "ACCUSE",
}
"""Where the corpus has other roots than PLOVER 2.0: it keeps CAMEO 08 together as YIELD, and counts guilty verdicts (CAMEO 116) with ACCUSE."""

_MARK = re.compile(r"(</?[st]>)")


class Marked(NamedTuple):
    """A sentence without its marks, where source and target stand in it, and the root that the corpus gives the pair."""

    text: str
    source: tuple[tuple[int, int], ...]
    target: tuple[tuple[int, int], ...]
    gold: str


def measure_plover(folder: Path, jobs: int = 1, progress: Callable[[Progress], None] | None = None) -> Typed:
    """Return the figures on every ``PLV_*.tsv`` of a folder; raises ``InputError`` when it holds none or one cannot be read."""
    paths = sorted(folder.glob(FILES))
    if not paths:
        raise InputError(f"{folder} holds no {FILES}: name the folder of the marked sentences with --data FOLDER")
    rows = [row for path in paths for row in read_marked(path)]
    answers: list[Answered] = []
    faults: list[str] = []
    for number, found in enumerate(in_order(_answer, rows, jobs), 1):
        if isinstance(found, str):
            faults.append(f"sentence {number}: {found}")
            found = Answered(rows[number - 1].gold, None, None, ())
        answers.append(found)
        if progress:
            progress(Progress(number, len(rows), f"sentence {number}"))
    return typed(answers, corpus_digest(paths), tuple(faults))


def read_marked(path: Path) -> Iterator[Marked]:
    """Yield the rows of a file; raises ``InputError`` for a file without the columns, and for a row without marks or root."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise InputError(f"{path}: no column {', '.join(missing)}; the first line must name the columns")
        for row in rows:
            one = unmark(row["marked_sentence"] or "", row["gold_root"] or "")
            if not (one.source or one.target) or not one.gold:
                raise InputError(f"{path}:{rows.line_num}: a row needs <s>source</s> or <t>target</t>, and a root")
            yield one


def unmark(marked: str, gold: str) -> Marked:
    """Return a sentence without its marks, with what they marked.

    >>> unmark("<s>Norland</s> sued <t>Sudria</t>.", "ACCUSE")
    Marked(text='Norland sued Sudria.', source=((0, 7),), target=((13, 19),), gold='ACCUSE')
    """
    plain, opened = "", 0
    found: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for part in _MARK.split(marked):
        if not _MARK.fullmatch(part):
            plain += part
        elif part.startswith("</"):
            found[part[2]].append((opened, len(plain)))
        else:
            opened = len(plain)
    return Marked(plain, tuple(found["s"]), tuple(found["t"]), gold)


def _answer(one: Marked) -> Answered | str:
    """Return what the whole line makes of the plain sentence, or why it could not be read."""
    result = read_input(one.text.encode("utf-8"), "sentence.txt", ReadOptions())
    if len(result.reports) != 1:
        return "; ".join(problem.message for problem in result.problems) or "it is not one report"
    record = annotate_report(result.reports[0], Settings.from_environment())
    if isinstance(record, Problem):
        return record.message
    shift = max(one.text.find(record.report.text), 0)
    found = interactions(record, _moved(one.source, shift), _moved(one.target, shift))
    roots = tuple(dict.fromkeys(root_of(each) for each in found))
    return Answered(one.gold, roots[0] if roots else None, found[0].fit if found else None, roots[1:])


def _moved(ranges: Ranges, by: int) -> list[tuple[int, int]]:
    return [(start - by, end - by) for start, end in ranges]


def root_of(one: Interaction) -> str:
    """Return the corpus's root for an interaction."""
    return ROOTS.get((one.type, one.mode)) or ROOTS.get((one.type, None)) or one.type
