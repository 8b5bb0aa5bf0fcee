"""What is read as one happening and what is left as two: a table of merges and of near misses, in one report and across reports."""

from dataclasses import replace

import pytest

from allegedly.incident.group import group
from allegedly.records import Annotation, Part
from tests.incident.told import told

STRIKE = "strike | ASSAULT aerial | to Dravan Guard | at Ketra | on 2031-05-06 | killed 22"

# name, text, events, the groups expected as trigger words
ONE_REPORT = [
    (
        "a definite mention goes to the event before it",
        "An air strike hit Ketra on Tuesday. Residents said the strike began at noon.",
        "air strike | ASSAULT aerial | at Ketra | on 2031-05-06\nstrike@2 | ASSAULT",
        ["air strike+strike"],
    ),
    (
        "this attack",
        "A bomb went off in Ketra. We will not forget this attack, he said.",
        "bomb | ASSAULT explosives | at Ketra\nattack | ASSAULT",
        ["bomb+attack"],
    ),
    (
        "last week's strike",
        "Planes struck Ketra. The brigade lost men in last week's strike.",
        "struck | ASSAULT aerial | at Ketra | on 2031-05-01/2031-05-07\nstrike | ASSAULT",
        ["struck+strike"],
    ),
    (
        "a second attack is told apart",
        "Gunmen attacked a post in Ketra. A second attack followed.",
        "attacked | ASSAULT | at Ketra\nattack@2 | ASSAULT",
        ["attacked", "attack"],
    ),
    (
        "another attack is told apart, and the words after it mean the nearer",
        "A bomb hit Ketra. Another bomb killed 4 in Osmar. The bombing shook Osmar.",
        "bomb | ASSAULT explosives | at Ketra\nbomb@2 | ASSAULT explosives | at Osmar | killed 4\nbombing | ASSAULT explosives",
        ["bomb", "bomb+bombing"],
    ),
    (
        "in a separate incident",
        "A strike hit Ketra. In a separate incident, attackers killed a woman. The killings shocked many.",
        "strike | ASSAULT aerial | at Ketra\nkilled | ASSAULT | to woman | killed 1\nkillings | ASSAULT",
        ["strike", "killed+killings"],
    ),
    (
        "elsewhere",
        "Gunmen shot a farmer. Elsewhere, gunmen shot a farmer.",
        "shot | ASSAULT firearms | to farmer\nshot@2 | ASSAULT firearms | to farmer",
        ["shot", "shot"],
    ),
    (
        "an act and the harm it did, in one sentence",
        "A strike on Ketra killed 22 people.",
        "strike | ASSAULT aerial | at Ketra\nkilled | ASSAULT | killed 22",
        ["strike+killed"],
    ),
    (
        "hit by the strike",
        "A strike shook Ketra. None of its troops had been hit by the strike.",
        "strike | ASSAULT aerial | at Ketra\nhit | ASSAULT\nstrike@2 | ASSAULT aerial",
        ["strike+hit+strike"],
    ),
    (
        "a toll told in a sentence of its own",
        "A car bomb exploded in Ketra. Police said 9 people were killed.",
        "car bomb | ASSAULT explosives | at Ketra\nkilled | ASSAULT | to people | killed 9",
        ["car bomb+killed"],
    ),
    (
        "but not of one killed at another time",
        "A car bomb exploded in Ketra. A candidate was killed before the vote.",
        "car bomb | ASSAULT explosives | at Ketra\nkilled | ASSAULT | to candidate | killed 1",
        ["car bomb", "killed"],
    ),
    (
        "two places in one sentence",
        "A strike killed 3 in Ketra and a bomb killed 4 in Osmar.",
        "strike | ASSAULT aerial | at Ketra\nkilled | ASSAULT | at Ketra | killed 3\n"
        "bomb | ASSAULT explosives | at Osmar\nkilled@2 | ASSAULT | at Osmar | killed 4",
        ["strike+killed", "bomb+killed"],
    ),
    (
        "an indefinite mention starts anew",
        "A strike hit Ketra on Tuesday. Officials spoke of a strike.",
        "strike | ASSAULT aerial | at Ketra | on 2031-05-06\nstrike@2 | ASSAULT aerial",
        ["strike", "strike"],
    ),
    (
        "one voice, one town, one day, two tolls",
        "A car bomb killed 3 in Ketra on Tuesday. A car bomb killed 8 in Ketra on Tuesday.",
        "car bomb | ASSAULT explosives | at Ketra | on 2031-05-06 | killed 3\n"
        "car bomb@2 | ASSAULT explosives | at Ketra | on 2031-05-06 | killed 8",
        ["car bomb", "car bomb"],
    ),
    (
        "a further figure of one kind",
        "An attack killed 5 in Ketra. The attack killed a further 7.",
        "attack | ASSAULT | at Ketra | killed 5\nattack@2 | ASSAULT | killed 7",
        ["attack", "attack"],
    ),
    (
        "a further figure of another kind",
        "A strike killed 22 in Ketra. The strike wounded a further 12.",
        "strike | ASSAULT aerial | at Ketra | killed 22\nstrike@2 | ASSAULT aerial | wounded 12",
        ["strike+strike"],
    ),
    (
        "a town in the country named before",
        "A strike hit Valdia. The strike destroyed a house in Ketra.",
        "strike | ASSAULT aerial | at Valdia\nstrike@2 | ASSAULT aerial | at Ketra",
        ["strike+strike"],
    ),
    (
        "a town in another country",
        "A strike hit Karsia. The strike in Ketra was bigger.",
        "strike | ASSAULT aerial | at Karsia\nstrike@2 | ASSAULT aerial | at Ketra",
        ["strike", "strike"],
    ),
    (
        "other days",
        "A strike hit Ketra on Tuesday. The strike on Thursday hit Ketra.",
        "strike | ASSAULT aerial | at Ketra | on 2031-05-06\nstrike@2 | ASSAULT aerial | at Ketra | on 2031-05-08",
        ["strike", "strike"],
    ),
    (
        "another kind of act",
        "A strike hit Ketra. The kidnapping went on.",
        "strike | ASSAULT aerial | at Ketra\nkidnapping | ASSAULT abduct",
        ["strike", "kidnapping"],
    ),
    (
        "another type",
        "A protest filled Ketra. The arrests began.",
        "protest | PROTEST demo | at Ketra\narrests | COERCE arrest",
        ["protest", "arrests"],
    ),
    (
        "an attack that is only planned",
        "An attack hit Ketra. He promised the attack on Osmar would come.",
        "attack | ASSAULT | at Ketra\nattack@2 | ASSAULT\n            - asserts occurrence !planned",
        ["attack", "attack"],
    ),
    (
        "a denial of what happened",
        "An attack hit Ketra. Valdia denied the attack.",
        "attack | ASSAULT | at Ketra\nattack@2 | ASSAULT\n            Valdia/state denies occurrence !negated",
        ["attack+attack"],
    ),
    (
        "a verb's denial that answers the claim",
        "Shells hit a market in Ketra. The army had not shelled the town.",
        "hit | ASSAULT heavy-weapons | at Ketra\n            residents/witness asserts occurrence\n"
        "shelled | ASSAULT heavy-weapons\n            army/military denies responsibility army !negated > hit",
        ["hit+shelled"],
    ),
    (
        "a sum of many",
        "A strike hit Ketra. The strikes of this year hit Ketra often.",
        "strike | ASSAULT aerial | at Ketra\nstrikes | ASSAULT aerial | at Ketra | aggregate",
        ["strike", "strikes"],
    ),
    (
        "background is not today's",
        "Gunmen attacked Ketra. Gunmen attacked Ketra when the war began.",
        "attacked | ASSAULT | at Ketra\nattacked@2 | ASSAULT | at Ketra | background",
        ["attacked", "attacked"],
    ),
    (
        "an anniversary",
        "A bomb hit Ketra. Ten years after the bombing, Ketra mourned.",
        "bomb | ASSAULT explosives | at Ketra\nbombing | ASSAULT explosives | at Ketra",
        ["bomb", "bombing"],
    ),
    (
        "the rival's attack",
        "Dravan Guard said the Karsian attack began at dawn. Karsia said the Valdian attack began first.",
        "attack | ASSAULT | by Karsia | to Valdia\nattack@2 | ASSAULT | by Valdia | to Karsia",
        ["attack", "attack"],
    ),
    (
        "their battle is not the strike before it",
        "A strike hit Ketra. The guards won fame during their battle for the north.",
        "strike | ASSAULT aerial | at Ketra\nbattle | ASSAULT",
        ["strike", "battle"],
    ),
    (
        "a war is not an act in it",
        "A strike hit Ketra. The war went on.",
        "strike | ASSAULT aerial | at Ketra\nwar | ASSAULT",
        ["strike", "war"],
    ),
    (
        "an attack that: the same thing named again",
        "Rebels spoke of shelling in Ketra, an attack that killed 14.",
        "shelling | ASSAULT heavy-weapons | at Ketra\nattack | ASSAULT | killed 14",
        ["shelling+attack"],
    ),
    (
        "the ambush means the one who ambushed, not the fire nearer to it",
        "Gunmen ambushed a convoy. Elsewhere they opened fire on drivers. Officials spoke of the ambush.",
        "ambushed | ASSAULT | to convoy\nopened fire | ASSAULT firearms | to drivers\nambush@2 | ASSAULT",
        ["ambushed+ambush", "opened fire"],
    ),
    (
        "the bombing means the act, not the wounded told after it",
        "A car bomb hit Ketra. Odo Venn was wounded last week. The bombing was condemned.",
        "car bomb | ASSAULT explosives | at Ketra\nwounded | ASSAULT | to Odo Venn\nbombing | ASSAULT explosives",
        ["car bomb+bombing", "wounded"],
    ),
    (
        "a denial without a name of the act, by the one accused",
        "The army shelled Ketra, rebels said. Our men did not fire, it said.",
        "shelled | ASSAULT heavy-weapons | by Valdian army | at Ketra\n            rebels/armed_group asserts occurrence\n"
        "fire | ASSAULT | by Valdian army\n            Valdian army/military denies occurrence !negated",
        ["shelled+fire"],
    ),
    (
        "but not of what nobody said of him",
        "The Red Column shelled Ketra, rebels said. Our men did not fire, it said.",
        "shelled | ASSAULT heavy-weapons | by Red Column | at Ketra\n            rebels/armed_group asserts occurrence\n"
        "fire | ASSAULT | by Valdian army\n            Valdian army/military denies occurrence !negated",
        ["shelled", "fire"],
    ),
    (
        "no bombing since",
        "A car bomb hit Ketra. The town had seen no bombing for years.",
        "car bomb | ASSAULT explosives | at Ketra\nbombing | ASSAULT explosives | at Ketra\n            - asserts occurrence !negated",
        ["car bomb", "bombing"],
    ),
    (
        "two plans under two names",
        "He feared a raid on Ketra. He warned of the use of force.",
        "raid | ASSAULT | at Ketra\n            - asserts occurrence !possible\nuse of force | ASSAULT\n            - asserts occurrence !possible",
        ["raid", "use of force"],
    ),
    (
        "background without date, place or figure is left out, and so is what has no type",
        "A strike hit Ketra. Raids were common. They met.",
        "strike | ASSAULT aerial | at Ketra\nRaids | ASSAULT | background\nmet | -",
        ["strike"],
    ),
]  # fmt: skip


