"""The files of a part of WikiEvents in, its documents out: a text with the events and mentions that people marked in it."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from allegedly.bench.digest import corpus_digest
from allegedly.problems import InputError

BETWEEN = "\n\n"
Range = tuple[int, int]


class Argument(NamedTuple):
    """Who or what takes part in an event: the role, where the words stand, and the cluster of mentions that mean the same."""

    role: str
    at: Range
    cluster: str


class GoldEvent(NamedTuple):
    """An event of the corpus: its type, where its trigger stands, and its arguments."""

    type: str
    at: Range
    arguments: tuple[Argument, ...]


class Document(NamedTuple):
    """A text of the corpus, each of its sentences a paragraph, with its events, and the cluster of each mention."""

    name: str
    text: str
    events: tuple[GoldEvent, ...]
    mentions: tuple[tuple[Range, str], ...]


class Part(NamedTuple):
    """The documents of a part; ``corpus`` names the files' content, ``coreferent`` tells whether it says which mentions are the same."""

    corpus: str
    documents: tuple[Document, ...]
    coreferent: bool


def read_part(folder: Path, part: str) -> Part:
    """Return the documents of a part ("dev"); raises ``InputError`` when its file is missing or no corpus of this form."""
    path, coreference = folder / f"wikievents_{part}.jsonl", folder / f"wikievents_coref_{part}.jsonl"
    if not path.is_file():
        raise InputError(
            f"no {path.name} in {folder}: name the folder with --data FOLDER and the part with --part NAME"
        )
    files = [path, coreference] if coreference.is_file() else [path]
    try:
        clusters = _clusters(coreference) if coreference.is_file() else {}
        documents = tuple(_document(row, clusters) for row in _rows(path))
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise InputError(f"{path}: not in the form of WikiEvents ({type(error).__name__}: {error})") from error
    return Part(corpus_digest(files), documents, bool(clusters))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def _clusters(path: Path) -> dict[str, str]:
    """Return the name of the cluster (its first mention) by mention."""
    return {mention: cluster[0] for row in _rows(path) for cluster in row["clusters"] for mention in cluster}


def _document(row: dict[str, Any], clusters: dict[str, str]) -> Document:
    text, tokens = _laid_out(row["sentences"])
    where = {one["id"]: (tokens[one["start"]][0], tokens[one["end"] - 1][1]) for one in row["entity_mentions"]}
    events = tuple(_event(one, tokens, where, clusters) for one in row["event_mentions"])
    mentions = tuple((at, clusters.get(name, name)) for name, at in where.items())
    return Document(row["doc_id"], text, events, mentions)


def _event(
    row: dict[str, Any], tokens: Sequence[Range], where: dict[str, Range], clusters: dict[str, str]
) -> GoldEvent:
    trigger = row["trigger"]
    arguments = tuple(
        Argument(one["role"], where[one["entity_id"]], clusters.get(one["entity_id"], one["entity_id"]))
        for one in row["arguments"]
        if one["entity_id"] in where  # a few arguments are events
    )
    return GoldEvent(row["event_type"], (tokens[trigger["start"]][0], tokens[trigger["end"] - 1][1]), arguments)


def _laid_out(sentences: Sequence[Any]) -> tuple[str, list[Range]]:
    """Return the sentences as paragraphs, and where each token of the document stands in that text."""
    text, tokens = "", list[Range]()
    for words, line in sentences:
        text += BETWEEN if text else ""
        shift = len(text) - (words[0][1] if words else 0)
        tokens += [(start + shift, end + shift) for _, start, end in words]
        text += line.replace("\n", " ")
    return text, tokens
