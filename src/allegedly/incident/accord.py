"""Two dates, places, parties or figures in; whether they agree, clash or say nothing to each other out."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from allegedly.incident.spelling import KEPT, is_run_together, spelled_alike
from allegedly.incident.wording import AREAS, QUALIFIERS, word_set, words_of
from allegedly.records import Count, Participant, Place, Relation, When

TOWN = 3  # UCDP where_prec: up to 3 is a place in or near a town or a second-order district
COUNTRY = 6
NEAR_KM = 30.0  # two names closer than this may be a town and its outskirts
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Accord:
    """How far two cells agree, from 0 (say nothing to each other) to 1; ``clash`` when both cannot hold; ``words`` say why."""

    strength: float
    clash: bool
    words: str


NOTHING = Accord(0.0, False, "")


def dates(left: When | None, right: When | None) -> Accord:
    """Compare two intervals of days: the narrower their overlap, the stronger."""
    if left is None or right is None:
        return NOTHING
    low = max(left.earliest or "", right.earliest or "")
    high = min(left.latest or "9999", right.latest or "9999")
    words = f"{day_range(left)} and {day_range(right)}"
    if low > high and _one_night(left, right):
        return Accord(0.75, False, f"one night: {left.span.text} and {right.span.text}")
    if low > high or _are_two_nights(left, right):
        return Accord(0.0, True, f"the dates cannot both hold: {words}")
    days = max(days_of(left), days_of(right))
    strength = next((value for limit, value in ((1, 1.0), (3, 0.8), (8, 0.6), (31, 0.3)) if days <= limit), 0.1)
    return Accord(strength, False, f"the dates overlap: {words}")


def _are_two_nights(left: When, right: When) -> bool:
    """Tell whether both are nights of two days each, and not the same: "overnight into Tuesday" and "overnight into Wednesday"."""
    both = (left, right)
    return left.earliest != right.earliest and all(days_of(when) == NIGHT and is_late(when) for when in both)


NIGHT = 2  # days
_LATE = re.compile(r"\b(?:night|evening|late|midnight|overnight)\b", re.IGNORECASE)
_NIGHT_BEFORE = re.compile(r"\b(?:before|previous|earlier)\b", re.IGNORECASE)  # told from the one after it
_EARLY = re.compile(r"\b(?:early|dawn|before dawn|small hours|morning|overnight|midnight|night to)\b", re.IGNORECASE)


def _one_night(left: When, right: When) -> bool:
    """Tell whether one is late on a day and the other on the next, early or at no time of it: "late on Sunday" and "early on Monday"."""
    first, then = sorted((left, right), key=lambda when: when.earliest or "")
    if first.latest is None or then.earliest is None or first.earliest != first.latest or then.earliest != then.latest:
        return False
    if _NIGHT_BEFORE.search(first.span.text):
        return False
    is_next = (date.fromisoformat(then.earliest) - date.fromisoformat(first.latest)).days == 1
    return is_next and is_late(first) and (_part_of_day(then) is None or _is_early(then))


def is_late(when: When) -> bool:
    """Return whether the words put it late on its day, so that others may give the next: "late on Sunday", "Sunday night"."""
    return any(_LATE.search(word) for word in (when.span.text, when.clock or ""))


def _is_early(when: When) -> bool:
    return any(_EARLY.search(word) for word in (when.span.text, when.clock or ""))


_PARTS_OF_DAY = ("morning", "afternoon", "night")
_SAME_PART = {"evening": "night", "dawn": "morning", "noon": "afternoon", "midday": "afternoon", "midnight": "night"}


def hours(left: When | None, right: When | None) -> Accord:
    """Compare the parts of a day: a strike in the morning is none in the afternoon of that day, an evening may be a night."""
    ours, theirs = (_part_of_day(when) for when in (left, right))
    if left is None or right is None or ours is None or theirs is None or left.earliest != right.earliest:
        return NOTHING
    words = f"{left.span.text} and {right.span.text}"
    return Accord(0.0, True, f"two parts of a day: {words}") if ours != theirs else Accord(1.0, False, words)


def _part_of_day(when: When | None) -> str | None:
    """The part of a day that the words name; ``None`` for "early", which may be a night's end or a morning's beginning."""
    if when is None or when.earliest != when.latest:
        return None
    named = when.clock or ""
    part = _SAME_PART.get(named, named)
    return part if part in _PARTS_OF_DAY else None


def day_range(when: When) -> str:
    """Return the interval as ``2018-06-18`` or ``2018-06-18/2018-06-24``, an open end empty."""
    return (
        when.earliest
        if when.earliest and when.earliest == when.latest
        else f"{when.earliest or ''}/{when.latest or ''}"
    )


def days_of(when: When) -> int:
    """Return how many days an interval has, 9999 where an end is open."""
    if not (when.earliest and when.latest):
        return 9999
    try:
        return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days + 1
    except ValueError:
        return 9999


def places(left: Place | None, right: Place | None) -> Accord:
    """Compare two places: the same, one within the other, or two that cannot be one."""
    if left is None or right is None:
        return NOTHING
    words = f"{left.name} and {right.name}"
    if _same_place(left, right):
        strength = 0.2 if level(left) >= COUNTRY else 1.0 if level(left) <= TOWN else 0.5
        return Accord(strength, False, f"the same place: {left.name}")
    if left.country and right.country and left.country != right.country:
        return Accord(0.0, True, f"different countries: {words}")
    if level(left) >= COUNTRY or level(right) >= COUNTRY:
        inside = bool(left.country and left.country == right.country)
        return Accord(0.25, False, f"one lies in the other: {words}") if inside else NOTHING
    return _within_a_country(left, right, words)


def _within_a_country(left: Place, right: Place, words: str) -> Accord:
    levels, is_known = {level(left), level(right)}, left.geonameid is not None and right.geonameid is not None
    if len(levels) > 1 and max(levels) > TOWN and not is_known:
        return NOTHING  # a village that no list has may lie in any district
    if min(level(left), level(right)) <= TOWN < max(level(left), level(right)):
        if left.admin1 and right.admin1:
            same = left.admin1 == right.admin1
            return (
                Accord(0.4, False, f"one lies in the other: {words}")
                if same
                else Accord(0.0, True, f"different regions: {words}")
            )
        return NOTHING
    are_unknown = left.geonameid is None and right.geonameid is None
    if (are_unknown and spelled_alike(left.name, right.name)) or is_run_together(left.name, right.name):
        return Accord(0.8, False, f"two spellings of one place: {words}")
    if _share_a_word(left.name, right.name) or _is_site(left) != _is_site(right):
        return NOTHING  # a quay may lie in the town
    apart = distance_km(left, right)
    if apart is not None and apart <= NEAR_KM:
        return Accord(0.3, False, f"{apart:.0f} km apart: {words}")
    return Accord(0.0, True, f"different places: {words}")


# What lies in a town, where nothing else is known of it
_SITES = word_set(
    "street road avenue quay square boulevard lane bridge gate embankment highway roundabout junction station park stadium market hospital clinic "
    "mosque church cathedral university school hotel prison airport factory"
)


def _is_site(place: Place) -> bool:
    return place.geonameid is None and len(words_of(place.name)) > 1 and words_of(place.name)[-1] in _SITES


_PLACE_NOUNS = (
    AREAS
    | QUALIFIERS
    | word_set(
        "hill height heights camp post checkpoint port bridge hospital clinic prison jail school university market airport base barracks crossing "
        "mosque church square street road river valley lake mountain mount island al el the of de la"
    )
)


def _share_a_word(left: str, right: str) -> bool:
    """Whether two names have words in common and not each a name besides: "Osk" and "Osk city", "Hill 88" and "Height 88", not "Nat Sin" and "Nyaung Sin"."""
    ours, theirs = set(words_of(left)), set(words_of(right))
    rests = (ours - theirs - _PLACE_NOUNS, theirs - ours - _PLACE_NOUNS)
    are_told_apart = all(rest and all(word.isalpha() for word in rest) for rest in rests)
    return bool(ours & theirs) and not are_told_apart


def _same_place(left: Place, right: Place) -> bool:
    if left.geonameid is not None and right.geonameid is not None:
        return left.geonameid == right.geonameid
    return left.name.casefold() == right.name.casefold() and (left.country or right.country) == (
        right.country or left.country
    )


def level(place: Place) -> int:
    """Return the UCDP precision; a name that was not resolved is taken for a town, so that two such names are two places."""
    return place.precision if place.precision is not None else TOWN


def distance_km(left: Place, right: Place) -> float | None:
    """Return the great-circle distance in kilometres, ``None`` when either has no coordinates."""
    if left.lat is None or left.lon is None or right.lat is None or right.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(radians, (left.lat, left.lon, right.lat, right.lon))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))


def participants(
    left: tuple[Participant, ...],
    right: tuple[Participant, ...],
    known: frozenset[str],
    relations: tuple[Relation, ...],
) -> Accord:
    """Compare two sides: an actor in common, one part of the other, or known bodies that have nothing to do with each other."""
    for one in left:
        for two in right:
            if _same_body(one, two):
                return Accord(
                    1.0, False, f"the same party: {one.name}" + ("" if one.name == two.name else f", {two.name}")
                )
    for one in left:
        for two in right:
            if _related(one, two, relations):
                return Accord(0.5, False, f"parties that belong together: {one.name}, {two.name}")
    both_known = left and right and all(side.actor in known for side in (*left, *right))
    if both_known:
        return Accord(
            0.0, True, f"different parties: {', '.join(p.name for p in left)} and {', '.join(p.name for p in right)}"
        )
    return NOTHING


_GENERIC = word_set(
    "people person men man women woman civilians civilian others victims fighters members troops forces "
    "soldiers children residents"
)


def _same_body(one: Participant, two: Participant) -> bool:
    if one.actor and two.actor and one.actor == two.actor:
        return True
    names = {" ".join(plain_words(name)) for name in (one.name, two.name)}
    if len(names) == 1:
        return not names <= _GENERIC and names != {""}
    return is_one_person(one.name, two.name)


def is_one_person(left: str, right: str) -> bool:
    """Return whether two names with capitals end in one and the other words of the shorter stand in the longer.

    >>> is_one_person("Judge Amalric Sonn", "Judge Sonn"), is_one_person("Sonn", "the army")
    (True, False)
    """
    fewer, more = sorted((left.split(), right.split()), key=len)
    is_name = all(word[:1].isupper() for word in (*fewer, *more)) and len(more) > 1
    return is_name and bool(fewer) and fewer[-1] == more[-1] and set(fewer) <= set(more)


@lru_cache(KEPT)
def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without articles, in lower case."""
    return tuple(word for word in words_of(name) if word not in ("the", "a", "an"))


