"""One incident of a record in, who is said to have done it out: people, bodies, and how the report views a body."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from allegedly.bench.muc_key import Fill
from allegedly.bench.muc_target import head_of
from allegedly.bench.muc_words import AUTHORITIES, BODIES, BYSTANDERS, FORCES, GROUPS, MEMBERS, NOBODY
from allegedly.records import Actor, Annotation, Claim, Event, Participant, Statement

BY_AUTHORITIES = "SUSPECTED OR ACCUSED BY AUTHORITIES"
AROUND = 200  # characters before and after the sentences of an act in which a body named may have to do with it
OWNING = "claims_responsibility"


class Doer(NamedTuple):
    """Who is said to have done it: words of the text, the body's name, its kind, and whether it is a body."""

    text: str
    name: str
    kind: str | None
    is_body: bool
    view: str | None = None
    said: str | None = None
    """The party as the claims name it, where that is members of the body."""


@dataclass
class Act:
    """One incident in the making: its type and the events that tell of it."""

    kind: str
    events: list[Event] = field(default_factory=list)


@dataclass(frozen=True)
class Record:
    """A report's record arranged for looking up; ``countries`` has the names of countries by alpha-3 code."""

    annotation: Annotation
    countries: Mapping[str, str]
    actors: Mapping[str, Actor]
    claims: Mapping[str, Sequence[Claim]]


def doers_of(record: Record, act: Act) -> Iterator[Doer]:
    """Yield who is said to have done it, each once: the actors of the events, and who is held responsible in a claim."""
    seen: set[str] = set()
    for event in act.events:
        for actor in event.actors:
            for doer in _doer(record, actor):
                if doer.name not in seen:
                    seen.add(doer.name)
                    yield doer
        for claim in record.claims.get(event.id, ()):
            if claim.question == "responsibility" and claim.value and claim.value not in seen:
                seen.add(claim.value)
                body = next((actor for actor in record.annotation.actors if actor.name == claim.value), None)
                if body is not None and body.mentions:
                    yield Doer(body.mentions[0].text, body.name, body.kind, _is_body(body))


def _doer(record: Record, who: Participant) -> Iterator[Doer]:
    """Yield a doer and, for members of a known body ("fighters of the FMLN", "ELN guerrillas"), the body."""
    known = record.actors.get(who.actor or "")
    is_body = known is not None and _is_body(known) and head_of(who.span.text) not in GROUPS
    if is_body or (who.kind not in BYSTANDERS and head_of(who.span.text) not in NOBODY):
        yield Doer(who.span.text, who.name, who.kind, is_body or _is_force(who), said=who.name)
    for body in record.annotation.actors:
        near = [span for span in body.mentions if who.span.start <= span.start <= who.span.end + len(" OF THE ")]
        if _is_body(body) and near and not (is_body and body.id == who.actor):
            yield Doer(near[0].text, body.name, body.kind, True, said=who.name)


def _is_force(who: Participant) -> bool:
    """Tell whether a force of the state is named as a whole: "ARMED FORCES", "NATIONAL POLICE"."""
    return who.kind in FORCES and head_of(who.span.text) in {
        "forces",
        "army",
        "force",
        "government",
        "military",
        "guard",
        "battalion",
        "regime",
    }


def _is_body(actor: Actor) -> bool:
    if actor.known:
        return actor.kind in {"armed_group", "military", "police"} or head_of(actor.name) in {"party", "alliance"}
    return len(actor.name.split()) > 1 and head_of(actor.name) in BODIES and actor.name[:1].isupper()


def perpetrators(record: Record, act: Act, doers: Sequence[Doer]) -> dict[int, tuple[Fill, ...] | None]:
    """Return the slots 8 to 11: category, people, bodies, and how the report views each body."""
    people = [doer for doer in doers if not doer.is_body and not _is_adjective(doer)]
    bodies = [doer for doer in doers if doer.is_body] or _bodies_behind(record, act, people)
    category: tuple[Fill, ...] = ()
    if doers:
        by_state = all(doer.kind in FORCES for doer in doers)
        category = (Fill(("STATE-SPONSORED VIOLENCE" if by_state else "TERRORIST ACT",)),)
    return {
        8: category,
        9: tuple(Fill((bare(doer.text),)) for doer in people),
        10: tuple(Fill((_body(doer),)) for doer in bodies),
        11: tuple(Fill((doer.view or confidence(record, act, doer),), (_body(doer),)) for doer in bodies),
    }


def _body(doer: Doer) -> str:
    """Return a body's words without the word for its members: "ELN guerrillas"."""
    words = bare(doer.text).split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1].lower() in GROUPS else words)


def _is_adjective(doer: Doer) -> bool:
    """Tell whether one word stands for the sort of act alone: "TERRORIST attack"."""
    return doer.text.lower() in GROUPS and not doer.text.lower().endswith("s")


