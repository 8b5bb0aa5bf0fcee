"""The result of a run of the statement bench: scores in, the figures that have floors and a row for JSON out."""

from dataclasses import dataclass

from allegedly.bench.denials import Denial
from allegedly.bench.scores import Score


@dataclass(frozen=True, slots=True)
class Measurement:
    """The figures of a run. ``exact`` has those of the BIO lines and, for comparison, of the raw texts, by kind.

    ``triples`` has the tables all, forms, cues and sources. ``documents`` counts what each part holds. ``corpus`` names the files' content.
    """

    corpus: str
    documents: dict[str, int]
    exact: dict[str, dict[str, Score]]
    triples: dict[str, dict[str, Score]]
    not_scored: tuple[str, ...]
    faults: tuple[str, ...]
    denials: tuple[Denial, ...] = ()


def figures(measured: Measurement) -> dict[str, float]:
    """Return the figures that have floors: the F1 of source, cue and content on the BIO lines, and of the triples; those not scored are left out."""
    scores = dict(measured.exact.get("bio", {}))
    if "triples" in measured.triples:
        scores["triple"] = measured.triples["triples"]["all"]
    return {name: score.f1 for name, score in scores.items() if score.f1 is not None}


def statement_rows(measured: Measurement) -> dict[str, object]:
    """Return a measurement as JSON has it; the denials, which hold words of the reports, are left out."""
    return {
        "corpus": measured.corpus,
        "documents": measured.documents,
        "exact": {part: _rows(scores) for part, scores in measured.exact.items()},
        "triples": {table: _rows(scores) for table, scores in measured.triples.items()},
        "not_scored": measured.not_scored,
        "faults": measured.faults,
    }


def _rows(scores: dict[str, Score]) -> dict[str, dict[str, float | None]]:
    return {
        row: {
            "found_right": score.found_right, "found": score.found, "gold_right": score.gold_right, "gold": score.gold,
            "precision": score.precision, "recall": score.recall, "f1": score.f1,
        }
        for row, score in scores.items()
    }  # fmt: skip
