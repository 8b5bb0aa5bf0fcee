"""Readings of dates, months, weekdays and years: a match and a frame (the report's day, the day told of before) go in, an Interval comes out."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, cast

from allegedly.claim.calendar import (
    DAY,
    NO_REFERENCE,
    OPEN,
    Interval,
    back,
    day_near,
    make_date,
    month_near,
    month_of,
    quarter_of,
    shift,
    third_of,
    week_of,
    weekday_near,
)
from allegedly.claim.date_words import day_number, month_number, small_number, third, weekday_number
from allegedly.records import DateBasis, Grain

TURNED = 6  # months: "in November 1916 ... in January" is the January after
_TURNING = 1  # the same where the text names the next year right after
# A day of so long ago is told with its year: without one the day to come is meant.
_TOO_LONG_AGO = timedelta(days=300)
_TWO_READINGS = "the figures can be read as two days"
_NO_DAY_BEFORE = "counted from a day that the words before do not give"
_CLOCKED = ("tonight", "overnight", "night", "morning", "afternoon", "evening")


class Frame(NamedTuple):
    """What a reading is made against.

    ``reference`` is the report's day, ``following`` whether the sentence speaks of what is to come (``open``: it
    does not say), ``anchor`` the date told of
    last, and ``narrative`` whether the text tells of the past by dates of its own, so that a bare month is counted from ``anchor``;
    ``years`` are those that such a text names. ``ahead`` is the next that it names, ``quarter`` the first day of the quarter whose figures are told.
    ``day`` is the day, or night, told of last, ``past`` whether the date is of a deed that has been. ``begun`` is the day after ``reference`` where that had begun when the report came out.
    """

    reference: date | None
    following: bool
    open: bool = False
    anchor: Interval | None = None
    narrative: bool = False
    years: frozenset[int] = frozenset()
    quarter: date | None = None
    ahead: int | None = None
    begun: date | None = None
    day: Interval | None = None
    past: bool = False

    def told(self) -> date | None:
        """Return the first day of the date told of last, ``None`` unless the text counts from it."""
        return self.anchor.earliest if self.narrative and self.anchor else None


class Rule(NamedTuple):
    """A time expression: the end of its rule id, its pattern, and what a match of it means (``None``: no date after all)."""

    id: str
    pattern: str
    read: Callable[[re.Match[str], Frame], Interval | None]


def span(ends: tuple[date, date] | None, grain: Grain | None, stated: bool = False) -> Interval:
    """Return the interval of days that ends make, an open one without them."""
    if ends is None:
        return OPEN._replace(grain=grain)
    return Interval(ends[0], ends[1], "stated" if stated else "relative", grain)


def _day(day: date | None, stated: bool = False, reason: str | None = None) -> Interval:
    basis: DateBasis = "stated" if stated else "relative"
    return Interval(day, day, basis, "day", reason=None if day else reason or NO_REFERENCE)


def read_iso(found: re.Match[str], _: Frame) -> Interval | None:
    """Return the day of "2019-05-14", ``None`` where the calendar has none."""
    day = make_date(int(found["y"]), int(found["m"]), int(found["d"]))
    return _day(day, True) if day else None


def read_numeric(found: re.Match[str], _: Frame) -> Interval | None:
    """Read 27.9.2020 and 27/9/2020; 3/9/2020 is the third of September or the ninth of March, so it stays open."""
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if len(found["y"]) == 2 or max(first, second) > 31 or min(first, second) < 1 or (first > 12 and second > 12):
        return _day(None, reason=_TWO_READINGS) if len(found["y"]) == 2 else None
    if found["sep"] == "." or first > 12 or first == second:
        day = make_date(year, second, first)
    else:
        day = make_date(year, first, second) if second > 12 else None
    return _day(day, True) if day else _day(None, reason=_TWO_READINGS)


def read_day_and_month(found: re.Match[str], frame: Frame) -> Interval | None:
    """Read 25/1, the day near the report; 3/2 is the third of February or the second of March, so it stays open."""
    first, second = int(found["a"]), int(found["b"])
    if min(first, second) < 1 or max(first, second) > 31 or min(first, second) > 12:
        return None
    if max(first, second) <= 12 and first != second:
        return _day(None, reason=_TWO_READINGS)
    return _day(_day_near(frame, min(first, second), max(first, second)))


def year_in(found: re.Match[str]) -> int | None:
    """Return the year that a match names, ``None`` where it names none."""
    names = found.groupdict()
    if names.get("y"):
        return int(names["y"])
    if names.get("yy"):  # the wires of the 1980s and 90s: "3 JAN 90"
        short = int(names["yy"])
        return short + (1900 if short >= 40 else 2000)
    return None


def read_calendar_day(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the day of "14 May 2019", "May 14"; without a year the one near the report, or the text's own."""
    month, day, year = month_number(found["m"]), day_number(found["d"]), year_in(found)
    if year is not None:
        exact = make_date(year, month, day)
        return _day(exact, True) if exact else None
    if make_date(2000, month, day) is None:
        return None
    near = _day_near(frame, month, day)
    if found.groupdict().get("on") and near is not None and frame.told() is None:
        near = _on_weekday(near, weekday_number(found["on"]))
    return _day(near)