_MEN_OF = {
    "soldier": "army", "soldiers": "army", "troop": "army", "troops": "army", "military": "army", "policeman": "police",
    "policemen": "police", "warplane": "aircraft", "warplanes": "aircraft", "plane": "aircraft", "planes": "aircraft",
}  # fmt: skip
_ITS_OWN = word_set(
    "officer officers force forces spokesman spokeswoman spokesperson men unit units fighter fighters guard guards of for"
)


def one_body(left: str, right: str) -> bool:
    """Return whether two names can be one body's: one has all the words of the other, and soldiers are the army's.

    >>> one_body("the Veltrian army", "soldiers"), one_body("police", "police officers"), one_body("police", "army")
    (True, True, False)
    """
    one, two = (body_words(name) for name in (left, right))
    return bool(one) and bool(two) and (one <= two or two <= one)


_ROOT = 5  # letters in common at the least


def of_one_root(left: str, right: str) -> bool:
    """Return whether two names hold words in capitals that are forms of one: a country and its people.

    >>> of_one_root("defence ministry of Ulmeria", "Ulmerian guards"), of_one_root("the Northern Front", "Norvian guards")
    (True, False)
    """
    ours, theirs = (
        [w.casefold().split("'")[0] for w in name.replace("’", "'").split() if w[:1].isupper()]
        for name in (left, right)
    )
    return any(
        one.startswith(two[:-1]) or two.startswith(one[:-1])
        for one in ours
        for two in theirs
        if min(len(one), len(two)) > _ROOT
    )


