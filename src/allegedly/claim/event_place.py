"""A sentence, a word that names a happening and the places of the report go in; where it happened comes out, if the words say so.

Each place of the sentence is weighed by how it hangs together with the word, as a table of named features; the weights, with the choice
"none of these", were fitted by ``tools/event_places``.
"""

from collections.abc import Mapping, Sequence

from allegedly.claim.clause import anchor, is_verb
from allegedly.claim.event_place_clause import antecedent_place, finer_than, is_told_there
from allegedly.claim.event_place_features import features, of_word
from allegedly.claim.event_place_network import weigh
from allegedly.claim.event_place_noun import (
    is_in_harm_done,
    is_of_another,
    is_where_confirmed,
    is_where_judged,
    is_where_told,
    own_places,
)
from allegedly.claim.event_place_ties import (
    THROUGH,
    in_one_list,
    is_listed_with,
    is_origin,
    listed,
    tier_of,
    words_between,
)
from allegedly.claim.event_place_weights import WEIGHTS
from allegedly.claim.found import PlaceHit
from allegedly.claim.place_words import MOVERS
from allegedly.claim.tagger.tag import States, no_states
from allegedly.parsed import Document, Sentence

# By a sixth of the sentences of the training part, kept apart: how far a place must outweigh that there is none where the network has read
# both, and how far one that hangs on a verb itself may fall short of that; for nouns that the rule is sure of nothing is asked.
LEAN = 0.5
NEARLY = 1.3
SURE_TIER = 4
SHARED_TIER = 2


def place_of(
    document: Document,  # noqa: ARG001 - the shape that all finders of this stage share
    sentence: Sentence,
    token: int,
    hits: Sequence[PlaceHit],
    state: States = no_states,
    possible: Sequence[PlaceHit] = (),
) -> PlaceHit | None:
    """Return where the event that ``token`` names is said to happen, ``None`` when the words do not say.

    The place hangs on the trigger or its arguments, on a verb that shares its place, or on the clause that both stand in; of places one
    in the other the inner. How near it stands is a feature among many. Never an origin ("from X") unless the event is a leaving.
    Of ``possible`` names, that nothing else shows to be places, one is chosen only where the network has read the words.
    """
    everywhere = [hit for hit in hits if hit.sentence == sentence.index]
    chosen = antecedent_place(sentence, token, everywhere) or _weighed(sentence, token, hits, state, possible)
    return finer_than(sentence, chosen, everywhere) if chosen is not None else None


def _weighed(
    sentence: Sentence, token: int, hits: Sequence[PlaceHit], state: States, possible: Sequence[PlaceHit]
) -> PlaceHit | None:
    """Return the place of a sentence that outweighs the others and that there is none, or that the word itself has."""
    here, names = candidates(sentence, token, hits, state, possible)
    if not here and not names:
        return None
    seen = weigh(sentence, token, [*here, *names], state)
    is_read = state(sentence.index, token) is not None
    least = WEIGHTS["none"] + _worth(of_word(sentence, token)) + seen.none + LEAN * is_read
    found = [*((hit, here) for hit in here), *((hit, [*here, hit]) for hit in names)]
    worth = [
        (round(_worth(features(sentence, token, hit, beside)) + suits, 4), -at)
        for at, ((hit, beside), suits) in enumerate(zip(found, seen.places, strict=True))
    ]
    if not is_verb(sentence, token):
        worth = [(value, at) for value, at in worth if not is_of_another(sentence, token, found[-at][0])]
        held = own_places(sentence, token, [found[-at][0] for _, at in worth])
        if sure := [(value, at) for value, at in worth if found[-at][0] in held]:
            return found[-max(sure)[1]][0]
    likely = [(value, at) for value, at in worth if value > least and not is_origin(sentence, token, found[-at][0])]
    own = [(value, at) for value, at in likely if _hangs_on(sentence, found[-at][0], token)]
    if likely:
        return found[-max(own or likely)[1]][0]
    enough = least - NEARLY if is_read and is_verb(sentence, token) else float("-inf")
    return _by_rule(sentence, token, [here[-at] for value, at in worth if -at < len(here) and value > enough])


