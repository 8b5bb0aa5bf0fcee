"""The crosswalk and a code of another scheme in, what it is in PLOVER out; and the other way round."""

from collections.abc import Iterable
from typing import Literal

from allegedly.lexicon.entries import Crosswalk

Scheme = Literal["CAMEO", "ACLED"]


def from_code(rows: Iterable[Crosswalk], scheme: Scheme, code: str) -> Crosswalk | None:
    """Return the row of a code; of CAMEO that of the nearest code above it ("1711" is as "171"); ``None`` where there is none.

    >>> rows = [Crosswalk("CAMEO", "17", "Coerce", "COERCE", None, (), "cameo")]
    >>> from_code(rows, "CAMEO", "1724").type
    'COERCE'
    """
    known = {row.code: row for row in rows if row.scheme == scheme}
    if scheme != "CAMEO":
        return known.get(code)
    above = [code[:length] for length in range(len(code), 1, -1)]
    return next((known[each] for each in above if each in known), None)


def to_codes(rows: Iterable[Crosswalk], scheme: Scheme, kind: str, mode: str | None) -> tuple[Crosswalk, ...]:
    """Return the rows that stand for a PLOVER type and mode, in the order of the file; those of the type alone where the mode has none."""
    typed = [row for row in rows if row.scheme == scheme and row.type == kind]
    exact = tuple(row for row in typed if row.mode == mode)
    return exact or tuple(row for row in typed if row.mode is None)
