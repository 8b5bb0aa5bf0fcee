"""The figures of a toll and a named policy in, one best, low and high out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Literal

from allegedly.records import Incident, Toll, TollFigure

Policy = Literal["lowest", "median", "highest", "outsiders"]
POLICIES: tuple[Policy, ...] = ("lowest", "median", "highest", "outsiders")


@dataclass(frozen=True, slots=True)
class Estimate:
    """Best, low and high of a toll, each ``None`` where nothing says it, and the voices whose figures they are."""

    best: int | None
    low: int | None
    high: int | None
    voices: tuple[str | None, ...]


NOTHING = Estimate(None, None, None, ())
_CHOICES: Mapping[Policy, Callable[[Sequence[int]], int]] = {
    "lowest": min, "median": median_low, "highest": max, "outsiders": median_low,
}  # fmt: skip


def estimate(incident: Incident, toll: Toll | None, policy: Policy) -> Estimate:
    """Return best, low and high of one toll of an incident.

    ``low`` and ``high`` are the smallest and largest figure that anybody names; "at least 22" counts as 22, for no larger figure is named.
    ``best`` is the ``lowest``, the ``highest`` or the ``median`` of the figures (each voice's latest; the lower of two middle ones), or the
    median of those who are ``outsiders``: no party to the conflict. It is ``None`` when no such voice gives one.
    """
    if toll is None:
        return NOTHING
    named = [figure for figure in toll.by if _point(figure) is not None]
    ends = [end for figure in named for end in (figure.low, figure.high) if end is not None]
    parties = {account.voice for account in incident.accounts if account.party}
    latest = {figure.voice: figure for figure in named if policy != "outsiders" or figure.voice not in parties}
    points = [point for figure in latest.values() if (point := _point(figure)) is not None]
    best = _CHOICES[policy](points) if points else None
    voices = tuple(dict.fromkeys(figure.voice for figure in named))
    return Estimate(best, min(ends, default=None), max(ends, default=None), voices)


def _point(figure: TollFigure) -> int | None:
    return figure.low if figure.low is not None else figure.high
