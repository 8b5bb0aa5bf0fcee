"""The folded words of a name go in; what the spellings of a transliterated name share comes out."""

import re
from collections.abc import Sequence
from functools import lru_cache

_NO_LETTER = re.compile(r"[^a-z0-9]")
ARTICLE = re.compile(r"[aeu]l|[ae](?:sh|[dnrstz])")
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
    if ARTICLE.fullmatch(word) and (word.endswith("l") or after.startswith(word[1:])):
        return "al"
    return None


@lru_cache(maxsize=20_000)
def _sounds(word: str) -> str:
    found = _NO_LETTER.sub("", word.replace("ı", "i"))
    for pattern, sound in _SOUNDS:
        found = pattern.sub(sound, found)
    return found
