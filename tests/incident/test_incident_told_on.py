"""A report that tells on: what has no day or place of its own is of what was told before it, and is no happening of its own elsewhere."""

from dataclasses import replace

import pytest

from allegedly.incident.accord import dates, places
from allegedly.incident.group import group
from allegedly.incident.spelling import spelled_alike
from allegedly.incident.wording import extent, introduction
from allegedly.records import Annotation, Place, Span, When
from tests.incident.told import told

HERE, DAY = "at Ketra", "on 2031-05-06"
SAYS = " " * 12


def groups_of(*reports: Annotation) -> list[str]:
    return sorted("+".join(event.trigger.text for event in one.events) for one in group(reports))


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Three shells fell at noon.", ["hit+fell"]),
        ("Three shells fell in Osmar at noon.", ["fell", "hit"]),
        ("Shells have fell there many times.", ["fell", "hit"]),
        ("Another shell fell earlier.", ["fell", "hit"]),
    ],
)
def test_an_act_without_day_and_place_is_told_on(second: str, expected: list[str]) -> None:
    place = " | at Osmar" if "Osmar" in second else ""
    lines = f"hit | ASSAULT | to market | {HERE} | {DAY}\nfell | ASSAULT{place}"
    assert groups_of(told("a", "2031-05-07", f"Mortars hit the market on Tuesday. {second}", lines)) == expected


def test_what_stands_beside_is_not_told_by_what_surrounds_it() -> None:
    burned = "burned | ASSAULT destroy"
    surroundings = "The men came over the Arvik pass to Belmar and the Zorin mill, where millers and tanners work."
    text = f"A guard was shot in Ketra on Tuesday. Something burned. {surroundings}"
    one = told("a", "2031-05-07", text, f"shot | ASSAULT firearms | to guard | {HERE} | {DAY}\n{burned}")
    other, alone = (told(key, "2031-05-07", f"Something burned. {surroundings}", burned) for key in "bc")
    assert groups_of(one, other) == ["burned", "burned", "shot"]
    assert groups_of(alone, other) == ["burned+burned"]


def test_who_did_one_is_told_by_another() -> None:
    text = "Troops killed three militants on Tuesday in a search for the men who killed six officers."
    lines = f"killed | ASSAULT | by troops | to militants | {HERE} | {DAY} | killed 3\nkilled@2 | ASSAULT | by men | to officers | {HERE} | {DAY} | killed 6"
    assert groups_of(told("a", "2031-05-07", text, lines)) == ["killed", "killed"]


def test_who_owns_up_may_name_another_target() -> None:
    market = told(
        "a", "2031-05-07", "Jets struck a market in Ketra on Tuesday, medics said.",
        f"struck | ASSAULT aerial | by jets | to crowded market | {HERE} | {DAY}\n{SAYS}medics/medic asserts occurrence",
    )  # fmt: skip
    lines = f"strike | ASSAULT aerial | to rocket store | {HERE} | {DAY}\n{SAYS}"
    owned = told(
        "b",
        "2031-05-07",
        "Our jets made a strike on a rocket store in Ketra.",
        f"{lines}Valdia/state accepts_responsibility responsibility",
    )
    told_by_another = told(
        "b", "2031-05-07", "A strike hit a rocket store in Ketra.", f"{lines}monitor/monitor asserts occurrence"
    )
    assert [len(group([market, other])) for other in (owned, told_by_another)] == [1, 2]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("in northern Tamoura on Monday", 6),
        ("in the Tamoura region", 5),
        ("in the province of Tamoura", 5),
        ("in Tamoura Township", 4),
        ("Tamoura's army said", 6),
        ("the defence ministry of Tamoura", 6),
        ("OSK, Tamoura, June 8 - Gunmen", 6),
        ("in the northern town of Tamoura", None),
        ("near Tamoura", None),
    ],
)
def test_words_say_how_large_a_place_is(text: str, size: int | None) -> None:
    at = text.index("Tamoura")
    assert extent(text, Span("Tamoura", at, at + 7)) == size


