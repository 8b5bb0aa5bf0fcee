"""The made set in, the weights of the features by which two reports' happenings are compared, out (incident/compare.py).

    python tools/fit_incidents.py tests/made

Every pair of groups that share a key is a row: what each feature gives when they agree and when they clash. A logistic regression is fitted
in which agreement never counts against and a clash never counts for, and near misses count more than happenings that have nothing to do with
each other. What each part of the set gives with weights fitted on the others is printed with it.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from allegedly.bench.incidents import _key, _read
from allegedly.bench.incidents_made import MadeEntry, read_made
from allegedly.incident.block import pairs
from allegedly.incident.cluster import Group, event_key, within_report
from allegedly.incident.compare import FEATURES, FORBIDS, compare
from allegedly.incident.mention import mentions
from allegedly.incident.profile import Profile, profile

NEAR = 4.0  # how much a near miss counts
RIDGE = 2.0
STEPS = 4000
RATE = 0.05


class Row(NamedTuple):
    """Two groups: what the features give, whether they are one happening, how much that counts, and the part of the set."""

    values: list[float]
    is_one: bool
    counts: float
    part: str
    words: str


COLUMNS = [
    (f.name, side) for f in FEATURES for side in ("agree", "clash") if side == "agree" or f.clash not in (0.0, FORBIDS)
]


def values(left: Profile, right: Profile) -> list[float]:
    """Return what each feature gives for two profiles."""
    found = []
    for feature in FEATURES:
        accord = feature.compare(left, right)
        found.append(0.0 if accord.clash else accord.strength)
        if feature.clash not in (0.0, FORBIDS):
            found.append(1.0 if accord.clash else 0.0)
    return found


def rows(part: Path) -> list[Row]:
    """Return the rows of one part of the set."""
    entries = read_made(part)
    labels: dict[str, tuple[str, int]] = {}
    groups: list[Group] = []
    entry_of: dict[str, str] = {}
    for entry, reports in zip(entries, _read(entries), strict=True):
        gold = _gold(entry, reports)
        for report in reports:
            for group in within_report(mentions(report)):
                groups.append(group)
                entry_of[group.id] = entry.name
                held = {gold[event_key(m)] for m in group.members if event_key(m) in gold}
                if len(held) == 1:
                    labels[group.id] = (entry.name, held.pop())
    profiles = [profile(group.members) for group in groups]
    found = []
    for one, two in pairs(profiles):
        left, right = groups[one], groups[two]
        if left.members[0].source.id == right.members[0].source.id:
            continue
        same_entry = entry_of[left.id] == entry_of[right.id]
        if same_entry and not (left.id in labels and right.id in labels):
            continue
        if compare(profiles[one], profiles[two]).forbidden or profiles[one].unrealised != profiles[two].unrealised:
            continue
        is_one = same_entry and labels[left.id] == labels[right.id]
        words = f"{entry_of[left.id]}: {left.members[0].event.trigger.text} | {entry_of[right.id]}: {right.members[0].event.trigger.text}"
        found.append(
            Row(
                values(profiles[one], profiles[two]),
                is_one,
                NEAR if same_entry and not is_one else 1.0,
                part.name,
                words,
            )
        )
    return found


def _gold(entry: MadeEntry, reports: Sequence[object]) -> dict[tuple[str, str], int]:
    found = {}
    for number, happening in enumerate(entry.happenings):
        for mention in happening:
            key = _key(mention, reports[mention.report - 1])
            if key:
                found[key] = number
    return found


def fit(data: Sequence[Row]) -> tuple[np.ndarray, float]:
    """Return the weights and the intercept."""
    x = np.array([row.values for row in data])
    y = np.array([float(row.is_one) for row in data])
    c = np.array([row.counts for row in data])
    sign = np.array([1.0 if side == "agree" else -1.0 for _, side in COLUMNS])
    w, b = sign * 0.5, -3.0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(x @ w + b)))
        gradient = c * (p - y)
        w = w - RATE * ((x.T @ gradient) + RIDGE * w) / 50
        w = np.where(w * sign < 0, 0.0, w)
        b = b - RATE * gradient.sum() / 50
    return w, b


def main() -> None:
    """Fit, and print."""
    parts = sorted(p for p in Path(sys.argv[1]).iterdir() if p.is_dir())
    data = {part.name: rows(part) for part in parts}
    for name, held in data.items():
        w, b = fit([row for other, own in data.items() if other != name for row in own])
        scores = [(float(np.dot(row.values, w) + b), row) for row in held]
        ones = sum(row.is_one for _, row in scores)
        for at in (-1.0, 0.0, 1.0, 2.0):
            right = sum(row.is_one for s, row in scores if s >= at)
            wrong = [row.words for s, row in scores if s >= at and not row.is_one]
            print(f"{name} at {at:+.0f}: {right} of {ones} pairs, {len(wrong)} wrong", wrong[:4] if at == 0.0 else "")
    every = [row for own in data.values() for row in own]
    w, b = fit(every)
    print("intercept", round(b, 2))
    for (name, side), weight in zip(COLUMNS, w, strict=True):
        print(f"{name:12} {side} {weight:+.2f}")


if __name__ == "__main__":
    main()
