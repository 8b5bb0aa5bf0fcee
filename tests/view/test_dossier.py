"""The views of an invented incident: the list, the dossier and the reading say what the records say, and who says it."""

from dataclasses import replace

import pytest

from allegedly.records import Answer, Answers, Incident
from allegedly.view.dossier import dossier
from allegedly.view.listing import listing, shortest_length
from allegedly.view.reading import reading
from allegedly.view.rows import Case, near_ones
from allegedly.view.sources import Mark
from tests.view.cases import CASE, FIRST, FIRST_TEXT, INCIDENT, SECOND, at

PAGE = dossier(CASE, {})


def test_reports_are_numbered_by_date_undated_ones_last() -> None:
    assert [(report.number, report.file) for report in PAGE.reports] == [(1, "one.txt"), (2, "two.txt")]
    assert PAGE.reports[1].published == "date not known"
    assert PAGE.reports[1].outlet == "outlet not known"


def test_every_question_is_there_with_its_standing() -> None:
    standings = {question.question: question.standing for question in PAGE.questions}
    assert standings == {
        "occurrence": "agreed",
        "responsibility": "disputed",
        "target": "open",
        "toll": "disputed",
        "place": "one_voice",
        "time": "open",
    }


def test_answers_name_their_voices_and_the_report_is_a_voice() -> None:
    occurrence = PAGE.questions[0]
    assert occurrence.answers[0].voices == ("Free Guard", "the report itself (Harbour Wire)")


def test_an_account_has_its_stances_figures_and_quoted_words() -> None:
    guard, army = PAGE.accounts[:2]
    assert guard.kind == "armed group, a party to the conflict"
    assert guard.cells["responsibility"] == ("Ovesian army",)
    assert guard.cells["toll"] == ("at least 22 killed (hedged)",)
    assert army.cells["responsibility"] == ("not itself",)
    assert "occurrence" not in army.cells
    assert army.said[0].stands[0].words == "denies that it did it"
    assert army.said[0].quote is not None
    assert army.said[0].quote.mark == Mark(2, 3)


def test_what_is_also_said_without_a_hedge_is_not_called_hedged() -> None:
    hedged = replace(FIRST.claims[0], id="c-9", hedges=FIRST.claims[2].hedges)
    for claims, cell in (((hedged,), "yes (hedged)"), ((hedged, FIRST.claims[0]), "yes")):
        account = replace(INCIDENT.accounts[0], claims=tuple(claim.id for claim in claims))
        case = Case(replace(INCIDENT, accounts=(account,)), (replace(FIRST, claims=claims), SECOND))
        assert dossier(case, {}).accounts[0].cells["occurrence"] == (cell,)


def test_claims_of_one_sentence_stand_under_one_quotation() -> None:
    said = PAGE.accounts[0].said
    assert len(said) == 1
    assert [stand.words for stand in said[0].stands] == [
        "says it happened",
        "says Ovesian army did it",
        "at least 22 killed",
    ]
    assert said[0].stands[2].hedges == ("reportedly",)


def test_a_passage_that_says_nothing_new_is_only_pointed_to() -> None:
    again = replace(FIRST.claims[3], id="c-9", evidence=(at(FIRST_TEXT, "told a local station"),))
    report = replace(FIRST, claims=(*FIRST.claims, again))
    accounts = (*INCIDENT.accounts[:3], replace(INCIDENT.accounts[3], claims=("c-4", "c-9")))
    own = dossier(Case(replace(INCIDENT, accounts=accounts), (report, SECOND)), {}).accounts[3]
    assert [said.quote.mark.line for said in own.said if said.quote] == [1]
    assert own.again == (Mark(1, 4),)


def test_a_reason_does_not_repeat_the_answers() -> None:
    told = "voices contradict each other (yes: Free Guard; the reporter's own words — no: Ovesian army); no comment from police"
    answers = Answers("disputed", (Answer("yes", ("Free Guard", None)), Answer("no", ("Ovesian army",))), told)
    page = dossier(Case(replace(INCIDENT, questions={"occurrence": answers}), ()), {})
    assert page.questions[0].why == "voices contradict each other; no comment from police"


def test_denials_stand_after_what_they_deny() -> None:
    answers = Answers("disputed", (Answer("no", ("police",)), Answer("yes", ("army",)), Answer("nobody knows", ())), "")
    page = dossier(Case(replace(INCIDENT, questions={"occurrence": answers}), ()), {})
    assert [one.value for one in page.questions[0].answers] == ["yes", "nobody knows", "no"]


def test_days_in_answers_are_written_out_and_like_answers_stand_together() -> None:
    time = Answers("agreed", (Answer("2021-03-12", ("police",)), Answer("not 2021-03-11/2021-03-12", ("army",))), "")
    toll = Answers("agreed", (Answer("9 killed", ("police",)), Answer("9 killed (people)", ("police", "army"))), "")
    page = dossier(Case(replace(INCIDENT, questions={"time": time, "toll": toll}), ()), {})
    views = {question.question: [(one.value, one.voices) for one in question.answers] for question in page.questions}
    assert views["time"] == [("12 March 2021", ("police",)), ("not 11–12 March 2021", ("army",))]
    assert views["toll"] == [("9 killed", ("police", "army"))]


