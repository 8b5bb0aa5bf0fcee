"""Groups of many reports and their profiles in; the pairs worth comparing out, so that not every one meets every other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

from allegedly.incident.accord import plain_words
from allegedly.incident.mention import Mention
from allegedly.incident.profile import Profile
from allegedly.records import When

Key = tuple[str, ...]
_FEW_DAYS = 10
_LONGEST_MONTHS = 3  # a happening dated more loosely than this meets only those that share a sentence


class Grouped(Protocol):
    """Anything with mentions."""

    @property
    def members(self) -> tuple[Mention, ...]:
        """The mentions."""
        ...


def pairs(groups: Sequence[Grouped], profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Return index pairs of groups of different reports that share a sentence, or a type, a place or party, and a day or month.

    Those dated to a few days meet by the day; by the month they meet only those that are dated loosely or not at all.
    """
    close: dict[Key, list[int]] = defaultdict(list)
    loose: dict[Key, list[int]] = defaultdict(list)
    is_loose = [not _days(one.when) for one in profiles]
    for at, one in enumerate(profiles):
        subjects = set(_subjects(one))
        for key in {("sentence", *sentence) for sentence in one.sentences} | {
            (day, *subject) for day in _days(one.when) for subject in subjects
        }:
            close[key].append(at)
        for key in {(month, *subject) for month in _months(one) for subject in subjects}:
            loose[key].append(at)
    reports = [group.members[0].source.id for group in groups]
    found = {pair for block in close.values() for pair in _pairs(block) if reports[pair[0]] != reports[pair[1]]}
    for block in loose.values():
        wide = [at for at in block if is_loose[at]]
        met = {(min(one, two), max(one, two)) for one in wide for two in block if one != two}
        found |= {pair for pair in met if reports[pair[0]] != reports[pair[1]]}
    return sorted(found)


def _pairs(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((one, two) for n, two in enumerate(block) for one in block[:n])


def _subjects(one: Profile) -> Iterator[Key]:
    what = one.type or ""
    if one.where:
        yield (what, "place", one.where.name.casefold())
        yield (what, "country", one.where.country or "?")
    for name in one.names:
        yield (what, "place", name)
    for party in one.recipients:
        yield (what, "party", party.actor or " ".join(plain_words(party.name)))


def _days(when: When | None) -> tuple[str, ...]:
    """The days of a happening that is dated to a few, none for any other."""
    if when is None or not when.earliest or not when.latest:
        return ()
    try:
        first, last = date.fromisoformat(when.earliest), date.fromisoformat(when.latest)
    except ValueError:
        return ()
    count = (last - first).days + 1
    return tuple((first + timedelta(days=n)).isoformat() for n in range(count)) if 0 < count <= _FEW_DAYS else ()


def _months(one: Profile) -> tuple[str, ...]:
    """The months a dated happening touches; for an undated one those in which the reports on it are dated."""
    if one.when is None:
        return tuple(sorted({month for day in one.report_dates for month in _around(day)}))
    return _spanned(one.when)


def _spanned(when: When) -> tuple[str, ...]:
    first, last = (when.earliest or when.latest or "")[:7], (when.latest or when.earliest or "")[:7]
    months = [first]
    while months[-1] < last and len(months) <= _LONGEST_MONTHS:
        months.append(_next(months[-1]))
    return tuple(months) if len(months) <= _LONGEST_MONTHS else ()


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def _around(day: str) -> tuple[str, ...]:
    """The month of a report and, in its first week, the one before."""
    try:
        told = date.fromisoformat(day[:10])
    except ValueError:
        return ()
    before = f"{told.year - (told.month == 1):04}-{(told.month - 2) % 12 + 1:02}"
    return (day[:7], before) if told.day <= 7 else (day[:7],)
