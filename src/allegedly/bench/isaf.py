"""Press releases with coded counts in, how often the record gives the same killed, captured, day and province out."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from allegedly.bench.muc_match import MONTHS
from allegedly.pipeline import annotate_report
from allegedly.problems import InputError, Problem
from allegedly.records import Annotation, Count, CountKind, Event, When
from allegedly.report.read import ReadOptions, read_input
from allegedly.settings import Settings
from allegedly.workers import in_order

_OLD = 14  # days
FIELDS = ("killed", "captured", "date", "province")
KINDS: dict[str, frozenset[CountKind]] = {
    "killed": frozenset({"killed"}),
    "captured": frozenset({"detained", "abducted"}),
}
POLICY = "isaf"
_DAY = re.compile(rf"\((?P<m>{'|'.join(MONTHS)})[a-z]*\.?\s+(?P<d>\d{{1,2}}),?(?:\s+(?P<y>20\d\d))?\)", re.IGNORECASE)
_HEADED = re.compile(rf"(?P<m>{'|'.join(MONTHS)})[a-z]*\.?\s+(?P<d>\d{{1,2}}):", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?P<y>20\d\d)-\d\d-[A-Z]{1,2}[-–]\d+")
_ADDS = re.compile(
    r"\b(?:also|addition(?:al)?|another|further(?! questioning)|later|second|more(?! than))\b", re.IGNORECASE
)
# The corpus's spellings of provinces that GeoNames spells otherwise.
SPELLINGS = {"paktia": "paktya", "khowst": "khost", "sar-e pol": "sar-e pul", "oruzgan": "uruzgan", "jowzjan": "jawzjan", "maidan wardak": "wardak", "nimruz": "nimroz", "panjsher": "panjshir", "daykundi": "daikundi", "kunar": "kunar", "konar": "kunar", "herat": "herat"}  # fmt: skip


class Row(NamedTuple):
    """One press release: its number, its half, its text and what was coded."""

    number: int
    half: str
    text: str
    gold: dict[str, Any]


class Answer(NamedTuple):
    """What was coded and what the record gives for one field of one release."""

    number: int
    half: str
    field: str
    wanted: str
    given: str | None


@dataclass(frozen=True, slots=True)
class Measured:
    """The corpus's digest, how many releases it has, and every answer."""

    corpus: str
    releases: int
    answers: tuple[Answer, ...]

    def right(self, field: str, half: str | None) -> tuple[int, int]:
        """Return how many answers of a field are right, and how many there are, in one half or in both."""
        own = [one for one in self.answers if one.field == field and half in (None, one.half)]
        return sum(one.wanted == one.given for one in own), len(own)


