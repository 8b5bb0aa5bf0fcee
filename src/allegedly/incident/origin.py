"""Reports in, their independent origins out: a wire story carried by ten outlets is one."""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allegedly.links import Origin
from allegedly.records import Report

_SHINGLE = 5  # words
_KEPT = 200  # smallest shingle hashes kept of a text: enough to tell 0.8 from 0.6 (Broder 1997, "On the resemblance of documents")
SAME_TEXT = 0.8
_LONG_PARAGRAPH = 20  # words
_PASSAGE_KEPT = 32  # smallest shingle hashes kept of a paragraph
_SAME_PASSAGE = 0.5  # of the shingles of 5: one word changed in forty costs a tenth or so
_WORD = re.compile(r"\w+")
_CREDIT = re.compile(r"\(([^()]{2,40})\)")


@dataclass(frozen=True, slots=True)
class Print:
    """A sketch of a body's text and of each of its long paragraphs, and the agencies that its byline and dateline credit."""

    shingles: tuple[int, ...]
    credits: frozenset[str]
    paragraphs: tuple[tuple[int, ...], ...] = ()


def footprint(report: Report) -> Print:
    """Return the print of a report: its body's smallest shingle hashes, and the names in its byline and dateline credits."""
    body = " ".join(report.text[part.start : part.end] for part in report.parts if part.kind == "body") or report.text
    hashes = _shingles([word.casefold() for word in _WORD.findall(body)])
    lines = [report.text[part.start : part.end] for part in report.parts if part.kind in ("byline", "dateline")]
    found = {credit.strip().casefold() for line in lines for credit in _CREDIT.findall(line)}
    byline = (report.byline or "").strip()
    agency = {byline.casefold()} if byline and not byline.casefold().startswith("by ") else set()
    return Print(hashes[:_KEPT], frozenset(found | agency), _paragraphs(report))


def _shingles(words: Sequence[str]) -> tuple[int, ...]:
    """The hashes of every run of five words, the smallest first (MinHash as a bottom sketch: Broder 1997)."""
    grams = (" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))
    return tuple(sorted({zlib.crc32(gram.encode("utf-8", "surrogatepass")) for gram in grams})) if words else ()


def _paragraphs(report: Report) -> tuple[tuple[int, ...], ...]:
    """The sketch of each paragraph that is too long to stand in two texts by chance."""
    lines = (
        _WORD.findall(line.casefold())
        for p in report.parts
        if p.kind == "body"
        for line in report.text[p.start : p.end].split("\n")
    )
    return tuple(_shingles(words)[:_PASSAGE_KEPT] for words in lines if len(words) >= _LONG_PARAGRAPH)


def resemblance(left: Print, right: Print) -> float:
    """Return the share of word shingles that two texts have in common, from 0 to 1, as their sketches estimate it."""
    return _alike(left.shingles, right.shingles, _KEPT)


def _alike(left: Sequence[int], right: Sequence[int], kept: int) -> float:
    together = sorted({*left, *right})[:kept]
    both = {*left} & {*right}
    return sum(1 for one in together if one in both) / len(together) if together else 0.0


def shared(left: Print, right: Print) -> str | None:
    """Return why two reports go back to one origin, ``None`` when nothing says so."""
    if both := sorted(left.credits & right.credits):
        return f"both credit {both[0]}"
    if resemblance(left, right) >= SAME_TEXT:
        return "their texts are nearly the same"
    passages = _passages(left, right)
    if passages and 2 * passages >= min(len(left.paragraphs), len(right.paragraphs)):
        return f"they share {passages} long paragraph{'s' if passages > 1 else ''}"
    return None


def _passages(left: Print, right: Print) -> int:
    """How many long paragraphs of one stand in the other too, word for word or nearly so; a passage quoted in passing is no origin."""
    fewer, more = sorted((left.paragraphs, right.paragraphs), key=len)
    return sum(any(_alike(one, two, _PASSAGE_KEPT) >= _SAME_PASSAGE for two in more) for one in fewer)


def origins(prints: Mapping[str, Print]) -> tuple[Origin, ...]:
    """Return the independent origins behind reports given by id, the earliest first: copies, and one agency's stories, count once.

    A report that is put together of passages of several others is no origin of its own and does not make theirs one: it stands in each.
    """
    groups: list[tuple[list[str], list[str]]] = []
    for report, own in prints.items():
        met = [(group, why) for group in groups if (why := _tied(own, group[0], prints))]
        if len(met) > 1 and all(why.startswith("they share") for _, why in met):
            for (reports, whys), why in met:
                reports.append(report)
                whys.append(f"{why}, others with another source")
            continue
        joined = (
            [*(one for group, _ in met for one in group[0]), report],
            [*(w for group, _ in met for w in group[1]), *(why for _, why in met)],
        )
        groups = [group for group in groups if all(group is not other for other, _ in met)] + [joined]
    return tuple(Origin(tuple(dict.fromkeys(reports)), "; ".join(dict.fromkeys(whys))) for reports, whys in groups)


def _tied(own: Print, reports: Sequence[str], prints: Mapping[str, Print]) -> str | None:
    return next((why for one in reports if (why := shared(own, prints[one]))), None)
