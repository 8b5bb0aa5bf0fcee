"""A cue and what heads its content go in; what the speaker does by saying it comes out: asserts, denies, accuses, threatens ..."""

from typing import NamedTuple

from allegedly.claim.attribution import Attribution
from allegedly.claim.blame import Blame, blame_at
from allegedly.claim.factuality import factuality
from allegedly.claim.found import TriggerHit
from allegedly.claim.grammar import auxiliaries, is_negated, is_passive, objects_of, subject
from allegedly.claim.trigger import LIGHT_VERBS
from allegedly.claim.untrue import is_called_false
from allegedly.claim.voice import entity_at, is_somebody
from allegedly.parsed import Document, Sentence
from allegedly.records import Act, Voice

_PLAIN = frozenset({"asserts", "confirms", "predicts"})
_ORDERS = frozenset({"call", "tell", "instruct", "advise", "warn"})
_DUTIES = frozenset({"must", "should"})
# Who is spoken of beside oneself, whosever they are: "a lawyer said his client"
_OTHERS = frozenset({"client", "bodyguard", "boyfriend", "girlfriend", "cellmate", "colleague", "customer", "roommate", "tenant", "brother", "sister", "son", "daughter", "father", "mother", "husband", "wife", "cousin", "nephew", "uncle", "friend", "neighbour", "neighbor", "rival", "opponent", "enemy", "foe", "adversary", "predecessor", "successor", "patient", "ally", "captor", "attacker", "killer"})  # fmt: skip
_CONFESSING = frozenset({"admit", "confess"})
_CLAIMED = frozenset({"responsibility", "credit"})
FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "ours", "me", "ourselves"})


class Saying(NamedTuple):
    """What the telling of an act looks at. ``triggers`` are those of the sentence by token."""

    document: Document
    sentence: Sentence
    one: Attribution
    voice: Voice | None
    triggers: dict[int, TriggerHit]


def act_of(saying: Saying) -> Act:
    """Return the act of a statement: the cue's own, sharpened by what is said.

    "said it carried out the attack" claims responsibility, "said it had not attacked" denies, "warned it would strike" threatens.
    """
    act, root = saying.one.cue.cue.act, saying.one.content.root
    if root is None or saying.one.negated:
        return act
    if saying.one.cue.cue.lemma in _ORDERS and saying.one.content.shape == "to" and saying.one.cue.cue.pos == "verb":
        return "demands"
    if (owning := _owning(saying, root)) is not None:
        return owning
    if act not in _PLAIN:
        return act
    if saying.one.content.shape == "embedded" or saying.one.cue.cue.act == "declines_to_comment":
        return act
    if is_called_false(saying.sentence, root):
        return "denies"
    blame = blame_at(saying.sentence, root)
    if blame is not None and (blame.events or _is_outright(saying.sentence, root)):
        return _act_of_blame(saying, blame)
    if _is_cleft_denial(saying, root):
        return "denies"
    return "demands" if _is_duty_of_another(saying, root) else _act_of_deed(saying, act, root)


def _owning(saying: Saying, root: int) -> Act | None:
    """Return what claiming or admitting a deed or the responsibility for it is; ``None`` where something else is said."""
    lemma, sentence = saying.one.cue.cue.lemma.split()[0], saying.sentence
    if lemma in _CONFESSING and saying.one.content.shape != "embedded" and _is_own_deed(saying, root):
        return "claims_responsibility"
    if lemma != "claim" or saying.one.cue.cue.act != "asserts":
        return None
    if sentence.tokens[root].lemma in _CLAIMED:
        return "claims_responsibility"  # "responsibility was claimed by X"
    if saying.one.content.shape not in {"np", "relative"} or not _is_force(saying, root):
        return None
    is_untrue = any(is_negated(sentence, j) for j in sentence.all_children(root, "relcl", "acl"))
    return "asserts" if is_untrue else "claims_responsibility"  # "claims attacks that it did not carry out"


def _is_duty_of_another(saying: Saying, root: int) -> bool:
    """Tell whether what is said is what somebody else has to do: "said the rebels must leave the town", not "must have left"."""
    sentence, verb = saying.sentence, saying.sentence.tokens[root]
    helpers = {token.text.casefold() for token in auxiliaries(sentence, root)}
    about = subject(sentence, root)
    if not helpers & _DUTIES or "have" in helpers or verb.tag == "VBG" or about is None or is_negated(sentence, root):
        return False
    return is_somebody(saying.document, sentence, about) and not is_own(saying, about)


def _is_cleft_denial(saying: Saying, root: int) -> bool:
    """Tell whether somebody else's doing is what is said: "it was not our planes that bombed the village"."""
    sentence = saying.sentence
    about = sentence.child(root, "attr") if sentence.tokens[root].lemma == "be" else None
    if about is None or not is_negated(sentence, root):
        return False
    clauses = [*sentence.all_children(about, "relcl"), *sentence.all_children(root, "advcl", "ccomp", "relcl")]
    return any(_is_force(saying, j) for j in clauses)


