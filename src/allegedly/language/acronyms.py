"""The text of a report goes in; the short forms that it defines come out: "Popular Mobilization Forces (PMF)"."""

import re

from allegedly.language.names import name_words

_SHORT_IN_BRACKETS = re.compile(
    r"\(\s*(?:the |or |known as |also known as )?([A-Z][A-Za-z]?[A-Z&-]{0,6}[A-Za-z]?s?)\s*\)"
)
_BEFORE = re.compile(r"[^\s()]+")
MOST_WORDS = 9
_SMALL = frozenset({"of", "the", "for", "and", "in", "de", "la", "del", "el", "al", "on", "y", "du", "des", "to"})


# Nouns for a body: a name with one before "(EPA)" has that short form in its own language, whatever its letters
_BODIES = frozenset({"army", "front", "party", "movement", "union", "forces", "force", "group", "organisation", "organization", "council", "committee", "brigade", "brigades", "units", "command", "congress", "league", "alliance", "coalition", "militia", "guard", "guards", "corps", "network", "association", "federation", "resistance", "cartel", "battalion", "battalions", "faction", "administration", "authority", "fighters", "rebels", "guerrillas"})  # fmt: skip
# What stands in brackets for who sent a report, not for whom it names
_AGENCIES = frozenset({"AP", "AFP", "UPI", "DPA", "EFE", "IPS", "ANSA", "TASS", "ITAR", "PTI", "APP", "IANS", "ANI", "UNI", "KUNA", "SANA", "WAM", "QNA", "SPA", "MENA", "INA", "NNA", "FNA", "IRNA", "ISNA", "MNA", "AA", "DHA", "IHA", "BBC", "CNN", "VOA", "RFE", "RL", "ACAN", "PL", "NOSC"})  # fmt: skip
_SHORT = re.compile(r"[A-Z]{2,6}")
_SMALLER = _SMALL - {"the", "on", "to", "in"}


def find_acronyms(text: str) -> dict[str, str]:
    """Return short form -> long form for each definition whose letters fit the words before it (Schwartz and Hearst 2003).

    A body's short form in another language fits no letters: it is taken for that of the name in capitals that it follows.

    >>> find_acronyms("The Marent Liberation Front (MLF) said so.")
    {'MLF': 'Marent Liberation Front'}
    >>> find_acronyms("He blamed the Popular Dawn Army (EPA).")
    {'EPA': 'Popular Dawn Army'}
    """
    found: dict[str, str] = {}
    for match in _SHORT_IN_BRACKETS.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()]
        long_form = _long_form(before, match.group(1)) or _named_body(before, match.group(1))
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


def _named_body(before: str, short: str) -> str | None:
    """Return the unbroken name of a body that ends just before the bracket: "People's Dawn Units (EDB)"."""
    if _SHORT.fullmatch(short) is None or short in _AGENCIES:
        return None
    words = list(_BEFORE.finditer(before.rstrip()))[-MOST_WORDS:]
    first = len(words)
    while first and (words[first - 1].group()[:1].isupper() or words[first - 1].group() in _SMALLER):
        if first < len(words) and words[first - 1].group()[-1] in ".;:!?,":
            return None
        first -= 1
    while first < len(words) and words[first].group().casefold() in _SMALL:
        first += 1
    run = [word.group() for word in words[first:]]
    is_body = len(run) > 1 and bool(_BODIES.intersection(word.casefold() for word in run)) and not run[-1].islower()
    return before.rstrip()[words[first].start() :] if is_body and not all(word.isupper() for word in run) else None
