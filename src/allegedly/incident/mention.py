"""The record of one report in; its events, each with what is needed to compare it and to tell its accounts, out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from allegedly.incident.issuer import issuer
from allegedly.incident.origin import Print, footprint
from allegedly.incident.rejection import Rejection, rejections
from allegedly.incident.story import base, passage, telling
from allegedly.incident.wording import HARM, Introduction, adds_to_another, extent, introduction, words_of
from allegedly.records import (
    UNNAMED,
    Annotation,
    Claim,
    Count,
    CountKind,
    Event,
    Participant,
    PartKind,
    Place,
    Relation,
    Statement,
    VoiceKind,
    When,
)

_UNREALISED = frozenset({"planned", "possible", "conditional", "negated"})
_ANSWERING = frozenset({"denies", "doubts", "no_comment", "retracts", "confirms", "accepts_responsibility"})
_REPLIES = frozenset(
    {"denies", "doubts", "no_comment", "retracts", "accepts_responsibility"}
)  # to what another says of one thing
_FIRST_PERSON = "en.claim.first_person"
_FIRST_PERSON_OPEN = "en.voice.first_person_open"
_SUSPECTED = re.compile(r"\b(?:suspected|alleged|apparent|presumed|reported) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_HEADS: frozenset[PartKind] = frozenset({"title", "summary", "caption"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """What one report says of a voice: its kind, whom it speaks for, the body's country, whether it is a party."""

    kind: VoiceKind | None
    actor: str | None
    country: str | None
    speaks_for: str | None
    party: bool | None


@dataclass(frozen=True, slots=True)
class Source:
    """What incidents keep of a report: its head, its speakers, relations stated in it, and the print of its text."""

    id: str
    file: str | None
    date: str | None
    speakers: dict[str, Speaker]
    relations: tuple[Relation, ...]
    print: Print
    url: str | None = None
    outlet: str | None = None
    issuer: str | None = None
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """An event of a report with its claims (and their numbers in the record), the part it stands in, and how it is introduced.

    ``story`` are the telling words around it, ``targets`` the words for those to whom each event of the report was done, ``places`` where each was and where that sentence begins,
    ``extent`` how large the words make a place that no list has (``wording.extent``), ``anchored`` the types of what else the report tells with a day or place.
    """

    source: Source
    event: Event
    claims: tuple[Claim, ...]
    numbers: tuple[int, ...]
    part: PartKind
    intro: Introduction
    unrealised: bool
    answering: bool
    anchors: tuple[str, ...]
    added: frozenset[CountKind]
    known: frozenset[str]
    story: Mapping[str, float]
    targets: Mapping[str, frozenset[str]]
    places: Mapping[str, tuple[str, int]]
    extent: int | None = None
    anchored: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, int, str]:
        """Report, place in it, id: the order in which mentions are always taken."""
        return (self.source.id, self.event.trigger.start, self.event.id)

    @property
    def when(self) -> When | None:
        """When it was, if the report says so: a date that is merely assumed is none."""
        return None if is_late_death(self.event) else _own_day(self.event)

    @property
    def where(self) -> Place | None:
        """Where it was, unless the word is vague or the place is only that of the sentence before."""
        where = _own_place(self.event)
        return replace(where, precision=self.extent) if where and where.geonameid is None and self.extent else where

    @property
    def parties(self) -> tuple[Participant, ...]:
        """Everyone who does it or to whom it is done, as said."""
        return (*self.event.actors, *self.event.recipients)

    @property
    def counts(self) -> tuple[Count, ...]:
        """Its figures, running totals left out."""
        return tuple(count for count in self.event.counts if count.scope == "incident")


