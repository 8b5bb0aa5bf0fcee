"""Denials in many shapes: whoever denies is never made to say the thing denied, and the denial is in the ledger."""

import pytest

from allegedly.records import Claim
from tests.language.line import record_of

OWNING = {"asserts", "confirms", "accepts_responsibility"}

# text, who denies (part of the voice's name), the word that names what is denied
DENIED: list[tuple[str, str, str]] = [
    ("The militia denied carrying out the attack on the ferry.", "militia", "attack"),
    ("Earlier reports that five guards had been killed were incorrect, the ministry said.", "ministry", "killed"),
    ("The ministry said it was incorrect that five guards had been killed.", "ministry", "killed"),
    ("The ministry said the reports of a massacre were wrong.", "ministry", "massacre"),
    ("The ministry said the accusation that it bombed the school has no basis in fact.", "ministry", "bombed"),
    ("The police chief rubbished claims that his officers had opened fire.", "police chief", "opened fire"),
    ("The spokesman said that at no point had the army fired on civilians.", "spokesman", "fired on"),
    ("The mayor said that not a single shot was fired by police.", "mayor", "fired"),
    ("The ministry denied that police had shot at the crowd.", "ministry", "shot"),
    ("Norway denied its planes had bombed the camp.", "Norway", "bombed"),
    ("The army denied any role in the ambush.", "army", "ambush"),
    ("The rebels denied any part in the kidnapping.", "rebels", "kidnapping"),
    ("The army has denied any involvement in the airstrike.", "army", "airstrike"),
    ("The rebels denied involvement in the bombing.", "rebels", "bombing"),
    ("The militia denied responsibility for the attack on the dam.", "militia", "attack"),
    ("The Taliban denied any responsibility for the blast.", "Taliban", "blast"),
    ("The general denied any knowledge of the killings.", "general", "killings"),
    ("The army denied having any hand in the massacre.", "army", "massacre"),
    ("The rebels denied the attack on the ferry.", "rebels", "attack"),
    ("The army denied shelling the village of Orvane.", "army", "shelling"),
    ("The army denied it had shelled Orvane.", "army", "shelled"),
    ("The rebels denied being behind the assassination of the mayor.", "rebels", "assassination"),
    ("Rebels had attacked the ferry, the army said. The rebels denied it.", "rebels", "attacked"),
    ("The rebels accused the army of burning the mosque. The army rejected the accusation.", "army", "burning"),
    ("The army rejected accusations of shelling the hospital.", "army", "shelling"),
    ("The army rejected accusations that it had shelled the hospital.", "army", "shelled"),
    ("Norway rejected the claim that its jets bombed the port.", "Norway", "bombed"),
    ("The militia rejected responsibility for the bombing.", "militia", "bombing"),
    ("The government dismissed reports that its soldiers had killed two farmers.", "government", "killed"),
    ("The army dismissed as false a report that it had bombed the school.", "army", "bombed"),
    ("The ministry dismissed allegations that troops had executed prisoners.", "ministry", "executed"),
    ("The army refuted claims that it had shelled the market.", "army", "shelled"),
    ("The police refuted a report that officers had beaten a student.", "police", "beaten"),
    ("The rebels said they were not behind the kidnapping.", "rebels", "kidnapping"),
    ("The rebels said they were not responsible for the attack.", "rebels", "attack"),
    ("The army said it was not involved in the shelling.", "army", "shelling"),
    ("The army said it took no part in the raid.", "army", "raid"),
    ("The militia said it played no role in the ambush.", "militia", "ambush"),
    ("The militia said it had no role in the ambush.", "militia", "ambush"),
    ("The army said it had nothing to do with the explosion.", "army", "explosion"),
    ("The rebels said they had no hand in the assassination.", "rebels", "assassination"),
    ("The rebels said they had no connection to the bombing.", "rebels", "bombing"),
    ("The army said it did not fire the rocket.", "army", "fire"),
    ("The army said its troops did not shell the town.", "army", "shell"),
    ("The army said none of its planes had bombed the town.", "army", "bombed"),
    ("The coalition said no aircraft of its own had struck the village.", "coalition", "struck"),
    ("Norway said that no Norwegian forces had carried out strikes near Orvane.", "Norway", "strikes"),
    ("The colonel said his men had never attacked a hospital.", "colonel", "attacked"),
    ("The rebels said they never shelled the town.", "rebels", "shelled"),
    ("The army said the report that it had bombed the school was false.", "army", "bombed"),
    ("The ministry said reports of an attack on the convoy were untrue.", "ministry", "attack"),
    ("The rebels accused the army of shelling the market. The army called the accusation baseless.", "army", "shelling"),
    ("The rebels said the army had killed a nurse. The army called the accusation a lie.", "army", "killed"),
    ("A denial by the army that it had shelled the town came late on Monday.", "army", "shelled"),
    ("The army issued a denial that it had shelled the town.", "army", "shelled"),
    ("The army repeated its denial of involvement in the airstrike.", "army", "airstrike"),
    ("Involvement in the airstrike was denied by the army.", "army", "airstrike"),
    ("Responsibility for the bombing was denied by the rebels.", "rebels", "bombing"),
    ("The attack was denied by the rebels.", "rebels", "attack"),
    ("Allegations that it had bombed the camp were rejected by the army.", "army", "bombed"),
    ("The minister said that the army had denied shelling the town.", "army", "shelling"),
    ("According to the mayor, the rebels denied involvement in the ambush.", "rebels", "ambush"),
    ("A radio station quoted the general as saying that his troops had not attacked the convoy.", "general", "attacked"),
    ("“We did not shell the town,” the army said.", "army", "shell"),
    ("The general said: “We did not attack the convoy.”", "general", "attack"),
    ("“We had nothing to do with the bombing,” the commander said.", "commander", "bombing"),
    ("“We are not behind this attack,” said a spokesman for the rebels.", "spokesman", "attack"),
    ("“Our forces have never bombed a school,” the minister said.", "minister", "bombed"),
    ("“The convoy was not attacked by our men,” the colonel said.", "colonel", "attacked"),
    ("“We deny carrying out the attack,” the group said in a statement.", "group", "attack"),
    ("“We categorically deny any involvement in the killing,” the militia said.", "militia", "killing"),
    ("In a statement, the army denied that its forces had shelled the town.", "army", "shelled"),
    ("The rebels said in a statement that they had not attacked the dam.", "rebels", "attacked"),
    ("A spokesman for the rebels denied that the group had attacked the convoy.", "spokesman", "attacked"),
    ("The army strongly denied any involvement in the strike on the market.", "army", "strike"),
    ("Norway has repeatedly denied bombing the island.", "Norway", "bombing"),
    ("The rebels left the talks, denying any role in the attack.", "rebels", "attack"),
    ("The bombing, which the army denied, killed four people.", "army", "bombing"),
    ("The colonel, who denied ordering the killings, left the country.", "colonel", "killings"),
    ("The army blamed the rebels and denied shelling the town.", "army", "shelling"),
    ("The army denied accusations that it had used gas in the attack on the town.", "army", "attack"),
    ("The rebels denied reports that they had executed the pilot.", "rebels", "executed"),
    ("The army denied claims by the rebels that it had bombed the clinic.", "army", "bombed"),
    ("The army denied the rebels' claim that it had bombed the clinic.", "army", "bombed"),
    ("The army contradicted reports that it had attacked the village.", "army", "attacked"),
    ("The police ruled out an attack on the ferry.", "police", "attack"),
    ("The party disavowed the attack on the mosque.", "party", "attack"),
    ("The rebels disclaimed responsibility for the attack.", "rebels", "attack"),
    ("The militia said it was innocent of the massacre.", "militia", "massacre"),
    ("The army insisted there had been no attack on the hospital.", "army", "attack"),
    ("The mayor said no attack had taken place in the town.", "mayor", "attack"),
    ("The army said the hospital was not hit by its shells.", "army", "hit"),
    ("The government blames the attack on the rebels, who deny it.", "rebels", "attack"),
    ("The army killed ten villagers, witnesses said, but the army has denied it.", "army", "killed"),
    ("The army said no such attack had been carried out by its forces.", "army", "attack"),
    ("The general told reporters his forces had not bombed the hospital.", "general", "bombed"),
    ("The general said his men had entered the town without killing anyone.", "general", "killing"),
    ("The rebels said it was false that they had kidnapped the nurse.", "rebels", "kidnapped"),
    ("The army said it did not launch the attack on the dam.", "army", "attack"),
    ("The militia denied that it was behind the bombing.", "militia", "bombing"),
    ("The militia denied it was responsible for the bombing.", "militia", "bombing"),
    ("The militia denied that its men were involved in the bombing.", "militia", "bombing"),
    ("The Taliban denied claims that they had kidnapped the doctor.", "Taliban", "kidnapped"),
    ("The Taliban denied that any of its fighters had attacked the school.", "Taliban", "attacked"),
    ("Norway strenuously denies that its jets bombed the port.", "Norway", "bombed"),
    ("The army flatly rejected the allegation that it had shelled the camp.", "army", "shelled"),
    ("The rebels rejected the army's claim that they had attacked the ferry.", "rebels", "attacked"),
    ("The rebels denied being responsible for the attack on the ferry.", "rebels", "attack"),
    ("“No one from our side fired at the convoy,” the commander said.", "commander", "fired"),
    ("“None of our men attacked the convoy,” the colonel said.", "colonel", "attacked"),
    ("“We reject any responsibility for the bombing,” the spokesman said.", "spokesman", "bombing"),
    ("The army said the claim that it had bombed the school was baseless.", "army", "bombed"),
    ("Reports that the army had bombed the school are false, the ministry said.", "ministry", "bombed"),
    ("The army did not bomb the school, the ministry said.", "ministry", "bomb"),
    ("The army has not bombed the school, according to the ministry.", "ministry", "bombed"),
    ("The ministry insisted that no soldier had shot at the crowd.", "ministry", "shot"),
    ("The ministry maintained that the police never fired at the crowd.", "ministry", "fired"),
    ("The ministry said there was no shelling of the town.", "ministry", "shelling"),
    ("The ministry said there had been no airstrike.", "ministry", "airstrike"),
    ("The army said it could not have shelled the town.", "army", "shelled"),
    ("The army said on Monday that it never bombed the dam.", "army", "bombed"),
    ("The rebels say the army bombed the dam. The army denies it.", "army", "bombed"),
    ("The rebels say the army bombed the dam. The army denies this.", "army", "bombed"),
    ("The rebels say the army bombed the dam. The army denies the claim.", "army", "bombed"),
    ("The rebels say the army bombed the dam. The army denies the charge.", "army", "bombed"),
    ("The rebels say the army bombed the dam, but the army denies that.", "army", "bombed"),
    ("The rebels say the army bombed the dam. The army rejected the allegation as baseless.", "army", "bombed"),
    ("The rebels say the army bombed the dam. The army dismissed the report.", "army", "bombed"),
    ("The deputy said the army denied that it had attacked the ferry.", "army", "attacked"),
    ("The deputy confirmed that the rebels denied the attack.", "rebels", "attack"),
    ("Despite denials by the army that it had shelled the town, aid groups left.", "army", "shelled"),
    ("Despite the army's denial of the attack, aid groups left.", "army", "attack"),
    ("The army's denial that it shelled the town was doubted.", "army", "shelled"),
    ("It was denied by the army that its men had killed a nurse.", "army", "killed"),
    ("The army issued a denial of the attack.", "army", "attack"),
    ("The army insisted that it had not targeted the hospital in the strike.", "army", "strike"),
    ("The army said it did not carry out the attack.", "army", "attack"),
    ("The rebels said they had not carried out the bombing.", "rebels", "bombing"),
    ("The army said it was not true that its soldiers had killed the farmer.", "army", "killed"),
    ("Norway accused the rebels of attacking a ferry, a charge the rebels deny.", "rebels", "attacking"),
    ("The army said it did not conduct the raid on the clinic.", "army", "raid"),
    ("The army said the massacre did not happen.", "army", "massacre"),
    ("The ministry said the raid never happened.", "ministry", "raid"),
    ("The army said neither its jets nor its drones had bombed the town.", "army", "bombed"),
    ("The general said it was not his troops that had shelled the town.", "general", "shelled"),
    ("The rebels said they had not staged the ambush.", "rebels", "ambush"),
    ("The general denied having ordered the killing of the nurse.", "general", "killing"),
    ("The rebels say the army bombed the dam, which the army denies.", "army", "bombed"),
    ("The rebels blamed the army for the bombing of the dam. The army has denied responsibility.", "army", "bombing"),
    ("The rebels blamed the army for the bombing of the dam. The army denied involvement.", "army", "bombing"),
    ("The army said allegations of an attack on the clinic were fabricated.", "army", "attack"),
    ("The general said he did not order the killing of the nurse.", "general", "killing"),
    ("The army issued a statement denying that it had shelled the town.", "army", "shelled"),
    ("The movement distanced itself from the bombing.", "movement", "bombing"),
    ("“It was not us who attacked the ferry,” the commander said.", "commander", "attacked"),
    ("The army said there was no truth to reports that it had attacked the clinic.", "army", "attacked"),
    ("The army described reports that it had bombed the school as fabrications.", "army", "bombed"),
    ("The army said reports it had bombed the school were lies.", "army", "bombed"),
    ("The rebels confirmed the raid but denied killing civilians.", "rebels", "killing"),
    ("The group said the bombing was not its work.", "group", "bombing"),
]  # fmt: skip