def place(name: str, precision: int | None) -> Place:
    return Place(Span(name, 0, len(name)), "name", name, None, None, None, None, None, precision, None, None, "test")


def test_a_village_that_no_list_has_may_lie_in_any_district() -> None:
    village, district, other = place("Pyin Osk", None), place("Kanbar", 4), place("Larsk", None)
    assert not places(village, district).clash
    assert places(village, other).clash
    assert places(district, replace(district, name="Zorin")).clash


def test_one_name_is_spelled_in_many_ways() -> None:
    assert spelled_alike("Pyin Lat", "Phyin Latt")
    assert not places(place("Deir Nuaym", None), place("Deir Naim", None)).clash
    assert places(place("Deir Nuaym", None), place("Deir Naim", None)).strength


@pytest.mark.parametrize(
    ("sentence", "trigger", "looked_back_on"),
    [
        (
            "Soldiers exchanged fire in the worst violence since a truce ended the war three years ago.",
            "violence",
            False,
        ),
        ("Soldiers exchanged fire in the worst violence since a truce ended the war three years ago.", "war", True),
        ("The raid came two days after the town marked the anniversary of a massacre.", "raid", False),
        ("The raid came two days after the town marked the anniversary of a massacre.", "massacre", True),
        ("Three years after the massacre, gunmen attacked the town.", "massacre", True),
        ("Three years after the massacre, gunmen attacked the town.", "attacked", False),
        ("The bombing, in which nine died, was commemorated on Sunday.", "bombing", False),
    ],
)
def test_what_is_looked_back_on(sentence: str, trigger: str, looked_back_on: bool) -> None:
    at = sentence.index(trigger)
    assert introduction(sentence, Span(trigger, at, at + len(trigger))).anniversary is looked_back_on


def test_who_insists_after_a_denial_answers_it() -> None:
    strike = f"strike | ASSAULT aerial | to Dravan Guard | {HERE} | {DAY}\n{SAYS}"
    denial = told("a", "2031-05-07", "A strike hit Ketra.", f"{strike}Karsia/state denies responsibility")
    for words, replies in (
        ("A strike hit Ketra.", 0),
        ("Despite its denial, Karsia was behind the strike on Ketra.", 1),
    ):
        later = told("b", "2031-05-09", words, f"{strike}medics/medic asserts responsibility Karsia")
        (found,) = group([denial, later])
        assert len(found.replies) == replies


@pytest.mark.parametrize(
    ("left", "right", "clash"),
    [
        ("Nat Sin", "Nyaung Sin", True),
        ("Hill 88", "Height 88", False),
        ("Osk", "Osk city", False),
        ("Upper Dalen bridge", "Dalen", False),
    ],
)
def test_a_word_in_common_makes_no_two_villages_one(left: str, right: str, clash: bool) -> None:
    assert places(place(left, None), place(right, None)).clash is clash


def test_the_night_before_is_another_night() -> None:
    def day(when: str, words: str) -> When:
        return When(Span(words, 0, len(words)), when, when, 1, "relative", "test")

    saturday = day("2031-05-10", "Saturday")
    assert dates(day("2031-05-09", "late on Friday"), saturday).clash is False
    assert dates(day("2031-05-09", "the night before"), saturday).clash


@pytest.mark.parametrize(("target", "incidents"), [("popular market", 1), ("grain market", 2)])
def test_crowded_and_popular_tell_no_two_markets(target: str, incidents: int) -> None:
    one = told(
        "a", "2031-05-07", "Jets hit a cattle market.", f"hit | ASSAULT aerial | to cattle market | {HERE} | {DAY}"
    )
    crowded = told(
        "a", "2031-05-07", "Jets hit a crowded market.", f"hit | ASSAULT aerial | to crowded market | {HERE} | {DAY}"
    )
    other = told("b", "2031-05-07", f"Jets hit the {target}.", f"hit | ASSAULT aerial | to {target} | {HERE} | {DAY}")
    assert len(group([crowded if target == "popular market" else one, other])) == incidents