def _act_of_blame(saying: Saying, blame: Blame) -> Act:
    if blame.negated:
        return "denies"
    return "claims_responsibility" if blame.who is None or is_own(saying, blame.who) else "accuses"


def _is_own_deed(saying: Saying, root: int) -> bool:
    """Tell whether what is admitted is a deed that is nobody else's: "admitted (to) the killing", not "the army's killing"."""
    sentence = saying.sentence
    is_noun = sentence.tokens[root].pos == "NOUN"
    others = [*sentence.all_children(root, "poss", "nmod"), *objects_of(sentence, root, "by")]
    return is_noun and _is_force(saying, root) and all(is_own(saying, i) for i in others)


def _is_outright(sentence: Sentence, root: int) -> bool:
    """Tell whether "was responsible" stands alone, for what was told before."""
    held = sentence.child(root, "acomp") if sentence.tokens[root].lemma == "be" else None
    return held is not None and sentence.tokens[held].lemma == "responsible"


def _act_of_deed(saying: Saying, act: Act, root: int) -> Act:
    deed = root
    if not _is_force(saying, root) and saying.sentence.tokens[root].lemma in LIGHT_VERBS:
        deed = saying.sentence.child(root, "dobj") or root
    how = factuality(saying.sentence, root)
    if not _is_force(saying, deed):
        return act
    if how == "negated":
        return "denies"
    doer = _doer(saying.sentence, root)
    if doer is None or not is_own(saying, doer) or is_passive(saying.sentence, root):
        return act
    if how == "planned":
        return "threatens" if saying.triggers[deed].trigger.type == "ASSAULT" else act
    if (
        saying.one.content.shape == "to"
        and saying.one.cue.cue.act != "confirms"
        and saying.one.cue.cue.lemma != "claim"
    ):
        return act
    if saying.one.cue.cue.means == "thought" and saying.one.cue.cue.source != "network":
        return act  # "thought they were firing at a camp" owns up to nothing
    is_attack = saying.triggers[deed].trigger.type == "ASSAULT" and saying.triggers[deed].trigger.subject == "actor"
    return "claims_responsibility" if how == "actual" and is_attack and act != "predicts" else act


def _doer(sentence: Sentence, root: int) -> int | None:
    """Return who does what heads the words said; a noun's doer is its owner ("our attack"), never who speaks of it."""
    if sentence.tokens[root].pos in {"NOUN", "PROPN"}:
        return sentence.child(root, "poss")
    return subject(sentence, root)


def _is_force(saying: Saying, root: int) -> bool:
    hit = saying.triggers.get(root)
    return hit is not None and hit.trigger.type in {"ASSAULT", "MOBILIZE", "COERCE"}


def whose(sentence: Sentence, token: int) -> list[int]:
    """Return a noun with the words for whose it is: "our men", "one of its fighters", "a drone of ours"; "our enemies" are nobody's own."""
    behind = objects_of(sentence, token, "of")
    counted = behind if sentence.tokens[token].pos in {"NUM", "DET"} else []
    near = [
        j
        for i in (token, *counted)
        for j in (i, *(sentence.all_children(i, "poss") if sentence.tokens[i].lemma not in _OTHERS else ()))
    ]
    return near + [i for i in behind if sentence.tokens[i].text.casefold() == "ours"]


_OF_THEM = frozenset({"its", "their"})
_DOING = frozenset({None, "armed_group", "military", "police", "state"})  # whose men may have done it


def _is_possessive(saying: Saying, i: int) -> bool:
    """Tell whether a word is "its" of a speaker without a name: "the group said its men had done it"."""
    return (
        saying.sentence.tokens[i].text.casefold() in _OF_THEM and entity_at(saying.document, saying.sentence, i) is None
    )


def is_own(saying: Saying, token: int) -> bool:
    """Tell whether a noun means the speaker or what is the speaker's ("it", "its forces", "we", "our men")."""
    sentence = saying.sentence
    near = whose(sentence, token)
    first = next((i for i in near if sentence.tokens[i].text.casefold() in FIRST_PERSON), None)
    if first is not None:
        return _speaks_first(saying, first)
    if saying.voice is None or saying.voice.kind == "witness":
        return False  # "residents said their own soldiers had done it"
    if saying.voice.actor is None:
        return saying.voice.kind in _DOING and any(_is_possessive(saying, i) for i in near)
    found = [entity_at(saying.document, sentence, i) for i in near]
    return any(entity is not None and entity.id == saying.voice.actor for entity in found)


def _speaks_first(saying: Saying, word: int) -> bool:
    """Tell whether "our" is the speaker's: in his own words; in "the ministry's claim that our men did it" it is that of who writes so."""
    document, at = saying.document, saying.sentence.tokens[word]
    if any(q.start <= at.start and at.end <= q.end for q in document.quotations):
        return True
    voice = saying.one.voice
    is_first = voice is not None and saying.sentence.tokens[voice].text.casefold() in FIRST_PERSON
    return is_first or any(token.text == ":" for token in saying.sentence.tokens[: at.i])
