"""All names of a report that can be places go in with what the words beside them say; which place each means comes out, or why not."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from allegedly.claim.gazetteer import Gazetteer
from allegedly.claim.gazetteer_file import BARE, OWN, fold_name, key_of
from allegedly.claim.place_candidates import Candidate, candidates
from allegedly.claim.place_score import Around, Context, Spot, distance, features, is_fit, shares
from allegedly.claim.place_words import PLACE_NOUNS, PROVINCE_NOUNS
from allegedly.lexicon.entries import PlaceEntry

# Below this share a name stays ambiguous, or is not believed to be the only place that bears it; see docs/places.md for what it costs.
SURE = 0.5
# ... and where the next has more than this share of the best.
RIVAL = 0.5
MOST = 60  # candidates that are weighed: the most populous; no name of a town needs more
SHOWN = 4
SEATS = frozenset({"PPLC", "PPLA"})
PASSES = 2
_DIVISIONS = PROVINCE_NOUNS | {"county"}
SAME_SPOT_KM = 60.0


class Asked(NamedTuple):
    """A name to resolve: its text, the lexicon's entries and country it was found as, and what stands beside it."""

    text: str
    entries: tuple[PlaceEntry, ...]
    country: str | None
    around: Around


class Answer(NamedTuple):
    """The place meant and how likely that is (0 to 1), or why none was chosen; ``country`` and ``admin1`` where at least they are sure."""

    place: Candidate | None
    score: float | None
    reason: str | None
    country: str | None
    admin1: str | None = None


class Weighed(NamedTuple):
    """A name with the places it can mean; ``around`` holds what is said of it anywhere in the report."""

    key: str
    around: Around
    options: tuple[Candidate, ...]


def resolve(gazetteer: Gazetteer, asked: Sequence[Asked], context: Context, sure: float = SURE) -> list[Answer]:
    """Return an answer for each name, in order.

    Every name is weighed twice: first by itself, then beside what the first pass made of the others. What the words say of one name
    holds wherever the report uses it.
    """
    names = gather(gazetteer, asked)
    weighed, _ = weigh_all(names, context)
    answers = [_answer(name, weighed[name.key, name.around], sure) for name in names]
    return [_lying_in(gazetteer, name, answer) for name, answer in zip(names, answers, strict=True)]


def _lying_in(gazetteer: Gazetteer, name: Weighed, answer: Answer) -> Answer:
    """Return the answer on a place that was not found with the one province that the words put it in ("X village, Y province")."""
    inside = name.around.inside
    if answer.place is not None or len(name.around.province) != 1 or len(inside) > 1:
        return answer
    rows = candidates(gazetteer, next(iter(name.around.province)), (), None)
    held = {
        (row.country, row.admin1) for row in rows if row.feature == "admin1" and (row.country in inside or not inside)
    }
    if len(held) != 1:
        return answer
    country, admin1 = held.pop()
    return answer._replace(country=country, admin1=admin1)


def weigh_all(names: Sequence[Weighed], context: Context) -> tuple[dict[tuple[str, Around], list[float]], Context]:
    """Return how likely each place of each name is, and the report as it was read for the last pass."""
    distinct = {(name.key, name.around): name for name in names}
    weighed = {at: weigh(name, context) for at, name in distinct.items()}
    for _ in range(PASSES - 1):
        context = context._replace(spots=_spots(distinct, weighed))
        weighed = {at: weigh(name, context) for at, name in distinct.items()}
    return weighed, context


def weigh(name: Weighed, context: Context) -> list[float]:
    """Return how likely each place that a name can mean is."""
    return shares([features(one, name.key, name.around, context) for one in name.options])


def gather(gazetteer: Gazetteer, asked: Sequence[Asked]) -> list[Weighed]:
    """Return the names with their candidates; what the words put one of them in holds for the others of the same key."""
    said: dict[str, Around] = {}
    for one in asked:
        key, around = key_of(one.text), one.around
        held = said.get(key, Around(frozenset(), frozenset(), None))
        said[key] = Around(held.inside or around.inside, held.province or around.province, None)
    options: dict[str, tuple[Candidate, ...]] = {}
    found = []
    for one in asked:
        key = key_of(one.text)
        if key not in options:
            country = one.country or gazetteer.country_names.get(fold_name(one.text))
            all_ = candidates(gazetteer, one.text, one.entries, country)
            options[key] = tuple(sorted(all_, key=_size)[:MOST])
        around = one.around if one.around.inside or one.around.province else said[key]._replace(noun=one.around.noun)
        if _is_beside_its_like(options[key], around):
            around = Around(frozenset(), frozenset(), around.noun)
        found.append(Weighed(key, around, options[key]))
    return found


def _is_beside_its_like(options: Sequence[Candidate], around: Around) -> bool:
    """Tell whether a country or province would be put in another, so that both stand in a list: "Mexico, China and Japan"."""
    if not any(one.feature in {"country", "admin1"} for one in options):
        return False
    if around.inside and not any(one.country in around.inside for one in options):
        return True
    return bool(around.province) and not any(one.admin1 and key_of(one.admin1) in around.province for one in options)


def _size(one: Candidate) -> tuple[int, int, str, int]:
    return (0 if one.own else 1, -(one.population or 0), one.name, one.geonameid or 0)


