"""What the rules found and what the network found go in; one list of what is said comes out, each with one rule id.

The network knows where the words of a voice, a cue and a content begin and end, and sees cues that no list holds. The rules know what a
cue does (denies, accuses), whether it is negated, through whom words came and who is meant. So where both see a cue, the words are the
network's and the meaning is the rules'; where one alone sees it, it stands alone. docs/statements.md has the figures behind each choice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from allegedly.claim.attribute import UTTERING
from allegedly.claim.attribution import Attribution
from allegedly.claim.blame import is_to_blame
from allegedly.claim.colon import COLON
from allegedly.claim.content import trim
from allegedly.claim.found import CueHit
from allegedly.claim.grammar import SAYINGS, joined
from allegedly.claim.learned import characters, content_of, head_of, is_pronoun, learned, phrase_of
from allegedly.claim.mend import cites_ground
from allegedly.claim.quote import Range, Said
from allegedly.claim.tagger.tag import Run, Tagged, Tagging
from allegedly.parsed import Document, Sentence

# Rules that give one cue two voices or turn its roles round: the network knows one voice to a cue.
OWN_ROLES = frozenset({"en.statement.reciprocal", "en.statement.citing", "en.statement.quoted_as", "en.voice.according_to_which"})  # fmt: skip
# "claimed the bombing" takes it upon itself, though the word alone only asserts
_CLAIMING = frozenset({"claim"})
# Participles before a noun that say only how sure it is who is meant
_DOUBTED = frozenset(
    {"suspect", "suspected", "allege", "alleged", "presume", "presumed", "purported", "suppose", "supposed"}
)
# What may stand between content and voice, and what closes content
_LOOSE = frozenset({"PUNCT", "SPACE"})
_CLOSING = frozenset('”»"’')
# What the rules alone see with these acts is kept, whatever the network thinks of it.
_KEPT = frozenset({"denies", "accuses", "claims_responsibility", "declines_to_comment"})
# Below this share the network takes a word for no cue; measured on PolNeAR's dev part and on the gold of conflict reports.
UNLIKELY = 0.01
# Who puts a figure on a toll says so, though the network has not learned it.
_FIGURING = frozenset({"put toll", "put death toll", "put number", "put figure", "give toll", "give death toll", "give number", "give figure"})  # fmt: skip
# Acts that are done by saying nothing further: their cue holds what the network takes for content ("declined / to comment").
_WHOLE_CUES = frozenset({"declines_to_comment", "claims_responsibility"})


def agree(
    document: Document, said: Sequence[Said], tagging: Tagging, cues: Mapping[int, Sequence[CueHit]]
) -> list[Said]:
    """Return what is said by rules and network together, in the order of the cues. ``cues`` are the cue words of each sentence."""
    tagged = tagging.found
    partners: dict[int, list[Said]] = {}
    found: list[Said] = []
    for one in said:
        at = next((k for k, t in enumerate(tagged) if t.cue.has(one.sentence.index, one.attribution.cue.token)), None)
        if at is not None:
            partners.setdefault(at, []).append(one)
        elif not tagged or _stands_alone(one, tagging) or any(other.answers(one) for other in said):
            found.append(one)
    for k, seen in enumerate(tagged):
        ruled = partners.get(k)
        if ruled is None:
            if not _is_no_saying(document, seen.cue):
                found += learned(document, seen, cues.get(seen.cue.sentence, ()))
        else:
            found += _together(_Seen(document, seen, tagged, said), ruled)
    return sorted(found, key=lambda one: one.cue)


def _is_no_saying(document: Document, cue: Run) -> bool:
    """Tell whether words only say who did it, hedge who did, or name a ground: "is to blame", "suspected rebels", "citing the shelling"."""
    sentence, head = document.sentences[cue.sentence], head_of(document, cue)
    words = [token.text.casefold() for token in sentence.tokens[max(cue.first - 1, 0) : cue.last + 1]]
    if words[-2:] == ["under", "questioning"]:
        return True
    if sentence.tokens[head].text.casefold() in {"citing", "quoting"} and cites_ground(sentence, head):
        return True
    return any(is_to_blame(sentence, i) for i in range(cue.first, cue.last + 1)) or (
        cue.first == cue.last and sentence.tokens[head].dep == "amod" and sentence.tokens[head].lemma in _DOUBTED
    )


def _stands_alone(one: Said, tagging: Tagging) -> bool:
    """Tell whether to keep what the rules alone see: what stands inside what is said, denials and accusations, and "said that".

    The rest (thoughts, "reported the loss", "spoke up", and cues that the network has next to no doubt are none) is wrong more often
    than right on PolNeAR's dev part. What denies or accuses stays: to lose a denial is worse than a statement too many.
    """
    start, end = one.cue
    cue, shape = one.attribution.cue.cue, one.attribution.content.shape
    if cue.lemma in _FIGURING and one.attribution.voice is not None:
        return True
    if cue is COLON:
        return True
    is_inside = any(low <= start and end <= high for other in tagging.found for low, high in other.content)
    if not is_inside and cue.act not in _KEPT and tagging.share(_run(one)) < UNLIKELY:
        return False
    is_bare = shape in {"np", "none", "to"} and cue.lemma not in _CLAIMING
    is_plain = cue.act in {"asserts", "praises", "promises"} and (cue.means == "thought" or is_bare)
    return is_inside or not is_plain


def _run(one: Said) -> Run:
    hit = one.attribution.cue
    return Run(hit.sentence, hit.first, hit.last)


class _Seen:
    """One cue as the network sees it, with all else that is seen and said."""

    def __init__(self, document: Document, own: Tagged, every: Sequence[Tagged], said: Sequence[Said]) -> None:
        self.document, self.own, self.every, self.said = document, own, every, said

    def follows(self, one: Said) -> list[Said]:
        """Return the statements that are made beside this one, not in it: "said X and denied Y", "said X but did not elaborate"."""
        sentence, cue = one.sentence, one.attribution.cue.token
        beside = set(sentence.all_children(cue, "conj"))
        return [other for other in self.said if other.sentence is sentence and other.attribution.cue.token in beside]


def _together(seen: _Seen, ruled: Sequence[Said]) -> Iterator[Said]:
    """Yield what one cue of the network stands for where rules see it, too: its most telling word's statement, with all its voices."""
    main = min(ruled, key=_telling)
    for one in ruled:
        if one is main and one.attribution.rule.removesuffix(".participle") not in OWN_ROLES:
            yield _with_voice(seen, _with_words(seen, one))
        elif one is main or one.attribution.cue.token == main.attribution.cue.token or _is_answered(main, one):
            yield one


