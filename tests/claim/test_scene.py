"""The place and day of the sentence before, for events that go on about the same happening, and for no others."""

import pytest

from allegedly.claim.scene import DATE_RULE, PLACE_RULE
from allegedly.incident.mention import mentions
from allegedly.pipeline import annotate_text
from allegedly.records import Event
from allegedly.report.read import ReadOptions

BOMB = "A bomb exploded in Kelve on Monday."
CONVOY = "Gunmen attacked a convoy in Kelve on Monday."


def event_of(text: str, word: str) -> Event:
    found = [event for event in annotate_text(f"{text}\n", "scene.txt").events if word in event.trigger.text]
    assert found, (text, word)
    return found[-1]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"{BOMB} Three people were killed.", "killed"),
        (f"{BOMB} The blast killed three people.", "blast"),
        (f"{BOMB} At least 12 people died, police said.", "died"),
        (f"{BOMB} Police said on Tuesday that nine people were wounded.", "wounded"),
        (f"{BOMB} Police in Kelve said three people were killed.", "killed"),
        (f"{CONVOY} The attack left four dead.", "attack"),
        (f"{CONVOY} Nobody was hurt.", "hurt"),
        ("Gunmen stormed a bank in Kelve on Monday. They killed three guards.", "killed"),
        ("A bomb killed five people in Kelve on Monday. Three others were wounded.", "wounded"),
        ("A rocket hit a ship in Kelve on Monday. The explosion, heard for miles, wounded six dockers.", "explosion"),
        (f"{BOMB} The blast killed a guard. Four people were wounded.", "wounded"),
    ],
)
def test_a_sentence_about_the_same_happening_has_its_place_and_day(text: str, word: str) -> None:
    event = event_of(text, word)
    assert event.where is not None
    assert event.when is not None
    assert (event.where.name, event.where.rule, event.where.precision) == ("Kelve", PLACE_RULE, None)
    assert (event.when.span.text, event.when.rule, event.when.basis) == ("Monday", DATE_RULE, "assumed")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"{BOMB} Elsewhere, three people were killed.", "killed"),
        (f"{BOMB} A blast killed two people.", "blast"),
        (f"{BOMB} Another blast killed two people.", "blast"),
        (f"{BOMB} Three people were killed when a mine went off.", "killed"),
        (f"{BOMB} The murder of a judge shocked the town.", "murder"),
        (f"{CONVOY} The attack on the embassy left four dead.", "attack"),
        (f"{CONVOY} Omar Haddo was killed.", "killed"),
        (f"{CONVOY} Soldiers killed three people.", "killed"),
        (f"{CONVOY} Three soldiers had been killed in a raid.", "raid"),
        (f"{CONVOY} More than 300 people have been killed since 2014.", "killed"),
        ("A bomb killed five people in Kelve on Monday. Three people were killed.", "killed"),
        ("Rebels have killed 300 people in Kelve since 2014. The shelling killed three people.", "shelling"),
        ("The army said it would bomb a camp in Kelve on Monday. The bombing killed three people.", "bombing"),
        ("A bomb exploded in Kelve and gunmen stormed a post in Dalen. Three people were killed.", "killed"),
        (f"{BOMB} It was market day. Three people were killed.", "killed"),
    ],
)
def test_what_may_be_another_happening_has_neither(text: str, word: str) -> None:
    event = event_of(text, word)
    rules = {event.where and event.where.rule, event.when and event.when.rule}
    assert not rules & {PLACE_RULE, DATE_RULE}


def test_a_place_of_its_own_keeps_the_day_of_the_sentence_before_away() -> None:
    event = event_of(f"{BOMB} Nine people were killed in Dalen.", "killed")
    assert event.where is not None
    assert (event.where.name, event.when) == ("Dalen", None)


def test_the_day_before_is_carried_with_less_precision_and_makes_no_claim() -> None:
    record = annotate_text(f"{BOMB} Three people were killed.\n", "scene.txt", ReadOptions(published="2021-03-10"))
    event = record.events[-1]
    assert event.when is not None
    assert (event.when.earliest, event.when.precision) == ("2021-03-08", 2)
    assert {claim.question for claim in record.claims if claim.event == event.id}.isdisjoint({"place", "time"})


def test_grouping_takes_neither_for_said() -> None:
    record = annotate_text(f"{BOMB} Three people were killed.\n", "scene.txt", ReadOptions(published="2021-03-10"))
    told = {one.event.trigger.text: (one.where is not None, one.when is not None) for one in mentions(record)}
    assert told == {"exploded": (True, True), "killed": (False, False)}
