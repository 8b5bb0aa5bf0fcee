"""A report goes in; what its words show of the names that nothing knows comes out: places, people and bodies, ships, whole lands.

What one sentence says of a name holds for the report: "the village of X" makes a place of "the attack on X" three sentences later.
"""

from collections.abc import Iterator
from typing import NamedTuple

from allegedly.claim.clause import SPEECH
from allegedly.claim.gazetteer_file import key_of
from allegedly.claim.grammar import first_joined
from allegedly.claim.place_person import is_named, is_of_people
from allegedly.claim.place_site import building_of
from allegedly.claim.place_words import (
    DIRECTIONS,
    FORCES,
    HAPPEN,
    HAPPENINGS,
    LIVING,
    PLACE_NOUNS,
    QUARTERS,
    SETTLED,
    SITES,
    VESSELS,
    VILLAGERS,
    WAYS,
)
from allegedly.parsed import Document, Sentence, Token

_NEVER = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "LANGUAGE"})
_WHERE = frozenset({"in", "near", "outside", "into", "around"})
_HARMED = HAPPENINGS | LIVING | {"killing", "wound", "death", "die", "injury", "shelling", "abduction", "kidnapping", "burn", "loot", "fighter", "fire"}  # fmt: skip
_CREW = frozenset(
    {
        "sailor",
        "seaman",
        "seafarer",
        "mariner",
        "crew",
        "crewman",
        "crewmen",
        "captain",
        "master",
        "deck",
        "board",
        "hull",
    }
)
_PLACED = _HARMED | VILLAGERS | SITES | HAPPEN | PLACE_NOUNS.keys()


class Shown(NamedTuple):
    """Names of a report, as ``key_of``: those shown to be places, settlements among them; buildings; people and bodies; ships; and whole lands."""

    places: frozenset[str]
    towns: frozenset[str]
    sites: frozenset[str]
    others: frozenset[str]
    ships: frozenset[str]
    lands: frozenset[str]


NOTHING_SHOWN = Shown(frozenset(), frozenset(), frozenset(), frozenset(), frozenset(), frozenset())


def shown_in(document: Document) -> Shown:
    """Return what the words of a report show of its names; a name shown to be somebody's or a ship's is no place."""
    found: dict[str, set[str]] = {field: set() for field in Shown._fields}
    whole: set[str] = set()
    for sentence in document.sentences:
        for first, last in _runs(document, sentence):
            key = key_of(document.span(sentence, first, last).text)
            if last > first and sentence.tokens[last].ent == "PERSON":
                whole.add(key)
            for field in _kinds(document, sentence, first, last):
                found[field].add(key)
    surnames = {word for key in whole - found["places"] - found["towns"] for word in key.split()[-1:]}
    ships = found["ships"] - found["towns"]
    others = (found["others"] | surnames) - found["towns"]
    sites = found["sites"] - found["towns"] - others - ships
    places = (found["places"] | found["towns"]) - others - ships - sites
    lands = found["lands"] - found["towns"] - others - ships
    return Shown(*(frozenset(one) for one in (places, found["towns"], sites, others, ships, lands)))


