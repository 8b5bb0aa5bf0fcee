"""Two profiles in; a score, the features that make it, each with its words, and what forbids reading them as one, out.

The table below is the whole of it: what each feature is worth when the two agree and when they clash. The weights are set by
hand so that no single feature carries two reports over the threshold; FORBIDS means that the two can never be one happening.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import inf

from allegedly.incident import accord
from allegedly.incident.accord import NOTHING, Accord
from allegedly.incident.kind import kinds, kinds_of_two_reports
from allegedly.incident.profile import Profile
from allegedly.incident.sides import actors, denials, marchers, persons, recipients, targets, two_sides, victims
from allegedly.incident.spelling import KEPT, bones, spelled_alike
from allegedly.incident.story import likeness
from allegedly.incident.whereabouts import PARTS, own_places, places, villages
from allegedly.incident.wording import QUALIFIERS, words_of

FORBIDS = -inf
MONTH = 31  # days: two undated happenings told further apart are two
WEEK = 7
STORY = 1.5  # what two stories that are much alike are worth
DAYS_CLOSE = 2  # days between two reports that may well speak of one undated happening


@dataclass(frozen=True, slots=True)
class Feature:
    """A named point of comparison: worth up to ``agree`` when the two agree, ``clash`` when they do not."""

    name: str
    agree: float
    clash: float
    compare: Callable[[Profile, Profile], Accord]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A feature that spoke: what it added and the words that made it."""

    name: str
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How alike two profiles are. ``forbidden`` is a reason why they cannot be one, ``None`` when there is none."""

    score: float
    spoken: tuple[Spoken, ...]
    forbidden: str | None

    def has(self, *names: str) -> bool:
        """Return whether all the features named spoke for it."""
        return all(any(one.name == name and one.score > 0 for one in self.spoken) for name in names)


def compare(left: Profile, right: Profile, features: tuple[Feature, ...] | None = None) -> Comparison:
    """Compare two profiles by the features of the table, in its order, up to the first that forbids."""
    spoken: list[Spoken] = []
    if forbidden := _forbidden(left, right):
        return Comparison(0.0, (), forbidden)
    for feature in features or FEATURES:
        found = feature.compare(left, right)
        if found is NOTHING:
            continue
        worth = feature.clash if found.clash else feature.agree * found.strength
        if worth == FORBIDS:
            return Comparison(0.0, (), found.words)
        if worth:
            spoken.append(Spoken(feature.name, worth, found.words))
    return Comparison(sum(one.score for one in spoken), tuple(spoken), None)


def in_line(comparison: Comparison) -> str:
    """Return the features that spoke as one line: name, worth, words."""
    return "; ".join(f"{one.name} {one.score:+.1f} ({one.words})" for one in comparison.spoken)


def _forbidden(left: Profile, right: Profile) -> str | None:
    if left.aggregate != right.aggregate:
        return "one is a sum of many"
    if left.anniversary != right.anniversary and not _is_that_one(left, right):
        return "one is looked back on"
    return None


def _is_that_one(left: Profile, right: Profile) -> bool:
    """Whether what is looked back on has the day of the other, or its dead by name."""
    return bool(left.dead & right.dead) or dates(left, right).strength >= _OF_DAYS


def dates(left: Profile, right: Profile) -> Accord:
    """Compare when they were, as stated."""
    return accord.dates(left.when, right.when)


def hours(left: Profile, right: Profile) -> Accord:
    """Compare the parts of the day."""
    return accord.hours(left.when, right.when)


def names(left: Profile, right: Profile) -> Accord:
    """Compare the names in their sentences: shared ones count where not both are at a place; "Upper" and "Lower" tell two apart."""
    shared = sorted(left.names & right.names)
    if (apart := _names_apart(left, right)) is not None:
        return Accord(0.0, True, f"two names: {apart}")
    if left.where is not None and right.where is not None:
        return NOTHING
    place = left.where or right.where
    worth = 1.0 if place is None else 0.5
    if place is not None:  # its name is compared where the places are
        shared = [name for name in shared if place.name.casefold() not in name and name not in place.name.casefold()]
    if shared:
        return Accord(worth, False, f"both name {', '.join(shared[:3])}")
    spelled = _spelled_alike(left, right)
    return Accord(0.75 * worth, False, f"two spellings of one name: {spelled}") if spelled else NOTHING


def _spelled_alike(left: Profile, right: Profile) -> str | None:
    if {bones(name) for name in left.names}.isdisjoint(map(bones, right.names)):
        return None
    pairs = ((one, two) for one in sorted(left.names) for two in sorted(right.names) if one != two)
    return next((f"{one}, {two}" for one, two in pairs if spelled_alike(one, two)), None)


def _names_apart(left: Profile, right: Profile) -> str | None:
    ours = [name for name in left.names if _is_told_from_like(name) and name not in right.names]
    theirs = [name for name in right.names if ours and _is_told_from_like(name) and name not in left.names]
    pairs = ((one, two) for one in sorted(ours) for two in sorted(theirs))
    return next((f"{one} and {two}" for one, two in pairs if _told_apart(one.split(), two.split())), None)


@lru_cache(KEPT)
def _is_told_from_like(name: str) -> bool:
    """Whether a name has a word that tells it from others of its kind: "Upper Dalen", "Northgate district"."""
    words = name.split()
    return len(words) > 1 and (words[-1] in PARTS or words[0] in QUALIFIERS)


def quarters(left: Profile, right: Profile) -> Accord:
    """ "The northern checkpoint" and "the southern checkpoint": one word told by two that exclude each other, and by none in both."""
    for noun in sorted(left.qualified.keys() & right.qualified.keys()):
        ours, theirs = left.qualified[noun], right.qualified[noun]
        if not ours & theirs:
            return Accord(0.0, True, f"two places: the {min(ours)} {noun} and the {min(theirs)} {noun}")
    return NOTHING


def _told_apart(one: list[str], two: list[str]) -> bool:
    """ "Upper Dalen" and "Lower Dalen", "Northgate district" and "Oldmill district": alike but for the word that tells them apart."""
    if len(one) < 2 or len(two) < 2:
        return False
    if one[-1] == two[-1] and one[-1] in PARTS:
        return one[:-1] != two[:-1] and not spelled_alike(" ".join(one[:-1]), " ".join(two[:-1]))
    return one[1:] == two[1:] and {one[0], two[0]} <= QUALIFIERS


def figures(left: Profile, right: Profile) -> Accord:
    """Compare tolls: one figure in common is enough, for rivals repeat each other's; a toll that has risen since is no clash."""
    found = [accord.figures(one, two) for one in left.counts for two in right.counts]
    best = max(found, key=lambda one: (one.strength, one.clash), default=NOTHING)
    return NOTHING if best.clash and (_risen(left, right) or two_sides(left, right)) else best


