"""A trigger in its sentence goes in; how its clause hangs on the rest comes out: told by itself, a purpose, an attempt, an intent, a condition set."""

from typing import Literal

from allegedly.claim.grammar import auxiliaries
from allegedly.parsed import Sentence

Manner = Literal["told", "purpose", "attempt", "intended", "ruled", "unless"]

_TRYING = frozenset({"try", "attempt", "manage", "begin", "start", "continue", "help", "go", "resume", "proceed", "decide", "move", "vote", "rush", "keep", "stop", "order"})  # fmt: skip
_TRIES = frozenset({"attempt", "bid", "effort", "try", "decision", "move", "order"})
_INTENDING = frozenset({"willing", "ready", "prepared", "committed", "eager", "keen", "set", "due", "about", "likely", "poised", "determined", "plan", "intend", "want", "promise", "pledge", "offer", "agree", "vow", "hope", "aim", "expect", "consider", "readiness", "willingness", "commitment", "intention", "propose", "commit", "undertake", "swear", "threaten", "prepare", "seek", "schedule", "choose"})  # fmt: skip

# Who decrees a deed does it
_DECREEING = frozenset({"order", "authorise", "authorize", "approve", "decree"})


def manner(sentence: Sentence, token: int) -> Manner:
    """Return how the clause of a verb trigger hangs on the rest; nouns are ``told``, and so is a verb with a tense of its own.

    ``purpose`` is an infinitive that says what something is done for ("marched to demand"), ``attempt`` one under a word of trying,
    beginning or deciding ("tried to storm"), ``intended`` one under a word of will ("is ready to send"), ``ruled`` one under another word
    ("was asked to send"). ``unless`` is a clause that holds until somebody does something ("will not leave until the army stops").
    """
    word = sentence.tokens[token]
    if word.pos not in {"VERB", "AUX"}:
        return "attempt" if word.dep == "dobj" and sentence.tokens[word.head].lemma in _DECREEING else "told"
    if _has_terms(sentence, token):
        return "unless"
    if word.head == token:
        return "told"
    head = sentence.tokens[word.head]
    if word.dep == "conj" and head.pos in {"VERB", "AUX"} and not auxiliaries(sentence, token):
        return manner(sentence, head.i) if head.tag == word.tag else "told"
    is_infinitive = word.tag == "VB" and not any(aux.tag == "MD" for aux in auxiliaries(sentence, token))
    if word.dep == "advcl":
        return "purpose" if is_infinitive else "told"
    if word.dep in {"xcomp", "acl", "ccomp", "pcomp"} and (is_infinitive or word.tag == "VBG"):
        return _under(sentence, head.i)
    return "told"


def _under(sentence: Sentence, ruling: int) -> Manner:
    """Return what the word that rules an infinitive or an -ing form makes of it; a preposition hands the question on."""
    word = sentence.tokens[ruling]
    if word.pos == "ADP" and word.head != ruling:
        word = sentence.tokens[word.head]
    if word.lemma in _TRYING or (word.pos == "NOUN" and word.lemma in _TRIES):
        outer = manner(sentence, word.i)
        return "attempt" if outer == "told" else outer
    return "intended" if word.lemma in _INTENDING or word.text.casefold() in _INTENDING else "ruled"


def _has_terms(sentence: Sentence, verb: int) -> bool:
    """Tell whether a clause with "unless" or "until" hangs on a verb, or on the verb that rules it."""
    at = [verb, *sentence.ancestors(verb)[:1]] if sentence.tokens[verb].dep == "xcomp" else [verb]
    for i in at:
        for j in sentence.children[i]:
            if sentence.tokens[j].dep != "advcl":
                continue
            mark = sentence.child(j, "mark")
            if mark is not None and sentence.tokens[mark].lemma in {"unless", "until", "till"}:
                return True
    return False
