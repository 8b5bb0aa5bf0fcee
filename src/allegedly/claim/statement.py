"""What is said, with its voices still tokens, goes in; Statements come out: voices resolved, nested, with act, form and hedges."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from allegedly.claim.act import Saying, act_of
from allegedly.claim.attribute import CLAIMED_BY
from allegedly.claim.found import TriggerHit
from allegedly.claim.grammar import SAYINGS, joined
from allegedly.claim.hedge import HedgeHit, hedge_spans, hedges_on
from allegedly.claim.learned import RULE as LEARNED
from allegedly.claim.quote import Range, Said, form_of
from allegedly.claim.voice import is_somebody, phrase_span, voice_at
from allegedly.keys import content_id
from allegedly.parsed import Document, Sentence
from allegedly.records import UNNAMED, Act, Span, Statement, Voice

# Rules whose statement may be a remark on the noun before its cue, and what such a noun names
_REMARKS = frozenset({CLAIMED_BY, "en.statement.passive"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
# What may stand between two who speak together
_BETWEEN = frozenset({"PUNCT", "SPACE", "CCONJ"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement while it is being made. ``outer`` is the position of the statement whose content holds it."""

    said: Said
    voice: Voice | None
    via: tuple[Voice, ...]
    act: Act
    hedges: tuple[Span, ...]
    outer: int | None

    @property
    def negated(self) -> bool:
        """Whether the act is said not to have been done, or nobody to have done it."""
        return self.said.attribution.negated or self.said.attribution.speaker == "nobody"

    @property
    def tells(self) -> bool:
        """Whether it stands behind what its content tells of: a feeling, a plan or a question that only the network sees does not.

        A clause in front of a verb of speech is said: "Six were officers, a spokeswoman told reporters".
        """
        one = self.said.attribution
        if not one.rule.startswith(LEARNED) or one.content.shape in {"that", "quote"}:
            return True
        if (
            one.cue.cue.means == "speech"
            and self.said.ranges[0][0] < self.said.cue[0]
            and one.content.shape != "embedded"
        ):
            return True
        if self._is_said_bare():
            return True
        return self.act != "asserts" and one.content.shape != "embedded"

    def _is_said_bare(self) -> bool:
        """Tell whether a verb of saying takes a clause whose "that" or "were" a headline leaves out: "Army says nine killed"."""
        one = self.said.attribution
        if one.cue.cue.means != "speech" or one.cue.cue.pos != "verb" or one.content.shape == "embedded":
            return False
        root, tokens = one.content.root, self.said.sentence.tokens
        if root is None or "that" not in one.cue.cue.complements:
            return False
        told = (
            root,
            *self.said.sentence.all_children(root, "acl"),
        )  # "15 militants killed": the parser's noun and what it is
        return any(tokens[i].tag in {"VBN", "VBD"} for i in told)

    def holds(self, start: int, end: int) -> bool:
        """Tell whether the characters stand in its content."""
        return any(low <= start and end <= high for low, high in self.said.ranges)

    def reaches(self, start: int, end: int) -> bool:
        """Tell whether the characters stand in its content as the network or as the rules cut it."""
        return self.holds(start, end) or any(low <= start and end <= high for low, high in self.said.ruled)

    @property
    def size(self) -> int:
        """How many characters its content has."""
        return sum(high - low for low, high in self.said.ranges)


def draft_statements(
    document: Document,
    said: Sequence[Said],
    triggers: Mapping[int, Sequence[TriggerHit]],
    hedges: Mapping[int, Sequence[HedgeHit]],
) -> list[Draft]:
    """Return the statements of a report in the order of their cues; a cue with two speakers gives one for each."""
    bare = (_without_speaker(document, one) for one in said)
    speaking = [one for one in bare if _can_speak(document, one, triggers.get(one.sentence.index, ()))]
    drafts = [draft for one in speaking for draft in _drafts(document, one, hedges)]
    nested = [replace(draft, outer=outer) for draft, outer in zip(drafts, _outers(drafts), strict=True)]
    return [_with_act(document, _with_speaker(document, draft, nested), triggers) for draft in nested]


