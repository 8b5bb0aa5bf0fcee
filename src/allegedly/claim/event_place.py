"""A sentence, a word that names a happening and the places of the report go in; where it happened comes out, if the words say so."""

from collections.abc import Sequence

from allegedly.claim.clause import Anchor, anchor, governing_verb, own_words, same_happening
from allegedly.claim.found import PlaceHit
from allegedly.claim.place_words import HAPPENINGS, LEAVERS, MOVERS, PLACE_NOUNS, SITES, STRONG
from allegedly.parsed import Document, Sentence

_THROUGH = frozenset(PLACE_NOUNS) | SITES | {"all", "most", "much", "rest"}
_HAPPENS_AT = STRONG | {"on", "over", "off", "along", "against", "between", "of"}


def place_of(
    document: Document,  # noqa: ARG001 - the shape that all finders of this stage share
    sentence: Sentence,
    token: int,
    hits: Sequence[PlaceHit],
) -> PlaceHit | None:
    """Return where the event that ``token`` names is said to happen, ``None`` when the words do not say.

    The place hangs on the trigger or its arguments, or on a verb that shares its place; of several the most precise, then the
    closest. Never the place of a neighbouring event or of the speaker, and no origin ("from X") unless the event is a leaving.
    """
    own, shared = own_words(sentence, token), same_happening(sentence, token)
    best: tuple[int, float, int, int] | None = None
    chosen = None
    for hit in hits:
        if hit.sentence != sentence.index:
            continue
        tier = _tier(sentence, hit, token, own, shared)
        key = (min(tier, 3) * -1, _rank(sentence, hit), -tier, abs(hit.first - token))
        if tier and (best is None or key < best):
            best, chosen = key, hit
    return chosen


def _rank(sentence: Sentence, hit: PlaceHit) -> float:
    """Return how exact a place is for choosing: what only contains another ("X suburb of Y") comes after it, no country at all last."""
    place, token = hit.place, sentence.tokens[sentence.head_of(hit.first, hit.last)]
    above = sentence.tokens[token.head]
    contains = token.dep in {"compound", "poss", "nmod"} and any(
        sentence.tokens[j].lemma == "of" for j in sentence.children[above.i]
    )
    level = (place.precision or 1) + contains
    return level + (2.5 if place.country is None and place.kind == "vague" else 0)


def _tier(sentence: Sentence, hit: PlaceHit, token: int, own: frozenset[int], shared: Sequence[int]) -> int:
    """Return how closely a place belongs to the event: 4 to the trigger, 3 to its arguments, 2 and 1 to verbs beside it, 0 not."""
    on = anchor(sentence, sentence.head_of(hit.first, hit.last), _THROUGH)
    if _is_antecedent(sentence, hit, token):
        return 3
    if not _is_where(sentence, on, token):
        return 0
    if on.token == token:
        return 4
    if on.token in shared:
        return 2
    if on.preposition in {None, "of"} and sentence.tokens[on.token].lemma not in HAPPENINGS:
        return 0
    if on.token in own and governing_verb(sentence, on.token) in {token, governing_verb(sentence, token)}:
        return 1 if _is_subject(sentence, on.token) else 3
    return int(any(on.token in own_words(sentence, verb) and not _is_subject(sentence, on.token) for verb in shared))


def _is_antecedent(sentence: Sentence, hit: PlaceHit, token: int) -> bool:
    """Tell whether the event stands in a clause on the place: "the town of X, where two men were killed"."""
    if sentence.tokens[token].dep != "relcl" or not any(
        sentence.tokens[j].lemma == "where" for j in sentence.children[token]
    ):
        return False
    noun = sentence.tokens[token].head
    return hit.first <= noun <= hit.last or (
        sentence.tokens[noun].lemma in _THROUGH and hit.first in own_words(sentence, noun)
    )


def _is_where(sentence: Sentence, on: Anchor, token: int) -> bool:
    if on.preposition is None:
        return on.dep in {"dobj", "nsubjpass", "compound", "poss", "nmod", "npadvmod", "amod", "pobj", "prep"} or (
            on.dep == "nsubj" and on.token == token
        )
    if on.preposition == "from":
        return sentence.tokens[token].lemma in LEAVERS
    return on.preposition in _HAPPENS_AT or (on.preposition == "to" and sentence.tokens[token].lemma in MOVERS)


def _is_subject(sentence: Sentence, i: int) -> bool:
    return any(
        sentence.tokens[j].dep == "nsubj"
        for j in (i, *sentence.ancestors(i))
        if sentence.tokens[j].pos not in {"VERB", "AUX"}
    )
