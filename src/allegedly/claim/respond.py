"""The claims of a report go in; the same come out with each denial linked to the claim in the report that it answers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from allegedly.claim.fault import is_doubting
from allegedly.claim.grammar import SAYINGS, issued_by, own_subject
from allegedly.claim.stance import Ledgered
from allegedly.claim.statement import Draft
from allegedly.claim.toll_words import FIGURES
from allegedly.claim.untrue import is_called_false
from allegedly.claim.voice import OFFICE, entity_at
from allegedly.keys import content_id
from allegedly.records import Actor, Claim, Event

_REPLIES = frozenset({"denies", "confirms", "accepts_responsibility", "no_comment", "doubts"})
_WORDS = SAYINGS | {"it", "this", "that", "which"}
_INVOLVED = frozenset({"responsibility", "involvement", "role", "part", "hand"})
_REPORTS = frozenset({"finding", "report", "study", "conclusion", "document", "dossier", "research"})
_REPORTING = frozenset({"monitor", "ngo", "igo", "media", "expert", "journalist", "court"})
_NO_SUCH = re.compile(
    r"\b(?:(?:no|never|not|n['’]t|without)\b[^.;]{0,60}\bany such|no such) "
    r"(?:incident|attack|strike|air ?strike|raid|event|operation|act|order|killing|shooting|thing|case|bombing|shelling)s?\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"\b(?:kn[oe]ws?|known|aware|records?|information|knowledge|reports?|word)\b", re.IGNORECASE)
_ASSERTING = frozenset({"asserts", "confirms"})


def link_replies(
    claims: Sequence[Claim], events: Mapping[str, Event], actors: Mapping[str, Actor]
) -> tuple[Claim, ...]:
    """Return the claims, each reply with ``responds_to``: the nearest earlier claim of another voice on the same matter.

    Where there is none before it, the nearest after it; a reply that answers nobody in the report keeps ``None``.
    """
    return tuple(
        replace(claim, responds_to=_answered(claim, i, claims, events, actors)) if _is_reply(claim) else claim
        for i, claim in enumerate(claims)
    )


def _is_reply(claim: Claim) -> bool:
    is_anybodys = (
        claim.voice is not None or claim.rule == "en.claim.told_falsely"
    )  # a body's own text denies what another says
    return claim.stance in _REPLIES and is_anybodys and claim.responds_to is None


def _answered(
    claim: Claim, at: int, claims: Sequence[Claim], events: Mapping[str, Event], actors: Mapping[str, Actor]
) -> str | None:
    fits = [i for i, other in enumerate(claims) if _fits(claim, other, events, actors)]
    before = [i for i in fits if i < at]
    best = max(before, default=None) if before else min(fits, default=None)
    return claims[best].id if best is not None else None


def _fits(claim: Claim, other: Claim, events: Mapping[str, Event], actors: Mapping[str, Actor]) -> bool:
    if other.voice == claim.voice or other.stance not in _ASSERTING or not _is_same_matter(claim, other):
        return False
    if other.voice is None and other.factuality != "possible" and claim.event != other.event:
        return False
    if not _is_compatible(events[claim.event], events[other.event]):
        return False
    answer = claim.value or (claim.voice if claim.stance == "no_comment" else None)
    if claim.question in {"responsibility", "target"} and answer and other.value:
        return _share(answer, other.value, actors)
    return True


def _is_same_matter(claim: Claim, other: Claim) -> bool:
    return claim.question == other.question or (claim.stance == "no_comment" and other.question == "occurrence")


def _is_compatible(one: Event, other: Event) -> bool:
    """Tell whether two mentions can be of one happening, by type, mode and place."""
    if one.id == other.id:
        return True
    if one.type != other.type or (one.mode and other.mode and one.mode != other.mode):
        return False
    if not (
        _looks_back(one)
        or _parties(one) & _parties(other)
        or one.trigger.text.casefold() == other.trigger.text.casefold()
    ):
        return False
    places = [event.where.name for event in (one, other) if event.where is not None]
    dates = [event.when for event in (one, other) if event.when is not None]
    apart = len(dates) == 2 and bool(
        dates[0].latest and dates[1].earliest and dates[0].earliest and dates[1].latest
        and (dates[0].latest < dates[1].earliest or dates[1].latest < dates[0].earliest)
    )  # fmt: skip
    return not apart and (len(set(places)) < 2 or one.where is None or _within(one, other))


def _looks_back(event: Event) -> bool:
    """Tell whether the words before a trigger point to something told: "the strike", "this attack", "such a raid"."""
    if event.rule.startswith("en.event.verb"):
        return False
    before = event.evidence.text[: event.trigger.start - event.evidence.start].casefold().split()[-3:]
    return bool({"the", "this", "that", "these", "those", "such", "any"} & set(before))


def _parties(event: Event) -> frozenset[str]:
    return frozenset(one.name for one in (*event.actors, *event.recipients))


def _within(one: Event, other: Event) -> bool:
    """Tell whether one place may hold the other: the same country, and one of them no finer than a province."""
    if one.where is None or other.where is None or one.where.country != other.where.country:
        return False
    return max(one.where.precision or 6, other.where.precision or 6) >= 4


def _share(value: str, other: str, actors: Mapping[str, Actor]) -> bool:
    """Tell whether two answers name the same party, or a body and the state whose body it is."""
    ours, theirs = set(value.split("; ")), set(other.split("; "))
    if ours & theirs or any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs):
        return True
    countries = [{actors[name].country for name in names if name in actors} - {None} for names in (ours, theirs)]
    states = [any(name in actors and actors[name].kind in OFFICE for name in names) for names in (ours, theirs)]
    return bool(countries[0] & countries[1]) and all(states)


def look_back(ledgered: Ledgered, claims: Sequence[Claim], events: Mapping[str, Event]) -> list[Claim]:
    """Return a claim for each denial of what was said before it: "rejected the accusation", "denied it".

    It denies the last thing said before by another voice: responsibility where that put the blame on the denier, else that it happened.
    """
    found = []
    for i, draft in enumerate(ledgered.drafts):
        is_of_words = draft.act == "denies" and not draft.negated and _is_about_words(draft, ledgered, events)
        if is_of_words or _knows_of_none(draft, ledgered):
            found += _denied(i, draft, claims, events, ledgered)
    return found


def _denied(
    i: int, draft: Draft, claims: Sequence[Claim], events: Mapping[str, Event], ledgered: Ledgered
) -> list[Claim]:
    voice = draft.voice.name if draft.voice is not None else None
    owner = _whose_words(draft, ledgered)
    if _meant(draft) in FIGURES:
        told = [c for c in claims if _precedes(c, draft, events) and c.voice != voice and owner in {None, c.voice}]
        figures = [c for c in told if c.question == "toll"]
        return [_denial(figures[-1], draft, ledgered.ids[i], ledgered)] if figures and voice is not None else []
    before = [
        c for c in claims if _precedes(c, draft, events) and c.voice not in {None, voice} and owner in {None, c.voice}
    ]
    before = _of_reporters(draft, before, ledgered)
    if (
        draft.said.attribution.content.shape == "relative"
    ):  # "..., a charge that X denied": what stands before it in its sentence
        low, high = draft.said.sentence.start, draft.said.sentence.end
        before = [c for c in before if low <= events[c.event].trigger.start < high]
    owned = [c for c in before if c.stance == "accepts_responsibility"]
    if owned and voice is not None and _root_lemma(draft) in {"claim", "responsibility"}:
        return [_denial(owned[-1], draft, ledgered.ids[i], ledgered)]
    said = [c for c in before if c.question == "responsibility" and voice in (c.value or "").split("; ")]
    if not said and _root_lemma(draft) not in _INVOLVED:
        said = [c for c in before if c.question == "occurrence"]
    if not said or voice is None:
        return []
    whole = [c for c in said if c.statement == said[-1].statement] if _meant(draft) in _REPORTS else said[-1:]
    return [_denial(one, draft, ledgered.ids[i], ledgered) for one in whole]


def _of_reporters(draft: Draft, before: list[Claim], ledgered: Ledgered) -> list[Claim]:
    """Return, where findings or a report are answered, the claims of those who issue such, if there are any: no witness's."""
    if _meant(draft) not in _REPORTS:
        return before
    kinds = {one.voice.name: one.voice.kind for one in ledgered.drafts if one.voice is not None}
    return [c for c in before if kinds.get(c.voice or "") in _REPORTING] or before


