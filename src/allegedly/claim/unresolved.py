"""Statements with voices of which nobody can tell who they are in, a problem for each out: the words, and why."""

from collections.abc import Sequence

from allegedly.claim.statement import Draft
from allegedly.claim.voice import OPEN
from allegedly.parsed import Document, Mention
from allegedly.problems import Problem

CODE = "open_voice"


def open_voices(document: Document, drafts: Sequence[Draft]) -> tuple[Problem, ...]:
    """Return a problem for each voice that a pronoun names and nothing in the report resolves, in the order of the text."""
    found = {}
    for draft in drafts:
        if draft.voice is not None and draft.voice.rule == OPEN and draft.voice.span is not None:
            span, token = draft.voice.span, draft.said.attribution.voice
            mention = document.mention_at.get((draft.said.sentence.index, token)) if token is not None else None
            where = f"{document.report.id}:{span.start}-{span.end}"
            message = f"who “{span.text}” is: {_why(document, mention)}; the statement stands with an unnamed voice"
            found[span.start] = Problem(where, CODE, message)
    return tuple(found[start] for start in sorted(found))


def _why(document: Document, mention: Mention | None) -> str:
    if mention is None or not mention.rivals:
        return "nobody named shortly before fits"
    return f"{' or '.join(document.entities[i].name for i in mention.rivals)} may be meant"
