"""A word in its sentence goes in; the word it hangs on, and what that makes of it, come out: "failed to attack", "a lack of arms"."""

from typing import NamedTuple

from allegedly.claim.grammar import SAYINGS, auxiliaries, is_empty, is_negated, own_subject
from allegedly.parsed import Sentence
from allegedly.records import Factuality

# What they take did not come about; where they are denied it did (Karttunen's implicatives with negative result).
_UNDONE = frozenset({"fail", "refuse", "decline", "neglect", "omit", "forbid", "prohibit", "ban", "bar", "pretend", "avoid", "resist", "escape", "evade", "refrain", "abstain", "forgo", "eschew", "forswear"})  # fmt: skip
_UNDONE_HEADS = frozenset({"unable", "unwilling", "impossible", "powerless", "incapable", "helpless", "unprepared", "failure", "refusal", "inability", "unwillingness", "incapacity"})  # fmt: skip
# What they take is held back from; where they are denied it came about
_HELD_BACK = frozenset({"reluctant", "hesitant", "loath", "reluctance", "hesitate", "hesitation"})
_UNDONE_FROM = frozenset({"prevent", "keep", "stop", "bar", "ban", "block", "prohibit", "refrain", "abstain", "discourage", "deter", "dissuade", "restrain", "exempt", "exclude", "disqualify", "preclude", "hinder", "shy", "desist", "hold", "back", "shrink", "forbid", "spare", "save", "far"})  # fmt: skip
_UNDONE_AGAINST = frozenset({"decide", "vote", "rule", "choose", "opt"})
_UNDONE_OF = frozenset({"lack", "absence", "incapable", "short"})
# What is done to it did not come about, also where "the" stands with it
STOPPED = frozenset({"prevent", "avert", "thwart", "foil", "forestall", "preclude"})
UNDONE_OBJECT = STOPPED | {"avoid", "refuse", "lack", "decline", "forgo", "ban", "prohibit", "forbid", "outlaw"}  # fmt: skip
# Who has stopped, or never stopped, doing it did it
_CEASING = frozenset({"stop", "cease", "halt", "finish", "quit", "regret", "admit"})
# What they take is true even where they are denied: "was not surprised to see"
_FACTIVE = frozenset({"like", "love", "hate", "enjoy", "struggle", "hurry", "shock", "annoy", "relieve", "thrill", "enrage", "anger", "outrage", "horrify", "appal", "alarm", "disappoint", "delight", "please", "surprise", "astonish", "embarrass", "surprised", "sorry", "glad", "happy", "proud", "sad", "pleased", "ashamed", "shocked", "lucky", "delighted", "alone", "first", "last", "only", "right", "wrong"})  # fmt: skip
# What they take, a noun too, is still to come
WANTED = frozenset({"plan", "want", "intend", "prepare", "aim", "try", "attempt", "seek", "hope", "threaten", "vow", "pledge", "promise", "order", "urge", "call", "ask", "demand", "decide", "agree", "consider", "warn", "need", "expect", "halt", "stop", "ready", "poised", "set", "about", "due", "vote", "approve", "authorise", "authorize", "plot", "schedule", "slate", "propose", "request", "desire"})  # fmt: skip
# So is what somebody is meant to do: "urged them to leave"
INTENDING = WANTED | {"allow", "anxious", "appeal", "apply", "beg", "bound", "campaign", "command", "conspire", "determined", "dream", "eager", "encourage", "fight", "instruct", "invite", "keen", "likely", "lobby", "mean", "offer", "permit", "persuade", "petition", "prepared", "press", "pressure", "push", "require", "scheme", "strive", "struggle", "supposed", "tell", "tempt", "volunteer", "willing", "wish", "yearn"}  # fmt: skip
# Denied, they leave open whether what they take is so: "did not prove that"
_SHOWING = frozenset(
    {"mean", "prove", "demonstrate", "suggest", "indicate", "imply", "establish", "guarantee", "ensure"}
)
# Denied, they leave open whether it came about: "did not order them to attack"
_URGING = frozenset({"order", "urge", "call", "ask", "demand", "threaten", "warn", "tell", "command", "instruct", "vow", "pledge", "promise"})  # fmt: skip
_POSSIBLY = frozenset({"risk", "threat", "possibility", "fear", "prospect", "danger", "likelihood", "chance", "probability", "hope", "suspicion"})  # fmt: skip
# Nouns that, denied, leave no doubt: "no doubt that", "no secret that"
_CERTAIN = frozenset({"doubt", "question", "secret", "surprise", "accident", "coincidence", "mistake", "denial", "wonder", "mystery", "dispute"})  # fmt: skip