def _telling(one: Said) -> tuple[bool, int]:
    """Order the words of one cue: "denying" in "issued a statement denying" before what only says that something was said."""
    return one.attribution.cue.cue.act == "asserts", len(one.sentence.ancestors(one.attribution.cue.token))


def _is_answered(main: Said, one: Said) -> bool:
    """Tell whether a noun in the cue is what is answered: the claims of "rejected claims that X"."""
    return main.attribution.cue.cue.act in {"denies", "confirms"} and one.attribution.cue.cue.pos == "noun"


def _with_words(seen: _Seen, one: Said) -> Said:
    """Return it with the cue and the content as the network cuts them."""
    own, attribution, sentence = seen.own, one.attribution, one.sentence
    is_remark = attribution.accused is not None and attribution.content.shape == "relative"
    if attribution.cue.cue.act in _WHOLE_CUES or is_remark:
        return one  # of "nine died in an attack blamed on X" only the attack is blamed on anybody
    ranges = _ranges(seen, one)
    hit = attribution.cue._replace(first=own.cue.first, last=own.cue.last)
    own_content = attribution.content if ranges == one.ranges else None
    content = own_content or content_of(sentence, attribution.content, ranges, hit)
    return replace(one, attribution=replace(attribution, cue=hit, content=content), ranges=ranges, ruled=one.ranges)


def _ranges(seen: _Seen, one: Said) -> tuple[Range, ...]:
    """Return the content: the network's, cut where the next statement begins, and what the rules join to it from other paragraphs."""
    own, sentence = seen.own, one.sentence
    found = [r for r in own.content if not is_pronoun(sentence, r) and not _is_in_voice(seen, one, r)]
    found = [_before_voice(one, r) for r in found]
    kept = [cut for r in found if (cut := _before_next(seen, one, r)) is not None]
    if not kept or _holds_its_governor(sentence, one.attribution.cue, kept) or _is_better_ruled(one, kept):
        return one.ranges
    return tuple(sorted([*kept, *_from_further_on(seen, one, kept)]))


