"""The frozen entries of the lexicon, one type for each knowledge file; every entry carries its source."""

from dataclasses import dataclass
from typing import Literal

from allegedly.records import Act, CountKind, VoiceKind

CuePos = Literal["verb", "noun", "adjective", "phrase"]
CueMeans = Literal["speech", "thought", "document"]
Complement = Literal["that", "to", "ing", "np", "of", "for", "on", "quote", "against", "with"]
TriggerPos = Literal["verb", "noun", "adjective"]
HedgeKind = Literal["alleged", "reported", "possible", "doubted"]
Side = Literal["actor", "recipient"]
CaseKind = Literal["common", "capital", "acronym", "title", "surname"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech. ``lemma`` is lower case; a phrase has its words as they stand ("according to").

    ``complements`` are the shapes its content can take; ``means`` tells speech from thought and from documents that "say".
    ``needs_content`` marks words that report speech only when content follows ("find", "show", "hold").
    """

    lemma: str
    pos: CuePos
    act: Act
    complements: tuple[Complement, ...]
    means: CueMeans
    needs_content: bool
    source: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names a happening, in PLOVER v2.0.

    ``lemma`` may have several words ("open fire", "air strike"). ``voids`` are words which, standing beside it (modifier, object or
    compound), make it no event ("heart" with "attack"). ``needs`` are words of which at least one must stand beside it. ``count`` is the kind of toll its object (verb) or "of" phrase (noun) counts.
    ``reciprocal`` events have every party as actor ("clash"). ``subject`` is the side that an active verb's subject, or a noun's modifier, takes.
    """

    lemma: str
    pos: TriggerPos
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    subject: Side
    count: CountKind | None
    reciprocal: bool
    voids: tuple[str, ...]
    needs: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that weakens what it stands with: "alleged", "reportedly", "said to be", "might"."""

    text: str
    kind: HedgeKind
    source: str


@dataclass(frozen=True, slots=True)
class CountWord:
    """A number word or an exactness word. Vague words ("dozens") have no bounds here: a policy may give them some."""

    text: str
    kind: Literal["number", "vague", "at_least", "at_most", "about"]
    value: int | None
    source: str


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """The bounds that a named policy gives a vague word; ``(plural)`` stands for a plain plural ("killed insurgents").

    A bound that is left empty stays open. A word without a rule keeps no bounds.
    """

    policy: str
    text: str
    low: int | None
    high: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for people or a body that can speak or act: "spokesman", "rebels", "residents", "ministry".

    ``collective`` marks bodies ("ministry", "army"); ``speaker_for`` marks people whose words count for their body ("spokesman", "minister").
    ``sector`` is a PLOVER sector code (GOV MIL COP REB CVL ...).
    """

    lemma: str
    kind: VoiceKind
    sector: str
    collective: bool
    speaker_for: bool
    source: str


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory. ``demonyms`` are adjectives and nouns ("Iraqi", "Iraqis"); ``metonyms`` stand for its government."""

    alpha3: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    metonyms: tuple[str, ...]
    geonameid: int | None
    lat: float | None
    lon: float | None
    source: str


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A body or person of the actor file. ``parents`` and ``backers`` are ids or country codes; dates are ISO or empty."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: VoiceKind
    country: str | None
    parents: tuple[str, ...]
    backers: tuple[str, ...]
    start: str | None
    end: str | None
    source: str


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place of the gazetteer. ``feature`` is ``city admin1 admin2 region landform water camp border point``; precision is UCDP's."""

    name: str
    aliases: tuple[str, ...]
    feature: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonameid: int | None
    population: int | None
    precision: int
    source: str


@dataclass(frozen=True, slots=True)
class PloverMode:
    """A PLOVER v2.0 event type with one of its modes (``mode`` ``None``: the type itself)."""

    type: str
    mode: str | None
    definition: str
    source: str


@dataclass(frozen=True, slots=True)
class CasedWords:
    """Words (lower case here) that print writes in one way: ``common`` ones small, ``capital`` ones with a capital, an ``acronym`` in capitals.

    A ``title`` has a capital before a name ("colonel"); a ``surname`` is a common word that has one after a name or title ("baker").
    ``group`` tells rows of one kind apart.
    """

    kind: CaseKind
    group: str
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class PloverContext:
    """What an event can be about (a context) or how it can be put (an auxiliary), in PLOVER v2.0."""

    name: str
    kind: Literal["context", "auxiliary"]
    definition: str
    source: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What a code of another scheme is in PLOVER; ``type`` ``None`` where it has no equivalent.

    An ACLED code is ``event type/sub-event type``, a CAMEO code a root ("16") or one below it ("163").
    """

    scheme: Literal["CAMEO", "ACLED"]
    code: str
    name: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All knowledge, read once. ``version`` is a hash of every entry, so that a record can name the knowledge it rests on."""

    cues: tuple[Cue, ...]
    triggers: tuple[Trigger, ...]
    hedges: tuple[Hedge, ...]
    count_words: tuple[CountWord, ...]
    policies: tuple[PolicyRule, ...]
    roles: tuple[Role, ...]
    countries: tuple[Country, ...]
    actors: tuple[ActorEntry, ...]
    places: tuple[PlaceEntry, ...]
    plover: tuple[PloverMode, ...]
    cased_words: tuple[CasedWords, ...]
    plover_contexts: tuple[PloverContext, ...]
    crosswalk: tuple[Crosswalk, ...]
    version: str
