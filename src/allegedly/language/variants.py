"""Names in; a form of them that spellings of one name share out, and the names of a text that are known only by that form."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from allegedly.lexicon.spelling import ARTICLE as _ARTICLE
from allegedly.lexicon.spelling import normal_form
from allegedly.parsed import NameRef

Word = tuple[str, int, int]  # a folded word with its start and end in the text

SHORTEST_VARIANT = 6
LONGEST_VARIANT = 6
_GAPS = frozenset({" ", "-", "‐", "‑", "–", "‘", "\n", ""})


class VariantIndex(NamedTuple):
    """What a name can stand for by its normal form, and the words that are no names however they are written."""

    by_form: dict[str, tuple[NameRef, ...]]
    common: frozenset[str]


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