@lru_cache(KEPT)
def body_words(name: str) -> frozenset[str]:
    """Return the words that tell which body a name means: without its men, and in the singular."""
    words = plain_words(name)
    bare = [word for word in words if word not in _ITS_OWN] or words
    return frozenset(_MEN_OF.get(word, word if word == "police" else word.removesuffix("s")) for word in bare)


def _related(one: Participant, two: Participant, relations: tuple[Relation, ...]) -> bool:
    left, right = {one.actor, one.name} - {None}, {two.actor, two.name} - {None}
    for relation in relations:
        if relation.relation in ("part_of", "member_of", "affiliated_with", "leads", "spokesperson_of"):
            ends = (relation.subject, relation.object)
            if (ends[0] in left and ends[1] in right) or (ends[0] in right and ends[1] in left):
                return True
    return bool(one.country) and one.country == two.country and "state" in (one.kind, two.kind)


def figures(left: Count, right: Count) -> Accord:
    """Compare two figures of one kind: intervals that overlap agree, others differ (which rivals about one incident also do)."""
    if left.kind != right.kind or not (bounded(left) and bounded(right)):
        return NOTHING
    words = f"{left.span.text} and {right.span.text} {left.kind}"
    if overlap(left, right):
        exact = left.low == right.low and left.high == right.high and (left.low or 0) > 1 and not _others(left, right)
        return Accord(1.0 if exact else 0.5, False, f"figures that agree: {words}")
    return Accord(0.0, True, f"figures that differ: {words}")


def _others(left: Count, right: Count) -> bool:
    """Whether they say of whom, and not of the same: seven soldiers are not seven officers."""
    ours, theirs = (set(plain_words(one.whom or "")) - _GENERIC for one in (left, right))
    return bool(ours and theirs) and not ours & theirs


def bounded(count: Count) -> bool:
    """Return whether the figure says anything: "dozens" without a policy does not."""
    return count.low is not None or count.high is not None


def overlap(left: Count, right: Count) -> bool:
    """Return whether both figures can be true of one toll.

    >>> from allegedly.records import Span
    >>> at_least = Count("killed", None, 20, None, "at least", "incident", None, Span("20", 0, 2), "x")
    >>> overlap(at_least, Count("killed", None, 22, 22, None, "incident", None, Span("22", 5, 7), "x"))
    True
    """
    low = max(left.low if left.low is not None else 0, right.low if right.low is not None else 0)
    highs = [high for high in (left.high, right.high) if high is not None]
    return not highs or low <= min(highs)
