"""The files of ECB+ in, its documents out: their text, the mentions of happenings in the sentences to use, and the cluster of each."""

import csv
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from allegedly.problems import InputError

DEV = (2, 5, 12, 18, 21, 34, 35)
SENTENCES = "ECBplus_coreference_sentences.csv"


@dataclass(frozen=True, slots=True)
class EcbMention:
    """The characters of a mention of a happening, and its gold cluster."""

    start: int
    end: int
    cluster: str


@dataclass(frozen=True, slots=True)
class EcbDocument:
    """A document: its topic, name, text (a sentence a line) and mentions in their order."""

    topic: int
    name: str
    text: str
    mentions: tuple[EcbMention, ...]


def read_ecb(folder: Path, topics: tuple[int, ...] = DEV) -> tuple[EcbDocument, ...]:
    """Return the documents of the topics, by topic and name. Raises ``InputError`` when the folder lacks a file."""
    archives, wanted = sorted(folder.glob("**/*xml.tar.gz")), folder / SENTENCES
    if not archives or not wanted.exists():
        raise InputError(f"{folder}: there is no *xml.tar.gz or no {SENTENCES} there; name the folder with --data")
    with wanted.open(encoding="utf-8-sig", newline="") as lines:
        used = {(int(row["Topic"]), row["File"], int(row["Sentence Number"])) for row in csv.DictReader(lines)}
    with tarfile.open(archives[0]) as archive:
        found = [
            _document(file.read(), topic, path.stem.partition("_")[2], used)
            for member in archive.getmembers()
            if (path := PurePosixPath(member.name)).suffix == ".xml"
            and path.parent.name.isdigit()
            and (topic := int(path.parent.name)) in topics
            and (file := archive.extractfile(member)) is not None
        ]
    return tuple(sorted((one for one in found if one.mentions), key=lambda one: (one.topic, one.name)))


def _document(xml: bytes, topic: int, name: str, used: set[tuple[int, str, int]]) -> EcbDocument:
    root = ElementTree.fromstring(xml)  # noqa: S314 -- a corpus on this machine
    text, places = _text(root, is_address_first=name.endswith("plus"))
    clusters = _clusters(root, f"{topic}_{name}")
    found = []
    for mark in root.iterfind("Markables/*"):
        tokens = [anchor.get("t_id", "") for anchor in mark.iterfind("token_anchor")]
        if not mark.tag.startswith(("ACTION", "NEG_ACTION")) or not tokens or any(one not in places for one in tokens):
            continue
        if (topic, name, places[tokens[0]][2]) in used:
            key = clusters.get(mark.get("m_id", ""), f"{topic}_{name} {mark.get('m_id')}")
            found.append(EcbMention(places[tokens[0]][0], places[tokens[-1]][1], key))
    return EcbDocument(topic, name, text, tuple(sorted(found, key=lambda one: (one.start, one.end, one.cluster))))


def _text(root: ElementTree.Element, *, is_address_first: bool) -> tuple[str, dict[str, tuple[int, int, int]]]:
    """The words joined by spaces, a sentence a line, and where each token stands; the address in front of a page is left out."""
    text, places, last = "", {}, -1
    for token in root.iterfind("token"):
        sentence = int(token.get("sentence", "0"))
        if is_address_first and sentence == 0:
            continue
        text += "" if not text else "\n" if sentence != last else " "
        word = token.text or ""
        places[token.get("t_id", "")] = (len(text), len(text) + len(word), sentence)
        text, last = text + word, sentence
    return text, places


def _clusters(root: ElementTree.Element, document: str) -> dict[str, str]:
    return {mention: cluster for cluster, mention in _members(root, document)}


def _members(root: ElementTree.Element, document: str) -> Iterator[tuple[str, str]]:
    for relation in root.iterfind("Relations/*"):
        note = relation.get("note")
        within = f"{document} r{relation.get('r_id')}"
        cluster = note if relation.tag == "CROSS_DOC_COREF" and note else within
        yield from ((cluster, source.get("m_id", "")) for source in relation.iterfind("source"))
