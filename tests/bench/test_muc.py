"""The MUC bench: keys read with their alternatives, fills compared and counted by the rules, records turned into templates."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from allegedly.bench.__main__ import bench
from allegedly.bench.muc_fill import templates
from allegedly.bench.muc_key import SLOTS, Fill, Template, find_sets, messages, read_key
from allegedly.bench.muc_match import (
    PART,
    RIGHT,
    WRONG,
    agreement,
    date_agreement,
    place_agreement,
    text_agreement,
)
from allegedly.bench.muc_score import score_message, slot_score
from allegedly.problems import InputError
from tests.language.line import record_of

KEY = """;;; a note
0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  - 04 FEB 90
3.  INCIDENT: LOCATION              DRAVIA: OSTREL (CITY)
4.  INCIDENT: TYPE                  BOMBING
9.  PERP: INDIVIDUAL ID             "REBELS" / "ARMED MEN"
                                    ? "LEADER"
10. PERP: ORGANIZATION ID           "DRAVIAN LIBERATION FRONT" / "DLF"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT / CLAIMED OR ADMITTED: "DRAVIAN LIBERATION FRONT" /
                                    "DLF"
12. PHYS TGT: ID                    "\\"NORDA\\" BRIDGE" / "BRIDGE"
17. PHYS TGT: TOTAL NUMBER          *
18. HUM TGT: NAME                   -
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "-"

0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
4.  INCIDENT: TYPE                  ARSON
12. PHYS TGT: ID                    "MILL"

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def key() -> list[Template]:
    return list(read_key(KEY))


def test_a_key_is_read() -> None:
    first, second = key()
    assert (first.message, first.optional, second.optional) == ("TST1-MUC3-0001", False, True)
    assert first.slots[9] == (Fill(("REBELS", "ARMED MEN")), Fill(("LEADER",), (), True))
    assert first.slots[11] == (Fill(("REPORTED AS FACT", "CLAIMED OR ADMITTED"), ("DRAVIAN LIBERATION FRONT", "DLF")),)
    assert first.slots[12] == (Fill(('"NORDA" BRIDGE', "BRIDGE")),)
    assert first.slots[3] == (Fill(("DRAVIA: OSTREL (CITY)",)),)
    assert (first.slots[17], first.slots[18]) == (None, ())
    assert first.slots[23] == (Fill(("DEATH",)),)


@pytest.mark.parametrize(
    ("wanted", "given", "worth"),
    [
        ("PEASANTS", "THE 3 PEASANTS", RIGHT),
        ("PEASANTS", "TWO OLD PEASANTS WHO FLED", RIGHT),
        ("ANTON DREVIK", "DREVIK", PART),
        ("DREVIK", "COLONEL DREVIK", RIGHT),
        ("OIL PIPELINE", "OIL", PART),
        ("ARMY OF THE NORTH", "ARMY", PART),
        ("PUBLIC BUS", "BUS", PART),
        ("BUS", "CAR", WRONG),
        ("3", "3", RIGHT),
    ],
)
def test_words_are_compared(wanted: str, given: str, worth: int) -> None:
    assert text_agreement(wanted, given) == worth


@pytest.mark.parametrize(
    ("wanted", "given", "worth"),
    [
        ("26 AUG 89", "26 AUG 89", RIGHT),
        ("(25 AUG 89 - 26 AUG 89)", "25 AUG 89 - 26 AUG 89", RIGHT),
        ("25 AUG 89 - 26 AUG 89", "26 AUG 89", PART),
        ("- 26 AUG 89", "25 AUG 89", PART),
        ("25 AUG 89 - 26 AUG 89", "- 26 AUG 89", PART),
        ("26 AUG 89", "- 26 AUG 89", PART),
        ("25 AUG 89", "- 26 AUG 89", WRONG),
        ("26 AUG 89", "27 AUG 89", WRONG),
        ("-", "26 AUG 89", WRONG),
    ],
)
def test_dates_are_compared(wanted: str, given: str, worth: int) -> None:
    assert date_agreement(wanted, given) == worth


