"""A Document goes in; its time expressions come out as intervals of days."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from allegedly.claim.calendar import DAY, Interval, precision
from allegedly.claim.date_deeds import is_of_past_deed, is_of_plan
from allegedly.claim.date_join import PATTERNS, Match, cut, joined, shared_year
from allegedly.claim.date_rules import Frame, Rule
from allegedly.claim.date_table import RULES
from allegedly.claim.date_tense import is_future, is_told_as_past
from allegedly.claim.date_words import NAMESAKES
from allegedly.claim.day_there import day_there
from allegedly.claim.found import DateHit
from allegedly.parsed import Document, Sentence, Token
from allegedly.records import Place, RangeEnd, Span, When

_ANY = re.compile(
    r"(?<![\w$€£/])(?:"
    + "|".join(f"(?P<r{i}>{re.sub(r'[(][?]P<[^>]*>', '(?:', rule.pattern)})" for i, rule in enumerate(RULES)).replace("(?P=sep)", "[/.]")
    + ")"
)  # fmt: skip
_HINT = re.compile(
    r"\d|day|week|month|year|night|tomorrow|decade|hour|minute|centur|spring|summer|autumn|fall\b|winter|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep"
    r"|Oct|Nov|Dec|morning|afternoon|evening|noon|dawn|dusk|quarter|daily|annual|now|current|recent|soon|previous|future|past|Christmas"
    r"|\btime\b|\bperiod\b|\bwhile\b|Thanksgiving|Easter|\bB\.?C\b|New Year|nineteen|twenty",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<![\d,.$])(1[5-9]\d\d|20\d\d)(?![\d,%])")
_EARLY = re.compile(r"\b\d{1,4}\s+B\.?C")
_DEICTIC = re.compile(
    r"(?i)\b(?:yesterday|today|tomorrow|last (?:week|month|year)|this (?:week|month|year|morning)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|ago)\b"
)
# A text tells by dates of its own from so many years on, if they outnumber words like "yesterday" so many times.
_TOLD_YEARS = 5
_WEIGHT = 2
# Years beyond the middle eight tenths of those that a text names: a date there is told in passing.
_ASIDE = 5
# An event that a time is counted from has at most so many words; what is longer is a misread tree.
_EVENT_WORDS = 14
# How many sentences on "two days later" is still counted from a date, and "the night before" from a day.
_REACH = 1
_DAY_REACH = 3
# How many sentences on "a year earlier" is still counted from a quarter whose figures are told.
_QUARTER_REACH = 5
_NOT_WEEKDAY_BEFORE = frozenset(
    {"good", "black", "bloody", "easter", "palm", "ash", "cyber", "super", "holy", "every", "each", "most", "red"}
)
_OUTLETS = frozenset({"times", "telegraph", "mail", "mirror", "express", "herald", "vanguard", "trust", "guardian", "post", "star", "journal", "tribune", "world", "independent"})  # fmt: skip
_MONTH_BEFORE = frozenset({"in", "since", "during", "last", "this", "next", "throughout", "early", "late", "mid"})
_YEAR_BEFORE = frozenset(
    {"in", "since", "during", "of", "from", "until", "till", "by", "before", "after", "between", "to", "and", "through", "around", "circa", "or", "year"}
)  # fmt: skip


def find_dates(document: Document, place: Place | None = None) -> tuple[DateHit, ...]:
    """Return every time expression of a report, in order, none overlapping another. ``place`` is where its dateline puts it.

    The reference day is the one it was there when the report came out; without a day of the report only what the words state in full is
    resolved, and the rest has no ends. Weekdays, days without a year and bare months lie before or at the reference unless the
    sentence speaks of what is to come. Durations and ages are no dates.

    >>> # "on Monday" in a report of 2018-06-26 is 2018-06-25, precision 1, basis "relative", rule "en.date.weekday"
    """
    reference, begun = day_there(document.report, place)
    hits: list[DateHit] = []
    narrative = is_narrative(document.report.text, reference)
    years = sorted(map(int, _YEARS.findall(document.report.text))) if narrative else []
    frame = Frame(reference, False, narrative=narrative, years=frozenset(years), begun=begun)
    told_in = day_in = quarter_in = -1
    for sentence in document.sentences:
        if not _HINT.search(document.report.text, sentence.start, sentence.end):
            continue
        if not frame.narrative and sentence.index - told_in > _REACH:
            frame = frame._replace(anchor=None)
        if sentence.index - day_in > _DAY_REACH:
            frame = frame._replace(day=None)
        if sentence.index - quarter_in > _QUARTER_REACH:
            frame = frame._replace(quarter=None)
        matches = shared_year(_matches(document, sentence, frame), document.report.text)
        for one in filter(_anchors, matches):
            if not _is_aside(one.interval, years):
                frame, told_in = frame._replace(anchor=_told(matches, one)), sentence.index
            if _is_day(one.interval):
                frame, day_in = frame._replace(day=one.interval), sentence.index
            if one.rule == "quarter" or (one.interval.grain == "quarter" and one.rule == "bare_unit"):
                frame, quarter_in = frame._replace(quarter=one.interval.earliest), sentence.index
        found = joined(matches, document.report.text, reference)
        hits.extend(_hit(document, sentence, one) for one in found)
    return tuple(hits)


def is_narrative(text: str, reference: date | None) -> bool:
    """Tell whether a text tells of the past by dates of its own: many years before its day, and few words that count from that day."""
    years = sum(reference is None or int(year) < reference.year for year in _YEARS.findall(text))
    years += len(_EARLY.findall(text))
    return years >= (_TOLD_YEARS if reference is not None else 1) and years > _WEIGHT * len(_DEICTIC.findall(text))


def _anchors(one: Match) -> bool:
    """Tell whether later words can count from a match: a date with days, not one that takes in the past up to the report."""
    return one.interval.known() is not None and one.interval.kind in {"date", "time"}


def _is_day(interval: Interval) -> bool:
    """Tell whether a date is a day, or a night of two."""
    ends = interval.known()
    return ends is not None and interval.grain in {"day", "part_of_day", "minute", "hour"} and ends[1] - ends[0] <= DAY


def _is_aside(interval: Interval, years: Sequence[int]) -> bool:
    """Tell whether a date lies far from the years that a text of the past tells of: what came of it since, or long before."""
    if not years or interval.earliest is None:
        return False
    low, high = years[len(years) // 10], years[-1 - len(years) // 10]
    return not low - _ASIDE <= interval.earliest.year <= high + _ASIDE


def _told(matches: Sequence[Match], one: Match) -> Interval:
    """Return the interval that later words count from: of "8 May (a Sunday), 1921" the day, not the year that completes it."""
    at = matches.index(one)
    finer = matches[at - 1].interval if at and one.interval.grain == "year" else None
    if (
        finer is None
        or finer.kind != "date"
        or not (finer.earliest and finer.latest and one.interval.earliest and one.interval.latest)
    ):
        return one.interval
    return finer if one.interval.earliest <= finer.earliest and finer.latest <= one.interval.latest else one.interval


def _matches(document: Document, sentence: Sentence, frame: Frame) -> list[Match]:
    text, found, at = document.report.text, [], sentence.start
    while (match := _ANY.search(text, at, sentence.end)) is not None:
        made_by = int((match.lastgroup or "r0")[1:])
        one = _read(text, match.start(), made_by, sentence, frame)
        if one is not None and one.end > match.start():
            found.append(one)
            frame = frame._replace(anchor=_told(found, one)) if _anchors(one) else frame
            frame = frame._replace(day=one.interval) if _anchors(one) and _is_day(one.interval) else frame
            frame = frame._replace(quarter=one.interval.earliest) if one.rule == "quarter" else frame
        at = one.end if one is not None else _next_word(text, match.start())
    return found


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return at + 1


def _read(text: str, start: int, made_by: int, sentence: Sentence, frame: Frame) -> Match | None:
    """Return the reading of one match, ``None`` where the words stand for something else here."""
    rule, match = RULES[made_by], PATTERNS[made_by].match(text, start, sentence.end)
    if match is None:
        return None
    first = _token_at(sentence, match.start())
    if not _stands_as_date(rule, match, sentence, sentence.tokens[_last_token(sentence, match.end())], first):
        return None
    is_past = is_of_past_deed(sentence, first.i)
    following = not is_past and (is_future(sentence, first.i) or is_of_plan(sentence, first.i))
    is_open = not following and not is_past and not is_told_as_past(sentence, first.i)
    frame = frame._replace(following=following, open=is_open, past=is_past)
    if frame.narrative:
        ahead = _YEARS.search(text, match.end())
        frame = frame._replace(ahead=int(ahead[1]) if ahead else None)
    interval = rule.read(match, frame)
    if interval is None:
        return None
    one = Match(match.start(), match.end(), rule.id, interval, made_by, frame)
    if rule.id == "anchored" and match.groupdict().get("event") is not None:
        return _with_event(text, sentence, one)
    return one._replace(ends=cut(match, one)) if rule.id in {"days", "years"} else one


def _with_event(text: str, sentence: Sentence, one: Match) -> Match:
    """Return a time counted from an event with the event's words; what is counted stands among its ends, except in texts of the past."""
    end = _event_end(sentence, one.end)
    if end == one.end or _ANY.search(text, one.end, end):
        return one  # a date in it is told by itself
    return one._replace(end=end, ends=() if one.frame.narrative else (one,))