# denials that are not read as such yet, with why; fixing one makes its row fail here: move it up
NOT_READ_YET: list[tuple[str, str, str, str]] = [
    ("“That is a lie,” said the general when asked whether his men had shelled the town.", "general", "shelled", "what somebody was asked is taken for what they say"),
    ("The rebels refused to accept responsibility for the bombing.", "rebels", "bombing", "whether to refuse responsibility is to deny it is left open: nothing is claimed"),
]  # fmt: skip

# text, who only passes the denial on, the word that names what is denied
PASSED_ON: list[tuple[str, str, str]] = [
    ("The minister said that the army had denied shelling the town.", "minister", "shelling"),
    ("The deputy said that the army denied that it had attacked the ferry.", "deputy", "attacked"),
]  # fmt: skip

# text, whose words stop short of denying, the word that names what is spoken of
NO_DENIALS: list[tuple[str, str, str]] = [
    ("The army did not deny shelling the town.", "army", "shelling"),
    ("The army neither confirmed nor denied the airstrike.", "army", "airstrike"),
    ("The army has not commented on the airstrike.", "army", "airstrike"),
    ("The army declined to comment on the airstrike.", "army", "airstrike"),
    ("The army could not confirm the airstrike.", "army", "airstrike"),
    ("The army could not rule out an attack on the ferry.", "army", "attack"),
]


