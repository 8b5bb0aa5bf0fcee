"""The lexicon's names as an index, and sentences in; the names found in them out, longest first, with all they can stand for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from allegedly.language.variants import VariantIndex, build_variants, find_variant
from allegedly.lexicon.entries import Lexicon
from allegedly.parsed import NameHit, NameRef, Sentence

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"['’ʼ`][sS]?$")
_MARKS = re.compile(r"['’ʼ`]")
# A short name in capitals ("US", "IS", "UN") is only that name when it is written in capitals.
LONGEST_CAPITAL_NAME = 5


class _Entry(NamedTuple):
    """A name by its words; ``listing`` says that a comma may stand in it ("in X, police said": not the police of X)."""

    words: tuple[str, ...]
    capitals: str | None
    ref: NameRef
    listing: bool


class NameIndex(NamedTuple):
    """Names by their folded first word, longest first; and names of actors by what their spellings share."""

    by_word: dict[str, tuple[_Entry, ...]]
    variants: VariantIndex


def fold_word(word: str) -> str:
    """Return a word without accents, apostrophes and case: "Sanaʼa" and "Sana'a" fold alike.

    >>> fold_word("Kamāl")
    'kamal'
    """
    if word.isascii():
        return _MARKS.sub("", word).casefold()
    plain = unicodedata.normalize("NFKD", word)
    return _MARKS.sub("", "".join(c for c in plain if not unicodedata.combining(c))).casefold()


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, cut as running text is: "al-Shabaab" is ("al", "shabaab"), "U.S." is ("u", "s")."""
    return tuple(fold_word(_POSSESSIVE.sub("", word)) for word in _WORD.findall(name))


def build_index(lexicon: Lexicon) -> NameIndex:
    """Return the index of all names of actors, countries and places of a lexicon."""
    found: dict[str, set[_Entry]] = {}
    for name, ref in _names(lexicon):
        words = name_words(name)
        if words:
            capitals = name if name.isupper() and len(name) <= LONGEST_CAPITAL_NAME else None
            found.setdefault(words[0], set()).add(_Entry(words, capitals, ref, ref.kind != "actor" or "," in name))
    return NameIndex({word: tuple(sorted(rows, key=_order)) for word, rows in found.items()}, _variants(lexicon))


def _variants(lexicon: Lexicon) -> VariantIndex:
    named = [(name_words(name), ref) for name, ref in _names(lexicon) if not name.isupper()]
    common = frozenset(word for row in lexicon.cased_words if row.kind == "common" for word in row.words)
    return build_variants(
        ((words, ref) for words, ref in named if ref.kind == "actor"),
        (words for words, ref in named if ref.kind != "actor"),
        common,
    )


def _order(entry: _Entry) -> tuple[int, tuple[str, ...], NameRef]:
    return (-len(entry.words), entry.words, entry.ref)


def _names(lexicon: Lexicon) -> Iterator[tuple[str, NameRef]]:
    for actor in lexicon.actors:
        ref = NameRef("actor", actor.id, actor.name)
        yield from ((name, ref) for name in (actor.name, *actor.aliases))
    for country in lexicon.countries:
        rows = (
            ("country", (country.name, *country.aliases)),
            ("demonym", country.demonyms),
            ("metonym", country.metonyms),
        )
        for kind, names in rows:
            yield from ((name, NameRef(kind, country.alpha3, country.name)) for name in names)  # type: ignore[arg-type]
    for position, place in enumerate(lexicon.places):
        ref = NameRef("place", str(position), place.name)
        yield from ((name, ref) for name in (place.name, *place.aliases))


def find_names(sentence: Sentence, text: str, index: NameIndex) -> Iterator[NameHit]:
    """Yield the names in one sentence, left to right, none overlapping another; each covers whole tokens."""
    words = _words(sentence, text)
    starts, ends = {t.start: t.i for t in sentence.tokens}, {t.end: t.i for t in sentence.tokens}
    at = 0
    while at < len(words):
        hit = _longest(words, at, index, text)
        hit = find_variant(words, at, text, index.variants, hit[0] if hit else 0) or hit
        if hit is None:
            at += 1
            continue
        length, refs = hit
        first, last = starts.get(words[at][1]), _last_token(words[at + length - 1], ends)
        if first is not None and last is not None:
            yield NameHit(sentence.index, first, last, refs)
        at += length


def _words(sentence: Sentence, text: str) -> list[tuple[str, int, int]]:
    """Return (folded word, start, end) of each word; a possessive ending is cut off."""
    found = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = _POSSESSIVE.sub("", match.group())
        found.append((fold_word(word), match.start(), match.start() + len(word)))
    return found


def _last_token(word: tuple[str, int, int], ends: dict[int, int]) -> int | None:
    last = ends.get(word[2])
    return last if last is not None else ends.get(word[2] + 1)  # "U.S." is one token and ends with its point


def _longest(
    words: list[tuple[str, int, int]], at: int, index: NameIndex, text: str
) -> tuple[int, tuple[NameRef, ...]] | None:
    best: int = 0
    refs: list[NameRef] = []
    for entry in index.by_word.get(words[at][0], ()):
        length = len(entry.words)
        if length < best:
            break
        if tuple(word[0] for word in words[at : at + length]) != entry.words:
            continue
        written = text[words[at][1] : words[at + length - 1][2]]
        if _is_written_as_name(written, entry) and (entry.listing or "," not in written):
            best = length
            refs.append(entry.ref)
    return (best, tuple(_unique(refs))) if refs else None


def _is_written_as_name(written: str, entry: _Entry) -> bool:
    if "\n\n" in written or not any(c.isupper() for c in written):
        return False
    if entry.capitals is None:
        return written[0].isupper() or len(entry.words) > 1
    return written.replace(".", "") == entry.capitals.replace(".", "")


def _unique(refs: Iterable[NameRef]) -> list[NameRef]:
    return list(dict.fromkeys(refs))
