"""The shipped knowledge files and a user's folder in, one set of entries with their places out; the user's rows win."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypeVar

from allegedly.lexicon.entries import (
    ActorEntry,
    CasedWords,
    Country,
    CountWord,
    Crosswalk,
    Cue,
    Hedge,
    PlaceEntry,
    PloverContext,
    PloverMode,
    PolicyRule,
    Role,
    Trigger,
)
from allegedly.lexicon.forces import ForceRule, derive_forces
from allegedly.lexicon.frames import FrameRule, derive_triggers
from allegedly.lexicon.table import Placed, Removal, Shape, Table, key_of, read_table
from allegedly.problems import Problem

E = TypeVar("E")

SHIPPED = Path(__file__).with_name("data")
SHIPPED_LABEL = "allegedly/lexicon/data"


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Where knowledge comes from: the key that ``source`` columns use, what it is, its licence and when it was taken."""

    key: str
    title: str
    licence: str
    date: str


CUES = Shape("cues.csv", Cue, ("lemma", "pos"))
TRIGGERS = Shape("triggers.csv", Trigger, ("lemma", "pos"))
HEDGES = Shape("hedges.csv", Hedge, ("text",))
COUNT_WORDS = Shape("count_words.csv", CountWord, ("text",))
POLICIES = Shape("policies.csv", PolicyRule, ("policy", "text"))
ROLES = Shape("roles.csv", Role, ("lemma",))
COUNTRIES = Shape("countries.csv", Country, ("alpha3",))
ACTORS = Shape("actors.csv", ActorEntry, ("id",))
PLACES = Shape("places.csv", PlaceEntry, ("name", "country", "admin1"))
REGIONS = Shape("regions.csv", PlaceEntry, ("name", "country", "admin1"))
PLOVER = Shape("plover.csv", PloverMode, ("type", "mode"))
CONTEXTS = Shape("plover_contexts.csv", PloverContext, ("name",))
CROSSWALK = Shape("crosswalk.csv", Crosswalk, ("scheme", "code"))
SOURCES = Shape("sources.csv", SourceEntry, ("key",))
CASED_WORDS = Shape("cased_words.csv", CasedWords, ("kind", "group"))
FORCES = Shape("forces.csv", ForceRule, ("suffix",))
FRAMES = Shape("frames.csv", FrameRule, ("name",))
SHAPES: tuple[Shape[Any], ...] = (
    CUES, TRIGGERS, HEDGES, COUNT_WORDS, POLICIES, ROLES, COUNTRIES, ACTORS, REGIONS, PLACES, PLOVER, CONTEXTS, CROSSWALK, SOURCES,
    FORCES, FRAMES, CASED_WORDS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Every entry in force, with the line it stands on, and the faults met on the way."""

    cues: tuple[Placed[Cue], ...]
    triggers: tuple[Placed[Trigger], ...]
    hedges: tuple[Placed[Hedge], ...]
    count_words: tuple[Placed[CountWord], ...]
    policies: tuple[Placed[PolicyRule], ...]
    roles: tuple[Placed[Role], ...]
    countries: tuple[Placed[Country], ...]
    actors: tuple[Placed[ActorEntry], ...]
    places: tuple[Placed[PlaceEntry], ...]
    plover: tuple[Placed[PloverMode], ...]
    cased_words: tuple[Placed[CasedWords], ...]
    plover_contexts: tuple[Placed[PloverContext], ...]
    crosswalk: tuple[Placed[Crosswalk], ...]
    sources: tuple[Placed[SourceEntry], ...]
    problems: tuple[Problem, ...]
    version: str


def gather(overlay: Path | None) -> Knowledge:
    """Return the shipped entries with those of the folder ``overlay`` laid over them; faults are in ``problems``.

    In every file a row with the key of an earlier layer's row takes its place, and a row whose first cell starts with ``-``
    takes the entry away (key cells left empty match anything, and ``*`` any characters). The order is that of the shipped files, additions last.
    """
    problems: list[Problem] = list(_strangers(overlay))

    def layered(shape: Shape[E], derived: tuple[Placed[E], ...] = ()) -> tuple[Placed[E], ...]:
        entries = derived
        for folder, label in _layers(overlay):
            table = read_table(shape, folder / shape.file, f"{label}/{shape.file}")
            problems.extend(table.problems)
            entries, faults = _lay_over(shape, entries, table)
            problems.extend(faults)
        return entries

    countries, forces = layered(COUNTRIES), layered(FORCES)
    actors = layered(ACTORS, tuple(derive_forces(countries, forces)))
    return Knowledge(
        cues=layered(CUES),
        triggers=layered(TRIGGERS, tuple(derive_triggers(layered(FRAMES)))),
        hedges=layered(HEDGES),
        count_words=layered(COUNT_WORDS),
        policies=layered(POLICIES),
        roles=layered(ROLES),
        countries=countries,
        actors=actors if overlay is None else tuple(_without_removed(actors, overlay)),
        places=(*layered(REGIONS), *layered(PLACES)),
        plover=layered(PLOVER),
        cased_words=layered(CASED_WORDS),
        plover_contexts=layered(CONTEXTS),
        crosswalk=layered(CROSSWALK),
        sources=layered(SOURCES),
        problems=tuple(problems),
        version=_version(overlay),
    )


def _without_removed(actors: tuple[Placed[ActorEntry], ...], overlay: Path) -> Iterator[Placed[ActorEntry]]:
    """Yield the actors without the parents and backers that the overlay takes away: a user cannot mend the shipped rows."""
    removals = read_table(ACTORS, overlay / ACTORS.file, "").removals
    named = {name for placed in actors for name in (*placed.entry.parents, *placed.entry.backers)}
    kept = {placed.entry.id for placed in actors}
    gone = {key[0] for removal in removals for key in _removed_by(removal, {(name,) for name in named - kept})}
    for placed in actors:
        parents = tuple(name for name in placed.entry.parents if name not in gone)
        backers = tuple(name for name in placed.entry.backers if name not in gone)
        is_whole = (parents, backers) == (placed.entry.parents, placed.entry.backers)
        yield placed if is_whole else Placed(placed.where, replace(placed.entry, parents=parents, backers=backers))


def _layers(overlay: Path | None) -> tuple[tuple[Path, str], ...]:
    shipped = (SHIPPED, SHIPPED_LABEL)
    return (shipped,) if overlay is None else (shipped, (overlay, overlay.as_posix()))


def _strangers(overlay: Path | None) -> Iterator[Problem]:
    """Yield a problem for an overlay that is not a folder, and for each file in it that is no knowledge file."""
    if overlay is None:
        return
    if not overlay.is_dir():
        yield Problem(
            overlay.as_posix(), "no_overlay", "this is not a folder; name a folder that holds knowledge files"
        )
        return
    known = [shape.file for shape in SHAPES]
    for path in sorted(overlay.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            message = f"no knowledge file has this name; use one of {', '.join(known)}, or move it away"
            yield Problem(path.as_posix(), "unknown_file", message)


def _lay_over(
    shape: Shape[E], below: tuple[Placed[E], ...], table: Table[E]
) -> tuple[tuple[Placed[E], ...], list[Problem]]:
    """Return the entries of ``below`` with ``table`` laid over them, and a problem for each row without a clear meaning."""
    entries = {key_of(shape, placed.entry): placed for placed in below}
    problems: list[Problem] = []
    for removal in table.removals:
        gone = _removed_by(removal, entries)
        if not gone:
            message = f"there is no entry {' '.join(filter(None, removal.key))!r} to remove; take this row out"
            problems.append(Problem(removal.where, "nothing_to_remove", message))
        for key in gone:
            del entries[key]
    keyed = [(key_of(shape, placed.entry), placed) for placed in table.entries]
    problems.extend(_duplicates(shape, keyed))
    entries.update(keyed)
    return tuple(entries.values()), problems


def _removed_by(removal: Removal, keys: Collection[tuple[str, ...]]) -> list[tuple[str, ...]]:
    if all(removal.key) and "*" not in "".join(removal.key):
        return [removal.key] if removal.key in keys else []
    return [
        key
        for key in keys
        if all(not wanted or fnmatchcase(cell, wanted) for wanted, cell in zip(removal.key, key, strict=True))
    ]


def _duplicates(shape: Shape[E], keyed: Iterable[tuple[tuple[str, ...], Placed[E]]]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], str] = {}
    for key, placed in keyed:
        if key in first:
            named = ", ".join(f"{name} {cell!r}" for name, cell in zip(shape.key, key, strict=True))
            message = f"{named} stands already at {first[key]}; keep one of the two rows"
            yield Problem(placed.where, "duplicate_key", message)
        else:
            first[key] = placed.where


def _version(overlay: Path | None) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 over the names and bytes of all knowledge files."""
    digest = hashlib.sha256()
    for folder, _ in _layers(overlay):
        for shape in SHAPES:
            path = folder / shape.file
            content = path.read_bytes() if path.is_file() else b""
            digest.update(f"{shape.file} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()[:12]
