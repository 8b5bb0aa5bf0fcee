"""A happening's word goes in; the verbs that tell its own toll, and not that of another deed, come out."""

from collections.abc import Iterator

from allegedly.claim.clause import SPEECH, anchor, governing_verb, has_subject, is_verb, own_words, verb_said
from allegedly.claim.counted import objects_of
from allegedly.claim.found import TriggerHit
from allegedly.claim.toll_reach import bodies_of
from allegedly.claim.toll_words import (
    LIFE_TAKERS,
    NOUNS,
    OBJECT_VERBS,
    PEOPLE,
    PUTTERS,
    STATES,
    SUBJECT_VERBS,
    TOLL_BEARERS,
)
from allegedly.parsed import Sentence
from allegedly.records import CountKind

# "Arrested after the blast" counts no victims of the blast; "killed before the raid" none of the raid.
_APART = frozenset(
    {"before", "over", "for", "since", "against", "despite", "until", "ahead", "regarding", "concerning"}
)
_TOLLED = frozenset({"dead", "wounded", "injured", "missing"})
_AFTER = frozenset({"after", "following", "amid", "behind", "with", "to"})
_NUMBERS = frozenset({"number", "tally", "count"})
_FORMER = frozenset(
    {"earlier", "previous", "initial", "former", "original", "provisional", "preliminary", "first", "last"}
)
_LOST = frozenset({"casualty", "fatality", "death", "loss"})
_TAKEN: frozenset[CountKind] = frozenset({"detained", "abducted", "deployed", "recruited"})
_HARMED: frozenset[CountKind] = frozenset({"killed", "wounded", "casualties", "missing"})
# Who shells, bombs or blows up takes nobody by it: "shelled the town, arresting 20" are two deeds.
_FROM_AFAR = frozenset({"heavy-weapons", "explosives", "aerial", "drone", "suicide-attack"})


def deed_of(sentence: Sentence, hit: TriggerHit) -> frozenset[CountKind]:
    """Return the kinds of count that are another deed's than the one a word names: of a killing the arrests, of an arrest the dead."""
    lemma = sentence.tokens[hit.token].lemma
    kind = hit.trigger.count or OBJECT_VERBS.get(lemma) or SUBJECT_VERBS.get(lemma) or NOUNS.get(lemma)
    if kind in _TAKEN:
        return _HARMED
    return _TAKEN if kind in _HARMED or hit.trigger.mode in _FROM_AFAR else frozenset()


def _kind_of(lemma: str) -> CountKind | None:
    return OBJECT_VERBS.get(lemma) or SUBJECT_VERBS.get(lemma)


def followers(sentence: Sentence, verb: int, apart: frozenset[CountKind]) -> Iterator[int]:
    """Yield the verbs joined below a verb that go on about the same deed: "and wounded 12", "killing four"; those of ``apart`` left out."""
    for i in sentence.children[verb]:
        token = sentence.tokens[i]
        gives_toll = any(toll_kind(sentence, j) for j in sentence.all_children(i, "dobj"))
        is_bearer = token.lemma in TOLL_BEARERS or gives_toll
        if not is_verb(sentence, i) or not (token.lemma in OBJECT_VERBS or token.lemma in SUBJECT_VERBS or is_bearer):
            continue
        if not is_bearer and _kind_of(token.lemma) in apart:
            continue
        if (token.dep == "conj" and _continues(sentence, i)) or (
            token.dep in {"advcl", "acl"} and token.tag == "VBG" and not has_subject(sentence, i)
        ):
            yield i
            yield from followers(sentence, i, apart)


def _continues(sentence: Sentence, verb: int) -> bool:
    """Tell whether a joined verb has no subject of its own, or a bare number for one ("and 12 were wounded")."""
    subject = sentence.child(verb, "nsubj", "nsubjpass", "expl")
    return (
        subject is None
        or sentence.tokens[subject].pos == "NUM"
        or sentence.tokens[subject].lemma in {"other", "dozen", "hundred", "score"}
    )


def verbs_of(sentence: Sentence, noun: int) -> Iterator[int]:
    """Yield the verbs that tell what a happening named by a noun did: those it is subject of, describes it, or in which it stands."""
    for i in sentence.children[noun]:
        if sentence.tokens[i].dep in {"relcl", "acl"}:
            inner = verb_said(sentence, i) if sentence.tokens[i].lemma in SPEECH - LIFE_TAKERS else i
            if inner is not None:
                yield inner
    above = governing_verb(sentence, noun)
    if above is None or noun not in own_words(sentence, above):
        return
    if _is_toll_giver(sentence, above) and not _is_other_deed(sentence, noun, above):
        yield above


