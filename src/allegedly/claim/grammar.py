"""Questions about a sentence's tree that more than one finder asks: who is the subject, what is negated, which words belong."""

from allegedly.parsed import Sentence, Token

# Verbs of which "of doing" tells what their object did, wherever the parser hangs it
ACCUSERS = frozenset(
    {"accuse", "suspect", "convict", "acquit", "blame", "condemn", "criticise", "criticize", "denounce", "charge"}
)
_SCHEMES = frozenset({"plot", "plan", "attempt", "conspiracy", "bid", "scheme", "order", "call", "threat"})
DOCUMENTS = frozenset({"statement", "communique", "communiqué", "message", "letter", "post", "tweet", "declaration", "bulletin", "release", "report", "study", "article", "interview", "memo", "video", "leaflet", "pamphlet", "flyer", "telegram", "recording", "broadcast", "manifesto", "fax"})  # fmt: skip
# Nouns for what somebody said
SAYINGS = frozenset({"accusation", "allegation", "claim", "charge", "report", "assertion", "suggestion", "rumour", "rumor", "statement", "insinuation", "account", "version", "finding", "conclusion", "testimony", "story", "contention", "complaint"})  # fmt: skip
_OPENING = frozenset('“„«"')
NEGATORS = frozenset({"no", "none", "nobody", "neither", "nothing", "noone"})
_SUMMONING = frozenset({"summon", "hold", "stage", "organise", "organize", "convene"})
_COMPLAINING = frozenset({"protest", "complain", "object", "express", "condemn", "denounce", "demand"})
_PREVENTING = frozenset({"avoid", "avert", "prevent", "forestall", "preempt", "deter"})
_GIVEN = frozenset({"the", "this", "that", "these", "those"})
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb is passive: it has a passive subject or auxiliary, or is a past participle that follows its noun."""
    if sentence.child(verb, "nsubjpass", "auxpass") is not None:
        return True
    token = sentence.tokens[verb]
    if sentence.child(verb, "aux", "nsubj") is not None:
        return False
    if token.tag == "VBN" and token.dep == "conj" and token.head != verb:
        return own_subject(sentence, verb) is None and is_passive(sentence, token.head)
    if token.dep == "acl" and sentence.child(verb, "dobj") is not None:
        return False  # "Moscow, which denies it, accused Kyiv": active, whatever the tagger says
    if token.tag == "VBG":
        return False
    if sentence.child(verb, "ccomp") is not None and token.dep in {"acl", "oprd"}:
        return token.dep == "acl" and sentence.tokens[token.head].lemma in DOCUMENTS  # else active: "X reported that"
    if token.tag == "VBN" and token.dep in {"xcomp", "oprd", "acomp"} and sentence.child(verb, "dobj") is None:
        return True
    return (token.tag == "VBN" and token.dep in {"acl", "amod"}) or (
        token.tag in {"VBN", "VBD"} and token.dep == "acl" and sentence.child(verb, "agent") is not None
    )


def own_subject(sentence: Sentence, verb: int) -> int | None:
    """Return the token of the verb's own subject; a relative pronoun gives the noun it stands for."""
    children = sentence.all_children(verb, "nsubj", "nsubjpass")
    if not children:
        return None
    child = children[-1]  # of "which the ministry said" the ministry
    token = sentence.tokens[child]
    if token.text.casefold() in _RELATIVES and token.tag in {"WDT", "WP", "WP$", "IN", "DT"}:
        return antecedent(sentence, verb)
    return child


def antecedent(sentence: Sentence, verb: int) -> int | None:
    """Return the noun that a relative clause hangs on, through verbs in between ("a strike it said killed")."""
    for i in (verb, *sentence.ancestors(verb)):
        token = sentence.tokens[i]
        if token.dep in {"relcl", "acl"}:
            return token.head
    return None


