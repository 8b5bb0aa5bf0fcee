"""Descriptions of those to whom a thing was done in; whether they can be one target out (targets.csv)."""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

ANY = "any"
_PEOPLE = re.compile(r"(?:[^e]er|eer|or|ist|[^w]man|men|women|ian|ee|cist|ant|cook|monk|nun|chief|king|queen)$")


class Word(NamedTuple):
    """A noun for a target: a ``person``, a ``thing`` or ``any``, and the wider nouns that it falls under."""

    kind: str
    wider: frozenset[str]


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    text = (files("allegedly.incident") / "targets.csv").read_text(encoding="utf-8")
    return {row["word"]: (row["kind"], row["under"]) for row in csv.DictReader(text.splitlines())}


@cache
def word(noun: str) -> Word:
    """Return what a noun of a target is (a tanker falls under two: "ship truck"); one that the table lacks is a person by its ending, or may be anything.

    >>> word("lorries").wider >= {"truck", "vehicle"}, word("beekeepers").kind, word("gazebo").kind, word("victims").kind
    (True, 'person', 'any', 'any')
    """
    base = _singular(noun)
    kind, under = _table().get(base, ("person" if _PEOPLE.search(base) else ANY, ""))
    wider, waiting = {base}, under.split()
    while waiting:
        noun = waiting.pop()
        if noun not in wider:
            wider.add(noun)
            waiting += _table().get(noun, ("", ""))[1].split()
    return Word(kind, frozenset(wider))


def is_person(noun: str) -> bool:
    """Return whether a noun is for people of one sort."""
    return word(noun.casefold()).kind == "person"


def _singular(noun: str) -> str:
    table = _table()
    forms = (noun, noun.removesuffix("s"), noun.removesuffix("es"), f"{noun.removesuffix('ies')}y")
    return next((form for form in forms if form in table), noun if noun.endswith("ss") else noun.removesuffix("s"))


Description = tuple[str, ...]  # the words of one, its noun last


def are_two(left: Iterable[Description], right: Iterable[Description]) -> bool:
    """Return whether what is described on the two sides cannot be one target: people who are not of one sort, or things that are not.

    People and things say nothing to each other, for both may be hit at once; nor does what anybody may be.

    >>> are_two([("minibus",), ("driver",)], [("passengers",)]), are_two([("bakery",)], [("school",)]), are_two([("lorry",)], [("truck",)])
    (False, True, False)
    """
    met = [(one, two) for one in left for two in right if word(one[-1]).kind == word(two[-1]).kind != ANY]
    return bool(met) and not any(_fit(one, two) for one, two in met)


def _fit(one: Description, two: Description) -> bool:
    """ "Trucks" may be "army lorries"; "a grain ship" is no "fishing boat"."""
    if one[-1] == two[-1]:
        return True
    pairs = [(ours, theirs) for ours in one[:-1] for theirs in two[:-1]]
    is_told_apart = bool(pairs) and not set(one) & set(two) and not any(_is_under(*pair) for pair in pairs)
    return not is_told_apart and _is_under(one[-1], two[-1])


def _is_under(one: str, two: str) -> bool:
    """Whether one of two nouns falls under the other: flour is food, and a food store may be a grain depot."""
    return _singular(one) in word(two).wider or _singular(two) in word(one).wider
