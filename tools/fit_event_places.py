"""Sentences with the place of a given verb in; the weights of a place's features and of the network's part out.

Needs PyTorch (``tools/statements/requirements.txt``) and shared/data/event_location; takes some ten minutes on one core:

    .venv/bin/python tools/fit_event_places.py ../shared/data/event_location/open src/allegedly/claim

writes ``event_place_weights.py`` and ``event_place_network.npz``. Four sentences in five are used; the fifth that
``bench.event_location.is_unread`` names is left for measuring.

A conditional logit: of the places of the sentence, right are those that readers gave the verb; "none of them" has features of its own, those
of the verb. What a place is worth is the sum of its named features and of what a small network makes of the states that the statement tagger
has of the verb, of the place's main word and of the word before it. In some sentences the states are hidden, so that the named features
also serve alone. The sources of the corpus differ in how often a place was not marked: each has a number of its own while fitting.
"""

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from allegedly.bench.event_location import is_broken, is_unread, read_rows
from allegedly.claim.annotate import mended
from allegedly.claim.event_place import around
from allegedly.claim.event_place_features import features, of_word
from allegedly.claim.event_place_network import states_of
from allegedly.claim.found import PlaceHit
from allegedly.claim.place import find_places
from allegedly.claim.put import words_at
from allegedly.claim.tagger.model import Halves
from allegedly.claim.tagger.tag import States, tag
from allegedly.language.understand import understand
from allegedly.parsed import Document
from allegedly.pipeline import line_for
from allegedly.records import Part, Report
from allegedly.settings import Settings

LEAST = 8
SIZE, INNER = 32, 48
SEED, EPOCHS, RATE, SHRINK, DROP, HIDDEN, BATCH = 20191905, 16, 1e-3, 0.01, 0.3, 0.15, 64
# Of the verbs of this source that have no mark nine in ten name their place; those rows count less.
DOUBTFUL, DOUBTED = "Masdar_RA", 0.3


class Row(NamedTuple):
    """A verb: the features and states of the places of its sentence, which of them are right, its own, and how much the row counts."""

    features: tuple[dict[str, float], ...]
    right: tuple[bool, ...]
    none: dict[str, float]
    word: Halves
    places: tuple[Halves, ...]
    source: str
    counts: float


@lru_cache(maxsize=1)
def read(text: str) -> tuple[Document, tuple[PlaceHit, ...], States]:
    """Return the parsed sentence with its places and the states of its words."""
    line = line_for(Settings.from_environment())
    report = Report("r-fit", None, None, None, None, None, None, None, None, "en", text, (Part("body", 0, len(text)),))
    document = understand(report, line.language, line.parser)
    state = tag(document, line.network).state
    document, _ = mended(document, line.claims)
    return document, find_places(document, line.claims.gazetteer), state


def row_of(row: dict[str, Any]) -> Row | None:
    """Return the features and states of the places of a sentence for its verb, ``None`` where it has no place."""
    document, hits, state = read(row["text"])
    verb = next(span for span in row["spans"] if span["label"] == "VERB")
    at = words_at(document, verb["start"], verb["end"])
    if at is None:
        return None
    sentence, token = at[0], at[0].head_of(at[1], at[2])
    here = around(sentence, hits)
    states = states_of(sentence, token, here, state)
    if not here or states is None:
        return None
    gold = [(span["start"], span["end"]) for span in row["spans"] if span["label"] == "LOCATION"]
    right = tuple(any(hit.place.span.start < end and hit.place.span.end > start for start, end in gold) for hit in here)
    counts = DOUBTED if row["source"] == DOUBTFUL and not gold else 1.0
    found = tuple(features(sentence, token, hit, here) for hit in here)
    return Row(found, right, of_word(sentence, token), states[0], tuple(states[1]), row["source"], counts)


class Batch(NamedTuple):
    """Rows as tensors: ``r`` rows, ``p`` places of all of them, ``f`` features."""

    features: Tensor  # p f
    none: Tensor  # r f
    word: Tensor  # r 384
    places: Tensor  # p 768
    row: Tensor  # p, the row of each place
    right: Tensor  # p
    source: Tensor  # r
    counts: Tensor  # r


