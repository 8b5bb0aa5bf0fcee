"""A Document goes in; the attributions that the network finds come out, as characters of the report and tokens of its sentences."""

from collections.abc import Mapping
from typing import NamedTuple

from allegedly.claim.tagger.decode import Linked, Stretch, cue_shares, decode
from allegedly.claim.tagger.model import Network
from allegedly.claim.tagger.windows import Window, windows
from allegedly.parsed import Document

Range = tuple[int, int]
LEAST = 0.001


class Run(NamedTuple):
    """Tokens ``first`` to ``last`` (both included) of one sentence."""

    sentence: int
    first: int
    last: int

    def has(self, sentence: int, token: int) -> bool:
        """Tell whether a token is one of them."""
        return sentence == self.sentence and self.first <= token <= self.last


class Tagged(NamedTuple):
    """An attribution as the network reads it. ``cue`` and ``source`` are tokens, ``content`` characters; ``source`` is ``None`` where nobody is named.

    ``content`` may be in several pieces, in order.
    """

    cue: Run
    source: Run | None
    content: tuple[Range, ...]


class Tagging(NamedTuple):
    """What the network makes of a report: its attributions in the order of their cues, and how likely words are to be part of a cue.

    ``cued`` has the words (sentence and token) that are so with at least ``LEAST``, from 0 to 1.
    """

    found: tuple[Tagged, ...]
    cued: Mapping[tuple[int, int], float]

    def share(self, run: Run) -> float:
        """Return how likely the likeliest word of a run is to be part of a cue; 0 below ``LEAST``."""
        return max(self.cued.get((run.sentence, i), 0.0) for i in range(run.first, run.last + 1))


def tag(document: Document, network: Network) -> Tagging:
    """Return what the network finds in a report; raises ``ModelError`` where its weights are not those shipped."""
    read = windows(document, network.settled.features, network.pieces)
    scores, moves = network.scores(read), network.settled.moves
    found = decode(scores, read, moves)
    shares = cue_shares([one.labels for one in scores], [one.starts for one in read], moves)
    cued = {
        (word.sentence.index, word.token.i): float(share)
        for window, row in zip(read, shares, strict=True)
        for word, share in zip(window.words, row, strict=True)
        if share >= LEAST
    }
    return Tagging(tuple(_tagged(window, one) for window, row in zip(read, found, strict=True) for one in row), cued)


def _tagged(window: Window, one: Linked) -> Tagged:
    return Tagged(
        _run(window, one.cue[0]),
        _run(window, one.source[0]) if one.source else None,
        tuple(_characters(window, stretch) for stretch in one.content),
    )


def _run(window: Window, stretch: Stretch) -> Run:
    """Return the tokens of a stretch that stand in its first word's sentence."""
    words = window.words[stretch.first : stretch.last]
    sentence = words[0].sentence
    return Run(sentence.index, words[0].token.i, max(w.token.i for w in words if w.sentence is sentence))


def _characters(window: Window, stretch: Stretch) -> Range:
    return window.words[stretch.first].token.start, window.words[stretch.last - 1].token.end
