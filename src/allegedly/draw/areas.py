"""The province shapes that ship with the package in, the outline of a named province out.

Natural Earth 1:10m (public domain), made coarser: not authoritative, and nobody's claim is endorsed by them.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

from allegedly.draw.shapes import Box, Ring

# words that only say what a division is: "Diyala Governorate" is also "Diyala"
DIVISION = re.compile(
    r"\b(?:governorate|province|oblast|region|state|prefecture|department|county|district|wilaya|krai|republic|division)\b"
)
ARTICLE = re.compile(r"^(?:al|ad|an|ar|as|at|az|ash|the) (?=...)")


@dataclass(frozen=True, slots=True)
class Area:
    """A province: its name, and its outline as rings of (longitude, latitude)."""

    name: str
    rings: tuple[Ring, ...]

    @property
    def box(self) -> Box:
        """West, south, east and north of it."""
        lons, lats = zip(*(point for ring in self.rings for point in ring), strict=True)
        return min(lons), min(lats), max(lons), max(lats)

    def holds(self, lon: float, lat: float) -> bool:
        """Return whether a point lies in it: a line from there to the east crosses the outline an odd number of times."""
        crossings = sum(
            (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
            for ring in self.rings
            for (x1, y1), (x2, y2) in pairwise(ring)
        )
        return crossings % 2 == 1


def area_key(name: str) -> str:
    """Return what a province is filed under: without accents, case, article and the word for what it is.

    >>> area_key("Diyālá Governorate"), area_key("Al Ḩasakah"), area_key("Donetska oblast")
    ('diyala', 'hasakah', 'donetska')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = " ".join(re.sub(r"[^\w\s]|ʻ|ʼ", " " if "-" in plain else "", plain.replace("ı", "i")).split())
    return ARTICLE.sub("", " ".join(DIVISION.sub(" ", words).split())).replace(" ", "")


def province(country: str | None, name: str | None) -> Area | None:
    """Return the province of a country (ISO 3166 alpha-3) that is called so, ``None`` when none or more than one is.

    >>> province("SYR", "Aleppo province").name, province("SYR", "Nowhere")
    ('Ḩalab', None)
    """
    key = area_key(name) if country and name else ""
    found = _areas(country or "").get(key, ()) if key else ()
    return found[0] if len(found) == 1 else None


@cache
def _lines() -> dict[str, str]:
    text = (files("allegedly.draw") / "data" / "provinces.txt").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.splitlines()[1:])


@cache
def _areas(country: str) -> dict[str, tuple[Area, ...]]:
    """The provinces of a country by what they are filed under."""
    line = _lines().get(country)
    if line is None:
        return {}
    held = json.loads(line)
    arcs = [_points(flat) for flat in held["arcs"]]
    found: dict[str, tuple[Area, ...]] = {}
    for one in held["provinces"]:
        area = Area(one["name"], tuple(_ring(arcs, ring) for ring in one["rings"]))
        for key in one["keys"]:
            found[key] = (*found.get(key, ()), area)
    return found


def _points(flat: list[int]) -> Ring:
    lons, lats = accumulate(flat[0::2]), accumulate(flat[1::2])
    return tuple((lon / 100, lat / 100) for lon, lat in zip(lons, lats, strict=True))


def _ring(arcs: list[Ring], numbers: list[int]) -> Ring:
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)
