"""A sentence and its names go in; places that no point can stand for come out: "northern Syria", "the border", "Syrian soil"."""

from collections.abc import Iterator, Sequence

from allegedly.claim.found import PlaceHit
from allegedly.claim.gazetteer import Gazetteer
from allegedly.claim.place_words import DIRECTIONS, PLACE_NOUNS, QUARTERS
from allegedly.parsed import Document, NameHit, Sentence
from allegedly.records import Place

_LAND = frozenset({"border", "frontier"})
_CITY_FEATURES = frozenset({"city", "camp", "point"})


def find_vague(
    document: Document, sentence: Sentence, hits: Sequence[NameHit], gazetteer: Gazetteer
) -> Iterator[PlaceHit]:
    """Yield the vague places of a sentence: a part of a country or province, a border, a country's unnamed town or soil."""
    ends: set[int] = set()
    for hit in hits:
        found = _part_of(document, sentence, hit, gazetteer) or _demonym(document, sentence, hit, gazetteer)
        if found is not None:
            ends.update(range(found.first, found.last + 1))
            yield found
    for token in sentence.tokens:
        if (
            token.lemma in _LAND
            and token.pos == "NOUN"
            and token.i not in ends
            and token.dep not in {"compound", "amod", "nmod"}
        ):
            yield _border(document, sentence, hits, token.i)
        elif token.lemma in QUARTERS and token.pos == "NOUN" and token.i not in ends:
            found = _quarter(document, sentence, hits, token.i)
            if found is not None:
                yield found


def _hit(document: Document, sentence: Sentence, ends: tuple[int, int], country: str | None, reason: str) -> PlaceHit:
    span = document.span(sentence, *ends)
    place = Place(span, "vague", span.text, None, country, None, None, None, 5, None, reason, "en.place.vague")
    return PlaceHit(sentence.index, *ends, place)


def _land_of(hit: NameHit, gazetteer: Gazetteer) -> tuple[str | None, str] | None:
    """Return the country and name of a hit that is a country or a province; ``None`` for towns and everything else."""
    for ref in hit.refs:
        if ref.kind in {"country", "demonym"}:
            return ref.id, ref.name
    for ref in hit.refs:
        if ref.kind == "place":
            place = gazetteer.places[int(ref.id)]
            if place.feature not in _CITY_FEATURES:
                return place.country, place.name
    return None


def _part_of(document: Document, sentence: Sentence, hit: NameHit, gazetteer: Gazetteer) -> PlaceHit | None:
    """Return "northern Syria", "Syria's north", "the north of Syria"."""
    land = _land_of(hit, gazetteer)
    if land is None or any(ref.kind == "demonym" for ref in hit.refs) or any(ref.kind == "actor" for ref in hit.refs):
        return None
    country, name = land
    reason, tokens = f"a part of {name}, not a point", sentence.tokens
    first = hit.first - 1
    if first >= 0 and tokens[first].lemma in DIRECTIONS and tokens[first].pos in {"ADJ", "NOUN", "PROPN", "ADV"}:
        first -= first > 0 and tokens[first - 1].lemma in {"far", "north", "south"}
        return _hit(document, sentence, (first, hit.last), country, reason)
    after = hit.last + 2
    if after < len(tokens) and tokens[hit.last + 1].tag == "POS" and tokens[after].lemma in DIRECTIONS:
        last = after + 1 if after + 1 < len(tokens) and tokens[after + 1].lemma in PLACE_NOUNS else after
        named = last + 1 < len(tokens) and tokens[last + 1].lemma == "of"
        return (
            _hit(document, sentence, (hit.first, last), country, reason)
            if not named and (last > after or tokens[after].lemma in QUARTERS)
            else None
        )
    of = hit.first - 1
    if of > 0 and tokens[of].lemma == "of" and tokens[of - 1].lemma in QUARTERS:
        return _hit(document, sentence, (of - 1, hit.last), country, reason)
    return None


def _demonym(document: Document, sentence: Sentence, hit: NameHit, gazetteer: Gazetteer) -> PlaceHit | None:
    """Return "Syrian border town", "Libyan soil": a place in a country, the country all that is known of it."""
    refs = [ref for ref in hit.refs if ref.kind == "demonym"]
    if len(refs) != 1 or any(ref.kind == "actor" for ref in hit.refs):
        return None
    last = hit.last + 1
    while (
        last < len(sentence.tokens)
        and sentence.tokens[last].pos in {"ADJ", "NOUN"}
        and sentence.tokens[last].dep in {"amod", "compound"}
    ):
        last += 1
    if (
        last >= len(sentence.tokens)
        or sentence.tokens[last].pos != "NOUN"
        or sentence.tokens[last].lemma not in PLACE_NOUNS
    ):
        return None
    if sentence.tokens[last].lemma in {"state", "side", "hospital", "base"} | _LAND or sentence.tokens[
        hit.first - 1
    ].text in {"-", "–"}:
        return None
    country = gazetteer.countries[refs[0].id]
    span = document.span(sentence, hit.first, last)
    place = Place(
        span, "demonym", country.name, country.geonameid, country.alpha3, None, country.lat, country.lon, 6, 1.0, None, "en.place.demonym"
    )  # fmt: skip
    return PlaceHit(sentence.index, hit.first, last, place)


def _border(document: Document, sentence: Sentence, hits: Sequence[NameHit], i: int) -> PlaceHit:
    """Return "the Iraqi-Syrian border", "the border with Turkey", "the border": a line, its country known only where one is named."""
    first, last = i, i
    while first > 0 and (
        sentence.tokens[first - 1].pos in {"ADJ", "PROPN", "NOUN", "PUNCT", "DET", "PART"}
        and sentence.tokens[first - 1].text not in {",", ".", ";"}
    ):
        first -= 1
    with_ = next((j for j in sentence.all_children(i, "prep") if sentence.tokens[j].lemma in {"with", "between"}), None)
    if with_ is not None and with_ == i + 1:
        last = sentence.edges[with_][1]
        last = max((hit.last for hit in hits if i < hit.first <= last), default=i)
    inside = [hit for hit in hits if first <= hit.first and hit.last <= last]
    countries = sorted({ref.id for hit in inside for ref in hit.refs if ref.kind in {"country", "demonym"}})
    if len(countries) == 1 and not (with_ is not None and last > i):
        return _hit(document, sentence, (first, last), countries[0], f"a border of {countries[0]}, not a point")
    reason = (
        f"a border between {' and '.join(countries)}"
        if len(countries) > 1
        else f"a border with {countries[0]}"
        if countries
        else "which border is not said"
    )
    return _hit(document, sentence, (first, last), None, reason)


def _quarter(document: Document, sentence: Sentence, hits: Sequence[NameHit], i: int) -> PlaceHit | None:
    """Return "in the north", "the north of the province": a part of something the sentence does not name."""
    token = sentence.tokens[i]
    if token.dep != "pobj" or sentence.tokens[token.head].lemma not in {"in", "from", "to", "across"}:
        return None
    last = i
    if i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].lemma == "of":
        inner = sentence.child(i + 1, "pobj")
        if inner is None or any(hit.first <= inner <= hit.last for hit in hits):
            return None
        last = inner
    return _hit(document, sentence, (i, last), None, "a part of what the sentence does not name")
