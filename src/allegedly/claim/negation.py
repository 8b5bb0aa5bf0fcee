"""A verb or noun in its sentence goes in; whether the words beside it deny it comes out: "not", "never", "no longer", "nobody"."""

from allegedly.claim.grammar import auxiliaries, is_empty, is_negated, objects_of, own_subject
from allegedly.parsed import Sentence

# After "not", they leave what follows standing: "not only attacked the town but burned it"
_MERELY = frozenset({"only", "just", "merely", "simply", "solely"})
# Verbs that hold where their object is nothing: "has no problem", "made no secret of it"
_HAVING = frozenset(
    {
        "have",
        "make",
        "see",
        "serve",
        "know",
        "face",
        "pose",
        "bear",
        "hold",
        "be",
        "find",
        "show",
        "need",
        "give",
        "contain",
        "reflect",
        "get",
        "provide",
        "offer",
    }
)
_ALL_BUT = frozenset({"almost", "nearly"})
# What "nearly" did not come to; "nearly doubled" is about how much
_STRIKING = frozenset({"kill", "wound", "injure", "hurt", "destroy", "die", "hit", "strike", "shoot", "collapse", "crash", "fall", "topple", "sink", "drown", "attack", "capture", "storm", "overrun"})  # fmt: skip
_TIMES = frozenset(
    {"point", "time", "stage", "moment", "case", "circumstance", "occasion", "way", "instance", "account"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSE = frozenset({"ccomp", "relcl", "advcl", "parataxis", "ROOT", "csubj"})


def is_denied(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb is denied where it stands: by "not", by its subject or object, or with a verb that it is joined to."""
    if is_negated(sentence, verb):
        return not (_is_not_only(sentence, verb) or _is_unreal(sentence, verb))
    if any(j < verb and sentence.tokens[j].lemma == "nor" for j in sentence.children[verb]):
        return True
    if (
        _never(sentence, verb)
        or _does_to_nobody(sentence, verb)
        or _is_instead(sentence, verb)
        or _by_adverb(sentence, verb)
    ):
        return True
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if token.dep == "relcl" and head.dep == "attr" and is_negated(sentence, head.head):
        return True  # "it was not his troops that had shelled the town"
    return token.dep == "conj" and head.i != verb and _shares_denial(sentence, verb)


def is_in_denial(sentence: Sentence, i: int) -> bool:
    """Tell whether a verb above a word, in its own clause, is denied: "was not aware of any attempts"."""
    for j in sentence.ancestors(i):
        if sentence.tokens[j].pos in {"VERB", "AUX"}:
            if is_denied(sentence, j):
                return True
            if sentence.tokens[j].dep in _CLAUSE:
                return False
    return False


def _is_unreal(sentence: Sentence, verb: int) -> bool:
    """Tell whether what "would not have" been done without something was done: "would not have attacked without support"."""
    words = [token.text.casefold() for token in auxiliaries(sentence, verb)]
    but_for = any(sentence.tokens[j].lemma in {"without", "but"} for j in sentence.all_children(verb, "prep"))
    return "have" in words and bool({"would", "could"} & set(words)) and but_for


def _is_not_only(sentence: Sentence, verb: int) -> bool:
    """Tell whether "only" or "just" follows the "not" beside a verb."""
    following = [
        sentence.tokens[j + 1].text.casefold()
        for j in sentence.all_children(verb, "neg", "preconj")
        if j + 1 < len(sentence.tokens)
    ]
    return any(word in _MERELY for word in following)


def _by_adverb(sentence: Sentence, verb: int) -> bool:
    """Tell whether "no longer", "almost" or "nearly" stands with a verb."""
    for j in sentence.all_children(verb, "advmod"):
        word = sentence.tokens[j].text.casefold()
        before = sentence.tokens[j - 1].text.casefold() if j else ""
        if word == "longer" and before in {"no", "any"} and sentence.child(j, "prep") is None:
            return before == "no" or is_negated(sentence, verb)
        if word in _ALL_BUT and j == verb - 1 and sentence.tokens[verb].lemma in _STRIKING:
            return True
    return False


def _never(sentence: Sentence, verb: int) -> bool:
    """Tell whether "at no point" or "under no circumstances" stands with a verb, or with the "had" before its subject."""
    above = sentence.tokens[sentence.tokens[verb].head]
    is_split = (
        above.lemma in {"have", "do", "be"}
        and sentence.tokens[verb].dep == "ccomp"
        and own_subject(sentence, above.i) is None
    )
    for i in (verb, above.i) if is_split else (verb,):
        for j in sentence.all_children(i, "prep"):
            time = sentence.child(j, "pobj")
            if time is not None and sentence.tokens[time].lemma in _TIMES and is_empty(sentence, time):
                return True
    return False


def _shares_denial(sentence: Sentence, verb: int) -> bool:
    """Tell whether a joined verb shares the "not" before its neighbour: "did not attack or shell", "will not come and help"."""
    token = sentence.tokens[verb]
    head = sentence.tokens[token.head]
    if own_subject(sentence, verb) is not None or auxiliaries(sentence, verb) or not is_denied(sentence, head.i):
        return False
    links = {sentence.tokens[j].lemma for j in sentence.all_children(head.i, "cc")}
    if links & {"but", "yet"}:
        return False
    return bool(links & {"or", "nor"}) or (token.tag == head.tag and token.tag not in _FINITE)


def _does_to_nobody(sentence: Sentence, verb: int) -> bool:
    """Tell whether what the verb is done to is nobody: "fired at nobody", "killed no civilians"."""
    if sentence.tokens[verb].lemma in _HAVING:
        return False
    undergoing = [*sentence.all_children(verb, "dobj"), *objects_of(sentence, verb, "at", "on", "against")]
    return any(is_empty(sentence, i) for i in undergoing)


def _is_instead(sentence: Sentence, verb: int) -> bool:
    """Tell whether "rather than", "instead of" or "much less" stands right before a verb."""
    before = [t.text.casefold() for t in sentence.tokens[max(0, verb - 3) : verb]]
    return ("rather" in before and before[-1:] in (["than"], ["to"])) or before[-2:] in (
        ["rather", "than"],
        ["instead", "of"],
        ["much", "less"],
        ["let", "alone"],
    )
