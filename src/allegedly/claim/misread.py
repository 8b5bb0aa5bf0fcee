"""A sentence goes in; the same comes out with the words put right that the tagger takes for a noun or an adjective where they are verbs.

"Did the army storm the university?": no other word could be the verb of "did". "Denied recruiting children": what is denied is a deed,
and "recruiting" no quality of the children.
"""

from collections.abc import Iterator
from dataclasses import replace

from allegedly.claim.grammar import ACCUSERS, SAYINGS, is_passive, own_subject
from allegedly.claim.mend import is_tree
from allegedly.parsed import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
# What takes a deed as its object: "admitted burning houses"
_OF_DEEDS = frozenset({"deny", "admit", "acknowledge", "begin", "start", "stop", "cease", "resume", "continue", "finish", "keep", "avoid", "consider", "contemplate", "discuss", "suggest", "recommend", "favour", "favor", "oppose", "disclaim", "justify", "defend", "prohibit", "ban", "forbid", "risk"})  # fmt: skip
_OF_GUILT = ACCUSERS | SAYINGS | frozenset({"guilty", "responsible", "responsibility", "suspicion", "capable", "innocent", "involve", "involvement", "role", "part", "blame", "guilt"})  # fmt: skip
_BEFORE_DEEDS = frozenset({"of", "for", "with", "in", "by", "from", "to"})
# Those who do, not those it is done to: "the striking workers", "fleeing families"
_JUDGES = {"rejects": "reject", "dismisses": "dismiss", "brands": "brand", "labels": "label", "denies": "deny", "disputes": "dispute", "refutes": "refute"}  # fmt: skip
_HOW = frozenset({"as", "with", "in", "out"})
_INTRANSITIVE = frozenset({"flee", "protest", "fight", "strike", "retreat", "march", "return", "remain", "oppose", "lead", "surrender", "withdraw", "demonstrate", "riot", "clash", "advance"})  # fmt: skip
# What a word before it tells the kind of: "recruiting claims", "bombing raids", "smuggling networks"
_KINDS = SAYINGS | frozenset({"attack", "raid", "operation", "campaign", "incident", "plan", "plot", "run", "mission", "sortie", "tactic", "method", "drive", "network", "ring", "case", "scheme", "spree", "squad", "field", "ground", "range", "practice", "technique", "machine", "offence", "offense", "effort", "center", "centre", "camp", "office", "force", "party", "team", "unit", "victim", "accusation", "death", "casualty", "exercise"})  # fmt: skip


# Verbs that without an object say what was done to their subject
_HOW_BADLY = frozenset({"slightly", "lightly", "seriously", "badly", "critically", "severely", "fatally", "gravely"})
_DONE_TO = frozenset({"hurt", "shoot", "kill", "execute", "hang", "behead", "stab", "beat", "burn", "torture", "rape", "rob", "murder", "massacre", "arrest", "detain", "jail", "abduct", "kidnap", "wound", "injure", "bomb", "shell", "loot", "ransack", "deport", "expel", "evict", "bury", "slaughter", "strangle", "decapitate"})  # fmt: skip


def reread(sentence: Sentence, verbs: frozenset[str]) -> Sentence:
    """Return the sentence with its misread verbs put right; ``verbs`` are the lemmas that may be one."""
    for token in sentence.tokens:
        changed = (
            _base_form(sentence, token, verbs)
            or _gerund(sentence, token, verbs)
            or _noun(sentence, token, verbs)
            or _past(sentence, token)
            or _participle(sentence, token)
            or _left_out(sentence, token)
            or _judges(sentence, token)
            or _shot_dead(sentence, token)
            or _told_as_quality(sentence, token, verbs)
        )
        if changed:
            tokens = tuple(changed.get(each.i, each) for each in sentence.tokens)
            sentence = replace(sentence, tokens=tokens) if is_tree(tokens) else sentence
    return sentence


