"""A sentence, a word that names a happening and the places of the report go in; where it happened comes out, if the words say so.

Each place of the sentence is weighed by how it hangs together with the word, as a table of named features; the weights, with the choice
"none of these", were fitted by ``tools/fit_event_places.py``.
"""

import math
from collections.abc import Sequence

from allegedly.claim.clause import SPEECH, Anchor, anchor, governing_verb, is_verb, own_words, same_happening
from allegedly.claim.event_place_weights import WEIGHTS
from allegedly.claim.found import PlaceHit
from allegedly.claim.place_words import HAPPENINGS, LEAVERS, MOVERS, PLACE_NOUNS, SITES, STRONG
from allegedly.parsed import Document, Sentence

_THROUGH = frozenset(PLACE_NOUNS) | SITES | {"all", "most", "much", "rest"}
_HAPPENS_AT = STRONG | {"on", "over", "off", "along", "against", "between", "of"}
_NAMED = frozenset({"in", "at", "near", "on", "of", "from", "to", "into", "outside", "by", "with", "against", "between", "across", "for"})  # fmt: skip
_DEPS = frozenset({"dobj", "nsubj", "nsubjpass", "compound", "poss", "amod", "npadvmod", "appos"})
FARTHEST = 6
SURE_TIER = 4
SHARED_TIER = 2


def place_of(
    document: Document,  # noqa: ARG001 - the shape that all finders of this stage share
    sentence: Sentence,
    token: int,
    hits: Sequence[PlaceHit],
) -> PlaceHit | None:
    """Return where the event that ``token`` names is said to happen, ``None`` when the words do not say.

    The place hangs on the trigger or its arguments, on a verb that shares its place, or on the clause that both stand in; of places one
    in the other the inner. How near it stands is a feature among many. Never an origin ("from X") unless the event is a leaving.
    """
    everywhere = [hit for hit in hits if hit.sentence == sentence.index]
    here = [hit for hit in everywhere if hit.place.country is not None or hit.place.kind != "vague"] or everywhere
    best, chosen = WEIGHTS["none"], None
    for hit in here:
        found = features(sentence, token, hit, here)
        worth = sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
        if worth > best and not _is_origin(sentence, token, hit):
            best, chosen = worth, hit
    return chosen or _by_rule(sentence, token, here)


def _by_rule(sentence: Sentence, token: int, here: Sequence[PlaceHit]) -> PlaceHit | None:
    """Return the place that hangs on the word itself or on a verb that shares its place, where none outweighs that there is none."""
    tiers = [
        (_tier(sentence, hit, token, anchor(sentence, sentence.head_of(hit.first, hit.last), _THROUGH)), hit)
        for hit in here
    ]
    sure = [
        (-tier, hit.place.precision or 1, _words_between(token, hit), i)
        for i, (tier, hit) in enumerate(tiers)
        if tier >= SURE_TIER or (tier == SHARED_TIER and not is_verb(sentence, token))
    ]
    return here[min(sure)[-1]] if sure else None


def features(sentence: Sentence, token: int, hit: PlaceHit, here: Sequence[PlaceHit]) -> dict[str, float]:
    """Return the features of a place of the sentence for the event that ``token`` names."""
    head = sentence.head_of(hit.first, hit.last)
    on = anchor(sentence, head, _THROUGH)
    tier, hangs = _tier(sentence, hit, token, on), _hangs(on)
    found = {f"tier_{tier}", hangs, f"tier_{tier}_{hangs}", *_where_in_tree(sentence, token, head, on)}
    found |= _kind_of(hit) | _beside_others(sentence, hit, here)
    place = _words_between(token, hit)
    found |= {"nearest"} if all(place <= _words_between(token, one) for one in here) else set()
    found |= {"past_clause_end"} if _is_past_clause_end(sentence, token, hit) else set()
    return {
        **dict.fromkeys(sorted(found), 1.0),
        "tree": min(_steps(sentence, token, head), FARTHEST) / FARTHEST,
        "words": math.log2(1 + place) / 5,
        "verbs": min(_verbs_between(sentence, token, hit), 3) / 3,
    }


