"""Names in; a form of them that spellings of one name share out, and the names of a text that are known only by that form."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from allegedly.parsed import NameRef

Word = tuple[str, int, int]  # a folded word with its start and end in the text

SHORTEST_VARIANT = 6
LONGEST_VARIANT = 6
_NO_LETTER = re.compile(r"[^a-z0-9]")
_ARTICLE = re.compile(r"[aeu]l|[ae](?:sh|[dnrstz])")
# The order counts: what stands for one sound is made one before doubled letters are. "K" is no letter of a folded word.
_SOUNDS = (
    (re.compile(r"^m[ou]ham+[ae]d$"), "muhamad"),
    (re.compile(r"^abd[aeu]l"), "abdal"),
    (re.compile(r"kh|ch"), "K"),
    (re.compile(r"q"), "k"),
    (re.compile(r"i+y*ah?$"), "iya"),
    (re.compile(r"(?<=...)ah$"), "a"),
    (re.compile(r"(?<=..)(?:[iy]y|yi|ii|y)$"), "i"),
    (re.compile(r"e[iy]|ay"), "ai"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
_GAPS = frozenset({" ", "-", "‐", "‑", "–", "‘", "\n", ""})


class VariantIndex(NamedTuple):
    """What a name can stand for by its normal form, and the words that are no names however they are written."""

    by_form: dict[str, tuple[NameRef, ...]]
    common: frozenset[str]


def normal_form(words: Sequence[str]) -> str:
    """Return what the spellings of a transliterated name share, from its folded words.

    >>> normal_form(("ahrar", "ash", "sham")) == normal_form(("ahrar", "al", "sham"))
    True
    """
    following = (*words[1:], "")
    return "".join(_article(word, after) or _sounds(word) for word, after in zip(words, following, strict=True))


def _article(word: str, after: str) -> str | None:
    """Return how an article or a linking vowel is written in a normal form, ``None`` for any other word."""
    if word in {"e", "i"}:
        return "i"
    if _ARTICLE.fullmatch(word) and (word.endswith("l") or after.startswith(word[1:])):
        return "al"
    return None


@lru_cache(maxsize=65536)
def _sounds(word: str) -> str:
    found = _NO_LETTER.sub("", word.replace("ı", "i"))
    for pattern, sound in _SOUNDS:
        found = pattern.sub(sound, found)
    return found


def build_variants(
    actors: Iterable[tuple[tuple[str, ...], NameRef]], others: Iterable[tuple[str, ...]], common: frozenset[str]
) -> VariantIndex:
    """Return the index of the names of ``actors`` by their normal forms; a form that a name of ``others`` has is left out."""
    found: dict[str, set[NameRef]] = {}
    for words, ref in actors:
        form = normal_form(words)
        if len("".join(words)) >= SHORTEST_VARIANT and any(word not in common for word in words):
            found.setdefault(form, set()).add(ref)
    for words in others:
        found.pop(normal_form(words), None)
    return VariantIndex({form: tuple(sorted(refs)) for form, refs in found.items()}, common)


def find_variant(
    words: Sequence[Word], at: int, text: str, index: VariantIndex, known: int
) -> tuple[int, tuple[NameRef, ...]] | None:
    """Return how many words from ``at`` on are a name by their normal form, and whose; ``None`` unless more than ``known``."""
    most = _run(words, at, text)
    for length in range(most, known, -1):
        part = [word for word, _, _ in words[at : at + length]]
        if not _can_vary(part, text[words[at][1] : words[at + length - 1][2]], index):
            continue
        refs = index.by_form.get(normal_form(part))
        if refs is not None:
            return length, refs
    return None


def _run(words: Sequence[Word], at: int, text: str) -> int:
    """Return how many words from ``at`` on are written as words of one name are: with a capital, or short between them."""
    length = 0
    for word, start, end in words[at : at + LONGEST_VARIANT]:
        gap = text[words[at + length - 1][2] : start] if length else ""
        small = not text[start].isupper() and gap != "‘" and (length or not _ARTICLE.fullmatch(word))
        if gap not in _GAPS or (small and end - start > len("bin")) or (small and not length):
            break
        length += 1
    return length


def _can_vary(part: Sequence[str], written: str, index: VariantIndex) -> bool:
    if len(written) < SHORTEST_VARIANT or written.isupper():
        return False
    return any(word not in index.common and len(word) > len("bin") for word in part)
