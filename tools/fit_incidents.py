"""The made set and reports of two corpora in, the weights of the features by which two reports' happenings are compared (incident/compare.py) out.

    python tools/fit_incidents.py tests/made ../shared/data

A row is a pair of groups that share a key: what each feature gives when the two agree and when they clash. Three kinds of rows hold two
happenings: near misses of the made set; happenings of two entries, taken as if they had been in one town on one day; and pairs from two
reports of a corpus in which each report tells of something else (ISAF press releases; CEHA, which has a few doubles and counts for little).
A logistic regression is fitted in which agreement never counts against and a clash never counts for; it is drawn towards the weights that
stand (PULL), for the rows are few. What each part of the set gives with weights fitted on the others is printed with it. The weights of
compare.py are these, rounded to quarters, with a few clashes that the rows hardly show made stronger by hand.
"""

import csv
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from allegedly.bench.incidents import _key, _read
from allegedly.bench.incidents_made import MadeEntry, read_made
from allegedly.incident.block import pairs
from allegedly.incident.cluster import ACROSS, Group, event_key, within_report
from allegedly.incident.compare import FEATURES, FORBIDS, compare
from allegedly.incident.mention import mentions
from allegedly.incident.profile import Profile, profile
from allegedly.pipeline import annotate_text
from allegedly.records import Annotation
from allegedly.report.read import ReadOptions

FITTED_ON = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
COUNTS = {"one": 1.0, "near": 4.0, "far": 0.3, "same day": 0.2, "isaf": 0.3, "ceha": 0.05}
SAME_DAY = 80  # rows a part
PULL = 10.0
STEPS = 8_000
COLUMNS = [
    (f.name, side) for f in FEATURES for side in ("agree", "clash") if side == "agree" or f.clash not in (0.0, FORBIDS)
]


class Row(NamedTuple):
    """Two groups: what the features give, and what they are to each other."""

    values: list[float]
    what: str


def values(left: Profile, right: Profile, as_if: dict[str, float] | None = None) -> list[float] | None:
    """Return what each feature gives for two profiles, some of them ``as_if``; ``None`` where one forbids the two to be one."""
    found = []
    for feature in FEATURES:
        if as_if is not None and feature.name in as_if:
            found.append(as_if[feature.name])
            continue
        accord = feature.compare(left, right)
        if accord.clash and feature.clash == FORBIDS:
            return None
        found.append(0.0 if accord.clash else accord.strength)
        if feature.clash not in (0.0, FORBIDS):
            found.append(1.0 if accord.clash else 0.0)
    return found


def of_made(part: Path) -> list[Row]:
    """Return the rows of one part of the made set."""
    entries = read_made(part)
    groups: list[Group] = []
    entry_of, label = {}, {}
    for entry, reports in zip(entries, _read(entries), strict=True):
        gold = _gold(entry, reports)
        for group in (one for report in reports for one in within_report(mentions(report))):
            groups.append(group)
            entry_of[group.id] = entry.name
            held = {gold[event_key(m)] for m in group.members if event_key(m) in gold}
            label[group.id] = held.pop() if len(held) == 1 else None
    profiles = [profile(group.members) for group in groups]
    found = [*_met(groups, profiles, entry_of, label)]
    return found + _same_day(
        [(entry_of[g.id], p) for g, p in zip(groups, profiles, strict=True) if label[g.id] is not None]
    )


def _gold(entry: MadeEntry, reports: Sequence[Annotation]) -> dict[tuple[str, str], int]:
    keys = ((n, _key(m, reports[m.report - 1])) for n, happening in enumerate(entry.happenings) for m in happening)
    return {key: n for n, key in keys if key}


def _met(
    groups: Sequence[Group], profiles: Sequence[Profile], entry_of: dict[str, str], label: dict[str, int | None]
) -> Iterator[Row]:
    for one, two in pairs(profiles):
        left, right = groups[one].id, groups[two].id
        is_entry = entry_of[left] == entry_of[right]
        if not _comparable(groups[one], groups[two], profiles[one], profiles[two]):
            continue
        if is_entry and (label[left] is None or label[right] is None):
            continue
        row = values(profiles[one], profiles[two])
        if row is not None:
            yield Row(row, "far" if not is_entry else "one" if label[left] == label[right] else "near")


