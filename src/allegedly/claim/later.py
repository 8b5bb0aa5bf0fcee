"""The events told so far go in; figures that the report gives for one of them in a later sentence without a word of it come out as claims.

"A bomb went off in a market. The death toll stands at 58." "There were no victims." "Hospitals received the bodies of six people."
"""

from collections.abc import Iterator, Sequence

from allegedly.claim.clause import governing_verb, is_verb
from allegedly.claim.count_record import make_count
from allegedly.claim.counted import Found, Scene, by_token, count_phrase, objects_of
from allegedly.claim.event import Facts, Told
from allegedly.claim.rival import Sayer, event_about, figure_claim
from allegedly.claim.statement import Draft
from allegedly.claim.toll import toll_numbers
from allegedly.claim.toll_deeds import is_former, number_of, toll_kind
from allegedly.claim.toll_reach import buried, found_dead, in_hospital
from allegedly.claim.toll_states import states
from allegedly.claim.toll_words import NOUNS, PEOPLE
from allegedly.parsed import Document, Sentence
from allegedly.records import Claim, CountKind

_REACH = 3  # sentences back to the event that a figure is about
_HARM: frozenset[CountKind] = frozenset({"killed", "wounded", "casualties", "missing"})
_TOLL_NOUNS = frozenset({"toll", "number", "tally"})


def later_figures(
    document: Document, facts: Facts, told: Sequence[Told], said: Sequence[tuple[Draft, str]], taken: Sequence[int]
) -> Iterator[Claim]:
    """Yield a claim for each figure of people that stands in a sentence that tells of no deed, about the deed told last before it.

    Its voice is that of the innermost statement around it, else the reporter's own. ``taken`` are the starts of figures that are claimed already.
    """
    counted = {count.span.start for one in told for count in one.event.counts} | set(taken)
    for sentence in document.sentences:
        scene = Scene(document, sentence, by_token(sentence, facts.numbers))
        if not scene.numbers:
            continue
        for found in _figures(scene):
            count = make_count(scene, found)
            event = _about(told, sentence, count.span.start) if count is not None and count.kind in _HARM else None
            if count is None or event is None or count.span.start in counted or _is_added(scene, found):
                continue
            counted.add(count.span.start)
            sayer = _sayer(sentence, count.span.start, count.span.end, said)
            if sayer is not None:
                yield figure_claim(document, sentence, sayer, event, count)


def _is_added(scene: Scene, found: Found) -> bool:
    """Tell whether more dead are counted than a toll had before: "a further seven bodies" is no toll."""
    if found.kind != "killed" or found.number is None:
        return False
    words = {t.text.casefold() for t in scene.sentence.tokens[max(found.number.first - 1, 0) : found.number.last + 2]}
    return bool(words & {"further", "another", "additional", "more"})


def _figures(scene: Scene) -> Iterator[Found]:
    sentence = scene.sentence
    for token in sentence.tokens:
        if is_verb(sentence, token.i):
            yield from found_dead(scene, token.i)
            yield from buried(scene, token.i)
            yield from in_hospital(scene, token.i)
            yield from states(scene, token.i)
        elif token.lemma in _TOLL_NOUNS and not is_former(sentence, token.i):
            yield from _of_toll(scene, token.i)
        elif token.lemma == "loss":
            for i in objects_of(sentence, token.i, {"of"}):
                if sentence.tokens[i].lemma in PEOPLE:
                    yield from count_phrase(scene, i, "killed", "lost")
        elif (
            token.lemma in NOUNS
            and (none := scene.numbers.get(token.i)) is not None
            and none.high == 0
            and none.last >= token.i
        ):
            yield Found(NOUNS[token.lemma], none, None, "none")


def _of_toll(scene: Scene, noun: int) -> Iterator[Found]:
    kind, verb = toll_kind(scene.sentence, noun), governing_verb(scene.sentence, noun)
    if kind is not None and verb is not None:
        for number in toll_numbers(scene, verb, noun):
            yield Found(kind, number, number_of(scene.sentence, noun), "later")


def _about(told: Sequence[Told], sentence: Sentence, start: int) -> Told | None:
    """Return the event of its kind told last, else the last deed of violence whose dead nobody has counted yet."""
    event = event_about(told, sentence.index, start, _HARM)
    if event is not None:
        return event
    deeds = (
        one
        for one in told
        if 0 <= sentence.index - one.sentence.index <= _REACH
        and (one.event.trigger.start < start or one.sentence is sentence)
        and one.event.type == "ASSAULT"
        and one.how in {"actual", "possible"}
        and not one.event.background
        and not one.event.aggregate
    )
    return max(deeds, key=lambda one: one.event.trigger.start, default=None)


def _sayer(sentence: Sentence, start: int, end: int, said: Sequence[tuple[Draft, str]]) -> Sayer | None:
    """Return who gives a figure; ``None`` where it is denied or asked for."""
    holding = [(draft, own) for draft, own in said if draft.said.sentence is sentence and draft.holds(start, end)]
    if not holding:
        return Sayer(None, None)
    draft, own = min(holding, key=lambda one: one[0].size)
    if draft.negated or draft.act not in {"asserts", "confirms"}:
        return None
    return Sayer(draft, own)