def _meant(draft: Draft) -> str | None:
    """Return the noun that is denied, of "a figure that X dismissed" the figure."""
    sentence, attribution = draft.said.sentence, draft.said.attribution
    if attribution.content.shape == "relative":
        return sentence.tokens[sentence.tokens[attribution.cue.token].head].lemma
    return _root_lemma(draft)


def _root_lemma(draft: Draft) -> str | None:
    root = draft.said.attribution.content.root
    return draft.said.sentence.tokens[root].lemma if root is not None else None


def _whose_words(draft: Draft, ledgered: Ledgered) -> str | None:
    """Return whose claim is denied where the words say so: "rejected the army's claim", "the accusation by the rebels"."""
    root, sentence = draft.said.attribution.content.root, draft.said.sentence
    if root is None:
        return None
    owner = sentence.child(root, "poss")
    if owner is None:
        owner = next(iter(issued_by(sentence, root)), None)
    entity = entity_at(ledgered.document, sentence, owner) if owner is not None else None
    return entity.name if entity is not None else None


def _is_about_words(draft: Draft, ledgered: Ledgered, events: Mapping[str, Event]) -> bool:
    """Tell whether a denial is of words said before, with no clause or deed of its own to deny."""
    root, sentence = draft.said.attribution.content.root, draft.said.sentence
    if root is not None and is_called_false(sentence, root):
        root = own_subject(sentence, root)  # "said the reports were lies"
    if root is None:
        return False
    if draft.said.attribution.content.shape == "relative" and sentence.tokens[root].lemma == "something":
        return True  # "..., something the army denied"
    if sentence.tokens[root].lemma not in _WORDS | _INVOLVED | FIGURES:
        return False
    has_clause = (
        any(j > root for j in sentence.all_children(root, "acl", "relcl", "ccomp"))
        and draft.said.attribution.content.shape != "relative"
    )
    if has_clause or any(
        one.said.sentence is sentence and one.said.attribution.cue.token == root for one in ledgered.drafts
    ):
        return False
    return not any(draft.holds(e.trigger.start, e.trigger.end) and e.type != "ACCUSE" for e in events.values())


