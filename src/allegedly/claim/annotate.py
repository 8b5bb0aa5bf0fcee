"""A Document and the prepared lexicon go in, an Annotation comes out: the straight line of this stage."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from allegedly.claim.agree import agree
from allegedly.claim.ascribe import ascribed
from allegedly.claim.attribute import attribute, with_blame
from allegedly.claim.attribution import Attribution
from allegedly.claim.colon import by_colon
from allegedly.claim.count import find_numbers
from allegedly.claim.cues import find_cues
from allegedly.claim.event import Facts, Told, tell_event
from allegedly.claim.event_place import joined_to
from allegedly.claim.event_place_noun import is_past_description, speaks_from_afar
from allegedly.claim.found import CueHit, PlaceHit, TriggerHit
from allegedly.claim.gazetteer import Gazetteer, prepare_gazetteer
from allegedly.claim.gazetteer_file import open_index
from allegedly.claim.grammar import own_subject
from allegedly.claim.hedge import HedgeHit, find_hedges, hedge_phrases
from allegedly.claim.later import later_figures
from allegedly.claim.mend import mend
from allegedly.claim.misread import reread
from allegedly.claim.parties import Parties
from allegedly.claim.phrases import Phrases, build_phrases
from allegedly.claim.place import read_places, resolve_dateline
from allegedly.claim.policy import NO_POLICY, Policy, decide, policy_of
from allegedly.claim.quote import join_quotations
from allegedly.claim.recast import tells_of_captives
from allegedly.claim.relate import find_relations
from allegedly.claim.respond import link_replies, look_back
from allegedly.claim.rival import rival_figures
from allegedly.claim.scene import with_scenes
from allegedly.claim.settle import settle
from allegedly.claim.stance import Ledgered
from allegedly.claim.statement import Draft, draft_statements, statement_ids, to_statement
from allegedly.claim.tagger.tag import Tagging
from allegedly.claim.trigger import Happening, find_triggers, group_triggers
from allegedly.claim.unresolved import open_voices
from allegedly.claim.when import find_dates
from allegedly.lexicon.entries import CountWord, Lexicon
from allegedly.parsed import Document, Sentence
from allegedly.records import FORMAT, UNNAMED, Actor, Annotation, Claim, Event, Place

# Types of which a word is no speech even where it is a cue as well: "attack a rival" and "attack a village".
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "AID"})
# Who records deeds over a stretch of time tells by it when they were: "In April the Mission recorded 61 strikes".
_RECORDING = frozenset({"record", "document", "register", "log", "count", "verify"})
_SUMMED = 4  # UCDP precision of a month
# What a line without the network knows of a report.
NOT_TAGGED = Tagging((), lambda _: 0.0)


class Knowledge(NamedTuple):
    """What this stage needs of the lexicon, arranged for looking up; made once a run."""

    cues: Phrases
    triggers: Phrases
    deeds: frozenset[str]
    hedges: Phrases
    count_words: tuple[CountWord, ...]
    roles: frozenset[str]
    gazetteer: Gazetteer
    policy: Policy = NO_POLICY


class Words(NamedTuple):
    """The words found in a report: attributions with their sentences, and triggers and hedges by sentence."""

    attributions: list[tuple[Sentence, Attribution]]
    cues: dict[int, list[CueHit]]
    triggers: dict[int, list[TriggerHit]]
    hedges: dict[int, tuple[HedgeHit, ...]]


class Stated(NamedTuple):
    """A report with its sentences mended, the words found in it, and its statements."""

    document: Document
    words: Words
    drafts: list[Draft]


def prepare(lexicon: Lexicon, policy: str | None = None) -> Knowledge:
    """Return the lexicon arranged for this stage, with the named policy for vague numbers; raises ``InputError`` for one it has not."""
    return Knowledge(
        build_phrases(lexicon.cues),
        build_phrases(lexicon.triggers),
        frozenset(entry.lemma for entry in lexicon.triggers if entry.pos == "verb"),
        hedge_phrases(lexicon.hedges),
        lexicon.count_words,
        frozenset(role.lemma for role in lexicon.roles),
        prepare_gazetteer(lexicon, open_index()),
        policy_of(lexicon.policies, policy),
    )


def annotate(document: Document, knowledge: Knowledge, tagging: Tagging = NOT_TAGGED) -> Annotation:
    """Return the record of one report: who claims what, with the words that say so. ``tagging`` is what the network sees in it."""
    document, words, drafts = read_statements(document, knowledge, tagging)
    ids = statement_ids(document, drafts)
    facts = find_facts(document, knowledge, tagging)
    told = _tell(document, knowledge, words, facts, drafts)
    events = tuple(one.event for one in told)
    actors = _actors(document)
    ledgered = Ledgered(document, drafts, ids)
    claims = link_replies(_claims(ledgered, told, facts), {e.id: e for e in events}, {a.name: a for a in actors})
    return Annotation(
        format=FORMAT,
        report=replace(document.report, dateline=facts.dateline),
        statements=tuple(to_statement(document, draft, ids, own) for draft, own in zip(drafts, ids, strict=True)),
        places=_all_places(document, facts, events),
        dates=tuple(hit.when for hit in facts.dates),
        events=with_scenes(document, told, facts),
        claims=claims,
        actors=actors,
        relations=find_relations(document, lambda start, end: _claimant(drafts, start, end)),
        problems=document.problems + open_voices(document, drafts),
    )


def find_facts(document: Document, knowledge: Knowledge, tagging: Tagging = NOT_TAGGED) -> Facts:
    """Return the dates, places and numbers of a report, and what the network knows of its words."""
    numbers = decide(find_numbers(document, knowledge.count_words), knowledge.policy)
    where = _dateline(document, knowledge.gazetteer)
    places, possible = read_places(document, knowledge.gazetteer)
    return Facts(find_dates(document, where), places, numbers, tagging.state, where, possible)


def _all_places(document: Document, facts: Facts, events: Sequence[Event]) -> tuple[Place, ...]:
    """Return the place words of a report, those included that are so only as the place of an event, or in one list with it."""
    found = {hit.place.span.start: hit.place for hit in facts.places}
    chosen = {event.where.span.start for event in events if event.where is not None}
    for hit in (*facts.places, *facts.possible):
        if hit.place.span.start in chosen:
            joined = joined_to(document.sentences[hit.sentence], hit, facts.places, facts.possible)
            found.update((one.place.span.start, one.place) for one in joined)
    return tuple(found[start] for start in sorted(found))


def read_statements(document: Document, knowledge: Knowledge, tagging: Tagging) -> Stated:
    """Return what is said in a report, by rules and network, with the words that were found on the way."""
    document, cues = mended(document, knowledge)
    words = find_words(document, knowledge, cues)
    said = agree(document, join_quotations(document, words.attributions), tagging, words.cues)
    return Stated(document, words, draft_statements(document, said, words.triggers, words.hedges))


def mended(document: Document, knowledge: Knowledge) -> tuple[Document, list[list[CueHit]]]:
    """Return the document with its sentences mended, and the cues of each; those of a mended sentence are looked for again."""
    sentences, cues = [], []
    for read in document.sentences:
        sentence = reread(read, knowledge.deeds)
        hits = list(find_cues(sentence, knowledge.cues))
        mended = mend(sentence, {hit.token for hit in hits})
        sentences.append(mended)
        cues.append(hits if mended is sentence else list(find_cues(mended, knowledge.cues)))
    return replace(document, sentences=tuple(sentences)), cues


def find_words(document: Document, knowledge: Knowledge, found_cues: Sequence[Sequence[CueHit]]) -> Words:
    """Return the attributions, triggers and hedges of all sentences."""
    found = Words([], {}, {}, {})
    captives = tells_of_captives(document.report.text)
    for sentence, hits in zip(document.sentences, found_cues, strict=True):
        triggers = find_triggers(sentence, knowledge.triggers, captives)
        deeds = {hit.first for hit in triggers if hit.trigger.type in DEEDS}
        done = {hit.token for hit in triggers if hit.trigger.type in DEEDS}
        cues = [with_blame(sentence, hit, done) for hit in hits if hit.token not in deeds]
        attributions = [*by_colon(document, sentence), *attribute(sentence, cues)]
        found.attributions.extend((sentence, one) for one in settle(sentence, attributions))
        found.cues[sentence.index] = cues
        found.triggers[sentence.index] = triggers
        found.hedges[sentence.index] = find_hedges(sentence, knowledge.hedges)
    return found


def _tell(document: Document, knowledge: Knowledge, words: Words, facts: Facts, drafts: Sequence[Draft]) -> list[Told]:
    embedded: dict[int, dict[int, int]] = {}
    for sentence, one in words.attributions:
        head = sentence.tokens[one.cue.token]
        root = one.content.root
        if (
            one.content.shape == "embedded"
            and root is not None
            and head.dep == "relcl"
            and own_subject(sentence, root) is None
        ):
            embedded.setdefault(sentence.index, {})[root] = head.head
    told = []
    for sentence in document.sentences:
        hits = words.triggers[sentence.index]
        if hits:
            moved = embedded.get(sentence.index, {})
            parties = Parties(document, sentence, knowledge.roles, moved, frozenset(hit.token for hit in hits))
            happenings = group_triggers(sentence, hits, moved)
            weak = words.hedges[sentence.index]
            told += [
                tell_event(parties, one, _said_of(document, sentence, one, facts, drafts), weak) for one in happenings
            ]
    return sorted(told, key=lambda one: one.event.trigger.start)


def _said_of(
    document: Document, sentence: Sentence, happening: Happening, facts: Facts, drafts: Sequence[Draft]
) -> Facts:
    """Leave out the dates and places that say when and where something was said: "..., the mayor told reporters in X on Monday".

    Such are the dates of the sentence that stand outside the words the event is told in, and the places behind the cue that do.
    """
    trigger = sentence.tokens[happening.main.token]
    holding = [draft for draft in drafts if draft.said.sentence is sentence and draft.holds(trigger.start, trigger.end)]
    if not holding:
        return facts
    inner = min(holding, key=lambda draft: draft.size)
    summed = sentence.tokens[inner.said.attribution.cue.token].lemma in _RECORDING
    kept = [
        d
        for d in facts.dates
        if d.sentence != sentence.index
        or inner.reaches(d.when.span.start, d.when.span.end)
        or (summed and (d.when.precision or 0) >= _SUMMED)
    ]
    places, possible = (
        [p for p in found if p.sentence != sentence.index or not _is_where_said(document, sentence, inner, p)]
        for found in (facts.places, facts.possible)
    )
    return facts._replace(dates=kept, places=places, possible=possible)


def _is_where_said(document: Document, sentence: Sentence, draft: Draft, hit: PlaceHit) -> bool:
    """Tell whether a place stands behind the cue, outside the words that are said and the name of who says them, or in that of one far off."""
    span, said = hit.place.span, draft.said
    voice = said.attribution.voice
    first, last = sentence.edges[voice] if voice is not None else (0, -1)
    if voice is not None and first <= hit.first and hit.last <= last:
        return speaks_from_afar(document, sentence, voice, hit)
    is_behind = span.start > said.cue[0] and not draft.reaches(span.start, span.end)
    return is_behind and not is_past_description(sentence, said.attribution.cue.token, hit)


def _claims(ledgered: Ledgered, told: Sequence[Told], facts: Facts) -> list[Claim]:
    found: dict[str, Claim] = {}
    for one in told:
        for claim in ledgered.claims(one):
            found.setdefault(claim.id, claim)
    drafts = list(zip(ledgered.drafts, ledgered.ids, strict=True))
    for claim in rival_figures(ledgered.document, facts, told, drafts):
        found.setdefault(claim.id, claim)
    figures = [claim.count.span.start for claim in found.values() if claim.count is not None]
    for claim in later_figures(ledgered.document, facts, told, drafts, figures):
        found.setdefault(claim.id, claim)
    claims = list(found.values())
    claims += look_back(ledgered, claims, {one.event.id: one.event for one in told})
    return claims + ascribed(ledgered, told, claims)


def _actors(document: Document) -> tuple[Actor, ...]:
    mentions: dict[int, list[tuple[int, int, int]]] = {}
    for mention in document.mentions:
        if mention.entity is not None:
            mentions.setdefault(mention.entity, []).append((mention.sentence, mention.first, mention.last))
    found = []
    for position, rows in sorted(mentions.items(), key=lambda row: row[1][0]):
        entity = document.entities[position]
        spans = tuple(document.span(document.sentences[s], first, last) for s, first, last in rows)
        found.append(Actor(entity.id, entity.name, entity.kind, entity.country, spans, entity.known))
    return tuple(found)


def _claimant(drafts: Sequence[Draft], start: int, end: int) -> str | None:
    holding = [draft for draft in drafts if draft.holds(start, end) and not draft.negated]
    inner = min(holding, key=lambda draft: draft.size, default=None)
    if inner is None:
        return None
    return inner.voice.name if inner.voice is not None else UNNAMED


def _dateline(document: Document, gazetteer: Gazetteer) -> Place | None:
    read = document.report.dateline
    return resolve_dateline(read, document, gazetteer) if read is not None else None
