"""A noun that names a happening and the places of its sentence go in; which are its own, and which another's, comes out.

The corpus of places has verbs only, so that what was fitted on it says less of nouns than the words beside them.
"""

from collections.abc import Sequence

from allegedly.claim.clause import HARM, SPEECH, anchor, governing_verb, own_words
from allegedly.claim.event_place_ties import THROUGH, tier_of
from allegedly.claim.found import PlaceHit
from allegedly.claim.place_words import AFAR, HAPPEN, SEQUELS, STRONG, TALKS, TOLD
from allegedly.parsed import Document, Sentence

_TOPICS = frozenset({"about", "regarding", "concern"})
_FOR = frozenset({"for", "over", "of", "with"})
_JUDGING = frozenset(
    {"sentence", "convict", "charge", "indict", "jail", "try", "acquit", "fine", "imprison", "arraign"}
)
_AN_ARGUMENTS = 3
_TELLING = (SPEECH | TOLD) - {"report", "show", "read", "claim", "release", "post"}


def own_places(sentence: Sentence, token: int, hits: Sequence[PlaceHit]) -> list[PlaceHit]:
    """Return the places that stand in the noun's own phrase, or with a verb that says no more than that it happened.

    "The attack on a market in X", "the X bombing", "the raid took place in X". Those with a preposition come before "Russia's shelling of X".
    """
    own = own_words(sentence, token)
    found = [(hit, _rank(sentence, token, hit, own)) for hit in hits]
    best = max((rank for _, rank in found), default=0)
    return [hit for hit, rank in found if rank == best] if best else []


def is_in_harm_done(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    """Tell whether a place stands with what the noun did, as subject of a verb of harm: "the bombing, claimed by a group, killed 12 in X"."""
    on = anchor(sentence, sentence.head_of(hit.first, hit.last), THROUGH)
    word = sentence.tokens[token]
    verb = sentence.tokens[word.head]
    if word.dep != "nsubj" or verb.lemma not in HARM or on.preposition not in STRONG:
        return False
    return on.token == verb.i or (sentence.tokens[on.token].head == verb.i and sentence.tokens[on.token].dep == "dobj")


def _rank(sentence: Sentence, token: int, hit: PlaceHit, own: frozenset[int]) -> int:
    head = sentence.head_of(hit.first, hit.last)
    on = anchor(sentence, head, THROUGH)
    if head in own and tier_of(sentence, hit, token, on) >= _AN_ARGUMENTS:
        return 1 if on.preposition is None and on.dep in {"poss", "amod"} else 2
    verb = sentence.tokens[on.token]
    if verb.lemma in HAPPEN and on.preposition is not None and sentence.tokens[token].head == on.token:
        is_place = verb.lemma != "take" or any(sentence.tokens[j].lemma == "place" for j in sentence.children[verb.i])
        return 2 * (is_place and on.preposition not in {"from", "by", "with", "of"})
    return 0


def is_of_another(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    """Tell whether a place outside the noun's phrase is where something else was: where it was told, felt or planned, or another happening."""
    on = anchor(sentence, sentence.head_of(hit.first, hit.last), THROUGH)
    above = sentence.tokens[on.token]
    if above.lemma in _TELLING and above.pos == "VERB":
        is_inside = governing_verb(sentence, token) != on.token and on.token in sentence.ancestors(token)
        return not (is_inside and hit.last < on.token)
    low, high = (hit.last, token) if hit.last < token else (token, hit.first)
    apart = {one.lemma for one in sentence.tokens[low + 1 : high]} & SEQUELS
    return bool(apart) and on.token not in {token, governing_verb(sentence, token)}


def is_where_told(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    """Tell whether a place is where somebody spoke, by the words it hangs on: "speaking in X", "at a news conference in X"."""
    on = anchor(sentence, sentence.head_of(hit.first, hit.last), THROUGH)
    above = sentence.tokens[on.token]
    if _is_topic(sentence, token, hit):
        return True
    if on.token == token or on.token in own_words(sentence, token):
        return False
    is_talk = above.lemma in TALKS and above.pos in {"NOUN", "PROPN"}
    verb = governing_verb(sentence, on.token)
    return (is_talk and verb is not None and sentence.tokens[verb].lemma in SPEECH) or (
        above.lemma in {"speak", "talk"} and above.dep in {"advcl", "acl"}
    )


def is_where_judged(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    """Tell whether a place is where somebody was judged for it: "a court in X sentenced two men for killing a priest"."""
    for j in sentence.ancestors(token):
        link = sentence.tokens[j]
        if link.dep == "prep" and link.lemma in _FOR and sentence.tokens[link.head].lemma in _JUDGING:
            return hit.first < link.head and not sentence.edges[j][0] <= hit.first <= sentence.edges[j][1]
    return False


def is_where_confirmed(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    """Tell whether a place is only of those who speak of it: "police in the town of X confirmed the killing", "the arrest convinces nobody: both were in X"."""
    word = sentence.tokens[token]
    verb = sentence.tokens[word.head]
    if any(one.text == ":" for one in sentence.tokens[token : hit.first]):
        return True
    if word.dep != "dobj" or verb.lemma not in SPEECH:
        return False
    voice = sentence.child(verb.i, "nsubj")
    return voice is not None and sentence.edges[voice][0] <= hit.first <= sentence.edges[voice][1]


def _is_topic(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    """Tell whether a place is of what somebody only spoke or wrote about: "killed after a report about mercury in the X river"."""
    above = sentence.ancestors(sentence.head_of(hit.first, hit.last))
    for j in above:
        if j == token:
            return False
        if sentence.tokens[j].lemma in _TOPICS and sentence.tokens[j].pos in {"ADP", "VERB"}:
            return token not in sentence.subtree(j)
    return False


def speaks_from_afar(document: Document, sentence: Sentence, voice: int, hit: PlaceHit) -> bool:
    """Tell whether a place is the capital where somebody sits who speaks of what happened anywhere: "officials in Kabul", no "police in Kabul"."""
    if sentence.tokens[voice].lemma not in AFAR:
        return False
    names = document.names_in.get(sentence.index, ())
    return any(hit.first <= name.first <= hit.last and any(r.kind == "metonym" for r in name.refs) for name in names)


def is_past_description(sentence: Sentence, cue: int, hit: PlaceHit) -> bool:
    """Tell whether a place stands behind a clause of saying that only describes: "a raid claimed by a group killed 12 in X"."""
    head = sentence.head_of(hit.first, hit.last)
    return sentence.tokens[cue].dep in {"acl", "relcl"} and cue not in sentence.ancestors(head)
