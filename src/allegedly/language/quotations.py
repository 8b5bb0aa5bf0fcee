"""The characters of a paragraph go in, its quotations come out; a quotation that is never closed ends with its paragraph."""

import re

from allegedly.parsed import Quotation

_CLOSERS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_SINGLE = frozenset("‘'")
_MARK = re.compile("[“”„«»\"‘’']")
# A single quotation mark opens only after a space, bracket or dash, and a quotation in them has at least this many characters:
# 'tis, the '90s and Shi'ite are not quotations.
SHORTEST_SINGLE = 8


def find_quotations(text: str, offset: int = 0) -> tuple[Quotation, ...]:
    """Return the quotations of one paragraph, in order, not nested; offsets are those of ``text`` plus ``offset``.

    >>> find_quotations('He said: "No."')
    (Quotation(start=9, end=14, closed=True),)
    """
    found: list[Quotation] = []
    at = 0
    while (match := _MARK.search(text, at)) is not None:
        opener, start = match.group(), match.start()
        at = start + 1
        if opener not in _CLOSERS or not _opens(text, start, opener):
            continue
        stop = _closing(text, start, opener)
        if stop is None and opener in _SINGLE:
            continue
        found.append(Quotation(offset + start, offset + (stop or len(text)), stop is not None))
        at = stop or len(text)
    return tuple(found)


def _opens(text: str, start: int, opener: str) -> bool:
    before = text[start - 1] if start else " "
    after = text[start + 1] if start + 1 < len(text) else " "
    if after.isspace():
        return False
    if opener in _SINGLE:
        return before.isspace() or before in '([—–-“"'
    return opener != '"' or not before.isalnum()


def _closing(text: str, start: int, opener: str) -> int | None:
    """Return the offset just after the closing mark, or ``None``; an apostrophe inside a word closes nothing."""
    for match in _MARK.finditer(text, start + 1):
        mark, at = match.group(), match.start()
        if mark not in _CLOSERS[opener]:
            continue
        after = text[at + 1] if at + 1 < len(text) else " "
        if opener in _SINGLE and (after.isalnum() or at - start < SHORTEST_SINGLE):
            continue
        return at + 1
    return None
