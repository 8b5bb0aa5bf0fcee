"""The table of English time expressions: a pattern and a reading each; a match and a reference day go in, an Interval comes out."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from allegedly.claim.calendar import (
    DAY,
    OPEN,
    Interval,
    back,
    day_near,
    make_date,
    month_near,
    month_of,
    season_of,
    shift,
    third_of,
    week_of,
    weekday_near,
    year_of,
)
from allegedly.claim.date_words import (
    COUNT,
    DASH,
    FULL_MONTH,
    MONTH,
    PART_OF_DAY,
    THIRD,
    UNIT,
    WEEKDAY,
    YEAR,
    day_number,
    month_number,
    small_number,
    third,
    weekday_number,
)  # fmt: skip
from allegedly.claim.date_words import (
    DAY as DAY_WORD,
)


class Frame(NamedTuple):
    """What a reading is made against: the report's day, and whether the sentence speaks of what is to come."""

    reference: date | None
    following: bool


class Rule(NamedTuple):
    """A time expression: the end of its rule id, its pattern, and what a match of it means (``None``: no date after all)."""

    id: str
    pattern: str
    read: Callable[[re.Match[str], Frame], Interval | None]


def _span(ends: tuple[date, date] | None, stated: bool = False) -> Interval:
    if ends is None:
        return OPEN
    return Interval(ends[0], ends[1], "stated" if stated else "relative")


def _iso(found: re.Match[str], _: Frame) -> Interval | None:
    day = make_date(int(found["y"]), int(found["m"]), int(found["d"]))
    return Interval(day, day, "stated") if day else None


def _numeric(found: re.Match[str], _: Frame) -> Interval | None:
    """Read 27.9.2020 and 27/9/2020; 3/9/2020 is the third of September or the ninth of March, so it stays open."""
    first, second, year = int(found["a"]), int(found["b"]), int(found["y"])
    if len(found["y"]) == 2 or max(first, second) > 31 or min(first, second) < 1 or (first > 12 and second > 12):
        return OPEN if len(found["y"]) == 2 else None
    if found["sep"] == "." or first > 12 or first == second:
        day = make_date(year, second, first)
    else:
        day = make_date(year, first, second) if second > 12 else None
    return Interval(day, day, "stated") if day else OPEN


def _year(found: re.Match[str]) -> int | None:
    names = found.groupdict()
    if names.get("y"):
        return int(names["y"])
    if names.get("yy"):  # the wires of the 1980s and 90s: "3 JAN 90"
        short = int(names["yy"])
        return short + (1900 if short >= 40 else 2000)
    return None


def _calendar_day(found: re.Match[str], frame: Frame) -> Interval | None:
    month, day, year = month_number(found["m"]), day_number(found["d"]), _year(found)
    if year is not None:
        exact = make_date(year, month, day)
        return Interval(exact, exact, "stated") if exact else None
    if make_date(2000, month, day) is None:
        return None
    near = day_near(frame.reference, month, day, frame.following) if frame.reference else None
    return Interval(near, near, "relative")


def _calendar_days(found: re.Match[str], frame: Frame) -> Interval | None:
    month, first, last = month_number(found["m"]), day_number(found["d"]), day_number(found["e"])
    year = _year(found)
    if year is None and frame.reference is not None:
        near = day_near(frame.reference, month, last if frame.following else first, frame.following)
        year = near.year if near else None
        if year is None:
            return None
    if year is None:
        return OPEN
    begin, end = make_date(year, month, first), make_date(year, month, last)
    if begin is None or end is None or begin > end:
        return None
    return Interval(begin, end, "stated" if _year(found) is not None else "relative")


def _month(found: re.Match[str], frame: Frame) -> Interval | None:
    month, year = month_number(found["m"]), _year(found)
    part = third(found.groupdict().get("third"))
    stated = year is not None
    if year is None:
        if frame.reference is None:
            return OPEN
        year = _relative_year(found, frame, month)
    ends = month_of(year, month)
    return _span(third_of(ends, part) if ends else None, stated)


def _relative_year(found: re.Match[str], frame: Frame, month: int) -> int:
    """Return the year of "March last year", "last March", or of a bare month."""
    assert frame.reference is not None  # noqa: S101 - asked only where there is one
    names = found.groupdict()
    if names.get("of_year"):
        return frame.reference.year + {"last": -1, "this": 0, "next": 1}[names["of_year"].casefold()]
    if (names.get("rel") or "").casefold() == "last" and month == frame.reference.month:
        return frame.reference.year - 1
    following = frame.following or (names.get("rel") or "").casefold() == "next"
    if following and (names.get("rel") or "").casefold() == "next" and month == frame.reference.month:
        return frame.reference.year + 1
    return month_near(frame.reference, month, following)