def test_one_sentence_may_tell_of_two_places_and_two_hours() -> None:
    text = "Rice went to Arvik, which was bombed on Tuesday afternoon, and to Belmar, where jets struck a hall on Tuesday morning."
    lines = f"bombed | ASSAULT aerial | to Arvik | at Arvik | {DAY}\nstruck | ASSAULT aerial | to hall | {DAY}"
    assert groups_of(told("a", "2031-05-07", text, lines)) == ["bombed", "struck"]


def test_a_toll_goes_to_the_act_that_names_what_it_names() -> None:
    text = "Rebels attacked the Morning Lark on Tuesday. They said they had fired at a carrier on Monday. Three men were hurt on the Morning Lark."
    lines = f"attacked | ASSAULT | by rebels | to ship | {DAY}\nfired at | ASSAULT | by rebels | to carrier | on 2031-05-05\nhurt | ASSAULT | to men"
    assert groups_of(told("a", "2031-05-07", text, lines)) == ["attacked+hurt", "fired at"]


def test_the_name_of_the_one_killed_comes_after() -> None:
    text = "A judge was shot dead in Ketra on Tuesday. Kelm Orren died at once."
    lines = f"shot dead | ASSAULT | to judge | {HERE} | {DAY} | killed 1\ndied | ASSAULT | to Kelm Orren | killed 1"
    assert groups_of(told("a", "2031-05-07", text, lines)) == ["shot dead+died"]
    many = f"shot dead | ASSAULT | to judges | {HERE} | {DAY} | killed 3\ndied | ASSAULT | to Kelm Orren | killed 1"
    assert groups_of(told("a", "2031-05-07", text.replace("A judge was", "Judges were"), many)) == ["died", "shot dead"]


@pytest.mark.parametrize(
    ("sentence", "trigger", "again", "apart"),
    [
        ("Troops clashed again, a week after a first shootout.", "clashed", True, False),
        ("Troops clashed again, a week after a first shootout.", "shootout", False, False),
        ("In the other, a man blew himself up.", "blew", False, True),
        ("The raid of the previous night had hit a silo.", "raid", False, True),
        ("The raid of that night had hit a silo.", "raid", False, False),
    ],
)
def test_what_is_told_from_another(sentence: str, trigger: str, again: bool, apart: bool) -> None:
    at = sentence.index(trigger)
    found = introduction(sentence, Span(trigger, at, at + len(trigger)))
    assert (found.again is not None, found.apart) == (again, apart)


def test_two_nights_share_a_day_and_are_two() -> None:
    def night(first: str, last: str) -> When:
        return When(Span("overnight", 0, 9), first, last, 2, "relative", "test", clock="night")

    assert dates(night("2031-05-05", "2031-05-06"), night("2031-05-06", "2031-05-07")).clash
    assert not dates(night("2031-05-05", "2031-05-06"), night("2031-05-05", "2031-05-06")).clash


def test_an_abduction_may_be_told_as_a_disappearance() -> None:
    taken = told(
        "a", "2031-05-07", "Men took Wasil Jan in Ketra.", f"took | ASSAULT abduct | to Wasil Jan | {HERE} | {DAY}"
    )
    gone = told(
        "b", "2031-05-07", "Police look into the disappearance of Wasil Jan.", "disappearance | ASSAULT | to Wasil Jan"
    )
    assert groups_of(taken, gone) == ["took+disappearance"]


def test_who_says_that_nobody_was_killed_answers_who_gave_dead() -> None:
    strike = f"strike | ASSAULT aerial | to market | {HERE} | {DAY}\n{SAYS}"
    dead = told("a", "2031-05-07", "A strike hit a market in Ketra.", f"{strike}medics/medic asserts toll killed 9")
    none = told(
        "b", "2031-05-08", "A strike hit a market in Ketra.", f"{strike}army/military asserts toll killed 0 !negated"
    )
    (found,) = group([dead, none])
    assert [(one.claim, one.answers) for one in found.replies] == [(none.claims[0].id, dead.claims[0].id)]
    (found,) = group([dead, replace(none, report=replace(none.report, published="2031-05-06"))])
    assert [(one.claim, one.answers) for one in found.replies] == [(dead.claims[0].id, none.claims[0].id)]
