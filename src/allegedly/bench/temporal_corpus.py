"""Annotated time expressions in, plain texts with their spans and values out: TimeML files (TIMEX3) and WikiWars files (TIMEX2)."""

import hashlib
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from allegedly.problems import InputError

_TAG = re.compile(r"<(/?)([A-Za-z0-9]+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class Expression(NamedTuple):
    """One annotated time expression: where it stands in the text, and its value ("1998-08-07"; empty where none is given)."""

    start: int
    end: int
    value: str


class Text(NamedTuple):
    """A text of a corpus: its name, the set it belongs to, its half, its day, its characters and its time expressions."""

    name: str
    set: str
    half: str
    published: str | None
    text: str
    gold: tuple[Expression, ...]


def read_texts(folder: Path) -> Iterator[Text]:
    """Yield the texts below ``folder`` in the order of their paths; raises ``InputError`` where there are none."""
    paths = sorted([*folder.rglob("*.tml"), *folder.rglob("*.key.xml")])
    if not paths:
        raise InputError(f"{folder} holds no .tml and no .key.xml files: name the folder of the corpora with --data")
    for path in paths:
        marked = path.read_text("utf-8")
        kind = "wikiwars" if path.name.endswith(".key.xml") else "timeml"
        yield _text(path.name, kind, marked)


def half_of(name: str) -> str:
    """Return the half of the open corpus that a file is in: ``read`` (its errors are looked at) or ``scored``.

    >>> half_of("a.tml"), half_of("b.tml")
    ('scored', 'scored')
    """
    return ("read", "scored")[int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2]


def _text(name: str, kind: str, marked: str) -> Text:
    head, _, rest = marked.partition("<TEXT>")
    body = rest.partition("</TEXT>")[0]
    made = re.search(r'CREATION_TIME"[^>]*>|<DATETIME>', head)
    day = re.search(r"(\d{4})-?(\d\d)-?(\d\d)", _TAG.sub("", head[made.start() :])) if made else None
    value = re.search(r'value="(\d{4})-(\d\d)-(\d\d)[^"]*"[^>]*CREATION_TIME', head)
    found = value or day
    text, gold = _plain(body)
    return Text(name, kind, half_of(name), "-".join(found.groups()) if found else None, text, tuple(gold))


def _plain(marked: str) -> tuple[str, list[Expression]]:
    pieces: list[str] = []
    found: list[Expression] = []
    opened: list[tuple[int, str]] = []
    size, last = 0, 0
    for tag in _TAG.finditer(marked):
        piece = html.unescape(marked[last : tag.start()])
        pieces.append(piece)
        size, last = size + len(piece), tag.end()
        if tag[2] not in {"TIMEX2", "TIMEX3"}:
            continue
        if not tag[1] and not tag[3].endswith("/"):
            names = dict(_ATTRIBUTE.findall(tag[3]))
            opened.append((size, str(names.get("value", names.get("val", "")))))
        elif tag[1] and opened:
            begun = opened.pop()
            found.append(Expression(begun[0], size, begun[1]))
    pieces.append(html.unescape(marked[last:]))
    return "".join(pieces), sorted(found)