def mentions(annotation: Annotation) -> tuple[Mention, ...]:
    """Return the events of the record that can be incidents, in the order of the text.

    Left out are events without a type, and what is background or a sum of many without a date, a place or a figure.
    """
    source = _source(annotation)
    by_event: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    events_of = {claim.id: claim.event for claim in annotation.claims}
    for number, claim in enumerate(_in_own_name(annotation, source.issuer)):
        by_event[claim.event].append((number, claim))
    known = frozenset(actor.id for actor in annotation.actors if actor.known)
    targets = {
        event.id: frozenset(base(word) for party in event.recipients for word in words_of(party.name))
        for event in annotation.events
    }
    places = {
        event.id: (event.where.name, event.evidence.start) for event in annotation.events if event.where and event.type
    }
    anchored = {event.id: event.type for event in annotation.events if event.type and _is_anchored(event)}
    found = []
    for event in annotation.events:
        if event.type is None or (
            (event.background or event.aggregate) and not (_dated(event) or event.where or event.counts)
        ):
            continue
        claims = tuple(by_event[event.id])
        answers = {events_of.get(claim.responds_to or "") for _, claim in claims if claim.stance in _REPLIES} - {
            None,
            event.id,
        }
        others = frozenset(kind for other, kind in anchored.items() if other != event.id)
        links = (tuple(sorted(a for a in answers if a)), known, targets, places)
        found.append(replace(_mention(annotation, source, event, claims, links), anchored=others))
    return tuple(sorted(found, key=lambda mention: mention.key))


def _in_own_name(annotation: Annotation, body: str | None) -> tuple[Claim, ...]:
    """The claims, those that are put as "we" given to the report's own voice where a body issues it: "we deny that our men did it"."""
    if body is None:
        return annotation.claims
    first = {one.id for one in annotation.statements if one.voice and one.voice.rule == _FIRST_PERSON_OPEN}
    return tuple(
        replace(claim, voice=None)
        if claim.voice == UNNAMED and (claim.statement in first or claim.rule.startswith(_FIRST_PERSON))
        else claim
        for claim in annotation.claims
    )


def _mention(
    annotation: Annotation,
    source: Source,
    event: Event,
    numbered: tuple[tuple[int, Claim], ...],
    links: tuple[tuple[str, ...], frozenset[str], Mapping[str, frozenset[str]], Mapping[str, tuple[str, int]]],
) -> Mention:
    text = annotation.report.text
    claims = tuple(claim for _, claim in numbered)
    return Mention(
        source=source,
        event=event,
        claims=claims,
        numbers=tuple(number for number, _ in numbered),
        part=next((p.kind for p in annotation.report.parts if p.start <= event.trigger.start < p.end), "body"),
        intro=_introduced(text, event),
        unrealised=bool(claims) and all(claim.factuality in _unrealised(event, source.date) for claim in claims),
        answering=bool(claims) and all(claim.stance in _ANSWERING or claim.factuality == "negated" for claim in claims),
        anchors=links[0],
        added=frozenset(count.kind for count in event.counts if adds_to_another(text, count.span)),
        known=links[1],
        targets=links[2],
        places=links[3],
        story=_story(text, event.trigger.start, event.trigger.end),
        extent=extent(text, event.where.span) if event.where and event.where.geonameid is None else None,
    )


def _is_anchored(event: Event) -> bool:
    return _own_place(event) is not None or _own_day(event) is not None


_DIED_LATER = re.compile(
    r"\b(?:toll|number of (?:dead|deaths|victims))\b[^.;]{0,60}\b(?:rose|risen|rises|climbed|grew|grown|increased|reached)\b|"
    r"\b(?:died|dies|succumbed)\b[^.;]{0,40}?\b(?:in|at) (?:an? |the )?(?:(?!on |of )[\w-]+ ){0,2}(?:hospital|clinic|infirmary)\b(?! (?:when|as|that|which))|"
    r"\b(?:of|from|to) (?:his|her|their|the) (?:\w+ )?(?:wounds|injuries|burns)\b|"
    r"\b(?:wounded|injured|hurt)\b[^.;]{0,30}\b(?:have |has |had )?(?:since )?died\b",
    re.IGNORECASE,
)


