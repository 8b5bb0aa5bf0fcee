"""A text goes in; its paragraphs come out as units with their offsets, hard line breaks inside a paragraph seen through."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

WRAP_LIMIT = 110  # the widest hard-wrapped wire copy seen has 80 columns; pages printed from the web up to 100
LONG_SHARE = 0.05  # a few long lines (an address, a table) do not make wrapped copy unwrapped
WRAP_SHARE = 0.5
SLACK = 14  # copy is edited after wrapping: lines may end this many columns early

_LINE = re.compile(r"[^\n\f\u2028\u2029]+")
_BREAK = re.compile(r"[\n\u2028\u2029]")
_BULLET = re.compile(r"(?:[•●▪◦‣·■]|[*\-–—](?=\s))\s*(?=\S)")
_OPEN_END = re.compile(r"[^.!?:…\"'”’)\]]$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph: ``text`` stands at ``start`` to ``end``, stripped; ``line`` is where its first line begins.

    ``gap`` counts the blank lines before it, ``feed`` says whether a form feed stands there.
    """

    text: str
    line: int
    start: int
    end: int
    gap: int
    feed: bool


def bullet_length(line: str) -> int:
    """Return how many characters the bullet at the start of ``line`` takes, 0 when there is none.

    >>> bullet_length("• Two bridges closed"), bullet_length("Two bridges closed")
    (2, 0)
    """
    found = _BULLET.match(line)
    return found.end() if found else 0


def find_units(text: str) -> tuple[Unit, ...]:
    """Return the paragraphs of ``text`` in order: a line each, or the joined lines of hard-wrapped copy."""
    lines = _find_lines(text)
    width = _wrap_width(lines)
    if width is None:
        return lines
    joined: list[Unit] = []
    last = ""
    for line in lines:
        if joined and _continues(last, line, width):
            before = joined[-1]
            whole = text[before.start : line.end]
            joined[-1] = Unit(whole, before.line, before.start, line.end, before.gap, before.feed)
        else:
            joined.append(line)
        last = line.text
    return tuple(joined)


def _find_lines(text: str) -> tuple[Unit, ...]:
    found: list[Unit] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        breaks = len(_BREAK.findall(text, last_end, start))
        gap = max(0, breaks - 1) if found else breaks
        feed = "\f" in text[last_end:start]
        found.append(Unit(stripped, match.start(), start, start + len(stripped), gap, feed))
        last_end = start + len(stripped)
    return tuple(found)


def _wrap_width(lines: Sequence[Unit]) -> int | None:
    """Return the column at which the copy is wrapped, ``None`` when each line is a paragraph."""
    firsts = [a for a, b in pairwise(lines) if b.gap == 0 and not bullet_length(b.text)]
    if len(firsts) < 2:
        return None
    if sum(len(line.text) > WRAP_LIMIT for line in lines) > LONG_SHARE * len(lines):
        return None
    lengths = sorted(len(line.text) for line in firsts if len(line.text) <= WRAP_LIMIT)
    if not lengths:
        return None
    open_ends = sum(bool(_OPEN_END.search(line.text)) for line in firsts)
    return lengths[-1] if open_ends >= WRAP_SHARE * len(firsts) and lengths[len(lengths) // 2] >= 40 else None


def _continues(last: str, line: Unit, width: int) -> bool:
    """Say whether ``line`` carries on the paragraph: its first word would not have fitted on the line before."""
    if line.gap or line.feed or bullet_length(line.text):
        return False
    first_word = line.text.split(maxsplit=1)[0]
    return len(last) + 1 + len(first_word) > width - SLACK or line.text[0].islower()
