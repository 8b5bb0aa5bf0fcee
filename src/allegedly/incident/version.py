"""The reports of one incident and its claims in; which report tells an earlier one anew, and what appeared, vanished or changed, out."""

from collections.abc import Mapping, Sequence

from allegedly.incident.mention import Source
from allegedly.incident.origin import SAME_TEXT, resemblance
from allegedly.incident.said import Said
from allegedly.links import Change, Version

Point = tuple[object, ...]


def versions(sources: Mapping[str, Source], said: Sequence[Said]) -> tuple[Version, ...]:
    """Return a version for each report that has the address of an earlier one, or nearly the text of one of the same outlet.

    A claim has changed where one voice answers one question about one kind of thing in both, and not alike; the rest appeared or vanished.
    """
    ordered = sorted((one for one in sources.values() if one.date), key=lambda one: (one.date or "", one.id))
    found = []
    for n, later in enumerate(ordered):
        met = [(earlier, why) for earlier in ordered[:n] if (why := _same_story(earlier, later))]
        if met:
            earlier, why = met[-1]
            found.append(_version(earlier, later, why, said))
    return tuple(found)


def _same_story(earlier: Source, later: Source) -> str | None:
    if earlier.url and earlier.url == later.url:
        return "the same address"
    if earlier.outlet and earlier.outlet == later.outlet and resemblance(earlier.print, later.print) >= SAME_TEXT:
        return "nearly the same text in one outlet"
    return None


def _version(earlier: Source, later: Source, why: str, said: Sequence[Said]) -> Version:
    old, new = (_points([one for one in said if one.source.id == source.id]) for source in (earlier, later))
    changed = tuple(
        Change(old[point].claim.id, new[point].claim.id)
        for point in old
        if point in new and _content(old[point]) != _content(new[point])
    )
    appeared = tuple(one.claim.id for point, one in new.items() if point not in old)
    vanished = tuple(one.claim.id for point, one in old.items() if point not in new)
    return Version(later.id, earlier.id, why, appeared, vanished, changed)


def _points(said: Sequence[Said]) -> dict[Point, Said]:
    found: dict[Point, Said] = {}
    for one in said:
        count = one.claim.count
        found.setdefault(
            (one.voice, one.claim.question, count.kind if count else None, count.whom if count else None), one
        )
    return found


def _content(one: Said) -> tuple[object, ...]:
    count = one.claim.count
    return (
        one.claim.stance,
        one.claim.value,
        one.claim.factuality,
        count.low if count else None,
        count.high if count else None,
    )
