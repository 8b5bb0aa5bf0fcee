"""A sentence goes in; the names in it that can be places come out, known to the lexicon or not."""

from collections.abc import Collection, Iterator, Sequence

from allegedly.claim.gazetteer import Gazetteer
from allegedly.claim.gazetteer_file import key_of
from allegedly.claim.grammar import first_joined
from allegedly.claim.place_extent import fused, whole_name
from allegedly.claim.place_person import is_named, is_of_people
from allegedly.claim.place_shown import NOTHING_SHOWN, Shown, is_vessel
from allegedly.claim.place_target import is_shown_place, is_target
from allegedly.claim.place_use import PlaceName, stands_as_place
from allegedly.claim.place_words import (
    DIRECTIONS,
    DONE_TO,
    DONE_TO_PLACES,
    FALLS,
    GENERICS,
    HELD,
    JOURNEYS,
    MADE_ON,
    NO_NAMES,
    PLACE_NOUNS,
    SITES,
    STOOD_AT,
    STRONG,
    TOWNS_OWN,
    WAYS,
)
from allegedly.parsed import Document, NameHit, Sentence, Token

_LABELS = frozenset({"GPE", "LOC", "FAC"})
# What the tagger calls so is a place only where the words say what it is, or where it stands as a place and the index knows it.
_UNLIKELY = frozenset({"DATE", "TIME", "NORP", "MONEY", "LAW", "LANGUAGE", "EVENT", "CARDINAL", "QUANTITY"})
# ... these where only a place can stand.
_PEOPLES = frozenset({"NORP", "LANGUAGE"})
# Nouns with which the name of anybody or anything can stand: alone they make no place of it.
_OPEN_NOUNS = frozenset(
    {"part", "half", "side", "land", "plant", "base", "front", "state", "school", "department", "field", "fields", "complex", "farm", "farms",
     "gate", "ward", "section", "sector", "park", "mall", "pass", "depot", "waters", "water", "sky", "skies"}
)  # fmt: skip
_BODIES = frozenset({"ministry", "council", "committee", "group", "party", "union", "league", "holdings", "inc", "corp", "company", "co", "bank", "agency", "commission", "authority", "association", "federation", "institute", "foundation", "army", "force", "forces", "brigade", "front", "movement", "congress", "parliament", "house", "news", "times", "post", "cup", "court", "club", "fund", "network", "team", "office", "service", "services", "administration", "bureau", "board", "organization", "organisation", "alliance", "command", "corps", "battalion", "guard", "police", "university", "college", "school", "facebook", "twitter"})  # fmt: skip
# Nouns with which a name that the tagger takes for a people's is still a place's.
_CLOSED_NOUNS = frozenset({"district", "village", "town", "axis", "prison", "airbase", "airport", "province", "governorate", "neighborhood", "neighbourhood", "county", "river", "crossing"})  # fmt: skip
# Verbs of which no person is the object.
_HELD_ALONE = frozenset({"shell", "bombard", "besiege", "recapture", "retake", "overrun", "bomb", "invade", "reoccupy"})
# Nouns of what befalls a place alone, which can bear its name: "the X massacre".
_BEFELL = frozenset({"massacre", "bombing", "blast", "explosion", "siege", "earthquake"})
_THROUGH = frozenset(PLACE_NOUNS) | SITES | {"all", "most", "much", "rest"}


def find_place_names(
    document: Document, gazetteer: Gazetteer, sentence: Sentence, shown: Shown = NOTHING_SHOWN
) -> Iterator[PlaceName]:
    """Yield the names of a sentence that can be places: those of the lexicon, and unknown ones that stand or are tagged as such."""
    hits = document.names_in.get(sentence.index, ())
    stands_for_more = frozenset(
        i
        for hit in hits
        if any(ref.kind in {"actor", "country", "demonym"} for ref in hit.refs)
        for i in range(hit.first, hit.last + 1)
    )
    end = -1
    found = _found(document, gazetteer, sentence, shown)
    for name in fused(document, sentence, found, stands_for_more):
        if name.first > end:
            whole = whole_name(document, sentence, name, (end, stands_for_more))
            end = whole.last
            yield whole


