"""Two mentions of one report in; whether its words, with no tie between the two, tell on of one happening, out.

Most of what a short report tells after its first sentence is told of the same happening: whose bus it was, who fired, what the army says of
it. What tells it from others is said ("in another village", "since the war began", "in reply"), and what is said so is not told on.
"""

import re
from collections.abc import Sequence
from datetime import date

from allegedly.incident.accord import days_of
from allegedly.incident.mention import Mention, is_denial, is_harm
from allegedly.incident.wording import AT_ANOTHER_TIME, WEEK_AND_YEAR
from allegedly.records import Participant

_REACH = 600  # characters between an act and what is told on of it
_DAYS = 3  # an interval of more says too little to be the day of what was told without one
_FRESH = 10  # days before the report: what is older is background of what was told without a day
_HAS = re.compile(r"\b(?:has|have) (?:\w+ ){0,2}$", re.IGNORECASE)
_OFTEN = re.compile(
    r"\b(?:times|often|daily|repeatedly|regularly|frequently|almost every|dozens of|a string of|a series of)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:another|other|earlier|previous(?:ly)?|since|last|separate(?:ly)?|elsewhere|meanwhile|again|second|third|fourth|ago|"
    r"same (?:day|night|evening|morning|week)|this (?:year|month)|history|in recent|so far|total|months|years|weeks|"
    r"in (?:reply|response|retaliation|revenge|turn)|(?:protest|demonstrate|demonstrated|rally|march) against|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|at|near|outside) (?:(?:the|an?) (?:[a-z]+ ){1,2}of )?([A-Z][^\W\d_]+)")
_SINCE = re.compile(r"\bsince\b|\bso far this (?:year|month)\b", re.IGNORECASE)
_NO_ACT = ("war", "conflict", "hostilit", "insurgen", "campaign", "offensive", "displaced")


def anchors_of(later: Mention, body: Sequence[Mention]) -> list[Mention]:
    """Return what a bare act may be told on of: what has a day or place, and lacks no place that the act's own sentence names."""
    return [one for one in body if _is_anchored(one) and not _names_another_place(one, later)]


def _is_anchored(mention: Mention) -> bool:
    """Whether it is told with its day or place, as what happened."""
    told = not (mention.event.background or mention.event.aggregate or mention.unrealised or mention.intro.anniversary)
    return told and bool(mention.when or mention.where)


def is_bare_act(later: Mention) -> bool:
    """Return whether an act is told with no day, place or name of its own, and as no other than what was told before: "Three shells fell at noon"."""
    if later.when or later.where or later.intro.apart or later.event.type != "ASSAULT" or is_harm(later):
        return False
    if later.event.background or later.event.aggregate or later.unrealised or later.intro.anniversary:
        return False
    if later.intro.anew or is_denial(later):
        return False
    anyone = not any(is_named(party) for party in later.event.recipients)
    at = later.event.trigger.start - later.event.evidence.start
    is_once = not (_HAS.search(later.event.evidence.text[:at]) or _OFTEN.search(later.event.evidence.text))
    return anyone and is_once and not _is_told_apart(later)


def _is_told_apart(later: Mention) -> bool:
    """Whether words of its sentence tell it from what was told before: "last week", "in reply", "on the same day"."""
    return bool(AT_ANOTHER_TIME.search(later.event.evidence.text) or _OTHERWISE.search(later.event.evidence.text))


def is_named(party: Participant) -> bool:
    """Return whether a party has a name, which another happening may have brought in: "Orlan Bwete", and not "two herders"."""
    return any(word[:1].isupper() for word in party.name.split())


def is_sum(toll: Mention) -> bool:
    """Return whether a toll is one of many happenings: "at least 29 have died since"."""
    return bool(_SINCE.search(toll.event.evidence.text))


def tells_on(later: Mention) -> bool:
    """Return whether nothing in its sentence tells it from what the report told before; a denial may be of "an attack", but of no habit."""
    if not is_open(later) or (later.unrealised and not is_denial(later)):
        return False
    word = later.event.trigger.text.casefold()
    if (later.intro.anew or word.endswith(("ing", "s"))) and later.intro.anew != is_denial(later):
        return False  # "an ambush", of which nobody was told yet; "denies targeting civilians"
    text = later.event.evidence.text
    if is_harm(later) and AT_ANOTHER_TIME.search(text):
        return False  # "a candidate was killed before the vote"
    return not (word.startswith(_NO_ACT) or _OTHERWISE.search(text) or _OFTEN.search(text))


def is_open(mention: Mention) -> bool:
    """Return whether it is of now and of one happening: neither background, nor a sum, nor another one, nor what a court was told."""
    is_past = mention.event.background or mention.intro.anniversary or mention.intro.on_trial
    return not (is_past or mention.event.aggregate or mention.intro.apart)


def leaves_open(earlier: Mention, later: Mention) -> bool:
    """Return whether a later sentence stands near enough to tell on of an earlier one."""
    near = 0 < later.event.trigger.start - earlier.event.trigger.end <= _REACH
    return near and is_open(earlier) and earlier.event.evidence != later.event.evidence


def may_add(earlier: Mention, later: Mention, body: Sequence[Mention]) -> bool:
    """Return whether the day or place that a later one has may be that of an earlier one without: a recent day, and the only place of such acts."""
    if later.when and not earlier.when and not _is_fresh(later):
        return False
    if later.where is None and _names_another_place(earlier, later):
        return False
    if (later.when or later.where) and is_denial(earlier) and not is_denial(later):
        return False  # "denied bombing the court; it had planted Sunday's bomb at the shed"
    if later.where is None or earlier.where is not None:
        return True
    kind = later.event.type
    places = {one.where.name for one in body if one.where and one.event.type == kind and not one.event.background}
    return not is_harm(later) and len(places) == 1


def _names_another_place(earlier: Mention, later: Mention) -> bool:
    """Whether the later sentence has a name behind "in" or "at" that the earlier one lacks: a place that was not taken for its own."""
    told = earlier.event.evidence.text
    return any(
        name not in told and name.casefold() not in WEEK_AND_YEAR for name in _IN.findall(later.event.evidence.text)
    )


def _is_fresh(mention: Mention) -> bool:
    """Whether its day is known, and shortly before its report; a day that no calendar has is not."""
    when, told = mention.when, mention.source.date
    if is_harm(mention) or when is None or when.latest is None or told is None or days_of(when) > _DAYS:
        return False
    try:
        return 0 <= (date.fromisoformat(told[:10]) - date.fromisoformat(when.latest)).days <= _FRESH
    except ValueError:
        return False
