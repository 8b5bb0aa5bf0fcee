"""Two profiles in; how far those who did it, those to whom it was done and those who tell it agree or clash, out."""

from functools import lru_cache

from allegedly.incident import accord
from allegedly.incident.accord import NOTHING, Accord
from allegedly.incident.profile import Profile
from allegedly.incident.spelling import KEPT
from allegedly.incident.story import PLAIN, UNSEEN, base, weights
from allegedly.incident.target import are_two, is_person
from allegedly.incident.wording import NUMBERS, word_set

_ANYBODY = word_set(
    "people person man men woman women civilian other victim fighter member troop force soldier children child resident one two three four "
    "five six seven eight nine ten eleven twelve at least many several dozen militant area village town"
)


# Words that tell no market from another
_ANY_SUCH = word_set(
    "crowded popular busy bustling packed main local weekly small large big huge open nearby whole entire famous well-known"
)
_MARCHERS = word_set("protester demonstrator marcher crowd thousand hundred activist")


def recipients(left: Profile, right: Profile) -> Accord:
    """Compare to whom it was done; a market may be the grain market."""
    found = _sides(left, right, "recipients")
    if found is not NOTHING:
        return found
    pairs = [(one, two) for one in _descriptions(left) for two in _descriptions(right) if one[-1] == two[-1]]
    alike = next((one[-1] for one, two in pairs if set(one) <= set(two) or set(two) <= set(one)), None)
    return Accord(0.5, False, f"the same kind of target: {alike}") if alike else NOTHING


def actors(left: Profile, right: Profile) -> Accord:
    """Compare who is said to have done it: rivals may name two for one happening, each the other."""
    found = _sides(left, right, "actors")
    if found.strength or not (_blames(left, right) and _blames(right, left)):
        return found
    return Accord(0.5, False, f"each names the other: {', '.join(left.tellers)} and {', '.join(right.tellers)}")


def _blames(one: Profile, other: Profile) -> bool:
    """Whether one names as the doer a body that tells the other."""
    return any(accord.one_body(party.name, teller) for party in one.actors for teller in other.tellers)


def _sides(left: Profile, right: Profile, side: str) -> Accord:
    known, relations = left.known | right.known, (*left.relations, *right.relations)
    return accord.participants(getattr(left, side), getattr(right, side), known, relations)


def targets(left: Profile, right: Profile) -> Accord:
    """Compare how those to whom it was done are described: two that have no word in common and are not of one kind may be two.

    Who was hit and what was hit, or what people were and what they were there, can be of one happening: "farm workers", "a minibus", "passengers".
    """
    if two := _two_of_a_kind(left, right):
        return Accord(0.0, True, f"other targets: {two[0]} and {two[1]}")
    ours, theirs = (_described(one) for one in (left, right))
    if not ours or not theirs or ours & theirs or two_sides(left, right):
        return NOTHING
    if not are_two(_descriptions(left), _descriptions(right)):
        return NOTHING
    if ours & right.sites or theirs & left.sites:
        return NOTHING  # "worshippers at a shrine", "the bombing of a shrine"
    if _is_told(ours, right) or _is_told(theirs, left):
        return NOTHING  # "the trawler", and of eleven fishermen "their trawler"
    return Accord(0.0, True, f"other targets: {', '.join(sorted(ours)[:3])} and {', '.join(sorted(theirs)[:3])}")


def _is_told(described: frozenset[str], other: Profile) -> bool:
    """Whether all that describes one target, or tells it from others, stands in what surrounds the other."""
    words = {base(word) for word in described}
    telling = {word for word in words if weights().get(word, UNSEEN) >= PLAIN}
    return bool(telling) and telling <= other.story.keys() - other.elsewhere


def _two_of_a_kind(left: Profile, right: Profile) -> tuple[str, str] | None:
    """ "Railway station" and "bus station": one kind of target, and each told from others of it by a word that the other lacks."""
    ours, theirs = _descriptions(left), _descriptions(right)
    met = [(one, two) for one in ours for two in theirs if one[-1] == two[-1]]
    same = {one[-1] for one, two in met if set(one) <= set(two) or set(two) <= set(one)}
    apart = ((one, two) for one, two in met if one[-1] not in same and not _is_one_told_twice(one, two, left, right))
    return next(((" ".join(one), " ".join(two)) for one, two in apart), None)