def is_late_death(event: Event) -> bool:
    """Whether it tells of a death some time after the act, which says nothing of when that was: "died in hospital on Wednesday"."""
    return _tells_harm(event) and bool(_DIED_LATER.search(event.evidence.text))


def _own_day(event: Event) -> When | None:
    """When an event was, unless the day is merely assumed."""
    when = event.when
    return when if when and when.basis != "assumed" and (when.earliest or when.latest) else None


def _own_place(event: Event) -> Place | None:
    """Where an event was, unless the word is vague or the place is only that of the sentence before."""
    where = event.where
    return None if where is None or where.kind == "vague" or where.rule.endswith(".scene_before") else where


def _unrealised(event: Event, told: str | None) -> frozenset[str]:
    """How what has not happened is put: a possible attack is none, but "a suspected chemical attack on Sunday" was one of some sort."""
    day = event.when.latest if event.when and event.when.basis != "assumed" else None
    at = event.trigger.start - event.evidence.start
    is_named_so = _SUSPECTED.search(event.evidence.text[max(0, at - 40) : at])
    return _UNREALISED - {"possible"} if is_named_so or (day and told and day <= told[:10]) else _UNREALISED


def _story(text: str, start: int, end: int) -> Mapping[str, float]:
    return _telling(passage(text, start, end))


_telling = lru_cache(maxsize=4)(telling)  # the mentions of a short report share one passage


def is_head(mention: Mention) -> bool:
    """Return whether it stands in a title, a summary or a caption, which say again what the body says."""
    return mention.part in _HEADS


def is_denial(mention: Mention) -> bool:
    """Return whether voices that the report names, or the body that issues it, only deny it: nobody denies what nobody has said."""
    said, body = mention.claims, mention.source.issuer
    return bool(said) and all(
        (claim.voice is not None or body is not None) and (claim.stance == "denies" or claim.factuality == "negated")
        for claim in said
    )


def is_harm(mention: Mention) -> bool:
    """Return whether its word tells what was suffered ("killed") and not what was done ("shelled")."""
    return _tells_harm(mention.event)


def _tells_harm(event: Event) -> bool:
    return event.trigger.text.casefold().startswith(HARM)


def evidence_words(mention: Mention) -> tuple[str, ...]:
    """Return the words of the sentence that names it."""
    return words_of(mention.event.evidence.text)


def _dated(event: Event) -> bool:
    return event.when is not None and (event.when.earliest or event.when.latest) is not None


def _source(annotation: Annotation) -> Source:
    report = annotation.report
    speakers: dict[str, Speaker] = {}
    for name, speaker in _speakers(annotation):
        speakers.setdefault(name, speaker)
    date = report.updated or report.published
    return Source(
        report.id, report.file, date, speakers, annotation.relations, footprint(report), report.url, report.outlet,
        issuer(report.outlet, report.text), rejections(annotation),
    )  # fmt: skip


def _speakers(annotation: Annotation) -> Iterator[tuple[str, Speaker]]:
    by_id = {actor.id: actor for actor in annotation.actors}

    def of(statement: Statement) -> Iterator[tuple[str, Speaker]]:
        for voice in (*((statement.voice,) if statement.voice else ()), *statement.via):
            actor = by_id.get(voice.actor or "")
            country = actor.country if actor else None
            yield (
                voice.name,
                Speaker(
                    voice.kind or (actor.kind if actor else None), voice.actor, country, voice.speaks_for, voice.party
                ),
            )

    for statement in annotation.statements:
        yield from of(statement)
    for actor in annotation.actors:
        yield actor.name, Speaker(actor.kind, actor.id, actor.country, None, None)


def _introduced(text: str, event: Event) -> Introduction:
    """Return how the words bring the event in; what says of an earlier one what it was ("it was a rocket attack") looks back."""
    found = introduction(text, event.trigger)
    return replace(found, definite=True, anew=False) if event.rule == "en.event.predicate" else found
