"""Sentences with the place of a given verb in, the weights of a place's features for an event out (claim/event_place_weights.py).

Needs NumPy, which comes with spaCy, and shared/data/event_location; takes some minutes. Every third sentence is used:

    .venv/bin/python tools/fit_event_places.py ../shared/data/event_location/open > src/allegedly/claim/event_place_weights.py

The same conditional logit as in ``fit_places.py``: of the places of the sentence, right is the one that readers gave the verb.
"""

import sys
from pathlib import Path
from typing import Any

import fit_places
from fit_places import Row, fit

from allegedly.bench.event_location import is_broken, read_rows
from allegedly.claim.annotate import mended
from allegedly.claim.event_place import features
from allegedly.claim.place import find_places
from allegedly.claim.put import words_at
from allegedly.language.understand import understand
from allegedly.pipeline import line_for
from allegedly.records import Part, Report
from allegedly.settings import Settings

EVERY = 3
SHRINK = 0.0007


def row_of(row: dict[str, Any]) -> Row | None:
    """Return the features of the places of a sentence for its verb, ``None`` where it has no place."""
    line, text = line_for(Settings.from_environment()), row["text"]
    report = Report("r-fit", None, None, None, None, None, None, None, None, "en", text, (Part("body", 0, len(text)),))
    document, _ = mended(understand(report, line.language, line.parser), line.claims)
    verb = next(span for span in row["spans"] if span["label"] == "VERB")
    at = words_at(document, verb["start"], verb["end"])
    if at is None:
        return None
    sentence, token = at[0], at[0].head_of(at[1], at[2])
    here = [hit for hit in find_places(document, line.claims.gazetteer) if hit.sentence == sentence.index]
    gold = [(span["start"], span["end"]) for span in row["spans"] if span["label"] == "LOCATION"]
    right = tuple(any(hit.place.span.start < end and hit.place.span.end > start for start, end in gold) for hit in here)
    return Row(tuple(features(sentence, token, hit, here) for hit in here), right) if here else None


def main(folder: str) -> None:
    """Print the module of weights."""
    rows = [row for row in read_rows(Path(folder)) if not is_broken(row)]
    texts = list(dict.fromkeys(row["text"] for row in rows))[::EVERY]
    kept = frozenset(texts)
    found = [one for row in rows if row["text"] in kept and (one := row_of(row)) is not None]
    fit_places.SHRINK = SHRINK
    weights = fit(found, {})
    lines = "".join(f'    "{name}": {weight},\n' for name, weight in sorted(weights.items()))
    sys.stdout.write(
        '"""The weights of the features of a place for an event, as ``tools/fit_event_places.py`` printed them."""\n\n'
        f"# fitted on {len(found)} verbs\nWEIGHTS: dict[str, float] = {{\n{lines}}}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])
