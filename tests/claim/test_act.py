"""What a speaker does by saying it: the cue's own act, sharpened by what is said."""

import pytest

from allegedly.records import Act
from tests.language.line import record_of


def acts(text: str, cue: str) -> list[Act]:
    return [one.act for one in record_of(text).statements if one.cue and cue.casefold() in one.cue.text.casefold()]


ACTS: list[tuple[str, str, Act]] = [
    ("The militia said it had attacked the convoy.", "said", "claims_responsibility"),
    ("The militia said its fighters attacked the convoy.", "said", "claims_responsibility"),
    ("The militia said it was behind the bombing.", "said", "claims_responsibility"),
    ("The militia said it was responsible for the bombing.", "said", "claims_responsibility"),
    ("The militia claimed responsibility for the bombing.", "claimed responsibility", "claims_responsibility"),
    ("The militia took responsibility for the bombing.", "took responsibility", "claims_responsibility"),
    ("The militia claimed the attack on the port.", "claimed", "claims_responsibility"),
    ("The militia admitted killing the judge.", "admitted", "claims_responsibility"),
    ("The army confirmed that it had bombed the port.", "confirmed", "claims_responsibility"),
    ("“We attacked the convoy,” the militia said.", "said", "claims_responsibility"),
    ("The militia said rebels had attacked the convoy.", "said", "asserts"),
    ("The militia said it had been attacked.", "said", "asserts"),
    ("The army said rebels were behind the attack.", "said", "accuses"),
    ("The army said the rebels were responsible for the attack.", "said", "accuses"),
    ("The army said it had not attacked the convoy.", "said", "denies"),
    ("The army said its planes did not bomb the port.", "said", "denies"),
    ("The army said it was not behind the attack.", "said", "denies"),
    ("The army said no soldiers were killed.", "said", "denies"),
    ("Asked about the raid, the sheriff replied: “Absolutely not.”", "replied", "asserts"),
    ("Asked about the raid, the sheriff did not reply.", "reply", "declines_to_comment"),
    ("The army threatened to attack the camp.", "threatened", "threatens"),
    ("The army said it will attack the camp.", "said", "threatens"),
    ("The army warned it will attack the camp.", "warned", "threatens"),
    ("The army vowed to attack the camp.", "vowed", "promises"),
    ("The army promised to protect the camp.", "promised", "promises"),
    ("The ministry pledged to hold talks.", "pledged", "promises"),
    ("The ministry called for talks.", "called for", "demands"),
    ("The ministry called on the rebels to leave the town.", "called on", "demands"),
    ("The ministry urged the rebels to leave the town.", "urged", "demands"),
    ("The ministry demanded that the rebels leave.", "demanded", "demands"),
    ("The general ordered his men to leave.", "ordered", "demands"),
    ("The ministry told reporters that two people had died.", "told", "asserts"),
    ("The army refused to comment on the raid.", "refused to comment", "declines_to_comment"),
    ("The army declined to comment on the raid.", "declined to comment", "declines_to_comment"),
    ("The army had no comment on the raid.", "had no comment", "declines_to_comment"),
    ("The army accused the rebels of shelling the town.", "accused", "accuses"),
    ("The army blamed the rebels for the attack.", "blamed", "accuses"),
    ("The army blamed the attack on the rebels.", "blamed", "accuses"),
    ("The ministry condemned the attack.", "condemned", "condemns"),
    ("The ministry deplored the killing of the nurse.", "deplored", "condemns"),
    ("The ministry praised the truce.", "praised", "praises"),
    ("The ministry welcomed the truce.", "welcomed", "praises"),
    ("The analyst predicted that the rebels would attack.", "predicted", "predicts"),
    ("The analyst expects that fighting will spread.", "expects", "predicts"),
    ("The army warned that the rebels would attack.", "warned", "predicts"),
    ("The ministry confirmed that two soldiers were killed.", "confirmed", "confirms"),
    ("The ministry acknowledged that two soldiers were killed.", "acknowledged", "confirms"),
    ("The ministry denied that two soldiers were killed.", "denied", "denies"),
    ("The ministry rejected the accusation that it had killed a nurse.", "rejected", "denies"),
    ("The rebels said the army had killed a nurse. The army called it a lie.", "called", "denies"),
    ("The rebels said the army had killed a nurse. The army called the accusation false.", "called", "denies"),
    ("The ministry noted that the road was open.", "noted", "asserts"),
    ("According to the army, two soldiers were killed.", "According to", "asserts"),
    ("The army warned it would attack the camp.", "warned", "threatens"),
    ("The army warned that it would bomb the port.", "warned", "threatens"),
    ("The army said it would attack the camp.", "said", "threatens"),
    ("The army said it did not carry out the raid.", "said", "denies"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "expected"), ACTS)
def test_the_act_of_a_statement(text: str, cue: str, expected: Act) -> None:
    assert acts(text, cue) == [expected]


@pytest.mark.parametrize(
    ("text", "cue", "expected", "why"),
    [
        ("The ministry told the rebels to leave the town.", "told", "demands", "\"told\" takes no infinitive"),
        ("The general told his men to shell the village.", "told", "demands", "\"told\" takes no infinitive"),
    ],
)  # fmt: skip
def test_the_act_of_a_statement_that_is_not_read_yet(
    text: str, cue: str, expected: Act, why: str, request: pytest.FixtureRequest
) -> None:
    request.applymarker(pytest.mark.xfail(strict=True, reason=why))
    assert acts(text, cue) == [expected]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The rebels have not claimed responsibility for the ambush.", "claimed responsibility"),
        ("Nobody claimed responsibility for the killing.", "claimed responsibility"),
        ("No group has claimed responsibility for the killing.", "claimed responsibility"),
        ("The general did not deny that his troops had left.", "deny"),
        ("Police did not say who had fired the shots.", "say"),
        ("The president never said that the army had bombed the port.", "said"),
    ],
)
def test_an_act_that_was_not_done_is_negated(text: str, cue: str) -> None:
    found = [one for one in record_of(text).statements if one.cue and cue in one.cue.text]
    assert [one.negated for one in found] == [True]
    assert not [one for one in record_of(text).claims if one.stance == "accepts_responsibility"]
