"""Holdings in, graphs out: GraphML of voices, claims and incidents; FollowTheMoney entities; JSON-LD in schema.org's words."""

import json
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from allegedly.export.facts import named
from allegedly.keys import content_id
from allegedly.records import Annotation, Claim, Incident, Report, VoiceKind
from allegedly.view.holdings import Holdings

Attributes = dict[str, object]
_NODE = ("kind", "label", "type", "mode", "date", "place", "lat", "lon", "grade", "question", "stance", "value", "factuality",
         "low", "high", "words", "report", "published", "outlet", "url")  # fmt: skip
_EDGE = ("relation",)
_REALS = ("lat", "lon")
_INTEGERS = ("low", "high")
_PEOPLE: frozenset[VoiceKind] = frozenset(
    {"witness", "relative", "journalist", "expert", "official", "unnamed", "medic"}
)
CONTEXT = {"@vocab": "https://schema.org/", "stance": "urn:allegedly:stance"}


def graphml(holdings: Holdings) -> Iterator[str]:
    """Yield a directed GraphML graph: voice -says-> claim -about-> incident, claim -names-> actor, claim -responds_to-> claim,
    and the relations that the words state between actors. Nodes of one name are one node."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            kind = "double" if name in _REALS else "long" if name in _INTEGERS else "string"
            yield f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="ledger" edgedefault="directed">\n'
    seen: set[str] = set()
    for key, attributes in _nodes(holdings):
        if key not in seen:
            seen.add(key)
            yield f"<node id={quoteattr(key)}>{_data('node', attributes)}</node>\n"
    for number, (source, target, relation) in enumerate(_edges(holdings)):
        if source in seen and target in seen:
            ends = f'id="e{number}" source={quoteattr(source)} target={quoteattr(target)}'
            yield f"<edge {ends}>{_data('edge', {'relation': relation})}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(domain: str, attributes: Attributes) -> str:
    told = ((name, value) for name, value in attributes.items() if value is not None)
    return "".join(f'<data key="{domain}_{name}">{escape(_printable(str(value)))}</data>' for name, value in told)


def _printable(text: str) -> str:
    """XML 1.0 has no way to write most control characters."""
    return "".join(one if one >= " " or one in "\t\n\r" else "\ufffd" for one in text if one not in "\ufffe\uffff")


def _actor_node(name: str) -> str:
    return f"actor:{name}"


def _voice(claim: Claim, report: Report) -> str:
    """The reporter's own voice is the outlet's, or that of a report without one."""
    return claim.voice or report.outlet or f"the reporter of {report.id}"


def _nodes(holdings: Holdings) -> Iterator[tuple[str, Attributes]]:
    for incident in holdings.incidents():
        where, when = incident.where, incident.when
        yield incident.id, {
            "kind": "incident", "label": incident.title, "type": incident.type, "mode": incident.mode, "date": when.earliest if when else None,
            "place": where.name if where else None, "lat": where.lat if where else None, "lon": where.lon if where else None,
            "grade": incident.label,
        }  # fmt: skip
    for annotation in holdings.annotations():
        yield from _record_nodes(annotation)


def _record_nodes(annotation: Annotation) -> Iterator[tuple[str, Attributes]]:
    report = annotation.report
    kinds = {actor.name: actor.kind for actor in annotation.actors}
    for relation in annotation.relations:
        for name in (relation.subject, relation.object):
            yield _actor_node(name), {"kind": "actor", "label": name, "type": kinds.get(name)}
    for claim in annotation.claims:
        for name in (_voice(claim, report), *_names(claim)):
            yield _actor_node(name), {"kind": "actor", "label": name, "type": kinds.get(name)}
        count = claim.count
        yield _claim_node(report, claim.id), {
            "kind": "claim", "label": _told(claim, report), "question": claim.question, "stance": claim.stance, "value": claim.value,
            "factuality": claim.factuality, "low": count.low if count else None, "high": count.high if count else None,
            "words": " … ".join(span.text for span in claim.evidence), "report": report.id, "published": report.published,
            "outlet": report.outlet, "url": report.url,
        }  # fmt: skip


def _names(claim: Claim) -> tuple[str, ...]:
    return tuple(claim.value.split("; ")) if claim.value and claim.question in ("responsibility", "target") else ()


def _claim_node(report: Report, claim: str) -> str:
    return f"{report.id}/{claim}"


def _told(claim: Claim, report: Report) -> str:
    figure = f" {claim.count.span.text}" if claim.count else ""
    return f"{_voice(claim, report)} {claim.stance} {claim.question}{figure}" + (
        f" {claim.value}" if claim.value else ""
    )


def _edges(holdings: Holdings) -> Iterator[tuple[str, str, str]]:
    incidents = holdings.incident_of_events()
    for annotation in holdings.annotations():
        report = annotation.report
        for claim in annotation.claims:
            node = _claim_node(report, claim.id)
            yield _actor_node(_voice(claim, report)), node, "says"
            if incident := incidents.get((report.id, claim.event)):
                yield node, incident, "about"
            for name in _names(claim):
                yield node, _actor_node(name), "names"
            if claim.responds_to:
                yield node, _claim_node(report, claim.responds_to), "responds_to"
        for relation in annotation.relations:
            yield _actor_node(relation.subject), _actor_node(relation.object), relation.relation


def ftm(holdings: Holdings) -> Iterator[str]:
    """Yield FollowTheMoney entities, one a line: an Article for each report, an Event for each incident, a LegalEntity, Organization or
    Person for each party and voice, and a Note for each claim (FollowTheMoney has no property for who says so)."""
    kinds = _kinds(holdings)
    seen: set[str] = set()
    for entity in _entities(holdings, kinds):
        if entity["id"] not in seen:
            seen.add(entity["id"])
            yield json.dumps(entity, ensure_ascii=False, separators=(",", ":")) + "\n"


def _kinds(holdings: Holdings) -> dict[str, VoiceKind | None]:
    kinds: dict[str, VoiceKind | None] = {}
    for annotation in holdings.annotations():
        for actor in annotation.actors:
            kinds[actor.name] = kinds.get(actor.name) or actor.kind
    return kinds


def _entity(key: str, schema: str, **properties: str | None) -> dict[str, Any]:
    return {"id": key, "schema": schema, "properties": {name: [value] for name, value in properties.items() if value}}


def _party(name: str, kinds: dict[str, VoiceKind | None]) -> dict[str, Any]:
    kind = kinds.get(name)
    schema = "LegalEntity" if kind is None or kind in _PEOPLE else "Organization"
    return _entity(content_id("ftm", "party", name), schema, name=name)


def _entities(holdings: Holdings, kinds: dict[str, VoiceKind | None]) -> Iterator[dict[str, Any]]:
    incidents = holdings.incident_of_events()
    for incident in holdings.incidents():
        yield from _event_entities(incident, kinds)
    for annotation in holdings.annotations():
        report = annotation.report
        yield _entity(
            report.id, "Article", title=report.title or report.id, author=report.byline, publisher=report.outlet, sourceUrl=report.url,
            publishedAt=report.published, modifiedAt=report.updated,
        )  # fmt: skip
        for claim in annotation.claims:
            name = _voice(claim, report)
            party, words = _party(name, kinds), " … ".join(span.text for span in claim.evidence)
            told = f"{_told(claim, report)}: “{words}”"
            note = _entity(
                f"{report.id}-{claim.id}",
                "Note",
                name=_told(claim, report),
                description=told,
                proof=report.id,
                publisher=name,
            )
            entities = [incidents.get((report.id, claim.event)), party["id"]]
            note["properties"]["entity"] = [one for one in entities if one]
            yield from (party, note)


def _event_entities(incident: Incident, kinds: dict[str, VoiceKind | None]) -> Iterator[dict[str, Any]]:
    when, where = incident.when, incident.where
    event = _entity(
        incident.id, "Event", name=incident.title, startDate=when.earliest if when else None, endDate=when.latest if when else None,
        location=where.name if where else None, summary=f"{incident.label}: {incident.label_why}" if incident.label else None,
    )  # fmt: skip
    names = [*named(incident, "responsibility"), *named(incident, "target")]
    parties = [_party(name, kinds) for name in names]
    if parties:
        event["properties"]["involved"] = list(dict.fromkeys(party["id"] for party in parties))
    event["properties"]["proof"] = list(incident.reports)
    yield from (*parties, event)


def jsonld(holdings: Holdings) -> Iterator[str]:
    """Yield one JSON-LD document: an Event for each incident, a NewsArticle for each report, a Claim (as a ClaimReview's ``itemReviewed``
    wants it) for each claim. There is no rating in it: nothing here is a verdict. Its context is written out; nothing is fetched."""
    yield '{"@context":' + json.dumps(CONTEXT) + ',"@graph":[\n'
    between = ""
    for node in _jsonld_nodes(holdings):
        yield between + json.dumps(
            {key: value for key, value in node.items() if value is not None}, ensure_ascii=False, separators=(",", ":")
        )
        between = ",\n"
    yield "\n]}\n"


def _jsonld_nodes(holdings: Holdings) -> Iterator[dict[str, Any]]:
    kinds, incidents = _kinds(holdings), holdings.incident_of_events()
    for incident in holdings.incidents():
        yield _jsonld_event(incident)
    for annotation in holdings.annotations():
        report = annotation.report
        yield {
            "@id": _urn(report.id), "@type": "NewsArticle", "headline": report.title, "url": report.url, "datePublished": report.published,
            "dateModified": report.updated, "inLanguage": report.language, "author": _named("Person", report.byline),
            "publisher": _named("Organization", report.outlet),
        }  # fmt: skip
        for claim in annotation.claims:
            about = incidents.get((report.id, claim.event))
            name = _voice(claim, report)
            person = kinds.get(name) in _PEOPLE
            yield {
                "@id": _urn(f"{report.id}:{claim.id}"), "@type": "Claim", "name": _told(claim, report),
                "text": " … ".join(span.text for span in claim.evidence), "author": _named("Person" if person else "Organization", name),
                "appearance": {"@id": _urn(report.id)}, "datePublished": report.published, "stance": claim.stance,
                "about": {"@id": _urn(about)} if about else None,
            }  # fmt: skip


def _jsonld_event(incident: Incident) -> dict[str, Any]:
    when, where = incident.when, incident.where
    place: dict[str, Any] | None = None
    if where:
        place = {"@type": "Place", "name": where.name}
        if where.lat is not None and where.lon is not None:
            place["geo"] = {"@type": "GeoCoordinates", "latitude": where.lat, "longitude": where.lon}
    return {
        "@id": _urn(incident.id), "@type": "Event", "name": incident.title, "startDate": when.earliest if when else None,
        "endDate": when.latest if when else None, "location": place, "identifier": incident.id,
        "subjectOf": [{"@id": _urn(report)} for report in incident.reports],
    }  # fmt: skip


def _named(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _urn(key: str) -> str:
    return f"urn:allegedly:{key}"
