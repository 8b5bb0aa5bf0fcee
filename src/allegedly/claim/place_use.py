"""A name in a sentence goes in; whether it stands there as a place, and what the words make of it, come out."""

from typing import NamedTuple

from allegedly.claim.clause import SPEECH, governing_verb
from allegedly.claim.grammar import first_joined
from allegedly.claim.place_words import (
    ALOFT,
    DONE_TO,
    DONE_TO_PLACES,
    HAPPENINGS,
    HELD,
    LAND_TAKERS,
    MADE_ON,
    MOTION,
    MOVERS,
    NEAR,
    OF_SPEECH,
    PLACE_NOUNS,
    QUARTERS,
    SITES,
    STRONG,
    SUBJECTS_OF,
    TAKERS,
    VILLAGERS,
    WAYS,
)
from allegedly.lexicon.entries import PlaceEntry
from allegedly.parsed import Sentence, Token

_LABELS = frozenset({"GPE", "LOC", "FAC"})
# After these a town's name means the people who rule there, or a body: never a place.
_NEVER_AFTER = frozenset(
    {"by", "with", "against", "among", "between", "versus", "than", "as", "without", "despite", "like", "about"}
)


# What befalls a place: "the Kabul bombing" is in Kabul, a "Moscow offensive" may be Moscow's.
_SUFFERED = frozenset(
    {
        "bombing",
        "blast",
        "explosion",
        "shooting",
        "stabbing",
        "riot",
        "protest",
        "crash",
        "massacre",
        "siege",
        "earthquake",
    }
)


_FOUGHT_FOR = frozenset({"battle", "fight", "siege"})
# Nouns that stand before a place's name as its title: "the capital X", "oil city X".
_TITLES = frozenset(
    {"capital", "city", "town", "village", "port", "suburb", "province", "district", "neighborhood", "neighbourhood"}
)
_LANDS = frozenset({"admin1", "admin2", "region"})
_TOWN_NOUNS = frozenset({"town", "city", "village", "hamlet", "settlement", "port", "capital"})
_EDGES = frozenset({"fringe", "fringes", "flank"})
_SHARES = frozenset(
    {"part", "most", "all", "much", "rest", "street", "quarter", "third", "percent", "half", "two-third", "swath"}
)


class PlaceName(NamedTuple):
    """A name that may be a place: its tokens, the places it can be, and the country it can stand for.

    ``powers`` says that the name also stands for a government ("Ankara", "Syria"), so that it needs a sure sign to be a place.
    """

    first: int
    last: int
    head: int
    text: str
    places: tuple[PlaceEntry, ...]
    country: str | None
    powers: bool
    label: str


class Use(NamedTuple):
    """How a name stands as a place: the end of the rule id, the noun for a place beside it, whether only near it, and whether it is a land's."""

    rule: str
    noun: str | None
    near: bool
    land: bool = False


def stands_as_place(sentence: Sentence, name: PlaceName) -> Use | None:
    """Return how a name stands as a place, ``None`` where it means people, a body, or part of another name."""
    inner = sentence.tokens[name.last].lemma
    if name.last > name.first and inner in PLACE_NOUNS and not name.powers:
        return _with_preposition(sentence, name.head, inner, Use("noun", inner, False))
    head = first_joined(sentence, name.head)
    token = sentence.tokens[head]
    if _is_inside_name(sentence, name, token):
        return None
    if name.places and all(one.feature in _LANDS for one in name.places) and _is_around_named(sentence, token):
        return Use("in", None, False)
    if not name.places and not name.powers and _is_around_named(sentence, token):
        return None  # "the Marjani city of X": an adjective that no list has
    noun = _place_noun(sentence, token)
    if noun is not None and not (name.powers and _is_body(sentence, noun)):
        return _with_preposition(
            sentence, noun, sentence.tokens[noun].lemma, Use("noun", sentence.tokens[noun].lemma, False)
        )
    return (
        _after_preposition(sentence, name, token)
        or _beside_verb(sentence, name, token)
        or _by_label(sentence, name, token)
    )


def _is_inside_name(sentence: Sentence, name: PlaceName, token: Token) -> bool:
    """Tell whether the name only helps to name something else: "Aleppo Brigade", "Geneva Convention", "Berlin Declaration"."""
    above = sentence.tokens[token.head]
    if token.dep not in {"compound", "nmod", "amod"} or above.i <= name.last:
        return False
    return above.pos == "PROPN" and above.lemma not in PLACE_NOUNS and above.lemma not in HAPPENINGS