def measure_isaf(folder: Path, jobs: int = 1) -> Measured:
    """Return the answers on the releases of ``folder``'s JSON Lines; raises ``InputError`` where there are none."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise InputError(f"{folder} holds no .jsonl file of press releases: name its folder with --data")
    rows = [row for path in paths for row in _rows(path)]
    answers = [one for row, record in in_order(_read, rows, jobs) for one in _answers(row, record)]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:16]
    return Measured(digest, len(rows), tuple(answers))


def _rows(path: Path) -> Iterator[Row]:
    for line in filter(None, path.read_text("utf-8").split("\n")):
        row = json.loads(line)
        half = ("read", "scored")[int(hashlib.sha256(row["text"].encode()).hexdigest(), 16) % 2]
        yield Row(row["i"], half, row["text"], row["gold"])


def _read(row: Row) -> tuple[Row, Annotation | Problem]:
    settings = replace(Settings.from_environment(), policy=POLICY)
    options = ReadOptions(published=release_day(row.text))
    reports = read_input(row.text.encode(), f"{row.number}.txt", options).reports
    if not reports:
        return row, Problem(str(row.number), "no_report", "the release was not read as a report")
    return row, annotate_report(reports[0], settings)


def release_day(text: str) -> str | None:
    """Return the day of a release: that in brackets behind its place, with the year of its number where the brackets have none.

    >>> release_day("2012-05-S-040 MARENTO, Veltria (May 24) Troops"), release_day("MARENTO (Nov. 2, 2011)")
    ('2012-05-24', '2011-11-02')
    """
    found = _DAY.search(text) or _HEADED.match(text)
    number = _NUMBER.search(text)
    year = found.groupdict().get("y") or (number["y"] if number else None) if found else None
    return f"{year}-{MONTHS.index(found['m'][:3].upper()) + 1:02d}-{int(found['d']):02d}" if found and year else None


def _answers(row: Row, record: Annotation | Problem) -> Iterator[Answer]:
    gold = row.gold
    told = {
        "killed": str(gold["min_killed"]),
        "captured": str(gold["min_captured"]),
        "date": gold["start_date"],
        "province": SPELLINGS.get(gold["province"][0], gold["province"][0]),
    }
    for field in FIELDS:
        if told[field]:
            given = None if isinstance(record, Problem) else _given(record, field)
            yield Answer(row.number, row.half, field, told[field], given)


def _given(record: Annotation, field: str) -> str | None:
    if field in KINDS:
        return str(total(record, KINDS[field]))
    return event_day(record) if field == "date" else province(record)


def total(record: Annotation, kinds: frozenset[CountKind]) -> int:
    """Return the least number of people of some kinds that the release tells as done; 0 where none is told.

    A release tells its figures more than once: the sentence with the most counts, and what others say they add ("also detained two
    additional suspects") is added to it, unless it tells with "the leader" what came to the same before.
    """
    whole, added = 0, 0
    for sentence, counts in _by_sentence(record, kinds):
        number = sum({_key(count): count.low or 0 for count in counts}.values())
        new = [count for count in counts if not count.span.text.casefold().startswith("the ")]
        if len(new) < len(counts) and number == whole + added:
            continue  # "the leader and two additional suspects": told once more
        if whole and _ADDS.search(sentence):
            added += sum({_key(count): count.low or 0 for count in new}.values())
        else:
            whole = max(whole, number)
    return whole + added


def _by_sentence(record: Annotation, kinds: frozenset[CountKind]) -> Iterator[tuple[str, list[Count]]]:
    done = {
        claim.event
        for claim in record.claims
        if claim.question == "toll"
        and claim.stance != "denies"
        and claim.factuality in {"actual", "possible", "background"}
    }
    found: dict[tuple[int, str], dict[int, Count]] = {}
    for event in (one for one in record.events if not _is_old(record, one)):
        own = found.setdefault((event.evidence.start, event.evidence.text), {}) if event.id in done else {}
        own.update((c.span.start, c) for c in event.counts if c.kind in kinds and not c.part and c.scope == "incident")
    for (_, sentence), counts in sorted(found.items()):
        yield sentence, [counts[at] for at in sorted(counts) if not _is_pronoun(counts[at], counts)]


def _is_old(record: Annotation, event: Event) -> bool:
    """Tell whether an event is dated to end more than two weeks before the release: what somebody did once, not what the release is about."""
    if record.report.published is None or event.when is None or event.when.latest is None:
        return False
    told = date.fromisoformat(record.report.published[:10])
    return (told - date.fromisoformat(event.when.latest)).days > _OLD


def _is_pronoun(count: Count, counts: Mapping[int, Count]) -> bool:
    """Tell whether a count is "him" or "his" beside others: somebody who is counted there."""
    return count.whom is None and count.span.text.casefold() in {"him", "his", "he", "her", "she"} and len(counts) > 1


def _key(count: Count) -> tuple[int, str]:
    return count.low or 0, (count.whom or "").casefold().split(" ")[-1].removesuffix("s")


def event_day(record: Annotation) -> str | None:
    """Return the first day of the first event that has one, else of the first time expression outside the head that is a day."""
    told = sorted((e for e in record.events if e.type in {"ASSAULT", "COERCE"}), key=lambda e: not e.counts)
    whens: Sequence[When] = [e.when for e in told if e.when is not None]
    text = record.report.text
    near = [one for one in record.dates if one.basis == "relative" and not _is_head(text, one)]
    return next((one.earliest for one in (*whens, *near) if one.earliest and (one.precision or 9) <= 2), None)


def _is_head(text: str, when: When) -> bool:
    """Tell whether a date is that of the release: in brackets, or before the colon of its first line."""
    return text[max(0, when.span.start - 1) : when.span.start] == "(" or text.startswith(":", when.span.end)


def province(record: Annotation) -> str | None:
    """Return the province of the first event with a place in one, else of the first place of the text that has one, in lower case."""
    places = [e.where for e in record.events if e.where is not None]
    inside = [one for one in record.places if one.country == "AFG"]
    text = record.report.text
    told = [one for one in (*places, *inside) if one.admin1 and not text.startswith(", Afghanistan", one.span.end)]
    name = next((one.admin1.casefold().removesuffix(" province") for one in told if one.admin1), None)
    return SPELLINGS.get(name, name) if name is not None else None
