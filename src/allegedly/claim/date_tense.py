"""A sentence and a token go in; whether the clause around it speaks of what is to come or of what has been comes out."""

from allegedly.claim.clause import governing_verb
from allegedly.parsed import Sentence

_FUTURE_WORDS = """
plan schedule intend expect slate due set aim prepare vow promise pledge be go likely ready agree decide propose hope want threaten
"""
_FUTURE_VERBS = frozenset(_FUTURE_WORDS.split())
# What is put off "until Tuesday" comes then; so does what is timed in the present tense ("the talks open on Friday").
_PUT_OFF = frozenset({"postpone", "delay", "adjourn", "defer", "suspend", "extend", "give", "have"})
_TIMED = frozenset({"open", "begin", "start", "resume", "expire", "end", "meet", "vote", "convene"})


def is_future(sentence: Sentence, i: int) -> bool:
    """Tell whether the verb that governs token ``i`` speaks of what is to come ("will meet on Friday", "is due to arrive").

    What a subject's possessive dates has been: "Sunday's clashes will end" is about clashes that took place.
    """
    below = i
    if _is_put_off(sentence, i):
        return True
    for j in sentence.ancestors(i):
        token = sentence.tokens[j]
        if token.pos not in {"VERB", "AUX"}:
            below = j
            continue
        if sentence.tokens[below].dep in {"nsubj", "nsubjpass"} and sentence.tokens[i].dep in {
            "poss",
            "compound",
            "nmod",
        }:
            return False
        return _looks_ahead(sentence, j)
    return False


def _is_put_off(sentence: Sentence, i: int) -> bool:
    """Tell whether a date is what something is put off to ("postponed until Tuesday") or comes into force on ("effective Feb. 1")."""
    before = [token.text.casefold() for token in sentence.tokens[max(0, i - 4) : i]]
    if before[-1:] == ["effective"]:
        return True
    verb = governing_verb(sentence, i)
    return "until" in before and verb is not None and sentence.tokens[verb].lemma in _PUT_OFF


def is_told_as_past(sentence: Sentence, i: int) -> bool:
    """Tell whether the verb above token ``i`` is in a tense of the past ("met on Friday", "has met")."""
    verb = governing_verb(sentence, i)
    if verb is None:
        return False
    tags = {sentence.tokens[k].tag for k in sentence.children[verb] if sentence.tokens[k].dep in {"aux", "auxpass"}}
    has = any(sentence.tokens[k].lemma == "have" for k in sentence.children[verb] if sentence.tokens[k].dep == "aux")
    return sentence.tokens[verb].tag == "VBD" or "VBD" in tags or has


def _looks_ahead(sentence: Sentence, verb: int) -> bool:
    token = sentence.tokens[verb]
    auxiliaries = {
        sentence.tokens[k].lemma for k in sentence.children[verb] if sentence.tokens[k].dep in {"aux", "auxpass"}
    }
    if auxiliaries & {"will", "shall", "'ll", "’ll"} or (
        auxiliaries & {"may", "should", "must"} and "have" not in auxiliaries
    ):
        return True
    if "to" not in auxiliaries:
        return (token.lemma in {"schedule", "slate", "plan"} and token.tag == "VBN") or (
            token.lemma in _TIMED and token.tag in {"VBZ", "VBP"} and not auxiliaries
        )
    above = sentence.tokens[token.head]
    return above.lemma in _FUTURE_VERBS and (above.lemma != "be" or 0 < verb - above.i <= 3)
