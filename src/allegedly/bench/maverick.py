"""``python -m allegedly.bench maverick``: the human-coded rows of MAVERICK as figures of voices; each policy beside the same sum of the rows."""

import csv
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median_low

import click

from allegedly.problems import InputError
from allegedly.records import Span, TollFigure

DATA = Path("../shared/data/maverick")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Replay:
    """Incidents of two reports or more, those whose reports differ on the toll, and in how many each policy gives what the rows give."""

    measure: str
    incidents: int
    differing: int
    equal: dict[str, int]


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=DATA, show_default=True, help="Folder of the rows.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def maverick(data: Path, as_json: bool) -> None:
    """Compare toll policies with the same sums done on the rows themselves: min, max, median, and the latest row's interval."""
    found = [replay(read_rows(data), measure) for measure in ("deaths", "injuries")]
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found]))
        return
    for one in found:
        equal = ", ".join(f"{name} {count}" for name, count in one.equal.items())
        click.echo(
            f"{one.measure}: {one.incidents} incidents of two reports or more, {one.differing} differ; the same: {equal}"
        )


def read_rows(folder: Path) -> list[Row]:
    """Return the rows of the one CSV of a folder; raises ``InputError`` when there is none."""
    paths = sorted(folder.glob("maverick_event_report*.csv"))
    if not paths:
        raise InputError(f"{folder}: there is no maverick_event_report*.csv there; name the folder with --data")
    with paths[0].open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def replay(rows: Sequence[Row], measure: str) -> Replay:
    """Return how the policies do on the rows of each incident."""
    from allegedly.pipeline import by_policy

    told: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row[f"{measure}_low"] and row[f"{measure}_high"]:
            told[row["event_id"]].append(row)
    many = {key: given for key, given in told.items() if len(given) > 1}
    equal = dict.fromkeys(("min", "max", "median", "latest"), 0)
    for given in many.values():
        found = by_policy([_figure(row, measure, number) for number, row in enumerate(given)])
        wanted = _sums(given, measure)
        for name in equal:
            toll = found[name]  # type: ignore[index]
            equal[name] += (toll.low, toll.high) == wanted[name]
    differing = sum(len({_interval(row, measure) for row in given}) > 1 for given in many.values())
    return Replay(measure, len(many), differing, equal)


def _figure(row: Row, measure: str, number: int) -> TollFigure:
    low, high = _interval(row, measure)
    return TollFigure(
        row["source_author"], low, high, row["id"], Span("", 0, 0), None, None, f"c-{number}", row["date_start"]
    )


def _interval(row: Row, measure: str) -> tuple[int, int]:
    return int(float(row[f"{measure}_low"])), int(float(row[f"{measure}_high"]))


def _sums(given: Sequence[Row], measure: str) -> dict[str, tuple[int, int]]:
    lows, highs = zip(*(_interval(row, measure) for row in given), strict=True)
    last = max(row["date_start"] for row in given)
    latest = [_interval(row, measure) for row in given if row["date_start"] == last]
    middle = median_low(lows)
    return {
        "min": (min(lows), min(lows)),
        "max": (max(highs), max(highs)),
        "median": (middle, middle),
        "latest": (min(low for low, _ in latest), max(high for _, high in latest)),
    }
