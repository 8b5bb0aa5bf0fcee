"""A word and the places of its sentence go in, as the statement tagger's network sees them; how well each place suits the word comes out.

One more feature beside those of ``event_place_features.py``: ``tools/fit_event_places.py`` fits the numbers of both together, and
``event_place_card.md`` says on what.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from allegedly.claim.found import PlaceHit
from allegedly.claim.tagger.model import Halves
from allegedly.claim.tagger.tag import States
from allegedly.parsed import Sentence

FILE = Path(__file__).parent / "event_place_network.npz"
Doubles = npt.NDArray[np.float64]


class Suits(NamedTuple):
    """What the network adds to the worth of each place, and to that of there being none; 0 where it has not read the words."""

    places: tuple[float, ...]
    none: float


@cache
def numbers(file: Path = FILE) -> dict[str, Doubles]:
    """Return the network's numbers: maps of 384 and 768 to 32, a layer of 48 on both and their product, and the weights of both outcomes."""
    with np.load(file) as held:
        return {name: held[name].astype(np.float64) for name in held.files}


def weigh(sentence: Sentence, token: int, here: Sequence[PlaceHit], state: States) -> Suits:
    """Return how well each place of a sentence suits the word ``token``, and how well none does."""
    held = states_of(sentence, token, here, state)
    return suits(*held) if held is not None else Suits((0.0,) * len(here), 0.0)


def states_of(
    sentence: Sentence, token: int, here: Sequence[PlaceHit], state: States
) -> tuple[Halves, list[Halves]] | None:
    """Return the states of a word, and for each place those of its main word and the word before it; ``None`` where one is missing or there is no place."""
    word, places = state(sentence.index, token), []
    for hit in here:
        own = state(sentence.index, sentence.head_of(hit.first, hit.last))
        if word is None or own is None:
            return None
        before = state(sentence.index, max(0, hit.first - 1))
        places.append(np.concatenate([own, before if before is not None else np.zeros_like(own)]))
    return (word, places) if word is not None and places else None


def suits(word: Halves, places: Sequence[Halves]) -> Suits:
    """Return how well places suit a word, of their states; the sums are made in double precision, the same everywhere."""
    held = numbers()
    of_word = word.astype(np.float64) @ held["word"] + held["word_shift"]
    of_places = np.stack(places).astype(np.float64) @ held["place"] + held["place_shift"]
    both = np.concatenate([np.broadcast_to(of_word, of_places.shape), of_places, of_places * of_word], 1)
    inner = np.maximum(both @ held["inner"] + held["inner_shift"], 0.0)
    none = float(np.tanh(of_word) @ held["none"])
    return Suits(tuple(float(one) for one in inner @ held["outer"]), none)
