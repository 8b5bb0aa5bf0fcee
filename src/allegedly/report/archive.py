"""A web archive in, the rows of its pages out as they are met: nothing is unpacked to disk, and one page is held at a time."""

import zlib
from collections.abc import Iterator
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from allegedly.problems import Problem
from allegedly.report.page import page_rows
from allegedly.report.rows import Row
from allegedly.report.stream import Opened

LARGEST_PAGE = 10 * 1024 * 1024  # bytes
_PAGES = ("text/html", "application/xhtml")


def is_archive(source: Opened) -> bool:
    """Say whether an input is a WARC or ARC file, packed or not."""
    name = source.name.lower()
    return source.head.startswith((b"WARC/", b"filedesc://")) or name.endswith((".warc", ".warc.gz", ".arc.gz", ".arc"))


def archive_rows(source: Opened) -> Iterator[Row | Problem]:
    """Yield the rows of the HTML responses of an archive; ``where`` is ``FILE:OFFSET`` of the record.

    Other records (requests, pictures, redirections) are passed over. A cut off or broken archive is read up to the fault.
    """
    records = ArchiveIterator(source.stream, arc2warc=True)
    while True:
        try:
            record = next(records, None)
            if record is None:
                return
            body = _page(record) if _is_page(record) else None
            where = f"{source.name}:{records.get_record_offset()}" if body is not None else source.name
        except (ArchiveLoadFailed, EOFError, zlib.error, OSError, ValueError, StopIteration) as error:
            yield _broken(source.name, error)
            return
        if body is None:
            continue
        if record.raw_stream.limit > 0 and len(body) <= LARGEST_PAGE:
            yield Problem(
                where,
                "broken_archive",
                "the archive ends in the middle of this record; it was not read: fetch the archive again",
            )
            return
        yield from _rows(record, body, where)


def _rows(record: Any, body: bytes, where: str) -> Iterator[Row | Problem]:
    if len(body) > LARGEST_PAGE:
        yield Problem(where, "too_large", f"a page of more than {LARGEST_PAGE // 2**20} MB was passed over")
        return
    address = record.rec_headers.get_header("WARC-Target-URI")
    kind = record.http_headers.get_header("Content-Type") or ""
    charset = kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    yield from page_rows(body, where, address, charset)


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    return record.http_headers.get_statuscode() == "200" and kind.startswith(_PAGES)


def _page(record: Any) -> bytes:
    body: bytes = record.content_stream().read(LARGEST_PAGE + 1)
    return body


def _broken(name: str, error: Exception) -> Problem:
    return Problem(
        name, "broken_archive", f"the archive cannot be read on from here ({type(error).__name__}); fetch it again"
    )
