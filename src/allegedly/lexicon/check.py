"""The knowledge files in, every fault in them out, each with file, line and what to do."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from allegedly.lexicon.entries import ActorEntry, Country, Crosswalk, PlaceEntry, Trigger
from allegedly.lexicon.overlay import Knowledge, gather
from allegedly.lexicon.table import Placed
from allegedly.problems import Problem

WARNINGS = frozenset({"ambiguous_alias"})
FEATURES = ("city", "admin1", "admin2", "region", "landform", "water", "camp", "border", "point")


def check_lexicon(overlay: Path | None = None) -> tuple[Problem, ...]:
    """Return every problem of the shipped files and of the folder ``overlay``; an empty tuple when there is none.

    Problems whose code is in ``WARNINGS`` are allowed: the lexicon can be used as it stands.
    """
    knowledge = gather(overlay)
    return (*faults(knowledge), *_ambiguous_aliases(knowledge))


def faults(knowledge: Knowledge) -> tuple[Problem, ...]:
    """Return the problems that keep ``knowledge`` from being used: those met in reading, then those between entries."""
    found: list[Problem] = list(knowledge.problems)
    for rule in _RULES:
        found.extend(rule(knowledge))
    return tuple(found)


def _unknown_sources(knowledge: Knowledge) -> Iterator[Problem]:
    known = {placed.entry.key for placed in knowledge.sources}
    for placed in _sourced(knowledge):
        key = placed.entry.source.partition(":")[0].strip()
        if key not in known:
            yield Problem(placed.where, "unknown_source", f"source {key!r} is not a key of sources.csv; add it there")


def _sourced(knowledge: Knowledge) -> Iterator[Placed[Any]]:
    yield from knowledge.cues
    yield from knowledge.triggers
    yield from knowledge.hedges
    yield from knowledge.count_words
    yield from knowledge.policies
    yield from knowledge.roles
    yield from knowledge.countries
    yield from knowledge.actors
    yield from knowledge.places
    yield from knowledge.plover
    yield from knowledge.cased_words
    yield from knowledge.plover_contexts
    yield from knowledge.crosswalk


def _unknown_countries(knowledge: Knowledge) -> Iterator[Problem]:
    known = _codes(knowledge)
    located: tuple[Placed[ActorEntry] | Placed[PlaceEntry], ...] = (*knowledge.actors, *knowledge.places)
    for placed in located:
        country = placed.entry.country
        if country is not None and country not in known:
            message = f"country {country!r} is not in countries.csv; use an ISO 3166 alpha-3 code or leave it empty"
            yield Problem(placed.where, "unknown_country", message)


def _unknown_parents(knowledge: Knowledge) -> Iterator[Problem]:
    known = _codes(knowledge) | {placed.entry.id for placed in knowledge.actors}
    for placed in knowledge.actors:
        for column, names in (("parents", placed.entry.parents), ("backers", placed.entry.backers)):
            for name in names:
                if name not in known:
                    message = f"{column}: {name!r} is neither an actor's id nor a country's code; add it or correct it"
                    yield Problem(placed.where, "unknown_parent", message)


def _codes(knowledge: Knowledge) -> set[str]:
    return {placed.entry.alpha3 for placed in knowledge.countries}


def _unknown_plover(knowledge: Knowledge) -> Iterator[Problem]:
    known = {(placed.entry.type, placed.entry.mode) for placed in knowledge.plover}
    types = {name for name, _ in known}
    contexts = {placed.entry.name for placed in knowledge.plover_contexts if placed.entry.kind == "context"}
    coded: tuple[Placed[Trigger] | Placed[Crosswalk], ...] = (*knowledge.triggers, *knowledge.crosswalk)
    for placed in coded:
        entry = placed.entry
        if entry.type is not None and entry.type not in types:
            yield Problem(placed.where, "unknown_value", f"type: {entry.type!r} is not a type of plover.csv")
        elif entry.mode is not None and (entry.type, entry.mode) not in known:
            message = f"mode: {entry.type} has no mode {entry.mode!r} in plover.csv; correct it or leave it empty"
            yield Problem(placed.where, "unknown_value", message)
        for context in entry.contexts:
            if context not in contexts:
                message = f"contexts: {context!r} is no context of plover_contexts.csv; correct it or leave it out"
                yield Problem(placed.where, "unknown_value", message)


def _bad_dates(knowledge: Knowledge) -> Iterator[Problem]:
    for placed in knowledge.actors:
        bounds = (("start", placed.entry.start), ("end", placed.entry.end))
        wrong = [(column, text) for column, text in bounds if text is not None and not _is_date(text)]
        for column, text in wrong:
            message = f"{column}: {text!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty"
            yield Problem(placed.where, "bad_date", message)
        if not wrong and _ends_before_start(placed.entry):
            message = f"end {placed.entry.end} is before start {placed.entry.start}; exchange or correct them"
            yield Problem(placed.where, "end_before_start", message)


def _is_date(text: str) -> bool:
    """Tell whether ``text`` is an ISO date, or the year or month that begins one."""
    if len(text) not in (4, 7, 10):
        return False
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _ends_before_start(actor: ActorEntry) -> bool:
    if actor.start is None or actor.end is None:
        return False
    shorter = min(len(actor.start), len(actor.end))
    return actor.end[:shorter] < actor.start[:shorter]


def _bad_positions(knowledge: Knowledge) -> Iterator[Problem]:
    located: tuple[Placed[Country] | Placed[PlaceEntry], ...] = (*knowledge.countries, *knowledge.places)
    for placed in located:
        lat, lon = placed.entry.lat, placed.entry.lon
        if (lat is None) != (lon is None):
            yield Problem(placed.where, "bad_coordinates", "lat and lon go together; fill in both or neither")
        if lat is not None and abs(lat) > 90:
            yield Problem(placed.where, "bad_coordinates", f"lat: {lat:g} is not between -90 and 90 degrees")
        if lon is not None and abs(lon) > 180:
            yield Problem(placed.where, "bad_coordinates", f"lon: {lon:g} is not between -180 and 180 degrees")


def _bad_places(knowledge: Knowledge) -> Iterator[Problem]:
    for placed in knowledge.places:
        place = placed.entry
        if place.feature not in FEATURES:
            message = f"feature: {place.feature!r} is not one of {', '.join(FEATURES)}"
            yield Problem(placed.where, "unknown_value", message)
        if not 1 <= place.precision <= 7:
            yield Problem(placed.where, "bad_number", f"precision: {place.precision} is not UCDP's 1 (exact) to 7")
        if place.population is not None and place.population < 1:
            message = f"population: {place.population} is no population; leave it empty when it is unknown"
            yield Problem(placed.where, "bad_number", message)


def _ambiguous_aliases(knowledge: Knowledge) -> Iterator[Problem]:
    """Yield a warning for each name or alias that another actor or country bears too; case does not matter."""
    bearers: defaultdict[str, dict[str, None]] = defaultdict(dict)
    named: list[Placed[ActorEntry] | Placed[Country]] = [*knowledge.countries, *knowledge.actors]
    for placed in named:
        for text in (placed.entry.name, *placed.entry.aliases):
            bearers[text.casefold()][_id(placed.entry)] = None
    for placed in named:
        for alias in placed.entry.aliases:
            others = [other for other in bearers[alias.casefold()] if other != _id(placed.entry)]
            if others:
                message = (
                    f"alias {alias!r} also means {', '.join(others)}; it is resolved only where the context decides"
                )
                yield Problem(placed.where, "ambiguous_alias", message)


def _id(entry: ActorEntry | Country) -> str:
    return entry.alpha3 if isinstance(entry, Country) else entry.id


_RULES: tuple[Callable[[Knowledge], Iterator[Problem]], ...] = (
    _unknown_sources, _unknown_countries, _unknown_parents, _unknown_plover, _bad_dates, _bad_positions, _bad_places,
)  # fmt: skip
