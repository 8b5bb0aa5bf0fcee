"""The record of one report in, its incidents as MUC templates out, by the fill rules of the task (template documentation, version 7)."""

import re
from collections.abc import Mapping, Sequence

from allegedly.bench.muc_doer import Act, Doer, Record, bare, doers_of, perpetrators
from allegedly.bench.muc_key import Fill, Template
from allegedly.bench.muc_match import MONTHS
from allegedly.bench.muc_target import Target, targets_of
from allegedly.bench.muc_words import (
    COUNTRIES,
    FORCES,
    GENERAL,
    INSTRUMENTS,
    TYPES,
)
from allegedly.records import Annotation, Claim, Event, Place, When

FIXED = {"KIDNAPPING": (6, 7, 12, 13, 14, 15, 16, 17), "ARSON": (6, 7)}
"""The slots that do not apply to a type."""
MERGED = ({"ATTACK", "BOMBING"}, {"ATTACK", "ARSON"})
"""Types that can tell of one incident; who was kidnapped and killed has two templates."""
NEAR = 300  # characters between two sentences that tell of one incident
SHORT = 3  # letters of words that tell nothing of a target
TOWN = 2  # UCDP precision: a town or its surroundings
PROVINCE = 4
MARKS = 2
EARLY = 0.4  # of the report: what is told later once, without day or place, mostly recalls another case


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
        known = next((doers for one in acts if one.kind == act.kind and (doers := list(doers_of(record, one)))), [])
        one = _template(message, record, act, known)
        found += [one] if one is not None else []
    return found


def type_of(event: Event) -> str | None:
    """Return the incident type of an event, ``None`` where it is no act of the kind."""
    words = event.trigger.text.lower()
    found = next((kind for kind, pattern in TYPES if re.search(pattern, words)), None)
    if event.mode == "abduct" or (words.startswith("disappear") and event.recipients):
        return "KIDNAPPING"
    if event.type != "ASSAULT":
        return found if event.type == "COERCE" and found in {"ROBBERY", "KIDNAPPING", "HIJACKING"} else None
    if found is None and event.mode in {"explosives", "suicide-attack"}:
        return "BOMBING"
    return "ATTACK" if found is None or event.mode in {"aerial", "drone"} else found


def is_wanted(record: Record, event: Event) -> bool:
    """Tell whether an event is a specific, recent act said to have happened, and no clash of forces."""
    if (
        event.background
        or (event.aggregate and not event.recipients)
        or (GENERAL.search(event.trigger.text) and event.mode is None)
    ):
        return False
    hows = {claim.factuality for claim in record.claims.get(event.id, ())}
    return not hows or bool(hows & {"actual", "possible"})


def _place(record: Record, acts: list[Act], kind: str, event: Event) -> None:
    """Put an event to the act it tells of: of the same type (an ATTACK takes what happened in any other), without another day, place or target."""
    for act in reversed(acts):
        is_kind = act.kind == kind or {act.kind, kind} in MERGED
        if is_kind and all(_may_be_one(record, one, event) for one in act.events):
            act.events.append(event)
            act.kind = kind if act.kind == "ATTACK" else act.kind
            return
    acts.append(Act(kind, [event]))


def _may_be_one(record: Record, one: Event, other: Event) -> bool:
    """Tell whether two events can be one incident: no other day, no other town, and no other victims told in another place of the report."""
    days = [e.when.earliest for e in (one, other) if e.when and e.when.precision == 1]
    if len(set(days)) > 1:
        return False
    towns = [
        e.where.name for e in (one, other) if e.where and e.where.precision is not None and e.where.precision <= TOWN
    ]
    if len(set(towns)) > 1:
        return False
    hit, also = ({_key(target) for target in targets_of(record.annotation, event)} for event in (one, other))
    near = abs(one.evidence.start - other.evidence.start) <= NEAR
    return near or not hit or not also or any(a & b for a in hit for b in also)


def _key(target: Target) -> frozenset[str]:
    words = (target.name or target.text).upper().split()
    return frozenset(word.removesuffix("S") for word in words if len(word) > SHORT)


def _template(message: str, record: Record, act: Act, others: Sequence[Doer]) -> Template | None:
    told = [target for event in act.events for target in targets_of(record.annotation, event)]
    targets = _merged(told)
    doers = list(doers_of(record, act)) or list(others)
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
        **perpetrators(record, act, doers),
        **_things([_harmed(act, target) for target in targets if target.is_thing]),
        **_people([target for target in targets if not target.is_thing]),
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
    return old.is_thing == new.is_thing and bool(_key(old) & _key(new))


def _is_terrorist(targets: Sequence[Target], doers: Sequence[Doer]) -> bool:
    """Tell whether the fill rules take the act in: not where only forces of the state, or only another armed group, were hit."""
    kinds = {"CIVILIAN" if target.name else target.kind for target in targets}
    if kinds == {"GROUP"}:
        return False
    by_state = bool(doers) and all(doer.kind in FORCES for doer in doers)
    only_forces = kinds <= {"ACTIVE MILITARY", "LAW ENFORCEMENT", "LAW ENFORCEMENT FACILITY", "GROUP"}
    return by_state if only_forces and by_state and kinds != {"ACTIVE MILITARY"} else not only_forces


