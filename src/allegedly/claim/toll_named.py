"""The counts of a sentence go in; those come out marked as parts that only name the people of a number right before them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from allegedly.claim.counted import Scene
from allegedly.records import Count

_OPENS = re.compile(
    r"\s*(?:[,:(–—-]\s*)?(?:(?:who\s+were\s+)?(?:identified|named|known)(?:\s+as)?|namely|both)?\s*", re.IGNORECASE
)
_AND = re.compile(r",?\s+and\s+|,\s*")
_NAME = re.compile(
    r"(?:[A-Z][\w'’.-]*|(?:al|bin|ibn|de|van|von|e|ul)\b)(?:[\s-](?:[A-Z][\w'’.-]*|(?:al|bin|ibn|de|van|von|e|ul)\b))*(?:\s\(\d+\))?"
)
_AGE = re.compile(r"(?:aged\s)?\d{1,2}")
_BEFORE = re.compile(r"and\s", re.IGNORECASE)


def with_named(scene: Scene, counts: Sequence[Count]) -> tuple[Count, ...]:
    """Return the counts, those names marked as parts that say who the people of a number are: "two guards, Omar Haddo and Jan Torvik"."""
    named: set[int] = set()
    for group in counts:
        if group.part or group.low is None or group.low < 2 or group.low != group.high or not group.whom:
            continue
        named |= _names_of(scene, group, counts)
    return tuple(replace(one, part=True, rule="en.count.part") if one.span.start in named else one for one in counts)


def _names_of(scene: Scene, group: Count, counts: Sequence[Count]) -> set[int]:
    """Return where the singles start that are named right behind a group, none unless they are as many as it has."""
    text, end = scene.document.report.text, scene.sentence.end
    at = text.find(group.whom or "", group.span.end, end)
    if at < 0:
        return set()
    start = at + len(group.whom or "")
    singles = [
        one for one in counts if one.rule == "en.count.single" and one.kind == group.kind and one.span.start >= start
    ]
    opening = _OPENS.match(text, start, end)
    for last in singles[: group.low]:
        words = text[opening.end() if opening else start : last.span.end]
        pieces = [piece for piece in _AND.split(words) if piece and not _AGE.fullmatch(piece)]
        is_list = all(_NAME.fullmatch(piece) for piece in pieces) and not _BEFORE.match(words)
        if is_list and len(pieces) == group.low:
            return {one.span.start for one in singles if one.span.end <= last.span.end}
    return set()
