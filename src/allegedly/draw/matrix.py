"""Voices, questions and the few words of each on each in, the dispute matrix out."""

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.draw.svg import cut, element, linked, picture, text

NAMES, COLUMN, HEAD, LINE = 230.0, 170.0, 34.0, 18.0


@dataclass(frozen=True, slots=True)
class Cell:
    """What one voice says on one question, a line each; ``tone`` is ``yes no maybe`` or "" where it says nothing."""

    lines: tuple[str, ...]
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """A voice, what it is, and its cells in the order of the questions."""

    voice: str
    kind: str
    cells: tuple[Cell, ...]


def draw_matrix(title: str, questions: Sequence[str], rows: Sequence[Row]) -> str:
    """Return the matrix: a row a voice, a column a question."""
    width = NAMES + COLUMN * len(questions)
    drawn = [
        text(NAMES + COLUMN * n + 8, HEAD - 12, cut(question, 23), "strong") for n, question in enumerate(questions)
    ]
    y = HEAD
    for row in rows:
        height = LINE * max(2, *(len(cell.lines) for cell in row.cells)) + 10 if row.cells else LINE * 2 + 10
        drawn += [text(0, y + LINE, cut(row.voice, 30), "strong"), text(0, y + 2 * LINE, cut(row.kind, 34), "quiet")]
        drawn += [_cell(cell, NAMES + COLUMN * n, y, height) for n, cell in enumerate(row.cells)]
        y += height + 4
    return picture(width, y + 4, title, drawn, "picture matrix")


def _cell(cell: Cell, x: float, y: float, height: float) -> str:
    box = element("rect", {"class": f"cell {cell.tone}".strip(), "x": x, "y": y, "width": COLUMN - 4, "height": height})
    lines = [text(x + 8, y + LINE * (n + 1), cut(line, 24)) for n, line in enumerate(cell.lines)]
    return linked(None, "; ".join(cell.lines) or "says nothing of it", box, *lines)
