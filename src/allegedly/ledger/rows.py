"""The record of one report in, the rows of the ledger's queried tables out; the record itself is kept beside them as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from allegedly.contract import to_json
from allegedly.keys import content_id
from allegedly.problems import Problem
from allegedly.records import Annotation, Incident, Participant, Place, Report, Span, When

Cell = str | int | float | None
Row = tuple[Cell, ...]
Rows = Iterator[Row]

_LARGEST = 2**63 - 1  # SQLite's INTEGER; a larger figure stays in the record only


def report_row(annotation: Annotation) -> Row:
    """Return the row of ``report``, its number left to SQLite: the text once, and the record without it."""
    report = annotation.report
    bare = replace(annotation, report=replace(report, text=""))
    dateline = report.dateline.name if report.dateline else None
    return (
        None, report.id, report.file, report.url, report.outlet, report.title, report.byline, report.published,
        report.updated, dateline, report.language, report.text, to_json(bare),
    )  # fmt: skip


def tables(annotation: Annotation) -> Iterator[tuple[str, list[Row]]]:
    """Yield (SQL, rows) for each table that has rows of this record, parents before children."""
    makers = (
        (_STATEMENT, _statements), (_CONTENT, _contents), (_EVENT, _events), (_PARTICIPANT, _participants), (_COUNT, _counts),
        (_CLAIM, _claims), (_EVIDENCE, _evidence), (_ACTOR, _actors), (_PLACE, _places), (_RELATION, _relations),
    )  # fmt: skip
    for sql, make in makers:
        if rows := [_fitting(row) for row in make(annotation)]:
            yield sql, rows
    if annotation.problems:
        yield INSERT_PROBLEM, list(problem_rows(annotation.report, None, annotation.problems))


def problem_rows(report: Report | None, run: str | None, problems: Sequence[Problem]) -> Rows:
    """Yield the rows of ``problem``, the same problem always under the same id."""
    owner = report.id if report else None
    for problem in problems:
        key = content_id("p", owner, problem.where, problem.code, problem.message)
        yield (key, owner, run, problem.where, problem.code, problem.message)


def incident_row(incident: Incident) -> Row:
    """Return the row of ``incident``; the first cell is a hash of the whole record."""
    record = to_json(incident)
    when, where = incident.when, incident.where
    row = (
        content_id("v", record), incident.id, incident.title, incident.type, incident.mode, when.earliest if when else None,
        when.latest if when else None, where.country if where else None, where.name if where else None, incident.label,
        incident.origins, record,
    )  # fmt: skip
    return _fitting(row)


def _statements(annotation: Annotation) -> Rows:
    for s in annotation.statements:
        voice: Row = (s.voice.name, s.voice.actor, s.voice.kind, s.voice.speaks_for) if s.voice else (None,) * 4
        cue = s.cue.text if s.cue else None
        yield (annotation.report.id, s.id, *voice, cue, s.act, s.form, int(s.negated), s.within, s.rule)


def _contents(annotation: Annotation) -> Rows:
    for s in annotation.statements:
        for number, span in enumerate(s.content):
            yield (annotation.report.id, s.id, number, *_span(span), span.text)


def _events(annotation: Annotation) -> Rows:
    for e in annotation.events:
        yield (
            annotation.report.id, e.id, e.type, e.mode, e.trigger.text, *_span(e.trigger), *_when(e.when), *_where(e.where),
            int(e.background), int(e.aggregate), e.rule,
        )  # fmt: skip


def _participants(annotation: Annotation) -> Rows:
    for e in annotation.events:
        sides: tuple[tuple[str, tuple[Participant, ...]], ...] = (("actor", e.actors), ("recipient", e.recipients))
        for side, parties in sides:
            for number, p in enumerate(parties):
                yield (annotation.report.id, e.id, side, number, p.name, p.actor, p.kind, p.country, *_span(p.span))


def _counts(annotation: Annotation) -> Rows:
    for e in annotation.events:
        for number, c in enumerate(e.counts):
            figures = (c.low, c.high, c.exactness, c.scope, c.as_of)
            yield (annotation.report.id, e.id, number, c.kind, c.whom, *figures, *_span(c.span))


def _claims(annotation: Annotation) -> Rows:
    for c in annotation.claims:
        n = c.count
        count: Row = (n.kind, n.low, n.high, n.exactness, n.whom) if n else (None,) * 5
        head = (annotation.report.id, c.id, c.event, c.statement, c.voice, c.question, c.stance, c.value)
        yield (*head, *count, c.factuality, c.responds_to, c.rule)


def _evidence(annotation: Annotation) -> Rows:
    for c in annotation.claims:
        for number, span in enumerate(c.evidence):
            yield (annotation.report.id, c.id, number, *_span(span), span.text)


def _actors(annotation: Annotation) -> Rows:
    for a in annotation.actors:
        yield (annotation.report.id, a.id, a.name, a.kind, a.country, int(a.known))


def _places(annotation: Annotation) -> Rows:
    for number, p in enumerate(annotation.places):
        resolved = (p.geonameid, p.country, p.admin1, p.lat, p.lon, p.precision, p.reason)
        yield (annotation.report.id, number, p.kind, p.name, *resolved, *_span(p.span))


def _relations(annotation: Annotation) -> Rows:
    for number, r in enumerate(annotation.relations):
        yield (annotation.report.id, number, r.subject, r.relation, r.object, r.claim_of, *_span(r.evidence))


def _span(span: Span) -> tuple[int, int]:
    return (span.start, span.end)


def _when(when: When | None) -> Row:
    return (when.earliest, when.latest, when.precision, when.basis) if when else (None,) * 4


def _where(place: Place | None) -> Row:
    if place is None:
        return (None,) * 7
    return (place.name, place.geonameid, place.country, place.admin1, place.lat, place.lon, place.precision)


def _fitting(row: Row) -> Row:
    return tuple(None if isinstance(cell, int) and abs(cell) > _LARGEST else cell for cell in row)


INSERT_REPORT = "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_PROBLEM = "INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
INSERT_INCIDENT = "INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (version) DO NOTHING"
_STATEMENT = "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CONTENT = "INSERT INTO statement_content VALUES (?, ?, ?, ?, ?, ?)"
_EVENT = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_PARTICIPANT = "INSERT INTO participant VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_COUNT = "INSERT INTO event_count VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CLAIM = "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_EVIDENCE = "INSERT INTO claim_evidence VALUES (?, ?, ?, ?, ?, ?)"
_ACTOR = "INSERT INTO actor VALUES (?, ?, ?, ?, ?, ?)"
_PLACE = "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_RELATION = "INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
