"""Web pages in layouts of our own making, for the tests and the bench of the reading of pages: a report in, a page out, and what it holds."""

import json
from collections.abc import Callable, Mapping
from html import escape

PARAGRAPHS = (
    "KELVE, 9 March - Rebels accused government troops on Tuesday of shelling a market in Kelve, in the north of the country.",
    "At least 14 people were killed and dozens wounded, two doctors at the town's hospital said. They asked not to be named.",
    "“We did not fire a single round,” the army's spokesman, Colonel Aren Dovic, told reporters in the capital.",
    "The town has changed hands three times in two years. Neither account could be checked independently.",
)
TITLE = "Rebels say army shelled Kelve market"
OUTLET = "Harbour Wire"
AUTHOR = "Mira Tolen"
URL = "https://harbour.example/2021/03/kelve-market"
PUBLISHED = "2021-03-09T18:42:00+02:00"
_NAV = "<nav><a href=/>Home</a> <a href=/world>World</a> <a href=/sport>Sport</a> <a href=/mail>Newsletters</a></nav>"
_FOOT = (
    "<footer><p>© Harbour Wire. All rights reserved. <a href=/terms>Terms</a> <a href=/privacy>Privacy</a></p></footer>"
)
_MORE = (
    "<aside><h3>Related stories</h3><ul><li><a href=/a>Talks go on in the capital</a></li>"
    "<li><a href=/b>Bread prices rise again</a></li></ul></aside>"
)


def _p(paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    return "".join(f"<p>{escape(one)}</p>\n" for one in paragraphs)


def _ld(**more: object) -> str:
    node = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "datePublished": PUBLISHED,
        "author": {"@type": "Person", "name": AUTHOR}, "publisher": {"@type": "Organization", "name": OUTLET}, **more,
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def _meta(**pairs: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{escape(value)}">' for name, value in pairs.items()
    )


def _page(head: str, body: str) -> str:
    return f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{TITLE} | {OUTLET}</title>{head}</head><body>{body}</body></html>"


def _article() -> str:
    return f"<article><h1>{TITLE}</h1><p class=byline>By {AUTHOR}</p>{_p()}</article>"


LAYOUTS: Mapping[str, Callable[[], str]] = {
    "json-ld": lambda: _page(_ld(), f"{_NAV}<main>{_article()}</main>{_MORE}{_FOOT}"),
    "json-ld graph": lambda: _page(
        '<script type="application/ld+json">'
        + json.dumps({"@graph": [{"@type": "WebSite", "name": OUTLET}, {"@type": ["Article"], "headline": TITLE, "datePublished": PUBLISHED,
                                  "publisher": {"name": OUTLET}, "author": [{"name": AUTHOR}]}]})
        + "</script>", f"{_NAV}{_article()}{_FOOT}",
    ),
    "open graph": lambda: _page(
        _meta(og__title=TITLE, og__site_name=OUTLET, article__published_time=PUBLISHED, article__author=AUTHOR), f"{_NAV}<div id=content>{_article()}</div>{_FOOT}",
    ),
    "itemprop": lambda: _page(
        _meta(og__site_name=OUTLET),
        f'{_NAV}<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1><span itemprop="author">{AUTHOR}</span>'
        f'<time itemprop="datePublished" datetime="{PUBLISHED}">9 March</time><div itemprop="articleBody">{_p()}</div></div>{_FOOT}',
    ),
    "time element": lambda: _page(
        _meta(og__site_name=OUTLET, author=AUTHOR), f'{_NAV}<article><header><h1>{TITLE}</h1><time datetime="{PUBLISHED}">Tuesday</time></header>{_p()}</article>{_MORE}',
    ),
    "div soup": lambda: _page(
        _meta(og__site_name=OUTLET, article__published_time=PUBLISHED),
        f'<div class=top>{_NAV}</div><div class=wrap><div class=col1><div class=story><div class=hd><h1>{TITLE}</h1></div><div class=bd>{_p()}</div></div></div>'
        f"<div class=col2>{_MORE}</div></div>{_FOOT}",
    ),
    "table layout": lambda: _page(
        _meta(og__site_name=OUTLET, article__published_time=PUBLISHED), f"<table><tr><td>{_NAV}</td><td><h1>{TITLE}</h1>{_p()}</td><td>{_MORE}</td></tr></table>{_FOOT}",
    ),
    "line breaks": lambda: _page(
        _ld(), f"{_NAV}<div class=article><h1>{TITLE}</h1><div class=text>{'<br><br>'.join(map(escape, PARAGRAPHS))}</div></div>{_FOOT}",
    ),
    "figure and caption": lambda: _page(
        _ld(), f"{_NAV}<article><h1>{TITLE}</h1><figure><img src=a.jpg><figcaption>A street in Kelve. Photo: archive</figcaption></figure>{_p()}</article>{_FOOT}",
    ),
    "asides inside": lambda: _page(
        _ld(), f"{_NAV}<article><h1>{TITLE}</h1>{_p(PARAGRAPHS[:2])}<p>For more on Kelve, click here.</p>{_p(PARAGRAPHS[2:])}"
        f"<p>Sign up for our newsletter</p></article>{_MORE}{_FOOT}",
    ),
    "cookie banner": lambda: _page(
        _ld(), f"<div id=cookie-banner><p>We use cookies to improve this site.</p><button>Accept all cookies</button></div>{_NAV}{_article()}{_FOOT}",
    ),
    "comments": lambda: _page(
        _ld(), f"{_NAV}{_article()}<section id=comments class=comments><h2>Comments</h2><div class=comment><p>First! What a war this is.</p></div></section>{_FOOT}",
    ),
    "scripts and styles": lambda: _page(
        _ld() + "<style>p{color:red}</style><script>var a='<p>not text</p>';</script>", f"{_NAV}{_article()}<script>track()</script>{_FOOT}",
    ),
    "amp": lambda: _page(_ld(), f"<amp-sidebar>{_NAV}</amp-sidebar><main role=main><h1>{TITLE}</h1><amp-img src=a.jpg></amp-img>{_p()}</main>{_FOOT}"),
    "live blog post": lambda: _page(
        _ld(**{"@type": "LiveBlogPosting", "dateModified": "2021-03-09T20:00:00Z"}),
        f"{_NAV}<main><h1>{TITLE}</h1><section><h2>18:42</h2>{_p()}</section></main>{_FOOT}",
    ),
}  # fmt: skip
