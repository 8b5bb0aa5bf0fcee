"""A sentence that ends in its speakers in; what to change so that they speak, out: "a bomb hit a market in X, a doctor and two traders said"."""

from collections.abc import Collection

from allegedly.parsed import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_REPORTED = frozenset({"ccomp", "xcomp"})


def speakers_last(sentence: Sentence, cues: Collection[int]) -> dict[int, Token]:
    """Return the tokens to change where a clause, a comma and two speakers joined by "and" stand before the word of speech.

    The parser joins the first speaker to the last noun of the clause (the town, the victim), and the second to the clause itself.
    """
    for cue in sorted(cues):
        found = _mended(sentence, cue) or _one_last(sentence, cue)
        if found:
            return found
    return {}


def _one_last(sentence: Sentence, cue: int) -> dict[int, Token]:
    """Return the tokens to change where one speaker stands so, with a name behind: "raided the camp and beat men, a leader, NAME, told reporters".

    The parser joins the word of speech to what was done, and so makes those who did it say so.
    """
    tokens = sentence.tokens
    verb = _clause_before(sentence, cue)
    if verb is None or sentence.child(cue, "nsubj", "nsubjpass") is not None:
        return {}
    name, stretch = _stretches(tokens, cue)
    head = _head(tokens, stretch)
    if head is None or stretch.start - 1 <= verb or not _is_speaker(tokens, stretch, name):
        return {}
    found = _moved(tokens, (verb, cue), head, {*stretch, *name})
    if name:
        found |= {j: tokens[j]._replace(head=name[-1]) for j in name if tokens[j].head not in name}
        found[name[-1]] = tokens[name[-1]]._replace(head=head, dep="appos")
    return found | {head: tokens[head]._replace(head=cue, dep="nsubj")}


def _stretches(tokens: tuple[Token, ...], cue: int) -> tuple[range, range]:
    """Return a name between commas before the word of speech, empty where there is none, and the words that say who it is before that."""
    if tokens[cue - 1].text != ",":
        return range(0), range(_comma_before(tokens, cue) + 1, cue)
    middle = _comma_before(tokens, cue - 1)
    return range(middle + 1, cue - 1), range(_comma_before(tokens, middle) + 1, middle)


def _is_speaker(tokens: tuple[Token, ...], stretch: range, name: range) -> bool:
    """Tell whether two stretches can be who somebody is and his name: no verb, no "and", no day, and nothing but names in the second."""
    is_plain = all(
        t.pos not in _VERBS and t.lemma != "and" and t.ent not in {"DATE", "TIME"}
        for t in tokens[stretch.start : stretch.stop]
    )
    return is_plain and all(tokens[j].pos == "PROPN" for j in name)


def _comma_before(tokens: tuple[Token, ...], end: int) -> int:
    return next((j for j in range(end - 1, 0, -1) if tokens[j].text == ","), 0)


def _moved(tokens: tuple[Token, ...], verbs: tuple[int, int], first: int, own: Collection[int]) -> dict[int, Token]:
    """Return the tokens to change so that the word of speech stands above the clause, and the speaker's words under the speaker."""
    verb, cue = verbs
    found = {j: tokens[j]._replace(head=first) for j in own if tokens[j].head not in own}
    found |= {j: tokens[j]._replace(head=verb) for j in range(min(own)) if tokens[j].head in own}
    found |= {j: tokens[j]._replace(head=cue) for j in range(cue + 1, len(tokens)) if tokens[j].head < cue}
    above = tokens[verb].head if tokens[verb].head not in (verb, cue) else cue
    found[cue] = tokens[cue]._replace(head=above, dep="ROOT" if above == cue else tokens[verb].dep)
    return found | {verb: tokens[verb]._replace(head=cue, dep="ccomp")}


def _mended(sentence: Sentence, cue: int) -> dict[int, Token]:
    tokens = sentence.tokens
    verb = _clause_before(sentence, cue)
    comma = _comma_before(tokens, cue)
    stretch = range(comma + 1, cue)
    both = _heads(tokens, stretch)
    if verb is None or both is None or not verb < comma:
        return {}
    first, joint, second = both
    if tokens[first].head == cue and tokens[second].head == first and tokens[verb].head == cue:
        return {}
    found = _moved(tokens, (verb, cue), first, stretch)
    found |= {j: tokens[j]._replace(head=second) for j in stretch if j > joint and tokens[j].head not in stretch}
    found[first] = tokens[first]._replace(head=cue, dep="nsubj")
    found[joint] = tokens[joint]._replace(head=first, dep="cc")
    return found | {second: tokens[second]._replace(head=first, dep="conj")}


def _clause_before(sentence: Sentence, cue: int) -> int | None:
    """Return the main verb of the clause that the speakers follow, ``None`` where the cue reports what comes after it."""
    tokens = sentence.tokens
    if tokens[cue].tag not in _FINITE or any(j > cue for j in sentence.all_children(cue, *_REPORTED)):
        return None
    head = tokens[cue].head
    if head < cue and tokens[cue].dep == "conj":
        verb: int | None = _first_joined(tokens, head)
    else:
        verb = next((j for j in sentence.all_children(cue, "ccomp") if j < cue), None)
    is_clause = (
        verb is not None and tokens[verb].pos in _VERBS and sentence.child(verb, "nsubj", "nsubjpass") is not None
    )
    return verb if is_clause else None


def _first_joined(tokens: tuple[Token, ...], verb: int) -> int:
    """Return the first verb of those that a verb is joined to: "stormed", of "stormed the village, burned houses and abducted X"."""
    while tokens[verb].dep == "conj" and tokens[tokens[verb].head].pos in _VERBS and tokens[verb].head < verb:
        verb = tokens[verb].head
    return verb


def _heads(tokens: tuple[Token, ...], stretch: range) -> tuple[int, int, int] | None:
    """Return the two nouns that a stretch joins and its "and", where it is nothing but the two: each with words of its own before it."""
    if any(tokens[j].pos in _VERBS or tokens[j].ent in {"DATE", "TIME"} for j in stretch):
        return None
    joints = [j for j in stretch if tokens[j].lemma == "and"]
    if len(joints) != 1:
        return None
    sides = (range(stretch.start, joints[0]), range(joints[0] + 1, stretch.stop))
    heads = [_head(tokens, side) for side in sides]
    if heads[0] is None or heads[1] is None:
        return None
    return heads[0], joints[0], heads[1]


def _head(tokens: tuple[Token, ...], side: range) -> int | None:
    """Return the noun, or number, of a stretch that is one: its last word, or the last before a preposition."""
    end = next((j for j in side if tokens[j].pos == "ADP"), side.stop)
    is_noun = end > side.start and (tokens[end - 1].pos in _NOUNS or tokens[end - 1].tag == "CD")
    return end - 1 if is_noun else None
