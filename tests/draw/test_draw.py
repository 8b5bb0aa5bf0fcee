"""Pictures hold what they are given: every figure, honest areas, hostile words as words, the same bytes each time."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from allegedly.cli.main import run
from allegedly.draw.areas import province
from allegedly.draw.map import Spot, draw_map
from allegedly.draw.matrix import Cell, Row, draw_matrix
from allegedly.draw.network import Edge, draw_network
from allegedly.draw.svg import standalone, to_png
from allegedly.draw.timeline import Bar, draw_timeline
from allegedly.draw.tolls import Figure, draw_tolls

SPOTS = (
    Spot(33.3, 44.4, 1, "Baghdad", "IRQ", 5, 2, "/a"),
    Spot(36.2, 37.1, 4, "Aleppo", "SYR", 3, 0),
    Spot(35, 38, 6, "Syria", "SYR", 1, 0),
)
HOSTILE = "<script>alert(1)</script>\x00\u202e\"'&"


def pictures(word: str) -> list[str]:
    return [
        draw_map([Spot(1.0, 2.0, 4, word, None, 1, 0, word)]), draw_map([]), draw_timeline([Bar("2021-03", 2, 1)]), draw_timeline([]),
        draw_tolls([Figure("killed", word, 4, 14, word, word, word)]), draw_tolls([]), draw_matrix(word, [word], [Row(word, word, (Cell((word,), "no"),))]),
        draw_network([Edge(word, "b", "accuses", word, 1, word)], word), draw_network([]),
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["plain", HOSTILE])
def test_every_picture_is_sound_xml_without_a_script(word: str) -> None:
    for picture in pictures(word):
        tree = ElementTree.fromstring(standalone(picture))  # noqa: S314 -- our own
        assert not [one for one in tree.iter() if one.tag.endswith("script")]


def test_what_is_only_an_area_is_drawn_as_one() -> None:
    drawn = draw_map(SPOTS)
    assert drawn.count('class="area"') == 1
    assert drawn.count('class="ring"') == 0
    assert drawn.count('class="land shaded"') == 1
    assert drawn.count('<circle class="dot wide"') == 2
    assert drawn.count('<circle class="dot disputed"') == 1


def test_a_province_without_an_outline_is_a_ring() -> None:
    drawn = draw_map([Spot(33.0, 44.0, 4, "Nowhere", "IRQ", 1, 0), Spot(30.0, 45.0, 3, "Aleppo", "SYR", 2, 0)])
    assert drawn.count('class="ring"') == 2
    assert 'class="area"' not in drawn
    assert drawn.count('<circle class="dot wide"') == 2


def test_a_place_beside_its_province_is_a_place() -> None:
    drawn = draw_map([Spot(36.3, 37.5, 4, "Aleppo", "SYR", 3, 0), Spot(36.2, 37.16, 1, "Aleppo", "SYR", 1, 0)])
    assert drawn.count('<circle class="dot"') == 1
    assert ">4</text>" in drawn


@pytest.mark.parametrize(
    ("country", "name", "inside", "outside"),
    [
        ("SYR", "Aleppo province", (37.16, 36.2), (36.63, 35.93)),
        ("SYR", "Ḩalab", (37.16, 36.2), (38.0, 34.5)),
        ("IRQ", "Diyala", (44.65, 33.75), (44.4, 33.3)),
        ("UKR", "Donetska oblast", (37.8, 48.0), (39.3, 48.57)),
        ("AFG", "Helmand", (64.36, 31.58), (65.7, 31.6)),
        ("NGA", "Borno State", (13.15, 11.83), (11.96, 11.74)),
    ],
)
def test_a_province_holds_its_own_towns(
    country: str, name: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    found = province(country, name)
    assert found is not None
    assert found.holds(*inside)
    assert not found.holds(*outside)


@pytest.mark.parametrize(
    ("country", "name"), [("SYR", "Nowhere"), ("XXX", "Aleppo"), (None, "Aleppo"), ("SYR", None), ("SYR", "")]
)
def test_no_outline_is_made_up(country: str | None, name: str | None) -> None:
    assert province(country, name) is None


def test_spots_that_would_cover_each_other_are_one() -> None:
    near = [
        Spot(10.0, 10.0, 1, "A", None, 2, 1),
        Spot(10.01, 10.01, 1, "B", None, 3, 0),
        Spot(30.0, 30.0, 1, "C", None, 1, 0),
    ]
    assert draw_map(near).count('class="dot') == 2
    assert ">5</text>" in draw_map(near)


def test_an_end_that_nobody_gives_stays_open() -> None:
    drawn = draw_tolls(
        [Figure("killed", "a", 22, None, "at least 22", ""), Figure("killed", "b", None, None, "“dozens”", "")]
    )
    assert drawn.count('class="open-end"') == 1
    assert "no number" in drawn


def test_many_months_are_counted_by_the_year() -> None:
    drawn = draw_timeline([Bar("1999-01", 1, 0), Bar("2021-03", 2, 1), Bar("2021-04", 1, 0)])
    assert "2021: 3, 1 of them disputed" in drawn


def test_the_command_draws_every_kind(ledger: Path, tmp_path: Path) -> None:
    for kind, subject in (
        ("map", []),
        ("timeline", []),
        ("tolls", ["i-3f2a91"]),
        ("matrix", ["i-3f2a91"]),
        ("network", ["Free Guard"]),
        ("network", []),
    ):
        out = tmp_path / f"{kind}.svg"
        assert run(["draw", kind, *subject, "-o", str(out), "--ledger", str(ledger)]) == 0
        assert out.read_text("utf-8").startswith("<svg")
    assert run(["draw", "tolls", "-o", str(tmp_path / "x.svg"), "--ledger", str(ledger)]) == 2
    assert run(["draw", "map", "-o", str(tmp_path / "x.gif"), "--ledger", str(ledger)]) == 2


def test_a_png_is_made() -> None:
    assert to_png(draw_timeline([Bar("2021-03", 2, 1)]), 1).startswith(b"\x89PNG")
