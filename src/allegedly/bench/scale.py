"""``python -m allegedly.bench scale``: a ledger grown to so many made events; time per added report, memory, size and the reads behind views."""

import json
import random
import resource
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import click

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
_MODES = ("aerial", "explosives", "firearms", "heavy-weapons", "drone", None)
_TARGETS = ("villagers", "convoy", "checkpoint", "market", "school", "hospital", "patrol", "bus", "bridge", "barracks")
_VOICES: tuple[tuple[str, VoiceKind], ...] = (
    ("police", "police"),
    ("army", "military"),
    ("doctors", "medic"),
    ("residents", "witness"),
    ("rebels", "armed_group"),
)
_TOWNS, _A_DAY = 4000, 60  # towns of the made country, reports a day
_FIRST = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Size:
    """What a ledger of so many events costs: milliseconds of grouping for each of the last reports added, and of the slowest reads."""

    events: int
    reports: int
    incidents: int
    group_ms: float
    append_ms: float
    ledger_mb: float
    peak_mb: float
    reads_ms: dict[str, float]


@click.command()
@click.option(
    "--events",
    "sizes",
    type=click.IntRange(min=100),
    multiple=True,
    default=(10_000,),
    show_default=True,
    help="Sizes to stop at.",
)
@click.option(
    "--last",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    help="Reports added last, one at a time, and timed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def scale(sizes: tuple[int, ...], last: int, as_json: bool) -> None:
    """Grow a ledger of made reports and time what adding to it and reading from it cost."""
    with TemporaryDirectory() as folder:
        for found in grow(Path(folder) / "scale.db", sorted(sizes), last):
            click.echo(json.dumps(asdict(found)) if as_json else _line(found))


def grow(ledger: Path, sizes: list[int], last: int) -> Iterator[Size]:
    """Yield the costs at each size; the ledger goes on growing between them."""
    from allegedly.grouping import add_reports

    made = 0
    for size in sizes:
        goal = size // EVENTS
        while made < goal - last:
            step = min(2000, goal - last - made)
            add_reports(ledger, [report(n) for n in range(made, made + step)])
            made += step
        times = [add_reports(ledger, [report(n)]) for n in range(made, goal)]
        made = max(made, goal)
        yield _size(ledger, size, made, times)


def _size(ledger: Path, events: int, reports: int, times: list[tuple[float, float]]) -> Size:
    from allegedly.grouping import count_incidents
    from allegedly.view.review import review_queue
    from allegedly.view.rows import read_case, read_page

    reads: dict[str, float] = {}
    page = read_page(ledger, None, 50)
    some = page[len(page) // 2].id
    for name, read in (
        ("first page of the list", lambda: read_page(ledger, None, 50)),
        ("a later page", lambda: read_page(ledger, some, 50)),
        ("the queue", lambda: review_queue(ledger, 50)),
        ("a dossier by id", lambda: read_case(ledger, some)),
        ("a dossier by the start of its id", lambda: read_case(ledger, some[:10])),
    ):
        began = perf_counter()
        read()
        reads[name] = round(1000 * (perf_counter() - began), 1)
    middle = [sorted(column)[len(times) // 2] for column in zip(*times, strict=True)]
    size = sum(path.stat().st_size for path in ledger.parent.glob(ledger.name + "*"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Size(
        events,
        reports,
        count_incidents(ledger),
        round(1000 * middle[1], 2),
        round(1000 * middle[0], 2),
        round(size / 1e6, 1),
        round(peak, 1),
        reads,
    )


def _line(one: Size) -> str:
    reads = ", ".join(f"{name} {ms}" for name, ms in one.reads_ms.items())
    return (
        f"{one.events:,} events in {one.reports:,} reports, {one.incidents:,} incidents: grouping {one.group_ms} ms and writing "
        f"{one.append_ms} ms a report added (median), ledger {one.ledger_mb} MB, peak {one.peak_mb} MB; reads in ms: {reads}"
    )


def report(number: int) -> Annotation:
    """Return the made report of a number, always the same: a few happenings, of which every third was told the day before too."""
    chance = random.Random(number)  # noqa: S311 -- a seed makes the report repeatable
    day = _FIRST + timedelta(days=number // _A_DAY)
    key = content_id("r", "scale", number)
    text = f"Report {number}. " + " ".join(f"An attack {n} came there." for n in range(EVENTS))
    events, claims, statements = [], [], []
    for at in range(EVENTS):
        event, claim, statement = _told(chance, day, key, text, at)
        events.append(event)
        claims.append(claim)
        statements.append(statement)
    told = Report(
        key,
        f"{number}.txt",
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
    happening = random.Random(f"{when} {chance.randrange(90)}")  # noqa: S311 -- as above
    start = text.index(f"attack {at}")
    span = Span("attack", start, start + 6)
    killed = max(1, happening.randrange(12) + chance.randrange(-1, 2))
    count = Count("killed", None, killed, killed, None, "incident", None, span, "scale")
    target = Participant(happening.choice(_TARGETS), None, None, None, span, "scale")
    dated = When(span, when.isoformat(), when.isoformat(), 1, "relative", "scale")
    place, mode = _place(span, happening.randrange(_TOWNS)), happening.choice(_MODES)
    around = Span(text[start - 3 : start + 20], start - 3, start + 20)
    key = content_id("e", report_id, start)
    event = Event(key, "ASSAULT", mode, (), span, (), (target,), dated, place, (count,), around, False, False, "scale")
    name, kind = chance.choice(_VOICES)
    said, voice = f"s-{report_id}-{at}", Voice(name, None, kind, None, "scale")
    statement = Statement(said, voice, (), span, (span,), "asserts", "indirect", (), False, None, "scale")
    claim_id = content_id("c", report_id, at)
    claim = Claim(claim_id, key, said, name, "toll", "asserts", None, count, "actual", (), None, (span,), "scale")
    return event, claim, statement


def _place(span: Span, town: int) -> Place:
    lat, lon = -30 + town / 200, -120 + (town * 7 % 900) / 30
    return Place(span, "name", f"Town{town}", 100 + town, "VLD", f"Region {town % 30}", lat, lon, 1, 1.0, None, "scale")
