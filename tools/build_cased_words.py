"""The word lists inside the English model's package and a few hand-written words in, how words are written (data/cased_words.csv) out.

Build time only. The package is under the MIT licence; the lemmas of its lemmatiser are WordNet's:

    python tools/build_cased_words.py

A word is common when the model's strings have it in lower case and never with a capital, or when WordNet has it as a verb, adverb or adjective,
or as a noun of which a plural is among the strings or whose ending makes it a common noun. What the tagger takes for a proper noun in two of
three plain sentences is none. Words that the others give by a regular ending are left out.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.lookups import Lookups

from allegedly.language.model import find_model
from allegedly.language.printed import is_inflected

TOOLS = Path(__file__).parent
DATA = TOOLS.parent / "src" / "allegedly" / "lexicon" / "data" / "cased_words.csv"
NOTE = "# How words are written outside sentence starts, for texts in capitals; the rows of en-core-web-sm are made by tools/build_cased_words.py."
FRAMES = (("They talked about the {} again .", 4), ("There was {} in it .", 2), ("It is very {} .", 3))
NOUN_ENDINGS = (
    "ence", "ance", "tion", "sion", "ity", "ness", "ment", "ism", "ing", "ship", "ure", "acy", "ery", "dom", "hood", "logy", "graphy", "ist", "ists",
)  # fmt: skip
PARTS = ("noun", "verb", "adj", "adv")
LONGEST_ACRONYM = 6
LONGEST_ENDING = 3  # the strings hold the last three letters of words, too, and their shapes ("Xxxxx")
SHAPE = frozenset("xd")


class Package:
    """What the model's package knows of a word."""

    def __init__(self) -> None:
        _, folder = find_model()
        tables = Lookups().from_disk(folder / "lemmatizer" / "lookups")
        ids = {part: spacy.strings.get_string_id(part) for part in PARTS}
        self.strings = set(json.loads((folder / "vocab" / "strings.json").read_text("utf-8")))
        self.index = {part: set(tables.get_table("lemma_index")[ids[part]]) for part in PARTS}
        self.irregular = {part: tables.get_table("lemma_exc")[ids[part]] for part in PARTS}
        rules = tables.get_table("lemma_rules")
        self.rules = {part: rules.get(ids[part], ()) for part in PARTS}
        self.tagger = spacy.load(folder, exclude=["parser", "ner", "lemmatizer", "attribute_ruler", "senter"])

    def lemmas(self, word: str, part: str) -> set[str]:
        """Return the lemmas that a word can have as a part of speech."""
        found = {*self.irregular[part].get(word, ()), *({word} & self.index[part])}
        for ending, base in self.rules[part]:
            stem = word.removesuffix(ending) + base
            if word.endswith(ending) and len(word) > len(ending) + 1 and stem in self.index[part]:
                found.add(stem)
        return found

    def proper(self, words: list[str]) -> dict[str, int]:
        """Return in how many of three sentences the tagger takes each word for a proper noun."""
        texts = [frame.format(word) for word in words for frame, _ in FRAMES]
        tagged = iter(self.tagger.pipe(texts, batch_size=512))
        return {word: sum(next(tagged)[at].tag_.startswith("NNP") for _, at in FRAMES) for word in words}

    def is_common(self, word: str, proper: int) -> bool:
        """Tell whether a word is written in lower case."""
        if word in STOP_WORDS:
            return True
        is_whole = len(word) > LONGEST_ENDING and not set(word) <= SHAPE
        is_acronym = word.upper() in self.strings and not any(one in self.strings for one in _plurals(word))
        if is_whole and word in self.strings and word.title() not in self.strings and not is_acronym:
            return True
        if proper >= 2 or len(word) < 2:
            return False
        if self.lemmas(word, "verb") or self.lemmas(word, "adv") or (not proper and self.lemmas(word, "adj")):
            return True
        return any(
            lemma.endswith(NOUN_ENDINGS) or any(one in self.strings for one in _plurals(lemma))
            for lemma in self.lemmas(word, "noun")
        )


def _plurals(word: str) -> Iterator[str]:
    yield word + "s"
    if word.endswith("y"):
        yield word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        yield word + "es"
    if word.endswith("man"):
        yield word[:-3] + "men"


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.isascii() and word.islower() and len(word) > 1


def build() -> dict[str, set[str]]:
    """Return the words of each kind that the package gives."""
    package = Package()
    known = {word for word in package.strings if _is_plain(word)}
    known |= {word for word in package.index["verb"] if _is_plain(word)}
    known |= {word for part in ("noun", "verb") for word in package.irregular[part] if _is_plain(word)}
    words = sorted(known)
    proper = package.proper(words)
    common = {word for word in words if package.is_common(word, proper[word])}
    acronyms = {
        word.casefold()
        for word in package.strings
        if word.isalpha() and word.isascii() and word.isupper() and LONGEST_ENDING < len(word) <= LONGEST_ACRONYM
    }
    kept: set[str] = set()
    for word in sorted(common, key=lambda word: (len(word), word)):
        if not is_inflected(word, kept):
            kept.add(word)
    return {"common": kept, "acronym": {word for word in acronyms - common if word.title() not in package.strings}}


def _own() -> list[list[str]]:
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(line for line in file if not line.startswith("#")))
    return [row for row in rows[1:] if row[3] == "own"]


def main() -> None:
    """Write the file anew; the rows with the source "own" stay."""
    rows: list[list[Any]] = list(_own())
    for kind, words in build().items():
        for first in sorted({word[0] for word in words}):
            of_letter = sorted(word for word in words if word[0] == first)
            rows.append([kind, first, ";".join(of_letter), "en-core-web-sm"])
    with DATA.open("w", encoding="utf-8", newline="") as file:
        file.write(NOTE + "\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["kind", "group", "words", "source"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
