"""Readings of seasons, years, decades and centuries: a match and a frame go in, an Interval comes out."""

import re
from datetime import date
from typing import cast

from allegedly.claim.calendar import DAY, OPEN, Interval, quarter_of, season_of, shift, third_of, year_of
from allegedly.claim.date_rules import TURNED, Frame, read_month, span, year_in
from allegedly.claim.date_words import day_number, small_number, third
from allegedly.records import Grain


def read_season(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the days of "the summer of 2014", "last winter"."""
    name = (found["s"] or found.groupdict().get("s2") or "").casefold()
    year, rel, told = year_in(found), (found["rel"] or "").casefold().strip(), frame.told()
    rel = "last" if rel.endswith("past") else rel
    if year is not None and found.groupdict().get("ye"):
        year = year // 100 * 100 + int(found["ye"])  # "the winter of 1941-42"
    stated = year is not None
    if year is None and told is not None:
        year = told.year + (name == "winter" and told.month > TURNED)
    elif year is None:
        if frame.reference is None:
            return OPEN._replace(grain="season")
        year = _season_year(name, rel, frame.reference, frame.following)
    ends = season_of(year, name)
    return span(third_of(ends, third(found["third"])) if ends else None, "season", stated)


def read_next_season(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return "the following spring", "the previous autumn" beside the date told of last."""
    near = frame.anchor.earliest if frame.anchor else None
    if near is None:
        return OPEN._replace(grain="season", reason="counted from a day that the words before do not give")
    after = found["rel"].casefold() in {"following", "next"}
    seasons = [ends for step in (-2, -1, 0, 1, 2) if (ends := season_of(near.year + step, found["s"].casefold()))]
    fit = [ends for ends in seasons if (ends[0] > near if after else ends[1] < near)]
    return span(fit[0] if after else fit[-1], "season") if fit else None


def _season_year(name: str, rel: str, reference: date, following: bool) -> int:
    year = reference.year + (name == "winter" and reference.month == 12)
    ends = season_of(year, name)
    begun = ends is not None and ends[0] <= reference
    over = ends is not None and ends[1] < reference
    return year + _season_shift(rel, following, begun, over)


def _season_shift(rel: str, following: bool, begun: bool, over: bool) -> int:
    if rel == "this":
        return 0
    if rel == "next" or following:
        return 1 if begun else 0
    return 0 if over or (begun and rel != "last") else -1


def read_whole_year(found: re.Match[str], _: Frame) -> Interval | None:
    """Return the days of a year, or of a half or third of it."""
    names = found.groupdict()
    ends = year_of(int(found["y"]))
    if ends is None:
        return None
    if names.get("half"):
        first, last = ends
        middle = date(first.year, 6, 30)
        return span(
            (first, middle) if names["half"].casefold() == "first" else (middle + DAY, last), "half", stated=True
        )
    return span(third_of(ends, third(names.get("third"))), "year", stated=True)


def read_years(found: re.Match[str], _: Frame) -> Interval | None:
    """Return the days of "1914-1918"."""
    first = int(found["y"])
    last = int(found["e"]) if len(found["e"]) == 4 else first // 100 * 100 + int(found["e"])
    return span((date(first, 1, 1), date(last, 12, 31)), "year", stated=True) if first < last else None


def read_decade(found: re.Match[str], _: Frame) -> Interval | None:
    """Return the days of "the 1990s"."""
    year = int(found["y"]) if found["y"] else 1900 + int(found["yy"])
    ends = year_of(year, 10)
    return span(third_of(ends, third(found["third"])) if ends else None, "decade", stated=True)


_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def read_century(found: re.Match[str], _: Frame) -> Interval | None:
    """Return the days of "the 19th century"."""
    number = _CENTURIES.get(found["n"].casefold()) or day_number(found["n"])
    ends = year_of((number - 1) * 100 + 1, 100) if 1 <= number <= 21 else None
    return span(third_of(ends, third(found["third"])), "century", stated=True) if ends else None


def read_end_of(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the third of a unit that "the end of the year" names."""
    near, unit = frame.told() or frame.reference, found["u"].casefold()
    grain = cast("Grain", unit)
    if near is None:
        return OPEN._replace(grain=grain)
    number = {"last": -1, "next": 1}.get((found.groupdict().get("rel") or "").casefold(), 0)
    if unit == "quarter":
        return span(third_of(ends, "late") if (ends := quarter_of(near.year, (near.month + 2) // 3)) else None, grain)
    ends = shift(near, unit, number)
    return span(third_of(ends, third(found["third"])) if ends else None, grain)


_FEW_DAYS = 5  # "the last days of July"
_WEEKS = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def read_week_of_month(found: re.Match[str], frame: Frame) -> Interval | None:
    """Return the days of "the first week of June", "the last two weeks of February", "the first half of May", "the last days of July"."""
    month = read_month(found, frame)
    ends = month.known() if month is not None else None
    if month is None or ends is None:
        return month
    order, unit = found["q"].casefold(), found["u"].casefold()
    if unit == "half":
        days = (ends[0], ends[0] + 14 * DAY) if order == "first" else (ends[0] + 15 * DAY, ends[1])
        return month._replace(earliest=days[0], latest=days[1], grain=None)
    if found["n"] is None or found["n"].casefold() == "few":
        number = _FEW_DAYS if unit == "days" else 7
    else:
        number = small_number(found["n"]) * (1 if unit == "days" else 7)
    if order == "last":
        return month._replace(earliest=max(ends[1] - (number - 1) * DAY, ends[0]), grain="week")
    first = ends[0] + _WEEKS[order] * number * DAY
    return month._replace(earliest=first, latest=min(first + (number - 1) * DAY, ends[1]), grain="week")
