"""A time expression of the record in, its value as TimeML and TIMEX2 write it out."""

import re
from datetime import date

from allegedly.records import RangeEnd, When

_SEASONS = {12: "WI", 1: "WI", 3: "SP", 6: "SU", 9: "FA"}
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI", "dawn": "MO", "dusk": "EV", "noon": "12:00", "midday": "12:00", "midnight": "00:00", "day": "DT"}  # fmt: skip
_EARLY = re.compile(r"in the year (\d+) before the year 1")
_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}


def timeml_value(when: When | RangeEnd) -> str | None:
    """Return the value that an expression has in TimeML, ``None`` where the record gives it no days, length or reference.

    >>> from allegedly.records import Span
    >>> timeml_value(When(Span("May", 0, 3), "2019-05-01", "2019-05-31", 4, "stated", "x", grain="month"))
    '2019-05'
    """
    if when.kind in {"duration", "set"}:
        return when.length
    if when.grain in _REFERENCES:
        return _REFERENCES[when.grain]
    early = _EARLY.match(when.reason or "") if isinstance(when, When) else None
    if early:
        return f"BC{int(early[1]):04d}"
    if when.earliest is None and when.length:
        return when.length
    if when.earliest is None:
        part = _PARTS.get(when.clock or "")
        return f"XXXX-XX-XXT{part}" if part else f"T{when.clock}" if when.clock and when.clock[0].isdigit() else None
    first = date.fromisoformat(when.earliest)
    if when.clock:
        return f"{when.earliest}T{_PARTS.get(when.clock, when.clock)}"
    return _days(first, when)


def _days(first: date, when: When | RangeEnd) -> str:
    year, week, _ = first.isocalendar()
    values = {
        "week": f"{year}-W{week:02d}",
        "weekend": f"{year}-W{week:02d}-WE",
        "month": f"{first:%Y-%m}",
        "quarter": f"{first.year}-Q{(first.month + 2) // 3}",
        "half": f"{first.year}-H{1 + (first.month > 6)}",
        "season": f"{first.year + (first.month == 12)}-{_SEASONS.get(first.month, 'WI')}",
        "year": f"{first.year:04d}",
        "decade": f"{first.year // 10}",
        "century": f"{first.year // 100}",
    }
    return values.get(when.grain or "day", first.isoformat())
