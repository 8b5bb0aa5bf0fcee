"""A report's text and where a trigger stands in it in; how the words before it introduce the happening out."""

import re
from dataclasses import dataclass
from functools import lru_cache

from allegedly.records import Span


def word_set(words: str) -> frozenset[str]:
    """Return the words of a line as a set."""
    return frozenset(words.split())


_REACH = 80  # characters before the trigger that can still belong to its phrase
_MODIFIERS = 5  # words that may stand between a determiner and its noun
_DEFINITE = word_set("the this that these those both such")
_OWNERS = word_set("his her its their our your my")
_INDEFINITE = word_set("a an some any no one two three four five six seven eight nine ten several many few dozens more")
APART = word_set(
    "another separate second third fourth fifth earlier previous prior further other different unrelated "
    "subsequent additional fresh new next similar later"
)
_STOPS = word_set(
    "of in on at by to from with for and or but as that which who after before when while during since until "
    "than said says saying was were is are be been being had has have it they he she we not also then"
)
_APART_OPENINGS = re.compile(
    r"^[\W\d]*(?:separately|elsewhere|in (?:a|an|another|one|two)?\s*(?:separate|other|unrelated|different|second|further)\b|"
    r"in another\b|in a(?:n)? (?:earlier|previous) |in the (?:other|second|third|latter|deadlier|worst|worse)\b)",
    re.IGNORECASE,
)
_ANNIVERSARY = re.compile(
    r"\b(?:anniversar|commemorat|remembrance|years? (?:ago|after|since)|memorial (?:service|ceremon|mass|march|event|day|vigil))",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:after|since|following)\b", re.IGNORECASE)
_AFTER = re.compile(r"years? (?:after|since)", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"\b(?:since|after|before|when|while|as|who|which|that|ahead of)\b|;", re.IGNORECASE)
_ON_TRIAL = re.compile(
    r"\b(?:on trial|trial of|(?:told|heard by) (?:a|the) court|court (?:\w+ ){0,3}heard|pleaded|sentenced|convicted)\b",
    re.IGNORECASE,
)
_AS_BEFORE = re.compile(r"\bas (?:it|they|he|she|we) had\b[^.;]*$", re.IGNORECASE)  # "as it had denied the shelling of"
_THE_ONE_BEFORE = re.compile(
    r"\s+(?:of|on) the (?:previous|preceding) (?:night|day|evening|morning|week)\b", re.IGNORECASE
)
_THAT = re.compile(r"\b(?:in|of|during|after|from|by|for|before|over) that$", re.IGNORECASE)  # "killed in that clash"
_ALSO = re.compile(r"\balso (?:\w+ly )?$", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:(?<!and )again(?! and again)|once more|for the (?:second|third|fourth|fifth) time|(?:second|third|fourth|fifth) such|a (?:second|third|fourth|fifth) time|"
    r"the (?:second|third|fourth|fifth) (?:\w+ ){1,3}(?:in|this|running|within))\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:further|another|separate|additional|more|other)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*\s+(?=[A-Z“\"‘])|\n")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_PAST = word_set(
    "hit struck shot fought fell broke blew took beat slain seized drove threw burnt met won sent gave left"
)
WEEK_AND_YEAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december"
)
NUMBERS = word_set("one two three four five six seven eight nine ten more others some many several dozens hundreds")
QUARTERS = word_set(
    "upper lower north south east west northern southern eastern western inner outer girls' boys' men's women's"
)
AREAS = word_set(
    "town city village province district region part parts area areas state county country neighbourhood suburb suburbs side"
)
QUALIFIERS = QUARTERS | word_set("central new old great little")
# How large a place is that no list has: more than 3 holds towns, and of two sizes one may hold the other
DISTRICT, _PROVINCE, _PART = 4, 5, 6
_SIZES = {
    **dict.fromkeys(word_set("district township county municipality commune canton territory lga"), DISTRICT),
    **dict.fromkeys(word_set("region province state governorate oblast department"), _PROVINCE),
}
_AREA = re.compile(rf"\b({'|'.join(_SIZES)})\b$", re.IGNORECASE)
_AREA_AFTER = re.compile(rf"\s({'|'.join(_SIZES)})\b(?! of\b)", re.IGNORECASE)
_AREA_OF = re.compile(rf"\b({'|'.join(_SIZES)}) of $", re.IGNORECASE)
_OF_STATE = r"(?:\w+ ){0,2}(?:army|armed forces|military|government|president|parliament|defen[cs]e ministry|foreign ministry|capital|police|junta)"
_PART_OF = re.compile(r"\b(?:(?:north|south)(?:-?(?:east|west))?|east|west|centr)(?:ern|al) $", re.IGNORECASE)
_FORCES = word_set("military police security armed army forces")  # words that any act of theirs may carry
HARM = (
    "kill",
    "wound",
    "injur",
    "dead",
    "death",
    "die",
    "casualt",
    "hurt",
    "slain",
    "fatal",
    "maim",
    "drown",
    "burned to death",
    "burnt to death",
    "lost his li",
    "lost her li",
    "lost their li",
)  # what was suffered
AT_ANOTHER_TIME = re.compile(r"\b(?:before(?! dawn)|earlier|previously|elsewhere|last)\b", re.IGNORECASE)
_ENDING = re.compile(r"(?<=\w\w\w)(?:ings?|ed|s)$")
_TIME_OWNER = re.compile(
    r"^(?:week|weekend|month|year|night|day|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[’']s$"
)


