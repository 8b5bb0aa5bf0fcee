"""A stretch of text in capitals and the lexicon's words go in; the same characters in the case of ordinary print come out, as many and at the same places."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from allegedly.language.acronyms import find_acronyms
from allegedly.language.names import fold_word
from allegedly.language.printed import (
    BEFORE_MONTH,
    BEFORE_PLACES,
    BODIES,
    BOUND,
    CONTRACTED,
    LONGEST_NAME,
    MONTH_WORDS,
    NAMED_BODIES,
    NEGATED,
    OF_BODIES,
    OF_THE_STATE,
    OPENED,
    PARTICLES,
    SMALL,
    WORD,
    Casing,
)
from allegedly.language.segments import Segment

FEWEST_LETTERS = 6  # "BBC" or "U.N." alone is a name, not a text in capitals
CAPITAL_SHARE = 0.95  # of the letters; archives leave single ones small ("1980's", "McDONALD")
LONGEST_ACRONYM = 6
FEWEST_WORDS_OF_BODY = 2  # before "front", for a body that no name precedes
LOOK_BACK = 20  # characters before a word that tell whether a sentence begins with it

_BETWEEN = re.compile(r"(?:[ \n]|-|['’ʼ`]|\. ?){0,2}")
_SENTENCE_END = re.compile(
    r"[.!?…][\"'”’)\]]*\s+[\"'“‘(\[]*$|^[\W\d]*$|\b(?:text|excerpts?|recording|report|omitted)\]\s+$|(?:^|[,:;]|--|—)\s*[\"“]$|\n\s*\n\W*$",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[\"“])(?:\w|mr|mrs|ms|dr|st|gen|col|lt|sgt|capt|maj|cpl|pvt|adm|brig|msgr|rev|prof|sen|rep|gov|pres|vs|no|art|etc|[a-z]\.[a-z])\.\s+$",
    re.IGNORECASE,
)
_APART = re.compile(r"['’ʼ`]")
_VOWEL = re.compile(r"[aeiouy]")
_SHORT = re.compile(rf"\w[\"”]?\s+[(\[]([^\W\d_]{{2,{LONGEST_ACRONYM}}})[)\]]")
_LONG = re.compile(r"([^\W\d_]+)\s+[(\[]([^\W\d_][^()\[\].:;]{8,90})[)\]]")
_NUMERAL = re.compile(r"[ivx]{2,5}")


def is_capitals(text: str) -> bool:
    """Tell whether a stretch of text is written in capitals throughout.

    >>> is_capitals("REBELS TOOK OSTREL"), is_capitals("The UN said so"), is_capitals("BBC")
    (True, False, False)
    """
    if text.islower():
        return False
    upper = sum(c.isupper() for c in text)
    return upper >= FEWEST_LETTERS and upper >= CAPITAL_SHARE * (upper + sum(c.islower() for c in text))


class _Place(NamedTuple):
    """A word of the text: its lower-case letters, where it stands, and whether a sentence begins with it."""

    lower: str
    start: int
    end: int
    opens: bool


def restore(text: str, casing: Casing, own: Mapping[str, str] | None = None) -> str:
    """Return ``text`` with capitals only where print has them, character for character at the same places.

    ``own`` has words (folded) as the report itself writes them elsewhere in mixed case. Characters whose lower case is longer stay.
    """
    places = [
        _Place(_lowered(m.group()), m.start(), m.end(), _opens(text[max(0, m.start() - LOOK_BACK) : m.start()]))
        for m in WORD.finditer(text)
    ]
    reading = _Reading(text, casing, places, own or {})
    chars = list(_lowered(text))
    for place, written in zip(places, reading.written(), strict=True):
        if place.opens:
            written = _raised(written)
        chars[place.start : place.end] = written
    return "".join(chars)


def own_words(stretches: Sequence[str]) -> dict[str, str]:
    """Return how mixed-case stretches of a report write the words that stand inside their sentences, by folded word; those written in two ways are left out."""
    found: dict[str, set[str]] = {}
    for text in stretches:
        for match in WORD.finditer(text):
            if not _opens(text[max(0, match.start() - LOOK_BACK) : match.start()]):
                found.setdefault(fold_word(match.group()), set()).add(match.group())
    return {word: next(iter(forms)) for word, forms in found.items() if len(forms) == 1}


def _lowered(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _raised(word: str) -> str:
    upper = word[:1].upper()
    return upper + word[1:] if len(upper) == 1 and not word[1:2].isupper() else word


def _opens(before: str) -> bool:
    if before[-2:-1].isalpha():
        return False
    return bool(_SENTENCE_END.search(before)) and not _ABBREVIATED.search(before)


class _Reading:
    """One text in capitals with what is known of its words."""

    def __init__(self, text: str, casing: Casing, places: Sequence[_Place], own: Mapping[str, str]) -> None:
        self._text, self._casing, self._places, self._own = text, casing, places, own
        self._folded = [fold_word(place.lower) for place in places]
        self._short = {word.casefold() for word in find_acronyms(text)} | _bracketed(text, casing)
        self._forms: list[str] = []

    def written(self) -> list[str]:
        """Return the words as printed, first those of names of the lexicon and of the text, then each by itself."""
        forms: list[str | None] = [None] * len(self._places)
        self._spell_out(forms)
        self._compose(forms)
        at = 0
        while at < len(forms):
            name = self._name_at(at)
            for offset, word in enumerate(name):
                forms[at + offset] = forms[at + offset] or word
            at += max(1, len(name))
        self._forms = []
        for i, form in enumerate(forms):
            self._forms.append(form if form is not None else self._word(i))
        self._join()
        return self._forms

    def _spell_out(self, forms: list[str | None]) -> None:
        """Write the words of "POPULAR LIBERATION FRONT (PLF)" and "PLF [POPULAR LIBERATION FRONT]" as a name, here and wherever the text repeats it."""
        explained = list(_explained(self._text))
        self._short |= {_lowered(short) for short, name in explained if _spells(name, _lowered(short))}
        for name in (*find_acronyms(self._text).values(), *(name for _, name in explained)):
            words = [_lowered(word) for word in WORD.findall(name)]
            for at in range(len(self._places) - len(words) + 1):
                if [place.lower for place in self._places[at : at + len(words)]] == words:
                    for offset, word in enumerate(words):
                        forms[at + offset] = word if word in SMALL or word in PARTICLES else _title(word)

    def _compose(self, forms: list[str | None]) -> None:
        """Write bodies made of common words as names: with two words like "popular" and "liberation" before "front", one after a name, or a name alone."""
        for at, place in enumerate(self._places):
            if place.lower not in BODIES:
                continue
            first = at
            while first and self._places[first - 1].lower in OF_BODIES and self._is_run(first - 1, 2):
                first -= 1
            before = self._places[first - 1].lower if first and self._is_run(first - 1, 2) else ""
            is_named = len(before) > 1 and not self._casing.is_common(_APART.split(before)[0])
            is_own = is_named and place.lower in NAMED_BODIES and before not in self._casing.kinds["capital"]
            if is_own or at - first >= FEWEST_WORDS_OF_BODY - is_named:
                for i in range(first, at + 1):
                    forms[i] = forms[i] or _title(self._places[i].lower)

    def _name_at(self, at: int) -> tuple[str, ...]:
        """Return the words of the longest name of the lexicon that begins at a word, none where that may be a common word."""
        names = self._casing.names.get(self._folded[at])
        for length in names.lengths if names else ():
            words = names.printed.get(tuple(self._folded[at : at + length])) if names else None
            if words is None or len(words) != length or not self._is_run(at, length):
                continue
            if length == 1 and not self._is_name_alone(at, words[0]):
                return ()
            return tuple(_like(place.lower, word) for place, word in zip(self._places[at:], words, strict=False))
        return ()

    def _is_run(self, at: int, length: int) -> bool:
        pairs = zip(self._places[at : at + length - 1], self._places[at + 1 : at + length], strict=True)
        return all(_BETWEEN.fullmatch(self._text[a.end : b.start]) for a, b in pairs)

    def _is_name_alone(self, at: int, written: str) -> bool:
        lower = self._places[at].lower
        if lower in self._own or lower in self._short or lower in MONTH_WORDS or lower == "us":
            return False
        if written.isupper() and len(written) <= 3:
            return lower in self._short or not self._casing.is_common(lower)
        return not self._casing.is_common(lower) and lower not in PARTICLES

    def _word(self, at: int) -> str:
        lower = self._places[at].lower
        written = self._own.get(self._folded[at])
        if written is not None:
            return _like(lower, written)
        if _APART.search(lower):
            return self._apart(at, _APART.split(lower))
        return self._plain(at, lower)

    def _apart(self, at: int, pieces: list[str]) -> str:
        """Return a word with an apostrophe: "guerrillas'", "don't", "O'Brien", "Sana'a"."""
        lower = self._places[at].lower
        first, last = pieces[0], pieces[-1]
        mark = lower[len(first)]
        if last in CONTRACTED:
            stem = lower[: len(lower) - len(last) - 1]
            is_verb = stem == "i" or stem in NEGATED or (last != "s" and self._casing.is_common(stem))
            base = ("I" if stem == "i" else stem) if is_verb else self._plain(at, stem)
            return base + lower[len(stem) :]
        if first in OPENED:
            return _title(first) + mark + _title(lower[len(first) + 1 :])
        return _title(lower)

    def _plain(self, at: int, lower: str) -> str:
        if len(lower) == 1:
            return self._letter(at, lower)
        if self._places[at].start and self._text[self._places[at].start - 1].isdigit():
            return lower  # "25th", "9mm"
        if lower in self._short:
            return lower.upper() if len(lower.upper()) == len(lower) else lower
        special = self._by_neighbours(at, lower)
        if special is not None:
            return special
        if self._casing.is_common(lower):
            return lower
        if (
            lower in self._casing.kinds["acronym"]
            or _NUMERAL.fullmatch(lower)
            or (len(lower) < LONGEST_ACRONYM and lower.isascii() and not _VOWEL.search(lower))
        ):
            return lower.upper()
        if lower in PARTICLES:
            return lower if at and self._is_run(at - 1, 2) and self._is_capital(at - 1) else _title(lower)
        return _title(lower)

    def _letter(self, at: int, lower: str) -> str:
        """Return a single letter: the article, the pronoun, or an initial ("U.S.", "John A. Doe")."""
        place = self._places[at]
        if not lower.isascii():
            return lower
        is_initial = self._text[place.end : place.end + 1] == "." and lower != "i"
        ends_sentence = (
            is_initial
            and lower == "a"
            and self._text[place.start - 1 : place.start].isspace()
            and not self._is_capital(at - 1)
        )
        if lower in ("a", "y", "e", "o") and (not is_initial or ends_sentence):
            return lower
        return lower.upper()

    def _by_neighbours(self, at: int, lower: str) -> str | None:
        """Return the form of a word that its neighbours decide: months, titles, surnames that are words, "US"; ``None`` for all others."""
        before = self._places[at - 1].lower if at and self._is_run(at - 1, 2) else ""
        after = self._places[at + 1].lower if at + 1 < len(self._places) and self._is_run(at, 2) else ""
        if lower in MONTH_WORDS:
            return _title(lower) if self._is_month(at, before) else lower
        if lower == "us":
            return "US" if before in ("the", "a", "an") or after in OF_THE_STATE else "us"
        if lower in self._casing.kinds["surname"] and before:
            is_named = before in self._casing.kinds["title"] or (len(before) > 1 and not self._casing.is_common(before))
            if is_named:
                return _title(lower)
        if lower in BEFORE_PLACES and after:
            return (
                _title(lower) if self._names_somebody(at + 1) and after not in self._casing.kinds["capital"] else None
            )
        is_short = self._text[self._places[at].end : self._places[at].end + 1] == "." and not _VOWEL.search(lower)
        if lower in self._casing.kinds["title"] and (is_short or (after and self._names_somebody(at + 1))):
            return _title(lower)
        return None

    def _names_somebody(self, at: int) -> bool:
        place = self._places[at]
        return not place.opens and not self._casing.is_common(_APART.split(place.lower)[0]) and len(place.lower) > 1

    def _is_month(self, at: int, before: str) -> bool:
        place = self._places[at]
        near = self._text[max(0, place.start - 3) : place.start] + self._text[place.end : place.end + 5]
        if any(c.isdigit() for c in near):
            return True
        after = self._places[at + 1].lower if at + 1 < len(self._places) and self._is_run(at, 2) else ""
        return before in BEFORE_MONTH and not (
            place.lower == "march" and after in ("to", "on", "against", "by", "through")
        )

    def _is_capital(self, at: int) -> bool:
        return 0 <= at < len(self._forms) and self._forms[at][:1].isupper() and not self._places[at].opens

    def _join(self) -> None:
        """Write the bound articles of Arabic names small: "al-Masri"."""
        for at, place in enumerate(self._places[:-1]):
            if (
                place.lower in BOUND
                and self._text[place.end : place.end + 1] == "-"
                and self._forms[at + 1][:1].isupper()
            ):
                self._forms[at] = place.lower if place.lower not in ("abu", "umm") else _title(place.lower)


def _bracketed(text: str, casing: Casing) -> set[str]:
    """Return the short words that stand alone in brackets after another word and are no common ones: "[ERP]"."""
    found = {_lowered(word) for word in _SHORT.findall(text)}
    return {word for word in found if not casing.is_common(word) and fold_word(word) not in casing.names}


def _explained(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word that brackets after it explain by the name of a body, with that name."""
    for match in _LONG.finditer(text):
        words = match.group(2).split()
        if len(words) <= LONGEST_NAME and BODIES.intersection(word.lower() for word in words):
            yield match.group(1), match.group(2)


