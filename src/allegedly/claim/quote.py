"""Attributions and quotations go in; attributions with whole quotations as content come out, continued ones included."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from allegedly.claim.attribution import Attribution
from allegedly.parsed import Document, Quotation, Sentence
from allegedly.records import Form

# Between a quotation and the words that attribute it stand at most this many characters that belong to neither.
WIDEST_GAP = 3
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution with its content as ranges of the report's characters, in order.

    ``source`` are the characters that name the voice, where the network marked them; ``apart`` is the sentence and noun of a voice that
    stands in another sentence than the cue. ``ruled`` is the content as the rules cut it, where the network cuts it otherwise.
    """

    sentence: Sentence
    attribution: Attribution
    ranges: tuple[Range, ...]
    rule: str
    source: Range | None = None
    apart: tuple[int, int] | None = None
    ruled: tuple[Range, ...] = ()

    @property
    def cue(self) -> Range:
        """The characters of the cue."""
        hit = self.attribution.cue
        return self.sentence.tokens[hit.first].start, self.sentence.tokens[hit.last].end

    @property
    def reach(self) -> Range:
        """The characters from the first to the last of cue and voice."""
        voice = self.attribution.voice
        start, end = self.cue
        if voice is not None:
            low, high = self.sentence.edges[voice]
            start, end = min(start, self.sentence.tokens[low].start), max(end, self.sentence.tokens[high].end)
        return start, end

    def answers(self, other: "Said") -> bool:
        """Tell whether it takes a stance on the words that the noun of another is: the report of "rejected a report by X that Y"."""
        cue, noun = self.attribution.cue, other.attribution.cue
        if cue.cue.act not in {"denies", "confirms"} or noun.cue.pos != "noun" or self.sentence is not other.sentence:
            return False
        return noun.token != cue.token and self.sentence.child(cue.token, "dobj") == noun.token


def join_quotations(document: Document, found: Sequence[tuple[Sentence, Attribution]]) -> list[Said]:
    """Return what is said, each quotation whole and with the attribution it belongs to; what ends up without content is left out."""
    repaired = [(sentence, _with_outer_voice(document, sentence, one)) for sentence, one in found]
    said = [Said(sentence, one, _characters(sentence, one), one.rule) for sentence, one in repaired]
    inside = [_inside(document.quotations, one.cue) for one in said]
    last: int | None = None
    left_open: list[Quotation] = []
    for quotation in document.quotations:
        outside = [i for i, one in enumerate(said) if inside[i] != quotation]
        at = _claimant(document, said, outside, quotation)
        if at is None:
            at = last if last is not None and _goes_on(document, said[last], quotation) else None
            if at is None:
                left_open = [*_reaching(document, left_open, quotation), *([] if quotation.closed else [quotation])]
                continue
            said[at] = replace(said[at], rule="en.quote.continued")
        for one in (*_reaching(document, left_open, quotation), quotation):
            said[at] = replace(said[at], ranges=_with(said[at].ranges, one, said[at].cue))
        last, left_open = at, []
    silent = {"declines_to_comment", "claims_responsibility"}
    return [one for one in said if one.ranges or one.attribution.cue.cue.act in silent]


def _reaching(document: Document, left_open: Sequence[Quotation], quotation: Quotation) -> list[Quotation]:
    """Return the paragraphs of quotation left open that go on in this one: only then is their speaker named at its end."""
    if not left_open or document.report.text[left_open[-1].end : quotation.start].strip():
        return []
    return list(left_open)


def _with_outer_voice(document: Document, sentence: Sentence, one: Attribution) -> Attribution:
    """Give an attribution whose voice the parser took from inside the quotation the one that stands beside the cue.

    After a quotation that is the first one mentioned behind it; before one, the last one mentioned before the cue.
    """
    cue = sentence.tokens[one.cue.first].start, sentence.tokens[one.cue.last].end
    voice = sentence.tokens[one.voice] if one.voice is not None else None
    around = [q for q in document.quotations if q.start < sentence.end and sentence.start < q.end]
    if one.cue.cue.pos != "verb" or not around or _inside(around, cue) is not None:
        return one
    if voice is not None and _inside(around, (voice.start, voice.end)) is None:
        return one
    outside = [m for m in document.mentions_in.get(sentence.index, ()) if not _quoted(around, sentence, m.head)]
    before = [q for q in around if q.end <= cue[0]]
    if before:
        fits = [m.head for m in outside if sentence.tokens[m.head].start >= before[-1].end]
    else:
        fits = [m.head for m in outside if m.head < one.cue.token][-1:]
    return replace(one, speaker="token", voice=fits[0], rule="en.voice.beside_quote") if fits else one


