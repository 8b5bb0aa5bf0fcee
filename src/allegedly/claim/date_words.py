"""The words of English time expressions go in as patterns; their values (months, weekdays, small numbers) come out."""

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Months that are also given names, surnames or common words: alone they are dates only where the sentence says so.
NAMESAKES = frozenset({"march", "april", "may", "june", "august", "jan", "mar", "apr", "jun", "jul", "dec"})
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS = {
    word: value
    for value, words in enumerate(
        ("zero", "a an one", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
    )
    for word in words.split()
} | _TENS  # fmt: skip
UNITS = "hour day week weekend month year decade"

_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH = rf"(?:{'|'.join(MONTHS)}|{'|'.join(m.upper() for m in MONTHS)}|(?:{_SHORT}|{_SHORT.upper()})(?:\.(?=\s|\d|,|-)|(?![\w'’])))"
FULL_MONTH = rf"(?:{'|'.join(MONTHS)}|Jan\.|Feb\.|Aug\.|Sept\.|Sept|Oct\.|Nov\.|Dec\.)"
WEEKDAY = rf"(?:{'|'.join(day.title() for day in WEEKDAYS)}|{'|'.join(day.upper() for day in WEEKDAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d/%]|[.,:]\d)"
YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d)"
_SPELLED = rf"(?:{'|'.join(_TENS)})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(sorted(NUMBERS.keys() - _TENS.keys(), key=lambda w: (-len(w), w)))}"
COUNT = rf"(?:\d{{1,3}}|{_SPELLED})(?:\s+of)?"
UNIT = rf"(?:{'|'.join(UNITS.split())})"
PART_OF_DAY = r"(?:early\s+|late\s+|mid-?)?(?:morning|afternoon|evening|night|midday|noon|midnight|dawn|dusk)"
THIRD = r"(?:early|mid|middle|late|beginning|start|end)"
DASH = r"\s?[-–—/]\s?"

_THIRD_OF = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "latter": "late",
    "first": "early",
    "end": "late",
    "opening": "early",
    "last": "late",
    "final": "late",
    "closing": "late",
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
    """Return the value of a small number in digits or words.

    >>> small_number("a"), small_number("couple of"), small_number("twenty-five")
    (1, 2, 25)
    """
    word = re.sub(r"\s+of$", "", word.casefold())
    return int(word) if word.isdigit() else sum(NUMBERS[piece] for piece in word.split("-"))


def third(word: str | None) -> str | None:
    """Return ``early``, ``mid`` or ``late`` for a word that cuts a stretch of time, ``None`` for none."""
    return _THIRD_OF[word.casefold().split()[0]] if word else None
