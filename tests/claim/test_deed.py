"""Who acts and who undergoes where words beside a deed say so: series, light verbs, participles, what a blast struck."""

import pytest

from tests.language.line import record_of

ROWS = [
    ("The Dravian army launched a series of attacks across Norda.", "attacks", ["Dravian army"], []),
    ("The police reported attacks carried out by rebels.", "attacks", ["rebels"], []),
    ("The attack is believed to have been carried out by the rebels.", "attack", ["rebels"], []),
    ("Norda has seen numerous bombings targeted at the Dravian military.", "bombings", [], ["Dravian military"]),
    ("The library in Norda was shattered by an explosion at noon.", "explosion", [], ["library"]),
    ("The blast damaged a school.", "blast", [], ["school"]),
    ("The blast frightened a teacher.", "blast", [], []),
    ("The guards were hit by mortar fire from rebels, killing four.", "killing", [], []),
    ("Two soldiers were shot dead by guards in Norda, wounding six villagers.", "wounding", [], ["villagers"]),
    ("He wrote to the families of the six guards killed and to the mayor.", "killed", [], ["guards"]),
    ("Dravian gunmen and suicide bombers attacked Camp Ostrel.", "attacked", ["Dravian gunmen", "suicide bombers"], ["Camp Ostrel"]),
    ("A suicide bomber blew himself up in Norda.", "blew himself up", ["suicide bomber"], []),
    ("They deplored the killing and wounding of ten villagers.", "killing", [], ["villagers"]),
    ("They deplored the arrests and the killing of ten villagers.", "arrests", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), ROWS)
def test_sides_of_a_deed(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    event = next(one for one in record_of(text).events if one.trigger.text == trigger)
    assert [one.name for one in event.actors] == actors
    assert [one.name for one in event.recipients] == recipients