def _found(document: Document, gazetteer: Gazetteer, sentence: Sentence, shown: Shown) -> Iterator[PlaceName]:
    hits = document.names_in.get(sentence.index, ())
    taken: set[int] = set()
    for name in _longer_names(document, gazetteer, sentence, hits):
        taken.update(range(name.first, name.last + 1))
        yield name
    for hit in hits:
        if taken & set(range(hit.first, hit.last + 1)):
            continue
        taken.update(range(hit.first, hit.last + 1))
        known = _lexicon_name(document, gazetteer, sentence, hit)
        if known is not None:
            yield known
    left: list[PlaceName] = []
    for first, last in _runs(sentence, taken):
        text = document.span(sentence, first, last).text
        name = PlaceName(first, last, sentence.head_of(first, last), text, (), None, False, sentence.tokens[last].ent)
        if _is_described_body(sentence, name) or not any(c.isupper() for c in text) or text.casefold() in NO_NAMES:
            continue
        if _is_ship(sentence, name, shown):
            continue
        if (
            is_shown_place(sentence, name, shown)
            or _is_unknown_place(gazetteer, sentence, name)
            or is_target(document, sentence, name, shown)
        ):
            taken.update(range(first, last + 1))
            yield name
        else:
            left.append(name)
    yield from (name for name in left if _is_joined_place(sentence, name, taken))


def _is_ship(sentence: Sentence, name: PlaceName, shown: Shown) -> bool:
    return key_of(name.text) in shown.ships or is_vessel(sentence, name.first, name.last)


