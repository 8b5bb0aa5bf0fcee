"""A report's moment of publication and the place of its dateline go in; the day that its words count from comes out."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from allegedly.claim.calendar import DAY, day_near, read_reference
from allegedly.claim.date_words import MONTH, day_number, month_number
from allegedly.records import Place, Report

# A dateline's own day is the writer's where the report came out at most so many days later, or the day before (in another zone).
_FILED = 3
_DAY = re.compile(
    rf"\b(?:(?P<m>{MONTH})\s+(?P<d>\d\d?)|(?P<d2>\d\d?)\s+(?P<m2>{MONTH}))(?:,?\s+\d{{4}})?\b", re.IGNORECASE
)
# Clocks follow the sun by the hour of 15 degrees, at the least an hour behind it and at the most two and a half ahead (summer time).
_HOUR_DEGREES = 15
_BEHIND, _AHEAD = timedelta(hours=1), timedelta(hours=2.5)
_POINT = (
    4  # UCDP precision up to which a place's meridian says what time it is there: a town or a province, not a country
)
# Before this hour of the new day a report may still be written from the day before it.
_MORNING = 6


class DayThere(NamedTuple):
    """The day that a report's words count from, and the day after it where that had surely begun when the report came out."""

    reference: date | None
    begun: date | None = None


def day_there(report: Report, place: Place | None) -> DayThere:
    """Return the day that the words of a report count from: its dateline's, else the day it was at the dateline's place, else its own.

    The day of the place counts where the moment of publication has a zone and the place's meridian leaves no doubt. West of the zone the
    day there is the day before; east of it a day that has begun counts from six in the morning on, and before for nights and its own weekday.

    >>> # published 2021-03-11T02:00:00Z from a town at 77 degrees west: 2021-03-10
    """
    reference = read_reference(report.published) or read_reference(report.updated)
    filed = _filed(report, reference)
    if filed is not None or reference is None:
        return DayThere(filed or reference)
    moment = _moment(report.published or report.updated or "")
    if moment is None or place is None or place.lon is None or (place.precision or _POINT + 1) > _POINT:
        return DayThere(reference)
    sun = moment + timedelta(hours=place.lon / _HOUR_DEGREES)
    first, last = sun - _BEHIND, sun + _AHEAD
    if last.date() < reference:
        return DayThere(last.date())
    if first.date() == reference + DAY:
        return DayThere(first.date()) if first.hour >= _MORNING else DayThere(reference, first.date())
    return DayThere(reference)


def _filed(report: Report, reference: date | None) -> date | None:
    """Return the day in the dateline ("SOREL, March 9 -"), ``None`` where it names none near the day the report came out."""
    part = next((one for one in report.parts if one.kind == "dateline"), None)
    found = _DAY.search(report.text, part.start, part.end) if part is not None else None
    if found is None or reference is None:
        return None
    month, day = month_number(found["m"] or found["m2"]), day_number(found["d"] or found["d2"])
    near = day_near(reference + DAY, month, day, following=False)
    return near if near is not None and -1 <= (reference - near).days <= _FILED else None


def _moment(stated: str) -> datetime | None:
    """Return the moment in UTC, ``None`` for a mere day or a time without a zone."""
    try:
        moment = datetime.fromisoformat(stated)
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None
