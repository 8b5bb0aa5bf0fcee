"""The bytes of a file go in; its text with line ends made LF comes out, or the problem that keeps it from being read."""

from dataclasses import dataclass

from allegedly.problems import Problem

MAX_REPORT = 2_000_000  # characters; the longest news texts met have under 200,000
_MAX_LINE_BYTES = 4 * MAX_REPORT
PLAUSIBLE_ACCENTS = 0.15  # of the letters of cp1252 text are beyond ASCII; more is another script read wrongly

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"WARC/", "a web archive"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, ``None`` when it cannot be read; ``problems`` says why, or what to know about the text."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of ``data``: UTF-8 (a byte-order mark dropped), else UTF-16 with its mark, else plausible cp1252.

    ``\\r\\n`` and ``\\r`` become ``\\n``; nothing else changes. Empty, binary, undecodable and overlong files give a problem instead.
    """
    if not data.strip():
        return _refused(name, "empty", "the file is empty; nothing was read")
    magic = next((kind for start, kind in _MAGIC if data.startswith(start)), None)
    if magic:
        return _refused(name, "binary", f"this is {magic}, not text; save its text as a UTF-8 .txt file and read that")
    if _has_long_line(data):
        return too_long(name)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _utf16(data, name)
    if b"\x00" in data:
        advice = "it holds NUL bytes; if it is text in UTF-16, save it as UTF-8 and read that"
        return _refused(name, "binary", f"this is not a text file: {advice}")
    try:
        return _checked(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        return _cp1252(data, name, error.start)


def too_long(where: str) -> Decoded:
    """Return the refusal of a text beyond ``MAX_REPORT`` characters."""
    message = f"a text of more than {MAX_REPORT:,} characters is not one report; split it into reports and read those"
    return _refused(where, "too_long", message)


def _refused(where: str, code: str, message: str) -> Decoded:
    return Decoded(None, (Problem(where, code, message),))


def _has_long_line(data: bytes) -> bool:
    start = 0
    while len(data) - start > _MAX_LINE_BYTES:
        stop = start + _MAX_LINE_BYTES
        at = max(data.rfind(b"\n", start, stop), data.rfind(b"\r", start, stop))
        if at < 0:
            return True
        start = at + 1
    return False


def _checked(text: str, name: str) -> Decoded:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    opening = text[:200].lstrip().lower()
    if opening.startswith(("<!doctype html", "<html", "<?xml")):
        return _refused(
            name, "markup", "this is markup, not plain text; save the page's text as a .txt file and read that"
        )
    if not text.strip():
        return _refused(name, "empty", "the file holds white space only; nothing was read")
    return Decoded(text)


def _utf16(data: bytes, name: str) -> Decoded:
    try:
        read = _checked(data.decode("utf-16"), name)
    except UnicodeDecodeError:
        return _refused(name, "undecodable", "the file opens like UTF-16 but is not; save it as UTF-8 and read that")
    note = Problem(name, "not_utf8", "read as UTF-16; offsets count the decoded characters")
    return Decoded(read.text, (*read.problems, note)) if read.text is not None else read


def _cp1252(data: bytes, name: str, at: int) -> Decoded:
    line = data.count(b"\n", 0, at) + 1
    where = f"{name}:{line}"
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    whole = sum(char > "\x7f" for char in lenient) - broken
    if whole >= broken:
        advice = f"the byte at {at} is no UTF-8; repair the file or save it as UTF-8 again"
        return _refused(where, "undecodable", f"this is UTF-8 text with {broken} broken character(s): {advice}")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or not _is_plausible(text):
        return _refused(
            where, "undecodable", "the file is neither UTF-8 nor Western text; save it as UTF-8 and read that"
        )
    read = _checked(text, name)
    message = (
        "not UTF-8: read as Windows-1252 (cp1252); offsets count the decoded characters; save it as UTF-8 to be sure"
    )
    return Decoded(read.text, (*read.problems, Problem(name, "not_utf8", message)))


def _is_plausible(text: str) -> bool:
    controls = sum(char < " " and char not in "\t\n\r\f" for char in text)
    accents = sum(char > "\x7f" for char in text)
    letters = sum(char.isalpha() for char in text)
    return controls == 0 and letters > 0.5 * len(text) and accents <= PLAUSIBLE_ACCENTS * letters