def _spells(name: str, short: str) -> bool:
    """Tell whether the initials of a name, small words left out at will, spell a short form."""
    words = [_lowered(word) for word in WORD.findall(name)]
    return short in {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in SMALL | PARTICLES)}


def _title(word: str) -> str:
    if word.startswith("mc") and len(word) > len("mc") + 2:
        return "Mc" + _raised(word[2:])
    return _raised(word)


def _like(lower: str, written: str) -> str:
    """Return a word in the case in which ``written`` has it, where the letters are the same; otherwise with a capital where that has one."""
    if len(written) == len(lower) and fold_word(written) == fold_word(lower):
        return "".join(
            c.upper() if w.isupper() and len(c.upper()) == 1 else c for c, w in zip(lower, written, strict=True)
        )
    return _title(lower) if written[:1].isupper() else lower


def restore_segments(segments: Sequence[Segment], casing: Casing) -> tuple[Segment, ...]:
    """Return the segments with those in capitals in the case of print; the others are the same objects.

    Words are first written as the mixed-case segments write them.
    """
    capitals = [is_capitals(segment.text) for segment in segments]
    if not any(capitals):
        return tuple(segments)
    own = own_words([segment.text for segment, shouted in zip(segments, capitals, strict=True) if not shouted])
    return tuple(
        segment._replace(text=restore(segment.text, casing, own)) if shouted else segment
        for segment, shouted in zip(segments, capitals, strict=True)
    )


def as_printed(text: str, segments: Sequence[Segment]) -> str:
    """Return the text of a report with its segments in their restored case; offsets stay, and line ends too.

    >>> as_printed("TITLE\\n\\nWAR\\nNEWS", [Segment("body", 0, 7, "War news")])
    'TITLE\\n\\nWar\\nnews'
    """
    chars = list(text)
    for segment in segments:
        for at, char in enumerate(segment.text, segment.start):
            if char != " ":
                chars[at] = char
    return "".join(chars)