def groups_of(*reports: Annotation) -> list[str]:
    return sorted("+".join(event.trigger.text for event in incident.events) for incident in group(reports))


@pytest.mark.parametrize(
    ("text", "events", "expected"), [case[1:] for case in ONE_REPORT], ids=[case[0] for case in ONE_REPORT]
)
def test_in_one_report(text: str, events: str, expected: list[str]) -> None:
    assert groups_of(told("a", "2031-05-09", text, events)) == sorted(expected)


def test_a_title_says_the_body_again() -> None:
    text = "Police said a car bomb exploded in Ketra. A bomb went off in Osmar."
    events = """
car bomb | ASSAULT explosives | at Ketra
bomb@3 | ASSAULT explosives | at Osmar
Car bomb | ASSAULT explosives
kills | ASSAULT | killed 9
"""
    report = told("a", "2031-05-09", text, events, title="Car bomb kills 9 in the north")
    assert groups_of(report) == ["Car bomb+kills+car bomb", "bomb"]


def test_a_correction_gives_another_figure_of_one_bombing() -> None:
    text = "Nine died, an early report of the bombing said, and 9 was wrong. Police said 7 people were killed."
    events = """
bombing | ASSAULT explosives | at Ketra | killed 9
            police/police asserts toll killed 9
killed | ASSAULT | to people | killed 7
            police/police asserts toll killed 7
"""
    report = told("a", "2031-05-09", text, events)
    assert groups_of(report) == ["bombing", "killed"]
    corrected = replace(report.report, parts=(Part("correction", 0, len(text)),))
    assert groups_of(replace(report, report=corrected)) == ["bombing+killed"]


