"""Two names in; whether they are spellings of one transliterated name out: "Tel Hamuda" and "Tal Hammuda", "Letkyaunggyi" and "Kyaung Gyi"."""

import re
import unicodedata
from functools import lru_cache

from allegedly.incident.wording import words_of

KEPT = 16_384  # names whose words are remembered: one happening is compared with hundreds


def is_run_together(left: str, right: str) -> bool:
    """Whether one name is written as one word and ends as the other does, which has several: "Letkyaunggyi", "Kyaung Gyi"."""
    shorter, longer = sorted((left, right), key=lambda name: len(words_of(name)))
    one, several = "".join(words_of(shorter)).replace("-", ""), "".join(words_of(longer)).replace("-", "")
    return (
        len(words_of(shorter)) == 1 < len(words_of(longer)) and len(several) >= FEWEST_LETTERS and one.endswith(several)
    )


FEWEST_LETTERS = 6  # of a name in several words that is looked for in one


@lru_cache(KEPT)
def spelled_alike(left: str, right: str) -> bool:
    """Return whether two names differ only as spellings of one transliterated name do: in vowels and doubled letters.

    >>> spelled_alike("Tel Hamuda", "Tal Hammuda"), spelled_alike("Osk", "Esk")
    (True, False)
    """
    ours, theirs = bones(left), bones(right)
    if _sounded(left) == _sounded(right):
        return True
    return ours == theirs and len(ours) >= FEWEST_BONES and _first_letter(left) == _first_letter(right)


def _sounded(name: str) -> str:
    """A name without what is not heard: "Nahda" and "Nahdah", "Sara" and "Sarra"."""
    return re.sub(r"(.)\1+", r"\1", name.casefold().replace("h", ""))


def _first_letter(name: str) -> str:
    first = name[:1].casefold().translate(str.maketrans("qcz", "kks"))
    return "a" if first in "aeiou" else first


FEWEST_BONES = 3  # consonants: fewer may be alike by chance
_SOFT = str.maketrans("qyczv", "kiksw", "aeiou-’' ")
_X = re.compile(r"\bx")  # Somali writes "Xareed" for "Hareed"
_DI = re.compile(r"\bdi(?=[aeou])")  # "Dienkari" is "Djenkari"
_SOUNDS = (
    ("dj", "j"),
    ("dzh", "j"),
    ("x", "ks"),
    ("ph", "p"),
    ("f", "p"),
    ("ck", "k"),
)  # "Phyin" is "Pyin", and "Mustapha" is "Mustafa"


@lru_cache(KEPT)
def bones(name: str) -> str:
    """Return what the spellings of a transliterated name have in common: its consonants, each once in a row."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    letters = _X.sub("h", _DI.sub("j", letters))
    for written, sound in _SOUNDS:
        letters = letters.replace(written, sound)
    letters = letters.translate(_SOFT)
    return re.sub(r"(.)\1+", r"\1", letters.replace("i", "").replace("h", ""))