def _risen(left: Profile, right: Profile) -> bool:
    """Whether the later report gives the larger toll of every kind that both give."""
    if not left.report_dates or not right.report_dates or left.report_dates[-1] == right.report_dates[-1]:
        return False
    first, then = (left, right) if left.report_dates[-1] < right.report_dates[-1] else (right, left)
    met = [(one, two) for one in first.counts for two in then.counts if one.kind == two.kind]
    return all((one.low or 0) <= (two.low if two.low is not None else two.high or 0) for one, two in met)


def told_apart(left: Profile, right: Profile) -> Accord:
    """Look for one that its report tells from another ("a second convoy"), where the other is the only one of its report, and of no such day."""
    if (left.apart is None) == (right.apart is None) or recipients(left, right).strength == 1.0:
        return NOTHING
    if _IN_A_ROW.search(left.apart or right.apart or "") and dates(left, right).strength >= _OF_DAYS:
        return NOTHING  # "the second mayor killed this month" is told from what was on another day
    return Accord(0.0, True, f"told apart: {left.apart or right.apart}")


_IN_A_ROW = re.compile(r"\b(?:second|third|fourth|fifth|similar|new|fresh)\b", re.IGNORECASE)
_OF_DAYS = 0.6  # dates that are known to within a week


def again(left: Profile, right: Profile) -> Accord:
    """Look for one that its report tells as a repetition ("for the second time"), where the other was told before it and as none."""
    for one, other in ((left, right), (right, left)):
        told = bool(one.report_dates and other.report_dates) and other.report_dates[0][:10] < one.report_dates[0][:10]
        if one.again and not other.again and told and not _OFTEN.search(one.again):
            return Accord(0.0, True, f"told as a repetition: {one.again}")
    return NOTHING


