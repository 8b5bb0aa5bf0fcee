"""Words or a metadata value go in; an ISO date (or date-time) comes out, or the reason why they give none."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from allegedly.report.dateline import MONTH

Doubt = Literal["ambiguous", "partial", "unreadable"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\b(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)")
_YMD = re.compile(r"\b(?P<y>(?:19|20)\d\d)[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})\b")
_DAY_MONTH = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-]+(?P<name>{MONTH})(?:,?[\s\-]+(?P<y>\d{{4}}|\d\d)\b)?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"\b(?P<name>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*:)(?:,?\s+(?P<y>\d{{4}})\b)?", re.IGNORECASE
)
_NUMERIC = re.compile(r"\b(?P<a>\d{1,2})[/.\-](?P<b>\d{1,2})[/.\-](?P<y>\d{4})\b")
_MONTH_YEAR = re.compile(rf"\b(?P<name>{MONTH})\s+(?P<y>\d{{4}})\b", re.IGNORECASE)
_COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<t>\d{6})Z?)?")
_EPOCH = re.compile(r"\d{9,10}|\d{13}")


@dataclass(frozen=True, slots=True)
class DateWords:
    """Date words at ``start`` to ``end``: ``value`` is the ISO date, or ``doubt`` says why there is none.

    ``month`` and ``day`` are given also where the year is not stated (then ``doubt`` is ``partial``).
    """

    start: int
    end: int
    value: str | None
    doubt: Doubt | None
    month: int | None = None
    day: int | None = None


def find_date(text: str, start: int, end: int) -> DateWords | None:
    """Return the first date in ``text[start:end]``, ``None`` when no date words stand there.

    A numeric date is read only where one order is possible ("26/06/2018", not "03/04/2018"). Two-digit years follow the
    POSIX pivot: 69-99 are 1969-1999.

    >>> find_date("Updated 26 June 2018", 0, 20).value
    '2018-06-26'
    """
    found = [m for m in (p.search(text, start, end) for p in (_ISO, _YMD, _DAY_MONTH, _MONTH_DAY, _NUMERIC)) if m]
    if not found:
        month_year = _MONTH_YEAR.search(text, start, end)
        return DateWords(month_year.start(), month_year.end(), None, "partial") if month_year else None
    first = min(found, key=lambda match: (match.start(), -match.end()))
    groups = first.groupdict()
    if "a" in groups:
        return _numeric(first)
    month = int(groups["m"]) if "m" in groups else _MONTHS.index(groups["name"][:3].lower()) + 1
    day = int(groups["d"])
    year = groups.get("y")
    if year is None:
        return DateWords(first.start(), first.end(), None, "partial", month, day)
    value = iso_date(_full_year(year), month, day)
    return DateWords(first.start(), first.end(), value, None if value else "unreadable", month, day)


def iso_date(year: int, month: int, day: int) -> str | None:
    """Return ``YYYY-MM-DD``, ``None`` when the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_date(value: str) -> tuple[str | None, Doubt | None]:
    """Return the ISO date or date-time (with its zone) of a metadata value, or ``None`` and the reason.

    Reads ISO 8601, RFC 2822 ("Tue, 26 Jun 2018 14:00:00 +0300"), ``20180626``, seconds since 1970, and dates in words.

    >>> read_date("2018-06-26T09:30:00Z"), read_date("03/04/2018")
    (('2018-06-26T09:30:00Z', None), (None, 'ambiguous'))
    """
    words = value.strip()
    exact = _read_iso(words) or _read_compact(words) or _read_epoch(words) or _read_rfc(words)
    if exact:
        return exact, None
    found = find_date(words, 0, len(words))
    return (found.value, found.doubt) if found else (None, "unreadable")


def is_future(value: str, today: str) -> bool:
    """Say whether an ISO date or date-time lies after the day ``today``; a date-time with a zone is compared in UTC."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return False
    if moment.tzinfo is not None:
        try:
            moment = moment.astimezone(UTC)
        except OverflowError:
            return value[:10] > today[:10]
    return moment.date().isoformat() > today[:10]


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (1900 if int(year) >= 69 else 2000)


def _numeric(found: re.Match[str]) -> DateWords:
    a, b, year = int(found["a"]), int(found["b"]), int(found["y"])
    readings = {iso_date(year, b, a), iso_date(year, a, b)} - {None}
    if len(readings) == 1:
        return DateWords(found.start(), found.end(), readings.pop(), None)
    return DateWords(found.start(), found.end(), None, "ambiguous" if readings else "unreadable")


def _read_iso(words: str) -> str | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}", words):
        return None
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return None
    if len(words) == 10:
        return words
    return moment.isoformat().replace("+00:00", "Z")


def _read_compact(words: str) -> str | None:
    found = _COMPACT.fullmatch(words)
    if not found:
        return None
    day = iso_date(int(found["y"]), int(found["m"]), int(found["d"]))
    if day is None or not found["t"]:
        return day
    clock = f"{found['t'][:2]}:{found['t'][2:4]}:{found['t'][4:]}"
    return _read_iso(f"{day}T{clock}{'Z' if words.endswith('Z') else ''}")


def _read_epoch(words: str) -> str | None:
    if not _EPOCH.fullmatch(words):
        return None
    seconds = int(words) // (1000 if len(words) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")


def _read_rfc(words: str) -> str | None:
    if not re.search(r"\d{4}\s+\d{1,2}:\d{2}", words):
        return None
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, IndexError, TypeError):
        return None
    return moment.isoformat().replace("+00:00", "Z")
