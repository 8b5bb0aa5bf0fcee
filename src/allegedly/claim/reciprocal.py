"""A cue goes in; the two sides that say the same of each other come out: "A and B accused each other", "A and B traded accusations"."""

from allegedly.claim.found import CueHit
from allegedly.claim.grammar import joined
from allegedly.parsed import Sentence

TRADED = frozenset({"trade", "exchange", "swap"})
_RECIPROCAL = frozenset({"other", "another"})


def reciprocal(sentence: Sentence, hit: CueHit, speaker: int) -> list[tuple[int, int]]:
    """Return (voice, accused) for each side of "A and B accused each other", "A and B traded accusations"."""
    sides = sides_of(sentence, speaker)
    if len(sides) != 2:
        return []
    if hit.cue.lemma.split()[0] in TRADED and len(sides) == 2:
        return [(sides[0], sides[1]), (sides[1], sides[0])]
    beside = [sentence.tokens[j] for j in sentence.children[hit.token]]
    objects = [t for t in beside if t.dep == "dobj" and t.lemma in _RECIPROCAL]
    if not objects:
        return []
    return [(sides[0], sides[1]), (sides[1], sides[0])]


def sides_of(sentence: Sentence, speaker: int) -> list[int]:
    """Return the two that "A and B" or "the foes A and B" names."""
    sides = joined(sentence, speaker)
    if len(sides) == 2 or speaker + 1 >= len(sentence.tokens) or sentence.tokens[speaker + 1].pos != "PROPN":
        return sides
    beside = sentence.tokens[speaker + 1]
    first = beside.head if beside.dep == "compound" else beside.i
    return joined(sentence, first) if sentence.tokens[first].head == speaker else sides
