"""The claims of one incident in; which of them answer which, across its reports, out."""

import re
from collections.abc import Iterator, Sequence

from allegedly.incident.accord import body_words, of_one_root, one_body
from allegedly.incident.said import Said, body_of, by_voice, first_at, told_by
from allegedly.incident.wording import word_set
from allegedly.links import Reply
from allegedly.records import UNNAMED, Question, Stance, VoiceKind

_ANSWERS: frozenset[Stance] = frozenset(
    {"denies", "doubts", "no_comment", "retracts", "accepts_responsibility", "confirms"}
)
_OWNS_UP: frozenset[Stance] = frozenset({"accepts_responsibility", "confirms"})  # to what was laid on him
_SOLDIERS = word_set("army soldier troop aircraft jet navy")
_POLICE = word_set("police gendarme officer")
_MEN_OF: dict[VoiceKind, frozenset[str]] = {
    "military": _SOLDIERS, "police": _POLICE, "state": _SOLDIERS | _POLICE | {"government"}, "official": _SOLDIERS | _POLICE | {"government"},
}  # fmt: skip
_OF_A_DENIAL = re.compile(r"\b(?:den(?:y|ies|ied|ials?)|despite|disclaim\w*)\b", re.IGNORECASE)
_ASKED: tuple[Question, ...] = ("responsibility", "occurrence", "target", "toll")


def replies(said: Sequence[Said]) -> tuple[Reply, ...]:
    """Return the replies of an incident by the order of its claims: those that a report states, and those found across reports.

    A denial answers, of each report told no later, the claims that accuse the one who denies, those for whom it speaks or those
    whom it says did not do it; where none does, those that say what it denies.
    Where a figure is denied, those who give it are answered, and where nobody does those who give another. Who owns up to an act
    answers those who accused him, and nobody else. A voice answers no voice of its own body.
    """
    bodies = {voice: body_of(own) for voice, own in by_voice(said).items()}
    by_id = {one.claim.id: one for one in said}
    found: dict[tuple[str, str], Reply] = {}
    for one in said:
        stated = by_id.get(one.claim.responds_to or "")
        if stated:
            found[one.claim.id, stated.claim.id] = Reply(one.claim.id, stated.claim.id, "stated in the report")
        if one.voice is None or not (one.is_denial or one.claim.stance in _ANSWERS):
            continue
        here = _answered_here(one, said, bodies) if stated is None else ()
        for other in (*here, *_answered(one, said, bodies, stated)):
            found.setdefault(
                (one.claim.id, other.claim.id), Reply(one.claim.id, other.claim.id, _why(one, other, stated))
            )
    for one, other in _told_otherwise(said, bodies):
        found.setdefault((one.claim.id, other.claim.id), Reply(one.claim.id, other.claim.id, _otherwise(one, other)))
    for one, other in _insisting(said, bodies):
        why = f"{one.voice} names {one.claim.value} for it after {other.voice} has denied it"
        found.setdefault((one.claim.id, other.claim.id), Reply(one.claim.id, other.claim.id, why))
    for one, other in _of_none(said, bodies):
        why = f"{one.voice} gives {'none' if _is_none(one) else 'some'} where {other.voice} gives {'none' if _is_none(other) else 'some'}, told no later"
        found.setdefault((one.claim.id, other.claim.id), Reply(one.claim.id, other.claim.id, why))
    for one, other, words in _rejecting(said, bodies):
        why = f"{one.voice} says in the same report: “{words}”"
        found.setdefault((one.claim.id, other.claim.id), Reply(one.claim.id, other.claim.id, why))
    return _one_each(tuple(found.values()), by_id)


def _rejecting(said: Sequence[Said], bodies: dict[str | None, str | None]) -> Iterator[tuple[Said, Said, str]]:
    """Who tells of it and rejects another's words besides ("contradicting the ministry"), with what that other told of it."""
    for one in _first_each(said):
        for rejection in one.source.rejections:
            if told_by(rejection.voice, one.source.issuer) != one.voice:
                continue
            told = [
                other for other in said
                if other.is_assertion and other.voice is not None and bodies[other.voice] != bodies[one.voice] and _told_before(other, one)
            ]  # fmt: skip
            named = [other for other in told if rejection.rejected & _names_of(other, bodies)]
            accusing = [
                other for other in told if other.claim.question == "responsibility" and _accuses(other, one, bodies)
            ]
            answered = named or (accusing if rejection.is_of_words else [])
            yield from ((one, other, rejection.words) for other in answered)


