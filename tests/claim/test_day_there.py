"""The day that a report's words count from: its dateline's, that of the place it was filed from, its own."""

from dataclasses import replace

import pytest

from allegedly.claim.when import find_dates
from allegedly.records import Part, Place, Span
from tests.claim.parsed_text import document_of

DATELINE = "SOREL, March 9 - "


def place_at(lon: float, precision: int = 1) -> Place:
    span = Span("SOREL", 0, 5)
    return Place(span, "name", "Sorel", 1, "XXA", None, 30.0, lon, precision, 1.0, None, "en.dateline.caps_dash")


# published, longitude of the dateline's place, words, the first and the last day
ROWS = [
    ("2021-03-10T22:30:00Z", 44.0, "Shells fell overnight.", "2021-03-10", "2021-03-11"),
    ("2021-03-10T22:30:00Z", 44.0, "A bomb exploded early on Thursday.", "2021-03-11", "2021-03-11"),
    ("2021-03-10T22:30:00Z", 44.0, "A bomb exploded on Wednesday.", "2021-03-10", "2021-03-10"),
    ("2021-03-10T22:30:00Z", 44.0, "A bomb exploded yesterday.", "2021-03-09", "2021-03-09"),
    ("2021-03-10T22:30:00Z", 44.0, "A bomb exploded last Thursday.", "2021-03-04", "2021-03-04"),
    ("2021-03-10T20:30:00Z", 44.0, "Shells fell overnight.", "2021-03-09", "2021-03-10"),
    ("2021-03-10T22:30:00", 44.0, "Shells fell overnight.", "2021-03-09", "2021-03-10"),
    ("2021-03-10", 44.0, "Shells fell overnight.", "2021-03-09", "2021-03-10"),
    ("2021-03-11T01:30:00+03:00", 44.0, "Shells fell overnight.", "2021-03-10", "2021-03-11"),
    ("2021-03-10T22:30:00Z", 139.0, "A bomb exploded yesterday.", "2021-03-10", "2021-03-10"),
    ("2021-03-11T02:00:00Z", -77.0, "A bomb exploded yesterday.", "2021-03-09", "2021-03-09"),
    ("2021-03-11T02:00:00Z", -77.0, "A bomb exploded on Thursday.", "2021-03-04", "2021-03-04"),
    ("2021-03-11T04:30:00Z", -77.0, "A bomb exploded yesterday.", "2021-03-10", "2021-03-10"),
]


@pytest.mark.parametrize(("published", "lon", "text", "earliest", "latest"), ROWS)
def test_words_count_from_the_day_it_was_there(
    published: str, lon: float, text: str, earliest: str, latest: str
) -> None:
    when = find_dates(document_of(text, published), place_at(lon))[0].when
    assert (when.earliest, when.latest) == (earliest, latest)


def test_a_country_has_no_hour_and_no_place_none() -> None:
    document = document_of("Shells fell overnight.", "2021-03-10T22:30:00Z")
    found = [find_dates(document, place)[0].when.earliest for place in (None, place_at(44.0, precision=6))]
    assert found == ["2021-03-09", "2021-03-09"]


@pytest.mark.parametrize(
    ("published", "earliest"),
    [("2021-03-10T00:30:00Z", "2021-03-08"), ("2021-03-09", "2021-03-08"), ("2021-03-12", "2021-03-08"), ("2021-03-20", "2021-03-19")],
)  # fmt: skip
def test_the_day_of_a_dateline_is_the_writers(published: str, earliest: str) -> None:
    document = document_of(f"{DATELINE}A bomb exploded in the town yesterday.", published)
    parts = (Part("dateline", 0, len(DATELINE)), Part("body", len(DATELINE), len(document.report.text)))
    told = replace(document, report=replace(document.report, parts=parts))
    assert [hit.when.earliest for hit in find_dates(told) if hit.when.span.text == "yesterday"] == [earliest]
