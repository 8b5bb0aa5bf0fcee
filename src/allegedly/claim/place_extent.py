"""A name found as a place goes in; the whole name that it is a part of comes out: "Aleppo City", "Umm Batna", "Al-Zara", "Haifa Street"."""

from collections.abc import Iterable, Set

from allegedly.claim.place_use import PlaceName
from allegedly.claim.place_words import BODIES, DIRECTIONS, GENERICS, PLACE_NOUNS
from allegedly.parsed import Document, Sentence

_ARTICLES = frozenset({"al", "el", "ul", "ar", "as", "ash", "at", "ad", "az", "an"})
# What bears the name of a place that it need not lie in: "Haifa Street" is in Baghdad. The rest lies in or at what it is named after.
_ELSEWHERE = frozenset(
    {"street", "square", "road", "avenue", "boulevard", "highway", "motorway", "river", "bridge", "mosque", "church", "park", "island", "islands", "bay",
     "gulf", "sea", "lake", "gate", "mountain", "mountains", "hotel", "trail", "temple", "strait", "ocean", "creek", "roundabout", "junction", "market"}
)  # fmt: skip
_ENDS = (
    frozenset(PLACE_NOUNS)
    | _ELSEWHERE
    | {"springs", "silos", "plains", "farms", "orchards", "fields", "hills", "dike", "palace", "castle"}
)
# Words before a name that say which part of it is meant, or who is there, and no more.
_NOT_BEFORE = DIRECTIONS | {
    "greater",
    "downtown",
    "old",
    "rural",
    "inner",
    "outer",
    "metropolitan",
    "metro",
    "mr",
    "mr.",
    "president",
    "governor",
    "mayor",
}
_MOST = 3
# The last token that another name has taken, and the tokens that are names of bodies, countries and peoples.

Held = tuple[int, frozenset[int]]


def whole_name(document: Document, sentence: Sentence, name: PlaceName, held: Held) -> PlaceName:
    """Return a name with the words before and behind it that belong to it.

    What is only described keeps its meaning ("Aleppo City", "Al-Zara"); another name has another meaning ("Umm Batna", "Haifa Street").
    """
    end, known = held
    is_noun = all(sentence.tokens[i].lemma in _ENDS for i in range(name.first, name.last + 1))
    last = _end(sentence, name, known)
    first, is_other = _start(sentence, name, last, frozenset(range(end + 1)) | (frozenset() if is_noun else known))
    if (first, last) == (name.first, name.last):
        return name
    is_other |= last > name.last and sentence.tokens[last].lemma in _ELSEWHERE
    changed = name._replace(first=first, last=last, head=sentence.head_of(first, last))
    if is_other:
        return changed._replace(text=document.span(sentence, first, last).text, places=(), country=None, powers=False)
    return changed._replace(powers=name.powers and last == name.last)


def fused(document: Document, sentence: Sentence, names: Iterable[PlaceName], known: Set[int]) -> list[PlaceName]:
    """Return the names in order, two that stand side by side and hang together as one: "Tell" and "Amran" are "Tell Amran".

    A part of a name says nothing of where it lies. Two towns of the lexicon stay two ("the Aleppo Damascus highway").
    """
    found: list[PlaceName] = []
    for name in sorted(names, key=lambda name: name.first):
        is_generic = bool(found) and sentence.tokens[found[-1].first].lemma.casefold() in GENERICS
        is_free = bool(found) and (is_generic or not known & {found[-1].last, name.first})
        if is_free and _are_one(sentence, found[-1], name):
            left = found.pop()
            first, last = left.first, name.last
            whole = document.span(sentence, first, last).text
            head = sentence.head_of(first, last)
            name = PlaceName(first, last, head, whole, (), None, False, sentence.tokens[last].ent)
        found.append(name)
    return found


def _are_one(sentence: Sentence, left: PlaceName, right: PlaceName) -> bool:
    """Tell whether two names are parts of one, by how they stand and what they hang on, one of them at least no town of the lexicon."""
    tokens, between = sentence.tokens, sentence.tokens[left.last + 1 : right.first]
    is_beside = not between or (len(between) == 1 and between[0].text == "-" and _is_joined(sentence, between[0].i))
    if not is_beside or tokens[left.last].dep != "compound":
        return False
    if {tokens[i].lemma for i in range(left.first, left.last + 1)} & _NOT_BEFORE:
        return False
    above, head = tokens[left.last].head, tokens[right.last]
    if not (right.first <= above <= right.last or (head.dep == "compound" and above == head.head)):
        return False
    if left.country or (right.country and tokens[left.first].lemma.casefold() not in GENERICS):
        return False  # "Puerto Jordan" is another place than Jordan
    is_described = any(tokens[i].lemma.casefold() in _ENDS | BODIES for i in range(right.first, right.last + 1))
    return not (left.places and right.places) and not is_described


def _is_joined(sentence: Sentence, i: int) -> bool:
    """Tell whether a hyphen joins an article to a name: "Aita al-Shaab"."""
    before, hyphen, after = sentence.tokens[i - 1 : i + 2]
    return before.lemma.casefold() in _ARTICLES and before.end == hyphen.start and hyphen.end == after.start


def _end(sentence: Sentence, name: PlaceName, known: Set[int]) -> int:
    """Return the last token of a name that ends in a noun for a place, as in "Deir Ezzor Military Airport"."""
    tokens, found = sentence.tokens, name.last
    for i in range(name.last + 1, min(len(tokens), name.last + 1 + _MOST)):
        if tokens[i].pos != "PROPN" or not tokens[i].text[0].isupper() or i in known:
            break
        found = i if tokens[i].lemma in _ENDS and not _is_of_government(sentence, name.last, i) else found
    above, behind = tokens[name.head].head, found + 1
    if not name.last < above <= found:
        return name.last
    is_body = tokens[found].dep == "compound" and behind < len(tokens) and tokens[behind].pos == "PROPN"
    return name.last if is_body else found


def _is_of_government(sentence: Sentence, last: int, i: int) -> bool:
    """Tell whether "Department" is a body's: not next to the name, or with what it is for ("the Ohio Department of Health")."""
    tokens = sentence.tokens
    if tokens[i].lemma.casefold() != "department":
        return False
    return i > last + 1 or (i + 1 < len(tokens) and tokens[i + 1].lemma in {"of", "for"})


def _start(sentence: Sentence, name: PlaceName, last: int, known: Set[int]) -> tuple[int, bool]:
    """Return the first token of a name, and whether what stands before makes it another name."""
    tokens, first, is_other = sentence.tokens, name.first, False
    while first > 0:
        before = tokens[first - 1]
        if (
            before.text == "-"
            and first > 1
            and before.start == tokens[first - 2].end
            and before.end == tokens[first].start
        ):
            if tokens[first - 2].lemma not in _ARTICLES:
                break
            first -= 2
        elif _is_before(sentence, first, last) and first - 1 not in known:
            first -= 1
            is_other |= before.lemma not in PLACE_NOUNS
        else:
            break
    return first, is_other


def _is_before(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the word before a name belongs to it, by how it is written and what it hangs on."""
    before, end = sentence.tokens[first - 1], sentence.tokens[last]
    is_beside = end.dep == "compound" and before.head == end.head and sentence.tokens[end.head].lemma in PLACE_NOUNS
    return (
        before.pos == "PROPN"
        and before.text[0].isupper()
        and before.dep == "compound"
        and (first <= before.head <= last or is_beside)
        and before.lemma not in _NOT_BEFORE
        and before.ent not in {"DATE", "TIME", "NORP"}
    )
