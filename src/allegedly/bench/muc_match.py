"""One fill of a response and one of a key in, how far they agree out: 2 right, 1 in part, 0 wrong (scoring guidelines of MUC-4, version 7)."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from allegedly.bench.muc_key import Fill

WRONG, PART, RIGHT = 0, 1, 2
DESCRIPTION, LOCATION, DATE, TYPE, NUMBERS, TEXTS = (
    19,
    3,
    2,
    4,
    frozenset({14, 17, 21, 24}),
    frozenset({6, 9, 10, 12, 18, 19}),
)
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
# words that need not stand in a fill: articles, counts, and what the sites' scorers were told to overlook
LOOSE = frozenset({"THE", "A", "AN", "SOME", "SEVERAL", "HIS", "HER", "ITS", "THEIR", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "TEN", "OTHER", "ANOTHER", "UNIDENTIFIED", "ALLEGED", "PRESUMED"})  # fmt: skip
TITLES = frozenset({"MR", "MRS", "DR", "PRESIDENT", "COLONEL", "COL", "GENERAL", "GEN", "FATHER", "JUDGE", "MAYOR", "SENATOR", "DEPUTY", "MINISTER", "CAPTAIN", "MAJOR", "LIEUTENANT"})  # fmt: skip
AFTER = frozenset({"OF", "IN", "ON", "AT", "FROM", "WHO", "WHICH", "THAT", "WITH", "FOR", "BELONGING", "NEAR", "BY", "TO", "WHERE", "LOCATED"})  # fmt: skip
# (key, response) of set fills that agree in part
SETS = {
    ("SOME DAMAGE", "DESTROYED"), ("FORMER GOVERNMENT OFFICIAL", "GOVERNMENT OFFICIAL"), ("FORMER ACTIVE MILITARY", "ACTIVE MILITARY"),
    ("GOVERNMENT OFFICIAL", "POLITICAL FIGURE"), ("NO INJURY OR DEATH", "NO INJURY"), ("NO INJURY OR DEATH", "NO DEATH"),
    ("MACHINE GUN", "GUN"), ("MORTAR", "PROJECTILE"), ("HANDGUN", "GUN"), ("RIFLE", "GUN"), ("BOMB", "EXPLOSIVE"), ("VEHICLE BOMB", "BOMB"),
    ("VEHICLE BOMB", "EXPLOSIVE"), ("DYNAMITE", "EXPLOSIVE"), ("GRENADE", "EXPLOSIVE"), ("MINE", "EXPLOSIVE"), ("MOLOTOV COCKTAIL", "EXPLOSIVE"),
}  # fmt: skip


def agreement(slot: int, key: Fill, response: Fill) -> int:
    """Return how far a response's fill agrees with a key's, the best over the key's alternatives; what they refer to counts for set fills.

    >>> agreement(4, Fill(("BOMBING",)), Fill(("ATTACK",)))
    1
    """
    value = max((_value(slot, one, given) for one in key.values for given in response.values), default=WRONG)
    if value != RIGHT or not key.tags or (slot in NUMBERS and not response.tags):
        return value
    referred = any(text_agreement(tag, given) for tag in key.tags for given in response.tags)
    return RIGHT if referred else PART


def _value(slot: int, key: str, response: str) -> int:
    compare: Callable[[str, str], int] = set_agreement
    if slot in TEXTS:
        compare = role_agreement if slot == DESCRIPTION else text_agreement
    elif slot == DATE:
        compare = date_agreement
    elif slot == LOCATION:
        compare = place_agreement
    elif slot == TYPE:
        compare = type_agreement
    elif slot in NUMBERS:
        compare = number_agreement
    return compare(key, response)


def type_agreement(key: str, response: str) -> int:
    """Compare incident types: ATTACK agrees in part with every other type."""
    if key == response:
        return RIGHT
    return PART if response == "ATTACK" else WRONG


def set_agreement(key: str, response: str) -> int:
    """Compare fills of a closed list."""
    if key == response:
        return RIGHT
    return PART if (key, response) in SETS else WRONG


def number_agreement(key: str, response: str) -> int:
    """Compare numbers: one that is an end of the key's range, or what it is said to be about, agrees in part."""
    if key == response:
        return RIGHT
    return PART if response.isdigit() and response in re.findall(r"\d+", key) else WRONG


