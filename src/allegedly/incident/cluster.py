"""Mentions in, groups of mentions held to be one happening out: first within each report, then across reports."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf
from typing import Protocol

from allegedly.incident.compare import STORY, Comparison, compare, in_line
from allegedly.incident.judged import NO_TIES, EventKey, Ties
from allegedly.incident.kind import are_of_two_kinds, is_other_act
from allegedly.incident.link import Telling, linked, may_be_one, telling
from allegedly.incident.mention import Mention, is_head
from allegedly.incident.profile import Profile, profile
from allegedly.incident.sieve import may_be_one_happening
from allegedly.incident.whereabouts import AROUND
from allegedly.keys import content_id
from allegedly.links import Merge

PERHAPS = 1.25  # below the threshold, but near enough to be shown as "perhaps the same"
BY_HAND = 100.0  # what a person's word that two are one is worth: more than any features
ACROSS = 2.25  # chosen on the made set (docs/incidents.md)
TOGETHER = (
    1.75  # what the pairs of two clusters must come to on average: reports that say little of it say nothing against it
)
RETOLD = 0.75  # what the stories' likeness must be worth where a later report gives no day
LIKELY = 0.3  # and where they have no more than names around them in common
LINKED = 3.0  # in one report, when the words themselves point back ("the strike")
UNLINKED = 4.5  # in one report, when they do not


class Told(Protocol):
    """What one report tells of one happening, as far as it takes to compare it: ``key`` is that of its first mention, ``events`` those of all."""

    @property
    def id(self) -> str:
        """A hash of its report and events."""

    @property
    def key(self) -> tuple[str, int, str]:
        """Report, place in it, id of its first event."""

    @property
    def events(self) -> tuple[EventKey, ...]:
        """Report and id of each of its events, in the order of the text."""

    @property
    def profile(self) -> Profile:
        """What its mentions say of it."""


@dataclass(frozen=True)
class Group:
    """Mentions held to be one happening, and why."""

    members: tuple[Mention, ...]
    merges: tuple[Merge, ...]
    alone: Profile | None = field(default=None, compare=False, repr=False)  # that of its only member

    @cached_property
    def id(self) -> str:
        """A hash of its report and events."""
        return content_id("t", *(part for key in self.events for part in key))

    @cached_property
    def key(self) -> tuple[str, int, str]:
        """Where its first mention stands."""
        return self.members[0].key

    @cached_property
    def events(self) -> tuple[EventKey, ...]:
        """The report and event of each of its mentions."""
        return tuple(event_key(member) for member in self.members)

    @cached_property
    def profile(self) -> Profile:
        """What its members say of it."""
        return self.alone or profile(self.members)


OTHER_ACT = -inf  # what two are worth to each other that are told as acts of two kinds
ONE_REPORT = inf  # and two of one report that nothing in it keeps apart: no evidence for either
Weighed = Mapping[tuple[str, str], float | None]  # how alike two groups are, by id; None where they cannot be one


@dataclass(frozen=True, slots=True)
class Edge:
    """Two groups of different reports, by id, that are one happening (``joins``) or perhaps one, and why."""

    left: str
    right: str
    score: float
    joins: bool
    why: str


def event_key(mention: Mention) -> EventKey:
    """Return the report and event of a mention."""
    return (mention.source.id, mention.event.id)


def within_report(mentions: Sequence[Mention], ties: Ties = NO_TIES) -> tuple[Group, ...]:
    """Group the mentions of one report: the body in its order, then title, summary and captions, which say it again.

    A mention joins the group to which its best link is strongest, if no member of that group forbids it. Where the words of one
    sentence also tie it to another group ("hit by the air strike"), that group comes along, unless a member of either forbids it.
    """
    told = telling(mentions)
    heads = [mention for mention in mentions if is_head(mention)]
    groups: list[Group] = []
    for mention in (*told.body, *heads):
        joins = [(link, group) for group in groups if (link := _best_link(mention, group, told, ties))]
        joins.sort(key=lambda join: (-join[0].score, groups.index(join[1])))
        joined = Group((mention,), (), told.profiles[mention.event.id])
        for n, (link, group) in enumerate(joins):
            if n == 0 or (link.is_syntax and not _forbids(group, joined, told, ties)):
                merge = Merge(link.other, mention.event.id, link.score, link.why)
                joined = Group((*group.members, *joined.members), (*group.merges, *joined.merges, merge))
                groups.remove(group)
        groups.append(joined)
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class _Link:
    score: float
    other: str
    why: str
    is_syntax: bool


def _best_link(mention: Mention, group: Group, telling_of: Telling, ties: Ties) -> _Link | None:
    best: _Link | None = None
    types = {member.event.type for member in group.members}
    for member in group.members:
        comparison, is_linked = linked(member, mention, telling_of)
        if ties.forbid(event_key(member), event_key(mention)):
            return None
        if comparison.forbidden and are_of_two_kinds(comparison.forbidden) and mention.event.type in types:
            continue  # a toll of the raid that the arrests were made in
        if comparison.forbidden:
            return None
        enough = comparison.score >= (LINKED if is_linked else UNLINKED)
        if enough and (best is None or comparison.score >= best.score):
            is_syntax = any(comparison.has(tie) for tie in ("means", "harm", "apposed"))
            best = _Link(round(comparison.score, 2), member.event.id, in_line(comparison), is_syntax)
    return best


def _forbids(left: Group, right: Group, telling_of: Telling, ties: Ties) -> bool:
    pairs_of = [(one, two) for one in left.members for two in right.members]
    return any(ties.forbid(event_key(one), event_key(two)) for one, two in pairs_of) or any(
        linked(min(one, two, key=_key), max(one, two, key=_key), telling_of)[0].forbidden for one, two in pairs_of
    )


def _key(mention: Mention) -> tuple[str, int, str]:
    return mention.key


def edge(left: Told, right: Told) -> Edge | None:
    """Return the edge between two groups of different reports, ``None`` when there is none; the same one whichever comes first."""
    if not may_be_one_happening(left.profile, right.profile, min(LIKELY, RETOLD) / STORY):
        return None
    return weigh(left, right)


def weigh(left: Told, right: Told) -> Edge | None:
    """Return the edge between two groups as ``edge`` does, all features compared whatever the cheap questions say."""
    one, two = (left, right) if left.key <= right.key else (right, left)
    if one.key[0] == two.key[0]:
        return None
    comparison = compare(one.profile, two.profile)
    score = round(comparison.score, 6)
    if score < PERHAPS or not _is_enough(comparison, one.profile, two.profile):
        return None
    return Edge(one.id, two.id, score, score >= ACROSS, in_line(comparison))


def tied(groups: Iterable[Told], ties: Ties) -> tuple[Edge, ...]:
    """Return the edges that people's judgements make between groups."""
    home = {key: group.id for group in groups for key in group.events}
    found = {
        (min(home[one], home[two]), max(home[one], home[two]))
        for one, two in ties.together
        if one in home and two in home and home[one] != home[two]
    }
    return tuple(
        Edge(one, two, BY_HAND, True, "judgement (a person holds the two to be one)") for one, two in sorted(found)
    )


