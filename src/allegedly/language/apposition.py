"""Two noun phrases of a sentence go in; whether one names the other comes out: "a shopkeeper, NAME", "a group calling itself NAME"."""

from collections.abc import Sequence

from allegedly.language.mentions import Described
from allegedly.language.naming import PLACE_WORDS
from allegedly.parsed import Sentence

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SELF = frozenset({"itself", "themselves", "himself", "herself"})


def _is_parted(sentence: Sentence, one: int, other: int) -> bool:
    """Tell whether a colon stands between two words: "Mayor NAME: army shelled the market"."""
    return any(t.text == ":" for t in sentence.tokens[min(one, other) : max(one, other)])


def _is_left_open(sentence: Sentence, name: int, role: int) -> bool:
    """Tell whether no comma closes what one opened: "bombed a market in NAME, a doctor and two traders said" is not about NAME."""
    first, last = sentence.edges[role]
    is_opened = name < role and sentence.tokens[first - 1].text == ","
    after = sentence.tokens[last + 1 : last + 2]
    return is_opened and bool(after) and after[0].tag in _FINITE


def _is_called(sentence: Sentence, role: int, name: int) -> bool:
    """Tell whether a description is given a name: "a group calling itself NAME", "a commander known as NAME"."""
    verb = sentence.tokens[sentence.tokens[role].head]
    is_itself = any(sentence.tokens[j].lemma in _SELF for j in sentence.children[verb.i])
    if (
        verb.lemma == "call"
        and is_itself
        and sentence.tokens[name].dep == "oprd"
        and sentence.tokens[name].head == verb.i
    ):
        return True
    for clause in sentence.all_children(role, "acl"):
        given = sentence.child(clause, "oprd")
        is_meant = name == given or (given is None and name in sentence.subtree(clause))
        if is_meant and sentence.tokens[clause].lemma in {"call", "know", "name", "dub", "style"}:
            return True
    return False


def _is_apposed(sentence: Sentence, name: int, role: int) -> bool:
    """Tell whether a name stands in apposition to a description: "a shopkeeper, NAME", "the news agency NAME"."""
    token = sentence.tokens[name]
    if _is_of_another(sentence, role):
        return False
    whose = {i for j in sentence.all_children(role, "prep") for i in sentence.subtree(j)}  # "the chief of staff, NAME"
    between = [t for t in sentence.tokens[role + 1 : name] if t.i not in whose]
    if token.dep == "appos" and token.head == role:
        return sentence.tokens[role].tag in {"NN", "NNP"} and all(
            t.dep in {"compound", "punct", "det"} for t in between
        )
    is_beside = role < name and all(t.dep == "compound" for t in between)
    return is_beside and token.head == sentence.tokens[role].head and token.dep == sentence.tokens[role].dep


def _is_of_another(sentence: Sentence, role: int) -> bool:
    """Tell whether a description is by somebody else who is met here first, and whose name follows: "the family of a radio host, NAME"."""
    for preposition in sentence.all_children(role, "prep"):
        inner = sentence.child(preposition, "pobj")
        article = sentence.child(inner, "det") if inner is not None else None
        if article is not None and sentence.tokens[article].lemma in {"a", "an"}:
            return True
    return False


def _is_apposed_behind(sentence: Sentence, name: int, role: int) -> bool:
    """Tell whether a person's name was hung on whose head somebody is: "the chairman of the association, NAME"."""
    token = sentence.tokens[name]
    if _is_of_another(sentence, role):
        return False
    if token.text.casefold() in PLACE_WORDS:
        return False  # "a priest of the diocese of B, C State"
    of = [j for j in sentence.all_children(role, "prep") if sentence.tokens[j].lemma in {"of", "for", "at", "in"}]
    return token.dep == "appos" and name > role and any(token.head in sentence.subtree(j) for j in of)


def is_described_as(sentence: Sentence, found: Described, other: Described, every: Sequence[Described]) -> bool:
    """Tell whether a description stands with a name as what it is: in apposition, or by "known as".

    In "the chairman of the association, NAME" the name is the chairman's; in "the family of the mayor, NAME" the mayor's.
    """
    token = sentence.tokens[other.head]
    if _is_parted(sentence, found.head, other.head) or _is_left_open(sentence, found.head, other.head):
        return False
    if (token.dep == "appos" and token.head == found.head) or _is_called(sentence, other.head, found.head):
        return True
    if _is_apposed(sentence, found.head, other.head) and (token.tag == "NN" or _is_one(other)):
        return True
    is_nearer = any(
        one.form == "role" and one.head == sentence.tokens[found.head].head and _is_one(one) for one in every
    )
    is_person = found.form == "person" and _is_one(other) and not is_nearer
    return is_person and _is_apposed_behind(sentence, found.head, other.head)


def _is_one(found: Described) -> bool:
    """Tell whether a description is of one person by office, not of a body or of somebody's kin."""
    role = found.role
    return role is not None and not role.collective and role.kind != "relative" and not found.plural