def _event_end(sentence: Sentence, end: int) -> int:
    """Return where the event ends that a time is counted from: of "two days after the town fell, ..." the end of "fell"."""
    link = sentence.tokens[min(bisect_left(sentence.tokens, end, key=lambda t: t.start), len(sentence.tokens) - 1)]
    top = link.head if link.dep == "mark" else link.i
    last = sentence.tokens[sentence.edges[top][1]]
    while last.pos in {"PUNCT", "CCONJ"} and last.i > link.i:
        last = sentence.tokens[last.i - 1]
    return last.end if link.i < last.i <= link.i + _EVENT_WORDS else end


def _token_at(sentence: Sentence, start: int) -> Token:
    return sentence.tokens[max(bisect_right(sentence.tokens, start, key=lambda t: t.start) - 1, 0)]


def _last_token(sentence: Sentence, end: int) -> int:
    return min(bisect_left(sentence.tokens, end, key=lambda t: t.end), len(sentence.tokens) - 1)


def _stands_as_date(rule: Rule, match: re.Match[str], sentence: Sentence, last: Token, first: Token) -> bool:
    before = sentence.tokens[first.i - 1].text.casefold() if first.i else ""
    after = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    if rule.id == "weekday":
        return before not in _NOT_WEEKDAY_BEFORE and not (
            after is not None and after.text.casefold() in _OUTLETS and after.pos == "PROPN"
        )
    if rule.id == "month":
        return _is_month(match, first, before, after)
    if rule.id == "year":
        return match.group().startswith("fiscal") or _is_year(first, before, after, sentence)
    return not (
        rule.id == "day_word" and match.group().casefold() == "today" and after is not None and after.text == "Today"
    )


