"""A report's parts go in, the stretches of text to parse come out: one paragraph each, without bullets, each text once."""

import re
from typing import NamedTuple

from allegedly.records import PartKind, Report

READ_PARTS = frozenset({"title", "summary", "caption", "body", "quote_box", "correction"})
# Below this share of lines that end a sentence, the line ends of a text are wrapping, not paragraphs (1980s wires, mail).
WRAPPED_BELOW = 0.5
LONGEST_WRAPPED_LINE = 120
SHORTEST_WRAPPED_LINE = 45

_BULLET = re.compile(r"[\s•·*▪◦‣>–—-]*")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_LINE_END = re.compile(r"\n")
_FOLD = re.compile(r"\W+")
_SENTENCE_END = re.compile(r"[.!?:;\"”’)\]]\s*$")
_BRACKETED = re.compile(r"\s*\((?:[A-Z][\w./ ]{1,40})\)\s*$")


class Segment(NamedTuple):
    """A stretch of the report to parse: where it stands, and the characters to parse (as many as it covers)."""

    part: PartKind
    paragraph: int
    start: int
    text: str


def fold(text: str) -> str:
    """Return the words of ``text`` alone, lower-cased, for telling whether two stretches say the same."""
    return _FOLD.sub(" ", text).strip().casefold()


def find_segments(report: Report) -> tuple[Segment, ...]:
    """Return the stretches to parse, in order; what a title, bullet or box repeats from elsewhere in the report is left out."""
    body = " ".join(fold(report.text[part.start : part.end]) for part in report.parts if part.kind == "body")
    found: list[Segment] = []
    seen: set[str] = set()
    for part in report.parts:
        if part.kind not in READ_PARTS:
            continue
        for start, text in _paragraphs(report.text, part.start, part.end):
            folded = fold(text)
            repeated = part.kind != "body" and f" {folded} " in f" {body} "
            if not folded or folded in seen or repeated:
                continue
            seen.add(folded)
            found.append(Segment(part.kind, len(found), start, text))
    return tuple(found)


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return (offset, characters) of each paragraph between ``start`` and ``end``; wrapped lines are joined by spaces."""
    stretch = text[start:end]
    breaks = _BLANK if _is_wrapped(stretch) else _LINE_END
    found, at = [], 0
    for match in [*(m for m in breaks.finditer(stretch) if not _goes_on(stretch, m)), None]:
        stop = match.start() if match else len(stretch)
        found.append(_trim(stretch, at, stop, start))
        at = match.end() if match else stop
    return [row for row in found if row[1]]


def _goes_on(stretch: str, line_end: re.Match[str]) -> bool:
    """Tell whether a line breaks off in mid-sentence: it is long, ends no sentence, and the next begins in lower case, or both are in capitals."""
    before = stretch[stretch.rfind("\n", 0, line_end.start()) + 1 : line_end.start()]
    is_long = len(before) >= SHORTEST_WRAPPED_LINE and not _SENTENCE_END.search(before)
    after = stretch[line_end.end() :].partition("\n")[0]
    runs_on = after[:1].islower() or (before.isupper() and after.isupper())
    return is_long and "\n" not in line_end.group().strip(" ")[1:] and runs_on


def _trim(stretch: str, at: int, stop: int, offset: int) -> tuple[int, str]:
    bullet = _BULLET.match(stretch, at, stop)
    first = bullet.end() if bullet else at
    chars = stretch[first:stop].rstrip().replace("\n", " ")
    credit = _BRACKETED.search(chars)
    return offset + first, chars[: credit.start()] if credit else chars


def _is_wrapped(stretch: str) -> bool:
    """Tell whether line ends inside blocks are mere wrapping: lines of even length that stop in mid-sentence."""
    inner = [
        line
        for block in re.split(r"\n[^\S\n]*\n", stretch)
        for line in block.strip("\n").split("\n")[:-1]
        if line.strip()
    ]
    if len(inner) < 2 or max(map(len, inner)) > LONGEST_WRAPPED_LINE:
        return False
    return sum(bool(_SENTENCE_END.search(line)) for line in inner) / len(inner) < WRAPPED_BELOW
