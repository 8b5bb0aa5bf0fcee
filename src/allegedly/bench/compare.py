"""How a gold value is compared with what was found: two texts in, a yes or no out (tests/gold/README.md, "Values")."""

import re
from collections.abc import Callable, Sequence

EDGES = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our",
    "of", "on", "in", "at", "by", "to", "from", "for", "with", "as", "and",
})  # fmt: skip
"""Small words that do not count at either end of a value."""

GOLD_SHARE = 0.8
FOUND_SHARE = 0.6
"""A content fits when one run of words covers this much of the gold's words and of the found words."""

Comparison = Callable[[str, str], bool]


def words(text: str) -> tuple[str, ...]:
    """Return the lower-case words and numbers of a text without the small words at its ends.

    >>> words("The army's bombing of the camp")
    ('army', 'bombing', 'of', 'the', 'camp')
    """
    found = re.findall(r"\w+(?:[-.,]\w+)*", re.sub(r"['’]s\b", "", text.lower()))
    while len(found) > 1 and found[0] in EDGES:
        found = found[1:]
    while len(found) > 1 and found[-1] in EDGES:
        found = found[:-1]
    return tuple(found)


def stands_in(wanted: str, found: str) -> bool:
    """Return whether the wanted words stand together in the found ones, a plural *s* aside."""
    left, right = [_singular(word) for word in words(wanted)], [_singular(word) for word in words(found)]
    return any(right[at : at + len(left)] == left for at in range(len(right) - len(left) + 1))


def nearly(wanted: str, found: str) -> bool:
    """Return whether two stretches of text are nearly the same words: one common run covers most of both."""
    left, right = words(wanted), words(found)
    run = _common_run(left, right)
    return bool(left and right) and run >= GOLD_SHARE * len(left) and run >= FOUND_SHARE * len(right)


def same(wanted: str, found: str) -> bool:
    """Return whether two codes are the same, case aside."""
    return wanted.lower() == found.lower()


def accepts(wanted: str, found: Sequence[str], compare: Comparison) -> bool:
    """Return whether the found cells fit a gold value with its ``/``, ``;``, ``?``, ``-`` and ``*``.

    >>> accepts("army / rebels?", (), same), accepts("-", ("army",), same)
    (True, False)
    """
    if wanted.endswith("?"):
        return not found or accepts(wanted[:-1].strip(), found, compare)
    return any(_fits(option.strip(), found, compare) for option in wanted.split(" / "))


def _fits(option: str, found: Sequence[str], compare: Comparison) -> bool:
    if option == "-":
        return not found
    if option == "*":
        return bool(found)
    return all(any(compare(piece.strip(), cell) for cell in found) for piece in option.split(" ; "))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _common_run(left: Sequence[str], right: Sequence[str]) -> int:
    """Return the length of the longest run of words that stands in both."""
    best, above = 0, [0] * (len(right) + 1)
    for word in left:
        row = [0] * (len(right) + 1)
        for at, other in enumerate(right):
            if word == other:
                row[at + 1] = above[at] + 1
        best, above = max(best, *row), row
    return best
