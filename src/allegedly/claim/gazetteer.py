"""The lexicon's places arranged for looking up go in with what the report says around a name; the place it means comes out, or why not."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from allegedly.lexicon.entries import Country, Lexicon, PlaceEntry

_MARKS = re.compile(r"['’ʼ`‘]")
_APART = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:al|el|an|ar|as|at|ad|az|ash|the)\s")
# Populations for places that have none in the gazetteer, so that a province outweighs its smallest namesakes.
_SIZE = {"admin1": 400_000, "admin2": 60_000, "region": 400_000, "camp": 5_000, "point": 2_000}
_UNKNOWN_SIZE = 20_000
# Measured on made-up reports only: below this share of the weight of all candidates a name stays ambiguous.
CERTAIN = 0.75
# A lone candidate below this score (an alias of a small town in a country the report never names) is not believed.
BELIEVED = 0.3
CAPITAL_WEIGHT = 4.0


class Gazetteer(NamedTuple):
    """Places, and the positions of those that a folded name can mean; countries by code and by folded name."""

    places: tuple[PlaceEntry, ...]
    by_name: Mapping[str, tuple[int, ...]]
    countries: Mapping[str, Country]
    country_names: Mapping[str, str]


class Surroundings(NamedTuple):
    """What a report says around a name: countries it is said to lie in, its province, the countries of the report with their weight."""

    inside: frozenset[str]
    province: frozenset[str]
    countries: Mapping[str, float]
    capitals: bool = False


class Choice(NamedTuple):
    """The place meant, how sure that is (0 to 1), or why none was chosen; ``country`` where at least that is sure."""

    place: PlaceEntry | None
    score: float | None
    reason: str | None
    country: str | None


def fold_name(name: str) -> str:
    """Return a name without accents, apostrophes, hyphens and case.

    >>> fold_name("Deir ez-Zor"), fold_name("Sana'a")
    ('deir ez zor', 'sanaa')
    """
    plain = (
        name
        if name.isascii()
        else "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    )
    return _APART.sub(" ", _MARKS.sub("", plain)).strip().casefold()


def prepare_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Return the lexicon's places and countries arranged for looking up; made once a run."""
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
    )


def look_up(gazetteer: Gazetteer, name: str) -> tuple[PlaceEntry, ...]:
    """Return the places that a name can mean, article or not; none for a name the gazetteer does not know."""
    folded = fold_name(name)
    rows = gazetteer.by_name.get(folded) or gazetteer.by_name.get(_ARTICLE.sub("", folded), ())
    return tuple(gazetteer.places[row] for row in rows)


def choose(gazetteer: Gazetteer, name: str, candidates: Sequence[PlaceEntry], around: Surroundings) -> Choice:
    """Return which candidate a name means.

    A candidate weighs the square root of its population, more under its own name than an alias, more in a country or province that the
    words put it in, more in countries the report names. ``place`` is ``None`` when the words contradict every candidate, when none
    reaches three quarters of all weight, or when the only one is unlikely; ``reason`` then says so and names them.
    """
    if not candidates:
        return Choice(None, None, "not in the gazetteer", _only(around.inside))
    fitting = [
        place for place in candidates if not around.inside or place.country is None or place.country in around.inside
    ]
    if not fitting:
        known = ", ".join(sorted({place.country or "no country" for place in candidates}))
        return Choice(
            None,
            None,
            f"the gazetteer has it in {known}, the text in {', '.join(sorted(around.inside))}",
            _only(around.inside),
        )
    folded = fold_name(name)
    weights = [_weight(gazetteer, folded, place, around) for place in fitting]
    best = max(range(len(fitting)), key=lambda i: (weights[i], -i))
    share = weights[best] / sum(weights)
    place, countries = fitting[best], {one.country for one in fitting}
    if share < CERTAIN and len(fitting) > 1 and not _same_spot(fitting, weights, best):
        reason = "ambiguous: " + ", ".join(_described(one) for one in _strongest(fitting, weights))
        return Choice(None, None, reason, place.country if len(countries) == 1 else None)
    score = round(min(1.0, max(share, CERTAIN) * _support(folded, place, around)), 2)
    if score < BELIEVED:
        return Choice(
            None,
            None,
            f"unlikely: the gazetteer knows only {_described(place)}, a country the report does not name",
            None,
        )
    return Choice(place, score, None, place.country)


def _only(countries: Iterable[str]) -> str | None:
    found = sorted(countries)
    return found[0] if len(found) == 1 else None


def _described(place: PlaceEntry) -> str:
    return f"{place.name} ({place.country or place.feature})"


def _strongest(places: Sequence[PlaceEntry], weights: Sequence[float]) -> list[PlaceEntry]:
    order = sorted(range(len(places)), key=lambda i: (-weights[i], i))[:4]
    return sorted((places[i] for i in order), key=lambda place: (place.country or "", place.name))


def _same_spot(places: Sequence[PlaceEntry], weights: Sequence[float], best: int) -> bool:
    """Tell whether the rivals are the same place twice: a city and the province or district around it, or two rows for one town."""
    chosen = places[best]
    rivals = [place for place, weight in zip(places, weights, strict=True) if weight > 0.1 * weights[best]]
    return all(_close(chosen, place) for place in rivals)


def _close(left: PlaceEntry, right: PlaceEntry) -> bool:
    if left.country != right.country or left.lat is None or right.lat is None or left.lon is None or right.lon is None:
        return False
    return math.hypot(left.lat - right.lat, left.lon - right.lon) < 0.75


def _weight(gazetteer: Gazetteer, folded: str, place: PlaceEntry, around: Surroundings) -> float:
    weight = math.sqrt((place.population or _SIZE.get(place.feature, _UNKNOWN_SIZE)) + 500)
    weight *= 1.0 if fold_name(place.name) == folded else 0.5
    if around.province and place.admin1 and fold_name(place.admin1) in around.province:
        weight *= 10
    if around.countries:
        weight *= 0.1 + 2 * around.countries.get(place.country or "", 0.0)
    country = gazetteer.countries.get(place.country or "")
    if (
        around.capitals
        and country is not None
        and country.capital
        and fold_name(country.capital) == fold_name(place.name)
    ):
        weight *= CAPITAL_WEIGHT
    return weight


def _support(folded: str, place: PlaceEntry, around: Surroundings) -> float:
    """Return how far the report bears out a candidate: said to lie there, its country named, no country named, others named."""
    if place.country is not None and place.country in around.inside:
        return 1.0
    if around.province and place.admin1 and fold_name(place.admin1) in around.province:
        return 1.0
    canonical = 1.0 if fold_name(place.name) == folded else 0.8
    if around.countries.get(place.country or "", 0.0) > 0 or place.country is None:
        return 0.95 * canonical
    small = 0.7 if (place.population or _SIZE.get(place.feature, _UNKNOWN_SIZE)) < 50_000 else 1.0
    return (0.45 if around.countries else 0.8) * canonical * small
