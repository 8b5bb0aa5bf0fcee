"""The files of MUC-3/4 in, messages and the templates of their answer keys out, with alternatives, optional fills and cross-references."""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from allegedly.problems import InputError

SLOTS: dict[int, str] = {
    2: "date", 3: "location", 4: "incident type", 5: "stage of execution", 6: "instrument id", 7: "instrument type",
    8: "perp category", 9: "perp individual", 10: "perp organisation", 11: "organisation confidence", 12: "phys target id",
    13: "phys target type", 14: "phys target number", 15: "phys target nation", 16: "phys target effect", 17: "phys target total",
    18: "hum target name", 19: "hum target description", 20: "hum target type", 21: "hum target number", 22: "hum target nation",
    23: "hum target effect", 24: "hum target total",
}  # fmt: skip
TAGGED = frozenset({7, 11, 13, 14, 15, 16, 19, 20, 21, 22, 23})
"""The slots whose fills may refer to the fill of another slot after a colon."""

_LINE = re.compile(r"(\d{1,2})\.\s+[A-Z: ]+?(?:\s{2,}|$)(.*)")
_QUOTED = re.compile(r'"(?:\\.|[^"\\])*"')
_MESSAGE = re.compile(r"^(?:DEV-MUC3|TST\d-MUC\d)-\d{4}(?=\s|$).*$", re.MULTILINE)


class Fill(NamedTuple):
    """One fill of a slot: what may stand there, what it may refer to, and whether it may be left out."""

    values: tuple[str, ...]
    tags: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of a message. A slot that does not apply to it is ``None``, one without fill an empty tuple."""

    message: str
    optional: bool
    slots: Mapping[int, tuple[Fill, ...] | None]


def read_key(text: str) -> Iterator[Template]:
    """Yield the templates of an answer key; a message without a relevant incident has none.

    >>> key = "0.  MESSAGE: ID    A-1\\n1.  MESSAGE: TEMPLATE    1\\n4.  INCIDENT: TYPE    ARSON / ATTACK\\n"
    >>> [template.slots[4] for template in read_key(key)]
    [(Fill(values=('ARSON', 'ATTACK'), tags=(), optional=False),)]
    """
    rows: dict[int, list[str]] = {}
    slot = -1
    for line in [*text.splitlines(), "0.  MESSAGE: ID     "]:
        found = _LINE.match(line)
        if found is None:
            if slot >= 0 and line[:1].isspace() and line.strip():
                rows[slot].append(line.strip())
            continue
        slot = int(found[1])
        if slot == 0 and rows:
            yield from _template(rows)
            rows = {}
        rows[slot] = [found[2].strip()]


def _template(rows: Mapping[int, list[str]]) -> Iterator[Template]:
    number = rows.get(1, ["*"])[0]
    if number.startswith("*"):
        return
    slots = {slot: _fills(slot, rows.get(slot, [])) for slot in SLOTS}
    yield Template(rows[0][0].split()[0], "(OPTIONAL)" in number, slots)


def _fills(slot: int, lines: list[str]) -> tuple[Fill, ...] | None:
    if lines[:1] == ["*"]:
        return None
    joined: list[str] = []
    for line in lines:
        if joined and (joined[-1].endswith(("/", ":")) or line.startswith("/") or joined[-1].count('"') % 2):
            joined[-1] += " " + line
        elif line not in ("-", ""):
            joined.append(line)
    return tuple(_fill(slot, line) for line in joined)


def _fill(slot: int, line: str) -> Fill:
    optional = line.startswith("?")
    line = line.lstrip("? ")
    if slot not in TAGGED:
        return Fill(_alternatives(line), (), optional)
    head, tail = _halves(line)
    tags = _alternatives(tail)
    return Fill(_alternatives(head), () if tags == ("-",) else tags, optional)


def _halves(line: str) -> tuple[str, str]:
    """Return a fill and what it refers to, cut at the first colon that stands outside quotation marks before one."""
    bare = _QUOTED.sub(lambda match: "x" * len(match.group()), line)
    at = bare.find(":")
    return (line, "") if at < 0 else (line[:at], line[at + 1 :])


def _alternatives(text: str) -> tuple[str, ...]:
    """Return the alternatives between slashes, quotation marks around them taken off."""
    bare = _QUOTED.sub(lambda match: "x" * len(match.group()), text)
    cuts = [-1, *(at for at, char in enumerate(bare) if char == "/"), len(text)]
    pieces = (text[a + 1 : b].strip().lstrip("? ") for a, b in itertools.pairwise(cuts))
    return tuple(_unquoted(piece) for piece in pieces if piece)


def _unquoted(piece: str) -> str:
    inner = piece[1:-1] if len(piece) > 1 and piece[0] == piece[-1] == '"' else piece
    return inner.replace('\\"', '"')


def messages(text: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the text of each message of a file; the heading with the id is no part of the text.

    >>> list(messages("TST1-MUC3-0001\\n\\n   KELVE, 4 FEB 90\\n\\nTST1-MUC3-0002 (HARBOUR)\\n\\n   SORN"))
    [('TST1-MUC3-0001', 'KELVE, 4 FEB 90'), ('TST1-MUC3-0002', 'SORN')]
    """
    heads = list(_MESSAGE.finditer(text))
    for head, after in itertools.pairwise([*heads, None]):
        body = text[head.end() : after.start() if after else None].strip() if head else ""
        if head and body:
            yield head.group().split()[0], body


class Set(NamedTuple):
    """One test set: its name, the files with its messages and those with its keys."""

    name: str
    messages: tuple[Path, ...]
    keys: tuple[Path, ...]


def find_sets(folder: Path, names: tuple[str, ...]) -> tuple[Set, ...]:
    """Return the named sets below ``folder`` ("tst1": ``corpora/tst1/``); raises ``InputError`` for one without messages or keys."""
    found = []
    for name in names:
        inside = sorted((folder / "corpora" / name).glob("*"))
        keys = tuple(path for path in inside if path.name.startswith("key"))
        messages = tuple(path for path in inside if "-muc" in path.name and path not in keys)
        if not keys or not messages:
            raise InputError(
                f"{folder / 'corpora' / name} holds no set of MUC messages: it wants files *-muc* and key-*"
            )
        found.append(Set(name, messages, keys))
    return tuple(found)