def _is_other_deed(sentence: Sentence, noun: int, verb: int) -> bool:
    """Tell whether a verb counts what came before, after or because of a happening: "20 were arrested over the murder", "after the blast".

    What kills and hurts after a strike is its toll ("three died after the blast"); who is taken then is not.
    """
    linked = anchor(sentence, noun, frozenset()).preposition
    if linked in _APART:
        return True
    kind = OBJECT_VERBS.get(sentence.tokens[verb].lemma)
    if linked is None and NOUNS.get(sentence.tokens[noun].lemma) in _TAKEN and kind == "killed":
        return True  # "kills nine, police arrest 20"
    return kind in _TAKEN and linked in _AFTER


def _is_toll_giver(sentence: Sentence, verb: int) -> bool:
    lemma = sentence.tokens[verb].lemma
    if lemma in OBJECT_VERBS or lemma in SUBJECT_VERBS or lemma in TOLL_BEARERS or lemma in LIFE_TAKERS:
        return True
    if lemma == "miss" and sentence.tokens[verb].tag == "VBG":
        return True
    if any(toll_kind(sentence, i) for i in sentence.all_children(verb, "nsubj", "nsubjpass", "dobj")):
        return True  # "the toll rose", "revised the toll"
    if bodies_of(sentence, verb):
        return True
    return any(sentence.tokens[i].text.casefold() in STATES for i in sentence.all_children(verb, "acomp", "oprd"))


def mixed_kind(sentence: Sentence, verb: int, kind: CountKind | None) -> CountKind | None:
    """Return the kind of what two verbs count together: of "killed or wounded 40" casualties; ``None`` for "killed or captured 80"."""
    others = [verb, *(i for i in sentence.all_children(verb, "conj") if not has_subject(sentence, i))]
    if sentence.tokens[verb].dep == "conj" and not has_subject(sentence, verb):
        others.append(sentence.tokens[verb].head)
    joined = sorted(others)
    kinds = {OBJECT_VERBS.get(sentence.tokens[i].lemma) for i in joined} - {None}
    between = {sentence.tokens[i].lemma for i in range(joined[0] + 1, joined[-1])}
    if kind is None or len(kinds) < 2 or not between <= {"or", "and", "/", "seriously", "badly"}:
        return kind
    if kinds <= {"killed", "wounded"}:
        return "casualties"
    return None if "or" in between else kind


def is_former(sentence: Sentence, noun: int) -> bool:
    """Tell whether a toll is one that was given before: "an earlier toll of 18"."""
    return any(sentence.tokens[i].text.casefold() in _FORMER for i in sentence.all_children(noun, "amod", "compound"))


def mixed_state(sentence: Sentence, i: int, kind: CountKind) -> CountKind:
    """Return the kind of what two words at ``i`` say together: of "dead and wounded", "killed or injured" casualties."""
    pair = sentence.tokens[i + 1 : i + 3]
    if len(pair) < 2 or pair[0].text.casefold() not in {"and", "or", "/"}:
        return kind
    return "casualties" if {kind, STATES.get(pair[1].text.casefold())} == {"killed", "wounded"} else kind


def toll_kind(sentence: Sentence, noun: int) -> CountKind | None:
    """Return what a toll counts: "death toll", "number of wounded"; ``None`` for a noun that is none."""
    token = sentence.tokens[noun]
    if token.lemma == "toll":
        words = {sentence.tokens[j].lemma for j in sentence.children[noun]}
        return "casualties" if "casualty" in words else "wounded" if words & {"injury", "wounded"} else "killed"
    if token.lemma in _TOLLED and token.tag in {"NN", "NNS", "JJ"} and sentence.child(noun, "det", "poss") is not None:
        verb = governing_verb(sentence, noun)
        is_put = verb is not None and sentence.tokens[verb].lemma in PUTTERS and token.head == verb
        return STATES[token.lemma] if is_put else None  # "putting its own dead at eight"
    if (
        token.lemma in _LOST
        and token.tag == "NNS"
        and sentence.tokens[token.head].lemma in PUTTERS
        and token.dep == "dobj"
    ):
        return NOUNS.get(token.lemma, "casualties")  # "put government casualties at over 100"
    return _number_of(sentence, noun)


def number_of(sentence: Sentence, noun: int) -> int | None:
    """Return whom a number is of: "the number of aid workers killed"."""
    if sentence.tokens[noun].lemma not in _NUMBERS:
        return None
    return next((i for i in objects_of(sentence, noun, {"of"}) if sentence.tokens[i].lemma in PEOPLE), None)


def _number_of(sentence: Sentence, noun: int) -> CountKind | None:
    """Return the kind of "the number of dead", "the number of people killed", ``None`` for a number of anything else."""
    if sentence.tokens[noun].lemma not in _NUMBERS:
        return None
    for i in sentence.subtree(noun):
        token = sentence.tokens[i]
        kind = STATES.get(token.text.casefold()) or NOUNS.get(token.lemma)
        if kind is not None:
            return mixed_state(sentence, i, kind)
    return None
