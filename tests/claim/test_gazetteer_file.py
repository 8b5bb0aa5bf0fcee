"""The index of GeoNames: what is found under which name, what is not, and what its file must hold."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.claim.gazetteer import is_on
from allegedly.claim.gazetteer_file import BARE, FILE, OTHER, OWN, fold_name, key_of, open_index
from allegedly.lexicon import load_lexicon
from allegedly.problems import LexiconError

# a name as it is written, the place it must find, and how that bears it
NAMES = [
    ("Erbil", 95446, OWN),
    ("Irbil", 95446, OTHER),
    ("ERBIL", 95446, OWN),
    ("Yerevan", 616052, OWN),
    ("Saint Petersburg", 498817, OWN),
    ("St. Petersburg", 498817, OWN),
    ("Qaim", 92138, BARE),
]


@pytest.mark.parametrize(("name", "geonameid", "way"), NAMES, ids=[name for name, _, _ in NAMES])
def test_a_name_finds_its_place(name: str, geonameid: int, way: int) -> None:
    assert (geonameid, way) in {(row.geonameid, row.way) for row in open_index().find(name)}


@pytest.mark.parametrize("name", ["Corvinmarento", "", "xx", "The Army"])
def test_what_no_place_bears_finds_nothing(name: str) -> None:
    assert list(open_index().find(name)) == []


def test_every_place_stands_on_the_globe_in_a_known_country() -> None:
    index, known = open_index(), {country.alpha3 for country in load_lexicon().countries}
    rows = [index.row(at) for at in range(0, len(index), 97)]
    assert all(-90 <= row.lat <= 90 and -180 <= row.lon <= 180 for row in rows)
    assert {row.country for row in rows} <= known
    assert all(row.population is None or row.population > 0 for row in rows)


def test_every_place_is_found_under_its_own_name() -> None:
    index = open_index()
    for at in range(0, len(index), 199):
        assert (at, OWN) in index.postings(key_of(index.row(at).name))


def test_the_file_is_small_enough_to_ship() -> None:
    assert FILE.stat().st_size < 20_000_000


def test_a_file_that_is_no_index_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(b"something else entirely")
    with pytest.raises(LexiconError, match="install allegedly again"):
        open_index(path)
    with pytest.raises(LexiconError, match="install allegedly again"):
        open_index(tmp_path / "missing.bin")


@given(st.text(max_size=30))
def test_a_key_of_a_key_is_that_key(name: str) -> None:
    assert key_of(key_of(name)) == key_of(name)
    assert fold_name(fold_name(name)) == fold_name(name)


def test_disputed_ground_is_told_by_country_province_and_name() -> None:
    areas = {area.area: area for area in load_lexicon().disputed}
    assert is_on(areas["Crimea"], "UKR", "Crimea", "Yalta")
    assert not is_on(areas["Crimea"], "UKR", "Kherson", "Kherson")
    assert is_on(areas["Golan Heights"], "ISR", None, "Majdal Shams")
    assert areas["Golan Heights"].country is None