def claims(text: str, voice: str, trigger: str) -> list[Claim]:
    """The claims of a voice about the events that a word names; there must be such an event."""
    record = record_of(text)
    events = {event.id for event in record.events if trigger in event.trigger.text}
    assert events, [event.trigger.text for event in record.events]
    return [claim for claim in record.claims if claim.event in events and voice in (claim.voice or "")]


def owned(text: str, voice: str, trigger: str) -> list[Claim]:
    """The claims by which a voice, or the reporter in its place, stands behind what it denies."""
    own = [
        c for c in claims(text, voice, trigger) if c.stance in OWNING and c.question in {"occurrence", "responsibility"}
    ]
    told = [
        c
        for c in claims(text, "", trigger)
        if c.voice is None and c.question == "responsibility" and voice in (c.value or "")
    ]
    return own + [claim for claim in told if claim.factuality == "actual"]


@pytest.mark.parametrize(("text", "voice", "trigger"), DENIED)
def test_who_denies_is_never_made_to_say_it(text: str, voice: str, trigger: str) -> None:
    assert owned(text, voice, trigger) == []


@pytest.mark.parametrize(("text", "voice", "trigger"), DENIED)
def test_a_denial_is_a_claim(text: str, voice: str, trigger: str) -> None:
    assert [claim for claim in claims(text, voice, trigger) if claim.stance == "denies"]


