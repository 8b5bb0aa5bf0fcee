"""Days, weeks, months and seasons around a reference day go in; intervals of days with their UCDP precision come out."""

from datetime import date, timedelta
from typing import NamedTuple

from allegedly.records import DateBasis, DateKind, Grain

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
# Northern half of the world; winter begins in December of the year before the one it is named after.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
# Thirds of a month or year, as news writes them: "early September" is its first ten days or so.
_THIRDS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}


class Interval(NamedTuple):
    """The days an expression can mean, both ends included; ``None`` where an end is not known, with the reason.

    ``grain`` is the unit the words name, ``clock`` the time or part of the day, ``length`` a duration as ISO 8601 has it.
    """

    earliest: date | None
    latest: date | None
    basis: DateBasis
    grain: Grain | None = None
    kind: DateKind = "date"
    clock: str | None = None
    length: str | None = None
    reason: str | None = None

    def known(self) -> tuple[date, date] | None:
        """Return both ends, ``None`` unless both are known."""
        return (self.earliest, self.latest) if self.earliest and self.latest else None


NO_REFERENCE = "the report has no date to count from"
OPEN = Interval(None, None, "relative", reason=NO_REFERENCE)


def precision(interval: Interval) -> int | None:
    """Return UCDP's date_prec from the width: 1 one day, 2 up to six, 3 a week, 4 up to 31 days, 5 more; ``None`` if an end is open."""
    ends = interval.known()
    if ends is None:
        return None
    days = (ends[1] - ends[0]).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def read_reference(stated: str | None) -> date | None:
    """Return the day of an ISO date or date-time, ``None`` when there is none or it is none.

    >>> read_reference("2018-06-26T09:30:00Z")
    datetime.date(2018, 6, 26)
    """
    try:
        return date.fromisoformat(stated[:10]) if stated else None
    except ValueError:
        return None


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the day, ``None`` when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> tuple[date, date] | None:
    """Return the first and last day of a month; months count on over the year's end (13 is the next January)."""
    years, index = divmod(month - 1, 12)
    if not 1 <= year + years < 9999:
        return None
    first = date(year + years, index + 1, 1)
    following = date(year + years + (index == 11), (index + 1) % 12 + 1, 1)
    return first, following - DAY


def year_of(year: int, years: int = 1) -> tuple[date, date] | None:
    """Return the first and last day of ``years`` calendar years from ``year`` on."""
    return (date(year, 1, 1), date(year + years - 1, 12, 31)) if year >= 1 and year + years <= 9999 else None


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and the Sunday of the week of ``day``."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + 6 * DAY


def weekend_before(day: date) -> tuple[date, date]:
    """Return the most recent Saturday and Sunday that have begun by ``day``."""
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    return saturday, saturday + DAY


def season_of(year: int, name: str) -> tuple[date, date] | None:
    """Return the first and last day of a season; "winter 2019" is read as December 2018 to February 2019."""
    month = SEASONS[name]
    first, last = month_of(year - (month == 12), month), month_of(year - (month == 12), month + 2)
    return (first[0], last[1]) if first and last else None


def weekday_near(reference: date, weekday: int, following: bool) -> date:
    """Return the most recent such weekday, the reference itself included; the next one from it when ``following``."""
    if following:
        return reference + timedelta(days=(weekday - reference.weekday()) % 7)
    return reference - timedelta(days=(reference.weekday() - weekday) % 7)


def day_near(reference: date, month: int, day: int, following: bool) -> date | None:
    """Return the day of a month in the year that puts it closest before or at the reference (after it when ``following``)."""
    years = range(reference.year, reference.year + 9) if following else range(reference.year, reference.year - 9, -1)
    for year in years:
        found = make_date(year, month, day)
        if found and (found >= reference if following else found <= reference):
            return found
    return None


def month_near(reference: date, month: int, following: bool) -> int:
    """Return the year that puts a month closest before, or in, the reference's month (after it when ``following``)."""
    if following:
        return reference.year + (month < reference.month)
    return reference.year - (month > reference.month)


def quarter_of(year: int, number: int) -> tuple[date, date] | None:
    """Return the first and last day of a quarter of a calendar year, 1 to 4; quarters count on over the year's end."""
    first, last = month_of(year, 3 * number - 2), month_of(year, 3 * number)
    return (first[0], last[1]) if first and last else None


def third_of(span: tuple[date, date], part: str | None) -> tuple[date, date]:
    """Return the early, mid or late third of a span of days; the whole of it for ``None``."""
    if part is None:
        return span
    first, last = _THIRDS[part]
    days = (span[1] - span[0]).days + 1
    return span[0] + timedelta(days=days * first // 3), span[0] + timedelta(days=days * last // 3 - 1)


def shift(reference: date, unit: str, number: int) -> tuple[date, date] | None:
    """Return the day, calendar week, month, year or decade that lies ``number`` units from the reference's own.

    >>> shift(date(2018, 6, 26), "week", -1)
    (datetime.date(2018, 6, 18), datetime.date(2018, 6, 24))
    """
    if unit == "month":
        return month_of(reference.year, reference.month + number)
    if unit in {"year", "decade", "century"}:
        years = {"year": 1, "decade": 10, "century": 100}[unit]
        return year_of((reference.year // years + number) * years, years)
    try:
        day = reference + number * (WEEK if unit in {"week", "weekend"} else DAY)
    except OverflowError:
        return None
    if unit == "week":
        return week_of(day)
    return weekend_before(day) if unit == "weekend" else (day, day)


def back(reference: date, unit: str, number: int) -> date | None:
    """Return the first day of "the past NUMBER UNITs": that many days, weeks, months or years before the reference."""
    if unit in {"month", "year", "decade"}:
        months = number * {"month": 1, "year": 12, "decade": 120}[unit]
        span = month_of(reference.year, reference.month - months)
        return span and min(span[0] + timedelta(days=reference.day - 1), span[1])
    days = {"hour": (number + 23) // 24, "day": number, "week": 7 * number - 1}[unit]
    try:
        return reference - timedelta(days=days)
    except OverflowError:
        return None