def _is_around_named(sentence: Sentence, token: Token) -> bool:
    """Tell whether the noun that a province or an adjective stands before is that of another place: "the X town of Y", not "the X quarter of Y"."""
    above = sentence.tokens[token.head]
    if token.dep not in {"compound", "nmod", "poss"} or above.i < token.i or above.lemma not in _TOWN_NOUNS:
        return False
    of = sentence.tokens[above.i + 1] if above.i + 1 < len(sentence.tokens) else None
    if of is None or of.text != "of" or of.head != above.i:
        return False
    inner = sentence.child(of.i, "pobj")
    return inner is not None and sentence.tokens[inner].pos == "PROPN"


def _place_noun(sentence: Sentence, token: Token) -> int | None:
    """Return the noun for a place that the name stands with: "town of X", "X province", "the town, X"."""
    above = sentence.tokens[token.head]
    if token.head == token.i:
        return None
    if token.dep in {"compound", "nmod", "amod", "appos", "poss"} and above.lemma in PLACE_NOUNS:
        return above.i
    if token.dep == "pobj" and above.lemma == "of" and sentence.tokens[above.head].lemma in PLACE_NOUNS:
        return above.head
    before = [
        j
        for j in sentence.all_children(token.i, "compound", "nmod")
        if j == token.i - 1 or sentence.tokens[j].tag == "NN"
    ]
    if before and sentence.tokens[before[-1]].lemma in _TITLES and sentence.tokens[before[-1]].pos == "NOUN":
        return before[-1]
    if (title := _title_before(sentence, token.i)) is not None:
        return title
    return next(
        (j for j in sentence.all_children(token.i, "appos") if j > token.i and _is_description(sentence, j)),
        None,
    )


def _is_description(sentence: Sentence, noun: int) -> bool:
    """Tell whether a noun behind a name says what it is ("X, a town"), and does not end the name of what it lies in ("X, Borno State")."""
    named = any(sentence.tokens[j].pos == "PROPN" for j in sentence.all_children(noun, "compound", "nmod"))
    return sentence.tokens[noun].lemma in PLACE_NOUNS and not (named and sentence.tokens[noun].text[0].isupper())


def _title_before(sentence: Sentence, i: int) -> int | None:
    """Return "capital" in "in the capital X" and "in Y's capital, X", whatever the name hangs on."""
    at = i - 2 if i > 1 and sentence.tokens[i - 1].text == "," else i - 1
    if (
        sentence.tokens[i].ent in {"DATE", "TIME"}
        or at < 1
        or sentence.tokens[at].lemma not in _TITLES
        or sentence.tokens[at].tag != "NN"
    ):
        return None
    is_where = sentence.tokens[at].dep == "pobj" and sentence.tokens[sentence.tokens[at].head].lemma in STRONG
    return at if is_where and sentence.tokens[i].dep in {"npadvmod", "appos", "dep", "pobj"} else None


def _is_body(sentence: Sentence, noun: int) -> bool:
    """Tell whether "state of X" or "X side" speaks for a country rather than of its land."""
    token = sentence.tokens[noun]
    return token.lemma in {"state", "side", "department", "capital"} and token.dep in {"nsubj", "agent"}


def _with_preposition(sentence: Sentence, i: int, lemma: str, use: Use) -> Use:
    """Note that the place is only near the named one: "outside the town of X", "on the outskirts of X"."""
    token = sentence.tokens[first_joined(sentence, i)]
    above = sentence.tokens[token.head]
    near = (token.dep == "pobj" and above.lemma in NEAR) or PLACE_NOUNS.get(lemma) == 2
    return use._replace(near=near)


def _after_preposition(sentence: Sentence, name: PlaceName, token: Token) -> Use | None:
    above = sentence.tokens[token.head]
    if token.dep != "pobj" or above.pos not in {"ADP", "ADV", "SCONJ"}:
        return None
    lemma = above.lemma
    if lemma in STRONG:
        return Use("in", None, lemma in NEAR)
    governor = sentence.tokens[above.head]
    if (lemma in {"over", "above"} and governor.lemma in ALOFT) or (lemma == "for" and governor.lemma in _FOUGHT_FOR):
        return Use("in", None, False)
    is_between = lemma == "between" and governor.lemma in WAYS
    if (
        lemma in MOTION
        and not is_between
        and (not name.powers or governor.lemma in MOVERS or _moves(sentence, governor))
    ):
        return None if lemma in {"between", "for"} and name.powers else Use("to", None, lemma in NEAR)
    if lemma == "of" and governor.lemma in QUARTERS | _EDGES | _SHARES:
        return Use("in", None, governor.lemma not in _SHARES)
    if lemma == "on" and (not name.powers or _is_made_on(sentence, governor)):
        return Use("on", None, False)
    return _of_noun(name, lemma, governor)


