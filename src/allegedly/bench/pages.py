"""``python -m allegedly.bench pages``: a ledger of so many made incidents served; how long list, search and dossier take, and their bytes."""

import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from time import perf_counter
from urllib.parse import quote, urlencode

import click

from allegedly.bench.pages_made import COUNTRIES, TARGETS, TOWNS, copies, happening, records, texts, town
from allegedly.problems import AllegedlyError

HAPPENINGS = (
    1_500  # really grouped, two reports each; the other incidents are copies with other days, places and figures
)
PAGES = ("list", "search", "dossier")
START = "import sys; from allegedly.cli.main import main; sys.argv[0] = 'allegedly'; main()"
Times = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Served:
    """What one kind of page costs in one situation: how many were asked for, milliseconds at the median and the 99th percentile, bytes.

    ``cpu_ms`` is the processor time that the server took for an answer of any kind, on average in this situation: what does not depend
    on who else uses the machine. ``None`` where the system does not tell.
    """

    situation: str
    page: str
    asked: int
    median_ms: float
    p99_ms: float
    most_bytes: int
    cpu_ms: float | None


@dataclass(frozen=True, slots=True)
class Site:
    """A running server: its process, its port, and the incidents that readers open."""

    process: int
    port: int
    ids: tuple[str, ...]


@click.command()
@click.option(
    "--incidents", type=click.IntRange(min=100), default=10_000, show_default=True, help="How many incidents."
)
@click.option("--readers", type=click.IntRange(1, 64), default=8, show_default=True, help="Readers side by side.")
@click.option(
    "--seconds", type=click.IntRange(min=2), default=20, show_default=True, help="How long each situation lasts."
)
@click.option(
    "--ledger",
    type=click.Path(path_type=Path),
    default=None,
    help="Keep the ledger here, and take it from here if it is there.",
)
@click.option("--read/--no-read", "with_read", default=True, show_default=True, help="Measure while a read runs, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def pages(incidents: int, readers: int, seconds: int, ledger: Path | None, **how: bool) -> None:
    """Serve a large made ledger and time its pages: one reader, several, and several while a read writes to the same ledger."""
    with TemporaryDirectory() as folder:
        place = ledger or Path(folder) / "pages.db"
        if not place.exists():
            fill(place, incidents)
        reading = _reports(Path(folder)) if how["with_read"] else None
        for one in measure(place, reading, readers, seconds):
            click.echo(json.dumps(asdict(one)) if how["as_json"] else _line(one))


def fill(ledger: Path, wanted: int, happenings: int = HAPPENINGS) -> None:
    """Write a ledger of ``wanted`` incidents, those of ``happenings`` really grouped and the others copies of them."""
    from allegedly.grouping import add_incidents, add_reports
    from allegedly.view.rows import read_docket

    for first in range(0, happenings, 250):
        some = range(first, min(first + 250, happenings))
        add_reports(ledger, [one for n in some for one in records(happening(n))])
    held = read_docket(ledger).incidents
    add_incidents(ledger, list(copies(held, max(0, wanted - len(held)))))


def measure(ledger: Path, reading: Path | None, readers: int, seconds: int) -> Iterator[Served]:
    """Yield what each kind of page costs, in one situation after the other; ``reading``: a folder of reports to read meanwhile."""
    with _run("serve", "--ledger", str(ledger), "--port", str(port := _free_port())) as server:
        _wait(port, server)
        site = Site(server.pid, port, tuple(_ids(port)))
        yield from _situation("one reader", site, (1, seconds))
        yield from _situation(f"{readers} readers", site, (readers, seconds))
        if reading is None:
            return
        with _run("read", str(reading), "--ledger", str(ledger)) as writer:
            time.sleep(4)  # until it has loaded its model and writes
            yield from _situation(f"{readers} readers and a read", site, (readers, seconds))
            if writer.poll() is not None:
                raise AllegedlyError("the read ended before the readers did: measure for fewer seconds")


def _reports(folder: Path) -> Path:
    """A folder of reports that no made ledger has yet."""
    reading = folder / "reports"
    reading.mkdir()
    for n in range(HAPPENINGS, HAPPENINGS + 400):
        for side, text in enumerate(texts(happening(n))):
            (reading / f"{n}-{side}.txt").write_text(text, encoding="utf-8")
    return reading


def addresses(chance: random.Random, ids: Sequence[str]) -> Mapping[str, str]:
    """Return one address of each kind of page, as readers ask for them."""
    since = f"{chance.randrange(2015, 2023)}-{chance.randrange(1, 13):02d}-01"
    filters: tuple[dict[str, object], ...] = (
        {}, {"sort": "toll"}, {"page": chance.randrange(2, 200)}, {"country": chance.choice(COUNTRIES)}, {"since": since},
        {"standing": "responsibility:disputed", "killed": chance.randrange(10, 80)},
    )  # fmt: skip
    words = (chance.choice(TARGETS), town(chance.randrange(TOWNS)), f"shelling {chance.choice(TARGETS)}", "hospital people killed")  # fmt: skip
    return {
        "list": "/?" + urlencode(chance.choice(filters)),
        "search": "/?" + urlencode({"q": chance.choice(words)}),
        "dossier": f"/incident/{quote(chance.choice(ids))}",
    }


def _situation(name: str, site: Site, load: tuple[int, int]) -> Iterator[Served]:
    times: Times = {page: [] for page in PAGES}
    sizes: dict[str, int] = dict.fromkeys(PAGES, 0)
    readers = [Thread(target=_read, args=(n, site, load[1], times, sizes)) for n in range(load[0])]
    before = _processor_time(site.process)
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    after, asked = _processor_time(site.process), sum(map(len, times.values()))
    taken = None if before is None or after is None or not asked else round(1000 * (after - before) / asked, 1)
    for page in PAGES:
        held = sorted(times[page])
        if not held:
            raise AllegedlyError(f"no {page} was answered: measure for more seconds")
        p99 = held[min(len(held) - 1, int(len(held) * 0.99))]
        yield Served(name, page, len(held), round(1000 * median(held), 1), round(1000 * p99, 1), sizes[page], taken)


def _processor_time(process: int) -> float | None:
    """Seconds that a process and those it started took of the processors so far; ``None`` where there is no ``/proc``."""
    taken = 0.0
    try:
        for place in Path("/proc").glob("[0-9]*/stat"):
            fields = place.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if process in (int(place.parent.name), int(fields[1])):
                taken += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError):
        return None
    return taken or None


