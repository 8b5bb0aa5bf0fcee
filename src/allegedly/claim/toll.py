"""A happening's word and the numbers of a report go in; the counts of people that the words of the happening give come out."""

from collections.abc import Iterable, Iterator, Sequence

from allegedly.claim.clause import governing_verb, is_verb
from allegedly.claim.count import plural_hit
from allegedly.claim.count_record import make_count
from allegedly.claim.counted import (
    PRONOUNS,
    Found,
    Scene,
    by_token,
    count_phrase,
    is_person,
    objects_of,
)
from allegedly.claim.found import NumberHit, TriggerHit
from allegedly.claim.toll_deeds import deed_of, followers, is_former, mixed_kind, number_of, toll_kind, verbs_of
from allegedly.claim.toll_named import with_named
from allegedly.claim.toll_parts import with_held, with_parts
from allegedly.claim.toll_reach import (
    beside,
    found_dead,
    gapped,
    hurt_by,
    injuries_to,
    is_of_antecedent,
    is_suffered,
    may_be_town,
    subjects_of,
    taken_kind,
)
from allegedly.claim.toll_states import state_at, states
from allegedly.claim.toll_words import (
    BODY_PARTS,
    FALLEN,
    LIFE_TAKERS,
    LOSERS,
    NOUNS,
    OBJECT_VERBS,
    ONE_DEATH,
    PEOPLE,
    SUBJECT_VERBS,
)
from allegedly.parsed import Document, Sentence
from allegedly.records import Count, CountKind

_TRIED = frozenset({"attempt", "try", "fail", "seek", "plot", "conspire"})
_TRIES = frozenset(
    {"attempt", "bid", "plot", "plan", "conspiracy", "effort", "order", "threat", "intention", "mission"}
)
_PLANNED = _TRIED | {"plan", "prepare", "foil", "thwart", "prevent", "order", "demand"}
_GIVERS = frozenset(
    {"give", "list", "report", "record", "state", "quote", "cite", "describe"}
)  # "gave the number of dead as nine"
_PASSED = frozenset({"exceed", "surpass", "top", "pass"})  # "the number of wounded exceeded 50"
_SENDERS = frozenset({"send", "move", "transfer", "transport"})
_OBJECTS = ("dobj", "attr", "oprd", "dative")


_HARM = frozenset({"killed", "wounded"})  # "four deaths and eleven arrests": nobody died of the arrests


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
        if count is not None and not (
            hit.trigger.count == "detained" and hit.trigger.pos == "noun" and count.kind in _HARM
        ):
            found.setdefault((count.span.start, count.span.end), count)
    return with_held(scene, numbers, with_named(scene, with_parts(scene, [found[key] for key in sorted(found)])))


def _all(scene: Scene, hit: TriggerHit) -> Iterator[Found]:
    sentence, token = scene.sentence, hit.token
    root = next(one.i for one in sentence.tokens if one.head == one.i)
    if not is_verb(sentence, root):
        yield from states(scene, root)  # a headline's "14 dead in blast"
    if hit.trigger.pos == "adjective" and hit.trigger.count is not None:
        before = scene.numbers.get(token - 1)
        if before is not None and before.last == token - 1 and before.noun is None:  # "the army acknowledged six dead"
            yield Found(hit.trigger.count, before, None, "state")
    if is_verb(sentence, token):
        yield from _verb(scene, token, hit.trigger.count)
        for verb in followers(sentence, token, deed_of(sentence, hit)):
            yield from _verb(scene, verb, None)
        yield from _above(scene, token)
        return
    yield from _noun(scene, token, hit.trigger.count)
    for verb in verbs_of(sentence, token):
        yield from _verb(scene, verb, None)
        for other in followers(sentence, verb, deed_of(sentence, hit)):
            yield from _verb(scene, other, None)
    yield from _above(scene, token)


def _above(scene: Scene, token: int) -> Iterator[Found]:
    """Yield the toll that a happening stands below: "the toll from the blast rose to 9", "the number of people killed has risen to 53"."""
    sentence = scene.sentence
    toll = next((j for j in sentence.ancestors(token) if j != token and toll_kind(sentence, j) is not None), None)
    verb = governing_verb(sentence, toll) if toll is not None else None
    if verb is not None:
        yield from _toll(scene, verb, sentence.all_children(verb, "nsubj", "nsubjpass"))
        yield from states(scene, verb)


