"""Texts with annotated time expressions in, the scores of the record's dates out: exact spans, any overlap, and values."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from allegedly.bench.digest import corpus_digest
from allegedly.bench.temporal_corpus import Expression, Text, read_texts
from allegedly.bench.temporal_value import timeml_value
from allegedly.pipeline import dates_in
from allegedly.records import RangeEnd, When
from allegedly.settings import Settings
from allegedly.workers import in_order

_EARLY = re.compile(r"\d+(?= (?:to|before))")


class Tally(NamedTuple):
    """How many expressions are annotated and found, and how many agree: in the exact span, in any overlap, and there in the value."""

    gold: int
    found: int
    exact: int
    overlap: int
    value: int

    def f1(self, agreed: int) -> float | None:
        """Return twice the agreed over all annotated and found, ``None`` when there are neither."""
        return 2 * agreed / (self.gold + self.found) if self.gold + self.found else None


@dataclass(frozen=True, slots=True)
class Measured:
    """The result: the corpus's digest, the tallies by set and half, and what was missed, made up or misread."""

    corpus: str
    tallies: dict[tuple[str, str], Tally]
    misses: tuple[str, ...]


def measure_temporal(folder: Path, jobs: int = 1, misses: int = 0) -> Measured:
    """Return the scores on the texts below ``folder``; raises ``InputError`` where there are none."""
    paths = sorted([*folder.rglob("*.tml"), *folder.rglob("*.key.xml")])
    texts = list(read_texts(folder))
    counts: dict[tuple[str, str], Counter[str]] = {}
    missed: list[str] = []
    for text, hits in in_order(_read, texts, jobs):
        spans = list(flat(hits))
        counts.setdefault((text.set, text.half), Counter()).update(score(text.gold, spans))
        if text.half == "read" and len(missed) < misses:
            missed += faults(text, spans)
    tallies = {key: Tally(*(one[name] for name in Tally._fields)) for key, one in sorted(counts.items())}
    return Measured(corpus_digest(paths), tallies, tuple(missed[:misses]))


def _read(text: Text) -> tuple[Text, tuple[When, ...]]:
    return text, dates_in(text.text, text.published, Settings.from_environment())


def flat(hits: Sequence[When]) -> Iterator[When | RangeEnd]:
    """Yield the expressions as the corpora cut them: of a range or a "since", the ends that stand in it.

    The ends of a range of years before the year 1 have theirs from the range's reason.
    """
    for hit in hits:
        years = _EARLY.findall(hit.reason or "") if hit.ends else []
        for end, year in zip(hit.ends, years, strict=False):
            yield When(end.span, None, None, None, hit.basis, hit.rule, reason=f"in the year {year} before the year 1")
        yield from hit.ends[len(years) :] or (() if years else (hit,))


def score(gold: Sequence[Expression], found: Sequence[When | RangeEnd]) -> Counter[str]:
    """Return the counts of one text; each expression agrees with at most one of the other side, the first that overlaps."""
    counts = Counter(gold=len(gold), found=len(found))
    spans = {(one.start, one.end) for one in gold}
    counts["exact"] = sum((one.span.start, one.span.end) in spans for one in found)
    for one, other in pairs(gold, found):
        counts["overlap"] += 1
        counts["value"] += one.value == timeml_value(other)
    return counts


def pairs(gold: Sequence[Expression], found: Sequence[When | RangeEnd]) -> Iterator[tuple[Expression, When | RangeEnd]]:
    """Yield the expressions that overlap, each once, from the beginning of the text."""
    taken: set[int] = set()
    for one in gold:
        at = next(
            (
                i
                for i, other in enumerate(found)
                if i not in taken and other.span.start < one.end and one.start < other.span.end
            ),
            None,
        )
        if at is not None:
            taken.add(at)
            yield one, found[at]


def faults(text: Text, found: Sequence[When | RangeEnd]) -> Iterator[str]:
    """Yield what is wrong in one text, in words: for reading in the half of the corpus that is read."""
    both = list(pairs(text.gold, found))
    for one, other in both:
        words, value = " ".join(text.text[one.start : one.end].split()), timeml_value(other)
        if (one.start, one.end) != (other.span.start, other.span.end):
            yield f"span   {words!r} / {other.span.text!r}"
        if value != one.value:
            yield f"value  {words!r} {one.value} / {value} (report {text.published})"
    seen, made = {one for one, _ in both}, {id(other) for _, other in both}
    yield from (
        f"missed {text.text[o.start : o.end]!r} {o.value} in {_around(text, o.start)!r}"
        for o in text.gold
        if o not in seen
    )
    yield from (f"extra  {o.span.text!r} in {_around(text, o.span.start)!r}" for o in found if id(o) not in made)


def _around(text: Text, at: int) -> str:
    return " ".join(text.text[max(0, at - 30) : at + 40].split())
