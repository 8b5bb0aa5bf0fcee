"""A text, its parts and what metadata and options say go in; the head of the report comes out, each field with its basis."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from allegedly.problems import Problem
from allegedly.records import Basis, BasisKind, Part, Place, Span
from allegedly.report import lines
from allegedly.report.dateline import Dateline, match_dateline, place_of
from allegedly.report.dates import DateWords, Doubt, find_date, is_future, iso_date, read_date
from allegedly.report.outlet import find_outlet

FILING_DAYS = 31  # a dateline without a year takes the year of a head date at most this many days later
LANGUAGE_CHARACTERS = 20_000
SHORT_TEXT = 12  # words; one common word is enough in a sentence this short
ENGLISH_SHARE = 0.12  # of words; English news has 0.25 to 0.4, the nearest other languages under 0.05 by this list
_ENGLISH = frozenset({
    "about", "after", "an", "and", "as", "at", "be", "been", "but", "by", "did", "for", "from", "had", "has",
    "have", "he", "her", "his", "into", "is", "it", "its", "more", "not", "of", "on", "people", "said", "than",
    "that", "the", "their", "there", "they", "this", "to", "was", "were", "what", "when", "which", "who",
    "will", "with", "would",
})  # fmt: skip

_DATE_LABELS = {"published": "published", "published on": "published", "publication date": "published", "date": "published",
                "updated": "updated", "last updated": "updated", "modified": "updated"}  # fmt: skip
_OUTLET_LABELS = frozenset({"outlet", "publication", "publisher", "source"})
_URL_LABELS = frozenset({"url", "link", "web address"})


@dataclass(frozen=True, slots=True)
class Said:
    """What metadata or options say of a report: field names of ours with their words, and where a problem with them stands."""

    basis: BasisKind
    fields: Mapping[str, str]
    where: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a report stands: as a whole, and the file and line its text begins on (``None``: its lines are not the file's)."""

    report: str
    file: str
    line: int | None

    def of(self, text: str, offset: int) -> str:
        """Return ``file:line`` of a character of the report's text."""
        return self.report if self.line is None else f"{self.file}:{self.line + text.count(chr(10), 0, offset)}"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a report. A field is ``None`` where nothing says it; ``basis`` has an entry for each that is not."""

    title: str | None
    byline: str | None
    published: str | None
    updated: str | None
    outlet: str | None
    url: str | None
    dateline: Place | None
    language: str | None
    basis: tuple[Basis, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    field: str
    value: str | None
    basis: Basis
    problem: Problem | None = None


def read_head(text: str, parts: Sequence[Part], said: Sequence[Said], today: str | None, where: Whereabouts) -> Head:
    """Return the head: of each field the first that options, then metadata (``said``, in that order), then the text give.

    Dates are ISO 8601; a date after ``today`` (ISO, ``None``: not checked), an ambiguous one and one without its year give a problem
    and stay ``None``. An update line gives ``updated``, never ``published``.
    """
    dateline = _dateline(text, parts)
    found = [*_from_said(said), *_from_text(text, parts, dateline, where)]
    chosen: dict[str, _Found] = {}
    problems: list[Problem] = []
    for one in found:
        if one.field in chosen:
            continue
        checked = _checked(one, today, where.report)
        if checked.problem:
            problems.append(checked.problem)
        if checked.value is not None:
            chosen[one.field] = checked
    _add_filing_date(chosen, dateline)
    place = place_of(dateline) if dateline else None
    language = _language(text)
    if language is None:
        problems.append(
            Problem(
                where.report, "not_english", "this text does not read as English; statements are sought in English only"
            )
        )
    bases = [one.basis for one in chosen.values()]
    if place:
        bases.append(Basis("dateline", "text", place.span, place.rule))
    values = {name: one.value for name, one in chosen.items()}
    return Head(
        values.get("title"), values.get("byline"), values.get("published"), values.get("updated"), values.get("outlet"),
        values.get("url"), place, language, tuple(sorted(bases, key=lambda basis: basis.field)), tuple(problems),
    )  # fmt: skip


def _checked(one: _Found, today: str | None, where: str) -> _Found:
    if (
        one.value is None
        or today is None
        or one.field not in ("published", "updated")
        or not is_future(one.value, today)
    ):
        return one
    message = f"the {one.field} date {one.value} lies after {today}; it is left out: check it, or give --published"
    return _Found(one.field, None, one.basis, Problem(where, "date_in_future", message))


def _doubt(doubt: Doubt | None, words: str, where: str) -> Problem:
    if doubt == "ambiguous":
        return Problem(where, "ambiguous_date", f"{words!r} can be read in two orders; give the date as YYYY-MM-DD")
    if doubt == "partial":
        return Problem(where, "ambiguous_date", f"{words!r} is no full date; give the date as YYYY-MM-DD")
    return Problem(where, "unreadable_date", f"{words!r} is no date that can be read; give it as YYYY-MM-DD")


def _from_said(said: Sequence[Said]) -> Iterator[_Found]:
    for source in said:
        for field, words in source.fields.items():
            basis = Basis(field, source.basis, None, f"{source.basis}.{field}")
            if field not in ("published", "updated"):
                yield _Found(field, words, basis)
                continue
            value, doubt = read_date(words)
            yield _Found(field, value, basis, None if value else _doubt(doubt, words, source.where))


def _from_text(text: str, parts: Sequence[Part], dateline: Dateline | None, where: Whereabouts) -> Iterator[_Found]:
    heads = _labelled(text, parts)
    yield from (one for part, label in heads for one in _from_label(text, part, label, where))
    labelled = {part.start for part, _ in heads}
    titles = [part for part in parts if part.kind == "title" and part.start not in labelled]
    yield from _titles(text, titles)
    for part in parts:
        if part.start in labelled or part.kind not in ("byline", "update"):
            continue
        yield from _from_byline(text, part) if part.kind == "byline" else _from_update(text, part, where)
    if dateline and dateline.agency:
        yield _text_value("outlet", dateline.agency, "en.outlet.dateline_agency")
    if dateline and dateline.date:
        words = find_date(text, dateline.date.start, dateline.date.end)
        if words and words.value:
            yield _Found("published", words.value, Basis("published", "text", dateline.date, "en.published.dateline"))
    outlet = find_outlet(text, parts)
    if outlet:
        yield _text_value("outlet", *outlet)


def _text_value(field: str, span: Span, rule: str) -> _Found:
    return _Found(field, " ".join(span.text.split()), Basis(field, "text", span, rule))


def _stripped(text: str, start: int, end: int) -> Span:
    raw = text[start:end]
    first = start + len(raw) - len(raw.lstrip())
    words = raw.strip()
    return Span(words, first, first + len(words))


def _titles(text: str, titles: Sequence[Part]) -> Iterator[_Found]:
    for part in titles[:1]:
        span = _stripped(text, part.start, part.end)
        mark = re.match(r"#{1,3}\s+", span.text)
        skip = mark.end() if mark else 0
        yield _text_value("title", Span(span.text[skip:], span.start + skip, span.end), "en.title.first_line")


def _labelled(text: str, parts: Sequence[Part]) -> list[tuple[Part, lines.Label]]:
    found: list[tuple[Part, lines.Label]] = []
    for part in parts:
        if part.kind in ("title", "byline", "update"):
            label = lines.label_of(_stripped(text, part.start, part.end).text)
            if label:
                found.append((part, label))
    return found


def _from_label(text: str, part: Part, label: lines.Label, where: Whereabouts) -> Iterator[_Found]:
    line = _stripped(text, part.start, part.end)
    span = Span(line.text[label.start :], line.start + label.start, line.end)
    field = "title" if part.kind == "title" else "byline" if part.kind == "byline" else None
    if label.key in _DATE_LABELS:
        yield _text_date(_DATE_LABELS[label.key], text, span, "en.head.label", where)
    elif label.key in _OUTLET_LABELS:
        yield _text_value("outlet", span, "en.head.label")
    elif label.key in _URL_LABELS:
        yield _text_value("url", span, "en.head.label")
    elif field:
        yield _text_value(field, span, "en.head.label")


def _text_date(field: str, text: str, span: Span, rule: str, where: Whereabouts) -> _Found:
    words = find_date(text, span.start, span.end)
    stood = Span(text[words.start : words.end], words.start, words.end) if words else span
    basis = Basis(field, "text", stood, rule)
    if words and words.value:
        return _Found(field, words.value, basis)
    return _Found(field, None, basis, _doubt(words.doubt if words else None, stood.text, where.of(text, stood.start)))


def _from_byline(text: str, part: Part) -> Iterator[_Found]:
    line = _stripped(text, part.start, part.end)
    names = lines.byline_names(line.text)
    if names:
        start = line.start + names[1]
        yield _text_value("byline", Span(names[0], start, start + len(names[0])), "en.byline.line")


def _from_update(text: str, part: Part, where: Whereabouts) -> Iterator[_Found]:
    line = _stripped(text, part.start, part.end)
    owner = lines.copyright_owner(line.text)
    if owner is not None:
        if owner[0]:
            start = line.start + owner[1]
            yield _text_value("outlet", Span(owner[0], start, start + len(owner[0])), "en.outlet.copyright")
        return
    if (
        not lines.is_update(line.text)
        or not any(char.isdigit() for char in line.text)
        or re.search(r"\bago\b", line.text)
    ):
        return
    field, rule = (
        ("published", "en.published.line") if lines.is_published(line.text) else ("updated", "en.updated.line")
    )
    yield _text_date(field, text, line, rule, where)


def _dateline(text: str, parts: Sequence[Part]) -> Dateline | None:
    for part in parts:
        if part.kind == "dateline":
            return match_dateline(text, part.start, len(text))
    return None


def _add_filing_date(chosen: dict[str, _Found], dateline: Dateline | None) -> None:
    """Give ``published`` the dateline's day where the head states the year: an update at most a month after that day."""
    if dateline is None or dateline.date is None or "published" in chosen or "updated" not in chosen:
        return
    span = dateline.date
    words = find_date(span.text, 0, len(span.text))
    updated = (chosen["updated"].value or "")[:10]
    if words is None or words.value or words.month is None or words.day is None:
        return
    value = _year_before(words, updated)
    if value:
        chosen["published"] = _Found(
            "published", value, Basis("published", "text", span, "en.published.dateline_head_year")
        )


def _year_before(words: DateWords, updated: str) -> str | None:
    last = date.fromisoformat(updated)
    for year in (last.year, last.year - 1):
        value = iso_date(year, words.month or 0, words.day or 0)
        if value and 0 <= (last - date.fromisoformat(value)).days <= FILING_DAYS:
            return value
    return None


def _language(text: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", text[:LANGUAGE_CHARACTERS].lower())
    common = sum(map(_ENGLISH.__contains__, words))
    enough = common >= 2 or (common == 1 and len(words) < SHORT_TEXT)
    return "en" if enough and common >= ENGLISH_SHARE * len(words) else None