# What one has or has not of a happening, and what one is or is not of it
_WORD = frozenset({"evidence", "sign", "indication", "knowledge", "information", "report", "record", "trace", "proof", "confirmation", "mention", "suggestion", "hint", "intelligence", "word", "detail", "news", "account"})  # fmt: skip
_KNOWING = frozenset({"aware", "sure", "certain", "informed", "hear", "know"})


class Embedding(NamedTuple):
    """The word above, and how what hangs on it is put where that is affirmed and where it is denied; ``None`` leaves it to the rest.

    ``is_effort`` tells that the word above works against what hangs on it: one that is only meant leaves it possible.
    """

    above: int
    affirmed: Factuality | None
    denied: Factuality | None
    is_infinitive: bool = False
    is_effort: bool = False


def embedding(sentence: Sentence, verb: int) -> Embedding | None:
    """Return what the word above makes of a verb without a tense of its own; ``None`` where none does."""
    verb = _first_joined(sentence, verb)
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if head.i == verb:
        return None
    if token.dep == "pcomp":
        return _after_preposition(sentence, verb)
    return _of_bare(sentence, verb) if _is_bare(sentence, verb) else _that_clause(sentence, verb)


def _of_bare(sentence: Sentence, verb: int) -> Embedding | None:
    """Return what the word above makes of an infinitive or a gerund."""
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if head.lemma in _UNDONE | _UNDONE_HEADS and (token.dep != "advcl" or _has_beside(sentence, verb, "to")):
        return Embedding(head.i, "negated", "actual", is_effort=True)
    if head.lemma == "forget" and token.tag == "VB":
        return Embedding(head.i, "negated", "actual")
    if head.lemma in _HELD_BACK:
        return Embedding(head.i, "possible", "actual")
    if token.dep == "xcomp" and head.lemma == "have" and _has_beside(sentence, head.i, "yet"):
        return Embedding(head.i, "negated", None)
    if token.tag == "VB" and _has_beside(sentence, head.i, "too") and head.pos in {"ADJ", "ADV"}:
        return Embedding(head.i, "negated", None)
    if token.dep in {"xcomp", "ccomp"}:
        is_known = head.lemma in _CEASING | _FACTIVE
        denied: Factuality | None = None if is_known or head.lemma in _URGING else "negated"
        return Embedding(head.i, None, denied, token.tag == "VB")
    if token.dep in {"acl", "relcl"}:
        return _of_described(head.i, head.lemma)._replace(is_infinitive=_has_beside(sentence, verb, "to"))
    return None


def _first_joined(sentence: Sentence, verb: int) -> int:
    """Return the first of the infinitives or gerunds that a verb is joined to, or the verb itself: "against seeking or making"."""
    token = sentence.tokens[verb]
    while (
        token.dep == "conj"
        and token.head != token.i
        and token.tag in {"VB", "VBG"}
        and sentence.tokens[token.head].tag == token.tag
    ):
        if own_subject(sentence, token.i) is not None or auxiliaries(sentence, token.i):
            break
        token = sentence.tokens[token.head]
    return token.i


