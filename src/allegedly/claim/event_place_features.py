"""A sentence, a word that names a happening and the places of the sentence go in; the named features of each place come out."""

import math
from collections.abc import Sequence

from allegedly.claim.clause import HARM, SPEECH, Anchor, anchor, governing_verb, is_verb
from allegedly.claim.event_place_ties import THROUGH, listed, tier_of, words_between
from allegedly.claim.found import PlaceHit
from allegedly.claim.place_possible import RULE
from allegedly.claim.place_words import HAPPENINGS, HELD, MOVERS, TAKERS
from allegedly.parsed import Sentence, Token

_NAMED = frozenset({"in", "at", "near", "on", "of", "from", "to", "into", "outside", "by", "with", "against", "between", "across", "for"})  # fmt: skip
_DEPS = frozenset({"dobj", "nsubj", "nsubjpass", "compound", "poss", "amod", "npadvmod", "appos"})
# Verbs by what they say of a place. Those of harm and of what breaks out happen somewhere; of what is taken or held the place is the object.
_HARM = HARM | {"murder", "slay", "shoot", "stab", "massacre", "execute"}
_BREAK_OUT = frozenset({"patrol", "march", "protest", "demonstrate", "gather", "rally", "clash", "explode", "detonate", "erupt", "burn", "fight", "riot"})  # fmt: skip
_LIGHT = frozenset({"be", "have", "do", "become", "make", "include", "call", "use", "need", "want", "seem", "remain", "consider", "know", "help", "give", "get", "continue", "begin", "start", "try", "allow", "force"})  # fmt: skip
_CLASSES = (
    ("harm", _HARM),
    ("speech", SPEECH),
    ("break_out", _BREAK_OUT),
    ("taker", TAKERS | HELD),
    ("mover", MOVERS),
    ("light", _LIGHT),
)
_FAR = frozenset({"km", "kilometer", "kilometre", "mile", "meter", "metre", "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})  # fmt: skip
FARTHEST = 6
MANY = 4
NEXT = 6


def features(sentence: Sentence, token: int, hit: PlaceHit, here: Sequence[PlaceHit]) -> dict[str, float]:
    """Return the features of a place of the sentence for the event that ``token`` names."""
    head = sentence.head_of(hit.first, hit.last)
    on = anchor(sentence, head, THROUGH)
    tier, hangs, kind = tier_of(sentence, hit, token, on), _hangs(on), class_of(sentence.tokens[token])
    found = {f"tier_{tier}", hangs, f"tier_{tier}_{hangs}", *_where_in_tree(sentence, token, head, on)}
    found |= {f"{kind}_{hangs}", f"{kind}_{'before' if head < token else 'after'}"}
    found |= {f"called_{sentence.tokens[hit.last].ent or 'nothing'}"} if hit.place.rule == RULE else set()
    found |= _kind_of(hit) | _beside_others(sentence, hit, here) | _hung_on(sentence, token, head, on)
    found |= _order(token, hit, here)
    place = words_between(token, hit)
    found |= {"past_clause_end"} if _is_past_clause_end(sentence, token, hit) else set()
    return {
        **dict.fromkeys(sorted(found), 1.0),
        "tree": min(_steps(sentence, token, head), FARTHEST) / FARTHEST,
        "words": math.log2(1 + place) / 5,
        "verbs": min(_verbs_between(sentence, token, hit), 3) / 3,
    }


def of_word(sentence: Sentence, token: int) -> dict[str, float]:
    """Return the features of the word itself that speak for or against its having a place in the sentence at all."""
    word = sentence.tokens[token]
    found = {f"none_{word.tag}", f"none_{word.dep}", f"none_{class_of(word)}"}
    for j in sentence.children[token]:
        below = sentence.tokens[j]
        if below.dep in {"aux", "neg"}:
            found.add(f"none_with_{below.lemma if below.dep == 'aux' else 'not'}")
        elif below.dep in {"nsubj", "nsubjpass", "dobj"}:
            found.add(f"none_{below.dep}_{below.pos}")
    if word.head != token:
        found.add(f"none_under_{sentence.tokens[word.head].pos}")
    return dict.fromkeys(sorted(found), 1.0)


def class_of(word: Token) -> str:
    """Return what a verb or noun says of a place: ``harm speech break_out taker mover light``, or ``other``."""
    return next((name for name, lemmas in _CLASSES if word.lemma in lemmas), "other")


def _order(token: int, hit: PlaceHit, here: Sequence[PlaceHit]) -> set[str]:
    """Return whether a place is the nearest, the first behind the word, the last before it, the first of all, and how many there are."""
    found = {f"of_{min(len(here), MANY)}"}
    if all(words_between(token, hit) <= words_between(token, one) for one in here):
        found.add("nearest")
    if hit.first > token and all(one.first <= token or one.first >= hit.first for one in here):
        found.add("first_behind")
    if hit.last < token and all(one.last >= token or one.last <= hit.last for one in here):
        found.add("last_before")
    if hit is here[0]:
        found.add("first")
    return found


def _hung_on(sentence: Sentence, token: int, head: int, on: Anchor) -> set[str]:
    """Return what the place hangs on, and whether it is only where a distance is counted from ("30 km south of X")."""
    above = sentence.tokens[on.token]
    found = {f"on_{above.pos}", "below" if head in sentence.subtree(token) else "not_below"}
    found |= {"on_itself"} if on.token == token else set()
    found |= {"on_happening"} if above.lemma in HAPPENINGS else set()
    found |= {"on_speech"} if above.lemma in SPEECH else set()
    words = [t.lemma for t in sentence.tokens[max(0, sentence.edges[head][0] - 4) : head] if t.lemma != "the"]
    if {"of", "from"} & set(words) and _FAR & set(words):
        found.add("far_from")
    return found


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
    place, found = hit.place, {f"is_{hit.place.kind}", f"rule_{hit.place.rule.rpartition('.')[2]}"}
    if place.precision is not None and not (place.kind == "name" and place.lat is None):
        found.add(f"precision_{place.precision}")
    elif place.lat is None:
        found.add("unresolved")
    return found


def _beside_others(sentence: Sentence, hit: PlaceHit, here: Sequence[PlaceHit]) -> set[str]:
    """Return how the place stands to the others of the sentence: alone, around another ("X in Y": Y), inside one, or the last of some."""
    low, high = hit.first, hit.last
    others = [one for one in here if one is not hit]
    found = set() if others else {"only"}
    level = _level(hit)
    if all(level < _level(one) for one in others):
        found.add("finest")
    if any(_level(one) < level and 0 < one.first - high <= NEXT for one in others):
        found.add("before_finer")
    if any(_level(one) < level and 0 < low - one.last <= NEXT for one in others):
        found.add("behind_finer")
    own = listed(sentence, hit)
    for one in others:
        other = listed(sentence, one)
        if own.way and own.noun == other.noun and own.way != other.way:
            found.add(f"{own.way}_noun_of_{_than(level, _level(one))}")
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


def _than(level: int, other: int) -> str:
    return "finer" if other < level else "coarser" if other > level else "alike"


def _level(hit: PlaceHit) -> int:
    """Return how coarse a place is: UCDP's precision, that of a point for a name that nothing knows."""
    return hit.place.precision or (5 if hit.place.kind == "vague" else 1)


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
