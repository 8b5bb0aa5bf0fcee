"""A Document goes in; its place names with their points, and the places of given words, come out, for whoever wants no more of it."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from allegedly.claim.annotate import Knowledge, mended
from allegedly.claim.event_place import joined_to, place_of
from allegedly.claim.gazetteer import Gazetteer, fold_name, look_up
from allegedly.claim.gazetteer_file import key_of
from allegedly.claim.place import NOWHERE, PlaceWord, Question, answered, ask, read_places, resolve_dateline
from allegedly.claim.place_possible import runs_of_names
from allegedly.claim.place_resolve import Asked
from allegedly.claim.place_score import distance
from allegedly.claim.place_use import PlaceName
from allegedly.claim.place_words import BODIES, LOCALS, NO_NAMES
from allegedly.claim.put import words_at
from allegedly.claim.tagger.tag import Tagging
from allegedly.parsed import Document, Sentence

_PARTIES = frozenset({"R", "D", "I", "DFL"})


class Toponym(NamedTuple):
    """A place name in any use, with its point where it is resolved; ``demonym`` marks an adjective or noun of a country ("Iraqi")."""

    start: int
    end: int
    name: str
    lat: float | None
    lon: float | None
    demonym: bool

    def km_to(self, lat: float, lon: float) -> float:
        """Return the kilometres to a point in degrees, infinite for a name that is not resolved."""
        return (
            distance((self.lat, self.lon), (lat, lon))
            if self.lat is not None and self.lon is not None
            else float("inf")
        )


def find_toponyms(document: Document, knowledge: Knowledge) -> tuple[Toponym, ...]:
    """Return every place name of a report, in order: as place, as power ("Ankara said"), in other names, and as adjective."""
    document, _ = mended(document, knowledge)
    found: dict[int, Toponym] = {}
    for word in _words(document, knowledge.gazetteer):
        span, place = document.span(word.sentence, word.name.first, word.name.last), word.answer.place
        point = (place.lat, place.lon) if place is not None else (None, None)
        found[span.start] = Toponym(span.start, span.end, span.text, *point, demonym=False)
    if (dateline := document.report.dateline) is not None:
        at, where = dateline.span, resolve_dateline(dateline, document, knowledge.gazetteer)
        found.setdefault(at.start, Toponym(at.start, at.end, at.text, where.lat, where.lon, demonym=False))
    for one in _of_countries(document, knowledge.gazetteer):
        found.setdefault(one.start, one)
    return tuple(found[start] for start in sorted(found))


def _of_countries(document: Document, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Yield the adjectives and nouns of countries, and the countries that names of bodies begin with: "Iraqis", "the US Army"."""
    for hit in document.names:
        sentence = document.sentences[hit.sentence]
        code = next((ref.id for ref in hit.refs if ref.kind == "demonym"), None)
        if code is not None and not any(ref.kind == "actor" for ref in hit.refs):
            span, country = document.span(sentence, hit.first, hit.last), gazetteer.countries[code]
            yield Toponym(span.start, span.end, span.text, country.lat, country.lon, demonym=True)
        elif any(ref.kind == "actor" for ref in hit.refs) and hit.last > hit.first:
            for last in range(hit.last - 1, hit.first - 1, -1):
                span = document.span(sentence, hit.first, last)
                if (code := gazetteer.country_names.get(fold_name(span.text))) is not None:
                    country = gazetteer.countries[code]
                    yield Toponym(span.start, span.end, span.text, country.lat, country.lon, demonym=False)
                    break


def _words(document: Document, gazetteer: Gazetteer) -> list[PlaceWord]:
    """Return the names that can be places, of a body or building that no list has the place it is called after: "Kelve High School"."""
    asked, context = ask(document, gazetteer)
    inner = [_called_after(document, gazetteer, one) or one for one in asked]
    held = {(one.sentence.index, i) for one in inner for i in range(one.name.first, one.name.last + 1)}
    inner += _in_bodies(document, gazetteer, held)
    held |= {(one.sentence.index, i) for one in inner for i in range(one.name.first, one.name.last + 1)}
    held |= {(hit.sentence, i) for hit in document.names for i in range(hit.first, hit.last + 1)}
    return answered(gazetteer, [*inner, *_of_people_there(document, gazetteer, held)], context)


