"""A Document goes in; its place names with their points, and the places of given words, come out, for whoever wants no more of it."""

from collections.abc import Sequence
from typing import NamedTuple

from allegedly.claim.annotate import Knowledge, mended
from allegedly.claim.event_place import joined_to, place_of
from allegedly.claim.place import place_words, read_places
from allegedly.claim.place_score import distance
from allegedly.claim.put import words_at
from allegedly.claim.tagger.tag import Tagging
from allegedly.parsed import Document


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
    for word in place_words(document, knowledge.gazetteer):
        span, place = document.span(word.sentence, word.name.first, word.name.last), word.answer.place
        point = (place.lat, place.lon) if place is not None else (None, None)
        found[span.start] = Toponym(span.start, span.end, span.text, *point, demonym=False)
    for hit in document.names:
        code = next((ref.id for ref in hit.refs if ref.kind == "demonym"), None)
        if code is None or any(ref.kind == "actor" for ref in hit.refs):
            continue
        span, country = (
            document.span(document.sentences[hit.sentence], hit.first, hit.last),
            knowledge.gazetteer.countries[code],
        )
        found.setdefault(span.start, Toponym(span.start, span.end, span.text, country.lat, country.lon, demonym=True))
    return tuple(found[start] for start in sorted(found))


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
