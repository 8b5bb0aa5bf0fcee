"""A kind of act in, the kinds that another account may give it out: one side's arrest is the other's kidnapping (kin.csv)."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Pair = tuple[str | None, str | None, str | None, str | None]


@cache
def kin() -> Mapping[Pair, str]:
    """Return what two kinds of act may both be, by type and mode of the one and of the other, in both directions."""
    text = (files("allegedly.incident") / "kin.csv").read_text(encoding="utf-8")
    found: dict[Pair, str] = {}
    for row in csv.DictReader(text.splitlines()):
        one, other = (row["type"], row["mode"] or None), (row["other_type"], row["other_mode"] or None)
        found[*one, *other] = found[*other, *one] = row["told_as"]
    return found


@cache
def family(kind: str | None, mode: str | None) -> str:
    """Return the name under which acts that may be told as one another are filed.

    >>> family("COERCE", "arrest") == family("ASSAULT", "abduct"), family("COERCE", "curfew")
    (True, 'COERCE')
    """
    is_kin = any((kind, mode) == pair[:2] for pair in kin())
    return "force" if is_kin or kind == "ASSAULT" else str(kind)
