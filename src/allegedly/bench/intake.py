"""What the way in costs and brings: pages read back from fifteen layouts, archives beside the bare reading of them, memory of long runs."""

import io
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import click
from trafilatura import bare_extraction
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from allegedly.bench.corpus import build_corpus
from allegedly.bench.intake_run import run
from allegedly.bench.layouts import LAYOUTS, Story
from allegedly.bench.speed import BenchError
from allegedly.report.read import ReadOptions, read_input

FOLDER = click.Path(path_type=Path)
LEAST = 60  # words of a text that a page is made of
_CHILD = (
    "import json, resource, sys; from pathlib import Path; from allegedly.pipeline import read_all_into; from allegedly.workers import Crew; "
    "s = read_all_into([sys.argv[1]], Path(sys.argv[2]), crew=Crew(int(sys.argv[3])), group_after=sys.argv[4] == 'group'); "
    "print(json.dumps([s.added, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))"
)


@dataclass(frozen=True, slots=True)
class PageScore:
    """Of one layout: how many pages, the mean F1 of words, and the share with the right moment, title and outlet."""

    layout: str
    pages: int
    text_f1: float
    published: float
    title: float


@click.group()
def intake() -> None:
    """Measure the way in: pages, archives, and the memory of long runs."""


intake.add_command(run)


