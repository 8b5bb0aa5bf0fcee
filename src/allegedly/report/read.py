"""An opened input goes in; its reports come out one by one, and the problems met on the way."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from allegedly.keys import content_id
from allegedly.problems import Problem
from allegedly.records import Annotation, Report
from allegedly.report.decode import MAX_REPORT, too_long
from allegedly.report.fetch import Manners as Manners
from allegedly.report.head import Said, Whereabouts, read_head
from allegedly.report.mojibake import repaired
from allegedly.report.options import ReadOptions as ReadOptions
from allegedly.report.other_language import other_language
from allegedly.report.parts import find_parts
from allegedly.report.readers import reader_of
from allegedly.report.rows import SYNONYMS as SYNONYMS
from allegedly.report.rows import Kept, Row
from allegedly.report.stream import Opened, opened

Found = Report | Kept | Problem


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The reports of one input in the order they stand there, and the problems."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]


def read_input(data: bytes, name: str, options: ReadOptions) -> ReadResult:
    """Return the reports that ``data`` holds, whatever it is: a text, a text export, a web page, JSON Lines, a mail ...

    ``name`` is the input's name as the user knows it. Nothing raises: what cannot be read is a problem, and the rest is read.

    >>> read_input(b"", "empty.txt", ReadOptions()).problems[0].code
    'empty'
    """
    found = list(read_opened(opened(name, io.BytesIO(data)), options))
    reports = tuple(
        one.report if isinstance(one, Annotation) else one for one in found if isinstance(one, Annotation | Report)
    )
    return ReadResult(reports, tuple(one for one in found if isinstance(one, Problem)))


def read_opened(source: Opened, options: ReadOptions) -> Iterator[Found]:
    """Yield the reports of an opened input as they are met; what allegedly wrote comes as it is."""
    for row in reader_of(source).rows(source, options.columns):
        if not isinstance(row, Row):
            yield row
        elif len(row.text) > MAX_REPORT:
            yield from too_long(row.where).problems
        else:
            yield from _report(row, source.name, options)


def _report(row: Row, name: str, options: ReadOptions) -> Iterator[Report | Problem]:
    text, mended = repaired(row.text)
    if mended:
        message = (
            f"{mended:,} letters had been decoded wrongly and were put right; offsets count the characters as put right"
        )
        yield Problem(row.where, "mojibake", message)
    given = {"outlet": options.outlet, "published": options.published, "url": options.url}
    said = (
        Said("option", {field: value for field, value in given.items() if value}, "--published"),
        Said("metadata", row.fields, row.where),
    )
    parts = find_parts(text)
    head = read_head(text, parts, said, options.today, Whereabouts(row.where, name, row.line))
    language = other_language(text) if head.language is None else None
    if language is not None:
        done = "no claims are read from it" if options.any_language else "not read"
        message = f"{done}: this is {language.name}, and only English is read; give a translation"
        yield Problem(row.where, "other_language", message)
        if not options.any_language:
            return
    key = content_id("r", head.outlet, head.url, head.published, text)
    yield Report(
        key, name, head.url, head.outlet, head.title, head.byline, head.published, head.updated, head.dateline,
        language.tag if language else head.language, text, parts, head.basis,
    )  # fmt: skip
    yield from (one for one in head.problems if language is None or one.code != "not_english")
