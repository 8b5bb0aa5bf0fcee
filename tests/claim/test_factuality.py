"""How a happening is put, by the grammar around the word that names it."""

import pytest

from allegedly.claim.factuality import factuality
from allegedly.records import Factuality
from tests.language.line import document_of, token_of

PUT: dict[Factuality, list[tuple[str, str]]] = {
    "actual": [
        ("The rebels shelled the town.", "shelled"),
        ("The town was shelled by the rebels.", "shelled"),
        ("Gunmen attacked the convoy and killed a driver.", "killed"),
        ("The attack killed a driver.", "attack"),
        ("A bombing closed the road.", "bombing"),
        ("The army has been shelling the hills.", "shelling"),
        ("The fighting ended in a cease-fire.", "fire"),
        ("The rebels began to shell the town.", "shell"),
        ("The rebels continued to shell the town.", "shell"),
        ("The rebels managed to kill the judge.", "kill"),
        ("Fighters who attacked the town will stand trial.", "attacked"),
        ("The rebels stopped shelling the town.", "shelling"),
        # what stands with "the", "their" or an owner is spoken of as having been, whatever its verb
        ("The ministry will discuss the attack.", "attack"),
        ("The judge may speak of the bombing.", "bombing"),
        ("Police will look into the killing of the mayor.", "killing"),
        ("The rebels did not comment on the attack.", "attack"),
        ("The attack did not stop the talks.", "attack"),
        ("The strike on the school will be debated.", "strike"),
        ("Their attack could widen the war.", "attack"),
        ("The town's shelling will not be forgotten.", "shelling"),
        ("The army could not stop the attack.", "attack"),
    ],
    "negated": [
        ("The rebels hardly attacked the town.", "attacked"),
        ("The rebels did not shell the town.", "shell"),
        ("The rebels have never shelled the town.", "shelled"),
        ("The town was not attacked.", "attacked"),
        ("No rebels shelled the town.", "shelled"),
        ("None of the rebels shelled the town.", "shelled"),
        ("Nobody shelled the town.", "shelled"),
        ("No one shelled the town.", "shelled"),
        ("Neither side attacked the convoy.", "attacked"),
        ("The soldiers left without killing anyone.", "killing"),
        ("The rebels attacked nobody.", "attacked"),
        ("The rebels fired at nobody.", "fired"),
        ("The blast killed no one.", "killed"),
        ("The blast killed none of the guards.", "killed"),
        ("No civilians were killed.", "killed"),
        ("The shells did not hit the school.", "hit"),
        ("There was no attack on the town.", "attack"),
        ("Police prevented an attack on the market.", "attack"),
        ("Guards foiled a bombing of the mosque.", "bombing"),
        ("The gunmen failed to kill the judge.", "kill"),
        ("The general refused to attack the village.", "attack"),
    ],
    "possible": [
        ("The rebels may attack the town.", "attack"),
        ("The rebels might have attacked the town.", "attacked"),
        ("The rebels could attack the town.", "attack"),
        ("The rebels should attack the town.", "attack"),
        ("The army fears a possible attack.", "attack"),
        ("A potential attack worries the town.", "attack"),
        ("The fighting could end in a cease-fire.", "fire"),
    ],
    "planned": [
        ("The army was about to attack the town.", "attack"),
        ("A planned attack was put off.", "attack"),
        ("The rebels will attack the town.", "attack"),
        ("The rebels are going to attack the town.", "attack"),
        ("The rebels plan to attack the town.", "attack"),
        ("The rebels want to attack the town.", "attack"),
        ("The rebels threatened to attack the town.", "attack"),
        ("The rebels vowed to attack the town.", "attack"),
        ("The general ordered his men to attack the town.", "attack"),
        ("The army is preparing to attack the town.", "attack"),
        ("The army is planning an attack on the town.", "attack"),
        ("The rebels tried to kill the mayor.", "kill"),
        ("The rebels are set to attack the town.", "attack"),
        ("The army expects an attack.", "attack"),
        ("The fighting will end in a cease-fire.", "fire"),
        ("The war will result in a massacre.", "massacre"),
    ],
    "conditional": [
        ("If the rebels attack the town, people will flee.", "attack"),
        ("Unless the rebels attack, the road stays open.", "attack"),
        ("It is not known whether the rebels attacked the town.", "attacked"),
        ("People would flee if the rebels attacked the town.", "attacked"),
        ("The army would attack if the talks failed.", "attack"),
    ],
    "background": [
        ("The rebels had previously attacked the town.", "attacked"),
        ("The rebels once shelled the town.", "shelled"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), [(*row, how) for how, rows in PUT.items() for row in rows])
def test_how_a_happening_is_put(text: str, word: str, expected: Factuality) -> None:
    assert factuality(*token_of(document_of(text), word)) == expected


# by family: the words, the word that names the happening, and how it is put
FAMILIES: dict[str, list[tuple[str, str, Factuality]]] = {
    "negated": [
        ("The rebels no longer attack convoys.", "attack", "negated"),
        ("The rebels did not attack or shell the town.", "shell", "negated"),
        ("The soldiers will not come and help the villagers.", "help", "negated"),
        ("The rebels did not attack the town but shelled it.", "shelled", "actual"),
        ("The rebels neither stormed nor shelled the town.", "shelled", "negated"),
        ("The town was neither shelled nor stormed.", "stormed", "negated"),
        ("The shell almost hit the school.", "hit", "negated"),
        ("The blast nearly destroyed the bridge.", "destroyed", "negated"),
        ("The army shelled the hills rather than storm the town.", "storm", "negated"),
        ("The soldiers could not reach the village.", "reach", "negated"),
        ("The guards shot the man before he could attack the judge.", "attack", "negated"),
        ("The police were not aware of any attacks on the market.", "attacks", "negated"),
        ("There were no deaths or injuries.", "injuries", "negated"),
        ("There was no evidence that the rebels shelled the town.", "shelled", "negated"),
        ("It was not the rebels who shelled the town.", "shelled", "negated"),
        ("It did not appear that anyone was killed.", "killed", "negated"),
        ("The town fell without a fight.", "fight", "negated"),
        ("A lack of fighting in the hills let farmers return.", "fighting", "negated"),
        ("The rebels not only attacked the town but burned it.", "attacked", "actual"),
        ("The rebels did not just shell the town.", "shell", "actual"),
    ],
    "implicative": [
        ("The rebels had yet to attack the town.", "attack", "negated"),
        ("The mayor declined to condemn the shelling.", "condemn", "negated"),
        ("The soldiers were unable to retake the town.", "retake", "negated"),
        ("The army was able to retake the town.", "retake", "actual"),
        ("The guards were not able to stop the gunmen.", "stop", "negated"),
        ("The army was unwilling to attack the town.", "attack", "negated"),
        ("The refusal to withdraw the troops angered the villagers.", "withdraw", "negated"),
        ("His failure to arrest the gunmen was noted.", "arrest", "negated"),
        ("The police prevented the gunmen from killing the judge.", "killing", "negated"),
        ("The police failed to prevent the gunmen from killing the judge.", "killing", "actual"),
        ("The snow kept the rebels from attacking the town.", "attacking", "negated"),
        ("The army refrained from shelling the town.", "shelling", "negated"),
        ("The rebels avoided attacking the town.", "attacking", "negated"),
        ("The general decided against storming the prison.", "storming", "negated"),
        ("The general decided against shelling or storming the prison.", "storming", "negated"),
        ("The statement stopped short of blaming the rebels.", "blaming", "negated"),
        ("The guards were prohibited from firing at the crowd.", "firing", "negated"),
        ("The court has forbidden them to march.", "march", "negated"),
        ("The police prevented the attack on the market.", "attack", "negated"),
        ("The police did not prevent the attack.", "attack", "actual"),
        ("The attack was foiled by the guards.", "attack", "negated"),
        ("The soldiers were too tired to attack.", "attack", "negated"),
        ("The gunmen pretended to surrender.", "surrender", "negated"),
        ("The rebels dared to attack the town.", "attack", "actual"),
        ("The rebels did not dare to attack the town.", "attack", "negated"),
        ("The rebels did not manage to take the hill.", "take", "negated"),
        ("The rebels did not fail to attack the town.", "attack", "actual"),
        ("The army hesitated to shell the town.", "shell", "possible"),
        ("The army did not hesitate to shell the town.", "shell", "actual"),
        ("The shelling forced the villagers to flee.", "flee", "actual"),
        ("The shelling did not force the villagers to flee.", "flee", "negated"),
        ("The guards were not allowed to fire.", "fire", "negated"),
        ("The army built a wall to keep the rebels from entering the town.", "entering", "possible"),
    ],
    "modal": [
        ("The rebels may not have attacked the town.", "attacked", "possible"),
        ("The rebels might refuse to leave the town.", "leave", "possible"),
        ("The risk of a war in the north is growing.", "war", "possible"),
        ("The threat of attacking the town worries the mayor.", "attacking", "possible"),
        ("The rebels must not be attacked.", "attacked", "negated"),
    ],
    "conditional": [
        ("If the rebels do not leave the town, the army will storm it.", "leave", "conditional"),
        ("If the rebels fail to leave the town, the army will storm it.", "leave", "conditional"),
        ("The army will storm the town unless the rebels leave.", "leave", "conditional"),
    ],
    "planned": [
        ("The mayor urged the army to attack the rebels.", "attack", "planned"),
        ("The rebels offered to release the guards.", "release", "planned"),
        ("The army is likely to attack the town.", "attack", "planned"),
        ("The rebels are willing to release the guards.", "release", "planned"),
        ("The army has scheduled a march for Monday.", "march", "planned"),
        ("The mayor told the rebels to leave the town.", "leave", "planned"),
        ("Attack the town at dawn.", "Attack", "planned"),
        ("The rebels did not threaten to attack the town.", "attack", "planned"),
        ("The rebels never tried to attack the town.", "attack", "negated"),
        ("The rebels have no plan to attack the town.", "attack", "negated"),
        ("The rebels do not have the right to leave the town.", "leave", "negated"),
        ("The rebels are not expected to attack the town.", "attack", "negated"),
    ],
    "asked": [
        ("Did the rebels attack the town?", "attack", "possible"),
        ("Have the rebels attacked the town?", "attacked", "possible"),
        ("Was the town shelled by the army?", "shelled", "possible"),
        ("Who attacked the town?", "attacked", "actual"),
        ("Why did the army shell the town?", "shell", "actual"),
        ("The mayor asked whether the rebels had attacked the town.", "attacked", "conditional"),
    ],
    "counterfactual": [
        ("The army would have shelled the town.", "shelled", "possible"),
        ("The army would have shelled the town if the rebels had stayed.", "shelled", "conditional"),
        ("The army would not have shelled the town if the rebels had left.", "left", "conditional"),
        ("Had the rebels attacked the town, the army would have shelled the hills.", "attacked", "conditional"),
    ],
    "presupposed": [
        ("There is no doubt that the rebels shelled the town.", "shelled", "actual"),
        ("The mayor did not know that the rebels had attacked the town.", "attacked", "actual"),
        ("The mayor did not forget that the rebels had shelled the town.", "shelled", "actual"),
        ("The mayor was not surprised to see the rebels attack.", "see", "actual"),
        ("The army regretted shelling the town.", "shelling", "actual"),
        ("The villagers fled before the rebels attacked the town.", "attacked", "actual"),
        ("The villagers did not return after the rebels attacked the town.", "attacked", "actual"),
        ("The police did not find the men who attacked the convoy.", "attacked", "actual"),
        ("The army has no problem with the rebels.", "has", "actual"),
        ("The mayor did not condemn an attack on the market.", "attack", "actual"),
        ("The army refused a request for help.", "request", "actual"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [pytest.param(*row, id=f"{family}: {row[0]}") for family, rows in FAMILIES.items() for row in rows],
)
def test_how_a_happening_is_put_by_family(text: str, word: str, expected: Factuality) -> None:
    assert factuality(*token_of(document_of(text), word)) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected", "why"),
    [
        ("The rebels’ll attack the town.", "attack", "planned", "a short \"will\""),
        ("The army warned of an attack.", "attack", "possible", "what is warned of need not come"),
    ],
)  # fmt: skip
def test_how_a_happening_is_put_and_is_not_read_yet(
    text: str, word: str, expected: Factuality, why: str, request: pytest.FixtureRequest
) -> None:
    request.applymarker(pytest.mark.xfail(strict=True, reason=why))
    assert factuality(*token_of(document_of(text), word)) == expected
