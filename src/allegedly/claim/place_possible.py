"""A report and its places go in; the names come out that nothing shows to be places and that an event may have happened at all the same."""

from collections.abc import Collection, Iterator, Sequence

from allegedly.claim.found import PlaceHit
from allegedly.claim.gazetteer_file import key_of
from allegedly.claim.place_person import is_named, is_of_people
from allegedly.claim.place_shown import NOTHING_SHOWN, Shown, is_vessel
from allegedly.parsed import Document, Sentence
from allegedly.records import Place

RULE = "en.place.event_tagger"
# Of what the parser calls so no name of a place was ever found.
_NEVER = frozenset({"DATE", "TIME", "MONEY", "LAW", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "NORP", "WORK_OF_ART", "LANGUAGE"})  # fmt: skip


def possible_places(
    document: Document, sentence: Sentence, hits: Sequence[PlaceHit], shown: Shown = NOTHING_SHOWN
) -> list[PlaceHit]:
    """Return the names of a sentence that are no place words of the report: runs of proper nouns, known bodies and people left out.

    So is a name that no list has where the words show that it is a person's or a body's. What they mean is left open. ``event_place.py`` weighs them beside the places; one that it chooses becomes a place of the record.
    """
    taken = {i for hit in hits if hit.sentence == sentence.index for i in range(hit.first, hit.last + 1)}
    for name in document.names_in.get(sentence.index, ()):
        if any(ref.kind in {"actor", "demonym"} for ref in name.refs):
            taken.update(range(name.first, name.last + 1))
    listed = {i for name in document.names_in.get(sentence.index, ()) for i in range(name.first, name.last + 1)}
    found = []
    for first, last in runs_of_names(sentence, taken):
        if not listed & set(range(first, last + 1)) and is_of_people(sentence, first, last):
            continue
        span = document.span(sentence, first, last)
        if key_of(span.text) in shown.ships or is_vessel(sentence, first, last):
            continue
        place = Place(span, "name", span.text, None, None, None, None, None, None, None, "taken for no place", RULE)
        found.append(PlaceHit(sentence.index, first, last, place))
    return found


def runs_of_names(sentence: Sentence, taken: Collection[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs of proper nouns outside of what is taken; a run never crosses from one label to another."""
    first: int | None = None
    for i in range(len(sentence.tokens) + 1):
        goes_on = first is not None and i not in taken and _is_within(sentence, i)
        if first is not None and not goes_on:
            last = i - 1 if sentence.tokens[i - 1].text != "-" else i - 2
            yield first, last
            first = None
        if first is None and i not in taken and _begins(sentence, i):
            first = i


def _begins(sentence: Sentence, i: int) -> bool:
    if i >= len(sentence.tokens):
        return False
    token = sentence.tokens[i]
    return is_named(sentence, i) and token.text[0].isupper() and token.ent not in _NEVER


def _is_within(sentence: Sentence, i: int) -> bool:
    if i >= len(sentence.tokens):
        return False
    before, token = sentence.tokens[i - 1], sentence.tokens[i]
    return token.text == "-" or (_begins(sentence, i) and (before.text == "-" or before.ent == token.ent))