def _weekday(found: re.Match[str], frame: Frame) -> Interval | None:
    if frame.reference is None:
        return OPEN
    number, rel = weekday_number(found["wd"]), (found["rel"] or "").casefold().split()
    if found["week"]:
        days = shift(frame.reference, "week", {"last": -1, "this": 0, "next": 1}[found["week"].casefold()])
        day = days[0] + timedelta(days=number) if days else None
        return Interval(day, day, "relative")
    near = frame.reference
    following = frame.following or bool({"next", "coming", "following"} & set(rel))
    if "next" in rel:
        near += DAY
    elif "last" in rel:
        near, following = near - DAY, False
    day = weekday_near(near, number, following)
    return Interval(*_night(found["over"], day), "relative")


def _night(over: str | None, day: date) -> tuple[date, date]:
    if over is None:
        return day, day
    return (day - DAY, day) if "into" in over.casefold() else (day, day + DAY)


_DAYS = {
    "today": (0, 0), "tonight": (0, 0), "yesterday": (-1, -1), "tomorrow": (1, 1), "overnight": (-1, 0), "last night": (-1, 0),
    "last evening": (-1, -1), "the day before yesterday": (-2, -2), "the day after tomorrow": (2, 2),
}  # fmt: skip


def _day_word(found: re.Match[str], frame: Frame) -> Interval | None:
    if frame.reference is None:
        return OPEN
    first, last = _DAYS.get(" ".join(found["w"].casefold().split()), (0, 0))
    return Interval(frame.reference + first * DAY, frame.reference + last * DAY, "relative")


def _unit_word(found: re.Match[str], frame: Frame) -> Interval | None:
    if frame.reference is None:
        return OPEN
    number = {"last": -1, "previous": -1, "this": 0, "next": 1}[found["rel"].casefold().split()[0]]
    unit = found["u"].casefold()
    if unit == "weekend" and number == -1 and frame.reference.weekday() < 5:
        number = 0  # the most recent weekend is the last one
    ends = shift(frame.reference, unit, number)
    if ends is None:
        return OPEN
    part = " ".join((found["part"] or "").casefold().split())
    if "earlier" in part or "so far" in part:
        return Interval(ends[0], min(ends[1], frame.reference), "relative")
    if "later" in part:
        return Interval(max(ends[0], frame.reference), max(ends[1], frame.reference), "relative")
    return _span(third_of(ends, third(part.strip(" -").split()[0]) if part else None))


def _weekend(_: re.Match[str], frame: Frame) -> Interval | None:
    return _span(shift(frame.reference, "weekend", int(frame.following)) if frame.reference else None)


def _past(found: re.Match[str], frame: Frame) -> Interval | None:
    if frame.reference is None or found["vague"]:
        return OPEN
    first = back(frame.reference, found["u"].casefold(), small_number(found["n"] or "one"))
    return Interval(first, frame.reference, "relative") if first else OPEN


def _ago(found: re.Match[str], frame: Frame) -> Interval | None:
    if frame.reference is None or found["n"] is None:
        return OPEN
    number, unit = small_number(found["n"]), found["u"].casefold()
    if unit == "hour":
        first = back(frame.reference, unit, number)
        return Interval(first, frame.reference, "relative") if first else OPEN
    ends = shift(frame.reference, unit, -number)
    if ends is None or not found["about"] or unit != "day":
        return _span(ends)
    slack = 1 if number < 8 else 3  # "about ten days ago": the exact day is not meant
    return Interval(ends[0] - slack * DAY, min(ends[1] + slack * DAY, frame.reference), "relative")


def _season(found: re.Match[str], frame: Frame) -> Interval | None:
    name = (found["s"] or found["s2"] or found["s3"]).casefold()
    year, rel = _year(found), (found["rel"] or "").casefold()
    stated = year is not None
    if year is None:
        if frame.reference is None:
            return OPEN
        year = frame.reference.year + (name == "winter" and frame.reference.month == 12)
        ends = season_of(year, name)
        begun = ends is not None and ends[0] <= frame.reference
        over = ends is not None and ends[1] < frame.reference
        year += _season_shift(rel, frame.following, begun, over)
    ends = season_of(year, name)
    return _span(third_of(ends, third(found["third"])) if ends else None, stated)


def _season_shift(rel: str, following: bool, begun: bool, over: bool) -> int:
    if rel == "this":
        return 0
    if rel == "next" or following:
        return 1 if begun else 0
    return 0 if over or (begun and rel != "last") else -1


def _whole_year(found: re.Match[str], _: Frame) -> Interval | None:
    names = found.groupdict()
    ends = year_of(int(found["y"]))
    if ends is None:
        return None
    if names.get("half"):
        first, last = ends
        middle = date(first.year, 6, 30)
        return _span((first, middle) if names["half"].casefold() == "first" else (middle + DAY, last), stated=True)
    return _span(third_of(ends, third(names.get("third"))), stated=True)