def _is_in_voice(seen: _Seen, one: Said, found: Range) -> bool:
    """Tell whether a stretch of content is the rules' voice, or one of several voices, after all."""
    voice, sentence = one.attribution.voice, one.sentence
    if voice is None:
        return False
    phrase, token = _voice_phrase(seen, one), sentence.tokens[voice]
    low, high = (sentence.tokens[i] for i in sentence.edges[voice])
    is_named = found[0] <= token.start and token.end <= found[1] and low.start <= found[0] and found[1] <= high.end
    return is_named or (phrase is not None and phrase[0] <= found[0] and found[1] <= phrase[1])


def _before_voice(one: Said, found: Range) -> Range:
    """Return a stretch of content up to the rules' voice, where the network ran on into it: "... this attack,” commander NAME / said"."""
    voice, sentence = one.attribution.voice, one.sentence
    if voice is None:
        return found
    first, last = sentence.edges[voice]
    while first < voice and sentence.tokens[first].pos in _LOOSE:
        first += 1
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    inside = [t for t in sentence.tokens[:first] if found[0] <= t.start and (t.text in _CLOSING or t.pos not in _LOOSE)]
    is_run_on = found[0] < start and sentence.tokens[voice].end <= found[1] <= end
    return (found[0], inside[-1].end) if is_run_on and inside else found


def _is_better_ruled(one: Said, kept: Sequence[Range]) -> bool:
    """Tell whether to keep the rules' content: inside the network's in a denial ("dismissed as baseless / reports that X"), or told before its speakers."""
    if not one.ranges:
        return False
    overlap = any(low < end and start < high for low, high in one.ranges for start, end in kept)
    inside = all(any(start <= low and high <= end for start, end in kept) for low, high in one.ranges)
    return (inside and one.attribution.cue.cue.act == "denies") or (not overlap and _is_last_named(one))


def _is_last_named(one: Said) -> bool:
    """Tell whether the rules read "X, A and B said" from its end."""
    return one.rule.endswith(".last_named")


def _before_next(seen: _Seen, one: Said, found: Range) -> Range | None:
    """Return a stretch of content up to the next statement's own words, where it runs into them."""
    starts = [other.cue[0] for other in seen.follows(one) if found[0] < other.cue[0] < found[1]]
    if not starts:
        return found
    tokens = one.sentence.tokens
    inside = [t.i for t in tokens if found[0] <= t.start and t.end <= min(starts)]
    edges = trim(one.sentence, inside[0], inside[-1]) if inside else None
    return (tokens[edges[0]].start, tokens[edges[1]].end) if edges is not None else None


def _holds_its_governor(sentence: Sentence, cue: CueHit, ranges: Sequence[Range]) -> bool:
    """Tell whether content holds the verb that a cue beside a noun depends on: "the claim that X / could not be verified"."""
    if cue.cue.pos != "noun" and sentence.tokens[cue.token].dep != "acl":
        return False
    above = [sentence.tokens[i] for i in sentence.ancestors(cue.token)]
    return any(low <= token.start and token.end <= high for token in above for low, high in ranges)


def _from_further_on(seen: _Seen, one: Said, kept: Sequence[Range]) -> list[Range]:
    """Return the quotations that the rules join from paragraphs that the network did not read with the cue."""
    text = seen.document.report.text
    low, high = kept[0][0], kept[-1][1]
    taken = [r for other in seen.every for r in other.content]
    return [
        (start, end)
        for start, end in one.ranges
        if not any(start < b and a < end for a, b in taken)
        and ("\n" in text[min(high, start) : max(high, start)] or "\n" in text[min(end, low) : max(end, low)])
    ]


