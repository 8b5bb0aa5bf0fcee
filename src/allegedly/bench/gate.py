"""The ratchet: measured figures and the stored baseline in, the figures that fell short and the next baseline out.

A floor is a figure that may not fall, a ceiling one that may not rise. They move towards better on request and towards worse
only where that is asked for by name (the habit is trafilatura's ``tests/eval_gate.py``).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from allegedly.bench.probes import Family
from allegedly.bench.speed import PEAK_LIMIT, RATIO_LIMIT, STATEMENT_LIMIT, Speed
from allegedly.problems import InputError

ROUNDING = 4
STATEMENTS = "statements"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The stored figures by name; ``corpora`` has the hash of the corpus that a group of figures ("statements") was measured on."""

    floors: dict[str, float]
    ceilings: dict[str, float]
    corpora: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one run: those that should be high and those that should be low; ``corpora`` as in ``Baseline``."""

    high: dict[str, float]
    low: dict[str, float]
    corpora: dict[str, str] = field(default_factory=dict)


def gather(families: tuple[Family, ...], speed: Speed | None) -> Measured:
    """Return the figures of a run by name: ``gold.FAMILY`` for each family, and the speed figures when they were measured."""
    high = {f"gold.{family.name}": round(family.rate, ROUNDING) for family in families}
    if speed is None:
        return Measured(high, {})
    low = {
        "speed.ratio": round(speed.ratio, ROUNDING),
        "speed.statements": round(speed.statement_ratio, ROUNDING),
        "speed.peak_bytes": float(speed.whole.peak_bytes),
    }
    return Measured(high, low)


def with_group(measured: Measured, group: str, figures: Mapping[str, float], corpus: str) -> Measured:
    """Return a run's figures with those of a group ("statements", "muc"): ``GROUP.NAME`` for each, measured on ``corpus``."""
    high = {f"{group}.{name}": round(figure, ROUNDING) for name, figure in figures.items()}
    return Measured(measured.high | high, measured.low, measured.corpora | {group: corpus})


def read_baseline(path: Path) -> Baseline:
    """Return the stored baseline; raises ``InputError`` when the file is missing or is not one."""
    try:
        row = json.loads(path.read_text("utf-8"))
        return Baseline(dict(row["floors"]), dict(row["ceilings"]), dict(row.get("corpora", {})))
    except FileNotFoundError:
        raise InputError(f"no baseline at {path}: write one with 'gate --update'") from None
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is not a baseline ({error}): restore it from version control") from error


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Write the baseline with its figures in the order of their names, so that a change shows as one line."""
    row: dict[str, Mapping[str, object]] = {"ceilings": baseline.ceilings, "floors": baseline.floors}
    if baseline.corpora:
        row["corpora"] = baseline.corpora
    path.write_text(json.dumps(row, indent=2, sort_keys=True) + "\n", "utf-8")


def shortfalls(measured: Measured, baseline: Baseline) -> tuple[str, ...]:
    """Return a line for each figure that is worse than its floor or ceiling, or that has gone missing.

    Figures of a corpus that was not measured, or of another corpus than the stored one, are not compared (see ``uncompared``).
    """
    found = [
        f"{name}: {measured.high.get(name, 'not measured')}, floor {floor}"
        for name, floor in sorted(baseline.floors.items())
        if _is_compared(name, measured, baseline) and measured.high.get(name, -1.0) < floor
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


def uncompared(measured: Measured, baseline: Baseline) -> tuple[str, ...]:
    """Return a line for each group of figures that was measured on another corpus than its floors, or that has none."""
    return tuple(
        f"{group}.*: measured on corpus {corpus}, the floors on {baseline.corpora.get(group, 'none')}: not compared"
        for group, corpus in sorted(measured.corpora.items())
        if baseline.corpora.get(group) != corpus
    )


def _is_compared(name: str, measured: Measured, baseline: Baseline) -> bool:
    """Return whether a figure stands for no corpus, or for the same one on both sides."""
    group = name.partition(".")[0]
    return measured.corpora.get(group) == baseline.corpora.get(group)


def raised(measured: Measured, baseline: Baseline, *, allow_fall: bool) -> Baseline:
    """Return the next baseline: floors at the measured figures where these are higher, or wherever falling is allowed.

    Ceilings are limits that were promised and do not move by measuring. Floors of a corpus that was not measured stay; those of
    another corpus than the measured one give way only where falling is allowed.
    """
    corpora = measured.corpora | baseline.corpora if not allow_fall else baseline.corpora | measured.corpora
    stored = {
        name: floor
        for name, floor in baseline.floors.items()
        if not allow_fall or name.partition(".")[0] in corpora.keys() - measured.corpora.keys()
    }
    new = {
        name: max(figure, stored.get(name, figure))
        for name, figure in measured.high.items()
        if measured.corpora.get(name.partition(".")[0]) == corpora.get(name.partition(".")[0])
    }
    return Baseline(stored | new, baseline.ceilings, corpora)


def first_baseline() -> Baseline:
    """Return a baseline with the promised limits and no floors yet."""
    return Baseline(
        {}, {"speed.ratio": RATIO_LIMIT, "speed.statements": STATEMENT_LIMIT, "speed.peak_bytes": float(PEAK_LIMIT)}
    )