def _is_one_told_twice(one: tuple[str, ...], two: tuple[str, ...], left: Profile, right: Profile) -> bool:
    """Whether what tells one description from the other stands in the other's story: "the central prison", "Rus Madan prison"."""
    return _is_told(frozenset(one) - set(two), right) or _is_told(frozenset(two) - set(one), left)


def two_sides(left: Profile, right: Profile) -> bool:
    """Whether one is told by the very body that is said to have done it, and the other by somebody else: they may well name two targets.

    "An aid group said a missile struck its clinic." "The coalition said its missile struck an arms store."
    """
    doers = [party.name for party in (*left.actors, *right.actors)]
    ours, theirs = (
        one.is_owned or any(accord.one_body(teller, doer) for teller in one.tellers for doer in doers)
        for one in (left, right)
    )
    return ours != theirs and all(one.tellers or one.is_owned for one in (left, right))


def victims(left: Profile, right: Profile) -> Accord:
    """Look for the same person told dead in both, by first and last name: nobody dies twice, however late it is told again."""
    both = sorted(left.dead & right.dead)
    return Accord(1.0, False, f"the dead by name: {', '.join(both)}") if both else NOTHING


def persons(left: Profile, right: Profile) -> Accord:
    """Compare a happening to one person with one to another: a priest is no banker."""
    single = {one.kind for one in left.counts if one.low == one.high == 1} & {
        one.kind for one in right.counts if one.low == one.high == 1
    }
    clash = targets(left, right) if single else NOTHING
    return Accord(0.0, True, f"one person each, and {clash.words}") if clash.clash else NOTHING


def marchers(left: Profile, right: Profile) -> Accord:
    """Compare who protests, as described: a march has nobody to whom it is done, and supporters are no opponents."""
    if left.type != "PROTEST":
        return NOTHING
    ours, theirs = (
        {word.removesuffix("s") for name in _crowd(one) for word in accord.plain_words(name)} - _ANYBODY - _MARCHERS
        for one in (left, right)
    )
    if not ours or not theirs or ours & theirs:
        return NOTHING
    return Accord(0.0, True, f"other marchers: {', '.join(sorted(ours)[:3])} and {', '.join(sorted(theirs)[:3])}")


def _crowd(one: Profile) -> list[str]:
    """Those who march, by name; where none does, people who are read as marched upon."""
    people = [p.name for p in one.recipients if is_person(p.name.split()[-1])]
    return [party.name for party in one.actors] or people


def denials(left: Profile, right: Profile) -> Accord:
    """Look for a denial, with no day or place of its own, of what the other lays on the very body that denies."""
    for one, other in ((left, right), (right, left)):
        if one.denied_for and not other.denied_for:
            for name in one.denied_for:
                if met := next((party.name for party in other.actors if accord.one_body(name, party.name)), None):
                    return Accord(1.0, False, f"{name} denies what {met} is said to have done")
    return NOTHING


def _descriptions(one: Profile) -> list[tuple[str, ...]]:
    """The descriptions of those to whom it was done, number and whatever says nothing of them left out."""
    return [described for party in one.recipients if (described := _description(party.name))]


@lru_cache(KEPT)
def _description(name: str) -> tuple[str, ...]:
    """The words of one description, none where it says nothing of them."""
    words = accord.plain_words(_without_names(name)) if _is_described(name) and not _ends_in_name(name) else ()
    kept = tuple(word for word in words[:-1] if word not in NUMBERS | _ANY_SUCH) + words[-1:]
    kept = kept if kept and kept[-1] not in NUMBERS else ()
    return kept if kept and kept[-1] not in _ANYBODY else ()


def _ends_in_name(name: str) -> bool:
    """Whether a name, and no noun, is the head: "the armed Shirvazi"."""
    return name.split()[-1][:1].isupper()


def _without_names(name: str) -> str:
    """A description without whose or which place's it is: "the market", of "Tarvel's market"."""
    words = name.split()
    kept = [word for word in words if not word.endswith(("'s", "’s", "s'", "s’")) and not word[:1].isupper()]
    return " ".join(kept) or name


def _described(one: Profile) -> frozenset[str]:
    """The words for those to whom it was done; a name ("Pol Amar") does not say what somebody is."""
    return frozenset().union(*(_describing(party.name) for party in one.recipients))


@lru_cache(KEPT)
def _describing(name: str) -> frozenset[str]:
    words = accord.plain_words(name) if _is_described(name) else ()
    return frozenset({word.removesuffix("s") for word in words} - _ANYBODY)


def _is_described(name: str) -> bool:
    return bool(name.split()) and name != name.title()
