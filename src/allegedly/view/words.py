"""Codes of the records in, plain English out: kinds, stances, standings, days, places and figures."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from allegedly.records import Act, CountKind, Place, Question, Stance, Standing, VoiceKind, When

QUESTIONS: dict[Question, str] = {
    "occurrence": "Did it happen?",
    "responsibility": "Who did it?",
    "target": "Who or what was the target?",
    "toll": "How many?",
    "place": "Where?",
    "time": "When?",
}

STANDINGS: dict[Standing, str] = {
    "agreed": "agreed",
    "disputed": "disputed",
    "one_voice": "one voice",
    "denied": "denied",
    "open": "open",
}

KINDS: dict[VoiceKind, str] = {
    "state": "state",
    "military": "military",
    "police": "police",
    "official": "official",
    "armed_group": "armed group",
    "party_politics": "political party",
    "igo": "intergovernmental body",
    "ngo": "aid or rights group",
    "monitor": "monitor",
    "medic": "medical source",
    "witness": "witness",
    "relative": "relative",
    "media": "media",
    "journalist": "journalist",
    "expert": "expert",
    "court": "court",
    "company": "company",
    "unnamed": "unnamed source",
}

# what a voice does, and what it is said not to do
ACTS: dict[Act, str] = {
    "asserts": "says",
    "confirms": "confirms",
    "denies": "denies",
    "accuses": "accuses",
    "claims_responsibility": "claims responsibility",
    "threatens": "threatens",
    "promises": "promises",
    "demands": "demands",
    "condemns": "condemns",
    "praises": "praises",
    "predicts": "predicts",
    "declines_to_comment": "declines to comment",
}
NEGATED_ACTS: dict[Act, str] = {
    "asserts": "does not say",
    "confirms": "does not confirm",
    "denies": "does not deny",
    "accuses": "does not accuse",
    "claims_responsibility": "does not claim responsibility",
    "threatens": "does not threaten",
    "promises": "does not promise",
    "demands": "does not demand",
    "condemns": "does not condemn",
    "praises": "does not praise",
    "predicts": "does not predict",
    "declines_to_comment": "does not decline to comment",
}
UNANSWERED: dict[Question, str] = {
    "occurrence": "Nobody says whether it happened",
    "responsibility": "Nobody says who did it",
    "target": "Nobody says who or what the target was",
    "toll": "Nobody gives a figure",
    "place": "Nobody says where it was",
    "time": "Nobody says when it was",
}

# a stance on a question in words; {} is the answer it gives or rejects
STANCES: dict[Question, dict[Stance, str]] = {
    "occurrence": {
        "asserts": "says it happened",
        "confirms": "confirms that it happened",
        "denies": "denies that it happened",
        "doubts": "doubts that it happened",
        "accepts_responsibility": "says it happened",
        "no_comment": "does not comment",
        "retracts": "takes back that it happened",
    },
    "responsibility": {
        "asserts": "says {} did it",
        "confirms": "confirms that {} did it",
        "denies": "denies that {} did it",
        "doubts": "doubts that {} did it",
        "accepts_responsibility": "accepts responsibility",
        "no_comment": "does not comment",
        "retracts": "takes back that {} did it",
    },
    "target": {
        "asserts": "names {} as the target",
        "confirms": "confirms that {} was the target",
        "denies": "denies that {} was the target",
        "doubts": "doubts that {} was the target",
        "accepts_responsibility": "names {} as the target",
        "no_comment": "does not comment",
        "retracts": "takes back that {} was the target",
    },
    "toll": {
        "asserts": "{}",
        "confirms": "confirms {}",
        "denies": "denies {}",
        "doubts": "doubts {}",
        "accepts_responsibility": "{}",
        "no_comment": "does not comment",
        "retracts": "takes back {}",
    },
    "place": {
        "asserts": "says it was in {}",
        "confirms": "confirms that it was in {}",
        "denies": "denies that it was in {}",
        "doubts": "doubts that it was in {}",
        "accepts_responsibility": "says it was in {}",
        "no_comment": "does not comment",
        "retracts": "takes back that it was in {}",
    },
    "time": {
        "asserts": "says when: {}",
        "confirms": "confirms when: {}",
        "denies": "denies the date {}",
        "doubts": "doubts the date {}",
        "accepts_responsibility": "says when: {}",
        "no_comment": "does not comment",
        "retracts": "takes back the date {}",
    },
}

# the same in the few letters of a table cell, under the question as its heading
CELLS: dict[Stance, str] = {
    "asserts": "{}",
    "confirms": "confirms {}",
    "denies": "not {}",
    "doubts": "doubts {}",
    "accepts_responsibility": "itself",
    "no_comment": "no comment",
    "retracts": "takes back {}",
}
OCCURRENCE_CELLS: dict[Stance, str] = {
    "asserts": "yes",
    "confirms": "confirms it",
    "denies": "no",
    "doubts": "doubts it",
    "accepts_responsibility": "yes",
    "no_comment": "no comment",
    "retracts": "takes it back",
}

UNSAID: dict[Question, str] = {
    "responsibility": "somebody not named",
    "target": "somebody not named",
    "toll": "a figure not given",
    "place": "a place not named",
    "time": "not given",
}
INTERVAL = re.compile(r"(\d{4}-\d\d-\d\d)?(/(\d{4}-\d\d-\d\d)?)?")
ITSELF = "itself"  # the value of a claim that a voice makes about itself

# UCDP's date_prec and where_prec (GED codebook), in words
DAY_PRECISION = {1: "a day", 2: "a few days", 3: "a week", 4: "a month", 5: "more than a month"}
PLACE_PRECISION = {
    1: None,
    2: "or near it",
    3: "district only",
    4: "province only",
    5: "somewhere in this area",
    6: "country only",
    7: "at sea or in the air",
}

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def stance_words(question: Question, stance: Stance, value: str | None) -> str:
    """Return what a voice with this stance says, in words that attribute and never assert.

    >>> stance_words("responsibility", "denies", "Veltria")
    'denies that Veltria did it'
    """
    pattern = STANCES[question][stance]
    named = "it" if value == ITSELF and "names {}" not in pattern else value_words(question, value)
    return pattern.format(named or UNSAID.get(question, ""))


def cell_words(question: Question, stance: Stance, value: str | None) -> str:
    """Return the same stance in the few words of a table cell.

    >>> cell_words("responsibility", "denies", "Veltria")
    'not Veltria'
    """
    pattern = OCCURRENCE_CELLS[stance] if question == "occurrence" else CELLS[stance]
    return pattern.format(value_words(question, value) or UNSAID.get(question, ""))


def value_words(question: Question, value: str | None) -> str | None:
    """Return an answer as people write it: days in words, "people" left out of a figure; others as they stand.

    >>> value_words("time", "2018-06-18/2018-06-24")
    '18–24 June 2018'
    """
    if value is None or question not in ("time", "toll"):
        return value
    if question == "toll":
        return value.replace(" (people)", "")
    denial, days = ("not ", value[4:]) if value.startswith("not ") else ("", value)
    if not INTERVAL.fullmatch(days):
        return value
    earliest, _, latest = days.partition("/")
    return denial + day_words(earliest or None, (latest if "/" in days else earliest) or None)


def kind_words(kind: VoiceKind | None, party: bool | None) -> str:
    """Return the kind of a voice and whether it is a party to the conflict in question; "" when neither is known.

    >>> kind_words("military", True)
    'military, a party to the conflict'
    """
    parties = {True: "a party to the conflict", False: "not a party", None: ""}
    return ", ".join(word for word in (KINDS[kind] if kind else "", parties[party]) if word)


def day_words(earliest: str | None, latest: str | None, *, short: bool = False) -> str:
    """Return an interval of days in words; ``short`` cuts the months to three letters. "not said" when neither end is known.

    >>> day_words("2018-06-18", "2018-06-24")
    '18–24 June 2018'
    """
    first, last = _day(earliest), _day(latest)
    if first is None or last is None:
        known = first or last
        return "not said" if known is None else f"{'since' if first else 'by'} {_whole(known, short)}"
    if first == last:
        return _whole(first, short)
    if _is_whole_months(first, last):
        return _months(first, last, short)
    if first.year != last.year:
        return f"{_whole(first, short)} – {_whole(last, short)}"
    if first.month != last.month:
        return f"{first.day} {_month(first, short)} – {_whole(last, short)}"
    return f"{first.day}–{_whole(last, short)}"


def when_words(when: When | None) -> str:
    """Return when, with its precision and the words it rests on.

    >>> from allegedly.records import Span
    >>> when_words(When(Span("last week", 0, 9), "2018-06-18", "2018-06-24", 3, "relative", "en.time.last"))
    '18–24 June 2018 (a week; from “last week”)'
    """
    if when is None or (when.earliest is None and when.latest is None):
        return f"not said in days (“{when.span.text}”)" if when and when.span.text else "not said"
    said = f"from “{' '.join(when.span.text.split())}”"
    notes = [DAY_PRECISION.get(when.precision or 0), f"assumed {said}" if when.basis == "assumed" else said]
    return f"{day_words(when.earliest, when.latest)} ({'; '.join(note for note in notes if note)})"


def place_words(place: Place | None, countries: Mapping[str, str]) -> str:
    """Return where, with its precision; ``countries`` gives names for ISO codes, a code without one stands as it is.

    >>> from allegedly.records import Span
    >>> place_words(Place(Span("Syria", 0, 5), "name", "Syria", 1, "SYR", None, 35.0, 38.0, 6, 1.0, None, "en.place"), {})
    'Syria (country only)'
    """
    if place is None:
        return "not said"
    country = countries.get(place.country or "", place.country)
    names = list(dict.fromkeys(name for name in (place.name, place.admin1, country) if name))
    if place.precision == 6 or place.name == place.country:
        names = names[:1]
    note = PLACE_PRECISION.get(place.precision or 0)
    if place.country is None and place.lat is None:
        note = place.reason or "not on the map"
    return ", ".join(names) + (f" ({note})" if note else "")


def range_words(low: int | None, high: int | None, exactness: str | None = None, policy: str | None = None) -> str:
    """Return a number as an interval in words: "22", "at least 22", "up to 1,000", "4 to 14", or the exactness word alone.

    A number that a policy made of a vague word has the word and the policy beside it.

    >>> range_words(22, None), range_words(12, None, "dozens", "acled")
    ('at least 22', 'at least 12 [“dozens”, policy acled]')
    """
    if policy is not None:
        return f"{range_words(low, high)} [“{exactness}”, policy {policy}]"
    if low is None and high is None:
        return f"“{exactness}”" if exactness else "some"
    if low is None or high is None:
        return f"at least {low:,}" if low is not None else f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def figure_words(kind: CountKind, number: str, whom: str | None) -> str:
    """Return a figure with what it counts.

    >>> figure_words("killed", "at least 22", "members")
    'at least 22 killed (members)'
    """
    return f"{number} {kind}" + (f" ({whom})" if whom and whom != "people" else "")


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun.

    >>> plural(1, "report"), plural(2, "report")
    ('1 report', '2 reports')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def code_words(code: str) -> str:
    """Return a PLOVER code as words: "ASSAULT" is "assault", "aerial-strike" is "aerial strike"."""
    return code.replace("_", " ").replace("-", " ").lower()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _month(day: date, short: bool) -> str:
    return MONTHS[day.month - 1][: 3 if short else None]


def _whole(day: date, short: bool) -> str:
    return f"{day.day} {_month(day, short)} {day.year}"


def _is_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == monthrange(last.year, last.month)[1]


def _months(first: date, last: date, short: bool) -> str:
    if first.year != last.year:
        return f"{_month(first, short)} {first.year} – {_month(last, short)} {last.year}"
    if first.month == 1 and last.month == 12:
        return str(first.year)
    if first.month == last.month:
        return f"{_month(first, short)} {first.year}"
    return f"{_month(first, short)} – {_month(last, short)} {first.year}"
