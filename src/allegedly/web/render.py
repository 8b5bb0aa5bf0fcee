"""A page's name and its facts in, HTML out: Jinja templates, everything escaped, text of reports isolated in its direction."""

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
    """Return text of a report or name escaped, its direction kept to itself.

    >>> isolated("<i>")
    Markup('<bdi>&lt;i&gt;</bdi>')
    """
    return Markup(f"<bdi>{escape(text)}</bdi>")  # noqa: S704 -- escaped here; quicker than format


def _day(day: str | None) -> str:
    return day_words(day, day) if day else "no date"


def _kind(kind: str | None) -> str:
    return next((words for key, words in KINDS.items() if key == kind), kind or "")


def _listed(names: Sequence[object]) -> Markup:
    return Markup("; ").join(isolated(name) for name in names)


def _found(snippet: str) -> Markup:
    """A stretch of text with the found words, which stand between two control characters, marked."""
    return Markup(str(escape(snippet)).replace("\x02", "<mark>").replace("\x03", "</mark>"))  # noqa: S704 -- escaped just before
