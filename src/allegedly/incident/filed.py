"""A profile in, bytes for the grouping's index out, and back: so that a report need not be read again to be compared."""

import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache, cached_property

from pydantic import TypeAdapter

from allegedly.incident.judged import EventKey
from allegedly.incident.profile import Profile
from allegedly.incident.story import Words

_LEVEL = 1  # of compression: the fastest, a third of the size


@cache
def _adapter() -> TypeAdapter[Profile]:
    return TypeAdapter(Profile)


def packed(one: Profile) -> bytes:
    """Return a profile as bytes; the same profile gives the same ones."""
    plain = _adapter().dump_python(one, by_alias=True)
    return zlib.compress(json.dumps(plain, default=sorted, separators=(",", ":")).encode("utf-8"), _LEVEL)


def unpacked(held: bytes) -> Profile:
    """Return the profile that ``packed`` made bytes of; raises ``pydantic.ValidationError`` for any other."""
    one = _adapter().validate_json(zlib.decompress(held))
    return replace(one, story=Words(one.story))


class Filed:
    """What one report tells of one happening, as the index has it; its profile is read when it is asked for."""

    def __init__(self, key: str, events: tuple[EventKey, ...], start: int, load: Callable[[str], Profile]) -> None:
        self.id, self.events = key, events
        self.key = (events[0][0], start, events[0][1])
        self._load = load

    @cached_property
    def profile(self) -> Profile:
        """What its mentions say of it."""
        return self._load(self.id)
