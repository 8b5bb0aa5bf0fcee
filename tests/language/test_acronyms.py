"""Short forms that a text defines."""

import pytest

from allegedly.language.acronyms import find_acronyms

DEFINED = [
    ("The Marent Liberation Front (MLF) said so.", {"MLF": "Marent Liberation Front"}),
    ("The Front for the Defence of Marent (FDM) left.", {"FDM": "Front for the Defence of Marent"}),
    ("The Front for the Defence of Marent (FFTDOM) left.", {"FFTDOM": "Front for the Defence of Marent"}),
    ("The Ford Self-Defence Units (FSDU) left.", {"FSDU": "Ford Self-Defence Units"}),
    ("The Organization of Telma States (OTS) met.", {"OTS": "Organization of Telma States"}),
    ("The Marent Liberation Front (or MLF) said so.", {"MLF": "Marent Liberation Front"}),
    ("The Marent Liberation Front (known as MLF) said so.", {"MLF": "Marent Liberation Front"}),
    ("The Marent Liberation Front ( MLF ) said so.", {"MLF": "Marent Liberation Front"}),
    ("The Marent Liberation Front\n(MLF) said so.", {"MLF": "Marent Liberation Front"}),
    ("Improvised Road Charges (IRCs) were found.", {"IRCs": "Improvised Road Charges"}),
    ("The Union of Études Libres (UEL) met.", {"UEL": "Union of Études Libres"}),
    ("The Marent Liberation Front (MLF) and the Telma River Guard (TRG) met.", {"MLF": "Marent Liberation Front", "TRG": "Telma River Guard"}),
    ("The first is kept: Marent Liberation Front (MLF), Mayor Lenn's Folk (MLF).", {"MLF": "Marent Liberation Front"}),
    ("The Marent Liberation Front (AFP) said so.", {}),
    ("Two men left (MLF).", {}),
    ("The Marent Front (XYZ) left.", {"XYZ": "Marent Front"}),
        ("The minister Olo Sefu (XYZ) left.", {}),
    ("(MLF) said so.", {}),
    ("The Marent. Liberation Front (MLF) left.", {}),
    ("He left in March (2021).", {}),
    ("", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DEFINED)
def test_what_a_text_defines(text: str, expected: dict[str, str]) -> None:
    assert find_acronyms(text) == expected