class Scorer(nn.Module):
    """The worth of each place and of none, of named features and of states."""

    def __init__(self, names: int, sources: int) -> None:
        super().__init__()
        self.named, self.unnamed = nn.Linear(names, 1, bias=False), nn.Linear(names, 1)
        nn.init.zeros_(self.named.weight)
        nn.init.zeros_(self.unnamed.weight)
        self.word, self.place = nn.Linear(384, SIZE), nn.Linear(768, SIZE)
        self.inner, self.outer = nn.Linear(3 * SIZE, INNER), nn.Linear(INNER, 1, bias=False)
        self.none = nn.Linear(SIZE, 1, bias=False)
        self.drop = nn.Dropout(DROP)
        self.source = nn.Embedding(sources, 1)
        nn.init.zeros_(self.source.weight)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return the worth of each place and, for each row, that of none."""
        shown = torch.ones(len(batch.none))
        if self.training:
            shown = (torch.rand(len(batch.none)) > HIDDEN).float()
        word, place = self.word(self.drop(batch.word)), self.place(self.drop(batch.places))
        beside = word[batch.row]
        inner = self.inner(self.drop(torch.cat([beside, place, beside * place], 1))).relu()
        worth = self.named(batch.features)[:, 0] + self.outer(self.drop(inner))[:, 0] * shown[batch.row]
        none = self.unnamed(batch.none)[:, 0] + self.none(self.drop(torch.tanh(word)))[:, 0] * shown
        return worth, none

    def loss(self, batch: Batch) -> Tensor:
        """Return how unlikely the right places are, on average."""
        worth, none = self(batch)
        none = none + self.source(batch.source)[:, 0]
        parts, rest = worth.clamp(-30, 30).exp(), none.clamp(-30, 30).exp()
        zero = torch.zeros(len(none))
        held, right = zero.index_add(0, batch.row, parts), zero.index_add(0, batch.row, parts * batch.right)
        hoped = torch.where(right > 0, right, rest)
        unlikely = (held + rest).log() - hoped.log()
        return (unlikely * batch.counts).sum() / batch.counts.sum() + 1e-3 * self.source.weight.square().sum()


class Table(NamedTuple):
    """The columns of features and of sources."""

    names: dict[str, int]
    sources: dict[str, int]

    def vector(self, found: dict[str, float]) -> np.ndarray[Any, Any]:
        """Return features as a row of numbers."""
        vector = np.zeros(len(self.names), np.float32)
        for name in self.names.keys() & found.keys():
            vector[self.names[name]] = found[name]
        return vector

    def batch(self, rows: Sequence[Row]) -> Batch:
        """Return rows as tensors."""
        places = [state for row in rows for state in row.places]
        return Batch(
            torch.tensor(np.stack([self.vector(one) for row in rows for one in row.features])),
            torch.tensor(np.stack([self.vector(row.none) for row in rows])),
            torch.tensor(np.stack([row.word for row in rows]).astype(np.float32)),
            torch.tensor(np.stack(places).astype(np.float32)),
            torch.tensor(np.repeat(np.arange(len(rows)), [len(row.places) for row in rows])),
            torch.tensor([float(one) for row in rows for one in row.right]),
            torch.tensor([self.sources[row.source] for row in rows]),
            torch.tensor([row.counts for row in rows]),
        )


def table_of(rows: Sequence[Row]) -> Table:
    """Return the columns: features seen at least ``LEAST`` times, in order of their names."""
    seen = Counter(name for row in rows for one in (*row.features, row.none) for name in one)
    names = sorted(name for name, times in seen.items() if times >= LEAST)
    sources = sorted({row.source for row in rows})
    return Table({name: i for i, name in enumerate(names)}, {source: i for i, source in enumerate(sources)})


def train(rows: Sequence[Row], table: Table) -> Scorer:
    """Return the scorer fitted on rows."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    scorer, order = Scorer(len(table.names), len(table.sources)), np.random.default_rng(SEED)
    flat = [*scorer.named.parameters(), *scorer.unnamed.parameters()]
    deep = [one for name, one in scorer.named_parameters() if name.split(".")[0] not in {"named", "unnamed"}]
    groups = [{"params": flat, "lr": 3 * RATE}, {"params": deep, "lr": RATE}]
    steps = torch.optim.AdamW(groups, weight_decay=SHRINK)
    total = EPOCHS * -(-len(rows) // BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(steps, [3 * RATE, RATE], total_steps=total, pct_start=0.1)
    for _ in range(EPOCHS):
        for batch in batches(rows, table, order):
            steps.zero_grad()
            scorer.loss(batch).backward()
            steps.step()
            plan.step()
    return scorer.eval()


def batches(rows: Sequence[Row], table: Table, order: np.random.Generator) -> Iterator[Batch]:
    """Yield the rows in a new order, some at a time."""
    at = order.permutation(len(rows))
    for first in range(0, len(rows), BATCH):
        yield table.batch([rows[i] for i in at[first : first + BATCH]])


def weights_text(scorer: Scorer, table: Table, rows: int) -> str:
    """Return the module of the weights of named features."""
    named, unnamed = scorer.named.weight[0].tolist(), scorer.unnamed.weight[0].tolist()
    weights = {name: (unnamed if name.startswith("none_") else named)[at] for name, at in table.names.items()}
    weights["none"] = scorer.unnamed.bias.item()
    lines = "".join(f'    "{name}": {round(weight, 3)},\n' for name, weight in sorted(weights.items()))
    return (
        '"""The weights of the features of a place for an event, as ``tools/fit_event_places.py`` printed them."""\n\n'
        f"# fitted on {rows} verbs\nWEIGHTS: dict[str, float] = {{\n{lines}}}\n"
    )


def arrays_of(scorer: Scorer) -> dict[str, Halves]:
    """Return the network's numbers in half precision, as ``event_place_network.py`` reads them."""
    held = {
        "word": scorer.word.weight.T, "word_shift": scorer.word.bias, "place": scorer.place.weight.T, "place_shift": scorer.place.bias,
        "inner": scorer.inner.weight.T, "inner_shift": scorer.inner.bias, "outer": scorer.outer.weight[0], "none": scorer.none.weight[0],
    }  # fmt: skip
    return {name: one.detach().numpy().astype(np.float16) for name, one in held.items()}


def main(folder: str, out: str) -> None:
    """Write the weights."""
    rows = [row for row in read_rows(Path(folder)) if not is_broken(row) and not is_unread(row["text"])]
    rows = sorted(rows, key=lambda row: hashlib.sha256(row["text"].encode("utf-8")).hexdigest())
    found = [one for row in rows if (one := row_of(row)) is not None]
    table = table_of(found)
    scorer = train(found, table)
    (Path(out) / "event_place_weights.py").write_text(weights_text(scorer, table, len(found)), "utf-8")
    np.savez(Path(out) / "event_place_network.npz", **arrays_of(scorer))  # type: ignore[arg-type]


if __name__ == "__main__":
    main(*sys.argv[1:])
