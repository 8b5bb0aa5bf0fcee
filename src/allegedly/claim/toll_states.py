"""A verb's clause goes in; the people come out of whom it says what became of them: "22 dead", "left a guard dead", "five are missing"."""

from collections.abc import Iterator

from allegedly.claim.clause import has_subject, own_words
from allegedly.claim.counted import Found, Scene, are_people, count_phrase
from allegedly.claim.toll_deeds import mixed_state
from allegedly.claim.toll_reach import hurt_with
from allegedly.claim.toll_words import STATES
from allegedly.parsed import Sentence
from allegedly.records import CountKind


def states(scene: Scene, verb: int) -> Iterator[Found]:
    """Yield "22 dead", "three people dead", "30 injured" in the verb's own clause, and "five are missing"."""
    sentence = scene.sentence
    yield from _beside_number(scene, verb)
    lemma = sentence.tokens[verb].lemma
    if lemma == "leave":
        yield from _left(scene, verb)
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
    above = sentence.tokens[verb].head
    if (
        sentence.tokens[verb].dep == "conj" and bears and not has_subject(sentence, verb)
    ):  # "remain missing and are feared dead"
        yield from states(scene, above)
        verb = above
    for i in sentence.all_children(verb, *(("nsubj", "nsubjpass") if bears else ("dobj",))):
        yield from count_phrase(scene, i, state, "state")


def _beside_number(scene: Scene, verb: int) -> Iterator[Found]:
    """Yield the numbers of a clause with the word for what became of them right behind: "22 dead", "three people dead"."""
    sentence = scene.sentence
    for i in sorted(_near(sentence, verb)):
        number = scene.numbers.get(i)
        if number is None or not number.first <= i <= number.last:
            continue
        if number.noun is not None and scene.numbers.get(number.noun) != number:
            continue  # "two of the five men missing"
        if number.noun is not None and sentence.tokens[number.noun].text.casefold() == "those":
            continue  # "eight of those killed were guards"
        after = max(number.last, number.noun or 0) + 1
        kind = state_at(sentence, after) or hurt_with(sentence, after)
        if kind is not None and number.noun != after and are_people(sentence, number.noun, kind):
            yield Found(kind, number, number.noun, "state")


def _left(scene: Scene, verb: int) -> Iterator[Found]:
    """Yield "left a village head dead", where the tree takes the word behind the noun for one before it."""
    sentence = scene.sentence
    state = state_at(sentence, verb + 1)
    if state is not None and sentence.child(verb, "dobj") is None:  # "three dozen left missing"
        for i in sentence.all_children(verb, "nsubj", "nsubjpass"):
            yield from count_phrase(scene, i, state, "state")
    for i in sentence.all_children(verb, "dobj"):
        behind = (*sentence.all_children(i, "amod"), *sentence.all_children(verb, "advcl"))
        for kind in (STATES.get(sentence.tokens[j].text.casefold()) for j in behind if j > i):
            if kind is not None:
                yield from count_phrase(scene, i, kind, "state")


def _near(sentence: Sentence, verb: int) -> frozenset[int]:
    """Return the words of the verb's clause and of joined ones that the tree makes of "30 injured"."""
    words = own_words(sentence, verb)
    with_ = [
        i for i in sentence.all_children(verb, "prep") if sentence.tokens[i].lemma == "with"
    ]  # "with 21 still missing"
    below = [*sentence.children[verb], *(j for i in with_ for j in sentence.children[i])]
    joined = [i for i in below if sentence.tokens[i].text.casefold() in STATES]
    return words.union(*(own_words(sentence, i) for i in joined)) if joined else words


def state_at(sentence: Sentence, i: int) -> CountKind | None:
    """Return what a word says became of people ("dead", "still missing"), ``None`` for other words and before a noun ("dead bodies")."""
    if i < len(sentence.tokens) and sentence.tokens[i].lemma in {"still", "feared"}:
        i += 1
    if i >= len(sentence.tokens):
        return None
    word = sentence.tokens[i]
    follows = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    if follows is not None and follows.tag in {"NN", "NNS"} and word.dep in {"amod", "compound"}:
        return None
    if word.tag == "VBD" and sentence.child(i, "dobj") is not None:
        return None  # "three attackers killed scores"
    kind = STATES.get(word.text.casefold())
    return mixed_state(sentence, i, kind) if kind is not None else None
