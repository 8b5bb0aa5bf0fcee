"""A sentence goes in; the words that name happenings come out, grouped where a noun and its verbs tell of one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from allegedly.claim.anonymity import asks_anonymity
from allegedly.claim.blame import is_to_blame
from allegedly.claim.deed import of_series
from allegedly.claim.found import TriggerHit
from allegedly.claim.frame import SOMEBODY, alone, apart, is_named
from allegedly.claim.grammar import agent, is_passive, objects_of, subject
from allegedly.claim.phrases import Found, Phrases, find_phrases
from allegedly.claim.recast import is_bare_release, recast
from allegedly.claim.remark import is_remark
from allegedly.lexicon.entries import Trigger
from allegedly.parsed import Sentence

LIGHT_VERBS = frozenset({"carry", "fight", "conduct", "launch", "mount", "stage", "commit", "perpetrate", "make", "execute", "undertake", "wage", "initiate", "order", "open", "lead"})  # fmt: skip
_NEAR = frozenset(
    {"compound", "amod", "dobj", "nmod", "nsubjpass", "poss", "pobj", "attr", "acomp", "npadvmod", "nsubj", "nummod"}
)
_INTO = ("of", "on", "by", "with", "for", "in", "to", "from", "against", "at", "toward", "towards")
_VOIDING = ("of", "on", "by", "with", "for", "to", "from", "against")
_DYING = frozenset({"die", "burn", "drown", "starve", "suffer", "bleed", "rot", "perish", "fend", "choke", "freeze"})
_HURT = frozenset({"injure", "wound", "hurt", "kill", "displace", "strand", "trap", "dead", "missing", "homeless", "maim", "burn"})  # fmt: skip
_OF_WAR = frozenset({"prisoner", "pow", "spoil", "law", "rule", "custom", "weapon", "instrument", "crime", "dog", "tug", "fog", "theatre", "theater", "art", "orphan", "widow", "veteran", "victim", "survivor", "conduct", "council", "ministry", "secretary", "state"})  # fmt: skip
# Acts of force whose effect verbs ("killed", "wounded") tell of the same happening as the noun ("airstrike").
_COURSES = frozenset(
    {"war", "civil war", "conflict", "armed conflict", "insurgency", "rebellion", "occupation", "warfare", "campaign"}
)
_FORCE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "PROTEST"})


class Happening(NamedTuple):
    """A trigger with the verbs that tell of the same happening ("the strike killed 22 and wounded 12")."""

    main: TriggerHit
    also: tuple[TriggerHit, ...]


def find_triggers(sentence: Sentence, phrases: Phrases, captives: bool = False) -> list[TriggerHit]:
    """Return the words that name a happening, those left out whose neighbours make them something else ("heart attack").

    ``captives`` says that the report speaks of people held: of whom "the release" is then need not be said.
    """
    found = []
    for at, trigger in _spoken(sentence, phrases):
        token = sentence.tokens[at.token]
        if token.dep in {"aux", "auxpass"} or (
            trigger.pos == "noun" and token.dep in {"compound", "nmod"} and token.head > token.i
        ):
            continue
        if token.pos == "PROPN" and token.ent in {"ORG", "PERSON", "DATE"}:
            continue
        if _tells_nothing(sentence, at, trigger):
            continue
        own = (trigger.lemma.split()[-1],) if " " in trigger.lemma else ()  # "ran over a mine"
        if neighbours(sentence, at.token, (*_VOIDING, *own)).intersection(trigger.voids):
            continue
        is_whole = captives and is_bare_release(sentence, at.token, trigger)
        if trigger.needs and not is_whole and not neighbours(sentence, at.token, _INTO).intersection(trigger.needs):
            continue
        meant = recast(sentence, at.token, trigger, captives)
        found.append(TriggerHit(sentence.index, at.token, at.first, at.last, meant))
    return [hit for hit in found if not (_is_target(sentence, hit, found) or _gets_away(sentence, hit, found))]


def _tells_nothing(sentence: Sentence, at: Found, trigger: Trigger) -> bool:
    """Tell whether a word names no happening as it stands here."""
    if trigger.lemma == "demonstrate" and sentence.child(at.token, "dobj", "ccomp") is not None:
        return True  # what shows something is no crowd
    if trigger.lemma == "leave" and _leaves_behind(sentence, at.token):
        return True
    if is_to_blame(sentence, at.token):
        return True  # "the army is to blame": says who did it, and is no accusing of the army's
    if at.first and sentence.tokens[at.first].dep == "amod" and sentence.tokens[at.first - 1].tag == "HYPH":
        return True  # "foreign-trained police": a quality, no happening
    if trigger.lemma in {"war", "combat"} and _is_of_others(sentence, at.token):
        return True
    if trigger.lemma == "death" and sentence.tokens[at.token - 1].lemma == "to" and not sentence.children[at.token]:
        return _is_sentence(sentence, at.token)
    if trigger.type == "ACCUSE" and is_remark(sentence, at.token):
        return True  # "an allegation which the army denies": what is alleged has been told
    return trigger.type == "REQUEST" and _asks_nothing(sentence, at.token, trigger)


def _is_sentence(sentence: Sentence, death: int) -> bool:
    """Tell whether "to death" is what somebody was sentenced to, and not how he died: "beaten to death"."""
    return any(sentence.tokens[j].lemma in {"sentence", "condemn"} for j in sentence.ancestors(death))


def _is_of_others(sentence: Sentence, war: int) -> bool:
    """Tell whether a war only says what somebody or something is: "prisoners of war", "spoils of war", "hors de combat"."""
    token = sentence.tokens[war]
    before = sentence.tokens[war - 1].text.casefold() if war else ""
    if before == "de":
        return True
    return token.dep == "pobj" and before == "of" and sentence.tokens[sentence.tokens[war - 1].head].lemma in _OF_WAR


def _leaves_behind(sentence: Sentence, verb: int) -> bool:
    """Tell whether nobody moves: "left nine soldiers dead", "left them to die", "left the town no choice", "leaving dozens injured"."""
    if sentence.child(verb, "oprd", "acomp", "dative") is not None:
        return True
    below = sentence.all_children(verb, "xcomp", "ccomp", "advcl")
    left = sentence.all_children(verb, "dobj")
    states = [j for i in left for j in sentence.all_children(i, "acl", "amod", "advcl") if j > i]
    return any(sentence.tokens[i].lemma in _DYING for i in below) or any(
        sentence.tokens[i].lemma in _HURT and sentence.tokens[i].tag in {"VBN", "VBD", "JJ"} for i in (*below, *states)
    )


def _asks_nothing(sentence: Sentence, verb: int, trigger: Trigger) -> bool:
    """Tell whether nothing is demanded of anybody: "asked not to be named", "insisted that no ransom was paid"."""
    if asks_anonymity(sentence, verb):
        return True
    clause = sentence.child(verb, "ccomp") if trigger.lemma == "insist that" else None
    if clause is None:
        return False
    helpers = [sentence.tokens[j] for j in sentence.all_children(clause, "aux", "auxpass")]
    is_owed = any(each.lemma in {"must", "should", "ought"} for each in helpers) or sentence.tokens[clause].lemma in {
        "have",
        "need",
    }
    form = sentence.tokens[clause]
    is_bare = form.tag == "VB" or (form.tag == "VBP" and sentence.tokens[verb].tag == "VBD" and form.lemma != "be")
    is_ruled = any(each.tag in {"MD", "VBD", "VBZ", "VBP"} for each in helpers)
    return not is_owed and (is_ruled or not (is_bare or any(each.tag == "VB" for each in helpers)))


def _spoken(sentence: Sentence, phrases: Phrases) -> list[tuple[Found, Trigger]]:
    """Return the entries that stand in the sentence, side by side or as a verb and its object; what a longer one holds is no other."""
    found = {at.token: (at, cast("Trigger", entry)) for at, entry in find_phrases(sentence, phrases)}
    held: set[int] = set()
    for token in sentence.tokens:
        if token.pos != "VERB":
            continue
        whole, known = apart(sentence, token.i, phrases), found.get(token.i)
        if known is not None and _ends_in_no_object(sentence, known[0], whole is not None):
            known = alone(sentence, token.i, phrases)
            if known is None:
                del found[token.i]
            else:
                found[token.i] = known
        if whole is not None and (known is None or len(whole[1].lemma.split()) > len(known[1].lemma.split())):
            found[token.i] = Found(token.i, token.i, token.i), whole[1]
            held.add(whole[0])
    return [found[i] for i in sorted(found) if i not in held]


def _ends_in_no_object(sentence: Sentence, at: Found, is_elsewhere: bool) -> bool:
    """Tell whether what looks like the object of a verb belongs to another word: "suspend aid to rebel-controlled areas".

    A noun before a noun is the object with it ("eased curfew hours"), unless another word is an object by itself (``is_elsewhere``).
    """
    last = sentence.tokens[at.last]
    if not at.token == at.first < at.last:
        return False
    if last.pos == "VERB":
        return last.dep in {"amod", "acl", "relcl", "advcl", "conj"}
    return is_elsewhere and last.dep in {"compound", "nmod"} and last.head > at.last


def _is_target(sentence: Sentence, hit: TriggerHit, hits: Sequence[TriggerHit]) -> bool:
    """Tell whether a noun is what another deed is done to, no deed of its own: "ambushed an army patrol"."""
    token = sentence.tokens[hit.token]
    if (
        hit.trigger.pos != "noun"
        or hit.trigger.type not in {"MOBILIZE", "AID"}
        or token.dep not in {"dobj", "nsubjpass"}
    ):
        return False
    return any(other.token == token.head and other.trigger.type == "ASSAULT" for other in hits)


def _gets_away(sentence: Sentence, hit: TriggerHit, hits: Sequence[TriggerHit]) -> bool:
    """Tell whether those flee who did it, and nobody is displaced: "fired at him and fled"."""
    token = sentence.tokens[hit.token]
    if hit.trigger.lemma != "flee" or token.dep not in {"conj", "advcl"}:
        return False
    is_own = sentence.child(hit.token, "nsubj", "nsubjpass") is not None
    above = next((other for other in hits if other.token == token.head and other.trigger.type == "ASSAULT"), None)
    is_done = above is not None and above.trigger.subject == "actor" and not is_passive(sentence, token.head)
    return is_done and not is_own


def neighbours(sentence: Sentence, i: int, prepositions: Sequence[str]) -> set[str]:
    """Return the lemmas that stand with a word: its modifiers, objects, subject, and nouns after one of the prepositions."""
    near = [j for j in sentence.children[i] if sentence.tokens[j].dep in _NEAR]
    near += objects_of(sentence, i, *prepositions)
    token = sentence.tokens[i]
    if token.dep in {"compound", "amod", "dobj", "acl"}:
        near.append(token.head)
    about = subject(sentence, i) if token.pos in {"VERB", "AUX"} else None
    if about is not None:
        near.append(about)
    for j in list(near):
        near += [k for k in sentence.children[j] if sentence.tokens[k].dep in {"compound", "conj", "amod"}]
        near += [k for i in objects_of(sentence, j, "of") for k in (i, *objects_of(sentence, i, "of"))]
    words = {sentence.tokens[j].lemma for j in near} | {sentence.tokens[j].text.casefold() for j in near}
    return words | {SOMEBODY for j in near if is_named(sentence.tokens[j])}


def group_triggers(sentence: Sentence, hits: Sequence[TriggerHit], embedded: Mapping[int, int]) -> list[Happening]:
    """Return one Happening for each happening told: verbs whose doer, means or setting is another trigger join it.

    ``embedded`` gives the subject of verbs in "an airstrike it said killed" (verb token -> noun token).
    """
    at = {hit.token: hit for hit in hits}
    host: dict[int, int] = {}
    for hit in hits:
        noun = _host(sentence, hit, at, embedded)
        if noun is not None and noun != hit.token:
            host[hit.token] = noun
    groups: dict[int, list[TriggerHit]] = {}
    for hit in hits:
        groups.setdefault(_top(hit.token, host), []).append(hit)
    named = [(_told_by(sentence, rows, at[top]), rows) for top, rows in sorted(groups.items())]
    return [Happening(main, tuple(hit for hit in rows if hit is not main)) for main, rows in named]


def _told_by(sentence: Sentence, rows: Sequence[TriggerHit], top: TriggerHit) -> TriggerHit:
    """Return the trigger that names a happening: the noun that the others hang on, or what was done "in the war", of which that is one act."""
    if not is_course(sentence, top):
        return top
    return next((hit for hit in rows if hit.trigger.pos == "verb" and not _carries(sentence, hit, top)), top)


def _carries(sentence: Sentence, verb: TriggerHit, noun: TriggerHit) -> bool:
    """Tell whether a verb only carries a noun: "waged a campaign"."""
    return of_series(sentence, sentence.child(verb.token, "dobj", "nsubjpass")) == noun.token


def is_course(sentence: Sentence, hit: TriggerHit) -> bool:
    """Tell whether a trigger is of a course of many happenings: "the 2040 war", "ground operations"."""
    token = sentence.tokens[hit.token]
    return hit.trigger.lemma in _COURSES or (token.tag == "NNS" and token.lemma == "operation")


def _top(token: int, host: Mapping[int, int]) -> int:
    seen = {token}
    while token in host and host[token] not in seen:
        token = host[token]
        seen.add(token)
    return token


def _host(sentence: Sentence, hit: TriggerHit, at: Mapping[int, TriggerHit], embedded: Mapping[int, int]) -> int | None:
    """Return the noun trigger that this trigger's happening is told by: its doer, means, setting, or light verb's object."""
    if hit.trigger.type not in _FORCE:
        return None
    token = sentence.tokens[hit.token]
    candidates: list[int | None] = []
    if token.pos in {"VERB", "AUX"}:
        candidates = [embedded.get(hit.token), subject(sentence, hit.token), agent(sentence, hit.token)]
        candidates += objects_of(sentence, hit.token, "in", "by", "during")
        if token.lemma in LIGHT_VERBS:
            candidates.append(of_series(sentence, sentence.child(hit.token, "dobj", "nsubjpass")))
    elif hit.trigger.count is not None:
        candidates = [*objects_of(sentence, hit.token, "in", "by", "during", "from")]
    for noun in candidates:
        other = at.get(noun) if noun is not None else None
        if other is not None and other.trigger.pos == "noun" and other.trigger.type == hit.trigger.type:
            return noun
    return None
