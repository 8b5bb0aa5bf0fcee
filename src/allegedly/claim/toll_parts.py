"""The counts of a sentence and its other numbers go in; those that are parts of a count beside them come out marked as such."""

import re
from collections.abc import Iterable, Iterator, Sequence

from allegedly.claim.counted import Found, Scene, make_count
from allegedly.claim.found import NumberHit
from allegedly.claim.toll_words import STATES
from allegedly.records import Count

_OPENS = re.compile(
    r"\b(?:including|among (?:them|whom|those|the (?:dead|wounded|injured|killed))|incl\.|counting)(?:\s+were|\s+was)?\s+$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(r"\s+of\s+(?:them|whom)\b")
_JOINS = re.compile(r"[^.;:()]{1,30}?(?:,|\band\b|,\s+and\b)\s+")
_MOST = frozenset({"killed", "wounded", "casualties", "detained", "abducted", "missing", "displaced"})


def with_parts(scene: Scene, found: Sequence[Count]) -> tuple[Count, ...]:
    """Return the counts of a sentence in order, parts ("including three children", "two of them women") marked and added as parts."""
    numbers = sorted({(hit.first, hit.last): hit for hit in scene.numbers.values()}.items())
    marked = {count.span.start: count for count in found}
    opened: NumberHit | None = None
    for _, hit in numbers:
        start = scene.sentence.tokens[hit.first].start
        whole = _whole(start, marked.values())
        if whole is None or not _is_part(scene, hit, opened):
            continue  # "30 of them were killed" is a part of those who were there, not of a toll
        opened = hit
        if start in marked:
            marked[start] = _replace(marked[start])
        else:
            marked.update((count.span.start, count) for count in _made(scene, hit, whole))
    return tuple(marked[key] for key in sorted(marked))


def _whole(start: int, counts: Iterable[Count]) -> Count | None:
    before = [one for one in counts if one.span.start < start and not one.part and one.kind in _MOST]
    return max(before, key=lambda one: one.span.start, default=None)


def _is_part(scene: Scene, hit: NumberHit, opened: NumberHit | None) -> bool:
    text, tokens = scene.document.report.text, scene.sentence.tokens
    start, end = tokens[hit.first].start, tokens[hit.last].end
    if _OPENS.search(text, max(scene.sentence.start, start - 40), start) or _FOLLOWS.match(text, end):
        return True
    return (
        opened is not None
        and _JOINS.fullmatch(text, tokens[opened.last].end, start) is not None
        and hit.noun is not None
        and not _is_state(scene, hit)
    )


def _is_state(scene: Scene, hit: NumberHit) -> bool:
    after = hit.last + 1
    return after < len(scene.sentence.tokens) and scene.sentence.tokens[after].text.casefold() in STATES


def _replace(count: Count) -> Count:
    return Count(
        count.kind,
        count.whom,
        count.low,
        count.high,
        count.exactness,
        count.scope,
        count.as_of,
        count.span,
        "en.count.part",
        True,
        count.policy,
    )


def _made(scene: Scene, hit: NumberHit, whole: Count) -> Iterator[Count]:
    tokens, after = scene.sentence.tokens, hit.last + 1
    kind = STATES.get(tokens[after].text.casefold(), whole.kind) if after < len(tokens) else whole.kind
    noun = hit.noun
    if noun is not None and tokens[noun].lemma in {"they", "them", "who", "whom"}:
        noun = next((i for i in range(noun + 1, min(noun + 4, len(tokens))) if tokens[i].tag in {"NNS", "NNPS"}), None)
    count = make_count(scene, Found(kind, hit, noun, "part"))
    if count is not None:
        yield _replace(count)
