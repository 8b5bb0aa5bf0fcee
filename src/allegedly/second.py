"""The record of a claim that another coder made, a language model mostly: always with words that stand in the report."""

from dataclasses import dataclass

from allegedly.records import CountKind, Question, Span, Stance


@dataclass(frozen=True, slots=True)
class SecondClaim:
    """One claim of another coder. ``voice`` and ``value`` are words of the report; ``words`` the quotation it rests on."""

    voice: str | None
    question: Question
    stance: Stance
    value: str | None
    count_kind: CountKind | None
    low: int | None
    high: int | None
    words: Span


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What another coder said of a report: its claims, in its order, and how many answers were not taken."""

    report: str
    coder: str
    dropped: int
    claims: tuple[SecondClaim, ...]
