"""The claims of an incident in, each as a line that leads to its words out: in the order they were made, replies with what they answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from allegedly.links import TollPolicy
from allegedly.records import Account, Claim, CountKind, Incident, Question, Stance, Toll
from allegedly.view.accounts import MAYBE, value_of, voice_words
from allegedly.view.rows import Case
from allegedly.view.sources import Source, Sources, gather_sources, outlet_words
from allegedly.view.text import Excerpt, excerpt, line_of, one_line
from allegedly.view.words import QUESTIONS, cell_words, day_words, figure_words, kind_words, range_words, stance_words

# what each policy takes for the number (toll_policy.py), as a heading
POLICIES: dict[TollPolicy, str] = {
    "min": "the least", "max": "the most", "median": "the middle one", "latest": "told last", "independent": "of voices known to be no party",
    "ucdp": "least to most, as UCDP keeps it", "acled": "the least, as ACLED counts",
}  # fmt: skip
NO: frozenset[Stance] = frozenset({"denies", "retracts"})
WEAK: frozenset[Stance] = frozenset({"doubts", "no_comment"})


@dataclass(frozen=True, slots=True)
class Where:
    """Words of a report: its id and the stretch (code points, half-open), the report's number in the dossier, and the line."""

    report: str
    start: int
    end: int
    number: int
    line: int


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim: whose, what, when published and where, in which words; ``answers`` is the claim it replies to.

    ``also`` are further claims of the same voice in the same words, where the line stands for all of them.
    """

    id: str
    event: str
    voice: str | None
    name: str
    question: Question
    words: str
    cell: str
    tone: str
    notes: tuple[str, ...]
    rule: str
    day: str | None
    day_words: str
    outlet: str
    where: Where | None
    excerpt: Excerpt | None
    answers: str | None
    replies: tuple["ClaimLine", ...] = ()
    also: tuple["ClaimLine", ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one voice says on one question: each different word of it with the first claim that says so."""

    lines: tuple[ClaimLine, ...]
    tone: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A voice of the matrix, what it is, and its cell for each question; ``None`` where it says nothing."""

    voice: str | None
    name: str
    kind: str
    dates: str
    party: bool | None
    cells: tuple[tuple[Question, MatrixCell | None], ...]


@dataclass(frozen=True, slots=True)
class TollLine:
    """One figure: kind, whose, its ends, in words, the day for which it is given or else was published, and the claim."""

    kind: CountKind
    name: str
    low: int | None
    high: int | None
    words: str
    day: str | None
    where: Where | None
    claim: str


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What one policy makes of the figures of a kind, in words, and the claims it rests on."""

    policy: TollPolicy
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimBook:
    """The claims of an incident in the forms that its page shows."""

    order: tuple[ClaimLine, ...]
    matrix: tuple[MatrixRow, ...]
    tolls: tuple[TollLine, ...]
    reckoned: tuple[tuple[CountKind, tuple[Reckoned, ...]], ...]


def claim_book(case: Case) -> ClaimBook:
    """Return the claims of ``case``: joined in their order, as a matrix, and the figures."""
    sources = gather_sources(case)
    lines = claim_lines(case.incident, sources)
    by_id = {line.id: line for line in lines}
    return ClaimBook(
        order=_joined(_gathered(lines)),
        matrix=tuple(_row(account, by_id) for account in case.incident.accounts),
        tolls=_tolls(lines, sources),
        reckoned=tuple((kind, row) for kind, toll in case.incident.toll.items() if (row := reckoned(toll))),
    )


def reckoned(toll: Toll) -> tuple[Reckoned, ...]:
    """Return what each policy makes of a toll with two figures or more; of one figure they all make the same, and nothing is returned."""
    if sum(figure.low is not None or figure.high is not None for figure in toll.by) < 2:
        return ()
    held = toll.by_policy
    return tuple(
        Reckoned(key, range_words(held[key].low, held[key].high), held[key].claims) for key in POLICIES if key in held
    )


def claim_lines(incident: Incident, sources: Sources) -> tuple[ClaimLine, ...]:
    """Return a line for each claim of the incident's accounts: by the day of the report (undated last), then as the text has them."""
    keys = dict.fromkeys(key for account in incident.accounts for key in account.claims)
    found = [_line(*sources.claims[key]) for key in keys if key in sources.claims]
    answered = {reply.claim: reply.answers for reply in incident.replies}
    found = [replace(one, answers=one.answers or answered.get(one.id)) for one in found]
    return tuple(sorted(found, key=lambda one: _place(one.where)))


def _place(where: Where | None) -> tuple[int, int]:
    return (where.number, where.start) if where else (0, 0)


