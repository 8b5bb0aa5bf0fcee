"""A function and items go in, its results come out in the items' order, worked out by one process or by several."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
# Items under way for each process: enough to keep it busy, few enough to hold in memory.
AHEAD = 4


def in_order(function: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """Yield ``function(item)`` for each item, in order. With ``jobs`` over 1 the function must be picklable.

    >>> list(in_order(abs, [-1, 2], jobs=1))
    [1, 2]
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    waiting: deque[Future[R]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            for item in items:
                waiting.append(pool.submit(function, item))
                if len(waiting) > jobs * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)
