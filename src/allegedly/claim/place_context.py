"""The place names of a sentence and the names around them go in; what the words say of where each lies comes out: "the Syrian border town of X", "X, Syria"."""

from collections.abc import Sequence
from dataclasses import replace

from allegedly.claim.found import PlaceHit
from allegedly.claim.gazetteer import Gazetteer
from allegedly.claim.gazetteer_file import OWN, key_of
from allegedly.claim.place_candidates import candidates
from allegedly.claim.place_score import Around
from allegedly.claim.place_use import PlaceName
from allegedly.claim.place_words import DIRECTIONS, PLACE_NOUNS, PROVINCE_NOUNS, QUARTERS, STATES
from allegedly.parsed import Document, NameHit, Sentence

_HOLDS = frozenset({"admin1", "admin2", "region"})
_PARTS = frozenset(
    {
        "neighborhood",
        "neighbourhood",
        "suburb",
        "district",
        "quarter",
        "area",
        "section",
        "ward",
        "outskirts",
        "slum",
        "township",
    }
)
_BETWEEN_POS = frozenset({"DET", "ADJ", "ADV", "NOUN", "PUNCT", "ADP", "VERB", "PART", "PROPN"})
_DESCRIBES = frozenset({"DET", "ADJ", "ADV", "NOUN", "CCONJ", "PUNCT", "VERB", "NUM"})
_LEADS = frozenset({",", "(", "in", "of", "the"})
FARTHEST = 5
LEAST_IN_LIST = 3
LONGEST = 12  # words between a name and what it is said to lie in
_CLOSES = frozenset({",", ".", ")", ";", ":", "-", "–", "—"})


def beside(document: Document, gazetteer: Gazetteer, sentence: Sentence, names: Sequence[PlaceName]) -> list[Around]:
    """Return for each name of a sentence, in their order, what the words around it say of where it lies."""
    hits = document.names_in.get(sentence.index, ())
    found = []
    in_lists = _in_lists_of_lands(gazetteer, sentence, names)
    for at, name in enumerate(names):
        if at in in_lists:
            found.append(Around(frozenset(), frozenset(), "land"))  # a land like those beside it, and in none of them
            continue
        around = surroundings(gazetteer, sentence, name, hits)
        if not around.inside:
            following = names[at + 1] if at + 1 < len(names) else None
            around = _behind_comma(gazetteer, sentence, name, following) or around
        found.append(around)
    return found


def _in_lists_of_lands(gazetteer: Gazetteer, sentence: Sentence, names: Sequence[PlaceName]) -> set[int]:
    """Return the positions of names in a list of three or more countries or provinces: "Georgia, Kansas and Ohio", not "Paris, Texas, USA"."""
    found: set[int] = set()
    run: list[int] = []
    for at, name in enumerate(names):
        is_next = bool(run) and _is_next_in_list(sentence, names[run[-1]], name)
        if not is_next:
            run = []
        run = [*run, at]
        if len(run) >= LEAST_IN_LIST and all(_is_land(gazetteer, names[k]) for k in run[-LEAST_IN_LIST:]):
            found |= set(run[-LEAST_IN_LIST:])
    return found


def _is_next_in_list(sentence: Sentence, name: PlaceName, following: PlaceName) -> bool:
    between = [token.text for token in sentence.tokens[name.last + 1 : following.first] if token.text != "the"]
    return between in ([","], ["and"], [",", "and"], ["or"])


def _is_land(gazetteer: Gazetteer, name: PlaceName) -> bool:
    """Tell whether a name is a country's or a province's own, by itself."""
    if name.country is not None:
        return True
    held = candidates(gazetteer, name.text, name.places, None)
    return any(one.feature == "admin1" and one.way == OWN for one in held)