_OFTEN = re.compile(r"\b(?:third|fourth|fifth)\b", re.IGNORECASE)  # the first report of the third need not count


def other_names(left: Profile, right: Profile) -> Accord:
    """Compare the names in their sentences that are no places of theirs: where both have some and none in common, they may be two."""
    if not left.names or not right.names:
        return NOTHING
    if _share_a_scene(left, right):
        return NOTHING  # they have names in common, a little further off
    ours, theirs = (_own_names(one, left, right) for one in (left, right))
    if not ours or not theirs or ours & theirs or any(_meet(one, two) for one in ours for two in theirs):
        return NOTHING
    return Accord(0.0, True, f"other names: {min(ours)} and {min(theirs)}")


def _share_a_scene(left: Profile, right: Profile) -> bool:
    """Whether rare names around both are in common; round-ups of acts at several places name everybody around everything."""
    are_roundups = all(len(one.other_places) > 1 for one in (left, right))
    return not are_roundups and bool(scenes(left, right).strength)


def _own_names(one: Profile, left: Profile, right: Profile) -> set[str]:
    places = (
        {side.where.name.casefold() for side in (left, right) if side.where} | left.other_places | right.other_places
    )
    return {name for name in one.names if not any(name in place or place in name for place in places)}


def _meet(one: str, two: str) -> bool:
    return bool(set(one.split()) & set(two.split())) or spelled_alike(one, two)


def back_references(left: Profile, right: Profile) -> Accord:
    """Look for one that points back by its day ("Sunday's strike"), of that day in both, to what was told no later."""
    for one, other in ((left, right), (right, left)):
        told = bool(one.report_dates and other.report_dates) and other.report_dates[0][:10] <= one.report_dates[-1][:10]
        if one.back and told and dates(one, other).strength == 1.0:
            return Accord(1.0, False, one.back)
    return NOTHING


def rare_words(left: Profile, right: Profile) -> Accord:
    """Compare the longer words of their sentences, those of a party that both name left out."""
    parties = [{word for party in one.recipients for word in words_of(party.name)} for one in (left, right)]
    shared = sorted((left.rare_words & right.rare_words) - (parties[0] & parties[1]))
    return Accord(min(1.0, len(shared) / 3), False, f"shared words: {', '.join(shared[:6])}")


def sentences(left: Profile, right: Profile) -> Accord:
    """Look for one sentence carried by both, word for word."""
    shared = sorted(left.sentences & right.sentences)
    return Accord(1.0, False, f"the same sentence: {' '.join(shared[0][:8])} ...") if shared else NOTHING


def stories(left: Profile, right: Profile) -> Accord:
    """Compare the telling words of what surrounds them: most of what tells of one happening is of it."""
    alike = likeness(left.story, right.story, _places_names(left, right))
    strength = min(1.0, max(0.0, (alike - _STORY_FROM) / (_STORY_TO - _STORY_FROM)))
    return Accord(strength, False, f"stories alike by {alike:.2f}")


_STORY_FROM, _STORY_TO = 0.1, 0.6  # likeness of what has nothing to do with each other, and of what one hand wrote


def _places_names(left: Profile, right: Profile) -> frozenset[str]:
    """The names of where they are, which are compared as places, where both are somewhere."""
    return left.spelled | right.spelled if left.where is not None and right.where is not None else frozenset()


