"""Case restored: what print writes with capitals, character for character; mixed case and offsets stay as they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.language.casing import as_printed, is_capitals, own_words, restore, restore_segments
from allegedly.language.segments import Segment, find_segments
from allegedly.records import Part
from tests.language.line import document_of, line, record_of, report_of

# each is upper-cased and must come back as it stands here
PRINTED = [
    "The rebels took Ostrel on Tuesday.",
    "Police said nine people died. Nobody was arrested.",
    "A bomb exploded in Bogota, Colombia, on 3 January 1990.",
    "Syrian and Iraqi troops met near Aleppo.",
    "The FBI and UNHCR sent observers.",
    "President Mario Velesco met the ambassador.",
    "The president met Colonel Anton Drevik, and the colonel left.",
    "Mr. Drevik said so. Mrs. Olin did not.",
    "Gen. Arvo Tann said that no one was hurt.",
    "Troops may march on Tarvena in March.",
    "The talks on 4 May may fail.",
    "In May the guerrillas withdrew.",
    "The U.S. embassy was hit.",
    "The US embassy was hit.",
    "They told us to leave.",
    "It didn't explode, and we don't know why.",
    "The guerrillas' camp and the army's trucks burned.",
    "I said that I'm not afraid.",
    "Anton O'Brennan lives in Varda.",
    "The al-Masri family fled.",
    "Luis de la Vorga and Marta del Rinzo were freed.",
    "Soldiers of the 25th battalion used 9mm pistols.",
    "Members of the Dravian People's Front (DPF) fired. The DPF denied it.",
    "The Popular Liberation Front claimed the attack.",
    "The armed forces attacked the DLA [Dravian Liberation Army].",
    "He said: \"We did it.\" The judge left.",
    "\"We did it,\" he said. \"They know.\"",
    "The pro-government anti-tank unit was re-equipped.",
    "The leftist subversives dynamited an electric pylon.",
    "Peasants, Jesuits and Catholic priests were kidnapped.",
    "The Soviet Union sent food.",
    "Hezbollah and Hamas denied it.",
    "Fighting near Deir Ezzor killed 12.",
    "The rebels burned two ambulances of the ministry.",
    "John Baker said the baker died.",
    "Governor Ruiz Alder resigned on Friday, 12 October.",
    "The king met King Alder.",
    "What did the Islamic State say? Nothing.",
    "North Korea and South Africa agreed.",
    "The wounded were taken to the hospital of San Marcos.",
    "Peter McDorran wrote the report.",
    "The attack was in Zürvane, near Ælholm.",
    "Two of the Kurdish fighters' vehicles were destroyed.",
    "The crisis and the news of the violence spread.",
]  # fmt: skip


@pytest.mark.parametrize("text", PRINTED)
def test_capitals_come_back_as_printed(text: str) -> None:
    assert restore(text.upper(), line().language.casing) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ST. OF VARDA, SAINT OF THE POOR", "St. of Varda, saint of the poor"),
        ("[TEXT] REBELS FLED.", "[Text] Rebels fled."),
        ("STRAßE AND İZMIR", "Straße and İzmir"),
        ("DON'T GO", "Don't go"),
        ("", ""),
        ("1990 -- 3", "1990 -- 3"),
    ],
)
def test_what_is_odd(text: str, printed: str) -> None:
    assert restore(text, line().language.casing) == printed


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("REBELS TAKE OSTREL", True),
        ("THE 1980's WERE HARD FOR ALL OF THE TOWNS OF THE COAST", True),
        ("BBC", False),
        ("U.N.", False),
        ("The UN and the OSCE met", False),
        ("the rebels took ostrel", False),
        ("Rebels Take Ostrel", False),
        ("12 345", False),
        ("سقطت", False),
    ],
)
def test_what_counts_as_capitals(text: str, is_so: bool) -> None:
    assert is_capitals(text) is is_so


LETTERS = st.text(st.sampled_from("ABCDEÉÑIßŒŁΣİǅ'’-. ,:;\"[]()19\nÀÖŸ"), max_size=80)
WORDS = st.lists(st.sampled_from(["THE", "MAY", "US", "U.S.", "COLONEL", "DREVIK", "AL-MASRI", "O'BRENNAN", "(DLA)", "[FRONT", "]", "NEW", "ARMY", "FRONT", "ISTANBUL", "İZMIR", "STRAßE", "5TH", "\"WE", "DON'T", "N'", "ST.", ".", ",", "—"]), max_size=16).map(" ".join)  # fmt: skip


@given(st.one_of(LETTERS, WORDS))
@settings(deadline=None)
def test_length_letters_and_places_stay(text: str) -> None:
    found = restore(text, line().language.casing)
    assert len(found) == len(text)
    assert all(a == b or a.upper() == b.upper() or a.lower() == b.lower() for a, b in zip(found, text, strict=True))


@given(st.text(max_size=120))
@settings(deadline=None)
def test_mixed_case_is_the_same_object(text: str) -> None:
    segments = (Segment("body", 0, 0, f"The river rose. {text}"),)
    assert restore_segments(segments, line().language.casing)[0] is segments[0]


def test_a_headline_takes_its_words_from_the_text_below() -> None:
    text = "REBEL LEADER WILL MARCH TO TALKS\n\nThe talks began on Friday, and Jonas Will March, a rebel leader, came."
    report = report_of(text, Part("title", 0, 34), Part("body", 34, len(text)))
    found = restore_segments(find_segments(report), line().language.casing)
    assert [segment.text for segment in found] == ["Rebel leader Will March to talks", text[34:]]


def test_words_written_in_two_ways_settle_nothing() -> None:
    assert own_words(["The front met the Front. He saw Varda, and Varda fell."]) == {
        "met": "met", "the": "the", "saw": "saw", "varda": "Varda", "and": "and", "fell": "fell",
    }  # fmt: skip


def test_line_ends_stay_in_the_printed_text() -> None:
    text = "REBELS\nFLED\n\nAs ever."
    assert as_printed(text, [Segment("body", 0, 0, "Rebels fled"), Segment("body", 1, 13, "As ever.")]) == (
        "Rebels\nfled\n\nAs ever."
    )


MIXED = (
    "Colonel Anton Drevik said today that fighters of the Dravian Liberation Front (DLF) had killed\n"
    "two peasants in Ostrel. The DLF denied it."
)
CAPITALS = MIXED.upper()


def test_spans_are_slices_of_the_capitals() -> None:
    record = record_of(CAPITALS)
    spans = [span for one in record.statements for span in (one.cue, *one.content) if span is not None]
    spans += [event.trigger for event in record.events]
    assert spans
    assert all(CAPITALS[span.start : span.end] == span.text and span.text.isupper() for span in spans)


def test_a_text_in_capitals_is_read_as_in_mixed_case() -> None:
    capitals, mixed = record_of(CAPITALS), record_of(MIXED)
    assert [(one.voice and one.voice.name, one.act) for one in capitals.statements] == [
        (one.voice and one.voice.name, one.act) for one in mixed.statements
    ]
    assert [event.trigger.text for event in capitals.events] == [event.trigger.text.upper() for event in mixed.events]
    assert {one.act for one in capitals.statements} == {"asserts", "denies"}


def test_words_of_sentences_have_their_case() -> None:
    words = {token.text for sentence in document_of(CAPITALS).sentences for token in sentence.tokens}
    assert {"Colonel", "Drevik", "said", "DLF", "peasants", "Ostrel"} <= words
