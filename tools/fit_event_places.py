"""Sentences with the place of a given verb in, the weights of a place's features for an event out (claim/event_place_weights.py).

Needs NumPy, which comes with spaCy, and shared/data/event_location; takes some minutes. Four sentences in five are used; the fifth that
``bench.event_location.is_unread`` names is left for measuring:

    .venv/bin/python tools/fit_event_places.py ../shared/data/event_location/open > src/allegedly/claim/event_place_weights.py

The same conditional logit as in ``fit_places.py``: of the places of the sentence, right are those that readers gave the verb; "none of
them" has features of its own, those of the verb.
"""

import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import fit_places
from fit_places import Row, fit

from allegedly.bench.event_location import is_broken, is_unread, read_rows
from allegedly.claim.annotate import mended
from allegedly.claim.event_place import around
from allegedly.claim.event_place_features import features, of_word
from allegedly.claim.found import PlaceHit
from allegedly.claim.place import find_places
from allegedly.claim.put import words_at
from allegedly.language.understand import understand
from allegedly.parsed import Document
from allegedly.pipeline import line_for
from allegedly.records import Part, Report
from allegedly.settings import Settings

SHRINK = 0.0007
LEAST = 8


@lru_cache(maxsize=1)
def read(text: str) -> tuple[Document, tuple[PlaceHit, ...]]:
    """Return the parsed sentence with its places."""
    line = line_for(Settings.from_environment())
    report = Report("r-fit", None, None, None, None, None, None, None, None, "en", text, (Part("body", 0, len(text)),))
    document, _ = mended(understand(report, line.language, line.parser), line.claims)
    return document, find_places(document, line.claims.gazetteer)


def row_of(row: dict[str, Any]) -> Row | None:
    """Return the features of the places of a sentence for its verb, ``None`` where it has no place."""
    document, hits = read(row["text"])
    verb = next(span for span in row["spans"] if span["label"] == "VERB")
    at = words_at(document, verb["start"], verb["end"])
    if at is None:
        return None
    sentence, token = at[0], at[0].head_of(at[1], at[2])
    here = around(sentence, hits)
    gold = [(span["start"], span["end"]) for span in row["spans"] if span["label"] == "LOCATION"]
    right = tuple(any(hit.place.span.start < end and hit.place.span.end > start for start, end in gold) for hit in here)
    rows = tuple(features(sentence, token, hit, here) for hit in here)
    return Row(rows, right, of_word(sentence, token)) if here else None


def main(folder: str) -> None:
    """Print the module of weights."""
    rows = [row for row in read_rows(Path(folder)) if not is_broken(row)]
    kept = sorted((row for row in rows if not is_unread(row["text"])), key=lambda row: row["text"])
    found = [one for row in kept if (one := row_of(row)) is not None]
    fit_places.SHRINK = SHRINK
    weights = fit(found, {}, LEAST)
    lines = "".join(f'    "{name}": {weight},\n' for name, weight in sorted(weights.items()))
    sys.stdout.write(
        '"""The weights of the features of a place for an event, as ``tools/fit_event_places.py`` printed them."""\n\n'
        f"# fitted on {len(found)} verbs\nWEIGHTS: dict[str, float] = {{\n{lines}}}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])
