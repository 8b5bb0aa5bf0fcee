"""A number in, the made report of that number out: a few happenings of its day, of which other reports tell too.

How often a town, a voice, a body or a happening comes falls off as it does in what people have coded: one over its rank and a few. Of UCDP
GED's rows for Syria 5 % are in one place, 21 % in ten and 52 % in a hundred of 1,990; a voice that is not the report's own makes 9 % of
the claims read from the messages of MUC-4, the next 1 %, and a fifth of the voices speak once. Few are undated or nowhere: where many are, as
in those messages, happenings hang together in chains, and grouping a report costs what its chain does (docs/incidents.md).
"""

import csv
import random
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import exp, log

from allegedly.bench.intake_made import TOWNS
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
A_DAY = 69  # reports: 25,000 of them would fill a year
YEAR = 2021  # no leap year, so that the days of a copy in another year are days
_MODES = ("aerial", "explosives", "firearms", "heavy-weapons", "drone", None)
_TARGETS = (
    *("villagers", "convoy", "checkpoint", "market", "school", "hospital", "patrol", "bus", "bridge", "barracks", "farmers", "bakery"),
    *("mosque", "church", "depot", "truck", "police station", "power plant", "teachers", "shepherds", "ferry", "camp", "clinic", "mill"),
)  # fmt: skip
_BODIES = tuple(
    f"{town} {kind}"
    for kind, town in zip(("Front", "Guard", "Brigade", "Army", "Movement") * 40, reversed(TOWNS), strict=False)
)
_KINDS: tuple[tuple[str, VoiceKind], ...] = (
    ("police chief", "police"), ("army commander", "military"), ("doctors", "medic"), ("residents", "witness"), ("rebels", "armed_group"),
    ("governor", "official"), ("monitors", "monitor"), ("relatives", "relative"), ("radio", "media"), ("mayor", "official"),
)  # fmt: skip
VOICES: tuple[tuple[str, VoiceKind], ...] = (
    *((name, kind) for name, kind in _KINDS),
    *((f"{name} of {town}", kind) for town in TOWNS for name, kind in _KINDS),
)
_HAPPENINGS = 100  # of a day
_LARGE_TOWNS, _KNOWN = 100, (5.5, 7.4)  # half of all happens there; the weights of words that are their names
_OWN_WORDS, _WORDS, _OF_ITS_OWN = (
    30,
    55,
    0.25,
)  # of a happening; of a passage; the share of its words that are the happening's
_UNSAID = 0.45  # the share of claims that a report makes itself


def _falling(count: int, few: int) -> Sequence[float]:
    """Sums to which each rank adds one over itself and a few."""
    return tuple(accumulate(1 / (rank + few) for rank in range(count)))


_TOWN, _BODY, _TARGET, _HAPPENING = (
    _falling(*of) for of in ((len(TOWNS), 2), (len(_BODIES), 2), (len(_TARGETS), 3), (_HAPPENINGS, 8))
)
_VOICE, _PERSON = _falling(len(VOICES), 8), _falling(len(TOWNS), 20)


def _drawn(chance: random.Random, sums: Sequence[float]) -> int:
    return min(bisect(sums, chance.random() * sums[-1]), len(sums) - 1)


@cache
def _vocabulary() -> tuple[Sequence[str], Sequence[float]]:
    """The words of reports of conflict, and sums to which each adds how often it comes."""
    text = (files("allegedly.incident") / "word_weights.csv").read_text(encoding="utf-8")
    rows = [(row["word"], exp(-float(row["weight"]))) for row in csv.DictReader(text.splitlines())]
    return [word for word, _ in rows], tuple(accumulate(often for _, often in rows))


