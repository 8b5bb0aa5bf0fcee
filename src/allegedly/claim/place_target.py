"""A name that nothing knows goes in; whether the words around it can be of a place alone comes out: "the raid on X", "encircled X", "took X from the army"."""

from allegedly.claim.clause import is_verb
from allegedly.claim.gazetteer_file import key_of
from allegedly.claim.grammar import first_joined
from allegedly.claim.place_shown import Shown, is_where
from allegedly.claim.place_use import PlaceName, stands_as_place
from allegedly.claim.place_words import BODIES, FORCES, MADE_ON, OF_SPEECH
from allegedly.parsed import Document, Sentence, Token

# What is done to towns and to what stands there, hardly ever to people.
_ROUND = frozenset({"encircle", "besiege", "storm", "overrun", "shell", "bombard", "retake", "recapture", "bomb", "invade", "reoccupy", "pound"})  # fmt: skip
# What is done to people as well; of towns only where the words go on about the fight for them.
_GAINED = frozenset({"take", "capture", "seize", "enter", "lose", "liberate", "secure", "hold", "reach"})
_FIGHTS = frozenset({"fight", "fighting", "battle", "clash", "siege", "combat", "resistance", "offensive", "assault", "shelling"})  # fmt: skip
_HOLDERS = FORCES | {"army", "government", "rebel", "militia", "junta", "regime", "control", "enemy", "insurgent"}
_PERSONAL = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_NO_TARGETS = frozenset({"DATE", "TIME", "MONEY", "LAW", "CARDINAL", "QUANTITY", "NORP", "LANGUAGE"})


def is_shown_place(sentence: Sentence, name: PlaceName, shown: Shown) -> bool:
    """Tell whether the report shows a name to be a place, and it stands as one here."""
    key = key_of(name.text)
    if key in shown.others or key in shown.ships or name.label in _NO_TARGETS:
        return False
    return (key in shown.places or is_where(sentence, name.first, name.last)) and stands_as_place(
        sentence, name
    ) is not None


def is_target(document: Document, sentence: Sentence, name: PlaceName, shown: Shown) -> bool:
    """Tell whether an unknown name is attacked as towns are, while no word of the report speaks for a person or a body."""
    key = key_of(name.text)
    if key in shown.others or key in shown.ships or name.label in _NO_TARGETS or name.text.isupper():
        return False
    if sentence.tokens[name.last].lemma.casefold() in BODIES or not name.text[0].isupper():
        return False
    token = sentence.tokens[first_joined(sentence, name.head)]
    above = sentence.tokens[token.head]
    if token.dep == "pobj" and above.lemma == "on":
        return _is_attack(sentence, sentence.tokens[above.head]) and not _is_about_somebody(document, sentence, name)
    if token.dep == "pobj" and above.lemma == "of":
        return sentence.tokens[above.head].lemma == "control"
    if token.dep not in {"dobj", "nsubjpass"} or not is_verb(sentence, above.i):
        return False
    if above.lemma in _ROUND:
        return True
    return above.lemma in _GAINED and token.dep == "dobj" and _is_fought_for(sentence, above)


def _is_attack(sentence: Sentence, noun: Token) -> bool:
    if noun.pos != "NOUN" or noun.lemma not in MADE_ON:
        return False
    return not any(sentence.tokens[j].lemma in OF_SPEECH for j in sentence.all_children(noun.i, "amod", "compound"))


def _is_about_somebody(document: Document, sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether the tagger takes a name for a person's and this sentence or the next speaks of one person, or a body's and this one does."""
    if name.label in {"GPE", "LOC", "FAC"}:
        return False
    near = document.sentences[sentence.index : sentence.index + (2 if name.label == "PERSON" else 1)]
    return any(token.text.casefold() in _PERSONAL for one in near for token in one.tokens)


def _is_fought_for(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb goes on to the fight for a town or to who had held it: "took X after two days of fighting", "from the army"."""
    for j in sentence.all_children(verb.i, "prep"):
        lemma = sentence.tokens[j].lemma
        below = {sentence.tokens[k].lemma for k in sentence.subtree(j)}
        if (lemma in {"after", "without", "amid"} and below & _FIGHTS) or (lemma == "from" and below & _HOLDERS):
            return True
    return False
