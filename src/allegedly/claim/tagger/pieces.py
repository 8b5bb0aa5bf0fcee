"""Words go in, the numbers of their word pieces come out, as the encoder was trained on them (BERT's uncased WordPiece).

The method is that of Devlin et al. 2018; https://github.com/google-research/bert describes it. Each different word is cut once.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

LONGEST = 100
_CJK = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2FA1F), (0xF900, 0xFAFF))


class WordPieces:
    """The vocabulary, and how a word is cut by it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._number = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown, self.first, self.last, self.pad = (
            self._number[special] for special in ("[UNK]", "[CLS]", "[SEP]", "[PAD]")
        )
        self._cut = lru_cache(maxsize=20_000)(self._cut_word)

    @classmethod
    def load(cls, path: Path) -> "WordPieces":
        """Return the word pieces listed in a file, one a line."""
        return cls(path.read_text("utf-8").split("\n")[:-1])

    def __call__(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the numbers of the pieces of each word; a word always has at least one."""
        return [self._cut(word) for word in words]

    def _cut_word(self, word: str) -> tuple[int, ...]:
        found = [number for part in _parts(word) for number in self._longest_first(part)]
        return tuple(found) or (self.unknown,)

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > LONGEST:
            return [self.unknown]
        found, start = [], 0
        while start < len(part):
            prefix = "##" if start else ""
            end = next((e for e in range(len(part), start, -1) if prefix + part[start:e] in self._number), None)
            if end is None:
                return [self.unknown]
            found.append(self._number[prefix + part[start:end]])
            start = end
        return found


def _parts(word: str) -> list[str]:
    """Return a word in lower case without accents, its punctuation apart.

    >>> _parts("Müller's")
    ['muller', "'", 's']
    """
    plain = unicodedata.normalize("NFD", "".join(" " if c.isspace() else c for c in word if not _is_control(c)).lower())
    spaced = "".join(f" {c} " if _stands_alone(c) else c for c in plain if unicodedata.category(c) != "Mn")
    return spaced.split()


def _is_control(c: str) -> bool:
    return not c.isspace() and (c in "\0�" or unicodedata.category(c).startswith("C"))


def _stands_alone(c: str) -> bool:
    code = ord(c)
    is_ascii_sign = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return is_ascii_sign or unicodedata.category(c).startswith("P") or any(low <= code <= high for low, high in _CJK)
