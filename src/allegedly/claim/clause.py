"""A sentence and a token go in; which words belong to that token's own clause, and what a phrase hangs on, come out."""

from typing import NamedTuple

from allegedly.parsed import Sentence

# Dependents that open a clause of their own: what stands in them belongs to another happening.
_OPENS = frozenset({"ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "csubjpass", "xcomp", "pcomp"})
# Verbs of saying and thinking: what hangs on them is when and where somebody spoke.
_SPEECH_WORDS = """
say tell report announce claim state add confirm deny accuse allege declare warn insist note acknowledge admit
tweet write quote cite describe explain argue think believe expect suggest reveal disclose reiterate stress urge
call condemn blame vow promise threaten demand ask reply respond comment speak talk testify maintain assert
contend recall mention estimate show read hear learn know fear hope predict conclude indicate release publish
post broadcast denounce reject dismiss hail praise
"""
SPEECH = frozenset(_SPEECH_WORDS.split())
CASUALTY_VERBS = frozenset(
    {"kill", "wound", "injure", "hurt", "claim", "leave", "destroy", "damage", "cause", "die", "maim", "displace"}
)
HARM = frozenset({"kill", "wound", "injure", "hurt", "die"})


class Anchor(NamedTuple):
    """What a phrase hangs on: the token above it, and the preposition between (``None``: it depends on it directly, by ``dep``)."""

    token: int
    preposition: str | None
    dep: str


def is_verb(sentence: Sentence, i: int) -> bool:
    """Tell whether token ``i`` is the verb of a clause, not an auxiliary of one."""
    token = sentence.tokens[i]
    return token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}


def governing_verb(sentence: Sentence, i: int) -> int | None:
    """Return the nearest verb at or above token ``i``, ``None`` in a sentence without one."""
    return next((j for j in (i, *sentence.ancestors(i)) if is_verb(sentence, j)), None)


def has_subject(sentence: Sentence, verb: int) -> bool:
    """Tell whether the verb has a subject of its own."""
    return sentence.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None


def opens_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether token ``i`` heads a clause of its own within the one above it."""
    token = sentence.tokens[i]
    return token.dep in _OPENS or (token.dep == "conj" and is_verb(sentence, i))


def own_words(sentence: Sentence, i: int) -> frozenset[int]:
    """Return token ``i`` and what is below it, without the clauses that open below."""
    found, waiting = [], [i]
    while waiting:
        j = waiting.pop()
        found.append(j)
        waiting.extend(k for k in sentence.children[j] if not opens_clause(sentence, k))
    return frozenset(found)


def same_happening(sentence: Sentence, i: int) -> list[int]:
    """Return the verbs whose time and place also hold for the event that token ``i`` names, nearest first, ``i`` itself left out.

    A noun shares those of the verb it is subject or object of, and of the clauses that describe it ("an airstrike it said killed 22");
    a participle those of its main verb ("exploded, killing four"); a joined verb without a subject of its own those of its neighbour
    where that is about the same casualties ("killed 3 and wounded 5 in X"), or of what befell then ("killed when a bomb went off in X").
    Never a verb of saying.
    """
    found = _below(sentence, i)
    if not is_verb(sentence, i):
        above = governing_verb(sentence, i)
        if above is not None and i in own_words(sentence, above):
            found.append(above)
    else:
        found.extend(_above(sentence, i))
    return [j for j in found if j != i and sentence.tokens[j].lemma not in SPEECH - {"claim"}]


def _below(sentence: Sentence, i: int) -> list[int]:
    found = []
    for j in sentence.children[i]:
        token = sentence.tokens[j]
        if is_verb(sentence, i):
            joined = token.dep == "conj" and token.lemma in CASUALTY_VERBS and not has_subject(sentence, j)
            if joined or (
                token.dep == "advcl" and sentence.tokens[i].lemma in CASUALTY_VERBS and _is_same_moment(sentence, j)
            ):
                found.append(j)
        elif token.dep in {"relcl", "acl"}:
            found.extend(_described(sentence, i, j))
    return found


def _is_joined_casualty(sentence: Sentence, verb: int, joined: int) -> bool:
    """Tell whether a joined verb goes on about the same happening: "and wounded 12", "and four others were injured"."""
    token = sentence.tokens[joined]
    if token.dep != "conj" or token.lemma not in CASUALTY_VERBS:
        return False
    return not has_subject(sentence, joined) or (sentence.tokens[verb].lemma in HARM and token.lemma in HARM)


def _is_same_moment(sentence: Sentence, verb: int) -> bool:
    """Tell whether a clause says what happened at that moment: "killed 15 people when he blew himself up in X"."""
    return any(sentence.tokens[k].lemma in {"when", "as"} for k in sentence.all_children(verb, "advmod", "mark"))


def _described(sentence: Sentence, noun: int, j: int) -> list[int]:
    """Return the verb of a relative clause in which the noun is what acts: past "it said" and without a subject but "which"."""
    if sentence.tokens[j].lemma in SPEECH - {"claim"}:
        inner = verb_said(sentence, j)
        return [] if inner is None else [inner]
    subject = sentence.child(j, "nsubj", "nsubjpass")
    relative = subject is None or sentence.tokens[subject].tag in {"WDT", "WP"} or sentence.tokens[subject].i == noun
    return [j] if relative else []


def verb_said(sentence: Sentence, saying: int) -> int | None:
    """Return the verb whose subject a relative clause of saying left out: "killed" in "an airstrike it said killed 22".

    The small models hang that verb in many places, so it is read off the order of the words: next after the verb of saying, without a
    subject of its own.
    """
    i = saying + 1
    while i < len(sentence.tokens) and sentence.tokens[i].dep in {"aux", "auxpass", "advmod", "neg"}:
        i += 1
    follows = i < len(sentence.tokens) and is_verb(sentence, i)
    return i if follows and not any(j > saying for j in sentence.all_children(i, "nsubj", "nsubjpass")) else None


def _above(sentence: Sentence, i: int) -> list[int]:
    token = sentence.tokens[i]
    head = token.head
    if head != i and is_verb(sentence, head) and _is_joined_casualty(sentence, head, i):
        return [head, *_above(sentence, head)]
    if head == i or has_subject(sentence, i):
        return []
    if token.dep in {"advcl", "acl"} and token.tag == "VBG" and is_verb(sentence, head):
        return [head, *_above(sentence, head)]
    return [head] if token.dep == "relcl" and not is_verb(sentence, head) else []


def anchor(sentence: Sentence, i: int, through: frozenset[str]) -> Anchor:
    """Return what the phrase with head ``i`` hangs on, climbing over joined names and the nouns in ``through`` ("town of")."""
    preposition, dep = None, sentence.tokens[i].dep
    while True:
        token = sentence.tokens[i]
        dep = token.dep
        if token.head == i:
            return Anchor(i, preposition, dep)
        above = sentence.tokens[token.head]
        if dep in {"pobj", "pcomp"} and above.pos in {"ADP", "SCONJ", "ADV"}:
            if preposition in {None, "of"}:
                preposition = above.lemma
            i = above.i
        elif dep in {"prep"} and above.pos in {"ADP", "ADV"}:
            i = above.i
        elif dep == "prep" and above.lemma in through:
            preposition, i = None if sentence.tokens[i].lemma == "of" else preposition, above.i
        elif (dep in {"conj", "appos"} and above.pos in {"PROPN", "NOUN", "NUM"}) or (
            dep in {"compound", "nmod", "amod", "poss", "nummod"} and above.lemma in through
        ):
            i = above.i
        else:
            return Anchor(above.i, preposition, dep)
