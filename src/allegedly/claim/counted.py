"""A noun phrase and the numbers of a sentence go in; whom of people it counts comes out: numbers, single persons, and those joined to them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allegedly.claim.clause import is_verb
from allegedly.claim.found import NumberHit
from allegedly.claim.toll_words import COLLECTIVES, ONLY_OF_PEOPLE, PEOPLE, STATES, THINGS
from allegedly.parsed import Document, Sentence
from allegedly.records import CountKind

_SINGLE = frozenset({"a", "an", "another"})
_ONLY_TO_PERSONS: frozenset[CountKind] = frozenset({"killed", "wounded"})
_UNDERGOES = frozenset({"dobj", "nsubjpass", "nsubj", "conj", "pobj", "appos"})
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_PERSON_ENDINGS = ("man", "woman", "boy", "girl", "ist", "ian", "eer", "er", "or", "person", "child", "old")
_NO_PERSON = frozenset({"DATE", "TIME", "EVENT", "PRODUCT", "WORK_OF_ART", "NORP", "FAC", "LANGUAGE", "LAW"})
PRONOUNS = frozenset({"he", "she", "him", "her", "his"})


class Scene(NamedTuple):
    """The sentence, its numbers by every token they cover or count, the report, and what a policy makes of a plain plural."""

    document: Document
    sentence: Sentence
    numbers: dict[int, NumberHit]
    plural: NumberHit | None = None


class Found(NamedTuple):
    """A count before its record is made: its kind, its number (or the phrase of one person), and the end of the rule id."""

    kind: CountKind
    number: NumberHit | None
    noun: int | None
    rule: str


def by_token(sentence: Sentence, numbers: Sequence[NumberHit]) -> dict[int, NumberHit]:
    """Return the numbers of one sentence by every token they cover, and by the noun they count."""
    here = [number for number in numbers if number.sentence == sentence.index]
    found: dict[int, NumberHit] = {}
    for number in here:  # of "two of the five men" the men are five
        if number.noun is not None and (number.noun not in found or number.last < number.noun):
            found[number.noun] = number
    for number in here:
        found.update(dict.fromkeys(range(number.first, number.last + 1), number))
    return found


def objects_of(sentence: Sentence, i: int, prepositions: set[str]) -> list[int]:
    """Return the nouns that hang on token ``i`` by one of the prepositions."""
    return [
        j
        for prep in sentence.all_children(i, "prep", "prt", "dative")
        if sentence.tokens[prep].lemma in prepositions
        for j in sentence.all_children(prep, "pobj")
    ]


def count_phrase(scene: Scene, i: int, kind: CountKind, rule: str) -> Iterator[Found]:
    """Yield the count of one noun phrase and of those joined to it."""
    sentence = scene.sentence
    above, i = i, _member(sentence, i)
    number = scene.numbers.get(i) or _group_of(scene, i) or _couple(sentence, i) or _before_more(scene, i)
    noun = number.noun if number is not None and number.noun is not None else i
    is_number = number is not None and number.noun is None and number.first <= noun <= number.last
    noun = noun if sentence.tokens[noun].pos != "NUM" and not is_number else None  # type: ignore[assignment]
    if number is not None:
        yield from (Found(kind, whole, None, rule) for whole in _taken_apart(scene, i, number))
        if are_people(sentence, noun, kind) and not (rule == "object" and _is_of_them(scene, number)):
            yield Found(kind, number, noun, rule)
    elif kind not in ONLY_OF_PEOPLE and _is_one(scene, i, kind):
        yield Found(kind, None, i, "single")
    elif scene.plural is not None and kind not in ONLY_OF_PEOPLE and _is_plain_plural(sentence, i):
        yield Found(kind, scene.plural._replace(sentence=sentence.index, first=i, last=i), i, "plural")
    for j in sorted({*sentence.all_children(i, "conj", "appos"), *sentence.all_children(above, "conj")}):
        if _is_apart(scene, j, kind):
            continue
        is_listed = sentence.tokens[j].dep == "conj" or _is_kin(sentence, j) or _is_next(sentence, j, number)
        if not is_verb(sentence, j) and is_listed:
            yield from count_phrase(scene, j, kind, rule)


def _taken_apart(scene: Scene, i: int, number: NumberHit) -> Iterator[NumberHit]:
    """Yield the number whose parts stand behind it in brackets, where the tree counts the same noun by both: "killed five (three men ...)"."""
    tokens = scene.sentence.tokens
    for other in {one.first: one for one in scene.numbers.values()}.values():
        if other.noun == i and other.last < number.first and tokens[other.last + 1].text in {"(", ":", "–", "—"}:
            yield other


def _is_apart(scene: Scene, i: int, kind: CountKind) -> bool:
    """Tell whether a joined number is told of for itself: "leaving one killed and one wounded", "23, four of them critically"."""
    number, tokens = scene.numbers.get(i), scene.sentence.tokens
    if number is None:
        return False
    after = max(number.last, number.noun or 0) + 1
    if after < len(tokens) and tokens[after].text in {",", "(", "–", "—"}:  # "17 others, including 9 children, wounded"
        closing = (t.i for t in tokens[after + 1 :] if t.text in {",", ")", "–", "—"})
        after = next(closing, after) + 1
    state = STATES.get(tokens[after].text.casefold()) if after < len(tokens) else None
    return state not in {None, kind} or _is_of_them(scene, number)


def _is_of_them(scene: Scene, number: NumberHit) -> bool:
    """Tell whether a number behind a comma is of those counted before it: "wounding 23, four of them critically"."""
    tokens = scene.sentence.tokens
    is_behind = number.first > 0 and tokens[number.first - 1].text == ","
    return is_behind and number.noun is not None and tokens[number.noun].lemma in {"they", "them", "whom"}


def _is_next(sentence: Sentence, i: int, number: NumberHit | None) -> bool:
    """Tell whether a phrase behind several is the next of a list, no other word for them: "two policemen, a vendor and his son"."""
    article = sentence.child(i, "det")
    is_one = (
        article is not None and sentence.tokens[article].text.casefold() in _SINGLE and sentence.tokens[i].tag == "NN"
    )
    return number is not None and (number.low or 0) > 1 and is_one and sentence.child(i, "conj") is not None


def _is_kin(sentence: Sentence, i: int) -> bool:
    """Tell whether a phrase behind another names one more person by the one before: "a shepherd, his wife, and their three sons"."""
    return any(sentence.tokens[j].tag == "PRP$" for j in sentence.all_children(i, "poss"))


def _member(sentence: Sentence, i: int) -> int:
    """Return the one of a body whose name the tree has torn: "an Islamic Front of Dezhan facilitator" is a facilitator."""
    if sentence.tokens[i].pos != "PROPN" or sentence.child(i, "det") is None:
        return i
    inner = next(iter(objects_of(sentence, i, {"of"})), None)
    if inner is None or sentence.tokens[inner].tag != "NN" or sentence.tokens[inner].lemma not in PEOPLE:
        return i
    return (
        inner if sentence.child(inner, "det", "poss") is None and sentence.child(inner, "compound") is not None else i
    )


def _group_of(scene: Scene, i: int) -> NumberHit | None:
    """Return the number in "a group of 300 fighters"."""
    if scene.sentence.tokens[i].lemma not in COLLECTIVES:
        return None
    return next((scene.numbers[j] for j in objects_of(scene.sentence, i, {"of"}) if j in scene.numbers), None)


def _is_one(scene: Scene, i: int, kind: CountKind) -> bool:
    """Tell whether a phrase without a number is one person of whom a kind can be said; towns are captured and feelings hurt, so there a word for people must say it."""
    if kind in _ONLY_TO_PERSONS and is_named(scene, i):
        return True
    token = scene.sentence.tokens[i]
    is_clear = token.tag != "NN" or (kind == "killed" and token.dep in _UNDERGOES) or _is_word_for_people(scene, i)
    return is_clear and is_single(scene, i)


def _is_word_for_people(scene: Scene, i: int) -> bool:
    token = scene.sentence.tokens[i]
    mention = scene.document.mention_at.get((scene.sentence.index, i))
    is_role = mention is not None and mention.form in {"role", "person"}
    lemma = token.lemma.casefold()
    if lemma in ORDINALS:
        return True  # "killed two men and detained a third"
    return lemma in PEOPLE or is_role or (lemma.endswith(_PERSON_ENDINGS) and lemma not in THINGS)


def _before_more(scene: Scene, i: int) -> NumberHit | None:
    """Return the number of "injured a dozen more", where "more" was read as what is counted."""
    before = scene.numbers.get(i - 1) if scene.sentence.tokens[i].lemma == "more" else None
    return before if before is not None and before.noun is None and before.last == i - 1 else None


def _couple(sentence: Sentence, i: int) -> NumberHit | None:
    """Return the two of "a couple and their five children"; ``None`` for a couple of anything."""
    token = sentence.tokens[i]
    is_alone = sentence.child(i, "prep") is None and sentence.child(i, "det") is not None
    first = sentence.edges[i][0]
    if token.lemma != "couple" or token.tag != "NN" or not is_alone or sentence.tokens[first].dep != "det":
        return None
    return NumberHit(sentence.index, i, i, 2, 2, None, i, "en.count.number")


def are_people(sentence: Sentence, noun: int | None, kind: CountKind) -> bool:
    """Tell whether a counted noun can be people; a number alone can, a thing never, and what moves only where it is named as people."""
    if noun is None:
        return True
    token = sentence.tokens[noun]
    if token.lemma in PEOPLE or token.text.casefold().endswith(("men", "women", "man", "people")):
        return True
    return kind not in ONLY_OF_PEOPLE and token.lemma not in THINGS


def is_single(scene: Scene, i: int) -> bool:
    """Tell whether a phrase without a number is one person: "a soldier", a named person, "him"."""
    sentence = scene.sentence
    token = sentence.tokens[i]
    if token.tag == "PRP":
        return token.text.casefold() in PRONOUNS
    if is_aged(sentence, i) or (token.text.casefold() == "another" and token.pos == "PRON"):
        return True  # "and another wounded"
    first = sentence.tokens[sentence.edges[i][0]].text.casefold()
    if token.tag not in {"NNS", "NNPS"} and (
        (token.lemma in ORDINALS and first == "a")
        or (token.lemma == "other" and first == "the" and not token.dep.endswith("mod"))
    ):
        return True  # "a fourth was killed", "injuring the other"
    if token.ent == "NORP" and first in _SINGLE and token.tag in {"NN", "NNP"}:
        return True  # "a Finn"
    if token.tag == "NN" and token.lemma not in COLLECTIVES and token.lemma not in THINGS:
        # "an Islamic Council leader": the tree hangs the article on a word of the name
        determiners = {
            sentence.tokens[j].text.casefold() for j in (*sentence.all_children(i, "det"), opening(sentence, i))
        }
        own = bool(sentence.all_children(i, "poss"))  # "their mother", "the mayor's brother"
        is_one = bool(determiners & _SINGLE) or (("the" in determiners or own) and token.lemma in PEOPLE)
        return is_one and (token.ent not in {"ORG", "GPE", "FAC"} or token.lemma in PEOPLE)
    return is_person(scene, i)


def is_aged(sentence: Sentence, i: int) -> bool:
    """Tell whether a word is the end of "the 34-year-old", who is one person."""
    token = sentence.tokens[i]
    return token.lemma == "old" and token.dep not in {"amod", "acomp"} and sentence.child(i, "det") is not None


def opening(sentence: Sentence, i: int) -> int:
    """Return the first word of a phrase, of the whole name where the tree has torn it."""
    above = sentence.tokens[sentence.tokens[i].head].head
    return sentence.edges[above][0] if above != i and _member(sentence, above) == i else sentence.edges[i][0]


def _is_plain_plural(sentence: Sentence, i: int) -> bool:
    """Tell whether a phrase is people in an unknown number: "insurgents", not "the insurgents" nor "all men"."""
    token = sentence.tokens[i]
    bare = not any(sentence.tokens[j].dep in {"det", "poss", "predet", "nummod"} for j in sentence.children[i])
    return token.tag == "NNS" and token.lemma in PEOPLE and bare


def is_person(scene: Scene, i: int) -> bool:
    """Tell whether token ``i`` is the name of one person."""
    token = scene.sentence.tokens[i]
    if token.pos != "PROPN" or (token.tag == "NNPS" and token.ent != "PERSON") or token.text.casefold() in THINGS:
        return False  # "the Sorel Camp"
    mention = scene.document.mention_at.get((scene.sentence.index, i))
    return mention is not None and mention.form == "person" and token.ent == "PERSON"


def is_named(scene: Scene, i: int) -> bool:
    """Tell whether a name that is said to be killed or hurt can be a person's: no body, people, country or day that the lexicon or the tagger knows."""
    sentence, document = scene.sentence, scene.document
    token = sentence.tokens[i]
    if (
        token.tag != "NNP"
        or token.ent in _NO_PERSON
        or token.text.casefold() in THINGS
        or sentence.child(i, "det") is not None
    ):
        return False
    verb = sentence.tokens[token.head].i
    is_of_many = any(sentence.tokens[j].text in {"were", "are"} for j in sentence.all_children(verb, "aux", "auxpass"))
    if token.dep in {"nsubj", "nsubjpass"} and is_of_many and sentence.child(i, "conj") is None:
        return False  # "CITY, Country About 36 militants were killed"
    kinds = {
        ref.kind for hit in document.names_in.get(sentence.index, ()) if hit.first <= i <= hit.last for ref in hit.refs
    }
    if kinds & {"actor", "country", "demonym", "metonym"} or (kinds and token.ent in {"GPE", "LOC"}):
        return False
    mention = document.mention_at.get((sentence.index, i))
    entity = document.entities[mention.entity] if mention is not None and mention.entity is not None else None
    return entity is None or entity.person or entity.kind is None