@dataclass(frozen=True, slots=True)
class Introduction:
    """How a mention comes in: ``definite`` ("the strike"), ``anew`` ("a strike"), ``apart`` ("another strike"), ``anniversary``.

    ``dated``: it points back by its day ("Sunday's strike"). ``on_trial``: a court is told of it. ``again``: the like was before.
    """

    definite: bool
    anew: bool
    apart: bool
    anniversary: bool
    words: str
    dated: bool = False
    on_trial: bool = False
    again: str | None = None


def introduction(text: str, trigger: Span) -> Introduction:
    """Return how the words of the same sentence before ``trigger`` introduce it.

    >>> introduction("The deadly air strike", Span("strike", 16, 22)).definite
    True
    >>> introduction("In a separate attack", Span("attack", 14, 20)).apart
    True
    """
    begin = sentence_start(text, trigger.start)
    phrase = text[max(begin, trigger.start - _REACH) : trigger.start]
    words = _noun_phrase(phrase)
    also = _is_past_verb(trigger.text) and not trigger.text.casefold().startswith(HARM) and bool(_ALSO.search(phrase))
    also = also or bool(_AS_BEFORE.search(text[begin : trigger.start]))
    also = also or bool(_THE_ONE_BEFORE.match(text, trigger.end))
    apart = also or bool(APART.intersection(words)) or bool(_APART_OPENINGS.match(text[begin : trigger.end]))
    named = not _is_past_verb(trigger.text)
    definite = named and not apart and bool(words) and _points_back(words[0], trigger.text)
    anew = named and bool(words) and words[0] in _INDEFINITE
    end = _SENTENCE_END.search(text, trigger.end)
    sentence = text[begin : end.start() if end else len(text)]
    shown = " ".join([*phrase.split()[-3:], trigger.text])
    dated = definite and bool(_TIME_OWNER.match(words[0]))
    again = _again(sentence, trigger.start - begin, trigger.end - begin)
    return Introduction(
        definite,
        anew,
        apart,
        _is_looked_back_on(sentence, trigger.start - begin, trigger.end - begin),
        shown,
        dated,
        bool(_ON_TRIAL.search(sentence)),
        again,
    )


def _again(sentence: str, start: int, end: int) -> str | None:
    """The words that tell it as a repetition, in its own clause: in "clashed again, a week after a first shootout" the shootout is none."""
    for found in _AGAIN.finditer(sentence):
        between = sentence[found.end() : start] if found.end() <= start else sentence[end : found.start()]
        if not _EARLIER.search(between):
            return found.group()
    return None


