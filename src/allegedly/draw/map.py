"""Places with how many incidents each has in, a map out; what is known only as an area is drawn as an area."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import cos, hypot, radians, sqrt

from allegedly.draw.areas import Area, province
from allegedly.draw.shapes import Box, Ring, extent, within
from allegedly.draw.svg import element, linked, number, picture, text, words

WIDTH, HEIGHT = 960.0, 400.0
KM_A_DEGREE = 111.3
PROVINCE = 4
# how far around its point an incident may have been, in km, by UCDP's where_prec: drawn as a ring where no shape is known, so that
# nobody reads a point where the reports give a district or a province. The radii are conventions, not measurements.
REACH = {2: 25.0, 3: 50.0, 4: 120.0, 5: 120.0}
COUNTRY_ONLY = 6
NEAR = 2  # a place near a named one: the last precision that has a point
LEAST_DEGREES = 3.0  # the narrowest window, so that a single point shows where on earth it is
TOUCHING = 17.0  # points nearer than this on the page are drawn as one


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with incidents. ``href`` leads to them; ``country`` is the ISO code by which a whole country is shaded."""

    lat: float
    lon: float
    precision: int | None
    name: str
    country: str | None
    incidents: int
    disputed: int
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A window of the earth on the page: equirectangular, true along its middle parallel."""

    box: Box
    scale: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point of the earth stands on the page."""
        west, south, east, north = self.box
        squeeze = cos(radians((south + north) / 2))
        middle = (west + east) / 2
        return WIDTH / 2 + (lon - middle) * squeeze * self.scale, (north - lat) * self.scale


def draw_map(spots: Sequence[Spot], title: str = "Map of the incidents") -> str:
    """Return the map of ``spots``; of the whole earth when there are none."""
    return _drawn(tuple(spots), title)


@lru_cache(maxsize=64)  # every page of one search shows the same map
def _drawn(spots: tuple[Spot, ...], title: str) -> str:
    provinces = [_province(spot) for spot in spots]
    spots = tuple(_inside(spot, area) for spot, area in zip(spots, provinces, strict=True))
    window = _window(spots, provinces)
    areas = {spot.country for spot in spots if spot.precision == COUNTRY_ONLY and spot.country}
    land = [_country(window, name, rings, code in areas) for name, code, rings in _countries(window)]
    named = {(area.name, area.rings[0][0]): area for area in provinces if area}
    rings = [_area(window, area) for area in named.values()]
    rings += [
        _ring(window, spot) for spot, area in zip(spots, provinces, strict=True) if spot.precision in REACH and not area
    ]
    dots = [_dot(window, spot) for spot in _joined(window, spots)]
    sea = element("rect", {"class": "sea", "width": WIDTH, "height": HEIGHT})
    shown = element("g", {"class": "earth"}, sea, *land, *rings)
    return picture(WIDTH, HEIGHT, title, [shown, element("g", {"class": "spots"}, *dots)], "picture map")


def _countries(window: Window) -> list[tuple[str, str | None, tuple[Ring, ...]]]:
    return [(shape.name, shape.code, rings) for shape, rings in within(window.box)]


def _province(spot: Spot) -> Area | None:
    return province(spot.country, spot.name) if spot.precision == PROVINCE else None


def _inside(spot: Spot, area: Area | None) -> Spot:
    """The spot, its point inside the province where that is known: towns lie on one side of some."""
    if area is None or area.holds(spot.lon, spot.lat):
        return spot
    west, south, east, north = area.box
    middle = ((west + east) / 2, (south + north) / 2)
    return replace(spot, lon=middle[0], lat=middle[1]) if area.holds(*middle) else spot


