"""A folder of sentences with rated words in; their texts, with the characters of each rated word and its rating, out."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from allegedly.bench.attribution import Range
from allegedly.bench.bio import typeset
from allegedly.problems import InputError

LOWEST, HIGHEST = -3.0, 3.0


class Rating(NamedTuple):
    """The characters of a word or clause, and how far readers took it to have happened: -3 certainly not, 3 certainly so."""

    span: Range
    value: float


class Rated(NamedTuple):
    """A text made of the tokens of a line, with its ratings."""

    name: str
    text: str
    ratings: tuple[Rating, ...]


def find_sets(folder: Path, split: str, names: Sequence[str] = ()) -> dict[str, Path]:
    """Return the files ``SET/SPLIT.jsonl`` of a folder by set, those named or all; raises ``InputError`` when one named or all are missing."""
    if not folder.is_dir():
        raise InputError(f"no data folder at {folder}: name the folder of the rated sentences with --data FOLDER")
    found = {path.parent.name: path for path in sorted(folder.glob(f"*/{split}.jsonl"))}
    for name in names or ("SET",):
        if name not in found and (names or not found):
            raise InputError(f"{folder} holds nothing to score of split {split}: it wants {name}/{split}.jsonl")
    return {name: path for name, path in found.items() if not names or name in names}


def read_rated(path: Path) -> Iterator[Rated]:
    """Yield the sentences of a file; a rating of no words is left out. Raises ``InputError`` with the line of a fault.

    A line is a JSON object with ``text``, tokens with a blank between them, and ``targets``, each with ``span1`` (its tokens, half-open)
    and ``label``.
    """
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line.strip():
            yield _rated(line, f"{path.parent.name}/{path.name}:{number}")


def _rated(line: str, where: str) -> Rated:
    try:
        found: Any = json.loads(line)
        words = str(found["text"]).split()
        rows = [(int(row["span1"][0]), int(row["span1"][1]), float(row["label"])) for row in found["targets"]]
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise InputError(f"{where} has no rated words ({error!r}): a JSON object with text and targets") from error
    text, tokens = typeset([words])
    ratings = []
    for first, end, value in rows:
        if not LOWEST <= value <= HIGHEST or not 0 <= first <= end <= len(tokens):
            raise InputError(f"{where} rates tokens {first} to {end} of {len(tokens)} with {value}: see docs/bench.md")
        if first < end:
            ratings.append(Rating((tokens[first][0], tokens[end - 1][1]), value))
    return Rated(where, text, tuple(ratings))