def _runs(document: Document, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the names of a sentence that no list has for a body, a country or a people."""
    hits = document.names_in.get(sentence.index, ())
    taken = {i for hit in hits if any(r.kind != "place" for r in hit.refs) for i in range(hit.first, hit.last + 1)}
    first: int | None = None
    for i in range(len(sentence.tokens) + 1):
        inside = i < len(sentence.tokens) and i not in taken and _is_word(sentence, i, first is not None)
        if first is not None and not (inside and sentence.tokens[i].ent == sentence.tokens[i - 1].ent):
            last = i - 1 - (sentence.tokens[i - 1].text == "-")
            yield first, last
            first = None
        if inside and first is None and sentence.tokens[i].text != "-":
            first = i


def _is_word(sentence: Sentence, i: int, is_within: bool) -> bool:
    token = sentence.tokens[i]
    if is_within and (token.text == "-" or (token.ent and token.text[0].isupper())):
        return token.ent not in _NEVER
    return is_named(sentence, i) and token.text[0].isupper() and token.ent not in _NEVER


def _kinds(document: Document, sentence: Sentence, first: int, last: int) -> Iterator[str]:
    """Yield the fields of ``Shown`` that the words of one mention speak for."""
    if is_vessel(sentence, first, last):
        yield "ships"
    if _is_somebody(document, sentence, first, last):
        yield "others"
        return
    if building_of(sentence, first, last) is not None:
        yield "sites"
    elif _is_settlement(sentence, first, last):
        yield "towns"
    elif is_land(sentence, first, last):
        yield "lands"
    if is_where(sentence, first, last):
        yield "places"


def is_vessel(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a name is a ship's: "the tanker X", "a container ship, the X", "the X tanker", "MV X"."""
    tokens, head = sentence.tokens, sentence.head_of(first, last)
    token = tokens[head]
    if first and (tokens[first - 1].lemma in VESSELS or tokens[first - 1].text.casefold() in {"mv", "ss", "mt"}):
        return True
    above = tokens[token.head]
    if token.dep == "appos" and above.lemma in VESSELS:
        return True
    if _is_aboard(sentence, token):
        return True
    named = [tokens[j].lemma for j in sentence.all_children(head, "appos")]
    if VESSELS & set(named) or tokens[first].text in {"MV", "SS", "MT", "HMS", "USS", "INS"}:
        return True
    return token.dep == "compound" and above.lemma in VESSELS and first > 0 and tokens[first - 1].text == "the"


def _is_aboard(sentence: Sentence, token: Token) -> bool:
    """Tell whether a name with an article is what sailors are on: "aboard the X", "the crew of the X", "three sailors were hurt on the X"."""
    above = sentence.tokens[token.head]
    if above.lemma == "aboard":
        return True
    article = sentence.child(token.i, "det")
    if token.dep != "pobj" or article is None or above.lemma not in {"on", "of"}:
        return False
    governor = sentence.tokens[above.head]
    about = sentence.child(governor.i, "nsubj", "nsubjpass") if above.lemma == "on" else None
    return bool({governor.lemma, *([sentence.tokens[about].lemma] if about is not None else [])} & _CREW)


def _is_somebody(document: Document, sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a mention is of a person or a body: it speaks, has men or an office, is killed, or has an acronym behind it."""
    tokens, head = sentence.tokens, sentence.head_of(first, last)
    token = tokens[first_joined(sentence, head)]
    above = tokens[token.head]
    if token.dep in {"nsubj", "nsubjpass"} and above.lemma in SPEECH | LIVING:
        return True
    if token.dep == "poss" and above.lemma in FORCES:
        return True
    mention = document.mention_at.get((sentence.index, head))
    entity = document.entities[mention.entity] if mention is not None and mention.entity is not None else None
    if entity is not None and (entity.known or entity.lemma is not None or entity.body is not None):
        return True
    if last + 2 < len(tokens) and tokens[last + 1].text in {"(", ","}:
        behind = tokens[last + 2]
        if behind.text in {"who", "whose"} or (tokens[last + 1].text == "(" and behind.text.isupper()):
            return True
    is_owner = token.dep == "poss"  # towns have mayors as well as people have houses
    return not is_owner and is_of_people(sentence, first, last) and not _is_of_residents(sentence, token.i)


def _is_of_residents(sentence: Sentence, head: int) -> bool:
    """Tell whether a name stands with those who live there: "residents of X", "families from X"."""
    token = sentence.tokens[head]
    above = sentence.tokens[token.head]
    if token.dep in {"compound", "nmod"}:
        return above.lemma in VILLAGERS
    return token.dep == "pobj" and above.lemma in {"of", "from"} and sentence.tokens[above.head].lemma in VILLAGERS


def _is_settlement(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether the words call a name a town's: "the village of X", "X village", "the town, X"."""
    tokens, head = sentence.tokens, sentence.head_of(first, last)
    token = tokens[head]
    above = tokens[token.head]
    if token.dep == "pobj" and above.lemma == "of" and tokens[above.head].lemma in SETTLED:
        return True
    if token.dep in {"compound", "nmod"} and above.lemma in SETTLED and above.i == last + 1:
        return not (above.i + 1 < len(tokens) and tokens[above.i + 1].text == "of")
    return last > first and tokens[last].lemma.casefold() in SETTLED


def is_land(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a name is a land's: "in southern X", without a word that makes a town of it."""
    tokens = sentence.tokens
    if not first or tokens[first - 1].lemma.casefold() not in DIRECTIONS:
        return False
    behind = tokens[last + 1].lemma if last + 1 < len(tokens) else ""
    is_part = first > 1 and tokens[first - 2].text in {"-", "–"}
    return behind not in PLACE_NOUNS and behind not in SITES and tokens[last].lemma not in PLACE_NOUNS and not is_part


def is_where(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a name stands where only a place does: ", where", "residents of X", "the killings in X", "15 km south of X"."""
    tokens, head = sentence.tokens, sentence.head_of(first, last)
    token = tokens[first_joined(sentence, head)]
    behind = [one.text for one in tokens[last + 1 : last + 3]]
    if behind == [",", "where"] or _is_of_residents(sentence, token.i):
        return True
    above = tokens[token.head]
    governor = tokens[above.head]
    if token.dep != "pobj" or tokens[last].text.isupper():
        return False
    if (above.lemma == "of" and governor.lemma in QUARTERS) or (above.lemma == "between" and governor.lemma in WAYS):
        return True
    if above.lemma not in _WHERE or above.i + 1 != first or behind[:1] == ["'s"]:
        return False
    about = sentence.child(governor.i, "nsubj", "nsubjpass")
    told = {governor.lemma, *([tokens[about].lemma] if about is not None else [])}
    return token.ent in {"", "GPE", "LOC", "FAC"} or bool(told & _PLACED)