def text_agreement(key: str, response: str) -> int:
    """Compare words of the text: right where nothing but unessential words before or a phrase after differs, in part where one holds the other or their nouns are the same.

    >>> text_agreement("PEASANTS", "the 3 old peasants"), text_agreement("ALBERTO ROBERTO TORRES", "Torres"), text_agreement("BUS", "CAR")
    (2, 1, 0)
    """
    wanted, given = _words(key), _words(response)
    if not wanted or not given:
        return RIGHT if key.upper() == response.upper() else WRONG
    core = _core(given)
    if wanted == given or core[-len(wanted) :] == wanted:
        return RIGHT
    if set(wanted) <= set(given) or set(given) <= set(wanted):
        return PART
    return PART if _core(wanted)[-1] == core[-1] else WRONG


def role_agreement(key: str, response: str) -> int:
    """Compare titles and roles: "MAYOR" is right for "MAYOR OF OSTREL"."""
    same = _core(_words(key)) == _core(_words(response))
    return RIGHT if same else text_agreement(key, response)


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.upper())
    kept = [word for word in words if word not in LOOSE and not word.isdigit()]
    while len(kept) > 1 and kept[0] in TITLES and kept[1] not in AFTER:
        kept = kept[1:]
    return kept or words


def _core(words: Sequence[str]) -> list[str]:
    """Return the words up to the first phrase after the noun."""
    at = next((i for i, word in enumerate(words) if word in AFTER and i > 0), len(words))
    return list(words[:at])


def place_agreement(key: str, response: str) -> int:
    """Compare locations ("COLOMBIA: MEDELLIN (CITY)"): right where country and the most specific place are the same, in part where one of them is."""
    pieces = _outer(key).split(" - ")
    wanted, given = _levels(pieces[0]), _levels(response)
    named = {_levels(piece)[-1] for piece in pieces}
    if len(wanted) == 1 or len(given) == 1:
        return WRONG if wanted[0] != given[0] else RIGHT if len(wanted) == len(given) else PART
    if wanted[0] == given[0] and given[-1] in named:
        return RIGHT if len(pieces) == 1 else PART
    return PART if wanted[0] == given[0] or given[-1] in named else WRONG


def _outer(text: str) -> str:
    """Return an alternative without the brackets around all of it."""
    bare = text.strip()
    return bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare


def _levels(text: str) -> list[str]:
    """Return country, and places inside it, without what sort of place each is."""
    parts = (re.sub(r"\s*\([^()]*\)", "", part).strip() for part in text.upper().split(":"))
    return [part for part in parts if part] or [""]


def date_agreement(key: str, response: str) -> int:
    """Compare dates and ranges ("- 26 AUG 89": on or before it): right where they are the same, in part by the rules of the guidelines.

    >>> date_agreement("25 AUG 89 - 26 AUG 89", "26 AUG 89"), date_agreement("26 AUG 89", "- 26 AUG 89"), date_agreement("16 AUG 89", "- 26 AUG 89")
    (1, 1, 0)
    """
    if key.strip("() ") == response:
        return RIGHT
    wanted, given = _range(key), _range(response)
    if wanted is None or given is None:
        return WRONG
    if response.startswith("-"):
        return PART if wanted[1] == given[1] else WRONG
    if wanted == given:
        return RIGHT
    return PART if wanted[0] <= given[0] and given[1] <= wanted[1] else WRONG


def _range(text: str) -> tuple[date, date] | None:
    days = [
        date(1900 + int(year), MONTHS.index(month) + 1, int(day))
        for day, month, year in re.findall(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d\d)", text)
    ]
    if not days:
        return None
    return (date.min, days[0]) if text.strip("() ").startswith("-") else (days[0], days[-1])
