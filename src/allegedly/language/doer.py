"""A pronoun of a sentence goes in; the noun that does something to it comes out, whom the pronoun cannot mean."""

from allegedly.parsed import Sentence, Token

_OBJECTIVE = frozenset({"them", "him", "her", "it", "us"})
# "Looked around them", "took it with them": who does it may be meant
_REFLEXIVE = frozenset({"with", "around", "behind", "before", "ahead", "above", "near", "among", "between", "after", "about", "on", "over", "in", "for"})  # fmt: skip
_LETTING = frozenset({"let", "leave", "make", "watch", "see", "hear", "want", "order", "force", "have", "allow", "help", "get", "send", "tell", "ask", "urge", "invite"})  # fmt: skip


def doer_over(sentence: Sentence, pronoun: int) -> int | None:
    """Return the subject of the verb that a pronoun is the object of, or that lets it do something; ``None`` where there is none.

    "The guards let them die", "fought the raiders off and killed 34 of them", "the army fired at it".
    """
    token = sentence.tokens[pronoun]
    if token.text.casefold() not in _OBJECTIVE:
        return None
    if token.dep == "nsubj":
        verb = sentence.tokens[sentence.tokens[token.head].head]
        is_let = verb.lemma in _LETTING and verb.i < token.i
        return _subject(sentence, verb) if is_let else None
    while token.dep in {"pobj", "prep", "dobj"} and token.head != token.i:
        above = sentence.tokens[token.head]
        if token.dep == "pobj" and above.lemma in _REFLEXIVE:
            return None
        if above.pos == "VERB":
            return _subject(sentence, above)
        if token.dep == "dobj":
            return None
        token = above
    return None


def _subject(sentence: Sentence, verb: Token) -> int | None:
    """Return the subject of a verb, or that of the verb before it that it shares."""
    found = sentence.child(verb.i, "nsubj", "nsubjpass")
    while found is None and verb.dep == "conj" and sentence.tokens[verb.head].pos == "VERB":
        verb = sentence.tokens[verb.head]
        found = sentence.child(verb.i, "nsubj", "nsubjpass")
    return found