def _is_made_on(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun is of what is done on the ground, so that "on" leads to a place: "the air strikes on X", no "verbal attack on X"."""
    if noun.lemma not in MADE_ON or noun.pos != "NOUN":
        return False
    return not any(sentence.tokens[j].lemma in OF_SPEECH for j in sentence.all_children(noun.i, "amod", "compound"))


def _of_noun(name: PlaceName, lemma: str, governor: Token) -> Use | None:
    """Return a use after a noun of what is done to places, or of what leads from one to another."""
    if lemma == "of" and governor.lemma in DONE_TO and governor.pos == "NOUN":
        return Use("event", None, False) if name.places or governor.lemma in DONE_TO_PLACES else None
    if lemma == "of" and governor.lemma == "control" and not name.powers:
        return Use("in", None, False)
    if lemma == "of" and governor.lemma in VILLAGERS and not name.powers:
        return Use("label", None, False)
    if lemma == "between" and governor.lemma in WAYS and (name.places or not name.powers):
        return Use("in", None, True)  # "the road between X and Y"
    return None


def _moves(sentence: Sentence, governor: Token) -> bool:
    """Tell whether the verb above is one of moving, whichever noun the model hangs the preposition on ("left the base to X")."""
    verb = governing_verb(sentence, governor.i) if governor.pos != "ADJ" else None
    return verb is not None and sentence.tokens[verb].lemma in MOVERS


def _beside_verb(sentence: Sentence, name: PlaceName, token: Token) -> Use | None:
    above = sentence.tokens[token.head]
    if (
        token.dep in {"compound", "nmod", "amod", "poss"}
        and above.lemma in HAPPENINGS
        and not (name.country and not name.places)
    ):
        sure = not name.powers or above.lemma in _SUFFERED or token.dep == "poss"
        return Use("event", None, False) if sure else None
    if token.dep in {"compound", "nmod", "poss"} and above.lemma in SITES and _is_somewhere(sentence, above):
        return Use("in", None, False)
    if (
        token.dep == "poss"
        and name.places
        and not name.powers
        and above.dep == "pobj"
        and sentence.tokens[above.head].lemma in STRONG
    ):
        return Use("in", None, False)
    if token.dep in {"dobj", "nsubjpass"} and above.lemma in (
        LAND_TAKERS if name.country and not name.places else TAKERS | HELD
    ):
        return Use("object", None, False)
    return None


def _is_somewhere(sentence: Sentence, site: Token) -> bool:
    """Tell whether a building is where something happens: after a locative preposition, or what is raided."""
    above = sentence.tokens[site.head]
    return (site.dep == "pobj" and above.lemma in STRONG | {"from", "on", "of"}) or (
        site.dep in {"dobj", "nsubjpass"} and above.lemma in TAKERS
    )


def _by_label(sentence: Sentence, name: PlaceName, token: Token) -> Use | None:
    """Return a use for a town the tagger calls a place, where it neither speaks nor acts nor names people."""
    if name.powers or name.label not in _LABELS:
        return None
    above = sentence.tokens[token.head]
    if token.dep == "pobj":
        return None if above.lemma in _NEVER_AFTER else Use("label", None, False)
    if token.dep in {"nsubj", "dobj", "dative", "agent"}:
        passes = token.dep == "nsubj" and above.lemma in SUBJECTS_OF
        return Use("label", None, False) if passes or (token.dep == "dobj" and above.lemma not in SPEECH) else None
    if token.dep in {"compound", "nmod", "poss", "amod"}:
        return Use("label", None, False) if above.pos == "NOUN" and above.tag == "NNS" else None
    return (
        Use("label", None, False)
        if token.dep in {"appos", "npadvmod", "ROOT", "attr", "dep", "advmod", "nsubjpass"}
        else None
    )
