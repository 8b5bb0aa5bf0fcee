"""Spellings of one name: the table of those that must be found, and of near names that must not."""

import pytest

from allegedly.lexicon.spelling import normal_form
from tests.language.line import document_of
from tests.language.test_names import found

# a sentence, how the name is written in it, the name in the lexicon
SPELLINGS = [
    ("Hayat Tahreer el-Sham left the town.", "Hayat Tahreer el-Sham", "Hayat Tahrir al-Sham"),
    ("Men of Ahrar Ash Sham left the town.", "Ahrar Ash Sham", "Ahrar al-Sham"),
    ("Al-Nusrah was seen on the hill.", "Al-Nusrah", "al-Nusra Front"),
    ("Jaish el-Islam held the road.", "Jaish el-Islam", "Jaish al-Islam"),
    ("Men of Asa'ib Ahl el-Haqq left.", "Asa'ib Ahl el-Haqq", "Asaib Ahl al-Haq"),
    ("Ahrar ash-Sharqiyya held the road.", "Ahrar ash-Sharqiyya", "Ahrar al-Sharqiya"),
    ("A convoy of Saraya as-Salaam stopped.", "Saraya as-Salaam", "Saraya al-Salam"),
    ("Jemaah Islamiyya had a camp there.", "Jemaah Islamiyya", "Jemaah Islamiyah"),
    ("Lashkar-i-Tayyiba had a camp there.", "Lashkar-i-Tayyiba", "Lashkar-e-Taiba"),
    ("Jaish-i-Muhammad had a camp there.", "Jaish-i-Muhammad", "Jaish-e-Mohammed"),
    ("The Peshmergah held the ridge.", "Peshmergah", "Peshmerga"),
    ("Hizbulla left the town.", "Hizbulla", "Hezbollah"),
    ("Ansar Ullah left the town.", "Ansar Ullah", "Houthis"),
    ("Hasan Nasralla spoke at noon.", "Hasan Nasralla", "Hassan Nasrallah"),
    ("Hassan Ruhani spoke at noon.", "Hassan Ruhani", "Hassan Rouhani"),
    ("Qasem Suleymani spoke at noon.", "Qasem Suleymani", "Qassem Soleimani"),
    ("Haydar el-Abadi spoke at noon.", "Haydar el-Abadi", "Haider al-Abadi"),
    ("Muhammed Bin Salman spoke at noon.", "Muhammed Bin Salman", "Mohammed bin Salman"),
    ("Ayman az-Zawahiri spoke at noon.", "Ayman az-Zawahiri", "Ayman al-Zawahiri"),
    ("Abdul Fattah as-Sisi spoke at noon.", "Abdul Fattah as-Sisi", "Abdel Fattah al-Sisi"),
    ("Abdulfattah Al Burhan spoke at noon.", "Abdulfattah Al Burhan", "Abdel Fattah al-Burhan"),
    ("Mahmud Abbas spoke at noon.", "Mahmud Abbas", "Mahmoud Abbas"),
    ("Mas‘oud Barzani spoke at noon.", "Mas‘oud Barzani", "Masoud Barzani"),
    ("Volodymyr Zelenski spoke at noon.", "Volodymyr Zelenski", "Volodymyr Zelensky"),
    ("Moqtada as-Sadr spoke at noon.", "Moqtada as-Sadr", "Moqtada al-Sadr"),
]


@pytest.mark.parametrize(("text", "written", "name"), SPELLINGS)
def test_a_spelling_of_a_name_is_found(text: str, written: str, name: str) -> None:
    assert found(text) == [(written, name)]


NEAR = [
    "The Peschmerga held the ridge.",
    "Hezballah left the town.",
    "Karim Xan spoke at noon.",
    "Mokhtada al-Sadr spoke at noon.",
    "Zelensk left the room.",
    "The nasralla family left.",
    "Ansar, Ullah and Sons is a shop.",
    "Nasrallat left the room.",
    "Hamasa left the room.",
    "Barzanji left the room.",
    "Rohani Street was closed.",
    "Abbad left the room.",
    "Kasem Soleimi spoke at noon.",
    "Tasnima sang at noon.",
    "The Colinas spoke at noon.",
    "The hezbolla men left.",
    "Hasan’s Nasr Allahu lay there.",
    "Osman bin Ladan left the room.",
    "Ahmar al-Sham left the town.",
    "Jaish al-Aslam held the road.",
]


@pytest.mark.parametrize("text", NEAR)
def test_a_near_name_is_not(text: str) -> None:
    assert found(text) == []


def test_a_spelling_of_two_names_means_both() -> None:
    refs = [{ref.id for ref in hit.refs} for hit in document_of("Mr El-Malikki spoke at noon.").names]
    assert refs == [{"per.maliki", "per.turkimaliki"}]


def test_a_name_as_the_lexicon_has_it_goes_before_its_spellings() -> None:
    """ "Mustafa Kadhimi" is written so; "Kadhimi" alone is a longer name's part."""
    assert found("Mustafa Kadhimi met Kadhimmi.")[0] == ("Mustafa Kadhimi", "Mustafa al-Kadhimi")


ALIKE = [
    (("abd", "el", "fattah"), ("abdul", "fattah")),
    (("ash", "sham"), ("el", "sham")),
    (("islamiyya",), ("islamiah",)),
    (("charkiv",), ("kharkiv",)),
    (("qaddafi",), ("kaddafi",)),
    (("mahmoud",), ("mahmood",)),
    (("heidar",), ("haydar",)),
    (("ansarallah",), ("ansar", "allah")),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_words_with_one_normal_form(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert normal_form(one) == normal_form(other)


APART = [
    (("kamal",), ("khamal",)),
    (("hamad",), ("ahmad",)),
    (("hamas",), ("hamasa",)),
    (("ash", "dod"), ("al", "dod")),
    (("hassan",), ("hussein",)),
    (("abadi",), ("abidi",)),
    (("sana",), ("sanna", "a")),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_with_normal_forms_of_their_own(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert normal_form(one) != normal_form(other)
