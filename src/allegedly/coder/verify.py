"""What a language model said of a report in, the claims whose words stand in the report out, and how many were dropped."""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeVar, cast, get_args

from allegedly.records import CountKind, Question, Span, Stance
from allegedly.second import SecondClaim

T = TypeVar("T")
_FENCE = re.compile(r"^\s*```(?:json)?\s*(.*?)\s*```\s*$", re.DOTALL)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
         "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
    )
}  # fmt: skip


def verified(answer: str, text: str) -> tuple[tuple[SecondClaim, ...], int]:
    """Return the claims that can be kept, in the report's order, and how many answers were dropped.

    A claim is kept when its quotation stands in the text exactly (white space aside), its question and stance are known words, and its
    voice and value, if any, stand in the text. A figure that its quotation does not show is left out of it.

    >>> text = "The army denied it."
    >>> verified('{"claims": [{"quote": "army denied", "voice": "army", "question": "occurrence", "stance": "denies"}]}', text)[1]
    0
    """
    rows = _rows(answer)
    if rows is None:
        return (), 1
    kept = [one for row in rows if (one := _claim(row, text)) is not None]
    claims = sorted(
        dict.fromkeys(kept), key=lambda one: (one.words.start, one.words.end, one.question, one.voice or "")
    )
    return tuple(claims), len(rows) - len(kept)


def find(words: Any, text: str) -> Span | None:
    """Return where words stand in a text, runs of white space being alike, ``None`` when they do not or are no words."""
    if not isinstance(words, str) or not words.strip():
        return None
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    match = re.search(pattern, text)
    return Span(match[0], match.start(), match.end()) if match else None


def _rows(answer: str) -> list[Any] | None:
    fenced = _FENCE.match(answer)
    try:
        value = json.loads(fenced[1] if fenced else answer)
    except (ValueError, RecursionError):
        return None
    rows = value.get("claims") if isinstance(value, Mapping) else value
    return rows if isinstance(rows, list) else None


def _claim(row: Any, text: str) -> SecondClaim | None:
    if not isinstance(row, Mapping):
        return None
    words = find(row.get("quote"), text)
    question, stance = _one_of(Question, row.get("question")), _one_of(Stance, row.get("stance"))
    named = [find(row[name], text) if row.get(name) else None for name in ("voice", "value")]
    invented = any(row.get(name) and span is None for name, span in zip(("voice", "value"), named, strict=True))
    if words is None or question is None or stance is None or invented:
        return None
    voice, value = (span.text if span else None for span in named)
    kind, low, high = _count(row.get("count"), words.text)
    return SecondClaim(voice, cast("Question", question), cast("Stance", stance), value, kind, low, high, words)


def _one_of(kind: Any, value: Any) -> str | None:
    return value if isinstance(value, str) and value in get_args(kind) else None


def _count(value: Any, words: str) -> tuple[CountKind | None, int | None, int | None]:
    if not isinstance(value, Mapping) or _one_of(CountKind, value.get("kind")) is None:
        return None, None, None
    shown = {int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", words)}
    shown |= {number for word, number in _NUMBERS.items() if re.search(rf"\b{word}\b", words, re.IGNORECASE)}
    low, high = (
        one if isinstance(one, int) and not isinstance(one, bool) and one in shown else None
        for one in (value.get("low"), value.get("high"))
    )
    return cast("CountKind", value["kind"]), low, high