@pytest.mark.parametrize(("text", "voice", "trigger", "why"), NOT_READ_YET)
def test_a_denial_that_is_not_read_yet(
    text: str, voice: str, trigger: str, why: str, request: pytest.FixtureRequest
) -> None:
    request.applymarker(pytest.mark.xfail(strict=True, reason=why))
    assert owned(text, voice, trigger) == []
    assert [claim for claim in claims(text, voice, trigger) if claim.stance == "denies"]


@pytest.mark.parametrize(("text", "voice", "trigger"), PASSED_ON)
def test_who_passes_a_denial_on_claims_nothing_of_it(text: str, voice: str, trigger: str) -> None:
    assert claims(text, voice, trigger) == []


@pytest.mark.parametrize(("text", "voice", "trigger"), NO_DENIALS)
def test_words_that_stop_short_of_denying(text: str, voice: str, trigger: str) -> None:
    found = claims(text, voice, trigger)
    assert [claim for claim in found if claim.stance in OWNING | {"denies"}] == []


def test_saying_that_one_will_not_comment_claims_nothing() -> None:
    found = claims("The army said it would not comment on the airstrike.", "army", "airstrike")
    assert [claim for claim in found if claim.stance in OWNING] == []


@pytest.mark.parametrize("text", ["Aid workers were denied entry to the camp.", "The mayor denied himself a rest."])
def test_words_of_denying_that_deny_nothing(text: str) -> None:
    assert [claim for claim in record_of(text).claims if claim.stance == "denies"] == []