@cache
def _town(rank: int) -> str:
    """The name of a town; that of a large one is a word that many reports have, as names of large towns are."""
    words, sums = _vocabulary()
    if rank >= _LARGE_TOWNS:
        return TOWNS[rank]
    known = [
        word
        for at, word in enumerate(words)
        if word.isalpha() and _KNOWN[0] < -log(sums[at] - (sums[at - 1] if at else 0)) < _KNOWN[1]
    ]
    return known[rank * len(known) // _LARGE_TOWNS].title()


def _words(chance: random.Random, count: int) -> list[str]:
    words, sums = _vocabulary()
    return [words[_drawn(chance, sums)] for _ in range(count)]


@dataclass(frozen=True, slots=True)
class _Happening:
    """What reports tell of: each tells some of it."""

    day: date
    town: int
    mode: str | None
    doer: str | None
    target: str
    killed: int
    words: Sequence[str]
    person: str


@cache
def _day_of(day: date) -> tuple[_Happening, ...]:
    """The happenings of a day, the most told of first; those of the same day in another year are the same."""
    return tuple(_happening(random.Random(f"{day:%m-%d} {n}"), day) for n in range(_HAPPENINGS))  # noqa: S311 -- a seed makes it repeatable


def _happening(chance: random.Random, day: date) -> _Happening:
    return _Happening(
        day,
        _drawn(chance, _TOWN),
        chance.choice(_MODES),
        _BODIES[_drawn(chance, _BODY)] if chance.random() < 0.7 else None,
        _TARGETS[_drawn(chance, _TARGET)],
        chance.randrange(1, 12),
        _words(chance, _OWN_WORDS),
        f"{TOWNS[chance.randrange(len(TOWNS))]}ish",
    )


def report(number: int, *, edition: int = 0, year: int = YEAR) -> Annotation:
    """Return the made report of a number, always the same; another ``edition`` is another report of the same day."""
    chance = random.Random(f"{number} {edition}")  # noqa: S311 -- as above
    day = date(year, 1, 1) + timedelta(days=number // A_DAY)
    key = content_id("r", "scale", number, edition, year)
    told = [_told(chance, day) for _ in range(EVENTS)]
    text, made = "", []
    for at, one in enumerate(told):
        made.append(_event(chance, one, key, (at, len(text))))
        text += one.text + "\n"
    body = (Part("body", 0, len(text)),)
    file, outlet = f"{year}/{number}.{edition}.txt", f"outlet {number % 40}"
    head = Report(key, file, None, outlet, None, None, day.isoformat(), None, None, "en", text, body)
    events, claims, statements = zip(*made, strict=True)
    return Annotation(FORMAT, head, tuple(s for s in statements if s), (), (), events, claims, (), (), ())


@dataclass(frozen=True, slots=True)
class _Telling:
    """One report's words of a happening: a sentence of it, and words around it."""

    of: _Happening
    text: str
    sentence: str


def _told(chance: random.Random, day: date) -> _Telling:
    # the happenings of a day are fewer than its mentions, so that reports share them
    of = _day_of(day - timedelta(days=chance.choice((1, 1, 2))))[_drawn(chance, _HAPPENING)]
    doer, town = f"The {of.doer}" if of.doer else "Gunmen", _town(of.town)
    sentence = f"{doer} attacked the {of.target} in {town}; the dead were counted."
    own = [chance.choice(of.words) if chance.random() < _OF_ITS_OWN else word for word in _words(chance, _WORDS)]
    # who is in the news is named around many happenings, others around one
    people = [f"{TOWNS[_drawn(chance, _PERSON)]}ov"] + [of.person] * (chance.random() < 0.7)
    return _Telling(of, f"{sentence} It was {' '.join(own)} to {' and '.join(people)}.", sentence)


def _event(
    chance: random.Random, told: _Telling, report_id: str, at: tuple[int, int]
) -> tuple[Event, Claim, Statement | None]:
    number, start = at
    of = told.of
    evidence, span = Span(told.sentence, start, start + len(told.sentence)), _span(told, "attacked", start)
    killed = max(1, of.killed + chance.randrange(-1, 2))
    count = Count("killed", None, killed, killed, None, "incident", None, _span(told, "counted", start), "scale")
    doers = (Participant(of.doer, None, None, None, _span(told, of.doer, start), "scale"),) if of.doer else ()
    target = Participant(of.target, None, None, None, _span(told, of.target, start), "scale")
    where = _place(_span(told, _town(of.town), start), of.town, chance.random())
    when, key = _when(span, of.day, chance.random()), content_id("e", report_id, start)
    event = Event(
        key, "ASSAULT", of.mode, (), span, doers, (target,), when, where, (count,), evidence, False, False, "scale"
    )
    name, kind = VOICES[_drawn(chance, _VOICE)]
    said = None if chance.random() < _UNSAID else f"s-{report_id}-{number}"
    claim_id, voice = content_id("c", report_id, number), name if said else None
    claim = Claim(claim_id, key, said, voice, "toll", "asserts", None, count, "actual", (), None, (evidence,), "scale")
    if said is None:
        return event, claim, None
    speaker = Voice(name, None, kind, None, "scale")
    return (
        event,
        claim,
        Statement(said, speaker, (), span, (evidence,), "asserts", "indirect", (), False, None, "scale"),
    )


def _span(told: _Telling, words: str, start: int) -> Span:
    at = told.sentence.index(words)
    return Span(words, start + at, start + at + len(words))


def _when(span: Span, day: date, share: float) -> When | None:
    """Most give the day, some a week that holds it, some nothing."""
    if share < 0.04:
        return None
    first = day - timedelta(days=day.weekday()) if share < 0.06 else day
    last = first + timedelta(days=6) if share < 0.06 else day
    return When(span, first.isoformat(), last.isoformat(), 2 if share < 0.06 else 1, "relative", "scale")


def _place(span: Span, town: int, share: float) -> Place | None:
    """Most give the town, some its region, some nothing."""
    region = f"Region {town % 30}"
    if share < 0.04:
        return None
    if share < 0.06:
        return Place(span, "name", region, 10 + town % 30, "VLD", region, None, None, 4, 1.0, None, "scale")
    lat, lon = -30 + (town * 611 % len(TOWNS)) / 100, -120 + (town * 7 % 900) / 30
    return Place(span, "name", _town(town), 100 + town, "VLD", region, lat, lon, 1, 1.0, None, "scale")
