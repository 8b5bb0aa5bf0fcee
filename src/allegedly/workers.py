"""A function and items go in, its results come out in the items' order, worked out by one process, by several, or by a cluster."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Generic, TypeVar

from allegedly.problems import AllegedlyError

T = TypeVar("T")
R = TypeVar("R")
# Items under way for each process: enough to keep it busy, few enough to hold in memory.
AHEAD = 4
CONNECT_SECONDS = 5
RETRIES = 2  # on a cluster: how often an item is given to another worker


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works: ``jobs`` processes of this machine, or the workers of the dask scheduler at ``cluster`` (an address like tcp://host:8786)."""

    jobs: int = 1
    cluster: str | None = None


class ClusterError(AllegedlyError):
    """The cluster cannot be reached or used; the message says what to do."""


def in_order(
    function: Callable[[T], R], items: Iterable[T], crew: Crew | int, lost: Callable[[T], R] | None = None
) -> Iterator[R]:
    """Yield ``function(item)`` for each item, in order. With several workers the function must be picklable.

    A worker that dies takes nothing with it: what was under way is done again. An item that ends its worker every time is given to ``lost``,
    whose result takes its place (without ``lost``, ``BrokenProcessPool`` is raised).

    >>> list(in_order(abs, [-1, 2], 1))
    [1, 2]
    """
    if isinstance(crew, int):
        crew = Crew(crew)
    if crew.cluster is not None:
        yield from _on_cluster(function, items, crew.cluster, lost)
    elif crew.jobs <= 1:
        yield from map(function, items)
    else:
        with closing(_Pools(function, crew.jobs, lost)) as pools:
            yield from pools.run(items)


class _Pools(Generic[T, R]):
    """A pool of processes that is made anew when one of them dies."""

    def __init__(self, function: Callable[[T], R], jobs: int, lost: Callable[[T], R] | None) -> None:
        self._function, self._jobs, self._lost = function, jobs, lost
        self._pool = self._new(jobs)

    def close(self) -> None:
        """End the processes; what is under way is left undone."""
        self._pool.shutdown(cancel_futures=True)

    def run(self, items: Iterable[T]) -> Iterator[R]:
        """Yield the results in order."""
        waiting: deque[tuple[T, Future[R] | None]] = deque()
        for item in items:
            waiting.append((item, self._submit(item)))
            if len(waiting) > self._jobs * AHEAD:
                yield from self._next(waiting)
        while waiting:
            yield from self._next(waiting)

    def _next(self, waiting: deque[tuple[T, Future[R] | None]]) -> Iterator[R]:
        _, future = waiting[0]
        try:
            if future is None:
                raise BrokenProcessPool
            result = future.result()
        except BrokenProcessPool:
            todo = [one for one, _ in waiting]
            waiting.clear()
            yield from self._one_by_one(todo)
            self._pool = self._new(self._jobs)
            return
        waiting.popleft()
        yield result

    def _one_by_one(self, items: list[T]) -> Iterator[R]:
        """Do again what was under way, in a pool of one process, so that the item that ends its process is found out."""
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._new(1)
        for item in items:
            try:
                yield self._pool.submit(self._function, item).result()
            except BrokenProcessPool:
                if self._lost is None:
                    raise
                self._pool = self._new(1)
                yield self._lost(item)
        self._pool.shutdown()

    def _submit(self, item: T) -> "Future[R] | None":
        try:
            return self._pool.submit(self._function, item)
        except BrokenProcessPool:
            return None

    @staticmethod
    def _new(jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)


def _end_with_parent() -> None:
    """End this process when the one that began it is gone: a killed run leaves no processes behind that wait for work."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_and_end, args=(parent,), daemon=True).start()


def _wait_and_end(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _on_cluster(
    function: Callable[[T], R], items: Iterable[T], address: str, lost: Callable[[T], R] | None
) -> Iterator[R]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError as error:
        raise ClusterError("a cluster needs dask: pip install 'allegedly[dask]', here and on the workers") from error
    try:
        client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"{address}: no dask scheduler answers there; start one with dask scheduler") from error
    with client:
        window = max(1, sum(client.nthreads().values())) * AHEAD
        waiting: deque[tuple[T, Any]] = deque()
        for item in items:
            waiting.append((item, client.submit(function, item, pure=False, retries=RETRIES)))
            if len(waiting) > window:
                yield _gathered(distributed, *waiting.popleft(), lost)
        while waiting:
            yield _gathered(distributed, *waiting.popleft(), lost)


def _gathered(distributed: Any, item: T, future: Any, lost: Callable[[T], R] | None) -> R:
    try:
        result: R = future.result()
    except distributed.KilledWorker:
        if lost is None:
            raise
        return lost(item)
    finally:
        future.release()
    return result
