"""The frozen records of a parsed report: what language/ makes of a Report and claim/ reads.

Token indices count within a sentence, sentence indices within the document; ``start`` and ``end`` are code points of ``Report.text``.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from allegedly.problems import Problem
from allegedly.records import PartKind, Report, Span, VoiceKind

NameKind = Literal["actor", "country", "demonym", "metonym", "place"]
# Words before a noun that say how sure it is who is meant: a hedge on what is claimed, no part of a name
DOUBTED = frozenset({"suspected", "alleged", "presumed", "purported", "supposed"})
MentionForm = Literal["name", "person", "role", "pronoun", "first_person"]


class Token(NamedTuple):
    """One word with its tags: ``pos`` universal, ``tag`` Penn Treebank, ``dep`` ClearNLP as spaCy's English models give it."""

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    ent: str


@dataclass(frozen=True)
class Sentence:
    """A sentence with its tree. ``paragraph`` numbers the stretch of text that was parsed together."""

    index: int
    part: PartKind
    paragraph: int
    start: int
    end: int
    tokens: tuple[Token, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The indices of each token's dependents, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return tuple(tuple(row) for row in found)

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """The first and last token of each token's subtree."""
        found = [(token.i, token.i) for token in self.tokens]
        for token in sorted(self.tokens, key=self._depth, reverse=True):
            if token.head != token.i:
                low, high = found[token.i]
                found[token.head] = (min(low, found[token.head][0]), max(high, found[token.head][1]))
        return tuple(found)

    def _depth(self, token: Token) -> int:
        depth = 0
        while token.head != token.i:
            token = self.tokens[token.head]
            depth += 1
        return depth

    def subtree(self, i: int) -> list[int]:
        """Return the indices of token ``i`` and everything below it, in order."""
        found, waiting = [], [i]
        while waiting:
            j = waiting.pop()
            found.append(j)
            waiting.extend(self.children[j])
        return sorted(found)

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first dependent of ``i`` with one of ``deps``, or ``None``."""
        return next((j for j in self.children[i] if self.tokens[j].dep in deps), None)

    def all_children(self, i: int, *deps: str) -> list[int]:
        """Return all dependents of ``i`` with one of ``deps``, in order."""
        return [j for j in self.children[i] if self.tokens[j].dep in deps]

    def head_of(self, first: int, last: int) -> int:
        """Return the token between ``first`` and ``last`` (both included) that depends on a word outside, or on none."""
        inside = range(first, last + 1)
        return next(
            (i for i in reversed(inside) if self.tokens[i].head not in inside or self.tokens[i].head == i), last
        )

    def ancestors(self, i: int) -> list[int]:
        """Return the heads above ``i``, nearest first."""
        found = []
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            found.append(i)
        return found


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, the marks included. ``closed`` is false where the closing mark is missing."""

    start: int
    end: int
    closed: bool


class NameRef(NamedTuple):
    """What a name can stand for: an actor id, a country's alpha-3 code, or an index into the lexicon's places."""

    kind: NameKind
    id: str
    name: str


class NameHit(NamedTuple):
    """A name of the lexicon found in a sentence (tokens ``first`` to ``last``, both included), with all it can stand for."""

    sentence: int
    first: int
    last: int
    refs: tuple[NameRef, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody the report speaks of. ``body`` is the index of the entity that this one speaks for or belongs to.

    ``lemma`` is the noun that describes an unnamed one ("source", "militant"); ``rule`` says how it was found.
    """

    id: str
    name: str
    kind: VoiceKind | None
    country: str | None
    known: bool
    person: bool
    plural: bool
    body: int | None
    lemma: str | None
    rule: str


class Mention(NamedTuple):
    """A noun phrase that names or describes somebody (tokens ``first`` to ``last``, both included; ``head`` its noun).

    ``entity`` is an index into ``Document.entities``, ``None`` where it could not be told who is meant; ``rivals`` are then those
    whom the words may mean alike, if there are any.
    """

    sentence: int
    first: int
    last: int
    head: int
    form: MentionForm
    entity: int | None
    rule: str
    rivals: tuple[int, ...] = ()


@dataclass(frozen=True)
class Document:
    """A parsed report: sentences (each once, in order), quotations, names, and who is meant where."""

    report: Report
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    names: tuple[NameHit, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def mention_at(self) -> dict[tuple[int, int], Mention]:
        """The mention whose head is a given token of a given sentence."""
        return {(mention.sentence, mention.head): mention for mention in self.mentions}

    @cached_property
    def names_in(self) -> dict[int, tuple[NameHit, ...]]:
        """The names of each sentence that has any."""
        found: dict[int, list[NameHit]] = {}
        for hit in self.names:
            found.setdefault(hit.sentence, []).append(hit)
        return {index: tuple(hits) for index, hits in found.items()}

    @cached_property
    def mentions_in(self) -> dict[int, tuple[Mention, ...]]:
        """The mentions of each sentence that has any, in order."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return {index: tuple(sorted(rows, key=lambda m: m.head)) for index, rows in found.items()}

    def span(self, sentence: Sentence, first: int, last: int) -> Span:
        """Return the characters from token ``first`` to token ``last`` of ``sentence``, both included."""
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        return Span(self.report.text[start:end], start, end)

    def whole(self, sentence: Sentence) -> Span:
        """Return all characters of ``sentence``."""
        return Span(self.report.text[sentence.start : sentence.end], sentence.start, sentence.end)
