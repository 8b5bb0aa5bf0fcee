"""The text of a report goes in; the short forms that it defines come out: "Popular Mobilization Forces (PMF)"."""

import re

from allegedly.language.names import name_words

_SHORT_IN_BRACKETS = re.compile(
    r"\(\s*(?:the |or |known as |also known as )?([A-Z][A-Za-z]?[A-Z&-]{0,6}[A-Za-z]?s?)\s*\)"
)
_BEFORE = re.compile(r"[^\s()]+")
MOST_WORDS = 9
_SMALL = frozenset({"of", "the", "for", "and", "in", "de", "la", "del", "el", "al", "on", "y", "du", "des", "to"})


def find_acronyms(text: str) -> dict[str, str]:
    """Return short form -> long form for each definition whose letters fit the words before it (Schwartz and Hearst 2003).

    >>> find_acronyms("The Marent Liberation Front (MLF) said so.")
    {'MLF': 'Marent Liberation Front'}
    """
    found: dict[str, str] = {}
    for match in _SHORT_IN_BRACKETS.finditer(text):
        long_form = _long_form(text[max(0, match.start() - 120) : match.start()], match.group(1))
        if long_form is not None:
            found.setdefault(match.group(1), long_form)
    return found


def _long_form(before: str, short: str) -> str | None:
    """Return the shortest run of words just before the bracket whose initials spell ``short``, or ``None``."""
    words = list(_BEFORE.finditer(before.rstrip()))[-MOST_WORDS:]
    letters = [c.casefold() for c in short.rstrip("s") if c.isalpha()]
    for first in range(len(words) - 1, -1, -1):
        run = [word.group() for word in words[first:]]
        if not run[0][:1].isupper() or any(word[-1] in ".;!?," for word in run[:-1]):
            continue
        if _initials_fit(run, letters):
            return before.rstrip()[words[first].start() :]
    return None


def _initials_fit(run: list[str], letters: list[str]) -> bool:
    """Tell whether the letters are initials of the words, small words and the second halves of hyphenated ones at will."""
    initials = [(part[0], part in _SMALL) for word in run for part in name_words(word)]
    at = 0
    for initial, is_small in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
        elif not is_small:
            return False
    return at == len(letters) and bool(letters)