def _bodies_behind(record: Record, act: Act, people: Sequence[Doer]) -> list[Doer]:
    """Return the body that described doers belong to (the one the report names most); without doers, one that owns up, is accused, or is named beside."""
    heads = {head_of(doer.text) for doer in people}
    kinds = {"armed_group"} if heads & GROUPS else {"military"} if heads & MEMBERS else set()
    bodies = [actor for actor in record.annotation.actors if actor.mentions and _names_body(actor)]
    found = [actor for actor in bodies if actor.kind in kinds]
    if found:
        return [_as_doer(max(found, key=lambda actor: (len(actor.mentions), -actor.mentions[0].start)), None)]
    said = record.annotation.statements
    owning = {one.voice.name for one in said if one.voice and one.act == OWNING}
    owned = [_as_doer(actor, "CLAIMED OR ADMITTED") for actor in bodies if actor.name in owning]
    return owned[:1] or _accused(record, bodies)[:1] or _beside(act, bodies)[:1]


def _accused(record: Record, bodies: Sequence[Actor]) -> list[Doer]:
    found = []
    for one in record.annotation.statements:
        if one.act == "accuses" and not one.negated:
            view = BY_AUTHORITIES if one.voice and one.voice.kind in AUTHORITIES else "SUSPECTED OR ACCUSED"
            found += [
                _as_doer(actor, view)
                for actor in bodies
                if any(part.start <= span.start < part.end for part in one.content for span in actor.mentions)
            ]
    return found


def _beside(act: Act, bodies: Sequence[Actor]) -> list[Doer]:
    """Return the armed groups named in the sentences that tell of the act, whoever they say did it."""
    near = [
        actor
        for actor in bodies
        if actor.kind == "armed_group"
        and any(
            event.evidence.start - AROUND <= span.start < event.evidence.end + AROUND
            for event in act.events
            for span in actor.mentions
        )
    ]
    return [_as_doer(actor, None) for actor in near]


def _as_doer(actor: Actor, view: str | None) -> Doer:
    return Doer(actor.mentions[0].text, actor.name, actor.kind, True, view)


def _names_body(actor: Actor) -> bool:
    return _is_body(actor) or actor.name.lower() in {"army", "armed forces", "military", "air force", "national guard"}


def confidence(record: Record, act: Act, doer: Doer) -> str:
    """Return how the report views a body as perpetrator, from the claims on the act and the statements they stand in."""
    said = {one.id: one for one in record.annotation.statements}
    told = [claim for event in act.events for claim in record.claims.get(event.id, ())]
    claims = [claim for claim in told if claim.question == "responsibility" and _is_of(claim, doer)]
    around = [said[claim.statement] for claim in told if claim.statement in said]
    if _owns(record, around, claims, doer):
        return "CLAIMED OR ADMITTED"
    against = [claim for claim in claims if claim.stance in {"asserts", "confirms"}]
    denied = any(claim.stance == "denies" for claim in claims)
    if denied and not against:
        return "ACQUITTED"
    accusers = [one for one in around if one.act == "accuses"]
    body = [actor for actor in record.annotation.actors if actor.name == doer.name and actor.mentions]
    blamed = next((one.view for one in _accused(record, body)), None)
    hedged = bool(against) and all(claim.hedges or claim.factuality == "possible" for claim in against)
    if not (accusers or blamed or hedged or denied):
        return "REPORTED AS FACT"
    voices = [one.voice for one in (*accusers, *(said[c.statement] for c in against if c.statement in said))]
    by_authority = any(voice is not None and voice.kind in AUTHORITIES for voice in voices)
    return BY_AUTHORITIES if by_authority or blamed == BY_AUTHORITIES else "SUSPECTED OR ACCUSED"


def _is_of(claim: Claim, doer: Doer) -> bool:
    """Tell whether a claim on who did it is about a body or its members, or names nobody."""
    return claim.value is None or not {doer.name, doer.said}.isdisjoint(claim.value.split("; "))


def _owns(record: Record, around: Sequence[Statement], claims: Sequence[Claim], doer: Doer) -> bool:
    """Tell whether a body says that it did it, or an armed group not named does, in the sentences of the act."""
    everywhere = record.annotation.statements
    by_name = any(one.voice and one.voice.name == doer.name and one.act == OWNING for one in everywhere)
    beside = any(one.act == OWNING and one.voice and one.voice.kind == "armed_group" for one in around)
    own = any(
        claim.stance == "accepts_responsibility" or (claim.voice == doer.name and claim.stance == "asserts")
        for claim in claims
    )
    return by_name or beside or own


def bare(text: str) -> str:
    """Return words on one line, in capitals, without an article before them."""
    words = " ".join(text.split())
    return re.sub(r"^(?:the|a|an|some) ", "", words, flags=re.IGNORECASE).upper()
