"""LGL, GeoVirus and GeoWebNews in; how many of their place names the line finds and puts within 161 km of where readers put them, out."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import click
from rich.console import Console
from rich.table import Table

from allegedly.pipeline import Toponym, line_for, toponyms_of
from allegedly.problems import InputError
from allegedly.records import Report
from allegedly.report.read import ReadOptions, read_input
from allegedly.settings import Settings

PLACED = Path("../shared/data/geoparsing/open")
NEAR_KM = 161.0
FILES = {"LGL": "lgl*.xml", "GeoVirus": "GeoVirus*.xml", "GeoWebNews": "GeoWebNews*.xml", "TR-News": "TR-News*.xml"}


class Placed(NamedTuple):
    """A place name of a text with where a reader put it; ``start`` and ``end`` are code points of the text, half-open."""

    start: int
    end: int
    lat: float
    lon: float


class Text(NamedTuple):
    """A text of a corpus with the place names that readers put somewhere."""

    corpus: str
    name: str
    text: str
    gold: tuple[Placed, ...]


def read_corpora(folder: Path) -> list[Text]:
    """Return the texts of every corpus in a folder; raises ``InputError`` where there is none."""
    found = [
        text
        for corpus, pattern in FILES.items()
        for path in sorted({*folder.glob(pattern), *folder.glob(pattern.lower())})
        for text in _read(corpus, path)
    ]
    if not found:
        raise InputError(f"{folder} holds no corpus of place names; it needs one of {', '.join(FILES.values())}")
    return found


def _read(corpus: str, path: Path) -> Iterator[Text]:
    for number, article in enumerate(ElementTree.parse(path).getroot()):  # noqa: S314 - a corpus of ours, read in place
        text = article.findtext("text") or ""
        nodes = [node for tag in ("toponym", "location") for node in article.iter(tag)]
        gold = {one for node in nodes if (one := _placed(corpus, node)) is not None}
        yield Text(corpus, f"{path.name}:{number}", text, tuple(sorted(gold)))


def _placed(corpus: str, node: ElementTree.Element) -> Placed | None:
    """Return a name that has coordinates, else ``None``; GeoVirus counts characters from 1."""
    within = node.find("gaztag") if node.find("gaztag") is not None else node
    lat = _cell(within, "lat") or _cell(within, "latitude")
    lon = _cell(within, "lon") or _cell(within, "longitude")
    if not lat or not lon:
        return None
    shift = 1 if corpus == "GeoVirus" else 0
    return Placed(int(_cell(node, "start")) - shift, int(_cell(node, "end")) - shift, float(lat), float(lon))


def _cell(node: ElementTree.Element | None, tag: str) -> str:
    return (node.findtext(tag) or "").strip() if node is not None else ""


def reports_of(text: Text) -> Iterator[tuple[Report, int]]:
    """Yield the reports that a text is read as, each with where it begins in the text."""
    at = 0
    for report in read_input(text.text.encode("utf-8"), f"{text.name}.txt", ReadOptions()).reports:
        first = text.text.find(report.text, at)
        if first >= 0:
            at = first + len(report.text)
            yield report, first


class Score(NamedTuple):
    """Counts of one corpus. ``spans``: gold names found with the same characters; ``km``: distances of those that were resolved."""

    gold: int
    found: int
    right: int
    overlapping: int
    spans: int
    resolved: int
    km: float

    @property
    def figures(self) -> dict[str, float]:
        """The figures by name; a share of nothing is 0."""
        precision, recall = _share(self.right, self.found), _share(self.right, self.gold)
        loose = _share(self.right + self.overlapping, self.found), _share(self.right + self.overlapping, self.gold)
        return {
            "precision": precision, "recall": recall, "f1": _f1(precision, recall), "f1_overlap": _f1(*loose),
            "accuracy_given_span": _share(self.right, self.spans), "accuracy_of_resolved": _share(self.right, self.resolved),
            "mean_km": self.km / self.resolved if self.resolved else 0.0,
        }  # fmt: skip


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return _share(2 * precision * recall, precision + recall)


def measure(folder: Path) -> dict[str, Score]:
    """Return the score of each corpus in a folder.

    Where a corpus has marked no adjective of a country ("Iraqi") in any text, none that the line finds is counted.
    """
    counts: dict[str, Counter[str]] = {}
    km: dict[str, float] = {}
    texts = read_corpora(folder)
    found = [
        {(t.start + at, t.end + at): t for report, at in reports_of(text) for t in _toponyms(report)} for text in texts
    ]
    marked = {
        text.corpus
        for text, names in zip(texts, found, strict=True)
        for gold in text.gold
        if (one := names.get((gold.start, gold.end))) is not None and one.demonym
    }
    for text, names in zip(texts, found, strict=True):
        held = {at: one for at, one in names.items() if not one.demonym or text.corpus in marked}
        count = counts.setdefault(text.corpus, Counter())
        km[text.corpus] = km.get(text.corpus, 0.0) + _compare(text, held, count)
    return {
        corpus: Score(c["gold"], c["found"], c["right"], c["overlapping"], c["spans"], c["resolved"], km[corpus])
        for corpus, c in counts.items()
    }


def _toponyms(report: Report) -> tuple[Toponym, ...]:
    return toponyms_of(report, Settings.from_environment())


def _compare(text: Text, names: dict[tuple[int, int], Toponym], count: Counter[str]) -> float:
    """Count the names of a text and return the sum of the distances of those resolved, in km."""
    points = {at: one for at, one in names.items() if one.lat is not None}
    count["gold"] += len(text.gold)
    count["found"] += len(points)
    total = 0.0
    for gold in text.gold:
        one = names.get((gold.start, gold.end))
        if one is None:
            near = [p for at, p in points.items() if at[0] < gold.end and at[1] > gold.start]
            count["overlapping"] += any(p.km_to(gold.lat, gold.lon) <= NEAR_KM for p in near)
            continue
        count["spans"] += 1
        if one.lat is not None:
            away = one.km_to(gold.lat, gold.lon)
            count["resolved"] += 1
            count["right"] += away <= NEAR_KM
            total += away
    return total


@click.command()
@click.option(
    "--data", type=click.Path(path_type=Path), default=PLACED, show_default=True, help="Folder of the corpora."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def geoparsing(data: Path, as_json: bool) -> None:
    """Score place names on LGL, GeoVirus, GeoWebNews: found and put within 161 km of where readers put them."""
    line_for(Settings.from_environment())
    result = measure(data)
    if as_json:
        click.echo(json.dumps({corpus: score._asdict() | score.figures for corpus, score in result.items()}))
        return
    table = Table(title="place names within 161 km", caption="F1: same characters; F1 overlap: a character in common")
    for heading in (
        "corpus",
        "gold",
        "found",
        "P",
        "R",
        "F1",
        "F1 overlap",
        "given the span",
        "of the resolved",
        "mean km",
    ):
        table.add_column(heading, justify="left" if heading == "corpus" else "right", no_wrap=True)
    for corpus, score in result.items():
        *shares, km = score.figures.values()
        table.add_row(corpus, str(score.gold), str(score.found), *(f"{100 * one:.1f}" for one in shares), f"{km:.0f}")
    Console().print(table)
