"""A sentence goes in; the names in it that can be places come out, known to the lexicon or not."""

from collections.abc import Iterator, Sequence

from allegedly.claim.gazetteer import Gazetteer
from allegedly.claim.gazetteer_file import key_of
from allegedly.claim.place_use import PlaceName, stands_as_place
from allegedly.claim.place_words import PLACE_NOUNS, SITES, STRONG
from allegedly.parsed import Document, NameHit, Sentence

_LABELS = frozenset({"GPE", "LOC", "FAC"})
_THROUGH = frozenset(PLACE_NOUNS) | SITES | {"all", "most", "much", "rest"}


def find_place_names(document: Document, gazetteer: Gazetteer, sentence: Sentence) -> Iterator[PlaceName]:
    """Yield the names of a sentence that can be places: those of the lexicon, and unknown ones that stand or are tagged as such."""
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
    for first, last in _runs(sentence, taken):
        text = document.span(sentence, first, last).text
        name = PlaceName(first, last, sentence.head_of(first, last), text, (), None, False, sentence.tokens[last].ent)
        if _is_described_body(sentence, name):
            continue
        if name.label in _LABELS or _is_surely_place(sentence, name) or _is_known_place(gazetteer, sentence, name):
            yield name


def _is_known_place(gazetteer: Gazetteer, sentence: Sentence, name: PlaceName) -> bool:
    """Tell whether a name that the tagger takes for a body's or a person's is one of the index and stands where a place does."""
    if gazetteer.towns is None or not gazetteer.towns.postings(key_of(name.text)):
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
    before = sentence.tokens[name.first - 1].lemma if name.first else ""
    follows = sentence.tokens[name.last + 1].lemma if name.last + 1 < len(sentence.tokens) else ""
    return before == "the" and not lemmas & _THROUGH and follows not in _THROUGH


def _lexicon_name(document: Document, gazetteer: Gazetteer, sentence: Sentence, hit: NameHit) -> PlaceName | None:
    kinds = {ref.kind for ref in hit.refs}
    if not kinds & {"place", "country"} or "actor" in kinds:
        return None
    head = sentence.head_of(hit.first, hit.last)
    if not any(sentence.tokens[i].pos == "PROPN" for i in range(hit.first, hit.last + 1)):
        return None
    first = hit.first + (hit.last > hit.first and sentence.tokens[hit.first].text == "the")
    places = tuple(gazetteer.places[int(ref.id)] for ref in hit.refs if ref.kind == "place")
    country = next((ref.id for ref in hit.refs if ref.kind == "country"), None)
    text = document.span(sentence, first, hit.last).text
    powers = bool(kinds & {"country", "metonym"})
    label = sentence.tokens[head].ent
    if (
        label == "PERSON"
        and not powers
        and not _is_surely_place(sentence, PlaceName(first, hit.last, head, text, places, country, powers, ""))
    ):
        return None
    return PlaceName(first, hit.last, head, text, places, country, powers, label)


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
