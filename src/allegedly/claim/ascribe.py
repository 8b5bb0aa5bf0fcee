"""A report's statements, events and claims go in; claims of who did what was told in other words come out: "claimed responsibility", "it was the work of X"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from allegedly.claim.act import Saying, is_own
from allegedly.claim.answer import Answered
from allegedly.claim.ascription import Ascription, ascriptions, points_back
from allegedly.claim.blame import Blame, blame_at
from allegedly.claim.embedding import without_word
from allegedly.claim.event import Told
from allegedly.claim.fault import is_doubting, put_on
from allegedly.claim.grammar import joined
from allegedly.claim.stance import Ledgered
from allegedly.claim.statement import Draft
from allegedly.claim.voice import is_somebody, participant_at
from allegedly.parsed import Sentence
from allegedly.records import Claim, Participant, Span, Stance

_SAID = frozenset({"asserts", "confirms", "accuses", "claims_responsibility"})
_ASSERTING = frozenset({"asserts", "confirms"})
_EACH = frozenset({"other", "another"})
_OWNED = frozenset({"responsibility", "credit", "ownership", "it", "this", "that"})
_FIRING = frozenset({"fire", "shoot"})  # without an object they name no deed of their own
_TOLD = frozenset({"actual", "possible"})
# How many ends of line may lie between a deed and who is said to have done it: the same paragraph, or one of the two before
_NEAR = 4


class Behind(NamedTuple):
    """Who is said to have done one event, with the stance, the rule, and the words that say so or only suggest it."""

    told: Told
    at: int | None
    stance: Stance
    value: str
    rule: str
    evidence: Span
    weak: Span | None = None


def ascribed(ledgered: Ledgered, told: Sequence[Told], claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of responsibility that no event's own sentence grammar gives; what a voice says already is not said again."""
    asserted = {claim.event for claim in claims if claim.question == "occurrence" and claim.stance in _ASSERTING}
    said = [one for one in told if one.event.id in asserted]
    answered = {claim.statement for claim in claims if claim.question == "responsibility"} - {None}
    known = {_key(claim) for claim in claims if claim.question == "responsibility"}
    found: dict[str, Claim] = {}
    for behind in (*_of_statements(ledgered, said, told, answered), *_of_words(ledgered, said, told)):
        claim = _claim(ledgered, behind)
        if _key(claim) not in known:
            known.add(_key(claim))
            found[claim.id] = claim
    return list(found.values())


def _key(claim: Claim) -> tuple[str, str | None, bool]:
    """Who speaks of which event, and whether it is to deny: one may deny its own part and name another's."""
    return claim.event, claim.voice, claim.stance in {"denies", "doubts", "no_comment"}


def _claim(ledgered: Ledgered, behind: Behind) -> Claim:
    claim = ledgered.claim(
        behind.told, behind.at, Answered("responsibility", behind.stance, behind.value, None, behind.rule)
    )
    evidence = tuple(dict.fromkeys((behind.told.event.evidence, behind.evidence)))
    if behind.weak is None:
        return replace(claim, evidence=evidence)
    return replace(claim, evidence=evidence, hedges=(*claim.hedges, behind.weak), factuality="possible")


def _of_statements(
    ledgered: Ledgered, said: Sequence[Told], told: Sequence[Told], answered: set[str | None]
) -> Iterator[Behind]:
    """Yield what statements without a deed among their words say of the last one told: "claimed responsibility", "denied any part in it"."""
    for i, draft in enumerate(ledgered.drafts):
        is_aside = draft.act == "accuses" and draft.said.attribution.content.root == draft.said.attribution.accused
        is_answered = ledgered.ids[i] in answered and not is_aside
        if draft.negated or draft.voice is None or not draft.tells or is_answered:
            continue
        held = [one for one in told if draft.holds(one.event.trigger.start, one.event.trigger.end)]
        last = _last_told(ledgered, said, draft.said.cue[0])
        if last is None or (not is_aside and any(one.event.type != "ACCUSE" for one in held)):
            continue  # what "X, which has threatened to kill" is blamed for is told elsewhere
        taken = _taken(ledgered, draft)
        if taken is not None:
            yield Behind(last, i, *taken, ledgered.document.whole(draft.said.sentence))


def _taken(ledgered: Ledgered, draft: Draft) -> tuple[Stance, str, str] | None:
    """Return the stance on who did what was told before, who that is, and the rule; ``None`` where the words say nothing of it."""
    own = draft.voice.name if draft.voice is not None else ""
    root, sentence = draft.said.attribution.content.root, draft.said.sentence
    if draft.act == "claims_responsibility" and (root is None or sentence.tokens[root].lemma in _OWNED):
        return "accepts_responsibility", own, "en.claim.accepts_told"
    if draft.act == "accuses":
        return _accused(ledgered, draft)
    blame = blame_at(sentence, root) if root is not None else None
    if blame is None or not all(points_back(sentence, i) for i in blame.events):
        return None
    who = _who(ledgered, draft, blame)
    if who is None:
        return None
    if is_doubting(draft):
        return "doubts", who, "en.claim.doubt"
    if blame.negated or draft.act == "denies":
        return "denies", who, "en.claim.denies_told"
    if draft.act not in _SAID or blame.who is None:
        return None
    return ("accepts_responsibility" if who == own else "asserts"), who, "en.claim.responsible_told"


