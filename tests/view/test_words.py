"""Codes in words: every code has words, and unknown is said to be unknown."""

from dataclasses import replace
from typing import get_args

import pytest

from allegedly.records import Act, CountKind, DateBasis, Place, Question, Span, Stance, Standing, VoiceKind, When
from allegedly.view import words
from allegedly.view.words import (
    ITSELF,
    cell_words,
    day_words,
    kind_words,
    place_words,
    range_words,
    stance_words,
    when_words,
)

ORT = Place(Span("Oðrin", 0, 5), "name", "Oðrin", 1, "VLT", "North", 1.0, 2.0, 1, 1.0, None, "en.p")


@pytest.mark.parametrize(
    ("earliest", "latest", "said"),
    [
        ("2021-03-12", "2021-03-12", "12 March 2021"),
        ("2018-06-18", "2018-06-24", "18–24 June 2018"),
        ("2021-02-28", "2021-03-03", "28 February – 3 March 2021"),
        ("2020-12-30", "2021-01-02", "30 December 2020 – 2 January 2021"),
        ("2021-02-01", "2021-02-28", "February 2021"),
        ("2021-01-01", "2021-03-31", "January – March 2021"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("2020-12-01", "2021-01-31", "December 2020 – January 2021"),
        ("9999-12-01", "9999-12-31", "December 9999"),
        ("2021-03-12", None, "since 12 March 2021"),
        (None, "2021-03-12", "by 12 March 2021"),
        (None, None, "not said"),
        ("2021-03-12T10:00:00Z", "2021-03-12", "12 March 2021"),
    ],
)
def test_days(earliest: str | None, latest: str | None, said: str) -> None:
    assert day_words(earliest, latest) == said


@pytest.mark.parametrize(
    ("precision", "basis", "said"),
    [
        (1, "relative", "12 March 2021 (a day; from “last\u00a0Friday”)"),
        (3, "stated", "12 March 2021 (a week; from “last\u00a0Friday”)"),
        (None, "assumed", "12 March 2021 (assumed from “last\u00a0Friday”)"),
    ],
)
def test_when(precision: int | None, basis: DateBasis, said: str) -> None:
    when = When(Span("last Friday", 0, 11), "2021-03-12", "2021-03-12", precision, basis, "en.t")
    assert when_words(when) == said.replace("\u00a0", " ")


def test_a_time_that_is_not_known_is_said_to_be() -> None:
    assert when_words(None) == "not said"
    assert (
        when_words(When(Span("recently", 0, 8), None, None, None, "relative", "en.t"))
        == "not said in days (“recently”)"
    )


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (ORT, "Oðrin, North, Veltria"),
        (replace(ORT, precision=2), "Oðrin, North, Veltria (or near it)"),
        (replace(ORT, country="XYZ"), "Oðrin, North, XYZ"),
        (replace(ORT, name="Veltria", admin1=None, precision=6), "Veltria (country only)"),
        (replace(ORT, name="North", precision=4), "North, Veltria (province only)"),
        (replace(ORT, country=None, admin1=None, lat=None, reason="two places bear this name"), "Oðrin (two places bear this name)"),
        (None, "not said"),
    ],
)  # fmt: skip
def test_places(place: Place | None, said: str) -> None:
    assert place_words(place, {"VLT": "Veltria"}) == said


@pytest.mark.parametrize(
    ("low", "high", "exactness", "said"),
    [
        (22, 22, None, "22"),
        (22, None, "at least", "at least 22"),
        (None, 1000, "up to", "up to 1,000"),
        (4, 14, None, "4 to 14"),
        (None, None, "dozens", "“dozens”"),
        (None, None, None, "some"),
        (0, 0, None, "0"),
    ],
)
def test_figures(low: int | None, high: int | None, exactness: str | None, said: str) -> None:
    assert range_words(low, high, exactness) == said


@pytest.mark.parametrize("question", get_args(Question))
@pytest.mark.parametrize("stance", get_args(Stance))
def test_every_stance_on_every_question_has_words(question: Question, stance: Stance) -> None:
    for value in ("X", None):
        assert "{}" not in stance_words(question, stance, value)
        assert cell_words(question, stance, value).strip()


def test_no_words_assert_what_a_voice_only_says() -> None:
    assert stance_words("responsibility", "asserts", "Veltria") == "says Veltria did it"
    assert stance_words("responsibility", "denies", ITSELF) == "denies that it did it"
    assert stance_words("target", "asserts", ITSELF) == "names itself as the target"
    assert cell_words("responsibility", "denies", ITSELF) == "not itself"


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (words.QUESTIONS, Question), (words.STANDINGS, Standing), (words.KINDS, VoiceKind), (words.ACTS, Act),
        (words.NEGATED_ACTS, Act), (words.STANCES, Question), (words.UNANSWERED, Question), (words.CELLS, Stance),
    ],
)  # fmt: skip
def test_every_code_has_words(table: dict[str, object], codes: object) -> None:
    assert set(table) == set(get_args(codes))


@pytest.mark.parametrize("kind", get_args(CountKind))
def test_a_figure_names_its_kind(kind: CountKind) -> None:
    assert words.figure_words(kind, "22", None) == f"22 {kind}"


def test_kind_and_party() -> None:
    assert kind_words("armed_group", True) == "armed group, a party to the conflict"
    assert kind_words(None, None) == ""
    assert kind_words("medic", False) == "medical source, not a party"
