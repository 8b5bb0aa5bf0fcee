"""A Document and the gazetteer go in; the place words of the report come out, resolved or with the reason why not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from allegedly.claim.event_place import place_of as place_of
from allegedly.claim.found import PlaceHit
from allegedly.claim.gazetteer import Gazetteer, fold_name, is_on, look_up
from allegedly.claim.gazetteer_file import key_of
from allegedly.claim.place_context import beside, lying_in
from allegedly.claim.place_names import find_place_names
from allegedly.claim.place_possible import RULE, possible_places
from allegedly.claim.place_resolve import Answer, Asked, resolve
from allegedly.claim.place_score import Around, Context
from allegedly.claim.place_shown import Shown, is_land, shown_in
from allegedly.claim.place_site import building_of
from allegedly.claim.place_use import PlaceName, Use, stands_as_place
from allegedly.claim.place_words import PLACE_NOUNS, PROVINCE_NOUNS
from allegedly.claim.vague import find_vague
from allegedly.parsed import Document, Sentence
from allegedly.records import Place, Span

_REGION_AFTER = re.compile(r"(?:,\s+|\s+\()(?P<name>[^\W\d_][\w’' -]{1,40}?)(?=[,):—–-]|\s+\()")

NOWHERE = Around(frozenset(), frozenset(), None)
# Datelines name the large towns without their country, so less is asked of them.
DATELINE_SURE = 0.3
BUILDING = "building"
_LARGE = 100_000  # people of a town whose name before "hospital" means it, wherever the report is from
_LAND = 5  # UCDP where_prec of a land that nothing knows ("southern X")


class PlaceWord(NamedTuple):
    """A name that can be a place, with how it stands as one (``None``: it stands for people, or in another name) and what it means."""

    sentence: Sentence
    name: PlaceName
    use: Use | None
    answer: Answer


class Question(NamedTuple):
    """A name that can be a place before it is resolved."""

    sentence: Sentence
    name: PlaceName
    use: Use | None
    asked: Asked


class Found(NamedTuple):
    """The place words of a report, and the names that are places only where the network says so of an event."""

    places: tuple[PlaceHit, ...]
    possible: tuple[PlaceHit, ...]


def read_places(document: Document, gazetteer: Gazetteer) -> Found:
    """Return the place words of a report and its other names, both with what they mean."""
    found, context = ask(document, gazetteer)
    words = _with_towns_of_buildings(answered(gazetteer, found, context), context)
    places = _places(document, gazetteer, words)
    return Found(places, _possible(document, gazetteer, words, places, context))


def find_places(document: Document, gazetteer: Gazetteer) -> tuple[PlaceHit, ...]:
    """Return every word that stands for a place, in order, none overlapping another.

    Names are resolved by what the words around them say ("the Syrian border town of X", "X in Y"), by the countries and places that the
    report names, and by population; what cannot be told apart stays unresolved with the candidates as its reason. Names of governments, of
    bodies and of people that are also places are left out where nothing says that the place is meant.
    """
    found, context = ask(document, gazetteer)
    words = _with_towns_of_buildings(answered(gazetteer, found, context), context)
    return _places(document, gazetteer, words)


def _with_towns_of_buildings(words: Sequence[PlaceWord], context: Context) -> list[PlaceWord]:
    """Return the words, those of buildings whose names are towns of a country that the report names as these towns ("the X hospital")."""
    found = []
    for word in words:
        town = word.answer.place
        if (
            word.use is not None
            and word.use.rule == BUILDING
            and town is not None
            and town.country in context.countries
        ):
            word = word._replace(use=word.use._replace(rule="noun"))
        found.append(word)
    return found


def _places(document: Document, gazetteer: Gazetteer, found_words: Sequence[PlaceWord]) -> tuple[PlaceHit, ...]:
    words: dict[int, list[PlaceWord]] = {}
    for word in found_words:
        if word.use is not None:
            words.setdefault(word.sentence.index, []).append(word)
    found: list[PlaceHit] = []
    province: Place | None = None
    for sentence in document.sentences:
        for hit in _in_sentence(document, gazetteer, sentence, words.get(sentence.index, ())):
            found.append(_part_of_province(hit, province))
            province = hit.place if hit.place.precision == 4 and hit.place.country else province
    return tuple(found)


def answered(gazetteer: Gazetteer, found: Sequence[Question], context: Context) -> list[PlaceWord]:
    """Return the questions of a report with what they mean, all weighed together."""
    answers = resolve(gazetteer, [one.asked for one in found], context)
    return [PlaceWord(one.sentence, one.name, one.use, answer) for one, answer in zip(found, answers, strict=True)]


def _possible(
    document: Document, gazetteer: Gazetteer, words: Sequence[PlaceWord], places: Sequence[PlaceHit], context: Context
) -> tuple[PlaceHit, ...]:
    """Return the other names of a report; one that stands for a government means its seat or country, any other is looked up by itself."""
    shown = shown_in(document)
    known = {(word.sentence.index, word.name.first, word.name.last): word.answer for word in words}
    names = [hit for sentence in document.sentences for hit in possible_places(document, sentence, places, shown)]
    unknown = [hit for hit in names if hit[:3] not in known]
    answers = resolve(gazetteer, [Asked(hit.place.name, (), None, NOWHERE) for hit in unknown], context)
    known |= {hit[:3]: answer for hit, answer in zip(unknown, answers, strict=True)}
    use = Use(RULE.removeprefix("en.place."), None, False)
    return tuple(
        hit._replace(
            place=_settled(gazetteer, replace(_record(hit.place.span, hit.place.name, known[hit[:3]], use), rule=RULE))
        )
        for hit in names
    )


def ask(document: Document, gazetteer: Gazetteer) -> tuple[list[Question], Context]:
    """Return every name of a report that can be a place as a question, and what the report says of countries."""
    found: list[Question] = []
    shown = shown_in(document)
    for sentence in document.sentences:
        names = sorted(find_place_names(document, gazetteer, sentence, shown), key=lambda name: name.first)
        used: dict[int, int] = {}
        for name, around in zip(names, beside(document, gazetteer, sentence, names), strict=True):
            use = _used(sentence, name, used, shown)
            if use is not None:
                used[name.last] = name.first
            noted = around._replace(noun=use.noun if use and use.noun else around.noun)
            found.append(Question(sentence, name, use, Asked(name.text, name.places, name.country, noted)))
    dateline = document.report.dateline
    home = (dateline.country or _surely_in(gazetteer, dateline.name)) if dateline is not None else None
    return found, Context(_countries(document, home), home, ())


def _used(sentence: Sentence, name: PlaceName, used: Mapping[int, int], shown: Shown) -> Use | None:
    """Return how a name stands as a place; one that no list has may be a building's or a land's by what the report says of it."""
    use = stands_as_place(sentence, name) or _lies_behind(sentence, name, used)
    if use is None or name.country or name.powers or any((one.population or 0) >= _LARGE for one in name.places):
        return use
    key = key_of(name.text)
    if key in shown.sites or (key not in shown.places and building_of(sentence, name.first, name.last) is not None):
        return Use(BUILDING, use.noun, use.near)
    if name.places:
        return use
    is_land_here = is_land(sentence, name.first, name.last) and key not in shown.towns
    return use._replace(land=is_land_here or key in shown.lands)


def _part_of_province(hit: PlaceHit, province: Place | None) -> PlaceHit:
    """Return "the north of the province" with the country of the province that the report named last."""
    if province is None or hit.place.country is not None or not hit.place.name.casefold().endswith(" of the province"):
        return hit
    reason = f"a part of {province.name}, not a point"
    return hit._replace(place=replace(hit.place, country=province.country, admin1=province.admin1, reason=reason))


def _countries(document: Document, home: str | None) -> dict[str, float]:
    """Return the countries that a report names, and that of its dateline, with their weight; the most named has 1."""
    found: dict[str, float] = {}
    for hit in document.names:
        for ref in hit.refs:
            if ref.kind in {"country", "demonym"}:
                found[ref.id] = found.get(ref.id, 0.0) + 1.0
    if home is not None:
        found[home] = found.get(home, 0.0) + 1.0
    top = max(found.values(), default=1.0)
    return {country: weight / top for country, weight in found.items()}


def _surely_in(gazetteer: Gazetteer, name: str) -> str | None:
    countries = {place.country for place in look_up(gazetteer, name)}
    return countries.pop() if len(countries) == 1 else None


def _in_sentence(
    document: Document, gazetteer: Gazetteer, sentence: Sentence, words: Sequence[PlaceWord]
) -> list[PlaceHit]:
    found: dict[int, PlaceHit] = {
        word.name.first: _building(document, word)
        if word.use and word.use.rule == BUILDING
        else _hit(document, gazetteer, word)
        for word in words
    }
    hits = document.names_in.get(sentence.index, ())
    for vague in find_vague(document, sentence, hits, gazetteer):
        for first in [first for first, hit in found.items() if first <= vague.last and hit.last >= vague.first]:
            if found[first].place.kind == "name" and found[first].place.rule != "en.place.country":
                break
            del found[first]
        else:
            found[vague.first] = vague
    return lying_in(sentence, [found[first] for first in sorted(found)])


def _building(document: Document, word: PlaceWord) -> PlaceHit:
    """Return the building of a name, which is no town and lies in none that the words name."""
    sentence, name = word.sentence, word.name
    last = building_of(sentence, name.first, name.last) or name.last
    text = document.span(sentence, name.first, last).text
    span, reason = document.span(sentence, name.first, name.last), "a building; where it stands is not in the gazetteer"
    place = Place(span, "vague", text, None, None, None, None, None, None, None, reason, f"en.place.{BUILDING}")
    return PlaceHit(sentence.index, name.first, name.last, place)


def _lies_behind(sentence: Sentence, name: PlaceName, used: Mapping[int, int]) -> Use | None:
    """Return a use for "Libya" in "Tripoli, Libya"."""
    comma = name.first - 1
    if comma < 1 or sentence.tokens[comma].text != "," or sentence.tokens[name.head].dep == "conj":
        return None
    return Use("in", None, False) if comma - 1 in used else None


def _hit(document: Document, gazetteer: Gazetteer, word: PlaceWord) -> PlaceHit:
    sentence, name = word.sentence, word.name
    span = document.span(sentence, name.first, name.last)
    use = word.use or Use("name", None, False)
    return PlaceHit(
        sentence.index, name.first, name.last, _settled(gazetteer, _record(span, name.text, word.answer, use))
    )


def _settled(gazetteer: Gazetteer, place: Place) -> Place:
    """Return a place with the country that the table of disputed ground has for it."""
    if place.geonameid is None:
        return place
    area = next((one for one in gazetteer.disputed if is_on(one, place.country, place.admin1, place.name)), None)
    if area is None or area.country == place.country:
        return place
    return replace(place, country=area.country, reason=place.reason or f"disputed: {area.area}, {area.note}")


def _record(span: Span, text: str, answer: Answer, use: Use) -> Place:
    rule, entry = f"en.place.{use.rule}", answer.place
    if entry is None:
        level = _LAND if use.land else PLACE_NOUNS[use.noun] if use.noun in PROVINCE_NOUNS else None
        return Place(
            span, "name", text, None, answer.country, answer.admin1, None, None, level, None, answer.reason, rule
        )
    place = Place(
        span, "name", entry.name, entry.geonameid, entry.country, entry.admin1, entry.lat, entry.lon, entry.precision,
        answer.score, None, rule,
    )  # fmt: skip
    if entry.feature == "country":
        return replace(place, rule="en.place.country", score=answer.score)
    if use.noun in PROVINCE_NOUNS and entry.feature == "city":
        reason = f"a {use.noun}; the gazetteer knows only its town"
        return replace(place, geonameid=None, admin1=entry.name, precision=4, reason=reason)
    if use.noun in {"town", "village", "city"} and entry.feature in {"landform", "water", "region"}:
        reason = f"a {use.noun}; the gazetteer knows only a {entry.feature} of this name"
        return replace(place, geonameid=None, lat=None, lon=None, precision=None, reason=reason)
    of_noun = PLACE_NOUNS.get(use.noun) if use.noun else None
    level = max(entry.precision, of_noun or 0) if entry.feature == "city" and of_noun != 7 else entry.precision
    level = 2 if use.near and level == 1 else level
    is_vague = entry.feature == "region" and entry.precision >= 5
    return replace(place, kind="vague" if is_vague else "name", precision=level)


def country_place(gazetteer: Gazetteer, span: Span, alpha3: str, kind: str, rule: str) -> Place:
    """Return the record of a whole country (UCDP where_prec 6), its point the middle of it."""
    country = gazetteer.countries[alpha3]
    return Place(
        span, "demonym" if kind == "demonym" else "name", country.name, country.geonameid, alpha3, None, country.lat, country.lon, 6, 1.0, None, rule
    )  # fmt: skip


def resolve_dateline(place: Place, document: Document, gazetteer: Gazetteer) -> Place:
    """Return the dateline's place looked up in the gazetteer; an unresolved one keeps its words and says why.

    >>> # the words IRBIL become name "Erbil", country "IRQ", precision 1
    """
    name = re.split(r"\s*/\s*", place.name)[0]
    after = _REGION_AFTER.match(document.report.text, place.span.end)
    text = after["name"] if after else ""
    inside = gazetteer.country_names.get(fold_name(text))
    around = Around(frozenset([inside] if inside else []), frozenset([key_of(text)] if text else []), None)
    alpha3 = gazetteer.country_names.get(fold_name(name))
    home = _surely_in(gazetteer, name)
    asked = Asked(name.title() if name.isupper() else name, (), alpha3, around)
    answer = resolve(gazetteer, [asked], Context(_countries(document, home), home, ()), DATELINE_SURE)[0]
    return replace(_record(place.span, place.name, answer, Use("name", None, False)), kind=place.kind, rule=place.rule)