def _of_none(said: Sequence[Said], bodies: dict[str | None, str | None]) -> Iterator[tuple[Said, Said]]:
    """Who says that nobody was killed, with those who gave dead before; and who gives dead on a later day than that was said."""
    tolls = [one for one in said if one.voice is not None and one.claim.question == "toll"]
    told = [one for one in tolls if one.is_assertion or (_is_none(one) and one.claim.stance == "asserts")]
    for one in told:
        for other in told:
            if bodies[one.voice] == bodies[other.voice] or not _one_kind(one, other) or not _told_before(other, one):
                continue
            is_later = (other.source.date or "")[:10] < (one.source.date or "")[:10]
            if (_is_none(one) and not _is_none(other)) or (is_later and _is_none(other) and not _is_none(one)):
                yield one, other


def _is_none(one: Said) -> bool:
    """Whether a figure is of nobody; one that gives no bounds is of some."""
    return one.claim.count is not None and one.claim.count.high == 0


def _insisting(said: Sequence[Said], bodies: dict[str | None, str | None]) -> Iterator[tuple[Said, Said]]:
    """Who names somebody for it on a later day than he has denied it, and speaks of his denial, with that denial."""
    told = [one for one in said if one.voice is not None and one.claim.question == "responsibility"]
    denials = [one for one in told if one.is_denial]
    accusing = [one for one in told if one.is_assertion and _OF_A_DENIAL.search(one.event.evidence.text)]
    for one in accusing:
        for other in denials:
            first, then = ((told.source.date or "")[:10] for told in (other, one))
            if first and first < then and bodies[one.voice] != bodies[other.voice] and _accuses(one, other, bodies):
                yield one, other


def _names_of(other: Said, bodies: dict[str | None, str | None]) -> frozenset[str]:
    """The words by which a voice, or the body that it speaks for, is meant."""
    return frozenset(word for name in (other.voice, bodies[other.voice]) if name for word in body_words(name))


def _first_each(said: Sequence[Said]) -> list[Said]:
    """The first claim of each voice in each report."""
    found: dict[tuple[str | None, str], Said] = {}
    for one in said:
        found.setdefault((one.voice, one.source.id), one)
    return [one for (voice, _), one in found.items() if voice is not None]


def _told_otherwise(said: Sequence[Said], bodies: dict[str | None, str | None]) -> Iterator[tuple[Said, Said]]:
    """Who is accused, tells of the same happening and names another for it, or another target, with the accusation that this answers."""
    told = [one for one in said if one.voice is not None and one.is_assertion]
    accusing = [one for one in told if one.claim.question == "responsibility" and one.claim.stance == "asserts"]
    for one in told:
        if one.claim.question not in ("responsibility", "target") or one.claim.stance != "asserts":
            continue
        for other in accusing:
            if other.source is one.source or not _told_before(other, one):
                continue
            if _is_other_account(one, other, bodies, is_later=_is_later(other, one, said)):
                yield one, other


def _is_later(other: Said, one: Said, said: Sequence[Said]) -> bool:
    """Whether it was told on a later day than the other, or on that day by a voice that denies something in its report."""
    days = [(told.source.date or "")[:10] for told in (other, one)]
    is_denier = any(told.source is one.source and told.voice == one.voice and told.is_denial for told in said)
    return is_denier or not all(days) or days[0] < days[1]


def _is_other_account(one: Said, other: Said, bodies: dict[str | None, str | None], is_later: bool) -> bool:
    """Whether ``one`` is told by the body that ``other`` accuses, and names no culprit or target that the accuser names."""
    if bodies[one.voice] == bodies[other.voice] or not one.claim.value or not one.voice:
        return False
    accused = [party for party in (other.claim.value or "").split("; ") if party]
    is_target = one.claim.question == "target"
    is_close = is_target or not is_later  # then only the very body that is accused answers
    if not any(one_body(one.voice, party) if is_close else _is_side_of(one, party, bodies) for party in accused):
        return False
    if not is_target:
        return not any(_is_side_of(one, name, bodies) for name in one.claim.value.split("; ")) and not any(
            one_body(one.claim.value, party) for party in accused
        )
    hit = [party.name for party in other.event.recipients]
    return bool(hit) and not any(one_body(party, name) for party in one.claim.value.split("; ") for name in hit)


def _otherwise(one: Said, other: Said) -> str:
    named = "another for it" if one.claim.question == "responsibility" else "another target"
    return f"{one.voice}, whom {other.voice} accuses, names {named} in a report told no later"


