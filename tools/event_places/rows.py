"""What prepare.py hands to train.py: a verb with the names of its sentence."""

from typing import Any, NamedTuple


class Candidate(NamedTuple):
    """A name of the sentence: its features, whether it is right, whether only the network can make it a place, and the words it stands for."""

    features: dict[str, float]
    right: bool
    possible: bool
    origin: bool
    words: frozenset[int]


class Row(NamedTuple):
    """A verb: its sentence's hash, its source, whether it has a place and the words of it, what the network sees, and the names.

    ``seen`` is an ``event_place_network.Seen`` as a plain tuple of arrays.
    """

    number: int
    source: str
    placed: bool
    wanted: frozenset[int]
    seen: Any
    none: dict[str, float]
    names: tuple[Candidate, ...]
