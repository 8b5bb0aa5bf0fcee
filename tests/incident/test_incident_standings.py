"""What an incident shows: standings, accounts, tolls, label, origins and a headline that makes no claim of its own."""

from dataclasses import replace

import pytest

from allegedly.incident.explain import days, names
from allegedly.incident.group import group
from allegedly.records import Annotation, Incident, Question, Relation, Span, When
from tests.incident.told import told

TEXT = "A strike hit Ketra, 22 or 25 or 4 dead, 12 hurt."
STRIKE = "strike | ASSAULT aerial | at Ketra | on 2031-05-06 | to Dravan Guard"


def only(*claims: str, event: str = STRIKE, key: str = "a", date: str | None = "2031-05-07") -> Incident:
    (incident,) = group([told(key, date, TEXT, "\n".join([event, *(" " * 12 + claim for claim in claims)]))])
    return incident


GUARD, KARSIA, MEDICS = "Dravan Guard/armed_group", "Karsia/state", "medics/medic"

STANDINGS: list[tuple[str, Question, list[str], str, list[tuple[str | None, list[str | None]]]]] = [
    ("two voices", "occurrence", [f"{GUARD} asserts occurrence", f"{MEDICS} asserts occurrence"], "agreed",
     [("yes", ["Dravan Guard", "medics"])]),
    ("one voice", "occurrence", [f"{GUARD} asserts occurrence"], "one_voice", [("yes", ["Dravan Guard"])]),
    ("a group and its commander are one body", "occurrence",
     [f"{GUARD} asserts occurrence", "a commander/military for Dravan Guard asserts occurrence"], "one_voice",
     [("yes", ["Dravan Guard", "a commander"])]),
    ("the reporter counts as a voice", "occurrence", ["- asserts occurrence", f"{GUARD} asserts occurrence"], "agreed",
     [("yes", [None, "Dravan Guard"])]),
    ("said and denied", "occurrence", [f"{GUARD} asserts occurrence", f"{KARSIA} denies occurrence"], "disputed",
     [("yes", ["Dravan Guard"]), ("no", ["Karsia"])]),
    ("said and said not to be", "occurrence", [f"{GUARD} asserts occurrence", f"{KARSIA} asserts occurrence !negated"], "disputed",
     [("yes", ["Dravan Guard"]), ("no", ["Karsia"])]),
    ("said and doubted", "occurrence", [f"{GUARD} asserts occurrence", "monitor/monitor doubts occurrence"], "disputed",
     [("yes", ["Dravan Guard"]), ("doubted", ["monitor"])]),
    ("only denied", "occurrence", [f"{KARSIA} denies occurrence"], "denied", [("no", ["Karsia"])]),
    ("only planned", "occurrence", [f"{KARSIA} asserts occurrence !planned"], "open", [("planned", ["Karsia"])]),
    ("taken back", "occurrence", [f"{GUARD} asserts occurrence", f"{GUARD} retracts occurrence"], "open", []),
    ("a toll says that it happened", "occurrence", [f"{MEDICS} asserts toll killed 22"], "one_voice", [("yes", ["medics"])]),
    ("accused and denying", "responsibility",
     [f"{GUARD} asserts responsibility Karsia", f"{KARSIA} denies responsibility"], "disputed",
     [("Karsia", ["Dravan Guard"]), ("not Karsia", ["Karsia"])]),
    ("two accuse one", "responsibility",
     [f"{GUARD} asserts responsibility Karsia", f"{MEDICS} asserts responsibility Karsia"], "agreed",
     [("Karsia", ["Dravan Guard", "medics"])]),
    ("each names another", "responsibility",
     [f"{GUARD} asserts responsibility Karsia", f"{KARSIA} asserts responsibility Red Column"], "disputed",
     [("Karsia", ["Dravan Guard"]), ("Red Column", ["Karsia"])]),
    ("one voice names two together", "responsibility",
     [f"{GUARD} asserts responsibility Karsia", f"{GUARD} asserts responsibility Red Column"], "one_voice",
     [("Karsia", ["Dravan Guard"]), ("Red Column", ["Dravan Guard"])]),
    ("a name and a longer name", "responsibility",
     [f"{GUARD} asserts responsibility the army", f"{MEDICS} asserts responsibility the Karsian army"], "agreed",
     [("the army", ["Dravan Guard", "medics"])]),
    ("a government and its armed forces", "responsibility",
     [f"{MEDICS} asserts responsibility General Staff of the Armed Forces", f"{GUARD} asserts responsibility the armed forces"],
     "agreed", [("General Staff of the Armed Forces", ["medics", "Dravan Guard"])]),
    ("the armed forces of two states", "responsibility",
     [f"{MEDICS} asserts responsibility Karsian Armed Forces", f"{GUARD} asserts responsibility Valdian Armed Forces"], "disputed",
     [("Karsian Armed Forces", ["medics"]), ("Valdian Armed Forces", ["Dravan Guard"])]),
    ("an army of its own", "responsibility",
     [f"{MEDICS} asserts responsibility the armed forces", f"{GUARD} asserts responsibility Army of the Oath"], "disputed",
     [("the armed forces", ["medics"]), ("Army of the Oath", ["Dravan Guard"])]),
    ("no comment is no answer", "responsibility", [f"{KARSIA} no_comment responsibility"], "open", []),
    ("only denied, of responsibility", "responsibility", [f"{KARSIA} denies responsibility"], "denied", [("not Karsia", ["Karsia"])]),
    ("accepted", "responsibility", ["Red Column/armed_group accepts_responsibility responsibility"], "one_voice",
     [("Red Column", ["Red Column"])]),
    ("another target denied", "target",
     [f"{GUARD} asserts target Dravan Guard", "Valdian army/military denies target Valdian army"], "disputed",
     [("Dravan Guard", ["Dravan Guard"]), ("not Valdian army", ["Valdian army"])]),
    ("one toll, two voices", "toll", [f"{GUARD} asserts toll killed 22", f"{MEDICS} asserts toll killed 22"], "agreed",
     [("22 killed", ["Dravan Guard", "medics"])]),
    ("at least 22 and 25", "toll", [f"{GUARD} asserts toll killed 22+", f"{MEDICS} asserts toll killed 25"], "agreed",
     [("at least 22 killed", ["Dravan Guard"]), ("25 killed", ["medics"])]),
    ("rival tolls", "toll", [f"{GUARD} asserts toll killed 22", f"{KARSIA} asserts toll killed 4"], "disputed",
     [("22 killed", ["Dravan Guard"]), ("4 killed", ["Karsia"])]),
    ("a toll rejected", "toll", [f"{MEDICS} asserts toll killed 22", f"{KARSIA} denies toll killed 22"], "disputed",
     [("22 killed", ["medics"]), ("not 22 killed", ["Karsia"])]),
    ("killed and wounded do not rival", "toll", [f"{GUARD} asserts toll killed 22", f"{MEDICS} asserts toll wounded 12"], "one_voice",
     [("22 killed", ["Dravan Guard"]), ("12 wounded", ["medics"])]),
    ("other people counted do not rival", "toll",
     [f"{GUARD} asserts toll killed 22 fighters", f"{MEDICS} asserts toll killed 4 children"], "one_voice",
     [("22 killed (fighters)", ["Dravan Guard"]), ("4 killed (children)", ["medics"])]),
    ("where, on two words", "place", [f"{GUARD} asserts occurrence", f"{MEDICS} asserts occurrence"], "agreed",
     [("Ketra", ["Dravan Guard", "medics"])]),
    ("when, on one word", "time", [f"{GUARD} asserts occurrence"], "one_voice", [("2031-05-06", ["Dravan Guard"])]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "claims", "standing", "answers"), [s[1:] for s in STANDINGS], ids=[s[0] for s in STANDINGS]
)
def test_standing(
    question: Question, claims: list[str], standing: str, answers: list[tuple[str | None, list[str | None]]]
) -> None:
    found = only(*claims).questions[question]
    assert found.standing == standing
    assert [(answer.value, list(answer.voices)) for answer in found.answers] == answers
    assert found.why
    named = {voice for answer in found.answers for voice in answer.voices}
    assert all(("the reporter's own words" if voice is None else voice) in found.why for voice in named)


