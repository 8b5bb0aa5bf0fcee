"""Two reports of one happening, through the whole line: who answers whom in them."""

import pytest

from allegedly.incident.group import group
from allegedly.pipeline import annotate_text
from allegedly.records import Annotation
from allegedly.report.read import ReadOptions

ACCUSED = (
    "Dalen Post",
    "2047-03-05",
    "The army shelled the clinic in Kelvenik on Monday and killed nine people, two doctors told the Dalen Post.",
)
# the second report: its outlet, its text, and who answers whom in it
ANSWERS = [
    ("Army press office, statement", "We did not shell the clinic in Kelvenik on Monday.", ("Army", "doctors")),
    (
        "Valley Gazette",
        "Rebels shelled the clinic in Kelvenik on Monday, a nurse told the Gazette, rejecting the doctors' account.",
        ("nurse", "doctors"),
    ),
    (
        "Valley Gazette",
        "Rebels shelled the clinic in Kelvenik on Monday, a nurse told the Gazette, rejecting a plea for silence.",
        None,
    ),
]


def _read(outlet: str, day: str, text: str) -> Annotation:
    return annotate_text(f"{text}\n", f"{outlet}.txt", ReadOptions(published=day, outlet=outlet))


@pytest.mark.parametrize(("outlet", "text", "answer"), ANSWERS)
def test_a_reply_is_found_across_reports(outlet: str, text: str, answer: tuple[str, str] | None) -> None:
    first, second = _read(*ACCUSED), _read(outlet, "2047-03-06", text)
    found = [one for one in group([first, second]) if len(one.reports) > 1]
    assert len(found) == 1
    voices = {claim: account.voice for account in found[0].accounts for claim in account.claims}
    links = {(voices[one.claim], voices[one.answers]) for one in found[0].replies}
    assert links == ({answer} if answer is not None else set())


def test_a_body_that_writes_we_is_the_voice_of_what_it_writes() -> None:
    record = _read("Mothers of the Ford", "2047-03-06", "Our men did not shell the clinic in Kelvenik on Monday.")
    (one,) = group([record])
    assert [account.voice for account in one.accounts] == ["Mothers of the Ford"]


def test_a_newspaper_that_quotes_we_is_not() -> None:
    text = '"We did not shell the clinic in Kelvenik on Monday," a man said. The clinic in Kelvenik was shelled.'
    found = group([_read("The Ford", "2047-03-06", text)])
    assert "The Ford" not in {account.voice for one in found for account in one.accounts}
