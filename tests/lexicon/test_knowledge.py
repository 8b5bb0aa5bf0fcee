"""Facts in a table; the shipped countries, actors, places and roles must agree with them."""

import pytest

from allegedly.lexicon import load_lexicon
from allegedly.lexicon.entries import ActorEntry, PlaceEntry

# name, alpha-3 code, another name, a demonym, capital
COUNTRIES = [
    ("United States", "USA", "U.S.", "Americans", "Washington, D.C."),
    ("United Kingdom", "GBR", "Britain", "British", "London"),
    ("Russia", "RUS", "Russian Federation", "Russian", "Moscow"),
    ("Iran", "IRN", "Islamic Republic of Iran", "Iranians", "Tehran"),
    ("Syria", "SYR", "Syrian Arab Republic", "Syrian", "Damascus"),
    ("Turkey", "TUR", "Türkiye", "Turks", "Ankara"),
    ("Palestine", "PSE", "State of Palestine", "Palestinians", "Ramallah"),
    ("North Korea", "PRK", "DPRK", "North Korean", "Pyongyang"),
    ("South Korea", "KOR", "Republic of Korea", "South Korean", "Seoul"),
    ("Democratic Republic of the Congo", "COD", "DR Congo", "Congolese", "Kinshasa"),
    ("Myanmar", "MMR", "Burma", "Burmese", "Naypyidaw"),
    ("Azerbaijan", "AZE", "Republic of Azerbaijan", "Azeri", "Baku"),
    ("Kosovo", "XKX", "Kosova", "Kosovar", "Pristina"),
    ("Taiwan", "TWN", "Republic of China", "Taiwanese", "Taipei"),
    ("Niger", "NER", "Niger", "Nigeriens", "Niamey"),
    ("Nigeria", "NGA", "Nigeria", "Nigerians", "Abuja"),
]


@pytest.mark.parametrize(("name", "code", "other", "demonym", "capital"), COUNTRIES)
def test_countries(name: str, code: str, other: str, demonym: str, capital: str) -> None:
    country = next(country for country in load_lexicon().countries if country.alpha3 == code)
    assert (country.name, country.capital) == (name, capital)
    assert other in (country.name, *country.aliases)
    assert demonym in country.demonyms


METONYMS = [
    ("Ankara", "TUR"),
    ("Kremlin", "RUS"),
    ("White House", "USA"),
    ("Downing Street", "GBR"),
    ("Beijing", "CHN"),
]


@pytest.mark.parametrize(("metonym", "code"), METONYMS)
def test_a_metonym_stands_for_one_government(metonym: str, code: str) -> None:
    assert [country.alpha3 for country in load_lexicon().countries if metonym in country.metonyms] == [code]


def actors_named(text: str) -> list[ActorEntry]:
    return [actor for actor in load_lexicon().actors if text in (actor.name, *actor.aliases)]


ACTORS = [
    ("Hashd al-Shaabi", "irq.pmf"),
    ("Daesh", "int.is"),
    ("Ansar Allah", "yem.houthi"),
    ("Iraqi army", "irq.mil"),
    ("Chilean foreign ministry", "chl.mfa"),
    ("IDF", "isr.mil"),
    ("CENTCOM", "usa.centcom"),
    ("Tamil Tigers", "lka.ltte"),
    ("SOHR", "syr.sohr"),
    ("Agence France-Presse", "med.afp"),
    ("Mohandes", "per.muhandis"),
    ("UNTAC", "un.untac"),
    ("SLORC", "mmr.slorc"),
    ("Kamajors", "sle.cdf"),
    ("Arkan's Tigers", "srb.tigers"),
    ("IPKF", "lka.ipkf"),
    ("Coalition of Congolese Patriotic Resistance", "cod.pareco"),
    ("Haitian army", "hti.mil"),
    ("RTLM", "med.rtlm"),
    ("Siyad Barre", "per.siadbarre"),
]


@pytest.mark.parametrize(("text", "wanted"), ACTORS)
def test_actors_are_found_by_their_other_names(text: str, wanted: str) -> None:
    assert [actor.id for actor in actors_named(text)] == [wanted]


def test_a_commander_belongs_to_his_body() -> None:
    assert "irq.pmf" in actors_named("Abu Mahdi al-Muhandis")[0].parents


