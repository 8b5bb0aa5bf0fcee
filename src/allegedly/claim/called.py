"""A cue of calling goes in; what it is called comes out: "X called the accusation a lie" denies it, other callings go the common way."""

from dataclasses import replace

from allegedly.claim.attribution import Attribution
from allegedly.claim.content import Content, rule_shape, verb_content
from allegedly.claim.found import CueHit
from allegedly.claim.grammar import is_negated, objects_of, subject
from allegedly.claim.verdict import ABSURD, FALSE, is_saying, last_verdict
from allegedly.parsed import Sentence

CALLING = frozenset({"call", "describe", "brand", "label", "dub"})


def called(sentence: Sentence, hit: CueHit) -> list[Attribution]:
    """Return "X called the accusation a lie" as a denial of it; other callings go the common way."""
    judged = _judged(sentence, hit.token) or sentence.child(hit.token, "nsubj")
    verdicts = [*sentence.all_children(hit.token, "oprd", "acomp", "ccomp"), *objects_of(sentence, hit.token, "as")]
    as_ = [i for i in sentence.all_children(hit.token, "prep") if sentence.tokens[i].lemma == "as"]
    verdicts += [
        j for i in as_ for j in sentence.all_children(i, "amod", "advmod", "acomp")
    ]  # "as false and mischievous"
    verdicts += sentence.all_children(hit.token, "dobj")[1:]  # "branded it a lie that X"
    called = FALSE | (ABSURD if judged is not None and is_saying(sentence, judged) else frozenset())
    false = [i for i in verdicts if called.intersection(sentence.tokens[j].lemma for j in (i, *sentence.children[i]))]
    false = false or last_verdict(sentence, hit.token, judged)
    speaker = subject(sentence, hit.token)
    if not false or speaker is None:
        is_told = hit.cue.lemma in {"call", "describe"} and speaker is not None
        return _plain(sentence, hit, speaker) if is_told and speaker is not None else []
    judged = _judged(sentence, hit.token) or sentence.child(false[0], "nsubj") or judged
    if judged is None or judged == speaker:
        return []
    last = max(sentence.edges[false[0]][1], sentence.edges[judged][1])
    content = Content(((sentence.edges[judged][0], last),), judged, "np")
    if judged == sentence.tokens[hit.token].head:
        content = Content(((sentence.edges[judged][0], judged),), judged, "relative")
    told = sentence.child(false[0], "relcl", "acl", "ccomp")
    if sentence.tokens[judged].lemma == "it" and told is not None and told > false[0]:
        content = Content((sentence.edges[told],), told, "that")
    denying = hit._replace(cue=replace(hit.cue, act="denies"))
    return [
        Attribution(
            denying, "token", speaker, (), content, is_negated(sentence, hit.token), "en.statement.called_false"
        )
    ]


def _judged(sentence: Sentence, calling: int) -> int | None:
    """Return what is called something, also where the parser took it for a verdict: "called her remarks baseless"."""
    told = sentence.all_children(calling, "oprd")
    inside = [
        j for i in told[:1] for j in sentence.all_children(i, "nmod") if sentence.child(j, "det", "poss") is not None
    ]
    if told and not inside and sentence.tokens[calling].dep == "relcl" and sentence.child(calling, "dobj") is None:
        return sentence.tokens[calling].head  # "an accusation that his lawyers called a fantasy"
    return sentence.child(calling, "dobj") or (told[0] if len(told) > 1 else next(iter(inside), None))


def _plain(sentence: Sentence, hit: CueHit, speaker: int) -> list[Attribution]:
    content = verb_content(sentence, hit)
    return [
        Attribution(
            hit, "token", speaker, (), content, is_negated(sentence, hit.token), f"en.statement.{rule_shape(content)}"
        )
    ]
