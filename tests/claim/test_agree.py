"""What rules and network say of one report becomes one list; the network's answers are written by hand here."""

from functools import cache

import pytest

from allegedly.claim.annotate import Knowledge, annotate, prepare
from allegedly.claim.tagger.tag import Run, Tagged, Tagging
from allegedly.parsed import Document
from allegedly.records import Span, Statement
from tests.claim.parsed_text import document_of, lexicon


@cache
def knowledge() -> Knowledge:
    return prepare(lexicon())


def run(document: Document, words: str) -> Run:
    """Return the tokens of some words, which stand in the text once."""
    start = document.report.text.index(words)
    sentence = next(s for s in document.sentences if s.start <= start < s.end)
    inside = [t.i for t in sentence.tokens if start <= t.start < start + len(words)]
    return Run(sentence.index, inside[0], inside[-1])


def tagged(document: Document, source: str | None, cue: str, *content: str) -> Tagged:
    text = document.report.text
    ranges = tuple((text.index(one), text.index(one) + len(one)) for one in content)
    return Tagged(run(document, cue), run(document, source) if source else None, ranges)


def tagging(*rows: Tagged, share: float = 0.5) -> Tagging:
    """Return what a network says that takes every word for part of a cue with ``share``."""
    return Tagging(rows, lambda _: share)


def statements(text: str, *rows: tuple[str | None, str, str]) -> tuple[Statement, ...]:
    document = document_of(text)
    return annotate(document, knowledge(), tagging(*(tagged(document, *row) for row in rows))).statements


def named(one: Statement) -> str | None:
    """Return the words that name a statement's voice."""
    span = one.voice.span if one.voice is not None else None
    return span.text if isinstance(span, Span) else None


def cue_of(one: Statement) -> str | None:
    return one.cue.text if one.cue is not None else None


def test_without_the_network_the_rules_stand_alone() -> None:
    text = "The army said rebels had shelled the market."
    assert [one.rule for one in statements(text)] == ["en.statement.said_that"]


def test_where_both_see_a_cue_the_words_are_the_networks_and_the_act_the_rules() -> None:
    text = "The army spokesman, a former judge, flatly denied shelling the market on Friday."
    found = statements(text, ("The army spokesman, a former judge,", "flatly denied", "shelling the market on Friday"))
    assert [(one.act, cue_of(one), [c.text for c in one.content]) for one in found] == [
        ("denies", "flatly denied", ["shelling the market on Friday"])
    ]
    assert named(found[0]) == "The army spokesman, a former judge,"


def test_a_cue_that_only_the_network_sees_is_a_statement_of_its_own() -> None:
    text = "The governor is livid that rebels shelled the market."
    found = statements(text, ("The governor", "is livid", "that rebels shelled the market"))
    assert [(one.rule, one.act, one.voice and one.voice.name) for one in found] == [
        ("en.statement.learned", "asserts", "governor")
    ]


def test_without_a_source_it_names_nobody() -> None:
    text = "It was scrawled on walls that rebels shelled the market."
    found = statements(text, (None, "was scrawled", "that rebels shelled the market"))
    assert [(one.rule, one.voice) for one in found] == [("en.statement.learned", None)]


def test_a_word_of_distance_is_no_cue_of_those_it_is_said_of() -> None:
    text = "The rebels allegedly shelled the market."
    assert statements(text, ("The rebels", "allegedly", "shelled the market")) == ()


def test_a_feeling_about_a_deed_owns_up_to_nothing() -> None:
    text = "The general relished bombing the town."
    found = statements(text, ("The general", "relished", "bombing the town"))
    assert [one.act for one in found] == ["asserts"]


def test_a_cue_without_content_says_nothing() -> None:
    document = document_of("The governor is livid.")
    alone = Tagged(run(document, "is livid"), run(document, "The governor"), ())
    assert annotate(document, knowledge(), tagging(alone)).statements == ()


def test_the_network_can_name_another_voice_than_the_rules() -> None:
    text = "The rebels shelled the market, the mayor of the town said."
    found = statements(text, ("the mayor of the town", "said", "The rebels shelled the market"))
    assert [one.voice and one.voice.name for one in found] == ["mayor of the town"]


def test_both_of_two_speakers_are_voices() -> None:
    text = "The army and the police said rebels had shelled the market."
    found = statements(text, ("The army and the police", "said", "rebels had shelled the market"))
    assert [named(one) for one in found] == ["The army", "the police"]


def test_each_of_two_speakers_keeps_what_stands_behind_it() -> None:
    text = "Ana Brust (Orno) and Ivo Krill, a former judge, said rebels had shelled the market."
    found = statements(
        text, ("Ana Brust (Orno) and Ivo Krill, a former judge,", "said", "rebels had shelled the market")
    )
    assert [named(one) for one in found] == ["Ana Brust (Orno)", "Ivo Krill, a former judge,"]


@pytest.mark.parametrize(
    ("text", "share", "kept"),
    [
        ("The army said rebels had shelled the market. It rained.", 0.5, True),
        ("The army said rebels had shelled the market. It rained.", 0.005, False),
        ("The army denied that rebels had shelled the market. It rained.", 0.005, True),
        ("The army accused rebels of shelling the market. It rained.", 0.005, True),
    ],
)
def test_what_the_network_holds_for_no_cue_goes_unless_it_denies_or_accuses(
    text: str, share: float, kept: bool
) -> None:
    document = document_of(text)
    elsewhere = Tagged(run(document, "rained"), None, ())
    found = annotate(document, knowledge(), tagging(elsewhere, share=share)).statements
    assert bool(found) is kept


