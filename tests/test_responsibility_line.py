"""Who is said to be behind a deed, by whom and how, where other words than the deed's own say so."""

import pytest

from allegedly.pipeline import annotate_text

BOMB = "A car bomb killed nine people in Harn on Monday. "
RAID = "Residents said the raid on Harn was carried out by the army. "

# text | trigger | voice | stance | who | factuality
ROWS = f"""
{BOMB}The Red Front claimed responsibility. | car bomb | Red Front | accepts_responsibility | Red Front | actual
{BOMB}Responsibility was claimed by the Red Front. | car bomb | Red Front | accepts_responsibility | Red Front | actual
{BOMB}The Red Front said it was responsible. | car bomb | Red Front | accepts_responsibility | Red Front | actual
{BOMB}The Red Front denied responsibility. | car bomb | Red Front | denies | Red Front | actual
{BOMB}The Red Front denied that it was behind it. | car bomb | Red Front | denies | Red Front | actual
{BOMB}The Red Front said in a statement: "We carried out this operation." | car bomb | Red Front | accepts_responsibility | Red Front | actual
{BOMB}Police blamed the Red Front. | car bomb | police | asserts | Red Front | actual
{BOMB}Police attributed the attack to the Red Front. | attack | police | asserts | Red Front | actual
{BOMB}The attack was attributed to the Red Front. | attack | unnamed | asserts | Red Front | possible
{BOMB}The attack was the work of the Red Front, police said. | attack | police | asserts | Red Front | actual
{BOMB}The attack was not the work of the Red Front, the mayor said. | attack | mayor | denies | Red Front | actual
{BOMB}Officials said the attack bore the hallmarks of the Red Front. | attack | officials | asserts | Red Front | possible
{BOMB}Officials said the attack bore "all the hallmarks" of the Red Front. | attack | officials | asserts | Red Front | possible
{BOMB}The army suspects the Red Front. | car bomb | army | asserts | Red Front | possible
{BOMB}Suspicion fell on the Red Front. | car bomb | - | asserts | Red Front | possible
{BOMB}It was carried out by the Red Front, the ministry said. | car bomb | ministry | asserts | Red Front | actual
{RAID}The army said it was not responsible. | raid | army | denies | army | actual
{RAID}The army said it had nothing to do with it. | raid | army | denies | army | actual
Nine people died in an attack blamed on the Red Front. | attack | unnamed | asserts | Red Front | possible
Nine people died in an attack attributed to the Red Front. | attack | unnamed | asserts | Red Front | possible
Nine people died in an attack the government attributed to the Red Front. | attack | government | asserts | Red Front | actual
The army was behind the raid. | raid | - | asserts | army | actual
The Red Front is to blame for the raid. | raid | - | asserts | Red Front | actual
Villagers said the army was to blame for the raid. | raid | villagers | asserts | army | actual
The army admitted the attack on the village. | attack | army | accepts_responsibility | army | actual
On Monday suspected Red Front fighters killed nine people. | killed | - | asserts | Red Front fighters | possible
Gunmen believed to belong to the Red Front killed nine people in Harn. | killed | - | asserts | gunmen | actual
"""
# Texts in which nobody is said to be behind the deed told first
SILENT = f"""
{BOMB}No group has claimed responsibility.
{BOMB}There was no immediate claim of responsibility.
{BOMB}The government rejected responsibility for the delays.
{BOMB}The mayor said the army was responsible for security in the town.
{BOMB}The quote was attributed to the general.
{BOMB}The police said they were responsible for roads.
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.splitlines() if line.strip()]


@pytest.mark.parametrize(("text", "trigger", "voice", "stance", "who", "how"), rows(ROWS))
def test_who_is_said_to_be_behind_it(text: str, trigger: str, voice: str, stance: str, who: str, how: str) -> None:
    record = annotate_text(f"{text}\n", "deed.txt")
    events = {event.id: event.trigger.text for event in record.events}
    found = [
        (events[claim.event], claim.voice or "-", claim.stance, claim.value, claim.factuality)
        for claim in record.claims
        if claim.question == "responsibility"
    ]
    assert (trigger, voice, stance, who, how) in found


@pytest.mark.parametrize("text", [row[0] for row in rows(SILENT)])
def test_nobody_is_put_behind_it(text: str) -> None:
    record = annotate_text(f"{text}\n", "deed.txt")
    deeds = {event.id for event in record.events if event.type == "ASSAULT"}
    assert [c.value for c in record.claims if c.question == "responsibility" and c.event in deeds] == []


def test_what_says_so_and_the_deed_are_both_evidence() -> None:
    (claim,) = [
        c
        for c in annotate_text(BOMB + "The Red Front claimed responsibility.\n", "deed.txt").claims
        if c.rule == "en.claim.accepts_told"
    ]
    assert [span.text for span in claim.evidence] == [BOMB.strip(), "The Red Front claimed responsibility."]


def test_only_who_did_it_is_the_words_of_whoever_blames() -> None:
    record = annotate_text("Nine people died in an attack blamed on the Red Front.\n", "deed.txt")
    tolls = [claim for claim in record.claims if claim.question == "toll"]
    assert [(claim.voice, claim.factuality) for claim in tolls] == [(None, "actual")]


REPORT = """Gunmen kidnapped the mayor of Sorn on Tuesday and killed a guard, police said. A second guard was wounded.

