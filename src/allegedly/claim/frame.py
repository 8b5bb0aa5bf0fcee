"""A verb and the index of triggers go in; the trigger of verb and object comes out where other words stand between the two.

"Lifted on Friday a day-old blockade", "the sanctions were lifted": the tree says what the order of the words does not.
"""

from allegedly.claim.grammar import is_passive, joined, objects_of, subject
from allegedly.claim.phrases import Found, Phrases
from allegedly.lexicon.entries import Trigger
from allegedly.parsed import Sentence, Token

# Stands in the lexicon for whoever has a name
SOMEBODY = "@somebody"
NAMES = frozenset({"PERSON", "NORP", "ORG", "GPE"})


def is_named(token: Token) -> bool:
    """Tell whether a word is the name of somebody, or may be one that the parser does not know."""
    return token.ent in NAMES or (token.pos == "PROPN" and not token.ent)


def is_anybody(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun is somebody with a name, or with the name of a country before it: "the Ostrian president"."""
    near = (sentence.tokens[j] for j in sentence.children[token.i])
    return is_named(token) or (token.pos == "NOUN" and any(each.ent in {"NORP", "GPE"} for each in near))


def apart(sentence: Sentence, verb: int, phrases: Phrases) -> tuple[int, Trigger] | None:
    """Return the object of a verb and the longest entry of that verb, its particle and that object; ``None`` where there is none."""
    token = sentence.tokens[verb]
    entries = [row for row in phrases.by_word.get(token.lemma, ()) if len(row[0]) > 1 and row[1].pos == "verb"]
    if not entries or token.pos != "VERB":
        return None
    particles = [sentence.tokens[j] for j in sentence.children[verb] if sentence.tokens[j].dep in {"prt", "prep"}]
    for thing in _things(sentence, verb):
        for words, entry in entries:
            if _is_beside_an_object(sentence, verb, thing, words):
                continue
            if isinstance(entry, Trigger) and _fits(sentence, thing, words[1:], particles):
                return thing, entry
    return None


def alone(sentence: Sentence, verb: int, phrases: Phrases) -> tuple[Found, Trigger] | None:
    """Return the entry of a verb by itself, or ``None``."""
    rows = phrases.by_word.get(sentence.tokens[verb].lemma, ())
    entries = (row[1] for row in rows if len(row[0]) == 1 and row[1].pos == "verb")
    return next(((Found(verb, verb, verb), entry) for entry in entries if isinstance(entry, Trigger)), None)


def _things(sentence: Sentence, verb: int) -> list[int]:
    """Return what is done something to or made of it: the objects of a verb, the subject of a passive, the nouns after its prepositions."""
    found = [j for i in sentence.all_children(verb, "dobj") for j in joined(sentence, i)]
    if is_passive(sentence, verb):
        about = subject(sentence, verb)
        found += joined(sentence, about) if about is not None else []
    found += sentence.all_children(verb, "oprd", "acomp")  # "left nine soldiers and 20 insurgents dead"
    found += [k for j in found for k in objects_of(sentence, j, "of")]  # "a second round of talks"
    let = sentence.all_children(verb, "ccomp")  # "allowed the convoy to pass"
    found += [j for i in let if sentence.tokens[i].tag == "VB" for j in sentence.all_children(i, "nsubj")]
    return found + [j for i in sentence.all_children(verb, "prep") for j in sentence.all_children(i, "pobj")]


def _is_beside_an_object(sentence: Sentence, verb: int, thing: int, words: tuple[str, ...]) -> bool:
    """Tell whether a noun stands after a preposition that the entry does not name, where the verb has an object: "opened fire across the border"."""
    link = sentence.tokens[sentence.tokens[thing].head]
    is_after = sentence.tokens[thing].dep == "pobj" and link.head == verb
    return is_after and link.lemma not in words and sentence.child(verb, "dobj") is not None


def _fits(sentence: Sentence, thing: int, words: tuple[str, ...], particles: list[Token]) -> bool:
    """Tell whether the words are a noun with what modifies it, after a particle or preposition of the verb where they begin with one."""
    token = sentence.tokens[thing]
    if not words or words[-1] not in (
        token.lemma,
        token.text.casefold(),
        SOMEBODY if is_anybody(sentence, token) else "",
    ):
        return False
    before = {sentence.tokens[j].lemma for j in sentence.children[thing]}
    if len(words) > 1 and any(words[0] == particle.lemma and particle.dep == "prt" for particle in particles):
        words = words[1:]
    preposition = sentence.tokens[token.head]
    if token.dep == "pobj" and sentence.tokens[preposition.head].pos == "VERB":
        is_whole = words[-1] != SOMEBODY or sentence.child(preposition.head, "dobj", "nsubjpass") is not None
        return len(words) > 1 and words[0] == preposition.lemma and is_whole and before.issuperset(words[1:-1])
    return before.issuperset(words[:-1])
