"""The claims of one incident in; which of them answer which, across its reports, out."""

from collections.abc import Sequence

from allegedly.incident.accord import plain_words
from allegedly.incident.said import Said, body_of, by_voice
from allegedly.links import Reply
from allegedly.records import Question, Stance

_ANSWERS: frozenset[Stance] = frozenset({"denies", "doubts", "no_comment", "retracts"})
_ASKED: tuple[Question, ...] = ("responsibility", "occurrence", "target", "toll")


def replies(said: Sequence[Said]) -> tuple[Reply, ...]:
    """Return the replies of an incident by the order of its claims: those that a report states, and those found across reports.

    A denial answers, of each report told no later, the claims that accuse the one who denies or those for whom it speaks; where
    none does, those that say what it denies; where it denies a figure, the figures that are not its own. A voice answers no voice
    of its own body, and the reporter's own words are nobody's accusation when some voice accuses.
    """
    bodies = {voice: body_of(own) for voice, own in by_voice(said).items()}
    by_id = {one.claim.id: one for one in said}
    found: dict[tuple[str, str], Reply] = {}
    for one in said:
        stated = by_id.get(one.claim.responds_to or "")
        if stated:
            found[one.claim.id, stated.claim.id] = Reply(one.claim.id, stated.claim.id, "stated in the report")
        if one.claim.voice is None or one.claim.stance not in _ANSWERS:
            continue
        for other in _answered(one, said, bodies, stated):
            found.setdefault(
                (one.claim.id, other.claim.id), Reply(one.claim.id, other.claim.id, _why(one, other, stated))
            )
    return _one_each(tuple(found.values()), by_id)


def _answered(
    one: Said, said: Sequence[Said], bodies: dict[str | None, str | None], stated: Said | None
) -> Sequence[Said]:
    earlier = [
        other for other in said
        if other.source is not one.source and other.is_assertion and other.voice is not None
        and bodies[other.voice] != bodies[one.voice] and _told_before(other, one)
    ]  # fmt: skip
    if stated is not None and stated.voice is not None:
        earlier = [other for other in earlier if other.voice == stated.voice] or []
    if one.claim.question == "toll":
        return [other for other in earlier if other.claim.question == "toll" and _one_kind(one, other)]
    accusing = [other for other in earlier if other.claim.question == "responsibility" and _accuses(other, one, bodies)]
    return accusing or _latest(
        next(
            (met for question in _ASKED if (met := [other for other in earlier if other.claim.question == question])),
            [],
        )
    )


def _latest(met: Sequence[Said]) -> Sequence[Said]:
    """Those of the day last told: who denies what nobody has laid on him answers the report before."""
    day = max((one.source.date or "" for one in met), default="")
    return [one for one in met if (one.source.date or "") == day]


def _told_before(other: Said, one: Said) -> bool:
    return other.source.date is None or one.source.date is None or other.source.date[:10] <= one.source.date[:10]


def _one_kind(one: Said, other: Said) -> bool:
    return (
        one.claim.count is not None and other.claim.count is not None and one.claim.count.kind == other.claim.count.kind
    )


def _accuses(other: Said, one: Said, bodies: dict[str | None, str | None]) -> bool:
    """Whether the one whom ``other`` names is the one that denies, whom it speaks for, or the one for whom it denies."""
    accused = set(plain_words(other.claim.value or ""))
    denying = (one.voice, bodies[one.voice], one.claim.value)
    return bool(accused) and any(
        words <= accused or accused <= words for name in denying if (words := set(plain_words(name or "")))
    )


def _why(one: Said, other: Said, stated: Said | None) -> str:
    what = (
        "gives a figure"
        if other.claim.question == "toll"
        else f"names {other.claim.value}"
        if other.claim.value
        else "says it happened"
    )
    named = ", which the report says it answers," if stated is not None and stated.voice == other.voice else ""
    return f"{one.voice} answers {other.voice}{named} who {what} in a report told no later"


def _one_each(found: Sequence[Reply], by_id: dict[str, Said]) -> tuple[Reply, ...]:
    """One reply for each pair of voices and reports: the claims of a voice on several questions are one answer."""
    kept: dict[tuple[str | None, ...], Reply] = {}
    for reply in found:
        one, other = by_id[reply.claim], by_id[reply.answers]
        key = (one.voice, one.source.id, other.voice, other.source.id)
        if key not in kept or reply.why == "stated in the report":
            kept[key] = reply
    return tuple(kept.values())
