"""Place words: which names stand for a place, what they resolve to, and which of them an event has."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.claim.annotate import annotate
from allegedly.claim.event_place import joined_to
from allegedly.claim.event_place_features import class_of
from allegedly.claim.event_place_network import FILE, Suits, session, weigh
from allegedly.claim.gazetteer import Gazetteer, fold_name, look_up, prepare_gazetteer
from allegedly.claim.mend import mend
from allegedly.claim.place import find_places, place_of, read_places, resolve_dateline
from allegedly.claim.tagger.model import Network
from allegedly.claim.tagger.tag import no_states, tag
from allegedly.problems import ModelError
from allegedly.records import Place, Span
from tests.claim.parsed_text import document_of, lexicon, token_of
from tests.language.line import line

NETWORK = Network(threads=1)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return prepare_gazetteer(lexicon())


# text, then (words, kind, name, country, precision) of each place
Row = tuple[str, str, str, str | None, int | None]
PLACES: list[tuple[str, list[Row]]] = [
    ("A bomb exploded in Amman.", [("Amman", "name", "Amman", "JOR", 1)]),
    ("A bomb exploded near Amman.", [("Amman", "name", "Amman", "JOR", 2)]),
    ("Rebels hit a post on the outskirts of Amman.", [("Amman", "name", "Amman", "JOR", 2)]),
    ("Gunmen attacked the border town of Marento.", [("Marento", "name", "Marento", None, None)]),
    ("Two hikers were kidnapped in Norway.", [("Norway", "name", "Norway", "NOR", 6)]),
    ("A Norwegian engineer was kidnapped in Marento.", [("Marento", "name", "Marento", None, None)]),
    ("Rebels shelled Belsa.", [("Belsa", "name", "Belsa", None, None)]),
    ("The Amman office of the aid group closed.", []),
    ("It hit men in the Syrian border town of Qasr Zeyd.", [("Syrian border town", "demonym", "Syria", "SYR", 6), ("Qasr Zeyd", "name", "Qasr Zeyd", "SYR", 1)]),
    ("It hit men in the Syrian border town of Kasr Zaid.", [("Syrian border town", "demonym", "Syria", "SYR", 6), ("Kasr Zaid", "name", "Qasr Zeyd", "SYR", 1)]),
    ("It hit men in the Syrian border town of Marento.", [("Syrian border town", "demonym", "Syria", "SYR", 6), ("Marento", "name", "Marento", "SYR", None)]),
    ("A bomb exploded in Tripoli.", [("Tripoli", "name", "Tripoli", None, None)]),
    ("A bomb exploded in Tripoli, Libya.", [("Tripoli", "name", "Tripoli", "LBY", 1), ("Libya", "name", "Libya", "LBY", 6)]),
    ("A bomb exploded in Tripoli in Lebanon.", [("Tripoli", "name", "Tripoli", "LBN", 1), ("Lebanon", "name", "Lebanon", "LBN", 6)]),
    ("A bomb exploded in Tripoli. Lebanese troops came from all of Lebanon.", [("Tripoli", "name", "Tripoli", "LBN", 1), ("Lebanon", "name", "Lebanon", "LBN", 6)]),
    ("A bomb exploded in Velmora.", [("Velmora", "name", "Velmora", "IRQ", 1)]),
    ("A bomb exploded in the Norwegian town of Velmora.", [("Norwegian town", "demonym", "Norway", "NOR", 6), ("Velmora", "name", "Velmora", "NOR", 1)]),
    ("A bomb exploded in the Finnish town of Velmora.", [("Finnish town", "demonym", "Finland", "FIN", 6), ("Velmora", "name", "Velmora", "FIN", None)]),
    ("He lived in the town of Hamroun in mixed Dezhan province.", [("Hamroun", "name", "Hamroun", "IRQ", None), ("Dezhan province", "name", "Dezhan province", "IRQ", 4)]),
    ("They crossed the province of Sarkiz.", [("Sarkiz", "name", "Sarkiz", "TUR", 4)]),
    ("Troops shelled villages in northern Syria.", [("northern Syria", "vague", "northern Syria", "SYR", 5)]),
    ("Troops shelled villages in Syria's northeast.", [("Syria's northeast", "vague", "Syria's northeast", "SYR", 5)]),
    ("Troops shelled villages in the north of Iraq.", [("north of Iraq", "vague", "north of Iraq", "IRQ", 5)]),
    ("Clashes erupted on the Iraqi-Syrian border.", [("the Iraqi-Syrian border", "vague", "the Iraqi-Syrian border", None, 5)]),
    ("It hit men across the border in Syria.", [("the border", "vague", "the border", None, 5), ("Syria", "name", "Syria", "SYR", 6)]),
    ("Fighting spread in the South Caucasus.", [("South Caucasus", "vague", "South Caucasus", None, 6)]),
    ("Factions fought on the Libyan battleground.", [("Libyan battleground", "demonym", "Libya", "LBY", 6)]),
    ("Baku said Turkey agreed.", []),
    ("Turkey offered support to Baku.", []),
    ("Iran denounced Iraq.", []),
    ("The Amman Brigade denounced the Erbil Accord.", []),
    ("He travelled from Amman to Baku.", [("Amman", "name", "Amman", "JOR", 1), ("Baku", "name", "Baku", "AZE", 1)]),
    ("Fighters were deployed to Azerbaijan via Turkey.", [("Azerbaijan", "name", "Azerbaijan", "AZE", 6), ("Turkey", "name", "Turkey", "TUR", 6)]),
    ("Troops were sent to the Azeri city of Baku.", [("Azeri city", "demonym", "Azerbaijan", "AZE", 6), ("Baku", "name", "Baku", "AZE", 1)]),
    ("The Baku bombing killed ten.", [("Baku", "name", "Baku", "AZE", 1)]),
    ("Clashes spread inside Amman City on Friday.", [("Amman City", "name", "Amman", "JOR", 1)]),
    ("A shell landed near Erbil Military Airport.", [("Erbil Military Airport", "name", "Erbil", "IRQ", 2)]),
    ("A bomb exploded in Amman Street.", [("Amman Street", "name", "Amman Street", None, None)]),
    ("Gunmen raided the town of Umm Velmora.", [("Umm Velmora", "name", "Umm Velmora", None, None)]),
    ("Gunmen raided the town of Al-Velmora.", [("Al-Velmora", "name", "Velmora", "IRQ", 1)]),
    ("In East Amman, a man was shot.", [("Amman", "name", "Amman", "JOR", 1)]),
    ("The Amman City Council denounced the attack.", []),
    ("Troops captured Jabal Marento on Friday.", [("Jabal Marento", "name", "Jabal Marento", None, None)]),
    ("A blast hit a market in the capital, Amman, on Friday.", [("Amman", "name", "Amman", "JOR", 1)]),
    ("Two men were killed at Belsa in Dezhan province.", [("Belsa", "name", "Belsa", "IRQ", None), ("Dezhan province", "name", "Dezhan province", "IRQ", 4)]),
    ("The shelling of Kelvereth killed five.", [("Kelvereth", "name", "Kelvereth", None, None)]),
    ("The battle for Kethrun entered its second week.", [("Kethrun", "name", "Kethrun", None, None)]),
    ("The Kolbrenna massacre left 45 people dead.", [("Kolbrenna", "name", "Kolbrenna", None, None)]),
    ("Kelvereth was bombed at dawn.", [("Kelvereth", "name", "Kelvereth", None, None)]),
    ("A convoy was hit on the road between Tarvok and Sulmeni.", [("Tarvok", "name", "Tarvok", None, None), ("Sulmeni", "name", "Sulmeni", None, None)]),
    ("A blast hit a cafe in Tarvok's old quarter.", [("Tarvok", "name", "Tarvok", None, None)]),
    ("Soldiers burned Velkov's village on Friday.", []),
    ("The siege of Velkov's compound ended.", []),
    ("Police arrested Dergacho at the gate.", []),
    ("Soldiers raided the home of Tulan.", []),
    ("The attack on Tulan and his wife was condemned.", []),
    ("A bomb exploded in Zhelvani, a small town in northern Syria.", [("Zhelvani", "name", "Zhelvani", "SYR", None), ("northern Syria", "vague", "northern Syria", "SYR", 5)]),
    ("A bomb exploded in Zhelvani, in Iraq's Dezhan province.", [("Zhelvani", "name", "Zhelvani", "IRQ", None), ("Iraq", "name", "Iraq", "IRQ", 6), ("Dezhan province", "name", "Dezhan province", "IRQ", 4)]),
    ("A bomb exploded in Zhelvani, a suburb of Erbil.", [("Zhelvani", "name", "Zhelvani", "IRQ", None), ("Erbil", "name", "Erbil", "IRQ", 1)]),
    ("A bomb exploded in Zhelvani, a town held by Turkey.", [("Zhelvani", "name", "Zhelvani", None, None)]),
    ("A bomb exploded in Zhelvani, Syria's army said.", [("Zhelvani", "name", "Zhelvani", None, None)]),
    ("A clerk was shot on the doorstep of his Amman home.", [("Amman", "name", "Amman", "JOR", 1)]),
    ("Gunmen patrolled the Veska River.", [("Veska River", "name", "Veska River", None, None)]),
    ("Soldiers patrolled Kapra Gate on Monday.", [("Kapra Gate", "name", "Kapra Gate", None, None)]),
    ("Wheeler Farms sued the ministry.", []),
    ("Fighters of the Kelvenik Front attacked a base.", []),
    ("A jet was shot down over Norway in May.", [("Norway", "name", "Norway", "NOR", 6)]),
    ("Ministers argued over Norway.", []),
    ("Gunmen shot a man in his Amman apartment.", [("Amman", "name", "Amman", "JOR", 1)]),
    ("The army overran Velmora.", [("Velmora", "name", "Velmora", "IRQ", 1)]),
    ("A shell hit the capital Baku.", [("Baku", "name", "Baku", "AZE", 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_the_places_of_a_text(gazetteer: Gazetteer, text: str, expected: list[Row]) -> None:
    places = [hit.place for hit in find_places(document_of(text), gazetteer)]
    assert [(p.span.text, p.kind, p.name, p.country, p.precision) for p in places] == expected
    assert all(p.reason is not None for p in places if p.lat is None)
    assert all(p.rule.startswith("en.place.") for p in places)


def test_an_ambiguous_name_stays_open_and_names_its_candidates(gazetteer: Gazetteer) -> None:
    (hit,) = find_places(document_of("A bomb exploded in Tripoli."), gazetteer)
    assert (hit.place.geonameid, hit.place.score) == (None, None)
    assert hit.place.reason == "ambiguous: Tripoli (LBN), Tripoli (LBY)"


def test_words_that_contradict_the_gazetteer_win(gazetteer: Gazetteer) -> None:
    hits = find_places(document_of("A bomb exploded in the Finnish town of Velmora."), gazetteer)
    assert hits[-1].place.reason == "the gazetteer has it in IRQ, NOR, the text in FIN"


def test_a_small_namesake_in_a_country_nobody_names_is_not_believed(gazetteer: Gazetteer) -> None:
    hits = find_places(document_of("Iraqi troops entered Ornoburg. Nobody in Iraq was told."), gazetteer)
    (found,) = [hit.place for hit in hits if hit.place.span.text == "Ornoburg"]
    assert found.country is None
    assert "unlikely" in (found.reason or "")


def test_the_north_of_the_province_is_that_of_the_province_named_before(gazetteer: Gazetteer) -> None:
    text = "A man died in Dezhan province. Troops launched an operation in the north of the province."
    last = find_places(document_of(text), gazetteer)[-1].place
    assert (last.span.text, last.kind, last.country, last.admin1) == ("north of the province", "vague", "IRQ", "Dezhan")


# the event's word, its place or None
EVENTS = [
    ("exploded", "A bomb exploded in Amman.", "Amman"),
    ("kidnapped", "A Norwegian engineer was kidnapped in Marento.", "Marento"),
    ("shelled", "Rebels shelled Belsa on Friday and ambushed a patrol near Corvin.", "Belsa"),
    ("ambushed", "Rebels shelled Belsa on Friday and ambushed a patrol near Corvin.", "Corvin"),
    ("hit", "In Amman, an envoy said shells had hit a school in Belsa.", "Belsa"),
    ("attacked", "The rebels attacked a patrol.", None),
    ("killed", "The Amman office of the aid group said a driver had been killed.", None),
    ("wounded", "The guard said a strike wounded 12 of its men in the Syrian border town of Qasr Zeyd.", "Qasr Zeyd"),
    ("strike", "The guard said a strike wounded 12 of its men in the Syrian border town of Qasr Zeyd.", "Qasr Zeyd"),
    ("airstrike", "The guard denounced an airstrike it said killed 22 men across the border in Syria.", "Syria"),
    ("killed", "A teacher from Erbil was killed in Amman.", "Amman"),
    ("deployed", "Up to 1,000 men were deployed to Azerbaijan.", "Azerbaijan"),
    ("shelled", "Amman was shelled on Friday.", "Amman"),
    ("withdrew", "Troops withdrew from Erbil.", "Erbil"),
    ("killing", "A bomb exploded outside a bank in Amman, killing four people.", "Amman"),
    ("killed", "Clashes near Erbil killed nine soldiers.", "Erbil"),
    ("killed", "Gunmen killed a man who had fled from Erbil.", None),
    ("clashed", "Troops clashed with rebels in northern Syria near the town of Qasr Zeyd.", "Qasr Zeyd"),
    ("killed", "Rebels killed two men in Belsa, 30 km south of Amman.", "Belsa"),
    ("said", "The envoy said in Amman that shells had hit a school in Belsa.", "Amman"),
    ("fled", "Two men fled to Erbil after a bomb exploded in Amman.", "Erbil"),
    ("Clashes", "Clashes in the South Caucasus claimed at least 23 lives.", "South Caucasus"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "text", "expected"), EVENTS)
def test_the_place_of_an_event(gazetteer: Gazetteer, word: str, text: str, expected: str | None) -> None:
    document = document_of(text)
    sentence, token = token_of(document, word)
    hits = find_places(document, gazetteer)
    for state in (no_states, tag(document, NETWORK).state):
        hit = place_of(document, sentence, token, hits, state)
        assert (hit.place.span.text if hit else None) == expected


def test_a_name_hung_on_the_day_behind_it_is_hung_where_the_day_was() -> None:
    text = "Thousands marched in Amman Thursday."
    sentence, token = token_of(document_of(text), "Amman")
    name, day = sentence.tokens[token], sentence.tokens[token + 1]
    at = token - 1
    askew = {name.i: name._replace(head=day.i, dep="compound"), day.i: day._replace(head=at, dep="pobj")}
    mended = mend(replace(sentence, tokens=tuple(askew.get(t.i, t) for t in sentence.tokens)), ())
    assert (mended.tokens[name.i].dep, mended.tokens[name.i].head) == ("pobj", at)
    assert mended.tokens[mended.tokens[day.i].head].text == "marched"


JOINED = [
    ("Bombs exploded in Amman, Erbil and Baku, officials in Sarkiz said.", ["Amman", "Erbil", "Baku"]),
    ("Bombs exploded in the city of Amman and the villages of Belsa and Corvin.", ["Amman", "Belsa", "Corvin"]),
    ("Bombs exploded in the Belsa area of Amman.", ["Belsa"]),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_places_joined_to_that_of_an_event_share_it(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    document = document_of(text)
    sentence, _ = token_of(document, "exploded")
    hits = find_places(document, gazetteer)
    assert [one.place.name for one in joined_to(sentence, hits[0], hits)] == expected


def test_the_network_weighs_places_with_the_words_and_only_where_it_has_read_them(gazetteer: Gazetteer) -> None:
    document = document_of("A teacher from Erbil was killed in Amman.")
    sentence, token = token_of(document, "killed")
    hits, state = find_places(document, gazetteer), tag(document, NETWORK).state
    seen = weigh(sentence, token, hits, state)
    assert seen == weigh(sentence, token, hits, tag(document, NETWORK).state)
    assert seen.places[1] > seen.places[0]
    assert weigh(sentence, token, hits, no_states) == Suits((0.0, 0.0), 0.0)


# text, then the names of it that are no place words and are weighed all the same
POSSIBLE = [
    ("Gunmen killed nine people at Kolta Holdings on Friday.", ["Kolta Holdings"]),
    ("Troops fought Vash Tolmek on Monday near Amman.", ["Vash Tolmek"]),
    ("Baku said Turkey agreed.", ["Baku", "Turkey"]),
    ("Hamas denounced Iraqi troops near Amman.", []),
    ("Anna Velde met the Kurst Movement in Velmora.", ["Anna Velde"]),
    ("Gunmen shot Kelvar in Velmora.", []),
    ("Gunmen attacked Kelvar's house and the convoy of Tolmek near Amman.", []),
    ("The army shelled Harakat Tolmek near Amman.", []),
    ("Guards fired at Kelvar near Amman.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), POSSIBLE)
def test_names_that_are_no_place_words_are_possible_places(
    gazetteer: Gazetteer, text: str, expected: list[str]
) -> None:
    places, possible = read_places(document_of(text), gazetteer)
    assert [hit.place.span.text for hit in possible] == expected
    assert {hit.place.rule for hit in possible} <= {"en.place.event_tagger"}
    assert not {hit.first for hit in places} & {hit.first for hit in possible}


def test_a_possible_name_is_looked_up_and_keeps_its_own_rule(gazetteer: Gazetteer) -> None:
    (seat, country) = [hit.place for hit in read_places(document_of("Baku said Turkey agreed."), gazetteer).possible]
    assert (seat.name, seat.country, seat.precision) == ("Baku", "AZE", 1)
    assert (country.name, country.country, country.rule) == ("Turkey", "TUR", "en.place.event_tagger")
    (unknown,) = [hit.place for hit in read_places(document_of("It hit Vash Tolmek."), gazetteer).possible]
    assert (unknown.name, unknown.lat, unknown.reason) == ("Vash Tolmek", None, "not in the gazetteer")


# the event's word; the place where the network has read the words: a name that nothing else shows to be one, or none
CHOSEN = [
    ("killed", "Gunmen killed nine people at Kolta Holdings on Friday.", "Kolta Holdings"),
    ("killed", "Anna Velde was killed by Kurst Movement on Friday.", None),
    ("agreed", "Baku said Turkey agreed.", None),
]


@pytest.mark.parametrize(("word", "text", "expected"), CHOSEN)
def test_a_name_becomes_a_place_only_where_the_network_takes_it_for_that_of_the_event(
    gazetteer: Gazetteer, word: str, text: str, expected: str | None
) -> None:
    document = document_of(text)
    sentence, token = token_of(document, word)
    places, possible = read_places(document, gazetteer)
    hit = place_of(document, sentence, token, places, tag(document, NETWORK).state, possible)
    assert (hit.place.span.text if hit else None) == expected
    assert place_of(document, sentence, token, places, no_states, possible) is None


def test_a_name_that_is_the_place_of_an_event_is_a_place_of_the_record() -> None:
    document = document_of("Gunmen killed nine people at Kolta Holdings on Friday.")
    read = annotate(document, line().claims, tag(document, NETWORK))
    (event,) = read.events
    assert event.where is not None
    assert [(place.name, place.rule) for place in read.places] == [("Kolta Holdings", "en.place.event_tagger")]
    assert read.places == (event.where,)
    assert annotate(document, line().claims).places == ()


LISTS = [
    ("Troops shelled the villages of Belsa, Kolta, Vash Tolmek and Corvin.", ["Belsa", "Kolta", "Vash Tolmek", "Corvin"]),
    ("Gunmen raided Marento and the town of Belsa in Dezhan province.", ["Marento", "Belsa"]),
    ("Gunmen raided the town of Belsa, and Vash Tolmek said so.", ["Belsa"]),
    ("Gunmen raided the town of Belsa, Norway.", ["Belsa"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_names_in_one_list_with_a_place_share_it(gazetteer: Gazetteer, text: str, expected: list[str]) -> None:
    document = document_of(text)
    sentence, _ = token_of(document, "Belsa")
    places, possible = read_places(document, gazetteer)
    (belsa,) = [hit for hit in places if hit.place.span.text == "Belsa"]
    assert [one.place.span.text for one in joined_to(sentence, belsa, places, possible)] == expected


def test_other_numbers_than_those_shipped_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "event_place_network.onnx"
    file.write_bytes(FILE.read_bytes() + b"\0")
    with pytest.raises(ModelError, match="reinstall allegedly"):
        session(file)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("killed", "harm"), ("said", "speech"), ("erupted", "break_out"), ("was", "light"), ("sang", "other")],
)
def test_verbs_are_classed_by_what_they_say_of_a_place(word: str, expected: str) -> None:
    sentence, token = token_of(document_of("It was killed, she said, when a row erupted and men sang."), word)
    assert class_of(sentence.tokens[token]) == expected


def test_a_word_of_no_place_in_its_sentence_has_none(gazetteer: Gazetteer) -> None:
    document = document_of("A bomb exploded.")
    sentence, token = token_of(document, "exploded")
    assert place_of(document, sentence, token, find_places(document, gazetteer)) is None


# a dateline (in capitals in the text) and what follows it, then name, country, precision
DATELINES = [
    ("Irbil", ": Rebels fled.", "Erbil", "IRQ", 1),
    ("Amman", ", Jordan — Rebels fled.", "Amman", "JOR", 1),
    ("Tripoli", ": Rebels fled.", "Tripoli", "LBY", 1),
    ("Tripoli", ", Lebanon — Rebels fled.", "Tripoli", "LBN", 1),
    ("Norway", ": Rebels fled.", "Norway", "NOR", 6),
    ("Amman/Baku", " — Rebels fled.", "Amman", "JOR", 1),
    ("Marento", ": Rebels fled.", "Marento", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("cased", "rest", "name", "country", "level"), DATELINES)
def test_a_dateline_is_looked_up(
    gazetteer: Gazetteer, cased: str, rest: str, name: str, country: str | None, level: int | None
) -> None:
    words = cased.upper()
    span = Span(words, 0, len(words))
    place = Place(
        span, "name", cased, None, None, None, None, None, None, None, "not looked up", "en.dateline.caps_colon"
    )
    found = resolve_dateline(place, document_of(words + rest), gazetteer)
    assert (found.span, found.name, found.country, found.precision) == (span, name, country, level)
    assert found.rule == "en.dateline.caps_colon"
    assert found.reason == (None if country else "not in the gazetteer")


def test_a_name_is_found_without_accents_article_and_hyphens(gazetteer: Gazetteer) -> None:
    assert fold_name("Deir ez-Zôr") == "deir ez zor"
    assert [place.name for place in look_up(gazetteer, "Al-Arbil")] == ["Erbil"]


WORDS = st.sampled_from(
    ["in", "near", "the", "town", "of", "Tripoli", "Amman", "Syria", ",", "northern", "border", "Syrian", "'s", "with", "and", "Marento", "Erbil", "province", "Norway's", "said", "north", "Dezhan", "to", "from", "Baku", "–", "soldiers"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(words=st.lists(WORDS, min_size=1, max_size=9))
def test_any_words_give_exact_spans_none_overlapping(words: list[str]) -> None:
    text = "Rebels fought " + " ".join(words)
    document = document_of(text)
    last = 0
    for hit in find_places(document, prepare_gazetteer(lexicon())):
        span = hit.place.span
        assert text[span.start : span.end] == span.text != ""
        assert span.start >= last
        last = span.end
        assert hit.place.score is None or 0 <= hit.place.score <= 1
        assert hit.place.lat is not None or hit.place.reason
