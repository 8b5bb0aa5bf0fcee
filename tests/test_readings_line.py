"""Readings that the whole line must get right: who says it, who does it, and what nobody says, in the shapes that mislead a parser."""

import re

import pytest

from allegedly.pipeline import annotate_text
from allegedly.records import Annotation


def record(text: str) -> Annotation:
    return annotate_text(f"{text}\n", "reading.txt")


def told(found: Annotation, trigger: str, question: str) -> list[tuple[str | None, str, str | None, str]]:
    events = {event.id for event in found.events if event.trigger.text == trigger}
    assert events
    return [
        (c.voice, c.stance, c.value, c.factuality) for c in found.claims if c.event in events and c.question == question
    ]


def test_a_headline_says_who_was_shot() -> None:
    found = record("Two police officers shot dead in Kaldor\n\nKALDOR - Two officers were killed on Wednesday.")
    (event,) = [event for event in found.events if event.trigger.text == "shot dead"]
    assert event.actors == ()
    assert [party.name for party in event.recipients] == ["police officers"]


def test_a_headline_that_leaves_out_were_is_said() -> None:
    found = record(
        "Army says 15 militants killed in Karu operation; residents dispute account\n\nKARU - Troops moved on."
    )
    assert [row[:2] for row in told(found, "killed", "occurrence")] == [("army", "asserts"), ("residents", "doubts")]


@pytest.mark.parametrize(
    ("text", "trigger", "voice", "factuality"),
    [
        ("The monitor said the strikes were believed to be the work of foreign jets.", "strikes", "monitor", "actual"),
        ("The ministry said the rebels were thought to have shelled the town.", "shelled", "ministry", "possible"),
        ('The army called it "a blatant aggression".', "aggression", "army", "actual"),
    ],
)
def test_whose_words_they_are(text: str, trigger: str, voice: str, factuality: str) -> None:
    (row,) = told(record(text), trigger, "occurrence")
    assert (row[0], row[3]) == (voice, factuality)


def test_a_spokesman_speaks_of_his_body() -> None:
    found = record("The Red Front shelled Harn. An army spokesman said it was investigating the attack.")
    assert [row[2] for row in told(found, "investigating", "responsibility")] == ["army"]


def test_it_in_a_report_is_nobody_it_accuses() -> None:
    found = record("The report accused the air force of bombing homes in Orim, where it said 300 civilians had died.")
    assert {row[0] for row in told(found, "died", "occurrence")} == {"unnamed"}


def test_who_was_hit_is_not_given_to_another_voice() -> None:
    found = record("The president vowed to avenge the general, who died in a roadside bombing.")
    assert {row[0] for row in told(found, "roadside bombing", "target")} == {None}


def test_what_is_cited_as_a_ground_speaks_for_nobody() -> None:
    found = record(
        "Investigators said the rebels may have committed crimes, citing the shelling of homes and the execution of prisoners."
    )
    assert {s.voice.name for s in found.statements if s.voice is not None} == {"investigators"}


def test_a_claim_of_responsibility_can_be_doubted() -> None:
    text = "The Red Front claimed responsibility for the attack. A security official said he doubted the claim."
    assert ("security official", "doubts", "Red Front") in [
        row[:3] for row in told(record(text), "attack", "responsibility")
    ]


def test_troops_that_are_left_dead_are_not_moved() -> None:
    found = record("The clash left nine soldiers and 20 insurgents dead.")
    assert [event.type for event in found.events] == ["ASSAULT"]
    assert [count.low for count in found.events[0].counts] == [9, 20]


def test_gas_is_used_on_somebody() -> None:
    found = record("The army used chemical weapons on the town, the rebels said.")
    (event,) = found.events
    assert (event.type, event.mode, [party.name for party in event.actors]) == ("ASSAULT", "unconventional", ["army"])
    assert "weapon" not in " ".join(party.name for party in event.recipients)


@pytest.mark.parametrize(
    "text", ["Army shelling killed nine people in Harn.", "Army shelling of the town killed nine people."]
)
def test_shelling_before_its_effect_is_a_noun(text: str) -> None:
    (event,) = record(text).events
    assert (event.trigger.text, [party.name for party in event.actors], event.counts[0].low) == (
        "shelling",
        ["army"],
        9,
    )


def test_the_rebels_of_a_rebel_rocket_are_those_the_report_names() -> None:
    found = record("Rebels attacked the town. The army said a rebel rocket hit the market.")
    assert [row[2] for row in told(found, "hit", "responsibility")] == ["rebels"]


def test_a_rocket_fired_is_nobodys_target() -> None:
    (event, _) = record("A rocket fired by rebels hit the school.").events
    assert ([party.name for party in event.actors], event.recipients) == (["rebels"], ())