def _on_weekday(near: date, weekday: int) -> date:
    """Return the day of the same name in the year, of three, in which it falls on the weekday that the words give; else the day itself."""
    years = [make_date(near.year + step, near.month, near.day) for step in (0, 1, -1)]
    return next((day for day in years if day is not None and day.weekday() == weekday), near)


def _day_near(frame: Frame, month: int, day: int) -> date | None:
    told = frame.told()
    if told is not None:
        return make_date(told_year(frame, told, month), month, day)
    if frame.reference is None:
        return None
    before, after = (day_near(frame.reference, month, day, way) for way in (False, True))
    if before is None or after is None:
        return after or before
    if frame.past:
        return before
    if frame.following:  # "a truce since 6 December will hold", told on the 8th: no day of next year
        return before if after - frame.reference > _TOO_LONG_AGO else after
    near = (
        after - frame.reference < frame.reference - before if frame.open else frame.reference - before > _TOO_LONG_AGO
    )
    return after if near else before


def told_year(frame: Frame, told: date, month: int) -> int:
    """Return the year of a month in a text that tells of the past: that of the date told of last, the next where the year has turned."""
    if told.year + 1 not in frame.years or frame.ahead == told.year:
        return told.year  # a year that the text never names has not come
    grain, ends = (frame.anchor.grain, frame.anchor.known()) if frame.anchor else (None, None)
    if (
        grain == "year"
        and ends is not None
        and ends[0].month > TURNED
        and frame.anchor
        and frame.anchor.basis == "stated"
    ):
        return told.year + (month <= TURNED)  # "late 1943 ... in June"
    back = _TURNING if frame.ahead == told.year + 1 else TURNED
    turned = grain not in {"year", "decade", "season"} and told.month - month > back
    return told.year + turned


