"""A word and the names of its sentence go in, as the statement tagger's network sees them; how well each suits the word as its place comes out.

A layer of our own on top of that network's fourth reads the sentence once more for each word that names a happening.
``tools/event_places`` trains it; ``event_place_card.md`` says on what.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from allegedly.claim.event_place_weights import SHA256
from allegedly.claim.found import PlaceHit
from allegedly.claim.tagger.model import Floats
from allegedly.claim.tagger.tag import States
from allegedly.claim.tagger.windows import Ints, relations
from allegedly.parsed import Sentence
from allegedly.problems import ModelError

FILE = Path(__file__).parent / "event_place_network.onnx"


class Suits(NamedTuple):
    """What the network adds to the worth of each place, and to that of there being none; 0 where it has not read the words."""

    places: tuple[float, ...]
    none: float


class Seen(NamedTuple):
    """A sentence of ``n`` words as the network takes it: states n x 384, relations n x n, the word, and which words each of the names has.

    ``spans`` is a name's share of each of its words, ``heads`` its main word.
    """

    states: Floats
    relations: Ints
    event: Ints
    spans: Floats
    heads: Ints


@cache
def session(file: Path = FILE) -> Any:
    """Return the network, loaded at its first use; raises ``ModelError`` when its numbers are not those that were shipped."""
    numbers = file.read_bytes()
    if hashlib.sha256(numbers).hexdigest() != SHA256:
        raise ModelError("the weights for the places of events are not those that were shipped: reinstall allegedly")
    import onnxruntime  # costs a fifth of a second, so only when there is something to weigh

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(numbers, options, providers=["CPUExecutionProvider"])


def weigh(sentence: Sentence, token: int, here: Sequence[PlaceHit], state: States) -> Suits:
    """Return how well each name of a sentence suits the word ``token`` as its place, and how well none does; by itself, whatever else is read."""
    seen = seen_as(sentence, token, here, state)
    if seen is None:
        return Suits((0.0,) * len(here), 0.0)
    places, none = session().run(["places", "none"], seen._asdict())
    return Suits(tuple(round(float(one), 4) for one in places), round(float(none[0]), 4))


def seen_as(sentence: Sentence, token: int, here: Sequence[PlaceHit], state: States) -> Seen | None:
    """Return a sentence as the network takes it; ``None`` where it has not read the word or one of the names, or where there is no name."""
    held = {i: one for i in range(len(sentence.tokens)) if (one := state(sentence.index, i)) is not None}
    heads = [sentence.head_of(hit.first, hit.last) for hit in here]
    if not here or not held.keys() >= {token, *heads}:
        return None
    at = {i: position for position, i in enumerate(held)}
    above = np.array([at.get(sentence.tokens[i].head, at[i]) for i in held], np.int64)
    spans = np.zeros((len(here), len(held)), np.float32)
    for row, hit in enumerate(here):
        own = [at[i] for i in range(hit.first, hit.last + 1) if i in at]
        spans[row, own] = 1 / len(own)
    states = np.stack(list(held.values())).astype(np.float32)
    related = relations(above, np.zeros(len(held), np.int64))
    return Seen(states, related, np.array([at[token]], np.int64), spans, np.array([at[i] for i in heads], np.int64))
