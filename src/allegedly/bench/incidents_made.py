"""The files of the made set in, its entries out: reports as rows, the mentions that are one happening, and the replies between voices."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from allegedly.problems import InputError

MARK = "# made:"


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention that an entry names: its report (from 1), the words that may name it, and which time each stands in the text."""

    report: int
    words: tuple[str, ...]
    times: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GoldReply:
    """A voice of one report whose claim answers one of another's."""

    report: int
    voice: str
    answered_report: int
    answered: str


@dataclass(slots=True)
class MadeEntry:
    """An entry of the set: reports as rows of JSON Lines, happenings as lists of mentions, and replies."""

    name: str
    rows: list[dict[str, str]] = field(default_factory=list)
    happenings: list[tuple[GoldMention, ...]] = field(default_factory=list)
    replies: list[GoldReply] = field(default_factory=list)

    @property
    def is_near_miss(self) -> bool:
        """Whether it is there to be kept apart."""
        return "near miss" in self.name


def read_made(folder: Path) -> tuple[MadeEntry, ...]:
    """Return the entries of every ``*.txt`` of a folder, by file name. Raises ``InputError`` for a line that does not keep to the format."""
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise InputError(
            f"{folder}: there is no made set there; run it from the repository, or name the folder with --made"
        )
    return tuple(entry for path in paths for entry in parse_made(path.read_text("utf-8"), path.name))


def parse_made(text: str, name: str) -> Iterator[MadeEntry]:
    """Yield the entries of one file; raises ``InputError`` naming the line that cannot be read.

    >>> (entry,) = parse_made("# made: one\\n@ report: Post | 2031-01-01\\nA bomb fell.\\n= incident | 1: bomb", "x.txt")
    >>> entry.happenings
    [(GoldMention(report=1, words=('bomb',), times=(1,)),)]
    """
    entry: MadeEntry | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(MARK):
            if entry is not None:
                yield entry
            entry = MadeEntry(line.removeprefix(MARK).strip())
        elif line.strip() and not line.startswith("#"):
            if entry is None:
                raise InputError(f"{name}:{number}: begin the entry with '{MARK} TITLE'")
            try:
                _take(entry, line.strip())
            except (ValueError, IndexError) as error:
                raise InputError(
                    f"{name}:{number}: cannot read {line!r}; tests/made/README.md has the format"
                ) from error
    if entry is not None:
        yield entry


def _take(entry: MadeEntry, line: str) -> None:
    head, *cells = [cell.strip() for cell in line.split("|")]
    if head.startswith("@"):
        entry.rows.append(_row(head, cells))
    elif head == "= incident":
        entry.happenings.append(tuple(_mention(cell) for cell in cells))
    elif head == "= reply":
        entry.replies += [_reply(cell) for cell in cells]
    else:
        entry.rows[-1]["text"] = f"{entry.rows[-1]['text']}\n{line}".strip()


def _row(head: str, cells: list[str]) -> dict[str, str]:
    what, outlet = head.removeprefix("@").split(":", 1)
    if what.strip() != "report":
        raise ValueError(what)
    fields = dict(cell.split(":", 1) for cell in cells[1:])
    named = {key.strip(): value.strip() for key, value in fields.items()}
    return {"outlet": outlet.strip(), "published": cells[0], "text": ""} | named


def _mention(cell: str) -> GoldMention:
    report, words = cell.split(":", 1)
    found = [re.fullmatch(r"(.+?)(?:@(\d))?", word.strip()) for word in words.split(" / ")]
    named = [(one[1].strip(), int(one[2] or 1)) for one in found if one]
    if len(named) < len(found):
        raise ValueError(cell)
    return GoldMention(int(report), tuple(word for word, _ in named), tuple(time for _, time in named))


def _reply(cell: str) -> GoldReply:
    one, two = (tuple(part.strip() for part in side.split(":", 1)) for side in cell.split(">"))
    return GoldReply(int(one[0]), one[1], int(two[0]), two[1])


def as_lines(rows: list[dict[str, str]]) -> str:
    """Return reports as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
