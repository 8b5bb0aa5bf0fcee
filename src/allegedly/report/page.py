"""The bytes of a web page in, a row with its report out; a page behind a paywall, a cookie wall or a challenge as a problem."""

import codecs
import re
from collections.abc import Iterator, Mapping
from copy import copy
from urllib.parse import urlsplit

import lxml.html
import trafilatura
from lxml.etree import ParserError
from lxml.html import HtmlElement
from trafilatura.settings import Extractor

from allegedly.problems import Problem
from allegedly.report.dates import read_date
from allegedly.report.page_head import is_for_subscribers, page_head
from allegedly.report.rows import Row

FEW = 5  # words; fewer are a button, not a report
LITTLE = 60  # words; a page of news has more, a wall has less
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_WALLS: Mapping[str, re.Pattern[str]] = {
    "paywall": re.compile(
        r"\b(?:subscribe (?:now )?to (?:continue|keep|read)|subscribers? only|already a subscriber|to continue reading|"
        r"(?:log|sign) in to (?:continue|read)|(?:article|content) is (?:reserved|exclusive)|free articles? (?:left|remaining)|"
        r"register (?:for free )?to (?:continue|read))\b", re.IGNORECASE,
    ),
    "cookie_page": re.compile(
        r"\b(?:accept (?:all )?cookies|cookie (?:consent|preferences|settings)|we (?:and our partners )?(?:use|store) cookies|"
        r"your privacy choices|before you continue)\b", re.IGNORECASE,
    ),
    "challenge": re.compile(
        r"(?:enable javascript|verify (?:that )?you are (?:a )?human|checking your browser|unusual traffic|access denied|are you a robot|"
        r"captcha)", re.IGNORECASE,
    ),
}  # fmt: skip
_MESSAGES = {
    "paywall": "the page shows its report to subscribers only; open it in a browser, save the text and read the file",
    "cookie_page": "this is a cookie notice, not the report; open the page in a browser, save it and read the file",
    "challenge": "the site asks for a person or a browser; open the page there, save it and read the file",
}
_ASIDE = re.compile(
    r"(?:for more (?:on|about)\b.{0,80}(?:click|tap|read|visit)|(?:click|tap) here\b|(?:read|see|watch) (?:more|also|next)\b\s*[:|»>]?|"
    r"sign up (?:for|to)\b|subscribe to\b|follow us on\b|share this\b|(?:advertisement|sponsored)$|related (?:stories|articles|topics)\b|"
    r"download our app\b|join our (?:channel|whatsapp|telegram)\b)", re.IGNORECASE,
)  # fmt: skip
_LONGEST_ASIDE = 140
_SEEN = 20_000  # characters of a page in which a wall is looked for
_OPTIONS = Extractor(
    output_format="python", with_metadata=True, comments=False, tables=True, dedup=False,
    date_params={"extensive_search": False, "original_date": True},
)  # fmt: skip


def is_page(head: bytes) -> bool:
    """Say whether the first bytes of an input open a web page."""
    return _OPENING.match(head.removeprefix(codecs.BOM_UTF8)) is not None