def strike(key: str, cells: str = STRIKE, *, date: str | None = "2031-05-07", text: str | None = None) -> Annotation:
    words = text or f"Report {key}: a strike hit fighters, and 22 or 9 were lost."
    return told(key, date, words, cells)


ACROSS = [
    ("the same day, town, act and victims", STRIKE, STRIKE, 1),
    ("an act told less exactly", STRIKE, STRIKE.replace(" aerial", ""), 1),
    ("a rival toll for the same victims", STRIKE, STRIKE.replace("killed 22", "killed 9"), 1),
    ("the country for the town", STRIKE, STRIKE.replace("Ketra", "Valdia"), 1),
    ("the week for the day", STRIKE, STRIKE.replace("2031-05-06", "2031-05-04/2031-05-10"), 1),
    ("another day", STRIKE, STRIKE.replace("2031-05-06", "2031-05-05"), 2),
    ("another town", STRIKE, STRIKE.replace("Ketra", "Osmar"), 2),
    ("another country", STRIKE, STRIKE.replace("Ketra", "Tolm"), 2),
    ("another region", STRIKE, STRIKE.replace("Ketra", "South"), 2),
    ("two names nobody knows", STRIKE.replace("Ketra", "Arn"), STRIKE.replace("Ketra", "Bel"), 2),
    ("one name nobody knows", STRIKE.replace("Ketra", "Arn"), STRIKE.replace("Ketra", "Arn"), 1),
    ("other known victims", STRIKE, STRIKE.replace("Dravan Guard", "Red Column"), 2),
    ("another kind of act", STRIKE, STRIKE.replace("aerial", "abduct"), 2),
    ("another type", STRIKE, STRIKE.replace("ASSAULT aerial", "PROTEST strike"), 2),
    ("a village and a day, another toll, victims unknown", STRIKE.replace(" | to Dravan Guard", ""),
     STRIKE.replace(" | to Dravan Guard", "").replace("killed 22", "killed 9"), 1),
    ("a large town and a day, another toll, victims unknown", STRIKE.replace(" | to Dravan Guard", "").replace("Ketra", "Aleppo"),
     STRIKE.replace(" | to Dravan Guard", "").replace("killed 22", "killed 9").replace("Ketra", "Aleppo"), 2),
    ("town, day and act, victims unknown", STRIKE.replace(" | to Dravan Guard", ""), STRIKE, 1),
    ("the country and the day alone", "strike | ASSAULT | at Valdia | on 2031-05-06", "strike | ASSAULT | at Valdia | on 2031-05-06", 2),
    ("no date and no town", "strike | ASSAULT aerial | to Dravan Guard", "strike | ASSAULT aerial | to Dravan Guard", 2),
    ("no date, but town, victims and act, told within days", STRIKE, STRIKE.replace(" | on 2031-05-06", ""), 1),
    ("a sum of many", STRIKE + " | aggregate", STRIKE + " | aggregate", 2),
    ("a denial and what it denies",
     STRIKE, STRIKE.replace("killed 22", "killed 9") + "\n            Valdia/state denies responsibility Valdia", 1),
    ("planned there, done here", STRIKE, STRIKE + "\n            - asserts occurrence !planned", 2),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "expected"), [case[1:] for case in ACROSS], ids=[case[0] for case in ACROSS])