def _words_between(token: int, hit: PlaceHit) -> int:
    return min(abs(hit.first - token), abs(hit.last - token))


def _is_past_clause_end(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    """Tell whether "when", "after", "as", "while", "who" or the like stands between the word and the place."""
    low, high = (hit.last + 1, token) if hit.last < token else (token + 1, hit.first)
    return any(t.dep == "mark" or t.tag in {"WDT", "WP", "WRB"} for t in sentence.tokens[low:high])


def _hangs(on: Anchor) -> str:
    if on.preposition is not None:
        return f"by_{on.preposition if on.preposition in _NAMED else 'other'}"
    return f"as_{on.dep if on.dep in _DEPS else 'other'}"


def _where_in_tree(sentence: Sentence, token: int, head: int, on: Anchor) -> set[str]:
    """Return how the verbs above the place and above the event stand to each other."""
    found = {"before" if head < token else "after", "of_verb" if is_verb(sentence, token) else "of_noun"}
    above, own = governing_verb(sentence, on.token), governing_verb(sentence, token)
    if above is None or own is None:
        found.add("no_verb")
    elif above == own:
        found.add("same_clause")
    elif above in sentence.ancestors(own):
        found.add("clause_above")
        found |= {"speech_above"} if sentence.tokens[above].lemma in SPEECH else set()
    elif own in sentence.ancestors(above):
        found.add(f"clause_below_{sentence.tokens[above].dep}")
    else:
        found.add("other_clause")
    first = sentence.tokens[0]
    if (
        head < token
        and sentence.edges[head][0] <= first.i + 2
        and any(sentence.tokens[j].text == "," for j in range(head + 1, min(token, head + 4)))
    ):
        found.add("opens_sentence")
    return found


def _kind_of(hit: PlaceHit) -> set[str]:
    place, found = hit.place, {f"is_{hit.place.kind}"}
    if place.precision is not None:
        found.add(f"precision_{place.precision}")
    elif place.lat is None:
        found.add("unresolved")
    return found


def _beside_others(sentence: Sentence, hit: PlaceHit, here: Sequence[PlaceHit]) -> set[str]:
    """Return how the place stands to the others of the sentence: alone, around another ("X in Y": Y), inside one, or the last of some."""
    low, high = hit.first, hit.last
    others = [one for one in here if one is not hit]
    found = set() if others else {"only"}
    for one in others:
        top = sentence.head_of(one.first, one.last)
        if sentence.head_of(low, high) in sentence.subtree(top):
            found.add("around_another")
        if top in sentence.subtree(sentence.head_of(low, high)):
            found.add("inside_another")
        if one.first == high + 2 and sentence.tokens[high + 1].text in {",", "("}:
            found.add("before_comma_place")
        if low == one.last + 2 and sentence.tokens[low - 1].text in {",", "("}:
            found.add("behind_comma_place")
    return found


def _steps(sentence: Sentence, left: int, right: int) -> int:
    """Return how many steps lie between two words in the tree."""
    above = [left, *sentence.ancestors(left)]
    for steps, j in enumerate([right, *sentence.ancestors(right)]):
        if j in above:
            return steps + above.index(j)
    return FARTHEST


def _verbs_between(sentence: Sentence, token: int, hit: PlaceHit) -> int:
    low, high = (hit.last + 1, token) if hit.last < token else (token + 1, hit.first)
    return sum(is_verb(sentence, i) for i in range(low, high))


def _is_origin(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    on = anchor(sentence, sentence.head_of(hit.first, hit.last), _THROUGH)
    return on.preposition == "from" and sentence.tokens[token].lemma not in LEAVERS


def _tier(sentence: Sentence, hit: PlaceHit, token: int, on: Anchor) -> int:
    """Return how closely a place belongs to the event: 4 to the trigger, 3 to its arguments, 2 and 1 to verbs beside it, 0 not."""
    own, shared = own_words(sentence, token), same_happening(sentence, token)
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
