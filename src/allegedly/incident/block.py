"""A profile in, the keys under which it is filed out; and of many, the pairs that share a key and so are worth comparing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from allegedly.incident.accord import COUNTRY, TOWN, body_words, is_late, plain_words
from allegedly.incident.compare import DAYS_CLOSE, WEEK
from allegedly.incident.kin import family
from allegedly.incident.kind import is_of_days
from allegedly.incident.profile import Profile
from allegedly.incident.spelling import FEWEST_BONES, bones
from allegedly.incident.story import weight
from allegedly.incident.wording import words_of
from allegedly.records import Place, When

_FEW_DAYS = 10
_TELLING = 5  # letters
_UNCOMMON = (
    4.0  # the weight of a word that one stretch of 55 or fewer has: by "guard" or "national" half a ledger would meet
)
_SCENE, _REGION = "scene|", "region|"
_LONGEST_MONTHS = 3  # a happening dated more loosely than this meets only those that share a sentence


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A key of a block. Two that share one meet when either is ``wide``; a block of narrow ones is not compared pair by pair."""

    text: str
    wide: bool


def keys(one: Profile) -> tuple[Key, ...]:
    """Return the keys of a profile: its long sentences; and type, day or month, and place, party or name.

    Those dated to a few days meet by the day; by the month they meet only those that are dated loosely. What has no date meets, of its month,
    what is told within days; what is told later it meets only at its place, for it must be of the same people there (``cluster.RETOLD``).
    Those at a town meet by its name, spelling and cell of the map, and by the country those that are placed no closer: two that share no
    such key clash. Names meet what is nowhere.
    A sum of many, and a war without a date, are one with nothing and have no keys.
    """
    if one.aggregate or (one.is_course and one.when is None):
        return ()
    found = {Key("sentence|" + " ".join(words), True) for words in one.sentences}
    found |= {Key(f"dead|{name}", True) for name in one.dead}
    times, families = _times(one), _families(one)
    for subject, wide in set(_subjects(one)):
        for time, wide_then in times:
            found |= {Key(f"{time}|{kind}|{subject}", wide and wide_then) for kind in families}
        if subject.startswith((_SCENE, _REGION)) and wide != (one.when is None):
            found |= {Key(f"{time}|{kind}|one {subject}", not wide) for time in _fortnights(one) for kind in families}
    for subject in set(_places_told_again(one)):
        found |= {Key(f"{month}|{kind}|{subject}", True) for month in _months(one) for kind in families}
    return tuple(sorted(found | set(_denial_keys(one))))


def _times(one: Profile) -> tuple[tuple[str, bool], ...]:
    """The times by which it meets others, each with whether it meets there also those that are not wide."""
    days, told = _days(one.when), _fortnights(one)
    near = tuple((time, one.when is None) for time in told)
    if one.when is None:
        return near
    return (*((day, True) for day in days), *((month, not days) for month in _months(one)), *near)


def _fortnights(one: Profile) -> tuple[str, ...]:
    """The fortnights, from the first of a month on, in which its reports are dated; two rows of them, so that two days within a week share one."""
    return tuple(
        sorted(
            {
                f"{month}~{(told - date.fromisoformat(f'{month}-01')).days // WEEK - n}"
                for month in _months(one)
                for day in one.report_dates
                if (told := _date(day)) is not None
                for n in (0, 1)
            }
        )
    )


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day[:10])
    except ValueError:
        return None


def _places_told_again(one: Profile) -> Iterator[str]:
    """Where something without a date is, by which it meets all that its month has there: told later, it must be of the same people at that place."""
    if one.when is not None or not one.recipients:
        return
    if one.where is None or one.where.country is None:
        yield from (f"{_SCENE}{name}" for name in one.scene)
    if one.where is not None:
        yield from (subject for subject, wide in _place_keys(one.where) if wide or subject.startswith(_REGION))
        yield from (f"{_SCENE}{name}" for name in one.spelled)


