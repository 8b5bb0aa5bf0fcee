"""Answers for marked pairs in, the figures by PLOVER root out, and a row for JSON."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from allegedly.bench.scores import Counts, Score, score_of

NOTHING = "nothing"


class Answered(NamedTuple):
    """A marked sentence with the product's root for the pair (``None``: it found nothing), how well it fits, and the other roots found."""

    gold: str
    root: str | None
    fit: str | None
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """The figures of a run: ``roots`` by the corpus's roots, ``fits`` by what of the pair the product names, ``taken`` which root stood for which."""

    corpus: str
    sentences: int
    roots: dict[str, Score]
    fits: dict[str, Score]
    taken: dict[str, dict[str, int]]
    nothing: int
    among: int
    faults: tuple[str, ...]

    @property
    def macro_f1(self) -> float:
        """The mean of the F1 values of the corpus's roots; a root never found counts 0."""
        return sum(score.f1 or 0.0 for score in self.roots.values()) / len(self.roots)

    @property
    def accuracy(self) -> float:
        """The share of the sentences whose root is right; where nothing was found it is not."""
        return sum(score.gold_right for score in self.roots.values()) / self.sentences


def typed(answers: Sequence[Answered], corpus: str, faults: tuple[str, ...]) -> Typed:
    """Return the figures of the answers."""
    counts: Counts = Counter()
    taken: dict[str, Counter[str]] = {}
    for one in answers:
        root, right = one.root or NOTHING, one.root == one.gold
        counts["roots", one.gold, "gold"] += 1
        counts["roots", one.gold, "gold_right"] += right
        counts["roots", root, "found"] += 1
        counts["roots", root, "found_right"] += right
        counts["fits", one.fit or NOTHING, "found"] += 1
        counts["fits", one.fit or NOTHING, "found_right"] += right
        taken.setdefault(one.gold, Counter())[root] += 1
    return Typed(
        corpus=corpus,
        sentences=len(answers),
        roots={root: score_of(counts, "roots", root) for root in sorted(taken)},
        fits={fit: score_of(counts, "fits", fit) for fit in ("both", "actor", "recipient", "near")},
        taken={gold: dict(row.most_common()) for gold, row in sorted(taken.items())},
        nothing=sum(one.root is None for one in answers),
        among=sum(one.root == one.gold or one.gold in one.others for one in answers),
        faults=faults,
    )


def typed_rows(result: Typed) -> dict[str, object]:
    """Return the figures as JSON has them."""
    return {
        "corpus": result.corpus, "sentences": result.sentences, "macro_f1": result.macro_f1, "accuracy": result.accuracy,
        "nothing": result.nothing, "among": result.among, "taken": result.taken, "faults": result.faults,
        "roots": {
            root: {"precision": score.precision, "recall": score.recall, "f1": score.f1, "gold": score.gold}
            for root, score in result.roots.items()
        },
        "fits": {fit: {"found": score.found, "precision": score.precision} for fit, score in result.fits.items()},
    }  # fmt: skip
