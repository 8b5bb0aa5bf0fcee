"""Inputs go in; their reports come out one by one, and a problem in the place of whatever could not be read."""

from collections.abc import Iterable, Iterator

from allegedly.problems import Problem
from allegedly.records import Report
from allegedly.report.read import ReadOptions, read_input
from allegedly.report.sources import Input, load_input


def read_reports(inputs: Iterable[Input | Problem], options: ReadOptions) -> Iterator[tuple[Report | Problem, bool]]:
    """Yield (report or problem, whether it is the last of its input), in order.

    Inputs are loaded one at a time, so that a run over many holds only one in memory.
    """
    for source in inputs:
        if isinstance(source, Problem):
            yield source, True
            continue
        data = load_input(source)
        if isinstance(data, Problem):
            yield data, True
            continue
        result = read_input(data, source.name, options)
        found: list[Report | Problem] = [*result.reports, *result.problems]
        yield from ((one, position == len(found)) for position, one in enumerate(found, 1))