def _is_looked_back_on(sentence: str, start: int, end: int) -> bool:
    """Whether the words speak of it years later: what leads up to "... since the war ended three years ago" is of now, and the war is not."""
    for found in _ANNIVERSARY.finditer(sentence):
        is_before = end <= found.start()
        if is_before and not _OTHER_CLAUSE.search(sentence[end : found.start()]):
            return True
        if not is_before and not (_AFTER.match(found.group()) and "," in sentence[found.end() : start]):
            return True
    return False


def adds_to_another(text: str, figure: Span) -> bool:
    """Return whether the words before a figure set it apart from one given before: "a further 12", "another nine".

    >>> adds_to_another("wounded a further 12", Span("12", 18, 20))
    True
    """
    return bool(_MORE.search(text[max(sentence_start(text, figure.start), figure.start - 40) : figure.start]))


def extent(text: str, place: Span) -> int | None:
    """Return how large the words around it make a place: 4 a district, 5 a province, 6 a part of a country; ``None`` where they do not say.

    >>> extent("in northern Tamoura", Span("Tamoura", 12, 19)), extent("in Lesna district", Span("Lesna", 3, 8)), extent("in Osk", Span("Osk", 3, 6))
    (6, 4, None)
    """
    before = text[max(0, place.start - 40) : place.start]
    found = _AREA.search(place.text) or _AREA_AFTER.match(text, place.end) or _AREA_OF.search(before)
    if found:
        return _SIZES[found.group(1).casefold()]
    return _PART if _PART_OF.search(before) or _is_state(text, place.text) else None


@lru_cache(64)  # the happenings of a report share their places
def _is_state(text: str, name: str) -> bool:
    """Whether a report treats a name as a country's: "Ruvenia's army", "the government of Ruvenia", "KAMIN, Ruvenia, April 22 -"."""
    word = re.escape(name)
    return bool(
        re.search(
            rf"\b{word}['’]s? {_OF_STATE}\b|\b{_OF_STATE} of {word}\b|\A[^\n,]{{2,30}}, {word}(?:, \w+\.? \d| \()", text
        )
    )


def sentence_start(text: str, offset: int) -> int:
    """Return where the sentence that holds ``offset`` begins: after the last sentence end or line end before it."""
    window = max(0, offset - 2000)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, window, offset)]
    return ends[-1] if ends else window


@lru_cache(4096)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` in lower case, in order."""
    return tuple([word.casefold() for word in _WORD.findall(text)])


def _noun_phrase(phrase: str) -> tuple[str, ...]:
    """The words from the nearest determiner to the end of ``phrase``, or the modifiers alone when none is in reach."""
    kept: list[str] = []
    for found in reversed(list(_WORD.finditer(phrase))):
        if _THAT.search(phrase[: found.end()]):
            kept.append("that")
            break
        between = phrase[found.end() : found.end() + 1]
        word = found.group().casefold()
        if between in (",", ";", ":", "(", ")", "—", "–") or (word in _STOPS) or len(kept) > _MODIFIERS:
            break
        kept.append(word)
        if word in _DEFINITE | _OWNERS | _INDEFINITE or word.endswith(("’s", "'s")):
            break
    return tuple(reversed(kept))


def _points_back(determiner: str, trigger: str) -> bool:
    """ "The strike" and "Sunday's strike" point back; "their battle" need not, but "his killing" does."""
    harm = determiner in _OWNERS and trigger.casefold().startswith(HARM)
    return harm or determiner in _DEFINITE or bool(_TIME_OWNER.match(determiner))


def stems(words: str) -> frozenset[str]:
    """Return the beginnings of the words of a trigger, so that "ambush" meets "ambushed" and "air strike" meets "airstrike".

    >>> stems("airstrike") == stems("strikes")
    True
    """
    kept = [word.removeprefix("air") for word in words_of(words) if word not in _FORCES]
    return frozenset(_ENDING.sub("", word)[:5] for word in kept if len(word) > 3)


def _is_past_verb(trigger: str) -> bool:
    last = trigger.casefold().split()[-1] if trigger.split() else ""
    first = trigger.casefold().split()[0] if trigger.split() else ""
    return last.endswith("ed") or last in _PAST or first.endswith("ed") or first in _PAST