def test_every_incident_answers_six_questions() -> None:
    assert set(only().questions) == {"occurrence", "responsibility", "target", "toll", "place", "time"}


LABELS = [
    ("accepted", ["Red Column/armed_group accepts_responsibility responsibility Red Column"], "confirmed"),
    ("accepted, and denied by one whom nobody names",
     ["Red Column/armed_group accepts_responsibility responsibility Red Column", f"{KARSIA} denies responsibility"], "confirmed"),
    ("two take it", ["Red Column/armed_group accepts_responsibility responsibility Red Column",
                     "Dravan Guard/armed_group accepts_responsibility responsibility Dravan Guard"], "contested"),
    ("denied by the accused", [f"{GUARD} asserts responsibility Karsia", f"{KARSIA} denies responsibility"], "contested"),
    ("two named", [f"{GUARD} asserts responsibility Karsia", f"{KARSIA} asserts responsibility Red Column"], "contested"),
    ("two voices and a belligerent", [f"{GUARD} asserts responsibility Karsia", f"{MEDICS} asserts occurrence"], "fair"),
    ("two voices and nobody named", [f"{GUARD} asserts occurrence", f"{MEDICS} asserts occurrence"], "weak"),
    ("one voice", [f"{GUARD} asserts responsibility Karsia"], "weak"),
    ("only denied", [f"{KARSIA} denies occurrence"], "discounted"),
    ("only planned", [f"{KARSIA} asserts occurrence !planned"], None),
]  # fmt: skip


