"""A verb that tells of people goes in; whom it reaches past what the tree hangs on it comes out: shared subjects, gaps, bodies, antecedents."""

from collections.abc import Iterator, Sequence

from allegedly.claim.clause import is_verb
from allegedly.claim.counted import Found, Scene, count_phrase, objects_of
from allegedly.claim.grammar import agent
from allegedly.claim.place_words import GENERICS
from allegedly.claim.toll_words import (
    BODIES,
    BODY_WORDS,
    BRINGERS,
    FORCERS,
    HELD,
    HOSPITALS,
    HURT_VERBS,
    HURTS,
    LEAVERS,
    PEOPLE,
    POISONS,
    SEIZERS,
    TAKERS,
)
from allegedly.parsed import Sentence
from allegedly.records import CountKind

_SHARED = frozenset({"die", "perish", "drown", "succumb", "flee"})
_ATTACKS = frozenset({"fire", "shoot", "kill", "attack", "stab", "open", "wound", "injure", "ambush", "bomb", "detonate", "rob", "kidnap", "abduct", "murder", "gun", "hack", "beat", "execute", "set", "burn", "torch", "throw", "plant", "loot"})  # fmt: skip
_GAPS = frozenset({"npadvmod", "appos", "dobj", "dep"})
_WHERE = frozenset({"in", "on", "at", "near", "outside"})


def subjects_of(sentence: Sentence, verb: int) -> list[int]:
    """Return the subjects of a verb; for one who dies or flees those of the verb it is joined to ("was struck by a bullet and died")."""
    token = sentence.tokens[verb]
    own = sentence.all_children(verb, "nsubj", "nsubjpass")
    if own:  # "the teacher, who was held": the teacher
        is_who = token.dep == "relcl" and token.head < verb
        return [token.head if is_who and sentence.tokens[i].tag == "WP" else i for i in own]
    if behind := [
        j for i in sentence.all_children(verb, "auxpass") if i > verb for j in sentence.all_children(i, "attr")
    ]:
        return behind  # "killed in the blast were two policemen"
    above = sentence.tokens[token.head]
    if token.dep == "acomp" and token.tag == "VBN" and above.lemma == "be":
        return list(sentence.all_children(above.i, "nsubj"))  # "six guards were slain"
    if token.dep == "xcomp" and token.tag == "VBN":  # "39 people were confirmed killed"
        return list(sentence.all_children(above.i, "nsubjpass"))
    is_joined = token.dep == "conj" or (token.dep == "advcl" and token.lemma == "flee")
    if token.lemma not in _SHARED or not is_joined or not is_verb(sentence, above.i):
        return []
    while not sentence.child(above.i, "nsubj", "nsubjpass") and above.dep == "conj":
        above = sentence.tokens[above.head]
    if token.lemma == "flee" and above.lemma in _ATTACKS and sentence.child(above.i, "nsubjpass") is None:
        return []  # "fired at him and fled"
    return list(sentence.all_children(above.i, "nsubj", "nsubjpass"))