def _is_enough(comparison: Comparison, left: Profile, right: Profile) -> bool:
    """Between reports something must say that it was then (a date, or that they are told within days), and something that it was there."""
    if comparison.forbidden or left.aggregate or left.unrealised != right.unrealised:
        return False
    if left.is_course and right.is_course and not comparison.has("date"):
        return False  # a war goes on from report to report
    if comparison.has("victim"):
        return True  # nobody dies twice
    if (left.is_aside or right.is_aside) and not _is_told_of_itself(comparison):
        return False  # what surrounds it tells of something else, which has a day or place
    is_then = any(comparison.has(name) for name in ("date", "reports", "sentence")) or _is_retold(comparison)
    is_there = any(comparison.has(name) for name in ("place", "names", "sentence"))
    is_theirs = comparison.has("recipient") and any(comparison.has(name) for name in ("date", "scene", "denial"))
    is_theirs = is_theirs or comparison.has("refers back", "scene")
    return is_then and (is_there or is_theirs or (comparison.has("scene") and _likeness(comparison) >= LIKELY))


def _is_told_of_itself(comparison: Comparison) -> bool:
    """Whether what speaks for it stands in its own words, and not only around it."""
    if any(comparison.has(name) for name in ("recipient", "names", "sentence", "denial")):
        return True
    return any(one.name == "place" and one.score > 0 and not one.words.startswith(AROUND) for one in comparison.spoken)


def _likeness(comparison: Comparison) -> float:
    """What the likeness of the stories is worth."""
    return sum(one.score for one in comparison.spoken if one.name == "story")


def _is_retold(comparison: Comparison) -> bool:
    """Whether a later report, which gives no day, must mean the same: of the same people at the same place, in much the same words."""
    return comparison.has("recipient", "scene", "place") and _likeness(comparison) >= RETOLD


