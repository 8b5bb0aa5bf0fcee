"""The record of one report in, its incidents as MUC templates out, by the fill rules of the task (template documentation, version 7)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from allegedly.bench.muc_key import Fill, Template
from allegedly.bench.muc_match import MONTHS
from allegedly.bench.muc_target import Target, head_of, targets_of
from allegedly.bench.muc_words import (
    AUTHORITIES,
    COUNTRIES,
    FORCES,
    GENERAL,
    GROUPS,
    INSTRUMENTS,
    NOBODY,
    TYPES,
)
from allegedly.records import Actor, Annotation, Claim, Event, Participant, Place, When

FIXED = {"KIDNAPPING": (6, 7, 12, 13, 14, 15, 16, 17), "ARSON": (6, 7)}
"""The slots that do not apply to a type."""
EARLY = 0.4  # of the report: what is told later once, without day or place, mostly recalls another case


class Doer(NamedTuple):
    """Who is said to have done it: words of the text, the body's name, its kind, and whether it is a body."""

    text: str
    name: str
    kind: str | None
    is_body: bool


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


def templates(message: str, annotation: Annotation, countries: Mapping[str, str]) -> list[Template]:
    """Return the templates of one message, one for each incident that the fill rules want."""
    claims: dict[str, list[Claim]] = {}
    for claim in annotation.claims:
        claims.setdefault(claim.event, []).append(claim)
    record = Record(annotation, countries, {actor.id: actor for actor in annotation.actors}, claims)
    acts: list[Act] = []
    for event in annotation.events:
        kind = type_of(event)
        if kind is not None and is_wanted(record, event):
            _place(record, acts, kind, event)
    found: list[Template] = []
    for act in acts:
        known = next((doers for one in acts if one.kind == act.kind and (doers := list(_doers(record, one)))), [])
        one = _template(message, record, act, known)
        found += [one] if one is not None else []
    return found


def type_of(event: Event) -> str | None:
    """Return the incident type of an event, ``None`` where it is no act of the kind."""
    words = event.trigger.text.lower()
    found = next((kind for kind, pattern in TYPES if re.search(pattern, words)), None)
    if event.mode == "abduct":
        return "KIDNAPPING"
    if event.type != "ASSAULT":
        return found if event.type == "COERCE" and found in {"ROBBERY", "KIDNAPPING", "HIJACKING"} else None
    if found is None and event.mode in {"explosives", "suicide-attack"}:
        return "BOMBING"
    return "ATTACK" if found is None or event.mode in {"aerial", "drone"} else found


def is_wanted(record: Record, event: Event) -> bool:
    """Tell whether an event is a specific, recent act said to have happened, and no clash of forces."""
    if event.background or event.aggregate or (GENERAL.search(event.trigger.text) and event.mode is None):
        return False
    hows = {claim.factuality for claim in record.claims.get(event.id, ())}
    return not hows or "actual" in hows


def _place(record: Record, acts: list[Act], kind: str, event: Event) -> None:
    """Put an event to the act it tells of: of the same type (an ATTACK takes what happened in any other), without another day, place or target."""
    for act in reversed(acts):
        is_kind = act.kind == kind or "ATTACK" in (act.kind, kind)
        if is_kind and all(_may_be_one(record, one, event) for one in act.events):
            act.events.append(event)
            act.kind = kind if act.kind == "ATTACK" else act.kind
            return
    acts.append(Act(kind, [event]))


def _may_be_one(record: Record, one: Event, other: Event) -> bool:
    if (
        one.when
        and other.when
        and one.when.precision == other.when.precision == 1
        and one.when.earliest != other.when.earliest
    ):
        return False
    if (
        one.where
        and other.where
        and one.where.name != other.where.name
        and min(one.where.precision or 9, other.where.precision or 9) <= 2
    ):
        return False
    names = [{target.name for target in targets_of(record.annotation, event) if target.name} for event in (one, other)]
    return not names[0] or not names[1] or bool(names[0] & names[1])


def _template(message: str, record: Record, act: Act, others: Sequence[Doer]) -> Template | None:
    told = [target for event in act.events for target in targets_of(record.annotation, event)]
    targets = _merged(told)
    doers = list(_doers(record, act)) or list(others)
    country = _country(record, act)
    targets, is_terrorist = [one for one in targets if one.kind != "GROUP"], _is_terrorist(targets, doers)
    if not targets or not is_terrorist or not _is_specific(record, act) or country not in COUNTRIES:
        return None
    slots: dict[int, tuple[Fill, ...] | None] = {
        2: (Fill((_date(record, act),)),),
        3: (Fill((_location(record, act, country),)),),
        4: (Fill((act.kind,)),),
        5: (Fill(("ACCOMPLISHED",)),),
        **_instruments(act),
        **_perpetrators(record, act, doers),
        **_things([target for target in targets if target.is_thing]),
        **_people(act, [target for target in targets if not target.is_thing]),
    }
    slots.update(dict.fromkeys(FIXED.get(act.kind, ())))
    return Template(message, False, slots)


