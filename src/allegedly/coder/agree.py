"""The claims of two coders of the same reports in, how far they agree out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allegedly.records import Claim, Question
from allegedly.second import SecondClaim


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of one question: claims that both coders make, that only the built-in reading makes, and that only the second one makes."""

    question: Question
    both: int
    only_ours: int
    only_theirs: int

    @property
    def share(self) -> float | None:
        """Twice what both say over all that either says (the F1 of one against the other), ``None`` where neither says anything."""
        total = 2 * self.both + self.only_ours + self.only_theirs
        return 2 * self.both / total if total else None


def agreements(pairs: Iterable[tuple[Sequence[Claim], Sequence[SecondClaim]]]) -> tuple[Agreement, ...]:
    """Return the agreement on each question. Two claims are one when question and stance are the same, their words overlap, and either
    both are the reporter's or neither is."""
    counts: Counter[tuple[Question, str]] = Counter()
    for ours, theirs in pairs:
        free = list(theirs)
        for claim in ours:
            match = next((one for one in free if _alike(claim, one)), None)
            counts[claim.question, "both" if match else "ours"] += 1
            if match is not None:
                free.remove(match)
        for one in free:
            counts[one.question, "theirs"] += 1
    questions: tuple[Question, ...] = ("occurrence", "responsibility", "target", "toll", "place", "time")
    return tuple(Agreement(one, counts[one, "both"], counts[one, "ours"], counts[one, "theirs"]) for one in questions)


def _alike(claim: Claim, other: SecondClaim) -> bool:
    same = (
        claim.question == other.question
        and claim.stance == other.stance
        and (claim.voice is None) == (other.voice is None)
    )
    return same and any(span.start < other.words.end and other.words.start < span.end for span in claim.evidence)
