"""Two sides of one story: what they may tell differently, what sets two happenings apart, and who answers whom across reports."""

import pytest

from allegedly.incident.group import group
from allegedly.records import Annotation
from tests.incident.told import told

SAYS = " " * 12
DAY = "at Ketra | on 2031-05-06"


def report(key: str, text: str, *lines: str, day: str = "2031-05-07") -> Annotation:
    return told(key, day, text, "\n".join(lines))


def count(*reports: Annotation) -> int:
    return len(group(reports))


CLINIC = report(
    "a", "An aid group said a missile struck its clinic.", f"struck | ASSAULT | to clinic | {DAY}",
    f"{SAYS}aid group/ngo asserts occurrence",
)  # fmt: skip


def test_the_body_that_did_it_may_name_another_target() -> None:
    own = report(
        "b", "The coalition said its missile struck an arms store.", f"struck | ASSAULT | by coalition | to arms store | {DAY}",
        f"{SAYS}coalition/military accepts_responsibility responsibility coalition",
    )  # fmt: skip
    other = report(
        "b", "The governor said a missile struck an arms store.", f"struck | ASSAULT | to arms store | {DAY}",
        f"{SAYS}governor/official asserts occurrence",
    )  # fmt: skip
    assert count(CLINIC, own) == 1
    assert count(CLINIC, other) == 2


DENIAL = (
    "The navy denied ramming the boat.",
    "ramming | ASSAULT primitive | by navy | to boat",
    f"{SAYS}navy/military denies responsibility navy",
)


@pytest.mark.parametrize(
    ("accused", "day", "incidents"),
    [("navy", "2031-05-08", 1), ("coast guard", "2031-05-08", 2), ("navy", "2031-05-20", 2)],
)
def test_a_denial_without_day_or_place_meets_what_is_laid_on_the_one_who_denies(
    accused: str, day: str, incidents: int
) -> None:
    told_first = report(
        "a", f"Activists said a {accused} ship rammed a fishing boat.",
        f"rammed | ASSAULT primitive | by {accused} | to fishing boat | {DAY}", f"{SAYS}activists asserts responsibility {accused}",
    )  # fmt: skip
    text, *lines = DENIAL
    found = group([told_first, report("b", text, *lines, day=day)])
    assert len(found) == incidents
    assert sum(len(one.replies) for one in found) == 2 - incidents


@pytest.mark.parametrize(
    ("left", "right", "words", "incidents"),
    [
        ("grain market", "market", "", 1),
        ("railway station", "bus station", "", 2),
        ("checkpoint", "checkpoint", "at the {} checkpoint", 2),
        ("shop", "shop", "in the {} town", 1),
    ],
)
def test_targets_of_one_kind(left: str, right: str, words: str, incidents: int) -> None:
    texts = [
        f"A bomb hit a {name} {words.format(side)} near Ketra."
        for name, side in ((left, "northern"), (right, "southern"))
    ]
    lines = [f"bomb | ASSAULT explosives | to {name} | {DAY}" for name in (left, right)]
    assert count(report("a", texts[0], lines[0]), report("b", texts[1], lines[1])) == incidents


def test_supporters_are_no_opponents_but_protesters_may_be_anybody() -> None:
    marches = [report(key, f"The {who} marched past the old mint over frozen pensions.", f"marched | PROTEST demo | by {who} | {DAY}") for key, who in
               (("a", "supporters"), ("b", "opponents"), ("c", "protesters"))]  # fmt: skip
    assert count(*marches[:2]) == 2
    assert count(marches[0], marches[2]) == 1


def test_each_may_name_the_other() -> None:
    one, two = (
        report(key, f"A shell hit a wedding, {teller} said.", f"shell | ASSAULT {mode} | by {doer} | to wedding | {DAY}",
               f"{SAYS}{teller} asserts responsibility {doer}")
        for key, teller, doer, mode in (("a", "militia", "army", "aerial"), ("b", "army", "militia", "destroy"))
    )  # fmt: skip
    (found,) = group([one, two])
    assert {(reply.claim, reply.answers) for reply in found.replies} >= {(two.claims[0].id, one.claims[0].id)}


