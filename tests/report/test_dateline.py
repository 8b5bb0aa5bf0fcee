"""Datelines: the forms that are read, and the openings that are not datelines."""

import pytest

from allegedly.report.dateline import is_agency, match_dateline, place_of, title_case

FORMS = [
    ("ORVANE: Troops entered", "ORVANE: ", "Orvane", None, None, "caps_colon"),
    ("ORVANE (Reuters) - Troops", "ORVANE (Reuters) - ", "Orvane", None, "Reuters", "caps_agency"),
    ("ORVANE, March 3 - Troops", "ORVANE, March 3 - ", "Orvane", "March 3", None, "caps_date"),
    ("ORVANE/TELMA, Oct 2 (Reuters) – Tr", "ORVANE/TELMA, Oct 2 (Reuters) – ", "Orvane/Telma", "Oct 2", "Reuters", "caps_date_agency"),
    ("ORVANE, Lesk — A shell", "ORVANE, Lesk — ", "Orvane", None, None, "caps_dash"),
    ("ORVANE, Lesk (Oct. 4, 2012) — A shell", "ORVANE, Lesk (Oct. 4, 2012) — ", "Orvane", "Oct. 4, 2012", None, "caps_date"),
    ("Orvane – Lesk's army said on Monday it would leave.", "Orvane – ", "Orvane", None, None, "title_dash"),
    ("Orvane (AFP) – Lesk's army", "Orvane (AFP) – ", "Orvane", None, "AFP", "title_agency"),
    ("ORVANE (LESK), 3 JAN 90 (EFE) -- [TEXT] TROOPS", "ORVANE (LESK), 3 JAN 90 (EFE) -- [TEXT] ", "Orvane", "3 JAN 90", "EFE", "caps_date_agency"),
    ("ORVANE, 3 JAN 90 -- [REPORT] [PRESS\nOFFICE] [TEXT] TROOPS", "ORVANE, 3 JAN 90 -- [REPORT] [PRESS\nOFFICE] [TEXT] ", "Orvane", "3 JAN 90", None, "caps_date"),
    ("Dec 29 (Reuters) - A shell", "Dec 29 (Reuters) - ", None, "Dec 29", "Reuters", "date_agency"),
    ("ST. ORVANE — A shell", "ST. ORVANE — ", "St. Orvane", None, None, "caps_dash"),
    ("QAL’A AL-ZEIN: A shell", "QAL’A AL-ZEIN: ", "Qal’a al-Zein", None, None, "caps_colon"),
    ("ORVANE (Lesk Courier) - A shell", "ORVANE (Lesk Courier) - ", "Orvane", None, "Lesk Courier", "caps_agency"),
    ("CLANDESTINE, 12 JAN 90 (RADIO ORVANE) -- [TEXT] WE", "CLANDESTINE, 12 JAN 90 (RADIO ORVANE) -- [TEXT] ", None, "12 JAN 90", "RADIO ORVANE", "caps_date_agency"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "whole", "place", "date", "agency", "pattern"), FORMS)
def test_a_dateline_is_taken_apart(
    text: str, whole: str, place: str | None, date: str | None, agency: str | None, pattern: str
) -> None:
    found = match_dateline(text, 0, len(text))
    assert found is not None
    assert text[found.start : found.end] == whole
    record = place_of(found)
    assert (record.name if record else None) == place
    assert (found.date.text if found.date else None) == date
    assert (found.agency.text if found.agency else None) == agency
    assert found.pattern == pattern


@pytest.mark.parametrize(
    "text",
    [
        "The army - which had left - came back.",
        "EXCLUSIVE – Troops entered Orvane",
        "UPDATE: Troops entered Orvane",
        "Poll: two in three want talks",
        "Ana Lorm — a doctor in Orvane — said so.",
        "ORVANE-based rebels said so.",
        "Orvane: police found a shell",
        "ORVANE - and what came after",
        "",
        "A: I was there.",
        "ORVANE:",
        "Press Office - Orvane",
    ],
)
def test_prose_is_no_dateline(text: str) -> None:
    assert match_dateline(text, 0, len(text)) is None


def test_the_place_keeps_its_words_and_is_not_looked_up() -> None:
    text = "News\n\nDEIR AL-ORVAN: Two shells fell."
    found = match_dateline(text, 6, len(text))
    assert found is not None
    place = place_of(found)
    assert place is not None
    assert text[place.span.start : place.span.end] == place.span.text == "DEIR AL-ORVAN"
    assert (place.name, place.country, place.lat, place.precision) == ("Deir al-Orvan", None, None, None)
    assert (place.reason, place.rule) == ("not looked up", "en.dateline.caps_colon")


@pytest.mark.parametrize(
    ("name", "expected"), [("Reuters", True), ("The Associated Press", True), ("Lesk Courier", False)]
)
def test_agencies_are_known(name: str, expected: bool) -> None:
    assert is_agency(name) is expected


def test_mixed_case_names_stay() -> None:
    assert title_case("Qamishli al-Wusta") == "Qamishli al-Wusta"
