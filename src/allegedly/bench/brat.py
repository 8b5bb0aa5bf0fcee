"""A split in brat's stand-off layout (text/*.txt, attributions/*.ann) in, its documents with their attributions out."""

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from allegedly.bench.attribution import KINDS, Attribution, Range, in_text_order
from allegedly.problems import InputError

TEXTS, MARKS = "text", "attributions"


class BratFiles(NamedTuple):
    """A document's text and the marks of the first of its annotators by name."""

    name: str
    text: Path
    marks: Path


class BratDocument(NamedTuple):
    """A document's text (line ends made ``\\n``) and its attributions in text order; ``faults`` names what could not be used."""

    name: str
    text: str
    gold: tuple[Attribution, ...]
    faults: tuple[str, ...]


def is_split(folder: Path) -> bool:
    """Return whether a folder holds a split: texts and attributions."""
    return (folder / TEXTS).is_dir() and (folder / MARKS).is_dir()


def find_files(folder: Path) -> tuple[tuple[BratFiles, ...], tuple[str, ...]]:
    """Return the documents of a split by name, and the names of files that lack their other half.

    ``DOCUMENT_ANNOTATOR.ann`` belongs to ``DOCUMENT.txt``.
    """
    texts = {path.stem: path for path in (folder / TEXTS).glob("*.txt")}
    marks: dict[str, Path] = {}
    for path in sorted((folder / MARKS).glob("*.ann")):
        marks.setdefault(path.stem.rpartition("_")[0] or path.stem, path)
    found = tuple(BratFiles(name, texts[name], marks[name]) for name in sorted(texts) if name in marks)
    alone = [f"{name}.txt has no attributions" for name in sorted(set(texts) - set(marks))]
    alone += [f"{marks[name].name} has no text" for name in sorted(set(marks) - set(texts))]
    return found, tuple(alone)


def read_brat(files: BratFiles) -> BratDocument:
    """Return a document; raises ``InputError`` when a file is not UTF-8.

    A range counts the file's characters; those of a text with ``\\r\\n`` are moved to the text as it is given back.
    """
    raw, marks = _decoded(files.text), _decoded(files.marks)
    spans, faults = _spans(marks, raw)
    gold = []
    for line, roles in re.findall(r"^(E\d+)\t(.*)$", marks, re.M):
        held: dict[str, list[Range]] = defaultdict(list)
        for role, _, name in (one.partition(":") for one in roles.split()):
            held[role.rstrip("0123456789").lower()] += spans.get(name, [])
            if name not in spans:
                faults.append(f"{line} names {name}, which marks nothing")
        if held["cue"] or held["content"]:
            source, cue, content = (tuple(sorted(held[kind])) for kind in KINDS)
            gold.append(Attribution(source, cue, content))
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    return BratDocument(files.name, text, in_text_order(gold), tuple(f"{files.marks.name}: {one}" for one in faults))


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def _spans(marks: str, raw: str) -> tuple[dict[str, list[Range]], list[str]]:
    """Return the ranges of each T line by its name, and what is wrong with them; the words of a T line may wrap over several lines."""
    spans: dict[str, list[Range]] = {}
    faults = []
    for name, ranges in re.findall(r"^(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)", marks, re.M):
        spans[name] = [(int(start), int(end)) for start, end in (one.split() for one in ranges.split(";"))]
        if any(not start < end <= len(raw) for start, end in spans[name]):
            faults.append(f"{name} marks characters that the text does not have")
            spans[name] = [(start, end) for start, end in spans[name] if start < end <= len(raw)]
        spans[name] = [
            (start - raw.count("\r\n", 0, start), end - raw.count("\r\n", 0, end)) for start, end in spans[name]
        ]
    return spans, faults
