"""Words that came through somebody: "X quoted Y as saying", "a doctor quoted by X", "according to X, citing Y"."""

from dataclasses import replace

from allegedly.claim.attribution import Attribution
from allegedly.claim.content import Content, trim, verb_content
from allegedly.claim.found import CueHit
from allegedly.claim.grammar import agent, is_passive, subject
from allegedly.parsed import Sentence

_RELAYING = frozenset({"quote", "cite"})
# Rules that have found who cites whom on their own
_CHAINED = ("en.statement.citing", "en.statement.quoted_as")


def quoted(sentence: Sentence, hit: CueHit) -> list[Attribution]:
    """Return "X quoted Y as saying Z" and "Y was quoted by X as saying Z": Y says Z through X."""
    saying = next(iter(saying_of(sentence, hit.token)), None)
    if saying is None:
        return []
    content = verb_content(sentence, hit._replace(token=saying, first=saying, last=saying))
    if is_passive(sentence, hit.token):
        voice, via = subject(sentence, hit.token), agent(sentence, hit.token)
    else:
        voice, via = sentence.child(hit.token, "dobj"), subject(sentence, hit.token)
    if voice is None:
        return []
    whole = hit._replace(last=max(hit.last, saying))
    return [Attribution(whole, "token", voice, () if via is None else (via,), content, False, "en.statement.quoted_as")]


def saying_of(sentence: Sentence, verb: int) -> list[int]:
    """Return the participle of "quoted Y as saying"."""
    return [
        child
        for holder in (verb, *sentence.all_children(verb, "prep", "dobj"))
        for child in sentence.all_children(holder, "pcomp", "advcl", "xcomp", "prep")
        if sentence.tokens[child].tag == "VBG" and sentence.tokens[child - 1].text.casefold() == "as"
    ]


def cited(sentence: Sentence, verb: int) -> int | None:
    """Return whom "X said, citing Y" cites."""
    for child in sentence.all_children(verb, "advcl", "prep", "acl"):
        if sentence.tokens[child].text.casefold() in {"citing", "quoting"}:
            return sentence.child(child, "dobj", "pobj")
    return None


def with_chain(sentence: Sentence, one: Attribution) -> Attribution:
    """Return it with the medium that quotes its voice as ``via``, or with the voice that its voice cites ("according to X, citing Y")."""
    if one.voice is None or one.rule in _CHAINED:
        return one
    quoting = _quoted_by(sentence, one.voice)
    if quoting is not None and quoting not in one.via:
        return replace(one, via=(*one.via, quoting))
    source = _cited_by(sentence, one)
    if source is None:
        return one
    voice, last = source
    content = _after(sentence, one.content, one.voice, last)
    return replace(one, voice=voice, via=(*one.via, one.voice), content=content, rule="en.statement.citing")


def _quoted_by(sentence: Sentence, voice: int) -> int | None:
    """Return who quotes the voice: X of "a doctor quoted by X", "a spokesman, cited by X,"."""
    for child in sentence.all_children(voice, "acl", "relcl"):
        token = sentence.tokens[child]
        if token.lemma in _RELAYING and token.tag in {"VBN", "VBD"} and sentence.child(child, "dobj") is None:
            return agent(sentence, child)
    return None


def _cited_by(sentence: Sentence, one: Attribution) -> tuple[int, int] | None:
    """Return whom the voice of "according to X, citing Y," or "X, which quoted Y," cites, and the last token of those words."""
    if one.voice is None or not one.rule.startswith("en.voice.according_to"):
        return None
    for i in range(one.voice + 1, min(one.voice + 4, len(sentence.tokens))):
        token = sentence.tokens[i]
        is_relative = token.dep == "relcl" and token.head == one.voice
        if token.lemma in _RELAYING and token.pos == "VERB" and (token.tag == "VBG" or is_relative):
            source = sentence.child(i, "dobj", "pobj")
            return (source, sentence.edges[source][1]) if source is not None else None
    return None


def _after(sentence: Sentence, content: Content, voice: int, last: int) -> Content:
    """Return content without the words from the voice to ``last``."""
    kept = []
    for low, high in content.ranges:
        cut = trim(sentence, max(low, last + 1), high) if low > voice and high > last else (low, high)
        if cut is not None and not (low > voice and high <= last):
            kept.append(cut)
    return content._replace(ranges=tuple(kept))