def subject(sentence: Sentence, verb: int) -> int | None:
    """Return the token that does (or, in a passive, undergoes) what the verb says, also where the verb shares or inherits it."""
    found = own_subject(sentence, verb)
    if found is not None:
        return found
    token = sentence.tokens[verb]
    head = token.head
    if head == verb:
        return None
    if token.dep in {"acl", "relcl"} and sentence.tokens[head].pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        return head if token.tag in {"VBN", "VBG", "VBD"} else _owner(sentence, head)
    if token.dep == "pcomp":
        return _through_preposition(sentence, head)
    if token.dep == "acomp" and sentence.tokens[head].pos in {"VERB", "AUX"}:
        return subject(sentence, head)  # "Norway is ready to send"
    if token.dep == "oprd" and sentence.child(verb, "ccomp") is not None:
        return antecedent(
            sentence, verb
        )  # "an official who declined to be named said": hung inside the relative clause
    if token.dep == "ccomp" and _is_finite(sentence, verb):
        return _astray(sentence, verb)
    if token.dep in {"conj", "xcomp", "advcl", "ccomp", "dep"} and sentence.tokens[head].pos in {"VERB", "AUX", "ADJ"}:
        return _inherited(sentence, verb, head)
    return None


def _is_finite(sentence: Sentence, verb: int) -> bool:
    return bool(auxiliaries(sentence, verb)) or sentence.tokens[verb].tag in {"VBD", "VBZ", "VBP"}


def _astray(sentence: Sentence, verb: int) -> int | None:
    """Return the subject that a reduced relative clause took away: "said none of the troops tasked with it had been hit"."""
    for other in reversed(sentence.all_children(sentence.tokens[verb].head, "ccomp")):
        if other < verb and sentence.tokens[other].tag in {"VBN", "VBD"} and not auxiliaries(sentence, other):
            return own_subject(sentence, other)
    return None


def _inherited(sentence: Sentence, verb: int, head: int) -> int | None:
    """Return whose doing an infinitive or a joined verb is: the object's after "urge", else the subject's."""
    target = sentence.child(head, "dobj")
    if (
        sentence.tokens[verb].dep == "advcl"
        and target is not None
        and sentence.tokens[target].lemma in _SCHEMES
        and verb > target
    ):
        return None  # "police foiled a plot to kill X": whose plot it was is not said
    if sentence.tokens[verb].dep in {"xcomp", "ccomp"}:
        controlled = sentence.child(head, "dobj")
        is_own_aim = sentence.tokens[head].lemma in _SUMMONING and sentence.tokens[verb].lemma in _COMPLAINING
        if controlled is not None and sentence.tokens[verb].tag == "VB" and not is_own_aim:
            return controlled  # but who "summoned the envoy to protest" protests himself
    return subject(sentence, head)


def _through_preposition(sentence: Sentence, preposition: int) -> int | None:
    """Return who does it in "accused B of shelling", "blamed for shelling", "denied responsibility for shelling"."""
    head = sentence.tokens[preposition].head
    if sentence.tokens[preposition].lemma == "by":
        return None
    if sentence.tokens[head].dep == "acomp":
        return subject(sentence, sentence.tokens[head].head)  # "the army is guilty of shelling"
    if sentence.tokens[head].pos not in {"VERB", "AUX"}:
        accused = _accused_in_passive(sentence, head)
        if accused is not None:
            return accused
        head = first_joined(sentence, head)
        is_accused = sentence.tokens[preposition].lemma in {"of", "for"} and sentence.tokens[head].dep in {
            "dobj",
            "nsubjpass",
            "conj",
        }
        return (
            head
            if is_accused and sentence.tokens[sentence.tokens[head].head].lemma in ACCUSERS
            else _owner(sentence, head)
        )
    controlled = sentence.child(head, "dobj")
    if sentence.tokens[preposition].lemma in {"of", "for", "from", "into"} and controlled is not None:
        return controlled
    return subject(sentence, head)


def first_joined(sentence: Sentence, noun: int) -> int:
    """Return the first of the nouns that a noun is joined to by "and" or a comma, or the noun itself."""
    token = sentence.tokens[noun]
    while token.dep == "conj" and token.head != token.i and sentence.tokens[token.head].pos in {"NOUN", "PROPN"}:
        token = sentence.tokens[token.head]
    return token.i


def _accused_in_passive(sentence: Sentence, noun: int) -> int | None:
    """Return who "was accused by villagers of shelling": the passive's subject, where "of" was hung on the villagers."""
    by = sentence.tokens[sentence.tokens[noun].head]
    verb = sentence.tokens[by.head]
    if by.lemma == "by" and verb.lemma in ACCUSERS and is_passive(sentence, verb.i):
        return subject(sentence, verb.i)
    return None


