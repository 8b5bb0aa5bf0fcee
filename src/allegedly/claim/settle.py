"""The attributions of one sentence go in; they come out settled among one another: whose clause is whose, and who the last words name."""

from collections.abc import Sequence
from dataclasses import replace

from allegedly.claim.attribution import Attribution
from allegedly.claim.chain import with_chain
from allegedly.claim.content import NOTHING, Content, trim
from allegedly.claim.grammar import DOCUMENTS, SAYINGS, own_subject
from allegedly.parsed import Sentence

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "ADV", "CCONJ"})
_SHOWING = frozenset({"show", "see", "hear", "film", "record", "capture", "depict", "feature"})
_SPOKEN_IN = frozenset({"in", "during", "at", "through", "via", "on"})


def settle(sentence: Sentence, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions, mended where one of them took what is another's."""
    moved = [_by_the_accused(sentence, one, found) for one in _statement_to_its_verb(sentence, found)]
    named = [_with_last_named(sentence, _with_clause_before(sentence, one)) for one in moved]
    return [with_chain(sentence, _with_near_speaker(sentence, one, named)) for one in named]


def _statement_to_its_verb(sentence: Sentence, found: Sequence[Attribution]) -> list[Attribution]:
    """Give the clause of "said in a statement that X" to "said": the statement is only where it was said."""
    spoken = {one.cue.token: one.content for one in found if one.cue.cue.pos == "verb"}
    given: dict[int, Content] = {}
    kept = []
    for one in found:
        preposition = sentence.tokens[sentence.tokens[one.cue.token].head]
        is_setting = one.cue.cue.pos == "noun" and one.speaker == "unnamed" and preposition.lemma in _SPOKEN_IN
        if is_setting and preposition.head in spoken and preposition.head < one.cue.token:
            given[preposition.head] = one.content
        else:
            kept.append(one)
    return [
        replace(one, content=given[one.cue.token]) if one.content is NOTHING and one.cue.token in given else one
        for one in kept
    ]


def _by_the_accused(sentence: Sentence, one: Attribution, found: Sequence[Attribution]) -> Attribution:
    """Let who is accused be who denies it in "accused the rebels of X, an allegation they deny"."""
    root, voice = one.content.root, one.voice
    if voice is None or root is None or sentence.tokens[voice].pos != "PRON" or one.content.shape != "relative":
        return one
    blamed = [other.accused for other in found if other.cue.cue.act == "accuses" and other.accused is not None]
    is_reply = one.cue.cue.act == "denies" and sentence.tokens[root].lemma in SAYINGS
    return replace(one, voice=blamed[-1]) if is_reply and blamed else one


def _with_near_speaker(sentence: Sentence, one: Attribution, found: Sequence[Attribution]) -> Attribution:
    """Give a participle ("..., which the army denied, saying that X") the speaker of the nearest cue before it."""
    token = sentence.tokens[one.cue.token]
    if one.cue.cue.pos != "verb" or token.tag != "VBG" or token.dep not in {"advcl", "acl"} or one.speaker != "token":
        return one
    if token.dep == "acl" and _is_shown(sentence, token.head):
        return replace(one, voice=token.head)
    before = [
        other
        for other in found
        if other.cue.token < one.cue.token and other.cue.cue.pos == "verb" and other.speaker == "token"
        and own_subject(sentence, other.cue.token) is not None
    ]  # fmt: skip
    if not before or before[-1].voice is None:
        return one
    near = before[-1]
    if any(t.pos == "VERB" and t.dep in {"ROOT", "conj"} for t in sentence.tokens[near.cue.last + 1 : one.cue.first]):
        return one
    return replace(one, voice=near.voice, rule=f"{one.rule}.participle")


def _is_shown(sentence: Sentence, noun: int) -> bool:
    """Tell whether somebody is shown or heard as they speak: "television showed a commander saying that X"."""
    token = sentence.tokens[noun]
    is_object = token.dep in {"dobj", "nsubj"} and token.pos in {"NOUN", "PROPN"}
    return is_object and token.lemma not in DOCUMENTS and sentence.tokens[token.head].lemma in _SHOWING


def _with_clause_before(sentence: Sentence, one: Attribution) -> Attribution:
    """Read ", the minister announced on Tuesday" at a sentence's end as said of all before it, where the parser hung it on a word there."""
    cue = one.cue
    root = next(t.i for t in sentence.tokens if t.head == t.i)
    if one.content is not NOTHING or cue.cue.pos != "verb" or "that" not in cue.cue.complements or root >= cue.token:
        return one
    if sentence.child(cue.token, "mark") is not None:
        return one  # "said that, if X, the army would respond": itself what is said
    first = _region_start(sentence, cue.first)
    behind = sentence.tokens[cue.last + 1 :]
    if (
        first is None
        or root >= first - 1
        or any(t.pos == "VERB" and t.head == cue.token and t.dep != "advcl" for t in behind)
    ):
        return one
    if any(t.dep == "dobj" and t.head == cue.token for t in behind):
        return one
    heads = _heads(sentence, first, cue.first - 1)
    before = trim(sentence, 0, first - 1)
    if not heads or before is None:
        return one
    content = Content((before,), root, "that")
    return replace(one, voice=heads[0], speaker="token", content=content, rule="en.statement.clause_before")


def _with_last_named(sentence: Sentence, one: Attribution) -> Attribution:
    """Read "CLAUSE, A and B said": the speakers are what stands between the last comma and the cue, whatever the parser joined them to."""
    region = _named_before(sentence, one)
    if region is None:
        return one
    first, last = region
    heads = _heads(sentence, first, last)
    if not heads or one.voice in heads:
        return one
    ranges = tuple(cut for low, high in one.content.ranges if (cut := trim(sentence, low, min(high, first - 1))))
    content = one.content._replace(ranges=ranges)
    if one.rule == "en.statement.citing":  # "CLAUSE, X reported, citing Y": Y speaks, X is what it came through
        return replace(one, via=(heads[0],), content=content)
    return replace(one, voice=heads[0], speaker="token", content=content, rule=f"{one.rule}.last_named")


def _heads(sentence: Sentence, first: int, last: int) -> list[int]:
    """Return the nouns of a stretch that no other noun in it governs."""
    return [
        t.i
        for t in sentence.tokens[first : last + 1]
        if t.pos in _NOMINAL and t.tag not in {"WP", "WDT"} and t.dep not in {"compound", "poss", "nmod"} and not first <= _noun_above(sentence, t.i) <= last
    ]  # fmt: skip


def _region_start(sentence: Sentence, before: int) -> int | None:
    """Return where the noun phrases right before a token begin, if a comma stands before them; else ``None``.

    A comma right before the token closes an apposition ("a spokeswoman, NAME, told"): then the phrase before that belongs to them.
    """
    is_apposition = before > 0 and sentence.tokens[before - 1].text == ","
    first = _phrases_start(sentence, before - 1 if is_apposition else before)
    if is_apposition and first is not None:
        return _phrases_start(sentence, first - 1) or first
    return first


def _phrases_start(sentence: Sentence, before: int) -> int | None:
    first = before
    while first > 0 and sentence.tokens[first - 1].pos in _INSIDE:
        first -= 1
    return first if 0 < first < before and sentence.tokens[first - 1].text == "," else None


def _noun_above(sentence: Sentence, i: int) -> int:
    """Return the noun a noun is a part of ("guard" of "prison guard", "army" of "sources in the army"), or -1."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep == "pobj" and head.dep == "prep":
        return head.head
    return head.i if token.dep == "conj" and head.pos in _NOMINAL and head.i != i else -1


def _named_before(sentence: Sentence, one: Attribution) -> tuple[int, int] | None:
    """Return the tokens of "A and B" right before a cue that follows what it reports, or ``None``."""
    cue = one.cue
    if cue.cue.pos != "verb" or one.content.root is None or one.content.root > cue.token or one.speaker == "nobody":
        return None
    first = _region_start(sentence, cue.first)
    return (first, cue.first - 1) if first is not None and one.content.root < first else None
