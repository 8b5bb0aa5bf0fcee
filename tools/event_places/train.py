"""Rows of prepare.py in; the weights of named features and the network's numbers out (build/event_places/fitted.pt).

    python tools/event_places/train.py tools/event_places/config.json build/event_places

A conditional logit: of the names of the sentence, right are those that readers gave the verb; "none of them" has features of its own, those
of the verb. What a name is worth is the sum of its named features and of what the network makes of it. In some sentences the network is
hidden, so that the named features also serve alone. The sources of the corpus differ in how often a place was not marked: each has a number
of its own while fitting. With "dev" in the configuration a sixth of the sentences is kept apart and scored after each epoch.
"""

import json
import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
import torch
from network import Batch, Scorer
from onnx import numpy_helper
from rows import Row
from statements.network import Linear
from torch import nn

WEIGHTS = Path(__file__).parents[2] / "src/allegedly/claim/tagger/weights/statements.onnx"
WIDTH = 384


class Table(NamedTuple):
    """The columns of features and of sources, and how much a row of the doubtful source without a mark counts."""

    names: dict[str, int]
    sources: dict[str, int]
    doubtful: str
    doubted: float

    def vector(self, found: dict[str, float]) -> np.ndarray[Any, Any]:
        """Return features as a row of numbers."""
        vector = np.zeros(len(self.names), np.float32)
        for name in self.names.keys() & found.keys():
            vector[self.names[name]] = found[name]
        return vector

    def batch(self, rows: Sequence[Row]) -> Batch:
        """Return rows as tensors."""
        b, n, c = len(rows), max(len(row.seen[0]) for row in rows), sum(len(row.names) for row in rows)
        states, related = np.zeros((b, n, WIDTH), np.float32), np.zeros((b, n, n), np.int64)
        mask, words, spans = np.zeros((b, n), bool), np.zeros((b, n), np.float32), np.zeros((c, n), np.float32)
        done = 0
        for i, row in enumerate(rows):
            own, many = len(row.seen[0]), len(row.names)
            states[i, :own], related[i, :own, :own], mask[i, :own] = row.seen[0], row.seen[1], True
            spans[done : done + many, :own] = row.seen[3]
            right = np.array([one.right for one in row.names])
            words[i, :own] = (row.seen[3][right] > 0).any(0)
            done += many
        names = [one for row in rows for one in row.names]
        counts = [self.doubted if row.source == self.doubtful and not row.placed else 1.0 for row in rows]
        return Batch(
            torch.from_numpy(states), torch.from_numpy(related), torch.from_numpy(mask),
            torch.tensor([int(row.seen[2][0]) for row in rows]),
            torch.tensor(np.repeat(np.arange(b), [len(row.names) for row in rows])), torch.from_numpy(spans),
            torch.from_numpy(np.concatenate([row.seen[4] for row in rows])),
            torch.from_numpy(np.stack([self.vector(one.features) for one in names])),
            torch.from_numpy(np.stack([self.vector(row.none) for row in rows])),
            torch.tensor([float(one.right) for one in names]), torch.from_numpy(words),
            torch.tensor([self.sources.get(row.source, 0) for row in rows]), torch.tensor(counts),
        )  # fmt: skip


def table_of(rows: Sequence[Row], config: dict[str, Any]) -> Table:
    """Return the columns: features seen often enough, in order of their names."""
    seen = Counter(name for row in rows for found in (*(one.features for one in row.names), row.none) for name in found)
    names = sorted(name for name, times in seen.items() if times >= config["least"])
    sources = sorted({row.source for row in rows})
    return Table(
        {name: i for i, name in enumerate(names)},
        {source: i for i, source in enumerate(sources)},
        config["doubtful"],
        config["doubted"],
    )


def starting_weights(scorer: Scorer, first: int) -> None:
    """Load the statement tagger's layers from ``first`` on, as they ship, and its relations."""
    graph = onnx.load(WEIGHTS).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {name.removeprefix("model."): value for name, value in held.items() if name.startswith("model.")}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.name.startswith("/layers."):
            base = node.input[1].removesuffix("_quantized")
            weight = (held[f"{base}_quantized"].astype(np.float32) - held[f"{base}_zero_point"]) * held[f"{base}_scale"]
            _, layer, part, *_ = node.name.split("/")
            found[f"{layer}.{part}.weight"] = weight.T
    with torch.no_grad():
        scorer.branch.relations.weight.copy_(torch.tensor(found["relations.weight"]))
        for i, layer in enumerate(scorer.branch.layers):
            for name, own in layer.named_parameters():
                own.copy_(torch.tensor(found[f"layers.{first + i}.{name}"]))


