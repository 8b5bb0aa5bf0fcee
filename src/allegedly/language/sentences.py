"""Segments and a Parser go in, Sentences with report offsets come out; a sentence that stands twice comes out once."""

from collections.abc import Sequence

from allegedly.language.model import ParsedSentence, Parser
from allegedly.language.segments import Segment, fold
from allegedly.parsed import Sentence, Token


def read_sentences(segments: Sequence[Segment], parser: Parser) -> tuple[Sentence, ...]:
    """Return the sentences of all segments, in order, without those that hold no word or repeat an earlier one."""
    found: list[Sentence] = []
    seen: set[str] = set()
    for segment, parsed in zip(segments, parser.parse([segment.text for segment in segments]), strict=True):
        for sentence in parsed:
            placed = _placed(sentence, segment, len(found))
            if placed is None:
                continue
            folded = fold(segment.text[placed.start - segment.start : placed.end - segment.start])
            if not folded or folded in seen:
                continue
            seen.add(folded)
            found.append(placed)
    return tuple(found)


def _placed(parsed: ParsedSentence, segment: Segment, index: int) -> Sentence | None:
    tokens = tuple(
        Token(t.i, t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.start + segment.start, t.end + segment.start, t.ent)
        for t in parsed.tokens
    )
    words = [t for t in tokens if t.pos != "SPACE"]
    if not words:
        return None
    return Sentence(index, segment.part, segment.paragraph, words[0].start, words[-1].end, tokens)
