"""The figures of an incident by voice in, intervals on one scale out; an end that nobody gives stays open."""

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.draw.svg import cut, element, linked, picture, text

WIDTH, NAMES, DAYS, ROW, HEAD = 800.0, 320.0, 215.0, 30.0, 34.0
RIGHT = 120.0  # room for the figure in words


@dataclass(frozen=True, slots=True)
class Figure:
    """One voice's figure: its ends (``None``: open), in words, the day it was given, and where its words stand."""

    kind: str
    voice: str
    low: int | None
    high: int | None
    words: str
    day: str
    href: str | None = None


def draw_tolls(figures: Sequence[Figure]) -> str:
    """Return the intervals, by kind, all on one scale; figures without any number are told in words only."""
    most = max((max(one.low or 0, one.high or 0) for one in figures), default=0)
    step = _step(most)
    top = max(step, -(-most // step) * step)
    kinds = list(dict.fromkeys(one.kind for one in figures))
    height = HEAD * len(kinds) + ROW * len(figures) + 26
    drawn = [_tick(value, top, height) for value in range(0, top + 1, step)]
    y = 0.0
    for kind in kinds:
        y += HEAD
        drawn.append(text(0, y - 8, kind, "strong"))
        for one in (figure for figure in figures if figure.kind == kind):
            drawn.append(_row(one, y, top))
            y += ROW
    return picture(WIDTH, height, "Figures by voice, on one scale", drawn, "picture tolls")


def _step(most: int) -> int:
    """A round step that cuts the scale in at most six."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if most <= factor * size * 6:
                return factor * size
        size *= 10


def _at(value: float, top: int) -> float:
    return NAMES + value / top * (WIDTH - NAMES - RIGHT)


def _tick(value: int, top: int, height: float) -> str:
    x = _at(value, top)
    line = element("line", {"class": "axis", "x1": x, "x2": x, "y1": 8.0, "y2": height - 22})
    return line + text(x, height - 6, f"{value:,}", "quiet", "middle")


def _row(one: Figure, y: float, top: int) -> str:
    middle = y + ROW / 2 - 4
    label = text(0, middle + 4, cut(one.voice, 30)) + text(DAYS, middle + 4, one.day, "quiet")
    label += text(WIDTH, middle + 4, cut(one.words, 18), "strong", "end")
    return linked(one.href, f"{one.voice}: {one.words} ({one.day})", _hit(y), label, *_interval(one, middle, top))


def _hit(y: float) -> str:
    """The whole row answers the pointer."""
    return element("rect", {"x": 0, "y": y - 3, "width": WIDTH, "height": ROW - 2, "fill": "transparent"})


def _interval(one: Figure, y: float, top: int) -> list[str]:
    if one.low is None and one.high is None:
        return [text(_at(0, top) + 4, y + 4, "no number", "quiet")]
    low, high = _at(one.low or 0, top), _at(top if one.high is None else one.high, top)
    if one.low is None or one.high is None:
        known = low if one.high is None else high
        dashes = element("line", {"class": "open-end", "x1": low, "x2": high, "y1": y, "y2": y})
        return [dashes, element("circle", {"class": "mark", "cx": known, "cy": y, "r": 6})]
    if one.low == one.high:
        return [element("circle", {"class": "mark", "cx": low, "cy": y, "r": 6})]
    return [element("line", {"class": "span", "x1": low, "x2": high, "y1": y, "y2": y})]