def _comparable(left: Group, right: Group, one: Profile, two: Profile) -> bool:
    is_apart = left.members[0].source.id != right.members[0].source.id
    return is_apart and not compare(one, two).forbidden and one.unrealised == two.unrealised and not one.aggregate


def _same_day(told: Sequence[tuple[str, Profile]]) -> list[Row]:
    """Happenings of two entries, as if they had been in one town on one day."""
    chosen = [(one, two) for (a, one), (b, two) in combinations(told, 2) if a != b]
    random.Random(1).shuffle(chosen)  # noqa: S311 -- a seed makes the order repeatable
    as_if = {"date": 1.0, "place": 1.0, "village": 0.0, "reports": 0.0}
    found = (values(one, two, as_if) for one, two in chosen)
    return [
        Row(row, "same day") for row, _ in zip((row for row in found if row is not None), range(SAME_DAY), strict=False)
    ]


def of_corpus(name: str, reports: Sequence[Annotation]) -> list[Row]:
    """Return the rows of a corpus in which each report tells of something else."""
    groups = [group for report in reports for group in within_report(mentions(report))]
    profiles = [profile(group.members) for group in groups]
    found = []
    for one, two in pairs(profiles):
        if _comparable(groups[one], groups[two], profiles[one], profiles[two]):
            row = values(profiles[one], profiles[two])
            found += [Row(row, name)] if row is not None else []
    return found


def isaf(data: Path) -> Iterator[Annotation]:
    """Yield the records of the press releases."""
    rows = (data / "isaf_casualties/open/isaf_open.jsonl").read_text("utf-8").split("\n")
    yield from (annotate_text(json.loads(row)["text"], f"{n}.txt") for n, row in enumerate(rows) if row)


def ceha(data: Path) -> Iterator[Annotation]:
    """Yield the records of the event descriptions, with their day where they have one."""
    with (data / "conflict_classification/open/ceha_open.csv").open(encoding="utf-8", newline="") as rows:
        for n, row in enumerate(csv.DictReader(rows)):
            day = row["Time"].strip()
            told = f"{day[:4]}-{day[4:6]}-{day[6:]}" if re.fullmatch(r"\d{8}", day) else None
            yield annotate_text(row["Event Description"], f"{n}.txt", ReadOptions(published=told))


def fit(data: Sequence[Row]) -> tuple[np.ndarray, float]:
    """Return the weights and the intercept: accelerated projected gradient steps, agreement at least 0, clashes at most 0."""
    by_name = {feature.name: feature for feature in FEATURES}
    x = np.array([[*row.values, 1.0] for row in data])
    y = np.array([float(row.what == "one") for row in data])
    c = np.array([COUNTS[row.what] for row in data])
    sign = np.array([*(1.0 if side == "agree" else -1.0 for _, side in COLUMNS), 0.0])
    stands = np.array([*(getattr(by_name[name], side) for name, side in COLUMNS), -ACROSS])
    pull = PULL * np.abs(sign)
    step = 1 / (np.linalg.eigvalsh((x * c[:, None]).T @ x / 4).max() + PULL)
    w = before = stands.copy()
    for n in range(STEPS):
        ahead = w + n / (n + 3) * (w - before)
        gradient = x.T @ (c * (1 / (1 + np.exp(-x @ ahead)) - y)) + pull * (ahead - stands)
        moved = ahead - step * gradient
        w, before = np.where(moved * sign < 0, 0.0, moved), w
    return w[:-1], float(w[-1])


def main() -> None:
    """Fit, and say what each part gives with weights of the others."""
    made, data = map(Path, sys.argv[1:3])
    parts = {name: of_made(made / name) for name in FITTED_ON}
    apart = [*of_corpus("isaf", list(isaf(data))), *of_corpus("ceha", list(ceha(data)))]
    for name, held in parts.items():
        w, b = fit([*apart, *(row for other, own in parts.items() if other != name for row in own)])
        over = [row.what for row in held if float(np.dot(row.values, w) + b) >= 0]
        ones = sum(row.what == "one" for row in held)
        sys.stdout.write(
            f"{name}: {over.count('one')} of {ones} pairs put together, {over.count('near')} near misses\n"
        )
    w, b = fit([*apart, *(row for own in parts.values() for row in own)])
    sys.stdout.write(f"threshold {-b:.2f}\n")
    sys.stdout.writelines(f"{name:12} {side} {weight:+.2f}\n" for (name, side), weight in zip(COLUMNS, w, strict=True))


if __name__ == "__main__":
    main()
