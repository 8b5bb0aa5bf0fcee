"""The text of one report goes in; its parts come out: title, caption, update line, bullets, byline, dateline, body, box, correction."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.records import Part, PartKind
from allegedly.report import lines
from allegedly.report.dateline import Dateline, match_dateline
from allegedly.report.layout import Unit, bullet_length, find_units

HEAD_UNITS = 24  # a head with ten bullets and a caption has fewer paragraphs than this
PENDING_UNITS = (
    2  # unmarked paragraphs (a standfirst, an uncredited caption) that a later mark may still pull into the head
)
SIGN_OFF_UNITS = 4
BOX_UNITS = 3
BOX_SHARE = 0.6  # of a boxed paragraph's four-word runs stand a second time in the report
TRANSCRIPT_TURNS = 3

_TITLE_LABELS = frozenset({"title", "headline"})
_BYLINE_LABELS = frozenset({"byline", "author", "authors", "by"})
_LONE_LABELS = frozenset(
    {"title", "headline", "outlet", "byline", "url", "published", "updated", "last updated", "publication date"}
)


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: PartKind
    start: int


def find_parts(text: str) -> tuple[Part, ...]:
    """Return the parts of ``text`` in order; together they cover every character once, and none is empty.

    White space between two parts belongs to the first of them. A text of one paragraph is all body.

    >>> [part.kind for part in find_parts("Bridge closed\\n\\nBy Jane Doe\\n\\nThe bridge was closed on Friday.")]
    ['title', 'byline', 'body']
    """
    units = find_units(text)
    if not units:
        return (Part("body", 0, len(text)),) if text else ()
    head = _head_kinds(text, units)
    pieces = [_Piece(kind, unit.start) for kind, unit in zip(head, units, strict=False)]
    pieces += _body_pieces(text, units, len(head))
    return _close(_with_body(pieces, head), len(text))


def labelled_line(units: Sequence[Unit], index: int) -> lines.Label | None:
    """Return the label of a line of an export's head; "Source:" and the like count only beside another labelled line."""
    label = lines.label_of(units[index].text)
    if label is None or label.key in _LONE_LABELS:
        return label
    above = index > 0 and units[index].gap == 0 and lines.label_of(units[index - 1].text)
    below = index + 1 < len(units) and units[index + 1].gap == 0 and lines.label_of(units[index + 1].text)
    return label if above or below else None


def head_mark(units: Sequence[Unit], index: int) -> PartKind | None:
    """Return the kind of a head line that says by itself what it is (update line, byline, labelled line, furniture)."""
    text = units[index].text
    label = labelled_line(units, index)
    if label:
        return "title" if label.key in _TITLE_LABELS else "byline" if label.key in _BYLINE_LABELS else "update"
    if lines.is_correction(text):
        return "correction"
    if lines.is_update(text) or _is_furniture(text):
        return "update"
    return "byline" if lines.byline_names(text) else None


def is_title(text: str, units: Sequence[Unit], index: int) -> bool:
    """Say whether the unit is a title: a short line that really stands alone, or one that the head repeats or goes on from."""
    unit, rest = units[index], units[index + 1 :]
    if not rest or bullet_length(unit.text) or not lines.could_be_title(unit.text) or lines.is_caption(unit.text):
        return False
    ended = lines.ends_sentence(unit.text)
    if unit.text.startswith("# ") or (not ended and _repeats(units, index)):
        return True
    own = match_dateline(text, unit.start, unit.end)
    if own and own.firm and (ended or own.agency or own.date):
        return False
    nearby = range(index + 1, min(len(units), index + 4))
    goes_on = head_mark(units, index + 1) in ("title", "update", "byline") and not lines.is_rule(rest[0].text)
    headed = goes_on or any(_firm_dateline(text, units, at) for at in nearby)
    alone = rest[0].gap > 0
    if not ended:
        return alone or headed or (len(rest[0].text) > lines.MAX_LINE and "\n" not in rest[0].text)
    short_question = unit.text.rstrip("\"'”’")[-1:] in "?!" and len(unit.text.split()) <= 16
    return alone and (headed or short_question or lines.is_title_cased(unit.text))


