"""The text of a JSON Lines or JSON file goes in; one row a report comes out, its fields mapped to ours, broken rows as problems."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from allegedly.problems import Problem

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


def looks_like_rows(text: str, name: str) -> bool:
    """Say whether the text is JSON: by the file's suffix, else because its first line or its opening is a JSON object."""
    if name.lower().endswith((".jsonl", ".ndjson", ".json")):
        return True
    opening = text.lstrip()[:1]
    if opening == "{":
        first = text.lstrip().split("\n", 1)[0].strip()
        return _parse(first)[1] is None or first == "{" or first.startswith('{"')
    return opening == "[" and text.lstrip()[1:200].lstrip().startswith("{")


def read_rows(text: str, name: str) -> Iterator[Row | Problem]:
    """Yield a row for each JSON object with text, a problem for each broken or empty one; the rest is read on.

    Takes JSON Lines, a JSON array of objects, a single object. ``where`` is ``FILE:LINE`` of the row's first line.
    """
    opening = len(text) - len(text.lstrip())
    if text[opening : opening + 1] == "[":
        yield from _array(text, name, opening + 1)
        return
    value, _ = _parse(text) if _is_spread(text, opening) else (None, "")
    if isinstance(value, dict):
        yield _row(value, f"{name}:{text.count(chr(10), 0, opening) + 1}")
        return
    yield from _lines(text, name)


def _is_spread(text: str, opening: int) -> bool:
    """Say whether a single object may be spread over lines: its first line is no whole value."""
    end = text.find("\n", opening)
    return end < 0 or _parse(text[opening:end])[1] is not None


def _lines(text: str, name: str) -> Iterator[Row | Problem]:
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
        yield _row(value, f"{name}:{number}") if fault is None else _broken(f"{name}:{number}", fault)


def _array(text: str, name: str, at: int) -> Iterator[Row | Problem]:
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
        yield _row(value, where)


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


def _row(value: Any, where: str) -> Row | Problem:
    if not isinstance(value, dict):
        return Problem(where, "broken_row", "this row is no JSON object; a report is an object with a text field")
    fields = {ours: found for ours in SYNONYMS if (found := _field(value, ours)) is not None}
    text = fields.pop("text", None)
    if text is None:
        return Problem(where, "no_text", f"this row has no text; name the field one of: {', '.join(SYNONYMS['text'])}")
    try:
        "".join([text, *fields.values()]).encode("utf-8")
    except UnicodeEncodeError:
        return Problem(where, "broken_text", "this row holds half of a surrogate pair; write the file as valid UTF-8")
    return Row(where, text.replace("\r\n", "\n").replace("\r", "\n"), fields)


def _field(value: Mapping[Any, Any], ours: str) -> str | None:
    lowered = {str(key).lower(): found for key, found in value.items()}
    for name in SYNONYMS[ours]:
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