def page_rows(data: bytes, where: str, url: str | None, charset: str | None) -> Iterator[Row | Problem]:
    """Yield the row of a page: its headline, an empty line and its text, boilerplate left out; fields from its metadata.

    ``where`` names the page in problems; ``url`` is the address it came from and ``charset`` what the carrier declared.
    """
    text, note = decoded_page(data, where, charset)
    if note:
        yield note
    try:
        tree = lxml.html.fromstring(text.encode("utf-8"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError):
        yield Problem(where, "empty", "the page is empty; nothing was read")
        return
    fields = page_head(tree)
    paid = is_for_subscribers(tree)
    seen = _seen(tree)
    _unwrap_layout(tree)
    found = _extracted(tree, url)
    body = _without_asides(found.get("text", ""))
    if len(body.split()) < LITTLE and (wall := _wall(seen, paid)):
        yield Problem(where, wall, _MESSAGES[wall])
        return
    if len(body.split()) < FEW:
        yield Problem(where, "no_text", "no report was found on the page; save its text as a .txt file and read that")
        return
    if paid:
        yield Problem(
            where,
            "partly_paid",
            "the page says it is for subscribers; what it shows was read, and may be the beginning only",
        )
    yield _row(where, body, fields, found, url)


def _seen(tree: HtmlElement) -> str:
    """The first characters of the page, markup and all that is left out later included."""
    kept: list[str] = []
    length = 0
    for words in tree.itertext():
        kept.append(words)
        length += len(words) + 1
        if length > _SEEN:
            break
    return " ".join(kept)[:_SEEN]


def decoded_page(data: bytes, where: str, charset: str | None) -> tuple[str, Problem | None]:
    """Return the page's characters: by its mark, what the carrier or the page declares, UTF-8, else Windows-1252."""
    if data.startswith(codecs.BOM_UTF8):
        return data[3:].decode("utf-8", "replace"), None
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return data.decode("utf-16", "replace"), None
    declared = _DECLARED.search(data[:4096])
    names = [charset, declared[1].decode("ascii") if declared else None, "utf-8"]
    for name in names:
        try:
            # the web reads Latin-1 as Windows-1252 (WHATWG Encoding Standard)
            known = codecs.lookup(name).name if name else ""
            if known:
                return data.decode("cp1252" if known in ("iso8859-1", "ascii") else known), None
        except (LookupError, UnicodeDecodeError):
            continue
    note = Problem(
        where,
        "not_utf8",
        "its character set is not what it says; read as Windows-1252 (cp1252), so look at its letters",
    )
    return data.decode("cp1252", "replace"), note


def _unwrap_layout(tree: HtmlElement) -> None:
    """Make blocks of a table that lays out the page (it holds headings or paragraphs), so that its text is not taken for rows of cells."""
    for table in tree.xpath("//table[.//h1 or .//h2 or .//h3 or count(.//p) > 1]"):
        for element in (table, *table.xpath(".//tbody | .//thead | .//tr | .//td | .//th")):
            if not element.xpath("ancestor::table[not(.//h1 or .//h2 or .//h3 or count(.//p) > 1)]"):
                element.tag = "div"


def _extracted(tree: HtmlElement, url: str | None) -> dict[str, str]:
    options = copy(_OPTIONS)  # made once: the making reads settings anew
    options.url, options.source = url, url and url.encode("utf-8", "replace").decode("utf-8")
    found = trafilatura.bare_extraction(tree, url=url, options=options)
    if found is None:
        return {}
    told = {"text": found.text, "title": found.title, "byline": found.author, "published": found.date, "outlet": found.sitename,
            "url": found.url, "host": found.hostname}  # fmt: skip
    return {name: value for name, value in told.items() if isinstance(value, str) and value.strip()}


def _row(where: str, body: str, fields: dict[str, str], found: dict[str, str], url: str | None) -> Row:
    for name in ("title", "published", "byline"):
        if name in found:
            fields.setdefault(name, found[name])
    site = found.get("outlet", "")
    if site and site.lower().removeprefix("www.") not in _hosts(found, url):
        fields.setdefault("outlet", site)
    title = fields.get("title", "")
    outlet = fields.get("outlet", "")
    if title and outlet:
        title = re.sub(rf"\s+[|\-–—»:]\s+{re.escape(outlet)}$", "", title)
        fields["title"] = title
    if url and not fields.get("url", "").startswith("http"):
        fields["url"] = url
    for name in ("published", "updated"):
        if name in fields and read_date(fields[name])[0] is None and name in found:
            fields[name] = found[name]
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    return Row(where, text, fields)


def _hosts(found: dict[str, str], url: str | None) -> set[str]:
    hosts = {found.get("host", ""), urlsplit(found.get("url", "")).hostname or "", urlsplit(url or "").hostname or ""}
    return {host.lower().removeprefix("www.") for host in hosts}


def _without_asides(text: str) -> str:
    """Leave out lines that send the reader elsewhere; no extractor knows them all."""
    lines = text.replace("\r", "").split("\n")
    return "\n".join(
        line for line in lines if len(line) > _LONGEST_ASIDE or not _ASIDE.match(line.lstrip("-•* "))
    ).strip()


def _wall(seen: str, paid: bool) -> str | None:
    if paid:
        return "paywall"
    return next((code for code, pattern in _WALLS.items() if pattern.search(seen)), None)
