"""A noun that remarks on the clause before it in; what to change so that it is one, out: "captured X, a claim that the army rejected"."""

from collections.abc import Collection

from allegedly.claim.grammar import SAYINGS
from allegedly.parsed import Sentence, Token

_ANSWERING = frozenset({"reject", "deny", "dismiss", "dispute", "repeat", "confirm", "refute", "contradict", "contest", "echo", "rebut", "deride", "support"})  # fmt: skip
_KIN = frozenset({"family", "relative", "mother", "father", "parent", "widow", "friend", "colleague", "brother", "sister", "wife", "lawyer", "supporter", "body"})  # fmt: skip
_HARMED = frozenset({"dead", "wounded", "injured", "missing"})
_OF_WORDS = frozenset({"relcl", "acl"})
_SHREDS = frozenset({"shred", "scrap", "iota", "ounce", "jot", "hint", "trace", "speck", "bit", "piece"})
_PEOPLE = frozenset({"NNS", "NNPS", "NN", "NNP"})


def is_remark(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun for words stands behind a comma with something said of it: "..., an allegation which the army denies"."""
    token = sentence.tokens[noun]
    article = sentence.child(noun, "det")
    is_indefinite = article is not None and sentence.tokens[article].lemma in {"a", "an"}
    opened = is_indefinite and article is not None and article > 0 and sentence.tokens[article - 1].text == ","
    told = sentence.child(noun, "relcl", "acl")
    return token.lemma in SAYINGS and opened and told is not None and told > noun


def said_of_the_clause(sentence: Sentence, noun: Token) -> dict[int, Token]:
    """Return the tokens to change where "a claim denied by X" was read as a second object, or "that X rejected" as what is claimed."""
    if not is_remark(sentence, noun.i):
        return {}
    found = {}
    head = sentence.tokens[noun.head]
    if (
        noun.dep in {"dobj", "conj"}
        and head.pos in {"VERB", "NOUN", "PROPN"}
        and sentence.child(head.i, "dobj") != noun.i
    ):
        found[noun.i] = noun._replace(dep="npadvmod" if noun.dep == "dobj" else "appos")
    for clause in sentence.all_children(noun.i, "acl"):
        mark = sentence.child(clause, "mark")
        verb = sentence.tokens[clause]
        is_about = mark is not None and sentence.child(clause, "dobj", "ccomp") is None and verb.lemma in _ANSWERING
        if mark is not None and is_about and sentence.child(clause, "auxpass") is None:
            found[clause] = verb._replace(dep="relcl")
            found[mark] = sentence.tokens[mark]._replace(tag="WDT", dep="dobj", pos="PRON")
    return found


def who_of_kin(sentence: Sentence, clause: Token) -> dict[int, Token]:
    """Return the clause to change in "families of 14 fishermen who vanished": those who vanished are the fishermen."""
    who = sentence.child(clause.i, "nsubj", "nsubjpass")
    kin = sentence.tokens[clause.head]
    if clause.dep != "relcl" or who is None or sentence.tokens[who].text.casefold() != "who" or kin.lemma not in _KIN:
        return {}
    before = sentence.tokens[who - 1]
    link = sentence.tokens[before.head]
    is_of = before.dep == "pobj" and link.lemma == "of" and link.head == kin.i and before.tag in _PEOPLE
    return {clause.i: clause._replace(head=before.i)} if is_of else {}


def some_of_whom(sentence: Sentence, clause: Token) -> dict[int, Token]:
    """Return the clause to change in "17 civilians were treated, four of whom had died": it is of the civilians."""
    about = sentence.child(clause.i, "nsubj", "nsubjpass")
    verb = sentence.tokens[clause.head]
    if clause.dep not in {"advcl", "ccomp", "parataxis"} or about is None or clause.i < verb.i:
        return {}
    of = sentence.child(about, "prep")
    whom = sentence.child(of, "pobj") if of is not None else None
    people = sentence.child(verb.i, "dobj", "nsubjpass", "nsubj")
    if whom is None or people is None or sentence.tokens[whom].text.casefold() not in {"whom", "which"}:
        return {}
    return {clause.i: clause._replace(head=people, dep="relcl")}


def so_many_dead(sentence: Sentence, dead: Token) -> dict[int, Token]:
    """Return the word to change in "put losses at 60 dead", where "dead" was hung on the verb."""
    before = sentence.tokens[dead.i - 1] if dead.i else dead
    is_hung = dead.dep in {"advcl", "acomp", "advmod", "oprd"} and dead.head < before.i
    is_count = before.pos == "NUM" and before.dep == "pobj"
    return (
        {dead.i: dead._replace(head=before.i, dep="amod")}
        if dead.text.casefold() in _HARMED and is_hung and is_count
        else {}
    )


def which_says(sentence: Sentence, clause: Token, cues: Collection[int]) -> dict[int, Token]:
    """Return the clause to change in "the militia that controls the road, which says X": the militia says so, no road does."""
    which = sentence.child(clause.i, "nsubj")
    thing = sentence.tokens[clause.head]
    inner = sentence.tokens[thing.head]
    if (
        clause.i not in cues
        or clause.dep != "relcl"
        or which is None
        or sentence.tokens[which].text.casefold() != "which"
    ):
        return {}
    is_inside = inner.dep == "relcl" and thing.dep in {"dobj", "pobj"} and thing.tag == "NN"
    return {clause.i: clause._replace(head=inner.head)} if is_inside and sentence.tokens[which - 1].text == "," else {}


def shred_of(sentence: Sentence, shred: Token) -> dict[int, Token]:
    """Return the tokens to change in "not a shred of evidence that X": it is no evidence that X."""
    of = sentence.child(shred.i, "prep")
    word = sentence.child(of, "pobj") if of is not None and sentence.tokens[of].lemma == "of" else None
    be = sentence.tokens[shred.head]
    no = sentence.child(be.i, "neg")
    if (
        shred.lemma not in _SHREDS
        or word is None
        or of is None
        or sentence.tokens[word].lemma not in {"evidence", "proof"}
        or no is None
    ):
        return {}
    told = [
        i
        for at, deps in ((shred.i, _OF_WORDS), (word, _OF_WORDS), (be.i, {"ccomp"}))
        for i in sentence.all_children(at, *deps)
    ]
    clause = next((i for i in told if i > word), None)
    found = {
        word: sentence.tokens[word]._replace(head=be.i, dep=shred.dep),
        shred.i: shred._replace(head=word, dep="nmod"),
    }
    found[no] = sentence.tokens[no]._replace(head=word, dep="det", lemma="no")
    if clause is not None:
        found[clause] = sentence.tokens[clause]._replace(head=word, dep="acl")
    return found
