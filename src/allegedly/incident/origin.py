"""Reports in, the number of their independent origins out: a wire story carried by ten outlets is one."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.records import Report

_SHINGLE = 5  # words
_KEPT = 200  # smallest shingle hashes kept of a text: enough to tell 0.8 from 0.6 (Broder 1997, "On the resemblance of documents")
SAME_TEXT = 0.8
_WORD = re.compile(r"\w+")
_CREDIT = re.compile(r"\(([^()]{2,40})\)")


@dataclass(frozen=True, slots=True)
class Print:
    """A sketch of a body's text, and the agencies that its byline and dateline credit."""

    shingles: tuple[int, ...]
    credits: frozenset[str]


def footprint(report: Report) -> Print:
    """Return the print of a report: its body's smallest shingle hashes, and the names in its byline and dateline credits."""
    body = " ".join(report.text[part.start : part.end] for part in report.parts if part.kind == "body") or report.text
    words = [word.casefold() for word in _WORD.findall(body)]
    grams = (" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))
    hashes = sorted({zlib.crc32(gram.encode("utf-8", "surrogatepass")) for gram in grams}) if words else []
    lines = [report.text[part.start : part.end] for part in report.parts if part.kind in ("byline", "dateline")]
    found = {credit.strip().casefold() for line in lines for credit in _CREDIT.findall(line)}
    byline = (report.byline or "").strip()
    agency = {byline.casefold()} if byline and not byline.casefold().startswith("by ") else set()
    return Print(tuple(hashes[:_KEPT]), frozenset(found | agency))


def resemblance(left: Print, right: Print) -> float:
    """Return the share of word shingles that two texts have in common, from 0 to 1, as their sketches estimate it."""
    together = sorted({*left.shingles, *right.shingles})[:_KEPT]
    both = {*left.shingles} & {*right.shingles}
    return sum(1 for one in together if one in both) / len(together) if together else 0.0


def origins(prints: Sequence[Print]) -> int:
    """Return how many independent origins stand behind the reports: near-identical texts and one agency's stories count once."""
    groups = list(range(len(prints)))
    for one in range(len(prints)):
        for two in range(one):
            same = bool(prints[one].credits & prints[two].credits) or resemblance(prints[one], prints[two]) >= SAME_TEXT
            if same and groups[one] != groups[two]:
                old = groups[one]
                groups = [groups[two] if group == old else group for group in groups]
    return len(set(groups))
