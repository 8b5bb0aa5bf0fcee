"""Two profiles in; how far the places agree or clash that they give, or that stand beside or around them, out."""

from allegedly.incident import accord
from allegedly.incident.accord import NOTHING, Accord
from allegedly.incident.profile import Profile
from allegedly.incident.story import SELDOM, UNSEEN, base, weights
from allegedly.incident.wording import DISTRICT, word_set, words_of

PARTS = word_set("district province quarter neighbourhood suburb")


def places(left: Profile, right: Profile) -> Accord:
    """Compare where they were."""
    found = accord.places(left.where, right.where)
    if away := _told_from(left, right) or _told_from(right, left):
        return Accord(0.0, True, f"told as away from {away}")
    shared = _names_place(left, right) or _names_place(right, left)
    if shared and (found.clash or found is NOTHING):
        return Accord(_NAMED if found is NOTHING else _INSIDE, False, f"both name {shared}")
    around = _told_around(left, right) or _told_around(right, left)
    if around and (found.clash or found is NOTHING):
        return Accord(_NAMED if found is NOTHING else _INSIDE, False, f"{AROUND}{around}")
    return found


def own_places(left: Profile, right: Profile) -> Accord:
    """Compare where they are said to have been, whatever else their sentence names."""
    return accord.places(left.where, right.where)


def _told_from(one: Profile, other: Profile) -> str | None:
    """The place of one from which the other is told to have been so far, as both would name it if they were one."""
    if other.away and not one.away:
        own = {one.where.name.casefold()} if one.where else one.names
        if one.where and other.where and one.where.name == other.where.name:
            own &= one.inside
        return next((name for name in sorted(own & other.away)), None)
    return None


def villages(left: Profile, right: Profile) -> Accord:
    """Compare where they were as ``places`` does, for what reports seldom name: two like acts on a day are rare in a village."""
    found = places(left, right)
    where = [one.where for one in (left, right) if one.where is not None]
    if not found.strength or found.strength < _INSIDE or not where:
        return NOTHING
    if any(accord.level(one) > DISTRICT for one in where):
        return NOTHING
    is_rare = all(max(weights().get(base(word), UNSEEN) for word in words_of(one.name)) >= SELDOM for one in where)
    return Accord(found.strength, False, f"seldom named: {found.words}") if is_rare else NOTHING


_NAMED = 0.75  # of what a place in common is worth, where only one of the two is said to have been there
_INSIDE = 0.5


def _names_place(left: Profile, right: Profile) -> str | None:
    """The place of one that the sentences of the other name without its being their own, as "Urbin in the Lesna district"."""
    if left.where is None or not _may_be_named(left, right):
        return None
    own = left.where.name.casefold()
    is_named = own in right.names or any(f"{own} {part}" in right.names for part in PARTS)
    return left.where.name if is_named else None


AROUND = "told around both: "


def _told_around(left: Profile, right: Profile) -> str | None:
    """The place of one that stands in what surrounds the other."""
    if left.where is None or not _may_be_named(left, right):
        return None
    return left.where.name if left.spelled and left.spelled <= right.scene else None


def _may_be_named(left: Profile, right: Profile) -> bool:
    """Whether the place of one may be that of the other, as far as its report says where it was."""
    if left.where is None or accord.level(left.where) >= accord.COUNTRY:
        return False
    if right.where is not None and (left.where.country or right.where.country):
        return False
    return left.where.name.casefold() not in right.other_places
