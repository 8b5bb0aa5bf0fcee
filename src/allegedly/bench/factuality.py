"""Sentences with rated words in; how often the product puts a word as its rating has it out, by set and class, as docs/bench.md says."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from allegedly.bench.digest import corpus_digest
from allegedly.bench.rated import Rated, find_sets, read_rated
from allegedly.bench.scores import Counts, Score, score_of
from allegedly.pipeline import Put, put_in
from allegedly.records import Factuality
from allegedly.run import Progress
from allegedly.settings import Settings
from allegedly.workers import in_order

Class = Literal["negated", "uncommitted", "actual"]
CLASSES: tuple[Class, ...] = ("negated", "uncommitted", "actual")
NOT_ACTUAL = "not actual"
"""The row of negated and uncommitted together, for sets whose readers were asked only whether it happened."""

THIRD = 1.0
"""Ratings go from -3 to 3: the lowest third of the scale is negated, the highest actual, what is between is uncommitted."""

PLACES: dict[Factuality, tuple[Class, float]] = {
    "actual": ("actual", 3.0), "background": ("actual", 3.0), "possible": ("uncommitted", 1.0),
    "planned": ("uncommitted", 0.0), "conditional": ("uncommitted", 0.0), "negated": ("negated", -3.0),
}  # fmt: skip
"""The class that each of the product's words falls in, and its place on the scale, as FactBank's degrees are put on it."""

_INTENTS = frozenset({"threatens", "promises", "demands"})


class Miss(NamedTuple):
    """A word that the product puts otherwise than its rating, with words of the text: for the terminal only."""

    where: str
    rating: float
    found: Factuality
    words: str


@dataclass(frozen=True, slots=True)
class SetScore:
    """The figures of one set, by class and for ``NOT_ACTUAL``. ``errors`` is the mean distance from the rating, ``floor`` that of calling everything actual.

    ``table`` counts the words by what the product says and the class of their rating.
    """

    sentences: int
    ratings: int
    scores: dict[str, Score]
    errors: float
    floor: float
    table: dict[Factuality, dict[Class, int]]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a run by set; ``corpus`` names the files' content."""

    corpus: str
    split: str
    sets: dict[str, SetScore]
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """Which split to score, of which sets (none named: all), how many misses of each to keep, on how many processes, whom to tell how far it is."""

    split: str = "dev"
    sets: tuple[str, ...] = ()
    misses: int = 0
    jobs: int = 1
    progress: Callable[[Progress], None] | None = None


def measure_factuality(folder: Path, options: Options) -> Measured:
    """Return the figures of how the product puts the rated words of a folder; raises ``InputError`` when it holds nothing to score."""
    files = find_sets(folder, options.split, options.sets)
    scores: dict[str, SetScore] = {}
    misses: list[Miss] = []
    for name, path in files.items():
        found = list(_judged(name, path, options))
        scores[name] = score_set(found)
        misses += [miss for rated, answers in found for miss in _misses(rated, answers)][: options.misses]
    return Measured(corpus_digest(files.values(), with_folder=True), options.split, scores, tuple(misses))


def answer_of(put: Put) -> Factuality:
    """Return how the product puts a word, what its speaker makes of it put in: ratings know no speaker's stance.

    What is denied, or said not to be thought, is negated; a denial that is not made leaves it possible; what heads a forecast is
    possible, a threat, promise or demand planned, as in the product's claims.
    """
    if put.disbelieved and put.act != "denies":
        return "negated"
    if put.act == "denies" and put.unsaid:
        return "possible"
    if put.how != "actual":
        return put.how
    if put.act == "denies":
        return "negated"
    if put.act == "predicts":
        return "possible"
    return "planned" if put.act in _INTENTS else put.how


def class_of(rating: float) -> Class:
    """Return the class of a rating.

    >>> class_of(-1.0), class_of(0.8), class_of(1.0)
    ('negated', 'uncommitted', 'actual')
    """
    if rating <= -THIRD:
        return "negated"
    return "actual" if rating >= THIRD else "uncommitted"


def score_set(found: list[tuple[Rated, list[Factuality]]]) -> SetScore:
    """Return the figures of sentences with the product's answer for each rating."""
    counts: Counts = Counter()
    table: Counter[tuple[Factuality, Class]] = Counter()
    errors = floor = 0.0
    for rated, answers in found:
        for (_, value), answer in zip(rated.ratings, answers, strict=True):
            (said, place), right = PLACES[answer], class_of(value)
            _count(counts, said, right)
            _count(counts, _happened(said), _happened(right))
            table[answer, right] += 1
            errors += abs(place - value)
            floor += abs(PLACES["actual"][1] - value)
    ratings = sum(len(rated.ratings) for rated, _ in found)
    return SetScore(
        sentences=len(found),
        ratings=ratings,
        scores={name: score_of(counts, "classes", name) for name in (*CLASSES, NOT_ACTUAL)},
        errors=errors / ratings if ratings else 0.0,
        floor=floor / ratings if ratings else 0.0,
        table={how: {name: table[how, name] for name in CLASSES} for how in PLACES},
    )


def _happened(one: Class) -> str:
    return "happened" if one == "actual" else NOT_ACTUAL


def _count(counts: Counts, said: str, right: str) -> None:
    counts["classes", said, "found"] += 1
    counts["classes", right, "gold"] += 1
    if said == right:
        counts["classes", said, "found_right"] += 1
        counts["classes", said, "gold_right"] += 1


def _judged(name: str, path: Path, options: Options) -> Iterator[tuple[Rated, list[Factuality]]]:
    lines = list(read_rated(path))
    judge = partial(_judge, settings=Settings.from_environment())
    for number, one in enumerate(in_order(judge, lines, options.jobs), 1):
        if options.progress:
            options.progress(Progress(number, len(lines), name))
        yield one


def _judge(rated: Rated, settings: Settings) -> tuple[Rated, list[Factuality]]:
    puts = put_in(rated.text, [rating.span for rating in rated.ratings], settings)
    return rated, [answer_of(put) for put in puts]


def _misses(rated: Rated, answers: list[Factuality]) -> Iterator[Miss]:
    for (span, value), answer in zip(rated.ratings, answers, strict=True):
        if PLACES[answer][0] != class_of(value):
            start, end = span
            words = f"{rated.text[max(0, start - 60) : start]}[{rated.text[start:end]}]{rated.text[end : end + 40]}"
            yield Miss(rated.name, value, answer, words)
