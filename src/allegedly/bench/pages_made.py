"""Numbers in, made reports of made happenings out, and incidents that differ in day, place and figures: what a large ledger is filled with."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from allegedly.keys import content_id
from allegedly.records import (
    FORMAT,
    Annotation,
    Claim,
    Count,
    Event,
    Incident,
    Part,
    Participant,
    Place,
    Report,
    Span,
    Statement,
    Toll,
    Voice,
    VoiceKind,
    When,
)

TARGETS = ("market", "bridge", "clinic", "school", "port", "checkpoint", "convoy", "village", "bakery", "mosque")
COUNTRIES = ("SYR", "IRQ", "YEM", "SDN", "UKR", "MLI")
OUTLETS, GROUPS, ARMIES, TOWNS = 40, 200, 12, 3_000
HEADS = (
    "Ard", "Bel", "Cor", "Dal", "Esk", "Fer", "Gor", "Hal", "Ist", "Jor", "Kel", "Lom", "Mar", "Nev", "Orm", "Pel", "Rud", "Sar", "Tel",
    "Zelt",
)  # fmt: skip
TAILS = ("ora", "ensk", "ibad", "uyeh", "ograd", "amin", "eza", "ilan", "osta", "imun")
FIRST_DAY, DAYS = date(2015, 1, 1), 3_200
FILLER = (
    "Roads into the town were closed until the evening, and people waited at the river for news of their families.",
    "Both sides have held parts of the district since the autumn, and neither has let observers in.",
    "Shops stayed shut for a second day while a mechanic tried to start the pump again.",
    "The talks that were to begin in the capital this week have been put off, an official at the ministry told reporters.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """A made attack: its number, day, town (a number), who accuses whom, and how many the accuser says were killed."""

    number: int
    day: date
    place: int
    names: tuple[str, str]
    target: str
    killed: int


def town(number: int) -> str:
    """Return the name of a made town.

    >>> town(0), town(2999)
    ('Ardora', 'Zeltimun 15')
    """
    head, tail = HEADS[number // len(TAILS) % len(HEADS)], TAILS[number % len(TAILS)]
    again = number // (len(HEADS) * len(TAILS))
    return f"{head}{tail} {again + 1}" if again else f"{head}{tail}"


def happening(number: int) -> Happening:
    """Return the made attack of a number, always the same."""
    chance = random.Random(number)  # noqa: S311 -- a seed makes it repeatable
    names = (f"Free Front {chance.randrange(GROUPS)}", f"Army of Ovesia {chance.randrange(ARMIES)}")
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    return Happening(number, day, chance.randrange(TOWNS), names, chance.choice(TARGETS), chance.randrange(4, 60))


def texts(one: Happening) -> tuple[str, str]:
    """Return two reports of an attack: one side accuses and a monitor counts; the other side denies, and a hospital counts."""
    guard, army = one.names
    place, day = town(one.place), f"{one.day.day} {one.day:%B %Y}"
    accused = (
        f"Shells hit a {one.target} in {place}\n\nThe {guard} accused the {army} of shelling a {one.target} in {place} on {day}.\n"
        f"It said the attack killed at least {one.killed} people.\nObservers for Peace counted {one.killed + 3} dead.\n"
    )
    denied = (
        f"Army rejects charge over {one.target}\n\nThe {army} denied the shelling of a {one.target} in {place} on {day}.\n"
        f"It said {one.killed // 3} people died in a fire.\nThe hospital of {place} said {one.killed} people were killed.\n"
    )
    chance = random.Random(f"filler {one.number}")  # noqa: S311 -- as above
    rest = "".join(f"{chance.choice(FILLER)}\n" for _ in range(14))
    return accused + rest, denied + rest


def records(one: Happening) -> Iterator[Annotation]:
    """Yield the records of both reports of an attack, as reading them well would make them."""
    for side, text in enumerate(texts(one)):
        published = (one.day + timedelta(days=side)).isoformat()
        key, outlet = content_id("r", "pages", one.number, side), f"Outlet {(one.number + side) % OUTLETS}"
        parts = (Part("body", 0, len(text)),)
        report = Report(
            key, f"{one.number}-{side}.txt", None, outlet, text.split("\n")[0], None, published, None, None, "en", text, parts
        )  # fmt: skip
        yield _told(report, one, side)


def _told(report: Report, one: Happening, side: int) -> Annotation:
    def at(words: str) -> Span:
        start = report.text.index(words)
        return Span(words, start, start + len(words))

    place, army, trigger = town(one.place), one.names[1], at("shelling")
    where = Place(at(place), "name", place, 1_000 + one.place, COUNTRIES[one.place % 6], f"Region {one.place % 30}", *_where(one.place), 1, 1.0, None, "made")  # fmt: skip
    when = When(at(f"{one.day.day} {one.day:%B %Y}"), one.day.isoformat(), one.day.isoformat(), 1, "stated", "made")
    doer = (Participant(army, f"a-{army}", "military", None, at(army), "made"),)
    key = content_id("e", report.id, trigger.start)
    event = Event(key, "ASSAULT", "heavy-weapons", (), trigger, doer, (), when, where, (), trigger, False, False, "made")  # fmt: skip
    statements, claims = [], []
    for n, (voice, kind, words, low) in enumerate(_sayings(one, side)):
        span, said = at(words), f"s-{report.id}-{n}"
        who = Voice(voice, voice, kind, None, "made")
        statements.append(Statement(said, who, (), span, (span,), "asserts", "indirect", (), False, None, "made"))
        claim = Claim(f"c-{report.id}-{n}", key, said, voice, "responsibility", "denies" if side else "asserts", army, None, "actual", (), None, (span,), "made")  # fmt: skip
        count = Count("killed", None, low, low if side else None, None, "incident", None, span, "made")
        claims.append(claim if low is None else replace(claim, question="toll", stance="asserts", value=None, count=count))  # fmt: skip
    return Annotation(FORMAT, report, tuple(statements), (where,), (when,), (event,), tuple(claims), (), (), ())


def _sayings(one: Happening, side: int) -> Iterator[tuple[str, VoiceKind, str, int | None]]:
    """Each claim of a report: whose, what the voice is, by which words, and the figure where it is one."""
    guard, army = one.names
    if side == 0:
        yield guard, "armed_group", "accused", None
        yield guard, "armed_group", "killed at least", one.killed
        yield "Observers for Peace", "monitor", "counted", one.killed + 3
    else:
        yield army, "military", "denied", None
        yield army, "military", "died in a fire", one.killed // 3
        yield f"hospital of {town(one.place)}", "medic", "were killed", one.killed


def _where(place: int) -> tuple[float, float]:
    chance = random.Random(f"town {place}")  # noqa: S311 -- as above
    return round(chance.uniform(10, 50), 3), round(chance.uniform(-10, 60), 3)


def copies(incidents: Sequence[Incident], wanted: int) -> Iterator[Incident]:
    """Yield ``wanted`` incidents that are those given with other ids, days, places and figures."""
    chance = random.Random(0)  # noqa: S311 -- as above
    for number in range(wanted):
        one = incidents[number % len(incidents)]
        day, place = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat(), chance.randrange(TOWNS)
        more, lat, lon = chance.randrange(40), *_where(place)
        toll = {kind: Toll(_more(held.low, more), _more(held.high, more), held.by) for kind, held in one.toll.items()}
        yield replace(
            one, id=content_id("i", "pages", number), title=f"Shelling of {chance.choice(TARGETS)}, {town(place)}, {day}", toll=toll,
            when=replace(one.when, earliest=day, latest=day) if one.when else None,
            where=replace(
                one.where, name=town(place), lat=lat, lon=lon, country=COUNTRIES[place % 6], precision=chance.choice((1, 1, 2, 3))
            ) if one.where else None,
        )  # fmt: skip


def _more(end: int | None, more: int) -> int | None:
    return None if end is None else end + more