def _without_speaker(document: Document, one: Said) -> Said:
    """Return it without the words for who speaks at the end of what is said: "raided the camp, a leader, NAME, told reporters"."""
    token = one.attribution.voice
    if token is None or not one.ranges or one.apart is not None:
        return one
    low, high = one.ranges[-1]
    span = phrase_span(document, one.sentence, token)
    if not (low < span.start and span.end <= high <= one.cue[0]):
        return one
    end = low + len(document.report.text[low : span.start].rstrip(" ,;"))
    return replace(one, ranges=(*one.ranges[:-1], (low, end))) if end > low else one


def _can_speak(document: Document, one: Said, triggers: Sequence[TriggerHit]) -> bool:
    """Tell whether the voice can be one: what happened and, for words that only may report speech, what is no person or body cannot."""
    token, cue = one.attribution.voice, one.attribution.cue.cue
    if one.attribution.rule in _REMARKS and cue.act != "accuses" and not _is_deed_or_word(one, triggers):
        return False
    if token is None or one.source is not None:
        return True  # the network has read the words around it, too
    if any(hit.token == token and hit.trigger.pos == "noun" for hit in triggers):
        return False
    is_plain = cue.means == "speech"
    return is_plain or (one.sentence.index, token) in document.mention_at or is_somebody(document, one.sentence, token)


def _is_deed_or_word(one: Said, triggers: Sequence[TriggerHit]) -> bool:
    """Tell whether a remark on a noun can be one: "a strike claimed by X", "reports denied by X", not "a valley claimed by X"."""
    content = one.attribution.content
    if content.shape != "relative" or content.root is None:
        return True
    is_deed = any(hit.token == content.root and hit.trigger.type in _DEEDS for hit in triggers)
    return is_deed or one.sentence.tokens[content.root].lemma in SAYINGS


def _drafts(document: Document, one: Said, hedges: Mapping[int, Sequence[HedgeHit]]) -> list[Draft]:
    sentence, attribution = one.sentence, one.attribution
    beside = hedges_on(sentence, attribution.cue.token, hedges.get(sentence.index, ()))
    weak = hedge_spans(document, sentence, beside)
    if attribution.speaker == "nobody":
        return [Draft(one, None, (), attribution.cue.cue.act, weak, None)]
    if attribution.voice is None:
        return [Draft(one, _voice_apart(document, one), (), attribution.cue.cue.act, weak, None)]
    via = _via(document, one)
    speakers = _speakers(one, attribution.voice)
    found = []
    for token in speakers:
        voice = voice_at(document, sentence, token)
        if voice is not None and one.source is not None:
            voice = replace(voice, span=_share(document, sentence, one.source, voice.span, speakers, token))
        found.append(
            Draft(
                replace(one, attribution=replace(attribution, voice=token)),
                voice,
                via,
                attribution.cue.cue.act,
                weak,
                None,
            )
        )
    return found


def _share(
    document: Document, sentence: Sentence, source: Range, own: Span | None, speakers: Sequence[int], token: int
) -> Span | None:
    """Return the part of the words that name all speakers which names one of them, with what stands behind it: "A (party)" of "A (party) and B"."""
    start, end = source
    if len(speakers) == 1:
        return _span(document.report.text, source)
    if own is not None and not start <= own.start <= own.end <= end:
        return own
    after = [i for i in speakers if i > token]
    if token != min(speakers) and own is not None:
        start = own.start
    if after:
        following = phrase_span(document, sentence, min(after)).start
        kept = [t for t in sentence.tokens[token:] if t.end <= following and (t.text == ")" or t.pos not in _BETWEEN)]
        end = max(kept[-1].end if kept else end, sentence.tokens[token].end)
    return _span(document.report.text, (start, end))


def _voice_apart(document: Document, one: Said) -> Voice | None:
    """Return the voice that stands in another sentence than the cue, if there is one."""
    if one.apart is None or one.source is None:
        return None
    voice = voice_at(document, document.sentences[one.apart[0]], one.apart[1])
    return replace(voice, span=_span(document.report.text, one.source)) if voice is not None else None


