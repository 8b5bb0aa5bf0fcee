"""Windows go in, scores of labels and links come out: the network that ships with the package, run by onnxruntime on the processor."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from allegedly.claim.tagger.pieces import WordPieces
from allegedly.claim.tagger.windows import Features, Flags, Ints, Window, relations
from allegedly.problems import ModelError

FOLDER = Path(__file__).parent / "weights"
# Windows that go through the network together. They are of one report: an eight-bit network takes the range of its numbers from the
# whole batch, so with other reports in it a report's result would depend on its neighbours.
TOGETHER = 8
Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]
# The states of word pieces halfway through the network: what is known of a word in its sentence before the labels are made of it.
STATES = "/layers.3/norm_out/LayerNormalization_output_0"
# A graph that names one output more. Messages of protocol buffers merge when they are put behind one another (field 7: the graph of a
# model, 12: an output of it, 1: its name), so that the weights stay the file that was shipped.
_OUTPUT = b"\x0a" + bytes([len(STATES)]) + STATES.encode()
_GRAPH = b"\x62" + bytes([len(_OUTPUT)]) + _OUTPUT
WITH_STATES = b"\x3a" + bytes([len(_GRAPH)]) + _GRAPH


class Scores(NamedTuple):
    """What the network says of a window of ``n`` words: ``labels`` n x 7, ``links`` n x n (from a word to the one its statement hangs on).

    ``states`` are n x 384, in half precision, of the first piece of each word.
    """

    labels: Floats
    links: Floats
    states: Halves = np.zeros((0, 0), np.float16)


class Settled(NamedTuple):
    """What the weights' configuration says: feature names, the score of each label after each other, and the weights' hash."""

    features: Features
    moves: Floats
    sha256: str


def read_configuration(folder: Path = FOLDER) -> Settled:
    """Return the configuration of the weights in a folder."""
    held = json.loads((folder / "config.json").read_text("utf-8"))
    tags, deps = ({name: i + 1 for i, name in enumerate(held[key])} for key in ("tags", "deps"))
    return Settled(Features(tags, deps), np.array(held.get("moves", []), np.float32), held.get("sha256", ""))


class Network:
    """The network, loaded at its first use."""

    def __init__(self, folder: Path = FOLDER, threads: int = 0) -> None:
        self._folder, self._threads = folder, threads
        self._session: Any = None
        self._pieces: WordPieces | None = None
        self._settled: Settled | None = None

    @property
    def settled(self) -> Settled:
        """The configuration of its weights."""
        if self._settled is None:
            self._settled = read_configuration(self._folder)
        return self._settled

    @property
    def pieces(self) -> WordPieces:
        """How it cuts words."""
        if self._pieces is None:
            self._pieces = WordPieces.load(self._folder / "vocabulary.txt")
        return self._pieces

    def scores(self, windows: Sequence[Window]) -> list[Scores]:
        """Return the scores of each window, in order; raises ``ModelError`` when the weights are not those that were shipped."""
        session = self._loaded()
        found: dict[int, Scores] = {}
        order = sorted(range(len(windows)), key=lambda i: windows[i].size)
        for first in range(0, len(order), TOGETHER):
            group = order[first : first + TOGETHER]
            given = _inputs([windows[i] for i in group], self.pieces)
            labels, links, states = session.run(["labels", "links", STATES], given)
            for row, i in enumerate(group):
                n = len(windows[i].words)
                held = states[row, given["first"][row, :n]].astype(np.float16)
                found[i] = Scores(labels[row, :n], links[row, :n, :n], held)
        return [found[i] for i in range(len(windows))]

    def _loaded(self) -> Any:
        if self._session is None:
            weights = (self._folder / "statements.onnx").read_bytes()
            if hashlib.sha256(weights).hexdigest() != self.settled.sha256:
                raise ModelError(
                    "the weights of the statement tagger are not those that were shipped: reinstall allegedly"
                )
            import onnxruntime  # costs a fifth of a second, so only when there is something to tag

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = self._threads
            options.log_severity_level = 3
            model = weights + WITH_STATES
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        return self._session


def _inputs(windows: Sequence[Window], pieces: WordPieces) -> dict[str, Ints | Flags]:
    wide, many = max(one.size for one in windows) + 2, max(len(one.words) for one in windows)
    rows = len(windows)
    numbers = np.full((rows, wide), pieces.pad, np.int64)
    features = np.zeros((rows, wide, 4), np.int64)
    related = np.zeros((rows, wide, wide), np.int64)
    mask = np.zeros((rows, wide), np.bool_)
    first = np.zeros((rows, many), np.int64)
    for row, window in enumerate(windows):
        lengths = [len(word.pieces) for word in window.words]
        of = np.repeat(np.arange(len(lengths)), lengths)
        end = len(of) + 1
        numbers[row, 0], numbers[row, end] = pieces.first, pieces.last
        numbers[row, 1:end] = [number for word in window.words for number in word.pieces]
        features[row, 1:end] = window.features[of]
        related[row, 1:end, 1:end] = relations(window.heads, window.sentences)[np.ix_(of, of)]
        mask[row, : end + 1] = True
        first[row, : len(lengths)] = np.cumsum([1, *lengths[:-1]])
    return {"pieces": numbers, "features": features, "relations": related, "mask": mask, "first": first}
