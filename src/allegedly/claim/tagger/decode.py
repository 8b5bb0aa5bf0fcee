"""Scores of windows go in, attributions come out: the likeliest legal chain of labels, and which span hangs on which cue."""

import math
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np

from allegedly.claim.tagger.model import Floats, Scores
from allegedly.claim.tagger.windows import MARK, Flags, Ints, Window

Kind = Literal["source", "cue", "content"]
# Labels in the order of the network's scores: nothing, then the beginning and the inside of each kind.
KINDS: tuple[Kind, ...] = ("source", "cue", "content")
INSIDE = slice(2, None, 2)
CUE = slice(3, 5)
IMPOSSIBLE = np.float32(-1e4)


class Far(NamedTuple):
    """What stands against a link: each word between (by its logarithm), each sentence's end, each other cue."""

    word: float
    sentence: float
    cue: float


# Fitted on PolNeAR's dev part: a voice can serve the cue after next ("A, which denied X, said Y"), a content hardly ever does.
FAR = {"source": Far(1.0, 3.0, 1.0), "content": Far(1.0, 3.0, 6.0)}


class Stretch(NamedTuple):
    """A run of words of one kind in a window, from ``first`` up to but without ``last``."""

    kind: Kind
    first: int
    last: int


class Linked(NamedTuple):
    """One attribution in a window: its stretches by kind, in order; ``source`` may have none."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


def decode(scores: Sequence[Scores], windows: Sequence[Window], moves: Floats) -> list[list[Linked]]:
    """Return the attributions of each window."""
    chains = best_chains([one.labels for one in scores], [one.starts for one in windows], moves)
    return [
        link(stretches(chain), one.links, window) for chain, one, window in zip(chains, scores, windows, strict=True)
    ]


def best_chains(labels: Sequence[Floats], starts: Sequence[Flags], moves: Floats) -> list[list[int]]:
    """Return the likeliest legal chain of labels of each window: nothing goes on that has not begun, nor over a paragraph's end.

    All windows go step by step together (Viterbi); shorter ones wait at their end.
    """
    if not labels:
        return []
    emitted, lengths = _padded(labels, starts)
    legal = moves + illegal(moves.shape[0])
    score, back = emitted[:, 0], []
    for i in range(1, emitted.shape[1]):
        step = score[:, :, None] + legal
        back.append(step.argmax(1))
        going = (lengths > i)[:, None]
        score = np.where(going, step.max(1) + emitted[:, i], score)
    return [_trace(int(score[row].argmax()), [one[row] for one in back[: n - 1]]) for row, n in enumerate(lengths)]


def cue_shares(labels: Floats, starts: Flags, moves: Floats) -> Floats:
    """Return how likely each word of a window is to be part of a cue, 0 to 1, over all legal chains (forward-backward)."""
    emitted, legal = _padded([labels], [starts])[0][0], moves + illegal(moves.shape[0])
    before, behind = emitted.copy(), np.zeros_like(emitted)
    for i in range(1, len(emitted)):
        before[i] += _log_sum(before[i - 1][:, None] + legal, 0)
    for i in range(len(emitted) - 2, -1, -1):
        behind[i] = _log_sum(legal + emitted[i + 1] + behind[i + 1], 1)
    both = before + behind
    shares: Floats = np.exp(both - _log_sum(both, 1)[:, None])[:, CUE].sum(1)
    return shares


def _padded(labels: Sequence[Floats], starts: Sequence[Flags]) -> tuple[Floats, Ints]:
    """Return the windows' scores as one array, what no paragraph may begin with ruled out, and their lengths."""
    lengths = np.array([len(one) for one in labels])
    emitted = np.zeros((len(labels), int(lengths.max()), labels[0].shape[1]), np.float32)
    for row, (scores, begins) in enumerate(zip(labels, starts, strict=True)):
        emitted[row, : len(scores)] = scores
        barred = begins.copy()
        barred[0] = True
        emitted[row, : len(scores)][barred, INSIDE] += IMPOSSIBLE
    return emitted, lengths


def _log_sum(x: Floats, axis: int) -> Floats:
    top = x.max(axis, keepdims=True)
    found: Floats = np.squeeze(top, axis) + np.log(np.exp(x - top).sum(axis))
    return found


def illegal(labels: int) -> Floats:
    """Return what no chain may do, labels x labels: go on with a kind that has not begun."""
    found = np.zeros((labels, labels), np.float32)
    for inside in range(2, labels, 2):
        found[[i for i in range(labels) if i not in (inside, inside - 1)], inside] = IMPOSSIBLE
    return found


def _trace(last: int, back: Sequence[Ints]) -> list[int]:
    found = [last]
    for row in reversed(back):
        found.append(int(row[found[-1]]))
    return found[::-1]


def stretches(chain: Sequence[int]) -> list[Stretch]:
    """Return the runs of words that a chain of labels marks.

    >>> stretches([1, 2, 0, 3, 5, 6])
    [Stretch(kind='source', first=0, last=2), Stretch(kind='cue', first=3, last=4), Stretch(kind='content', first=4, last=6)]
    """
    found: list[Stretch] = []
    for i, label in enumerate(chain):
        if label % 2 == 1:
            found.append(Stretch(KINDS[label // 2], i, i + 1))
        elif label > 0:
            found[-1] = found[-1]._replace(last=i + 1)
    return found


def link(found: Sequence[Stretch], links: Floats, window: Window) -> list[Linked]:
    """Return the stretches as attributions: each source and content goes to the cue that suits it best; without one it is left out.

    What suits is what the words point to, less what lies between: words, sentences and other cues (``FAR``). A cue has one source as
    long as there is another cue for the next. Only a quotation goes to a cue of another paragraph.
    """
    cues = [one for one in found if one.kind == "cue"]
    held: list[dict[Kind, list[Stretch]]] = [{"source": [], "cue": [cue], "content": []} for cue in cues]
    pairs = sorted(_pairs(found, cues, links, window), key=lambda pair: -pair.suits)
    given: set[Stretch] = set()
    for is_second in (False, True):
        for one, at, _ in pairs:
            if one not in given and (is_second or one.kind == "content" or not held[at]["source"]):
                held[at][one.kind].append(one)
                given.add(one)
    ordered = ((row["source"], row["cue"], sorted(row["content"], key=lambda one: one.first)) for row in held)
    return [Linked(*map(tuple, row)) for row in ordered]


class _Pair(NamedTuple):
    """A source or content, the position of a cue, and how well they suit each other."""

    one: Stretch
    cue: int
    suits: float


def _pairs(found: Sequence[Stretch], cues: Sequence[Stretch], links: Floats, window: Window) -> Iterator[_Pair]:
    paragraphs = np.cumsum(window.starts)
    for one in found:
        is_quoted = one.kind == "content" and window.features[one.first, 3] == MARK
        for i, cue in enumerate(cues if one.kind != "cue" else ()):
            if is_quoted or paragraphs[cue.first] == paragraphs[one.first]:
                yield _Pair(one, i, _suits(one, cue, cues, links, window.sentences))


def _suits(one: Stretch, cue: Stretch, cues: Sequence[Stretch], links: Floats, sentences: Ints) -> float:
    low, high = sorted((one, cue), key=lambda stretch: stretch.first)
    between = sum(low.first < other.first < high.first for other in cues if other is not cue)
    apart = abs(int(sentences[one.first]) - int(sentences[cue.first]))
    gap = max(high.first - low.last, 0)
    points = float(links[one.first : one.last, cue.first].mean())
    far = FAR[one.kind]
    return points - far.word * math.log1p(gap) - far.sentence * apart - far.cue * between
