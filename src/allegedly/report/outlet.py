"""The body of a report goes in; the outlet that its reporter names as their own comes out, where the words say so."""

import re
from collections.abc import Sequence

from allegedly.records import Part, Span
from allegedly.report.dateline import MEDIUM_WORDS, MONTH, is_agency

_WORD = r"[A-Z][\w&’'\-]{0,40}"  # bounded, as the pattern is tried at every capital
_NAME = rf"(?<!\w)(?P<name>(?:[Tt]he\s)?{_WORD}(?:[ ](?:of|al|the|and|&|{_WORD})){{0,4}})"
_TOLD = re.compile(
    rf"\b(?:told|tells|telling|speaking (?:exclusively )?(?:to|with)|spoke (?:exclusively )?(?:to|with)|(?:in )?an interview with)\s+{_NAME}"
)
_OWN_AFTER = re.compile(rf"\b(?:reached|contacted|interviewed|approached) by\s+{_NAME}")
_HAS_LEARNED = r"\s+(?:has|have)\s+(?:learned|learnt|contacted|reached|approached)\b"
_OWN_BEFORE = re.compile(_NAME + _HAS_LEARNED)
_MAY_STAND_BEFORE = re.compile(
    _HAS_LEARNED
)  # a name before these words is sought only where they stand: a search for names is slow
_TRIMMED = re.compile(rf"\s+(?:of|al|the|and|&|(?:{MONTH})|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$", re.IGNORECASE)


def find_outlet(text: str, parts: Sequence[Part]) -> tuple[Span, str] | None:
    """Return the words that name the reporter's own medium and the rule, ``None`` when the body names none or several.

    "reached by NAME", "NAME has learned" are the reporter's own words; "told NAME" may quote another medium, so alone it counts only when it
    stands twice. News agencies never count: their words travel through other outlets.

    >>> text = "The road is shut. Residents reached by Harbour Post said so."
    >>> find_outlet(text, (Part("body", 0, len(text)),))[0].text
    'Harbour Post'
    """
    told: list[Span] = []
    own: list[Span] = []
    for part in parts:
        if part.kind not in ("body", "summary"):
            continue
        told += _names(_TOLD, text, part)
        own += _names(_OWN_AFTER, text, part)
        own += _names(_OWN_BEFORE, text, part) if _MAY_STAND_BEFORE.search(text, part.start, part.end) else []
    spans = sorted({*own, *told}, key=lambda span: span.start)
    names = {_key(span.text) for span in spans if _is_medium(span.text)}
    if len(names) != 1:
        return None
    uses = [span for span in spans if _key(span.text) in names]
    if any(span in own for span in uses):
        return min((span for span in uses if span in own), key=lambda span: span.start), "en.outlet.own_words"
    return (uses[0], "en.outlet.told_twice") if len(uses) >= 2 else None


def _is_medium(name: str) -> bool:
    """One word alone ("the Post") is a short form of another medium's name as often as not."""
    return len(name.split()) >= 2 and bool(MEDIUM_WORDS.search(name))


def _key(name: str) -> str:
    words = name.casefold()
    return words.removeprefix("the ")


def _names(pattern: re.Pattern[str], text: str, part: Part) -> list[Span]:
    found: list[Span] = []
    for match in pattern.finditer(text, part.start, part.end):
        words = match["name"]
        while (shorter := _TRIMMED.sub("", words)) != words:
            words = shorter
        start = match.start("name")
        bare = words[4:] if words.casefold().startswith("the ") else words
        start += len(words) - len(bare)
        if bare and not is_agency(bare):
            found.append(Span(bare, start, start + len(bare)))
    return found
