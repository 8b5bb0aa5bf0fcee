"""The figures of a toll in; what each named policy makes of them, with the claims that it rests on, out."""

import re
from collections.abc import Callable, Mapping, Sequence
from statistics import median_low

from allegedly.links import TollByPolicy, TollPolicy
from allegedly.records import Count, TollFigure

_FURTHER = re.compile(r"\b(?:further|another|additional)\b", re.IGNORECASE)
Choice = Callable[[Sequence[TollFigure]], TollByPolicy | None]


def is_further(count: Count) -> bool:
    """Return whether a figure is told as one that comes to another, and is no toll of its own: "a further two people have died"."""
    return bool(_FURTHER.search(count.span.text))


def by_policy(figures: Sequence[TollFigure]) -> dict[TollPolicy, TollByPolicy]:
    """Return the toll by each policy of the table below that has figures to go by; "dozens" is no figure.

    Only the figures that voices stand by count (``standing``). The table of docs/incidents.md says what each policy does.

    >>> from allegedly.records import Span
    >>> five, nine = (TollFigure(name, n, n, "r", Span("", 0, 0), claim=f"c-{n}") for name, n in (("a", 5), ("b", 9)))
    >>> by_policy([five, nine])["max"].claims
    ('c-9',)
    """
    given = standing(figures)
    found = ((name, choose(given)) for name, choose in POLICIES.items())
    return {name: toll for name, toll in found if toll is not None}


def standing(figures: Sequence[TollFigure]) -> list[TollFigure]:
    """Return the figure that each voice stands by: of its last report the largest, which holds the others as parts.

    ``figures`` are in the order they were told. A voice that has changed its figure no longer stands by the old one.
    """
    last: dict[str | None, list[TollFigure]] = {}
    for one in figures:
        if one.low is not None or one.high is not None:
            own = last.setdefault(one.voice, [])
            last[one.voice] = [*own, one] if own and own[-1].report == one.report else [one]
    return [
        max(own, key=lambda one: (one.whom is None, one.high or one.low or 0, one.low or 0)) for own in last.values()
    ]


def interval(given: Sequence[TollFigure]) -> tuple[int | None, int | None]:
    """Return the least and the greatest number of figures; a bound that one of them leaves open is open."""
    lows, highs = [one.low for one in given], [one.high for one in given]
    low = min((low for low in lows if low is not None), default=None)
    return low, None if None in highs else max((high for high in highs if high is not None), default=None)


def _number(one: TollFigure) -> int:
    """The number that a figure names: of "at least 20" and "up to 20" 20, of "20 to 30" the lower."""
    return one.low if one.low is not None else one.high or 0


def _top(one: TollFigure) -> int:
    return one.high if one.high is not None else one.low or 0


def _smallest(given: Sequence[TollFigure]) -> TollByPolicy | None:
    return _resting(given, min(map(_number, given), default=None), _number)


def _largest(given: Sequence[TollFigure]) -> TollByPolicy | None:
    return _resting(given, max(map(_top, given), default=None), _top)


def _median(given: Sequence[TollFigure]) -> TollByPolicy | None:
    return _resting(given, median_low(map(_number, given)) if given else None, _number)


def _resting(given: Sequence[TollFigure], number: int | None, of: Callable[[TollFigure], int]) -> TollByPolicy | None:
    if number is None:
        return None
    return TollByPolicy(number, number, number, _claims([one for one in given if of(one) == number]))


def _latest(given: Sequence[TollFigure]) -> TollByPolicy | None:
    last = max((one.told or "" for one in given), default="")
    return _of([one for one in given if (one.told or "") == last])


def _independent(given: Sequence[TollFigure]) -> TollByPolicy | None:
    return _of([one for one in given if one.party is False])


def _of(given: Sequence[TollFigure]) -> TollByPolicy | None:
    return TollByPolicy(*interval(given), median_low(map(_number, given)), _claims(given)) if given else None


def _ucdp(given: Sequence[TollFigure]) -> TollByPolicy | None:
    middle, least, most = _median(given), _smallest(given), _largest(given)
    if not (middle and least and most):
        return None
    return TollByPolicy(
        least.low, most.high, middle.best, tuple(dict.fromkeys((*middle.claims, *least.claims, *most.claims)))
    )


def _claims(given: Sequence[TollFigure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.claim for one in given if one.claim is not None))


POLICIES: Mapping[TollPolicy, Choice] = {
    "min": _smallest,
    "max": _largest,
    "median": _median,
    "latest": _latest,
    "independent": _independent,
    "ucdp": _ucdp,
    "acled": _smallest,
}