@pytest.mark.parametrize(
    ("wanted", "given", "worth"),
    [
        ("DRAVIA: OSTREL (CITY)", "DRAVIA: OSTREL", RIGHT),
        ("DRAVIA: NORD (DEPARTMENT): OSTREL (TOWN)", "DRAVIA: OSTREL", RIGHT),
        ("(DRAVIA)", "DRAVIA", RIGHT),
        ("DRAVIA: OSTREL (CITY)", "DRAVIA", PART),
        ("DRAVIA", "DRAVIA: OSTREL", PART),
        ("DRAVIA: OSTREL (CITY)", "DRAVIA: VARDA", PART),
        ("DRAVIA: OSTREL (CITY)", "MARENT: OSTREL", PART),
        ("DRAVIA: OSTREL (CITY) - VARDA (CITY)", "DRAVIA: VARDA", PART),
        ("DRAVIA: OSTREL (CITY)", "MARENT", WRONG),
    ],
)
def test_places_are_compared(wanted: str, given: str, worth: int) -> None:
    assert place_agreement(wanted, given) == worth


@pytest.mark.parametrize(
    ("slot", "wanted", "given", "worth"),
    [
        (4, Fill(("BOMBING",)), Fill(("ATTACK",)), PART),
        (4, Fill(("ATTACK",)), Fill(("BOMBING",)), WRONG),
        (16, Fill(("SOME DAMAGE",), ("BRIDGE",)), Fill(("DESTROYED",), ("MILL",)), PART),
        (16, Fill(("DESTROYED",), ("BRIDGE",)), Fill(("DESTROYED",), ("BRIDGE",)), RIGHT),
        (16, Fill(("DESTROYED",), ("BRIDGE",)), Fill(("DESTROYED",), ("MILL",)), PART),
        (19, Fill(("MAYOR OF OSTREL",), ("DREVIK",)), Fill(("MAYOR",), ("DREVIK",)), RIGHT),
        (23, Fill(("DEATH",)), Fill(("DEATH",), ("PEASANT",)), RIGHT),
        (23, Fill(("DEATH",), ("PEASANT",)), Fill(("INJURY",), ("PEASANT",)), WRONG),
        (21, Fill(("~7",), ("JUDGES",)), Fill(("7",), ("PEOPLE",)), PART),
        (21, Fill(("PLURAL", "3"), ("JUDGES",)), Fill(("3",), ("JUDGES",)), RIGHT),
        (20, Fill(("GOVERNMENT OFFICIAL",), ("DREVIK",)), Fill(("POLITICAL FIGURE",), ("DREVIK",)), PART),
    ],
)
def test_fills_are_compared_by_slot(slot: int, wanted: Fill, given: Fill, worth: int) -> None:
    assert agreement(slot, wanted, given) == worth


def response(**slots: tuple[Fill, ...]) -> Template:
    filled = {int(name[1:]): fills for name, fills in slots.items()}
    return Template("TST1-MUC3-0001", False, {slot: filled.get(slot, ()) for slot in SLOTS})


def test_a_right_template_loses_nothing_for_what_is_optional() -> None:
    given = response(
        s2=(Fill(("- 04 FEB 90",)),), s3=(Fill(("DRAVIA: OSTREL",)),), s4=(Fill(("BOMBING",)),), s9=(Fill(("ARMED MEN",)),),
        s10=(Fill(("DLF",)),), s11=(Fill(("CLAIMED OR ADMITTED",), ("DLF",)),), s12=(Fill(("BRIDGE",)),), s17=(Fill(("9",)),),
        s23=(Fill(("DEATH",)),),
    )  # fmt: skip
    score = slot_score(score_message(key(), [given]), tuple(SLOTS))
    assert (score.possible, score.actual, score.correct, score.recall, score.precision) == (8, 8, 8, 1.0, 1.0)


def test_what_is_left_over_is_wrong_missing_or_spurious() -> None:
    given = response(s4=(Fill(("BOMBING",)),), s9=(Fill(("SAILORS",)),), s12=(Fill(("BRIDGE",)), Fill(("MILL",))))
    tally = score_message(key(), [given])
    assert slot_score(tally, (9,)) == slot_score(score_message(key(), [given]), (9,))
    assert [slot_score(tally, (slot,)).incorrect for slot in (9, 12)] == [1, 0]
    assert [slot_score(tally, (slot,)).actual for slot in (9, 12)] == [1, 2]
    assert slot_score(tally, (10,)).possible == 1


def test_templates_that_share_no_party_or_target_are_not_put_together() -> None:
    given = response(s4=(Fill(("BOMBING",)),), s12=(Fill(("SHIP",)),))
    score = slot_score(score_message(key(), [given]), (4,))
    assert (score.possible, score.actual, score.correct, score.f1) == (1, 1, 0, 0.0)


def test_a_message_without_incident_counts_what_is_given_as_spurious() -> None:
    score = slot_score(score_message([], [response(s4=(Fill(("ARSON",)),))]), (4,))
    assert (score.possible, score.actual, score.recall, score.precision) == (0, 1, None, 0.0)