def _participle(sentence: Sentence, token: Token) -> dict[int, Token]:
    """Return the verb to change that shares a passive and was read as a past: "were lined up and shot", or as a noun: "had her shot"."""
    head = sentence.tokens[token.head]
    if token.text.casefold() == "shot" and token.tag == "NN" and token.dep == "acl" and head.i < token.i:
        return {token.i: token._replace(lemma="shoot", pos="VERB", tag="VBN")}
    if token.text.casefold() == "shot" and token.tag == "NN" and token.dep == "conj" and is_passive(sentence, head.i):
        return {token.i: token._replace(lemma="shoot", pos="VERB", tag="VBN")}  # "were taken out and shot"
    if token.tag != "VBD" or token.dep != "conj" or token.lemma not in _DONE_TO or token.i < head.i:
        return {}
    is_own = own_subject(sentence, token.i) is not None or sentence.child(token.i, "dobj", "aux", "prt") is not None
    return {token.i: token._replace(tag="VBN")} if not is_own and is_passive(sentence, head.i) else {}


def _left_out(sentence: Sentence, token: Token) -> dict[int, Token]:
    """Return the tokens to change in "the guard was killed and his driver wounded": the driver undergoes, "was" is left out."""
    head = sentence.tokens[token.head]
    if token.dep != "conj" or token.tag not in {"VBN", "VBD"} or token.lemma not in _DONE_TO or token.i < head.i:
        return {}
    about = sentence.child(token.i, "nsubj")
    is_active = sentence.child(token.i, "dobj", "aux", "auxpass", "prt", "ccomp", "xcomp") is not None or any(
        sentence.tokens[i].text.casefold() not in _HOW_BADLY for i in sentence.all_children(token.i, "advmod")
    )
    aims = {sentence.tokens[i].lemma for i in sentence.all_children(token.i, "prep")} & {"at", "into", "towards"}
    if about is None or is_active or aims or not is_passive(sentence, head.i):
        return {}
    return {
        token.i: token._replace(tag="VBN"),
        about: sentence.tokens[about]._replace(dep="nsubjpass"),
    }


def _judges(sentence: Sentence, token: Token) -> dict[int, Token]:
    """Return the tokens to change in "the ministry rejects as false the claim", where the verb was read as what the ministry's are."""
    after = sentence.tokens[token.i + 1 : token.i + 2]
    lemma = _JUDGES.get(token.text.casefold())
    doer = sentence.child(token.i, "compound")
    if lemma is None or token.tag != "NNS" or doer != token.i - 1 or not after or after[0].lemma not in _HOW:
        return {}
    if after[0].lemma != "as" and not any(
        sentence.tokens[j].lemma in SAYINGS for j in sentence.all_children(token.i, "appos")
    ):
        return {}  # "factory rejects with faults"
    found = {token.i: token._replace(lemma=lemma, pos="VERB", tag="VBZ")}
    found |= {j: sentence.tokens[j]._replace(head=doer) for j in sentence.children[token.i] if j < doer}
    found |= {j: sentence.tokens[j]._replace(dep="dobj") for j in sentence.all_children(token.i, "appos")}
    return found | {doer: sentence.tokens[doer]._replace(dep="nsubj")}


