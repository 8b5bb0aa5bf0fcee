"""JSON Lines or JSON goes in; one row a report comes out, its fields mapped to ours, broken rows as problems, records of ours as they are."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from allegedly.judgement import Judgement
from allegedly.problems import Problem
from allegedly.records import Annotation
from allegedly.report.decode import MAX_REPORT, decode
from allegedly.report.kept import is_decision, is_reading, is_record, read_decision, read_reading, read_record
from allegedly.report.stream import Opened, is_named
from allegedly.second import SecondReading

# ours: theirs, in the order of preference (trafilatura, newspaper3k, news-please, NewsAPI, Common Crawl news extracts)
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "maintext", "article_text", "full_text", "raw_text"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site_name", "sitename", "publication"),
    "url": ("url", "link", "source_url", "web_url"),
    "published": ("published", "date", "date_published", "published_at", "publishedat", "pub_date", "date_publish", "publish_date",
                  "publication_date", "created"),
    "updated": ("updated", "modified", "date_modified", "date_modify", "updated_at", "last_updated"),
    "byline": ("byline", "author", "authors", "by"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One report of a file: where it stands, its text, and what its metadata says.

    ``line`` is the file's line on which the text begins, ``None`` where lines of the text are not lines of the file (JSON).
    """

    where: str
    text: str
    fields: Mapping[str, str]
    line: int | None = None


Kept = Annotation | Judgement | SecondReading
Rows = Iterator[Row | Kept | Problem]


def looks_like_rows(text: str, name: str) -> bool:
    """Say whether the text is JSON: by the file's suffix, else because its first line or its opening is a JSON object."""
    if name.lower().endswith((".jsonl", ".ndjson", ".json")):
        return True
    opening = text.lstrip()[:1]
    if opening == "{":
        first = text.lstrip().split("\n", 1)[0].strip()
        return _parse(first)[1] is None or first == "{" or first.startswith('{"')
    return opening == "[" and text.lstrip()[1:200].lstrip().startswith("{")


def holds_lines(source: Opened) -> bool:
    """Say whether an input is JSON Lines, by its name and by a first line that is a whole value or longer than was looked at."""
    first, ended, _ = source.head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not is_named(source, ".jsonl", ".ndjson") or not first.startswith(b"{"):
        return False
    return not ended or _parse(first.decode("utf-8", "replace"))[1] is None


def line_rows(source: Opened, columns: Mapping[str, str]) -> Rows:
    """Yield the rows of JSON Lines, a line at a time, so that a file of any size is read."""
    number, limit = 0, 8 * MAX_REPORT
    while line := source.stream.readline(limit + 1):
        number += 1
        where = f"{source.name}:{number}"
        if len(line) > limit:
            yield Problem(
                where, "too_long", f"a line of more than {limit:,} bytes; it and what follows was not read: split it"
            )
            return
        if not line.strip():
            continue
        decoded = decode(line, where)
        yield from decoded.problems
        if decoded.text is not None:
            value, fault = _parse(decoded.text)
            yield _row(value, where, columns) if fault is None else _broken(where, fault)


def read_rows(text: str, name: str, columns: Mapping[str, str] | None = None) -> Rows:
    """Yield a row for each JSON object with text, a problem for each broken or empty one; the rest is read on.

    Takes JSON Lines, a JSON array of objects, a single object. ``where`` is ``FILE:LINE`` of the row's first line; ``columns`` gives
    the file's own names for our fields.
    """
    ours = columns or {}
    opening = len(text) - len(text.lstrip())
    if text[opening : opening + 1] == "[":
        yield from _array(text, name, opening + 1, ours)
        return
    value, _ = _parse(text) if _is_spread(text, opening) else (None, "")
    if isinstance(value, dict):
        yield _row(value, f"{name}:{text.count(chr(10), 0, opening) + 1}", ours)
        return
    yield from _lines(text, name, ours)


def read_fields(value: Mapping[str, Any], where: str, columns: Mapping[str, str]) -> Row | Problem:
    """Return the row that named cells make, a problem when none of them is its text."""
    fields = {ours: found for ours in SYNONYMS if (found := _field(value, ours, columns)) is not None}
    text = fields.pop("text", None)
    if text is None:
        names = columns.get("text") or ", ".join(SYNONYMS["text"])
        advice = f"it has the fields {', '.join(list(map(str, value))[:12])}: say which with --map text=FIELD"
        return Problem(where, "no_text", f"this row has no text under {names}; {advice}")
    try:
        "".join([text, *fields.values()]).encode("utf-8")
    except UnicodeEncodeError:
        return Problem(where, "broken_text", "this row holds half of a surrogate pair; write the file as valid UTF-8")
    return Row(where, text.replace("\r\n", "\n").replace("\r", "\n"), fields)


def _is_spread(text: str, opening: int) -> bool:
    """Say whether a single object may be spread over lines: its first line is no whole value."""
    end = text.find("\n", opening)
    return end < 0 or _parse(text[opening:end])[1] is not None


def _lines(text: str, name: str, columns: Mapping[str, str]) -> Rows:
    start, number = 0, 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        number += 1
        line = text[start:end].strip()
        start = end + 1
        if not line:
            continue
        value, fault = _parse(line)
        yield _row(value, f"{name}:{number}", columns) if fault is None else _broken(f"{name}:{number}", fault)


def _array(text: str, name: str, at: int, columns: Mapping[str, str]) -> Rows:
    """Yield the rows of an array one by one, so that what stands before a fault is read; after it nothing can be told apart."""
    decoder = json.JSONDecoder()
    number, counted = 1, 0
    while True:
        at = _skip(text, at)
        if text[at : at + 1] == "]":
            return
        number += text.count("\n", counted, at)
        counted = at
        where = f"{name}:{number}"
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Problem(
                where,
                "broken_row",
                f"not read from here on: {_fault(error)}; correct the file or save it as JSON Lines",
            )
            return
        yield _row(value, where, columns)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n\r,":
        at += 1
    return at


def _parse(line: str) -> tuple[Any, str | None]:
    try:
        return json.loads(line), None
    except (ValueError, RecursionError) as error:
        return None, _fault(error)


def _fault(error: Exception) -> str:
    return (
        f"{error.msg} at column {error.colno}"
        if isinstance(error, json.JSONDecodeError)
        else "nested too deeply or not JSON"
    )


def _broken(where: str, fault: str) -> Problem:
    return Problem(where, "broken_row", f"this row is no JSON ({fault}); correct it and read the file again")


def _row(value: Any, where: str, columns: Mapping[str, str]) -> Row | Kept | Problem:
    if not isinstance(value, dict):
        return Problem(where, "broken_row", "this row is no JSON object; a report is an object with a text field")
    if is_decision(value):
        return read_decision(value, where)
    if is_reading(value):
        return read_reading(value, where)
    return read_record(value, where) if is_record(value) else read_fields(value, where, columns)


def _field(value: Mapping[Any, Any], ours: str, columns: Mapping[str, str]) -> str | None:
    lowered = {str(key).lower(): found for key, found in value.items()}
    names = (columns[ours].lower(),) if ours in columns else SYNONYMS[ours]
    for name in names:
        words = lowered.get(name) if ours == "text" else _words(lowered.get(name))
        if isinstance(words, str) and words.strip():
            return words if ours == "text" else words.strip()
    return None


def _words(value: Any) -> str | None:
    """Return a metadata value as words: a name inside an object, a list joined with commas, a number as it stands."""
    if isinstance(value, Mapping):
        return _words(value.get("name"))
    if isinstance(value, list):
        return ", ".join(word for item in value if (word := _words(item))) or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None
