"""The lexicon's places and countries and the index of GeoNames go in; they come out arranged for looking up."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from allegedly.claim.gazetteer_file import Index as Index
from allegedly.claim.gazetteer_file import fold_name as fold_name
from allegedly.lexicon.entries import Country, DisputedArea, Lexicon, PlaceEntry

_ARTICLE = re.compile(r"^(?:al|el|an|ar|as|at|ad|az|ash|the)\s")


class Gazetteer(NamedTuple):
    """Places, and the positions of those that a folded name can mean; countries by code and by folded name."""

    places: tuple[PlaceEntry, ...]
    by_name: Mapping[str, tuple[int, ...]]
    countries: Mapping[str, Country]
    country_names: Mapping[str, str]
    towns: Index | None = None
    disputed: tuple[DisputedArea, ...] = ()


def prepare_gazetteer(lexicon: Lexicon, index: Index | None = None) -> Gazetteer:
    """Return the lexicon's places and countries arranged for looking up, with GeoNames' index below them; made once a run."""
    found: dict[str, list[int]] = {}
    for position, place in enumerate(lexicon.places):
        for name in dict.fromkeys(fold_name(name) for name in (place.name, *place.aliases)):
            found.setdefault(name, []).append(position)
            bare = _ARTICLE.sub("", name)
            if bare != name:
                found.setdefault(bare, []).append(position)
    names = {
        fold_name(name): country.alpha3 for country in lexicon.countries for name in (*country.aliases, country.name)
    }
    return Gazetteer(
        lexicon.places,
        {name: tuple(dict.fromkeys(rows)) for name, rows in found.items()},
        {country.alpha3: country for country in lexicon.countries},
        names,
        index,
        lexicon.disputed,
    )


def look_up(gazetteer: Gazetteer, name: str) -> tuple[PlaceEntry, ...]:
    """Return the places that a name can mean, article or not; none for a name the gazetteer does not know."""
    folded = fold_name(name)
    rows = gazetteer.by_name.get(folded) or gazetteer.by_name.get(_ARTICLE.sub("", folded), ())
    return tuple(gazetteer.places[row] for row in rows)


def is_on(area: DisputedArea, country: str | None, admin1: str | None, name: str) -> bool:
    """Tell whether a place of GeoNames lies on disputed ground, by its country, province and name.

    >>> area = DisputedArea("Corvin", "NOR", ("Upper Corvin",), (), None, "", "own")
    >>> is_on(area, "NOR", "Upper Corvin", "Belsa"), is_on(area, "NOR", "Lower Corvin", "Belsa")
    (True, False)
    """
    if country != area.within:
        return False
    if not area.provinces and not area.places:
        return True
    return admin1 in area.provinces or fold_name(name) in {fold_name(text) for text in area.places}
