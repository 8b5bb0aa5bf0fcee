"""The records of any number of reports in, their incidents out: the same ones whatever the order of the reports."""

from collections.abc import Iterable, Mapping, Sequence

from allegedly.incident.account import accounts
from allegedly.incident.block import pairs
from allegedly.incident.cluster import (
    BY_HAND,
    Cluster,
    Edge,
    Group,
    Pairs,
    Told,
    clusters,
    edge,
    held_apart,
    joined,
    tied,
    within_report,
)
from allegedly.incident.explain import title
from allegedly.incident.grade import label, questions
from allegedly.incident.judged import EventKey, Ties, judged, ties
from allegedly.incident.mention import Mention, mentions
from allegedly.incident.origin import origins
from allegedly.incident.profile import mode_of, when_of, where_of
from allegedly.incident.reply import replies
from allegedly.incident.said import all_said
from allegedly.incident.toll import tolls
from allegedly.incident.version import versions
from allegedly.judgement import Judgement
from allegedly.keys import content_id
from allegedly.links import Likeness
from allegedly.records import Annotation, Incident, IncidentEvent


def group(annotations: Iterable[Annotation], judgements: Sequence[Judgement] = ()) -> tuple[Incident, ...]:
    """Return the incidents of the reports, by date (undated ones last) and id; a report given twice counts once.

    Two mentions are read as one happening only when named features outweigh what speaks against it and nothing forbids it: to read
    two as one is worse than to leave one as two. ``judgements`` are those in force: they come before any feature.
    """
    by_report = {annotation.report.id: annotation for annotation in annotations}
    held = ties(judgements, by_report)
    groups = [one for annotation in by_report.values() for one in told_in(annotation, judgements, held)]
    groups.sort(key=lambda one: one.key)
    met = pairs([one.profile for one in groups])
    edges = [found for one, two in met if (found := edge(groups[one], groups[two]))]
    edges += tied(groups, held)
    by_id = {one.id: one for one in groups}
    weighed = Pairs(by_id, lambda key: by_id[key].members)
    likes = likenesses(by_id, edges, held)
    made = (
        incident(joined([by_id[key] for key in one.groups], one.merges), perhaps(one, by_id, likes))
        for one in clusters(groups, edges, weighed, held)
    )
    return tuple(sorted(made, key=place_in_list))


def told_in(annotation: Annotation, judgements: Sequence[Judgement], held: Ties) -> tuple[Group, ...]:
    """Return the happenings that one report tells, each with its mentions in order."""
    found = within_report(mentions(judged(annotation, judgements)), held)
    return tuple(one if one.alone else _in_order(one) for one in found)


def _in_order(one: Group) -> Group:
    return Group(tuple(sorted(one.members, key=lambda member: member.key)), one.merges)


Likes = Mapping[EventKey, Sequence[tuple[EventKey, Edge]]]


def likenesses(groups: Mapping[str, Told], edges: Iterable[Edge], held: Ties) -> Likes:
    """Return for the first event at each end of an edge that of its other end, and the edge; what people hold apart is not alike.

    ``groups`` has every group that an edge leads to, by id.
    """
    found: dict[EventKey, list[tuple[EventKey, Edge]]] = {}
    for one in edges:
        if held_apart(groups[one.left], groups[one.right], held):
            continue
        left, right = (groups[end].events[0] for end in (one.left, one.right))
        found.setdefault(left, []).append((right, one))
        found.setdefault(right, []).append((left, one))
    return found


def perhaps(one: Cluster, groups: Mapping[str, Told], likes: Likes) -> tuple[Likeness, ...]:
    """Return what leads from a cluster to events that are not its own, the likeliest first: they are perhaps the same."""
    own = {key for part in one.groups for key in groups[part].events}
    found = [
        Likeness(here[1], *there, round(edge.score, 2), edge.why)
        for here in sorted(own)
        for there, edge in likes.get(here, ())
        if there not in own and edge.score < BY_HAND
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.event, one.other_report, one.other_event)))


def incident(found: Group, likely: tuple[Likeness, ...]) -> Incident:
    """Return the incident that a group of mentions makes; ``likely`` are the events that are perhaps the same."""
    members = tuple(sorted(found.members, key=lambda member: member.key))
    said = all_said(members)
    kind, mode = members[0].event.type, mode_of(members)
    when, where = when_of(members), where_of(members)
    standings = questions(said)
    word, why = label(kind, said, standings)
    sources = {member.source.id: member.source for member in members}
    by_day = sorted(sources.values(), key=lambda source: (source.date or "", source.id))
    found_origins = origins({source.id: source.print for source in by_day})
    voices = accounts(members, said)
    return Incident(
        id=incident_id(members),
        title=title((kind, mode), (when, where), members, said, standings),
        type=kind,
        mode=mode,
        when=when,
        where=where,
        events=tuple(IncidentEvent(m.event.id, m.source.id, m.source.file, m.event.trigger) for m in members),
        reports=tuple(sources),
        origins=len(found_origins),
        accounts=voices,
        questions=standings,
        toll=tolls(said, {one.voice: one.party for one in voices}),
        label=word,
        label_why=why,
        merges=found.merges,
        replies=replies(said),
        perhaps=likely,
        origin_reports=found_origins,
        versions=versions(sources, said),
    )


def incident_id(members: Iterable[Mention]) -> str:
    """Return the id of the incident that these mentions make: a hash of their reports and events."""
    keys = sorted((member.source.id, member.event.id) for member in members)
    return content_id("i", *(part for key in keys for part in key))


def place_in_list(one: Incident) -> tuple[bool, str, str]:
    """Return where an incident stands in a list: by its first day, undated ones last, then by id."""
    day = (one.when.earliest or one.when.latest) if one.when else None
    return (day is None, day or "", one.id)
