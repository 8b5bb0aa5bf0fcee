"""Who says what by which words: voice, cue and content of a statement, by the shape of its cue."""

import pytest

from allegedly.records import Form
from tests.language.line import record_of

# text, then (voice, cue, content) of each statement
Row = tuple[str | None, str, list[str]]
SAID: list[tuple[str, list[Row]]] = [
    ("The army said that the road was open.", [("army", "said", ["that the road was open"])]),
    ("The army said the road was open on Monday.", [("army", "said", ["the road was open on Monday"])]),
    ("The army, which said the road was open, left.", [("army", "said", ["the road was open"])]),
    ("The road was open, the army said.", [("army", "said", ["The road was open"])]),
    ("The road, the army said, was open.", [("army", "said", ["The road", "was open"])]),
    ("Two people were killed, the army told the Lesk Courier.", [("army", "told", ["Two people were killed"])]),
    ("In a statement, the army said the road was open.", [("army", "said", ["the road was open"])]),
    ("The ministry's statement said the road was open.", [("ministry", "said", ["the road was open"])]),
    ("The army accused rebels of burning the mill.", [("army", "accused", ["rebels of burning the mill"])]),
    ("The army called for a halt to the raids.", [("army", "called for", ["a halt to the raids"])]),
    ("The army asked rebels to leave the town.", [("army", "asked", ["to leave the town"])]),
    ("The army denied the raid.", [("army", "denied", ["the raid"])]),
    ("According to the army, the road was open.", [("army", "According to", ["the road was open"])]),
    ("The road was open, according to the army.", [("army", "according to", ["The road was open"])]),
    ("The army is said to have burned the mill.", [(None, "is said", ["The army", "to have burned the mill"])]),
    ("It is believed that rebels have left.", [(None, "is believed", ["that rebels have left"])]),
    ("The army is accused of burning the mill.", [(None, "is accused", ["The army", "burning the mill"])]),
    ("Interfax quoted the mayor as saying that rebels had left.", [("mayor", "quoted the mayor as saying", ["that rebels had left"])]),
    ("The rebels and the army said the road was open.", [("rebels", "said", ["the road was open"]), ("army", "said", ["the road was open"])]),
    ("Norway and Finland accused each other of theft.", [("Norway", "accused", ["each other of theft"]), ("Finland", "accused", ["each other of theft"])]),
    ("The mayor denounced a raid the army said killed two men.", [("mayor", "denounced", ["a raid the army said killed two men"]), ("army", "said", ["killed two men"])]),
    ("The deputy said the mayor said the road was open.", [("deputy", "said", ["the mayor said the road was open"]), ("mayor", "said", ["the road was open"])]),
    ("The mayor has not commented on the raid.", [("mayor", "has not commented", ["the raid"])]),
    ("The road is open.", []),
    ("The talks went according to plan.", []),
    ("The army said two soldiers were killed and added that rebels had fled.", [("army", "said", ["two soldiers were killed"]), ("army", "added", ["that rebels had fled"])]),
    ("An official who declined to be named said rebels had left.", [("official", "said", ["rebels had left"])]),
    ("The army issued a statement denying that it had left.", [("army", "denying", ["that it had left"])]),
    ("Police questioned three men.", []),
    ("The party contested the election.", []),
    ("The clock said noon.", []),
]  # fmt: skip


def said(text: str) -> list[Row]:
    return [
        (one.voice.name if one.voice else None, one.cue.text if one.cue else "", [span.text for span in one.content])
        for one in record_of(text).statements
    ]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_who_says_what(text: str, expected: list[Row]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The army's claim that the road was open angered rebels.", [("army", "claim", ["that the road was open"])], "the verb behind the clause is taken into it"),
        ("Claims by the army that the road was open angered rebels.", [("army", "Claims", ["that the road was open"])], "the verb behind the clause is taken into it"),
    ],
)  # fmt: skip
def test_who_says_what_and_is_not_read_yet(
    text: str, expected: list[Row], why: str, request: pytest.FixtureRequest
) -> None:
    request.applymarker(pytest.mark.xfail(strict=True, reason=why))
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "form", "content"),
    [
        ("“The road is open,” the army said.", "direct", ["“The road is open,”"]),
        ("The army said: “The road is open.”", "direct", ["“The road is open.”"]),
        ("“The road,” the army said, “is open.”", "direct", ["“The road,”", "“is open.”"]),
        ("“The road is open,” the army said. “The mill is old.”", "direct", ["“The road is open,”", "“The mill is old.”"]),
        ("“The road is open. The mill is old,” the army said.", "direct", ["“The road is open. The mill is old,”"]),
        ("The army said the road was “open to all”.", "mixed", ["the road was “open to all”"]),
        ("The army said the road was open.", "indirect", ["the road was open"]),
        ("“The road is open.\n“The mill is old,” the army said.", "direct", ["“The road is open.", "“The mill is old,”"]),
        ("“The road is open,” the army said.\n“The mill is old.”", "direct", ["“The road is open,”", "“The mill is old.”"]),
    ],
)  # fmt: skip
def test_quotations_are_content(text: str, form: Form, content: list[str]) -> None:
    (one,) = record_of(text).statements
    assert one.voice is not None
    assert (one.voice.name, one.form, [span.text for span in one.content]) == ("army", form, content)


def test_a_statement_inside_another_says_within_which() -> None:
    outer, inner = record_of("The deputy said the mayor had said the road was open.").statements
    assert (outer.within, inner.within) == (None, outer.id)


def test_whom_a_medium_quotes_came_through_it() -> None:
    (one,) = record_of("Interfax quoted the mayor as saying that rebels had left.").statements
    assert [voice.name for voice in one.via] == ["Interfax"]


def test_the_teller_of_the_deed_of_others_does_not_claim_it() -> None:
    """ "denounced an airstrike it said killed 22": it says so, and did not do it."""
    record = record_of("The rebels denounced an airstrike they said killed 22 fighters.")
    assert [c for c in record.claims if c.stance == "accepts_responsibility"] == []
    assert [
        c
        for c in record.claims
        if c.question == "responsibility"
        and c.value == "rebels"
        and c.event in {e.id for e in record.events if e.type == "ASSAULT"}
    ] == []
