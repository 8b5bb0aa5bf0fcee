"""Readings of durations, sets, times of day, quarters, and of dates told from another date: a match and a frame go in, an Interval comes out."""

import re
from collections.abc import Callable
from datetime import date
from typing import cast

from allegedly.claim.calendar import DAY, OPEN, Interval, make_date, month_of, quarter_of, shift, year_of
from allegedly.claim.date_rules import Frame, before_quarter, length_of, span, weekday
from allegedly.claim.date_words import NUMBERS, day_number, small_number
from allegedly.records import Grain

_BACKWARD = frozenset({"earlier", "before", "prior", "beforehand", "previous", "preceding"})
_FORWARD = frozenset({"later", "after", "afterward", "afterwards", "next", "following"})
_NO_ANCHOR = "counted from a day that the words before do not give"
_AN_EVENT = "counted from an event whose day is not given here"
_A_SPAN = "a length of time, not a day"
_REPEATED = "what comes again and again has no one day"
_GRAINS: dict[str, Grain] = {
    "night": "part_of_day",
    "morning": "part_of_day",
    "evening": "part_of_day",
    "afternoon": "part_of_day",
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_FINE = ("minute", "hour", "part_of_day", "day")


def read_duration(found: re.Match[str], _: Frame) -> Interval | None:
    """Return the length of "three days", "several weeks", "a two-year": no days."""
    names = found.groupdict()
    unit = (names["u"] or names["u2"]).casefold().removesuffix("s")
    number = amount(names.get("n"))
    if names.get("most") or names.get("more"):
        number = None  # "two to three weeks", "a year or two" have no one length
    elif names.get("half") and number is not None:
        number += 0.5
    return OPEN._replace(kind="duration", length=length_of(number, unit), reason=_A_SPAN)


def read_some_time(_: re.Match[str], __: Frame) -> Interval | None:
    """Return "for some time", "after a short while": a length that is not said."""
    return OPEN._replace(kind="duration", reason=_A_SPAN)


def told_only(
    read: Callable[[re.Match[str], Frame], Interval | None],
) -> Callable[[re.Match[str], Frame], Interval | None]:
    """Return a reading that holds in texts that tell of the past by dates of their own, and nowhere else."""
    return lambda found, frame: read(found, frame) if frame.narrative else None


def read_told_time(found: re.Match[str], _: Frame) -> Interval | None:
    """Return "at that time", "at night": a time whose day the words do not give."""
    if found.group()[:2] in {"ni", "da"}:
        clock = "night" if found.group().startswith("night") else "day"
        return OPEN._replace(kind="time", grain="part_of_day", clock=clock, reason="which day is not said")
    return OPEN._replace(reason="which time is not said")


def read_named_day(_: re.Match[str], __: Frame) -> Interval | None:
    """Return 11 September 2001, which "9/11" alone stands for in news."""
    return Interval(date(2001, 9, 11), date(2001, 9, 11), "stated", "day")


def read_year_ago(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return "the year-earlier period", "year-ago": the quarter a year before the one told of, else the year before."""
    told = frame.anchor
    near = frame.quarter or (told.earliest if told is not None and told.grain == "year" else frame.reference)
    if near is None or not found.group().casefold().removeprefix("the").lstrip().startswith("year"):
        return OPEN._replace(grain="year", reason=_NO_ANCHOR)
    if found["q"]:
        return span(quarter_of(near.year - 1, _ORDINALS[found["q"].casefold()]), "quarter")
    return before_quarter(near, 1) if frame.quarter else span(year_of(near.year - 1), "year")


def read_same_period(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return "the 1988 period": in that year the quarter told of, else the year."""
    year = int(found["y"])
    if frame.quarter is not None:
        return before_quarter(frame.quarter, frame.quarter.year - year)
    return span(year_of(year), "year", stated=True)


def amount(words: str | None) -> int | float | None:
    """Return the value of "12", "1.5", "twenty-five", "half a"; ``None`` for words that give none ("several")."""
    if words is None:
        return None
    words = re.sub(r"\s+of$", "", words.casefold().replace(",", ""))
    if words.startswith("half"):
        return 0.5
    words, more = re.subn(r"(?:[\s-]and[\s-]a[\s-]half|\s1/2)$", "", words)
    if words.endswith("hundred"):
        return 100
    number = _plain_amount(words)
    return number + 0.5 if more and number is not None else number


def _plain_amount(words: str) -> int | float | None:
    if re.fullmatch(r"\d+(?:\.\d+)?", words):
        return float(words) if "." in words else int(words)
    if words == "another" or words.split("-")[0] in NUMBERS:
        return 1 if words == "another" else small_number(words)
    return None


def read_set(found: re.Match[str], _: Frame) -> Interval | None:
    """Return how often "daily", "every two weeks", "each Thursday" come."""
    names = found.groupdict()
    unit = (
        {"dai": "day", "ann": "year", "qua": "quarter"}.get(found.group()[:3].casefold())
        if not names.get("u")
        else names["u"].casefold().removesuffix("s")
    )
    unit = unit or found.group().casefold().removesuffix("ly")
    if unit not in {"minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "second"}:
        return OPEN._replace(kind="set", length="P1W", reason=_REPEATED)
    return OPEN._replace(kind="set", length=length_of(amount(names.get("n")) or 1, unit), reason=_REPEATED)


def read_vague(found: re.Match[str], _: Frame) -> Interval | None:
    """Return the past, present or future that a word names without a day: "recently", "now", "soon"."""
    word = found.group().casefold().split()[-1]
    grain: Grain = (
        "present"
        if word in {"now", "currently", "nowadays", "presently", "days"}
        else "future"
        if word == "future"
        else "past"
    )
    return OPEN._replace(grain=grain, reason="no day is said")


def read_anchored(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return "two days later", "the next day", "that year" counted from the date told of last; without days where that is too coarse."""
    names = found.groupdict()
    unit = (names["u"] or names["u2"]).casefold().removesuffix("s").replace("moment", "minute")
    if names.get("event") is not None:
        return OPEN._replace(length=length_of(amount(names.get("n")), unit), reason=_AN_EVENT)
    grain = _GRAINS.get(unit) or cast("Grain", unit)
    bare = names.get("n") is None and found.group().casefold().startswith(
        ("moments", "minutes", "hours", "days", "weeks", "months", "years")
    )
    number = amount(names["n"]) if names.get("n") else None if names.get("vague") or bare else 1
    way = (names.get("way") or names.get("way2") or "same").casefold()
    step = -1 if way in _BACKWARD else 1 if way in _FORWARD else 0
    if step and number is None and bare and unit in {"hour", "minute"} and frame.day is not None:
        return _hours_from(frame.day, step * (unit == "hour"))
    if step and number is None:
        return OPEN._replace(grain="past" if step < 0 else "future", reason="how long is not said")
    return _from(frame, grain, step * int(number or 1))


def _hours_from(told: Interval, step: int) -> Interval:
    """Return the day told of and the one beside it, into which "hours later" may reach."""
    first, last = told.earliest, told.latest
    return OPEN._replace(earliest=first and first + min(step, 0) * DAY, latest=last and last + max(step, 0) * DAY)


def _from(frame: Frame, grain: Grain, number: int) -> Interval:
    told = frame.anchor
    if grain in _FINE and frame.day is not None and (told is None or not _is_fine(told, grain)):
        told = frame.day
    if grain == "year" and number < 0 and frame.quarter is not None and (told is None or told.grain == "quarter"):
        return before_quarter(frame.quarter, -number)
    if told is None or told.earliest is None or told.latest is None or not _is_fine(told, grain):
        return OPEN._replace(grain=grain, reason=_NO_ANCHOR)
    if grain in _FINE:
        step = number if grain in {"day", "part_of_day"} else 0
        days, last = shift(told.earliest, "day", step), shift(told.latest, "day", step)
        if days and last and grain == "day":
            days = days[0], last[1]  # "a day later" than a night of two days
        return span(days, "day" if grain == "part_of_day" else grain)
    if grain in {"quarter", "year"} and told.grain == "quarter":
        ends = quarter_of(told.earliest.year, (told.earliest.month + 2) // 3 + number * (4 if grain == "year" else 1))
        return span(ends, "quarter")
    if grain == "year" and told.grain == "month":
        return span(month_of(told.earliest.year + number, told.earliest.month), "month")
    return (
        span(shift(told.earliest, grain, number), grain)
        if grain in {"week", "month", "year", "decade"}
        else OPEN._replace(grain=grain, reason=_NO_ANCHOR)
    )


def _is_fine(told: Interval, grain: Grain) -> bool:
    """Tell whether a date is fine enough to count in ``grain`` from it."""
    days = (told.latest - told.earliest).days if told.latest and told.earliest else 0
    most = {"week": 6, "month": 31, "quarter": 93, "year": 366, "decade": 3660}
    return days <= (most.get(grain, 0) if grain not in _FINE else 1)


def read_day_of_month(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return "the 15th" in the month of the date told of last."""
    if frame.anchor is None or frame.anchor.earliest is None or frame.anchor.grain not in {"day", "month"}:
        return None
    day = make_date(frame.anchor.earliest.year, frame.anchor.earliest.month, day_number(found["d"]))
    return span((day, day), "day") if day else None


def read_clock(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return "10:35 a.m.", "noon Thursday", "0400 GMT" with the day the words give, or that told of last."""
    names = found.groupdict()
    if names.get("named"):
        clock = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}[names["named"].casefold()]
    else:
        hour, minute = int(names["h"]), int(names.get("min") or 0)
        half = (names.get("half") or "").casefold()[:1]
        if hour > (12 if half else 24) or minute > 59:
            return None
        hour = hour % 12 + 12 * (half == "p") if half else hour
        clock = f"{hour:02d}:{minute:02d}"
    day = weekday(names["wd"], (names["rel"] or "").split(), frame) if names.get("wd") else _day_of(frame)
    if day is None:
        return OPEN._replace(grain="minute", kind="time", clock=clock, reason="which day is not said")
    return Interval(day, day, "relative", "minute", "time", clock)


def _day_of(frame: Frame) -> date | None:
    for told in (frame.anchor, frame.day):
        if told is not None and told.earliest is not None and told.earliest == told.latest:
            return told.earliest
    return None  # "at noon" alone is no word for the day of the report


def read_quarter(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return a quarter of a year: "the third quarter", "the first quarter of 1999", "last year's quarter"."""
    names = found.groupdict()
    number = _ORDINALS[names["q"].casefold()]
    if names.get("y"):
        return span(quarter_of(int(names["y"]), number), "quarter", stated=True)
    if frame.reference is None:
        return OPEN._replace(grain="quarter")
    year = frame.reference.year
    if names.get("of_year"):
        year += {"last": -1, "this": 0, "next": 1}[names["of_year"].casefold()]
    else:
        ends = quarter_of(year, number)
        year -= ends is not None and ends[0] > frame.reference and not frame.following
    return span(quarter_of(year, number), "quarter")


def read_written_year(found: re.Match[str], _: Frame) -> Interval | None:
    """Return the year of "nineteen ninety-six"."""
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[found["c"].casefold()]
    return span(year_of(century + small_number(found["n"])), "year", stated=True)


def read_early(found: re.Match[str], _: Frame) -> Interval | None:
    """Return a year before the year 1, which the record's dates cannot hold: its number stands in the reason."""
    year = found["y"] or found["y2"]
    reason = f"in the year {int(year)} before the year 1" if year else "before the year 1"
    return OPEN._replace(basis="stated", grain="year" if year else "century", reason=reason)


def read_bare_unit(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return "the quarter" (the last one that was over, which figures are told of), "this quarter", "for the year"."""
    names = found.groupdict()
    near, unit = frame.told() or frame.reference, (found["u"] or "quarter").casefold()
    if names.get("period") and frame.quarter is None:
        return None  # "the latest period" is a quarter beside a quarter's figures
    grain = cast("Grain", unit)
    if near is None:
        return OPEN._replace(grain=grain)
    if unit != "quarter":
        return span(shift(near, unit, 0), grain)
    if frame.quarter is not None and not names["now"] and not names["rel"]:
        return before_quarter(frame.quarter, 0)
    number = 0 if names["now"] else {"this": 0, "next": 1}.get((names["rel"] or "").casefold(), -1)
    return span(quarter_of(near.year, (near.month + 2) // 3 + number), "quarter")


def read_week_to(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the seven days that "the week to Sunday" ends."""
    last = weekday(found["wd"], (), frame)
    return span((last - 6 * DAY, last) if last else None, "week")


def read_holiday(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return a fixed feast ("Christmas Day", "New Year's Eve") next to the report; a movable one has no days here."""
    days = {
        "christmas eve": (12, 24),
        "christmas": (12, 25),
        "christmas day": (12, 25),
        "new year's eve": (12, 31),
        "new year's day": (1, 1),
        "may day": (5, 1),
    }
    year, words = found["y"], " ".join(found.group().casefold().replace("’", "'").split())
    near = frame.told() or frame.reference
    if year:
        near, words = date(int(year), 7, 1), words.removesuffix(year).rstrip(" ,")
    if words not in days or near is None:
        return OPEN._replace(grain="day", reason="a feast whose day is not given")
    month, day = days[words]
    if year and (exact := make_date(int(year), month, day)):
        return span((exact, exact), "day", stated=True)
    years = [make_date(near.year + step, month, day) for step in (-1, 0, 1)]
    nearest = min((one for one in years if one), key=lambda one: abs((one - near).days))
    return span((nearest, nearest), "day")
