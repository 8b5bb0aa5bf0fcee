"""The figures of one toll in; what each named policy makes of them, with the claims that it rests on, out."""

from collections.abc import Callable, Sequence

from allegedly.links import TollByPolicy, TollPolicy
from allegedly.records import TollFigure

Choice = Callable[[Sequence[TollFigure]], TollByPolicy | None]


def by_policy(figures: Sequence[TollFigure]) -> dict[TollPolicy, TollByPolicy]:
    """Return the toll by each policy of the table below that has figures to go by; "dozens" is no figure.

    ``min`` and ``max`` are the smallest and the largest number that anyone gives; ``median`` is that of all figures, the lower of the two
    in the middle; ``latest`` is what was last told, of one day the widest interval; ``independent`` is the interval of the voices that are
    known to be no party; ``best`` is UCDP's reading: its low and high are those of ``min`` and ``max``, and it rests on the median.

    >>> from allegedly.records import Span
    >>> five, nine = (TollFigure("a", n, n, "r", Span("", 0, 0), claim=f"c-{n}") for n in (5, 9))
    >>> by_policy([five, nine])["max"].claims
    ('c-9',)
    """
    bounded = [one for one in figures if one.low is not None or one.high is not None]
    found = ((name, choose(bounded)) for name, choose in POLICIES.items())
    return {name: toll for name, toll in found if toll is not None}


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
    numbers = sorted(map(_number, given))
    return _resting(given, numbers[(len(numbers) - 1) // 2] if numbers else None, _number)


def _resting(given: Sequence[TollFigure], number: int | None, of: Callable[[TollFigure], int]) -> TollByPolicy | None:
    return (
        TollByPolicy(number, number, _claims([one for one in given if of(one) == number]))
        if number is not None
        else None
    )


def _latest(given: Sequence[TollFigure]) -> TollByPolicy | None:
    last = max((one.told or "" for one in given), default="")
    return _interval([one for one in given if (one.told or "") == last])


def _independent(given: Sequence[TollFigure]) -> TollByPolicy | None:
    return _interval([one for one in given if one.party is False])


def _interval(given: Sequence[TollFigure]) -> TollByPolicy | None:
    if not given:
        return None
    lows, highs = [one.low for one in given], [one.high for one in given]
    low = min((low for low in lows if low is not None), default=None)
    high = None if None in highs else max(high for high in highs if high is not None)
    return TollByPolicy(low, high, _claims(given))


def _best(given: Sequence[TollFigure]) -> TollByPolicy | None:
    middle, least, most = _median(given), _smallest(given), _largest(given)
    return TollByPolicy(least.low, most.high, middle.claims) if middle and least and most else None


def _claims(given: Sequence[TollFigure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.claim for one in given if one.claim is not None))


POLICIES: dict[TollPolicy, Choice] = {
    "min": _smallest, "max": _largest, "median": _median, "latest": _latest, "independent": _independent, "best": _best,
}  # fmt: skip
