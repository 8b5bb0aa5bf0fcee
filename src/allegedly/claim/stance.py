"""Events and statements go in, Claims come out: each voice's stance on each question about each event it speaks of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from allegedly.claim.act import Saying, is_own
from allegedly.claim.answer import Answered, asserted, has_no_word, is_taking, names, no_word, none_of, reported
from allegedly.claim.blame import blame_at, blame_told, turned
from allegedly.claim.clause import governing_verb
from allegedly.claim.embedding import without_word, word_above
from allegedly.claim.event import Told
from allegedly.claim.fault import (
    blamed_without_word,
    harm_denied,
    is_doubting,
    is_of_words,
    is_only_alluded_to,
    is_what_is_blamed,
    put_on,
)
from allegedly.claim.first_person import first_doer, own_words
from allegedly.claim.grammar import SAYINGS, joined, own_subject
from allegedly.claim.retract import is_corrected, taken_back
from allegedly.claim.statement import Draft
from allegedly.claim.untrue import falsely_told, is_belied
from allegedly.claim.unverified import find_unverified
from allegedly.claim.voice import participant_at
from allegedly.keys import content_id
from allegedly.parsed import Document
from allegedly.records import UNNAMED, Claim, Factuality, Span, Stance

_FORECASTS = frozenset({"predicts"})
_INTENTS = frozenset({"threatens", "promises", "demands"})
# Ways of saying that one had no part in it
_DISOWNING = frozenset({"distance", "dissociate", "disassociate", "wash"})


# In the place of a statement: words in quotation marks that the report gives to nobody
UNSAID = -1
# A quotation of fewer characters is a phrase in the reporter's own sentence.
SHORTEST_QUOTED = 40


@dataclass(frozen=True)
class Ledgered:
    """What the making of claims looks at: the document, its statements and their ids."""

    document: Document
    drafts: Sequence[Draft]
    ids: Sequence[str]

    @cached_property
    def unverified(self) -> dict[int, tuple[Span, ...]]:
        """The sentences whose claims the report says it could not check, with the words that say so."""
        return find_unverified(self.document, {draft.said.sentence.index for draft in self.drafts})

    def covering(self, told: Told) -> list[int]:
        """Return the statements whose content holds the event's trigger, the innermost first."""
        span = told.event.trigger
        found = [i for i, one in enumerate(self.drafts) if one.holds(span.start, span.end) and self._tells(one, span)]
        return sorted(found, key=lambda i: (-self._depth(i), self.drafts[i].size, i))

    def _depth(self, i: int) -> int:
        """Return in how many statements' words a statement is made."""
        depth, at = 0, self.drafts[i].outer
        while at is not None and depth < len(self.drafts):
            depth, at = depth + 1, self.drafts[at].outer
        return depth

    def _tells(self, draft: Draft, span: Span) -> bool:
        """Tell whether a statement stands behind some words: always where it quotes them, "called it "a blatant aggression""."""
        return draft.tells or any(q.start < span.start and span.end < q.end for q in self.document.quotations)

    def claims(self, told: Told) -> Iterator[Claim]:
        """Yield the claims about one event: of the innermost voices, of outer ones that answer them, else of the reporter.

        What stands in the words of another voice than the event itself ("a strike which, the army said, killed 22") is that voice's.
        """
        for at, answer in self._answers(told):
            own = self._own_voice(told, at, answer)
            yield self.claim(told, own, answer)

    def _own_voice(self, told: Told, at: int | None, answer: Answered) -> int | None:
        """Return the statement in whose words an answer stands, where that is not the one the event stands in."""
        if answer.span is None or answer.stance not in {"asserts", "confirms"}:
            return at
        trigger = told.event.trigger
        holding = [
            i
            for i, one in enumerate(self.drafts)
            if one.tells and one.holds(answer.span.start, answer.span.end) and not self._is_silent(i)
        ]
        inner = min(holding, key=lambda i: (self.drafts[i].size, i), default=None)
        if answer.span.start < trigger.start:
            return (
                at  # "vowed to avenge the general, who died in a bombing": the words of another tell only who is meant
            )
        if inner is None or self.drafts[inner].holds(trigger.start, trigger.end) or self.drafts[inner].act == "denies":
            return at
        return inner

    def _answers(self, told: Told) -> Iterator[tuple[int | None, Answered]]:
        chain = self.covering(told)
        kept_quiet = {self._voice(self.drafts[i], i) for i in chain if self._is_silent(i)}
        speaking = [i for i in chain if not self._is_silent(i) and self._voice(self.drafts[i], i) not in kept_quiet]
        for i in (i for i in chain if self._is_silent(i) and self.drafts[i].act == "declines_to_comment"):
            yield i, Answered("responsibility", "no_comment", None, None, "en.claim.no_comment")
        remarks = [i for i in speaking if _is_aside(self.drafts[i])]
        for i in remarks:
            yield from ((i, answer) for answer in self._remarked(told, self.drafts[i]))
        speaking = self._by_somebody([i for i in speaking if i not in remarks])
        if not speaking:
            if not any(self._left_open(i) for i in chain):
                yield from self._in_own_words(told)
            return
        inner = self.drafts[speaking[0]]
        for i in speaking:
            draft = self.drafts[i]
            if draft is not inner and draft.act == "denies" and (told.how == "negated" or inner.act == "denies"):
                continue  # who rejects a denial has said nothing of it yet
            if draft.said.cue == inner.said.cue or self._is_answer(draft, inner):
                yield from ((i, answer) for answer in self._answer(told, draft))
        if len(speaking) == 1 and is_belied(inner.said.sentence, inner.said.attribution.cue.token):
            yield None, Answered("occurrence", "denies", None, None, "en.claim.told_falsely")

    def _in_own_words(self, told: Told) -> Iterator[tuple[int | None, Answered]]:
        """Yield what the report says itself; "we" and "our" are those of who writes, whom nothing here names."""
        ours, rest = own_words(self.document, told) if told.how in {"actual", "negated"} else ([], [])
        yield from ((UNSAID, answer) for answer in ours)
        at = UNSAID if self._is_only_quoted(told) else None
        yield from ((at, answer) for answer in (rest if ours or rest else reported(told)))

    def _by_somebody(self, speaking: list[int]) -> list[int]:
        """Leave out who is nobody in the words of another: of "said the strikes were believed to be X's" the speaker stands behind it, weakly."""
        kept = [i for i in speaking if not self._is_only_held(i)]
        return kept if any(self.drafts[i].voice is not None for i in kept) else speaking

    def _is_only_held(self, i: int) -> bool:
        one = self.drafts[i].said.attribution
        return one.rule == "en.statement.agentless" and one.cue.cue.means == "thought" and one.cue.cue.act == "asserts"

    def _remarked(self, told: Told, draft: Draft) -> list[Answered]:
        """Return what a remark on the noun before it says: nothing of what the rest of the sentence tells ("..., killed nine")."""
        return [
            a
            for a in self._answer(told, draft)
            if a.rule != "en.claim.responsibility" and (a.span is None or draft.holds(a.span.start, a.span.end))
        ]

    def _is_silent(self, i: int) -> bool:
        draft = self.drafts[i]
        return (draft.negated and not self._is_doubt(draft)) or draft.act == "declines_to_comment"

    @staticmethod
    def _is_doubt(draft: Draft) -> bool:
        """Tell whether "could not rule out": a denial that is not made."""
        cue = draft.said.attribution.cue.cue
        if (
            cue.means == "thought"
            and cue.act in {"asserts", "confirms"}
            and draft.said.attribution.content.root is not None
        ):
            return True  # "did not believe that the army was behind it"
        return draft.act == "denies" and cue.lemma == "rule out"

    def _left_open(self, i: int) -> bool:
        """Tell whether a clause was left unsaid: "neither confirmed nor denied that X", "has yet to say whether X": nobody says X."""
        is_clause = self.drafts[i].said.attribution.content.shape in {"that", "to", "embedded"}
        return self._is_silent(i) and (is_clause or self.drafts[i].act == "confirms")

    def _is_only_quoted(self, told: Told) -> bool:
        """Tell whether the event stands in a quotation of some length that is given to nobody: then it is not the reporter's either."""
        span = told.event.trigger
        return any(
            q.start < span.start and span.end < q.end and q.end - q.start > SHORTEST_QUOTED
            for q in self.document.quotations
        )

    @staticmethod
    def _is_answer(outer: Draft, inner: Draft) -> bool:
        """Tell whether the outer voice takes a stance on what the inner one says: "rejected the accusation that X", "said reports were false"."""
        if outer.said.sentence is not inner.said.sentence:
            return False
        root, sentence, cue = outer.said.attribution.content.root, outer.said.sentence, inner.said.attribution.cue
        if outer.act not in {"denies", "confirms"} or root is None:
            return cue.cue.pos == "noun" and without_word(sentence, cue.token)
        if cue.cue.pos != "noun":
            if cue.token in sentence.all_children(root, "relcl"):
                return sentence.tokens[root].lemma in SAYINGS  # "rejected a report that said X"
            # "reports" tagged as a verb, and yet a subject: "said reports it had bombed X were lies"
            return cue.token == own_subject(sentence, root) or is_belied(sentence, cue.token)
        above = governing_verb(sentence, cue.token)
        return (
            outer.said.answers(inner.said)
            or cue.token in {root, own_subject(sentence, root)}
            or (inner.voice is None and above in {root, outer.said.attribution.cue.token})
        )

    def _answer(self, told: Told, draft: Draft) -> list[Answered]:
        if (other := self._not_said(told, draft)) is not None:
            return other
        if draft.act == "condemns" and is_of_words(draft):
            return []  # "hit out at claims that X": who says X is somebody else
        accused = self._accused(draft) if is_what_is_blamed(draft, told) else None
        blamed = self._blamed(told, draft)
        if told.how == "negated" and draft.act in _INTENTS:
            return []  # who asks others not to do it says nothing of what was done
        if draft.act == "claims_responsibility":
            if not self._owns(told, draft):
                return asserted(told, "asserts")
            own = draft.voice.name if draft.voice is not None else None
            rest = [a for a in asserted(told, "asserts") if a.question != "responsibility"]
            return [*rest, Answered("responsibility", "accepts_responsibility", own, None, "en.claim.accepts")]
        if told.how == "negated" and self._is_own_deed(told, draft):
            return self._denied(told, draft)
        stance: Stance = "confirms" if draft.act == "confirms" else "asserts"
        found = asserted(told, stance)
        blame = accused if accused is not None and draft.act == "accuses" else blamed
        if blame is not None and told.how != "negated":
            found = [a for a in found if a.question != "responsibility"]
            found.append(Answered("responsibility", stance, blame, None, "en.claim.accuses"))
        return found

    def _not_said(self, told: Told, draft: Draft) -> list[Answered] | None:
        """Return what a statement answers that does not stand behind the event: takes back, has no word of, doubts or denies; else ``None``."""
        if (withdrawn := taken_back(told, draft)) is not None:
            return withdrawn
        cue = draft.said.attribution.cue.token if draft.said.sentence is told.sentence else None
        if falsely_told(told.sentence, told.token, cue) and draft.act != "denies":
            return [Answered("occurrence", "denies", None, None, "en.claim.told_falsely")]
        unfounded = blamed_without_word(self.document, told, draft)
        if unfounded is not None:
            return [Answered("responsibility", "doubts", unfounded, None, "en.claim.no_word")]
        is_word_of_it = cue is not None and cue == word_above(told.sentence, told.token)
        if has_no_word(told) and draft.act != "denies" and not is_word_of_it:
            return no_word(told)
        harm = harm_denied(told, draft) if draft.act == "denies" and not draft.negated else None
        if harm is not None and not (is_doubting(draft) and any(answer.question != "toll" for answer in harm)):
            return harm
        if (draft.negated and self._is_doubt(draft)) or is_doubting(draft):
            blamed = self._blamed(told, draft)
            if blamed is not None:
                return [Answered("responsibility", "doubts", blamed, None, "en.claim.doubt")]
            return [Answered("occurrence", "doubts", None, None, "en.claim.doubt")]
        return self._denied(told, draft) if draft.act == "denies" else None

    def _owns(self, told: Told, draft: Draft) -> bool:
        """Tell whether a claim of responsibility is for this event: it is what is claimed, or the voice's own doing."""
        if any(self._is_of(one.actor, one.name, draft) for one in told.event.actors):
            return True
        root = draft.said.attribution.content.root
        if root is None or draft.said.sentence is not told.sentence:
            return root is None
        blame = blame_at(told.sentence, root)
        named = {root, *(blame.events if blame is not None else ()), *joined(told.sentence, root)}
        is_outright = draft.said.attribution.cue.cue.act == "claims_responsibility"
        return told.token in named or (
            is_outright and told.sentence.tokens[told.token].pos == "NOUN" and not told.event.actors
        )

    def _accused(self, draft: Draft) -> str | None:
        token = draft.said.attribution.accused
        token = put_on(draft, token) if token is not None else None
        if token is None or draft.said.sentence.tokens[token].lemma == "other":
            return None
        found = participant_at(self.document, draft.said.sentence, token, "en.party.accused")
        return found.name if found is not None else None

    def _blamed(self, told: Told, draft: Draft) -> str | None:
        """Return who is said to be behind the event: "said that X was behind the attack"."""
        root = draft.said.attribution.content.root
        if root is None or draft.said.sentence is not told.sentence:
            return None
        blame = blame_at(told.sentence, root)
        if blame is None or blame.who is None or told.token not in blame.events or blame.negated:
            return None
        found = participant_at(self.document, told.sentence, blame.who, "en.party.blamed")
        return found.name if found is not None else None

    def _denied(self, told: Told, draft: Draft) -> list[Answered]:
        """Return what a denial denies: responsibility, the target, the toll, or that it happened at all."""
        own = draft.voice.name if draft.voice is not None else None
        root = draft.said.attribution.content.root
        saying = Saying(self.document, draft.said.sentence, draft.said.attribution, draft.voice, {})
        here = draft.said.sentence is told.sentence
        blame = blame_told(told.sentence, root) if here and root is not None else None
        blame = turned(blame, told.token) if blame is not None and here else blame
        if blame is not None and (not blame.events or told.token in blame.events):
            who = own if blame.who is None or is_own(saying, blame.who) else self._names_of(told, blame.who)
            return [Answered("responsibility", "denies", who, None, "en.claim.denies_involvement")]
        if self._is_own_deed(told, draft):
            return [Answered("responsibility", "denies", own, None, "en.claim.denies_own_act")]
        if draft.said.attribution.cue.cue.lemma.split()[0] in _DISOWNING and told.token == root:
            return [Answered("responsibility", "denies", own, None, "en.claim.disowns")]
        about = own_subject(told.sentence, root) if here and root is not None else None
        if told.event.type == "ACCUSE" and told.token in {root, about}:
            return []  # "rejected the accusation" denies what was said, not that it was said: see look_back
        if is_only_alluded_to(draft, told):
            return []
        nobody = none_of(told, "asserts")
        outright = [Answered("occurrence", "denies", None, None, "en.claim.denies")]
        return [*nobody, *outright] if is_taking(told.event) or not nobody else nobody

    def _names_of(self, told: Told, token: int) -> str | None:
        every = joined(told.sentence, token)
        found = [participant_at(self.document, told.sentence, i, "en.party.blamed") for i in every]
        return names([one for one in found if one is not None])

    def _is_own_deed(self, told: Told, draft: Draft) -> bool:
        """Tell whether an event is the voice's own doing, or would be: "we did not shell the market"."""
        if any(self._is_of(one.actor, one.name, draft) for one in told.event.actors):
            return True
        doer = first_doer(told.sentence, told.token) if draft.said.sentence is told.sentence else None
        saying = Saying(self.document, draft.said.sentence, draft.said.attribution, draft.voice, {})
        return draft.voice is not None and doer is not None and is_own(saying, doer)

    @staticmethod
    def _is_of(actor: str | None, name: str, draft: Draft) -> bool:
        if draft.voice is None:
            return False
        return (actor is not None and actor == draft.voice.actor) or name in {draft.voice.name, draft.voice.speaks_for}

    @staticmethod
    def _voice(draft: Draft | None, at: int | None) -> str | None:
        if draft is None:
            return UNNAMED if at == UNSAID else None
        if is_corrected(draft):
            return None
        return draft.voice.name if draft.voice is not None else UNNAMED

    def _unchecked(self, draft: Draft, answer: Answered) -> tuple[Span, ...]:
        """Return the report's own words that it could not check what this voice says; they weaken what is claimed, not what is denied."""
        if answer.stance not in {"asserts", "confirms", "accepts_responsibility"}:
            return ()
        found = self.unverified.get(draft.said.sentence.index, ())
        return tuple(span for span in found if not draft.holds(span.start, span.end))

    def claim(self, told: Told, at: int | None, answer: Answered) -> Claim:
        """Return the claim that a statement, the reporter (``None``) or nobody (``UNSAID``) makes of an event by one answer."""
        draft = self.drafts[at] if at is not None and at != UNSAID else None
        voice = self._voice(draft, at)
        doubted = told.put.actors if answer.question == "responsibility" else ()
        own = (*draft.hedges, *self._unchecked(draft, answer)) if draft is not None else ()
        hedges = tuple(dict.fromkeys((*told.put.event, *doubted, *own)))
        statement = self.ids[at] if draft is not None and at is not None else None
        key = f"{answer.figure.kind}:{answer.figure.span.start}" if answer.figure is not None else answer.value
        evidence = [told.event.evidence]
        if draft is not None and draft.said.sentence is not told.sentence:
            evidence.append(self.document.whole(draft.said.sentence))
        return Claim(
            id=content_id("c", told.event.id, statement, voice, answer.question, answer.stance, key),
            event=told.event.id,
            statement=statement,
            voice=voice,
            question=answer.question,
            stance=answer.stance,
            value=answer.value,
            count=answer.figure,
            factuality=_put(told, draft, doubted),
            hedges=hedges,
            responds_to=None,
            evidence=tuple(evidence),
            rule=answer.rule,
        )


def _is_aside(draft: Draft) -> bool:
    """Tell whether a statement is a remark on the noun before it: "the bombing, which the army denied", "a strike claimed by X"."""
    return draft.said.attribution.content.shape == "relative"


def _put(told: Told, draft: Draft | None, doubted: tuple[Span, ...]) -> Factuality:
    """Return how the claim is put: the sentence's own way, unless the act makes it a forecast or an intent, or a hedge weakens it."""
    if told.how == "actual" and draft is not None and told.token == draft.said.attribution.content.root:
        if draft.act in _FORECASTS:
            return "possible"
        if draft.act in _INTENTS:
            return "planned"
    if draft is not None and draft.act in _FORECASTS and told.how == "planned":
        return "possible"
    is_weak = bool(told.put.event) and not (told.put.distanced and draft is not None)
    if told.how == "actual" and (is_weak or doubted or draft_is_weak(draft)):
        return "possible"
    return "background" if told.how == "actual" and told.event.background else told.how


def draft_is_weak(draft: Draft | None) -> bool:
    """Tell whether a statement is itself hedged ("reportedly announced") or names nobody ("are said to be")."""
    return draft is not None and (bool(draft.hedges) or draft.voice is None)
