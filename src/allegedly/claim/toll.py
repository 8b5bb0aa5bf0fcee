"""A happening's word and the numbers of a report go in; the counts of people that the words of the happening give come out."""

from collections.abc import Iterable, Iterator, Sequence

from allegedly.claim.clause import SPEECH, anchor, governing_verb, has_subject, is_verb, own_words, verb_said
from allegedly.claim.count import plural_hit
from allegedly.claim.counted import PRONOUNS, Found, Scene, by_token, count_phrase, is_person, make_count, objects_of
from allegedly.claim.found import NumberHit, TriggerHit
from allegedly.claim.toll_parts import with_parts
from allegedly.claim.toll_words import (
    BODY_PARTS,
    LIFE_TAKERS,
    NOUNS,
    OBJECT_VERBS,
    PEOPLE,
    STATES,
    SUBJECT_VERBS,
    TOLL_BEARERS,
)
from allegedly.parsed import Document, Sentence
from allegedly.records import Count, CountKind

# "Arrested after the blast" counts no victims of the blast; "killed before the raid" none of the raid.
_APART = frozenset(
    {"before", "over", "for", "since", "against", "despite", "until", "ahead", "regarding", "concerning"}
)
_AFTER = frozenset({"after", "following", "amid", "behind", "with", "to"})
_TAKEN = frozenset({"detained", "abducted", "deployed", "recruited"})
_OBJECTS = ("dobj", "attr", "oprd", "dative")


def toll_of(document: Document, hit: TriggerHit, numbers: Sequence[NumberHit]) -> tuple[Count, ...]:
    """Return the counts of people that the words of a happening give, in the order they stand, each number once.

    Read are: what a verb of killing, wounding, taking or moving counts, and the verbs joined to it; for a noun its own number, its
    "of" phrase and the verb it is subject of; "22 dead", "claimed 23 lives", "the toll rose to 31". One named or "a" person is 1.
    Vague words give a count without bounds; plain plurals give none; parts ("including three children") are marked as parts.
    """
    sentence = document.sentences[hit.sentence]
    scene = Scene(document, sentence, by_token(sentence, numbers), plural_hit(numbers))
    found: dict[tuple[int, int], Count] = {}
    for one in _all(scene, hit):
        count = make_count(scene, one)
        if count is not None:
            found.setdefault((count.span.start, count.span.end), count)
    return with_parts(scene, [found[key] for key in sorted(found)])


def _all(scene: Scene, hit: TriggerHit) -> Iterator[Found]:
    sentence, token = scene.sentence, hit.token
    root = next(one.i for one in sentence.tokens if one.head == one.i)
    if not is_verb(sentence, root):
        yield from _states(scene, root)  # a headline's "14 dead in blast"
    if is_verb(sentence, token):
        yield from _verb(scene, token, hit.trigger.count)
        for verb in _followers(sentence, token):
            yield from _verb(scene, verb, None)
        return
    yield from _noun(scene, token, hit.trigger.count)
    for verb in _verbs_of(sentence, token):
        yield from _verb(scene, verb, None)
        for other in _followers(sentence, verb):
            yield from _verb(scene, other, None)


def _followers(sentence: Sentence, verb: int) -> Iterator[int]:
    """Yield the verbs joined below a verb that go on about the same people: "and wounded 12", "killing four"."""
    for i in sentence.children[verb]:
        token = sentence.tokens[i]
        if not is_verb(sentence, i) or not (
            token.lemma in OBJECT_VERBS or token.lemma in SUBJECT_VERBS or token.lemma in TOLL_BEARERS
        ):
            continue
        if (token.dep == "conj" and _continues(sentence, i)) or (
            token.dep in {"advcl", "acl"} and token.tag == "VBG" and not has_subject(sentence, i)
        ):
            yield i
            yield from _followers(sentence, i)


def _continues(sentence: Sentence, verb: int) -> bool:
    """Tell whether a joined verb has no subject of its own, or a bare number for one ("and 12 were wounded")."""
    subject = sentence.child(verb, "nsubj", "nsubjpass", "expl")
    return (
        subject is None
        or sentence.tokens[subject].pos == "NUM"
        or sentence.tokens[subject].lemma in {"other", "dozen", "hundred", "score"}
    )


def _verbs_of(sentence: Sentence, noun: int) -> Iterator[int]:
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
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    return subject is not None and (
        sentence.tokens[subject].lemma == "toll" or _number_of(sentence, subject) is not None
    )