def _families(one: Profile) -> tuple[str, ...]:
    """The kinds of act it may be told as; what is looked back on, what has not happened and what goes on for weeks are kept to their like."""
    own = ("looked back on " if one.anniversary else "") + ("not yet " if one.unrealised else "")
    kinds = sorted({own + family(*kind.key) for kind in one.kinds})
    courses = tuple(f"course of {kind}" for kind in kinds) if one.is_course else ()
    return courses if one.is_course and not is_of_days(one) else (*kinds, *courses)


def _denial_keys(one: Profile) -> Iterator[Key]:
    """The keys by which a denial that has no day or place meets, within days of the telling, what is laid on the one who denies."""
    words = {word for name in one.denied_for for word in body_words(name)}
    near = {day for told in one.report_dates for day in _days_near(told)}
    kinds = _families(one)
    yield from (Key(f"denial|{day}|{kind}|{word}", True) for day in near for word in words for kind in kinds)
    if not words:
        accused = {word for party in one.actors for word in body_words(party.name)}
        days = {day[:10] for day in one.report_dates}
        told = ((day, word) for day in days for word in accused)
        yield from (Key(f"denial|{day}|{kind}|{word}", False) for day, word in told for kind in kinds)


def _days_near(day: str) -> tuple[str, ...]:
    try:
        told = date.fromisoformat(day[:10])
    except ValueError:
        return ()
    return tuple((told + timedelta(days=n)).isoformat() for n in range(-DAYS_CLOSE, DAYS_CLOSE + 1))


def pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Return the index pairs that share a key, in order."""
    blocks: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for at, one in enumerate(profiles):
        for key in keys(one):
            blocks[key.text].append((at, key.wide))
    found: set[tuple[int, int]] = set()
    for block in blocks.values():
        wide = [at for at, is_wide in block if is_wide]
        found |= {(min(one, two), max(one, two)) for one in wide for two, _ in block if one != two}
    return sorted(found)


def _subjects(one: Profile) -> Iterator[tuple[str, bool]]:
    if one.where:
        yield from _place_keys(one.where)
    # what is at a resolved place meets others that are by that place, or they clash; by names and parties it meets what is at none
    is_placed = one.where is not None and one.where.country is not None
    for word in {word for name in one.names for word in (name, *_telling(name))}:
        yield f"place|{word}", not is_placed
    for name in one.names:
        if len(own := bones(name)) >= FEWEST_BONES:
            yield f"spelling|{own}", not is_placed
    for name in one.scene:
        yield f"{_SCENE}{name}", not is_placed
    for party in one.recipients:
        yield f"party|{party.actor or ' '.join(plain_words(party.name))}", not is_placed


def _telling(name: str) -> list[str]:
    """The words of a name of several that are long and rare enough to tell it from others: "guard" and "ministry" are not."""
    words = name.split()
    return [word for word in words if len(word) >= _TELLING and weight(word) >= _UNCOMMON] if len(words) > 1 else []


def _place_keys(where: Place) -> Iterator[tuple[str, bool]]:
    yield f"place|{where.name.casefold()}", True
    for word in words if len(words := words_of(where.name)) > 1 else ():
        yield f"place|{word}", True
    level = where.precision if where.precision is not None else TOWN
    if where.geonameid is None:
        yield f"spelling|{bones(where.name)}", True
    if where.country:
        # a region meets by its own key what lies in it, and no other region
        yield f"country|{where.country}", level >= COUNTRY or not where.admin1
    if where.admin1 and level < COUNTRY:
        yield f"{_REGION}{where.country}|{where.admin1}", level > TOWN
    if where.lat is not None and where.lon is not None and level <= TOWN:
        # four maps of squares of one degree, set off by half of one: two points within half a degree share a square on one of them
        for north in (0.0, 0.5):
            for east in (0.0, 0.5):
                yield f"cell|{north}|{east}|{floor(where.lat + north)}|{floor(where.lon + east)}", True


def _days(when: When | None) -> tuple[str, ...]:
    """The days of a happening that is dated to a few, with the next after a night; none for any other."""
    if when is None or not when.earliest or not when.latest:
        return ()
    try:
        first, last = date.fromisoformat(when.earliest), date.fromisoformat(when.latest)
    except ValueError:
        return ()
    count = (last - first).days + 1 + (first == last and is_late(when))
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
