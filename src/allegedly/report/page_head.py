"""A parsed web page in, what its metadata say of the report out: dates with hour and zone, title, outlet, byline, canonical address."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

_ARTICLES = frozenset({
    "newsarticle", "article", "reportagenewsarticle", "report", "blogposting", "liveblogposting", "analysisnewsarticle", "webpage",
    "backgroundnewsarticle", "socialmediaposting",
})  # fmt: skip
_META: Mapping[str, tuple[str, ...]] = {
    "published": ("article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued",
                  "dcterms.created", "pubdate", "publishdate", "sailthru.date", "date"),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified"),
    "title": ("og:title", "twitter:title", "dc.title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url",),
    "byline": ("author", "article:author", "parsely-author", "dc.creator"),
}  # fmt: skip


def page_head(tree: HtmlElement) -> dict[str, str]:
    """Return the fields that the page states, each from the first of JSON-LD, meta elements and time elements that has it."""
    found: dict[str, str] = {}
    for source in (_from_json(tree), _from_meta(tree), _from_elements(tree)):
        for field, words in source:
            if words and words.strip():
                found.setdefault(field, " ".join(words.split()))
    if found.get("byline", "").startswith("http"):
        del found["byline"]
    return found


def is_for_subscribers(tree: HtmlElement) -> bool:
    """Say whether the page's JSON-LD declares that it cannot be read for free."""
    values = [node.get("isAccessibleForFree") for node in _articles(tree)]
    return any(str(value).lower() == "false" for value in values)


def _articles(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            nodes = list(_nodes(json.loads(script.text or "", strict=False)))
        except (ValueError, RecursionError):
            continue
        yield from (node for node in nodes if _types(node) & _ARTICLES)


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(name))


def _types(node: Mapping[str, Any]) -> set[str]:
    kind = node.get("@type")
    return {str(one).lower() for one in (kind if isinstance(kind, list) else [kind])}


def _from_json(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    named = sorted(_articles(tree), key=lambda node: "webpage" in _types(node))
    for node in named:
        pairs = (
            ("published", node.get("datePublished")), ("updated", node.get("dateModified")), ("title", node.get("headline")),
            ("outlet", node.get("publisher")), ("byline", node.get("author")),
        )  # fmt: skip
        for field, value in pairs:
            yield field, _words(value)


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        return _words(value.get("name"))
    if isinstance(value, list):
        return ", ".join(word for one in value if (word := _words(one)))
    return value if isinstance(value, str) else ""


def _from_meta(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    said: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        key = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        )
        said.setdefault(key.strip().lower(), element.get("content"))
    for field, keys in _META.items():
        yield from ((field, said[key]) for key in keys if key in said)


def _from_elements(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.xpath("//link[@rel='canonical'][@href]"):
        yield "url", element.get("href")
    for field, name in (("published", "datePublished"), ("updated", "dateModified")):
        for element in tree.xpath(f"//*[@itemprop='{name}']"):
            yield field, element.get("datetime") or element.get("content") or element.text_content()
    for element in tree.xpath(
        "//time[@pubdate][@datetime] | //article//header//time[@datetime] | //header//time[@datetime]"
    ):
        yield "published", element.get("datetime")
    times = tree.xpath("//time[@datetime]")
    if len(times) == 1:
        yield "published", times[0].get("datetime")
