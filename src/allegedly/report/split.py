"""The text of a file goes in; its slices come out, one for each report that a text export holds."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from allegedly.report import lines
from allegedly.report.dateline import match_dateline
from allegedly.report.layout import Unit, find_units
from allegedly.report.parts import head_mark, is_title, labelled_line

LOOK_AHEAD = 14  # paragraphs after a title in which the rest of its head must show
NEAR = 4
PROSE_WORDS = 12
SPACED_SHARE = 0.8  # of numbered headings have prose before the next; a list of contents has none
WIDE_GAP = 2  # blank lines; an article's own paragraphs stand closer
_HEADLINES = frozenset({"title", "headline"})


def split_export(text: str) -> tuple[str, ...]:
    """Return the slices of ``text``, one a report; joined they give ``text`` back, character by character.

    A cut needs evidence that a report begins: numbered headings ("Document 2 of 12"), or a title with the marks of a head after it
    (update line, title repeated, byline, dateline, labelled lines) and a body before it. Blank lines alone never cut, nor do
    dividers inside an article: no cut is better than a wrong one.
    """
    units = find_units(text)
    cuts = [units[at].line for at in _starts(text, units)]
    edges = [0, *(cut for cut in cuts if cut > 0), len(text)]
    return tuple(text[a:b] for a, b in pairwise(edges))


def _starts(text: str, units: Sequence[Unit]) -> list[int]:
    """Return the indexes of the units at which a report after the first begins."""
    numbered = _numbered(units)
    if numbered:
        return numbered[1:]
    usual_gap = Counter(unit.gap for unit in units[1:]).most_common(1)[0][0] if len(units) > 1 else 0
    starts: list[int] = []
    title, has_body = _key(units[0]) if units else "", False
    for at in range(1, len(units)):
        has_body = has_body or _is_prose(units[at - 1])
        if not has_body or (title and _key(units[at]) == title):
            continue
        if _begins_report(text, units, at, usual_gap):
            starts.append(at)
            title, has_body = _key(units[at]), False
    return starts


def _numbered(units: Sequence[Unit]) -> list[int]:
    """Return the heading lines of a numbered export: at least two of one series, each number above the last."""
    series: dict[str, list[tuple[int, int]]] = {}
    for at, unit in enumerate(units):
        found = lines.number_of(unit.text)
        if found and (at == 0 or unit.gap > 0 or unit.feed or lines.is_rule(units[at - 1].text)):
            series.setdefault(found.series, []).append((at, found.number))
    best: list[int] = []
    for places in series.values():
        rising = all(b[1] > a[1] for a, b in pairwise(places))
        spaced = sum(any(map(_is_prose, units[a[0] : b[0]])) for a, b in pairwise(places))
        if len(places) >= 2 and rising and spaced >= SPACED_SHARE * (len(places) - 1) and len(places) > len(best):
            best = [at for at, _ in places]
    return best


def _is_prose(unit: Unit) -> bool:
    ended = lines.ends_sentence(unit.text)
    return ended and len(unit.text[: lines.MAX_LINE].split()) >= PROSE_WORDS and not lines.is_caption(unit.text)


def _begins_report(text: str, units: Sequence[Unit], at: int, usual_gap: int) -> bool:
    unit, before = units[at], units[at - 1]
    if lines.is_rule(unit.text) or lines.is_end_mark(unit.text):
        return False
    if lines.is_end_mark(before.text):
        return True
    if (unit.gap + unit.feed > 0 or lines.is_rule(before.text)) and _is_labelled_head(units, at):
        return True
    divided = lines.is_rule(before.text) and not _is_underline(units, at - 1)
    wide = unit.gap >= WIDE_GAP
    if wide or divided or unit.feed:
        return _has_head(text, units, at) or _is_bare_wire(text, units, at, wide=unit.gap > usual_gap, divided=divided)
    return unit.gap == 1 and _is_repeated_with_date(units, at)


def _is_labelled_head(units: Sequence[Unit], at: int) -> bool:
    """Two labelled lines together, the first of them a headline or both beside one, open a report."""
    keys: list[str] = []
    for index in range(at, min(len(units), at + 6)):
        label = labelled_line(units, index)
        if label is None or (index > at and units[index].gap):
            break
        keys.append(label.key)
    return len(set(keys)) >= 2 and bool(_HEADLINES & set(keys))


def _is_underline(units: Sequence[Unit], at: int) -> bool:
    """A rule close under a line that ends no sentence underlines a heading; it does not divide reports."""
    return at > 0 and units[at].gap == 0 and not lines.ends_sentence(units[at - 1].text)


def _has_head(text: str, units: Sequence[Unit], at: int) -> bool:
    """Say whether a title stands at ``at`` with a mark of a head close after it and prose to follow."""
    if (
        _is_prose(units[at])
        or lines.label_of(units[at].text)
        or not is_title(text, units, at)
        or not _prose_follows(units, at)
    ):
        return False
    if _repeat_of(units, at) is not None:
        return True
    for index in range(at + 1, min(len(units), at + 1 + NEAR)):
        if head_mark(units, index) in ("update", "byline") and not lines.is_rule(units[index].text):
            return True
        found = match_dateline(text, units[index].start, units[index].end)
        if found and found.firm:
            return True
    return False


def _prose_follows(units: Sequence[Unit], at: int) -> bool:
    return any(map(_is_prose, units[at + 1 : at + 1 + LOOK_AHEAD]))


def _key(unit: Unit) -> str:
    """Return what tells two titles apart; empty for a paragraph too long to be one."""
    return lines.normal(unit.text) if len(unit.text) <= 2 * lines.MAX_LINE else ""


def _repeat_of(units: Sequence[Unit], at: int) -> int | None:
    wanted = _key(units[at])
    nearby = range(at + 1, min(len(units), at + 1 + LOOK_AHEAD))
    return next((index for index in nearby if wanted and _key(units[index]) == wanted), None)


def _is_repeated_with_date(units: Sequence[Unit], at: int) -> bool:
    """After one blank line only the full head counts: title, update line, title again, prose."""
    if not lines.could_be_title(units[at].text) or lines.ends_sentence(units[at].text):
        return False
    again = _repeat_of(units, at)
    if again is None or not _prose_follows(units, again):
        return False
    return any(lines.is_update(unit.text) for unit in units[at + 1 : again + 2])


def _is_bare_wire(text: str, units: Sequence[Unit], at: int, *, wide: bool, divided: bool) -> bool:
    """A wire story without a title: a dateline with agency or date, set off more widely than paragraphs are."""
    if not (wide or divided) or not _prose_follows(units, at - 1):
        return False
    found = match_dateline(text, units[at].start, units[at].end)
    return found is not None and (found.agency is not None or found.date is not None)
