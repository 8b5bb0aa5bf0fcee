"""The records that tie an incident together: replies between voices, happenings that are perhaps the same, origins, versions, tolls by policy."""

from dataclasses import dataclass
from typing import Literal

TollPolicy = Literal["min", "max", "median", "latest", "independent", "ucdp", "acled"]


@dataclass(frozen=True, slots=True)
class Reply:
    """A claim that answers another's, in the same report or in one before it. ``why`` says how that is known."""

    claim: str
    answers: str
    why: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """An event of another incident that is perhaps the same happening as ``event`` of this one: not sure enough to be read as one."""

    event: str
    other_report: str
    other_event: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that go back to one source, by id, and why; the first is the earliest."""

    reports: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """A claim of a version and the one that takes its place in the next."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Version:
    """A report that tells one before it anew: which one, since when, and the claims that appeared, vanished or changed."""

    report: str
    replaces: str
    why: str
    appeared: tuple[str, ...]
    vanished: tuple[str, ...]
    changed: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class TollByPolicy:
    """What a named policy makes of the figures of a toll, and the claims that it rests on. ``None`` is unknown, never 0.

    ``best`` is the one number where a table has room for one.
    """

    low: int | None
    high: int | None
    best: int | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two events are held to be one happening: the features that spoke, each with its weight and words, and their sum."""

    left: str
    right: str
    score: float
    why: str
