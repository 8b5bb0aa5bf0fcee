"""An SGML archive of news in, a row for each of its documents out: DOC elements as in MUC and TREC, REUTERS elements, and MUC's plain messages."""

import html
import re
from collections.abc import Iterator

from allegedly.problems import Problem
from allegedly.report.rows import Row

_DOCUMENT = re.compile(r"<(DOC|REUTERS)\b[^>]*>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_OPENING = re.compile(rb"\s*(?:<!DOCTYPE\s+(?!html)[^>]*>\s*)?<(?:DOC|REUTERS)\b", re.IGNORECASE)
_MESSAGE = re.compile(r"^(?P<key>[A-Z]+\d?-MUC\d-\d{4})(?: +\([^)\n]*\))? *$", re.MULTILINE)
_SHORT_YEAR = re.compile(r"\b(\d{1,2}/\d{1,2})/(\d\d)\b")
_FIELDS = {
    "title": ("HEADLINE", "HL", "TITLE", "TI", "HEAD"), "published": ("DATE_TIME", "DATETIME", "DATE", "DD", "PUBDATE"),
    "byline": ("BYLINE", "AUTHOR", "BY"), "outlet": ("SO", "SOURCE", "PUBLISHER"),
}  # fmt: skip
_TEXTS = ("TEXT", "TXT", "BODY", "LEADPARA")


def is_sgml(head: bytes) -> bool:
    """Say whether the first bytes of an input open an archive of DOC or REUTERS elements or of MUC messages."""
    return _OPENING.match(head) is not None or _MESSAGE.match(head.decode("latin-1").lstrip()) is not None


def sgml_rows(text: str, name: str) -> Iterator[Row | Problem]:
    """Yield a row for each document; ``where`` is ``FILE:LINE`` of its beginning."""
    found = False
    for match in _DOCUMENT.finditer(text):
        found = True
        where = f"{name}:{text.count(chr(10), 0, match.start()) + 1}"
        body = "\n\n".join(filter(None, (_element(match[2], tag) for tag in _inner_texts(match[2]))))
        fields = {field: words for field, tags in _FIELDS.items() if (words := _first(match[2], tags))}
        if "published" in fields:
            fields["published"] = _SHORT_YEAR.sub(_full_year, fields["published"])
        if not body:
            yield Problem(where, "no_text", "this document has no text element; nothing was read from it")
            continue
        dateline = _first(match[2], ("DATELINE",))
        lead = f"{dateline.rstrip(' -')} - " if dateline and not body.startswith(dateline) else ""
        title = fields.get("title")
        yield Row(where, f"{title}\n\n{lead}{body}" if title and not body.startswith(title) else lead + body, fields)
    if not found:
        yield from _messages(text, name)


def _full_year(date: re.Match[str]) -> str:
    """The year of "03/29/91" in full; 69 to 99 are 1969 to 1999, as POSIX has it."""
    return f"{date[1]}/{int(date[2]) + (1900 if int(date[2]) >= 69 else 2000)}"


def _messages(text: str, name: str) -> Iterator[Row | Problem]:
    heads = list(_MESSAGE.finditer(text))
    for number, head in enumerate(heads):
        end = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        line = text.count("\n", 0, head.start()) + 1
        body = text[head.end() : end].strip()
        if body:
            yield Row(f"{name}:{line}", body, {})
        else:
            yield Problem(f"{name}:{line}", "no_text", "this message is empty; nothing was read from it")


def _inner_texts(document: str) -> tuple[str, ...]:
    """REUTERS documents hold BODY inside TEXT; then BODY alone is the text."""
    if re.search(r"<BODY\b", document, re.IGNORECASE):
        return ("BODY",)
    return tuple(tag for tag in _TEXTS if re.search(rf"<{tag}\b", document, re.IGNORECASE))


def _first(document: str, tags: tuple[str, ...]) -> str | None:
    words = (_element(document, tag) for tag in tags)
    return next((" ".join(one.split()) for one in words if one), None)


def _element(document: str, tag: str) -> str | None:
    match = re.search(rf"<{tag}\b[^>]*>(.*?)(?:</{tag}>|\Z)", document, re.IGNORECASE | re.DOTALL)
    if match is None:
        return None
    paragraphs = re.sub(r"</?(?:P|PARA|T)\b[^>]*>", "\n\n", match[1], flags=re.IGNORECASE)
    bare = html.unescape(re.sub(r"<[^>\n]{0,200}>", "", paragraphs)).replace("\x03", "")
    return re.sub(r"\n{3,}", "\n\n", bare).strip() or None
