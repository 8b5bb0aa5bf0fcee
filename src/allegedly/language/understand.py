"""A Report and a Parser go in, a Document comes out: the straight line of this stage."""

from itertools import zip_longest
from typing import NamedTuple

from allegedly.language.acronyms import find_acronyms
from allegedly.language.casing import as_printed, restore_segments
from allegedly.language.cast import Cast
from allegedly.language.coreference import Resolver
from allegedly.language.general_names import Named, without_strangers
from allegedly.language.mentions import Scene, find_mentions
from allegedly.language.model import Parser
from allegedly.language.names import NameIndex, build_index, find_names
from allegedly.language.printed import Casing
from allegedly.language.quotations import find_quotations
from allegedly.language.segments import find_segments
from allegedly.language.sentences import read_sentences
from allegedly.lexicon.entries import ActorEntry, Lexicon, Role
from allegedly.parsed import Document, NameHit, Quotation
from allegedly.problems import Problem
from allegedly.records import Report


class Knowledge(NamedTuple):
    """What this stage needs of the lexicon, arranged for looking up; made once a run."""

    names: NameIndex
    roles: dict[str, Role]
    actors: dict[str, ActorEntry]
    casing: Casing


def prepare(lexicon: Lexicon) -> Knowledge:
    """Return the lexicon arranged for this stage."""
    return Knowledge(
        build_index(lexicon),
        {role.lemma: role for role in lexicon.roles},
        {entry.id: entry for entry in lexicon.actors},
        Casing(lexicon),
    )


def understand(report: Report, knowledge: Knowledge, parser: Parser) -> Document:
    """Return the report as sentences with trees, its quotations, the lexicon names in it, and who is meant where.

    Raises ``ModelError`` when the parser's model is missing or not the pinned one.
    """
    found = find_segments(report)
    segments = restore_segments(found, knowledge.casing)
    text = report.text if segments == found else as_printed(report.text, segments)
    sentences = read_sentences(segments, parser)
    quotations = tuple(q for segment in segments for q in find_quotations(segment.text, segment.start))
    resolver = Resolver(Cast(report.id, knowledge.actors, find_acronyms(text)), sentences, quotations, text)
    all_hits = [tuple(find_names(sentence, text, knowledge.names)) for sentence in sentences]
    names: list[NameHit] = []
    for sentence, hits in zip(
        sentences, without_strangers(Named(report, sentences, all_hits), knowledge.actors), strict=True
    ):
        names.extend(hits)
        resolver.read(sentence, tuple(find_mentions(Scene(sentence, hits, knowledge.roles))))
    problems = tuple(
        Problem(f"{report.id}:{q.start}-{q.end}", "open_quotation", "a quotation mark is never closed; read to the end of the paragraph")
        for q, following in zip_longest(quotations, quotations[1:])
        if not q.closed and not _goes_on(report.text, q, following)
    )  # fmt: skip
    return Document(
        report, sentences, quotations, tuple(names), tuple(resolver.cast.entities), tuple(resolver.mentions), problems
    )


def _goes_on(text: str, quotation: Quotation, following: Quotation | None) -> bool:
    """Tell whether a quotation left open goes on in the next paragraph, as long quotations are printed."""
    return following is not None and not text[quotation.end : following.start].strip()
