"""Folders of PolNeAR go in, training windows come out, one JSON object a line: what train.py reads.

    python tools/statements/prepare.py ../shared/data/polnear/open build/statements

Runs in the project's own environment, so that the words and features are those that the package makes of a report.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from allegedly.claim.tagger.model import FOLDER, read_configuration
from allegedly.claim.tagger.pieces import WordPieces
from allegedly.claim.tagger.windows import Window, windows
from allegedly.language.model import SpacyParser
from allegedly.language.understand import prepare, understand
from allegedly.lexicon import load_lexicon
from allegedly.parsed import Document
from allegedly.report.read import ReadOptions, read_input

KINDS = ("Source", "Cue", "Content")
Part = tuple[str, int, int]


class Gold(NamedTuple):
    """One attribution: character ranges by kind."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]


def read_gold(path: Path) -> list[Gold]:
    """Return the attributions of one brat stand-off file."""
    spans, found = {}, []
    raw = path.read_text("utf-8")
    for name, ranges in re.findall(r"^(T\d+)\t\w+ ([\d ;]+)\t", raw, re.M):
        spans[name] = [tuple(map(int, one.split())) for one in ranges.split(";")]
    for line in re.findall(r"^E\d+\t(.*)$", raw, re.M):
        held: dict[str, list[Any]] = defaultdict(list)
        for one in line.split():
            role, name = one.split(":")
            held[role.rstrip("0123456789")] += spans.get(name, [])
        if held["Cue"] or held["Content"]:
            found.append(Gold(*(sorted(held[kind]) for kind in KINDS)))
    return sorted(found, key=lambda one: min(one.source + one.cue + one.content))


def documents(folder: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """Yield name, text and attributions of each report; of several annotators the first by name."""
    files = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        files[path.stem.rsplit("_", 1)[0]].append(path)
    for name, paths in sorted(files.items()):
        yield name, (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8"), read_gold(paths[0])


def owners(document: Document, shift: int, gold: list[Gold]) -> dict[tuple[int, int], Part]:
    """Return kind, attribution and part of it of each labelled word, by sentence and token.

    A word in several attributions is a cue rather than a source, and a source rather than content; of two alike it is the earlier one's.
    """
    held: dict[int, Part] = {}
    for kind in ("Cue", "Source", "Content"):
        for number, one in enumerate(gold):
            for part, (start, end) in enumerate(one[KINDS.index(kind)]):
                for at in range(start, end):
                    held.setdefault(at, (kind.casefold(), number, part))
    return {
        (sentence.index, token.i): held[token.start + shift]
        for sentence in document.sentences
        for token in sentence.tokens
        if token.start + shift in held and not token.text.isspace()
    }


def example(window: Window, held: dict[tuple[int, int], Part]) -> dict[str, Any]:
    """Return a window with the label of each word and the position of the word that its attribution hangs on."""
    parts = [held.get((word.sentence.index, word.token.i)) for word in window.words]
    anchors: dict[int, int] = {}
    for kind in ("cue", "content"):
        for i, part in enumerate(parts):
            if part is not None and part[0] == kind:
                anchors.setdefault(part[1], i)
    cued = {part[1] for part in held.values() if part[0] == "cue"}
    labels, links = [], []
    for i, part in enumerate(parts):
        goes_on = i > 0 and parts[i - 1] == part and not window.starts[i]
        labels.append("O" if part is None else f"{'I' if goes_on else 'B'}-{part[0]}")
        at = anchors.get(part[1], -1) if part is not None else -1
        is_lost = part is None or (part[1] in cued and (at < 0 or parts[at][0] != "cue"))
        links.append(-1 if is_lost else at)
    return {
        "pieces": [word.pieces for word in window.words],
        "features": window.features.tolist(),
        "heads": window.heads.tolist(),
        "sentences": window.sentences.tolist(),
        "starts": [int(one) for one in window.starts],
        "names": [int(word.token.tag in {"NNP", "NNPS"} and bool(word.token.ent)) for word in window.words],
        "labels": labels,
        "links": links,
    }


def main(data: str, out: str) -> None:
    """Write the windows of both splits."""
    lexicon = load_lexicon(None)
    parser, knowledge = SpacyParser(), prepare(lexicon)
    features, pieces = read_configuration().features, WordPieces.load(FOLDER / "vocabulary.txt")
    Path(out).mkdir(parents=True, exist_ok=True)
    pool = sorted({word for actor in lexicon.actors for word in actor.name.split() if word[:1].isupper()})
    (Path(out) / "names.json").write_text(json.dumps(pieces(pool)))
    for split in ("train", "dev"):
        with (Path(out) / f"{split}.jsonl").open("w", encoding="utf-8") as file:
            for name, text, gold in documents(Path(data) / split):
                for report in read_input(text.encode(), f"{name}.txt", ReadOptions()).reports:
                    shift = max(text.replace("\r\n", "\n").find(report.text), 0)
                    document = understand(report, knowledge, parser)
                    held = owners(document, shift, gold)
                    for window in windows(document, features, pieces):
                        file.write(json.dumps(example(window, held)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
