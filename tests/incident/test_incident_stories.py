"""What surrounds two happenings: stories alike bring them together, and what sets them apart keeps them so."""

import pytest

from allegedly.incident.group import group
from allegedly.incident.story import likeness, passage, telling
from tests.incident.told import told

HERE = "at Ketra | on 2031-05-06"


def count(one: str, first: str, other: str, second: str, days: tuple[str, str] = ("2031-05-07", "2031-05-07")) -> int:
    return len(group([told("a", days[0], one, first), told("b", days[1], other, second)]))


QUEUE = "Shells killed people who were queueing for flour at the Tamra bakery in Ketra."
FLOUR = "The dead had queued for flour at the Tamra bakery when the shelling began."
BRIDGE = "Shells killed two welders who were mending a footbridge."


@pytest.mark.parametrize(("other", "incidents"), [(FLOUR, 1), (BRIDGE.replace("Shells", "The shelling that"), 2)])
def test_a_mention_without_place_meets_the_happening_whose_story_it_tells(other: str, incidents: int) -> None:
    second = "shelling | ASSAULT heavy-weapons"
    assert count(QUEUE, f"killed | ASSAULT | {HERE}", other, second) == incidents


@pytest.mark.parametrize(
    ("first", "second", "incidents"),
    [
        ("ASSAULT abduct", "COERCE arrest", 1),
        ("ASSAULT", "COERCE seize", 1),
        ("COERCE", "SANCTION expel", 1),
        ("ASSAULT abduct", "COERCE curfew", 2),
        ("PROTEST demo", "COERCE arrest", 2),
    ],
)
def test_one_act_may_go_by_two_kinds(first: str, second: str, incidents: int) -> None:
    text = "Masked men took three editors of the weekly Lantern from their beds."
    assert (
        count(
            text,
            f"took | {first} | to editors | {HERE}",
            text.replace("Masked m", "M"),
            f"took | {second} | to editors | {HERE}",
        )
        == incidents
    )


@pytest.mark.parametrize(
    ("other", "incidents"),
    [
        ("A convoy with flour was ambushed near the mill.", 1),
        ("Another convoy with flour was ambushed near the mill.", 2),
    ],
)
def test_what_its_report_tells_from_another_is_no_first_one(other: str, incidents: int) -> None:
    who = other.split(" was")[0]
    first = "Gunmen ambushed a convoy with flour near the mill."
    assert (
        count(first, f"ambushed | ASSAULT | to convoy | {HERE}", other, f"ambushed | ASSAULT | to {who} | {HERE}")
        == incidents
    )


def test_an_attack_that_a_court_hears_of_is_not_todays() -> None:
    text = "Gunmen killed worshippers as they left the mosque after prayers."
    trial = "A survivor told the court how gunmen killed worshippers as they left the mosque after prayers."
    assert (
        count(
            text, f"killed | ASSAULT | to worshippers | {HERE}", trial, "killed | ASSAULT | to worshippers | at Ketra"
        )
        == 2
    )
    other = trial.replace("told the court", "recalled")
    assert (
        count(
            text, f"killed | ASSAULT | to worshippers | {HERE}", other, "killed | ASSAULT | to worshippers | at Ketra"
        )
        == 1
    )


def test_hours_later_is_another_act() -> None:
    text = "Jets killed five shepherds hours after rockets fell on the barracks."
    lines = f"killed | ASSAULT | to shepherds | {HERE}\nfell | ASSAULT | to barracks | at Ketra"
    assert len(group([told("a", "2031-05-07", text, lines)])) == 2
    assert len(group([told("a", "2031-05-07", text.replace("hours after", "when"), lines)])) == 1


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("a raid on Tel Kavush", "a raid on Tal-Kawoush", {"KWS", "raid"}),
        ("a raid on Ubrazh", "a raid on Osmar", {"raid"}),
        ("a raid on bakeries", "Bakeries were raided", {"raid", "bakery"}),
    ],
)
def test_a_name_is_one_in_two_spellings_and_a_sentence_start_is_no_name(one: str, other: str, shared: set[str]) -> None:
    assert telling(one).keys() & telling(other).keys() == shared


def test_a_few_shared_words_are_no_story() -> None:
    assert likeness(telling("a bakery"), telling("a bakery")) < likeness(
        telling("a bakery by the mosque gate"), telling("a bakery by the mosque gate")
    )
    assert likeness(telling("a bakery"), telling("two welders")) == 0.0


def test_what_surrounds_a_happening_is_whole_words_of_its_report() -> None:
    text = "word " * 400
    found = passage(text, 1000, 1004)
    assert set(found.split()) == {"word"}
    assert len(found) < len(text)
    assert passage("short text", 0, 5) == "short text"


JUDGE = "killed | ASSAULT targeted | to Ilka Sonntag | at Ketra | on 2031-05-06"


@pytest.mark.parametrize(
    ("other", "incidents"),
    [
        ("death | ASSAULT | to Ilka Sonntag", 1),  # told seven weeks later, with no day and no place
        ("death | ASSAULT | to Otto Sonntag", 2),
        ("death | ASSAULT | to Ilka Sonntag | on 2031-06-20", 2),  # then she is another of that name
        ("wounds | ASSAULT | to Ilka Sonntag", 2),
    ],
)
def test_nobody_dies_twice(other: str, incidents: int) -> None:
    one = "Gunmen killed the judge Ilka Sonntag in Ketra."
    later = "The minister said who had given the order for the death and the wounds."
    assert count(one, JUDGE, later, other, ("2031-05-07", "2031-06-25")) == incidents


def test_a_body_can_be_struck_again_and_again() -> None:
    first = "killed | ASSAULT | to Dravan Guard | at Ketra | on 2031-05-06"
    days = ("2031-05-07", "2031-06-25")
    one, later = "A strike killed some of them.", "Who killed them is open."
    assert count(one, first, later, "killed | ASSAULT | to Dravan Guard", days) == 2
