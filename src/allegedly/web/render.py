"""A page's name and its facts in, HTML out: Jinja templates, everything escaped, text of reports isolated in its direction."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from allegedly import __version__
from allegedly.view.claim_lines import POLICIES
from allegedly.view.words import KINDS, QUESTIONS, STANDINGS, code_words, day_words, plural
from allegedly.web.links import Links, outward

NAV = (
    ("incidents", "Incidents"), ("reports", "Reports"), ("voices", "Voices"), ("actors", "Actors"), ("places", "Places"),
    ("problems", "Problems"), ("about", "About"),
)  # fmt: skip

# letters of Hebrew, Arabic and the scripts beside them, written to the left; and those of scripts written to the right
_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
LEFTWARD = re.compile(f"[{_LEFT}]")
RIGHTWARD = re.compile("[A-Za-z\u00c0-\u02af\u0370-\u052f]")
LEFTWARD_RUN = re.compile(f"[{_LEFT}](?:[^A-Za-z\u00c0-\u02af\u0370-\u052f]*[{_LEFT}])?")


def render(template: str, links: Links, facts: Mapping[str, object]) -> str:
    """Return the HTML of ``template`` with ``facts``; a fact that is missing raises, so that no page shows a silent gap."""
    return environment().get_template(template).render(**facts, to=links)


@cache
def environment() -> Environment:
    """Return the templates' environment."""
    made = Environment(
        loader=PackageLoader("allegedly.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "NAV": NAV,
        "QUESTIONS": QUESTIONS,
        "STANDINGS": STANDINGS,
        "VERSION": __version__,
        "KINDS": KINDS,
        "POLICIES": POLICIES,
    }
    made.filters |= {
        "name": isolated, "code": code_words, "plural": plural, "svg": Markup, "outward": outward, "day": _day, "words": _found,
        "listed": _listed, "kind": _kind,
    }  # fmt: skip
    return made


def isolated(text: object) -> Markup:
    """Return text of a report or name escaped, its direction kept to itself; in a line of both directions, each run to the left by itself.

    Without that, the figure after an Arabic name would move in front of it.

    >>> isolated("<i>")
    Markup('<bdi>&lt;i&gt;</bdi>')
    """
    told = str(text)
    if not LEFTWARD.search(told) or not RIGHTWARD.search(told):
        return Markup(f"<bdi>{escape(told)}</bdi>")  # noqa: S704 -- escaped here; quicker than format
    shown, at = [], 0
    while found := LEFTWARD_RUN.search(told, at):
        end = _closed(told, found.start(), found.end())
        shown += [str(escape(told[at : found.start()])), f"<bdi>{escape(told[found.start() : end])}</bdi>"]
        at = end
    return Markup(f'<bdi dir="ltr">{"".join(shown)}{escape(told[at:])}</bdi>')  # noqa: S704 -- escaped just before


def _closed(text: str, start: int, end: int) -> int:
    """The end of a run, after the bracket that it opens: "(تل 3)"."""
    run = text[start:end]
    close = text.find(")", end) if run.count("(") > run.count(")") else -1
    return end if close < 0 or RIGHTWARD.search(text, end, close) else close + 1


def _day(day: str | None) -> str:
    return day_words(day, day) if day else "no date"


def _kind(kind: str | None) -> str:
    return next((words for key, words in KINDS.items() if key == kind), kind or "")


def _listed(names: Sequence[object]) -> Markup:
    return Markup("; ").join(isolated(name) for name in names)


def _found(snippet: str) -> Markup:
    """A stretch of text with the found words, which stand between two control characters, marked."""
    return Markup(str(escape(snippet)).replace("\x02", "<mark>").replace("\x03", "</mark>"))  # noqa: S704 -- escaped just before