def _verb(scene: Scene, verb: int, given: CountKind | None) -> Iterator[Found]:
    """Yield what one verb counts; nothing where it was only tried ("attempted to kill the bishop")."""
    sentence, token = scene.sentence, scene.sentence.tokens[verb]
    above = sentence.tokens[token.head].lemma
    if (token.dep == "xcomp" and above in _TRIED) or (
        token.dep in {"acl", "relcl", "xcomp"} and token.tag == "VB" and above in _TRIES
    ):
        return
    objects, subjects = sentence.all_children(verb, *_OBJECTS), subjects_of(sentence, verb)
    if token.lemma in LIFE_TAKERS and (lives := [i for i in objects if sentence.tokens[i].lemma == "life"]):
        yield from _lives(scene, verb, lives[0], subjects)
        return
    if token.lemma in LOSERS:
        yield from _lost(scene, verb, objects)
    yield from found_dead(scene, verb)
    yield from states(scene, verb)
    yield from _toll(scene, verb, subjects)
    yield from _counted_by(scene, verb, given, objects, subjects)
    yield from hurt_by(scene, token.lemma, objects, subjects)
    for i in (*objects, *subjects):
        yield from _counted_noun(scene, i)


def _counted_by(
    scene: Scene, verb: int, given: CountKind | None, objects: Sequence[int], subjects: Sequence[int]
) -> Iterator[Found]:
    """Yield whom a verb of killing, taking or moving counts; of "killed or kidnapped 80" nobody, of "three dozen left missing" nobody who left."""
    sentence, token = scene.sentence, scene.sentence.tokens[verb]
    passive = is_suffered(sentence, verb)
    kind = given or (OBJECT_VERBS.get(token.lemma) if objects or passive or token.lemma not in SUBJECT_VERBS else None)
    kind = kind or taken_kind(sentence, verb)
    if given is None and token.lemma in _SENDERS and kind is not None and not (objects or passive):
        return
    told, kind = kind, mixed_kind(sentence, verb, kind)
    if (kind is None and told is not None) or (token.lemma == "leave" and state_at(sentence, verb + 1) is not None):
        return
    if kind is not None and token.lemma not in SUBJECT_VERBS and token.lemma not in FALLEN:
        yield from _done_to(scene, verb, kind, objects, None if not passive else subjects)
    elif (moving := SUBJECT_VERBS.get(token.lemma)) is not None or given is not None:
        for i in subjects or ([token.head] if token.dep in {"acl", "relcl"} else []):
            yield from count_phrase(scene, i, given or moving or "deployed", "subject")
        yield from gapped(scene, verb, given or moving or "deployed")


def _done_to(
    scene: Scene, verb: int, kind: CountKind, objects: Sequence[int], subjects: Sequence[int] | None
) -> Iterator[Found]:
    """Yield whom a verb is done to: its objects, or its ``subjects`` in the passive; who is named with them; whom a participle describes."""
    sentence, token = scene.sentence, scene.sentence.tokens[verb]
    for i in _whole(sentence, _reached(scene, verb, objects) if subjects is None else subjects):
        if not may_be_town(scene, verb, i):
            yield from count_phrase(scene, i, kind, "object" if subjects is None else "subject")
    yield from gapped(scene, verb, kind)
    for i in beside(sentence, verb, objects if subjects is None else subjects):
        yield from count_phrase(scene, i, kind, "beside")
    if (
        not subjects and token.dep == "acl" and token.tag in {"VBN", "VBD"} and not objects
    ):  # "resulted in two men being held" too
        yield from count_phrase(scene, _described(sentence, verb), kind, "subject")


def _described(sentence: Sentence, verb: int) -> int:
    """Return whom a participle describes: of "two of the five men held" the men."""
    above = sentence.tokens[verb].head
    first = above
    while sentence.tokens[first].dep in {"conj", "appos"}:
        first = sentence.tokens[first].head
    if sentence.tokens[first].dep == "attr" and sentence.child(sentence.tokens[first].head, "expl") is not None:
        return first  # "there were eight women and a girl injured"
    inner = objects_of(sentence, above, {"of"}) if sentence.tokens[above].pos == "NUM" else []
    return inner[0] if inner and inner[0] < verb else above


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
        if is_of_antecedent(sentence, verb):  # "the hostages they had seized"
            yield sentence.tokens[verb].head
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


def _lost(scene: Scene, verb: int, objects: Sequence[int]) -> Iterator[Found]:
    """Yield "lost six men", "cost it the loss of two soldiers": the dead of whoever lost them."""
    sentence = scene.sentence
    losses = [j for i in objects if sentence.tokens[i].lemma == "loss" for j in objects_of(sentence, i, {"of"})]
    for i in (*(objects if sentence.tokens[verb].lemma == "lose" else ()), *losses):
        number = scene.numbers.get(i)
        of_own = number is not None and number.noun is not None and sentence.tokens[number.noun].lemma == "own"
        if number is not None and (of_own or sentence.tokens[i].lemma in PEOPLE):  # "lost four of their own"
            yield from count_phrase(scene, i, "killed", "lost")