def _base_form(sentence: Sentence, token: Token, verbs: frozenset[str]) -> dict[int, Token]:
    """Return the tokens to change where a base form that stands with "did", "should" or "if" was read as a noun."""
    lemma = token.text.casefold()
    if token.pos not in _NOMINAL or lemma not in verbs:
        return {}
    verb = token._replace(lemma=lemma, pos="VERB", tag="VB")
    above = sentence.tokens[token.head]
    if above.lemma == "do" and above.pos in {"VERB", "AUX"} and above.i < token.i and token.dep == "nsubj":
        return _under_do(sentence, above, verb, None)
    over = sentence.tokens[above.head]
    if over.lemma == "do" and over.i < token.i and (token.dep, above.dep) == ("compound", "nsubj"):
        return _under_do(sentence, over, verb, above)
    if token.dep == "nsubj" and above.pos in {"NOUN", "PROPN"} and above.i > token.i and _is_if(sentence, above.i):
        return _before_thing(sentence, verb, above)
    is_verbal = sentence.child(token.i, "aux") is not None or (
        _is_if(sentence, token.i) and sentence.child(token.i, "dobj") is not None
    )
    if not is_verbal or sentence.child(token.i, "cop") is not None:
        return {}
    if sentence.child(token.i, "nsubj") is not None:
        return {token.i: verb}
    doer = sentence.child(token.i, "compound")
    if doer is None or doer != token.i - 1:
        return {}
    found = {token.i: verb, doer: sentence.tokens[doer]._replace(dep="nsubj")}
    modifiers = sentence.all_children(token.i, "det", "amod", "compound", "poss", "nummod")
    return found | {j: sentence.tokens[j]._replace(head=doer) for j in modifiers if j < doer}


def _before_thing(sentence: Sentence, verb: Token, thing: Token) -> dict[int, Token]:
    """Return the tokens of "if the army bombard the valley", where the object was read as what the condition says."""
    doer = sentence.child(verb.i, "compound")
    is_bare = not any(sentence.tokens[j].pos in {"VERB", "AUX"} for j in sentence.children[thing.i])
    if doer is None or doer != verb.i - 1 or sentence.child(thing.i, "det", "poss") is None or not is_bare:
        return {}
    found = {j: sentence.tokens[j]._replace(head=verb.i) for j in sentence.all_children(thing.i, "mark", "advmod")}
    found |= {j: sentence.tokens[j]._replace(head=doer) for j in sentence.children[verb.i] if j < doer}
    found[doer] = sentence.tokens[doer]._replace(head=verb.i, dep="nsubj")
    found[verb.i] = verb._replace(head=thing.head, dep=thing.dep)
    return found | {thing.i: thing._replace(head=verb.i, dep="dobj")}


def _is_if(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[j].lemma in {"if", "unless"} for j in sentence.all_children(i, "mark"))


def _under_do(sentence: Sentence, do: Token, verb: Token, thing: Token | None) -> dict[int, Token]:
    """Return the tokens of "did the air force bombard the port" with "bombard" as the verb and "did" beside it.

    ``thing`` is the object where the parser took it for the subject of "did".
    """
    if sentence.child(verb.i, "nsubj") is None:
        return {}
    head = verb.i if do.head == do.i else do.head
    found = {j: sentence.tokens[j]._replace(head=verb.i) for j in sentence.children[do.i]}
    found |= {verb.i: verb._replace(head=head, dep=do.dep), do.i: do._replace(head=verb.i, dep="aux", pos="AUX")}
    return found if thing is None else found | {thing.i: thing._replace(head=verb.i, dep="dobj")}


def _gerund(sentence: Sentence, token: Token, verbs: frozenset[str]) -> dict[int, Token]:
    """Return the tokens to change where a gerund with an object was hung before that object as if it told its kind."""
    if token.dep not in {"amod", "compound"} or token.head < token.i or not token.text.endswith("ing"):
        return {}
    thing = sentence.tokens[token.head]
    lemma = next((each for each in _stems(token.text.casefold()) if each in verbs), None)
    if lemma is None or lemma in _INTRANSITIVE or thing.lemma in _KINDS or not _is_several(sentence, thing):
        return {}
    if min(sentence.children[thing.i]) != token.i or not _takes_deed(sentence, thing):
        return {}
    dep = "xcomp" if thing.dep == "dobj" else "pcomp"
    return {
        token.i: token._replace(lemma=lemma, pos="VERB", tag="VBG", head=thing.head, dep=dep),
        thing.i: thing._replace(head=token.i, dep="dobj"),
    }


