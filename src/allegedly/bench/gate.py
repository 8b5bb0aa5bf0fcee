"""The ratchet: measured figures and the stored baseline in, the figures that fell short and the next baseline out.

A floor is a figure that may not fall, a ceiling one that may not rise. They move towards better on request and towards worse
only where that is asked for by name (the habit is trafilatura's ``tests/eval_gate.py``).
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from allegedly.bench.probes import Family
from allegedly.bench.speed import PEAK_LIMIT, RATIO_LIMIT, Speed
from allegedly.problems import InputError

ROUNDING = 4


@dataclass(frozen=True, slots=True)
class Baseline:
    """The stored figures by name."""

    floors: dict[str, float]
    ceilings: dict[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one run: those that should be high and those that should be low."""

    high: dict[str, float]
    low: dict[str, float]


def gather(families: tuple[Family, ...], speed: Speed | None) -> Measured:
    """Return the figures of a run by name: ``gold.FAMILY`` for each family, and the speed figures when they were measured."""
    high = {f"gold.{family.name}": round(family.rate, ROUNDING) for family in families}
    if speed is None:
        return Measured(high, {})
    low = {"speed.ratio": round(speed.ratio, ROUNDING), "speed.peak_bytes": float(speed.whole.peak_bytes)}
    return Measured(high, low)


def read_baseline(path: Path) -> Baseline:
    """Return the stored baseline; raises ``InputError`` when the file is missing or is not one."""
    try:
        row = json.loads(path.read_text("utf-8"))
        return Baseline(dict(row["floors"]), dict(row["ceilings"]))
    except FileNotFoundError:
        raise InputError(f"no baseline at {path}: write one with 'gate --update'") from None
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is not a baseline ({error}): restore it from version control") from error


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write the baseline with its figures in the order of their names, so that a change shows as one line."""
    row = {"ceilings": baseline.ceilings, "floors": baseline.floors}
    path.write_text(json.dumps(row, indent=2, sort_keys=True) + "\n", "utf-8")


def shortfalls(measured: Measured, baseline: Baseline) -> tuple[str, ...]:
    """Return a line for each figure that is worse than its floor or ceiling, or that has gone missing."""
    found = [
        f"{name}: {measured.high.get(name, 'not measured')}, floor {floor}"
        for name, floor in sorted(baseline.floors.items())
        if measured.high.get(name, -1.0) < floor
    ]
    if not measured.low:
        return tuple(found)
    return tuple(
        found
        + [
            f"{name}: {measured.low[name]}, ceiling {ceiling}"
            for name, ceiling in sorted(baseline.ceilings.items())
            if measured.low[name] > ceiling
        ]
    )


def raised(measured: Measured, baseline: Baseline, *, allow_fall: bool) -> Baseline:
    """Return the next baseline: floors at the measured figures where these are higher, or wherever falling is allowed.

    Ceilings are limits that were promised and do not move by measuring.
    """
    floors = {
        name: figure if allow_fall else max(figure, baseline.floors.get(name, figure))
        for name, figure in measured.high.items()
    }
    kept = {} if allow_fall else {name: floor for name, floor in baseline.floors.items() if name not in floors}
    return replace(baseline, floors=kept | floors)


def first_baseline() -> Baseline:
    """Return a baseline with the promised limits and no floors yet."""
    return Baseline({}, {"speed.ratio": RATIO_LIMIT, "speed.peak_bytes": float(PEAK_LIMIT)})
