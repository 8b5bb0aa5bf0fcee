"""A Document goes in; the attributions that the network finds come out, as characters of the report and tokens of its sentences."""

from typing import NamedTuple

from allegedly.claim.tagger.decode import Linked, Stretch, decode
from allegedly.claim.tagger.model import Network
from allegedly.claim.tagger.windows import Window, windows
from allegedly.parsed import Document

Range = tuple[int, int]


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


def tag(document: Document, network: Network) -> list[Tagged]:
    """Return the attributions that the network finds, in the order of their cues; raises ``ModelError`` where its weights are not those shipped."""
    read = windows(document, network.settled.features, network.pieces)
    found = decode(network.scores(read), read, network.settled.moves)
    return [_tagged(window, one) for window, row in zip(read, found, strict=True) for one in row]


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