def _past(sentence: Sentence, token: Token) -> dict[int, Token]:
    """Return the tokens to change in "the chief rubbished claims", where the verb was read as what kind of claims they are."""
    thing = sentence.tokens[token.head]
    if token.dep != "amod" or thing.i < token.i or thing.lemma not in SAYINGS or not token.text.endswith("ed"):
        return {}
    doer = sentence.child(thing.i, "nsubj")
    if doer != token.i - 1 or sentence.child(thing.i, "cop", "aux") is not None:
        return {}
    verb = token._replace(lemma=token.text.casefold().removesuffix("ed"), pos="VERB", tag="VBD", dep=thing.dep)
    head = token.i if thing.head == thing.i else thing.head
    outer = [j for j in sentence.children[thing.i] if j < doer or sentence.tokens[j].dep == "punct"]
    found = {j: sentence.tokens[j]._replace(head=token.i) for j in (*outer, doer)}
    return found | {token.i: verb._replace(head=head), thing.i: thing._replace(head=token.i, dep="dobj")}


def _is_several(sentence: Sentence, thing: Token) -> bool:
    return thing.tag in {"NNS", "NNPS"} or sentence.child(thing.i, "nummod") is not None


def _takes_deed(sentence: Sentence, thing: Token) -> bool:
    """Tell whether a deed may stand where the thing stands: "denied ...", "accused of ...", "responsible for ..."."""
    above = sentence.tokens[thing.head]
    if thing.dep == "dobj":
        return above.lemma in _OF_DEEDS and sentence.all_children(above.i, "dobj") == [thing.i]
    is_guilt = sentence.tokens[above.head].lemma in _OF_GUILT
    return thing.dep == "pobj" and above.lemma in _BEFORE_DEEDS and is_guilt


def _stems(text: str) -> Iterator[str]:
    stem = text.removesuffix("ing")
    yield from (stem, f"{stem}e")
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]


def _noun(sentence: Sentence, token: Token, verbs: frozenset[str]) -> dict[int, Token]:
    """Return the tokens to change in "army shelling killed two", where "shelling" was read as an auxiliary of "killed"."""
    if token.dep in {"csubj", "nsubj"} and token.tag == "VBG" and token.lemma in verbs:
        return _noun_first(sentence, token)
    if token.dep in {"acl", "advmod"} and token.tag == "VBG" and token.lemma in verbs - _INTRANSITIVE and token.i:
        return _noun_after(sentence, token)
    if token.dep != "aux" or token.tag != "VBG" or token.lemma not in verbs or token.head < token.i:
        return {}
    doer = sentence.child(token.head, "nsubj")
    if doer is None or doer != token.i - 1:
        return {}
    noun = token._replace(lemma=token.text.casefold(), pos="NOUN", tag="NN", dep="nsubj")
    found = {token.i: noun, doer: sentence.tokens[doer]._replace(head=token.i, dep="compound")}
    return found | {j: sentence.tokens[j]._replace(head=token.i) for j in sentence.all_children(doer, "det")}


def _noun_after(sentence: Sentence, token: Token) -> dict[int, Token]:
    """Return the tokens to change in "army shelling killed two", where "shelling" was read as what the army is doing."""
    doer = sentence.tokens[token.i - 1]
    above = sentence.tokens[doer.head]
    is_of = all(sentence.tokens[j].lemma == "of" for j in sentence.children[token.i])
    is_next = sentence.edges[token.i][1] == above.i - 1 and above.tag in {"VBD", "VBZ", "VBP"}
    if doer.dep != "nsubj" or doer.pos not in {"NOUN", "PROPN"} or not (is_of and is_next):
        return {}
    found = {j: sentence.tokens[j]._replace(head=token.i) for j in sentence.all_children(doer.i, "det", "amod")}
    noun = token._replace(lemma=token.text.casefold(), pos="NOUN", tag="NN", dep="nsubj", head=above.i)
    return found | {token.i: noun, doer.i: doer._replace(head=token.i, dep="compound")}