def _behind_comma(
    gazetteer: Gazetteer, sentence: Sentence, name: PlaceName, following: PlaceName | None
) -> Around | None:
    """Return what "X, Tenn." or "X, Louisiana" says, the second a name that the lexicon does not have."""
    tokens, comma = sentence.tokens, name.last + 1
    if following is not None and _is_in_province(sentence, name, following):
        return _province_of(gazetteer, following)
    if comma + 1 >= len(tokens) or tokens[comma].text not in {",", "("}:
        return None
    state = STATES.get(tokens[comma + 1].text) or STATES.get(f"{tokens[comma + 1].text}.")
    if state is not None:
        return Around(frozenset([state[1]]), frozenset([key_of(state[0])]), None)
    if following is None or following.first != comma + 1 or following.last + 1 >= len(tokens):
        return None
    if tokens[following.last + 1].text not in _CLOSES or tokens[following.head].dep == "conj":
        return None
    return _province_of(gazetteer, following)


def _province_of(gazetteer: Gazetteer, following: PlaceName) -> Around | None:
    """Return what a name says of what stands before it: the countries and provinces that it can be."""
    held = candidates(gazetteer, following.text, following.places, following.country)
    inside = frozenset(one.country for one in held if one.feature in {"country", "admin1"} and one.country)
    province = frozenset(key_of(one.admin1) for one in held if one.feature == "admin1" and one.admin1)
    return Around(inside, province, None) if inside else None


def _is_in_province(sentence: Sentence, name: PlaceName, following: PlaceName) -> bool:
    """Tell whether the text goes on to the province: "X district, Y province", "the X district of Y province", "X in Y Governorate"."""
    tokens, after = sentence.tokens, following.last + 1
    between = tokens[name.last + 1 : following.first]
    if not 1 <= len(between) <= FARTHEST or not _LEADS & {token.text for token in between}:
        return False
    if any(token.text not in _LEADS and token.lemma not in PLACE_NOUNS and token.pos != "ADJ" for token in between):
        return False
    ends = tokens[following.last].lemma if following.last > following.first else ""
    is_last = after >= len(tokens) or (tokens[after].text not in {"and", "or"})
    return is_last and (ends in PROVINCE_NOUNS or (after < len(tokens) and tokens[after].lemma in PROVINCE_NOUNS))


def surroundings(gazetteer: Gazetteer, sentence: Sentence, name: PlaceName, hits: Sequence[NameHit]) -> Around:
    """Return what the words around the name say of where it lies, by the names that the lexicon knows."""
    inside: set[str] = set()
    province: set[str] = set()
    for hit in hits:
        if not (_follows(sentence, name, hit) or _precedes(sentence, name, hit)):
            continue
        for ref in hit.refs:
            if ref.kind in {"country", "demonym"}:
                if name.country is None or name.places:
                    inside.add(ref.id)
            elif ref.kind == "place" and (place := gazetteer.places[int(ref.id)]).feature in _HOLDS:
                province |= {key_of(place.admin1 or place.name)} if place.feature in {"admin1", "admin2"} else set()
                inside.update([place.country] if place.country else [])
    return Around(frozenset(inside), frozenset(province), None)


def _follows(sentence: Sentence, name: PlaceName, hit: NameHit) -> bool:
    """Tell whether the text goes on from the name to what it lies in: "X, Syria", "X in ethnically mixed Diyala Province"."""
    if leads_in(sentence, name.last, hit.first):
        return any(ref.kind in {"country", "place", "demonym"} for ref in hit.refs)
    if not name.last < hit.first <= name.last + 6:
        return False
    between = sentence.tokens[name.last + 1 : hit.first]
    if not between or between[0].text not in {",", "("}:
        return False
    apart = sentence.tokens[hit.last + 1].text if hit.last + 1 < len(sentence.tokens) else "."
    closes = apart in {",", ".", ")", ";", ":"} and sentence.tokens[hit.first].pos == "PROPN"
    return (
        all(token.pos in {"DET", "PUNCT"} or token.text == "in" for token in between)
        and len(between) <= 3
        and closes
        and not _is_listed(sentence, hit)
    )


