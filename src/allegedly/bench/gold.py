"""Gold files with answers written in the text they judge: text in, entries and problems out (the format is in tests/gold/README.md)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from allegedly.problems import Problem

FIELDS: dict[str, tuple[str, ...]] = {
    "statement": (
        "voice", "kind", "speaks_for", "via", "cue", "content", "act", "form", "hedges", "negated", "within",
    ),
    "event": (
        "trigger", "type", "mode", "actors", "recipients", "where", "country", "when", "hedges", "background", "aggregate",
    ),
    "claim": (
        "trigger", "voice", "question", "stance", "value", "factuality", "hedges", "count", "responds_to", "answers",
    ),
    "count": ("trigger", "kind", "whom", "low", "high", "exactness", "scope"),
    "place": ("text", "name", "kind", "country", "precision"),
    "date": ("text", "earliest", "latest", "precision", "basis"),
    "actor": ("name", "kind", "country", "known"),
    "relation": ("subject", "relation", "object", "voice"),
}  # fmt: skip
"""The kinds of record an answer can be about, and the fields it can name."""

ENTRY_MARK = "# gold:"
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer line: a record of ``kind`` that fits every field must be found, or must not be (``found`` false)."""

    found: bool
    kind: str
    fields: tuple[tuple[str, str], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One case: a text with its answers. ``family`` is the file's stem, ``line`` where the entry begins."""

    family: str
    title: str
    line: int
    text: str
    published: str | None
    answers: tuple[Answer, ...]

    @property
    def name(self) -> str:
        """Return the entry's name for a table of results: ``denials:12 denial by the accused``."""
        return f"{self.family}:{self.line} {self.title}"

    def as_report(self) -> str:
        """Return the text as it is read: under a title and an "Updated" line where the entry gives a report date."""
        if self.published is None:
            return self.text
        day = date.fromisoformat(self.published)
        return f"News in brief\nUpdated {day.day} {MONTHS[day.month - 1]} {day.year}\n\n{self.text}"


def parse_gold(text: str, family: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the entries of a gold file in order, and a problem for each line that does not keep to the format.

    >>> entries, _ = parse_gold("# gold: one\\nRebels left.\\n= event | trigger: left\\n", "demo")
    >>> entries[0].answers[0].fields
    (('trigger', 'left'),)
    """
    entries: list[Entry] = []
    problems: list[Problem] = []
    for block in _blocks(text):
        entry, faults = _entry(block, family)
        problems.extend(faults)
        if entry is not None:
            entries.append(entry)
    return tuple(entries), tuple(problems)


def read_gold(folder: Path) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the entries of every ``*.txt`` file of a folder, by file name, and the problems of all of them."""
    parsed = [parse_gold(path.read_text("utf-8"), path.stem) for path in sorted(folder.glob("*.txt"))]
    entries = tuple(entry for found, _ in parsed for entry in found)
    return entries, tuple(problem for _, faults in parsed for problem in faults)


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """Yield the numbered lines of each entry; lines before the first entry come as a block of their own."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith(ENTRY_MARK):
            if block:
                yield block
            block = []
        if line.startswith(ENTRY_MARK) or (line.strip() and not line.startswith("#")):
            block.append((number, line.rstrip()))
    if block:
        yield block


def _entry(block: list[tuple[int, str]], family: str) -> tuple[Entry | None, tuple[Problem, ...]]:
    number, head = block[0]
    if not head.startswith(ENTRY_MARK):
        return None, (_problem(family, number, f"begin the entry with '{ENTRY_MARK} TITLE'"),)
    entry = Entry(family, head.removeprefix(ENTRY_MARK).strip(), number, "", None, ())
    body: list[str] = []
    answers: list[Answer] = []
    faults: list[Problem] = []
    for at, line in block[1:]:
        if line[0] in "=!":
            answer, problem = _answer(line, at, family)
            answers.extend([answer] if answer else [])
            faults.extend([problem] if problem else [])
        elif line.startswith("@"):
            entry, problem = _setting(entry, line, at, family)
            faults.extend([problem] if problem else [])
        elif answers:
            faults.append(_problem(family, at, "text after an answer: put it above the answers or begin a new entry"))
        else:
            body.append(line)
    faults.extend(_lacks(family, number, body, answers))
    return replace(entry, text="\n".join(body), answers=tuple(answers)), tuple(faults)


def _lacks(family: str, line: int, body: list[str], answers: list[Answer]) -> Iterator[Problem]:
    if not body:
        yield _problem(family, line, "the entry has no text")
    if not answers:
        yield _problem(family, line, "the entry has no answer: add a line that begins with = or !")


def _setting(entry: Entry, line: str, at: int, family: str) -> tuple[Entry, Problem | None]:
    field, _, value = line.removeprefix("@").partition(":")
    if field.strip() != "published":
        return entry, _problem(family, at, "the only setting is '@ published: YYYY-MM-DD'")
    try:
        day = date.fromisoformat(value.strip())
    except ValueError:
        return entry, _problem(family, at, f"not a date: {value.strip()!r}; write YYYY-MM-DD")
    return replace(entry, published=day.isoformat()), None


def _answer(line: str, at: int, family: str) -> tuple[Answer | None, Problem | None]:
    kind, *cells = [cell.strip() for cell in line[1:].split("|")]
    if kind not in FIELDS:
        return None, _problem(family, at, f"no kind of record {kind!r}; use one of {', '.join(FIELDS)}")
    fields: list[tuple[str, str]] = []
    for cell in cells:
        field, colon, value = (part.strip() for part in cell.partition(":"))
        if field not in FIELDS[kind] or not colon or not value:
            return None, _problem(family, at, f"cannot read {cell!r}; a {kind} has {', '.join(FIELDS[kind])}")
        fields.append((field, value))
    return Answer(line[0] == "=", kind, tuple(fields), at), None


def _problem(family: str, line: int, message: str) -> Problem:
    return Problem(f"{family}.txt:{line}", "gold.format", message)


def families(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return the names of the families in the order in which they come, each once."""
    return tuple(dict.fromkeys(entry.family for entry in entries))
