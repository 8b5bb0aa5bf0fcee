"""Names of one report resolved together: what stands beside a name, and what the report's other places say of it."""

import pytest

from allegedly.claim.gazetteer import Gazetteer, prepare_gazetteer
from allegedly.claim.gazetteer_file import open_index
from allegedly.claim.place import find_places
from allegedly.claim.place_score import shares
from allegedly.claim.place_weights import WEIGHTS
from tests.claim.parsed_text import document_of, lexicon


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return prepare_gazetteer(lexicon(), open_index())


# text, a name in it, the country and province it must get
RESOLVED = [
    ("A bomb exploded in Springfield, Ill.", "Springfield", "USA", "Illinois"),
    ("A bomb exploded in Springfield, Massachusetts.", "Springfield", "USA", "Massachusetts"),
    ("A bomb exploded in Valencia in Spain.", "Valencia", "ESP", "Valenciana, Comunidad"),
    ("A bomb exploded in Mariupol.", "Mariupol", "UKR", None),
]


@pytest.mark.parametrize(("text", "name", "country", "admin1"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_a_name_is_resolved(gazetteer: Gazetteer, text: str, name: str, country: str, admin1: str | None) -> None:
    found = [hit.place for hit in find_places(document_of(text), gazetteer) if hit.place.span.text == name]
    assert [place.country for place in found] == [country], [place.reason for place in found]
    assert admin1 is None or found[0].admin1 == admin1


def test_a_name_of_many_towns_stays_open(gazetteer: Gazetteer) -> None:
    (hit,) = find_places(document_of("A bomb exploded in Springfield."), gazetteer)
    assert hit.place.lat is None
    assert (hit.place.reason or "").startswith("ambiguous: ")


def test_shares_leave_room_for_none_of_them() -> None:
    assert shares([]) == []
    assert 0 < sum(shares([{"people": 3.0}, {"people": 5.0}])) < 1
    assert shares([{"country": 1.0, "people": 0.0}])[0] < shares([{"country": 1.0, "people": 4.0}])[0]
    assert WEIGHTS["people"] > 0 > WEIGHTS["other_name"]
