"""PLOVER in full, and its equivalents in CAMEO and ACLED, against a table."""

import pytest

from allegedly.lexicon import load_lexicon
from allegedly.lexicon.crosswalk import Scheme, from_code, to_codes
from allegedly.lexicon.frames import FrameRule, derive_triggers
from allegedly.lexicon.table import Placed


def test_plover_is_whole() -> None:
    lexicon = load_lexicon()
    assert len({row.type for row in lexicon.plover}) == 16
    assert sum(row.mode is not None for row in lexicon.plover) == 67
    kinds = [row.kind for row in lexicon.plover_contexts]
    assert (kinds.count("context"), kinds.count("auxiliary")) == (37, 4)
    assert all(row.definition for row in lexicon.plover)
    assert all(row.definition for row in lexicon.plover_contexts)


def test_every_type_has_a_cameo_root_and_every_root_a_row() -> None:
    rows = load_lexicon().crosswalk
    cameo = [row for row in rows if row.scheme == "CAMEO"]
    assert {row.code for row in cameo if len(row.code) == 2} == {f"{number:02}" for number in range(1, 21)}
    assert {row.type for row in load_lexicon().plover} <= {row.type for row in cameo}


def test_all_of_acled_has_a_row() -> None:
    codes = [row.code for row in load_lexicon().crosswalk if row.scheme == "ACLED"]
    assert len(codes) == 25
    heads = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments")  # fmt: skip
    assert all(code.startswith(heads) for code in codes)


CODES: list[tuple[Scheme, str, tuple[str | None, str | None] | None]] = [
    ("CAMEO", "057", ("SUPPORT", None)),
    ("CAMEO", "0841", ("RETREAT", "release")),
    ("CAMEO", "0811", ("CONCEDE", None)),
    ("CAMEO", "163", ("COERCE", "restrict")),
    ("CAMEO", "1621", ("SANCTION", "discontinue")),
    ("CAMEO", "1711", ("COERCE", "seize")),
    ("CAMEO", "1712", ("ASSAULT", "destroy")),
    ("CAMEO", "195", ("ASSAULT", "aerial")),
    ("CAMEO", "01", (None, None)),
    ("CAMEO", "99", None),
    ("ACLED", "Protests/Peaceful protest", ("PROTEST", "demo")),
    ("ACLED", "Strategic developments/Other", (None, None)),
    ("ACLED", "Protests", None),
]


@pytest.mark.parametrize(("scheme", "code", "wanted"), CODES)
def test_codes_of_other_schemes(scheme: Scheme, code: str, wanted: tuple[str | None, str | None] | None) -> None:
    row = from_code(load_lexicon().crosswalk, scheme, code)
    assert (None if row is None else (row.type, row.mode)) == wanted


BACK: list[tuple[Scheme, str, str | None, list[str]]] = [
    ("CAMEO", "THREATEN", "territory", ["1382"]),
    ("CAMEO", "AID", None, ["07", "071", "072", "073", "074", "075"]),
    ("CAMEO", "PROTEST", "vandalize", ["14"]),
    ("ACLED", "ASSAULT", "suicide-attack", ["Explosions/Remote violence/Suicide bomb"]),
    ("ACLED", "REQUEST", None, []),
]


@pytest.mark.parametrize(("scheme", "kind", "mode", "codes"), BACK)
def test_codes_for_a_type(scheme: Scheme, kind: str, mode: str | None, codes: list[str]) -> None:
    assert [row.code for row in to_codes(load_lexicon().crosswalk, scheme, kind, mode)] == codes


def test_a_frame_is_each_verb_with_each_object() -> None:
    rule = FrameRule("ends", ("lift", "call off"), ("ban", "curfew"), "CONCEDE", None, (), "own")
    found = [placed.entry.lemma for placed in derive_triggers([Placed("f:2", rule)])]
    assert found == ["lift ban", "lift curfew", "call off ban", "call off curfew"]


def test_a_row_of_its_own_goes_before_a_frame() -> None:
    (found,) = [row for row in load_lexicon().triggers if row.lemma == "lift curfew"]
    assert found.source.startswith("plover")