def scenes(left: Profile, right: Profile) -> Accord:
    """Look for rare names in what surrounds both."""
    shared = sorted((left.scene & right.scene) - _places_names(left, right))
    return Accord(min(1.0, len(shared) / 3), False, f"names in both stories: {', '.join(shared[:4])}")


def report_days(left: Profile, right: Profile) -> Accord:
    """Compare the days of the reports: close ones speak for undated happenings, and none is told before it was."""
    if not left.report_dates or not right.report_dates:
        return NOTHING
    for one, other in ((left, right), (right, left)):
        if one.when and one.when.earliest and not one.unrealised and one.when.earliest > other.report_dates[-1]:
            return Accord(0.0, True, f"told on {other.report_dates[-1]}, before {one.when.earliest}")
    if left.when and right.when:
        return NOTHING
    undated = (
        left.when is None and right.when is None and not (left.sentences & right.sentences or left.dead & right.dead)
    )
    if undated and _gap(left.report_dates[0], right.report_dates[-1]) > MONTH:
        return Accord(0.0, True, f"undated, and told on {left.report_dates[0]} and {right.report_dates[-1]}")
    gap = min(_gap(one, two) for one in left.report_dates for two in right.report_dates)
    words = f"told within {gap} days" if gap != 1 else "told within a day"
    return Accord(1.0 if gap <= DAYS_CLOSE else 0.5 if gap <= WEEK else 0.0, False, words)


@lru_cache(KEPT)
def _gap(one: str, two: str) -> int:
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(two[:10])).days)
    except ValueError:
        return 9999


FEATURES = (
    Feature("date", 1.0, FORBIDS, dates),
    Feature("hour", 0.0, -2.5, hours),
    Feature("place", 0.5, FORBIDS, places),
    Feature("village", 1.75, 0.0, villages),
    Feature("kind", 0.25, FORBIDS, kinds_of_two_reports),
    Feature("recipient", 1.0, FORBIDS, recipients),
    Feature("actor", 0.0, -0.25, actors),
    Feature("figures", 0.0, -0.75, figures),
    Feature("victim", 2.5, 0.0, victims),
    Feature("target", 0.0, -3.5, targets),
    Feature("marchers", 0.0, -4.0, marchers),
    Feature("person", 0.0, -1.25, persons),
    Feature("names", 1.0, FORBIDS, names),
    Feature("other names", 0.0, -0.75, other_names),
    Feature("quarter", 0.0, FORBIDS, quarters),
    Feature("sentence", 2.25, 0.0, sentences),
    Feature("apart", 0.0, -4.0, told_apart),
    Feature("again", 0.0, -5.0, again),
    Feature("refers back", 3.25, 0.0, back_references),
    Feature("denial", 0.5, 0.0, denials),
    Feature("reports", 1.25, FORBIDS, report_days),
    Feature("story", STORY, 0.0, stories),
    Feature("scene", 1.0, 0.0, scenes),
)

# Within one report "the strike" may be told with another target, and rival figures are the rule.
IN_ONE_REPORT = (
    Feature("date", 2.0, FORBIDS, dates),
    Feature("hour", 0.0, -3.0, hours),
    Feature("place", 2.0, FORBIDS, places),
    Feature("kind", 2.0, FORBIDS, kinds),
    Feature("actor", 1.0, -1.5, actors),
    Feature("words", 1.5, 0.0, rare_words),
    Feature("recipient", 1.5, -1.5, recipients),
    Feature("figures", 1.5, 0.0, figures),
)

# Where the words tie two acts of two kinds together, as a raid and its arrests
TOLD_AS_ONE = tuple(feature for feature in IN_ONE_REPORT if feature.name != "kind")

# One sentence names all its places beside each of its acts
IN_ONE_SENTENCE = tuple(
    Feature("place", 2.0, FORBIDS, own_places) if feature.name == "place" else feature
    for feature in IN_ONE_REPORT
    if feature.name != "words"
)
