"""A Document goes in; the attributions that the network finds come out, as characters of the report and tokens of its sentences."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from allegedly.claim.tagger.decode import Linked, Stretch, cue_shares, decode
from allegedly.claim.tagger.model import Floats, Halves, Network, Scores
from allegedly.claim.tagger.windows import Window, Word, windows
from allegedly.parsed import Document

Range = tuple[int, int]
# Returns what the network knows of a token of a sentence, ``None`` for a word that it has not read.
States = Callable[[int, int], Halves | None]


class Run(NamedTuple):
    """Tokens ``first`` to ``last`` (both included) of one sentence."""

    sentence: int
    first: int
    last: int

    def has(self, sentence: int, token: int) -> bool:
        """Tell whether a token is one of them."""
        return sentence == self.sentence and self.first <= token <= self.last


def no_states(_sentence: int, _token: int) -> Halves | None:
    """Return nothing: the states of a report that no network has read."""
    return None


_STOPS = frozenset({".", "!", "?", "…"})
_SHORTEST = 3  # words of a quotation
_CLOSING = frozenset({'"', "”", "»", "''"})


class Tagged(NamedTuple):
    """An attribution as the network reads it. ``cue`` and ``source`` are tokens, ``content`` characters; ``source`` is ``None`` where nobody is named.

    ``content`` may be in several pieces, in order.
    """

    cue: Run
    source: Run | None
    content: tuple[Range, ...]


class Tagging(NamedTuple):
    """What the network makes of a report: its attributions in the order of their cues, and how likely a run of words is to be a cue.

    ``share`` returns that of the likeliest word of the run, from 0 to 1. ``state`` returns what it knows of a word, 384 numbers.
    """

    found: tuple[Tagged, ...]
    share: Callable[[Run], float]
    state: States = no_states


def tag(document: Document, network: Network) -> Tagging:
    """Return what the network finds in a report; raises ``ModelError`` where its weights are not those shipped."""
    read = windows(document, network.settled.features, network.pieces)
    scores, moves = network.scores(read), network.settled.moves
    found = decode(scores, read, moves)
    tagged = tuple(_tagged(window, one) for window, row in zip(read, found, strict=True) for one in row)
    words = _Words(read, scores, moves)
    return Tagging(tagged, words.share, words.state)


class _Words:
    """What the network says of single words: how likely they are to be part of a cue, told window by window and only where somebody asks."""

    def __init__(self, read: Sequence[Window], scores: Sequence[Scores], moves: Floats) -> None:
        self._read, self._scores, self._moves = read, scores, moves
        self._told: dict[int, Floats] = {}

    @cached_property
    def _places(self) -> dict[tuple[int, int], tuple[int, int]]:
        """The window and position of each word, by its sentence and token."""
        words = ((i, j, word) for i, window in enumerate(self._read) for j, word in enumerate(window.words))
        return {(word.sentence.index, word.token.i): (i, j) for i, j, word in words}

    def state(self, sentence: int, token: int) -> Halves | None:
        at = self._places.get((sentence, token))
        return self._scores[at[0]].states[at[1]] if at is not None else None

    def share(self, run: Run) -> float:
        places = [self._places.get((run.sentence, token)) for token in range(run.first, run.last + 1)]
        return max((float(self._window(at[0])[at[1]]) for at in places if at is not None), default=0.0)

    def _window(self, i: int) -> Floats:
        if i not in self._told:
            labels, starts = self._scores[i].labels, self._read[i].starts
            self._told[i] = cue_shares(labels, starts, self._moves)
        return self._told[i]


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
    """The characters of a stretch; what it takes of a sentence behind a quotation, short of that sentence's end, is left out."""
    words = window.words[stretch.first : stretch.last]
    last = words[-1]
    begins = next((at for at, word in enumerate(words) if word.sentence is last.sentence), 0)
    breaks_off = any(token.pos != "PUNCT" for token in last.sentence.tokens[last.token.i + 1 :])
    if begins and breaks_off and _closes(words[:begins]) and words[begins].token.text not in _CLOSING:
        last = words[begins - 1]
    return words[0].token.start, last.token.end


def _closes(words: Sequence[Word]) -> bool:
    """Tell whether words end a sentence and with it a quotation; a plain mark closes where they hold an even number."""
    if len(words) < _SHORTEST or words[-2].token.text not in _STOPS:
        return False
    mark = words[-1].token.text
    return mark in _CLOSING and (mark != '"' or sum(word.token.text == mark for word in words) % 2 == 0)