@pytest.mark.parametrize(
    ("text", "voice", "trigger"),
    [
        ("The ministry disputes that its forces attacked the clinic.", "ministry", "attacked"),
        ("The ministry doubts that its forces attacked the clinic.", "ministry", "attacked"),
        ("The army disputed the claim that it had killed civilians in the raid.", "army", "raid"),
        ("The army said it had no knowledge of an airstrike near the dam.", "army", "airstrike"),
        ("The minister said he had no information about any airstrike.", "minister", "airstrike"),
        ("The police said there was no evidence of an attack.", "police", "attack"),
    ],
)
def test_doubt_is_neither_denial_nor_consent(text: str, voice: str, trigger: str) -> None:
    assert {claim.stance for claim in claims(text, voice, trigger)} == {"doubts"}


@pytest.mark.parametrize(
    ("text", "denier", "accuser"),
    [
        ("The rebels said the army had bombed the dam. The army denied it.", "army", "rebels"),
        ("The rebels accused the army of bombing the dam. The army rejected the accusation.", "army", "rebels"),
        ("Norway said rebels had attacked a ferry. The rebels denied the attack.", "rebels", "Norway"),
    ],
)
def test_a_denial_answers_the_claim_that_it_denies(text: str, denier: str, accuser: str) -> None:
    record = record_of(text)
    said = {claim.id: claim for claim in record.claims}
    answers = [c for c in record.claims if c.stance == "denies" and c.voice == denier and c.responds_to is not None]
    assert answers
    assert {said[claim.responds_to].voice for claim in answers if claim.responds_to} == {accuser}


@pytest.mark.parametrize(
    ("text", "voice", "trigger"),
    [
        ("The army said it had no information about the airstrike near the dam.", "army", "airstrike"),
        ("The ministry has yet to confirm the death of the commander.", "ministry", "death"),
        ("The rebels contested the army's account of the battle.", "rebels", "battle"),
    ],
)
def test_who_knows_or_disputes_only_its_telling_says_nothing_of_it(text: str, voice: str, trigger: str) -> None:
    assert claims(text, voice, trigger) == []


def test_what_is_called_untrue_in_the_reports_own_voice_is_denied() -> None:
    found = record_of("Reports that five guards had been killed were false.").claims
    assert {claim.stance for claim in found if claim.voice is None} <= {"denies"}
