"""A name in, what the ledger holds of that actor or voice out: what it claims, what others say it did, how its figures fared, its ties."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from allegedly.ledger import lookup, tables
from allegedly.ledger.connect import open_for_reading
from allegedly.ledger.lookup import Wanted
from allegedly.ledger.tables import ClaimRow, NameCount, PlaceCount, ProblemRow, RelationRow, ReportRow
from allegedly.lexicon.entries import ActorEntry, Lexicon
from allegedly.records import Incident, Toll, TollFigure
from allegedly.view.accounts import MAYBE
from allegedly.view.network import FORCE, Tie, is_yes, ties_of
from allegedly.view.search import IncidentLine, incident_line
from allegedly.view.text import one_line
from allegedly.view.words import ITSELF, QUESTIONS, figure_words, range_words, stance_words

MOST_CLAIMS, MOST_INCIDENTS = 400, 30


@dataclass(frozen=True, slots=True)
class Passage:
    """The claims that one voice makes in the same words of a report: what it says, in words, and where."""

    voice: str | None
    says: tuple[str, ...]
    outlet: str | None
    day: str | None
    words: str | None
    report: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class FigureFate:
    """How often other voices' figures for the same incident overlap this voice's, how often they do not, and how often there are none."""

    kind: str
    alike: int
    apart: int
    alone: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """Everything that a name's page shows."""

    name: str
    kind: str | None
    entry: ActorEntry | None
    parents: tuple[str, ...]
    backers: tuple[str, ...]
    says: tuple[Passage, ...]
    denies: tuple[Passage, ...]
    accused: tuple[Passage, ...]
    cleared: tuple[Passage, ...]
    counts: tuple[tuple[str, int, int], ...]
    fates: tuple[FigureFate, ...]
    ties: tuple[Tie, ...]
    relations: tuple[RelationRow, ...]
    incidents: tuple[IncidentLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Lists:
    """What the ledger names: voices, actors, places, problems and reports."""

    voices: tuple[NameCount, ...] = ()
    actors: tuple[NameCount, ...] = ()
    places: tuple[PlaceCount, ...] = ()
    problems: tuple[ProblemRow, ...] = ()
    reports: tuple[ReportRow, ...] = ()


def actor_page(ledger: Path, name: str, lexicon: Lexicon, countries: Mapping[str, str]) -> ActorPage | None:
    """Return the page of the actor or voice called ``name``; ``None`` when neither ledger nor lexicon knows it."""
    entry = next((one for one in lexicon.actors if one.name == name), None)
    with closing(open_for_reading(ledger)) as connection:
        by = tables.claims_of(connection, name, MOST_CLAIMS)
        about = tuple(row for row in tables.claims_about(connection, name, MOST_CLAIMS) if row.type in FORCE)
        relations = tables.relations_of(connection, name)
        speaking = lookup.page(connection, Wanted(voice=name, thin=True), "newest", 0, MOST_CLAIMS)
        total = lookup.counted(connection, Wanted(actor=name, thin=True)).total
        held = lookup.page(connection, Wanted(actor=name, thin=True), "newest", 0, MOST_INCIDENTS)
        kind = next((one.kind for one in tables.kinds_of(connection, name)), entry.kind if entry else None)
    if not (entry or by or about or relations or held):
        return None
    incidents = {one.id: one for one in (*held, *speaking)}
    return ActorPage(
        name=name,
        kind=kind,
        entry=entry,
        parents=_named(entry.parents if entry else (), lexicon),
        backers=_named(entry.backers if entry else (), lexicon),
        says=passages(row for row in by if is_yes(row)),
        denies=passages(row for row in by if not is_yes(row)),
        accused=passages(row for row in about if is_yes(row)),
        cleared=passages(row for row in about if not is_yes(row)),
        counts=_question_counts(by),
        fates=figure_fates(name, speaking),
        ties=ties_of(name, by, about, relations),
        relations=relations,
        incidents=tuple(incident_line(one, countries) for one in list(incidents.values())[:MOST_INCIDENTS]),
        total=max(total, len(incidents)),
    )


def passages(rows: Iterable[ClaimRow]) -> tuple[Passage, ...]:
    """Return the claims by the words they stand in, each different thing said there once."""
    found: dict[tuple[str, int | None, str | None], Passage] = {}
    for row in rows:
        key, said = (row.report, row.start, row.voice), _said(row)
        held = found.get(
            key, Passage(row.voice, (), row.outlet, row.published, row.words, row.report, row.start, row.end)
        )
        found[key] = replace(held, says=tuple(dict.fromkeys((*held.says, said))))
    return tuple(found.values())


def _said(row: ClaimRow) -> str:
    value = ITSELF if row.value is not None and row.value == row.voice else row.value
    if row.kind is not None:
        value = figure_words(row.kind, range_words(row.low, row.high, row.exactness), row.whom)  # type: ignore[arg-type]
    words = stance_words(row.question, row.stance, value)  # type: ignore[arg-type]
    told = f"{words} (“{one_line(row.trigger)}”)" if row.question in ("occurrence", "responsibility") else words
    maybe = MAYBE.get(row.factuality)
    return f"{told} ({maybe})" if maybe else told


def _question_counts(rows: Sequence[ClaimRow]) -> tuple[tuple[str, int, int], ...]:
    """How often a voice says so, and how often it denies, doubts or does not comment, by question."""
    says = Counter(row.question for row in rows if is_yes(row))
    denies = Counter(row.question for row in rows if not is_yes(row))
    return tuple((question, says[question], denies[question]) for question in QUESTIONS if question in says | denies)


def figure_fates(name: str, incidents: Sequence[Incident]) -> tuple[FigureFate, ...]:
    """Return, for each kind of figure that ``name`` gives, how other voices' figures for the same incident compare. Counts, no score."""
    counts: dict[str, Counter[str]] = {}
    for incident in incidents:
        for kind, toll in incident.toll.items():
            if fate := _fate(name, toll):
                counts.setdefault(kind, Counter())[fate] += 1
    return tuple(FigureFate(kind, one["alike"], one["apart"], one["alone"]) for kind, one in sorted(counts.items()))


def read_lists(ledger: Path, *kinds: str, page: int = 1, size: int | None = 100) -> Lists:
    """Return page ``page`` of the lists named by ``kinds`` (fields of ``Lists``), ``size`` entries of each, all without one."""
    count = tables.ALL if size is None else size
    first = 0 if size is None else (page - 1) * size
    with closing(open_for_reading(ledger)) as connection:
        return Lists(
            voices=tables.voices(connection, first, count) if "voices" in kinds else (),
            actors=tables.actors(connection, first, count) if "actors" in kinds else (),
            places=tables.places(connection, first, count) if "places" in kinds else (),
            problems=tables.problems(connection, first, count) if "problems" in kinds else (),
            reports=tables.report_rows(connection, first, count) if "reports" in kinds else (),
        )


def list_length(ledger: Path, kind: str) -> int:
    """Return how many entries the list ``kind`` (a field of ``Lists``) has."""
    with closing(open_for_reading(ledger)) as connection:
        return tables.length(connection, kind)


def problem_codes(ledger: Path) -> tuple[tuple[str, int], ...]:
    """Return the codes of the ledger's problems and how many there are of each, by code."""
    with closing(open_for_reading(ledger)) as connection:
        return tables.problem_codes(connection)


def _fate(name: str, toll: Toll) -> str | None:
    own = [figure for figure in toll.by if figure.voice == name]
    others = [figure for figure in toll.by if figure.voice != name and figure.voice is not None]
    if not own:
        return None
    if not others:
        return "alone"
    return "alike" if any(_overlap(a, b) for a in own for b in others) else "apart"


def _overlap(a: TollFigure, b: TollFigure) -> bool:
    """Whether two figures can both hold: open ends reach on."""
    return (a.low is None or b.high is None or a.low <= b.high) and (b.low is None or a.high is None or b.low <= a.high)


def _named(keys: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    names = {one.id: one.name for one in lexicon.actors} | {one.alpha3: one.name for one in lexicon.countries}
    return tuple(names.get(key, key) for key in keys)
