"""Verbs that the tagger takes for nouns or adjectives: what the claims on them are; nouns stay nouns."""

import pytest

from allegedly.pipeline import annotate_text
from allegedly.records import UNNAMED

# a question or a condition: the deed is found and is no fact
ASKED = (
    ("Did the air force strafe the convoy?", "strafe"),
    ("Did the militia ransack the clinic?", "ransack"),
    ("Did the navy mine the strait?", "mine"),
    ("Would the government gas the protesters?", "gas"),
    ("Does the brigade torture prisoners?", "torture"),
    ("Could the rebels raid the depot?", "raid"),
    ("Did the coast guard ram the ferry?", "ram"),
    ("Should the police raid the union hall, the strike would spread.", "raid"),
    ("If the army bombard the valley, thousands will flee.", "bombard"),
    ("Should the paratroopers storm the airport, the talks would collapse.", "storm"),
    ("Did the gendarmes club the students?", "club"),
    ("Should the junta bomb the hospital, nobody would forgive it.", "bomb"),
)
# what is denied is a deed with an object
DENIED = (
    ("The brigade denied looting shops in Harn.", "looting"),
    ("The militia denied abducting aid workers.", "abducting"),
    ("The navy denied sinking fishing boats.", "sinking"),
    ("The police denied beating detainees in the cellar.", "beating"),
    ("The commander rejected claims of executing thirty prisoners.", "executing"),
    ("The group denied kidnapping schoolgirls.", "kidnapping"),
    ("A mayor said the rebels denied burning farms near the river.", "burning"),
    ("The regime denied gassing villagers.", "gassing"),
    ("The battalion denied shelling hospitals.", "shelling"),
    ("The gang denied poisoning six wells.", "poisoning"),
    ("The ministry denied bombing bridges.", "bombing"),
    ("The faction denied enlisting boys.", "enlisting"),
)
# the first word tells the kind of thing
KINDS = (
    ("The ministry denied bombing claims.", "ministry"),
    ("The ministry denied recruiting reports.", "ministry"),
)


@pytest.mark.parametrize(("text", "word"), ASKED)
def test_a_deed_that_is_asked_or_supposed_is_found_and_no_fact(text: str, word: str) -> None:
    record = annotate_text(text, "asked.txt")
    events = {event.id for event in record.events if event.trigger.text.split()[0] == word}
    assert events
    assert all(claim.factuality != "actual" for claim in record.claims if claim.event in events)


@pytest.mark.parametrize(("text", "word"), DENIED)
def test_a_denied_deed_with_an_object_is_not_asserted_by_its_speaker(text: str, word: str) -> None:
    record = annotate_text(text, "denied.txt")
    events = {event.id for event in record.events if event.trigger.text == word}
    claims = [claim for claim in record.claims if claim.event in events and claim.voice != UNNAMED]
    assert {claim.stance for claim in claims} == {"denies"}


@pytest.mark.parametrize(("text", "body"), KINDS)
def test_a_kind_of_thing_is_no_deed_of_the_speaker(text: str, body: str) -> None:
    record = annotate_text(text, "kinds.txt")
    assert not any(body in actor.name for event in record.events for actor in event.actors)
