"""Text exports: cut where a report begins, and nowhere else."""

import pytest
from hypothesis import given

from allegedly.report.split import split_export
from tests.report.cases import FULL, OTHER, PROSE, TEXTS, WIRE


@given(TEXTS)
def test_the_slices_joined_are_the_text(text: str) -> None:
    slices = split_export(text)
    assert "".join(slices) == text
    assert split_export(text) == slices


@pytest.mark.parametrize(
    "text",
    [
        FULL + "\n\n" + OTHER,
        FULL + "\n" + OTHER,
        FULL + "\n-----\n\n" + OTHER,
        FULL + "\n=====\n" + OTHER,
        FULL + "\n* * *\n\n" + OTHER,
        FULL + "\f" + OTHER,
        "Document 1 of 2\n\n" + FULL + "\nDocument 2 of 2\n\n" + OTHER,
        "WIRE-0001 (LESK)\n\n" + WIRE + "\n\nWIRE-0002 (LESK)\n\n" + WIRE,
        FULL + "\nEnd of Document\n\n" + OTHER,
        WIRE + "\n\n\n" + WIRE.replace("ORVANE, 3 JAN", "TELMA, 4 JAN"),
        f"Headline: Shells fall\nOutlet: Lesk Courier\n\n{PROSE}\nHeadline: Harbour shut\nOutlet: Lesk Courier\n\n{PROSE}",
        f"Shells fall near Orvane\n\nBy Ana Lorm\n\n{PROSE}\n\n\nHarbour of Telma closes\n\nBy Piet Osk\n\n{PROSE}",
    ],
)
def test_two_reports(text: str) -> None:
    slices = split_export(text)
    assert len(slices) == 2
    assert "".join(slices) == text


def test_three_reports_begin_at_their_titles() -> None:
    slices = split_export("\n\n".join([FULL, OTHER, FULL]))
    assert [piece.lstrip().split("\n")[0] for piece in slices] == [
        "Shells fall near Orvane, mayor says", "Telma harbour closes after blast", "Shells fall near Orvane, mayor says",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        FULL,
        FULL.replace("\n\n", "\n\n\n"),
        "\n\n".join([PROSE] * 6),
        "\n\n\n\n".join([PROSE] * 6),
        f"Shells fall near Orvane\n\n{PROSE}\n-----\n\n{PROSE}\n-----\n\n{PROSE}",
        f"Shells fall near Orvane\n\n{PROSE}\n* * *\n\nThe long road back\n\n{PROSE}",
        f"Shells fall near Orvane\n\n{PROSE}\n\n\nThe long road back\n\n{PROSE}",
        f"Shells fall near Orvane\n=======================\n\n{PROSE}\nThe long road back\n==================\n\n{PROSE}",
        f"ORVANE: {PROSE}\nTELMA: {PROSE}",
        f"Shells fall near Orvane\n\n{PROSE}\n2 of 3\n\n{PROSE}",
        f"Shells fall near Orvane\n\n{PROSE}\n\n\nRead more: Harbour closes\n\nUpdated 3 March 2021\n",
    ],
)
def test_one_report_stays_whole(text: str) -> None:
    assert split_export(text) == (text,)
