"""Matches of time expressions in a sentence go in; ranges and "since" are joined with their ends, and come out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from allegedly.claim.calendar import DAY, Interval, precision, read_reference, week_of
from allegedly.claim.date_rules import Frame
from allegedly.claim.date_table import RULES
from allegedly.claim.date_words import weekday_number
from allegedly.claim.found import DateHit
from allegedly.parsed import Document
from allegedly.records import RangeEnd, Span, When

PATTERNS = tuple(re.compile(rule.pattern) for rule in RULES)
_SINCE = re.compile(r"(?i:\bsince)\s+(?:the\s+|at\s+least\s+)?$")
_BETWEEN = re.compile(r"(?i:\bbetween)\s+(?:the\s+)?$")
_FROM = re.compile(r"(?i:\bfrom)\s+(?:the\s+)?$")
_AND = re.compile(r",?\s+and\s+(?:the\s+)?")
_TO = re.compile(r"\s+(?:to|until|till|through|into|up\s+to)\s+(?:the\s+)?|\s?[-–—]\s?")


_JOINED = re.compile(r",?\s+(?:and|or|to|until)\s+(?:in\s+|by\s+|on\s+)?(?:the\s+)?|\s?[-–—]\s?")
_EARLY = re.compile(r"in the year (\d+) before the year 1")
_BOTH = re.compile(r",?\s+and\s+(?:on\s+|in\s+)?(?:the\s+)?")
_YEARLESS = frozenset({"day", "month", "month_year", "part_of_month", "season"})
_SPANLESS = frozenset({"duration", "set"})


class Match(NamedTuple):
    """A match before its record is made. ``basis`` of a range or a "since" is that of its weaker end."""

    start: int
    end: int
    rule: str
    interval: Interval
    made_by: int
    frame: Frame
    ends: "tuple[Match, ...]" = ()


def cut(match: re.Match[str], one: Match) -> tuple[Match, Match]:
    """Return the two ends of a range that one expression holds: "12-14 July", "1914-1918", each with the words of its own."""
    interval = one.interval
    if one.rule == "years":
        first, last = match.span("y"), match.span("e")
        middle: tuple[date | None, date | None] = (
            (date(interval.earliest.year, 12, 31), date(interval.latest.year, 1, 1))
            if interval.earliest and interval.latest
            else (None, None)
        )
    else:
        begins = match.start("m") if match.start("m") < match.start("d") else match.start("d")
        first, last = (begins, match.end("d")), (match.start("e"), match.end())
        middle = interval.earliest, interval.latest
    return (
        one._replace(start=first[0], end=first[1], interval=interval._replace(latest=middle[0])),
        one._replace(start=last[0], end=last[1], interval=interval._replace(earliest=middle[1])),
    )


def shared_year(found: list[Match], text: str) -> list[Match]:
    """Give a day, month or season the year of the one that it is joined to: "the spring and summer of 1943", "in March and June 1943"."""
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        if one.rule == other.rule == "weekday" and _JOINED.fullmatch(text, one.end, other.start):
            found[at] = _in_week(one, other, text)
        if one.rule not in _YEARLESS or one.interval.basis == "stated" or other.rule not in _YEARLESS:
            continue
        ends, between = other.interval.known(), text[one.end : other.start]
        if other.interval.basis != "stated" or ends is None or not _JOINED.fullmatch(between):
            continue
        match = PATTERNS[one.made_by].match(text, one.start)
        frame = Frame(ends[1], following=False)
        again = RULES[one.made_by].read(match, frame) if match else None
        if again is not None and again.earliest is not None:
            found[at] = one._replace(interval=again._replace(basis="stated"))
    return found


def _in_week(one: Match, other: Match, text: str) -> Match:
    """Give a weekday the week of the one that it is joined to: "Monday and Thursday last week"."""
    match, days = PATTERNS[other.made_by].match(text, other.start), other.interval.known()
    first = PATTERNS[one.made_by].match(text, one.start)
    if match is None or first is None or days is None or not match["week"] or first["week"] or first["rel"]:
        return one
    day = week_of(days[0])[0] + weekday_number(first["wd"]) * DAY
    return one._replace(interval=one.interval._replace(earliest=day, latest=day))


def with_joined_day(document: Document, hit: DateHit, here: Sequence[DateHit]) -> DateHit:
    """Return a day with the one that is joined to it: what was done "on Saturday and Sunday" was done within both."""
    text = document.report.text
    after = next((one for one in here if one.first > hit.last), None)
    before = next((one for one in reversed(here) if one.last < hit.first), None)
    pair = next(
        (
            (one, two)
            for one, two in ((hit, after), (before, hit))
            if one and two and _are_joined(text, one.when, two.when)
        ),
        None,
    )
    if pair is None:
        return hit
    first, last = pair[0].when, pair[1].when
    span = Span(text[first.span.start : last.span.end], first.span.start, last.span.end)
    ends = tuple(RangeEnd(w.span, w.earliest, w.latest, w.kind, w.grain, w.clock, w.length) for w in (first, last))
    whole = Interval(read_reference(first.earliest), read_reference(last.latest), first.basis)
    rule = "en.date.both"
    when = replace(first, span=span, latest=last.latest, precision=precision(whole), clock=None, rule=rule, ends=ends)
    return DateHit(hit.sentence, pair[0].first, pair[1].last, when)


def _are_joined(text: str, first: When, last: When) -> bool:
    days = first.earliest and last.latest and first.earliest < last.latest
    same = first.grain == last.grain and first.grain in {"day", "part_of_day"}
    return bool(days) and same and _BOTH.fullmatch(text, first.span.end, last.span.start) is not None


def first_day(hit: DateHit) -> DateHit:
    """Return the day that a "since" counts from, any other date as it is."""
    if not hit.when.rule.endswith(".since") or len(hit.when.ends) != 1:
        return hit
    end = hit.when.ends[0]
    width = precision(Interval(read_reference(end.earliest), read_reference(end.latest), "relative"))
    when = replace(hit.when, span=end.span, earliest=end.earliest, latest=end.latest, precision=width, ends=())
    return hit._replace(when=when)


def joined(found: list[Match], text: str, reference: date | None) -> list[Match]:
    """Join the two ends of "from X to Y" and "between X and Y", and "since" with what follows it."""
    together: list[Match] = []
    for one in found:
        previous = together[-1] if together else None
        both = _range(previous, one, text) if previous is not None else None
        if both is not None:
            together[-1] = both
        else:
            together.append(one)
    return [_since(one, text, reference) for one in together]


def _range(left: Match, right: Match, text: str) -> Match | None:
    if _SPANLESS & {left.interval.kind, right.interval.kind}:
        return None
    between = text[left.end : right.start]
    opened = _BETWEEN.search(text, max(0, left.start - 14), left.start)
    started = _FROM.search(text, max(0, left.start - 10), left.start)
    if not (_AND.fullmatch(between) if opened else _TO.fullmatch(between)):
        return None
    if right.interval.basis == "stated" and left.interval.basis == "relative" and right.interval.latest:
        match = PATTERNS[left.made_by].match(text, left.start)
        again = RULES[left.made_by].read(match, Frame(right.interval.latest, False)) if match else None
        left = left._replace(interval=again._replace(basis="stated") if again else left.interval)
    first, last = left.interval.earliest, right.interval.latest
    if first is not None and last is not None and first > last:
        return None
    basis = "stated" if left.interval.basis == right.interval.basis == "stated" else "relative"
    start = opened.start() if opened else started.start() if started else left.start
    grain = right.interval.grain if left.interval.grain == right.interval.grain else None
    whole = Interval(
        first, last, "stated" if basis == "stated" else "relative", grain, reason=_early_years(left, right)
    )
    return Match(start, right.end, "range", whole, left.made_by, left.frame, (left, right))


def _early_years(left: Match, right: Match) -> str | None:
    """Return why "from 264 to 241 BC" has no days, with both years, for the record's dates cannot hold them."""
    years = [_EARLY.fullmatch(one.interval.reason or "") for one in (left, right)]
    if not all(years):
        return None
    return "in the years {} to {} before the year 1".format(*(year[1] for year in years if year))


def _since(one: Match, text: str, reference: date | None) -> Match:
    """Return "since X" as the days from X up to the reference, which makes its latest day relative."""
    opened = _SINCE.search(text, max(0, one.start - 20), one.start)
    if opened is None or one.interval.kind == "set":
        return one
    first = one.interval.earliest
    last = reference if reference is not None and first is not None and first <= reference else None
    basis = one.interval.basis if last is None else "relative"
    whole = one.interval._replace(latest=last, basis=basis)
    return one._replace(start=opened.start(), rule="since", interval=whole, ends=one.ends or (one,))
