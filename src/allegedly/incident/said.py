"""The mentions of one incident in; its claims in the order they were made, each with its voice and that voice's body, out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.incident.issuer import is_itself
from allegedly.incident.mention import Mention, Source, Speaker
from allegedly.records import Claim, Event, Stance, VoiceKind

ASSERTING: frozenset[Stance] = frozenset({"asserts", "confirms", "accepts_responsibility"})
_HAPPENED = frozenset({"actual", "background"})
REPORTER = "the reporter's own words"


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the report that carries it, its event, and the name under which the incident knows its voice."""

    claim: Claim
    source: Source
    event: Event
    voice: str | None

    @property
    def is_denial(self) -> bool:
        """Whether it says no: a denial, or the plain assertion that something is not so."""
        return self.claim.stance == "denies" or (self.claim.stance in ASSERTING and self.claim.factuality == "negated")

    @property
    def is_assertion(self) -> bool:
        """Whether it says yes, of something told as having happened."""
        return self.claim.stance in ASSERTING and self.claim.factuality in _HAPPENED

    @property
    def speaker(self) -> Speaker | None:
        """What the report says of the voice."""
        return self.source.speakers.get(self.claim.voice or "")


def all_said(members: Sequence[Mention]) -> tuple[Said, ...]:
    """Return the claims of an incident, oldest report first; undated reports before all others."""
    order = sorted(
        (
            (member.source.date or "", member.source.id, first_at(claim), number, member, claim)
            for member in members
            for claim, number in zip(member.claims, member.numbers, strict=True)
        ),
        key=lambda row: row[:4],
    )
    names: dict[str, str] = {}
    found = []
    for *_, member, claim in order:
        name = told_by(claim.voice, member.source.issuer)
        voice = names.setdefault(name.casefold(), name) if name is not None else None
        found.append(Said(claim, member.source, member.event, voice))
    return tuple(found)


def told_by(voice: str | None, body: str | None) -> str | None:
    """Return the voice of a claim; in a body's own text "the ministry", and whoever writes it, is that body."""
    return body if body is not None and (voice is None or is_itself(voice, body)) else voice


def first_at(claim: Claim) -> int:
    """Return where the words of a claim begin."""
    return min((span.start for span in claim.evidence), default=0)


def by_voice(said: Sequence[Said]) -> dict[str | None, list[Said]]:
    """Return the claims of each voice, voices in the order they first speak."""
    found: dict[str | None, list[Said]] = {}
    for one in said:
        found.setdefault(one.voice, []).append(one)
    return found


def body_of(said: Sequence[Said]) -> str | None:
    """Return the body a voice speaks for, its own name when none is known: a group and its commander are not two voices."""
    own = said[0].voice
    for one in said:
        if one.speaker and one.speaker.speaks_for:
            return one.speaker.speaks_for.casefold()
    for one in said:
        names = {own, one.speaker.actor if one.speaker else None} - {None}
        for relation in one.source.relations:
            if relation.relation in ("leads", "spokesperson_of", "member_of", "part_of") and relation.subject in names:
                return _name_of(relation.object, one.source).casefold()
    return own.casefold() if own is not None else None


def _name_of(key: str, source: Source) -> str:
    return next((name for name, speaker in source.speakers.items() if speaker.actor == key), key)


def kind_of(said: Sequence[Said]) -> VoiceKind | None:
    """Return the kind that the reports most often give a voice, ``None`` when none does."""
    kinds = Counter(one.speaker.kind for one in said if one.speaker and one.speaker.kind)
    return kinds.most_common(1)[0][0] if kinds else None


def in_words(voices: Sequence[str | None]) -> str:
    """Return voices as a list in words.

    >>> in_words(["the army", None])
    "the army; the reporter's own words"
    """
    return "; ".join(REPORTER if voice is None else voice for voice in voices)