def _is_bare(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb is an infinitive or a gerund: "to attack", "attack", "attacking"."""
    token = sentence.tokens[verb]
    helpers = [a for a in auxiliaries(sentence, verb) if a.tag in {"MD", "VBD", "VBZ", "VBP"}]
    is_participle = token.tag in {"VBN", "VBD"} and any(a.tag in {"VB", "VBG"} for a in auxiliaries(sentence, verb))
    return not helpers and (token.tag in {"VB", "VBG"} or is_participle or token.dep == "xcomp")


def _that_clause(sentence: Sentence, verb: int) -> Embedding | None:
    """Return what a noun or an appearance makes of a clause with a tense: "no evidence that", "it does not seem that"."""
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if token.dep in {"acl", "relcl"}:
        return _of_described(head.i, head.lemma)
    if token.dep == "ccomp" and head.lemma in {"seem", "appear", "look"}:
        return Embedding(head.i, None, "negated")
    if token.dep == "ccomp" and head.lemma in _SHOWING:
        return Embedding(head.i, None, "possible")
    return None


def _of_described(noun: int, lemma: str) -> Embedding:
    return Embedding(noun, None, None if lemma in _CERTAIN else "negated")


def _after_preposition(sentence: Sentence, verb: int) -> Embedding | None:
    """Return what "without", "from", "against" or "of" before a gerund makes of it, with the word that it hangs on."""
    link = sentence.tokens[sentence.tokens[verb].head]
    above = sentence.tokens[link.head]
    if link.lemma == "without" or (link.lemma == "of" and _has_before(sentence, link.i, "instead")):
        return Embedding(above.i, "negated", "conditional")
    taking = {"from": _UNDONE_FROM, "against": _UNDONE_AGAINST, "of": _UNDONE_OF}.get(link.lemma)
    if taking is not None and above.lemma in taking:
        return Embedding(above.i, "negated", "actual", is_effort=True)
    if link.lemma == "of" and above.lemma in _POSSIBLY:
        return Embedding(above.i, "possible", "negated")
    if link.lemma in {"of", "for", "in"} and is_empty(sentence, above.i):
        return Embedding(above.i, None, "negated")
    return None


def of_phrase(sentence: Sentence, noun: int) -> Factuality | None:
    """Return what the words before a noun make of it: "a lack of fuel", "without a fight", "the risk of a war"; ``None`` where nothing."""
    token = sentence.tokens[noun]
    link = sentence.tokens[token.head]
    if token.dep != "pobj":
        return None
    if link.lemma == "without" or (link.lemma == "of" and _has_before(sentence, link.i, "instead")):
        return "negated"
    above = sentence.tokens[link.head]
    if link.lemma == "of" and above.lemma in _UNDONE_OF:
        return "negated"
    return "possible" if link.lemma == "of" and above.lemma in _POSSIBLY and above.pos == "NOUN" else None


def without_word(sentence: Sentence, token: int) -> bool:
    """Tell whether somebody has no word of a happening: "no evidence of an attack", "not aware of any raid", "no information that"."""
    above = word_above(sentence, token)
    if above is None:
        return False
    if sentence.tokens[above].lemma in SAYINGS and sentence.tokens[above].dep == "pobj":
        further = word_above(sentence, above)  # "no evidence for the claim that X"
        above = above if further is None else further
    known = sentence.tokens[above]
    if known.lemma in _SHOWING and sentence.tokens[known.head].lemma == "nothing":
        return True  # "nothing to suggest that"
    if _knows_nothing(sentence, known.i):
        return True
    if known.lemma in _WORD and known.pos == "NOUN":
        is_had = known.dep in {"dobj", "pobj", "attr"} and any(
            is_negated(sentence, j) for j in _verbs_of(sentence, above)
        )
        return is_empty(sentence, above) or is_had
    if known.lemma not in _KNOWING:
        return False
    verb = above if known.pos == "VERB" else known.head
    return is_negated(sentence, verb)


def _knows_nothing(sentence: Sentence, above: int) -> bool:
    """Tell whether somebody "knew nothing of" or "had heard nothing about" it, whichever of the two words the tree hangs that on."""
    known = sentence.tokens[above]
    verb = known.head if known.lemma == "nothing" else above
    objects = sentence.all_children(verb, "dobj")
    return sentence.tokens[verb].lemma in {"know", "hear", "learn"} and any(
        sentence.tokens[i].lemma == "nothing" for i in objects
    )


def word_above(sentence: Sentence, token: int) -> int | None:
    """Return the noun or adjective that "of X", "about X" or "that X" hangs on, also where X is done to or by somebody there."""
    at = sentence.tokens[token]
    while at.dep in {"dobj", "nsubjpass", "nsubj", "conj", "compound", "pobj"} and at.head != at.i:
        head = sentence.tokens[at.head]
        if at.dep == "pobj":
            is_of = head.lemma in {"of", "about", "on", "regarding", "to", "for"} and head.dep == "prep"
            return head.head if is_of else None
        at = head
    return at.head if at.dep in {"acl", "relcl", "ccomp", "pcomp"} and at.head != at.i else None


def _verbs_of(sentence: Sentence, noun: int) -> list[int]:
    """Return the verb whose object a noun is, through one preposition."""
    head = sentence.tokens[sentence.tokens[noun].head]
    verb = sentence.tokens[head.head] if head.dep == "prep" else head
    return [verb.i] if verb.pos in {"VERB", "AUX"} else []


def _has_beside(sentence: Sentence, i: int, word: str) -> bool:
    return any(sentence.tokens[j].text.casefold() == word for j in sentence.children[i])


def _has_before(sentence: Sentence, i: int, word: str) -> bool:
    return i > 0 and sentence.tokens[i - 1].text.casefold() == word
