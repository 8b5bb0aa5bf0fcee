"""A Document and places of words that are held to name happenings go in; the event that the finders make of each comes out."""

from collections.abc import Sequence

from allegedly.claim.annotate import Knowledge, find_facts, read_statements
from allegedly.claim.event import tell_event
from allegedly.claim.found import TriggerHit
from allegedly.claim.parties import Parties
from allegedly.claim.put import words_at
from allegedly.claim.tagger.tag import Tagging
from allegedly.claim.trigger import Happening
from allegedly.lexicon.entries import Trigger, TriggerPos
from allegedly.parsed import Document, Sentence
from allegedly.records import Event


def events_of(
    document: Document, knowledge: Knowledge, tagging: Tagging, ranges: Sequence[tuple[int, int]]
) -> tuple[Event | None, ...]:
    """Return the event that the words at each place name, ``None`` where no word stands there.

    A word that the lexicon has is told with its entry; any other as a plain verb or noun of which nothing is known.
    """
    document, words, _ = read_statements(document, knowledge, tagging)
    facts = find_facts(document, knowledge, tagging)
    found: list[Event | None] = []
    for start, end in ranges:
        place = words_at(document, start, end)
        if place is None:
            found.append(None)
            continue
        sentence, first, last = place
        hit = _hit(sentence, first, last, words.triggers[sentence.index])
        others = frozenset(one.token for one in words.triggers[sentence.index]) | {hit.token}
        parties = Parties(document, sentence, knowledge.roles, {}, others)
        found.append(tell_event(parties, Happening(hit, ()), facts, ()).event)
    return tuple(found)


def _hit(sentence: Sentence, first: int, last: int, known: Sequence[TriggerHit]) -> TriggerHit:
    for hit in known:
        if first <= hit.token <= last:
            return hit
    token = sentence.head_of(first, last)
    word = sentence.tokens[token]
    pos: TriggerPos = "verb" if word.pos in {"VERB", "AUX"} else "noun"
    entry = Trigger(word.lemma, pos, "", None, (), "actor", None, False, (), (), "given")
    return TriggerHit(sentence.index, token, first, last, entry)
