"""Inputs go in; their reports come out one by one, and a problem in the place of whatever could not be read."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from typing import NamedTuple

from allegedly.problems import Problem
from allegedly.report.fetch import Fetcher
from allegedly.report.options import ReadOptions
from allegedly.report.read import Found, read_opened
from allegedly.report.sources import Input
from allegedly.report.stream import Opened, open_input


class Taken(NamedTuple):
    """What was found, whether it is the last of its input, and the input's name."""

    found: Found
    is_last: bool
    source: str


def read_reports(inputs: Iterable[Input | Problem], options: ReadOptions) -> Iterator[Taken]:
    """Yield what the inputs hold, in order.

    Inputs are opened one at a time and read as they come, so that a run over many, or over a large one, holds little in memory.
    """
    fetcher = Fetcher(options.manners)
    for source in inputs:
        if isinstance(source, Problem):
            yield Taken(source, True, source.where)
            continue
        opened = open_input(source, fetcher)
        if isinstance(opened, Problem):
            yield Taken(opened, True, source.name)
            continue
        with nullcontext() if opened.stream is sys.stdin.buffer else closing(opened.stream):
            yield from _of_one(opened, source.name, options)


def _of_one(opened: Opened, name: str, options: ReadOptions) -> Iterator[Taken]:
    before: Found | None = None
    for found in _guarded(opened, options):
        if before is not None:
            yield Taken(before, False, name)
        before = found
    if before is None:
        before = Problem(name, "no_report", "it holds no report: nothing was read from it")
    yield Taken(before, True, name)


def _guarded(opened: Opened, options: ReadOptions) -> Iterator[Found]:
    """One broken input never stops a run, whatever a library makes of it."""
    try:
        yield from read_opened(opened, options)
    except (OSError, EOFError, ValueError, LookupError, RecursionError, MemoryError) as error:
        message = f"not read from here on ({type(error).__name__}: {error}); check the file"
        yield Problem(opened.name, "unreadable", message)
