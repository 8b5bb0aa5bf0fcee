"""A sentence's happenings go in, Events come out: typed in PLOVER, with parties, date, place and counts as the words give them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from allegedly.claim.counted import are_people
from allegedly.claim.date_event import date_of
from allegedly.claim.factuality import factuality
from allegedly.claim.found import DateHit, NumberHit, PlaceHit, TriggerHit
from allegedly.claim.grammar import is_empty, objects_of
from allegedly.claim.hedge import HedgeHit, hedge_spans, hedges_on, hedges_on_doer
from allegedly.claim.manner import manner
from allegedly.claim.parties import HURLED, Parties
from allegedly.claim.place import place_of
from allegedly.claim.tagger.tag import States, no_states
from allegedly.claim.toll import toll_of
from allegedly.claim.toll_words import BODY_WORDS
from allegedly.claim.trigger import Happening, is_course
from allegedly.claim.voice import participant_at
from allegedly.keys import content_id
from allegedly.parsed import Document, Sentence
from allegedly.records import Count, Event, Factuality, Participant, Place, Span, When

_COUNTING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "PROTEST", "AID"})
_HABITUAL = frozenset({"VBZ", "VBP"})
_FORMER = frozenset({"previous", "past", "former", "earlier", "historic", "historical"})
_WARS = frozenset({"war", "civil war", "invasion", "insurgency", "rebellion", "occupation", "warfare", "blockade"})
# What can be hit and called "it"
_SITES = frozenset({"village", "town", "city", "camp", "hospital", "clinic", "school", "market", "convoy", "bridge", "building", "house", "home", "base", "mosque", "church", "temple", "ship", "vessel", "boat", "plane", "aircraft", "helicopter", "bus", "train", "airport", "port", "district", "neighbourhood", "neighborhood", "area", "factory", "plant", "depot", "farm", "checkpoint", "station", "hotel", "prison", "vehicle", "truck", "car", "ambulance", "facility", "van", "minibus", "jeep", "lorry", "tanker", "patrol", "column", "motorcade", "ferry", "trawler", "taxi", "pickup"})  # fmt: skip
_SITE_NAMES = frozenset(
    {"fort", "mount", "lake", "castle", "villa", "saint", "san", "santa", "st", "al", "el", "new", "old"}
)
_AGE = re.compile(r", (?:aged )?\d{1,2}(?:,|\.| and\b)| \(\d{1,2}\)")
# An event dated to end more than this many months before the report is background to it.
BACKGROUND_AFTER_MONTHS = 12


class Facts(NamedTuple):
    """The dates, places and numbers of a whole report and the place of its dateline; ``state`` tells what the network knows of a word.

    ``possible`` are names that are places only where the network takes them for that of an event.
    """

    dates: Sequence[DateHit]
    places: Sequence[PlaceHit]
    numbers: Sequence[NumberHit]
    state: States = no_states
    dateline: Place | None = None
    possible: Sequence[PlaceHit] = ()


class Hedging(NamedTuple):
    """The hedges on an event, and those on its actors ("suspected rebels"), which weaken who did it, not that it was done.

    ``distanced`` says that the event's are all of the reporter's keeping distance ("alleged"): they do not weaken what a voice says.
    """

    event: tuple[Span, ...]
    actors: tuple[Span, ...]
    distanced: bool


class Told(NamedTuple):
    """An event with what claims about it are made from. ``spared`` says that its recipients are said to be none."""

    sentence: Sentence
    token: int
    event: Event
    how: Factuality
    put: Hedging
    spared: bool


def tell_event(parties: Parties, happening: Happening, facts: Facts, hedges: Sequence[HedgeHit]) -> Told:
    """Return the event that a happening is, and how the sentence puts it."""
    document, sentence, main = parties.document, parties.sentence, happening.main
    hits = (main, *happening.also)
    sides = parties.sides(happening)
    actors = _participants(document, sentence, sides.actors, "en.party.actor")
    meant = [_thing_meant(sentence, i) for i in sides.recipients]
    undergoing = [i for i in meant if not _is_site(document, sentence, i)]
    undergone = _participants(document, sentence, undergoing, "en.party.recipient")
    recipients = tuple(one for one in undergone if one.name not in {each.name for each in actors})
    trigger = document.span(sentence, main.first, main.last)
    how = _how(sentence, happening)
    when, where = _when(document, sentence, hits, facts), _where(document, sentence, hits, facts)
    where = None if where and _is_somebody(document, where.span, recipients) else where
    weak = [found for hit in hits for found in hedges_on(sentence, hit.token, hedges)]
    event = Event(
        id=content_id("e", document.report.id, trigger.start, trigger.end),
        type=main.trigger.type,
        mode=next((hit.trigger.mode for hit in hits if hit.trigger.mode is not None), _moved(main, recipients, actors)),
        contexts=main.trigger.contexts,
        trigger=trigger,
        actors=actors,
        recipients=recipients,
        when=when,
        where=where,
        counts=_counts(document, hits, facts),
        evidence=document.whole(sentence),
        background=how == "background" or _is_past(sentence, main, when, document),
        aggregate=_is_aggregate(sentence, main) or any(_is_sum(sentence, hit) for hit in happening.also),
        rule=_rule(sentence, main),
    )
    doubted = [found for i in sides.actors for found in hedges_on_doer(sentence, i, {h.token for h in hits}, hedges)]
    spared = any(is_empty(sentence, i) and sentence.tokens[i].lemma not in HURLED for i in sides.recipients)
    put = Hedging(
        hedge_spans(document, sentence, weak),
        hedge_spans(document, sentence, doubted),
        all(found.hedge.kind == "alleged" for found in weak),
    )
    return Told(sentence, main.token, event, how, put, spared)


def _moved(main: TriggerHit, recipients: Sequence[Participant], actors: Sequence[Participant]) -> str | None:
    """Return the PLOVER mode of a MOBILIZE that its word leaves open, by who is moved (or moves): troops, police or militia."""
    if main.trigger.type != "MOBILIZE":
        return None
    modes = {"military": "troops", "police": "police", "armed_group": "militia"}
    return next((modes[one.kind] for one in (*recipients, *actors) if one.kind in modes), None)


def _participants(document: Document, sentence: Sentence, tokens: Sequence[int], rule: str) -> tuple[Participant, ...]:
    found = [participant_at(document, sentence, token, rule) for token in tokens]
    return tuple({one.name: one for one in found if one is not None}.values())


def _is_site(document: Document, sentence: Sentence, i: int) -> bool:
    """Tell whether "it" may mean a place or thing named since the body it was taken for: then who is meant is left open.

    "The ministry said no aircraft had been near the village when it was bombed" does not say that the ministry was bombed.
    """
    mention = document.mention_at.get((sentence.index, i))
    if mention is None or mention.entity is None or sentence.tokens[i].text.casefold() != "it":
        return False
    own = [one.last for one in document.mentions_in[sentence.index] if one.entity == mention.entity and one.head < i]
    since = sentence.tokens[max(own, default=-1) + 1 : i]
    return any(token.lemma in _SITES and token.tag == "NN" and token.dep != "compound" for token in since)


def _thing_meant(sentence: Sentence, i: int) -> int:
    """Return the thing that "it" takes up from the clause above: "the van was on its way when it came under attack"; else the token itself."""
    token = sentence.tokens[i]
    verb = sentence.tokens[token.head]
    thing = sentence.child(verb.head, "nsubj", "nsubjpass") if verb.dep == "advcl" else None
    if token.text.casefold() != "it" or thing is None or thing > i or is_empty(sentence, thing):
        return i
    noun = sentence.tokens[thing]
    between = sentence.tokens[thing + 1 : i]
    is_beside_another = any(t.lemma in {"near", "over", "above", "past", "around"} for t in between)
    return thing if noun.lemma in _SITES and noun.tag in {"NN", "NNP"} and not is_beside_another else i


def _how(sentence: Sentence, happening: Happening) -> Factuality:
    """Return how a happening is put; a noun is put as the verb that tells of it is, where one does."""
    verbs = [hit.token for hit in happening.also if hit.trigger.pos == "verb"]
    own = factuality(sentence, happening.main.token)
    if own != "actual" or happening.main.trigger.pos != "noun" or not verbs:
        return own
    told = factuality(sentence, verbs[0])
    return told if told in {"negated", "conditional"} else own


def _when(document: Document, sentence: Sentence, hits: Sequence[TriggerHit], facts: Facts) -> When | None:
    found = (date_of(document, sentence, hit.token, facts.dates) for hit in hits)
    return next((hit.when for hit in found if hit is not None), None)


def _where(document: Document, sentence: Sentence, hits: Sequence[TriggerHit], facts: Facts) -> Place | None:
    hits_of = (place_of(document, sentence, each.token, facts.places, facts.state, facts.possible) for each in hits)
    found = [hit.place for hit in hits_of if hit is not None]
    return min(found, key=lambda place: place.precision or 9) if found else None


def _is_somebody(document: Document, place: Span, recipients: Sequence[Participant]) -> bool:
    """Tell whether a place is the name of somebody: an age stands behind it, or it ends the name of one to whom it was done ("fired at Evelio Sorel")."""
    if _AGE.match(document.report.text, place.end):
        return True
    return any(_is_surname(place, one.span) for one in recipients)


def _is_surname(place: Span, name: Span) -> bool:
    words = name.text.split()
    is_whole = len(words) > 1 and all(word[:1].isupper() for word in words)
    return (
        is_whole
        and name.start < place.start
        and place.end == name.end
        and words[0].casefold() not in _SITES | _SITE_NAMES
    )


def _counts(document: Document, hits: Sequence[TriggerHit], facts: Facts) -> tuple[Count, ...]:
    if hits[0].trigger.type not in _COUNTING:
        return ()
    adjectives = [
        count for hit in hits if hit.trigger.pos == "adjective" for count in _before_noun(document, hit, facts)
    ]
    found = adjectives + [count for hit in hits for count in toll_of(document, hit, facts.numbers)]
    return tuple({(count.kind, count.span.start): count for count in found}.values())


def _before_noun(document: Document, hit: TriggerHit, facts: Facts) -> list[Count]:
    """Return the count of "31 wounded people": the number of the noun that the participle stands before."""
    sentence, kind = document.sentences[hit.sentence], hit.trigger.count
    noun = sentence.tokens[hit.token].head
    return [
        Count(
            kind, _whom_of(sentence, noun), n.low, n.high, n.exactness, "incident", None,
            document.span(sentence, n.first, n.last), "en.count.adjective", policy=n.policy,
        )
        for n in facts.numbers
        if kind is not None and n.sentence == hit.sentence and n.noun == noun
        if n.last < hit.token < noun and "of" not in _words(sentence, n.last, hit.token)  # "one of the injured people died"
        if are_people(sentence, noun, kind)
    ]  # fmt: skip


def _words(sentence: Sentence, first: int, last: int) -> set[str]:
    return {token.lemma for token in sentence.tokens[first:last]}


def _whom_of(sentence: Sentence, noun: int) -> str | None:
    return None if sentence.tokens[noun].lemma in BODY_WORDS else sentence.tokens[noun].text


def _is_past(sentence: Sentence, main: TriggerHit, when: When | None, document: Document) -> bool:
    beside = {sentence.tokens[j].lemma for j in sentence.children[main.token]}
    if main.trigger.pos == "noun" and (beside & _FORMER or _is_lasting(sentence, main)):
        return True
    published = document.report.published or document.report.updated
    if when is None or when.latest is None or published is None:
        return False
    return _month(published) - _month(when.latest) > BACKGROUND_AFTER_MONTHS


def _is_lasting(sentence: Sentence, main: TriggerHit) -> bool:
    """Tell whether a war is named by how long it has gone on: "the eight-year civil war", "its three-year-old invasion"."""
    before = sentence.tokens[sentence.edges[main.token][0] : main.first]
    return main.trigger.lemma in _WARS and any(token.lemma in {"year", "decade"} for token in before)


def _month(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7])


def _rule(sentence: Sentence, main: TriggerHit) -> str:
    """Return the id of the rule: by what part of speech the event is told, and in what manner where not simply so."""
    if _is_predicate(sentence, main):
        return "en.event.predicate"
    how = manner(sentence, main.token)
    return f"en.event.{main.trigger.pos}" + (f".{how}" if how != "told" else "")


def _is_predicate(sentence: Sentence, main: TriggerHit) -> bool:
    """Tell whether the words say what a happening told before was: "it was a rocket attack"."""
    token = sentence.tokens[main.token]
    about = sentence.child(token.head, "nsubj") if token.dep == "attr" else None
    return about is not None and sentence.tokens[about].lemma in {"it", "this", "that", "which"}


def _is_over_days(sentence: Sentence, main: TriggerHit) -> bool:
    """Tell whether a verb sums up some days: "arrested 300 people in ten days"."""
    if main.trigger.type not in {"ASSAULT", "MOBILIZE", "COERCE"}:
        return False
    spans = objects_of(sentence, main.token, "in", "over", "within", "during")
    return any(
        sentence.tokens[i].lemma in {"day", "week", "month", "year"}
        and sentence.tokens[i].tag == "NNS"
        and sentence.child(i, "nummod") is not None
        for i in spans
    )


_PLURAL = frozenset({"NNS", "NNPS"})


def _is_of_many(sentence: Sentence, verb: int) -> bool:
    """Tell whether a clause tells what came of many: "40 strikes in which 12 were killed"."""
    first = verb
    while sentence.tokens[first].dep == "conj" and sentence.tokens[first].head < first:
        first = sentence.tokens[first].head
    noun = sentence.tokens[sentence.tokens[first].head]
    amid = [k for j in sentence.all_children(first, "prep") for k in sentence.all_children(j, "pobj")]
    is_in_which = sentence.tokens[first].dep == "relcl" and any(sentence.tokens[k].tag == "WDT" for k in amid)
    return is_in_which and noun.tag in _PLURAL and sentence.child(noun.i, "nummod") is not None


def _is_sum(sentence: Sentence, setting: TriggerHit) -> bool:
    """Tell whether it was done in many happenings: "killed in ground operations"."""
    return is_course(sentence, setting) and _is_aggregate(sentence, setting)


def _is_aggregate(sentence: Sentence, main: TriggerHit) -> bool:
    """Tell whether the words speak of many happenings: plural nouns of one-sided acts, habits in the present tense."""
    token = sentence.tokens[main.token]
    if main.trigger.pos == "noun":
        tags = {token.tag, sentence.tokens[main.last].tag}  # "61 air and drone strikes" is hung on "drone"
        return bool(tags & _PLURAL) and not main.trigger.reciprocal and main.trigger.count is None
    if _is_of_many(sentence, main.token) or _is_over_days(sentence, main):
        return True
    is_present = token.tag in _HABITUAL and token.dep in {"ROOT", "advcl", "relcl"} and sentence.part == "body"
    return is_present and main.trigger.type in {"ASSAULT", "MOBILIZE", "COERCE"}
