"""Denials of a corpus that the product reads otherwise: a document's attributions and their pairs in, the ones to look at out."""

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.bench.attribution import Attribution, Range, all_covered
from allegedly.bench.triples import Word
from allegedly.lexicon.entries import Cue

OWN_WORDS = frozenset({"no", "nope", "untrue", "false", "falsehood"})
"""Words that deny beside the lexicon's cues of the act ``denies``, which say that something is denied."""


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial of the corpus that was not read as one: where it stands, its cue's words and what the product has there.

    ``acts`` are the acts of the statement it was matched with, or when it was missed those of statements on the same cue.
    """

    document: str
    start: int
    end: int
    cue: str
    acts: tuple[str, ...]
    missed: bool


@dataclass(frozen=True, slots=True)
class DenialWords:
    """The lemmas that make a denial: single words, and phrases as their lemmas one after the other."""

    single: frozenset[str]
    phrases: frozenset[tuple[str, ...]]


def denial_words(cues: Sequence[Cue]) -> DenialWords:
    """Return the words that deny: the lexicon's cues of the act ``denies`` and a few of our own."""
    found = [tuple(cue.lemma.split()) for cue in cues if cue.act == "denies"]
    single = frozenset(row[0] for row in found if len(row) == 1)
    return DenialWords(single | OWN_WORDS, frozenset(row for row in found if len(row) > 1))


def is_denial(one: Attribution, words: Sequence[Word], deny: DenialWords) -> bool:
    """Return whether a word of the cue, or the head of the content, denies.

    The heads of the content are its words that hang on a word outside it, or on none.
    """
    places: list[Range] = [(word.start, word.end) for word in words]
    cue = [words[i].lemma for i in sorted(all_covered(places, one.cue))]
    content = [words[i] for i in sorted(all_covered(places, one.content))]
    inside = {word.start for word in content}
    heads = {word.lemma for word in content if word.head not in inside or word.head == word.start}
    phrases = {tuple(cue[i : i + n]) for n in (2, 3) for i in range(len(cue))}
    return bool(deny.single & (heads | set(cue)) or deny.phrases & phrases)


def misread(
    document: str, text: str, sides: tuple[Sequence[Attribution], Sequence[Attribution]], pairs: dict[int, int],
    words: Sequence[Word], deny: DenialWords,
) -> list[Denial]:  # fmt: skip
    """Return the denials of a document (``sides``: the corpus's attributions and the product's) that were not read as denials.

    One is well read when the statement it is matched with has the act ``denies`` or is negated.
    """
    gold, found = sides
    rows = []
    for i, one in enumerate(gold):
        if not is_denial(one, words, deny):
            continue
        ours = [found[pairs[i]]] if i in pairs else [other for other in found if _touch(one.cue, other.cue)]
        if i in pairs and ("denies" in ours[0].acts or ours[0].negated):
            continue
        start, end = (one.cue or one.content)[0][0], (one.cue or one.content)[-1][1]
        cue = " … ".join(text[a:b] for a, b in one.cue)
        acts = tuple(f"{act}{' (negated)' * other.negated}" for other in ours for act in other.acts)
        rows.append(Denial(document, start, end, cue, acts, i not in pairs))
    return rows


def _touch(left: Sequence[Range], right: Sequence[Range]) -> bool:
    return any(a < d and c < b for a, b in left for c, d in right)