def _owner(sentence: Sentence, noun: int) -> int | None:
    """Return whose noun it is: its possessor, or the subject of the verb it is the object of."""
    owner = sentence.child(noun, "poss")
    if owner is not None:
        return owner
    token = sentence.tokens[noun]
    if token.dep == "dobj" and sentence.tokens[token.head].pos == "VERB":
        return subject(sentence, token.head)
    return None


def agent(sentence: Sentence, verb: int) -> int | None:
    """Return the noun of a passive's "by"."""
    for by in sentence.all_children(verb, "agent", "prep"):
        if sentence.tokens[by].lemma == "by":
            return sentence.child(by, "pobj")
    return None


def objects_of(sentence: Sentence, head: int, *prepositions: str) -> list[int]:
    """Return the nouns that stand after one of the prepositions under ``head``."""
    found = []
    for preposition in sentence.all_children(head, "prep", "dative", "agent"):
        if sentence.tokens[preposition].lemma in prepositions:
            found.extend(sentence.all_children(preposition, "pobj"))
    return found


def said_of(sentence: Sentence, noun: int) -> tuple[int, int] | None:
    """Return who stands behind "of" and before a that-clause, and the "that": "the assertion of the rebels that troops shot X"; "that" is no subject there."""
    for holder in objects_of(sentence, noun, "of"):
        for verb in (
            *sentence.all_children(holder, "relcl", "acl"),
            *sentence.all_children(noun, "acl", "relcl", "ccomp"),
        ):
            that = sentence.edges[verb][0]
            subjects = sentence.all_children(verb, "nsubj", "nsubjpass")
            is_clause = sentence.tokens[that].text.casefold() == "that" and that > holder and that not in subjects
            if is_clause and any(i > that for i in subjects):
                return holder, that
    return None


def issued_by(sentence: Sentence, noun: int, last: int | None = None) -> list[int]:
    """Return who stands after "by" or "from" behind words, also where the parser hung it on their verb: "denied a statement by X that Y"."""
    at = (noun if last is None else last) + 1
    found = objects_of(sentence, noun, "by", "from")
    if found or at >= len(sentence.tokens):
        return found
    link = sentence.tokens[at]
    is_beside = link.lemma in {"by", "from"} and link.head == sentence.tokens[noun].head and link.dep == "prep"
    held = sentence.child(at, "pobj") if is_beside else None
    return [held] if held is not None and sentence.tokens[held].ent not in {"DATE", "TIME"} else []


def joined(sentence: Sentence, noun: int) -> list[int]:
    """Return a noun and those joined to it by "and" or a comma."""
    found, waiting = [], [noun]
    while waiting:
        i = waiting.pop(0)
        found.append(i)
        waiting.extend(
            j for j in sentence.all_children(i, "conj") if sentence.tokens[j].pos in {"NOUN", "PROPN", "PRON", "NUM"}
        )
    return found


def is_negated(sentence: Sentence, i: int) -> bool:
    """Tell whether "not", "never", "no" or "none of" stands with a verb, its subject, or with a noun."""
    for child in sentence.children[i]:
        token = sentence.tokens[child]
        if _is_of_figure(sentence, child):
            continue  # "no more than 12", "not less than 40"
        if token.dep == "neg" and _is_quoted_apart(sentence, i, child):
            continue  # "replied: “Absolutely not”": the "not" is what is said
        if token.dep == "neg" or (token.dep in {"det", "preconj"} and token.lemma in NEGATORS):
            return True
        if token.dep in {"advmod", "preconj"} and token.lemma in {"never", "neither", "hardly", "scarcely"}:
            return True
    if _is_after_nor(sentence, i) or _is_in_no_way(sentence, i):
        return True
    if sentence.tokens[i].tag == "VBG" and sentence.tokens[i].dep == "advcl":
        return False  # "none of them was armed, contradicting X": that is no part of what was not
    found = subject(sentence, i) if sentence.tokens[i].pos in {"VERB", "AUX"} else None
    return found is not None and is_empty(sentence, found)


def _is_in_no_way(sentence: Sentence, i: int) -> bool:
    """Tell whether "in no way" or "by no means" stands with a verb or with the adjective of "to be": "are in no way responsible"."""
    told = (i, *sentence.all_children(i, "acomp", "attr"))
    for j in (k for one in told for k in sentence.all_children(one, "prep")):
        way = sentence.child(j, "pobj")
        if way is not None and sentence.tokens[way].lemma in {"way", "mean", "means"}:
            return any(sentence.tokens[k].lemma == "no" for k in sentence.children[way])
    return False


