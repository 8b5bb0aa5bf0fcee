"""Content ids: the same content gives the same id on every machine and in every run."""

import hashlib
import json

Part = str | int | None


def content_id(prefix: str, *parts: Part) -> str:
    """Return ``prefix`` and 16 hexadecimal digits of the SHA-256 of the encoded parts.

    The parts are encoded as a JSON array, not joined, so ``("ab", "c")`` and ``("a", "bc")`` differ, as do ``None`` and ``""``
    (the habit is followthemoney's ``Statement.make_key``).

    >>> content_id("r", "ab", "c") == content_id("r", "a", "bc")
    False
    """
    encoded = json.dumps([prefix, *parts], ensure_ascii=True, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(encoded.encode('ascii')).hexdigest()[:16]}"