def _noun_first(sentence: Sentence, token: Token) -> dict[int, Token]:
    """Return the tokens to change in "Shelling by the army killed two", "Fighting between A and B killed ten"."""
    near = [sentence.tokens[j] for j in sentence.children[token.i]]
    beside = {each.lemma for each in near if each.dep in {"prep", "agent"}}
    if len(beside) == 0 or any(each.dep not in {"prep", "agent", "amod", "det", "compound"} for each in near):
        return {}
    if not beside & {"by", "between", "among"}:
        return {}
    found = {each.i: each._replace(dep="prep") for each in near if each.dep == "agent"}
    return found | {token.i: token._replace(lemma=token.text.casefold(), pos="NOUN", tag="NN", dep="nsubj")}


def _shot_dead(sentence: Sentence, token: Token) -> dict[int, Token]:
    """Return the tokens to change in "gunmen on a motorcycle shot dead a judge", where "dead" was read as the verb and "shot" as a thing."""
    dead = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
    doer = sentence.child(dead.i, "nsubj")
    if token.text.casefold() != "shot" or token.pos != "NOUN" or dead.lemma != "dead" or doer is None:
        return {}
    if sentence.child(dead.i, "dobj") is None or not doer < token.i:
        return {}
    above = token.i if dead.head == dead.i else dead.head
    found = {j: sentence.tokens[j]._replace(head=token.i) for j in sentence.children[dead.i]}
    own = [j for j in sentence.children[token.i] if j < token.i]
    thing = next((j for j in reversed(own) if sentence.tokens[j].dep == "compound"), None)
    if thing is not None:  # "motorcycle" of "on a motorcycle"
        found |= {j: sentence.tokens[j]._replace(head=thing) for j in own}
        found[thing] = sentence.tokens[thing]._replace(head=token.head, dep=token.dep)
    found[token.i] = token._replace(lemma="shoot", pos="VERB", tag="VBD", head=above, dep=dead.dep)
    return found | {dead.i: dead._replace(head=token.i, dep="advmod", pos="ADV")}


def _told_as_quality(sentence: Sentence, token: Token, verbs: frozenset[str]) -> dict[int, Token]:
    """Return the tokens to change in "a court in X jailed editor NAME", where the verb was read as what kind of editor NAME is."""
    if token.dep != "amod" or token.tag != "VBN" or token.lemma not in verbs or token.head < token.i or not token.i:
        return {}
    done_to = sentence.tokens[token.head]
    while done_to.dep == "compound" and done_to.head != done_to.i:
        done_to = sentence.tokens[done_to.head]
    link = sentence.tokens[done_to.head]
    before = sentence.tokens[token.i - 1]
    # "in Dalen jailed editor NAME": the town was hung on the name as well
    is_behind_town = done_to.dep == "pobj" and before.pos == "PROPN" and before.head in {token.head, done_to.i}
    doer = sentence.tokens[link.head] if is_behind_town else link
    is_clause = doer.dep in {"ROOT", "ccomp"} and doer.pos in {"NOUN", "PROPN"}
    between = sentence.tokens[doer.i + 1 : token.i]
    is_broken = any(t.text in {",", ":", "-", "–"} or t.pos in {"VERB", "AUX"} for t in between)
    if not is_clause or not (is_behind_town or done_to.dep == "appos") or doer.i > token.i or is_broken:
        return {}
    above = token.i if doer.head == doer.i else doer.head
    after = [j for j in sentence.children[doer.i] if j > token.i]
    found = {j: sentence.tokens[j]._replace(head=token.i) for j in after}
    found[token.i] = token._replace(pos="VERB", tag="VBD", head=above, dep=doer.dep)
    found[done_to.i] = done_to._replace(head=token.i, dep="dobj")
    if is_behind_town:
        found[before.i] = before._replace(head=link.i, dep="pobj")
    return found | {doer.i: doer._replace(head=token.i, dep="nsubj")}