def test_content_ends_before_the_voice_that_the_network_took_into_it() -> None:
    text = "“We will not forget this,” senior commander Omar Khalil said in a video."
    found = statements(text, (None, "said", "“We will not forget this,” senior commander Omar Khalil"))
    assert [(one.voice and one.voice.name, [c.text for c in one.content]) for one in found] == [
        ("Omar Khalil", ["“We will not forget this,”"])
    ]


def test_sides_that_accuse_each_other_stay_two() -> None:
    text = "The army and the rebels accused each other of shelling the market."
    found = statements(text, ("The army and the rebels", "accused", "each other of shelling the market"))
    assert len(found) == 2
    assert {one.act for one in found} == {"accuses"}


def test_what_is_said_inside_what_is_said_is_nested() -> None:
    text = "The governor is livid that the army said rebels had shelled the market."
    found = statements(text, ("The governor", "is livid", "that the army said rebels had shelled the market"))
    outer, inner = found
    assert (outer.within, inner.within) == (None, outer.id)
    assert inner.act == "asserts"
    assert inner.voice is not None
    assert inner.voice.name == "army"


@pytest.mark.parametrize(("cue", "negated"), [("does not crow", True), ("did crow", False)])
def test_an_act_not_done_is_negated(cue: str, negated: bool) -> None:
    text = f"The governor {cue} that rebels shelled the market."
    found = statements(text, ("The governor", cue, "that rebels shelled the market"))
    assert [one.negated for one in found] == [negated]


def test_every_span_is_its_slice() -> None:
    text = "“We won,” the général said — “at last.”"
    found = statements(text, ("the général", "said", "“We won,”"))
    for one in found:
        voice = one.voice.span if one.voice is not None else None
        spans = [span for span in (one.cue, *one.content, voice) if span is not None]
        assert len(spans) > 1
        assert all(text[span.start : span.end] == span.text for span in spans)


@pytest.mark.parametrize(
    ("text", "row", "name", "content"),
    [
        # the network runs on into the next thing that the same voice does
        (
            "The general said a suspect had been held but did not elaborate.",
            ("The general", "said", "a suspect had been held but did not elaborate"),
            "general",
            "a suspect had been held",
        ),
        # the content of a noun cannot hold the verb that the noun depends on
        (
            "The rebels' claim that soldiers burned the village could not be checked.",
            ("The rebels'", "claim", "that soldiers burned the village could not be checked"),
            "rebels",
            "soldiers burned the village",
        ),
    ],
)
def test_content_that_runs_too_far_is_cut(text: str, row: tuple[str, str, str], name: str, content: str) -> None:
    first = statements(text, row)[0]
    assert first.voice is not None
    assert first.voice.name == name
    assert [one.text.removeprefix("that ") for one in first.content] == [content]


def test_a_relative_pronoun_is_whoever_it_stands_for() -> None:
    text = "The governor, who denied taking bribes, has left the town."
    found = statements(text, ("who", "denied", "taking bribes"))
    assert [(one.voice and one.voice.name, named(one)) for one in found] == [("governor", "who")]


def test_who_is_accused_is_not_the_voice() -> None:
    text = "The general is accused of ordering the killing of prisoners."
    found = statements(text, ("The general", "is accused of", "ordering the killing of prisoners"))
    assert [(one.act, one.voice) for one in found] == [("accuses", None)]


def test_the_second_speaker_alone_is_not_the_voice() -> None:
    text = "Rebels had shelled the market, the army and the police said."
    found = statements(text, ("the police", "said", "Rebels had shelled the market"))
    assert [one.voice and one.voice.name for one in found] == ["army", "police"]


def test_declining_to_comment_keeps_its_whole_cue() -> None:
    text = "A spokesman for the ministry declined to comment on the raid."
    found = statements(text, ("A spokesman for the ministry", "declined", "to comment on the raid"))
    assert [(one.act, cue_of(one)) for one in found] == [("declines_to_comment", "declined to comment")]


def test_a_voice_in_another_sentence_is_found_there() -> None:
    text = "The harbour master was furious. Livid: rebels had shelled the market."
    found = statements(text, ("The harbour master", "Livid", "rebels had shelled the market"))
    assert [named(one) for one in found] == ["The harbour master"]


@pytest.mark.parametrize(
    ("text", "row", "voices"),
    [
        # a feeling towards an event tells of it in the reporter's voice; a clause is the voice's own
        ("The governor bewailed the bombing of the bridge.", ("The governor", "bewailed", "the bombing of the bridge"), {None}),
        ("The governor is livid that rebels bombed the bridge.", ("The governor", "is livid", "that rebels bombed the bridge"), {"governor"}),
        ("The governor dreaded “the bombing of the bridge”.", ("The governor", "dreaded", "“the bombing of the bridge”"), {"governor"}),
    ],
)  # fmt: skip
def test_only_clauses_and_quotations_are_claims(text: str, row: tuple[str, str, str], voices: set[str | None]) -> None:
    document = document_of(text)
    claims = annotate(document, knowledge(), tagging(tagged(document, *row))).claims
    assert {one.voice for one in claims if one.question == "occurrence"} == voices


def test_thinking_that_the_network_does_not_see_is_no_statement() -> None:
    text = "The army denied the raid. The analysts think rebels shelled the market."
    assert [cue_of(one) for one in statements(text, ("The army", "denied", "the raid"))] == ["denied"]
    assert [cue_of(one) for one in statements(text)] == ["denied", "think"]