class Pairs:
    """How alike two of some groups are. Each pair is weighed once: what is ``held`` never again, and what is ``new`` can be held next time."""

    def __init__(
        self, told: Mapping[str, Told], members: Callable[[str], Sequence[Mention]], held: Weighed | None = None
    ) -> None:
        self._told, self._members, self._held = told, members, held or {}
        self.new: dict[tuple[str, str], float | None] = {}

    def score(self, one: str, two: str) -> float | None:
        """Return the score of two groups by id, ``None`` where they cannot be one, or ``OTHER_ACT`` or ``ONE_REPORT``."""
        pair = (one, two) if one < two else (two, one)
        if pair in self._held:
            return self._held[pair]
        if pair not in self.new:
            self.new[pair] = self._weigh(*sorted(pair, key=lambda key: self._told[key].key))
        return self.new[pair]

    def _weigh(self, one: str, two: str) -> float | None:
        ours, theirs = self._told[one], self._told[two]
        if ours.key[0] == theirs.key[0]:
            is_one = may_be_one(self._members(one), self._members(two), ours.profile, theirs.profile)
            return ONE_REPORT if is_one else None
        comparison = compare(ours.profile, theirs.profile)
        if ours.profile.unrealised != theirs.profile.unrealised:
            return None
        if is_other_act(comparison.forbidden or ""):
            return OTHER_ACT
        return None if comparison.forbidden else comparison.score


@dataclass(frozen=True, slots=True)
class Cluster:
    """Groups by id that are one happening, in order, and the merges that made them one."""

    groups: tuple[str, ...]
    merges: tuple[Merge, ...]


class Clusters:
    """Groups put together one edge at a time; what any pair of members forbids is not put together. Lives as long as one call."""

    def __init__(self, groups: Mapping[str, Told], ties: Ties, pairs: Pairs) -> None:
        self._groups, self._ties, self._pairs = groups, ties, pairs
        self._members = {key: [key] for key in groups}
        self._merges: dict[str, list[Merge]] = {key: [] for key in groups}
        self._home = {key: key for key in groups}

    def take(self, one: Edge) -> None:
        """Join the two ends of an edge, if nothing forbids it."""
        left, right = self._home[one.left], self._home[one.right]
        if left == right or not (one.score >= BY_HAND or self._may_join(left, right)):
            return
        ends = (self._groups[one.left].key[-1], self._groups[one.right].key[-1])
        merge = Merge(*ends, round(one.score, 2), one.why)
        self._merges[left] += [merge, *self._merges.pop(right)]
        moved = self._members.pop(right)
        self._members[left] += moved
        self._home |= dict.fromkeys(moved, left)

    def _may_join(self, left: str, right: str) -> bool:
        """Whether two clusters may be one: a fire to one voice and shots to another are, where a third tells of both and is surely the same."""
        scores: list[float] = []
        for one in self._members[left]:
            for two in self._members[right]:
                score = self._pairs.score(one, two)
                if score is None or self._held_apart(one, two):
                    return False
                if score != ONE_REPORT:
                    scores.append(score)
        own = [score for score in scores if score != OTHER_ACT]
        is_sure = len(own) == len(scores) or max(own, default=0.0) >= ACROSS
        return bool(own) and is_sure and sum(own) / len(own) >= TOGETHER

    def _held_apart(self, one: str, two: str) -> bool:
        return bool(self._ties.apart) and held_apart(self._groups[one], self._groups[two], self._ties)

    def clusters(self) -> tuple[Cluster, ...]:
        """Return the clusters as they now stand."""
        order = {key: at for at, key in enumerate(self._groups)}
        return tuple(
            Cluster(
                tuple(sorted(members, key=order.__getitem__)),
                tuple(sorted(self._merges[home], key=lambda merge: (merge.left, merge.right))),
            )
            for home, members in self._members.items()
        )


def held_apart(left: Told, right: Told, held: Ties) -> bool:
    """Return whether people hold the two apart: then they are not perhaps the same either."""
    return any(held.forbid(one, two) for one in left.events for two in right.events)


def clusters(groups: Iterable[Told], edges: Iterable[Edge], pairs: Pairs, ties: Ties = NO_TIES) -> tuple[Cluster, ...]:
    """Group what reports tell by average link: people's word first, then the surest edges; nothing joins that any pair forbids.

    Two groups that one report keeps apart stay apart. The outcome for groups that no edge connects to others is their own affair, so that
    a part of many can be grouped alone.
    """
    by_id = {group.id: group for group in sorted(groups, key=lambda group: group.key)}
    order = {key: at for at, key in enumerate(by_id)}
    found = Clusters(by_id, ties, pairs)
    joining = [one for one in edges if one.joins]
    for one in sorted(joining, key=lambda one: (-one.score, order[one.left], order[one.right])):
        found.take(one)
    return found.clusters()


def joined(groups: Sequence[Group], merges: Sequence[Merge]) -> Group:
    """Return groups that are one happening, given in order, as one, with the merges between them after their own."""
    members = sorted((member for group in groups for member in group.members), key=lambda member: member.key)
    return Group(tuple(members), (*(merge for group in groups for merge in group.merges), *merges))