def _line(source: Source, claim: Claim) -> ClaimLine:
    annotation = source.annotation
    report = annotation.report if annotation else None
    text, spans = (report.text if report else ""), claim.evidence
    start, end = min((s.start for s in spans), default=0), max((s.end for s in spans), default=0)
    day = (report.published or report.updated) if report else None
    value = value_of(claim)
    return ClaimLine(
        id=claim.id,
        event=claim.event,
        voice=claim.voice,
        name=voice_words(claim.voice, [report.outlet] if report and report.outlet else []),
        question=claim.question,
        words=stance_words(claim.question, claim.stance, value),
        cell=cell_words(claim.question, claim.stance, value),
        tone=_tone(claim),
        notes=_notes(claim),
        rule=claim.rule,
        day=day,
        day_words=day_words(day, day) if day else "no date",
        outlet=outlet_words(report) if report else "",
        where=Where(source.id, start, end, source.number, line_of(text, start)) if report and spans else None,
        excerpt=excerpt(text, spans) if report and spans else None,
        answers=claim.responds_to,
    )


def _notes(claim: Claim) -> tuple[str, ...]:
    maybe = MAYBE.get(claim.factuality)
    hedges = dict.fromkeys(f"“{one_line(span.text)}”" for span in claim.hedges)
    return (*([maybe] if maybe else []), *hedges)


def _tone(claim: Claim) -> str:
    """``no`` for a denial, ``maybe`` for what is hedged or weakened, ``yes`` for the rest; the words beside it say which."""
    if claim.stance in NO or claim.factuality == "negated":
        return "no"
    return "maybe" if claim.stance in WEAK or claim.factuality in MAYBE or claim.hedges else "yes"


def _gathered(lines: Sequence[ClaimLine]) -> tuple[ClaimLine, ...]:
    """Claims that one voice makes in the same sentence, as one line; what is said twice in it is told once."""
    kept: dict[tuple[object, ...], ClaimLine] = {}
    for line in lines:
        if line.where is None:
            kept[(line.id,)] = line
            continue
        pieces = line.excerpt.pieces if line.excerpt else ()
        key = (line.voice, line.where.report, "".join(piece.words or "…" for piece in pieces))
        first = kept.get(key)
        if first is None:
            kept[key] = line
        else:
            answers = first.answers or line.answers
            kept[key] = replace(first, also=(*first.also, line), answers=answers)
    return tuple(kept.values())


def _joined(lines: Sequence[ClaimLine]) -> tuple[ClaimLine, ...]:
    """Replies under what they answer, at any depth; a circle, which no record should hold, stays flat."""
    held = {one.id: line for line in lines for one in (line, *line.also)}
    under: dict[str, list[ClaimLine]] = {}
    tops = []
    for line in lines:
        if line.answers in held and not _is_circle(line, held):
            under.setdefault(held[str(line.answers)].id, []).append(line)
        else:
            tops.append(line)
    return tuple(_with_replies(line, under) for line in tops)


def _is_circle(line: ClaimLine, held: Mapping[str, ClaimLine]) -> bool:
    seen, at = {one.id for one in (line, *line.also)}, line.answers
    while at is not None and at in held:
        if at in seen:
            return True
        seen |= {one.id for one in (held[at], *held[at].also)}
        at = held[at].answers
    return False


def _with_replies(line: ClaimLine, under: Mapping[str, Sequence[ClaimLine]]) -> ClaimLine:
    return replace(line, replies=tuple(_with_replies(one, under) for one in under.get(line.id, ())))


def _row(account: Account, by_id: Mapping[str, ClaimLine]) -> MatrixRow:
    lines = [by_id[key] for key in account.claims if key in by_id]
    outlets = list(dict.fromkeys(line.outlet for line in lines))
    cells = tuple((question, _cell([one for one in lines if one.question == question])) for question in QUESTIONS)
    return MatrixRow(
        voice=account.voice,
        name=voice_words(account.voice, outlets),
        kind=kind_words(account.kind, account.party) if account.voice is not None else "",
        dates=day_words(account.first, account.last, short=True) if account.first or account.last else "",
        party=account.party,
        cells=cells,
    )


def _cell(lines: Sequence[ClaimLine]) -> MatrixCell | None:
    if not lines:
        return None
    different: dict[str, ClaimLine] = {}
    for line in sorted(lines, key=lambda one: one.tone == "maybe"):  # the plain word before the hedged one
        different.setdefault(line.cell, line)
    tones = {line.tone for line in different.values()}
    return MatrixCell(tuple(different.values()), tones.pop() if len(tones) == 1 else "both" if "no" in tones else "yes")


def _tolls(lines: Sequence[ClaimLine], sources: Sources) -> tuple[TollLine, ...]:
    """Every figure that is put forward, each once a voice and day, killed first, by the day for which it is given or else was published."""
    found: dict[tuple[object, ...], TollLine] = {}
    for line in lines:
        count = sources.claims[line.id][1].count
        if count is None or line.tone == "no":
            continue
        day = count.as_of or line.day
        key = (count.kind, line.name, count.low, count.high, day)
        words = figure_words(count.kind, range_words(count.low, count.high, count.exactness, count.policy), count.whom)
        found.setdefault(key, TollLine(count.kind, line.name, count.low, count.high, words, day, line.where, line.id))
    kinds = list(dict.fromkeys(["killed", "wounded", *(one.kind for one in found.values())]))
    return tuple(sorted(found.values(), key=lambda one: (kinds.index(one.kind), one.day is None, one.day or "")))
