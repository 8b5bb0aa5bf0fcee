"""An input in, its opened bytes with what the carrier says of them out, or the problem that kept it from being opened."""

import gzip
import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from allegedly.problems import Problem
from allegedly.report.fetch import Fetcher
from allegedly.report.sources import Input, trouble

HEAD = 4096  # bytes that a reader may look at to see whether an input is its own


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened input: its name, its first bytes, the whole stream from its beginning, its address and its declared character set."""

    name: str
    head: bytes
    stream: BinaryIO
    url: str | None = None
    charset: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def open_input(source: Input, fetcher: Fetcher) -> Opened | Problem:
    """Open an input; the caller closes ``stream``. A file whose name ends in ``.gz`` is unpacked as it is read, web archives aside."""
    if source.kind == "stdin":
        return opened(source.name, sys.stdin.buffer)
    if source.kind == "url":
        found = fetcher.get(source.name)
        if isinstance(found, Problem):
            return found
        return opened(source.name, io.BytesIO(found.body), found.url, found.charset)
    try:
        stream = cast("BinaryIO", open(source.name, "rb"))  # noqa: SIM115
    except OSError as error:
        return trouble(source.name, error)
    try:
        name = source.name.lower()
        if name.endswith(".gz") and not name.endswith((".warc.gz", ".arc.gz")):
            return opened(source.name[:-3], cast("BinaryIO", gzip.GzipFile(fileobj=stream)))
        return opened(source.name, stream)
    except (OSError, EOFError) as error:
        stream.close()
        return trouble(source.name, error)


def opened(name: str, stream: BinaryIO, url: str | None = None, charset: str | None = None) -> Opened:
    """Return a stream with its first bytes looked at and put back."""
    head = b""
    while len(head) < HEAD:
        more = stream.read(HEAD - len(head))
        if not more:
            break
        head += more
    if stream.seekable() and stream is not sys.stdin.buffer:
        stream.seek(0)
        return Opened(name, head, stream, url, charset)
    return Opened(name, head, cast("BinaryIO", io.BufferedReader(_Again(head, stream))), url, charset)


class _Again(io.RawIOBase):
    """The first bytes once more, then the rest of the stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        wanted = len(buffer)
        piece, self._head = self._head[:wanted], self._head[wanted:]
        if not piece:
            piece = self._rest.read(wanted)
        buffer[: len(piece)] = piece
        return len(piece)


def whole(source: Opened, limit: int) -> bytes | Problem:
    """Return all bytes of a stream, or a problem when they are more than ``limit``."""
    try:
        data = source.stream.read(limit + 1)
    except (OSError, EOFError) as error:
        return trouble(source.name, error)
    if len(data) > limit:
        return Problem(source.name, "too_large", f"larger than {limit // 2**20} MB; split it and read the pieces")
    return data


def is_named(source: Opened, *suffixes: str) -> bool:
    """Say whether an input's name ends so."""
    return os.path.splitext(source.name.lower())[1] in suffixes
