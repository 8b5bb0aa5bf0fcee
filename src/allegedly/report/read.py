"""The bytes of one input go in; its reports come out, with the problems met on the way."""

from collections.abc import Iterator
from dataclasses import dataclass

from allegedly.keys import content_id
from allegedly.problems import Problem
from allegedly.records import Report
from allegedly.report.decode import MAX_REPORT, decode, too_long
from allegedly.report.head import Said, Whereabouts, read_head
from allegedly.report.parts import find_parts
from allegedly.report.rows import Row, looks_like_rows, read_rows
from allegedly.report.split import split_export


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says of all reports of a run; ``today`` (ISO date) is the day that no report can be later than, ``None``: any."""

    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    today: str | None = None


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The reports of one input in the order they stand there, and the problems."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]


def read_input(data: bytes, name: str, options: ReadOptions) -> ReadResult:
    """Return the reports that ``data`` holds: a plain text, a text export of several reports, JSON Lines or JSON.

    ``name`` is the input's name as the user knows it. Nothing raises: what cannot be read is a problem, and the rest is read.

    >>> read_input(b"", "empty.txt", ReadOptions()).problems[0].code
    'empty'
    """
    decoded = decode(data, name)
    problems = list(decoded.problems)
    if decoded.text is None:
        return ReadResult((), tuple(problems))
    rows = read_rows(decoded.text, name) if looks_like_rows(decoded.text, name) else _slices(decoded.text, name)
    reports: list[Report] = []
    for row in rows:
        if isinstance(row, Problem):
            problems.append(row)
        elif len(row.text) > MAX_REPORT:
            problems += too_long(row.where).problems
        else:
            report, met = _report(row, name, options)
            reports.append(report)
            problems += met
    return ReadResult(tuple(reports), tuple(problems))


def _slices(text: str, name: str) -> Iterator[Row]:
    slices = split_export(text)
    line = 1
    for piece in slices:
        yield Row(name if len(slices) == 1 else f"{name}:{line}", piece, {}, line)
        line += piece.count("\n")


def _report(row: Row, name: str, options: ReadOptions) -> tuple[Report, tuple[Problem, ...]]:
    given = {"outlet": options.outlet, "published": options.published, "url": options.url}
    said = (
        Said("option", {field: value for field, value in given.items() if value}, "--published"),
        Said("metadata", row.fields, row.where),
    )
    parts = find_parts(row.text)
    head = read_head(row.text, parts, said, options.today, Whereabouts(row.where, name, row.line))
    key = content_id("r", head.outlet, head.url, head.published, row.text)
    report = Report(
        key, name, head.url, head.outlet, head.title, head.byline, head.published, head.updated, head.dateline, head.language,
        row.text, parts, head.basis,
    )  # fmt: skip
    return report, head.problems
