"""Groups of many reports and their profiles in; the pairs worth comparing out, so that not every one meets every other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from allegedly.incident.accord import plain_words
from allegedly.incident.mention import Mention
from allegedly.incident.profile import Profile
from allegedly.records import When

Key = tuple[str, ...]
_LONGEST_MONTHS = 3  # a happening dated more loosely than this meets only those that share a sentence


class Grouped(Protocol):
    """Anything with mentions."""

    @property
    def members(self) -> tuple[Mention, ...]:
        """The mentions."""
        ...


def pairs(groups: Sequence[Grouped], profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Return index pairs of groups of different reports that share a sentence, or a type, a month and a place or party."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    for at, one in enumerate(profiles):
        for key in set(_keys(one)):
            blocks[key].append(at)
    reports = [group.members[0].source.id for group in groups]
    found = {
        (one, two)
        for block in blocks.values()
        for n, two in enumerate(block)
        for one in block[:n]
        if reports[one] != reports[two]
    }
    return sorted(found)


def _keys(one: Profile) -> Iterator[Key]:
    for sentence in one.sentences:
        yield ("sentence", *sentence)
    what = one.type or ""
    for month in _months(one):
        if one.where:
            yield (what, month, "place", one.where.name.casefold())
            yield (what, month, "country", one.where.country or "?")
        for party in one.recipients:
            yield (what, month, "party", party.actor or " ".join(plain_words(party.name)))


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
