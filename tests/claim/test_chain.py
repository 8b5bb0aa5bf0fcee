"""Words that came through somebody: who speaks, and through whom, in the forms that agencies use."""

import pytest

from tests.language.line import record_of


def told(text: str) -> list[tuple[str | None, list[str], str, str]]:
    """Return voice, chain, act and first content of each statement, by rules alone."""
    return [
        (
            one.voice.name if one.voice else None,
            [v.name for v in one.via],
            one.act,
            one.content[0].text if one.content else "",
        )
        for one in record_of(text).statements
    ]


@pytest.mark.parametrize(
    ("text", "voice", "via", "content"),
    [
        ("A military spokesman, quoted by the Norda agency, said three drones had been shot down.", "military spokesman", "Norda agency", "three drones had been shot down"),
        ("Rebels abandoned the fort, said an army source cited by state radio.", "army source", "state radio", "Rebels abandoned the fort"),
        ("A convoy was ambushed near the dam, local media reported, citing a hospital official.", "hospital official", "local media", "A convoy was ambushed near the dam"),
        ("According to Norda, citing the interior ministry, eleven smugglers were arrested.", "interior ministry", "Norda", "eleven smugglers were arrested"),
        ("According to the agency Norda, which quoted a regional commander, a bridge was blown up.", "regional commander", "Norda", "a bridge was blown up"),
        ("Norda quoted a general as saying his men had left the valley.", "general", "Norda", "his men had left the valley"),
    ],
)  # fmt: skip
def test_who_is_quoted_speaks_and_who_quotes_is_the_chain(text: str, voice: str, via: str, content: str) -> None:
    assert told(text) == [(voice, [via], "asserts", content)]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("State television showed a commander saying that the town was calm.", "commander"),
        ("The army issued a statement saying that the town was calm.", "army"),
    ],
)
def test_who_is_shown_speaking_speaks_but_a_document_is_its_issuers(text: str, voice: str) -> None:
    assert [row[0] for row in told(text)] == [voice]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The militia could not be reached for comment on the killing of the pilot.", "militia"),
        ("The general could not immediately be reached.", "general"),
        ("Relatives of the driver could not be contacted on Sunday.", "relatives of the driver"),
    ],
)
def test_who_could_not_be_reached_says_nothing(text: str, voice: str) -> None:
    assert [(row[0], row[2]) for row in told(text)] == [(voice, "declines_to_comment")]


@pytest.mark.parametrize(
    "text",
    ["Agreement could not be reached on the truce.", "The rebels reached the town on Friday.", "A deal was reached."],
)
def test_other_reaching_is_no_statement(text: str) -> None:
    assert told(text) == []


def test_a_strike_claimed_by_somebody_is_a_claim_of_responsibility_but_a_valley_is_none() -> None:
    assert [(row[0], row[2]) for row in told("A bombing claimed by the Northern Front killed nine.")] == [
        ("Northern Front", "claims_responsibility")
    ]
    assert told("He fled the valley claimed by the army.") == []


@pytest.mark.parametrize(
    ("text", "voice", "question", "stance"),
    [
        ("The bombing, denied by the army, killed nine people.", "army", "occurrence", "denies"),
        ("The bombing, which the army denied, killed nine people.", "army", "occurrence", "denies"),
        ("A strike claimed by the rebels killed nine people.", "rebels", "responsibility", "accepts_responsibility"),
        ("A strike blamed by officials on rebels killed nine people.", "officials", "responsibility", "asserts"),
    ],
)
def test_a_remark_says_nothing_of_the_toll_that_the_reporter_gives(
    text: str, voice: str, question: str, stance: str
) -> None:
    claims = record_of(text).claims
    assert (voice, question, stance) in {(c.voice, c.question, c.stance) for c in claims}
    assert [c.voice for c in claims if c.question == "toll"] == [None]


@pytest.mark.parametrize(
    "text", ["The officer dismissed by the army lives abroad.", "A bill rejected by the parliament was long."]
)
def test_who_or_what_is_turned_down_is_no_denial(text: str) -> None:
    assert told(text) == []


def test_what_is_blamed_on_somebody_is_put_on_them_not_on_who_blames() -> None:
    record = record_of("The bombing, blamed by officials on the Sunset Movement, killed 12 people.")
    assert [
        (one.voice, one.stance, one.value) for one in record.claims if one.question == "responsibility" and one.voice
    ] == [("officials", "asserts", "Sunset Movement")]
