"""Tolls through the whole line: the counts of each row of ``toll_rows.txt``, and no others."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from allegedly.pipeline import annotate_text
from allegedly.records import Annotation, Count

ROWS = [
    tuple(part.strip() for part in line.split(" | "))
    for line in (Path(__file__).parent / "toll_rows.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
_WANTED = re.compile(
    r"(?P<part>\+)?(?P<kind>[a-z]+) (?P<figure>[\d.?]+)(?P<total> total)?(?: (?P<whom>[^@]+?))?(?: @(?P<voice>.+))?"
)


class Wanted(NamedTuple):
    """A count that a row asks for."""

    kind: str
    low: int | None
    high: int | None
    total: bool
    part: bool
    whom: str | None
    voice: str | None


def wanted(words: str) -> list[Wanted]:
    return [one(each) for each in words.split("; ")] if words != "nothing" else []


def one(words: str) -> Wanted:
    found = _WANTED.fullmatch(words.strip())
    assert found, words
    figure = found["figure"]
    low, _, high = figure.partition("..") if ".." in figure else (figure, "", figure)
    least, most = (int(end) if end.isdigit() else None for end in (low, high))
    return Wanted(found["kind"], least, most, bool(found["total"]), bool(found["part"]), found["whom"], found["voice"])


def fits(want: Wanted, count: Count, record: Annotation) -> bool:
    same = (count.kind, count.low, count.high, count.scope == "cumulative", count.part) == want[:5]
    whom = want.whom is None or want.whom in (count.whom or "")
    voices = {claim.voice for claim in record.claims if claim.count == count}
    return same and whom and (want.voice is None or any(want.voice in (voice or "") for voice in voices))


def faults(text: str, words: str) -> list[str]:
    record = annotate_text(f"{text}\n", "toll.txt")
    given = [c for event in record.events for c in event.counts] + [c.count for c in record.claims if c.count]
    counts = list({(c.kind, c.span.start): c for c in given}.values())
    missed = []
    for want in wanted(words):
        at = next((count for count in counts if fits(want, count, record)), None)
        if at is None:
            missed.append(f"missing {want}")
        else:
            counts.remove(at)
    return missed + [f"not asked for: {c.kind} {c.low}..{c.high} {c.scope} {c.whom} {c.span.text}" for c in counts]


@pytest.mark.parametrize(("text", "words"), ROWS)
def test_the_counts_of_a_report(text: str, words: str) -> None:
    assert faults(text, words) == []


# a deed, a word of it, and the kinds of count that it has: what came of it afterwards is no toll of it
DEEDS = [
    ("Police arrested 20 people after the bombing in Karvan.", "bombing", []),
    ("Police arrested 20 people after the bombing in Karvan.", "arrested", ["detained"]),
    ("Twelve people were arrested over the murder of a judge.", "murder", ["killed"]),
    ("Three people died after the blast in Karvan.", "blast", ["killed"]),
    ("Bombing in Dalen kills nine, police arrest 20", "arrest", []),
    ("Forty people were arrested in the raid on the camp.", "raid", ["detained"]),
    ("Police shelled the camp, arresting 20 people.", "shelled", []),
    ("Police shelled the camp, arresting 20 people.", "arresting", ["detained"]),
    ("Soldiers stormed the village, detaining 14 men and killing two.", "detaining", ["detained"]),
    ("Soldiers stormed the village, detaining 14 men and killing two.", "stormed", ["detained", "killed"]),
    ("The army killed five militants and arrested 11 others.", "killed", ["killed"]),
    ("The gunman attempted to kill the bishop.", "kill", []),
    ("The shelling killed five people - two days later three soldiers died in a clash.", "shelling", ["killed"]),
    ("He is accused of planning the assassination of a governor.", "assassination", []),
]


@pytest.mark.parametrize(("text", "word", "kinds"), DEEDS)
def test_who_is_taken_after_a_deed_is_no_toll_of_it(text: str, word: str, kinds: list[str]) -> None:
    events = [event for event in annotate_text(text, "deed.txt").events if word in event.trigger.text]
    assert [[count.kind for count in event.counts] for event in events] == [kinds]
