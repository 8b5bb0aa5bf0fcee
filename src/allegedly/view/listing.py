"""The incidents of a ledger in, one line for each out: when, where, what, who speaks and how the main questions stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allegedly.records import CountKind, Incident, Question, Standing, Toll
from allegedly.view.words import day_words, figure_words, place_words, range_words

SHORTEST_ID = 8  # "i-" and six hexadecimal digits


@dataclass(frozen=True, slots=True)
class Line:
    """One incident of the list. ``occurrence`` and ``responsibility`` are standings; ``tolls`` the figures in words, killed first.

    ``is_thin`` marks what one voice at most says, without a day or a figure; ``perhaps`` counts mentions elsewhere that may be of it.
    """

    id: str
    when: str
    where: str
    headline: str
    occurrence: Standing
    responsibility: Standing
    tolls: tuple[str, ...]
    voices: int
    reports: int
    origins: int
    is_thin: bool
    perhaps: int = 0


def listing(incidents: Sequence[Incident], countries: Mapping[str, str]) -> tuple[Line, ...]:
    """Return a line for each incident, in their order; ids are cut to the shortest length at which they still differ."""
    length = shortest_length([incident.id for incident in incidents])
    return tuple(_line(incident, length, countries) for incident in incidents)


def shortest_length(ids: Sequence[str]) -> int:
    """Return the least number of characters, eight or more, that tell ``ids`` apart.

    >>> shortest_length(["i-3f2a91aa", "i-3f2a91bb"])
    9
    """
    length, longest = SHORTEST_ID, max(map(len, ids), default=SHORTEST_ID)
    while length < longest and len({key[:length] for key in ids}) < len(set(ids)):
        length += 1
    return length


def standing_of(incident: Incident, question: Question) -> Standing:
    """Return how ``question`` stands; "open" when nobody speaks to it."""
    answers = incident.questions.get(question)
    return answers.standing if answers else "open"


def short_headline(incident: Incident) -> str:
    """Return the headline without the place and the days at its end, which the list shows beside it; its own where it ends otherwise."""
    when, where, headline = incident.when, incident.where, incident.title
    days = day_words(when.earliest, when.latest) if when and (when.earliest or when.latest) else "undated"
    for tail in (days, days.replace("–", "-")):
        headline = headline.removesuffix(f", {tail}")
    return headline.removesuffix(f", {where.name}") if where and headline != incident.title else headline


def toll_words(toll: Mapping[CountKind, Toll]) -> tuple[str, ...]:
    """Return the interval of every toll in words.

    >>> toll_words({"killed": Toll(4, 14, ())})
    ('4 to 14 killed',)
    """
    return tuple(figure_words(kind, _interval(one), None) for kind, one in toll.items())


def _interval(toll: Toll) -> str:
    """Return the interval of a toll in words; where a policy made its lower end of a vague word, with the word and the policy."""
    made = next((figure for figure in toll.by if figure.policy and figure.low == toll.low), None)
    if made is not None:
        return range_words(toll.low, toll.high, made.exactness, made.policy)
    return range_words(toll.low, toll.high, _vague(toll))


def _vague(toll: Toll) -> str | None:
    return next((figure.exactness for figure in toll.by if figure.exactness), None)


def _line(incident: Incident, length: int, countries: Mapping[str, str]) -> Line:
    when = incident.when
    is_dated = when is not None and bool(when.earliest or when.latest)
    return Line(
        id=incident.id[:length],
        when=day_words(when.earliest, when.latest, short=True) if when and is_dated else "undated",
        where=place_words(incident.where, countries) if incident.where else "place not said",
        headline=short_headline(incident),
        occurrence=standing_of(incident, "occurrence"),
        responsibility=standing_of(incident, "responsibility"),
        tolls=toll_words(incident.toll),
        voices=len(incident.accounts),
        reports=len(incident.reports),
        origins=incident.origins,
        perhaps=len(incident.perhaps),
        is_thin=len(incident.accounts) <= 1
        and not incident.toll
        and (when is None or not (when.earliest or when.latest)),
    )
