"""The place names of a sentence and the names around them go in; what the words say of where each lies comes out: "the Syrian border town of X", "X, Syria"."""

from collections.abc import Sequence

from allegedly.claim.gazetteer import Gazetteer
from allegedly.claim.gazetteer_file import key_of
from allegedly.claim.place_candidates import candidates
from allegedly.claim.place_score import Around
from allegedly.claim.place_use import PlaceName
from allegedly.claim.place_words import PLACE_NOUNS, PROVINCE_NOUNS, STATES
from allegedly.parsed import Document, NameHit, Sentence

_BETWEEN_POS = frozenset({"DET", "ADJ", "ADV", "NOUN", "PUNCT", "ADP", "VERB", "PART", "PROPN"})
_LEADS = frozenset({",", "(", "in", "of", "the"})
FARTHEST = 5
_CLOSES = frozenset({",", ".", ")", ";", ":", "-", "–", "—"})


def beside(document: Document, gazetteer: Gazetteer, sentence: Sentence, names: Sequence[PlaceName]) -> list[Around]:
    """Return for each name of a sentence, in their order, what the words around it say of where it lies."""
    hits = document.names_in.get(sentence.index, ())
    found = []
    for at, name in enumerate(names):
        around = surroundings(gazetteer, sentence, name, hits)
        if not around.inside:
            following = names[at + 1] if at + 1 < len(names) else None
            around = _behind_comma(gazetteer, sentence, name, following) or around
        found.append(around)
    return found


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
            elif ref.kind == "place" and (place := gazetteer.places[int(ref.id)]).feature in {"admin1", "admin2"}:
                province.add(key_of(place.admin1 or place.name))
                inside.update([place.country] if place.country else [])
    return Around(frozenset(inside), frozenset(province), None)


def _follows(sentence: Sentence, name: PlaceName, hit: NameHit) -> bool:
    """Tell whether the text goes on from the name to what it lies in: "X, Syria", "X in ethnically mixed Diyala Province"."""
    if not name.last < hit.first <= name.last + 6:
        return False
    between = sentence.tokens[name.last + 1 : hit.first]
    if not between or between[0].text not in {",", "in", "("}:
        return False
    if between[0].text == "in":
        return all(token.pos in {"DET", "ADJ", "ADV", "NOUN"} for token in between[1:]) and any(
            ref.kind in {"country", "place", "demonym"} for ref in hit.refs
        )
    apart = sentence.tokens[hit.last + 1].text if hit.last + 1 < len(sentence.tokens) else "."
    closes = apart in {",", ".", ")", ";", ":"} and sentence.tokens[hit.first].pos == "PROPN"
    return (
        all(token.pos in {"DET", "PUNCT"} or token.text == "in" for token in between)
        and len(between) <= 3
        and closes
        and not _is_listed(sentence, hit)
    )


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