def _called_after(document: Document, gazetteer: Gazetteer, one: Question) -> Question | None:
    """Return the place that begins a name which nothing knows, and which ends in a noun for a body or building."""
    name, sentence = one.name, one.sentence
    if (
        name.places
        or name.country
        or name.last == name.first
        or sentence.tokens[name.last].lemma.casefold() not in BODIES
    ):
        return None
    if gazetteer.towns is None or gazetteer.towns.postings(key_of(name.text)):
        return None
    return _longest(document, gazetteer, sentence, name.first, name.last)


def _longest(document: Document, gazetteer: Gazetteer, sentence: Sentence, first: int, last: int) -> Question | None:
    """Return the longest beginning of a run of words that is a place of the index, as a question."""
    for end in range(last - 1, first - 1, -1):
        text = document.span(sentence, first, end).text
        if text.casefold() not in NO_NAMES and gazetteer.towns and gazetteer.towns.postings(key_of(text)):
            name = PlaceName(first, end, end, text, look_up(gazetteer, text), None, True, "")
            return Question(sentence, name, None, Asked(text, name.places, None, NOWHERE))
    return None


def _in_bodies(document: Document, gazetteer: Gazetteer, held: Collection[tuple[int, int]]) -> Iterator[Question]:
    """Yield the places that begin the names of bodies which are no place words: "the Kelve Fire Department"."""
    for sentence in document.sentences:
        first = 0
        while first < len(sentence.tokens):
            last = first
            while _is_of_run(sentence, first) and last + 1 < len(sentence.tokens) and _is_of_run(sentence, last + 1):
                last += 1
            free = not any((sentence.index, i) in held for i in range(first, last + 1))
            if last > first and free and _is_of_run(sentence, first):
                ends = next((i for i in range(last, first, -1) if sentence.tokens[i].lemma.casefold() in BODIES), None)
                found = _longest(document, gazetteer, sentence, first, ends) if ends is not None else None
                if found is not None:
                    yield found
            first = last + 1


def _of_people_there(document: Document, gazetteer: Gazetteer, held: Collection[tuple[int, int]]) -> Iterator[Question]:
    """Yield the towns of the index that say where somebody or something is of: "a Kelve woman", "Sen. Ann Bell, D-Kelve"."""
    for sentence in document.sentences:
        for first, last in runs_of_names(sentence, {i for number, i in held if number == sentence.index}):
            is_of_party = (
                last > first + 1 and sentence.tokens[first].text in _PARTIES and sentence.tokens[first + 1].text == "-"
            )
            first += 2 * is_of_party
            text, token = document.span(sentence, first, last).text, sentence.tokens[last]
            above = sentence.tokens[token.head]
            is_named = token.ent not in {"PERSON", "DATE", ""} or above.lemma in LOCALS
            is_before = token.dep in {"compound", "nmod"} and above.pos == "NOUN" and above.i > last and is_named
            if not is_before and not is_of_party:
                continue
            if text.casefold() not in NO_NAMES and gazetteer.towns and gazetteer.towns.postings(key_of(text)):
                name = PlaceName(first, last, last, text, look_up(gazetteer, text), None, True, "")
                yield Question(sentence, name, None, Asked(text, name.places, None, NOWHERE))


def _is_of_run(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.pos == "PROPN" and token.text[0].isupper() and token.ent != "PERSON"


def places_of(
    document: Document, knowledge: Knowledge, tagging: Tagging, spans: Sequence[tuple[int, int]]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Return the characters of the places of what the words between each two characters name: that of the record, and those joined to it."""
    document, _ = mended(document, knowledge)
    (hits, possible), found = read_places(document, knowledge.gazetteer), []
    for start, end in spans:
        at = words_at(document, start, end)
        token = at[0].head_of(at[1], at[2]) if at is not None else 0
        hit = place_of(document, at[0], token, hits, tagging.state, possible) if at is not None else None
        held = joined_to(at[0], hit, hits, possible) if at and hit else []
        found.append(tuple((one.place.span.start, one.place.span.end) for one in held))
    return tuple(found)
