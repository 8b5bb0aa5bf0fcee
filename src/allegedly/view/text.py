"""A report's text and spans in, line numbers and excerpts with the exact words out."""

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.records import Span

ROOM = 320  # code points of an excerpt: four lines of an 80-column terminal
CONTEXT = 60  # code points of context kept on either side, where the whole sentence is too long
QUOTES = ("“", "”", "«", '"')
CLOSERS = (". ", "! ", "? ", ".” ", "?” ", "!” ", '." ', '?" ', '!" ')
GAP = 60  # a longer stretch between two marked spans is left out


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a report, exactly; ``marked`` when they are the evidence, not the words around it. A piece ``None`` marks a cut."""

    words: str | None
    marked: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A quotation from a report: the line its first marked word stands on (from 1), and its pieces in order."""

    line: int
    pieces: tuple[Piece, ...]


CUT = Piece(None, False)


def line_of(text: str, offset: int) -> int:
    """Return the number, from 1, of the line of ``text`` that the code point at ``offset`` stands on.

    >>> line_of("one\\ntwo", 4)
    2
    """
    return text.count("\n", 0, offset) + 1


def one_line(text: str) -> str:
    """Return ``text`` with every run of white space made one space, as a quotation in running text has it.

    >>> one_line("at least\\n 22")
    'at least 22'
    """
    return " ".join(text.split())


def quoted(text: str) -> str:
    """Return ``text`` in quotation marks, unless it has its own.

    >>> quoted("We did not"), quoted("“We did not,”")
    ('“We did not”', '“We did not,”')
    """
    return text if text[:1] in QUOTES else f"“{text}”"


def shorten(text: str, room: int) -> str:
    """Return ``text`` on one line, cut at a word to at most ``room`` code points with "…" where something is left out.

    >>> shorten("a rather long headline", 15)
    'a rather long…'
    """
    line = one_line(text)
    if len(line) <= room:
        return line
    cut = line[: room - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:") + "…"


def excerpt(text: str, spans: Sequence[Span], room: int = ROOM) -> Excerpt:
    """Return the words of ``spans`` with a little of the line around them, at most about ``room`` code points.

    Raises ``ValueError`` when there is no span.

    >>> found = excerpt("It was quiet. The army denied it.", [Span("denied", 23, 29)])
    >>> [piece.words for piece in found.pieces if piece.marked]
    ['denied']
    """
    marks = _merged(spans)
    if not marks:
        raise ValueError("an excerpt needs at least one span")
    first, last = marks[0][0], marks[-1][1]
    start, end = _window(text, first, last, room)
    pieces = [] if start == sentence_start(text, first) else [CUT]
    at = _past_bullet(text, start, first)
    for begin, stop in marks:
        pieces += _between(text[at:begin])
        pieces += _marked(text[begin:stop], room)
        at = stop
        if stop - start > room:
            break
    pieces += [Piece(text[at:end], False)] if last <= at < end else []
    pieces += [] if at >= last and end == sentence_end(text, last) else [CUT]
    return Excerpt(line_of(text, first), _squeezed(pieces))


def _merged(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Overlapping and touching spans as one stretch, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted({(span.start, span.end) for span in spans}):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def sentence_start(text: str, offset: int) -> int:
    """Return where the sentence (or the line) that ``offset`` stands in begins, by its punctuation.

    >>> sentence_start("It was quiet. The army denied it.", 23)
    14
    """
    line = text.rfind("\n", 0, offset) + 1
    return max([line, *(found + len(closer) for closer in CLOSERS if (found := text.rfind(closer, line, offset)) >= 0)])


def sentence_end(text: str, offset: int) -> int:
    """Return where the sentence (or the line) ends whose last known words end at ``offset``."""
    line = text.find("\n", offset)
    line = len(text) if line < 0 else line
    if text[:offset].endswith(tuple(closer.rstrip() for closer in CLOSERS)):
        return offset
    ends = (found + len(closer) - 1 for closer in CLOSERS if (found := text.find(closer, offset, line)) >= 0)
    return min([line, *ends])


def _window(text: str, first: int, last: int, room: int) -> tuple[int, int]:
    """The whole sentence, if there is room; otherwise whole words within reach of what is marked."""
    start, end = sentence_start(text, first), sentence_end(text, last)
    if end - start <= room:
        return start, end
    if first - start > CONTEXT:
        start = text.find(" ", first - CONTEXT, first) + 1 or first
    if end - last > CONTEXT:
        space = text.rfind(" ", last, last + CONTEXT)
        end = space if space >= 0 else last
    return start, end


def _past_bullet(text: str, start: int, first: int) -> int:
    while start < first and not (text[start].isalnum() or text[start] in QUOTES):
        start += 1
    return start


def _between(words: str) -> list[Piece]:
    return [Piece(words, False)] if len(words) <= GAP + CONTEXT else [CUT]


def _marked(words: str, room: int) -> list[Piece]:
    if len(words) <= room:
        return [Piece(words, True)]
    return [Piece(words[:room].rsplit(" ", 1)[0], True), CUT]


def _squeezed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """White space as in running text; empty pieces and doubled cuts left out."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.words is None:
            if not kept or kept[-1] is not CUT:
                kept.append(CUT)
            continue
        words = one_line(piece.words)
        if not words:
            words = " " if piece.words else ""
        else:
            words = " " * piece.words[:1].isspace() + words + " " * piece.words[-1:].isspace()
        if words:
            kept.append(Piece(words, piece.marked))
    return tuple(kept)