def _verb(scene: Scene, verb: int, given: CountKind | None) -> Iterator[Found]:
    """Yield what one verb counts."""
    sentence, token = scene.sentence, scene.sentence.tokens[verb]
    objects, subjects = sentence.all_children(verb, *_OBJECTS), sentence.all_children(verb, "nsubj", "nsubjpass")
    passive = sentence.child(verb, "nsubjpass", "auxpass") is not None
    if token.lemma in LIFE_TAKERS and (lives := [i for i in objects if sentence.tokens[i].lemma == "life"]):
        yield from _lives(scene, verb, lives[0], subjects)
        return
    if token.lemma == "lose":
        yield from _lost(scene, objects)
    yield from _states(scene, verb)
    yield from _toll(scene, verb, subjects)
    kind = given or (OBJECT_VERBS.get(token.lemma) if objects or passive or token.lemma not in SUBJECT_VERBS else None)
    if (
        given is None
        and token.lemma in {"send", "move", "transfer", "transport"}
        and kind is not None
        and not (objects or passive)
    ):
        return
    if kind is not None and token.lemma not in SUBJECT_VERBS:
        for i in _whole(sentence, subjects if passive else _reached(scene, verb, objects)):
            yield from count_phrase(scene, i, kind, "subject" if passive else "object")
        if passive is False and token.dep == "acl" and token.tag == "VBN" and not objects:
            yield from count_phrase(scene, token.head, kind, "subject")
    elif (moving := SUBJECT_VERBS.get(token.lemma)) is not None or given is not None:
        for i in subjects or ([token.head] if token.dep in {"acl", "relcl"} else []):
            yield from count_phrase(scene, i, given or moving or "deployed", "subject")
    for i in (*objects, *subjects):
        yield from _counted_noun(scene, i)


def _whole(sentence: Sentence, nouns: Iterable[int]) -> Iterator[int]:
    """Yield whom the nouns stand for: "slit the throats of three men" is about the men."""
    for i in nouns:
        owners = objects_of(sentence, i, {"of"}) if sentence.tokens[i].lemma in BODY_PARTS else []
        yield from owners or [i]


def _reached(scene: Scene, verb: int, objects: Sequence[int]) -> Iterator[int]:
    """Yield whom a verb reaches: its objects, whom "whom" stands for, and numbers that the tree hangs on it with their word ("between 3 and 5")."""
    sentence = scene.sentence
    for i in objects:
        stands_for = sentence.tokens[verb].head if sentence.tokens[verb].dep == "relcl" else i
        yield stands_for if sentence.tokens[i].tag in {"WP", "WDT"} else i
    if objects:  # "killed a man, 34, and his son": the tree hangs the son on the verb
        yield from (
            i
            for i in sentence.all_children(verb, "conj")
            if sentence.tokens[i].pos in {"NOUN", "PROPN"} and i > objects[-1]
        )
    if not objects:
        for i in sentence.all_children(verb, "prep", "advmod", "quantmod"):
            number = scene.numbers.get(i)
            if number is not None and number.first == i and i > verb:
                yield number.noun if number.noun is not None else number.last


def _lives(scene: Scene, verb: int, life: int, subjects: Sequence[int]) -> Iterator[Found]:
    number, sentence = scene.numbers.get(life), scene.sentence
    lemma = sentence.tokens[verb].lemma
    if number is not None:
        yield Found("killed", number, None, "lives")
        return
    owners = objects_of(sentence, life, {"of"}) or [
        i for i in sentence.all_children(verb, "dative", "dobj") if i != life
    ]
    for i in owners or (subjects if lemma == "lose" else ()):
        yield from count_phrase(scene, i, "killed", "lives")


def _lost(scene: Scene, objects: Sequence[int]) -> Iterator[Found]:
    """Yield "lost six men": the dead of whoever lost them."""
    for i in objects:
        number = scene.numbers.get(i)
        if number is not None and scene.sentence.tokens[i].lemma in PEOPLE:
            yield from count_phrase(scene, i, "killed", "lost")


def _states(scene: Scene, verb: int) -> Iterator[Found]:
    """Yield "22 dead", "three people dead", "30 injured" in the verb's own clause, and "five are missing"."""
    sentence = scene.sentence
    for i in sorted(_near(sentence, verb)):
        number = scene.numbers.get(i)
        if number is None or not number.first <= i <= number.last:
            continue
        after = max(number.last, number.noun or 0) + 1
        kind = _state_at(sentence, after)
        if kind is not None and number.noun != after:
            yield Found(kind, number, number.noun, "state")
    lemma = sentence.tokens[verb].lemma
    state = next(
        (
            STATES[sentence.tokens[i].text.casefold()]
            for i in sentence.all_children(verb, "acomp", "oprd")
            if sentence.tokens[i].text.casefold() in STATES
        ),
        None,
    )
    if lemma == "miss" and sentence.tokens[verb].tag == "VBG":
        state = "missing"
    if state is None:
        return
    passive = sentence.child(verb, "nsubjpass", "auxpass") is not None
    bears = passive or lemma in {"be", "miss", "go", "remain", "lie", "fear"}  # else "shot two men dead"
    for i in sentence.all_children(verb, *(("nsubj", "nsubjpass") if bears else ("dobj",))):
        yield from count_phrase(scene, i, state, "state")


