"""Texts to measure on, built at run time: a folder of third-party corpora in, the same reports in the same order out.

Nothing of these texts is stored in the project; ``Corpus.digest`` names them, so that results on other texts are not compared.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from allegedly.problems import InputError

LEAST_WORDS = 400
SOURCES = {
    "wikievents": "wikievents/open/*_dev.jsonl",
    "polnear": "polnear/open/*/text/*.txt",
    "muc4": "muc4/open/corpora/*/*-muc[34]*",
}
"""The corpora that are read, each with its files below the data folder."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The reports of a run. ``words`` counts white-space separated words of all of them."""

    texts: tuple[str, ...]
    words: int
    digest: str


def build_corpus(data: Path, reports: int) -> Corpus:
    """Return ``reports`` texts of at least 400 words, taken from the corpora in turn.

    Raises ``InputError`` when the folder is missing or holds too few texts.
    """
    if not data.is_dir():
        raise InputError(f"no data folder at {data}: name the folder of the corpora with --data FOLDER")
    turns = zip_longest(_wikievents(data), _polnear(data), _muc4(data))
    found: dict[str, None] = {}
    for text in (text for turn in turns for text in turn if text is not None):
        if len(text.split()) >= LEAST_WORDS:
            found.setdefault(text)
        if len(found) == reports:
            return _corpus(tuple(found))
    raise InputError(
        f"{data} holds {len(found)} texts of at least {LEAST_WORDS} words, {reports} were asked for: "
        f"ask for fewer with --reports, or add {', '.join(SOURCES.values())}"
    )


def _corpus(texts: tuple[str, ...]) -> Corpus:
    digest = hashlib.sha256(json.dumps(texts).encode("ascii")).hexdigest()
    return Corpus(texts, sum(len(text.split()) for text in texts), digest[:16])


def _paths(data: Path, source: str) -> Iterable[Path]:
    return sorted(path for path in data.glob(SOURCES[source]) if path.is_file())


def _wikievents(data: Path) -> Iterator[str]:
    for path in _paths(data, "wikievents"):
        for line in path.read_text("utf-8").splitlines():
            text = json.loads(line).get("text")
            if text:
                yield str(text)


def _polnear(data: Path) -> Iterator[str]:
    for path in _paths(data, "polnear"):
        yield path.read_text("utf-8")


def _muc4(data: Path) -> Iterator[str]:
    """Yield the messages of the MUC-3/4 text files, which are in capitals and hold a hundred messages each."""
    for path in _paths(data, "muc4"):
        messages = re.split(r"^(?:DEV-MUC3|TST[12]-MUC[34])-\d{4}.*$", path.read_text("latin-1"), flags=re.MULTILINE)
        yield from (message.strip() for message in messages if message.strip())
