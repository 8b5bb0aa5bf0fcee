"""The accounts of an incident in, each voice's version for people out: who it is, what it says on each question, in which words."""

from collections.abc import Sequence
from dataclasses import dataclass

from allegedly.records import Account, AccountToll, Claim, Incident, Question, Span
from allegedly.toll_policy import is_further
from allegedly.view.sources import Mark, Quote, Source, Sources, outlet_words
from allegedly.view.text import one_line, sentence_start
from allegedly.view.words import (
    ITSELF,
    QUESTIONS,
    cell_words,
    day_words,
    figure_words,
    kind_words,
    range_words,
    stance_words,
)

MAYBE = {"possible": "possibly", "planned": "planned", "conditional": "on a condition"}


@dataclass(frozen=True, slots=True)
class Stand:
    """One stance in words, and the words of the report that weaken it."""

    words: str
    hedges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one passage has a voice say: its stances, and the passage."""

    stands: tuple[Stand, ...]
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """One voice's version of an incident.

    ``cells`` has a few words for each question that it speaks to; ``said`` the passages that say something not said in one before,
    and ``again`` the places of those that do not.
    """

    voice: str
    kind: str
    dates: str
    cells: dict[Question, tuple[str, ...]]
    said: tuple[Said, ...]
    again: tuple[Mark, ...]


def voice_words(voice: str | None, outlets: Sequence[str]) -> str:
    """Return the name of a voice; ``None`` is the reporter's own voice, named after the outlets that carry it.

    >>> voice_words(None, ["Harbour Wire"])
    'the report itself (Harbour Wire)'
    """
    if voice is not None:
        return voice
    several = len(outlets) > 1
    return f"the {'reports themselves' if several else 'report itself'} ({'; '.join(outlets) or 'outlet not known'})"


def outlets_of(incident: Incident, sources: Sources) -> tuple[str, ...]:
    """Return the outlets of the reports that speak of ``incident`` in their own voice, each once, in the dossier's order."""
    own = [key for account in incident.accounts if account.voice is None for key in account.claims]
    speaking = {sources.claims[key][0].number for key in own if key in sources.claims}
    reports = [one.annotation.report for one in sources.reports if one.annotation and one.number in speaking]
    return tuple(dict.fromkeys(outlet_words(report) for report in reports))


def account_views(incident: Incident, sources: Sources) -> tuple[AccountView, ...]:
    """Return the accounts, in the incident's order."""
    outlets = outlets_of(incident, sources)
    return tuple(_account(account, sources, outlets) for account in incident.accounts)


def _account(account: Account, sources: Sources, outlets: Sequence[str]) -> AccountView:
    claims = [sources.claims[key] for key in account.claims if key in sources.claims]
    said, again = _news([_said(passage, sources) for passage in _passages(claims)])
    return AccountView(
        voice=voice_words(account.voice, outlets),
        kind=kind_words(account.kind, account.party) if account.voice is not None else "",
        dates=day_words(account.first, account.last, short=True) if account.first or account.last else "",
        cells={
            question: _cell(question, account, [claim for _, claim in claims])
            for question in QUESTIONS
            if _speaks(account, question)
        },
        said=said,
        again=again,
    )


def _news(passages: Sequence[Said]) -> tuple[tuple[Said, ...], tuple[Mark, ...]]:
    """The passages that say something new, and where the others stand."""
    told: set[Stand] = set()
    news, again = [], []
    for said in passages:
        if told.issuperset(said.stands) and said.quote is not None:
            again.append(said.quote.mark)
        else:
            news.append(said)
            told.update(said.stands)
    return tuple(news), tuple(again)


def _speaks(account: Account, question: Question) -> bool:
    return question in account.stances or (question == "toll" and bool(account.tolls))


def _cell(question: Question, account: Account, claims: Sequence[Claim]) -> tuple[str, ...]:
    on_it = [claim for claim in claims if claim.question == question]
    plain = {cell_words(question, claim.stance, value_of(claim)) for claim in on_it if not _doubt(claim)}
    pairs = [(cell_words(question, claim.stance, value_of(claim)), _doubt(claim)) for claim in on_it]
    words = [one if one in plain else one + doubt for one, doubt in pairs]
    if not words and question == "toll":
        words = [_toll(figure) for figure in account.tolls]
    if not words:
        words = [cell_words(question, account.stances[question], None)]
    return tuple(dict.fromkeys(words))


def value_of(claim: Claim) -> str | None:
    """Return the answer that a claim gives or rejects, in words; ``None`` when it names none."""
    count = claim.count
    if count is None:
        return ITSELF if claim.value is not None and claim.value == claim.voice else claim.value
    words = figure_words(count.kind, range_words(count.low, count.high, count.exactness, count.policy), count.whom)
    return f"a further {words}" if is_further(count) else words


def _toll(figure: AccountToll) -> str:
    return figure_words(figure.kind, range_words(figure.low, figure.high, figure.exactness, figure.policy), figure.whom)


def _doubt(claim: Claim) -> str:
    maybe = MAYBE.get(claim.factuality)
    return f" ({maybe})" if maybe else " (hedged)" if claim.hedges else ""


Passage = list[tuple[Source, Claim]]


def _passages(claims: Sequence[tuple[Source, Claim]]) -> list[Passage]:
    """Claims that one sentence of a report makes: they are shown under one quotation."""
    passages: dict[tuple[int, int], Passage] = {}
    for source, claim in claims:
        passages.setdefault((source.number, _sentence(source, claim)), []).append((source, claim))
    return list(passages.values())


def _sentence(source: Source, claim: Claim) -> int:
    first = min((span.start for span in claim.evidence), default=-1)
    return sentence_start(source.annotation.report.text, first) if source.annotation and first >= 0 else -1


def _said(passage: Passage, sources: Sources) -> Said:
    source = passage[0][0]
    claims = [claim for _, claim in passage]
    evidence: list[Span] = [span for claim in claims for span in claim.evidence]
    return Said(
        stands=tuple(dict.fromkeys(_stand(claim) for claim in claims)),
        quote=sources.quote(source.id, evidence),
    )


def _stand(claim: Claim) -> Stand:
    words = stance_words(claim.question, claim.stance, value_of(claim))
    maybe = MAYBE.get(claim.factuality)
    hedges = dict.fromkeys(one_line(span.text) for span in claim.hedges)
    return Stand(f"{words} ({maybe})" if maybe else words, tuple(hedges))
