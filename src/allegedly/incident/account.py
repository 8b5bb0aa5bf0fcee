"""The claims of an incident in, one account a voice out: its stances, its figures, and whether it is a party."""

from collections.abc import Sequence

from allegedly.incident.accord import bounded, plain_words
from allegedly.incident.mention import Mention
from allegedly.incident.said import Said, body_of, by_voice, kind_of
from allegedly.records import Account, AccountToll, Question, Stance, VoiceKind
from allegedly.toll_policy import is_further

_BODIES: frozenset[VoiceKind] = frozenset({"state", "military", "police", "official", "armed_group", "party_politics"})
_STATE: frozenset[VoiceKind] = frozenset({"state", "military", "police", "official"})
_INDEPENDENT: frozenset[VoiceKind] = frozenset(
    {"monitor", "ngo", "igo", "media", "journalist", "witness", "medic", "expert"}
)
_WEIGHT: tuple[Stance, ...] = (
    "no_comment",
    "asserts",
    "doubts",
    "confirms",
    "denies",
    "accepts_responsibility",
    "retracts",
)


def accounts(members: Sequence[Mention], said: Sequence[Said]) -> tuple[Account, ...]:
    """Return the account of each voice, in the order they first speak; the reporter's own voice is ``None``."""
    return tuple(_account(members, own) for own in by_voice(said).values())


def _account(members: Sequence[Mention], own: Sequence[Said]) -> Account:
    dates = sorted(one.source.date for one in own if one.source.date)
    return Account(
        voice=own[0].voice,
        kind=kind_of(own),
        party=is_party(members, own),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        stances=stances(own),
        tolls=_tolls(own),
        claims=tuple(one.claim.id for one in own),
    )


def stances(own: Sequence[Said]) -> dict[Question, Stance]:
    """Return a voice's latest stance on each question; within one report a denial outweighs what it says besides."""
    latest: dict[Question, tuple[tuple[str, int], Stance]] = {}
    for one in own:
        key = ((one.source.date or "", _WEIGHT.index(one.claim.stance)), one.claim.stance)
        question = one.claim.question
        if question not in latest or key[0] >= latest[question][0]:
            latest[question] = key
    return {question: stance for question, (_, stance) in latest.items()}


def _tolls(own: Sequence[Said]) -> tuple[AccountToll, ...]:
    """The figures a voice gives, each once; what it denies is not its figure."""
    found: dict[tuple[object, ...], AccountToll] = {}
    for one in own:
        count = one.claim.count
        if one.claim.question != "toll" or count is None or one.is_denial or is_further(count):
            continue
        if bounded(count) or count.exactness:
            toll = AccountToll(
                count.kind, count.low, count.high, count.exactness, count.whom, one.claim.id, count.policy
            )
            found.setdefault((count.kind, count.low, count.high, count.whom), toll)
    return tuple(found.values())


def is_party(members: Sequence[Mention], own: Sequence[Said]) -> bool | None:
    """Return whether a voice is a party to the incident, ``None`` when the reports do not tell.

    It is one when it, its body or its state is said to do it or to suffer it, or when it answers for it; monitors, aid groups, media,
    witnesses and medics that nobody names so are none.
    """
    if own[0].voice is None:
        return None
    kind = kind_of(own)
    if any(one.speaker and one.speaker.party for one in own) or _answers_for_it(own) or _is_named(members, own, kind):
        return True
    return False if kind in _INDEPENDENT else None


def _answers_for_it(own: Sequence[Said]) -> bool:
    stated = [one for one in own if one.claim.question == "responsibility"]
    name = plain_words(own[0].voice or "")
    return any(
        one.claim.stance == "accepts_responsibility"
        or (
            one.is_denial
            and (one.claim.value is None or plain_words(one.claim.value) in (name, plain_words(body_of(own) or "")))
        )
        for one in stated
    )


def _is_named(members: Sequence[Mention], own: Sequence[Said], kind: VoiceKind | None) -> bool:
    names = {plain_words(own[0].voice or ""), plain_words(body_of(own) or "")}
    actors = {one.speaker.actor for one in own if one.speaker} - {None}
    countries = {one.speaker.country for one in own if one.speaker} - {None} if kind in _STATE else set()
    for party in (party for member in members for party in member.parties):
        same_state = party.country in countries and party.kind in _STATE
        if kind in _BODIES and (plain_words(party.name) in names or party.actor in actors or same_state):
            return True
    return False
