"""A dossier in, its blocks out: headings, paragraphs, lists, quotations and tables, from which each kind of document is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from allegedly.view.accounts import AccountView
from allegedly.view.dossier import Dossier, dossier
from allegedly.view.holdings import Holdings

BlockKind = Literal["title", "heading", "subheading", "text", "note", "item", "quote"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a document: its kind and its words; of a quotation, ``mark`` says where the words stand."""

    kind: BlockKind
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a document."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def documents(holdings: Holdings) -> Iterator[tuple[Dossier, list[Block | Grid]]]:
    """Yield each chosen incident's dossier and its blocks."""
    for case in holdings.cases():
        one = dossier(case, holdings.countries)
        yield one, list(blocks(one))


def blocks(one: Dossier) -> Iterator[Block | Grid]:
    """Yield the blocks of a dossier in reading order."""
    yield Block("title", one.headline)
    yield Grid(("", ""), tuple(_facts(one).items()))
    yield Block("heading", "The questions")
    yield Grid(("Question", "Standing", "Answers"), tuple(_questions(one)))
    yield Block("heading", "The accounts")
    for account in one.accounts:
        yield from _account(account)
    for title, lines in (("Resting on one voice", one.one_voice), ("Not answered in these reports", one.unanswered)):
        if lines:
            yield Block("heading", title)
            yield from (Block("item", line) for line in lines)
    if one.merges:
        yield Block("heading", "Why these mentions are held to be one happening")
        yield from (Block("item", f"{merge.left} and {merge.right}: {merge.why}") for merge in one.merges)
    yield Block("heading", "The reports")
    for line in one.reports:
        told = [line.outlet, line.published, line.title or line.file or "", line.url or ""]
        yield Block("item", f"[{line.number}] " + ". ".join(words for words in told if words))
    yield Block("note", f"{one.id}. The grade is derived from the claims by a rule; it is no verdict.")


def _facts(one: Dossier) -> Mapping[str, str]:
    told = {
        "What": one.what, "Where": one.where, "When": one.when, "Tolls": "; ".join(one.tolls), "Rests on": one.resting_on,
        "Grade": one.label_why if one.label else "",
    }  # fmt: skip
    return {name: words for name, words in told.items() if words}


def _questions(one: Dossier) -> Iterator[tuple[str, ...]]:
    for question in one.questions:
        answers = "\n".join(f"{answer.value} — {'; '.join(answer.voices)}" for answer in question.answers)
        yield question.title, question.standing_words, answers or "–"


def _account(account: AccountView) -> Iterator[Block]:
    about = " · ".join(words for words in (account.kind, account.dates) if words)
    yield Block("subheading", f"{account.voice} ({about})" if about else account.voice)
    for said in account.said:
        for stand in said.stands:
            hedges = f" (hedged: {', '.join(f'“{hedge}”' for hedge in stand.hedges)})" if stand.hedges else ""
            yield Block("text", stand.words + hedges)
        if said.quote:
            words = "".join(piece.words if piece.words is not None else " … " for piece in said.quote.excerpt.pieces)
            yield Block("quote", " ".join(words.split()), f"[{said.quote.mark.report}] line {said.quote.mark.line}")
    if account.again:
        places = ", ".join(f"[{mark.report}] line {mark.line}" for mark in account.again)
        yield Block("note", f"the same again: {places}")
