"""A number in, the made report of that number out: a few happenings of its day, of which other reports tell too."""

import random
from datetime import date, timedelta

from allegedly.keys import content_id
from allegedly.records import (
    FORMAT,
    Annotation,
    Claim,
    Count,
    Event,
    Part,
    Participant,
    Place,
    Report,
    Span,
    Statement,
    Voice,
    VoiceKind,
    When,
)

EVENTS = 4  # in a report
A_DAY = 69  # reports: 25,000 of them, 100,000 events, fill a year
YEAR = 2021  # no leap year, so that the days of a copy in another year are days
_MODES = ("aerial", "explosives", "firearms", "heavy-weapons", "drone", None)
_TARGETS = ("villagers", "convoy", "checkpoint", "market", "school", "hospital", "patrol", "bus", "bridge", "barracks")
_DOERS = ("militia", "army", "rebels", "gunmen", None)
_VOICES: tuple[tuple[str, VoiceKind], ...] = (
    ("police", "police"),
    ("army", "military"),
    ("doctors", "medic"),
    ("residents", "witness"),
    ("rebels", "armed_group"),
)
_TOWNS, _HAPPENINGS = 4000, 100  # towns of the made country, happenings of a day


def report(number: int, *, edition: int = 0, year: int = YEAR) -> Annotation:
    """Return the made report of a number, always the same; another ``edition`` is another report of the same day."""
    chance = random.Random(f"{number} {edition}")  # noqa: S311 -- a seed makes the report repeatable
    day = date(year, 1, 1) + timedelta(days=number // A_DAY)
    key = content_id("r", "scale", number, edition, year)
    text = f"Report {number}. " + " ".join(f"An attack {n} came there." for n in range(EVENTS))
    events, claims, statements = [], [], []
    for at in range(EVENTS):
        event, claim, statement = _told(chance, day, key, text, at)
        events.append(event)
        claims.append(claim)
        statements.append(statement)
    told = Report(
        key,
        f"{year}/{number}.{edition}.txt",
        None,
        f"outlet {number % 40}",
        None,
        None,
        day.isoformat(),
        None,
        None,
        "en",
        text,
        (Part("body", 0, len(text)),),
    )
    return Annotation(FORMAT, told, tuple(statements), (), (), tuple(events), tuple(claims), (), (), ())


def _told(chance: random.Random, day: date, report_id: str, text: str, at: int) -> tuple[Event, Claim, Statement]:
    # the happenings of a day are fewer than its mentions, so that reports share them
    when = day - timedelta(days=chance.choice((1, 1, 2)))
    happening = random.Random(f"{when:%m-%d} {chance.randrange(_HAPPENINGS)}")  # noqa: S311 -- as above
    start = text.index(f"attack {at}")
    span = Span("attack", start, start + 6)
    killed = max(1, happening.randrange(12) + chance.randrange(-1, 2))
    count = Count("killed", None, killed, killed, None, "incident", None, span, "scale")
    doer = happening.choice(_DOERS)
    doers = (Participant(doer, None, None, None, span, "scale"),) if doer else ()
    target = Participant(happening.choice(_TARGETS), None, None, None, span, "scale")
    dated = When(span, when.isoformat(), when.isoformat(), 1, "relative", "scale")
    place, mode = _place(span, happening.randrange(_TOWNS)), happening.choice(_MODES)
    around = Span(text[start - 3 : start + 20], start - 3, start + 20)
    key = content_id("e", report_id, start)
    event = Event(
        key, "ASSAULT", mode, (), span, doers, (target,), dated, place, (count,), around, False, False, "scale"
    )
    name, kind = chance.choice(_VOICES)
    said, voice = f"s-{report_id}-{at}", Voice(name, None, kind, None, "scale")
    statement = Statement(said, voice, (), span, (span,), "asserts", "indirect", (), False, None, "scale")
    claim_id = content_id("c", report_id, at)
    claim = Claim(claim_id, key, said, name, "toll", "asserts", None, count, "actual", (), None, (span,), "scale")
    return event, claim, statement


def _place(span: Span, town: int) -> Place:
    lat, lon = -30 + town / 200, -120 + (town * 7 % 900) / 30
    return Place(span, "name", f"Town{town}", 100 + town, "VLD", f"Region {town % 30}", lat, lon, 1, 1.0, None, "scale")
