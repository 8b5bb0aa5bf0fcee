"""What the finders of this stage hand to one another: things found in a sentence, before they become records."""

from typing import NamedTuple

from allegedly.lexicon.entries import Cue, Trigger
from allegedly.records import Place, When


class CueHit(NamedTuple):
    """A cue in a sentence: its main token, the tokens that make it up (both ends included), and its entry."""

    sentence: int
    token: int
    first: int
    last: int
    cue: Cue


class TriggerHit(NamedTuple):
    """A word that names a happening: its main token, the tokens that make it up (both ends included), and its entry."""

    sentence: int
    token: int
    first: int
    last: int
    trigger: Trigger


class DateHit(NamedTuple):
    """A time expression: its tokens (both ends included) and what it means."""

    sentence: int
    first: int
    last: int
    when: When


class PlaceHit(NamedTuple):
    """A place word: its tokens (both ends included) and what it means."""

    sentence: int
    first: int
    last: int
    place: Place


class NumberHit(NamedTuple):
    """A number of people or things: its tokens with the exactness words (both ends included), bounds, and the noun it counts.

    ``noun`` is the token of what is counted ("members" in "22 of its members"), ``None`` where the number stands alone.
    ``policy`` names the policy that gave a vague word its bounds.
    """

    sentence: int
    first: int
    last: int
    low: int | None
    high: int | None
    exactness: str | None
    noun: int | None
    rule: str
    policy: str | None = None
