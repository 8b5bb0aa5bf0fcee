"""The words of English time expressions go in as patterns; their values (months, weekdays, small numbers) come out."""

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Months that are also given names, surnames or common words: alone they are dates only where the sentence says so.
NAMESAKES = frozenset({"march", "april", "may", "june", "august", "jan", "mar", "apr", "jun", "jul", "dec"})
NUMBERS = {
    word: value
    for value, words in enumerate(
        ("zero", "a an one", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
    )
    for word in words.split()
}  # fmt: skip
UNITS = "hour day week weekend month year decade"

_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(m.upper() for m in MONTHS)}|(?:{_SHORT}|{_SHORT.upper()})(?:\.(?=\s|\d|,|-)|(?![\w'’])))"
FULL_MONTH = rf"(?:{'|'.join(MONTHS)}|Jan\.|Feb\.|Aug\.|Sept\.|Sept|Oct\.|Nov\.|Dec\.)"
WEEKDAY = rf"(?:{'|'.join(day.title() for day in WEEKDAYS)}|{'|'.join(day.upper() for day in WEEKDAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:/%]|[.,]\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"
COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})(?:\s+of)?"
UNIT = rf"(?:{'|'.join(UNITS.split())})"
PART_OF_DAY = r"(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|midday|noon|midnight|dawn|dusk)"
THIRD = r"(?:early|mid|middle|late|beginning|start|end)"
DASH = r"\s?[-–—/]\s?"

_THIRD_OF = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or short form.

    >>> month_number("Sept.")
    9
    """
    start = word[:3].casefold()
    return next(number for number, name in enumerate(MONTHS, 1) if name[:3].casefold() == start)


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name or short form."""
    start = word[:3].casefold()
    return next(number for number, name in enumerate(WEEKDAYS) if name[:3] == start)


def day_number(word: str) -> int:
    """Return the number of "27", "27th"."""
    return int(re.sub(r"\D", "", word))


def small_number(word: str) -> int:
    """Return the value of a small number in digits or words ("a", "two", "couple of")."""
    word = re.sub(r"\s+of$", "", word.casefold())
    return int(word) if word.isdigit() else NUMBERS[word]


def third(word: str | None) -> str | None:
    """Return ``early``, ``mid`` or ``late`` for a word that cuts a stretch of time, ``None`` for none."""
    return _THIRD_OF[word.casefold()] if word else None