def _spots(
    names: Mapping[tuple[str, Around], Weighed], weighed: Mapping[tuple[str, Around], list[float]]
) -> list[Spot]:
    found: dict[str, Spot] = {}
    for at, name in names.items():
        if not name.options:
            continue
        share, best = max((share, -i) for i, share in enumerate(weighed[at]))
        place = name.options[-best]
        spot = Spot(name.key, place.country, place.admin1, place.lat, place.lon, place.feature, share)
        if name.key not in found or found[name.key].weight < share:
            found[name.key] = spot
    return list(found.values())


def _answer(name: Weighed, share: Sequence[float], sure: float) -> Answer:
    inside = name.around.inside
    said = next(iter(inside)) if len(inside) == 1 else None
    if not name.options:
        return Answer(None, None, "not in the gazetteer", said)
    order = sorted(range(len(share)), key=lambda i: (-share[i], i))
    if inside and all(one.country not in inside and one.country is not None for one in name.options):
        known = ", ".join(sorted({one.country or "" for one in name.options}))
        return Answer(None, None, f"the gazetteer has it in {known}, the text in {', '.join(sorted(inside))}", said)
    fits = [i for i in order if not inside or name.options[i].country in inside or name.options[i].country is None]
    called = [i for i in fits if name.around.noun in _DIVISIONS and is_fit(name.options[i], name.around.noun)]
    fits = called or fits
    # where the words name the country, or the kind of province, it is one of those
    said_all = sum(share[i] for i in fits) if inside or called else 1.0
    same = [i for i in fits if is_same_spot(name.options[fits[0]], name.options[i])]
    together = sum(share[i] for i in same) / (said_all or 1.0)
    rival = max((share[i] for i in fits if i not in same), default=0.0) / (said_all or 1.0)
    if together >= sure and (rival <= RIVAL * together or sure < SURE):
        best = _of_one_spot([name.options[i] for i in same], name.around.noun)
        if (elsewhere := _elsewhere(best, name.around)) is not None:
            return Answer(None, None, elsewhere, said)
        return Answer(best, round(together, 2), None, best.country)
    if len(name.options) == 1 and name.options[0].own and name.options[0].feature != "city":
        return Answer(name.options[0], round(max(together, sure), 2), None, name.options[0].country)  # written by hand
    shown = [name.options[i] for i in order[:SHOWN]]
    described = ", ".join(described_as(one) for one in sorted(shown, key=lambda one: (one.country or "", one.name)))
    if len(name.options) == 1:
        return Answer(None, None, f"unlikely: the gazetteer knows only {described}", said)
    every = {name.options[i].country for i in order if share[i] > share[order[0]] / 10}
    return Answer(
        None, None, f"ambiguous: {described}", every.pop() if len(every) == 1 and sum(share) >= SURE else said
    )


def _of_one_spot(same: Sequence[Candidate], noun: str | None) -> Candidate:
    """Return which of the places at one spot, the likeliest first, is meant: what the noun says, else the seat rather than its province."""
    whole = next((one for one in same if one.feature == "country"), None)
    if whole is not None and (noun is None or noun not in PLACE_NOUNS or noun in {"land", "region"}):
        return whole
    fitting = next((one for one in same if is_fit(one, noun)), None)
    if fitting is not None or same[0].feature != "admin1":
        return fitting or same[0]
    return next((one for one in same if one.kind in SEATS and one.way == OWN), same[0])


def _elsewhere(best: Candidate, around: Around) -> str | None:
    """Return why a place that bears the name only in another spelling is not meant: the words put it in another province."""
    lies_there = not around.province or best.admin1 is None or key_of(best.admin1) in around.province
    if best.own or best.way in {OWN, BARE} or lies_there:
        return None
    return f"the gazetteer has {best.name} in {best.admin1}, the text has it elsewhere"


def described_as(one: Candidate) -> str:
    """Return a candidate as a reason names it.

    >>> described_as(Candidate("Tripoli", "city", "", "LBY", None, None, None, None, None, 1, 0, True))
    'Tripoli (LBY)'
    """
    return f"{one.name} ({one.country or one.feature})"


def is_same_spot(left: Candidate, right: Candidate) -> bool:
    """Tell whether two candidates are one place twice: a city and the province or district around it, or two rows for one town."""
    if left is right:
        return True
    if "country" in {left.feature, right.feature} and left.country == right.country and OWN == left.way == right.way:
        return True  # "Mexico" is the country; the state of that name lies in it
    if left.country != right.country or None in (left.lat, left.lon, right.lat, right.lon):
        return False
    return distance((left.lat or 0.0, left.lon or 0.0), (right.lat or 0.0, right.lon or 0.0)) < SAME_SPOT_KM


def weigh_name(gazetteer: Gazetteer, name: str) -> tuple[tuple[Candidate, float, dict[str, float]], ...]:
    """Return the places that a name by itself can mean, the likeliest first, each with its share and the features behind it."""
    around, context = Around(frozenset(), frozenset(), None), Context({}, None, ())
    country = gazetteer.country_names.get(fold_name(name))
    asked = gather(gazetteer, [Asked(name, (), country, around)])[0]
    rows = [
        (one, share, features(one, asked.key, around, context))
        for one, share in zip(asked.options, weigh(asked, context), strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (-row[1], _size(row[0]))))
