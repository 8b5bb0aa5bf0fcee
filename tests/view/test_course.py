"""How accounts move: replies with their places, changes of story, tolls by policy, and the same on the terminal."""

from dataclasses import replace

import pytest

from allegedly.cli.pages.course import course_sections, perhaps_section
from allegedly.cli.terminal import page_console
from allegedly.incident.group import group
from allegedly.records import Annotation
from allegedly.view.dossier import Dossier, dossier
from allegedly.view.history import Alike
from allegedly.view.rows import Case
from tests.incident.told import told

STRIKE = "strike | ASSAULT aerial | to Dravan Guard | at Ketra | on 2031-05-06"


def said(key: str, day: str, text: str, *claims: str) -> Annotation:
    return told(key, day, f"A strike hit Ketra. {text}", "\n".join([STRIKE, *(" " * 12 + one for one in claims)]))


FIRST = said(
    "a", "2031-05-07", "9 died.", "medics/medic asserts responsibility Karsia", "medics/medic asserts toll killed 9"
)
SECOND = said(
    "b", "2031-05-08", "7 died.", "Karsia/state denies responsibility Karsia", "medics/medic asserts toll killed 7"
)


def view(*reports: Annotation) -> Dossier:
    (incident,) = group(reports)
    return dossier(Case(incident, reports), {})


def printed(one: Dossier) -> str:
    console = page_console()
    with console.capture() as taken:
        for section in course_sections(one):
            console.print(section)
    return " ".join(taken.get().split())


def test_a_reply_says_whose_words_it_answers_and_where_both_stand() -> None:
    (reply,) = view(FIRST, SECOND).replies
    assert (reply.reply.voice, reply.answered.voice, reply.answered.words) == ("Karsia", "medics", "says Karsia did it")
    assert reply.reply.mark is not None
    assert (reply.reply.mark.report, reply.reply.mark.line) == (2, 1)
    assert "Karsia: denies that it did it [2] line 1, in answer to medics: says Karsia did it [1] line 1" in printed(
        view(FIRST, SECOND)
    )


def test_a_voice_that_gives_another_figure_later_has_changed_its_story() -> None:
    (turn,) = view(FIRST, SECOND).turns
    assert (turn.voice, turn.question, turn.before.words, turn.after.words, turn.since) == (
        "medics", "toll", "9 killed", "7 killed", "8 May 2031",
    )  # fmt: skip
    assert "medics first 9 killed [1] line 1; since 8 May 2031: 7 killed [2] line 1" in printed(view(FIRST, SECOND))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("medics/medic asserts toll killed 9", "medics/medic asserts toll killed 9"),
        ("medics/medic asserts toll killed 9", "medics/medic asserts toll wounded 7"),
        ("medics/medic asserts toll killed 9", "medics/medic asserts toll killed 7 children"),
        ("medics/medic asserts target guards", "medics/medic asserts target a convoy"),
        ("Karsia/state no_comment responsibility", "Karsia/state denies responsibility"),
    ],
)
def test_what_is_no_change_of_story(before: str, after: str) -> None:
    assert view(said("a", "2031-05-07", "9 of them.", before), said("b", "2031-05-08", "7 of them.", after)).turns == ()


def test_who_denies_and_later_owns_up_has_changed_the_story() -> None:
    denied = said("a", "2031-05-07", "", "Karsia/state denies responsibility")
    owned = said("b", "2031-05-09", "", "Karsia/state accepts_responsibility responsibility Karsia")
    (turn,) = view(denied, owned).turns
    assert (turn.question, turn.since) == ("responsibility", "9 May 2031")


def test_policies_of_one_figure_stand_together_with_whose_it_is() -> None:
    monitor = said("c", "2031-05-08", "12 died.", "Field Watch/monitor asserts toll killed 12")
    found = {
        view.policies: (view.figure, [claim.voice for claim in view.claims]) for view in view(FIRST, monitor).policies
    }
    assert found["min", "median", "acled"] == ("9 killed", ["medics"])
    assert found["max", "latest"] == ("12 killed", ["Field Watch"])
    assert found["independent", "ucdp"] == ("9 to 12 killed", ["medics", "Field Watch"])


def test_voices_of_an_answer_stand_by_their_side() -> None:
    own = said("d", "2031-05-08", "", "Karsia/state accepts_responsibility responsibility Karsia")
    answers = next(one for one in view(FIRST, own).questions if one.question == "responsibility").answers
    assert answers[0].sides == (("parties", ("Karsia",)), ("independent", ("medics",)))


def test_an_update_says_what_changed_and_copies_say_why_they_are_one() -> None:
    one, two = (
        replace(r, report=replace(r.report, url="https://post.example/1", byline="Bell Agency"))
        for r in (FIRST, SECOND)
    )
    found = view(one, two)
    (version,) = found.versions
    assert (version.report, version.replaces) == (2, 1)
    assert "changed: medics: 9 killed; now: 7 killed" in version.changes
    assert [origin.reports for origin in found.origins] == [(1, 2)]
    assert "[1] and [2]: both credit bell agency" in printed(found)


def test_nothing_to_tell_prints_nothing() -> None:
    alone = told("e", "2031-05-07", "A strike hit Ketra.", STRIKE)
    assert printed(view(alone)) == ""
    assert list(perhaps_section(())) == []


def test_a_likely_double_is_named_with_its_score_also_when_it_is_gone() -> None:
    console = page_console()
    with console.capture() as taken:
        for section in perhaps_section([Alike("r-x", "e-77", 4.5, "date +2.0 (one day)", None)]):
            console.print(section)
    assert "e-77" in taken.get()
    assert "4.5 (date +2.0 (one day))" in taken.get()
