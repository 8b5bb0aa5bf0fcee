"""The claims of an incident in, the standing of one question out: who answers what, whether they agree, and why it stands so."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from allegedly.incident.accord import dates, day_range, places, plain_words
from allegedly.incident.mention import is_late_death
from allegedly.incident.said import Said, body_of, by_voice, in_words
from allegedly.records import Answer, Answers, Question, Standing

YES, NO, DOUBTED = "yes", "no", "doubted"
_UNREAL = {"planned": "planned", "possible": "may have happened", "conditional": "only on a condition"}


@dataclass(frozen=True, slots=True)
class Position:
    """What a voice last said of one answer."""

    voice: str | None
    body: str | None
    value: str
    says_no: bool
    said: Said


Clash = Callable[[Position, Position], bool]


def standing_of(yes: Sequence[str | None], no: Sequence[str | None], clash: bool) -> Standing:
    """Return how a question stands by the bodies that say yes and those that say no.

    >>> standing_of(["army"], ["rebels"], False)
    'disputed'
    """
    if not yes:
        return "denied" if no else "open"
    if clash or no:
        return "disputed"
    return "agreed" if len(set(yes)) > 1 else "one_voice"


def occurrence(said: Sequence[Said]) -> Answers:
    """Return whether it happened. Who gives a toll, a place or a culprit as fact says so too, unless they speak to the question itself."""
    stands: dict[str | None, tuple[str, str | None]] = {}
    for voice, own in by_voice(said).items():
        if word := _occurrence_word(own):
            stands[voice] = (word, body_of(own))
    answers = tuple(
        Answer(word, tuple(voice for voice, stand in stands.items() if stand[0] == word))
        for word in dict.fromkeys(word for word, _ in stands.values())
    )
    yes = [body for word, body in stands.values() if word == YES]
    no = [body for word, body in stands.values() if word in (NO, DOUBTED)]
    standing = standing_of(yes, no, False)
    return Answers(standing, answers, _why(standing, answers, said, "occurrence"))


def _occurrence_word(own: Sequence[Said]) -> str | None:
    asked = [one for one in own if one.claim.question == "occurrence" and one.claim.stance != "no_comment"]
    if not asked:
        return YES if any(one.is_assertion for one in own) else None
    latest = asked[-1]
    if latest.claim.stance == "retracts":
        return None
    if latest.is_denial:
        return NO
    if latest.claim.stance == "doubts":
        return DOUBTED
    return YES if any(one.is_assertion for one in asked) else _UNREAL.get(latest.claim.factuality)


def named(said: Sequence[Said], question: Question) -> Answers:
    """Return how ``responsibility``, ``target``, ``place`` or ``time`` stands."""
    positions = positions_on(said, question)
    yes, no = [p for p in positions if not p.says_no], [p for p in positions if p.says_no]
    clash = _CLASHES[question]
    standing = standing_of([p.body for p in yes], [p.body for p in no], _is_split(yes, clash))
    if standing == "agreed" and not _shared(yes, clash):
        standing = "one_voice"
    answers = (*_grouped(yes, question), *_grouped(no, question))
    return Answers(standing, answers, _why(standing, answers, said, question))


def positions_on(said: Sequence[Said], question: Question) -> tuple[Position, ...]:
    """Return the latest that each voice says of each answer; for place and time, where its own event is put, when it says nothing else."""
    latest: dict[tuple[str | None, str], Position] = {}
    bodies = {voice: body_of(own) for voice, own in by_voice(said).items()}
    asked = [one for one in said if one.claim.question == question]
    spoken = {one.voice for one in asked}
    placed = [one for one in said if one.voice not in spoken and one.is_assertion]
    told = (*asked, *(placed if question in ("place", "time") else ()))
    if question == "time":
        told = tuple(one for one in told if not is_late_death(one.event))  # when somebody died of it is not when it was
    for one in told:
        value = _value(one, question)
        if value is None or not (one.is_assertion or one.is_denial):
            continue
        key = (one.voice, " ".join(plain_words(value)))
        latest[key] = Position(one.voice, bodies[one.voice], value, one.is_denial, one)
    return tuple(latest.values())


def _value(one: Said, question: Question) -> str | None:
    if one.claim.question == question and one.claim.value:
        return one.claim.value
    if question == "responsibility" and (one.is_denial or one.claim.stance == "accepts_responsibility"):
        return one.voice
    if question == "place" and one.event.where:
        return one.event.where.name
    if question == "time" and one.event.when and one.event.when.basis != "assumed" and one.event.when.earliest:
        return day_range(one.event.when)
    return None


_OFFICES = re.compile(
    r"\b(?:armed forces|general staff|(?:ministry of )?defen[cs]e(?: ministry)?)\b", re.IGNORECASE
)  # no group's


def names_differ(left: Position, right: Position) -> bool:
    """Return whether two names can be told apart: "army" and "Veltrian army" cannot, nor can "government", "regime" and a state's army."""
    one, two = set(plain_words(left.value)), set(plain_words(right.value))
    is_any_states = any(side.value == side.value.casefold() for side in (left, right))
    return not (one <= two or two <= one or (is_any_states and _is_states(left) and _is_states(right)))