def read_calendar_days(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the days of "3-5 March", "between March 3 and 5"."""
    month, first, last = month_number(found["m"]), day_number(found["d"]), day_number(found["e"])
    year = year_in(found)
    if year is None and (frame.reference is not None or frame.told() is not None):
        near = _day_near(frame, month, last if frame.following else first)
        year = near.year if near else None
        if year is None:
            return None
    if year is None:
        return OPEN._replace(grain="day")
    begin, end = make_date(year, month, first), make_date(year, month, last)
    if begin is None or end is None or begin > end:
        return None
    return Interval(begin, end, "stated" if year_in(found) is not None else "relative", "day")


def read_month(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the month, or a third of it, of "August 2014", "early May", "last March"."""
    month, year = month_number(found["m"]), year_in(found)
    part = third(found.groupdict().get("third"))
    stated = year is not None
    told = frame.told()
    if year is None and told is not None and not found.groupdict().get("of_year"):
        year = told_year(frame, told, month)
    elif year is None:
        if frame.reference is None:
            return OPEN._replace(grain="month")
        year = _relative_year(found, frame, month)
    ends = month_of(year, month)
    return span(third_of(ends, part) if ends else None, "month", stated)


def _relative_year(found: re.Match[str], frame: Frame, month: int) -> int:
    """Return the year of "March last year", "last March", or of a bare month."""
    assert frame.reference is not None  # noqa: S101 - asked only where there is one
    names = found.groupdict()
    if names.get("of_year"):
        return frame.reference.year + {"last": -1, "this": 0, "next": 1}[names["of_year"].casefold()]
    if (names.get("rel") or "").casefold() == "this":
        return frame.reference.year
    if (names.get("rel") or "").casefold() == "last" and month == frame.reference.month:
        return frame.reference.year - 1
    following = frame.following or (names.get("rel") or "").casefold() == "next"
    if following and (names.get("rel") or "").casefold() == "next" and month == frame.reference.month:
        return frame.reference.year + 1
    if frame.open and not following and names.get("rel") is None and 0 < month - frame.reference.month < TURNED:
        return frame.reference.year
    if frame.open and not following and names.get("rel") is None and frame.reference.month - month > TURNED:
        return frame.reference.year + 1
    return month_near(frame.reference, month, following)


def read_weekday(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the day, or the night, of "Monday", "last Friday night", "Tuesday last week"."""
    if frame.reference is None:
        return OPEN._replace(grain="day")
    number, rel = weekday_number(found["wd"]), (found["rel"] or "").casefold().split()
    if "previous" in rel:
        told = frame.anchor.earliest if frame.anchor and frame.anchor.grain == "day" else None
        return _day(weekday_near(told - DAY, number, following=False) if told else None, reason=_NO_DAY_BEFORE)
    if found["week"]:
        days = shift(frame.reference, "week", {"last": -1, "this": 0, "next": 1}[found["week"].casefold()])
        day = days[0] + timedelta(days=number) if days else None
        return _day(day)
    day = weekday(found["wd"], rel, frame) or frame.reference
    clock = clock_word(found["part"])
    return Interval(
        *_night(found["over"], day), "relative", "part_of_day" if clock else "day", "time" if clock else "date", clock
    )


def weekday(word: str, rel: Sequence[str], frame: Frame) -> date | None:
    """Return the weekday before (or at) the report, or after it where the words or the tense say so."""
    near, number = frame.reference, weekday_number(word)
    if near is None:
        return None
    following = frame.following or bool({"next", "coming", "following"} & set(rel))
    if frame.begun is not None and frame.begun.weekday() == number and not following and not rel:
        return frame.begun  # "early on Thursday", told at one in the morning
    if "next" in rel:
        near += DAY
    elif "last" in rel:
        near, following = near - DAY, False
    return weekday_near(near, number, following)


def _night(over: str | None, day: date) -> tuple[date, date]:
    if over is None:
        return day, day
    return (day - DAY, day) if over.casefold().split()[-1] in {"into", "to"} else (day, day + DAY)


def clock_word(words: str | None) -> str | None:
    """Return the part of the day that words name ("late evening": ``evening``), ``None`` for none."""
    return re.split(r"[\s-]|(?<=mid)(?=morning|afternoon)", words.casefold())[-1] if words else None


_DAYS = {
    "today": (0, 0), "tonight": (0, 0), "yesterday": (-1, -1), "tomorrow": (1, 1), "overnight": (-1, 0), "last night": (-1, 0),
    "last evening": (-1, -1), "the day before yesterday": (-2, -2), "the day after tomorrow": (2, 2),
}  # fmt: skip


def read_day_word(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the day of "today", "yesterday evening", "overnight"."""
    words = " ".join(found["w"].casefold().split())
    clock = clock_word(found.groupdict().get("part")) or next((part for part in _CLOCKED if part in words), None)
    grain: Grain = "part_of_day" if clock else "day"
    if frame.reference is None:
        return OPEN._replace(grain=grain, clock=clock)
    first, last = _DAYS.get(words, (0, 0))
    near = frame.begun if frame.begun is not None and clock in {"overnight", "night"} and first else frame.reference
    days = near + first * DAY, near + last * DAY
    return Interval(*days, "relative", grain, "time" if clock else "date", "night" if clock == "overnight" else clock)


def read_unit_word(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the days of "last week", "earlier this month", "next year"."""
    grain = cast("Grain", found["u"].casefold())
    if frame.reference is None:
        return OPEN._replace(grain=grain)
    number = {"last": -1, "previous": -1, "this": 0, "next": 1}[found["rel"].casefold().split()[0]]
    unit = found["u"].casefold()
    if unit == "weekend" and number == -1 and frame.reference.weekday() < 5:
        number = 0  # the most recent weekend is the last one
    ends = shift(frame.reference, unit, number)
    if ends is None:
        return OPEN._replace(grain=grain)
    part = " ".join((found["part"] or "").casefold().split())
    if "earlier" in part or "so far" in part:
        return Interval(ends[0], min(ends[1], frame.reference), "relative", grain)
    if "later" in part:
        return Interval(max(ends[0], frame.reference), max(ends[1], frame.reference), "relative", grain)
    return span(third_of(ends, third(part.strip(" -").split()[0]) if part else None), grain)


def read_weekend(_: re.Match[str], frame: Frame) -> Interval | None:
    """Return the last weekend, the next one where the sentence looks ahead."""
    return span(shift(frame.reference, "weekend", int(frame.following)) if frame.reference else None, "weekend")


def read_past(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the days of "the past three weeks", with their length."""
    unit = found["u"].casefold()
    length = length_of(None if found["vague"] else small_number(found["n"] or "one"), unit)
    if frame.reference is None or found["vague"]:
        reason = "how many is not said" if found["vague"] else NO_REFERENCE
        return OPEN._replace(kind="duration", length=length, reason=reason)
    first = back(frame.reference, unit, small_number(found["n"] or "one"))
    return Interval(first, first and frame.reference, "relative", kind="duration", length=length)


_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    **dict.fromkeys(("night", "morning", "afternoon", "evening"), "D"),
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
}
_MANY = {"decade": 10, "century": 100, "centurie": 100}


def length_of(number: int | float | None, unit: str) -> str:
    """Return a duration as ISO 8601 has it, ``X`` for a number that is not said.

    >>> length_of(3, "day"), length_of(None, "hour"), length_of(2, "decade")
    ('P3D', 'PTXH', 'P20Y')
    """
    if unit in _MANY:
        return f"P{number * _MANY[unit]:g}Y" if number is not None else "PXY"
    amount = "X" if number is None else f"{number:g}"
    return f"P{'T' if unit in {'second', 'minute', 'hour'} else ''}{amount}{_LETTERS[unit]}"


def read_ago(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the day, week, month or year of "three weeks ago"."""
    grain = cast("Grain", found["u"].casefold())
    if frame.reference is not None and found["n"] is None and grain == "hour":  # "a few hours ago"
        return Interval(frame.reference - DAY, frame.reference, "relative", "past")
    if frame.reference is None or found["n"] is None:
        return OPEN._replace(
            grain=grain if found["n"] else "past", reason=NO_REFERENCE if found["n"] else "how long ago is not said"
        )
    number, unit = small_number(found["n"]), found["u"].casefold()
    if unit == "year" and frame.quarter is not None and not found["about"]:
        return before_quarter(frame.quarter, number)  # beside a quarter's figures
    if unit == "decade":
        unit, grain, number = "year", "year", 10 * number
    if unit == "hour":
        first = back(frame.reference, unit, number)
        return Interval(first, first and frame.reference, "relative", "hour")
    ends = shift(frame.reference, unit, -number)
    if ends is None or not found["about"] or unit != "day":
        return span(ends, grain)
    slack = 1 if number < 8 else 3  # "about ten days ago": the exact day is not meant
    return Interval(ends[0] - slack * DAY, min(ends[1] + slack * DAY, frame.reference), "relative", grain)


def before_quarter(quarter: date, years: int) -> Interval:
    """Return the quarter that lies so many years before the one that begins on a day."""
    return span(quarter_of(quarter.year - years, (quarter.month + 2) // 3), "quarter")


def read_week_with(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the week that "the week of March 9" names."""
    day = read_calendar_day(found, frame)
    return span(week_of(day.earliest), "week", day.basis == "stated") if day and day.earliest else day