@pytest.mark.parametrize(("claims", "label"), [case[1:] for case in LABELS], ids=[case[0] for case in LABELS])
def test_label(claims: list[str], label: str | None) -> None:
    incident = only(*claims)
    assert incident.label == label
    assert incident.label_why.startswith(label or "nobody says")


def test_only_attacks_have_a_label() -> None:
    incident = only(event="strike | PROTEST strike | at Ketra")
    assert (incident.label, incident.label_why) == (None, "labels are for attacks only")


def test_accounts() -> None:
    incident = only(
        "- asserts occurrence", f"{GUARD} asserts responsibility Karsia", f"{GUARD} asserts toll killed 22", f"{KARSIA} denies responsibility",
        f"{MEDICS} asserts toll wounded 12", "official/official asserts occurrence",
    )  # fmt: skip
    accounts = {account.voice: account for account in incident.accounts}
    assert list(accounts) == [None, "Dravan Guard", "Karsia", "medics", "official"]
    assert {voice: account.party for voice, account in accounts.items()} == {
        None: None, "Dravan Guard": True, "Karsia": True, "medics": False, "official": None,
    }  # fmt: skip
    assert accounts["Dravan Guard"].stances == {"responsibility": "asserts", "toll": "asserts"}
    assert [(toll.kind, toll.low, toll.high) for toll in accounts["Dravan Guard"].tolls] == [("killed", 22, 22)]
    assert accounts["Karsia"].stances == {"responsibility": "denies"}
    assert (accounts["Karsia"].kind, accounts["Karsia"].first, accounts["Karsia"].last) == (
        "state",
        "2031-05-07",
        "2031-05-07",
    )
    assert sum(len(account.claims) for account in incident.accounts) == 6


def test_a_commander_and_his_group_by_a_relation_in_the_text() -> None:
    report = told(
        "a",
        "2031-05-07",
        TEXT,
        STRIKE + f"\n{' ' * 12}{GUARD} asserts occurrence\n{' ' * 12}Ilan Dov/military asserts occurrence",
    )
    leads = Relation("Ilan Dov", "leads", "Dravan Guard", Span("", 0, 0), None)
    assert group([report])[0].questions["occurrence"].standing == "agreed"
    assert group([replace(report, relations=(leads,))])[0].questions["occurrence"].standing == "one_voice"


def test_a_corrected_toll_is_the_later_one_and_both_are_kept() -> None:
    first = told("a", "2031-05-07", TEXT, STRIKE + f"\n{' ' * 12}police/police asserts toll killed 25")
    second = told(
        "b", "2031-05-08", "B: a strike, 22 dead.", STRIKE + f"\n{' ' * 12}police/police asserts toll killed 22"
    )
    (incident,) = group([second, first])
    toll = incident.toll["killed"]
    assert (toll.low, toll.high) == (22, 22)
    assert [(figure.low, figure.report) for figure in toll.by] == [(25, "r-a"), (22, "r-b")]
    assert incident.questions["toll"].standing == "one_voice"
    (account,) = incident.accounts
    assert (account.first, account.last) == ("2031-05-07", "2031-05-08")


