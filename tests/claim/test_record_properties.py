"""Whatever a report says in whatever order, its record holds together: spans, ids, links, schema, and the same bytes again."""

import json
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from allegedly.bench.judge import broken_spans
from allegedly.claim.annotate import annotate
from allegedly.contract import schema, to_json
from allegedly.language.understand import understand
from allegedly.records import Annotation
from tests.language.line import line, report_of

FEW = settings(max_examples=15, deadline=None)

SPEAKERS = st.sampled_from(
    ["The army", "Rebels", "The Taliban", "Norway", "A spokesman for the militia", "Omar Haddo, a farmer,", "It", "They", "No group", "Security sources", "“We” said one, and the Órvane Front", "The Marent Front (MF)"]
)  # fmt: skip
EVENTS = st.sampled_from(
    ["shelling the town", "an airstrike on Órvane", "the kidnapping of two nurses", "it had bombed the clinic", "rebels attacked a convoy on Monday", "that 12 people were killed", "the massacre", "the road was open", "involvement in the blast"]
)  # fmt: skip
CUES = st.sampled_from(
    ["said", "denied", "confirmed", "accused the army of", "claimed responsibility for", "warned of", "condemned", "blamed rebels for", "reportedly announced", "called for an end to", "has not commented on", "is said to deny"]
)  # fmt: skip
FIGURES = st.sampled_from(
    ["", ", killing 22", ", and at least 12 were wounded", ", in which no one died", ", two doctors said"]
)
SHAPES = st.sampled_from(
    ["{who} {cue} {what}{toll}. ", "“{what}{toll},” {who} {cue}. ", "According to {who}, {what}{toll}.\n", "{what}{toll}, {who} {cue}.\n\n", "{who} {cue} “{what}{toll}. ", "• {who} {cue} {what}\n"]
)  # fmt: skip
SENTENCES = st.builds(
    lambda shape, who, cue, what, toll: shape.format(who=who, cue=cue, what=what, toll=toll),
    SHAPES, SPEAKERS, CUES, EVENTS, FIGURES,
)  # fmt: skip
TEXTS = st.lists(SENTENCES, min_size=1, max_size=6).map("".join)


def read(text: str) -> Annotation:
    """The record of a text, made anew each time."""
    return annotate(understand(report_of(text, published="2021-03-10"), line().language, line().parser), line().claims)


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema("annotation"))


@FEW
@given(TEXTS)
def test_every_span_is_its_slice_of_the_report(text: str) -> None:
    record = read(text)
    assert record.report.text == text
    assert broken_spans(record) == ()


@FEW
@given(TEXTS)
def test_ids_are_unique_and_every_link_leads_somewhere(text: str) -> None:
    record = read(text)
    for rows in (record.statements, record.events, record.claims, record.actors):
        assert len({row.id for row in rows}) == len(rows)
    statements, claims = {one.id: one for one in record.statements}, {one.id: one for one in record.claims}
    events, actors = {one.id for one in record.events}, {one.id for one in record.actors}
    assert {claim.event for claim in record.claims} <= events
    assert {claim.statement for claim in record.claims} <= {None, *statements}
    assert {claim.responds_to for claim in record.claims} <= {None, *claims}
    assert all(claim.responds_to != claim.id for claim in record.claims)
    assert {one.within for one in record.statements} <= {None, *statements}
    voices = [voice for one in record.statements for voice in (one.voice, *one.via) if voice is not None]
    parties = [party for event in record.events for party in (*event.actors, *event.recipients)]
    assert {voice.actor for voice in voices} | {party.actor for party in parties} <= {None, *actors}


@FEW
@given(TEXTS)
def test_a_claim_has_its_own_statements_voice_and_evidence(text: str) -> None:
    record = read(text)
    statements = {one.id: one for one in record.statements}
    for claim in record.claims:
        assert claim.evidence
        if claim.statement is None:
            assert claim.voice in {None, "unnamed"}  # unnamed: words in quotation marks that are given to nobody
            continue
        voice = statements[claim.statement].voice
        assert claim.voice == (voice.name if voice is not None else "unnamed")
        assert not (statements[claim.statement].negated and claim.stance in {"confirms", "accepts_responsibility"})


@FEW
@given(TEXTS)
def test_the_record_conforms_to_the_published_schema(text: str) -> None:
    assert list(validator().iter_errors(json.loads(to_json(read(text))))) == []


@FEW
@given(TEXTS, TEXTS)
def test_a_report_gives_the_same_bytes_again_and_after_any_other(one: str, other: str) -> None:
    first, second = to_json(read(one)), to_json(read(other))
    assert (to_json(read(other)), to_json(read(one))) == (second, first)


def test_no_statement_stands_within_itself_by_way_of_another() -> None:
    record = read("We are all for the new road and I think, I guess, my feeling is the way to do it is to start.")
    within = {one.id: one.within for one in record.statements}
    cues = [one.cue.text for one in record.statements if one.cue is not None]
    assert cues == ["think", "guess"]  # each in the words of the other
    for one in within:
        above, seen = within[one], {one}
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = within[above]