def _with_voice(seen: _Seen, one: Said) -> Said:
    """Return it with the network's voice, or with the rules' where the network names nobody or only a part of who speaks."""
    own, attribution, sentence = seen.own, one.attribution, one.sentence
    source = own.source
    if (
        attribution.speaker == "nobody"
        or _is_of_another(sentence, attribution)
        or (source is not None and source.sentence != sentence.index)
    ):
        return one
    if source is None:
        return replace(one, source=phrase_of(sentence, attribution.voice, own))
    if (attribution.voice is None and _names_nobody(seen, one)) or not _can_name(
        sentence, head_of(seen.document, source)
    ):
        return one
    if _is_last_named(one) and attribution.voice is not None and source.has(sentence.index, attribution.voice):
        return one
    if attribution.voice is not None and _is_part_of(seen, sentence, source, attribution.voice):
        return replace(one, source=_voice_phrase(seen, one))
    if attribution.voice is not None and (
        source.has(sentence.index, attribution.voice) or is_pronoun(sentence, characters(seen.document, source))
    ):
        return replace(one, source=characters(seen.document, source))
    head = head_of(seen.document, source)
    is_reply = attribution.cue.cue.act == "denies" and sentence.tokens[head].pos == "PRON"
    is_answered = _is_in_what_is_answered(sentence, attribution, head)
    if attribution.voice is not None and (is_reply or is_answered or _is_through(sentence, attribution.voice, head)):
        return one  # "an allegation they deny": whom the rules take them for
    changed = replace(attribution, voice=head, speaker="token")
    return replace(one, attribution=changed, source=characters(seen.document, source), rule=f"{one.rule}.learned_voice")


def _is_of_another(sentence: Sentence, attribution: Attribution) -> bool:
    """Tell whether a noun of speech without a voice is what somebody treats in a way no list knows: "trashed claims that X"."""
    noun = sentence.tokens[attribution.cue.token]
    if attribution.cue.cue.pos != "noun" or attribution.voice is not None or noun.dep not in {"dobj", "pobj"}:
        return False
    verb = sentence.tokens[noun.head if noun.dep == "dobj" else sentence.tokens[noun.head].head]
    return verb.pos == "VERB" and verb.lemma not in UTTERING


def _is_in_what_is_answered(sentence: Sentence, attribution: Attribution, head: int) -> bool:
    """Tell whether the network's speaker is whose words the speaker answers: the group of "police denied a report by a group that X"."""
    cue = attribution.cue
    said = sentence.child(cue.token, "dobj") if cue.cue.act in {"denies", "confirms"} else None
    is_words = said is not None and said > cue.token and sentence.tokens[said].lemma in SAYINGS
    return is_words and said is not None and head in sentence.subtree(said)


def _is_through(sentence: Sentence, voice: int, head: int) -> bool:
    """Tell whether the network's speaker only passes on words of the rules': "witnesses quoted by X"."""
    by = sentence.tokens[sentence.tokens[head].head]
    is_quoting = by.lemma == "by" and sentence.tokens[by.head].lemma in {"quote", "cite", "interview"}
    return is_quoting and head in sentence.subtree(voice)


def _can_name(sentence: Sentence, head: int) -> bool:
    is_joint = sentence.tokens[head].dep == "preconj"  # "neither confirmed nor denied"
    return not is_joint and sentence.tokens[head].pos not in {"PUNCT", "SPACE", "ADP", "CCONJ", "SCONJ", "AUX"}


def _names_nobody(seen: _Seen, one: Said) -> bool:
    """Tell whether the words name no speaker: a passive without "by", or a noun that somebody only deals with ("will look into allegations")."""
    cue = one.attribution.cue
    is_dealt_with = cue.cue.pos == "noun" and head_of(seen.document, seen.own.cue) != cue.token
    return one.attribution.rule == "en.statement.agentless" or is_dealt_with


def _is_part_of(seen: _Seen, sentence: Sentence, source: Run, voice: int) -> bool:
    """Tell whether the network marked one of several speakers only: "B" of "A and B said"."""
    speakers = joined(sentence, voice)
    is_other = not source.has(sentence.index, voice) and head_of(seen.document, source) in speakers
    return len(speakers) > 1 and is_other


def _voice_phrase(seen: _Seen, one: Said) -> Range | None:
    """Return the words of all who speak, where there are several: "A and B"."""
    voice, sentence, cue = one.attribution.voice, one.sentence, seen.own.cue
    if voice is None or one.attribution.accused is not None:
        return None
    speakers = joined(sentence, voice)
    first, last = min(sentence.edges[voice][0], *speakers), max(speakers)
    if len(speakers) < 2 or (first <= cue.last and cue.first <= last):
        return None
    return sentence.tokens[first].start, sentence.tokens[last].end
