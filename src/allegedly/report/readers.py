"""Every kind of input that is read, our own and those that other packages bring, in one table; an opened input in, its rows out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from allegedly.plugins import READERS, plugged
from allegedly.problems import Problem
from allegedly.report.archive import archive_rows, is_archive
from allegedly.report.decode import decode
from allegedly.report.mail import is_mail, is_mailbox, mail_rows, mailbox_rows
from allegedly.report.page import is_page, page_rows
from allegedly.report.pdf import pdf_rows
from allegedly.report.rows import Kept, Row, holds_lines, line_rows, looks_like_rows, read_rows
from allegedly.report.sgml import is_sgml, sgml_rows
from allegedly.report.sources import MAX_FILE
from allegedly.report.split import split_export
from allegedly.report.stream import Opened, is_named, whole
from allegedly.report.tabular import csv_rows, parquet_rows

Rows = Iterator[Row | Kept | Problem]


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of input: its name, whether an input is of it, and how its rows are read.

    ``rows`` gets the opened input and the user's names for our fields. A package adds one with an entry point of the group
    ``allegedly.readers``; it is asked before ours.
    """

    name: str
    takes: Callable[[Opened], bool]
    rows: Callable[[Opened, Mapping[str, str]], Rows]


def _page(source: Opened, _: Mapping[str, str]) -> Rows:
    data = whole(source, MAX_FILE)
    yield from [data] if isinstance(data, Problem) else page_rows(data, source.name, source.url, source.charset)


def _pdf(source: Opened, _: Mapping[str, str]) -> Rows:
    data = whole(source, MAX_FILE)
    yield from [data] if isinstance(data, Problem) else pdf_rows(data, source.name)


def _text(source: Opened, columns: Mapping[str, str]) -> Rows:
    """Plain text of one report or several, SGML, JSON: what has to be decoded as a whole."""
    data = whole(source, MAX_FILE)
    if isinstance(data, Problem):
        yield data
        return
    decoded = decode(data, source.name)
    yield from decoded.problems
    if decoded.text is None:
        return
    if is_sgml(source.head):
        yield from sgml_rows(decoded.text, source.name)
    elif looks_like_rows(decoded.text, source.name):
        yield from read_rows(decoded.text, source.name, columns)
    else:
        yield from _slices(decoded.text, source.name)


def _slices(text: str, name: str) -> Iterator[Row]:
    slices = split_export(text)
    line = 1
    for piece in slices:
        yield Row(name if len(slices) == 1 else f"{name}:{line}", piece, {}, line)
        line += piece.count("\n")


OWN = (
    Reader("archive", is_archive, lambda source, _: archive_rows(source)),
    Reader("pdf", lambda source: source.head.startswith(b"%PDF"), _pdf),
    Reader("parquet", lambda source: source.head.startswith(b"PAR1"), parquet_rows),
    Reader("mailbox", is_mailbox, lambda source, _: mailbox_rows(source)),
    Reader("mail", is_mail, lambda source, _: mail_rows(source)),
    Reader("page", lambda source: is_page(source.head) or is_named(source, ".html", ".htm", ".xhtml"), _page),
    Reader("csv", lambda source: is_named(source, ".csv", ".tsv"), csv_rows),
    Reader("lines", holds_lines, line_rows),
    Reader("text", lambda _: True, _text),
)


@cache
def readers() -> tuple[Reader, ...]:
    """Return all readers in the order they are asked. Raises ``PluginError``."""
    return (*(part for _, part in plugged(READERS)), *OWN)


def reader_of(source: Opened) -> Reader:
    """Return the first reader that takes an input; the last one takes any."""
    return next(one for one in readers() if one.takes(source))
