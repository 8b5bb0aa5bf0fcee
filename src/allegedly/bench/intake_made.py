"""A number in, the short made report of that number out: three reports tell of each happening, in places and of bodies that nobody listed."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

EACH = 3  # reports of a happening
A_DAY = 30  # happenings
_FIRST, _SECOND, _THIRD = (
    ("Kel", "Tar", "Os", "Bel", "Mar", "Dor", "Vin", "Sa", "Or", "Hal", "Pre", "Ju"),
    ("ve", "no", "sha", "ri", "tu", "mi", "lo", "ga", "re", "du", "be", "ka"),
    ("nik", "vo", "sk", "rad", "lin", "mor", "tan", "pol", "zar", "dim", "bor", "sel"),
)
_ENDS = tuple("".join(syllables) for syllables in product(_SECOND, ("v", "nko", "ski", "dar", "n", "shvili", "r", "s")))
TOWNS = tuple("".join(syllables) for syllables in product(_FIRST, _SECOND, _THIRD))
_TARGETS = ("a mill", "a market", "a school", "a bus", "a checkpoint", "a bridge", "a clinic", "a convoy", "a depot")
_DEEDS = ("shelled", "bombed", "attacked", "raided", "fired rockets at")
_OFFICES = ("mayor", "governor", "police chief", "army", "health ministry", "hospital director")
_ROLES = ("spokesman", "commander", "member")
_OUTLETS = tuple(
    f"{place} {kind}" for place in ("Harbour", "Valley", "Northern") for kind in ("Wire", "Post", "Herald")
)


def made_lines(count: int, first: int = 0) -> Iterator[str]:
    """Yield the reports from number ``first`` on as JSON Lines, each always the same."""
    for number in range(first, first + count):
        row = {"text": made_text(number), "outlet": _outlet(number), "published": _day(number).isoformat()}
        yield json.dumps(row) + "\n"


def made_text(number: int) -> str:
    """Return the text of a made report, of two sentences.

    >>> made_text(0)
    'The mayor of Kelvenik said on Friday that the Kelvemor Guard had shelled a mill in Kelvenik on Thursday and killed 2 people. A spokesman for the Kelvemor Guard, Vin Kelvenikvev, denied it.'
    """
    happening, telling = divmod(number, EACH)
    town = TOWNS[happening * 7 % len(TOWNS)]
    body = f"the {TOWNS[(happening * 11 + 5) % len(TOWNS)]} Guard"
    office = _OFFICES[(happening + telling) % len(_OFFICES)]
    deed, target = _DEEDS[happening % len(_DEEDS)], _TARGETS[happening % len(_TARGETS)]
    killed = 2 + happening % 40 + (telling == EACH - 1)
    told = _day(number)
    day, before = told.strftime("%A"), (told - timedelta(days=1)).strftime("%A")
    # a name that no other report has, as news always brings new ones
    name = f"{_FIRST[(number + 6) % 12]} {TOWNS[number % len(TOWNS)]}{_ENDS[number // len(TOWNS) % len(_ENDS)]}"
    done = f"had {deed} {target} in {town} on {before} and killed {killed} people"
    said = f"The {office} of {town} said on {day} that {body} {done}."
    answer = ("denied it", "rejected the accusation", "said its men had done it")[happening % 3]
    return f"{said} A {_ROLES[number % 3]} for {body}, {name}, {answer}."


def _day(number: int) -> date:
    return date(2021, 1, 1) + timedelta(days=number // (EACH * A_DAY))


def _outlet(number: int) -> str:
    return _OUTLETS[(number // EACH + number % EACH) % len(_OUTLETS)]
