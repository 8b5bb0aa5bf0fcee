"""The points written by hand in the lexicon against GeoNames: each country and province lies among its towns."""

from functools import cache
from typing import NamedTuple

import pytest

from allegedly.claim.gazetteer_file import open_index
from allegedly.lexicon import load_lexicon

ROOM = 0.7  # degrees beside the outermost town; land without towns lies there
# Land with one or two towns at its edge, where a middle lies beyond them.
EMPTY = frozenset({"ATF", "FLK", "IOT", "SJM", "North Darfur", "Jonglei"})


class Box(NamedTuple):
    """The rectangle around towns, degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        return self.south - ROOM <= lat <= self.north + ROOM and self.west - ROOM <= lon <= self.east + ROOM


@cache
def boxes() -> dict[tuple[str, str | None], Box]:
    """Return the rectangle of the towns of every country (``None``) and province."""
    index, found = open_index(), dict[tuple[str, str | None], Box]()
    for row in (index.row(at) for at in range(len(index))):
        if row.kind in {"ADM1", "ADM2"}:
            continue
        for key in ((row.country, None), (row.country, row.admin1)):
            held = found.get(key, Box(row.lat, row.lon, row.lat, row.lon))
            found[key] = Box(
                min(held.south, row.lat), min(held.west, row.lon), max(held.north, row.lat), max(held.east, row.lon)
            )
    return found


@pytest.mark.parametrize("feature", ["country", "admin1"])
def test_points_written_by_hand_lie_among_the_towns_of_geonames(feature: str) -> None:
    whole = load_lexicon()
    points = (
        [(one.name, one.alpha3, None, one.lat, one.lon) for one in whole.countries]
        if feature == "country"
        else [(one.name, one.country, one.admin1, one.lat, one.lon) for one in whole.places if one.feature == "admin1"]
    )
    astray, checked = [], 0
    for name, country, admin1, lat, lon in points:
        box = boxes().get((country or "", admin1))
        if box is None or lat is None or lon is None:
            continue
        checked += 1
        if not box.holds(lat, lon) and not {country, admin1} & EMPTY:
            astray.append((name, lat, lon, box))
    assert checked > 140
    assert astray == []
