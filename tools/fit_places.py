"""Reports with the places that readers gave their names in, the weights of the places' features out (claim/place_weights.py).

Needs NumPy, which comes with spaCy, and the corpora LGL and GeoVirus of shared/data/geoparsing; takes some minutes:

    .venv/bin/python tools/fit_places.py ../shared/data/geoparsing/open > src/allegedly/claim/place_weights.py

A conditional logit: of the places that a name can mean, the chance of each goes with the sum of its features times their weights; "none
of these" has a weight of its own. Right are all places within 161 km of where the reader put the name; where none is, "none" is. The
features that come of the report's other places are taken as the line takes them, from the weights of the last round.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from allegedly.bench.geoparsing import Text, read_corpora, reports_of
from allegedly.claim import place_weights
from allegedly.claim.annotate import mended
from allegedly.claim.place import ask
from allegedly.claim.place_candidates import Candidate
from allegedly.claim.place_resolve import gather, weigh_all
from allegedly.claim.place_score import distance, features
from allegedly.language.understand import understand
from allegedly.parsed import Document
from allegedly.pipeline import line_for
from allegedly.settings import Settings

CORPORA = ("LGL", "GeoVirus")
ROUNDS = 3
STEPS = 300
RATE = 0.05
SHRINK = 0.002
NEAR_ENOUGH_KM = 161.0


class Row(NamedTuple):
    """A name: the features of each place it can mean, and which of them are right; ``none`` are those of the choice of none of them."""

    features: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    none: dict[str, float] = {}  # noqa: RUF012 - never changed


Held = Sequence[tuple[Document, int, dict[tuple[int, int], tuple[float, float]]]]


def rows_of(held: Held) -> list[Row]:
    """Return a row for each name of the reports that a reader placed."""
    gazetteer = line_for(Settings.from_environment()).claims.gazetteer
    found: list[Row] = []
    for document, shift, gold in held:
        questions, context = ask(document, gazetteer)
        names = gather(gazetteer, [one.asked for one in questions])
        _, context = weigh_all(names, context)
        for question, name in zip(questions, names, strict=True):
            span = document.span(question.sentence, question.name.first, question.name.last)
            point = gold.get((span.start + shift, span.end + shift))
            if point is not None and name.options:
                rows = tuple(features(one, name.key, name.around, context) for one in name.options)
                found.append(Row(rows, tuple(is_near(one, point) for one in name.options)))
    return found


def documents_of(text: Text) -> Iterator[tuple[Document, int]]:
    """Yield the parsed reports of a text, each with where it begins."""
    line = line_for(Settings.from_environment())
    for report, at in reports_of(text):
        yield mended(understand(report, line.language, line.parser), line.claims)[0], at


def is_near(one: Candidate, point: tuple[float, float]) -> bool:
    """Tell whether a candidate is where a reader put the name."""
    return one.lat is not None and one.lon is not None and distance((one.lat, one.lon), point) <= NEAR_ENOUGH_KM


def fit(rows: Sequence[Row], start: dict[str, float], least: int = 1) -> dict[str, float]:
    """Return the weights under which the right places are likeliest, by gradient steps of Adam, shrunk towards 0.

    Features seen fewer than ``least`` times get none.
    """
    seen = Counter(name for row in rows for one in (*row.features, row.none) for name in one)
    names = sorted(name for name, times in seen.items() if times >= least)
    column = {name: i for i, name in enumerate(names)}
    count = sum(len(row.features) + 1 for row in rows)
    table, right, group = np.zeros((count, len(names) + 1)), np.zeros(count), np.zeros(count, dtype=int)
    at = 0
    for number, row in enumerate(rows):
        for one, is_right in zip((*row.features, row.none), (*row.right, not any(row.right)), strict=True):
            for name in column.keys() & one.keys():
                table[at, column[name]] = one[name]
            table[at, -1] = one is row.none
            right[at], group[at] = is_right, number
            at += 1
    weights = np.array([*(start.get(name, 0.0) for name in names), start.get("none", 0.0)])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        logs = np.clip(table @ weights, -60, 60)
        parts = np.exp(logs)
        chance = parts / np.bincount(group, parts)[group]
        hoped = right * chance
        hoped /= np.bincount(group, hoped)[group] + 1e-12
        slope = table.T @ (chance - hoped) / len(rows) + SHRINK * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip((*names, "none"), (round(float(weight), 3) for weight in weights), strict=True))


def text_of(weights: dict[str, float], rows: int) -> str:
    """Return the module that holds the weights."""
    lines = "".join(f'    "{name}": {weight},\n' for name, weight in sorted(weights.items()))
    return (
        '"""The weights of the features of a place that a name can mean, as ``tools/fit_places.py`` printed them."""\n\n'
        f"# fitted on {rows} names of LGL and GeoVirus\nWEIGHTS: dict[str, float] = {{\n{lines}}}\n"
    )


def train(held: Held) -> tuple[dict[str, float], int]:
    """Return the weights after all rounds, and how many names they rest on."""
    rows: list[Row] = []
    for _ in range(ROUNDS):
        rows = rows_of(held)
        found = fit(rows, place_weights.WEIGHTS)
        place_weights.WEIGHTS.clear()
        place_weights.WEIGHTS.update(found)
    return dict(place_weights.WEIGHTS), len(rows)


def main(folders: Iterable[str]) -> None:
    """Print the module of weights."""
    texts = [one for folder in folders for one in read_corpora(Path(folder)) if one.corpus in CORPORA]
    held = [
        (document, shift, {(g.start, g.end): (g.lat, g.lon) for g in text.gold})
        for text in texts
        for document, shift in documents_of(text)
    ]
    weights, rows = train(held)
    sys.stdout.write(text_of(weights, rows))


if __name__ == "__main__":
    main(sys.argv[1:])