def _is_states(one: Position) -> bool:
    """Whether who is named is a state or its army, as its report tells of him."""
    if _OFFICES.search(one.value):
        return True
    kinds = {party.kind for party in one.said.event.actors if party.name == one.value}
    if one.value == one.voice and one.said.speaker is not None:
        kinds.add(one.said.speaker.kind)
    return bool(kinds & {"state", "military"})


def _places_differ(left: Position, right: Position) -> bool:
    one, two = left.said.event.where, right.said.event.where
    return bool(one and two and one.name == left.value and two.name == right.value and places(one, two).clash)


def _times_differ(left: Position, right: Position) -> bool:
    return dates(left.said.event.when, right.said.event.when).clash


def _never(_left: Position, _right: Position) -> bool:
    """Two descriptions of a target may fit one target: only a denial disputes it."""
    return False


_CLASHES: dict[Question, Clash] = {
    "responsibility": names_differ, "target": _never, "place": _places_differ, "time": _times_differ,
}  # fmt: skip


def _is_split(yes: Sequence[Position], clash: Clash) -> bool:
    """Two voices have no answer in common; one voice that names two parties does not contradict itself."""
    voices = list(dict.fromkeys(position.voice for position in yes))
    held = {voice: [position for position in yes if position.voice == voice] for voice in voices}
    return any(
        all(clash(left, right) for left in held[one] for right in held[two])
        for n, two in enumerate(voices)
        for one in voices[:n]
    )


def _shared(yes: Sequence[Position], clash: Clash) -> bool:
    """Whether two bodies give one answer, and not two about different things."""
    apart = names_differ if clash is _never else clash
    return any(not apart(left, right) for n, right in enumerate(yes) for left in yes[:n] if left.body != right.body)


def _grouped(positions: Sequence[Position], question: Question) -> tuple[Answer, ...]:
    groups: list[list[Position]] = []
    for position in positions:
        for group in groups:
            if group[0].value.casefold() == position.value.casefold() or (
                question in ("responsibility", "target") and not names_differ(group[0], position)
            ):
                group.append(position)
                break
        else:
            groups.append([position])
    return tuple(
        Answer(
            f"not {group[0].value}" if group[0].says_no else group[0].value,
            tuple(dict.fromkeys(p.voice for p in group)),
        )
        for group in groups
    )


_WHY: dict[Standing, str] = {
    "agreed": "two or more independent voices say so and nobody disputes it",
    "disputed": "voices contradict each other",
    "one_voice": "it rests on one voice, or on voices of one body",
    "denied": "it is only denied",
    "open": "nobody says",
}


def _why(standing: Standing, answers: Sequence[Answer], said: Sequence[Said], question: Question) -> str:
    told = " — ".join(f"{answer.value}: {in_words(answer.voices)}" for answer in answers)
    silent = list(
        dict.fromkeys(one.voice for one in said if one.claim.question == question and one.claim.stance == "no_comment")
    )
    withdrawn = list(
        dict.fromkeys(one.voice for one in said if one.claim.question == question and one.claim.stance == "retracts")
    )
    reason = "nobody says that it has happened" if standing == "open" and answers else _WHY[standing]
    return reason_with(reason, told, silent, withdrawn)


def reason_with(reason: str, told: str, silent: Sequence[str | None], withdrawn: Sequence[str | None]) -> str:
    """Return a reason with the voices it rests on, those that would not comment and those that took their word back."""
    parts = [reason + (f" ({told})" if told else "")]
    if silent:
        parts.append(f"no comment from {in_words(silent)}")
    if withdrawn:
        parts.append(f"taken back by {in_words(withdrawn)}")
    return "; ".join(parts)
