"""A text in, what the whole line makes of it out, in the bench's terms: its outermost statements as attributions, its words with tags."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from allegedly.bench.attribution import Attribution, Range, in_text_order
from allegedly.bench.triples import Word
from allegedly.pipeline import annotate_report, line_for
from allegedly.problems import Problem
from allegedly.records import Statement
from allegedly.report.read import ReadOptions, read_input
from allegedly.settings import Settings

BETWEEN_SPEAKERS = re.compile(r"(?:[\s,&]|\band\b|\bor\b)*", re.IGNORECASE)


class Reading(NamedTuple):
    """The attributions of a text in text order; ``words`` only where they were asked for; ``faults`` says what could not be read."""

    attributions: tuple[Attribution, ...]
    words: tuple[Word, ...]
    faults: tuple[str, ...]


class Task(NamedTuple):
    """A text to read; ``tagged`` asks for its words too."""

    name: str
    text: str
    tagged: bool


def read_text(task: Task) -> Reading:
    """Return what the line makes of a text whose line ends are ``\\n``; offsets are those of the text given.

    The text may hold several reports; what one of them loses by a problem is lost, as it is for a user.
    """
    settings = Settings.from_environment()
    result = read_input(task.text.encode("utf-8"), f"{task.name}.txt", ReadOptions())
    found: list[Attribution] = []
    faults = [] if result.reports else [problem.message for problem in result.problems]
    at = 0
    for report in result.reports:
        record = annotate_report(report, settings)
        shift = task.text.find(report.text, at)
        if isinstance(record, Problem) or shift < 0:
            faults.append(
                record.message if isinstance(record, Problem) else "a report of it is not a slice of its text"
            )
            continue
        at = shift + len(report.text)
        found += (moved(one, shift) for one in attributions_of(record.statements, report.text))
    words = tag(task.text, settings) if task.tagged else ()
    return Reading(in_text_order(found), words, tuple(f"{task.name}: {fault}" for fault in faults))


def attributions_of(statements: Sequence[Statement], text: str) -> list[Attribution]:
    """Return the outermost statements as attributions; those with the same cue span are one.

    The voices of one attribution are one source where nothing but "and", "or" and commas lies between them.
    """
    groups: dict[Range | str, list[Statement]] = {}
    for one in statements:
        if one.within is None:
            groups.setdefault((one.cue.start, one.cue.end) if one.cue else one.id, []).append(one)
    return [_merged(group, text) for group in groups.values()]


def _merged(group: Sequence[Statement], text: str) -> Attribution:
    voices = {(one.voice.span.start, one.voice.span.end) for one in group if one.voice and one.voice.span}
    cue = group[0].cue
    return Attribution(
        source=joined(sorted(voices), text),
        cue=((cue.start, cue.end),) if cue else (),
        content=tuple(sorted({(span.start, span.end) for one in group for span in one.content})),
        acts=tuple(dict.fromkeys(one.act for one in group)),
        negated=any(one.negated for one in group),
    )


def joined(voices: Sequence[Range], text: str) -> tuple[Range, ...]:
    """Return the voices' ranges, in order, with those made one between which there are only "and", "or" and commas.

    >>> joined([(0, 4), (9, 15), (20, 22)], "Army and rebels met UN")
    ((0, 15), (20, 22))
    """
    found: list[Range] = []
    for start, end in voices:
        if found and (start <= found[-1][1] or BETWEEN_SPEAKERS.fullmatch(text[found[-1][1] : start])):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def moved(one: Attribution, by: int) -> Attribution:
    """Return an attribution with its ranges moved to the right."""
    source, cue, content = (tuple((start + by, end + by) for start, end in ranges) for ranges in one.ranges)
    return one._replace(source=source, cue=cue, content=content)


def tag(text: str, settings: Settings) -> tuple[Word, ...]:
    """Return the words of a text with lemma, part of speech and head, each line parsed by itself."""
    lines = [match.span() for match in re.finditer(r".*\S.*", text)]
    parsed = line_for(settings).parser.parse([text[start:end] for start, end in lines])
    return tuple(
        Word(start + token.start, start + token.end, token.lemma, token.pos, start + sentence.tokens[token.head].start)
        for (start, _), sentences in zip(lines, parsed, strict=True)
        for sentence in sentences
        for token in sentence.tokens
        if not token.text.isspace()
    )