def _quoted(quotations: Sequence[Quotation], sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return _inside(quotations, (token.start, token.end)) is not None


def form_of(quotations: Sequence[Quotation], ranges: Sequence[Range]) -> Form:
    """Tell whether content is quoted whole (``direct``), in part (``mixed``) or not (``indirect``)."""
    touching = [[q for q in quotations if q.start < end and start < q.end] for start, end in ranges]
    if not any(touching):
        return "indirect"
    whole = all(
        any(q.start <= start and end <= q.end for q in row) for (start, end), row in zip(ranges, touching, strict=True)
    )
    return "direct" if whole else "mixed"


def _characters(sentence: Sentence, one: Attribution) -> tuple[Range, ...]:
    return tuple((sentence.tokens[first].start, sentence.tokens[last].end) for first, last in one.content.ranges)


def _inside(quotations: Sequence[Quotation], cue: Range) -> Quotation | None:
    return next((q for q in quotations if q.start <= cue[0] and cue[1] <= q.end), None)


def _claimant(document: Document, said: list[Said], outside: list[int], quotation: Quotation) -> int | None:
    """Return the attribution a quotation belongs to: the one whose content it is part of, else the one right beside it."""
    near = [i for i in outside if _is_near(document, said[i].sentence, quotation)]
    part = [i for i in near if any(start < quotation.end and quotation.start < end for start, end in said[i].ranges)]
    if part:
        return min(part, key=lambda i: sum(end - start for start, end in said[i].ranges))
    beside = [i for i in near if _takes_quotations(said[i]) and _gap(document, said[i], quotation) <= WIDEST_GAP]
    return min(beside, key=lambda i: _gap(document, said[i], quotation)) if beside else None


def _takes_quotations(one: Said) -> bool:
    cue = one.attribution.cue.cue
    return cue.pos in {"verb", "phrase"} and ("quote" in cue.complements or not one.ranges)


def _is_near(document: Document, sentence: Sentence, quotation: Quotation) -> bool:
    text = document.report.text[min(sentence.start, quotation.start) : max(sentence.end, quotation.end)]
    is_beside = sentence.start < quotation.end + WIDEST_GAP and quotation.start < sentence.end + WIDEST_GAP
    return is_beside and "\n" not in text[:-1]


def _gap(document: Document, one: Said, quotation: Quotation) -> int:
    """Return how many characters other than spaces lie between a quotation and cue and voice; a wide one for overlap."""
    start, end = one.reach
    if one.cue[0] >= quotation.end:
        start = max(start, quotation.end)
    elif one.cue[1] <= quotation.start:
        end = min(end, quotation.start)
    low, high = (quotation.end, start) if quotation.end <= start else (end, quotation.start)
    if low > high:
        return 0 if start < quotation.start < end else 99
    return sum(not c.isspace() for c in document.report.text[low:high])


def _goes_on(document: Document, one: Said, quotation: Quotation) -> bool:
    """Tell whether a quotation without cue goes on from the last one: right after its sentence, or as the next paragraph."""
    if not one.ranges:
        return False
    text = document.report.text
    before = text[max(one.sentence.end, one.ranges[-1][1]) : quotation.start]
    after = text[quotation.end : quotation.end + 1]
    is_whole = quotation.end >= len(text) or after in "\n \t" or not quotation.closed
    return is_whole and not before.strip(' .,\n"”') and before.count("\n") <= 2 and _is_sentence(text, quotation)


def _is_sentence(text: str, quotation: Quotation) -> bool:
    inner = text[quotation.start + 1 : quotation.end].strip("\"”’' ")
    return bool(inner) and inner[0].isupper() and (inner[-1] in ".!?…" or not quotation.closed)


def _with(ranges: tuple[Range, ...], quotation: Quotation, cue: Range) -> tuple[Range, ...]:
    """Return the ranges with the whole quotation among them, those it overlaps or nearly touches joined to it."""
    start, end = quotation.start, quotation.end
    kept = []
    for low, high in ranges:
        if low < end and start < high:
            start, end = min(start, low), max(end, high)
        else:
            kept.append((low, high))
    if start < cue[0] and cue[1] < end:
        return tuple(sorted([*kept, (start, cue[0]), (cue[1], end)]))
    return tuple(sorted([*kept, (start, end)]))