def _toll(scene: Scene, verb: int, subjects: Sequence[int]) -> Iterator[Found]:
    """Yield "the death toll rose to 31", "the number of wounded reached 40", "bringing the toll to 12"."""
    sentence = scene.sentence
    for i in (*subjects, *sentence.all_children(verb, "dobj")):
        kind = toll_kind(sentence, i)
        if kind is None or is_former(sentence, i):
            continue
        for number in toll_numbers(scene, verb, i):
            yield Found(kind, number, number.noun if number.noun not in {i, None} else number_of(sentence, i), "toll")


def toll_numbers(scene: Scene, verb: int, noun: int) -> Iterator[NumberHit]:
    """Yield the figures that a verb gives for a toll; of "climbed from 20 to 27" the one it has come to."""
    sentence = scene.sentence
    below = [
        *sentence.all_children(verb, "dobj", "attr", "npadvmod", "acomp"),
        *objects_of(sentence, verb, {"to", "at", "past"}),
        *(
            j for i in sentence.all_children(verb, "advmod", "prt") for j in objects_of(sentence, i, {"to"})
        ),  # "down to 31"
        *objects_of(sentence, verb, {"from"}),
        *objects_of(sentence, noun, {"of", "at", "to"}),
        *(
            k
            for j in (*objects_of(sentence, noun, {"of"}), *sentence.all_children(noun, "acl"))
            for k in objects_of(sentence, j, {"to", "at"})
        ),
        *(objects_of(sentence, verb, {"as"}) if sentence.tokens[verb].lemma in _GIVERS else ()),
    ]
    has_come_to = False
    for j in below:
        number = scene.numbers.get(j) if j != noun else None
        is_former = sentence.tokens[sentence.tokens[j].head].lemma == "from"
        if number is not None and is_former and has_come_to:
            continue  # "cut to 31 from 44"
        has_come_to = has_come_to or number is not None
        if number is not None and sentence.tokens[number.first].lemma == "from":
            number = number._replace(first=number.last, low=number.high)
        if number is not None and sentence.tokens[verb].lemma in _PASSED and number.low == number.high:
            number = number._replace(high=None, exactness=sentence.tokens[verb].text.casefold())
        if number is not None:
            yield number


def _noun(scene: Scene, noun: int, given: CountKind | None) -> Iterator[Found]:
    """Yield what a noun counts: itself ("30 casualties"), its "of" phrase, or the one whose it is ("his killing")."""
    sentence, lemma = scene.sentence, scene.sentence.tokens[noun].lemma
    kind = given or NOUNS.get(lemma)
    yield from _counted_noun(scene, noun)
    yield from _victims(scene, noun)
    if kind is None or _is_only_planned(sentence, noun):
        return
    for i in objects_of(sentence, noun, {"of"}):
        yield from count_phrase(scene, i, kind, "of")
    yield from injuries_to(scene, noun)
    above = sentence.tokens[sentence.tokens[sentence.tokens[noun].head].head].lemma
    for i in sentence.all_children(noun, "poss") if kind != "wounded" or above not in SUBJECT_VERBS else ():
        if sentence.tokens[i].text.casefold() in PRONOUNS or is_person(scene, i):
            yield Found(kind, None, i, "single")


def _victims(scene: Scene, noun: int) -> Iterator[Found]:
    """Yield whom a phrase counts that a happening stands in ("the 44 victims of the bombing"), and one death ("a civilian death")."""
    sentence, token = scene.sentence, scene.sentence.tokens[noun]
    link = sentence.tokens[token.head]
    if token.dep == "pobj" and link.lemma in {"of", "from"}:
        yield from _counted_noun(scene, link.head)
    articles = [sentence.tokens[i].lemma for i in sentence.all_children(noun, "det")]
    if token.lemma in ONE_DEATH and token.tag == "NN" and articles == ["a"]:
        yield Found(NOUNS[token.lemma], None, noun, "single")


def _is_only_planned(sentence: Sentence, noun: int) -> bool:
    """Tell whether a deed is what somebody planned or tried: "accused of planning the assassination of a judge" tells of no dead."""
    above = sentence.tokens[noun].head
    return sentence.tokens[noun].dep == "dobj" and sentence.tokens[above].lemma in _PLANNED


def _counted_noun(scene: Scene, i: int) -> Iterator[Found]:
    token = scene.sentence.tokens[i]
    number, kind = scene.numbers.get(i), NOUNS.get(token.lemma)
    behind = scene.sentence.tokens[number.last + 1 : number.last + 2] if number is not None else ()
    if number is not None and number.high == 0 and behind and behind[0].lemma == "of":
        return  # "none of the victims had been warned"
    if number is not None and kind is not None and number.noun == i and (token.tag == "NNS" or number.low in {0, 1}):
        yield Found(kind, number, None, "none" if number.high == 0 else "noun")