COUNTRIES = {"SLV": "El Salvador", "COL": "Colombia"}


def filled(text: str) -> list[dict[str, list[str]]]:
    found = templates("M", record_of(text), COUNTRIES)
    return [
        {SLOTS[slot]: [fill.values[0] for fill in fills] for slot, fills in one.slots.items() if fills} for one in found
    ]


def test_a_kidnapping_becomes_a_template() -> None:
    (one,) = filled("ELN GUERRILLAS KIDNAPPED JUDGE ANTON DREVIK IN MEDELLIN, COLOMBIA, POLICE SAID.")
    assert one["incident type"] == ["KIDNAPPING"]
    assert one["perp organisation"] == ["ELN"]
    assert one["organisation confidence"] == ["REPORTED AS FACT"]
    assert (one["hum target name"], one["hum target description"]) == (["ANTON DREVIK"], ["JUDGE"])
    assert one["location"] == ["COLOMBIA: MEDELLIN"]
    assert "phys target id" not in one


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("The FMLN claimed responsibility for killing two priests in San Salvador.", "CLAIMED OR ADMITTED"),
        ("The FMLN killed two priests in San Salvador.", "REPORTED AS FACT"),
        ("The army accused the FMLN of killing two priests in San Salvador.", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("A priest accused the FMLN of killing two nuns in San Salvador.", "SUSPECTED OR ACCUSED"),
    ],
)
def test_the_view_of_a_body_follows_the_claims(text: str, view: str) -> None:
    (one,) = filled(text)
    assert one["organisation confidence"] == [view]


@pytest.mark.parametrize(
    "text",
    [
        "Guerrillas clashed with soldiers near San Salvador.",
        "Guerrillas ambushed an army patrol near San Salvador, killing four soldiers.",
        "Guerrillas did not kill two priests in San Salvador.",
        "Rebels killed two priests in Kabul, Afghanistan.",
        "Attacks in El Salvador have become frequent.",
    ],
)
def test_what_the_fill_rules_leave_out(text: str) -> None:
    assert filled(text) == []


MESSAGES = """TST1-MUC3-0001

   SAN SALVADOR, 4 FEB 90 (NORDA) -- [TEXT] THE ARMY SAID THAT
FMLN REBELS BOMBED A BRIDGE NEAR SAN MIGUEL YESTERDAY.  THE BRIDGE WAS
DESTROYED, BUT NOBODY WAS HURT.  THE ARMY SENT TROOPS TO THE TOWN.

TST1-MUC3-0002

   SAN SALVADOR, 5 FEB 90 (NORDA) -- [TEXT] THE PRESIDENT OPENED A SCHOOL
YESTERDAY.  THE WEATHER WAS FINE AND MANY CHILDREN CAME.
"""


def write_set(folder: Path) -> Path:
    inside = folder / "corpora" / "tst1"
    inside.mkdir(parents=True)
    (inside / "tst1-muc3").write_text(MESSAGES, "utf-8")
    (inside / "key-tst1.v7").write_text(KEY, "utf-8")
    return folder


def test_the_command_prints_every_slot(tmp_path: Path) -> None:
    found = CliRunner().invoke(bench, ["muc", "--data", str(write_set(tmp_path)), "--part", "tst1"])
    assert found.exit_code == 0
    assert all(
        name in found.output for name in ("organisation confidence", "all slots", "1 wanted, 1 optional, 1 given")
    )


def test_the_command_as_json(tmp_path: Path) -> None:
    found = CliRunner().invoke(bench, ["muc", "--data", str(write_set(tmp_path)), "--part", "tst1", "--json"])
    assert '"messages": 2' in found.output
    assert '"incident type": {"possible": 1, "actual": 1, "correct": 1' in found.output


def test_a_folder_without_the_set_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no set of MUC messages"):
        find_sets(tmp_path, ("tst1",))


def test_a_file_is_cut_at_the_headings_of_messages() -> None:
    text = "\nDEV-MUC3-0001 (NX)\n\n   KELVE, 3 JAN 90 -- [TEXT] ONE.\n\n   TWO.\n\nTST2-MUC4-0099\n\n   THREE, AS TST2-MUC4-0098 SAID.\n"
    assert list(messages(text)) == [
        ("DEV-MUC3-0001", "KELVE, 3 JAN 90 -- [TEXT] ONE.\n\n   TWO."),
        ("TST2-MUC4-0099", "THREE, AS TST2-MUC4-0098 SAID."),
    ]
    assert list(messages("NO HEADING")) == []
