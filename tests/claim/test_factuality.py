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


@pytest.mark.parametrize(
    ("text", "word", "expected", "why"),
    [
        ("The rebels no longer attack convoys.", "attack", "negated", "no longer"),
        ("The rebels’ll attack the town.", "attack", "planned", "a short \"will\""),
        ("The army warned of an attack.", "attack", "possible", "what is warned of need not come"),
    ],
)  # fmt: skip
def test_how_a_happening_is_put_and_is_not_read_yet(
    text: str, word: str, expected: Factuality, why: str, request: pytest.FixtureRequest
) -> None:
    request.applymarker(pytest.mark.xfail(strict=True, reason=why))
    assert factuality(*token_of(document_of(text), word)) == expected
