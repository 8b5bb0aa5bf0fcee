"""``python -m allegedly.bench scale``: a ledger grown to so many made events; time per added report, memory, size and the reads behind views."""

import json
import resource
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import click

from allegedly.bench.scale_copies import copy_year
from allegedly.bench.scale_made import A_DAY, EVENTS, VOICES, YEAR, report
from allegedly.records import Annotation

READ_IN = 2_500  # reports of the first five weeks of a year; the same weeks of other years are copies of them
SLOWEST = 10
_AT_ONCE = 2000  # reports made and added before memory is let go


@dataclass(frozen=True, slots=True)
class Size:
    """What a ledger of so many events costs: processor milliseconds of grouping for each of the last reports added, and of the slowest reads."""

    events: int
    reports: int
    incidents: int
    group_ms: float
    group_ms_worst_tenth: float
    append_ms: float
    ledger_mb: float
    peak_mb: float
    reads_ms: dict[str, float]


@click.command()
@click.option(
    "--events",
    "sizes",
    type=click.IntRange(min=4000),
    multiple=True,
    default=(10_000,),
    show_default=True,
    help="Sizes to stop at. Above 10,000 they are rounded down to whole ten thousands.",
)
@click.option(
    "--last",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    help="Reports added last, one at a time, and timed.",
)
@click.option(
    "--ledger",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder that keeps the ledgers, so that a later run goes on from them.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def scale(sizes: tuple[int, ...], last: int, folder: Path | None, as_json: bool) -> None:
    """Grow a ledger of made reports and time what adding to it and reading from it cost.

    Up to 10,000 events reports are read in and grouped as always; beyond, these weeks are copied into other years with other ids. The
    last reports go the usual way, one at a time, into the last days.
    """
    with nullcontext(folder) if folder else TemporaryDirectory() as place:
        Path(place).mkdir(exist_ok=True)
        for size in sorted(sizes):
            found = measure(grown(Path(place), size), size, last)
            click.echo(json.dumps(asdict(found)) if as_json else _line(found))


def grown(folder: Path, size: int) -> Path:
    """Return the ledger of a size in the folder, made if it is not there."""
    path, year = folder / f"{size}.db", folder / f"{READ_IN * EVENTS}.db"
    if path.exists():
        return path
    if size <= READ_IN * EVENTS:
        _read_in(path, size // EVENTS)
        return path
    grown(folder, READ_IN * EVENTS)
    _settled(year)
    shutil.copyfile(year, path)
    copy_year(path, year, range(1, size // (READ_IN * EVENTS)))
    return path


def _settled(ledger: Path) -> None:
    """Bring a ledger's write-ahead log into its file, so that the file alone is the ledger."""
    import sqlite3

    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _read_in(ledger: Path, goal: int) -> None:
    from allegedly.grouping import add_reports, count_reports

    part = ledger.with_suffix(".part")
    made = count_reports(part) if part.exists() else 0
    while made < goal:
        step = min(_AT_ONCE, goal - made)
        add_reports(part, [report(n) for n in range(made, made + step)])
        made += step
    _settled(part)
    part.rename(ledger)


def measure(ledger: Path, size: int, last: int) -> Size:
    """Return the costs of a ledger; the reports that are timed are added to a copy of it."""
    from allegedly.grouping import add_reports, count_incidents, count_reports

    copy = ledger.with_name("timed.db")
    for path in copy.parent.glob("timed.db*"):
        path.unlink()
    shutil.copyfile(ledger, copy)
    try:
        add_reports(copy, [])  # brings a ledger of an older version up to date
        reports = count_reports(copy)
        times = [add_reports(copy, [one]) for one in _last(reports, last)]
        group, append = (sorted(column) for column in zip(*((g, a) for a, g in times), strict=True))
        bytes_held = sum(path.stat().st_size for path in copy.parent.glob("timed.db*"))
        return Size(
            events=size,
            reports=reports + last,
            incidents=count_incidents(copy),
            group_ms=_ms(group[len(group) // 2]),
            group_ms_worst_tenth=_ms(group[len(group) * 9 // 10]),
            append_ms=_ms(append[len(append) // 2]),
            ledger_mb=round(bytes_held / 1e6, 1),
            peak_mb=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
            reads_ms=reads(copy),
        )
    finally:
        for path in copy.parent.glob("timed.db*"):
            path.unlink()


def _last(reports: int, last: int) -> Iterator[Annotation]:
    """Other reports of the last full week that was read in: its days are as full as any, and it was grouped as a user's is, not copied."""
    within = min(reports, READ_IN) - 1
    first = max(0, within - 7 * A_DAY - within % A_DAY)
    for n in range(last):
        yield report(first + n % (7 * A_DAY), edition=1 + n // (7 * A_DAY), year=YEAR)


def reads(ledger: Path) -> dict[str, float]:
    """Return the processor milliseconds of the slowest reads behind the views, the slowest first; each the middle of three."""
    found = {name: _middle(read) for name, read in _reads(ledger)}
    return dict(sorted(found.items(), key=lambda one: -one[1])[:SLOWEST])


def _middle(read: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        began = process_time()
        read()
        times.append(process_time() - began)
    return _ms(sorted(times)[1])


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 1)


def _reads(ledger: Path) -> Sequence[tuple[str, Callable[[], object]]]:
    from allegedly.lexicon import load_lexicon
    from allegedly.view.history import near_incidents, perhaps_same, tellings
    from allegedly.view.names import actor_page, read_lists
    from allegedly.view.reports import read_report, read_totals
    from allegedly.view.review import review_queue
    from allegedly.view.rows import read_case, read_page

    page = read_page(ledger, None, 200)
    some = page[len(page) // 2]
    lexicon = load_lexicon()
    pages = _searches(ledger, some.where.name if some.where else "")
    names = [
        (f"lists: {kind}", lambda kind=kind: read_lists(ledger, kind))
        for kind in ("voices", "actors", "places", "reports", "problems")
    ]
    return [
        *pages,
        *names,
        ("an actor", lambda: actor_page(ledger, VOICES[0][0], lexicon, {})),
        ("totals", lambda: read_totals(ledger)),
        ("a report", lambda: read_report(ledger, some.reports[0])),
        ("a dossier", lambda: read_case(ledger, some.id)),
        ("a dossier by the start of its id", lambda: read_case(ledger, some.id[:11])),
        ("its tellings", lambda: tellings(ledger, some.id)),
        ("what is near it", lambda: near_incidents(ledger, some, {})),
        ("what is perhaps the same", lambda: perhaps_same(ledger, some, {})),
        ("the queue", lambda: review_queue(ledger, 20)),
        ("the list of show, first page", lambda: read_page(ledger, None, 50)),
        ("the list of show, a later page", lambda: read_page(ledger, some.id, 50)),
    ]


def _searches(ledger: Path, place: str) -> list[tuple[str, Callable[[], object]]]:
    from allegedly.view.search import parse_search, search_page

    asked = {
        "the list": {},
        "page 40 of the list": {"page": "40"},
        "the list by toll": {"sort": "toll"},
        "a day": {"since": f"{YEAR}-01-15", "until": f"{YEAR}-01-15"},
        "a place": {"place": place},
        "words": {"q": "kelvenik"},
        "disputed tolls": {"standing": "toll:disputed"},
        "a box": {"box": "-110,-25,-109,-24"},
        "a voice": {"voice": VOICES[0][0]},
    }
    return [
        (f"search: {name}", lambda pairs=pairs: search_page(ledger, parse_search(pairs), {}))  # type: ignore[misc]
        for name, pairs in asked.items()
    ]


def _line(one: Size) -> str:
    slow = "".join(f"\n    {name} {ms}" for name, ms in one.reads_ms.items())
    return (
        f"{one.events:,} events in {one.reports:,} reports, {one.incidents:,} incidents: grouping {one.group_ms} ms (worst tenth "
        f"{one.group_ms_worst_tenth}) and writing {one.append_ms} ms a report added, ledger {one.ledger_mb} MB, peak "
        f"{one.peak_mb} MB; the slowest reads in ms:{slow}"
    )
