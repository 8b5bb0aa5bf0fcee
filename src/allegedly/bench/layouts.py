"""A story in, web pages that hold it in fifteen layouts of our own making out, for measuring what the reading of pages brings back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

OUTLET = "Harbour Wire"
AUTHOR = "Mira Tolen"
_NAV = "<nav><a href=/>Home</a> <a href=/world>World</a> <a href=/sport>Sport</a> <a href=/mail>Newsletters</a></nav>"
_FOOT = (
    "<footer><p>© Harbour Wire. All rights reserved. <a href=/terms>Terms</a> <a href=/privacy>Privacy</a></p></footer>"
)
_MORE = (
    "<aside><h3>Related stories</h3><ul><li><a href=/a>Talks go on in the capital</a></li>"
    "<li><a href=/b>Bread prices rise again</a></li></ul></aside>"
)


@dataclass(frozen=True, slots=True)
class Story:
    """What a page is to hold: a headline, paragraphs, and when it was published (ISO 8601 with a zone)."""

    title: str
    paragraphs: tuple[str, ...]
    published: str


def _p(paragraphs: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(one)}</p>\n" for one in paragraphs)


def _ld(s: Story, **more: object) -> str:
    node = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": s.title, "datePublished": s.published,
        "author": {"@type": "Person", "name": AUTHOR}, "publisher": {"@type": "Organization", "name": OUTLET}, **more,
    }  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def _meta(**pairs: str) -> str:
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{escape(value)}">' for name, value in pairs.items()
    )


def _page(s: Story, head: str, body: str) -> str:
    return f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{escape(s.title)} | {OUTLET}</title>{head}</head><body>{body}</body></html>"


def _article(s: Story) -> str:
    return f"<article><h1>{escape(s.title)}</h1><p class=byline>By {AUTHOR}</p>{_p(s.paragraphs)}</article>"


LAYOUTS: Mapping[str, Callable[[Story], str]] = {
    "json-ld": lambda s: _page(s, _ld(s), f"{_NAV}<main>{_article(s)}</main>{_MORE}{_FOOT}"),
    "json-ld graph": lambda s: _page(s,
        '<script type="application/ld+json">'
        + json.dumps({"@graph": [{"@type": "WebSite", "name": OUTLET}, {"@type": ["Article"], "headline": s.title, "datePublished": s.published,
                                  "publisher": {"name": OUTLET}, "author": [{"name": AUTHOR}]}]})
        + "</script>", f"{_NAV}{_article(s)}{_FOOT}",
    ),
    "open graph": lambda s: _page(s,
        _meta(og__title=s.title, og__site_name=OUTLET, article__published_time=s.published, article__author=AUTHOR), f"{_NAV}<div id=content>{_article(s)}</div>{_FOOT}",
    ),
    "itemprop": lambda s: _page(s,
        _meta(og__site_name=OUTLET),
        f'{_NAV}<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{escape(s.title)}</h1><span itemprop="author">{AUTHOR}</span>'
        f'<time itemprop="datePublished" datetime="{s.published}">9 March</time><div itemprop="articleBody">{_p(s.paragraphs)}</div></div>{_FOOT}',
    ),
    "time element": lambda s: _page(s,
        _meta(og__site_name=OUTLET, author=AUTHOR), f'{_NAV}<article><header><h1>{escape(s.title)}</h1><time datetime="{s.published}">Tuesday</time></header>{_p(s.paragraphs)}</article>{_MORE}',
    ),
    "div soup": lambda s: _page(s,
        _meta(og__site_name=OUTLET, article__published_time=s.published),
        f'<div class=top>{_NAV}</div><div class=wrap><div class=col1><div class=story><div class=hd><h1>{escape(s.title)}</h1></div><div class=bd>{_p(s.paragraphs)}</div></div></div>'
        f"<div class=col2>{_MORE}</div></div>{_FOOT}",
    ),
    "table layout": lambda s: _page(s,
        _meta(og__site_name=OUTLET, article__published_time=s.published), f"<table><tr><td>{_NAV}</td><td><h1>{escape(s.title)}</h1>{_p(s.paragraphs)}</td><td>{_MORE}</td></tr></table>{_FOOT}",
    ),
    "line breaks": lambda s: _page(s,
        _ld(s), f"{_NAV}<div class=article><h1>{escape(s.title)}</h1><div class=text>{'<br><br>'.join(map(escape, s.paragraphs))}</div></div>{_FOOT}",
    ),
    "figure and caption": lambda s: _page(s,
        _ld(s), f"{_NAV}<article><h1>{escape(s.title)}</h1><figure><img src=a.jpg><figcaption>A street in Kelve. Photo: archive</figcaption></figure>{_p(s.paragraphs)}</article>{_FOOT}",
    ),
    "asides inside": lambda s: _page(s,
        _ld(s), f"{_NAV}<article><h1>{escape(s.title)}</h1>{_p(s.paragraphs[:2])}<p>For more on Kelve, click here.</p>{_p(s.paragraphs[2:])}"
        f"<p>Sign up for our newsletter</p></article>{_MORE}{_FOOT}",
    ),
    "cookie banner": lambda s: _page(s,
        _ld(s), f"<div id=cookie-banner><p>We use cookies to improve this site.</p><button>Accept all cookies</button></div>{_NAV}{_article(s)}{_FOOT}",
    ),
    "comments": lambda s: _page(s,
        _ld(s), f"{_NAV}{_article(s)}<section id=comments class=comments><h2>Comments</h2><div class=comment><p>First! What a war this is.</p></div></section>{_FOOT}",
    ),
    "scripts and styles": lambda s: _page(s,
        _ld(s) + "<style>p{color:red}</style><script>var a='<p>not text</p>';</script>", f"{_NAV}{_article(s)}<script>track()</script>{_FOOT}",
    ),
    "amp": lambda s: _page(s, _ld(s), f"<amp-sidebar>{_NAV}</amp-sidebar><main role=main><h1>{escape(s.title)}</h1><amp-img src=a.jpg></amp-img>{_p(s.paragraphs)}</main>{_FOOT}"),
    "live blog post": lambda s: _page(s,
        _ld(s, **{"@type": "LiveBlogPosting", "dateModified": "2021-03-09T20:00:00Z"}),
        f"{_NAV}<main><h1>{escape(s.title)}</h1><section><h2>18:42</h2>{_p(s.paragraphs)}</section></main>{_FOOT}",
    ),
}  # fmt: skip