def _years(found: re.Match[str], _: Frame) -> Interval | None:
    first = int(found["y"])
    last = int(found["e"]) if len(found["e"]) == 4 else first // 100 * 100 + int(found["e"])
    return _span((date(first, 1, 1), date(last, 12, 31)), stated=True) if first < last else None


def _decade(found: re.Match[str], _: Frame) -> Interval | None:
    year = int(found["y"]) if found["y"] else 1900 + int(found["yy"])
    ends = year_of(year, 10)
    return _span(third_of(ends, third(found["third"])) if ends else None, stated=True)


def _century(found: re.Match[str], _: Frame) -> Interval | None:
    number = int(found["n"])
    return _span(year_of((number - 1) * 100 + 1, 100), stated=True) if 1 <= number <= 21 else None


def _end_of(found: re.Match[str], frame: Frame) -> Interval | None:
    if frame.reference is None:
        return OPEN
    number = {"last": -1, "next": 1}.get(found["rel"].casefold(), 0)
    ends = shift(frame.reference, found["u"].casefold(), number)
    return _span(third_of(ends, third(found["third"])) if ends else None)


def _week_with(found: re.Match[str], frame: Frame) -> Interval | None:
    day = _calendar_day(found, frame)
    return _span(week_of(day.earliest), day.basis == "stated") if day and day.earliest else day


def _open(_: re.Match[str], __: Frame) -> Interval:
    return OPEN


_ON = rf"(?:(?:{WEEKDAY}(?:\s+{PART_OF_DAY})?|(?:the\s+)?(?:night|evening|morning)\s+(?:of|between)),?\s+(?:the\s+)?)?"
_Y = rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))"
_TO = rf"(?:{DASH}|\s+(?:to|until|till|through)\s+(?:the\s+)?)"
_NOT_PEOPLE = r"(?!\s+(?:people|persons?|civilians|soldiers|troops|men|women|children|others|fighters|militants|members|rebels|police))"
_SEASON = r"spring|summer|autumn|winter"
_VAGUE = r"several|a\s+few|few|many|some|a\s+couple\s+of|couple\s+of"
_DAYPARTS = r"morning|afternoon|evening"

