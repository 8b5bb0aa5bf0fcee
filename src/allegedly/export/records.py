"""Holdings in, records as JSON out: our own lines, PLOVER lines and GeoJSON."""

import json
from collections.abc import Iterator, Mapping, Set
from typing import Any

from allegedly.contract import to_json
from allegedly.grouping import ledger_judgements
from allegedly.judgement import Target
from allegedly.records import Annotation, Event, Factuality, Incident, Participant, Place
from allegedly.view.holdings import Holdings

_QUADS = {
    1: "AGREE CONSULT SUPPORT CONCEDE", 2: "COOPERATE AID RETREAT", 3: "REQUEST ACCUSE REJECT THREATEN",
    4: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}  # fmt: skip
QUADS: Mapping[str, int] = {kind: quad for quad, kinds in _QUADS.items() for kind in kinds.split()}
_AUXILIARY: Mapping[Factuality, str] = {
    "negated": "negation", "planned": "future", "conditional": "hypothetical", "possible": "hypothetical", "background": "historical",
}  # fmt: skip
_RESOLUTION = {1: 4, 2: 4, 3: 3, 4: 2, 6: 1}  # UCDP where_prec to PLOVER: city, district, province, country


def jsonl(holdings: Holdings) -> Iterator[str]:
    """Yield the record of each report on a line (``allegedly/1``), then each judgement and second reading; ``allegedly read`` takes them in again, and the
    ledger is the same. Of chosen incidents only the judgements on their reports and on whom these name."""
    reports, names = set(), set()
    for annotation in holdings.annotations():
        reports.add(annotation.report.id)
        names |= {actor.name for actor in annotation.actors} if holdings.chosen else set()
        yield to_json(annotation) + "\n"
    every = ledger_judgements(holdings.ledger)
    kept = {one.id for one in every if not holdings.chosen or any(_is_on(part, reports, names) for part in one.targets)}
    for one in every:  # an undo comes after what it undoes
        if one.id in kept or one.undoes in kept:
            kept.add(one.id)
            yield to_json(one) + "\n"
    for reading in holdings.second_readings():
        yield to_json(reading) + "\n"


def _is_on(part: Target, reports: Set[str], names: Set[str]) -> bool:
    return part.id in names if part.kind == "actor" else part.report in reports or part.id in reports


def geojson(holdings: Holdings) -> Iterator[str]:
    """Yield a FeatureCollection (RFC 7946): a point for each incident, no geometry where nobody knows the coordinates."""
    yield '{"type":"FeatureCollection","features":[\n'
    between = ""
    for incident in holdings.incidents():
        yield between + _compact(_feature(incident))
        between = ",\n"
    yield "\n]}\n"


def plover(holdings: Holdings) -> Iterator[str]:
    """Yield a PLOVER v2.0 record for each mention of an event, with its auxiliary mode and, beyond PLOVER, the claims about it."""
    incidents = holdings.incident_of_events()
    for annotation in holdings.annotations():
        for event in annotation.events:
            if event.type is not None:
                yield _compact(_plover(annotation, event, incidents.get((annotation.report.id, event.id)))) + "\n"


def _compact(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _feature(incident: Incident) -> dict[str, Any]:
    where, when = incident.where, incident.when
    known = where is not None and where.lat is not None and where.lon is not None
    point = {"type": "Point", "coordinates": [where.lon, where.lat]} if known and where else None
    properties: dict[str, Any] = {
        "id": incident.id, "title": incident.title, "type": incident.type, "mode": incident.mode,
        "place": where.name if where else None, "country": where.country if where else None,
        "place_precision": where.precision if where else None, "earliest": when.earliest if when else None,
        "latest": when.latest if when else None, "date_precision": when.precision if when else None,
        "label": incident.label, "reports": len(incident.reports), "origins": incident.origins,
    }  # fmt: skip
    for kind in ("killed", "wounded"):
        toll = next((one for key, one in incident.toll.items() if key == kind), None)
        properties |= {f"{kind}_low": toll.low if toll else None, f"{kind}_high": toll.high if toll else None}
    for question in ("occurrence", "responsibility", "toll"):
        standing = [one.standing for key, one in incident.questions.items() if key == question]
        properties[question] = standing[0] if standing else None
    return {"type": "Feature", "id": incident.id, "geometry": point, "properties": properties}


def _plover(annotation: Annotation, event: Event, incident: str | None) -> dict[str, Any]:
    report, when = annotation.report, event.when
    claims = [claim for claim in annotation.claims if claim.event == event.id]
    told = {claim.factuality for claim in claims if claim.question == "occurrence"} or {
        "background" if event.background else "actual"
    }
    auxiliary = [_AUXILIARY[one] for one in _AUXILIARY if told == {one}]
    return {
        "id": f"{report.id}/{event.id}", "has_event": True, "date": when.earliest if when else None, "enddate": when.latest if when else None,
        "actor": [_party(one) for one in event.actors], "recipient": [_party(one) for one in event.recipients],
        "event": [event.type], "quad_code": QUADS.get(event.type or ""), "mode": [*([event.mode] if event.mode else []), *auxiliary],
        "context": list(event.contexts), "event_loc": _location(event.where), "event_text": [event.evidence.text], "link": report.url,
        "text_info": {"start": event.evidence.start, "end": event.evidence.end},
        "cite_info": {"title": report.title, "publication": report.outlet, "date": report.published, "url": report.url, "language": report.language},
        "size": _sizes(event), "coder": "allegedly", "codebook": "PLOVER v2.0", "x_incident": incident,
        "x_claims": [{"voice": one.voice, "question": one.question, "stance": one.stance, "value": one.value, "factuality": one.factuality} for one in claims],
    }  # fmt: skip


def _party(one: Participant) -> dict[str, Any]:
    return {"entity_text": one.span.text, "identifier_text": one.name, "code": one.country, "x_kind": one.kind}


def _location(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "name": place.name, "country": place.country, "admin1": place.admin1, "lat": place.lat, "lon": place.lon,
        "geonameid": place.geonameid, "resolution": _RESOLUTION.get(place.precision or 0),
    }  # fmt: skip


def _sizes(event: Event) -> dict[str, Any]:
    names = {"killed": "dead", "wounded": "injured", "detained": "arrested"}
    return {names[one.kind]: [one.low, one.high] for one in event.counts if one.kind in names}
