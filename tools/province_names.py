"""GeoNames' English name of a place or province in, the name that news gives it out, for both builds of the gazetteer."""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

ROMANISED = (
    "SYR IRQ YEM LBY LBN ISR PSE JOR EGY SDN SAU ARE OMN KWT BHR QAT DZA TUN MAR MRT AFG IRN PAK IND NPL LKA BGD MMR THA"
    " UKR RUS BLR GEO ARM AZE KAZ KGZ UZB TKM TJK ERI ETH SOM CHN JPN KOR PRK TWN KHM LAO"
)


def english(name: str, country: str) -> str:
    """Return ``name`` without the marks of romanisation where the country's own script is not the Latin one."""
    if country not in ROMANISED:
        return name
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ə", "a").replace("ǝ", "a"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[’‘ʼʿʾ`']", "", plain).strip()


def province_name(name: str, country: str) -> str:
    """Return the name of a province: that of ``province_names.csv``, else GeoNames' without marks of romanisation."""
    plain = english(name, country)
    return _listed().get((country, plain), plain)


@cache
def _listed() -> dict[tuple[str, str], str]:
    with Path(__file__).with_name("province_names.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return {(row["country"], row["geonames"]): row["name"] for row in rows}