def test_across_reports(left: str, right: str, expected: int) -> None:
    assert len(group([strike("a", left), strike("b", right, text="B says: a strike came down, 22, 9.")])) == expected


def test_a_thing_is_not_told_before_it_happens() -> None:
    early = strike("b", STRIKE.replace("2031-05-06", "2031-05-01/2031-05-07"), date="2031-05-03")
    assert len(group([strike("a"), early])) == 2


def test_undated_happenings_of_reports_far_apart_stay_two() -> None:
    undated = STRIKE.replace(" | on 2031-05-06", "")
    assert len(group([strike("a", undated, date="2031-05-07"), strike("b", undated, date="2031-05-27")])) == 2


def test_a_sentence_carried_twice_is_one_happening_also_undated() -> None:
    text = "Gunmen blocked the narrow road with a tractor and opened fire on drivers from both sides."
    events = "opened fire | ASSAULT firearms"
    assert len(group([told("a", "2031-05-07", text, events), told("b", "2031-06-30", text, events)])) == 1


def test_two_of_one_report_are_not_chained_by_another_report() -> None:
    """Report a tells two attacks of one day and town apart; report b fits both, and joins one."""
    two = told(
        "a", "2031-05-07", "Bombers struck Ketra on Tuesday. A second bombing killed 9 guards.",
        "struck | ASSAULT explosives | to Dravan Guard | at Ketra | on 2031-05-06\n"
        "bombing | ASSAULT explosives | to Dravan Guard | at Ketra | on 2031-05-06 | killed 9",
    )  # fmt: skip
    one = told(
        "b",
        "2031-05-07",
        "A bombing hit Ketra, 9 dead.",
        "bombing | ASSAULT explosives | to Dravan Guard | at Ketra | on 2031-05-06 | killed 9",
    )
    found = group([two, one])
    assert sorted(len(incident.events) for incident in found) == [1, 2]
    assert {len(incident.reports) for incident in found if len(incident.events) == 2} == {2}