def _is_furniture(text: str) -> bool:
    return (
        lines.is_rule(text)
        or lines.is_end_mark(text)
        or lines.is_reference(text)
        or lines.number_of(text) is not None
        or lines.copyright_owner(text) is not None
    )


def _repeats(units: Sequence[Unit], index: int) -> bool:
    wanted = lines.normal(units[index].text)
    return any(lines.normal(unit.text) == wanted for unit in units[index + 1 : index + 12] if len(unit.text) <= 400)


def _is_transcript(units: Sequence[Unit]) -> bool:
    """Say whether several early paragraphs open with NAME: as the turns of an interview do."""
    turns = 0
    for unit in units[:60]:
        name, colon, _ = unit.text[:40].partition(": ")
        turns += bool(colon) and name.isupper() and len(name.split()) <= 3
    return turns >= TRANSCRIPT_TURNS


def _firm_dateline(text: str, units: Sequence[Unit], index: int) -> Dateline | None:
    found = match_dateline(text, units[index].start, units[index].end)
    if found is None or not found.firm or (found.pattern == "caps_colon" and _is_transcript(units)):
        return None
    return None if labelled_line(units, index) else found


def _head_kinds(text: str, units: Sequence[Unit]) -> list[PartKind]:
    """Return the kinds of the units before the body; a unit that no mark pulls into the head stays out."""
    kinds: list[PartKind] = []
    while len(kinds) < len(units) and (mark := head_mark(units, len(kinds))):
        kinds.append(mark)
    title = None if "title" not in kinds else _labelled_title(units, kinds)
    if title is None and len(kinds) < len(units) and is_title(text, units, len(kinds)):
        title = lines.normal(units[len(kinds)].text)
        kinds.append("title")
    if title is None:
        return _bare_head(text, units, kinds)
    return _extend_head(text, units, kinds, title)


def _labelled_title(units: Sequence[Unit], kinds: Sequence[PartKind]) -> str:
    label = lines.label_of(units[list(kinds).index("title")].text)
    return lines.normal(label.value) if label else ""


def _bare_head(text: str, units: Sequence[Unit], kinds: list[PartKind]) -> list[PartKind]:
    """Without a title only captions and bullets straight before a dateline, and marked lines, belong to the head."""
    at = len(kinds)
    tentative: list[PartKind] = []
    while at < min(len(units), HEAD_UNITS) and not _firm_dateline(text, units, at):
        kind = _marked(units, at, "")
        if kind is None:
            return kinds
        tentative.append(kind)
        at += 1
    return kinds + tentative if at < len(units) else kinds


def _marked(units: Sequence[Unit], at: int, title: str) -> PartKind | None:
    unit = units[at]
    if title and len(unit.text) <= 400 and lines.normal(unit.text) == title:
        return "title"
    mark = head_mark(units, at)
    if mark:
        return mark
    if bullet_length(unit.text):
        return "summary"
    return "caption" if lines.is_caption(unit.text) else None


def _extend_head(text: str, units: Sequence[Unit], kinds: list[PartKind], title: str) -> list[PartKind]:
    pending: list[PartKind] = []
    unmarked = 0
    for at in range(len(kinds), min(len(units), HEAD_UNITS)):
        if _firm_dateline(text, units, at):
            return kinds + pending
        kind = _marked(units, at, title) or _deck(units, at, len(kinds) + len(pending))
        if kind is None:
            unmarked += 1
            if unmarked > PENDING_UNITS:
                return kinds
            pending.append("summary")
        elif pending and kind in ("summary", "caption", "correction"):
            pending.append(kind)
        else:
            if (
                pending
                and unmarked
                and kind == "update"
                and lines.is_update(units[at].text)
                and pending[-1] == "summary"
            ):
                pending[-1] = "caption"
            kinds = [*kinds, *pending, kind]
            pending, unmarked = [], 0
    return kinds


