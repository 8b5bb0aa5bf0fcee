"""A trigger in its sentence goes in; how the happening is put comes out: actual, negated, possible, planned, conditional, background."""

from allegedly.claim.embedding import INTENDING, STOPPED, UNDONE_OBJECT, WANTED, Embedding, embedding, of_phrase
from allegedly.claim.grammar import auxiliaries, is_empty, own_subject
from allegedly.claim.negation import is_denied, is_in_denial
from allegedly.parsed import Sentence
from allegedly.records import Factuality

_FUTURE = frozenset({"will", "shall", "’ll", "'ll", "wo"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "would", "should"})
_UNSETTLED = frozenset({"may", "might"})
_CONDITIONS = frozenset({"if", "unless", "whether", "should"})
_AHEAD = frozenset(
    {"planned", "future", "imminent", "expected", "looming", "upcoming", "scheduled", "impending", "coming"}
)
_UNSURE = frozenset({"possible", "potential", "threatened", "attempted", "likely", "feared", "hypothetical"})
_UNMADE = frozenset({"foiled", "thwarted", "averted", "aborted"})
_VAIN = frozenset({"failed", "unsuccessful", "abortive", "botched", "futile", "vain"})
_HAPPENING = frozenset({"happen", "occur", "exist"})
_ENDING = frozenset({"end", "result", "culminate", "erupt", "escalate", "conclude"})
_FORMERLY = frozenset({"formerly", "previously", "historically", "once", "earlier", "originally"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_BOUNDARY = frozenset({"ccomp", "relcl", "ROOT", "csubj", "parataxis"})
_POLITE = frozenset({"please", "do", "just", "so", "and", "then", "now"})
_TIMES = frozenset({"when", "once", "after", "before", "until", "till", "as"})
_GETTING = frozenset({"have", "get", "give", "see", "receive", "find", "need", "make", "grant"})
# Whatever is done to it by these is there before: "did not enforce a curfew"
_MET = frozenset({"enforce", "return", "reflect", "deny", "evade", "escape", "support", "oppose", "nullify", "disapprove", "condemn", "condone", "reject", "discuss", "mention", "answer", "justify", "excuse", "forgive", "explain", "stop", "halt", "end", "survive", "witness", "regret", "describe", "recall", "praise", "welcome"})  # fmt: skip
_ANSWERED = frozenset({"respond", "react", "reply", "object", "refer", "apologise", "apologize", "admit", "confess", "blame", "thank", "arrest", "jail", "charge", "try", "hold", "account", "forgive", "condemn", "punish", "retaliate"})  # fmt: skip
_REQUESTS = frozenset({"request", "call", "offer", "bid", "demand", "proposal", "order", "plea", "appeal", "application", "invitation"})  # fmt: skip
_OBJECTS = frozenset({"dobj", "pobj"})


def factuality(sentence: Sentence, token: int) -> Factuality:
    """Return how a happening is put, by the grammar around its trigger; what a voice makes of it is told elsewhere."""
    word = sentence.tokens[token]
    is_verb_after_all = (
        sentence.child(token, "aux", "dobj") is not None
    )  # "Did the army raid the office?", whatever its tag
    if word.pos in {"NOUN", "PROPN"} and not is_verb_after_all:
        return _of_noun(sentence, token)
    return _of_verb(sentence, token)


def _of_noun(sentence: Sentence, noun: int) -> Factuality:
    token = sentence.tokens[noun]
    if token.dep == "compound" and sentence.tokens[token.head].pos in {"NOUN", "PROPN"} and token.head != noun:
        return _of_noun(sentence, token.head)
    if _is_none(sentence, noun) or _is_stopped(sentence, noun):
        return "negated"
    near = [sentence.tokens[j] for j in sentence.children[noun]]
    near = [t for t in near if t.dep != "amod" or sentence.child(t.i, "advmod") is None]  # not "a well planned raid"
    beside = {t.lemma for t in near} | {t.text.casefold() for t in near if t.dep == "amod"}
    if beside & _UNMADE:
        return "negated"
    if beside & _AHEAD:
        return "planned"
    if beside & _UNSURE:
        return "possible"
    if _is_after_if(sentence, noun):
        return "conditional"
    told = sentence.tokens[sentence.tokens[noun].head]
    if sentence.tokens[noun].dep == "nsubj" and told.lemma in _HAPPENING:
        return _of_verb(sentence, told.i)
    if beside & _DEFINITE or _has_owner(sentence, noun):
        return "actual"
    return _of_bare_noun(sentence, noun, is_any="any" in beside)


def _of_bare_noun(sentence: Sentence, noun: int, is_any: bool) -> Factuality:
    """Return how a noun without "the" or an owner is put: as the words around it are."""
    if (made := of_phrase(sentence, noun)) is not None:
        return made
    if is_any and is_in_denial(sentence, noun):
        return "negated"
    verb = _ruling_verb(sentence, noun)
    if verb is None or _is_there_before(sentence, noun, verb):
        return "actual"
    how, is_object = _of_verb(sentence, verb), sentence.tokens[noun].dep in _OBJECTS
    if sentence.tokens[verb].lemma in UNDONE_OBJECT and is_object:
        return "actual" if how == "negated" else "negated"
    if sentence.tokens[verb].lemma in WANTED and is_object and how != "negated":
        return "planned"
    return how


def _is_there_before(sentence: Sentence, noun: int, verb: int) -> bool:
    """Tell whether a verb that is denied leaves its noun standing: "did not enforce a curfew", "did not reply to a threat"."""
    token, lemma = sentence.tokens[noun], sentence.tokens[verb].lemma
    if token.dep == "nsubj":
        return sentence.child(verb, "dobj", "acomp") is not None and _of_verb(sentence, verb) == "negated"
    if token.dep == "dobj" and lemma == "refuse":
        return token.lemma in _REQUESTS
    known = _ANSWERED if token.dep == "pobj" else _MET
    return lemma in known and _of_verb(sentence, verb) == "negated"


def _is_none(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun stands with "no", or is joined by "or" to one that does: "no deaths or injuries"."""
    token = sentence.tokens[noun]
    if is_empty(sentence, noun):
        return True
    if token.dep != "conj" or token.head == noun:
        return False
    links = {sentence.tokens[j].lemma for j in sentence.all_children(token.head, "cc")}
    return bool(links & {"or", "nor"}) and not _has_article(sentence, noun) and _is_none(sentence, token.head)


def _has_article(sentence: Sentence, noun: int) -> bool:
    return sentence.child(noun, "det", "poss") is not None


def _is_stopped(sentence: Sentence, noun: int) -> bool:
    """Tell whether a happening was kept from coming about: "prevented the attack", "the plot was foiled"."""
    token = sentence.tokens[noun]
    verb = sentence.tokens[token.head]
    if token.dep not in {"dobj", "nsubjpass"} or verb.lemma not in STOPPED or verb.pos != "VERB":
        return False
    return _of_verb(sentence, verb.i) in {"actual", "background"}


def _ruling_verb(sentence: Sentence, noun: int) -> int | None:
    """Return the verb whose modality and negation a noun shares: it is that verb's subject, object or outcome."""
    token = sentence.tokens[noun]
    while token.dep == "conj" and token.head != token.i:
        token = sentence.tokens[token.head]
    head = sentence.tokens[token.head]
    if token.dep in {"dobj", "nsubj", "nsubjpass", "attr"} and head.pos in {"VERB", "AUX"}:
        return head.i
    is_outcome = (
        token.dep == "pobj" and head.lemma in {"in", "into", "to", "for", "under"} and head.dep in {"prep", "dative"}
    )
    ruling = sentence.tokens[head.head]
    if is_outcome and ruling.pos in {"VERB", "AUX"} and (head.lemma == "in") <= (ruling.lemma in _ENDING):
        return ruling.i
    return None


def _has_owner(sentence: Sentence, noun: int) -> bool:
    return any(sentence.tokens[j].dep == "poss" for j in sentence.children[noun])


def _of_verb(sentence: Sentence, verb: int) -> Factuality:
    token = sentence.tokens[verb]
    if token.dep in {"acomp", "attr"} and token.head != verb and sentence.tokens[token.head].pos in {"AUX", "VERB"}:
        return _of_verb(sentence, token.head)
    if _is_inverted_if(sentence, verb) or _by_mark(sentence, verb) == "conditional":
        return "conditional"
    if is_denied(sentence, verb):
        return "possible" if _modals(sentence, verb) & _UNSETTLED else "negated"
    held = embedding(sentence, verb)
    made = _made_of(sentence, held) if held is not None else None
    return made or _of_clause(sentence, verb)


def _made_of(sentence: Sentence, held: Embedding) -> Factuality | None:
    """Return what the word above makes of a verb, itself denied or affirmed; ``None`` leaves it to the verb's own clause."""
    if sentence.tokens[held.above].pos in {"NOUN", "PROPN", "PRON"}:
        if held.is_infinitive and _is_in_vain(sentence, held.above):
            return "negated"
        is_none = is_empty(sentence, held.above) or _is_not_had(sentence, held)
        return held.denied if is_none else held.affirmed
    how = _of_verb(sentence, held.above)
    if how == "negated":
        return held.denied
    if how == "planned" and held.affirmed is not None and held.is_effort and not _is_to_come(sentence, held.above):
        return "possible"  # "a wall to keep the rebels from entering"
    if how == "planned" and held.is_infinitive:
        return held.affirmed or "planned"
    return how if how in {"conditional", "possible"} else held.affirmed


def _is_in_vain(sentence: Sentence, noun: int) -> bool:
    """Tell whether what a noun was for did not come about: "a failed attempt to"."""
    return any(sentence.tokens[j].text.casefold() in _UNMADE | _VAIN for j in sentence.all_children(noun, "amod"))


def _is_to_come(sentence: Sentence, verb: int) -> bool:
    return bool(_modals(sentence, verb) & _FUTURE)


def _is_not_had(sentence: Sentence, held: Embedding) -> bool:
    """Tell whether somebody is said not to have what a noun names: "do not have the right to", "not aware of any plan to"."""
    noun = sentence.tokens[held.above]
    if any(sentence.tokens[j].lemma == "any" for j in sentence.children[noun.i]):
        return is_in_denial(sentence, noun.i)
    verb = sentence.tokens[noun.head]
    return held.is_infinitive and noun.dep == "dobj" and verb.lemma in _GETTING and is_denied(sentence, verb.i)


def _of_clause(sentence: Sentence, verb: int) -> Factuality:
    """Return how a verb that nothing denies is put, by the marks, modals and words of intent of its clause."""
    for i in _clause_chain(sentence, verb):
        marked = _by_mark(sentence, i) or _by_modal(sentence, i)
        if marked is not None:
            return marked
    if _is_asked(sentence, verb):
        return "possible"
    if _is_bidden(sentence, verb) or _is_when_it_comes(sentence, verb):
        return "planned"
    if any(_is_intended(sentence, i) for i in _clause_chain(sentence, verb)):
        return "planned"
    if any(
        sentence.tokens[j].lemma in _FORMERLY for j in sentence.children[verb] if sentence.tokens[j].dep == "advmod"
    ):
        return "background"
    return "actual"


def _by_mark(sentence: Sentence, verb: int) -> Factuality | None:
    """Return what "if", "whether" or "until" before a clause makes of it."""
    mark = sentence.child(verb, "mark")
    if mark is None:
        return None
    if sentence.tokens[mark].lemma in _CONDITIONS:
        return "conditional"
    if sentence.tokens[mark].lemma == "before" and _modals(sentence, verb) & {"could", "can"}:
        return "negated"  # "was shot before he could fire"
    is_awaited = sentence.tokens[mark].lemma == "until" and auxiliaries(sentence, sentence.tokens[verb].head)
    return "planned" if is_awaited else None


def _by_modal(sentence: Sentence, verb: int) -> Factuality | None:
    """Return what a modal makes of a verb; "would" after a past word of speech is its future, "must have" a guess."""
    modals = _modals(sentence, verb)
    if modals & _FUTURE or _is_going_to(sentence, verb):
        return "planned"
    if "must" in modals:
        return "possible" if modals & {"have", "'ve", "’ve"} else "planned"
    if not modals & _POSSIBLE:
        return None
    if _has_condition(sentence, verb):
        return "conditional"
    is_reported = sentence.tokens[verb].dep == "ccomp" and sentence.tokens[sentence.tokens[verb].head].tag == "VBD"
    return "planned" if "would" in modals and is_reported else "possible"


def _clause_chain(sentence: Sentence, verb: int) -> list[int]:
    """Return the verb and those above it in the same clause: "may have tried to attack"."""
    found = [verb]
    while sentence.tokens[verb].dep in {"xcomp", "conj", "pcomp", "prep"} and sentence.tokens[verb].head != verb:
        joined = sentence.tokens[verb].dep == "conj" and (
            auxiliaries(sentence, verb) or own_subject(sentence, verb) is not None
        )
        verb = sentence.tokens[verb].head
        if joined:
            break
        found.append(verb)
    return found


def _modals(sentence: Sentence, verb: int) -> set[str]:
    return {aux.text.casefold() for aux in auxiliaries(sentence, verb)}


def _is_asked(sentence: Sentence, verb: int) -> bool:
    """Tell whether a question wants yes or no for an answer: "Did they attack?", not "Who attacked?"."""
    if sentence.tokens[-1].text != "?" or sentence.tokens[verb].dep not in {"ROOT", "conj"}:
        return False
    first = next((t for t in sentence.tokens if t.pos not in {"PUNCT", "CCONJ", "INTJ"}), None)
    return first is not None and first.pos == "AUX" and first.head == verb


def _is_bidden(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb bids somebody do it: "Leave the town!", "Please wait and see"."""
    token = sentence.tokens[verb]
    if (
        token.tag != "VB"
        or sentence.part != "body"
        or sentence.child(verb, "nsubj", "nsubjpass", "aux", "expl") is not None
    ):
        return False
    if token.dep == "conj" and token.head != verb:
        return _is_bidden(sentence, token.head)
    before = (t for t in sentence.tokens[:verb] if t.pos != "PUNCT")
    return token.dep == "ROOT" and all(t.lemma in _POLITE for t in before)


def _is_inverted_if(sentence: Sentence, verb: int) -> bool:
    """Tell whether "had" before the subject makes a condition: "Had the police fired, ..."."""
    helpers = [aux.i for aux in auxiliaries(sentence, verb) if aux.text.casefold() in {"had", "should", "were"}]
    about = own_subject(sentence, verb)
    if not helpers or about is None or sentence.tokens[-1].text == "?":
        return False
    had, opening = helpers[0], sentence.tokens[sentence.edges[verb][0] : helpers[0]]
    return had < about < verb and all(t.pos in {"PUNCT", "CCONJ"} for t in opening)


def _is_after_if(sentence: Sentence, i: int) -> bool:
    """Tell whether "if" or "whether" stands before a word with no mark or verb of another clause in between."""
    for token in reversed(sentence.tokens[:i]):
        if token.text.casefold() in {"if", "unless", "whether"}:
            return True
        if token.pos in {"PUNCT", "VERB", "AUX"}:
            return False
    return False


def _is_going_to(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb is what somebody is "going to" do, "has to" do, or the word "going" itself."""
    token = sentence.tokens[verb]
    if token.text.casefold() == "going":
        return any(sentence.tokens[j].tag == "VB" for j in sentence.all_children(verb, "xcomp"))
    head = sentence.tokens[token.head]
    is_due = head.lemma == "have" and head.tag in {"VB", "VBP", "VBZ"} and token.tag == "VB"
    return token.dep == "xcomp" and (head.text.casefold() == "going" or is_due)


def _is_when_it_comes(sentence: Sentence, verb: int) -> bool:
    """Tell whether a clause of time in the present hangs on what is to come: "will leave when the rebels leave"."""
    token = sentence.tokens[verb]
    if (
        token.dep != "advcl"
        or token.head == verb
        or token.tag not in {"VBP", "VBZ"}
        or _modals(sentence, verb) & _FUTURE
    ):
        return False
    times = any(sentence.tokens[j].lemma in _TIMES for j in sentence.all_children(verb, "mark", "advmod"))
    return times and _of_verb(sentence, token.head) == "planned"


def _has_condition(sentence: Sentence, verb: int) -> bool:
    for clause in sentence.all_children(verb, "advcl"):
        mark = sentence.child(clause, "mark")
        if mark is not None and sentence.tokens[mark].lemma in {"if", "unless"}:
            return True
    return False


def _is_intended(sentence: Sentence, verb: int) -> bool:
    """Tell whether an infinitive hangs on intending, wanting, ordering: "plans to attack", "an order to strike"."""
    token = sentence.tokens[verb]
    if token.tag not in {"VB", "VBG"} or token.head == verb or token.dep in _BOUNDARY - {"ccomp", "relcl"}:
        return False
    head = sentence.tokens[token.head]
    if token.tag == "VBG":
        return head.lemma in {"plan", "consider", "prevent", "avoid", "threaten"} or (
            token.dep == "pcomp" and sentence.tokens[head.head].lemma in {"plan", "prevent", "warn"}
        )
    if token.tag == "VB" and token.dep == "ccomp" and not auxiliaries(sentence, verb):
        return head.lemma in INTENDING  # "demanded that the army withdraw"
    is_infinitive = any(sentence.tokens[j].tag == "TO" for j in sentence.children[verb])
    return is_infinitive and (head.lemma in INTENDING or head.lemma == "be" or token.dep in {"acl", "advcl", "relcl"})