def test_a_loose_report_does_not_chain_two_strict_ones() -> None:
    """The strike of Tuesday and that of Thursday, and a report that says "this week": it joins one, and they stay two."""
    loose = strike(
        "c", STRIKE.replace("2031-05-06", "2031-05-04/2031-05-10").replace(" | killed 22", ""), date="2031-05-11"
    )
    later = strike("b", STRIKE.replace("2031-05-06", "2031-05-08"), date="2031-05-09")
    found = group([strike("a"), later, loose])
    assert sorted(len(incident.reports) for incident in found) == [1, 2]


def test_every_merge_says_why() -> None:
    (incident,) = group([strike("a"), strike("b")])
    (merge,) = incident.merges
    assert {merge.left, merge.right} == {event.id for event in incident.events}
    assert "place +0.5 (the same place: Ketra)" in merge.why
    assert "date +1.0 (the dates overlap: 2031-05-06 and 2031-05-06)" in merge.why
    parts = [float(part.split("(")[0].split()[-1]) for part in merge.why.split("; ")]
    assert sum(parts) == pytest.approx(merge.score, abs=0.3)


def _of(key: str, act: str) -> Annotation:
    trigger = act.split(" | ")[0]
    events = f"{act} | to Dravan Guard | at Ketra | on 2031-05-06 | killed 22"
    return told(key, "2031-05-07", f"Of the barracks in Ketra they say {trigger}, and 22 dead.", events)


def test_two_acts_of_two_voices_meet_where_a_third_tells_of_neither_alone() -> None:
    """A fire to one voice and shots to another are two; one who only tells of the dead is surely the same as either."""
    fire, shots = _of("a", "blaze | ASSAULT destroy"), _of("b", "shots | ASSAULT firearms")
    assert len(group([fire, shots])) == 2
    (found,) = group([fire, shots, _of("c", "attack | ASSAULT")])
    assert len(found.reports) == 3


def test_a_kidnapping_meets_no_fire_through_a_third() -> None:
    fire, kidnapping = _of("a", "blaze | ASSAULT destroy"), _of("b", "kidnapping | ASSAULT abduct")
    assert len(group([fire, kidnapping, _of("c", "attack | ASSAULT")])) == 2