def batches(rows: Sequence[Row], size: int, draw: random.Random | None) -> Iterator[list[Row]]:
    """Yield the rows in batches of about one length, in a new order where ``draw`` is given."""
    order = sorted(rows, key=lambda row: len(row.seen[0]) + (draw.random() * 10 if draw else 0.0))
    groups = [list(order[i : i + size]) for i in range(0, len(order), size)]
    if draw:
        draw.shuffle(groups)
    yield from groups


def score(scorer: Scorer, table: Table, rows: Sequence[Row]) -> str:
    """Return token precision and recall and the recall of no place, at several distances that a name must keep from none."""
    scorer.eval()
    weighed: list[tuple[Row, list[float], float]] = [(row, [], 0.0) for row in rows if row.seen is None]
    for group in batches([row for row in rows if row.seen is not None], 64, None):
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            places, none, _ = scorer(table.batch(group))
        held = places.tolist()
        for row, least in zip(group, none.tolist(), strict=True):
            weighed.append((row, held[: len(row.names)], least))
            held = held[len(row.names) :]
    scorer.train()
    return "\n".join(f"  {lean:4} {counted(weighed, lean)}" for lean in (-0.5, 0.0, 0.5, 1.0))


def counted(weighed: Sequence[tuple[Row, list[float], float]], lean: float) -> str:
    """Return the figures of one such distance; the best name that is no origin is taken."""
    right = said = gold = free = left = 0
    for row, worth, least in weighed:
        likely = [(one, -i) for i, one in enumerate(worth) if one > least + lean and not row.names[i].origin]
        found = row.names[-max(likely)[1]].words if likely else frozenset()
        right, said, gold = right + len(found & row.wanted), said + len(found), gold + len(row.wanted)
        free, left = free + (not row.placed), left + (not row.placed and not found)
    return f"precision {right / max(said, 1):.3f} recall {right / max(gold, 1):.3f} no place {left / max(free, 1):.3f}"


def optimizer_of(scorer: Scorer, config: dict[str, Any]) -> torch.optim.Optimizer:
    """Return the optimizer: the tagger's layers go slowly, the named features fast."""
    groups: dict[str, list[nn.Parameter]] = {"rate": [], "fresh_rate": [], "flat_rate": []}
    for name, own in scorer.named_parameters():
        is_old, is_flat = name.startswith(("branch.layers", "branch.relations")), name.startswith(("named", "unnamed"))
        groups["rate" if is_old else "flat_rate" if is_flat else "fresh_rate"].append(own)
    rows = [{"params": held, "lr": config[rate]} for rate, held in groups.items()]
    return torch.optim.AdamW(rows, weight_decay=config["decay"], betas=(0.9, 0.98))


def fit(rows: Sequence[Row], table: Table, config: dict[str, Any], dev: Sequence[Row]) -> Scorer:
    """Return the scorer fitted on rows."""
    torch.manual_seed(config["seed"])
    torch.set_num_threads(1)
    draw = random.Random(config["seed"])
    scorer = Scorer(len(table.names), len(table.sources), config["layers"], config["dropped"])
    starting_weights(scorer, config["first"])
    for layer in scorer.branch.layers:
        layer.drop.p = config["dropped_inside"]
    optimizer = optimizer_of(scorer, config)
    steps = config["epochs"] * -(-len(rows) // config["batch"])
    warm = int(steps * config["warm"])
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min((i + 1) / warm, max((steps - i) / (steps - warm), 0.0))
    )
    for epoch in range(config["epochs"]):
        Linear.quantized = epoch >= config["quantized_from"]
        total = 0.0
        for group in batches(rows, config["batch"], draw):
            with torch.autocast("cpu", torch.bfloat16):
                loss = scorer.loss(table.batch(group), config["hidden"], config["beside"])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(scorer.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            total += loss.item() * len(group)
        print(f"epoch {epoch + 1} loss {total / len(rows):.4f}", flush=True)
        if dev:
            print(score(scorer, table, dev), flush=True)
    return scorer.eval()


def main(config_path: str, folder: str) -> None:
    """Fit, and keep what was fitted."""
    config = json.loads(Path(config_path).read_text("utf-8"))
    with (Path(folder) / "rows.pkl").open("rb") as file:
        rows: list[Row] = pickle.load(file)  # noqa: S301 - of our own making
    apart = [row for row in rows if config["dev"] and row.number // 5 % 5 == 0]
    used = [row for row in rows if row.seen is not None and not (config["dev"] and row.number // 5 % 5 == 0)]
    table = table_of(used, config)
    scorer = fit(used, table, config, apart)
    held = {"state": scorer.state_dict(), "names": table.names, "verbs": len(used), "layers": config["layers"], "sources": len(table.sources)}  # fmt: skip
    torch.save(held, Path(folder) / "fitted.pt")


if __name__ == "__main__":
    main(*sys.argv[1:])