def _merged(targets: Sequence[Target]) -> list[Target]:
    """Return the targets, each once: what is named again in fewer words is the same."""
    found: list[Target] = []
    for target in targets:
        at = next((i for i, old in enumerate(found) if _is_same(old, target)), None)
        if at is None:
            found.append(target)
            continue
        old = found[at]
        effect = old.effect if old.effect in ("DEATH", "DESTROYED") else target.effect or old.effect
        number = old.number if old.number not in (None, "PLURAL") else target.number or old.number
        fuller = target if (bool(target.name), len(target.text)) > (bool(old.name), len(old.text)) else old
        found[at] = fuller._replace(effect=effect, number=number)
    return found


def _is_same(old: Target, new: Target) -> bool:
    words, others = (
        {word.removesuffix("S") for word in (one.name or one.text).upper().split() if len(word) > 3} for one in (old, new)
    )
    return old.is_thing == new.is_thing and bool(words & others)


def _is_terrorist(targets: Sequence[Target], doers: Sequence[Doer]) -> bool:
    """Tell whether the fill rules take the act in: not where only forces of the state, or only another armed group, were hit."""
    kinds = {target.kind for target in targets}
    if kinds == {"GROUP"}:
        return False
    by_state = bool(doers) and all(doer.kind in FORCES for doer in doers)
    only_forces = kinds <= {"ACTIVE MILITARY", "LAW ENFORCEMENT", "LAW ENFORCEMENT FACILITY", "GROUP"}
    return by_state if only_forces and by_state and kinds != {"ACTIVE MILITARY"} else not only_forces


def _is_specific(record: Record, act: Act) -> bool:
    """Tell whether an act is told as one of its own: with its day or place, more than once, or early in the report."""
    if len(act.events) > 1 or any(event.when or event.where for event in act.events):
        return True
    return act.events[0].trigger.start < EARLY * len(record.annotation.report.text)


def _doers(record: Record, act: Act) -> Iterator[Doer]:
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
    if is_body or head_of(who.span.text) not in NOBODY:
        yield Doer(who.span.text, who.name, who.kind, is_body or _is_force(who))
    for body in record.annotation.actors:
        near = [span for span in body.mentions if who.span.start <= span.start <= who.span.end + len(" OF THE ")]
        if _is_body(body) and near and not (is_body and body.id == who.actor):
            yield Doer(near[0].text, body.name, body.kind, True)


def _is_force(who: Participant) -> bool:
    """Tell whether a force of the state is named as a whole: "ARMED FORCES", "NATIONAL POLICE"."""
    return who.kind in FORCES and head_of(who.span.text) in {"forces", "army", "force", "police", "government", "military", "guard", "battalion", "regime"}


def _is_body(actor: Actor) -> bool:
    return actor.known and actor.kind in {"armed_group", "military", "police", "party_politics", "official", "state"}


def _perpetrators(record: Record, act: Act, doers: Sequence[Doer]) -> dict[int, tuple[Fill, ...] | None]:
    bodies = [doer for doer in doers if doer.is_body]
    people = [doer for doer in doers if not doer.is_body]
    category: tuple[Fill, ...] = ()
    if doers:
        by_state = all(doer.kind in FORCES for doer in doers)
        category = (Fill(("STATE-SPONSORED VIOLENCE" if by_state else "TERRORIST ACT",)),)
    return {
        8: category,
        9: tuple(Fill((_bare(doer.text),)) for doer in people),
        10: tuple(Fill((_bare(doer.text),)) for doer in bodies),
        11: tuple(Fill((confidence(record, act, doer),), (_bare(doer.text),)) for doer in bodies),
    }


def confidence(record: Record, act: Act, doer: Doer) -> str:
    """Return how the report views a body as perpetrator, from the claims on responsibility for the act."""
    claims = [
        claim
        for event in act.events
        for claim in record.claims.get(event.id, ())
        if claim.question == "responsibility" and claim.value in (None, doer.name)
    ]
    if any(
        claim.stance == "accepts_responsibility" or (claim.voice == doer.name and claim.stance == "asserts")
        for claim in claims
    ):
        return "CLAIMED OR ADMITTED"
    against = [claim for claim in claims if claim.stance in {"asserts", "confirms"}]
    if not against:
        return "ACQUITTED" if any(claim.stance == "denies" for claim in claims) else "REPORTED AS FACT"
    acts = {one.id: one for one in record.annotation.statements}
    accused = [
        one for claim in against if (one := acts.get(claim.statement or "")) is not None and one.act == "accuses"
    ]
    hedged = all(claim.hedges or claim.factuality == "possible" for claim in against)
    denied = any(claim.stance == "denies" for claim in claims)
    if not (accused or hedged or denied):
        return "REPORTED AS FACT"
    voices = [acts[claim.statement].voice for claim in against if claim.statement in acts]
    by_authority = any(voice is not None and voice.kind in AUTHORITIES for voice in voices)
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if by_authority else "SUSPECTED OR ACCUSED"


