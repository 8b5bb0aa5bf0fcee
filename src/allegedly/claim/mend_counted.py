"""A sentence and a word go in; the words to change come out where the parser hung people who are counted on the verb of those before them."""

from allegedly.claim.toll_words import OBJECT_VERBS
from allegedly.parsed import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "advmod", "neg"})
_CLAUSES = frozenset({"conj", "ROOT", "ccomp", "advcl", "parataxis"})
_RISING = {"climbs": "climb", "rises": "rise", "jumps": "jump", "hits": "hit", "passes": "pass", "tops": "top", "nears": "near", "mounts": "mount", "soars": "soar", "doubles": "double"}  # fmt: skip


def mend_counted(sentence: Sentence, token: Token) -> dict[int, Token]:
    """Return the tokens to change around one word, none where nothing is to be mended.

    "Five sustained injuries and one died": the one is who died, no second thing that was sustained. "Six drowned and ten are missing": the
    six drowned. "Killed a man and injured others": the others were injured, not killed. "The toll in the market shelling to 26": a noun.
    """
    return (
        _own_subject(sentence, token)
        or _first_of_two(sentence, token)
        or _second_deed(sentence, token)
        or _deed_of_toll(sentence, token)
        or _rising(sentence, token)
    )


def _verb_behind(sentence: Sentence, noun: Token) -> Token | None:
    """Return the finite verb right behind a phrase, ``None`` where something else follows."""
    at = i = sentence.edges[noun.i][1] + 1
    while i < len(sentence.tokens) and sentence.tokens[i].dep in _BEFORE_VERB and sentence.tokens[i].head > i:
        i += 1
    if i >= len(sentence.tokens):
        return None
    verb = sentence.tokens[i]
    first = next((t for t in sentence.tokens[at : i + 1] if t.pos in {"VERB", "AUX"}), verb)
    is_clause = verb.pos in {"VERB", "AUX"} and first.tag in _FINITE | {"MD"} and verb.dep in _CLAUSES
    return verb if is_clause and verb.i not in sentence.subtree(noun.i) else None


def _joining(sentence: Sentence, noun: Token) -> int | None:
    """Return the "and" right before a phrase that the parser joined to another."""
    before = sentence.edges[noun.i][0] - 1
    is_joined = noun.dep == "conj" and noun.pos in _NOMINAL and noun.head < noun.i
    return before if is_joined and before > 0 and sentence.tokens[before].dep == "cc" else None


def _as_subject(sentence: Sentence, noun: Token, verb: Token) -> Token:
    passive = sentence.child(verb.i, "auxpass") is not None
    return noun._replace(head=verb.i, dep="nsubjpass" if passive else "nsubj")


def _own_subject(sentence: Sentence, noun: Token) -> dict[int, Token]:
    joining = _joining(sentence, noun)
    verb = _verb_behind(sentence, noun) if joining is not None else None
    if verb is None or joining is None or verb.dep != "conj" or verb.head > noun.i:
        return {}
    if sentence.child(verb.i, "nsubj", "nsubjpass", "expl") is not None:
        return {}
    return {
        noun.i: _as_subject(sentence, noun, verb),
        joining: sentence.tokens[joining]._replace(head=verb.head),
    }


def _first_of_two(sentence: Sentence, noun: Token) -> dict[int, Token]:
    """Return the tokens to change in "six drowned and ten are missing", where "drowned" was hung on the six as what they are called."""
    joining = _joining(sentence, noun)
    verb = _verb_behind(sentence, noun) if joining is not None else None
    first = sentence.tokens[noun.head]
    if verb is None or joining is None or first.dep != "acl" or first.tag not in {"VBN", "VBD"}:
        return {}
    people = sentence.tokens[first.head]
    if people.head != verb.i or people.dep not in {"nsubj", "nsubjpass"} or sentence.child(first.i, "agent", "dobj"):
        return {}
    head = first.i if verb.head == verb.i else verb.head
    outer = [j for j in sentence.children[verb.i] if j < people.i or sentence.tokens[j].dep == "punct"]
    found = {j: sentence.tokens[j]._replace(head=first.i) for j in (*outer, joining)}
    found[people.i] = people._replace(head=first.i, dep="nsubj")
    found[first.i] = first._replace(head=head, dep=verb.dep, tag="VBD")
    found[verb.i] = verb._replace(head=first.i, dep="conj")
    return found | {noun.i: _as_subject(sentence, noun, verb)}


def _second_deed(sentence: Sentence, deed: Token) -> dict[int, Token]:
    """Return the tokens to change in "killed a man and injured others", where "injured" was read as a quality of the others."""
    noun = sentence.tokens[deed.head]
    if deed.dep != "amod" or deed.tag != "VBN" or deed.lemma not in OBJECT_VERBS or noun.dep != "conj":
        return {}
    joining = deed.i - 1
    if (
        noun.i < deed.i
        or joining < 0
        or sentence.tokens[joining].dep != "cc"
        or min(sentence.children[noun.i]) < deed.i
    ):
        return {}
    top = noun
    while top.dep == "conj" and top.head < top.i and top.pos != "VERB":
        top = sentence.tokens[top.head]
    verb = top if top.pos == "VERB" else sentence.tokens[top.head]
    if (top.dep != "dobj" and top != verb) or verb.lemma not in OBJECT_VERBS or verb.lemma == deed.lemma:
        return {}
    found = {deed.i: deed._replace(pos="VERB", tag=verb.tag, head=verb.i, dep="conj")}
    found[joining] = sentence.tokens[joining]._replace(head=verb.i)
    return found | {noun.i: noun._replace(head=deed.i, dep="dobj")}


def _deed_of_toll(sentence: Sentence, deed: Token) -> dict[int, Token]:
    """Return the tokens to change in "the toll in the market shelling to 26", where "shelling" was read as what somebody is doing."""
    noun = sentence.tokens[deed.i - 1] if deed.i else deed
    link = sentence.tokens[noun.head]
    toll = sentence.tokens[link.head]
    is_of_toll = link.lemma in {"in", "of", "from"} and toll.lemma in {"toll", "number", "count"}
    if deed.tag != "VBG" or noun.dep != "pobj" or not is_of_toll or deed.dep not in {"advcl", "acl", "pcomp"}:
        return {}
    if sentence.child(deed.i, "dobj", "nsubj") is not None:
        return {}
    found = {j: sentence.tokens[j]._replace(head=toll.head) for j in sentence.children[deed.i]}
    found |= {j: sentence.tokens[j]._replace(head=deed.i) for j in sentence.children[noun.i] if j != deed.i}
    found[noun.i] = noun._replace(head=deed.i, dep="compound")
    lemma = deed.text.casefold()
    return found | {deed.i: deed._replace(lemma=lemma, pos="NOUN", tag="NN", head=link.i, dep="pobj")}


def _rising(sentence: Sentence, word: Token) -> dict[int, Token]:
    """Return the verb to change in the headline "Toll in attack climbs to 29", read as a noun."""
    lemma = _RISING.get(word.text.casefold())
    about = sentence.child(word.i, "nsubj", "compound")
    if lemma is None or word.tag != "NNS" or word.head != word.i or about is None:
        return {}
    noun = sentence.tokens[about]
    if noun.lemma not in {"toll", "number", "count"}:
        return {}
    return {
        word.i: word._replace(lemma=lemma, pos="VERB", tag="VBZ"),
        about: noun._replace(dep="nsubj"),
    }
