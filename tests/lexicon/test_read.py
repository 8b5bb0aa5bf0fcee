"""Overlay folders in; what the lexicon then holds is compared with what their rows say."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.lexicon import load_lexicon
from allegedly.lexicon.entries import ActorEntry, Lexicon, Role
from allegedly.lexicon.overlay import SHAPES, SHIPPED
from allegedly.lexicon.table import Shape, read_table
from allegedly.problems import LexiconError

ACTORS = "id,name,aliases,kind,country,parents,backers,start,end,source"
PLACES = "name,aliases,feature,country,admin1,lat,lon,geonameid,population,precision,source"
ROLES = "lemma,kind,sector,collective,speaker_for,source"


def overlay(folder: Path, **files: str) -> Lexicon:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return load_lexicon(folder)


def actor(lexicon: Lexicon, wanted: str) -> ActorEntry | None:
    return next((entry for entry in lexicon.actors if entry.id == wanted), None)


def test_every_kind_of_knowledge_is_shipped() -> None:
    lexicon = load_lexicon()
    counts = {"cues": 300, "triggers": 300, "roles": 250, "countries": 240, "actors": 1500, "places": 9000}
    assert {name: len(getattr(lexicon, name)) >= least for name, least in counts.items()} == dict.fromkeys(counts, True)


def test_files_in_the_data_folder_are_all_read() -> None:
    assert sorted(path.name for path in SHIPPED.iterdir()) == sorted(shape.file for shape in SHAPES)


def test_a_lexicon_is_read_once_for_each_folder(tmp_path: Path) -> None:
    assert load_lexicon() is load_lexicon()
    assert load_lexicon(tmp_path) is not load_lexicon()


def test_the_version_names_the_knowledge(tmp_path: Path) -> None:
    changed = overlay(tmp_path, roles=f"{ROLES}\nharbourmaster,official,GOV,no,yes,own\n")
    assert len(changed.version) == 12
    assert changed.version != load_lexicon().version


def test_an_overlay_row_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    lexicon = overlay(tmp_path, actors=f"{ACTORS}\nint.is,The group,IG,armed_group,,,,,,own\n")
    changed = ActorEntry("int.is", "The group", ("IG",), "armed_group", None, (), (), None, None, "own")
    assert actor(lexicon, "int.is") == changed
    assert len(lexicon.actors) == len(load_lexicon().actors)


def test_an_overlay_row_with_a_new_key_is_added_last(tmp_path: Path) -> None:
    lexicon = overlay(tmp_path, roles=f"# mine\n{ROLES}\n\nharbourmaster,official,GOV,no,yes,own\n")
    assert lexicon.roles[-1] == Role("harbourmaster", "official", "GOV", False, True, "own")
    assert lexicon.roles[:-1] == load_lexicon().roles


def test_an_overlay_row_with_a_minus_takes_an_entry_away(tmp_path: Path) -> None:
    lexicon = overlay(tmp_path, actors=f"{ACTORS}\n-int.is\n-irq.nav,,,,,,,,,\n")
    assert actor(load_lexicon(), "irq.nav") is not None
    assert (actor(lexicon, "int.is"), actor(lexicon, "irq.nav")) == (None, None)


def test_no_entry_names_a_parent_that_was_taken_away(tmp_path: Path) -> None:
    lexicon = overlay(tmp_path, actors=f"{ACTORS}\n-irq.pmf\n")
    shipped, left = actor(load_lexicon(), "irq.badr"), actor(lexicon, "irq.badr")
    assert shipped is not None
    assert left is not None
    assert (shipped.parents, left.parents) == (("irq.pmf",), ())


def test_a_removal_may_leave_key_cells_open(tmp_path: Path) -> None:
    lexicon = overlay(tmp_path, places=f"{PLACES}\n-Tripoli\n", actors=f"{ACTORS}\n-isl.*\n")
    assert {p.country for p in load_lexicon().places if p.name == "Tripoli"} >= {"LBY", "LBN"}
    assert [p for p in lexicon.places if p.name == "Tripoli"] == []
    assert [a.id for a in lexicon.actors if a.id.startswith("isl.")] == []


def test_a_country_of_the_overlay_gets_its_forces(tmp_path: Path) -> None:
    header = "alpha3,name,aliases,demonyms,capital,metonyms,geonameid,lat,lon,source"
    row = "XVA,Veldania,,Veldanian;Veldanians,Port Vell,Port Vell,,1.5,2.5,own"
    lexicon = overlay(tmp_path, countries=f"{header}\n{row}\n")
    military = actor(lexicon, "xva.mil")
    assert military is not None
    assert (military.name, military.country, military.parents) == ("Veldanian military", "XVA", ("XVA",))


def test_a_faulty_overlay_raises_with_its_problems(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"lexicon check") as caught:
        overlay(tmp_path, roles=f"{ROLES}\nharbourmaster,seafarer,GOV,no,yes,own\n")
    assert [(p.where, p.code) for p in caught.value.problems] == [
        (f"{tmp_path.as_posix()}/roles.csv:2", "unknown_value")
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    (tmp_path / "roles.csv").write_bytes(f"\ufeff{ROLES}\r\nharbourmaster,official,GOV,no,yes,own\r\n".encode())
    assert load_lexicon(tmp_path).roles[-1].lemma == "harbourmaster"


CELL = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=12)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(CELL, min_size=1, max_size=8), max_size=6))
def test_any_rows_give_entries_or_problems_and_never_an_exception(
    rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("rows") / "roles.csv"
    path.write_text("\n".join([ROLES, *(",".join(row) for row in rows)]), "utf-8")
    table = read_table(Shape("roles.csv", Role, ("lemma",)), path, "roles.csv")
    for problem in table.problems:
        assert problem.where.startswith("roles.csv:")
        assert 1 < int(problem.where.removeprefix("roles.csv:")) <= len(rows) + 1
