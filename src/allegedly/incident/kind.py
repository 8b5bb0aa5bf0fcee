"""Two profiles in; whether the acts that their words name can be one happening out."""

from collections.abc import Iterable
from functools import lru_cache

from allegedly.incident import accord
from allegedly.incident.accord import NOTHING, Accord
from allegedly.incident.kin import kin
from allegedly.incident.profile import ALONE, Kind, Profile
from allegedly.incident.spelling import KEPT
from allegedly.incident.wording import HARM

WEEK = 7  # days

# Modes that one happening may be told in, and those that only fit themselves.
_ALIKE: frozenset[frozenset[str]] = frozenset(
    map(
        frozenset,
        (
            ("aerial", "drone"), ("aerial", "heavy-weapons"), ("aerial", "destroy"), ("drone", "destroy"), ("drone", "explosives"),
            ("explosives", "suicide-attack"), ("explosives", "destroy"), ("explosives", "targeted"), ("suicide-attack", "targeted"),
            ("heavy-weapons", "destroy"), ("firearms", "targeted"), ("firearms", "heavy-weapons"), ("drone", "targeted"),
            ("primitive", "targeted"), ("destroy", "targeted"), ("aerial", "targeted"), ("demo", "riot"), ("demo", "obstruct"), ("riot", "vandalize"),
            ("drone", "heavy-weapons"), ("primitive", "explosives"), ("primitive", "suicide-attack"), ("unconventional", "aerial"),
            ("troops", "weapons"), ("seize", "arrest"), ("torture", "beat"), ("crowd-control", "firearms"), ("crowd-control", "beat"),
            ("unconventional", "explosives"), ("unconventional", "heavy-weapons"),
        ),
    )
)  # fmt: skip
_GONE = ("disappear", "missing", "vanish")  # what an abduction may be told as
_ANY_BOMB = ("bomb", "blast", "explo", "missile")


def kinds(left: Profile, right: Profile) -> Accord:
    """Compare type and mode: "airstrike" fits "airstrike", less well "attack" and "killed", and never "kidnapping".

    What is told as several acts ("raided the village and arrested twelve") is compared by the two that fit best.
    """
    return _act_in_course(left, right) or _best(_alike(one, other) for one in left.kinds for other in right.kinds)


def kinds_of_two_reports(left: Profile, right: Profile) -> Accord:
    """Compare type and mode across reports: there a kidnapping is no killing, though one report may tell of both."""
    return _act_in_course(left, right) or _best(
        _alike_in_two(one, other) for one in left.kinds for other in right.kinds
    )


def _act_in_course(left: Profile, right: Profile) -> Accord | None:
    """Return the clash of a war, or another course of events without days, with an act in it."""
    if left.is_course == right.is_course or is_of_days(left if left.is_course else right):
        return None
    return Accord(0.0, True, f"a course of events and an act in it: {_words(left, right)}")


def _best(found: Iterable[Accord]) -> Accord:
    return max(found, key=lambda one: (not one.clash, one.strength), default=NOTHING)


_TWO_KINDS = "different kinds of happening"
_TWO_ACTS = "different acts of violence"


def are_of_two_kinds(reason: str) -> bool:
    """Return whether this is why two cannot be one: their words name acts of two types."""
    return reason.startswith(_TWO_KINDS)


def is_other_act(reason: str) -> bool:
    """Return whether this is why two cannot be one: their words name two acts of one type, a fire and shots; a kidnapping is like no other."""
    return reason.startswith(_TWO_ACTS)


def _alike(left: Kind, right: Kind) -> Accord:
    words = _words(left, right)
    if left.type != right.type:
        return Accord(0.0, True, f"{_TWO_KINDS}: {left.type} and {right.type}")
    same_word = bool(left.stems & right.stems)
    if left.mode == right.mode:
        same = left.mode is not None
        return Accord(1.0 if same else 0.75 if same_word else 0.5, False, words)
    if left.mode is None or right.mode is None:
        named = left.mode or right.mode
        return Accord(0.5, named in ALONE and not _is_harm(left) and not _is_harm(right), words)
    if frozenset((left.mode, right.mode)) in _ALIKE or _is_vague_bomb(left, right) or _is_vague_bomb(right, left):
        return Accord(0.75 if same_word else 0.25, False, words)
    told = "different acts" if {left.mode, right.mode} & ALONE or left.type != "ASSAULT" else _TWO_ACTS
    return Accord(0.0, True, f"{told}: {words}")


@lru_cache(KEPT)
def _alike_in_two(left: Kind, right: Kind) -> Accord:
    told_as = kin().get((left.type, left.mode, right.type, right.mode))
    if told_as and not (_is_harm(left) or _is_harm(right)):  # an arrest is no killing
        return Accord(0.25, False, told_as)
    found = _alike(left, right)
    if (
        found.clash
        and left.type == right.type
        and "abduct" in (left.mode, right.mode)
        and (_is_gone(left) or _is_gone(right))
    ):
        return Accord(0.5, False, found.words)
    for one, other in ((left, right), (right, left)):
        if one.mode in ALONE and other.mode is None and _is_harm(other) and not one.triggers & other.triggers:
            return Accord(0.0, True, f"different acts: {found.words}")
    return found


def are_kin(left: Profile, right: Profile) -> bool:
    """Return whether accounts of one happening may give it out as either."""
    return any((*one.key, *other.key) in kin() for one in left.kinds for other in right.kinds)


def _words(left: Profile | Kind, right: Profile | Kind) -> str:
    return f"{', '.join(sorted(left.triggers))} ~ {', '.join(sorted(right.triggers))}"


def is_of_days(course: Profile) -> bool:
    """Return whether a course of events is of some days only: "last week's violence"."""
    return accord.days_of(course.when) <= WEEK if course.when else False


def _is_vague_bomb(one: Kind, other: Kind) -> bool:
    vague = any(trigger.startswith(_ANY_BOMB) for trigger in one.triggers)
    return vague and one.mode == "explosives" and other.mode in ("aerial", "heavy-weapons")


def _is_gone(one: Kind) -> bool:
    return all(trigger.startswith(_GONE) for trigger in one.triggers)


def _is_harm(one: Kind) -> bool:
    return all(trigger.startswith(HARM) for trigger in one.triggers)
