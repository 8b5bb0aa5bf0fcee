"""What ties an incident together: replies across reports, origins, versions and tolls by policy."""

from dataclasses import replace

import pytest

from allegedly.incident.group import group
from allegedly.incident.origin import Print, footprint, origins
from allegedly.records import Part, Span, TollFigure
from allegedly.toll_policy import by_policy
from tests.incident.told import told

STRIKE = "strike | ASSAULT aerial | to Dravan Guard | at Ketra | on 2031-05-06"
FIRST = told(
    "a", "2031-05-07", "A strike hit Ketra.", f"{STRIKE}\n{' ' * 12}medics/medic asserts responsibility Karsia"
)
SECOND = told("b", "2031-05-08", "A strike hit Ketra.", f"{STRIKE}\n{' ' * 12}Karsia/state denies responsibility")


def figure(voice: str, low: int | None, high: int | None, told_on: str, party: bool | None) -> TollFigure:
    return TollFigure(voice, low, high, "r", Span("", 0, 0), claim=f"c-{voice}", told=told_on, party=party)


FIGURES = (
    figure("army", 5, 5, "2031-05-07", True),
    figure("medics", 9, None, "2031-05-07", False),
    figure("monitor", 12, 14, "2031-05-08", False),
)


@pytest.mark.parametrize(
    ("policy", "low", "high", "claims"),
    [
        ("min", 5, 5, ("c-army",)),
        ("max", 14, 14, ("c-monitor",)),
        ("median", 9, 9, ("c-medics",)),
        ("latest", 12, 14, ("c-monitor",)),
        ("independent", 9, None, ("c-medics", "c-monitor")),
        ("ucdp", 5, 14, ("c-medics", "c-army", "c-monitor")),
        ("acled", 5, 5, ("c-army",)),
    ],
)
def test_a_policy_names_the_claims_it_rests_on(
    policy: str, low: int, high: int | None, claims: tuple[str, ...]
) -> None:
    found = by_policy(FIGURES)[policy]  # type: ignore[index]
    assert (found.low, found.high, found.claims) == (low, high, claims)


def test_a_voice_that_changed_its_figure_counts_with_the_last_one() -> None:
    before = replace(figure("monitor", 40, 40, "2031-05-06", False), report="r-0", claim="c-old")
    found = by_policy((before, *FIGURES))
    assert (found["max"].high, found["max"].claims) == (14, ("c-monitor",))


def test_of_one_report_the_whole_counts_and_not_its_parts() -> None:
    part = replace(figure("medics", 2, 2, "2031-05-07", False), whom="children", claim="c-part")
    assert by_policy((*FIGURES, part))["min"].claims == ("c-army",)


def test_the_one_number_of_an_open_interval_is_its_named_end() -> None:
    found = by_policy([figure("medics", 9, None, "2031-05-07", False)])
    assert (found["independent"].high, found["independent"].best) == (None, 9)


def test_no_figure_is_no_toll() -> None:
    assert by_policy([figure("army", None, None, "2031-05-07", True)]) == {}
    assert "independent" not in by_policy(FIGURES[:1])


def test_a_denial_finds_the_accusation_of_another_report() -> None:
    (one,) = group([FIRST, SECOND])
    assert [(reply.claim, reply.answers) for reply in one.replies] == [(SECOND.claims[0].id, FIRST.claims[0].id)]


def test_nobody_answers_what_is_told_later() -> None:
    late = replace(FIRST, report=replace(FIRST.report, published="2031-05-09"))
    (one,) = group([late, SECOND])
    assert one.replies == ()


def test_copies_are_one_origin_and_say_why() -> None:
    credited = [footprint(replace(one.report, byline="Harbour Wire")) for one in (FIRST, SECOND)]
    (origin,) = origins({"a": credited[0], "b": credited[1]})
    assert origin.reports == ("a", "b")
    assert "harbour wire" in origin.why


# three passages of more than twenty words, and one edited as a desk edits
BRIDGE = "Engineers of the river board said on Monday that the old bridge at Tolm could carry no lorries before the spring, because two of its piers had been cracked by the blast"
SHELTER = "In the school that serves as a shelter, a cook named Ira Venn counted four hundred bowls at noon and nearly six hundred in the evening, more than on any day since winter"
TALKS = "Envoys of both sides are to meet again on the island of Sorn next week, three people who know of the talks said, though neither government has confirmed a day or a place"
EDITED = BRIDGE.replace("on Monday ", "").replace("lorries", "trucks")


def printed(*paragraphs: str) -> Print:
    text = "\n".join(paragraphs)
    return footprint(replace(FIRST.report, text=text, parts=(Part("body", 0, len(text)),)))


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        ({"a": (BRIDGE, SHELTER), "b": (BRIDGE, TALKS)}, [("a", "b")]),
        ({"a": (BRIDGE, SHELTER), "b": (EDITED, TALKS)}, [("a", "b")]),
        ({"a": (BRIDGE,), "b": (SHELTER,)}, [("a",), ("b",)]),
        # put together of two: both stay, and it counts for neither more
        ({"a": (BRIDGE,), "b": (SHELTER,), "c": (BRIDGE, SHELTER)}, [("a", "c"), ("b", "c")]),
        # the same three, where the whole was there first and the others took from it
        ({"c": (BRIDGE, SHELTER), "a": (BRIDGE,), "b": (SHELTER,)}, [("c", "a", "b")]),
        # one passage of five, quoted in passing
        ({"a": (BRIDGE, SHELTER, TALKS), "b": (BRIDGE, *(f"{n} {' '.join(reversed(TALKS.split()))}" for n in range(4)))}, [("a",), ("b",)]),
    ],
)  # fmt: skip
def test_origins_are_found_by_passages(texts: dict[str, tuple[str, ...]], groups: list[tuple[str, ...]]) -> None:
    assert [one.reports for one in origins({key: printed(*text) for key, text in texts.items()})] == groups


def test_the_same_address_is_a_version_that_says_what_changed() -> None:
    old, new = (
        told(name, day, f"A strike hit Ketra, {n} lost.", f"{STRIKE}\n{' ' * 12}medics/medic asserts toll killed {n}")
        for name, day, n in (("a", "2031-05-07", 9), ("b", "2031-05-08", 7))
    )
    addressed = [replace(one, report=replace(one.report, url="https://post.example/1")) for one in (old, new)]
    (one,) = group(addressed)
    (version,) = one.versions
    assert (version.report, version.replaces, version.why) == ("r-b", "r-a", "the same address")
    assert [(change.old, change.new) for change in version.changed] == [(old.claims[0].id, new.claims[0].id)]
