"""A word that names a happening goes in with its entry; the entry comes out as the words around it mean it.

Police who charge a crowd accuse nobody; gunmen who seize a nurse abduct her; whose liberation is told was held, unless it is a town's.
"""

import re
from dataclasses import replace

from allegedly.claim.grammar import agent, is_passive, joined, objects_of, subject
from allegedly.claim.toll_words import PEOPLE, SEIZERS
from allegedly.lexicon.entries import Trigger
from allegedly.parsed import Sentence, Token

_CROWDS = frozenset({"crowd", "rally", "march", "demonstration", "gathering", "procession", "picket", "mob", "sit-in", "protest"})  # fmt: skip
_MARCHERS = frozenset({"protester", "protestor", "demonstrator", "marcher", "student", "striker", "worker", "picketer", "rioter", "fan", "supporter", "farmer", "mourner", "miner", "youth", "people"})  # fmt: skip
_CHARGERS = frozenset({"police", "policeman", "gendarmerie", "gendarme", "officer", "soldier", "troop", "guard", "cavalry", "force", "army", "rider", "squad", "unit", "militia", "agent"})  # fmt: skip
_BRANDISHED = frozenset({"baton", "truncheon", "shield", "horse", "stick", "club", "bayonet", "whip", "lathi", "cannon", "vehicle", "rifle", "dog"})  # fmt: skip
_ACCUSING = frozenset({"with", "over", "for", "under", "in"})
_AT = ("at", "into", "towards", "toward", "through", "against")
_ARMED = frozenset({"gunman", "militant", "bandit", "rebel", "fighter", "kidnapper", "militia", "insurgent", "assailant", "attacker", "jihadist", "jihadi", "terrorist", "extremist", "gang", "guerrilla", "pirate", "gangster", "raider", "gunmen", "militiaman", "abductor", "captor", "cartel", "faction"})  # fmt: skip
_LED_AWAY = re.compile(r"take from ")
# A report that speaks of these tells of people who are held by somebody
_HELD = re.compile(r"abduct|kidnap|hostage|captiv|captor|prisoner", re.IGNORECASE)


def tells_of_captives(text: str) -> bool:
    """Tell whether a report speaks of people held: what is said of "the release" in it needs no more words."""
    return _HELD.search(text) is not None


def recast(sentence: Sentence, i: int, trigger: Trigger, captives: bool) -> Trigger:
    """Return the entry of a word as the words around it mean it; ``captives``: the report speaks of people held."""
    if trigger.lemma == "charge" and trigger.type == "ACCUSE" and _is_onrush(sentence, i):
        return replace(trigger, type="ASSAULT", mode="crowd-control", contexts=("repression",))
    if trigger.lemma == "seize" or _LED_AWAY.match(trigger.lemma):
        return _abducting(trigger) if _is_abduction(sentence, i, captives) else trigger
    if trigger.lemma == "liberation" and any(is_person(sentence.tokens[j]) for j in objects_of(sentence, i, "of")):
        return replace(trigger, type="RETREAT", mode="release", contexts=())
    return trigger


def is_person(token: Token) -> bool:
    """Tell whether a noun is somebody: a word for people, or a person's name."""
    is_named = token.ent == "PERSON" and token.pos == "PROPN"
    return is_named or token.lemma in PEOPLE or token.text.casefold().endswith(("men", "women", "man", "woman"))


def is_bare_release(sentence: Sentence, i: int, trigger: Trigger) -> bool:
    """Tell whether "the release" or "his release" says by itself that somebody is let go: it is of nothing that is published."""
    beside = [sentence.tokens[j] for j in sentence.children[i]]
    is_given = any(t.dep == "poss" or (t.dep == "det" and t.lemma in {"the", "this", "that"}) for t in beside)
    return trigger.lemma == "release" and trigger.pos == "noun" and is_given and not objects_of(sentence, i, "of")


def _is_onrush(sentence: Sentence, verb: int) -> bool:
    """Tell whether a charge is one of feet or horses: at a crowd, or by police at those who march, and of nothing."""
    behind = [sentence.tokens[j] for j in objects_of(sentence, verb, *_ACCUSING)]
    if any(t.lemma not in _BRANDISHED and t.ent not in {"DATE", "TIME"} and _is_deed(sentence, t) for t in behind):
        return False
    if sentence.child(verb, "ccomp", "xcomp") is not None or is_passive(sentence, verb):
        return False
    about = subject(sentence, verb)
    is_force = about is not None and any(sentence.tokens[j].lemma in _CHARGERS for j in joined(sentence, about))
    if is_force and objects_of(sentence, verb, *_AT):
        return True
    whom = sentence.all_children(verb, "dobj")
    if any(sentence.tokens[j].lemma in _CROWDS for j in whom):
        return True
    counted = any(sentence.child(j, "nummod") is not None for j in whom)
    return is_force and not counted and any(sentence.tokens[j].lemma in _MARCHERS for j in whom)


def _is_deed(sentence: Sentence, behind: Token) -> bool:
    """Tell whether a noun behind a preposition can be what somebody is charged with; "in" names a place as well."""
    return sentence.tokens[behind.head].lemma != "in" or sentence.tokens[behind.i].lemma in {"connection", "relation"}


def _abducting(trigger: Trigger) -> Trigger:
    return replace(trigger, type="ASSAULT", mode="abduct", contexts=("crime",), count="abducted")


def _is_abduction(sentence: Sentence, verb: int, captives: bool) -> bool:
    """Tell whether somebody is taken by force by no police or soldiers: by gunmen, or by nobody named where a report tells of captives."""
    passive = is_passive(sentence, verb)
    about = subject(sentence, verb)
    whom = ([] if about is None else [about]) if passive else sentence.all_children(verb, "dobj")
    if not any(is_person(sentence.tokens[j]) for i in whom for j in joined(sentence, i)):
        return False
    doer = agent(sentence, verb) if passive else about
    if doer is None:
        return captives
    words = {sentence.tokens[j].lemma for j in (doer, *sentence.children[doer])}
    return not words & SEIZERS and (captives or bool(words & _ARMED) or "armed" in words)
