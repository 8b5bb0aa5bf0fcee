"""What is told as hit, where it was, and what tells a second happening from a first: two reports that are one, and two that are two."""

import pytest

from allegedly.incident.group import group
from tests.incident.told import told

DAY = "on 2031-05-06"
HERE = f"at Ketra | {DAY}"


def count(first: str, lines: str, second: str, more: str, day: str = "2031-05-07") -> int:
    return len(group([told("a", "2031-05-07", first, lines), told("b", day, second, more)]))


@pytest.mark.parametrize(
    ("one", "other", "incidents"),
    [
        ("farm workers", "minibus", 1),  # people in it
        ("lorry", "trucks", 1),
        ("passengers", "farm workers", 1),
        ("bakery", "power station", 2),
        ("priest", "banker", 2),
        ("grain ship", "fishing boat", 2),
    ],
)
def test_people_and_things_say_nothing_to_each_other(one: str, other: str, incidents: int) -> None:
    first, second = f"A blast hit the {one} in Ketra.", f"An explosion struck the {other} in Ketra."
    lines = f"blast | ASSAULT explosives | to {one} | {HERE}"
    assert count(first, lines, second, f"explosion | ASSAULT explosives | to {other} | {HERE}") == incidents


@pytest.mark.parametrize(("place", "incidents"), [("Ketra", 1), ("Aleppo", 2)])
def test_a_day_and_an_act_are_enough_in_a_village_and_not_in_a_large_town(place: str, incidents: int) -> None:
    first, second = f"Shells fell on {place}.", f"Mortars were fired at {place}."
    where = f"at {place} | {DAY}"
    assert count(first, f"fell | ASSAULT | {where}", second, f"fired at | ASSAULT | {where}") == incidents


@pytest.mark.parametrize(
    ("second", "incidents"),
    [("Missiles struck the airfield at Ketra.", 1), ("Missiles struck the airfield at Ketra for the second time.", 2)],
)
def test_what_is_told_as_a_repetition_is_not_what_was_told_before(second: str, incidents: int) -> None:
    lines = "struck | ASSAULT | to airfield | at Ketra"
    assert count("Missiles struck the airfield at Ketra.", lines, second, lines, "2031-05-09") == incidents


@pytest.mark.parametrize(("number", "incidents"), [(6, 1), (11, 2)])
def test_post_6_is_not_post_11(number: int, incidents: int) -> None:
    lines = f"shot | ASSAULT firearms | to guard | {HERE}"
    assert count("A guard was shot at Post 6.", lines, f"A guard was shot at Post {number}.", lines) == incidents


@pytest.mark.parametrize(
    ("second", "incidents"),
    [("Fire was set to silos near Ketra.", 1), ("Fire was set to silos twelve miles from Ketra.", 2)],
)
def test_what_is_miles_away_is_not_there(second: str, incidents: int) -> None:
    first = "Men put fire to silos in Ketra."
    lines = f"fire | ASSAULT | to silos | {HERE}"
    assert count(first, lines, second, f"Fire | ASSAULT | to silos | at Osmar | {DAY}") == 2
    assert count(first, lines, second, f"Fire | ASSAULT | to silos | {HERE}") == incidents


def test_acts_of_one_breath_are_one_happening() -> None:
    text = "Troops raided the quarter and arrested twelve men. A woman was wounded."
    lines = "raided | ASSAULT | by troops | to quarter | at Ketra\narrested | COERCE arrest | by troops | to men\nwounded | ASSAULT | to woman"
    assert len(group([told("a", "2031-05-07", text, lines)])) == 1


def test_acts_one_after_the_other_are_two() -> None:
    text = "Troops raided the quarter hours after gunmen arrested twelve men."
    lines = "raided | ASSAULT | by troops | to quarter | at Ketra\narrested | COERCE arrest | by gunmen | to men"
    assert len(group([told("a", "2031-05-07", text, lines)])) == 2