def _read(seed: int, site: Site, seconds: int, times: Times, sizes: dict[str, int]) -> None:
    chance, end = random.Random(seed), perf_counter() + seconds  # noqa: S311 -- a seed makes it repeatable
    with closing(HTTPConnection("127.0.0.1", site.port, timeout=60)) as connection:
        while perf_counter() < end:
            page = chance.choice(PAGES)
            began = perf_counter()
            connection.request("GET", addresses(chance, site.ids)[page])
            answer = connection.getresponse()
            body = answer.read()
            times[page].append(perf_counter() - began)
            sizes[page] = max(sizes[page], len(body))
            if answer.status != 200:
                raise AllegedlyError(f"a {page} was answered with {answer.status}")


def _ids(port: int) -> list[str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        found = []
        for page in (1, 20, 40):
            connection.request("GET", f"/api/incidents?size=100&page={page}")
            found += [one["id"] for one in json.loads(connection.getresponse().read())["items"]]
        return found


@contextmanager
def _run(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command running while the block does; ended with it."""
    quiet, ours = subprocess.DEVNULL, str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))
    child = subprocess.Popen(  # noqa: S603 -- our own
        [sys.executable, "-c", START, *command], stdout=quiet, stderr=quiet, env={**os.environ, "PYTHONPATH": path}
    )
    try:
        yield child
    finally:
        child.terminate()
        child.wait()


def _free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    while server.poll() is None:
        with closing(socket.socket()) as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AllegedlyError("the server did not start: run allegedly serve to see why")


def _line(one: Served) -> str:
    return (
        f"{one.situation}: {one.page} {one.median_ms:.0f} ms (99th percentile {one.p99_ms:.0f} ms), {one.asked} asked for, "
        f"at most {one.most_bytes / 1000:.0f} kB"
        + (f", {one.cpu_ms} ms of processor time an answer" if one.cpu_ms else "")
    )
