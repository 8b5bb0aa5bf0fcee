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
    return tuple(Shape(one["name"], one["code"], tuple(map(_ring, one["rings"]))) for one in held["countries"])


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


def _ring(flat: list[int]) -> tuple[Ring, Box]:
    lons = [value / 100 for value in accumulate(flat[0::2])]
    lats = [value / 100 for value in accumulate(flat[1::2])]
    return tuple(zip(lons, lats, strict=True)), (min(lons), min(lats), max(lons), max(lats))


def _overlap(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
