"""An event told in the report's own words in; what its writer answers by "we" and "our", or says of another's part in it, out."""

from allegedly.claim.act import FIRST_PERSON, whose
from allegedly.claim.answer import Answered, asserted
from allegedly.claim.blame import Blame, blame_at, turned
from allegedly.claim.event import Told
from allegedly.claim.grammar import is_empty, is_negated, is_passive, joined, subject
from allegedly.claim.trigger import LIGHT_VERBS
from allegedly.claim.voice import participant_at
from allegedly.parsed import Document, Sentence

_DEEDS = frozenset({"ASSAULT", "MOBILIZE", "COERCE"})
RULE = "en.claim.first_person"


def own_words(document: Document, told: Told) -> tuple[list[Answered], list[Answered]]:
    """Return what the writer says as one who takes part ("our men did not fire on X"), and what the report says of others' part.

    Both are empty where the words say neither; then what is told is told as always.
    """
    sentence, token = told.sentence, told.token
    if any(q.start <= told.event.trigger.start < q.end for q in document.quotations):
        return [], []
    blame = _blame(sentence, token)
    if blame is not None and blame.who is not None:
        if is_first(sentence, blame.who):
            return [_part(blame.negated)], [] if blame.negated else _rest(told)
        if blame.negated:
            every = [i for i in joined(sentence, blame.who) if not is_empty(sentence, i)]
            found = [participant_at(document, sentence, i, "en.party.blamed") for i in every]
            who = "; ".join(one.name for one in found if one is not None)
            # "nobody has claimed the bombing" says who did not: nobody
            return [], [Answered("responsibility", "denies", who, None, "en.claim.denies_involvement")] if who else []
        return [], []
    doer = _doer(sentence, token)
    if doer is None or not is_first(sentence, doer) or told.event.type not in _DEEDS:
        return [], []
    is_denied = told.how == "negated" or is_negated(sentence, _doing(sentence, token))
    return [_part(is_denied)], [] if is_denied else _rest(told)


def is_first(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun means who writes or what is the writer's: "we", "our men", "two of our jets", "no drone of ours"."""
    return any(sentence.tokens[i].text.casefold() in FIRST_PERSON for i in whose(sentence, noun))


def first_doer(sentence: Sentence, token: int) -> int | None:
    """Return who does it where that is "we", "I" or what is ours, else ``None``."""
    doer = _doer(sentence, token)
    return doer if doer is not None and is_first(sentence, doer) else None


def _part(is_denied: bool) -> Answered:
    if is_denied:
        return Answered("responsibility", "denies", None, None, f"{RULE}.denies")
    return Answered("responsibility", "accepts_responsibility", None, None, f"{RULE}.accepts")


def _rest(told: Told) -> list[Answered]:
    return [one for one in asserted(told, "asserts") if one.question != "responsibility"]


def _blame(sentence: Sentence, token: int) -> Blame | None:
    """Return what the clause of an event's noun says of somebody's part in it: "had no hand in the bombing", "the raid is our work"."""
    for verb in sentence.ancestors(token):
        if sentence.tokens[verb].pos in {"VERB", "AUX"}:
            found = blame_at(sentence, verb)
            found = turned(found, token) if found is not None else None
            if found is not None and token in found.events:
                return found
    return None


def _doer(sentence: Sentence, token: int) -> int | None:
    """Return who does it: the subject of an active verb, or of the light verb whose object an event's noun is ("we carried out the raid")."""
    verb = _doing(sentence, token)
    is_light = sentence.tokens[token].dep == "dobj" and sentence.tokens[verb].lemma in LIGHT_VERBS
    if (verb != token and not is_light) or is_passive(sentence, verb):
        return None
    return subject(sentence, verb)


def _doing(sentence: Sentence, token: int) -> int:
    """Return the verb that an event's word is, or the one over its noun, with which a "not" stands: "did not carry out the attack"."""
    return token if sentence.tokens[token].pos in {"VERB", "AUX"} else sentence.tokens[token].head
