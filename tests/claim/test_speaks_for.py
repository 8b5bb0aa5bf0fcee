"""Whose words somebody's words are: a state's only those of its people in office."""

import pytest

from allegedly.pipeline import annotate_text

CASES = [
    ("A Turkish minister, Abel Tor, said the rebels had shot at them.", "Turkey"),
    ("The Iraqi ambassador said jets had bombed Kelve.", "Iraq"),
    ("A Ukrainian pilot said jets had bombed Kelve.", "Ukraine"),
    ("A Turkish journalist, Hakan Dorun, said the army had shelled Kelve.", None),
    ("Iraqi militias said the army had shelled Kelve.", None),
    ("A British analyst said the rebels had been defeated.", None),
    ("Turkish residents said soldiers had shot at them.", None),
    ("An opposition leader in Turkey said police had fired on the crowd.", None),
    ("A spokesman for the Kelve Front said the army had shelled Kelve.", "Kelve Front"),
]


@pytest.mark.parametrize(("text", "body"), CASES)
def test_a_state_speaks_through_its_people_in_office_alone(text: str, body: str | None) -> None:
    said = [one for one in annotate_text(text, "a.txt").statements if one.voice is not None]
    assert [one.voice.speaks_for for one in said if one.voice is not None] == [body]
