"""Months with how many incidents each has in, a timeline of bars out; the disputed ones stand at the foot of each bar."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from allegedly.draw.svg import element, linked, picture, text

WIDTH, HEIGHT, FOOT = 960.0, 110.0, 24.0
MOST_BARS = 120  # more months than these are counted by the year
NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Bar:
    """A month ("2021-03") or year ("2021"), how many incidents begin in it, how many of them are disputed."""

    period: str
    incidents: int
    disputed: int


def draw_timeline(bars: Sequence[Bar], href: Callable[[str], str | None] = lambda _: None) -> str:
    """Return the timeline; ``href`` leads from a month or year to its incidents."""
    shown = _filled(bars if _months_between(bars) <= MOST_BARS else _by_year(bars))
    if not shown:
        return picture(
            WIDTH,
            HEIGHT,
            "No incident has a day",
            [text(WIDTH / 2, 55, "No incident here has a day", "quiet", "middle")],
        )
    most = max(bar.incidents for bar in shown)
    step = WIDTH / len(shown)
    drawn = [_bar(bar, number * step, step, most, href(bar.period)) for number, bar in enumerate(shown)]
    every = max(1, ceil(84 / step))
    labels = [
        text(number * step + step / 2, HEIGHT - 6, period_words(bar.period), "quiet", "middle")
        for number, bar in enumerate(shown)
        if number % every == every // 2
    ]
    axis = element("line", {"class": "axis", "x1": 0, "x2": WIDTH, "y1": HEIGHT - FOOT, "y2": HEIGHT - FOOT})
    title = f"Incidents by {'month' if '-' in shown[0].period else 'year'}, at most {most}"
    return picture(WIDTH, HEIGHT, title, [axis, *drawn, *labels], "picture timeline")


def period_words(period: str) -> str:
    """Return a month or year in short words.

    >>> period_words("2021-03"), period_words("2021")
    ('Mar 2021', '2021')
    """
    year, _, month = period.partition("-")
    return f"{NAMES[int(month) - 1]} {year}" if month else year


def _bar(bar: Bar, x: float, step: float, most: int, href: str | None) -> str:
    room = HEIGHT - FOOT - 12
    high, low = room * bar.incidents / most, room * bar.disputed / most
    wide = max(1.0, min(step - 2, 46.0))
    left, foot = x + (step - wide) / 2, HEIGHT - FOOT
    parts = (
        [element("rect", {"class": "bar", "x": left, "y": foot - high, "width": wide, "height": high})] if high else []
    )
    if low:
        parts.append(
            element("rect", {"class": "bar disputed", "x": left, "y": foot - low, "width": wide, "height": low})
        )
    if not parts:
        return ""
    return linked(href, f"{period_words(bar.period)}: {bar.incidents}, {bar.disputed} of them disputed", *parts)


def _index(period: str) -> int:
    return int(period[:4]) * 12 + int(period[5:7]) - 1


def _months_between(bars: Sequence[Bar]) -> int:
    return _index(bars[-1].period) - _index(bars[0].period) + 1 if bars else 0


def _by_year(bars: Sequence[Bar]) -> list[Bar]:
    years: dict[str, Bar] = {}
    for bar in bars:
        year = bar.period[:4]
        held = years.get(year, Bar(year, 0, 0))
        years[year] = Bar(year, held.incidents + bar.incidents, held.disputed + bar.disputed)
    return list(years.values())


def _filled(bars: Sequence[Bar]) -> list[Bar]:
    """The bars with those of empty periods between them."""
    if not bars:
        return []
    held = {bar.period: bar for bar in bars}
    if "-" not in bars[0].period:
        periods = [str(year) for year in range(int(bars[0].period), int(bars[-1].period) + 1)]
        periods = periods if len(periods) <= MOST_BARS else list(held)
    else:
        first, last = _index(bars[0].period), _index(bars[-1].period)
        periods = [f"{at // 12:04d}-{at % 12 + 1:02d}" for at in range(first, last + 1)]
    return [held.get(period, Bar(period, 0, 0)) for period in periods]
