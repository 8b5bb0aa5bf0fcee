"""A Document and the gazetteer go in; the place words of the report come out, resolved or with the reason why not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from allegedly.claim.clause import Anchor, anchor, governing_verb, own_words, same_happening
from allegedly.claim.found import PlaceHit
from allegedly.claim.gazetteer import Choice, Gazetteer, Surroundings, choose, fold_name, look_up
from allegedly.claim.place_context import surroundings
from allegedly.claim.place_use import PlaceName, Use, stands_as_place
from allegedly.claim.place_words import HAPPENINGS, LEAVERS, MOVERS, PLACE_NOUNS, PROVINCE_NOUNS, SITES, STRONG
from allegedly.claim.vague import find_vague
from allegedly.parsed import Document, NameHit, Sentence
from allegedly.records import Place, Span

_LABELS = frozenset({"GPE", "LOC", "FAC"})
_REGION_AFTER = re.compile(r"(?:,\s+|\s+\()(?P<name>[^\W\d_][\w’' -]{1,40}?)(?=[,):—–-]|\s+\()")

_THROUGH = frozenset(PLACE_NOUNS) | SITES | {"all", "most", "much", "rest"}
_HAPPENS_AT = STRONG | {"on", "over", "off", "along", "against", "between", "of"}


class _Scene(NamedTuple):
    """A report, its gazetteer, and the countries the report names with their weight (the most named is 1)."""

    document: Document
    gazetteer: Gazetteer
    countries: dict[str, float]


def find_places(document: Document, gazetteer: Gazetteer) -> tuple[PlaceHit, ...]:
    """Return every word that stands for a place, in order, none overlapping another.

    Names are resolved by what the words around them say ("the Syrian border town of X", "X in Y"), then by the countries the report
    names, then by population; what cannot be told apart stays unresolved with the candidates as its reason. Names of governments, of
    bodies and of people that are also places are left out where nothing says that the place is meant.
    """
    scene = _Scene(document, gazetteer, _countries(document, gazetteer))
    found: list[PlaceHit] = []
    province: Place | None = None
    for sentence in document.sentences:
        for hit in _in_sentence(scene, sentence):
            found.append(_part_of_province(hit, province))
            province = hit.place if hit.place.precision == 4 and hit.place.country else province
    return tuple(found)


def _part_of_province(hit: PlaceHit, province: Place | None) -> PlaceHit:
    """Return "the north of the province" with the country of the province that the report named last."""
    if province is None or hit.place.country is not None or not hit.place.name.casefold().endswith(" of the province"):
        return hit
    reason = f"a part of {province.name}, not a point"
    return hit._replace(place=replace(hit.place, country=province.country, admin1=province.admin1, reason=reason))


def _countries(document: Document, gazetteer: Gazetteer) -> dict[str, float]:
    found: dict[str, float] = {}
    for hit in document.names:
        for ref in hit.refs:
            if ref.kind in {"country", "demonym"}:
                found[ref.id] = found.get(ref.id, 0.0) + 1.0
    dateline = document.report.dateline
    if dateline is not None:
        country = dateline.country or _surely_in(gazetteer, dateline.name)
        if country is not None:
            found[country] = found.get(country, 0.0) + 1.0
    top = max(found.values(), default=1.0)
    return {country: weight / top for country, weight in found.items()}


def _surely_in(gazetteer: Gazetteer, name: str) -> str | None:
    countries = {place.country for place in look_up(gazetteer, name)}
    return countries.pop() if len(countries) == 1 else None


def _in_sentence(scene: _Scene, sentence: Sentence) -> Iterator[PlaceHit]:
    hits = scene.document.names_in.get(sentence.index, ())
    found: dict[int, PlaceHit] = {}
    for name in sorted(_names(scene, sentence, hits), key=lambda name: name.first):
        use = stands_as_place(sentence, name) or _lies_behind(sentence, name, found)
        if use is not None:
            found[name.first] = _hit(
                scene, sentence, name, use, surroundings(scene.gazetteer, scene.countries, sentence, name, hits)
            )
    for vague in find_vague(scene.document, sentence, hits, scene.gazetteer):
        for first in [first for first, hit in found.items() if first <= vague.last and hit.last >= vague.first]:
            if found[first].place.kind == "name" and found[first].place.rule != "en.place.country":
                break
            del found[first]
        else:
            found[vague.first] = vague
    yield from (found[first] for first in sorted(found))


def _lies_behind(sentence: Sentence, name: PlaceName, found: Mapping[int, PlaceHit]) -> Use | None:
    """Return a use for "Libya" in "Tripoli, Libya"."""
    comma = name.first - 1
    if comma < 1 or sentence.tokens[comma].text != "," or sentence.tokens[name.head].dep == "conj":
        return None
    return Use("in", None, False) if any(hit.last == comma - 1 for hit in found.values()) else None


def _names(scene: _Scene, sentence: Sentence, hits: Sequence[NameHit]) -> Iterator[PlaceName]:
    taken: set[int] = set()
    for hit in hits:
        taken.update(range(hit.first, hit.last + 1))
        name = _lexicon_name(scene, sentence, hit)
        if name is not None:
            yield name
    for first, last in _runs(sentence, taken):
        text = scene.document.span(sentence, first, last).text
        name = PlaceName(first, last, sentence.head_of(first, last), text, (), None, False, sentence.tokens[last].ent)
        if _is_described_body(sentence, name):
            continue
        if name.label in _LABELS or _is_surely_place(sentence, name):
            yield name


def _is_described_body(sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether an unknown name with an article is a body rather than a place ("at the Center"), unless it says what it is."""
    lemmas = {sentence.tokens[i].lemma for i in range(name.first, name.last + 1)}
    before = sentence.tokens[name.first - 1].lemma if name.first else ""
    follows = sentence.tokens[name.last + 1].lemma if name.last + 1 < len(sentence.tokens) else ""
    return before == "the" and not lemmas & _THROUGH and follows not in _THROUGH