def _is_quoted_apart(sentence: Sentence, verb: int, behind: int) -> bool:
    """Tell whether a quotation opens between a verb and a word behind it."""
    return any(token.text in _OPENING for token in sentence.tokens[verb + 1 : behind])


def _is_after_nor(sentence: Sentence, i: int) -> bool:
    """Tell whether a verb is the second of "neither shelled nor stormed"."""
    token = sentence.tokens[i]
    if token.dep != "conj" or token.pos not in {"VERB", "AUX"} or token.head == i:
        return False
    return any(sentence.tokens[j].lemma == "nor" for j in sentence.children[token.head])


def is_empty(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun phrase names nobody: "no group", "none of its troops", "nobody", "not a single shot"."""
    token = sentence.tokens[noun]
    if token.lemma in NEGATORS or token.text.casefold() in NEGATORS:
        return True
    for i in (noun, *sentence.all_children(noun, "nummod")):
        if any(_is_not_one(sentence, j) for j in sentence.all_children(i, "neg")):
            return True
    return any(
        sentence.tokens[j].lemma in NEGATORS and not _is_of_figure(sentence, j)
        for j in sentence.children[noun]
        if sentence.tokens[j].dep in {"det", "neg", "preconj", "predet"}
    )


def _is_of_figure(sentence: Sentence, word: int) -> bool:
    """Tell whether "no" or "not" belongs to a figure: "no more than 12", "not less than 40"."""
    after = [token.text.casefold() for token in sentence.tokens[word + 1 : word + 3]]
    return len(after) > 1 and after[0] in {"more", "less", "fewer"} and after[1] == "than"


def _is_not_one(sentence: Sentence, word: int) -> bool:
    """Tell whether "not" stands before "one" or "a single"."""
    after = [token.text.casefold() for token in sentence.tokens[word + 1 : word + 3]]
    return after[:1] == ["one"] or after == ["a", "single"]


def is_given(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun is taken for known: "the raid", "this raid", "their raid"."""
    token = sentence.tokens[noun]
    beside = [sentence.tokens[j] for j in sentence.children[noun]]
    return token.pos in {"NOUN", "PROPN"} and any(
        t.dep == "poss" or (t.dep == "det" and t.lemma in _GIVEN) for t in beside
    )


def is_unsaid(sentence: Sentence, cue: int) -> bool:
    """Tell whether a speech act is said not to have been made: "has yet to confirm", "declined to say", "stopped short of claiming"."""
    if is_negated(sentence, cue):
        return True
    token = sentence.tokens[cue]
    head = sentence.tokens[token.head]
    if token.dep == "xcomp" and head.i != cue:
        is_yet = head.lemma == "have" and any(sentence.tokens[j].lemma == "yet" for j in sentence.children[head.i])
        return is_yet or head.lemma in {"decline", "refuse", "fail", "omit"} or is_negated(sentence, head.i)
    if (
        token.dep == "conj"
        and head.pos in {"VERB", "AUX"}
        and any(sentence.tokens[j].lemma in {"nor", "neither"} for j in sentence.children[head.i])
    ):
        return True
    return token.dep == "pcomp" and (head.lemma == "without" or sentence.tokens[head.head].lemma == "short")


def auxiliaries(sentence: Sentence, verb: int) -> list[Token]:
    """Return the auxiliaries of a verb, in order."""
    return [sentence.tokens[j] for j in sentence.children[verb] if sentence.tokens[j].dep in {"aux", "auxpass"}]


def verb_group(sentence: Sentence, verb: int) -> tuple[int, int]:
    """Return the first and last token of a verb with the auxiliaries, adverbs, negation and particle that stand unbroken beside it."""
    beside = {
        j for j in sentence.children[verb] if sentence.tokens[j].dep in {"aux", "auxpass", "neg", "advmod", "prt"}
    }
    first = last = verb
    while first - 1 in beside:
        first -= 1
    while last + 1 in beside and sentence.tokens[last + 1].dep == "prt":
        last += 1
    return first, last


def is_prevented(sentence: Sentence, i: int) -> bool:
    """Tell whether a happening is what somebody means to keep from happening: "withdrew to avoid bloodshed"."""
    token = sentence.tokens[i]
    above = sentence.tokens[token.head]
    return token.dep in {"dobj", "pobj"} and above.lemma in _PREVENTING and above.pos == "VERB"
