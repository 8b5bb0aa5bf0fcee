"""The shipped index of GeoNames' towns and provinces, mapped into memory, and a name go in; the places that bear the name come out."""

import hashlib
import json
import mmap
import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from allegedly.problems import LexiconError

FILE = Path(__file__).parent.parent / "lexicon" / "gazetteer.bin"
MAGIC = b"ALGDLYG1"
# How a name stands in GeoNames: its own, its own without the article, another, or one that only sounds like its own.
OWN, BARE, OTHER, SOUNDS = range(4)
WAYS = ("own name", "own name without the article", "another name", "a spelling that sounds like it")
FLAG_BITS = 2

_MARKS = re.compile(r"['’ʼ`‘ʿʾ]")
_APART = re.compile(r"[\W_]+")
_PLAIN = str.maketrans(
    {"ı": "i", "ə": "a", "ǝ": "a", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d"}
)
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


class Row(NamedTuple):
    """A place of the index. ``kind`` is GeoNames' feature code, ``admin1`` the name of its province; ``way`` how it bears the name."""

    at: int
    geonameid: int
    name: str
    kind: str
    country: str
    admin1: str | None
    admin2: int
    lat: float
    lon: float
    population: int | None
    way: int


def fold_name(name: str) -> str:
    """Return a name without accents, apostrophes, hyphens and case.

    >>> fold_name("Deir ez-Zor"), fold_name("Sana'a")
    ('deir ez zor', 'sanaa')
    """
    plain = name
    if not name.isascii():
        plain = "".join(
            c for c in unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN)) if not unicodedata.combining(c)
        )
    return _APART.sub(" ", _MARKS.sub("", plain)).strip().casefold()


def key_of(name: str) -> str:
    """Return what a name is filed under: folded, with "Saint", "Mount" and "Fort" in their short forms.

    >>> key_of("Saint-Denis") == key_of("St. Denis")
    True
    """
    folded = fold_name(name)
    return " ".join(_SHORT.get(word, word) for word in folded.split()) if " " in folded else folded


def digest(key: str) -> tuple[int, int]:
    """Return the 32 bits that a key is sorted by, and 8 more that tell it from others with the same."""
    found = int.from_bytes(hashlib.blake2b(key.encode("utf-8"), digest_size=5).digest(), "little")
    return found & 0xFFFFFFFF, found >> 32


class Index:
    """The open file: arrays that are read where they lie, no place of it copied until it is asked for."""

    def __init__(self, head: dict[str, Any], arrays: dict[str, memoryview]) -> None:
        self.head = head
        self._arrays = arrays
        self._hashes, self._checks, self._targets = arrays["hashes"], arrays["checks"], arrays["targets"]

    def __len__(self) -> int:
        return len(self._arrays["ids"])

    @property
    def names(self) -> int:
        """How many names the index has, spellings that fold alike counted once for each place."""
        return len(self._hashes)

    def postings(self, key: str) -> list[tuple[int, int]]:
        """Return (place, how it bears the name) for a key of ``key_of``, in the order of the file; the best way of each place once."""
        wanted, check = digest(key)
        at, found = bisect_left(self._hashes, wanted), []
        while at < len(self._hashes) and self._hashes[at] == wanted:
            if self._checks[at] == check:
                target = self._targets[at]
                found.append((target >> FLAG_BITS, target & ((1 << FLAG_BITS) - 1)))
            at += 1
        return found

    def row(self, index: int, way: int = OWN) -> Row:
        """Return a place of the index."""
        a, head = self._arrays, self.head
        start, end = a["starts"][index], a["starts"][index + 1]
        admin1 = a["admin1"][index]
        return Row(
            index, a["ids"][index], bytes(a["text"][start:end]).decode("utf-8"), head["kinds"][a["kinds"][index]],
            head["countries"][a["countries"][index]], head["provinces"][admin1] or None, a["admin2"][index],
            a["lats"][index] / 1e4, a["lons"][index] / 1e4, a["people"][index] or None, way,
        )  # fmt: skip

    def find(self, name: str) -> Iterator[Row]:
        """Yield the places that bear a name."""
        yield from (self.row(index, way) for index, way in self.postings(key_of(name)))


# the arrays of the file in their order, with the type of their items as ``memoryview.cast`` has it
LAYOUT: tuple[tuple[str, Literal["I", "i", "H", "B"]], ...] = (
    ("hashes", "I"), ("targets", "I"), ("ids", "I"), ("lats", "i"), ("lons", "i"), ("people", "I"), ("starts", "I"),
    ("admin1", "H"), ("admin2", "H"), ("checks", "B"), ("kinds", "B"), ("countries", "B"), ("text", "B"),
)  # fmt: skip


@cache
def open_index(path: Path = FILE) -> Index:
    """Return the index at ``path``, mapped into memory, so that processes share it; raises ``LexiconError`` when it cannot be read."""
    try:
        with path.open("rb") as file:
            held = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path}: the gazetteer cannot be read ({error}); install allegedly again", ()) from error
    if bytes(held[:8]) != MAGIC or sys.byteorder != "little":
        raise LexiconError(f"{path}: not a gazetteer of this version; install allegedly again", ())
    size = int.from_bytes(held[8:12], "little")
    head = json.loads(bytes(held[12 : 12 + size]))
    arrays = {
        name: held[first : first + length].cast(kind)
        for (name, kind), (first, length) in zip(LAYOUT, head["at"], strict=True)
    }
    return Index(head, arrays)
