"""The likeliest legal chain is found, and each stretch goes to the cue it belongs to."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from allegedly.claim.tagger.decode import Stretch, best_chains, cue_shares, illegal, link, stretches
from allegedly.claim.tagger.windows import MARK, OUTSIDE, Window

O, BS, IS, BC, IC, BT, IT = range(7)  # noqa: E741
SCORES = st.floats(-5, 5, width=32)


def worth(chain: tuple[int, ...], labels: np.ndarray, moves: np.ndarray) -> float:
    steps = sum(float(moves[a, b]) for a, b in pairwise(chain))
    return steps + sum(float(labels[i, label]) for i, label in enumerate(chain))


def is_legal(chain: tuple[int, ...], starts: np.ndarray) -> bool:
    pairs = zip((O, *chain), chain, strict=False)
    goes_on = [(b, i) for i, (_, b) in enumerate(pairs) if b in (IS, IC, IT)]
    return all(not starts[i] and i > 0 and chain[i - 1] in (b, b - 1) for b, i in goes_on)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_the_chain_is_the_best_of_all_legal_ones(data: st.DataObject) -> None:
    counts = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    labels = [data.draw(arrays(np.float32, (n, 7), elements=SCORES)) for n in counts]
    moves = data.draw(arrays(np.float32, (7, 7), elements=SCORES))
    starts = [data.draw(arrays(np.bool_, (n,))) for n in counts]
    for chain, scores, begins in zip(best_chains(labels, starts, moves), labels, starts, strict=True):
        every = [c for c in product(range(7), repeat=len(scores)) if is_legal(c, begins)]
        best = max(worth(c, scores, moves) for c in every)
        assert is_legal(tuple(chain), begins)
        assert worth(tuple(chain), scores, moves) == pytest.approx(best, abs=1e-3)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_the_share_of_a_cue_is_that_of_the_legal_chains_with_one_there(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 4))
    scores = data.draw(arrays(np.float32, (n, 7), elements=SCORES))
    moves = data.draw(arrays(np.float32, (7, 7), elements=SCORES))
    begins = data.draw(arrays(np.bool_, (n,)))
    every = [c for c in product(range(7), repeat=n) if is_legal(c, begins)]
    weights = np.exp([worth(c, scores, moves) for c in every])
    cued = [[label in (BC, IC) for label in c] for c in every]
    expected = (weights[:, None] * np.array(cued)).sum(0) / weights.sum()
    assert cue_shares(scores, begins, moves) == pytest.approx(expected, abs=1e-3)


def test_no_windows_give_no_chains() -> None:
    assert best_chains([], [], np.zeros((7, 7), np.float32)) == []


def test_illegal_moves_are_those_into_what_has_not_begun() -> None:
    barred = {(int(a), int(b)) for a, b in np.argwhere(illegal(7) < 0)}
    assert barred == {(a, b) for b in (IS, IC, IT) for a in range(7) if a not in (b, b - 1)}


@given(st.lists(st.sampled_from([O, BS, BC, BT]), max_size=12))
def test_stretches_cover_the_labelled_words(chain: list[int]) -> None:
    long = [label for first in chain for label in ((first, first + 1) if first else (O,))]
    assert [i for one in stretches(long) for i in range(one.first, one.last)] == [i for i, x in enumerate(long) if x]


def window(starts: list[int], sentences: list[int], marks: tuple[int, ...] = ()) -> Window:
    features = np.zeros((len(sentences), 4), np.int64)
    features[:, 3] = [MARK if i in marks else OUTSIDE for i in range(len(sentences))]
    begins = np.array([i in starts for i in range(len(sentences))])
    return Window((), features, np.arange(len(sentences)), np.array(sentences), begins)


def linked(chain: list[int], seen: Window, points: dict[tuple[int, int], float] | None = None) -> list[list[list[int]]]:
    scores = np.zeros((len(chain), len(chain)), np.float32)
    for at, value in (points or {}).items():
        scores[at] = value
    return [[[one.first for one in part] for part in row] for row in link(stretches(chain), scores, seen)]


def test_source_and_content_go_to_the_cue_beside_them() -> None:
    chain = [BS, BC, BT, IT, O, BS, BC, BT]
    assert linked(chain, window([0], [0] * 8)) == [[[0], [1], [2]], [[5], [6], [7]]]


def test_content_on_both_sides_of_a_cue_is_one_content() -> None:
    assert linked([BT, BS, BC, BT], window([0], [0] * 4)) == [[[1], [2], [0, 3]]]


def test_what_the_words_point_to_can_outweigh_nearness() -> None:
    chain = [BS, BC, BT, BC, O]
    assert linked(chain, window([0], [0] * 5), {(0, 3): 20.0}) == [[[], [1], [2]], [[0], [3], []]]


@pytest.mark.parametrize(("marks", "content"), [((), [2]), ((3,), [2, 3])])
def test_only_a_quotation_goes_to_a_cue_of_another_paragraph(marks: tuple[int, ...], content: list[int]) -> None:
    assert linked([BS, BC, BT, BT], window([0, 3], [0, 0, 0, 1], marks)) == [[[0], [1], content]]


def test_without_a_cue_nothing_is_said() -> None:
    assert link([Stretch("content", 0, 2)], np.zeros((2, 2), np.float32), window([0], [0, 0])) == []