def test_a_toll_spans_the_voices_and_an_open_bound_stays_open() -> None:
    assert only(f"{GUARD} asserts toll killed 22", f"{KARSIA} asserts toll killed 4").toll["killed"].low == 4
    spanned = only(f"{GUARD} asserts toll killed 22+", f"{KARSIA} asserts toll killed 4").toll["killed"]
    assert (spanned.low, spanned.high) == (4, None)
    assert only(f"{GUARD} asserts occurrence").toll == {}
    assert only(f"{KARSIA} denies toll killed 22").toll == {}


def test_a_part_of_a_toll_does_not_lower_it() -> None:
    toll = only(f"{MEDICS} asserts toll killed 22", f"{MEDICS} asserts toll killed 4 children").toll["killed"]
    assert (toll.low, toll.high, len(toll.by)) == (22, 22, 2)


WORDS = [f"word{number}" for number in range(60)]


def carried(key: str, words: list[str], byline: str | None = None) -> Annotation:
    return told(key, "2031-05-07", "A strike hit. " + " ".join(words), STRIKE, byline=byline)


@pytest.mark.parametrize(
    ("left", "right", "origins"),
    [
        (carried("a", WORDS), carried("b", [*WORDS, "changed", "end"]), 1),
        (carried("a", WORDS), carried("b", WORDS[::-1]), 2),
        (carried("a", WORDS, "Harbour Wire"), carried("b", WORDS[::-1], "Harbour Wire"), 1),
        (carried("a", WORDS, "By Sanna Vell"), carried("b", WORDS[::-1], "By Sanna Vell"), 2),
    ],
    ids=["a copy", "own words", "one agency", "a person's byline is no agency"],
)
def test_origins(left: Annotation, right: Annotation, origins: int) -> None:
    (incident,) = group([left, right])
    assert (len(incident.reports), incident.origins) == (2, origins)


TITLES = [
    ([f"{GUARD} asserts responsibility Karsia"], STRIKE, "Alleged air strike on Dravan Guard, Ketra, 6 May 2031"),
    (["- asserts occurrence"], STRIKE, "Reported air strike on Dravan Guard, Ketra, 6 May 2031"),
    ([f"{KARSIA} denies occurrence"], STRIKE, "Denied air strike on Dravan Guard, Ketra, 6 May 2031"),
    ([f"{KARSIA} asserts occurrence !planned"], STRIKE, "Planned air strike on Dravan Guard, Ketra, 6 May 2031"),
    (
        [f"{GUARD} asserts target Dravan Guard", f"{KARSIA} denies target Dravan Guard"],
        STRIKE,
        "Alleged air strike, Ketra, 6 May 2031",
    ),
    (
        [f"{GUARD} asserts occurrence"],
        "strike | ASSAULT | by Karsia | on 2031-05-04/2031-05-10",
        "Alleged attack, 4-10 May 2031",
    ),
    ([f"{GUARD} asserts occurrence"], "strike | PROTEST demo | at Ketra", "Alleged demonstration, Ketra, undated"),
]


@pytest.mark.parametrize(("claims", "event", "title"), TITLES)
def test_title(claims: list[str], event: str, title: str) -> None:
    found = only(*claims, event=event).title
    assert found == title
    assert "Karsia" not in found


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2031-05-06", "2031-05-06", "6 May 2031"),
        ("2031-05-04", "2031-05-10", "4-10 May 2031"),
        ("2031-04-28", "2031-05-04", "28 April - 4 May 2031"),
        ("2030-12-30", "2031-01-05", "30 December 2030 - 5 January 2031"),
        ("2031-12-01", "2031-12-31", "December 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-05-04", None, "since 4 May 2031"),
        (None, "2031-05-04", "by 4 May 2031"),
        (None, None, "undated"),
    ],
)
def test_days(earliest: str | None, latest: str | None, words: str) -> None:
    assert days(When(Span("", 0, 0), earliest, latest, None, "stated", "test")) == words


def test_every_name_is_a_plover_type_or_mode_with_words() -> None:
    table = names()
    assert {kind for kind, mode in table if not mode} == {kind for kind, _ in table}
    assert len({kind for kind, _ in table}) == 16
    assert all(name and preposition for name, preposition in table.values())