def leads_in(sentence: Sentence, last: int, first: int) -> bool:
    """Tell whether the words between two names put the one before in the other: "X, a small town in the north of Y", "X village in Y"."""
    between = [token for token in sentence.tokens[last + 1 : first] if not token.text.isspace()]
    at = next((k for k, token in reversed([*enumerate(between)]) if token.text == "in"), None)
    if at is None or len(between) > LONGEST:
        return False
    before, after = between[:at], between[at + 1 :]
    if not all(
        token.pos in {"DET", "ADJ", "ADV", "NOUN"} or token.lemma in DIRECTIONS or token.text == "of" for token in after
    ):
        return False
    if any(
        token.text == "of" and after[k - 1].lemma not in QUARTERS | set(PLACE_NOUNS) for k, token in enumerate(after)
    ):
        return False
    if len(before) <= 1:
        return not before or before[0].text in {",", "("} or before[0].lemma in PLACE_NOUNS
    described = before[0].text == "," and before[1].pos in {"DET", "NUM"} and before[-1].lemma in PLACE_NOUNS
    return described and all(token.pos in _DESCRIBES or token.text == "-" for token in before[1:])


def lying_in(sentence: Sentence, hits: Sequence[PlaceHit]) -> list[PlaceHit]:
    """Return the places of a sentence, those without a point with the country and province of what the words put them in: "X, a suburb of Y"."""
    found = list(hits)
    for at, hit in enumerate(hits):
        last = hit.last
        for other in hits[at + 1 : at + 3]:
            inner, outer = found[at].place, other.place
            if inner.kind != "name" or inner.lat is not None or outer.country is None:
                break
            if inner.country not in {None, outer.country} or not _lies_in(sentence, last, other.first):
                break
            admin1 = inner.admin1 or (outer.admin1 if outer.precision in {1, 2, 3, 4} else None)
            found[at] = hit._replace(place=replace(inner, country=outer.country, admin1=admin1))
            last = other.last
    return found


def _lies_in(sentence: Sentence, last: int, first: int) -> bool:
    """Tell whether the words between two places put the one before in the other: also "X district of Y" and, going on, "Nigeria's Y"."""
    if leads_in(sentence, last, first):
        return True
    between = sentence.tokens[last + 1 : first]
    if len(between) == 1:
        return between[0].tag == "POS"
    words = [token for token in between if token.pos not in {"DET", "ADJ", "PUNCT"}]
    return len(words) == 2 and words[0].lemma in _PARTS and words[1].text == "of"


def _is_listed(sentence: Sentence, hit: NameHit) -> bool:
    """Tell whether "X, Y" is a list ("X, Y and Z") and not a place with its country."""
    following = sentence.tokens[hit.last + 1 : hit.last + 4]
    return any(token.pos == "CCONJ" for token in following) and sentence.tokens[hit.first].dep == "conj"


def _precedes(sentence: Sentence, name: PlaceName, hit: NameHit) -> bool:
    """Tell whether the phrase opens with what the name lies in: "the Syrian border town of X", "Turkey's southeastern province of X"."""
    if not hit.last < name.first <= hit.last + 9:
        return False
    between = sentence.tokens[hit.last + 1 : name.first]
    if any(token.text == "," or (token.pos == "ADP" and token.lemma != "of") for token in between):
        return False
    if not all(token.pos in _BETWEEN_POS | {"CCONJ"} for token in between):
        return False
    if any(token.pos == "VERB" and token.tag in {"VBD", "VBZ", "VBP"} for token in between):
        return False
    lemmas = {token.lemma for token in between}
    possessive = bool(between) and between[0].text in {"'s", "’s", "'", "’"}
    if not lemmas & set(PLACE_NOUNS):
        return possessive and all(token.pos in {"PART", "ADJ", "NOUN"} for token in between) and len(between) <= 3
    return "of" in lemmas or possessive or len(between) <= 3
