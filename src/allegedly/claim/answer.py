"""An event as it is told goes in; what a voice answers by telling of it comes out, question by question."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allegedly.claim.ascription import is_linked_to
from allegedly.claim.embedding import without_word
from allegedly.claim.event import Told
from allegedly.claim.grammar import is_given, is_prevented
from allegedly.claim.untrue import falsely_told
from allegedly.claim.unverified import is_unchecked
from allegedly.records import Count, Event, Participant, Question, Span, Stance


class Answered(NamedTuple):
    """One question with the stance taken on it and the answer given or rejected."""

    question: Question
    stance: Stance
    value: str | None
    figure: Count | None
    rule: str
    span: Span | None = None


def reported(told: Told) -> list[Answered]:
    """Return what the report says in its own voice: what is asserted, unless it calls that untrue or has no word of it."""
    if falsely_told(told.sentence, told.token, None):
        return [Answered("occurrence", "denies", None, None, "en.claim.told_falsely")]
    if has_no_word(told):
        return no_word(told)
    return asserted(told, "asserts")


def asserted(told: Told, stance: Stance) -> list[Answered]:
    """Return what a voice says by telling of the event; by telling that it did not happen, it denies it."""
    event = told.event
    if told.how == "negated" and (is_linked_to(told.sentence, told.token) or is_prevented(told.sentence, told.token)):
        return []  # "has not been linked to a bombing before", "withdrew to avoid bloodshed": not that there was none
    if told.how == "negated":
        denied = [Answered("occurrence", "denies", None, None, "en.claim.negated")]
        nobody = none_of(told, stance)
        return [*nobody, *denied] if is_taking(event) or not nobody else nobody
    return [Answered("occurrence", stance, None, None, "en.claim.occurrence"), *_details(event, stance)]


def none_of(told: Told, stance: Stance) -> list[Answered]:
    """Return what is said of whom it was done to where it was done to nobody: no target, and a toll of none."""
    none = [Answered("toll", stance, None, count, "en.claim.no_toll") for count in told.event.counts if count.high == 0]
    if told.spared and told.event.recipients and not is_taking(told.event):
        return [Answered("target", "denies", names(told.event.recipients), None, "en.claim.denies_target"), *none]
    return none


def is_taking(event: Event) -> bool:
    """Tell whether an event is nothing without those it is done to: where nobody was arrested or abducted there was no arrest."""
    return event.type == "COERCE" or event.mode == "abduct"


def has_no_word(told: Told) -> bool:
    """Tell whether the words know nothing of an event: no evidence, no report of it, or only what could not be checked."""
    return without_word(told.sentence, told.token) or is_unchecked(told.sentence, told.token)


def no_word(told: Told) -> list[Answered]:
    """Return what having no word of an event is: a doubt whether it happened, nothing where it is taken for given; no dead is a toll of none."""
    if is_given(told.sentence, told.token):
        who = names(told.event.actors)
        return [Answered("responsibility", "doubts", who, None, "en.claim.no_word")] if who is not None else []
    none = [
        Answered("toll", "asserts", None, count, "en.claim.no_toll") for count in told.event.counts if count.high == 0
    ]
    return [*none, Answered("occurrence", "doubts", None, None, "en.claim.no_word")]


def _details(event: Event, stance: Stance) -> Iterator[Answered]:
    if event.actors:
        yield Answered("responsibility", stance, names(event.actors), None, "en.claim.responsibility")
    if event.recipients:
        span = event.recipients[0].span
        yield Answered("target", stance, names(event.recipients), None, "en.claim.target", span)
    for count in event.counts:
        if count.part:
            continue  # its whole is claimed
        yield Answered("toll", stance, None, count, "en.claim.toll", count.span)
    if event.where is not None:
        yield Answered("place", stance, event.where.name, None, "en.claim.place", event.where.span)
    if event.when is not None and event.when.earliest is not None:
        dates = event.when.earliest, event.when.latest
        yield Answered(
            "time",
            stance,
            dates[0] if dates[0] == dates[1] else "/".join(d or ".." for d in dates),
            None,
            "en.claim.time",
            event.when.span,
        )


def names(parties: Sequence[Participant]) -> str | None:
    """Return the names of parties as the value of an answer, ``None`` where there are none."""
    return "; ".join(one.name for one in parties) or None
