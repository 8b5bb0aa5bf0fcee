"""The places that a name can mean go in with what the report says; how likely each is comes out, as a table of named features.

The weights are those of a conditional logit with the choice "none of these", fitted by ``tools/fit_places.py`` on LGL and GeoVirus.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from allegedly.claim.gazetteer_file import BARE, OTHER, SOUNDS, key_of
from allegedly.claim.place_candidates import Candidate
from allegedly.claim.place_weights import WEIGHTS

_LAND = frozenset({"region", "landform", "water", "camp", "border", "point"})
_SETTLED = frozenset({"town", "village", "city", "hamlet", "suburb", "port", "capital", "neighborhood", "neighbourhood", "settlement", "hometown", "township"})  # fmt: skip
_PROVINCES = frozenset({"province", "governorate", "oblast", "state", "prefecture", "department", "republic", "emirate", "canton", "region", "land"})  # fmt: skip
_DISTRICTS = frozenset({"county", "district", "parish", "rayon", "raion", "subdistrict", "borough"})
_SECTIONS = frozenset({"PPLX", "PPLL", "PPLF", "PPLR", "PPLS", "STLMT"})
NEAR_KM = 150.0
EARTH_KM = 6371.0


class Around(NamedTuple):
    """What the words beside a name say: the countries and provinces (as ``key_of``) it is put in, and the noun it stands with."""

    inside: frozenset[str]
    province: frozenset[str]
    noun: str | None


class Spot(NamedTuple):
    """Another place of the report, as it is read so far, with how sure that is; ``key`` is its name as ``key_of``."""

    key: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    feature: str
    weight: float


class Context(NamedTuple):
    """A report: the countries it names with their weight (the most named is 1), that of its dateline, its places as read so far."""

    countries: Mapping[str, float]
    dateline: str | None
    spots: Sequence[Spot]


def features(one: Candidate, key: str, around: Around, context: Context) -> dict[str, float]:
    """Return the features of a candidate that are not 0."""
    found = {**_itself(one), **_beside(one, around), **_in_report(one, key, context)}
    return {name: value for name, value in found.items() if value}


def _itself(one: Candidate) -> dict[str, float]:
    return {
        "people": math.log10((one.population or 0) + 1),
        "people_unknown": float(not one.population),
        "country": float(one.feature == "country"),
        "admin1": float(one.feature == "admin1"),
        "admin2": float(one.feature == "admin2"),
        "land": float(one.feature in _LAND),
        "capital": float(one.kind == "PPLC"),
        "seat": float(one.kind in {"PPLA", "PPLG"}),
        "section": float(one.kind in _SECTIONS),
        "other_name": float(one.way == OTHER and not one.own),
        "listed_name": float(one.way == OTHER and one.own),
        "bare_name": float(one.way == BARE),
        "sounds": float(one.way == SOUNDS),
        "listed": float(one.own and one.feature == "city"),
    }


def _beside(one: Candidate, around: Around) -> dict[str, float]:
    admin1 = key_of(one.admin1) if one.admin1 and around.province else ""
    return {
        "inside": float(one.country in around.inside),
        "outside": float(bool(around.inside) and one.country not in around.inside),
        "in_province": float(bool(around.province) and admin1 in around.province),
        "not_in_province": float(bool(around.province) and admin1 not in around.province),
        "noun_fits": float(is_fit(one, around.noun)),
        "noun_unfit": float(around.noun in _SETTLED | _PROVINCES | _DISTRICTS and not is_fit(one, around.noun)),
    }


def is_fit(one: Candidate, noun: str | None) -> bool:
    """Tell whether a place is of the kind that the noun beside the name says ("province", "village", "district")."""
    return (
        (noun in _SETTLED and one.feature == "city")
        or (noun in _PROVINCES and one.feature in {"admin1", "region", "country"})
        or (noun in _DISTRICTS and one.feature == "admin2")
    )


def _in_report(one: Candidate, key: str, context: Context) -> dict[str, float]:
    others = [spot for spot in context.spots if spot.key != key]
    share = context.countries.get(one.country or "", 0.0)
    total = sum(spot.weight for spot in others)
    same = [spot for spot in others if spot.country is not None and spot.country == one.country]
    province = sum(spot.weight for spot in same if spot.admin1 and spot.admin1 == one.admin1)
    return {
        "country_share": share,
        "country_named": float(share > 0),
        "country_unnamed": float(bool(context.countries) and one.country is not None and not share),
        "dateline": float(one.country is not None and one.country == context.dateline),
        "same_country": sum(spot.weight for spot in same) / total if total else 0.0,
        "same_province": min(province, 1.0) if one.feature != "admin1" else 0.0,
        "province_share": province / total if total and one.feature != "country" else 0.0,
        "near": max((spot.weight * nearness(one, spot) for spot in others if spot.feature == "city"), default=0.0)
        if one.feature not in {"country", "admin1"}
        else 0.0,
    }


def nearness(one: Candidate, spot: Spot) -> float:
    """Return 1 for two places at one spot, less the farther they are apart, 0.37 at 150 km."""
    if one.lat is None or one.lon is None or spot.lat is None or spot.lon is None or abs(one.lat - spot.lat) > 7:
        return 0.0
    return math.exp(-distance((one.lat, one.lon), (spot.lat, spot.lon)) / NEAR_KM)


def distance(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Return the kilometres between two points in degrees, on a globe.

    >>> round(distance((0, 0), (0, 1)))
    111
    """
    lat1, lon1, lat2, lon2 = map(math.radians, (*left, *right))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def shares(rows: Sequence[Mapping[str, float]]) -> list[float]:
    """Return how likely each candidate is (0 to 1); what is missing to 1 is how likely it is none of them."""
    logs = [sum(WEIGHTS.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    top = max([WEIGHTS["none"], *logs])
    parts = [math.exp(log - top) for log in logs]
    total = sum(parts) + math.exp(WEIGHTS["none"] - top)
    return [part / total for part in parts]
