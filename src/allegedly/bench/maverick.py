"""``python -m allegedly.bench maverick``: the human-coded rows of MAVERICK fed as claims; each toll policy beside the data's own aggregation."""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from allegedly.keys import content_id
from allegedly.links import TollByPolicy, TollPolicy
from allegedly.problems import InputError
from allegedly.records import (
    FORMAT,
    Annotation,
    Claim,
    Count,
    CountKind,
    Event,
    Part,
    Report,
    Span,
    Statement,
    Toll,
    Voice,
)

DATA = Path("../shared/data/maverick")
KINDS: dict[str, CountKind] = {"deaths": "killed", "injuries": "wounded"}
Row = Mapping[str, str]
# The R package eventreport takes the least of each column in its most conservative aggregation, the greatest in its most informative.
SHIPPED: dict[str, tuple[TollPolicy, Callable[[TollByPolicy], int | None]]] = {
    "conservative low": ("min", lambda toll: toll.low),
    "conservative low, as acled": ("acled", lambda toll: toll.best),
    "conservative low, as ucdp": ("ucdp", lambda toll: toll.low),
    "informative high": ("max", lambda toll: toll.high),
    "informative high, as ucdp": ("ucdp", lambda toll: toll.high),
}


@dataclass(frozen=True, slots=True)
class Replay:
    """Incidents of two reports or more, those whose reports differ on the toll, and in how many each policy gives what the package's
    aggregation gives: with every row a voice of its own, and with each author one voice that stands by its last figure."""

    measure: str
    incidents: int
    differing: int
    equal: dict[str, int]
    equal_by_author: dict[str, int]


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=DATA, show_default=True, help="Folder of the rows.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def maverick(data: Path, as_json: bool) -> None:
    """Feed coded rows as claims and compare the incidents' tolls by policy with the aggregations of the R package eventreport."""
    rows = read_rows(data)
    found = [replay(rows, measure) for measure in KINDS]
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found]))
        return
    for one in found:
        click.echo(f"{one.measure}: {one.incidents} incidents of two reports or more, {one.differing} differ")
        for name, count in one.equal.items():
            click.echo(
                f"  {name}: the same in {count}; with each author as one voice in {one.equal_by_author[name]} of {one.incidents}"
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
    told: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row[f"{measure}_low"] and row[f"{measure}_high"]:
            told[row["event_id"]].append(row)
    many = {key: given for key, given in told.items() if len(given) > 1}
    equal, by_author = dict.fromkeys(SHIPPED, 0), dict.fromkeys(SHIPPED, 0)
    for given in many.values():
        for column, counted in (("id", equal), ("source_author", by_author)):
            toll = _toll(given, measure, column)
            for name, (policy, end) in SHIPPED.items():
                found = toll.by_policy.get(policy)
                counted[name] += found is not None and end(found) == _shipped(given, measure, name)
    differing = sum(len({_interval(row, measure) for row in given}) > 1 for given in many.values())
    return Replay(measure, len(many), differing, equal, by_author)


def _shipped(given: Sequence[Row], measure: str, name: str) -> int:
    told = [_interval(row, measure) for row in given]
    return min(low for low, _ in told) if name.startswith("conservative") else max(high for _, high in told)


def _toll(given: Sequence[Row], measure: str, voice: str) -> Toll:
    """The toll of the incident that rows of one event make, a report and a claim each, held together by a judgement."""
    from allegedly.judgement import Signature, Target, judge
    from allegedly.pipeline import group

    reports = [_report(row, measure, row[voice] or row["id"]) for row in given]
    events = [Target("event", one.events[0].id, one.report.id) for one in reports]
    held = judge("merge", events, Signature("maverick", "2000-01-01T00:00:00Z"))
    (incident,) = group(reports, [held])
    return incident.toll[KINDS[measure]]


def _report(row: Row, measure: str, voice: str) -> Annotation:
    low, high = _interval(row, measure)
    text = f"{row['id']}: {low} to {high}."
    key, span = content_id("r", "maverick", row["id"]), Span(text, 0, len(text))
    count = Count(KINDS[measure], None, low, high, None, "incident", None, span, "maverick")
    event = Event(
        content_id("e", key), "ASSAULT", None, (), span, (), (), None, None, (count,), span, False, False, "maverick"
    )
    said = Statement(
        "s", Voice(voice, None, None, None, "maverick"), (), span, (span,), "asserts", "indirect", (), False, None, "maverick"
    )  # fmt: skip
    claim = Claim(
        content_id("c", key), event.id, "s", voice, "toll", "asserts", None, count, "actual", (), None, (span,), "maverick"
    )  # fmt: skip
    report = Report(
        key, None, None, row["source"], None, None, row["date_start"], None, None, "en", text, (Part("body", 0, len(text)),)
    )  # fmt: skip
    return Annotation(FORMAT, report, (said,), (), (), (event,), (claim,), (), (), ())


def _interval(row: Row, measure: str) -> tuple[int, int]:
    return int(float(row[f"{measure}_low"])), int(float(row[f"{measure}_high"]))