def _accused(ledgered: Ledgered, draft: Draft) -> tuple[Stance, str, str] | None:
    one, document = draft.said.attribution, ledgered.document
    is_each = one.accused is not None and draft.said.sentence.tokens[one.accused].lemma in _EACH
    if one.accused is None or is_each or not _is_of_what_was_told(draft):
        return None
    accused = put_on(draft, one.accused)
    found = participant_at(document, draft.said.sentence, accused, "en.party.accused") if accused is not None else None
    return ("asserts", found.name, "en.claim.blames") if found is not None else None


def _is_of_what_was_told(draft: Draft) -> bool:
    """Tell whether an accusation names no deed of its own: "blamed the rebels", "accused the army of firing from the hill"."""
    one = draft.said.attribution
    if one.content.root is None or one.content.root == one.accused:
        return True
    token = draft.said.sentence.tokens[one.content.root]
    return token.lemma in _FIRING and token.tag == "VBG"


def _who(ledgered: Ledgered, draft: Draft, blame: Blame) -> str | None:
    saying = Saying(ledgered.document, draft.said.sentence, draft.said.attribution, draft.voice, {})
    if blame.who is None or is_own(saying, blame.who):
        return draft.voice.name if draft.voice is not None else None
    return _names(ledgered, draft.said.sentence, tuple(joined(draft.said.sentence, blame.who)))


def _of_words(ledgered: Ledgered, said: Sequence[Told], told: Sequence[Told]) -> Iterator[Behind]:
    """Yield what words other than those of statements lay at somebody's door, in the innermost voice that says them."""
    at = {(one.sentence.index, one.token): one for one in told}
    for sentence in ledgered.document.sentences:
        for one in ascriptions(sentence):
            spoken = _speaker(ledgered, sentence, one)
            if spoken is None:
                continue
            i, stance = spoken
            draft = ledgered.drafts[i] if i is not None else None
            who = _doers(ledgered, sentence, draft, tuple(i for i in one.who if (sentence.index, i) not in at))
            if who is None:
                continue
            if draft is not None and draft.voice is not None and draft.voice.name == who and stance == "asserts":
                stance = "accepts_responsibility"
            weak = ledgered.document.span(sentence, *one.weak) if one.weak is not None else None
            for deed in _deeds(ledgered, said, at, sentence, one):
                yield Behind(deed, i, stance, who, one.rule, ledgered.document.whole(sentence), weak)


def _doers(ledgered: Ledgered, sentence: Sentence, draft: Draft | None, tokens: tuple[int, ...]) -> str | None:
    """Return who is meant; "we" and "our men" are who speaks."""
    if draft is not None and draft.voice is not None and len(tokens) == 1:
        saying = Saying(ledgered.document, draft.said.sentence, draft.said.attribution, draft.voice, {})
        if sentence is draft.said.sentence and is_own(saying, tokens[0]):
            return draft.voice.name
    return _names(ledgered, sentence, tokens)


def _deeds(
    ledgered: Ledgered, said: Sequence[Told], at: dict[tuple[int, int], Told], sentence: Sentence, one: Ascription
) -> list[Told]:
    named = [at[sentence.index, i] for i in one.deeds if (sentence.index, i) in at]
    if named:
        return [deed for deed in named if deed.event.type != "ACCUSE" and deed.how in _TOLD]
    if not all(points_back(sentence, i) for i in one.deeds):
        return []
    last = _last_told(ledgered, said, sentence.tokens[one.word].start)
    return [last] if last is not None else []


def _speaker(ledgered: Ledgered, sentence: Sentence, one: Ascription) -> tuple[int | None, Stance] | None:
    """Return the statement in whose words an ascription stands and its stance; ``None`` where nobody says it."""
    token = sentence.tokens[one.word]
    near = [
        (i, draft)
        for i, draft in enumerate(ledgered.drafts)
        if draft.holds(token.start, token.end)
        or (draft.said.sentence is sentence and draft.said.cue[0] <= token.start < draft.said.cue[1])
    ]
    is_unfounded = without_word(sentence, one.word)  # "no evidence that X was behind it"
    if not near:
        return None, "doubts" if is_unfounded else "denies" if one.negated else "asserts"
    i, draft = min(near, key=lambda row: (row[1].size, row[0]))
    if draft.negated or not (draft.act in _SAID or draft.act == "denies"):
        return None
    if is_doubting(draft) or is_unfounded:
        return i, "doubts"
    is_denied = draft.act == "denies" and draft.said.sentence is sentence  # not where a quotation goes on
    return i, "denies" if one.negated or is_denied else "asserts"


def _last_told(ledgered: Ledgered, said: Sequence[Told], before: int) -> Told | None:
    """Return the last deed of force told before, in the same paragraph or one of the two before it, that is said to have happened."""
    text = ledgered.document.report.text
    found = [
        one
        for one in said
        if one.event.type == "ASSAULT" and one.how in _TOLD and not one.event.aggregate
        and one.event.trigger.start < before and text.count("\n", one.event.trigger.start, before) <= _NEAR
    ]  # fmt: skip
    # "a guard was wounded" is told of the raid; who is behind the raid is what is asked
    main = [one for one in found if one.event.actors or one.sentence.tokens[one.token].pos == "NOUN"] or found
    return max(main, key=lambda one: one.event.trigger.start, default=None)


def _names(ledgered: Ledgered, sentence: Sentence, tokens: tuple[int, ...]) -> str | None:
    """Return who is meant, ``None`` where one of them is no person or body, or cannot be known."""
    found: list[Participant] = []
    for i in tokens:
        one = participant_at(ledgered.document, sentence, i, "en.party.ascribed")
        if one is None or not (one.actor is not None or is_somebody(ledgered.document, sentence, i)):
            return None
        found.append(one)
    return "; ".join(dict.fromkeys(one.name for one in found)) or None
