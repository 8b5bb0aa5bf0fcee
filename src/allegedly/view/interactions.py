"""The record of a report and two stretches of its text go in; what the one party does to the other comes out, the best answer first.

An interaction is what PLOVER codes between two parties: a deed (an event of the record) or what one says to or of the other (a statement
with an act). What is only planned, threatened, refused or not done is no deed. It is still an interaction, of another type: who will
send help agrees, who will send troops threatens, who does not lift a siege rejects.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from allegedly.records import Act, Annotation, Claim, Event, Factuality, Participant, Span, Statement

Fit = Literal["both", "actor", "recipient", "near"]
Ranges = Sequence[tuple[int, int]]

BY_ACT: dict[Act, tuple[str, str | None]] = {
    "accuses": ("ACCUSE", "allege"),
    "condemns": ("ACCUSE", "disapprove"),
    "demands": ("REQUEST", None),
    "threatens": ("THREATEN", None),
    "promises": ("AGREE", None),
    "praises": ("SUPPORT", None),
    "denies": ("REJECT", None),
}
"""What a statement with an act is in PLOVER, type and mode; the other acts (asserts, confirms, predicts ...) are no interaction."""

HELPFUL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
HARMFUL = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
# What may stand between a party and the body or place it is of, and how many characters at most
_OF = re.compile(
    r" (?:of|from|in|at|within|loyal to|affiliated with|aligned with|linked to|based in)(?: [\w'’-]+){0,4} ?"
)
WIDEST = 40
_MODALS = frozenset({"may", "might", "could", "would"})
_NOT_DONE = frozenset({"denies", "doubts", "retracts"})
# How far an interaction stands from the pair: its parties, and whether its clause says by itself that it happens
_FITS: dict[Fit, int] = {"both": 0, "actor": 0, "recipient": 2, "near": 3}


class Interaction(NamedTuple):
    """What one party does to another, in PLOVER.

    ``fit`` says which of the two the record names in it: ``both``, only the ``actor``, only the ``recipient``, or neither (``near``: it
    stands in the same sentence). ``basis`` is the id of the event or statement that it rests on, ``span`` the words.
    """

    type: str
    mode: str | None
    fit: Fit
    factuality: Factuality
    basis: str
    span: Span
    rule: str


def interactions(record: Annotation, source: Ranges, target: Ranges) -> tuple[Interaction, ...]:
    """Return what the party at ``source`` does to the one at ``target`` (characters of the report's text), the best answer first.

    Those in which the record names the source as the one who acts come first; of these, what a clause says by itself before what is
    only the purpose of something or ruled by another word, and then in the order of the text. Empty where the record holds nothing.
    """
    events = list(_of_events(record, source, target))
    found = [*events, *_of_statements(record, events, source, target)]
    ranked = sorted(found, key=_rank)
    once: dict[tuple[str, str | None], Interaction] = {}
    for one in ranked:
        once.setdefault((one.type, one.mode), one)
    return tuple(once.values())


def _rank(one: Interaction) -> tuple[int, bool, int]:
    is_apart = one.rule.endswith((".purpose", ".ruled"))
    return _FITS[one.fit] + is_apart * 2, one.factuality == "background", one.span.end


def _of_events(record: Annotation, source: Ranges, target: Ranges) -> Iterator[Interaction]:
    claims: dict[str, list[Claim]] = {}
    for claim in record.claims:
        claims.setdefault(claim.event, []).append(claim)
    for event in record.events:
        if event.type is None or not _overlap(event.evidence, [*source, *target]):
            continue
        how, is_rejected = _how(event, claims.get(event.id, ()))
        put = _put(event, how, is_rejected)
        if put is not None:
            fit = _fit(record, event, source, target)
            rule = event.rule.replace("en.event", "en.interaction")
            yield Interaction(*put, fit, how, event.id, event.trigger, rule)


def _how(event: Event, claims: Sequence[Claim]) -> tuple[Factuality, bool]:
    """Return how an event is put, and whether it is said not to be."""
    told = [claim for claim in claims if claim.question == "occurrence"] or list(claims)
    how: Factuality = told[0].factuality if told else "background" if event.background else "actual"
    doubts = {span.text.casefold() for claim in told for span in claim.hedges} - _MODALS
    if how == "possible" and event.type != "ASSAULT" and not doubts:
        how = "planned"  # "may cut", "would allow": put as possible by its verb, not by anybody's doubt
    return how, how == "negated" or (bool(told) and all(claim.stance in _NOT_DONE for claim in told))


def _put(event: Event, how: Factuality, is_rejected: bool) -> tuple[str, str | None] | None:
    """Return the type and mode that an event has between its parties, given how it is put."""
    kind = event.type or ""
    if is_rejected and kind in HELPFUL:
        return ("REQUEST" if event.rule.endswith(".unless") else "REJECT"), None
    if is_rejected:
        return None
    is_to_come = how in {"planned", "conditional"} and not event.rule.endswith((".purpose", ".attempt", ".ruled"))
    if is_to_come or event.rule.endswith(".intended"):
        if kind in HELPFUL:
            return "AGREE", None
        if kind in HARMFUL:
            return "THREATEN", "violence" if kind == "ASSAULT" else None
    return kind, event.mode


def _fit(record: Annotation, event: Event, source: Ranges, target: Ranges) -> Fit:
    acts = _any(record, event.actors, source)
    suffers = _any(record, event.recipients, target) or (
        acts and not event.recipients and _any(record, event.actors, target)
    )
    if acts and suffers:
        return "both"
    return "actor" if acts else "recipient" if suffers and not event.actors else "near"


def _any(record: Annotation, parties: Sequence[Participant], at: Ranges) -> bool:
    return any(
        _overlap(one.span, at) or _is_mentioned(record, one.actor, at) or _is_of(record, one.span, at)
        for one in parties
    )


def _is_of(record: Annotation, span: Span, at: Ranges) -> bool:
    """Tell whether a stretch belongs to the phrase of a party: "activists from the defeated [Fatah Party]"."""
    return any(
        span.end < start <= span.end + WIDEST and _OF.fullmatch(record.report.text[span.end : start]) for start, _ in at
    )


def _is_mentioned(record: Annotation, actor: str | None, at: Ranges) -> bool:
    return actor is not None and any(
        _overlap(span, at) for one in record.actors if one.id == actor for span in one.mentions
    )


def _overlap(span: Span, at: Ranges) -> bool:
    return any(span.start < end and start < span.end for start, end in at)


def _of_statements(
    record: Annotation, events: Sequence[Interaction], source: Ranges, target: Ranges
) -> Iterator[Interaction]:
    """Yield the acts of what the source says; where an event is told by the same words ("ordered a search"), that stands for it."""
    own = [one for one in events if one.fit in {"both", "actor"}]
    told = [one.span for one in own]
    for one in record.statements:
        if one.negated or one.cue is None or not _speaks(record, one, source):
            continue
        put = _said(record, one, target) if not told or one.act != "asserts" else None
        if put is None or any(_overlap(span, [(one.cue.start, one.cue.end)]) for span in told):
            continue
        if one.act == "demands" and any(_is_decreed(each, one) for each in own):
            continue
        fit: Fit = "both" if any(_overlap(span, target) for span in one.content) else "actor"
        yield Interaction(*put, fit, "actual", one.id, one.cue, "en.interaction.statement")


def _is_decreed(deed: Interaction, one: Statement) -> bool:
    """Tell whether what is demanded is a deed of the speaker's own: who orders an air strike makes it."""
    content = [(span.start, span.end) for span in one.content]
    return deed.rule == "en.interaction.noun.attempt" and _overlap(deed.span, content)


def _said(record: Annotation, one: Statement, target: Ranges) -> tuple[str, str | None] | None:
    """Return what a statement is between its voice and the target.

    To promise harm is to threaten; to say that the target did harm is to accuse it, whatever the word of speech.
    """
    content = [(span.start, span.end) for span in one.content]
    harm = [event for event in record.events if event.type in HARMFUL and _overlap(event.trigger, content)]
    if one.act == "promises" and harm and not any(_any(record, event.actors, target) for event in harm):
        first = min((event.trigger.start for event in record.events if _overlap(event.trigger, content)), default=0)
        return ("THREATEN", None) if first == harm[0].trigger.start else BY_ACT["promises"]
    if one.act == "asserts" and any(_any(record, event.actors, target) for event in harm):
        return BY_ACT["accuses"]
    return BY_ACT.get(one.act)


def _speaks(record: Annotation, one: Statement, source: Ranges) -> bool:
    voice = one.voice
    if voice is None:
        return False
    return (voice.span is not None and _overlap(voice.span, source)) or _is_mentioned(record, voice.actor, source)
