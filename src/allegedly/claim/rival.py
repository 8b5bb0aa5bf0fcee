"""Statements and the events told so far go in; figures that a voice gives for an event told elsewhere come out as its claims."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from allegedly.claim.clause import governing_verb
from allegedly.claim.count_record import make_count
from allegedly.claim.counted import Found, Scene, by_token
from allegedly.claim.event import Facts, Told
from allegedly.claim.found import NumberHit
from allegedly.claim.statement import Draft
from allegedly.claim.toll import toll_numbers
from allegedly.claim.toll_deeds import toll_kind
from allegedly.claim.toll_words import PEOPLE
from allegedly.keys import content_id
from allegedly.parsed import Document, Sentence
from allegedly.records import UNNAMED, Claim, Count, CountKind, Factuality, Stance

_FIGURES = frozenset({"toll", "number", "figure", "count", "total"})
_REACH = 3  # sentences back to the event that a figure is about
_TOLLED: frozenset[CountKind] = frozenset({"killed", "wounded", "casualties", "missing"})
_LOSSES = frozenset({"lose"})


def rival_figures(
    document: Document, facts: Facts, told: Sequence[Told], said: Sequence[tuple[Draft, str]]
) -> Iterator[Claim]:
    """Yield a claim for each figure that a voice gives apart from the words that tell the event ("residents put the toll at 20").

    It is about the last event with a count before it, in its own sentence or at most three before; its kind is that of the words
    ("death toll"), else of that event's count. ``said`` is each statement with its id.
    """
    counted = {count.span.start for one in told for count in one.event.counts}
    for draft, own in said:
        sentence = draft.said.sentence
        if draft.voice is None or draft.negated or draft.act == "denies":
            continue
        scene = Scene(document, sentence, by_token(sentence, facts.numbers))
        for noun, number in _given(scene, draft):
            start = sentence.tokens[number.first].start
            if start in counted:
                continue
            is_bare = sentence.tokens[noun].lemma not in _FIGURES | _LOSSES
            of = _TOLLED if is_bare or sentence.tokens[noun].lemma == "toll" else None
            event = event_about(told, sentence.index, start, of)
            kind = _kind(scene, noun, event)
            count = (
                make_count(scene, Found(kind, number, number.noun if number.noun != noun else None, "rival"))
                if kind
                else None
            )
            if event is not None and count is not None:
                yield figure_claim(document, sentence, Sayer(draft, own), event, count)


def _given(scene: Scene, draft: Draft) -> Iterator[tuple[int, NumberHit]]:
    """Yield the noun (or verb) and the number of each figure among the words of a statement."""
    sentence = scene.sentence
    for token in sentence.tokens:
        if token.lemma in _FIGURES and token.pos == "NOUN" and (verb := governing_verb(sentence, token.i)) is not None:
            given = list(toll_numbers(scene, verb, token.i))
        elif token.lemma in _LOSSES and token.pos == "VERB":
            objects = [i for i in sentence.all_children(token.i, "dobj") if sentence.tokens[i].lemma in PEOPLE]
            given = [scene.numbers[i] for i in objects if i in scene.numbers]
        elif token.i in scene.numbers and scene.numbers[token.i].last == token.i and _is_bare(scene, draft, token.i):
            given = [scene.numbers[token.i]]
        else:
            continue
        for number in given:
            first, last = sentence.tokens[number.first], sentence.tokens[number.last]
            if draft.holds(first.start, last.end):
                yield token.i, number


def _is_bare(scene: Scene, draft: Draft, i: int) -> bool:
    """Tell whether a number is all that is said: "said 52 did", "said none were", "a figure the army put at nine"."""
    sentence, number = scene.sentence, scene.numbers[i]
    if number.noun is not None or sentence.tokens[i].lemma == "both":
        return False  # "claimed both" counts no dead
    verb = sentence.tokens[i].head
    if sentence.tokens[i].dep in {"nsubj", "nsubjpass"} and sentence.tokens[verb].lemma in {"do", "be", "have"}:
        below = {sentence.tokens[j].dep for j in sentence.children[verb]}
        return below <= {"nsubj", "nsubjpass", "aux", "punct", "mark", "advmod", "neg", "cc", "conj"}
    first, last = sentence.tokens[number.first].start, sentence.tokens[number.last].end
    is_put = any(sentence.tokens[j].lemma == "put" for j in sentence.ancestors(i))
    return draft.holds(first, last) and draft.size <= last - first + len("at ") * is_put  # "confirmed six"


def event_about(told: Sequence[Told], index: int, start: int, of: frozenset[CountKind] | None) -> Told | None:
    """Return the event that a figure is about; a "toll" is about one with dead, hurt or missing, not about the arrests told last."""
    near = [
        one
        for one in told
        if 0 <= index - one.sentence.index <= _REACH and any(of is None or c.kind in of for c in one.event.counts)
    ]
    before = [one for one in near if one.event.trigger.start < start]
    after = [one for one in near if one.sentence.index == index]
    return max(before, key=lambda one: one.event.trigger.start, default=None) or next(iter(after), None)


def _kind(scene: Scene, noun: int, event: Told | None) -> CountKind | None:
    if scene.sentence.tokens[noun].lemma in _LOSSES:
        return "killed"
    kind = toll_kind(scene.sentence, noun)
    kinds = [count.kind for count in event.event.counts] if event is not None else []
    if scene.sentence.tokens[noun].lemma not in _FIGURES or scene.sentence.tokens[noun].lemma == "toll":
        kinds = [one for one in kinds if one in _TOLLED]
    own = kinds[0] if kinds else None
    is_plain = scene.sentence.tokens[noun].lemma != "toll" or not scene.sentence.all_children(noun, "compound", "amod")
    return own if is_plain and own is not None else kind


class Sayer(NamedTuple):
    """Who gives a figure: a statement with its id, or the reporter without one."""

    draft: Draft | None
    statement: str | None


def figure_claim(document: Document, sentence: Sentence, sayer: Sayer, event: Told, count: Count) -> Claim:
    """Return the claim of a figure that the words of ``sentence`` give for an event told elsewhere."""
    words, draft = document.whole(sentence), sayer.draft
    voice = (draft.voice.name if draft.voice is not None else UNNAMED) if draft is not None else None
    key = f"{count.kind}:{count.span.start}"
    stance: Stance = "confirms" if draft is not None and draft.act == "confirms" else "asserts"
    hedges = draft.hedges if draft is not None else ()
    how: Factuality = "negated" if count.high == 0 else "possible" if hedges else "actual"
    return Claim(
        id=content_id("c", event.event.id, sayer.statement, voice, "toll", stance, key),
        event=event.event.id,
        statement=sayer.statement,
        voice=voice,
        question="toll",
        stance=stance,
        value=None,
        count=count,
        factuality=how,
        hedges=hedges,
        responds_to=None,
        evidence=(words,) if event.sentence is sentence else (event.event.evidence, words),
        rule="en.claim.rival_figure" if draft is not None else "en.claim.later_figure",
    )