def is_suffered(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb is done to its subject: a passive, "were slain", a headline's "six soldiers martyred"."""
    token = sentence.tokens[verb]
    if sentence.child(verb, "nsubjpass", "auxpass") is not None:
        return True
    if token.tag != "VBN" or sentence.child(verb, "dobj", "aux") is not None:
        return False
    if token.dep == "xcomp" and sentence.child(token.head, "nsubjpass") is not None:
        return True
    return token.dep == "acomp" or (token.dep in {"ROOT", "parataxis"} and sentence.child(verb, "nsubj") is not None)


def gapped(scene: Scene, verb: int, kind: CountKind) -> Iterator[Found]:
    """Yield the numbers for which a verb is not said again: "one died in Sorel, two in Kelve and four at the station"."""
    sentence = scene.sentence
    for number in {one.first: one for one in scene.numbers.values()}.values():
        top = sentence.tokens[number.last]
        while top.dep == "conj" and top.head > verb:
            top = sentence.tokens[top.head]
        after = number.last + 1
        if after < len(sentence.tokens) and sentence.tokens[after].lemma in {"more", "other"}:
            after += 1
        is_gap = (
            (top.dep in _GAPS or top.dep == "conj") and top.head == verb and number.first > verb and number.noun is None
        )
        before = sentence.tokens[number.first - 1].lemma
        if (
            is_gap
            and before in {",", "and"}
            and after < len(sentence.tokens)
            and sentence.tokens[after].lemma in _WHERE
        ):
            yield Found(kind, number, None, "gap")


def found_dead(scene: Scene, verb: int) -> Iterator[Found]:
    """Yield the bodies that are found, received or counted: "rescuers pulled 16 bodies from the rubble"."""
    sentence = scene.sentence
    for i in bodies_of(sentence, verb):
        number = scene.numbers.get(i)
        if number is not None and number.noun == i:
            yield Found("killed", number, None, "body")
        elif number is None:
            for whose in objects_of(sentence, i, {"of"}):
                yield from count_phrase(scene, whose, "killed", "body")


def buried(scene: Scene, verb: int) -> Iterator[Found]:
    """Yield who is buried by somebody: "villagers buried 18 people", not "18 are buried under the rubble"."""
    sentence = scene.sentence
    if sentence.tokens[verb].lemma != "bury" or sentence.child(verb, "nsubj") is None:
        return
    for i in sentence.all_children(verb, "dobj"):
        if sentence.tokens[i].lemma in PEOPLE and i in scene.numbers:
            yield from count_phrase(scene, i, "killed", "body")


def in_hospital(scene: Scene, verb: int) -> Iterator[Found]:
    """Yield who is taken to hospital: "17 people were rushed to a clinic", "21 were hospitalised"."""
    sentence = scene.sentence
    where = {sentence.tokens[i].lemma for i in objects_of(sentence, verb, {"to", "in"})}
    is_brought = sentence.tokens[verb].lemma in BRINGERS and bool(where & HOSPITALS)
    if (is_brought or sentence.tokens[verb].lemma in {"hospitalise", "hospitalize"}) and is_suffered(sentence, verb):
        for i in sentence.all_children(verb, "nsubjpass"):
            number = scene.numbers.get(i)
            if number is not None and (
                number.noun is None or sentence.tokens[number.noun].lemma in PEOPLE - BODY_WORDS
            ):
                yield from count_phrase(scene, i, "wounded", "hospital")


def bodies_of(sentence: Sentence, verb: int) -> list[int]:
    """Return the words for bodies that a verb of finding has for its object."""
    if sentence.tokens[verb].lemma not in BODIES:
        return []
    objects = sentence.all_children(verb, "dobj", "nsubjpass")
    return [i for i in objects if sentence.tokens[i].lemma in BODY_WORDS]


def hurt_with(sentence: Sentence, i: int) -> CountKind | None:
    """Return ``wounded`` where the words behind a number are "with burns", "more with head wounds"."""
    tokens = sentence.tokens
    if i < len(tokens) and tokens[i].lemma in {"more", "other"}:
        i += 1
    if i >= len(tokens) or tokens[i].lemma != "with":
        return None
    return "wounded" if any(token.lemma in HURTS for token in tokens[i + 1 : i + 4]) else None


def hurt_by(scene: Scene, lemma: str, objects: Sequence[int], subjects: Sequence[int]) -> Iterator[Found]:
    """Yield who is said to be hurt by what they sustained: "five sustained gunshot wounds", not "suffered 12 injuries"."""
    tokens = scene.sentence.tokens
    hurts = [i for i in objects if tokens[i].lemma in HURTS and tokens[i].tag == "NNS" and i not in scene.numbers]
    if lemma in HURT_VERBS and hurts:
        for i in subjects:
            yield from count_phrase(scene, i, "wounded", "subject")


def injuries_to(scene: Scene, noun: int) -> Iterator[Found]:
    """Yield who is hurt in "injuries to two men", also where it is joined to a death: "the death of the driver and injuries to two"."""
    sentence = scene.sentence
    beside = [noun, *sentence.all_children(noun, "conj")]
    beside += [j for i in objects_of(sentence, noun, {"of"}) for j in sentence.all_children(i, "conj")]
    hurts = [i for i in beside if sentence.tokens[i].lemma in HURTS and sentence.tokens[i].pos == "NOUN"]
    for i in hurts:
        for j in objects_of(sentence, i, {"to"}) or (k for k in objects_of(sentence, noun, {"to"}) if k > i):
            yield from count_phrase(scene, j, "wounded", "to")


def is_of_antecedent(sentence: Sentence, verb: int) -> bool:
    """Tell whether a clause without an object is about what its noun was done: "the 30 hostages (whom) they had seized"."""
    if sentence.tokens[verb].dep != "relcl":
        return False
    subject = sentence.child(verb, "nsubj")
    return subject is not None and sentence.tokens[subject].tag not in {"WDT", "WP"}


def taken_kind(sentence: Sentence, verb: int) -> CountKind | None:
    """Return what was done to people who were seized: ``detained`` by police or troops, else ``abducted``; ``None`` for things and places.

    Who is treated "for burns" is wounded.
    """
    token = sentence.tokens[verb]
    if token.lemma == "treat":
        near = (verb, *sentence.all_children(verb, "dobj"))
        ills = {sentence.tokens[i].lemma for j in near for i in objects_of(sentence, j, {"for"})}
        return "wounded" if ills & (HURTS | POISONS) else None
    if token.lemma in FORCERS:
        to = sentence.child(verb, "xcomp", "ccomp")
        return "displaced" if to is not None and sentence.tokens[to].lemma in LEAVERS else None
    if token.lemma not in TAKERS:
        return None
    whom = list(sentence.all_children(verb, "dobj", "nsubjpass"))
    if token.dep in {"acl", "relcl"} and not whom:
        whom = [token.head]
    if not any(sentence.tokens[i].lemma in PEOPLE for i in whom):
        return None
    if any(sentence.tokens[i].lemma in HELD for i in whom):
        return "abducted"
    by = [*sentence.all_children(verb, "nsubj"), agent(sentence, verb)]
    return "detained" if any(i is not None and sentence.tokens[i].lemma in SEIZERS for i in by) else "abducted"


def may_be_town(scene: Scene, verb: int, i: int) -> bool:
    """Tell whether one bare name that was captured may be a town: "the army captured Kelve" takes nobody, unless the name is fuller elsewhere."""
    sentence = scene.sentence
    token = sentence.tokens[i]
    if sentence.tokens[verb].lemma not in {"capture", "seize"} or token.pos != "PROPN":
        return False
    if sentence.children[i]:
        return sentence.tokens[sentence.edges[i][0]].text.casefold() in GENERICS  # "captured Tal Sorel"
    mention = scene.document.mention_at.get((sentence.index, i))
    if mention is None or mention.entity is None:
        return True
    return all(one.first == one.last for one in scene.document.mentions if one.entity == mention.entity)


def beside(sentence: Sentence, verb: int, counted: Sequence[int]) -> Iterator[int]:
    """Yield who is named with those whom a verb counts: "was killed along with two sons", "together with his driver"."""
    for i in range(verb + 1, sentence.edges[verb][1] + 1):
        if sentence.tokens[i].lemma != "with" or sentence.tokens[i - 1].lemma not in {"along", "together"}:
            continue
        if sentence.tokens[i].head in {verb, i - 1, *counted}:
            yield from sentence.all_children(i, "pobj")