def _bare(text: str) -> str:
    words = " ".join(text.split())
    return re.sub(r"^(?:the|a|an|some) ", "", words, flags=re.IGNORECASE).upper()


def _things(targets: Sequence[Target]) -> dict[int, tuple[Fill, ...] | None]:
    names = [(target, (_bare(target.text),)) for target in targets]
    return {
        12: tuple(Fill(name) for _, name in names),
        13: tuple(Fill((target.kind,), name) for target, name in names),
        14: tuple(Fill((target.number,), name) for target, name in names if target.number),
        15: (),
        16: tuple(Fill((target.effect,), name) for target, name in names if target.effect),
        17: (),
    }


def _people(act: Act, targets: Sequence[Target]) -> dict[int, tuple[Fill, ...] | None]:
    tags = [(target, (_bare(target.name or target.text),)) for target in targets]
    described = [
        Fill((_bare(target.title if target.name else target.text),), tag if target.name else ())
        for target, tag in tags
        if target.title or not target.name
    ]
    return {
        18: tuple(Fill(tag) for target, tag in tags if target.name),
        19: tuple(described),
        20: tuple(Fill((target.kind,), tag) for target, tag in tags),
        21: tuple(Fill((target.number,), tag) for target, tag in tags if target.number),
        22: (),
        23: tuple(Fill((target.effect,), tag) for target, tag in tags if target.effect),
        24: (),
    }


def _instruments(act: Act) -> dict[int, tuple[Fill, ...] | None]:
    text = " ".join(" ".join(event.evidence.text.split()) for event in act.events)
    for kind, pattern in INSTRUMENTS:
        found = re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
        if found and (act.kind in {"BOMBING", "ATTACK"}):
            words = found.group().upper()
            return {6: (Fill((words,)),), 7: (Fill((kind,), (words,)),)}
    return {6: (), 7: ()}


def _date(record: Record, act: Act) -> str:
    """Return the day or range in the notation of the task; the report's day as the upper bound where no date is told."""
    report = record.annotation.report
    own = [event.when for event in act.events if event.when]
    near = [
        one
        for one in record.annotation.dates
        if any(event.evidence.start <= one.span.start < event.evidence.end for event in act.events)
    ]
    when = next((one for one in (*own, *near) if _is_day(one, report.published)), None)
    if when and when.earliest and when.latest:
        first, last = _day(when.earliest), _day(when.latest)
        return first if first == last else f"{first} - {last}"
    return f"- {_day(report.published)}" if report.published else "-"


def _is_day(when: When, published: str | None) -> bool:
    is_past = published is None or (when.earliest or "") <= published
    return bool(when.earliest and when.latest) and (when.precision or 9) <= 2 and is_past


def _day(iso: str) -> str:
    return f"{iso[8:10]} {MONTHS[int(iso[5:7]) - 1]} {iso[2:4]}"


def _country(record: Record, act: Act) -> str | None:
    told = next((event.where.country for event in act.events if event.where and event.where.country), None)
    if told is not None:
        return told
    report = record.annotation.report
    near = [place.country for place in record.annotation.places if place.country in COUNTRIES]
    home = report.dateline.country if report.dateline else None
    if home in COUNTRIES:
        return home
    return max(sorted(set(near)), key=near.count) if near else home


def _location(record: Record, act: Act, country: str | None) -> str:
    """Return country and place: the events' own, else a place of their sentences, else the dateline's."""
    head = record.countries.get(country or "", country or "-").upper()
    own = [event.where for event in act.events if event.where]
    near = [place for place in record.annotation.places if any(_holds(event, place) for event in act.events)]
    dateline = record.annotation.report.dateline
    for place in (*own, *near, *([dateline] if dateline else [])):
        name = " ".join(place.span.text.split()).upper() if place.kind == "name" else place.name.upper()
        if place.country in (country, None) and place.kind == "name" and name != head and (place.precision or 1) <= 4:
            return f"{head}: {name}"
    return head


def _holds(event: Event, place: Place) -> bool:
    return event.evidence.start <= place.span.start and place.span.end <= event.evidence.end
