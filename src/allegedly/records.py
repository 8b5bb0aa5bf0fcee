"""The frozen records that travel from stage to stage, and the vocabularies their fields are drawn from.

All offsets count Unicode code points of ``Report.text`` and are half-open: ``report.text[span.start:span.end] == span.text``.
Dates are ISO 8601 strings (``2018-06-26``), countries ISO 3166 alpha-3 codes. Unknown is ``None``, never 0 and never a default.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from allegedly.judgement import Judgement as Judgement
from allegedly.links import Likeness, Merge, Origin, Reply, TollByPolicy, TollPolicy, Version
from allegedly.problems import Problem

FORMAT = "allegedly/1"

PartKind = Literal["title", "summary", "caption", "byline", "dateline", "body", "quote_box", "update", "correction"]
Act = Literal["asserts", "confirms", "denies", "accuses", "claims_responsibility", "threatens", "promises", "demands", "condemns", "praises", "predicts", "declines_to_comment"]  # fmt: skip
Form = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "denies", "confirms", "doubts", "accepts_responsibility", "no_comment", "retracts"]
Factuality = Literal["actual", "negated", "possible", "planned", "conditional", "background"]
Question = Literal["occurrence", "responsibility", "target", "toll", "place", "time"]
VoiceKind = Literal["state", "military", "police", "official", "armed_group", "party_politics", "igo", "ngo", "monitor", "medic", "witness", "relative", "media", "journalist", "expert", "court", "company", "unnamed"]  # fmt: skip
CountKind = Literal["killed", "wounded", "casualties", "missing", "detained", "abducted", "displaced", "deployed", "recruited"]  # fmt: skip
CountScope = Literal["incident", "cumulative"]
DateBasis = Literal["stated", "relative", "assumed"]
DateKind = Literal["date", "time", "duration", "set"]
Grain = Literal["minute", "hour", "part_of_day", "day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century", "past", "present", "future"]  # fmt: skip
PlaceKind = Literal["name", "demonym", "vague"]
RelationKind = Literal["part_of", "affiliated_with", "backed_by", "allied_with", "opposed_to", "member_of", "leads", "spokesperson_of"]  # fmt: skip
BasisKind = Literal["text", "metadata", "file", "option"]
Standing = Literal["agreed", "disputed", "one_voice", "denied", "open"]
Label = Literal["confirmed", "fair", "weak", "contested", "discounted"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of ``Report.text``: its characters and where they stand (code points, half-open)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a stretch of the report is. The parts of a report cover every character of it exactly once, in order."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a field of the report's head comes from: its own text (with the words), its metadata, the file, or an option."""

    field: str
    basis: BasisKind
    span: Span | None
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """One place word, resolved or not. ``precision`` is UCDP's where_prec, 1 (exact) to 7; ``reason`` says why it is unresolved."""

    span: Span
    kind: PlaceKind
    name: str
    geonameid: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: int | None
    score: float | None
    reason: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class RangeEnd:
    """One end of a range, with its own words: "March 3" and "5" of "March 3-5". The fields are those of a ``When``."""

    span: Span
    earliest: str | None
    latest: str | None
    kind: DateKind
    grain: Grain | None
    clock: str | None
    length: str | None


