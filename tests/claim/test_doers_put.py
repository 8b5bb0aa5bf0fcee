"""How it is put who did it, members of bodies, whom a restraint is laid on, and what "it" may not be: own sentences with the claims on them."""

import pytest

from allegedly.pipeline import annotate_text

# text, value of the claim on responsibility, stance, factuality
RESPONSIBLE = (
    ("A governor was killed on Tuesday, apparently by the Zarko Front.", "Zarko Front", "asserts", "possible"),
    ("A governor was killed on Tuesday by the Zarko Front.", "Zarko Front", "asserts", "actual"),
    ("The bombing, presumably by the Zarko Front, killed four.", "Zarko Front", "asserts", "possible"),
    ("The attack was presumably carried out by Zarko Front guerrillas.", "Zarko Front guerrillas", "asserts", "possible"),
    ("The attack was carried out by Zarko Front guerrillas.", "Zarko Front guerrillas", "asserts", "actual"),
    ("Alleged Shining Path members killed the farmers.", "Shining Path", "asserts", "possible"),
    ("Members of the Zarko Front killed the farmers.", "Zarko Front members", "asserts", "actual"),
    ("Suspected members of the Zarko Front murdered a judge.", "Zarko Front members", "asserts", "possible"),
    ("Neither the army nor the militia had anything to do with the attack, the ministry said.", "army; militia", "denies", "actual"),
    ("The army did not have anything to do with the attack, the ministry said.", "army", "denies", "actual"),
)  # fmt: skip
TARGETS: tuple[tuple[str, list[str]], ...] = (
    ("Ostria imposed sanctions on Veltria.", ["Veltria"]),
    ("The army imposed a curfew on the town.", ["town"]),
    ("The ministry denied it, saying no aircraft had been near the village when it was bombed.", []),
    ("The ministry said it was attacked by gunmen on Sunday.", ["ministry"]),
)


@pytest.mark.parametrize(("text", "value", "stance", "factuality"), RESPONSIBLE)
def test_who_did_it_and_how_it_is_put(text: str, value: str, stance: str, factuality: str) -> None:
    claims = [claim for claim in annotate_text(text, "doers.txt").claims if claim.question == "responsibility"]
    assert [(claim.value, claim.stance, claim.factuality) for claim in claims] == [(value, stance, factuality)]


@pytest.mark.parametrize(("text", "names"), TARGETS)
def test_whom_it_is_done_to(text: str, names: list[str]) -> None:
    deeds = [event for event in annotate_text(text, "targets.txt").events if event.type in {"ASSAULT", "COERCE"}]
    assert [[one.name for one in event.recipients] for event in deeds] == [names]
