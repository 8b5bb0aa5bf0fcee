"""An incident's cells and standings in, a headline that makes no claim of its own out."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from allegedly.incident.accord import plain_words
from allegedly.incident.mention import Mention
from allegedly.incident.said import Said
from allegedly.incident.wording import NUMBERS
from allegedly.records import Answers, Place, Question, When

# strftime would name them in the machine's language
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LONGEST = 60  # characters of a recipient's name in a headline
_LEADS = {"agreed": "Reported", "one_voice": "Alleged", "disputed": "Alleged", "denied": "Denied"}
_UNREAL = {"planned": "Planned", "possible": "Possible", "conditional": "Possible"}


@cache
def names() -> dict[tuple[str, str], tuple[str, str]]:
    """Return (name, preposition) for each PLOVER type and mode, the mode ``""`` for the type itself."""
    text = (files("allegedly.incident") / "names.csv").read_text(encoding="utf-8")
    return {(row["type"], row["mode"]): (row["name"], row["preposition"]) for row in csv.DictReader(text.splitlines())}


def title(
    kind: tuple[str | None, str | None],
    cells: tuple[When | None, Place | None],
    members: Sequence[Mention],
    said: Sequence[Said],
    questions: Mapping[Question, Answers],
) -> str:
    """Return a headline: how it is known, what, to whom (if nobody disputes it), where and when. It never names who did it.

    For example ``Alleged air strike on Popular Mobilization Forces, Syria, 18-24 June 2018``.
    """
    when, where = cells
    name, preposition = _name(*kind)
    target = _target(members, questions["target"])
    what = f"{_lead(said, questions['occurrence'])} {name}" + (f" {preposition} {target}" if target else "")
    place = where.name if where and questions["place"].standing not in ("disputed", "denied") else None
    day = "date disputed" if questions["time"].standing == "disputed" else days(when)
    return ", ".join(part for part in (what, place, day) if part)


def _name(kind: str | None, mode: str | None) -> tuple[str, str]:
    table = names()
    return table.get((kind or "", mode or "")) or table.get((kind or "", "")) or ("happening", "involving")


def _lead(said: Sequence[Said], occurrence: Answers) -> str:
    if occurrence.standing == "one_voice" and occurrence.answers[0].voices == (None,):
        return "Reported"
    if occurrence.standing != "open":
        return _LEADS[occurrence.standing]
    return next((_UNREAL[one.claim.factuality] for one in said if one.claim.factuality in _UNREAL), "Reported")


def _target(members: Sequence[Mention], target: Answers) -> str | None:
    """The recipient that the target question or the words of the event give, known bodies first, unless someone denies it."""
    denied = [
        plain_words(answer.value.removeprefix("not "))
        for answer in target.answers
        if answer.value and answer.value.startswith("not ")
    ]
    answers = [answer.value for answer in target.answers if answer.value and not answer.value.startswith("not ")]
    parties = [party.name for member in members for party in member.event.recipients]
    known = [party.name for member in members for party in member.event.recipients if party.actor in member.known]
    candidates = (*[value for value in answers if value in known], *known, *answers, *parties)
    triggers = [plain_words(member.event.trigger.text) for member in members]
    fit = (name for name in candidates if _names_somebody(name, triggers) and plain_words(name) not in denied)
    return next((" ".join(name.split()) for name in fit), None)


def _names_somebody(name: str, triggers: Sequence[tuple[str, ...]]) -> bool:
    """Whether words can stand as a recipient: short, not a bare number, and none of the words that name the happening."""
    words = plain_words(name)
    if not words or len(name) > _LONGEST or set(words) <= NUMBERS:
        return False
    return not any(set(words) & set(trigger) for trigger in triggers)


def days(when: When | None) -> str:
    """Return an interval of days in words, as short as it can be put.

    >>> from allegedly.records import Span
    >>> days(When(Span("last week", 0, 9), "2018-06-18", "2018-06-24", 2, "relative", "x"))
    '18-24 June 2018'
    """
    if when is None or not (when.earliest or when.latest):
        return "undated"
    first, last = _day(when.earliest), _day(when.latest)
    if first and last:
        return _interval(first, last)
    known = first or last
    return f"{'since' if first else 'by'} {_long(known)}" if known else "undated"


def _interval(first: date, last: date) -> str:
    if first == last:
        return _long(first)
    after = last + timedelta(days=1)
    if first.day == 1 and after.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}-{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}-{_long(last)}"
    return (
        f"{first.day} {_MONTHS[first.month - 1]} - {_long(last)}"
        if first.year == last.year
        else f"{_long(first)} - {_long(last)}"
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _long(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
