"""Mentions in, groups of mentions held to be one happening out: first within each report, then across reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.incident.block import pairs
from allegedly.incident.compare import Comparison, compare, in_line
from allegedly.incident.link import Telling, linked, telling
from allegedly.incident.mention import Mention, is_head
from allegedly.incident.profile import Profile, profile
from allegedly.records import Merge

ACROSS = 5.5  # no two features reach it; a date and a place, the same act, and one thing more do
LINKED = 3.0  # in one report, when the words themselves point back ("the strike")
UNLINKED = 4.5  # in one report, when they do not


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions held to be one happening, and why."""

    members: tuple[Mention, ...]
    merges: tuple[Merge, ...]


def within_report(mentions: Sequence[Mention]) -> tuple[Group, ...]:
    """Group the mentions of one report: the body in its order, then title, summary and captions, which say it again.

    A mention joins the group to which its best link is strongest, if no member of that group forbids it. Where the words of one
    sentence also tie it to another group ("hit by the air strike"), that group comes along, unless a member of either forbids it.
    """
    told = telling(mentions)
    heads = [mention for mention in mentions if is_head(mention)]
    groups: list[Group] = []
    for mention in (*told.body, *heads):
        joins = [(link, group) for group in groups if (link := _best_link(mention, group, told))]
        joins.sort(key=lambda join: (-join[0].score, groups.index(join[1])))
        joined = Group((mention,), ())
        for n, (link, group) in enumerate(joins):
            if n == 0 or (link.is_syntax and not _forbids(group, joined, told)):
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


def _best_link(mention: Mention, group: Group, telling_of: Telling) -> _Link | None:
    best: _Link | None = None
    for member in group.members:
        comparison, is_linked = linked(member, mention, telling_of)
        if comparison.forbidden:
            return None
        enough = comparison.score >= (LINKED if is_linked else UNLINKED)
        if enough and (best is None or comparison.score >= best.score):
            is_syntax = any(comparison.has(tie) for tie in ("means", "harm", "apposed"))
            best = _Link(round(comparison.score, 2), member.event.id, in_line(comparison), is_syntax)
    return best


def _forbids(left: Group, right: Group, telling_of: Telling) -> bool:
    pairs_of = ((one, two) for one in left.members for two in right.members)
    return any(
        linked(min(one, two, key=_key), max(one, two, key=_key), telling_of)[0].forbidden for one, two in pairs_of
    )


def _key(mention: Mention) -> tuple[str, int, str]:
    return mention.key


@dataclass(slots=True)
class _Cluster:
    groups: list[int]
    merges: list[Merge]


def across_reports(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Group what reports tell by average link: the surest pairs first, and nothing joins that any pair of its members forbids.

    Two groups that one report keeps apart stay apart.
    """
    profiles = [profile(group.members) for group in groups]
    scored = []
    for one, two in pairs(groups, profiles):
        comparison = compare(profiles[one], profiles[two])
        if _is_enough(comparison, profiles[one], profiles[two]):
            scored.append((-round(comparison.score, 6), one, two, comparison))
    clusters = {at: _Cluster([at], []) for at in range(len(groups))}
    home = list(range(len(groups)))
    for score, one, two, comparison in sorted(scored, key=lambda pair: pair[:3]):
        left, right = home[one], home[two]
        if left != right and _may_join(clusters[left].groups, clusters[right].groups, groups, profiles):
            merge = _merge(groups[one], groups[two], -score, comparison)
            clusters[left].groups += clusters[right].groups
            clusters[left].merges += [merge, *clusters[right].merges]
            for at in clusters.pop(right).groups:
                home[at] = left
    return tuple(_joined([groups[at] for at in cluster.groups], cluster.merges) for cluster in clusters.values())


def _is_enough(comparison: Comparison, left: Profile, right: Profile) -> bool:
    """Between reports a date and a place or party must agree; for an undated one place, party and act, told within days."""
    if comparison.forbidden or left.aggregate or left.unrealised != right.unrealised or comparison.score < ACROSS:
        return False
    if comparison.has("sentence"):
        return True
    if comparison.has("date"):
        return any(comparison.has(name) for name in ("place", "recipient", "names"))
    return comparison.has("place", "recipient", "reports") and left.mode == right.mode


def _may_join(left: list[int], right: list[int], groups: Sequence[Group], profiles: Sequence[Profile]) -> bool:
    total = 0.0
    for one in left:
        for two in right:
            if groups[one].members[0].source.id == groups[two].members[0].source.id:
                return False
            comparison = compare(profiles[one], profiles[two])
            if comparison.forbidden or profiles[one].unrealised != profiles[two].unrealised:
                return False
            total += comparison.score
    return total / (len(left) * len(right)) >= ACROSS


def _merge(left: Group, right: Group, score: float, comparison: Comparison) -> Merge:
    return Merge(left.members[0].event.id, right.members[0].event.id, round(score, 2), in_line(comparison))


def _joined(groups: Sequence[Group], merges: Sequence[Merge]) -> Group:
    members = sorted((member for group in groups for member in group.members), key=lambda member: member.key)
    own = [merge for group in sorted(groups, key=lambda group: group.members[0].key) for merge in group.merges]
    return Group(tuple(members), (*own, *sorted(merges, key=lambda merge: (merge.left, merge.right))))