def test_an_abbreviation_of_two_bodies_stays_with_both() -> None:
    assert sorted(actor.id for actor in actors_named("SNA")) == ["som.mil", "syr.sna"]
    assert sorted(actor.id for actor in actors_named("SPLA")) == ["sdn.splm", "ssd.mil"]


TERMS = [
    ("Nelson Mandela", "1994-05-10", "1999-06-14"),
    ("Alija Izetbegovic", "1990-12-20", "2000-10"),
    ("Idriss Deby", "1990-12-02", "2021-04-20"),
    ("Alfredo Cristiani", "1989-06-01", "1994-06-01"),
    ("Fatou Bensouda", "2012-06-15", "2021-06-15"),
    ("Mullah Yaqoob", "2021-09-07", None),
]


@pytest.mark.parametrize(("name", "start", "end"), TERMS)
def test_a_leader_has_a_term_of_office(name: str, start: str, end: str | None) -> None:
    assert [(actor.start, actor.end) for actor in actors_named(name)] == [(start, end)]


def test_the_actors_written_by_hand_are_many() -> None:
    """Forces and ministries that a rule makes are not counted."""
    assert sum(not actor.source.startswith("generated") for actor in load_lexicon().actors) >= 2_100


def test_states_without_an_army_have_none() -> None:
    ids = {actor.id for actor in load_lexicon().actors}
    assert {"cri.pol", "isl.mfa"} <= ids
    assert not {"cri.mil", "isl.mil", "grl.mil", "che.nav"} & ids


def places_named(text: str) -> list[PlaceEntry]:
    return [place for place in load_lexicon().places if text in (place.name, *place.aliases)]


PLACES = [
    ("Irbil", "Erbil", "IRQ"),
    ("Arbil", "Erbil", "IRQ"),
    ("Abu Kamal", "Albu Kamal", "SYR"),
    ("Al-Bukamal", "Albu Kamal", "SYR"),
    ("Ganja", "Ganja", "AZE"),
    ("Kilis", "Kilis", "TUR"),
    ("Yerevan", "Yerevan", "ARM"),
    ("Jeddah", "Jeddah", "SAU"),
    ("Al-Qaim", "Al-Qaim", "IRQ"),
    ("Idlib", "Idlib", "SYR"),
    ("Deir ez-Zor", "Deir ez-Zor", "SYR"),
    ("Khankendi", "Stepanakert", "AZE"),
    ("Hamrin", "Hamrin", "IRQ"),
    ("Diyala", "Diyala", "IRQ"),
    ("Donbass", "Donbas", "UKR"),
    ("Nagorno-Karabakh", "Nagorno-Karabakh", None),
    ("Golan Heights", "Golan Heights", None),
]


@pytest.mark.parametrize(("text", "name", "country"), PLACES)
def test_places_are_found_by_their_spellings(text: str, name: str, country: str | None) -> None:
    assert [(place.name, place.country) for place in places_named(text)] == [(name, country)]


@pytest.mark.parametrize("word", ["Police", "Date", "March", "Hassan", "Hope", "General", "Of"])
def test_no_town_is_found_in_a_plain_word(word: str) -> None:
    assert [place.name for place in places_named(word) if place.feature == "city"] == []


def test_the_capital_of_every_member_state_is_a_place() -> None:
    known = {
        (name.casefold(), place.country) for place in load_lexicon().places for name in (place.name, *place.aliases)
    }
    states = [country for country in load_lexicon().countries if country.source == "un-members" and country.capital]
    missing = {state.capital for state in states if ((state.capital or "").casefold(), state.alpha3) not in known}
    # written here with an accent or a full point that GeoNames has otherwise; names are compared without them
    assert missing <= {"Washington, D.C.", "Melekeok", *ACCENTED}


ACCENTED = (
    "Asuncion",
    "Brasilia",
    "Lome",
    "Nuku'alofa",
    "Reykjavik",
    "San Jose",
    "Sao Tome",
    "St. George's",
    "St. John's",
    "Yaounde",
)

ROLES = [
    ("spokesman", "official", True),
    ("source", "unnamed", False),
    ("rebel", "armed_group", False),
    ("doctor", "medic", True),
]


@pytest.mark.parametrize(("lemma", "kind", "speaker_for"), ROLES)
def test_roles(lemma: str, kind: str, speaker_for: bool) -> None:
    role = next(role for role in load_lexicon().roles if role.lemma == lemma)
    assert (role.kind, role.speaker_for) == (kind, speaker_for)