def _lexicon_name(scene: _Scene, sentence: Sentence, hit: NameHit) -> PlaceName | None:
    kinds = {ref.kind for ref in hit.refs}
    if not kinds & {"place", "country"} or "actor" in kinds:
        return None
    head = sentence.head_of(hit.first, hit.last)
    if not any(sentence.tokens[i].pos == "PROPN" for i in range(hit.first, hit.last + 1)):
        return None
    places = tuple(scene.gazetteer.places[int(ref.id)] for ref in hit.refs if ref.kind == "place")
    country = next((ref.id for ref in hit.refs if ref.kind == "country"), None)
    text = scene.document.span(sentence, hit.first, hit.last).text
    powers = bool(kinds & {"country", "metonym"})
    label = sentence.tokens[head].ent
    if (
        label == "PERSON"
        and not powers
        and not _is_surely_place(sentence, PlaceName(hit.first, hit.last, head, text, places, country, powers, ""))
    ):
        return None
    return PlaceName(hit.first, hit.last, head, text, places, country, powers, label)


def _runs(sentence: Sentence, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of proper nouns that the lexicon does not know; a run never crosses from one label to another."""
    first: int | None = None
    for token in (*sentence.tokens, None):
        inside = (
            token is not None
            and token.i not in taken
            and (token.pos == "PROPN" or (first is not None and token.text in {"-"}))
        )
        same = first is not None and token is not None and token.ent == sentence.tokens[first].ent
        if first is not None and not (inside and same):
            last = (token.i if token is not None else len(sentence.tokens)) - 1
            last -= sentence.tokens[last].text == "-"
            if sentence.tokens[first].ent not in {"DATE", "TIME", "NORP", "MONEY", "LAW", "LANGUAGE", "EVENT"}:
                yield first, last
            first = None
        if inside and first is None and token is not None and token.pos == "PROPN":
            first = token.i


def _is_surely_place(sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether an unlabelled or mislabelled name must be a place: "the town of X", "in X"."""
    use = stands_as_place(sentence, name)
    if use is None:
        return False
    if use.rule == "noun":
        return use.noun in PLACE_NOUNS and use.noun not in {
            "part",
            "half",
            "side",
            "land",
            "plant",
            "base",
            "front",
            "state",
            "school",
            "department",
        }
    before = sentence.tokens[name.first - 1] if name.first else None
    return (
        use.rule == "in"
        and before is not None
        and before.lemma in STRONG - {"at", "via", "amid", "through"}
        and name.label not in {"ORG", "PRODUCT", "WORK_OF_ART"}
    )


def _hit(scene: _Scene, sentence: Sentence, name: PlaceName, use: Use, around: Surroundings) -> PlaceHit:
    span = scene.document.span(sentence, name.first, name.last)
    if name.country is not None and (not name.places or not (use.noun or around.inside)):
        return PlaceHit(
            sentence.index,
            name.first,
            name.last,
            country_place(scene.gazetteer, span, name.country, "name", "en.place.country"),
        )
    choice = choose(scene.gazetteer, name.text, name.places, around)
    return PlaceHit(sentence.index, name.first, name.last, _record(span, name.text, choice, use))


def country_place(gazetteer: Gazetteer, span: Span, alpha3: str, kind: str, rule: str) -> Place:
    """Return the record of a whole country (UCDP where_prec 6), its point the middle of it."""
    country = gazetteer.countries[alpha3]
    return Place(
        span, "demonym" if kind == "demonym" else "name", country.name, country.geonameid, alpha3, None, country.lat, country.lon, 6, 1.0, None, rule
    )  # fmt: skip


def _record(span: Span, text: str, choice: Choice, use: Use) -> Place:
    rule = f"en.place.{use.rule}"
    entry = choice.place
    if entry is None:
        return Place(span, "name", text, None, choice.country, None, None, None, None, None, choice.reason, rule)
    of_noun = PLACE_NOUNS.get(use.noun) if use.noun else None
    if use.noun in PROVINCE_NOUNS and entry.feature == "city":
        reason = f"a {use.noun}; the gazetteer knows only its town"
        return Place(
            span,
            "name",
            entry.name,
            None,
            entry.country,
            entry.name,
            entry.lat,
            entry.lon,
            4,
            choice.score,
            reason,
            rule,
        )
    if use.noun in {"town", "village", "city"} and entry.feature in {"landform", "water", "region"}:
        reason = f"a {use.noun}; the gazetteer knows only a {entry.feature} of this name"
        return Place(
            span, "name", entry.name, None, entry.country, entry.admin1, None, None, None, choice.score, reason, rule
        )
    level = max(entry.precision, of_noun or 0) if entry.feature == "city" and of_noun != 7 else entry.precision
    level = 2 if use.near and level == 1 else level
    kind = "vague" if entry.feature == "region" and entry.precision >= 5 else "name"
    return Place(
        span, "vague" if kind == "vague" else "name", entry.name, entry.geonameid, entry.country, entry.admin1, entry.lat, entry.lon, level, choice.score, None, rule
    )  # fmt: skip


def resolve_dateline(place: Place, document: Document, gazetteer: Gazetteer) -> Place:
    """Return the dateline's place looked up in the gazetteer; an unresolved one keeps its words and says why.

    Of several places of one name the capital of a country counts more here: datelines name the large ones without their country.

    >>> # the words IRBIL become name "Erbil", country "IRQ", precision 1
    """
    name = re.split(r"\s*/\s*", place.name)[0]
    after = _REGION_AFTER.match(document.report.text, place.span.end)
    around = after["name"] if after else ""
    inside = gazetteer.country_names.get(fold_name(around))
    around_it = Surroundings(
        frozenset([inside] if inside else []), frozenset([fold_name(around)] if around else []), _countries(document, gazetteer), capitals=True
    )  # fmt: skip
    candidates = look_up(gazetteer, name)
    alpha3 = gazetteer.country_names.get(fold_name(name))
    if alpha3 is not None and not candidates:
        return country_place(gazetteer, place.span, alpha3, "name", place.rule)
    choice = choose(gazetteer, name, candidates, around_it)
    entry = choice.place
    if entry is None:
        return Place(
            place.span,
            place.kind,
            place.name,
            None,
            choice.country,
            None,
            None,
            None,
            None,
            None,
            choice.reason,
            place.rule,
        )
    return Place(
        place.span, place.kind, entry.name, entry.geonameid, entry.country, entry.admin1, entry.lat, entry.lon, entry.precision, choice.score, None, place.rule
    )  # fmt: skip


def place_of(
    document: Document,  # noqa: ARG001 - the shape that all finders of this stage share
    sentence: Sentence,
    token: int,
    hits: Sequence[PlaceHit],
) -> PlaceHit | None:
    """Return where the event that ``token`` names is said to happen, ``None`` when the words do not say.

    The place hangs on the trigger or its arguments, or on a verb that shares its place; of several the most precise, then the
    closest. Never the place of a neighbouring event or of the speaker, and no origin ("from X") unless the event is a leaving.
    """
    own, shared = own_words(sentence, token), same_happening(sentence, token)
    best: tuple[int, float, int, int] | None = None
    chosen = None
    for hit in hits:
        if hit.sentence != sentence.index:
            continue
        tier = _tier(sentence, hit, token, own, shared)
        key = (min(tier, 3) * -1, _rank(sentence, hit), -tier, abs(hit.first - token))
        if tier and (best is None or key < best):
            best, chosen = key, hit
    return chosen


def _rank(sentence: Sentence, hit: PlaceHit) -> float:
    """Return how exact a place is for choosing: what only contains another ("X suburb of Y") comes after it, no country at all last."""
    place, token = hit.place, sentence.tokens[sentence.head_of(hit.first, hit.last)]
    above = sentence.tokens[token.head]
    contains = token.dep in {"compound", "poss", "nmod"} and any(
        sentence.tokens[j].lemma == "of" for j in sentence.children[above.i]
    )
    level = (place.precision or 1) + contains
    return level + (2.5 if place.country is None and place.kind == "vague" else 0)


def _tier(sentence: Sentence, hit: PlaceHit, token: int, own: frozenset[int], shared: Sequence[int]) -> int:
    """Return how closely a place belongs to the event: 4 to the trigger, 3 to its arguments, 2 and 1 to verbs beside it, 0 not."""
    on = anchor(sentence, sentence.head_of(hit.first, hit.last), _THROUGH)
    if _is_antecedent(sentence, hit, token):
        return 3
    if not _is_where(sentence, on, token):
        return 0
    if on.token == token:
        return 4
    if on.token in shared:
        return 2
    if on.preposition in {None, "of"} and sentence.tokens[on.token].lemma not in HAPPENINGS:
        return 0
    if on.token in own and governing_verb(sentence, on.token) in {token, governing_verb(sentence, token)}:
        return 1 if _is_subject(sentence, on.token) else 3
    return int(any(on.token in own_words(sentence, verb) and not _is_subject(sentence, on.token) for verb in shared))


def _is_antecedent(sentence: Sentence, hit: PlaceHit, token: int) -> bool:
    """Tell whether the event stands in a clause on the place: "the town of X, where two men were killed"."""
    if sentence.tokens[token].dep != "relcl" or not any(
        sentence.tokens[j].lemma == "where" for j in sentence.children[token]
    ):
        return False
    noun = sentence.tokens[token].head
    return hit.first <= noun <= hit.last or (
        sentence.tokens[noun].lemma in _THROUGH and hit.first in own_words(sentence, noun)
    )


def _is_where(sentence: Sentence, on: Anchor, token: int) -> bool:
    if on.preposition is None:
        return on.dep in {"dobj", "nsubjpass", "compound", "poss", "nmod", "npadvmod", "amod", "pobj", "prep"} or (
            on.dep == "nsubj" and on.token == token
        )
    if on.preposition == "from":
        return sentence.tokens[token].lemma in LEAVERS
    return on.preposition in _HAPPENS_AT or (on.preposition == "to" and sentence.tokens[token].lemma in MOVERS)


def _is_subject(sentence: Sentence, i: int) -> bool:
    return any(
        sentence.tokens[j].dep == "nsubj"
        for j in (i, *sentence.ancestors(i))
        if sentence.tokens[j].pos not in {"VERB", "AUX"}
    )