def test_what_is_only_possible_is_said_to_be() -> None:
    assert PAGE.accounts[3].cells["occurrence"] == ("yes (possibly)",)


def test_what_rests_on_one_voice_is_listed() -> None:
    assert PAGE.one_voice == ("Where? Tarn Ovesk — Free Guard", "How many? 31 wounded — Íde Ní Bhriain")


def test_what_nobody_answers_is_listed() -> None:
    assert "Nobody says when it was" in PAGE.unanswered
    assert "Nobody says who or what the target was" in PAGE.unanswered
    assert not any("Nobody gives a figure" in line for line in PAGE.unanswered)


def test_the_accused_who_have_no_word_are_listed() -> None:
    silent = replace(INCIDENT, accounts=INCIDENT.accounts[:1])
    unanswered = dossier(Case(silent, (FIRST,)), {}).unanswered
    assert "Named as responsible, with no word of theirs in these reports: Ovesian army" in unanswered
    assert not any("Named as responsible" in line for line in PAGE.unanswered)
    assert "Nobody but parties to the conflict speaks in these reports" in unanswered


def test_a_merge_names_both_mentions_and_why() -> None:
    merge = PAGE.merges[0]
    assert (merge.left, merge.right) == ("“shelling” [1] line 3", "“shelling” [2] line 3")
    assert "same building" in merge.why


def test_a_report_that_is_not_at_hand_is_said_to_be_missing() -> None:
    page = dossier(Case(INCIDENT, (FIRST,)), {})
    assert page.reports[1].outlet == "a report that this ledger does not hold"
    assert page.accounts[1].cells["toll"] == ("9 killed",)
    assert page.accounts[1].said == ()


def test_an_incident_of_which_nothing_is_known_has_a_dossier() -> None:
    bare = Incident("i-0", "Event", None, None, None, None, (), (), 0, (), {}, {}, None, "", ())
    page = dossier(Case(bare, ()), {})
    assert (page.where, page.when, page.what) == ("not said", "not said", "not known")
    assert all(question.standing == "open" for question in page.questions)


def test_the_list_has_standings_tolls_and_counts() -> None:
    line = listing([INCIDENT], {})[0]
    assert (line.id, line.when, line.occurrence, line.responsibility) == (
        "i-3f2a91",
        "12 Mar 2021",
        "agreed",
        "disputed",
    )
    assert line.tolls == ("at least 9 killed", "31 wounded")
    assert (line.voices, line.reports) == (4, 2)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Alleged shelling of bakery, Tarn Ovesk, 12 March 2021", "Alleged shelling of bakery"),
        ("Alleged shelling, north, of bakery, 12 March 2021", "Alleged shelling, north, of bakery"),
        ("Alleged shelling, date disputed", "Alleged shelling, date disputed"),
        ("12 March 2021", "12 March 2021"),
    ],
)
def test_the_list_does_not_say_place_and_day_twice(title: str, headline: str) -> None:
    assert listing([replace(INCIDENT, title=title)], {})[0].headline == headline


def test_what_one_voice_says_without_day_or_figure_is_thin() -> None:
    thin = replace(INCIDENT, accounts=INCIDENT.accounts[:1], toll={}, when=None)
    lines = listing([INCIDENT, thin, replace(thin, when=INCIDENT.when)], {})
    assert [line.is_thin for line in lines] == [False, True, False]
    assert lines[1].when == "undated"


def test_a_question_that_nobody_speaks_to_is_open() -> None:
    quiet = replace(INCIDENT, questions={"toll": Answers("open", (), "")})
    assert listing([quiet], {})[0].occurrence == "open"


def test_short_ids_are_long_enough_to_differ() -> None:
    assert shortest_length([]) == 8
    assert shortest_length(["i-3f2a91aa", "i-3f2a91bb", "i-3f2a91bc"]) == 10


def test_near_ones_go_by_id_and_by_headline() -> None:
    other = replace(INCIDENT, id="i-77777700000001", title="Clash, Oðrin")
    assert near_ones("i-3f2b91", [INCIDENT, other]) == (INCIDENT,)
    assert near_ones("clash", [INCIDENT, other]) == (other,)
    assert near_ones("", [INCIDENT, other]) == ()


def test_the_reading_has_head_statements_and_claims() -> None:
    page = reading(FIRST, {})
    assert ("outlet", "Harbour Wire (from an option of this run)") in page.head
    assert [(one.line, one.depth, one.voice, one.act) for one in page.statements] == [
        (3, 0, "Free Guard", "accuses"),
        (3, 1, "Free Guard", "says"),
        (3, 0, "nobody named", "does not claim responsibility"),
    ]
    assert page.statements[1].hedges == ("reportedly",)
    event = page.events[0]
    assert (event.line, event.trigger, event.code) == (3, "shelling", "assault, heavy weapons")
    assert [claim.words for claim in event.claims][:2] == ["says it happened", "says Ovesian army did it"]
    assert event.claims[-1].voice == "the report itself (Harbour Wire)"


def test_the_reading_of_an_undated_report_says_so() -> None:
    assert ("published", "not known") in reading(SECOND, {}).head