def _speakers(one: Said, voice: int) -> list[int]:
    """Return the nouns that speak: both of "A and B said", where the words that name the voice hold both."""
    if one.attribution.accused is not None:
        return [voice]
    tokens, source = one.sentence.tokens, one.source
    found = joined(one.sentence, voice)
    if source is None:
        return found
    return [i for i in found if source[0] <= tokens[i].start and tokens[i].end <= source[1]] or [voice]


def _via(document: Document, one: Said) -> tuple[Voice, ...]:
    """Return the voices it came through; whom somebody "told" counts only when that is a medium."""
    found = [voice_at(document, one.sentence, token) for token in one.attribution.via]
    is_told = one.attribution.cue.cue.lemma == "tell"
    return tuple(voice for voice in found if voice is not None and (not is_told or voice.kind == "media"))


def _outers(drafts: Sequence[Draft]) -> list[int | None]:
    """Return for each statement the position of the smallest other one whose content holds its cue; none is its own outer one, by way of others."""
    found: list[int | None] = []
    for i, draft in enumerate(drafts):
        start, end = draft.said.cue
        holding = [
            j
            for j, other in enumerate(drafts)
            if other.said.cue != (start, end) and (other.holds(start, end) or other.said.answers(draft.said))
        ]
        holding.sort(key=lambda j: (drafts[j].size, j))
        found.append(next((j for j in holding if not _leads_to(found, j, i)), None))
    return found


def _leads_to(outers: Sequence[int | None], at: int | None, end: int) -> bool:
    """Tell whether going outwards from one statement comes to another, by the outer ones found so far."""
    while at is not None and at != end:
        at = outers[at] if at < len(outers) else None
    return at == end


def _with_speaker(document: Document, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Give "I" and "we" inside a quotation the voice of the quotation; outside one it stays as the words are."""
    attribution = draft.said.attribution
    if draft.voice is not None or attribution.speaker != "token" or attribution.voice is None:
        return draft
    span = phrase_span(document, draft.said.sentence, attribution.voice)
    outer = draft.outer
    while outer is not None:
        voice = drafts[outer].voice
        if voice is not None:
            return replace(draft, voice=replace(voice, span=span, rule="en.voice.first_person"))
        outer = drafts[outer].outer
    return replace(draft, voice=Voice(UNNAMED, None, None, span, "en.voice.first_person_open"))


def _with_act(document: Document, draft: Draft, triggers: Mapping[int, Sequence[TriggerHit]]) -> Draft:
    sentence = draft.said.sentence
    here = {hit.token: hit for hit in triggers.get(sentence.index, ())}
    one = draft.said.attribution
    act = act_of(Saying(document, sentence, one, draft.voice, here))
    is_loose = one.rule.startswith(LEARNED) and one.content.shape not in {"that", "quote"}
    # a feeling about a deed ("relished bombing the town") owns up to nothing
    return replace(draft, act=one.cue.cue.act if is_loose and act == "claims_responsibility" else act)


def statement_ids(document: Document, drafts: Sequence[Draft]) -> list[str]:
    """Return the id of each statement, made of its report, cue, voice and content."""
    found = []
    for draft in drafts:
        voice = draft.voice.name if draft.voice is not None else None
        content = draft.said.ranges[0][0] if draft.said.ranges else None
        found.append(content_id("s", document.report.id, *draft.said.cue, voice, content))
    return found


def to_statement(document: Document, draft: Draft, ids: Sequence[str], own: str) -> Statement:
    """Return the record of a statement."""
    text = document.report.text
    content = tuple(_span(text, one) for one in draft.said.ranges)
    within = ids[draft.outer] if draft.outer is not None else None
    form = form_of(document.quotations, draft.said.ranges)
    cue = _span(text, draft.said.cue)
    return Statement(
        own, draft.voice, draft.via, cue, content, draft.act, form, draft.hedges, draft.negated, within, draft.said.rule
    )


def _span(text: str, one: Range) -> Span:
    return Span(text[one[0] : one[1]], *one)