def test_what_points_back_by_its_day_says_so() -> None:
    first = report("a", "A bomber struck in Ketra.", f"struck | ASSAULT | to worshippers | {DAY} | killed 15")
    later = report(
        "b", "The toll of Tuesday's bombing rose.", f"bombing | ASSAULT suicide-attack | {DAY} | killed 21", day="2031-05-09"
    )  # fmt: skip
    (found,) = group([first, later])
    assert "refers back +3.2" in found.merges[0].why


def test_a_voice_that_denies_next_to_what_it_tells_tells_of_one_thing() -> None:
    own = report(
        "b", "The governor said 18 died in a clash. He denied that there had been a massacre.",
        f"clash | ASSAULT | {DAY} | killed 18", f"{SAYS}governor/official asserts toll killed 18",
        "massacre | ASSAULT", f"{SAYS}governor/official denies occurrence",
    )  # fmt: skip
    another = report(
        "b", "The governor said 18 died in a clash. The bishop denied that there had been a massacre last year.",
        f"clash | ASSAULT | {DAY} | killed 18", f"{SAYS}governor/official asserts toll killed 18",
        "massacre | ASSAULT", f"{SAYS}bishop denies occurrence",
    )  # fmt: skip
    assert (count(own), count(another)) == (1, 2)


def denied(*claims: str) -> Annotation:
    return report(
        "b",
        "A strike hit Ketra, 9 lost.",
        f"strike | ASSAULT aerial | to villagers | {DAY}",
        *(f"{SAYS}{one}" for one in claims),
        day="2031-05-08",
    )


@pytest.mark.parametrize(
    ("said", "answer", "replies"),
    [
        ("medics/medic asserts responsibility soldiers", "army/military denies responsibility", 1),
        ("medics/medic asserts responsibility army", "police/police denies responsibility", 1),
        ("medics/medic asserts occurrence", "army/military denies responsibility", 1),
        (f"medics/medic asserts occurrence\n{SAYS}mayor/official asserts responsibility rebels", "army/military denies responsibility", 1),
        ("medics/medic asserts occurrence", "army/military denies occurrence", 1),
        ("medics/medic asserts responsibility army", "army/military accepts_responsibility responsibility army", 1),
        ("medics/medic asserts responsibility rebels", "army/military accepts_responsibility responsibility army", 0),
        ("medics/medic asserts responsibility army", "army/military asserts responsibility rebels", 1),
        ("medics/medic asserts responsibility army", "monitor/monitor asserts responsibility rebels", 0),
        ("medics/medic asserts toll killed 9", "army/military denies toll killed 9", 1),
    ],
)  # fmt: skip
def test_what_answers_what(said: str, answer: str, replies: int) -> None:
    first = report(
        "a", "A strike hit Ketra, 9 lost.", f"strike | ASSAULT aerial | to villagers | {DAY}", f"{SAYS}{said}"
    )
    (found,) = group([first, denied(answer)])
    assert len(found.replies) == replies


def test_a_denied_figure_answers_those_who_give_it() -> None:
    first = report(
        "a", "A strike hit Ketra, 9 or 4 lost.", f"strike | ASSAULT aerial | to villagers | {DAY}",
        f"{SAYS}medics/medic asserts toll killed 9", f"{SAYS}police/police asserts toll killed 4",
    )  # fmt: skip
    (found,) = group([first, denied("army/military denies toll killed 9")])
    assert [reply.answers for reply in found.replies] == [first.claims[0].id]


def test_what_a_report_takes_back_is_no_figure_of_the_toll() -> None:
    corrected = denied(
        "police/police asserts toll killed 9", "- retracts toll killed 9", "police/police asserts toll killed 4"
    )
    (found,) = group([corrected])
    assert [figure.high for figure in found.toll["killed"].by] == [4]