def _answered(
    one: Said, said: Sequence[Said], bodies: dict[str | None, str | None], stated: Said | None
) -> Sequence[Said]:
    earlier = [
        other for other in said
        if other.is_assertion and other.voice is not None and other.claim.stance != "confirms"
        and bodies[other.voice] != bodies[one.voice] and _told_before(other, one) and other.source is not one.source
    ]  # fmt: skip
    if stated is not None and stated.voice not in (None, UNNAMED):
        earlier = [other for other in earlier if other.voice == stated.voice]
    if one.claim.question == "toll":
        return _other_figures(one, [other for other in earlier if _one_kind(one, other)])
    accusing = [other for other in earlier if other.claim.question == "responsibility" and _accuses(other, one, bodies)]
    if one.claim.stance in _OWNS_UP:
        return accusing or _denied_before(one, said, earlier)
    if accusing:
        told = [o for o in earlier if o.claim.question == "occurrence"] if one.claim.question == "occurrence" else []
        return [*accusing, *_latest(told)]
    return _latest(
        next(
            (
                met
                for question in _asked(one, earlier)
                if (met := [other for other in earlier if other.claim.question == question])
            ),
            [],
        )
    )


def _answered_here(one: Said, said: Sequence[Said], bodies: dict[str | None, str | None]) -> Sequence[Said]:
    """What a denial answers in its own report: who accuses the one who denies, before it or in its sentence, else what the last voice there says on that question."""
    if not (one.is_denial or one.claim.stance == "doubts"):
        return ()
    others = [
        other for other in said
        if other.source is one.source and other.is_assertion and other.voice is not None and bodies[other.voice] != bodies[one.voice]
        and (first_at(other.claim) < first_at(one.claim) or other.event.evidence == one.event.evidence)
    ]  # fmt: skip
    accusing = [other for other in others if other.claim.question == "responsibility" and _accuses(other, one, bodies)]
    if accusing and one.claim.question != "toll":
        return accusing
    asked = [other for other in others if other.claim.question == one.claim.question]
    met = [
        other for other in asked if other.voice != UNNAMED and (one.claim.question != "toll" or _one_kind(one, other))
    ]
    last = max(met, key=lambda other: first_at(other.claim), default=None)
    return [other for other in met if last is not None and other.voice == last.voice]


def _denied_before(one: Said, said: Sequence[Said], earlier: Sequence[Said]) -> Sequence[Said]:
    """What a voice owns up to after it denied it: what others told before that denial."""
    denials = [other for other in said if other.voice == one.voice and other.is_denial and _told_before(other, one)]
    return [
        o for o in earlier if o.claim.question == "occurrence" and any(_told_before(o, denial) for denial in denials)
    ]


def _asked(one: Said, earlier: Sequence[Said]) -> tuple[Question, ...]:
    """What a claim can answer, in order: who only says that he did not do it answers who only says that it happened where nobody is accused."""
    if one.claim.question == "target":
        return ("target",)  # "no one was hurt" is no answer to who did it
    is_own = one.claim.question == "responsibility" and one.is_denial
    return ("responsibility",) if is_own and any(o.claim.question == "responsibility" for o in earlier) else _ASKED


def _latest(met: Sequence[Said]) -> Sequence[Said]:
    """Those of the day last told: who denies what nobody has laid on him answers the report before."""
    day = max((one.source.date or "" for one in met), default="")
    return [one for one in met if (one.source.date or "") == day]


def _told_before(other: Said, one: Said) -> bool:
    return other.source.date is None or one.source.date is None or other.source.date[:10] <= one.source.date[:10]


def _other_figures(one: Said, figures: Sequence[Said]) -> Sequence[Said]:
    """Those who give the figure that is denied; where nobody does, those who give another."""
    span = one.claim.count
    same = [
        other for other in figures
        if span and (count := other.claim.count) and (count.low, count.high) == (span.low, span.high)
    ]  # fmt: skip
    return same or figures


def _one_kind(one: Said, other: Said) -> bool:
    return (
        one.claim.count is not None and other.claim.count is not None and one.claim.count.kind == other.claim.count.kind
    )


def _accuses(other: Said, one: Said, bodies: dict[str | None, str | None]) -> bool:
    """Whether the one whom ``other`` names is the one that denies, whom it speaks for, or the one for whom it denies."""
    denying = (one.claim.value, *(party.name for party in one.event.actors))
    accused = [party for party in (other.claim.value or "").split("; ") if party]
    return any(_is_side_of(one, party, bodies) for party in accused) or any(
        one_body(name, party) for name in denying if name for party in accused
    )


def _is_side_of(one: Said, party: str, bodies: dict[str | None, str | None]) -> bool:
    """Whether a party is the body that a voice speaks for, or its men: a ministry's are "Kadeski troops" if it is of Kadesk, or "soldiers"."""
    names = [name for name in (one.voice, bodies[one.voice]) if name]
    if any(one_body(name, party) or of_one_root(name, party) for name in names):
        return True
    kind = one.speaker.kind if one.speaker else None
    is_named = any(word[:1].isupper() for word in party.split())
    return kind is not None and not is_named and bool(body_words(party) & _MEN_OF.get(kind, frozenset()))


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
