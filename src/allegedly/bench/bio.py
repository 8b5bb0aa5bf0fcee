"""A file of BIO lines as the CofeNet paper's in, its documents out: a text made of the tokens, and the segments they are labelled with."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from allegedly.bench.attribution import Range
from allegedly.bench.segments import Segment
from allegedly.problems import InputError

PLAIN = {
    "``": "“", "''": "”", "`": "‘", "'": "’", "'''": "’”", "--": "—",
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip
"""How the marks that the Penn Treebank writes in letters or doubled stand in a newspaper."""

CLOSING = frozenset({
    ",", ".", ";", ":", "?", "!", "...", "%", ")", "]", "}", "”", "’", "’”",
    "n't", "'s", "'re", "'ve", "'ll", "'d", "'m",
})  # fmt: skip
OPENING = frozenset({"(", "[", "{", "“", "‘", "$", "#"})
BETWEEN_LINES = "\n\n"


class Row(NamedTuple):
    """One line of the file."""

    id: str
    tokens: tuple[str, ...]
    labels: tuple[str, ...]


class BioDocument(NamedTuple):
    """One annotator's version of one document: its text, each token's characters and line, and the labelled segments."""

    id: str
    text: str
    tokens: tuple[Range, ...]
    lines: tuple[int, ...]
    gold: frozenset[Segment]


def read_bio(path: Path) -> Iterator[BioDocument]:
    """Yield the documents of a file: lines that stand together with the same id. Raises ``InputError`` with the line of a fault."""
    for key, together in groupby(_rows(path), key=lambda row: row.id):
        rows = list(together)
        text, tokens = typeset([row.tokens for row in rows])
        lines = tuple(number for number, row in enumerate(rows) for _ in row.tokens)
        yield BioDocument(key, text, tokens, lines, labelled([row.labels for row in rows]))


def _rows(path: Path) -> Iterator[Row]:
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line.strip():
            yield _row(line, f"{path}:{number}")


def _row(line: str, where: str) -> Row:
    try:
        found: Any = json.loads(line)
        row = Row(str(found["id"]), tuple(map(str, found["tokens"])), tuple(map(str, found["labels"])))
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{where} is no BIO line ({error!r}): a JSON object with id, tokens and labels") from error
    if len(row.tokens) != len(row.labels):
        raise InputError(f"{where} has {len(row.tokens)} tokens and {len(row.labels)} labels: each token needs one")
    return row


def typeset(lines: Iterable[Iterable[str]]) -> tuple[str, tuple[Range, ...]]:
    """Return lines of tokens as a text with a blank line between them, and the characters of each token.

    >>> typeset([["``", "No", ",", "''", "he", "did", "n't", "say", "."], ["Done"]])[0]
    "“No,” he didn't say.\\n\\nDone"
    """
    pieces: list[str] = []
    found: list[Range] = []
    at = 0
    for number, line in enumerate(lines):
        space = BETWEEN_LINES if number else ""
        for token in line:
            word = PLAIN.get(token, token)
            if not space.startswith("\n") and word.lower() in CLOSING:
                space = ""
            pieces += [space, word]
            at += len(space)
            found.append((at, at + len(word)))
            at += len(word)
            space = "" if word in OPENING else " "
    return "".join(pieces), tuple(found)


def labelled(lines: Iterable[Iterable[str]]) -> frozenset[Segment]:
    """Return the segments of lines of labels ("B-cue", "I-cue", "O"); an I that nothing of its kind goes before begins one.

    >>> sorted(labelled([["B-cue", "I-cue", "B-cue"], ["I-content"]]))[1:]
    [Segment(line=0, kind='cue', first=2, last=3), Segment(line=1, kind='content', first=3, last=4)]
    """
    found: list[Segment] = []
    i = 0
    for number, line in enumerate(lines):
        before = "O"
        for label in line:
            place, _, kind = label.partition("-")
            if place == "I" and before[2:] == kind:
                found[-1] = found[-1]._replace(last=i + 1)
            elif place != "O":
                found.append(Segment(number, kind, i, i + 1))
            before = label
            i += 1
    return frozenset(found)
