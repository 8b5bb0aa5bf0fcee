"""A short report tells on of one happening: what its later sentences add is of it, unless they tell it from others."""

from dataclasses import replace

import pytest

from allegedly.incident.accord import places
from allegedly.incident.compare import compare
from allegedly.incident.group import group
from allegedly.incident.link import telling
from allegedly.incident.mention import Mention, mentions
from allegedly.incident.profile import Profile, profile
from allegedly.records import Annotation, Place, Span
from tests.incident.told import told

HERE, DAY = "at Ketra", "on 2031-05-06"
SAYS = " " * 12


def groups_of(*reports: Annotation) -> list[str]:
    return sorted("+".join(event.trigger.text for event in one.events) for one in group(reports))


FIRST = "Gunmen attacked a bus in Ketra on Tuesday."
ATTACKED = f"attacked | ASSAULT | by gunmen | to bus | {HERE} | {DAY}\n"


@pytest.mark.parametrize(
    ("second", "lines", "expected"),
    [
        ("They fired on the driver.", "fired | ASSAULT firearms | to driver", ["attacked+fired"]),
        ("A rebel group denied the attack.", "attack@2 | ASSAULT", ["attacked+attack"]),
        ("In reply the army shelled a village.", "shelled | ASSAULT | to village", ["attacked", "shelled"]),
        ("On the same day a mosque was attacked.", "attacked@2 | ASSAULT | to mosque", ["attacked", "attacked"]),
        ("At least 29 people have died since.", "died | ASSAULT | to people | killed 29", ["attacked", "died"]),
        ("A rebel was killed before the vote.", "killed | ASSAULT | to rebel | killed 1", ["attacked", "killed"]),
        ("The army has fought them since 2038.", "fought | ASSAULT | by army", ["attacked", "fought"]),
        ("The war goes on.", "war | ASSAULT", ["attacked", "war"]),
        ("Gunmen fired on a lorry in Vinrebor.", "fired | ASSAULT firearms | to lorry", ["attacked", "fired"]),
        ("Gunmen shot a guard in Osmar.", "shot | ASSAULT | to guard | at Osmar", ["attacked", "shot"]),
        ("Police shot a man on Monday.", "shot | ASSAULT | to man | on 2031-05-05", ["attacked", "shot"]),
    ],
)
def test_what_is_told_on(second: str, lines: str, expected: list[str]) -> None:
    assert groups_of(told("a", "2031-05-07", f"{FIRST} {second}", ATTACKED + lines)) == expected


@pytest.mark.parametrize(
    ("second", "lines", "expected"),
    [
        ("The bus was struck in Ketra on Tuesday.", f"struck | ASSAULT | to bus | {HERE} | {DAY}", ["attacked+struck"]),
        ("A bus was struck in March.", "struck | ASSAULT | to bus | on 2031-03-01", ["attacked", "struck"]),
        (
            "A bus was struck in Ketra. Shells fell on Osmar.",
            f"struck | ASSAULT | to bus | {HERE}\nfell | ASSAULT | at Osmar",
            ["attacked", "fell", "struck"],
        ),
    ],
)
def test_a_later_sentence_may_give_the_day_and_the_only_place(second: str, lines: str, expected: list[str]) -> None:
    report = told("a", "2031-05-07", f"Gunmen attacked a bus. {second}", f"attacked | ASSAULT | to bus\n{lines}")
    assert groups_of(report) == expected


def test_what_is_denied_is_not_what_is_owned_up_to_elsewhere() -> None:
    text = "The group denied that it had bombed the court. It had planted a bomb at Ketra on Tuesday."
    lines = f"bombed | ASSAULT explosives | to court\n{SAYS}group/armed_group denies occurrence\nplanted | ASSAULT explosives | {HERE} | {DAY}"
    assert groups_of(told("a", "2031-05-07", text, lines)) == ["bombed", "planted"]


def test_a_sentence_is_told_on_of_the_first_act_of_the_one_before() -> None:
    text = "Troops clashed in Ketra on Tuesday as rebels fired mortars. Two men were hit."
    lines = f"clashed | ASSAULT | {HERE} | {DAY}\nfired | ASSAULT\nhit | ASSAULT | to men"
    found = mentions(told("a", "2031-05-07", text, lines))
    assert telling(found).continues[found[2].event.id] == found[0].event.id


def profiles(one: Annotation, other: Annotation) -> tuple[Profile, Profile]:
    return profile(mentions(one)), profile(mentions(other))


def feature(name: str, one: Annotation, other: Annotation) -> float:
    return sum(spoken.score for spoken in compare(*profiles(one, other)).spoken if spoken.name == name)