def _window(spots: Sequence[Spot], provinces: Sequence[Area | None]) -> Window:
    boxes = [(spot.lon, spot.lat, spot.lon, spot.lat) for spot in spots if spot.precision != COUNTRY_ONLY]
    boxes += [area.box for area in provinces if area]
    boxes += [box for spot in spots if spot.precision == COUNTRY_ONLY and (box := extent(spot.country or ""))]
    west, south = min((box[0] for box in boxes), default=-170.0), min((box[1] for box in boxes), default=-58.0)
    east, north = max((box[2] for box in boxes), default=190.0), max((box[3] for box in boxes), default=78.0)
    pad = max(LEAST_DEGREES, (north - south) * 0.12, (east - west) * 0.08) if boxes else 0.0
    south, north = max(-85.0, south - pad), min(85.0, north + pad)
    squeeze = cos(radians((south + north) / 2))
    wide, high = (east - west + 2 * pad) * squeeze, north - south
    scale = min(WIDTH / wide, HEIGHT / high)
    middle, half = (west + east) / 2, WIDTH / scale / squeeze / 2
    centre, tall = (south + north) / 2, HEIGHT / scale / 2
    return Window((middle - half, centre - tall, middle + half, centre + tall), scale)


def _country(window: Window, name: str, rings: Sequence[Ring], is_area: bool) -> str:
    path = "".join(_path(window, ring) for ring in rings)
    kind = "land shaded" if is_area else "land"
    return element("path", {"class": kind, "d": path}, element("title", {}, words(name))) if path else ""


def _path(window: Window, ring: Ring) -> str:
    """A ring in whole tenths of a point, without the steps too small to see, held to just outside the page."""
    kept: list[tuple[float, float]] = []
    for lon, lat in ring:
        x, y = window.at(lon, lat)
        x, y = min(max(x, -60.0), WIDTH + 60), min(max(y, -60.0), HEIGHT + 60)
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > 1.1:
            kept.append((x, y))
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in kept) + "Z" if len(kept) > 2 else ""


def _area(window: Window, area: Area) -> str:
    path = "".join(_path(window, ring) for ring in area.rings)
    return element("path", {"class": "area", "d": path}, element("title", {}, words(area.name))) if path else ""


def _ring(window: Window, spot: Spot) -> str:
    x, y = window.at(spot.lon, spot.lat)
    reach = REACH[spot.precision or 0] / KM_A_DEGREE * window.scale
    return element("circle", {"class": "ring", "cx": x, "cy": y, "r": max(reach, 10.0)})


def _joined(window: Window, spots: Sequence[Spot]) -> list[Spot]:
    """Spots that would cover each other as one, at the place of the largest."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda one: (-one.incidents, one.lat, one.lon)):
        x, y = window.at(spot.lon, spot.lat)
        near = next((n for n, one in enumerate(kept) if _is_near(window, one, x, y)), None)
        if near is None:
            kept.append(spot)
        else:
            one = kept[near]
            names = one.name if spot.name in one.name else f"{one.name}, {spot.name}"
            total, disputed = one.incidents + spot.incidents, one.disputed + spot.disputed
            exact = min(one.precision or COUNTRY_ONLY, spot.precision or COUNTRY_ONLY)
            kept[near] = replace(one, name=names, incidents=total, disputed=disputed, precision=exact)
    return kept


def _is_near(window: Window, spot: Spot, x: float, y: float) -> bool:
    at = window.at(spot.lon, spot.lat)
    return hypot(at[0] - x, at[1] - y) < TOUCHING


def _dot(window: Window, spot: Spot) -> str:
    x, y = window.at(spot.lon, spot.lat)
    size = min(6.0 + 2.2 * sqrt(spot.incidents), 30.0)
    kind = "dot disputed" if spot.disputed else "dot"
    if spot.precision is not None and spot.precision in (*REACH, COUNTRY_ONLY) and spot.precision > NEAR:
        kind += " wide"
    circle = element("circle", {"class": kind, "cx": x, "cy": y, "r": size})
    label = (
        text(x, y + 4.5, str(spot.incidents), "count wide" if "wide" in kind else "count") if spot.incidents > 1 else ""
    )
    told = (
        f"{spot.name}: {spot.incidents} ({spot.disputed} disputed)"
        if spot.disputed
        else f"{spot.name}: {spot.incidents}"
    )
    return linked(spot.href, told, circle, label)
