"""The paths a user gives go in; the inputs that can be read come out in a fixed order, the others as problems; then their bytes."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from allegedly.problems import Problem

TEXT_SUFFIXES = frozenset({
    ".txt", ".text", ".md", ".jsonl", ".ndjson", ".json", ".html", ".htm", ".xhtml", ".warc", ".arc", ".csv", ".tsv", ".parquet", ".eml",
    ".mbox", ".pdf", ".sgml", ".sgm", "",
})  # fmt: skip
MAX_FILE = 512 * 1024 * 1024  # bytes; a file is read whole

_NOT_REPORTS = frozenset({"readme", "notice", "license", "licence", "copying", "authors", "changelog", "contributing"})

InputKind = Literal["file", "stdin", "url"]


@dataclass(frozen=True, slots=True)
class Input:
    """One input: the name shown to the user (the path or address as given) and whether it is a file, standard input or an address."""

    name: str
    kind: InputKind


def find_inputs(paths: Sequence[str]) -> Iterator[Input | Problem]:
    """Yield the inputs that ``paths`` name, folders walked in sorted order, hidden entries skipped.

    A file that is named itself is always an input; in a folder only the known text suffixes are, and a README, NOTICE or LICENSE is not. What is not
    read, cannot be opened or is not there is yielded as a problem in its place. ``-`` is standard input, once.
    """
    stdin_taken = False
    for path in paths:
        if path == "-":
            if not stdin_taken:
                yield Input("-", "stdin")
            stdin_taken = True
        elif path.startswith(("http://", "https://")):
            yield Input(path, "url")
        elif os.path.isdir(path):
            yield from _folder(path)
        else:
            yield _named(path)


def load_input(source: Input) -> bytes | Problem:
    """Return the bytes of an input, or the problem that kept them from being read (the file may have vanished meanwhile)."""
    if source.kind == "stdin":
        return sys.stdin.buffer.read()
    try:
        with open(source.name, "rb") as file:
            if os.fstat(file.fileno()).st_size > MAX_FILE:
                return Problem(
                    source.name, "too_large", f"larger than {MAX_FILE // 2**20} MB; split it and read the pieces"
                )
            return file.read()
    except OSError as error:
        return trouble(source.name, error)


def _named(path: str) -> Input | Problem:
    if not _is_sayable(path):
        return _unsayable(path)
    try:
        os.stat(path)
    except (OSError, ValueError) as error:
        return trouble(path, error)
    return Input(path, "file")


def _folder(top: str) -> Iterator[Input | Problem]:
    found = False
    for entry in _walk(top, ()):
        found = True
        yield entry
    if not found:
        yield Problem(top, "nothing_found", "the folder holds no file to read; give the folder that holds the reports")


def _walk(folder: str, above: tuple[tuple[int, int], ...]) -> Iterator[Input | Problem]:
    try:
        status = os.stat(folder)
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield trouble(folder, error)
        return
    key = (status.st_dev, status.st_ino)
    if key in above:
        yield Problem(folder, "folder_loop", "this link leads back to a folder above it; it is not followed")
        return
    for name in names:
        if name.startswith("."):
            continue
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            yield from _walk(path, (*above, key))
        else:
            yield _entry(path)


def _entry(path: str) -> Input | Problem:
    if not _is_sayable(path):
        return _unsayable(path)
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        return trouble(path, error)
    stem, suffix = os.path.splitext(os.path.basename(path).removesuffix(".gz"))
    if not stat.S_ISREG(mode) or suffix.lower() not in TEXT_SUFFIXES:
        known = " ".join(sorted(TEXT_SUFFIXES - {""}))
        return Problem(
            path, "unknown_kind", f"not read: unknown kind; known are {known}; name the file itself to read it anyway"
        )
    if stem.lower() in _NOT_REPORTS:
        return Problem(
            path, "unknown_kind", f"not read: a {stem} file is not taken for a report; name the file itself to read it"
        )
    return Input(path, "file")


def _is_sayable(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _unsayable(path: str) -> Problem:
    shown = os.fsencode(path).decode("utf-8", "replace")
    return Problem(shown, "unreadable", "not read: its name is not valid UTF-8; rename the file")


def trouble(path: str, error: Exception) -> Problem:
    """Return the problem that an operating system's error is for the file at ``path``."""
    if isinstance(error, FileNotFoundError):
        return Problem(
            path, "not_found", "there is no such file (or it has vanished); check the path and read it again"
        )
    if isinstance(error, PermissionError):
        return Problem(
            path, "unreadable", "you may not read this file; change its permissions (chmod +r) and read it again"
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "its path is not valid"
    return Problem(path, "unreadable", f"cannot be read: {reason}; check the file and read it again")
