"""The events of a report as told go in; they come out, those without place or day with the ones of the sentence before where it tells of the same.

"A bomb exploded in Kelve on Monday. The blast killed three people." The sentence must stand right after the other, tell of nothing else and
have no place (or day) of its own, and refer back: by "the blast", by what came of it ("three people were killed"), or by "they" who did both.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from allegedly.claim.clause import has_subject, is_verb
from allegedly.claim.date_event import can_date, dates_a_saying
from allegedly.claim.event import Facts, Told
from allegedly.claim.found import DateHit
from allegedly.parsed import Document, Sentence
from allegedly.records import CountKind, Event, Factuality, Place, When

PLACE_RULE = "en.where.scene_before"
DATE_RULE = "en.when.scene_before"
_HARM: frozenset[CountKind] = frozenset({"killed", "wounded", "casualties", "missing"})
_HARM_WORDS = frozenset(
    {"kill", "wound", "injure", "hurt", "die", "dead", "death", "casualty", "injury", "victim", "wounded", "injured", "missing", "perish"}
)  # fmt: skip
_BACK = frozenset({"the", "this", "that", "it"})
_TOLD: frozenset[Factuality] = frozenset({"actual", "possible", "negated"})
_ANY_ACT = frozenset({"attack", "assault", "incident", "violence", "strike", "raid"})
_THEY = frozenset({"they", "he", "she", "it"})
# Words that lead on to something else, or back to something earlier.
_ELSEWHERE = re.compile(
    r"\b(?:elsewhere|meanwhile|separate(?:ly)?|another|other (?:attacks?|incidents?|clash\w*|raids?|strikes?)|also|earlier|previous(?:ly)?|later|similar(?:ly)?|second|third"
    r"|latest|recent(?:ly)?|last|past|former|since|ago|so far|years?|months?|weeks?|days|both|each|nearby|neighbou?ring|where)\b",
    re.IGNORECASE,
)
_WHICH = frozenset({"prep", "relcl", "acl", "appos", "nummod", "poss"})
_WEEK = 3  # UCDP precision
_CHAIN = 2  # sentences on from the one that names the place


class Scene(NamedTuple):
    """Where and when what a sentence tells of was, and how many sentences before that was said."""

    event: Event
    told: Told
    steps: int


def with_scenes(document: Document, told: Sequence[Told], facts: Facts) -> tuple[Event, ...]:
    """Return the events in order, each that lacks a place or a day with that of the scene it goes on about.

    The place has the rule ``en.where.scene_before`` and is a town's surroundings at best (UCDP precision 2), the date ``en.when.scene_before``,
    the basis ``assumed`` and precision 2 at best.
    """
    in_sentence: dict[int, list[Told]] = {}
    for one in told:
        in_sentence.setdefault(one.sentence.index, []).append(one)
    scenes: dict[str, Scene] = {}
    found: list[Event] = []
    for one in told:
        before = [scenes[earlier.event.id] for earlier in in_sentence.get(one.sentence.index - 1, ())]
        scene = _scene(document, one, before, in_sentence[one.sentence.index])
        event = _carried(one, scene.event, facts) if scene is not None else one.event
        steps = 0 if scene is None or event == one.event else scene.steps + 1
        scenes[one.event.id] = Scene(event, one, steps)
        found.append(event)
    return tuple(found)


def _scene(document: Document, later: Told, before: Sequence[Scene], beside: Sequence[Told]) -> Scene | None:
    """Return the one scene of the sentence before that an event goes on about, ``None`` without one or with several places."""
    if not before or (later.event.where is not None and later.event.when is not None):
        return None
    if later.how not in _TOLD or later.event.background or later.event.aggregate or _is_elsewhere(later):
        return None
    if document.sentences[later.sentence.index - 1].part != later.sentence.part:
        return None
    acts = [one for one in before if _is_act(one) and one.steps < _CHAIN]
    places = {one.event.where.name for one in acts if one.event.where is not None}
    days = {(one.event.when.earliest, one.event.when.latest) for one in acts if one.event.when is not None}
    if len(places) > 1 or len(days) > 1 or any(one.event.background or one.event.aggregate for one in acts):
        return None
    if not _is_back(later) and sum(not _is_harm(one.told) for one in acts) > 1:
        return None  # the dead may be those of either deed
    fit = [one for one in acts if _goes_on(one, later, beside)]
    return max(fit, key=lambda one: (one.event.where is not None, one.event.when is not None), default=None)


def _is_act(one: Scene) -> bool:
    """Tell whether a sentence told of one deed, done: of violence or of storming a place, no sum over a stretch of time."""
    event = one.event
    is_deed = event.type == "ASSAULT" or (event.type == "COERCE" and event.mode == "seize" and not event.counts)
    return is_deed and one.told.how == "actual" and all(count.scope == "incident" for count in event.counts)


def _is_elsewhere(later: Told) -> bool:
    return _ELSEWHERE.search(later.event.evidence.text) is not None


def _goes_on(earlier: Scene, later: Told, beside: Sequence[Told]) -> bool:
    if _is_back(later):
        return _is_same_act(earlier.event, earlier.told, later)
    if any(not (_is_back(one) or _is_harm(one) or one is later) for one in beside):
        return False  # another act of the sentence may be what came before
    return _is_harm_of(earlier, later) or _is_by_the_same(earlier, later)


def _is_back(later: Told) -> bool:
    """Tell whether the words say that the happening was told before: "the blast", without words of its own that say which."""
    sentence, token = later.sentence, later.sentence.tokens[later.token]
    if token.pos != "NOUN" or token.tag == "NNS":
        return False
    article = sentence.child(later.token, "det")
    own = [
        i
        for i in sentence.children[later.token]
        if sentence.tokens[i].dep in _WHICH and sentence.tokens[sentence.edges[i][0] - 1].text != ","
    ]
    return article is not None and sentence.tokens[article].text.casefold() in _BACK and not own


def _is_same_act(earlier: Event, told: Told, later: Told) -> bool:
    event = later.event
    if event.type != earlier.type:
        return False
    word, before = (one.sentence.tokens[one.token].lemma for one in (later, told))
    return word == before or earlier.mode in {None, event.mode} or (event.mode is None and word in _ANY_ACT)


def _is_harm(one: Told) -> bool:
    return one.sentence.tokens[one.token].lemma in _HARM_WORDS


def _is_harm_of(earlier: Scene, later: Told) -> bool:
    """Tell whether a sentence tells only what came of the act before: people hurt or killed, nobody named, by nobody named."""
    event = later.event
    counts = [one for one in event.counts if one.scope == "incident"]
    if not _is_harm(later) or event.actors or not counts or len(counts) < len(event.counts):
        return False
    kinds = {one.kind for one in counts}
    told = {one.kind for one in earlier.event.counts if not one.part}
    return kinds <= _HARM and not kinds & told and not _names_somebody(later)


def _names_somebody(later: Told) -> bool:
    return any(one.name[:1].isupper() for one in later.event.recipients)


def _is_by_the_same(earlier: Scene, later: Told) -> bool:
    """Tell whether "they" who did the act before are told to have done this too, in the same breath: "They killed three guards"."""
    sentence, verb = later.sentence, later.token
    if not is_verb(sentence, verb) or sentence.tokens[verb].tag != "VBD" or not has_subject(sentence, verb):
        return False
    subject = sentence.child(verb, "nsubj")
    if subject is None or sentence.tokens[subject].text.casefold() not in _THEY or not later.event.actors:
        return False
    is_told = sentence.tokens[verb].head == verb and later.event.type == "ASSAULT"
    return is_told and {one.name for one in earlier.event.actors} == {one.name for one in later.event.actors}


def _carried(later: Told, scene: Event, facts: Facts) -> Event:
    """Return the event with what it lacks of the scene, where its sentence names no other place and no other day."""
    event, sentence = later.event, later.sentence
    places = {hit.place.name for hit in facts.places if hit.sentence == sentence.index and hit.place.kind != "demonym"}
    if places - {scene.where.name if scene.where else None}:
        return event
    days = {(hit.when.earliest, hit.when.latest) for hit in facts.dates if _is_day_of(sentence, hit)}
    if days - {(scene.when.earliest, scene.when.latest) if scene.when else None}:
        return event
    where = event.where or (_around(scene.where) if scene.where is not None else None)
    when = event.when or (_about(scene.when) if scene.when is not None and _is_close(scene.when) else None)
    return replace(event, where=where, when=when)


def _is_day_of(sentence: Sentence, hit: DateHit) -> bool:
    """Tell whether a date stands in a sentence and is not only that of something said in it."""
    return hit.sentence == sentence.index and can_date(hit) and not dates_a_saying(sentence, hit)


def _around(place: Place) -> Place:
    return replace(place, precision=2 if place.precision == 1 else place.precision, rule=PLACE_RULE)


def _is_close(when: When) -> bool:
    """Tell whether a date is of a week at most, and not counted from another event."""
    return (when.precision or _WEEK) <= _WEEK and when.rule not in {"en.date.anchored", "en.date.since"}


def _about(when: When) -> When:
    return replace(when, precision=max(2, when.precision) if when.precision else None, basis="assumed", rule=DATE_RULE)
