"""Two noun phrases of a sentence go in; whether one names the other comes out: "a shopkeeper, NAME", "a group calling itself NAME"."""

from allegedly.parsed import Sentence

_SELF = frozenset({"itself", "themselves", "himself", "herself"})


def is_parted(sentence: Sentence, one: int, other: int) -> bool:
    """Tell whether a colon stands between two words: "Mayor NAME: army shelled the market"."""
    return any(t.text == ":" for t in sentence.tokens[min(one, other) : max(one, other)])


def is_called(sentence: Sentence, role: int, name: int) -> bool:
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


def is_apposed(sentence: Sentence, name: int, role: int) -> bool:
    """Tell whether a name stands in apposition to a description: "a shopkeeper, NAME", "the news agency NAME"."""
    token = sentence.tokens[name]
    whose = {i for j in sentence.all_children(role, "prep") for i in sentence.subtree(j)}  # "the chief of staff, NAME"
    between = [t for t in sentence.tokens[role + 1 : name] if t.i not in whose]
    if token.dep == "appos" and token.head == role:
        return sentence.tokens[role].tag in {"NN", "NNP"} and all(
            t.dep in {"compound", "punct", "det"} for t in between
        )
    is_beside = role < name and all(t.dep == "compound" for t in between)
    return is_beside and token.head == sentence.tokens[role].head and token.dep == sentence.tokens[role].dep


def is_apposed_behind(sentence: Sentence, name: int, role: int) -> bool:
    """Tell whether a person's name was hung on whose head somebody is: "the chairman of the association, NAME"."""
    token = sentence.tokens[name]
    of = [j for j in sentence.all_children(role, "prep") if sentence.tokens[j].lemma in {"of", "for", "at", "in"}]
    return token.dep == "appos" and name > role and any(token.head in sentence.subtree(j) for j in of)