def _near(sentence: Sentence, verb: int) -> frozenset[int]:
    """Return the words of the verb's clause and of joined ones that the tree makes of "30 injured"."""
    words = own_words(sentence, verb)
    joined = [i for i in sentence.children[verb] if sentence.tokens[i].text.casefold() in STATES]
    return words.union(*(own_words(sentence, i) for i in joined)) if joined else words


def _state_at(sentence: Sentence, i: int) -> CountKind | None:
    if i >= len(sentence.tokens):
        return None
    word = sentence.tokens[i]
    follows = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    if follows is not None and follows.tag in {"NN", "NNS"} and word.dep in {"amod", "compound"}:
        return None
    return STATES.get(word.text.casefold())


def _toll(scene: Scene, verb: int, subjects: Sequence[int]) -> Iterator[Found]:
    """Yield "the death toll rose to 31", "the number of wounded reached 40", "bringing the toll to 12"."""
    sentence = scene.sentence
    for i in (*subjects, *sentence.all_children(verb, "dobj")):
        kind = toll_kind(sentence, i)
        if kind is None:
            continue
        for number in toll_numbers(scene, verb, i):
            yield Found(kind, number, None if number.noun == i else number.noun, "toll")


def toll_numbers(scene: Scene, verb: int, noun: int) -> Iterator[NumberHit]:
    """Yield the figures that a verb gives for a toll; of "climbed from 20 to 27" the one it has come to."""
    sentence = scene.sentence
    below = [
        *sentence.all_children(verb, "dobj", "attr", "npadvmod", "acomp"),
        *objects_of(sentence, verb, {"to", "at", "past", "from"}),
        *objects_of(sentence, noun, {"of", "at", "to"}),
    ]
    for j in below:
        number = scene.numbers.get(j) if j != noun else None
        if number is not None and sentence.tokens[number.first].lemma == "from":
            number = number._replace(first=number.last, low=number.high)
        if number is not None:
            yield number


def toll_kind(sentence: Sentence, noun: int) -> CountKind | None:
    """Return what a toll counts: "death toll", "number of wounded"; ``None`` for a noun that is none."""
    token = sentence.tokens[noun]
    if token.lemma == "toll":
        words = {sentence.tokens[j].lemma for j in sentence.children[noun]}
        return "casualties" if "casualty" in words else "wounded" if words & {"injury", "wounded"} else "killed"
    return _number_of(sentence, noun)


def _number_of(sentence: Sentence, noun: int) -> CountKind | None:
    """Return the kind of "the number of dead", "the number of people killed", ``None`` for a number of anything else."""
    if sentence.tokens[noun].lemma != "number":
        return None
    for i in sentence.subtree(noun):
        token = sentence.tokens[i]
        kind = STATES.get(token.text.casefold()) or NOUNS.get(token.lemma)
        if kind is not None:
            return kind
    return None


def _noun(scene: Scene, noun: int, given: CountKind | None) -> Iterator[Found]:
    """Yield what a noun counts: itself ("30 casualties"), its "of" phrase, or the one whose it is ("his killing")."""
    sentence, lemma = scene.sentence, scene.sentence.tokens[noun].lemma
    kind = given or NOUNS.get(lemma)
    yield from _counted_noun(scene, noun)
    toll = next((j for j in sentence.ancestors(noun) if sentence.tokens[j].lemma == "toll"), None)
    if toll is not None and (verb := governing_verb(sentence, toll)) is not None:
        yield from _toll(scene, verb, sentence.all_children(verb, "nsubj", "nsubjpass"))
    if kind is None:
        return
    for i in objects_of(sentence, noun, {"of"}):
        yield from count_phrase(scene, i, kind, "of")
    for i in sentence.all_children(noun, "poss"):
        if sentence.tokens[i].text.casefold() in PRONOUNS or is_person(scene, i):
            yield Found(kind, None, i, "single")


def _counted_noun(scene: Scene, i: int) -> Iterator[Found]:
    token = scene.sentence.tokens[i]
    number, kind = scene.numbers.get(i), NOUNS.get(token.lemma)
    if number is not None and kind is not None and number.noun == i and (token.tag == "NNS" or number.low in {0, 1}):
        yield Found(kind, number, None, "none" if number.high == 0 else "noun")