def test_a_death_in_hospital_says_nothing_of_the_day() -> None:
    def died(text: str) -> Mention:
        (found,) = mentions(told("a", "2031-05-07", text, f"died | ASSAULT | to boy | {DAY} | killed 1"))
        return found

    assert died("A boy died in a hospital on Tuesday.").when is None
    assert died("A man wounded in the raid has died on Tuesday.").when is None
    assert died("A boy died on Tuesday.").when is not None
    assert died("A boy died in a strike on a hospital on Tuesday.").when is not None
    assert died("A boy died in a hospital when it was bombed on Tuesday.").when is not None


def test_names_further_off_that_both_have_are_no_other_names() -> None:
    def at(key: str, text: str) -> Annotation:
        return told(key, "2031-05-07", text, "raid | ASSAULT")

    zorin, belmar = "The raid was led by Zorin.", "The raid was led by Belmar."
    assert feature("other names", at("a", zorin), at("b", belmar)) < 0
    assert feature("other names", at("a", f"{zorin} Tarvik, Pelm."), at("b", f"{belmar} Tarvik, Pelm.")) == 0


def test_a_round_up_names_everybody_around_everything() -> None:
    def told_of(key: str, text: str) -> Annotation:
        more = "fell@2 | ASSAULT | at Osmar | on 2031-05-02\nfell@3 | ASSAULT | at Tolm | on 2031-05-03"
        around = "Shells fell on Osmar. Shells fell on Tolm. Tarvik, Pelm."
        return told(key, "2031-05-07", f"{text} Nothing fell. {around}", f"raid | ASSAULT\n{more}")

    zorin, belmar = told_of("a", "The raid was led by Zorin."), told_of("b", "The raid was led by Belmar.")
    one, other = (
        next(profile([mention]) for mention in mentions(report) if mention.event.trigger.text == "raid")
        for report in (zorin, belmar)
    )
    assert len(one.other_places) > 1
    assert any(spoken.name == "other names" for spoken in compare(one, other).spoken)


@pytest.mark.parametrize(
    ("one", "other", "clash", "agrees"),
    [
        ("Letkyaunggyi", "Kyaung Gyi", False, True),
        ("Dolmaresh", "Dol-Maresh", False, True),
        ("Linden Quay", "Sabrune", False, False),
        ("Linden Quay", "Harbour Street", True, False),
        ("Sabrune", "Osk", True, False),
    ],
)
def test_two_names_of_places_that_no_list_has(one: str, other: str, clash: bool, agrees: bool) -> None:
    def place(name: str) -> Place:
        return Place(Span(name, 0, len(name)), "name", name, None, None, None, None, None, None, None, None, "test")

    found = places(place(one), place(other))
    assert (found.clash, found.strength > 0) == (clash, agrees)


def test_two_spellings_of_a_quarter_are_not_told_apart() -> None:
    def struck(key: str, quarter: str) -> Annotation:
        return told(key, "2031-05-07", f"A bakery in the {quarter} quarter was struck.", "struck | ASSAULT | to bakery")

    assert compare(*profiles(struck("a", "Nahda"), struck("b", "Nahdah"))).forbidden is None
    assert compare(*profiles(struck("a", "Nahda"), struck("b", "Zitoun"))).forbidden is not None


def test_the_first_report_need_not_count_a_third_time() -> None:
    def struck(key: str, day: str, text: str) -> Annotation:
        return told(key, day, text, f"struck | ASSAULT | to airfield | {HERE}")

    first = struck("a", "2031-05-07", "Missiles struck the airfield.")
    again = struck("b", "2031-05-08", "Missiles struck the airfield for the second time.")
    third = struck("b", "2031-05-08", "Missiles struck the airfield for the third time.")
    assert (feature("again", first, again), feature("again", first, third)) == (-5.0, 0.0)


def test_what_is_looked_back_on_by_its_day_is_what_was_told_then() -> None:
    lines = f"killed | ASSAULT | to miners | {HERE} | on 2030-05-06 | killed 9"
    then = told("a", "2030-05-07", "Nine miners were killed in Ketra.", lines)
    now = told("b", "2031-05-06", "Kin marked the anniversary of the day when nine miners were killed in Ketra.", lines)
    assert compare(*profiles(then, now)).forbidden is None
    undated = replace(now, events=tuple(replace(event, when=None) for event in now.events))
    assert compare(*profiles(then, undated)).forbidden is not None


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("oil tanker", "vessel", False),
        ("aid convoy", "trucks", False),
        ("food store", "grain depot", False),
        ("base", "camp", False),
        ("rocket store", "bakery", True),
        ("armed Shirvazi", "school", False),  # a name, and no noun, ends it
        ("gizmo", "school", False),  # a word that the table lacks says nothing
    ],
)
def test_targets_that_cannot_be_one(one: str, other: str, clash: bool) -> None:
    first, second = (
        told(key, "2031-05-07", f"A blast hit the {name}.", f"blast | ASSAULT explosives | to {name}")
        for key, name in (("a", one), ("b", other))
    )
    assert (feature("target", first, second) < 0) is clash