def test_words_inside_words_are_the_inner_voices() -> None:
    found = record("The army said rebels had claimed that its troops burned the village, which it called a lie.")
    assert {row[0] for row in told(found, "burned", "responsibility")} == {"rebels"}


@pytest.mark.parametrize(
    ("text", "cue", "voice"),
    [
        (
            "The government has accused the rebels of using people as human shields, an allegation they deny.",
            "deny",
            "rebels",
        ),
        ("Witnesses quoted by the state news agency said the gunmen wore uniforms.", "said", "witnesses"),
        (
            "The president said that if the rebels attacked again, the army would respond with force.",
            "said",
            "president",
        ),
    ],
)
def test_who_speaks(text: str, cue: str, voice: str) -> None:
    found = record(text)
    speakers = {s.cue.text: s.voice.name for s in found.statements if s.voice is not None and s.cue is not None}
    assert speakers[cue] == voice
    assert "would respond" not in speakers


def test_it_is_who_says_so() -> None:
    found = record(
        "Neighbouring Velt, which the government accuses of backing the rebels, said it had closed the border."
    )
    assert {row[2] for row in told(found, "closed the border", "responsibility")} == {"Velt"}


def test_what_a_video_purports_to_show_is_only_possible() -> None:
    found = record("A video released by the group purports to show the execution of four soldiers.")
    assert {row[3] for row in told(found, "execution", "occurrence")} == {"possible"}


def test_would_not_have_without_is_no_denial() -> None:
    found = record("The rebels would not have attacked the convoy without help from abroad, the minister said.")
    assert {row[1] for row in told(found, "attacked", "occurrence")} == {"asserts"}


def test_a_lawyer_denies_for_his_client_not_for_himself() -> None:
    found = record("A lawyer for one of the men said his client had nothing to do with the bombing.")
    (row,) = told(found, "bombing", "responsibility")
    assert row[:2] == ("lawyer for one of the men", "denies")
    assert row[2] is not None
    assert row[2].endswith("client")


@pytest.mark.parametrize(
    "text",
    [
        '"We ran," he said. "They shot at us from the hill." A drone was seen over the village.',
        "“We ran,” he said. “They shot at us from the hill.” A drone was seen over the village.",
    ],
)
def test_what_stands_behind_a_quotation_is_not_of_it(text: str) -> None:
    said = [span.text for one in record(text).statements for span in one.content]
    assert said
    assert not any("drone" in words for words in said)


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Gunmen seized a priest in the town of Harn on Monday and killed him.", "killed", ["priest"]),
        ("Men dragged a teacher from his class in the village of Tasserk and shot him.", "shot", ["teacher"]),
    ],
)
def test_a_village_is_nobody(text: str, trigger: str, recipients: list[str]) -> None:
    (event,) = (event for event in record(text).events if event.trigger.text == trigger)
    assert [party.name for party in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("A court in Numedia sentenced two men for killing a reporter in February.", "killing", None),
        ("Police in the district town of Ouled Mira confirmed the killing.", "killing", None),
        ("Protesters marched in Harn on Sunday against the killing of a student in Osk.", "killing", "Osk"),
        ("Two men fired nine shots at Evelio Quinones Prado, 47, and rode off.", "fired", None),
    ],
)
def test_where_it_is_spoken_of_is_not_where_it_was(text: str, trigger: str, place: str | None) -> None:
    (event,) = (event for event in record(text).events if event.trigger.text == trigger)
    assert (event.where.name if event.where else None) == place


def test_who_was_executed_in_a_war() -> None:
    (event,) = record("The monument is where 62 civilians were executed in the 2040 war.").events
    assert (event.trigger.text, event.counts[0].low, event.when and event.when.earliest) == (
        "executed",
        62,
        "2040-01-01",
    )


def test_a_sentence_to_death_is_no_death() -> None:
    found = record("A court in Osk sentenced two men to death on Monday.")
    assert [event.trigger.text for event in found.events] == ["sentenced"]


def test_a_command_that_rejects_with_indignation_rejects() -> None:
    found = record("The Command rejects with indignation the assertion of the rebels that its men shot the teacher.")
    rows = [row[:2] for question in ("occurrence", "responsibility") for row in told(found, "shot", question)]
    assert ("rebels", "asserts") in rows
    assert {stance for voice, stance in rows if voice == "command"} == {"denies"}


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The army denied the claim of residents that soldiers shot the teacher.", "residents"),
        ("The assertion of the spokesman that soldiers shot the teacher is a lie.", "spokesman"),
        ("The army rejected claims of torture that surfaced last week.", None),
    ],
)
def test_whose_claim_it_is(text: str, voice: str | None) -> None:
    nouns = [one for one in record(text).statements if one.cue and re.search("claim|assertion", one.cue.text)]
    assert [one.voice.name if one.voice else None for one in nouns] == [voice]
