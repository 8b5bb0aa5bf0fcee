"""``python -m allegedly.bench ecbplus``: gold mentions of ECB+ grouped by the rules for incidents, beside the same word in one topic."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import click

from allegedly.bench.coref_score import Coref, coref
from allegedly.bench.ecb_corpus import DEV, EcbDocument, read_ecb
from allegedly.keys import content_id
from allegedly.records import FORMAT, Annotation, Event, Part, Report
from allegedly.settings import Settings

DATA = Path("../shared/data/ecbplus")


@dataclass(frozen=True, slots=True)
class EcbResult:
    """The figures on the gold mentions of some topics.

    ``foreign`` counts mentions to which no type of PLOVER is given: they stay on their own. ``ours_typed`` and ``lemma_typed`` are the
    figures on the other ones alone.
    """

    documents: int
    mentions: int
    clusters: int
    foreign: int
    ours: Coref
    lemma: Coref
    ours_typed: Coref
    lemma_typed: Coref


@click.command()
@click.option("--data", type=click.Path(path_type=Path), default=DATA, show_default=True, help="Folder of the corpus.")
@click.option("--topic", "topics", type=int, multiple=True, default=DEV, show_default=True, help="Topics to score.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def ecbplus(data: Path, topics: tuple[int, ...], as_json: bool) -> None:
    """Score the grouping on gold mentions of ECB+ (topics of its development part): MUC, B-cubed, CEAF, CoNLL."""
    found = measure_ecb(read_ecb(data, topics))
    if as_json:
        click.echo(json.dumps(asdict(found)))
        return
    click.echo(
        f"{found.documents} documents, {found.mentions} mentions in {found.clusters} clusters; no type: {found.foreign}"
    )
    for name, one in (
        ("incidents", found.ours), ("one word, one topic", found.lemma),
        ("incidents, typed mentions", found.ours_typed), ("one word, typed mentions", found.lemma_typed),
    ):  # fmt: skip
        click.echo(f"  {name}: CoNLL {one.conll} (MUC {one.muc.f1}, B3 {one.b_cubed.f1}, CEAFe {one.ceaf_e.f1}); "
                   f"B3 precision {one.b_cubed.precision}, recall {one.b_cubed.recall}")  # fmt: skip


def measure_ecb(documents: Sequence[EcbDocument]) -> EcbResult:
    """Return the figures; each topic is grouped alone, as its documents are told apart from others before anything is scored."""
    from allegedly.pipeline import events_at, group

    gold, ours, lemma, typed = [], [], [], []
    for topic in sorted({one.topic for one in documents}):
        held = [one for one in documents if one.topic == topic]
        read = [(one, _report(one), events_at(_report(one), _ranges(one), Settings())) for one in held]
        incidents = group(_annotation(report, events) for _, report, events in read)
        home = {(event.report, event.id): one.id for one in incidents for event in one.events}
        for one, report, events in read:
            for number, (mention, event) in enumerate(zip(one.mentions, events, strict=True)):
                key = _key(report, number) if event else None
                gold.append(mention.cluster)
                ours.append(home.get((report.id, key or ""), f"alone {report.id} {number}"))
                lemma.append(f"{topic} {_word(one.text[mention.start : mention.end])}")
                typed.append(bool(event and event.type))
    kept = [at for at, is_typed in enumerate(typed) if is_typed]
    some = [[column[at] for at in kept] for column in (gold, ours, lemma)]
    return EcbResult(
        documents=len(documents), mentions=len(gold), clusters=len(set(gold)), foreign=len(gold) - len(kept),
        ours=coref(gold, ours), lemma=coref(gold, lemma), ours_typed=coref(some[0], some[1]), lemma_typed=coref(some[0], some[2]),
    )  # fmt: skip


def _report(one: EcbDocument) -> Report:
    key = content_id("r", "ecbplus", one.topic, one.name)
    return Report(
        key, one.name, None, None, None, None, None, None, None, "en", one.text, (Part("body", 0, len(one.text)),)
    )


def _ranges(one: EcbDocument) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in one.mentions]


def _key(report: Report, number: int) -> str:
    return content_id("e", report.id, number)


def _annotation(report: Report, events: Sequence[Event | None]) -> Annotation:
    """The record with a happening for each gold mention, each under an id of its own."""
    held = tuple(
        replace(one, id=_key(report, number), type=one.type or None)
        for number, one in enumerate(events)
        if one is not None
    )
    return Annotation(FORMAT, report, (), (), (), held, (), (), (), ())


def _word(words: str) -> str:
    """The last word of a mention, without the endings of number, tense and course."""
    last = words.casefold().split()[-1]
    for ending in ("ings", "ing", "ies", "es", "ed", "s", "e"):
        if last.endswith(ending) and len(last) - len(ending) > 2:
            return last.removesuffix(ending)
    return last
