"""What the finding of attributions hands on: who says what, by what word, voices still tokens."""

from dataclasses import dataclass
from typing import Literal

from allegedly.claim.content import Content
from allegedly.claim.found import CueHit

Speaker = Literal["token", "unnamed", "nobody"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, in one sentence, before voices are resolved and quotations joined.

    ``speaker`` says whether ``voice`` is a token, nobody is named, or the words say that nobody speaks ("no group").
    """

    cue: CueHit
    speaker: Speaker
    voice: int | None
    via: tuple[int, ...]
    content: Content
    negated: bool
    rule: str
    accused: int | None = None
