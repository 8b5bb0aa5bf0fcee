"""A name goes in; every place that it can mean comes out: the lexicon's own, the countries, and those of the index of GeoNames."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allegedly.claim.gazetteer import Gazetteer, look_up
from allegedly.claim.gazetteer_file import OTHER, OWN, SOUNDS, Row, fold_name, key_of
from allegedly.claim.place_words import DIVISION_NOUNS, STATES
from allegedly.lexicon.entries import PlaceEntry
from allegedly.lexicon.spelling import normal_form

SHORTEST_VARIANT = 6
_LETTERS = 3  # of a short form without points; two stand for other things as well ("LA")

# GeoNames' feature codes as the features of the lexicon; every other code is a populated place.
_FEATURES = {"ADM1": "admin1", "ADM2": "admin2"}
_PRECISION = {"admin1": 4, "admin2": 3, "city": 1}


class Candidate(NamedTuple):
    """A place that a name can mean. ``feature`` is that of ``PlaceEntry``, or ``country``; ``kind`` GeoNames' code, empty where unknown.

    ``way`` is how it bears the name (``gazetteer_file.WAYS``); ``own`` says that it is of the lexicon or the user's folder.
    """

    name: str
    feature: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    population: int | None
    precision: int
    way: int
    own: bool


def candidates(
    gazetteer: Gazetteer, text: str, entries: Sequence[PlaceEntry], country: str | None
) -> tuple[Candidate, ...]:
    """Return the places that a name can mean, each once, the lexicon's first; none for a name that nothing knows.

    ``entries`` are the lexicon's that the name was found as, ``country`` the code of the country of that name. Spellings that only
    sound like the name are looked for where no place bears it.
    """
    if country is None and (state := state_of(text)) is not None:
        return tuple(
            _of_row(row) for row in _rows(gazetteer, key_of(state[0])) if row.kind == "ADM1" and row.country == state[1]
        )
    key = key_of(text)
    found = [_of_country(gazetteer, country)] if country else []
    held = {id(entry): entry for entry in (*entries, *look_up(gazetteer, text))}
    rows = tuple(_rows(gazetteer, key))
    by_id = {row.geonameid: row for row in rows}
    found += [_of_entry(entry, key, by_id) for entry in held.values()]
    known = {one.geonameid for one in found if one.geonameid is not None}
    found += [_of_row(row) for row in rows if row.geonameid not in known]
    if country:
        found = [one for one in found if one.way == OWN]  # "Mexico" is no short form of Mexico City
    if not found and (bare := _without_noun(key)) is not None:
        divisions = (row for row in _rows(gazetteer, bare) if row.kind in _FEATURES)
        found += [_of_row(row) for row in divisions]
        found += [
            _of_entry(entry, bare, {})
            for entry in look_up(gazetteer, bare)
            if entry.feature in _PRECISION and entry.feature != "city"
        ]
    if not found and len(key) >= SHORTEST_VARIANT and gazetteer.towns is not None:
        sounds = f"~{normal_form(tuple(fold_name(text).split()))}"
        found = [_of_row(gazetteer.towns.row(at, SOUNDS)) for at, _ in gazetteer.towns.postings(sounds)]
    return tuple(found)


def state_of(text: str) -> tuple[str, str] | None:
    """Return the state or province and the country that a short form stands for: "Kan.", "W. Va.", "NSW"; ``None`` for any other name."""
    bare = text.replace(" ", "")
    return STATES.get(bare) if "." in bare or len(bare) == _LETTERS else None


def _without_noun(key: str) -> str | None:
    """Return the name of a division without the word that says what it is: "kapra province", "province of kapra"; else ``None``."""
    words = key.split()
    if len(words) > 1 and words[-1] in DIVISION_NOUNS:
        return " ".join(words[:-1])
    return " ".join(words[2:]) if len(words) > 2 and words[0] in DIVISION_NOUNS and words[1] == "of" else None


def _rows(gazetteer: Gazetteer, key: str) -> Iterator[Row]:
    index = gazetteer.towns
    if index is not None:
        yield from (index.row(at, way) for at, way in index.postings(key))


def _of_row(row: Row) -> Candidate:
    feature = _FEATURES.get(row.kind, "city")
    return Candidate(
        row.name, feature, row.kind, row.country, row.admin1 if feature != "admin1" else row.name, row.lat, row.lon,
        row.geonameid, row.population, _PRECISION[feature], row.way, own=False,
    )  # fmt: skip


def _of_entry(entry: PlaceEntry, key: str, rows: dict[int, Row]) -> Candidate:
    row = rows.get(entry.geonameid or 0)
    way = OWN if key_of(entry.name) == key else OTHER
    return Candidate(
        entry.name, entry.feature, row.kind if row else "", entry.country, entry.admin1, entry.lat, entry.lon,
        entry.geonameid, entry.population or (row.population if row else None), entry.precision, way, own=True,
    )  # fmt: skip


def _of_country(gazetteer: Gazetteer, alpha3: str) -> Candidate:
    country = gazetteer.countries[alpha3]
    return Candidate(
        country.name, "country", "PCLI", alpha3, None, country.lat, country.lon, country.geonameid, None, 6, OWN, own=True
    )  # fmt: skip