@dataclass(frozen=True, slots=True)
class When:
    """One time expression as an interval of days. ``precision`` is UCDP's date_prec, 1 (day) to 5 (more than a month).

    ``grain`` is the unit that the words name; ``clock`` the time or the part of the day ("14:30", "night"); ``length`` how long a
    duration is or how often a set comes, as ISO 8601 has it ("P3D"; "PXD" for "days"). ``reason`` says why there are no days;
    ``ends`` holds the two ends of a range, the one of a "since", or the "two days" of "two days after the vote", with their words.
    """

    span: Span
    earliest: str | None
    latest: str | None
    precision: int | None
    basis: DateBasis
    rule: str
    kind: DateKind = "date"
    grain: Grain | None = None
    clock: str | None = None
    length: str | None = None
    reason: str | None = None
    ends: tuple[RangeEnd, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people, as an interval: "at least 22" is low 22 and high ``None``; ``exactness`` keeps the qualifying word.

    ``part`` marks a number that another count of the event holds in it: it is never added to it. ``policy`` names the policy that made bounds of a vague word ("dozens"), ``None`` where the words give them or nobody does.
    """

    kind: CountKind
    whom: str | None
    low: int | None
    high: int | None
    exactness: str | None
    scope: CountScope
    as_of: str | None
    span: Span
    rule: str
    part: bool = False
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published text. ``text`` holds the file's own characters (line ends made ``\\n``); ``basis`` says where each head field is from."""

    id: str
    file: str | None
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    updated: str | None
    dateline: Place | None
    language: str | None
    text: str
    parts: tuple[Part, ...]
    basis: tuple[Basis, ...] = ()


UNNAMED = "unnamed"
"""The voice of a claim whose statement names nobody ("are said to be"), or somebody of whom it cannot be told who it is ("he said"):
neither the reporter's own nor anybody's known."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks. ``name`` is canonical also where the text says "it"; ``actor`` is an id in the record's actors.

    ``speaks_for`` is the body a person speaks for, as the report states it; ``party`` whether that voice is a party to the
    conflict in question (``None``: not known).
    """

    name: str
    actor: str | None
    kind: VoiceKind | None
    span: Span | None
    rule: str
    speaks_for: str | None = None
    party: bool | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: voice, cue and content. ``voice`` ``None`` with a cue means that the report names nobody.

    ``negated`` marks a speech act said *not* to have been made ("no group has claimed responsibility").
    ``within`` is the id of the statement whose content holds this one.
    """

    id: str
    voice: Voice | None
    via: tuple[Voice, ...]
    cue: Span | None
    content: tuple[Span, ...]
    act: Act
    form: Form
    hedges: tuple[Span, ...]
    negated: bool
    within: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor or recipient of an event, as the words that name the event give it."""

    name: str
    actor: str | None
    kind: VoiceKind | None
    country: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of a happening, in PLOVER v2.0 types and modes. Its parties are parties *as said*: the claims say by whom."""

    id: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    trigger: Span
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    when: When | None
    where: Place | None
    counts: tuple[Count, ...]
    evidence: Span
    background: bool
    aggregate: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One voice's stance on one question about one event. ``voice`` ``None`` is the reporter's own voice.

    ``value`` is the answer the claim gives or rejects: actor names (``responsibility``, ``target``), a place or date, ``None`` for
    ``occurrence``; for ``toll`` the figure is in ``count``.
    """

    id: str
    event: str
    statement: str | None
    voice: str | None
    question: Question
    stance: Stance
    value: str | None
    count: Count | None
    factuality: Factuality
    hedges: tuple[Span, ...]
    responds_to: str | None
    evidence: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A body or person of the report. ``known`` says whether the actor file has it; otherwise it stands as the report describes it."""

    id: str
    name: str
    kind: VoiceKind | None
    country: str | None
    mentions: tuple[Span, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation between two actors that the words state. ``claim_of`` is the voice that says so, ``None`` the reporter."""

    subject: str
    relation: RelationKind
    object: str
    evidence: Span
    claim_of: str | None
    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """The record of one report: the public contract ``allegedly/1``."""

    format: str
    report: Report
    statements: tuple[Statement, ...]
    places: tuple[Place, ...]
    dates: tuple[When, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    relations: tuple[Relation, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class IncidentEvent:
    """An event of an incident: its id, its report, and the words that name it."""

    id: str
    report: str
    report_file: str | None
    trigger: Span


@dataclass(frozen=True, slots=True)
class TollFigure:
    """One voice's figure for a toll, with the report and the words it stands in."""

    voice: str | None
    low: int | None
    high: int | None
    report: str
    span: Span
    exactness: str | None = None
    whom: str | None = None
    policy: str | None = None
    claim: str | None = None
    told: str | None = None
    party: bool | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """The interval that the figures of an incident span, the figures, and what each named policy makes of them."""

    low: int | None
    high: int | None
    by: tuple[TollFigure, ...]
    by_policy: dict[TollPolicy, TollByPolicy] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, and the voices that give it (``None``: the reporter's own voice)."""

    value: str | None
    voices: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """A question about an incident: its standing, the answers given, and why it stands so."""

    standing: Standing
    answers: tuple[Answer, ...]
    why: str


@dataclass(frozen=True, slots=True)
class AccountToll:
    """A figure in one voice's account."""

    kind: CountKind
    low: int | None
    high: int | None
    exactness: str | None
    whom: str | None
    claim: str
    policy: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """One voice's version of an incident. ``first`` and ``last`` are the dates of the reports that carry it."""

    voice: str | None
    kind: VoiceKind | None
    party: bool | None
    first: str | None
    last: str | None
    stances: dict[Question, Stance]
    tolls: tuple[AccountToll, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """The events of all reports that speak of one happening. ``label`` is derived (Airwars' five words), never a verdict."""

    id: str
    title: str
    type: str | None
    mode: str | None
    when: When | None
    where: Place | None
    events: tuple[IncidentEvent, ...]
    reports: tuple[str, ...]
    origins: int
    accounts: tuple[Account, ...]
    questions: dict[Question, Answers]
    toll: dict[CountKind, Toll]
    label: Label | None
    label_why: str
    merges: tuple[Merge, ...]
    replies: tuple[Reply, ...] = ()
    perhaps: tuple[Likeness, ...] = ()
    origin_reports: tuple[Origin, ...] = ()
    versions: tuple[Version, ...] = ()