def _is_specific(record: Record, act: Act) -> bool:
    """Tell whether an act is told as one of its own: early in the report, or with two of day or place, a named victim, a doer, a second mention."""
    if act.events[0].trigger.start < EARLY * len(record.annotation.report.text):
        return True
    marks = (
        any(event.when or event.where for event in act.events),
        any(target.name for event in act.events for target in targets_of(record.annotation, event)),
        any(event.actors for event in act.events),
        len(act.events) > 1,
    )
    return sum(marks) >= MARKS


def _harmed(act: Act, target: Target) -> Target:
    """Return a thing with the damage that the sentences tell of, where its own event tells of none."""
    text = " ".join(event.evidence.text for event in act.events)
    is_harmed = act.kind == "ARSON" or re.search(r"\bdamag", text, re.IGNORECASE)
    return target._replace(effect="SOME DAMAGE") if target.effect is None and is_harmed else target


def _things(targets: Sequence[Target]) -> dict[int, tuple[Fill, ...] | None]:
    names = [(target, (bare(target.text),)) for target in targets]
    return {
        12: tuple(Fill(name) for _, name in names),
        13: tuple(Fill((target.kind,), name) for target, name in names),
        14: tuple(Fill((target.number,), name) for target, name in names if target.number),
        15: (),
        16: tuple(Fill((target.effect,), name) for target, name in names if target.effect),
        17: (),
    }


def _people(targets: Sequence[Target]) -> dict[int, tuple[Fill, ...] | None]:
    tags = [(target, (bare(target.name or target.text),)) for target in targets]
    described = [
        Fill((bare(target.title if target.name else target.text),), tag if target.name else ())
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
    is_shot = any(event.mode == "firearms" for event in act.events)
    return {6: (), 7: (Fill(("GUN",)),) if is_shot and act.kind == "ATTACK" else ()}


def _date(record: Record, act: Act) -> str:
    """Return the day or range in the notation of the task; the report's day as the upper bound where no date is told."""
    report = record.annotation.report
    own = [event.when for event in act.events if event.when]
    near = [one for one in record.annotation.dates if any(_dates(record, event, one) for event in act.events)]
    when = next((one for one in (*own, *near) if _is_day(one, report.published)), None)
    if when and when.earliest and when.latest:
        first, last = _day(when.earliest), _day(when.latest)
        return first if first == last else f"{first} - {last}"
    return f"- {_day(report.published)}" if report.published else "-"


def _dates(record: Record, event: Event, when: When) -> bool:
    """Tell whether a date of an event's sentence can be the event's: not where it says when somebody spoke of it."""
    if not event.evidence.start <= when.span.start < event.evidence.end:
        return False
    return not any(
        one.cue is not None
        and event.evidence.start <= one.cue.start < event.evidence.end
        and not any(part.start <= when.span.start < part.end for part in one.content)
        for one in record.annotation.statements
    )


def _is_day(when: When, published: str | None) -> bool:
    is_past = published is None or (when.earliest or "") <= published
    return bool(when.earliest and when.latest) and (when.precision or 9) <= 2 and is_past


def _day(iso: str) -> str:
    return f"{iso[8:10]} {MONTHS[int(iso[5:7]) - 1]} {iso[2:4]}"


def _country(record: Record, act: Act) -> str | None:
    told = [event.where.country for event in act.events if event.where and event.where.country]
    report = record.annotation.report
    near = [place.country for place in record.annotation.places if place.country in COUNTRIES]
    home = report.dateline.country if report.dateline else None
    if told and told[0] not in COUNTRIES and home in COUNTRIES:
        return home
    if told or home in COUNTRIES:
        return told[0] if told else home
    return max(sorted(set(near)), key=near.count) if near else home


def _location(record: Record, act: Act, country: str | None) -> str:
    """Return country and place: the events' own, towns before provinces, else one that is known of their sentences, else the country alone."""
    head = record.countries.get(country or "", country or "-").upper()
    own = sorted((event.where for event in act.events if event.where), key=lambda place: (place.precision or 1) > TOWN)
    near = [place for place in record.annotation.places if any(_holds(event, place) for event in act.events)]
    for place in (*own, *(one for one in near if one.geonameid is not None)):
        name = " ".join(place.span.text.split()).upper() if place.kind == "name" else place.name.upper()
        is_inside = place.country in (country, None) and place.kind == "name" and (place.precision or 1) <= PROVINCE
        if is_inside and name != head:
            return f"{head}: {name}"
    return head


def _holds(event: Event, place: Place) -> bool:
    return event.evidence.start <= place.span.start and place.span.end <= event.evidence.end