@intake.command()
@click.option("--data", type=FOLDER, default=Path("../shared/data"), show_default=True, help="Folder of the corpora.")
@click.option("--texts", type=click.IntRange(min=1), default=20, show_default=True, help="Texts, each in every layout.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def pages(data: Path, texts: int, as_json: bool) -> None:
    """Build pages of the corpora's texts in fifteen layouts and score what is read back: words, date with hour and zone, title."""
    stories = _stories(data, texts)
    scores = [_score(name, stories) for name in LAYOUTS]
    if as_json:
        click.echo(json.dumps([asdict(one) for one in scores]))
        return
    for one in scores:
        click.echo(
            f"{one.layout:<20} pages {one.pages:>4}  text F1 {one.text_f1:.3f}  moment {one.published:.2f}  title {one.title:.2f}"
        )
    mean = [sum(getattr(one, name) for one in scores) / len(scores) for name in ("text_f1", "published", "title")]
    click.echo(
        f"{'all':<20} pages {sum(one.pages for one in scores):>4}  text F1 {mean[0]:.3f}  moment {mean[1]:.2f}  title {mean[2]:.2f}"
    )


@intake.command()
@click.option("--data", type=FOLDER, default=Path("../shared/data"), show_default=True, help="Folder of the corpora.")
@click.option("--records", type=click.IntRange(min=1), default=1500, show_default=True, help="Pages in the archive.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="Passes of each side.")
def archives(data: Path, records: int, rounds: int) -> None:
    """Time the reading of a packed archive to reports beside the bare reading of its records (by fastwarc too, where it is installed) and
    beside the extractor alone, in turns; processor time, the best pass of each.
    """
    made = _archive(_stories(data, 20), records)
    sides = {**_bare_sides(), "extractor alone": _extracted, "to reports": _reports}
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, side in sides.items():
            began = time.process_time()
            found = side(made)
            seconds[name].append(time.process_time() - began)
            if found != records:
                raise BenchError(f"{name}: {found} of {records} records")
    whole = min(seconds["to reports"])
    for name, taken in seconds.items():
        click.echo(f"{name:<16} {records / min(taken):>9,.0f} records a second  {min(taken) / whole:>5.0%} of the time")


def _bare_sides() -> dict[str, Callable[[bytes], int]]:
    sides: dict[str, Callable[[bytes], int]] = {"bare, warcio": _bare}
    if find_spec("fastwarc"):
        sides = {"bare, fastwarc": _barely, **sides}
    return sides


def _bare(made: bytes) -> int:
    return sum(len(record.content_stream().read()) > 0 for record in ArchiveIterator(io.BytesIO(made)))


def _barely(made: bytes) -> int:
    fastwarc = import_module("fastwarc.warc")
    return sum(len(record.reader.read()) > 0 for record in fastwarc.ArchiveIterator(io.BytesIO(made)))


def _extracted(made: bytes) -> int:
    """Unpack each page, parse it and have trafilatura extract it with its metadata, as the way in does, and no more."""
    pages = (record.content_stream().read() for record in ArchiveIterator(io.BytesIO(made)))
    return sum(bare_extraction(page, with_metadata=True, include_comments=False) is not None for page in pages)


def _reports(made: bytes) -> int:
    return len(read_input(made, "bench.warc.gz", ReadOptions()).reports)


@intake.command()
@click.option(
    "--reports",
    type=click.IntRange(min=1),
    default=500,
    show_default=True,
    help="Short reports, and ten times as many.",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes.")
@click.option("--records", is_flag=True, help="Read records (no parsing): the way in and the ledger alone.")
@click.option("--no-grouping", is_flag=True, help="Leave the grouping out.")
def memory(reports: int, jobs: int, records: bool, no_grouping: bool) -> None:
    """Read short invented reports and ten times as many, each in a process of its own; print speed and highest memory."""
    with tempfile.TemporaryDirectory() as folder:
        for count in (reports, 10 * reports):
            source = Path(folder) / f"{count}.jsonl"
            with source.open("w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in (_records(count) if records else _rows(count)))
            command = [
                sys.executable,
                "-c",
                _CHILD,
                str(source),
                f"{folder}/{count}.db",
                str(jobs),
                "leave" if no_grouping else "group",
            ]
            began = time.perf_counter()
            out = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
            added, peak = json.loads(out.stdout)
            rate = added / (time.perf_counter() - began)
            click.echo(f"{added:,} reports: {rate:,.1f} a second, {peak / 1024:,.0f} MB at most (main process)")


def _stories(data: Path, count: int) -> list[Story]:
    corpus = build_corpus(data, 10 * count)
    long = [text for text in corpus.texts if len(text.split()) >= LEAST][:count]
    return [_story(text, number) for number, text in enumerate(long)]


def _story(text: str, number: int) -> Story:
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(text.split()))
    paragraphs = tuple(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))
    moment = f"20{10 + number % 10}-0{1 + number % 9}-1{number % 10}T{number % 24:02}:{(7 * number) % 60:02}:00+0{number % 4}:00"
    return Story(f"Headline of page number {number} of the bench", paragraphs, moment)


def _score(name: str, stories: Sequence[Story]) -> PageScore:
    f1s, moments, titles = [], 0, 0
    for story in stories:
        reports = read_input(LAYOUTS[name](story).encode(), "page.html", ReadOptions()).reports
        report = reports[0] if reports else None
        f1s.append(_f1(report.text if report else "", " ".join((story.title, *story.paragraphs))))
        moments += report is not None and report.published == story.published.replace("+00:00", "Z")
        titles += report is not None and report.title == story.title
    return PageScore(name, len(stories), sum(f1s) / len(f1s), moments / len(stories), titles / len(stories))


def _f1(found: str, wanted: str) -> float:
    ours, theirs = Counter(found.split()), Counter(wanted.split())
    both = sum((ours & theirs).values())
    return 2 * both / max(sum(ours.values()) + sum(theirs.values()), 1)


def _archive(stories: Sequence[Story], records: int) -> bytes:
    kept = io.BytesIO()
    writer = WARCWriter(kept, gzip=True)
    names = list(LAYOUTS)
    for number in range(records):
        page = LAYOUTS[names[number % len(names)]](stories[number % len(stories)])
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        address = f"https://harbour.example/{number}"
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(page.encode()), http_headers=head)
        )
    return kept.getvalue()


def _rows(count: int) -> Iterator[str]:
    for number in range(count):
        yield json.dumps(
            {
                "text": _text(number),
                "outlet": "Harbour Wire",
                "published": f"2021-{1 + number % 12:02}-{1 + number % 28:02}",
            }
        )


def _text(number: int) -> str:
    return f"The mayor of district {number} said on Monday that shells had killed {number % 40 + 2} people at mill no. {number}."


def _records(count: int) -> Iterator[str]:
    # not at the top: it loads the parser's library
    from dataclasses import replace

    from allegedly.contract import to_json
    from allegedly.keys import content_id
    from allegedly.pipeline import annotate_text

    made = annotate_text(_text(1), "a.txt")
    for number in range(count):
        outlet = f"Outlet {number}"
        key = content_id("r", outlet, made.report.url, made.report.published, made.report.text)
        yield to_json(replace(made, report=replace(made.report, id=key, outlet=outlet)))