def _is_unknown_place(gazetteer: Gazetteer, sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether a name that the lexicon does not know is a place by its label, by how it stands, or as one of the index."""
    is_open = name.label not in _LABELS or not _is_in_index(gazetteer, name)
    if is_open and is_of_people(sentence, name.first, name.last):
        return False
    if name.label in _UNLIKELY:
        return _is_place_after_all(gazetteer, sentence, name)
    return (
        name.label in _LABELS
        or (name.label in {"", "PERSON"} and _is_held(sentence, name, _HELD_ALONE))
        or _is_done_to(sentence, name)
        or _is_surely_place(sentence, name)
        or _is_known_place(gazetteer, sentence, name)
        or _is_generic(sentence, name)
    )


def _is_joined_place(sentence: Sentence, name: PlaceName, taken: Collection[int]) -> bool:
    """Tell whether an unknown name goes on a list of places: "in X, Y and Z", X being one."""
    token = sentence.tokens[name.head]
    first = first_joined(sentence, name.head)
    if token.dep != "conj" or name.label in _UNLIKELY or first not in taken:
        return False
    if sentence.tokens[first].ent not in _LABELS and not _is_led_by_noun(sentence, first):
        return False
    use = stands_as_place(sentence, name)
    return use is not None and use.rule in {"in", "noun", "object", "to", "on"} and name.text[0].isupper()


def _is_led_by_noun(sentence: Sentence, first: int) -> bool:
    """Tell whether a list of names is one of places by the noun before it: "the villages of X, Y and Z"."""
    above = sentence.tokens[sentence.tokens[first].head]
    return above.lemma == "of" and sentence.tokens[above.head].lemma in PLACE_NOUNS


def _is_place_after_all(gazetteer: Gazetteer, sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether what the tagger takes for a people, a day or a law is a place: "the X neighbourhood", "at X" where the index knows X."""
    use, head = stands_as_place(sentence, name), sentence.tokens[name.head]
    if head.tag == "NNP" and use is not None and name.label in _PEOPLES and _is_where(sentence, name):
        return True
    if head.dep == "poss" and head.tag == "NNP" and use is not None and use.noun in TOWNS_OWN:
        return True
    if use is None or not any(sentence.tokens[i].pos == "PROPN" for i in range(name.first, name.last + 1)):
        return False
    if use.rule == "noun":
        determiner = next((t.text for t in reversed(sentence.tokens[: name.first]) if t.pos != "ADJ"), "")
        return use.noun in _CLOSED_NOUNS and determiner.casefold() not in {"a", "an"}
    return use.rule == "in" and _is_in_index(gazetteer, name) and name.label in {"NORP", "EVENT"}


def _is_where(sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether a bare name that the tagger takes for a people's stands where only a place does: "in X", "the siege of X"."""
    return _is_done_to(sentence, name) or (
        name.first == name.last and sentence.tokens[name.first - 1].pos == "ADP" and _is_surely_place(sentence, name)
    )


def _is_in_index(gazetteer: Gazetteer, name: PlaceName) -> bool:
    return _is_indexed(gazetteer, name.text)


def _is_indexed(gazetteer: Gazetteer, text: str) -> bool:
    return gazetteer.towns is not None and bool(gazetteer.towns.postings(key_of(text)))


def _is_known_place(gazetteer: Gazetteer, sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether a name that the tagger takes for a body's or a person's is one of the index and stands where a place does."""
    if not _is_in_index(gazetteer, name):
        return False
    use = stands_as_place(sentence, name)
    return use is not None and (use.rule == "object" or (use.rule == "in" and name.label != "PERSON"))


def _longer_names(
    document: Document, gazetteer: Gazetteer, sentence: Sentence, hits: Sequence[NameHit]
) -> Iterator[PlaceName]:
    """Yield the names of the index that hold a name of the lexicon and go on: "British Columbia", "Dallas County", "New Jersey"."""
    if gazetteer.towns is None:
        return
    end = -1
    for hit in hits:
        if hit.first <= end or any(ref.kind == "actor" for ref in hit.refs):
            continue
        for first, last in _stretches(sentence, hit):
            text = document.span(sentence, first, last).text
            if first > end and gazetteer.towns.postings(key_of(text)):
                end = last
                yield PlaceName(
                    first, last, sentence.head_of(first, last), text, (), None, False, sentence.tokens[last].ent
                )
                break


def _stretches(sentence: Sentence, hit: NameHit) -> Iterator[tuple[int, int]]:
    """Yield the stretches of proper nouns that hold a name and up to two words more, the longest first."""
    low, high = hit.first, hit.last
    while low > max(0, hit.first - 2) and _is_part(sentence, low - 1):
        low -= 1
    while high < min(len(sentence.tokens) - 1, hit.last + 2) and _is_part(sentence, high + 1):
        high += 1
    pairs = [(first, last) for first in range(low, hit.first + 1) for last in range(hit.last, high + 1)]
    yield from sorted((pair for pair in pairs if pair != (hit.first, hit.last)), key=lambda p: (p[0] - p[1], p))


def _is_part(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.pos == "PROPN" and token.text[0].isupper() and token.ent != "PERSON"


def _is_described_body(sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether an unknown name with an article is a body rather than a place ("at the Center"), unless it says what it is."""
    lemmas = {sentence.tokens[i].lemma for i in range(name.first, name.last + 1)}
    if _is_done_to(sentence, name):
        return False
    before = sentence.tokens[name.first - 1].lemma if name.first else ""
    follows = sentence.tokens[name.last + 1].lemma if name.last + 1 < len(sentence.tokens) else ""
    above = sentence.tokens[sentence.tokens[name.head].head]
    if sentence.tokens[name.head].dep in {"compound", "nmod"} and name.last < above.i <= name.last + 2:
        follows = above.lemma  # "the X displacement camp"
    return before == "the" and not lemmas & _THROUGH and follows not in _THROUGH and name.label != "LOC"


def _lexicon_name(document: Document, gazetteer: Gazetteer, sentence: Sentence, hit: NameHit) -> PlaceName | None:
    kinds = {ref.kind for ref in hit.refs}
    is_seat = kinds == {"metonym"} and _is_indexed(gazetteer, document.span(sentence, hit.first, hit.last).text)
    if "actor" in kinds or not (kinds & {"place", "country"} or is_seat):
        return None
    head = sentence.head_of(hit.first, hit.last)
    if not any(_is_proper(sentence, i) for i in range(hit.first, hit.last + 1)):
        return None
    first = hit.first + (hit.last > hit.first and sentence.tokens[hit.first].text == "the")
    places = tuple(gazetteer.places[int(ref.id)] for ref in hit.refs if ref.kind == "place")
    country = next((ref.id for ref in hit.refs if ref.kind == "country"), None)
    text = document.span(sentence, first, hit.last).text
    powers = bool(kinds & {"country", "metonym"})
    label = sentence.tokens[head].ent
    if label == "PERSON" and not powers:
        name = PlaceName(first, hit.last, head, text, places, country, powers, "")
        if not _is_surely_place(sentence, name) and not _is_held(sentence, name):
            return None
    return PlaceName(first, hit.last, head, text, places, country, powers, label)


def _is_proper(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is a name's: tagged as one, or written as one within a sentence ("in Sokol", tagged as a noun)."""
    token = sentence.tokens[i]
    return token.pos == "PROPN" or (i > 0 and token.pos in {"NOUN", "ADJ", "VERB"} and token.text[0].isupper())


def _is_held(sentence: Sentence, name: PlaceName, verbs: Collection[str] = HELD) -> bool:
    """Tell whether a known name is the object of what is only done to places: "shelled X", "after overrunning X", "the assault on X"."""
    token = sentence.tokens[name.head]
    above = sentence.tokens[token.head]
    governor = sentence.tokens[above.head]
    if token.dep == "pobj" and verbs is HELD and governor.pos == "NOUN":
        return (above.lemma == "of" and governor.lemma in DONE_TO) or (
            above.lemma == "on" and governor.lemma in MADE_ON
        )
    return token.dep in {"dobj", "nsubjpass"} and sentence.tokens[token.head].lemma in verbs


def _is_done_to(sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether the words are of what is done to places alone: "the siege of X", "the battle for X", "the X massacre", "withdrew from X"."""
    token = sentence.tokens[first_joined(sentence, name.head)]
    above = sentence.tokens[token.head]
    if name.label in _UNLIKELY - _PEOPLES or name.text.isupper():
        return False
    if token.dep in {"compound", "nmod"}:
        return above.lemma in _BEFELL and name.first == name.last and above.i == name.last + 1
    if token.dep != "pobj" or above.lemma not in {"of", "for", "on", "to", "from", "between"}:
        return False
    governor = sentence.tokens[above.head]
    while governor.pos == "ADP" and governor.head != governor.i:
        governor = sentence.tokens[governor.head]  # "out of X"
    if above.lemma in {"to", "from"} or governor.pos == "VERB":
        return governor.lemma in JOURNEYS or (above.lemma == "on" and governor.lemma in FALLS)
    if above.lemma == "between":
        return governor.lemma in WAYS
    return governor.lemma in DONE_TO_PLACES and (name.first == name.last or name.label != "ORG")


def _runs(sentence: Sentence, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of proper nouns that the lexicon does not know; a run never crosses from one label to another."""
    first: int | None = None
    for token in (*sentence.tokens, None):
        inside = (
            token is not None
            and token.i not in taken
            and (is_named(sentence, token.i) or (first is not None and (token.text == "-" or _is_odd_part(token))))
        )
        same = first is not None and token is not None and _goes_on(sentence, token.i)
        if first is not None and not (inside and same):
            last = (token.i if token is not None else len(sentence.tokens)) - 1
            last -= sentence.tokens[last].text == "-"
            yield first, last
            first = None
        if inside and first is None and token is not None and is_named(sentence, token.i):
            first = token.i


def _is_odd_part(token: Token) -> bool:
    """Tell whether a word within a name is one that the tagger takes for another word: "Tal Rifa'at", "Nat Sin"."""
    if not token.text[0].isupper() or token.ent in {"CARDINAL", "DATE"}:
        return False
    return token.pos == "NUM" or (token.tag == "NN" and token.dep == "compound" and token.ent in _LABELS | {"PERSON"})


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Tell whether a word goes on with the name before it: of the same label, or hung together with one that has none."""
    before, token = sentence.tokens[i - 1], sentence.tokens[i]
    if token.ent == before.ent:
        return True
    return before.dep == "compound" and before.head == token.i and not (token.ent and before.ent)


def _is_surely_place(sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether an unlabelled or mislabelled name must be a place: "the town of X", "in X"."""
    use = stands_as_place(sentence, name)
    if use is None:
        return False
    if use.rule == "noun":
        if use.noun not in _OPEN_NOUNS:
            return use.noun in PLACE_NOUNS
        inner = sentence.tokens[name.last].lemma == use.noun and name.first < name.last
        if use.noun == "front" and sentence.tokens[name.last].text[0].isupper():
            return False  # "fighters of the X Front"; where they fight is "the X front"
        return inner and name.label != "PERSON" and sentence.tokens[name.head].dep not in {"nsubj", "poss", "agent"}
    at = name.first
    while at > 0 and (sentence.tokens[at - 1].lemma in DIRECTIONS or sentence.tokens[at - 1].text.isspace()):
        at -= 1
    before = sentence.tokens[at - 1] if at else None
    if use.rule != "in" or before is None or before.lemma not in STRONG - {"via", "amid", "through"}:
        return False
    if _lies_within(sentence, name):
        return not _is_of_body(sentence, name) or name.first == name.last
    if before.lemma == "at":
        return at > 1 and sentence.tokens[at - 2].lemma in STOOD_AT  # "the camp at X"
    if name.label == "ORG":
        return before.lemma in {"in", "near", "outside"} and not _is_of_body(sentence, name)
    return name.label not in {"PRODUCT", "WORK_OF_ART"}


def _lies_within(sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether the words go on to where a name lies: "X in southern Y", "X, Y", "X, 20 km north of Y"."""
    behind = [token for token in sentence.tokens[name.last + 1 : name.last + 7] if not token.text.isspace()]
    has_comma = bool(behind) and behind[0].text == ","
    behind = behind[has_comma:]
    if len(behind) < 2:
        return False
    if has_comma and behind[0].ent in {"GPE", "LOC"} and behind[0].dep in {"npadvmod", "appos"}:
        return True
    if has_comma and {"km", "kilometer", "kilometre", "mile"} & {token.lemma for token in behind[:4]}:
        return True
    if behind[0].lemma != "in":
        return False
    first = next(
        (token for token in behind[1:] if token.pos not in {"DET", "ADJ"} and token.lemma not in DIRECTIONS), None
    )
    return first is not None and first.pos == "PROPN" and first.ent not in {"DATE", "TIME", "PERSON", "EVENT"}


def _is_generic(sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether a name begins with a word that makes names of places, and stands as one: "captured Jabal X", "at Tal X"."""
    if name.first == name.last or sentence.tokens[name.first].lemma not in GENERICS:
        return False
    use = stands_as_place(sentence, name)
    return use is not None and use.rule in {"in", "noun", "object", "to", "on"}


def _is_of_body(sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether a name has the form of a body's: in capitals, of one word, or ending in a word for a body ("in Kadra Holdings")."""
    last = sentence.tokens[name.last]
    return name.text.isupper() or name.first == name.last or last.lemma in _BODIES
