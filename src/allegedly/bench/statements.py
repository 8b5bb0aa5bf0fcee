"""A folder of attributed reports in, the figures of the product's statements out: exact spans, linked triples, and the denials misread.

Exact spans are scored as in the CofeNet paper (Wang et al. 2022), triples as docs/bench.md says.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from allegedly.bench.attribution import KINDS, word_ranges
from allegedly.bench.bio import BioDocument, read_bio
from allegedly.bench.brat import BratDocument, BratFiles, find_files, is_split, read_brat
from allegedly.bench.denials import Denial, denial_words, misread
from allegedly.bench.digest import corpus_digest
from allegedly.bench.measurement import Measurement
from allegedly.bench.product import Reading, Task, read_text
from allegedly.bench.scores import Counts, Score, rows_of, score_of
from allegedly.bench.segments import count_exact, segments
from allegedly.bench.triples import CUES, FORMS, SOURCES, count_triples, pair
from allegedly.lexicon import load_lexicon
from allegedly.problems import InputError
from allegedly.run import Progress
from allegedly.settings import Settings
from allegedly.workers import in_order

BIO = "cofenet-bio"
LEFT_OUT = frozenset({"train", "annotator-training"})
"""Splits that are scored only where one is asked for by name."""

SAME = {"dev": "valid"}
"""The names that the BIO files have for a split, where they differ."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files that are scored, and what of the folder is not."""

    bio: tuple[Path, ...]
    brat: tuple[BratFiles, ...]
    not_scored: tuple[str, ...]


class Part(NamedTuple):
    """A text to read, once, with the corpus's answers for it: either versions of BIO lines or one brat document."""

    name: str
    text: str
    bio: tuple[BioDocument, ...]
    brat: BratDocument | None


@dataclass(frozen=True, slots=True)
class Options:
    """Which split to score (``None``: each but the training ones), on how many processes, whom to tell how far it is."""

    split: str | None = None
    jobs: int = 1
    progress: Callable[[Progress], None] | None = None


def measure_statements(folder: Path, options: Options) -> Measurement:
    """Return the figures of the product's own statements on a folder; raises ``InputError`` when it holds nothing to score.

    One text is read at a time and only its counts are kept.
    """
    corpus = find_corpus(folder, options.split)
    deny = denial_words(load_lexicon(Settings.from_environment().overlay).cues)
    counts: Counts = Counter()
    faults: list[str] = []
    denials: list[Denial] = []
    for part, reading in _read(corpus, options):
        faults += (*(part.brat.faults if part.brat else ()), *reading.faults)
        for version in part.bio:
            found = segments(reading.attributions, version.tokens, version.lines)
            counts += count_exact("bio", found, version.gold)
        if part.brat:
            gold, found_all = part.brat.gold, reading.attributions
            pairs = pair(gold, found_all, word_ranges(part.text))
            counts += count_triples(part.text, gold, found_all, pairs, reading.words)
            counts += _exact_in_text(part.brat, reading)
            denials += misread(part.name, part.text, (gold, found_all), pairs, reading.words, deny)
    return _measurement(corpus, counts, tuple(faults), tuple(denials))


def find_corpus(folder: Path, split: str | None) -> Corpus:
    """Return the files of a folder that are scored: its BIO files and its splits, or itself where it is a split.

    Raises ``InputError`` when there are none.
    """
    if not folder.is_dir():
        raise InputError(f"no data folder at {folder}: name the folder of the attributed reports with --data FOLDER")
    splits = [folder] if is_split(folder) else [path for path in sorted(folder.iterdir()) if is_split(path)]
    wanted = [path for path in splits if is_split(folder) or _is_wanted(path.name, split)]
    lines = sorted((folder / BIO).glob("*.jsonl"))
    bio = [path for path in lines if _is_wanted(path.stem, split and SAME.get(split, split))]
    found = [find_files(path) for path in wanted]
    not_scored = [str(path.relative_to(folder)) for path in (*lines, *splits) if path not in (*bio, *wanted)]
    not_scored += chain.from_iterable(alone for _, alone in found)
    if not bio:
        not_scored.append(f"no BIO lines ({BIO}/*.jsonl): source, cue and content are not scored")
    if not wanted:
        not_scored.append("no split (text/*.txt with attributions/*.ann): triples are not scored")
    brat = tuple(chain.from_iterable(files for files, _ in found))
    if not bio and not brat:
        raise InputError(
            f"{folder} holds nothing to score{f' of split {split}' if split else ''}: "
            f"it wants {BIO}/*.jsonl, or SPLIT/text/*.txt with SPLIT/attributions/*.ann"
        )
    return Corpus(tuple(bio), brat, tuple(not_scored))


def _is_wanted(name: str, split: str | None) -> bool:
    return name == split if split else name not in LEFT_OUT


def _read(corpus: Corpus, options: Options) -> Iterator[tuple[Part, Reading]]:
    """Yield each text with what the product makes of it."""
    versions: dict[str, list[BioDocument]] = {}
    for document in chain.from_iterable(map(read_bio, corpus.bio)):
        versions.setdefault(document.text, []).append(document)
    total = len(versions) + len(corpus.brat)
    done = in_order(_read_part, _parts(versions, corpus.brat), options.jobs)
    for number, (part, reading) in enumerate(done, 1):
        if options.progress:
            options.progress(Progress(number, total, part.name))
        yield part, reading


def _parts(versions: dict[str, list[BioDocument]], files: Iterable[BratFiles]) -> Iterator[Part]:
    for text, documents in versions.items():
        yield Part(documents[0].id, text, tuple(documents), None)
    for one in files:
        document = read_brat(one)
        yield Part(document.name, document.text, (), document)


def _read_part(part: Part) -> tuple[Part, Reading]:
    return part, read_text(Task(part.name, part.text, tagged=part.brat is not None))


def _exact_in_text(document: BratDocument, reading: Reading) -> Counts:
    words = word_ranges(document.text)
    lines = [document.text.count("\n", 0, start) for start, _ in words]
    found, gold = (segments(side, words, lines) for side in (reading.attributions, document.gold))
    return count_exact("text", found, gold)


def _measurement(corpus: Corpus, counts: Counts, faults: tuple[str, ...], denials: tuple[Denial, ...]) -> Measurement:
    parts = [name for name, files in (("bio", corpus.bio), ("text", corpus.brat)) if files]
    triples: dict[str, dict[str, Score]] = {}
    if corpus.brat:
        triples["triples"] = {"all": score_of(counts, "triples", "all")}
        for table, rows in (("forms", FORMS), ("cues", CUES), ("sources", SOURCES)):
            triples[table] = rows_of(counts, table, rows)
    return Measurement(
        corpus=corpus_hash(corpus),
        documents={"bio files": len(corpus.bio), "texts": len(corpus.brat)},
        exact={part: {kind: score_of(counts, part, kind) for kind in KINDS} for part in parts},
        triples=triples,
        not_scored=corpus.not_scored,
        faults=faults,
        denials=denials,
    )


def corpus_hash(corpus: Corpus) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of all files read: the name, the length and the bytes of each."""
    return corpus_digest((*corpus.bio, *(path for files in corpus.brat for path in (files.text, files.marks))))
