"""The spaCy component ``allegedly``: a document in, the same document with the record of its text, its spans and its extensions out."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from allegedly.pipeline import annotate_text
from allegedly.problems import InputError
from allegedly.records import Annotation
from allegedly.records import Span as Words

GROUPS = ("voices", "cues", "contents", "events", "places", "counts")


@Language.factory("allegedly")  # type: ignore[untyped-decorator]
def make(nlp: Language, name: str) -> "Component":  # noqa: ARG001 (spaCy names them)
    """Return the component; ``nlp.add_pipe("allegedly")`` calls this. ``import allegedly.component`` makes it known where the package's
    entry points are not read."""
    return Component()


class Component:
    """Sets ``doc._.allegedly`` (the record, ``None`` for a text without a report) and the span groups ``allegedly.voices`` and so on.

    The text is read by allegedly's own line, whatever pipeline stands before; spans are widened to whole tokens of the document, and
    ``span._.rule`` names the rule. The record keeps the exact characters.
    """

    def __init__(self) -> None:
        for kind, name in ((Doc, "allegedly"), (Span, "rule")):
            if not kind.has_extension(name):
                kind.set_extension(name, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its record and spans set."""
        try:
            record = annotate_text(doc.text, "text") if doc.text.strip() else None
        except InputError:
            record = None
        doc._.allegedly = record
        for group, spans in _spans(record).items():
            made = [_span(doc, words, label, rule) for words, label, rule in spans]
            doc.spans[f"allegedly.{group}"] = [one for one in made if one is not None]
        return doc


def _span(doc: Doc, words: Words, label: str, rule: str) -> Any:
    span = doc.char_span(words.start, words.end, label=label, alignment_mode="expand")
    if span is not None:
        span._.rule = rule
    return span


def _spans(record: Annotation | None) -> dict[str, list[tuple[Words, str, str]]]:
    found: dict[str, list[tuple[Words, str, str]]] = {group: [] for group in GROUPS}
    if record is None:
        return found
    for one in record.statements:
        if one.voice and one.voice.span:
            found["voices"].append((one.voice.span, one.voice.name, one.voice.rule))
        if one.cue:
            found["cues"].append((one.cue, one.act, one.rule))
        found["contents"] += [(span, one.act, one.rule) for span in one.content]
    found["events"] = [(one.trigger, one.type or "", one.rule) for one in record.events]
    found["places"] = [(one.span, one.name, one.rule) for one in record.places]
    found["counts"] = [(count.span, count.kind, count.rule) for one in record.events for count in one.counts]
    return found