def candidates(
    sentence: Sentence, token: int, hits: Sequence[PlaceHit], state: States, possible: Sequence[PlaceHit]
) -> tuple[list[PlaceHit], list[PlaceHit]]:
    """Return the places of a sentence that a word can have, and the other names of it: for verbs, and where the network has read the word."""
    is_read = is_verb(sentence, token) and state(sentence.index, token) is not None
    names = [hit for hit in possible if hit.sentence == sentence.index and not hit.first <= token <= hit.last]
    here = [hit for hit in around(sentence, hits) if not _is_elsewhere(sentence, token, hit)]
    if any(hit.place.kind == "name" for hit in here):
        names = [hit for hit in names if not _is_a_thing(sentence, hit)]
    return here, names if is_read else []


def _is_a_thing(sentence: Sentence, hit: PlaceHit) -> bool:
    """Tell whether a name that nothing shows to be a place has an article as ships and bodies have: "the Nordic Crane"."""
    is_led = hit.first > 0 and sentence.tokens[hit.first - 1].text.casefold() == "the"
    return is_led and hit.place.lat is None


def _is_elsewhere(sentence: Sentence, token: int, hit: PlaceHit) -> bool:
    is_of_words = is_where_told(sentence, token, hit) or is_told_there(sentence, token, hit)
    return is_of_words or is_where_judged(sentence, token, hit) or is_where_confirmed(sentence, token, hit)


def _hangs_on(sentence: Sentence, hit: PlaceHit, token: int) -> bool:
    """Tell whether a place hangs on a verb of moving itself: then no other is where it went ("fled to X after a blast in Y")."""
    if sentence.tokens[token].lemma not in MOVERS:
        return False
    on = anchor(sentence, sentence.head_of(hit.first, hit.last), THROUGH)
    return tier_of(sentence, hit, token, on) >= SURE_TIER


def around(sentence: Sentence, hits: Sequence[PlaceHit]) -> list[PlaceHit]:
    """Return the places of the report that a word of a sentence can have: those of the sentence, the vague ones only without others."""
    everywhere = [hit for hit in hits if hit.sentence == sentence.index]
    return [hit for hit in everywhere if hit.place.country is not None or hit.place.kind != "vague"] or everywhere


def joined_to(
    sentence: Sentence, hit: PlaceHit, hits: Sequence[PlaceHit], possible: Sequence[PlaceHit] = ()
) -> list[PlaceHit]:
    """Return a place with those joined to it by "and" or a comma, in order: what happened in the one happened in the others.

    The nouns that say what the places are can be what is joined: "in the city of X and the villages of Y and Z". Of ``possible`` names,
    that nothing else shows to be places, those are joined that stand in one list with it.
    """
    own = listed(sentence, hit)
    joined = [
        one
        for one in hits
        if one.sentence == hit.sentence
        and one.place.kind != "demonym"
        and hit.place.kind != "demonym"
        and is_listed_with(own, listed(sentence, one))
    ]
    together = {one.first: one for one in (hit, *joined, *in_one_list(sentence, hit, {*hits, *possible, hit}))}
    return [together[first] for first in sorted(together)]


def _worth(found: Mapping[str, float]) -> float:
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())


def _by_rule(sentence: Sentence, token: int, here: Sequence[PlaceHit]) -> PlaceHit | None:
    """Return the place that hangs on the word itself or on a verb that shares its place, where none outweighs that there is none."""
    tiers = [
        (tier_of(sentence, hit, token, anchor(sentence, sentence.head_of(hit.first, hit.last), THROUGH)), hit)
        for hit in here
    ]
    sure = [
        (-tier, hit.place.precision or 1, words_between(token, hit), i)
        for i, (tier, hit) in enumerate(tiers)
        if tier >= SURE_TIER
        or (tier == SHARED_TIER and not is_verb(sentence, token))
        or is_in_harm_done(sentence, token, hit)
    ]
    return here[min(sure)[-1]] if sure else None
