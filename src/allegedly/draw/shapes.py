"""The country shapes that ship with the package in, those that reach into a window of the earth out.

Natural Earth 1:50m (public domain), lines as drawn there: not authoritative, and nobody's claim is endorsed by them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

Ring = tuple[tuple[float, float], ...]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A country's outline: rings of (longitude, latitude), each with its box (west, south, east, north)."""

    name: str
    code: str | None
    rings: tuple[tuple[Ring, Box], ...]


@cache
def shapes() -> tuple[Shape, ...]:
    """Return every country of the file, by name.

    >>> [shape.code for shape in shapes()][:2]
    ['AFG', 'ALB']
    """
    held = json.loads((files("allegedly.draw") / "data" / "countries.json").read_text(encoding="utf-8"))
    return tuple(
        Shape(one["name"], one["code"], tuple(part for flat in one["rings"] for part in _parts(flat)))
        for one in held["countries"]
    )


def within(box: Box) -> Iterator[tuple[Shape, tuple[Ring, ...]]]:
    """Yield the countries with a ring that reaches into ``box``, and those rings."""
    for shape in shapes():
        rings = tuple(ring for ring, own in shape.rings if _overlap(own, box))
        if rings:
            yield shape, rings


def extent(code: str) -> Box | None:
    """Return the box of the largest ring of a country, ``None`` for a code without a shape.

    >>> extent("CHE") is not None, extent("XXX")
    (True, None)
    """
    boxes = [box for shape in shapes() if shape.code == code for _, box in shape.rings]
    return max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]), default=None)


def _parts(flat: list[int]) -> list[tuple[Ring, Box]]:
    """A ring; one that crosses the 180th meridian on either side of the map, each time whole."""
    points: list[tuple[float, float]] = []
    turn = 0.0
    for lon, lat in zip(accumulate(flat[0::2]), accumulate(flat[1::2]), strict=True):
        before = points[-1][0] if points else lon / 100
        turn += 360.0 if lon / 100 + turn < before - 180 else -360.0 if lon / 100 + turn > before + 180 else 0.0
        points.append((lon / 100 + turn, lat / 100))
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    turns = (0.0, -360.0) if east > 180 else (0.0, 360.0) if west < -180 else (0.0,)
    rings = [tuple((lon + by, lat) for lon, lat in points) for by in turns]
    return [(ring, _box(ring)) for ring in rings]


def _box(ring: Ring) -> Box:
    lons, lats = zip(*ring, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
