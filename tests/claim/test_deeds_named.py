"""Acts that reports of conflict tell in everyday words, and the same words where they tell of none."""

import pytest

from tests.claim.test_frame import types


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Investigators found a mass grave in a field outside Torvay.", [("found", "ACCUSE")]),
        ("Rebels took the town of Ansil on Friday.", [("took", "COERCE")]),
        ("Ansil had fallen to the rebels by Sunday.", [("fallen", "COERCE")]),
        ("Three constables fell in battle near Ansil.", [("fell", "ASSAULT")]),
        ("Forty inmates broke out of the prison in Ansil.", [("broke", "COERCE")]),
        ("Prisoners escaped from the jail at Ansil.", [("escaped", "COERCE")]),
        ("Herders stole 40 cows from a farm.", [("stole", "COERCE")]),
        ("Raiders took some 200 head of cattle.", [("took", "COERCE")]),
        ("Two men bundled the reporter into a white car.", [("bundled", "ASSAULT")]),
        ("Hackers crippled the computer system of the port.", [("crippled", "COERCE")]),
        ("Soldiers tore down eleven shacks.", [("tore", "ASSAULT")]),
        ("An unknown group cut the power to Ansil.", [("cut", "COERCE")]),
        ("The mast was felled with explosives.", [("felled", "ASSAULT")]),
        ("The student was taken from his home by police.", [("taken", "COERCE")]),
        ("She walked free on Monday.", [("walked", "RETREAT")]),
        ("She took away the plates.", []),
        ("The girl took away a lesson.", []),
        ("He stole the show in Ansil.", []),
        ("Panic broke out in the hall.", []),
        ("Shares fell to a new low.", []),
        ("Workers removed the old shed behind the school.", []),
        ("The company emptied its warehouse before the sale.", []),
        ("The memory blackout lasted an hour.", []),
        ("The blackout in Ansil lasted an hour.", [("blackout", "COERCE")]),
    ],
)
def test_a_deed_in_everyday_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert types(text) == expected