Police chief Dario Menk blamed the Popular Dawn Army (EPA), which has threatened to kill candidates. An EPA spokesman denied that the
group was involved. "We do not kidnap people," he said. "This was done by the government's own death squads."
"""


def test_blame_and_denial_are_about_the_same_deed_and_body() -> None:
    record = annotate_text(REPORT, "deed.txt")
    who = [
        (claim.event, claim.voice, claim.stance, claim.value)
        for claim in record.claims
        if claim.question == "responsibility" and claim.voice in {"Dario Menk", "EPA spokesman"}
    ]
    deed = {event for event, voice, stance, _ in who if voice == "EPA spokesman" and stance == "asserts"}
    assert len(deed) == 1
    told = [row[1:] for row in who if row[0] in deed]
    assert ("Dario Menk", "asserts", "Popular Dawn Army") in told
    assert ("EPA spokesman", "denies", "Popular Dawn Army") in told
    assert ("EPA spokesman", "asserts", "government's own death squads") in told
    other = [row[1:] for row in who if row[0] not in deed and row[1] == "EPA spokesman"]
    assert other == [("EPA spokesman", "denies", "EPA spokesman")]  # "We do not kidnap people"


@pytest.mark.parametrize(
    ("text", "voice", "stance"),
    [
        ("The group said its fighters were behind the ambush on Monday.", "group", "accepts_responsibility"),
        ("Residents said their own soldiers were behind the ambush.", "residents", "asserts"),
        ("The minister said the ambush bore the handwriting of the Reed League.", "minister", "asserts"),
    ],
)
def test_whose_men_did_it(text: str, voice: str, stance: str) -> None:
    claims = [c for c in annotate_text(f"{text}\n", "own.txt").claims if c.question == "responsibility"]
    assert [(c.voice, c.stance) for c in claims] == [(voice, stance)]


@pytest.mark.parametrize("doer", ["client", "friend", "bodyguard", "brother"])
def test_who_is_somebodys_is_not_that_person(doer: str) -> None:
    found = annotate_text(f"The lawyer said his {doer} had killed the judge.\n", "his.txt")
    told = [(c.voice, c.stance, c.value) for c in found.claims if c.question == "responsibility"]
    assert told == [("lawyer", "asserts", doer)]
    denied = annotate_text(f"The lawyer denied that his {doer} had killed the judge.\n", "his.txt")
    assert [party.name for event in denied.events for party in event.actors] == [doer]
    assert [c.voice for c in denied.claims if c.stance == "denies"] == ["lawyer"]


@pytest.mark.parametrize("whose", ["My client", "My brother", "Our client"])
def test_who_is_quoted_is_not_whom_he_calls_his(whose: str) -> None:
    text = f'A lawyer said he would appeal. "{whose} has nothing to do with the killing," he told reporters.\n'
    assert {one.voice.name for one in annotate_text(text, "mine.txt").statements if one.voice} == {"lawyer"}


@pytest.mark.parametrize("opening", ["Nobody has so far claimed", "No group has claimed", "Nobody claimed"])
def test_what_nobody_claims_is_denied_by_nobody(opening: str) -> None:
    record = annotate_text(f"{opening} responsibility for the bombing of the market.\n", "unclaimed.txt")
    assert {c.stance for c in record.claims} == {"asserts"}
    assert "responsibility" not in {c.question for c in record.claims}
