"""A sentence and a word go in; the words to change come out where the parser gave a verb to the wrong noun, or took it for a noun's.

"On 17 February units of X fired at Y": no noun that a day is said of was fired. "Gunmen ringed the town as people were returning, and
opened fire": the gunmen did.
"""

from allegedly.claim.grammar import auxiliaries, own_subject
from allegedly.parsed import Sentence, Token

_TIMES = frozenset({"DATE", "TIME"})
_DAY_PARTS = frozenset({"dawn", "dusk", "noon", "midday", "midnight", "night", "daybreak", "sunset", "sunrise", "nightfall"})  # fmt: skip
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_OF_A_NOUN = frozenset({"det", "amod", "compound", "nummod", "poss", "predet", "nmod", "quantmod"})
_AIMS = frozenset({"at", "on", "upon", "into", "towards", "toward"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHILE = frozenset({"as", "while", "when", "whilst"})


def mend_clauses(sentence: Sentence, token: Token) -> dict[int, Token]:
    """Return the tokens to change around one word, none where nothing is to be mended."""
    return (
        _behind_the_day(sentence, token)
        or _on_a_thing(sentence, token)
        or _behind_the_place(sentence, token)
        or _while(sentence, token)
        or _held_by_them(sentence, token)
        or _of_the_hurt(sentence, token)
        or _given_by_first(sentence, token)
        or _it_was(sentence, token)
        or _spread_by(sentence, token)
        or _of_its_noun(sentence, token)
    )


def _spread_by(sentence: Sentence, spread: Token) -> dict[int, Token]:
    """Return the tokens of "information spread by the rebels about X is not true", where "spread" was read as the verb of the sentence."""
    by = sentence.tokens[spread.i + 1] if spread.i + 1 < len(sentence.tokens) else spread
    if spread.lemma != "spread" or spread.tag not in {*_FINITE, "VBN"} or by.lemma != "by" or not spread.i:
        return {}
    noun = sentence.tokens[spread.i - 1]
    verb = next((sentence.tokens[j] for j in sentence.all_children(spread.i, "conj") if j > by.i), None)
    if noun.head != spread.i or noun.dep not in {"nsubj", "nsubjpass"} or verb is None:
        return {}
    if any(sentence.tokens[j].dep in {"nsubj", "nsubjpass"} for j in sentence.children[verb.i]):
        return {}
    found = {
        j: sentence.tokens[j]._replace(head=noun.i, dep="acl")
        for j in sentence.children[spread.i]
        if by.i < j < verb.i and sentence.tokens[j].dep in {"advcl", "ccomp"}
    }
    head = verb.i if spread.head == spread.i else spread.head
    found[verb.i] = verb._replace(head=head, dep=spread.dep)
    found[noun.i] = noun._replace(head=verb.i, dep="nsubj")
    found[spread.i] = spread._replace(head=noun.i, dep="acl", tag="VBN")
    return found


def _of_its_noun(sentence: Sentence, noun: Token) -> dict[int, Token]:
    """Return the tokens of 'the attack bore "all the hallmarks" of X', where the noun was read as a part of the verb's name."""
    verb = sentence.tokens[noun.head]
    if noun.dep != "compound" or verb.i != noun.i + 1 or verb.pos != "VERB" or verb.tag != "VBD":
        return {}  # "the mortar launches" are no verb, whatever the tag
    if own_subject(sentence, verb.i) is not None or noun.pos not in _NOMINAL:
        return {}
    before = (sentence.tokens[i] for i in sentence.children[verb.i] if i < noun.i)
    changed = {one.i: one._replace(head=noun.i) for one in before if one.dep in _OF_A_NOUN}
    named = sentence.child(verb.i, "appos")
    if named is not None and named > verb.i and sentence.child(verb.i, "dobj") is None:
        changed[named] = sentence.tokens[named]._replace(dep="dobj")
    return changed | {noun.i: noun._replace(dep="nsubj")}


def _behind_the_day(sentence: Sentence, doer: Token) -> dict[int, Token]:
    """Return the tokens of "On 17 February units fired at Y", where the units were read as what the day is said of."""
    link = sentence.tokens[doer.head]
    days = [j for j in sentence.children[doer.i] if j < doer.i and _is_day(sentence.tokens[j])]
    if doer.dep != "pobj" or link.pos != "ADP" or _is_day(doer) or not days or days[-1] > doer.i - 1:
        return {}
    verb = _deed_of(sentence, doer, link)
    if verb is None or not _does(sentence, verb.i):
        return {}
    day = days[-1]
    found = {j: sentence.tokens[j]._replace(head=day) for j in sentence.children[doer.i] if j < day}
    found[day] = sentence.tokens[day]._replace(head=link.i, dep="pobj")
    found[doer.i] = doer._replace(head=verb.i, dep="nsubj")
    if link.dep != "ROOT":
        return found
    found |= {j: sentence.tokens[j]._replace(head=verb.i) for j in sentence.children[link.i] if j != doer.i}
    found[link.i] = link._replace(head=verb.i, dep="prep")
    return found | {verb.i: verb._replace(head=verb.i, dep="ROOT", tag="VBD")}


def _deed_of(sentence: Sentence, doer: Token, link: Token) -> Token | None:
    """Return the verb without a subject that stands behind a phrase: the one it was hung on, or one that was hung on it."""
    if link.dep == "ROOT":
        below = [sentence.tokens[j] for j in sentence.all_children(doer.i, "acl")]
        bare = [t for t in below if not auxiliaries(sentence, t.i) and sentence.child(t.i, "agent") is None]
        return next((t for t in bare if t.tag in {"VBN", "VBD"}), None)
    verb = sentence.tokens[link.head]
    is_next = verb.i == sentence.edges[doer.i][1] + 1 and verb.tag in _FINITE and verb.pos == "VERB"
    return verb if is_next and sentence.child(verb.i, "nsubj", "nsubjpass", "expl") is None else None


def _is_day(token: Token) -> bool:
    return token.ent in _TIMES or token.lemma in _DAY_PARTS


def _does(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb has an object or an aim, as one that is done by its noun has."""
    beside = [sentence.tokens[j] for j in sentence.children[verb]]
    return any(t.dep == "dobj" or (t.dep == "prep" and t.lemma in _AIMS) for t in beside)


def _on_a_thing(sentence: Sentence, verb: Token) -> dict[int, Token]:
    """Return the tokens of "two men on a motorcycle fired at him and fled", where the motorcycle was read as fired."""
    thing = sentence.tokens[verb.head]
    link = sentence.tokens[thing.head]
    doer = sentence.tokens[link.head]
    is_within = thing.dep == "pobj" and link.dep == "prep" and doer.dep == "ROOT" and doer.pos in _NOMINAL
    if verb.dep != "acl" or verb.tag not in {"VBN", "VBD"} or not is_within or not doer.i < thing.i < verb.i:
        return {}
    second = next((j for j in sentence.all_children(doer.i, "conj") if sentence.tokens[j].tag in _FINITE), None)
    if second is None or second < verb.i or not _does(sentence, verb.i):
        return {}
    found = {j: sentence.tokens[j]._replace(head=verb.i) for j in sentence.children[doer.i] if j > verb.i}
    found[verb.i] = verb._replace(head=verb.i, dep="ROOT", tag="VBD")
    return found | {doer.i: doer._replace(head=verb.i, dep="nsubj")}


def _behind_the_place(sentence: Sentence, doer: Token) -> dict[int, Token]:
    """Return the tokens of "In the town of B, fighters attacked a camp", where the fighters were read as another name of the town."""
    place = sentence.tokens[doer.head]
    first, last = sentence.edges[doer.i]
    if doer.dep != "appos" or doer.pos not in _NOMINAL or place.ent not in _PLACES or place.dep != "pobj":
        return {}
    if sentence.tokens[first - 1].text != "," or last + 1 >= len(sentence.tokens):
        return {}
    verb = sentence.tokens[last + 1]
    above = next((i for i in sentence.ancestors(doer.i) if sentence.tokens[i].pos in {"VERB", "AUX"}), None)
    if verb.i != above or verb.tag not in _FINITE or sentence.child(verb.i, "nsubj", "nsubjpass", "expl") is not None:
        return {}
    return {doer.i: doer._replace(head=verb.i, dep="nsubj")}


def _while(sentence: Sentence, verb: Token) -> dict[int, Token]:
    """Return the tokens of "ringed the town as people were returning, and opened fire": who ringed it opened fire."""
    going = sentence.tokens[verb.head]
    mark = sentence.child(going.i, "mark", "advmod")
    if verb.dep != "conj" or verb.tag != "VBD" or going.dep != "advcl" or going.tag != "VBG" or mark is None:
        return {}
    above = sentence.tokens[going.head]
    is_going_on = any(t.lemma == "be" for t in auxiliaries(sentence, going.i))
    is_own = sentence.child(verb.i, "nsubj", "nsubjpass", "expl", "aux", "auxpass") is not None
    is_past = above.tag == "VBD" or any(t.lemma == "have" for t in auxiliaries(sentence, above.i))
    if sentence.tokens[mark].lemma not in _WHILE or not is_going_on or is_own or above.i > going.i or not is_past:
        return {}
    joining = [j for j in sentence.all_children(going.i, "cc", "punct") if going.i < j < verb.i]
    found = {j: sentence.tokens[j]._replace(head=above.i) for j in joining}
    return found | {verb.i: verb._replace(head=above.i)}


def _held_by_them(sentence: Sentence, verb: Token) -> dict[int, Token]:
    """Return the tokens of "the rebels who hold B killed nine, a group said", where B was read as who killed them."""
    holding = sentence.tokens[verb.head]
    thing = sentence.child(verb.i, "nsubj")
    who = sentence.child(holding.i, "nsubj")
    if verb.dep != "ccomp" or holding.dep != "relcl" or thing is None or who is None:
        return {}
    doer = sentence.tokens[holding.head]
    is_bare = sentence.child(verb.i, "mark", "aux") is None and sentence.edges[thing][0] == holding.i + 1
    is_who = sentence.tokens[who].text.casefold() in {"who", "which", "that"} and who == holding.i - 1
    above = sentence.tokens[doer.head]
    voices = [j for j in sentence.all_children(above.i, "nsubj") if j > verb.i]
    if not (is_bare and is_who and doer.dep == "nsubj" and voices) or sentence.child(holding.i, "dobj") is not None:
        return {}
    found = {thing: sentence.tokens[thing]._replace(head=holding.i, dep="dobj")}
    found[verb.i] = verb._replace(head=above.i)
    return found | {doer.i: doer._replace(head=verb.i)}


def _of_the_hurt(sentence: Sentence, verb: Token) -> dict[int, Token]:
    """Return the tokens of "some of the injured succumbed and bodies were found", where the verb was read as who the injured are."""
    hurt = sentence.tokens[verb.i - 1] if verb.i else verb
    link = sentence.tokens[verb.head]
    some = sentence.tokens[link.head]
    is_noun = verb.tag in {"NN", "NNS"} and verb.text.endswith("ed") and verb.dep == "pobj"
    if not is_noun or hurt.dep != "amod" or hurt.head != verb.i or not hurt.text.endswith(("ed", "en")):
        return {}
    main = sentence.tokens[some.head]
    others = [*sentence.all_children(verb.i, "conj"), *sentence.all_children(main.i, "nsubj", "nsubjpass")]
    other = next((j for j in others if verb.i < j < main.i), None)
    if link.lemma != "of" or some.dep not in {"nsubj", "nsubjpass"} or other is None:
        return {}
    found = {j: sentence.tokens[j]._replace(head=hurt.i) for j in sentence.children[verb.i] if j < hurt.i}
    found |= {j: sentence.tokens[j]._replace(head=main.i) for j in sentence.all_children(verb.i, "cc")}
    found[hurt.i] = hurt._replace(head=link.i, dep="pobj")
    found[other] = sentence.tokens[other]._replace(head=main.i, dep=some.dep)
    found[some.i] = some._replace(head=verb.i, dep="nsubj")
    lemma = verb.text.casefold().removesuffix("ed")
    return found | {verb.i: verb._replace(head=main.i, dep="ccomp", pos="VERB", tag="VBD", lemma=lemma)}


def _given_by_first(sentence: Sentence, verb: Token) -> dict[int, Token]:
    """Return the tokens of "A handed over six men and B returned two", where the six were read as returning two with B."""
    giving = sentence.tokens[verb.head]
    given = sentence.child(verb.i, "nsubj")
    if verb.dep != "conj" or giving.pos != "VERB" or given is None or sentence.child(giving.i, "dobj") is not None:
        return {}
    second, joining = sentence.child(given, "conj"), sentence.child(given, "cc")
    first = sentence.edges[given][0]
    is_next = first - 1 == giving.i or (sentence.tokens[first - 1].dep == "prt" and first - 2 == giving.i)
    if second is None or joining is None or not is_next or second != verb.i - 1 or giving.i > given:
        return {}
    return {
        given: sentence.tokens[given]._replace(head=giving.i, dep="dobj"),
        second: sentence.tokens[second]._replace(head=verb.i, dep="nsubj"),
        joining: sentence.tokens[joining]._replace(head=giving.i),
    }


def _it_was(sentence: Sentence, verb: Token) -> dict[int, Token]:
    """Return the verb of "says it was A, unprovoked, that charged", where it was read as a second thing that is said."""
    that = sentence.child(verb.i, "nsubj")
    if verb.dep != "ccomp" or that is None or sentence.tokens[that].tag not in {"WDT", "WP"}:
        return {}
    for being in sentence.all_children(verb.head, "ccomp"):
        it, who = sentence.child(being, "nsubj"), sentence.child(being, "attr")
        if being < verb.i and it is not None and who is not None and sentence.tokens[it].text.casefold() == "it":
            return {verb.i: verb._replace(head=who, dep="relcl")}
    return {}
