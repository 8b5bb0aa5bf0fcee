"""A text in, the same text with letters that were decoded wrongly put right, and how many there were; or the text as it is."""

import re

# What UTF-8 looks like when it is read as Windows-1252 or Latin-1: a lead byte's letter, then continuation bytes' characters.
_CONTINUATION = "".join(
    sorted({bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xC0)} | set(map(chr, range(0x80, 0xC0))))
)
_SEQUENCE = re.compile(
    f"[\u00c2-\u00df][{re.escape(_CONTINUATION)}]|[\u00e0-\u00ef][{re.escape(_CONTINUATION)}]{{2}}|"
    f"[\u00f0-\u00f4][{re.escape(_CONTINUATION)}]{{3}}"
)
SHARE = 0.9  # of all characters beyond ASCII that such sequences make up; below it, they may be what the writer meant
ENOUGH = 2  # two-character sequences; one alone may be a capital before a quotation mark


def repaired(text: str) -> tuple[str, int]:
    """Return the text put right and how many characters that changed; 0 where nothing is wrong or it is not certain.

    >>> repaired("the town\u00e2\u20ac\u2122s market"), repaired("a caf\u00e9\u201d")[1]
    (('the town\u2019s market', 1), 0)
    """
    if text.isascii():
        return text, 0
    found = [match[0] for match in _SEQUENCE.finditer(text) if _right(match[0]) != match[0]]
    certain = len(found) >= ENOUGH or any(len(one) > 2 for one in found)
    if not certain or sum(map(len, found)) < SHARE * sum(char > "\x7f" for char in text):
        return text, 0
    return _SEQUENCE.sub(lambda match: _right(match[0]), text), len(found)


def _right(sequence: str) -> str:
    try:
        return b"".join(_byte(char) for char in sequence).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return sequence


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")
