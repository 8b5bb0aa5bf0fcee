"""Head dates: what is read, what is left open, and why."""

import pytest

from allegedly.report.dates import find_date, is_future, read_date


@pytest.mark.parametrize(
    ("words", "value", "doubt"),
    [
        ("Updated 26 June 2018", "2018-06-26", None),
        ("June 26, 2018 10:00 AM", "2018-06-26", None),
        ("Tues, 1st of Sept. 2020", "2020-09-01", None),
        ("2018-06-26", "2018-06-26", None),
        ("26/06/2018", "2018-06-26", None),
        ("06/26/2018", "2018-06-26", None),
        ("04/04/2018", "2018-04-04", None),
        ("03/04/2018", None, "ambiguous"),
        ("June 2018", None, "partial"),
        ("March 3", None, "partial"),
        ("31 June 2018", None, "unreadable"),
        ("3 JAN 90", "1990-01-03", None),
        ("3 Jan 04", "2004-01-03", None),
    ],
)
def test_date_words(words: str, value: str | None, doubt: str | None) -> None:
    found = find_date(words, 0, len(words))
    assert found is not None
    assert (found.value, found.doubt) == (value, doubt)


def test_no_date_words() -> None:
    assert find_date("Updated with reactions", 0, 22) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-06-26", "2018-06-26"),
        ("2018-06-26T09:30:00Z", "2018-06-26T09:30:00Z"),
        ("2018-06-26 09:30:00", "2018-06-26T09:30:00"),
        ("2018-06-26T09:30:00+03:00", "2018-06-26T09:30:00+03:00"),
        ("Tue, 26 Jun 2018 14:00:00 +0300", "2018-06-26T14:00:00+03:00"),
        ("20180626", "2018-06-26"),
        ("20180626T101500Z", "2018-06-26T10:15:00Z"),
        ("1530005400", "2018-06-26T09:30:00Z"),
        ("June 26, 2018", "2018-06-26"),
    ],
)
def test_metadata_dates(value: str, expected: str) -> None:
    assert read_date(value) == (expected, None)


@pytest.mark.parametrize(
    ("value", "doubt"),
    [("03/04/2018", "ambiguous"), ("2018", "unreadable"), ("soon", "unreadable"), ("2018-13-45", "unreadable")],
)
def test_metadata_dates_left_open(value: str, doubt: str) -> None:
    assert read_date(value) == (None, doubt)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-01-02", False),
        ("2020-01-03", True),
        ("2020-01-03T01:00:00+03:00", False),
        ("2020-01-02T23:00:00-05:00", True),
    ],
)
def test_the_future_begins_after_today(value: str, expected: bool) -> None:
    assert is_future(value, "2020-01-02") is expected