def _content(draft: Draft, ledgered: Ledgered) -> str:
    return " ".join(ledgered.document.report.text[low:high] for low, high in draft.said.ranges)


def _knows_of_none(draft: Draft, ledgered: Ledgered) -> bool:
    """Tell whether somebody says that there was no such thing, or that he knows of none: "said they knew of no such incident"."""
    return draft.act in {"asserts", "denies"} and bool(_NO_SUCH.search(_content(draft, ledgered)))


def _is_only_unknown(draft: Draft, ledgered: Ledgered) -> bool:
    """Tell whether he only knows of none: "had no record of any such attack"."""
    content = _content(draft, ledgered)
    return bool(_NO_SUCH.search(content) and _UNKNOWN.search(content))


def _precedes(claim: Claim, draft: Draft, events: Mapping[str, Event]) -> bool:
    is_told = claim.stance in _ASSERTING | {"accepts_responsibility"} and claim.factuality not in {
        "planned",
        "conditional",
    }
    return is_told and events[claim.event].trigger.start < draft.said.cue[0]


def _denial(answered: Claim, draft: Draft, statement: str, ledgered: Ledgered) -> Claim:
    sentence, voice = draft.said.sentence, draft.voice.name if draft.voice is not None else None
    words = ledgered.document.whole(sentence)
    return replace(
        answered,
        id=content_id("c", answered.event, statement, voice, answered.question, "denies", answered.value),
        statement=statement,
        voice=voice,
        stance="doubts" if is_doubting(draft) or _is_only_unknown(draft, ledgered) else "denies",
        count=None,
        hedges=draft.hedges,
        factuality="negated",
        responds_to=answered.id,
        evidence=(words,),
        rule="en.claim.denies_words",
    )
