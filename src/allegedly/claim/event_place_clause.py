"""A word in a relative clause and the places of its sentence go in; the place that the clause is on comes out: "from X, where jets struck a school"."""

from collections.abc import Sequence

from allegedly.claim.clause import SPEECH, anchor, governing_verb, own_words
from allegedly.claim.event_place_ties import THROUGH
from allegedly.claim.found import PlaceHit
from allegedly.claim.place_context import leads_in
from allegedly.claim.place_words import HELD, STRONG, TAKERS, WAYS
from allegedly.parsed import Sentence

_WHICH = frozenset({"which", "that"})
_LAND = 5
_SAYING = frozenset({"say", "report", "believe"})
_DONE_TO = HELD | TAKERS | {"burn", "loot", "target", "ambush"}


def antecedent_place(sentence: Sentence, token: int, hits: Sequence[PlaceHit]) -> PlaceHit | None:
    """Return the place that a clause with the word is on, ``None`` where it is on none or names another place itself.

    "X, where two men were killed", "X, which was bombed on Monday", "the village of X, which rebels raided".
    """
    clause = _clause_of(sentence, token)
    if clause is None or not _is_on_place(sentence, clause, token):
        return None
    opening = next(
        (j for j in range(sentence.edges[clause][0], clause + 1) if sentence.tokens[j].tag in {"WRB", "WDT"}), clause
    )
    inside = range(opening, sentence.edges[clause][1] + 1)
    if any(hit.first in inside and hit.place.kind == "name" for hit in hits):
        return None
    named = [hit for hit in hits if hit.place.kind == "name" and _is_before(sentence, hit, clause, opening)]
    return max(named, key=lambda hit: hit.last, default=None)


def finer_than(sentence: Sentence, chosen: PlaceHit, hits: Sequence[PlaceHit]) -> PlaceHit:
    """Return the place that the words put in the one chosen, or that stands beside it with the same verb, if it is finer; else the one chosen.

    "Encircled X, in the Y region, and opened fire" was at X, and "killed seven in southern Y on Thursday outside X" near X.
    """
    named = [hit for hit in hits if hit is not chosen and hit.place.kind == "name" and hit.sentence == chosen.sentence]
    inner = [hit for hit in named if _level(hit) <= _level(chosen) and _lies_in(sentence, hit, chosen)]
    if inner:
        return finer_than(sentence, inner[-1], hits)
    if _level(chosen) < _LAND or chosen.place.kind != "name":
        return chosen
    own = anchor(sentence, sentence.head_of(chosen.first, chosen.last), THROUGH)
    verb = governing_verb(sentence, own.token)
    for hit in named:
        on = anchor(sentence, sentence.head_of(hit.first, hit.last), THROUGH)
        if (
            governing_verb(sentence, on.token) == verb
            and _level(hit) < _LAND
            and {on.preposition, own.preposition} <= STRONG
        ):
            return hit
    return chosen


def _level(hit: PlaceHit) -> int:
    """Return how coarse a place is: UCDP's precision, that of a point for a name that nothing knows."""
    return hit.place.precision or 1


def _lies_in(sentence: Sentence, inner: PlaceHit, outer: PlaceHit) -> bool:
    if not inner.last < outer.first:
        return False
    if outer.first == inner.last + 2 and sentence.tokens[inner.last + 1].text == ",":
        following = [token.text for token in sentence.tokens[outer.last + 1 : outer.last + 3]]
        is_list = sentence.tokens[sentence.head_of(outer.first, outer.last)].dep == "conj" or {"and", "or"} & {
            *following
        }
        return not is_list and (_level(inner) < _level(outer) or inner.place.lat is None)
    return leads_in(sentence, inner.last, outer.first) and not any(
        token.lemma in WAYS | {"between"} for token in sentence.tokens[max(0, inner.first - 3) : inner.first]
    )


def is_told_there(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    """Tell whether a clause on a place says only that somebody spoke there of the word: "in X, where officials denied that soldiers shot"."""
    above = [token, *sentence.ancestors(token)]
    at = next((k for k, j in enumerate(above) if k and sentence.tokens[j].dep == "relcl"), None)
    if at is None or not _is_telling(sentence, above[at], above[at - 1]):
        return False
    clause = above[at]
    has_where = any(sentence.tokens[j].lemma == "where" for j in sentence.all_children(clause, "advmod"))
    return has_where and _is_before(sentence, hit, clause, sentence.edges[clause][0])


def _clause_of(sentence: Sentence, token: int) -> int | None:
    """Return the verb of the relative clause that a word stands in, unless somebody only speaks of it there."""
    below = token
    for j in (token, *sentence.ancestors(token)):
        if _is_telling(sentence, j, below):
            return None
        if sentence.tokens[j].dep == "relcl":
            return j
        below = j
    return None


def _is_telling(sentence: Sentence, verb: int, content: int) -> bool:
    """Tell whether a verb only tells of its content: "denied that", "said that"; "where residents say people died" is of the place itself."""
    lemma = sentence.tokens[verb].lemma
    return lemma in SPEECH - {"claim"} and (lemma not in _SAYING or sentence.child(content, "mark") is not None)


def _is_on_place(sentence: Sentence, clause: int, token: int) -> bool:
    """Tell whether a clause says what happened at, or to, the place it is on."""
    if any(sentence.tokens[j].lemma == "where" for j in sentence.all_children(clause, "advmod")):
        return True
    is_own = token == clause and sentence.tokens[token].lemma in _DONE_TO
    return is_own and any(
        sentence.tokens[j].lemma in _WHICH for j in sentence.all_children(clause, "nsubjpass", "dobj")
    )


def _is_before(sentence: Sentence, hit: PlaceHit, clause: int, opening: int) -> bool:
    noun = sentence.tokens[clause].head
    if hit.last >= opening:
        return False
    behind = [token.text for token in sentence.tokens[hit.last + 1 : opening]]
    if behind == [","]:
        return True
    if hit.first <= noun <= hit.last:
        return True
    return sentence.tokens[noun].lemma in THROUGH and hit.first in own_words(sentence, noun)
