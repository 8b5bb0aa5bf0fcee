"""The records of any number of reports in, their incidents out: the same ones whatever the order of the reports."""

from collections.abc import Iterable

from allegedly.incident.account import accounts
from allegedly.incident.cluster import Group, across_reports, within_report
from allegedly.incident.explain import title
from allegedly.incident.grade import label, questions
from allegedly.incident.mention import Mention, mentions
from allegedly.incident.origin import origins
from allegedly.incident.profile import mode_of, when_of, where_of
from allegedly.incident.reply import replies
from allegedly.incident.said import all_said
from allegedly.incident.toll import tolls
from allegedly.keys import content_id
from allegedly.records import Annotation, Incident, IncidentEvent


def group(annotations: Iterable[Annotation]) -> tuple[Incident, ...]:
    """Return the incidents of the reports, by date (undated ones last) and id; a report given twice counts once.

    Two mentions are read as one happening only when named features outweigh what speaks against it and nothing forbids it: to read
    two as one is worse than to leave one as two.
    """
    by_report = {annotation.report.id: within_report(mentions(annotation)) for annotation in annotations}
    groups = sorted(
        (one for found in by_report.values() for one in found), key=lambda one: min(m.key for m in one.members)
    )
    incidents = [incident(one) for one in across_reports(groups)]
    return tuple(sorted(incidents, key=_place_in_list))


def incident(found: Group) -> Incident:
    """Return the incident that a group of mentions makes."""
    members = tuple(sorted(found.members, key=lambda member: member.key))
    said = all_said(members)
    kind, mode = members[0].event.type, mode_of(members)
    when, where = when_of(members), where_of(members)
    standings = questions(said)
    word, why = label(kind, said, standings)
    sources = {member.source.id: member.source for member in members}
    return Incident(
        id=incident_id(members),
        title=title((kind, mode), (when, where), members, said, standings),
        type=kind,
        mode=mode,
        when=when,
        where=where,
        events=tuple(IncidentEvent(m.event.id, m.source.id, m.source.file, m.event.trigger) for m in members),
        reports=tuple(sources),
        origins=origins([source.print for source in sources.values()]),
        accounts=accounts(members, said),
        questions=standings,
        toll=tolls(said),
        label=word,
        label_why=why,
        merges=found.merges,
        replies=replies(said),
    )


def incident_id(members: Iterable[Mention]) -> str:
    """Return the id of the incident that these mentions make: a hash of their reports and events."""
    keys = sorted((member.source.id, member.event.id) for member in members)
    return content_id("i", *(part for key in keys for part in key))


def _place_in_list(one: Incident) -> tuple[bool, str, str]:
    day = (one.when.earliest or one.when.latest) if one.when else None
    return (day is None, day or "", one.id)
