"""Sentences with the place of a given verb in; what train.py reads of them, one pickle, out.

    python tools/event_places/prepare.py ../shared/data/event_location/open build/event_places

Runs in the project's own environment, so that places, features and states are those that the package makes of a report. Four sentences in
five are used; the fifth that ``bench.event_location.is_unread`` names is left for measuring.
"""

import hashlib
import pickle
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from rows import Candidate, Row

from allegedly.bench.event_location import BARE, WORD, is_broken, is_unread, read_rows
from allegedly.claim.annotate import mended
from allegedly.claim.event_place import candidates, joined_to
from allegedly.claim.event_place_features import features, of_word
from allegedly.claim.event_place_network import seen_as
from allegedly.claim.event_place_ties import is_origin
from allegedly.claim.found import PlaceHit
from allegedly.claim.place import find_places
from allegedly.claim.place_possible import possible_places
from allegedly.claim.put import words_at
from allegedly.claim.tagger.tag import States, tag
from allegedly.language.understand import understand
from allegedly.parsed import Document
from allegedly.pipeline import line_for
from allegedly.records import Part, Report
from allegedly.settings import Settings


class Known(NamedTuple):
    """A parsed sentence with its places, its other names and the states of its words."""

    document: Document
    hits: tuple[PlaceHit, ...]
    possible: tuple[PlaceHit, ...]
    state: States


@lru_cache(maxsize=1)
def read(text: str) -> Known:
    """Return what the line knows of a text."""
    line = line_for(Settings.from_environment())
    report = Report("r-fit", None, None, None, None, None, None, None, None, "en", text, (Part("body", 0, len(text)),))
    document = understand(report, line.language, line.parser)
    state = tag(document, line.network).state
    document, _ = mended(document, line.claims)
    hits = find_places(document, line.claims.gazetteer)
    possible = tuple(one for sentence in document.sentences for one in possible_places(document, sentence, hits))
    return Known(document, hits, possible, state)


def words_of(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    """Return where the words of some spans begin, as the bench counts them."""
    return frozenset(m.start() for span in spans for m in WORD.finditer(text, *span) if m.group() not in BARE)


def row_of(row: dict[str, Any]) -> Row | None:
    """Return the names of a sentence for its verb, ``None`` where it has none."""
    text, (document, hits, possible, state) = row["text"], read(row["text"])
    verb = next(span for span in row["spans"] if span["label"] == "VERB")
    gold = [(span["start"], span["end"]) for span in row["spans"] if span["label"] == "LOCATION"]
    number = int(hashlib.sha256(text.encode("utf-8")).hexdigest(), 16)
    wanted = frozenset(m.start() for span in gold for m in WORD.finditer(text, *span))
    at = words_at(document, verb["start"], verb["end"])
    if at is None:
        return Row(number, row["source"], bool(gold), wanted, None, {}, ())
    sentence, token = at[0], at[0].head_of(at[1], at[2])
    here, names = candidates(sentence, token, hits, state, possible)
    found = []
    for hit in (*here, *names):
        joined = [(one.place.span.start, one.place.span.end) for one in joined_to(sentence, hit, hits, names)]
        is_right = any(hit.place.span.start < end and hit.place.span.end > start for start, end in gold)
        beside = here if hit in here else [*here, hit]
        found.append(
            Candidate(
                features(sentence, token, hit, beside),
                is_right,
                hit in names,
                is_origin(sentence, token, hit),
                words_of(text, joined),
            )
        )
    seen = seen_as(sentence, token, [*here, *names], state)
    plain = tuple(seen) if seen is not None else None
    return Row(number, row["source"], bool(gold), wanted, plain, of_word(sentence, token), tuple(found))


def main(folder: str, out: str) -> None:
    """Write the rows."""
    rows = [row for row in read_rows(Path(folder)) if not is_broken(row) and not is_unread(row["text"])]
    rows = sorted(rows, key=lambda row: (hashlib.sha256(row["text"].encode("utf-8")).hexdigest(), str(row["id"])))
    Path(out).mkdir(parents=True, exist_ok=True)
    with (Path(out) / "rows.pkl").open("wb") as file:
        pickle.dump([row_of(row) for row in rows], file)


if __name__ == "__main__":
    main(*sys.argv[1:])
