"""Names of one report resolved together: what stands beside a name, and what the report's other places say of it."""

import pytest

from allegedly.claim.gazetteer import Gazetteer, prepare_gazetteer
from allegedly.claim.gazetteer_file import open_index
from allegedly.claim.place import find_places
from allegedly.claim.place_score import shares
from allegedly.claim.place_weights import WEIGHTS
from allegedly.claim.toponym import find_toponyms
from allegedly.lexicon import load_lexicon
from tests.claim.parsed_text import document_of, lexicon
from tests.language.line import line


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return prepare_gazetteer(lexicon(), open_index())


# text, a name in it, the country and province it must get
RESOLVED = [
    ("A bomb exploded in Springfield, Ill.", "Springfield", "USA", "Illinois"),
    ("A bomb exploded in Springfield, Massachusetts.", "Springfield", "USA", "Massachusetts"),
    ("A bomb exploded in Valencia in Spain.", "Valencia", "ESP", "Valencia"),
    ("A bomb exploded in Mariupol.", "Mariupol", "UKR", None),
    ("Floods hit Mexico, China and Japan.", "Mexico", "MEX", None),
    ("Floods hit the state of Mexico.", "Mexico", "MEX", "México"),
    ("Floods hit Illinois, Kansas, Kentucky and Ohio.", "Kansas", "USA", "Kansas"),
    ("Police in Washington state arrested two men.", "Washington", "USA", "Washington"),
    ("Two men drowned in NSW on Friday.", "NSW", "AUS", "New South Wales"),
    ("Two men were shot in Topeka, Kan., on Friday.", "Kan.", "USA", "Kansas"),
]


@pytest.mark.parametrize(("text", "name", "country", "admin1"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_a_name_is_resolved(gazetteer: Gazetteer, text: str, name: str, country: str, admin1: str | None) -> None:
    found = [hit.place for hit in find_places(document_of(text), gazetteer) if hit.place.span.text == name]
    assert [place.country for place in found] == [country], [place.reason for place in found]
    assert admin1 is None or found[0].admin1 == admin1


def test_a_country_is_no_town_or_state_of_its_name(gazetteer: Gazetteer) -> None:
    (hit,) = find_places(document_of("Two men were shot in Mexico on Friday."), gazetteer)
    assert (hit.place.name, hit.place.precision) == ("Mexico", 6)


# text, the names in it with their points, all of them places, powers and what is called after one included
NAMED = [
    ("The Topeka Fire Department praised a Wichita woman.", {"Topeka": "39.0", "Wichita": "37.7"}),
    ("The University of Kansas closed.", {"Kansas": "38.5"}),
    ("The Ohio Department of Health shut a clinic.", {"Ohio": "40.3"}),
    ("Sen. Ann Bell, D-Wichita, said nothing.", {"Wichita": "37.7"}),
    ("The US Army said so.", {"US": "39.8"}),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[row[0] for row in NAMED])
def test_toponyms_are_found_in_every_use(text: str, expected: dict[str, str]) -> None:
    found = find_toponyms(document_of(text), line().claims)
    assert {one.name: f"{one.lat:.1f}" for one in found if one.lat is not None} == expected


def test_of_a_seat_and_its_province_at_one_spot_the_seat_is_meant_unless_the_words_say_province(
    gazetteer: Gazetteer,
) -> None:
    for text, precision in (("A bomb exploded in Kandahar.", 1), ("A bomb exploded in Kandahar province.", 4)):
        (hit,) = find_places(document_of(text), gazetteer)
        assert (hit.place.precision, hit.place.admin1) == (precision, "Kandahar")


# text, a name in it that nothing knows, the country and province that the words give it
LYING_IN = [
    ("Two men fought in Korsamet village, Zabul province.", "Korsamet", "AFG", "Zabul"),
    ("Shells fell on the Bolukat district of Farah province.", "Bolukat", "AFG", "Farah"),
    ("Shells fell on the Bolukat district.", "Bolukat", None, None),
    ("Two men fought in Korsamet village and Zabul province.", "Korsamet", None, None),
]


@pytest.mark.parametrize(("text", "name", "country", "admin1"), LYING_IN, ids=[row[0] for row in LYING_IN])
def test_an_unknown_name_keeps_the_province_that_the_words_put_it_in(
    gazetteer: Gazetteer, text: str, name: str, country: str | None, admin1: str | None
) -> None:
    (found,) = [hit.place for hit in find_places(document_of(text), gazetteer) if hit.place.span.text == name]
    assert (found.country, found.admin1, found.lat, found.precision) == (country, admin1, None, None)
    assert found.reason == "not in the gazetteer"


def test_a_province_is_found_with_its_noun_and_stands_for_the_province_not_its_town(gazetteer: Gazetteer) -> None:
    for text in ("Bombs hit Kapisa Province.", "Bombs hit the province of Kapisa."):
        (hit,) = find_places(document_of(text), gazetteer)
        assert (hit.place.name, hit.place.country, hit.place.admin1, hit.place.precision) == (
            "Kapisa",
            "AFG",
            "Kapisa",
            4,
        )


def test_towns_of_the_news_and_of_the_index_name_one_province_alike() -> None:
    index, whole = open_index(), load_lexicon()
    rows = {index.row(at).geonameid: index.row(at) for at in range(0, len(index), 7)}
    pairs = [
        (place.admin1, rows[place.geonameid].admin1)
        for place in whole.places
        if place.geonameid in rows and place.feature == "city"
    ]
    assert len(pairs) > 500
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_a_name_of_many_towns_stays_open(gazetteer: Gazetteer) -> None:
    (hit,) = find_places(document_of("A bomb exploded in Springfield."), gazetteer)
    assert hit.place.lat is None
    assert (hit.place.reason or "").startswith("ambiguous: ")


def test_shares_leave_room_for_none_of_them() -> None:
    assert shares([]) == []
    assert 0 < sum(shares([{"people": 3.0}, {"people": 5.0}])) < 1
    assert shares([{"country": 1.0, "people": 0.0}])[0] < shares([{"country": 1.0, "people": 4.0}])[0]
    assert WEIGHTS["people"] > 0 > WEIGHTS["other_name"]