RULES: tuple[Rule, ...] = (
    Rule("iso", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _iso),
    Rule("numeric", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/]|\.\d)", _numeric),
    Rule("week_with", rf"(?:the\s+)?week\s+of\s+(?P<m>{MONTH})\s+(?P<d>{DAY_WORD}){_Y}?", _week_with),
    Rule("days", rf"{_ON}(?:between\s+)?(?P<m>{MONTH})\s+(?P<d>{DAY_WORD}){_TO}(?P<e>{DAY_WORD}){_Y}?{_NOT_PEOPLE}", _calendar_days),
    Rule("days", rf"{_ON}between\s+(?P<m>{MONTH})\s+(?P<d>{DAY_WORD})\s+and\s+(?P<e>{DAY_WORD}){_Y}?{_NOT_PEOPLE}", _calendar_days),
    Rule("days", rf"{_ON}(?:between\s+|from\s+)?(?P<d>{DAY_WORD})(?:{_TO}|\s+and\s+)(?P<e>{DAY_WORD})\s+(?:of\s+)?(?P<m>{MONTH}){_Y}?", _calendar_days),
    Rule("day", rf"{_ON}(?P<d>{DAY_WORD})\s+(?:of\s+)?(?P<m>{MONTH})(?:{_Y}|\s+(?P<yy>[4-9]\d)\b(?=[\s,.)]))?", _calendar_day),
    Rule("day", rf"{_ON}(?P<m>{MONTH})\s+(?P<d>{DAY_WORD}){_Y}?{_NOT_PEOPLE}", _calendar_day),
    Rule("part_of_month", rf"(?:the\s+)?(?P<third>(?i:{THIRD}))(?:-|\s+)(?:of\s+|in\s+)?(?P<m>{MONTH})(?:{_Y}|\s+(?:of\s+)?(?P<of_year>last|this|next)\s+year)?(?![\w’'])", _month),
    Rule("month_year", rf"(?P<m>{MONTH}){_Y}", _month),
    Rule("month_year", rf"(?P<m>{MONTH}),?\s+(?:of\s+)?(?P<of_year>last|this|next)\s+year", _month),
    Rule("month", rf"(?P<rel>(?i:last|this|next))\s+(?P<m>{FULL_MONTH})", _month),
    Rule("month", rf"(?P<m>{FULL_MONTH})(?!\w)", _month),
    Rule(
        "weekday",
        rf"(?P<over>(?i:overnight)\s+(?:on\s+|into\s+|from\s+)?)?(?:(?i:late|early)\s+(?:on\s+)?)?(?P<rel>(?i:last|this\s+past|this\s+coming|this|past|next|the\s+following|coming)\s+)?"
        rf"(?P<wd>{WEEKDAY})(?!\w)(?:\s+{PART_OF_DAY})?(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?",
        _weekday,
    ),
    Rule("day_word", rf"(?P<w>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|overnight|last\s+(?:night|evening)|this\s+(?:{_DAYPARTS})))", _day_word),
    Rule("day_word", rf"(?:(?i:early|late|earlier|later)\s+)?(?P<w>(?i:today|yesterday|tomorrow|tonight))(?!\w)(?:\s+(?:{PART_OF_DAY}))?", _day_word),
    Rule("past", rf"(?i:(?:the|these)\s+(?:past|last)\s+(?:(?P<vague>{_VAGUE})\s+|(?P<n>{COUNT})\s+)?(?P<u>hour|day|week|month|year|decade)s?)(?!\w|\s+of)", _past),
    Rule("past", rf"(?i:(?:past|last)\s+(?:(?P<vague>{_VAGUE})|(?P<n>{COUNT}))\s+(?P<u>hour|day|week|month|year|decade)s?)(?!\w|\s+of)", _past),
    Rule("weekend", r"(?i:the\s+(?P<u>weekend))(?!\w)", _weekend),
    Rule(
        "unit",
        rf"(?i:(?P<part>so\s+far\s+|(?:earlier|later|early|mid|late)(?:-|\s+)(?:in\s+)?)?(?P<rel>last|this\s+past|this|next)\s+(?P<u>{UNIT}|century))(?!\w|\s+of\b)",
        _unit_word,
    ),
    Rule("ago", rf"(?i:(?P<about>(?:about|around|some|roughly|nearly|almost|more\s+than|over|at\s+least|less\s+than|just\s+over)\s+)?(?:(?:{_VAGUE})\s+|(?P<n>{COUNT})\s+)?(?P<u>hour|day|week|month|year|decade)s?\s+ago)(?!\w)", _ago),
    Rule("recent", rf"(?i:(?:the\s+)?(?:most\s+)?(?:recent|coming|previous|preceding|following)\s+(?:{_VAGUE}|{COUNT})?\s*(?:days|weeks|months|years|decades))(?!\w)", _open),
    Rule("anchored", rf"(?i:(?:(?:{_VAGUE}|{COUNT})\s+)(?:day|night|week|month|year|decade)s?\s+(?:earlier|later|before|after|afterwards?|prior|beforehand))(?!\w)", _open),
    Rule("anchored", r"(?i:(?:the|that)\s+(?:same|previous|following|next|preceding)\s+(?:day|night|morning|evening|week|month|year)|(?:earlier\s+|later\s+)?(?:that\s+|the\s+same\s+)(?:day|night|morning|evening|week|month|year)|the\s+(?:day|night|week|month|year)\s+(?:before|after))(?!\w)", _open),
    Rule("part_of_year", rf"(?:the\s+)?(?P<third>(?i:{THIRD}))(?:-|\s+)(?:of\s+)?(?:the\s+year\s+)?(?P<y>{YEAR})(?!\w)", _whole_year),
    Rule("part_of_year", rf"(?:the\s+)?(?P<half>(?i:first|second))\s+half\s+of\s+(?P<y>{YEAR})", _whole_year),
    Rule("part_of_unit", r"(?i:(?:the\s+)?(?P<third>start|beginning|middle|end)\s+of\s+(?P<rel>the|this|last|next)\s+(?P<u>week|month|year|decade))(?!\w)", _end_of),
    Rule("season", rf"(?i:(?:the\s+)?(?:(?P<third>early|mid|late)(?:-|\s+))?(?:(?P<rel>last|this|next)\s+(?P<s>{_SEASON})|(?P<s2>{_SEASON}|fall)(?:\s+of|\s+in)?\s+(?P<y>{YEAR})|in\s+the\s+(?P<s3>{_SEASON})))(?!\w|\s+of)", _season),
    Rule("decade", rf"(?:the\s+)?(?:(?P<third>(?i:{THIRD}))(?:-|\s+)(?:of\s+the\s+)?)?(?:(?P<y>(?:1[5-9]|20)\d0)|['’](?P<yy>[1-9]0))['’]?s(?!\w)", _decade),
    Rule("century", r"(?:the\s+)?(?P<n>\d\d?)(?:st|nd|rd|th)[-\s]century", _century),
    Rule("years", rf"(?P<y>{YEAR}){DASH}(?P<e>{YEAR}|\d\d(?![\d-]))(?!\w)", _years),
    Rule("year", rf"(?P<y>{YEAR})(?![\w’'/]|-\d)", _whole_year),
)  # fmt: skip