def _deck(units: Sequence[Unit], at: int, known: int) -> PartKind | None:
    """Return the kind of a line directly under the title, before a blank line: the title's second half, or a standfirst."""
    if at != known or at == 0 or units[at].gap or at + 1 >= len(units) or not units[at + 1].gap:
        return None
    if len(units[at].text) > lines.MAX_LINE:
        return None
    if units[at - 1].text[-1] in ";:–—-":
        return "title"
    return None if lines.ends_sentence(units[at].text) else "summary"


def _body_pieces(text: str, units: Sequence[Unit], first: int) -> list[_Piece]:
    pieces: list[_Piece] = []
    boxes = _boxes(units, first)
    for at in range(first, len(units)):
        kind = boxes.get(at) or _body_kind(units, at, first)
        if at == first and kind == "body":
            pieces += _opening(text, units, at)
        elif kind != "body" or not pieces or pieces[-1].kind != "body":
            pieces.append(_Piece(kind, units[at].start))
    return pieces


def _opening(text: str, units: Sequence[Unit], at: int) -> list[_Piece]:
    unit = units[at]
    found = match_dateline(text, unit.start, unit.end)
    if found is None or (found.pattern == "caps_colon" and _is_transcript(units)):
        return [_Piece("body", unit.start)]
    return [_Piece("dateline", unit.start), _Piece("body", found.end)]


def _body_kind(units: Sequence[Unit], at: int, first: int) -> PartKind:
    text = units[at].text
    if at == first:
        return "correction" if lines.is_correction(text) else "body"
    if lines.is_correction(text):
        return "correction"
    if _is_furniture(text) or (lines.is_update(text) and not lines.is_bare_date(text)):
        return "update"
    if at == len(units) - 1 and lines.is_bracketed_note(text):
        return "update"
    last = at >= len(units) - SIGN_OFF_UNITS
    if last and (lines.is_sign_off(text) or (lines.byline_names(text) and units[at].gap > 0)):
        return "byline"
    return "caption" if lines.is_photo_note(text) and not lines.ends_sentence(text) else "body"


def _boxes(units: Sequence[Unit], first: int) -> dict[int, PartKind]:
    """Return the units that are a boxed repeat, heading included; the box is one part, which its heading opens."""
    headings = [at for at in range(first + 1, len(units) - 1) if lines.is_box_heading(units[at].text)]
    if not headings:
        return {}
    runs: Counter[str] = Counter()
    for unit in units[first:]:
        runs.update(_runs(unit.text))
    boxed: dict[int, PartKind] = {}
    for heading in headings:
        at = heading + 1
        while at < len(units) and at <= heading + BOX_UNITS and _is_repeat(units[at].text, runs):
            if at > heading + 1 and units[at].gap:
                break
            at += 1
        if at > heading + 1:
            boxed.update(dict.fromkeys(range(heading, at), "quote_box"))
    return boxed


def _runs(text: str) -> list[str]:
    words = lines.normal(text).split()
    size = min(4, len(words))
    return [" ".join(words[i : i + size]) for i in range(len(words) - size + 1)] if size else []


def _is_repeat(text: str, runs: Counter[str]) -> bool:
    own = _runs(text)
    return bool(own) and sum(runs[run] > 1 for run in own) >= BOX_SHARE * len(own)


def _with_body(pieces: list[_Piece], head: Sequence[PartKind]) -> list[_Piece]:
    """A report with no body at all has its bullets, captions and boxes read as body."""
    if any(piece.kind in ("body", "dateline", "quote_box") for piece in pieces):
        return pieces
    loose = ("summary", "caption") if any(kind in ("summary", "caption") for kind in head) else ()
    return [_Piece("body", piece.start) if piece.kind in loose else piece for piece in pieces]


def _close(pieces: Sequence[_Piece], length: int) -> tuple[Part, ...]:
    kept: list[_Piece] = []
    for piece in pieces:
        joins = kept and kept[-1].kind == piece.kind and piece.kind in ("body", "quote_box")
        if not joins:
            kept.append(piece)
    starts = [0, *(piece.start for piece in kept[1:])]
    ends = [*starts[1:], length]
    return tuple(Part(piece.kind, start, end) for piece, start, end in zip(kept, starts, ends, strict=True))