def _is_month(match: re.Match[str], first: Token, before: str, after: Token | None) -> bool:
    """A month's name alone: never after another name ("Theresa May"); a namesake only where the tagger or a preposition says so."""
    if match["m"].rstrip(".").casefold() not in NAMESAKES:
        return first.ent not in {"PERSON", "ORG"}
    if (
        first.pos in {"VERB", "AUX"}
        or first.ent in {"PERSON", "ORG", "FAC"}
        or (first.dep == "compound" and first.ent != "DATE")
    ):
        return False
    speaks = after is not None and after.tag in {"VBD", "VBZ"} and after.lemma in {"say", "tell", "add"}
    return not speaks and (first.ent == "DATE" or before in _MONTH_BEFORE)


def _is_year(first: Token, before: str, after: Token | None, sentence: Sentence) -> bool:
    """Four digits alone: a year where the tagger says so or after a preposition, never an hour ("at 1830") or a count of a plural noun."""
    if before == "at":
        return False
    counted = sentence.tokens[first.head] if first.dep == "nummod" else after
    if counted is not None and counted.tag == "NNS" and counted.i in {first.i + 1, first.i + 2} and before != "the":
        return first.ent == "DATE" and before in {"in", "since"} and counted.i != first.i + 1
    if before in {"'s", "’s"} and after is not None and after.pos == "NOUN":
        return True  # "the firm's 1989 results"
    if after is not None and after.text in {"%", "percent", "km", "kilometers", "dollars"}:
        return False
    return (
        first.ent == "DATE" or before in _YEAR_BEFORE or (before in {"(", "the", "a", ","} and first.ent != "CARDINAL")
    )


def _hit(document: Document, sentence: Sentence, one: Match) -> DateHit:
    start = max(one.start, sentence.start)
    when = _when(document.report.text, start, one)
    return DateHit(sentence.index, _token_at(sentence, start).i, _last_token(sentence, one.end), when)


def _when(text: str, start: int, one: Match) -> When:
    interval = one.interval
    return When(
        Span(text[start : one.end], start, one.end),
        interval.earliest.isoformat() if interval.earliest else None,
        interval.latest.isoformat() if interval.latest else None,
        precision(interval),
        interval.basis,
        f"en.date.{one.rule}",
        interval.kind,
        interval.grain,
        interval.clock,
        interval.length,
        None if interval.earliest or interval.latest else interval.reason,
        tuple(_range_ends(text, one)),
    )


def _range_ends(text: str, one: Match) -> Iterator[RangeEnd]:
    for end in one.ends:
        if end.ends:
            yield from _range_ends(text, end)
            continue
        words = Span(text[end.start : end.end], end.start, end.end)
        earliest, latest, kind = end.interval.earliest, end.interval.latest, end.interval.kind
        days = (earliest.isoformat() if earliest else None, latest.isoformat() if latest else None)
        yield RangeEnd(words, *days, kind, end.interval.grain, end.interval.clock, end.interval.length)
