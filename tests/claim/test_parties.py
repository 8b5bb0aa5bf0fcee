"""Who acts and who undergoes in an event, and who is said to be responsible for it."""

import pytest

from tests.language.line import record_of

# text, the word of the event, actors, recipients
Row = tuple[str, str, list[str], list[str]]
PARTIES: list[Row] = [
    ("Fighting between the army and rebels went on.", "Fighting", ["army", "rebels"], []),
    ("Shelling by the army killed three children.", "Shelling", ["army"], ["children"]),
    ("Rebels shelled the town.", "shelled", ["rebels"], ["town"]),
    ("The town was shelled by rebels.", "shelled", ["rebels"], ["town"]),
    ("The town was shelled.", "shelled", [], ["town"]),
    ("Rebels and gunmen attacked the convoy.", "attacked", ["rebels", "gunmen"], ["convoy"]),
    ("Rebels attacked the convoy and the ferry.", "attacked", ["rebels"], ["convoy", "ferry"]),
    ("The army carried out an airstrike on the port.", "airstrike", ["army"], ["port"]),
    ("An airstrike by the army closed the road.", "airstrike", ["army"], []),
    ("The bombing was carried out by rebels.", "bombing", ["rebels"], []),
    ("The killing of the judge angered the town.", "killing", [], ["judge"]),
    ("Soldiers died in clashes between the army and rebels.", "clashes", ["army", "rebels"], []),
    ("The army clashed with rebels.", "clashed", ["army", "rebels"], []),
    ("The Taliban said its fighters had attacked the convoy.", "attacked", ["Taliban fighters"], ["convoy"]),
    ("The army accused rebels of shelling the town.", "shelling", ["rebels"], ["town"]),
    ("Gunmen attacked a convoy, killing two guards.", "killing", ["gunmen"], ["guards"]),
    ("An IED killed two guards.", "killed", [], ["guards"]),
    ("The guard was killed and his driver wounded by rebels.", "wounded", ["rebels"], ["driver"]),
    ("The mayor was shot dead and his wife kidnapped by the rebels.", "kidnapped", ["rebels"], ["wife"]),
    ("The town was shelled and the mayor killed.", "killed", [], ["mayor"]),
    ("The convoy was attacked and the soldiers shot at the gunmen.", "shot at", ["soldiers"], ["gunmen"]),
    ("The town was shelled and rebels bombed the bridge.", "bombed", ["rebels"], ["bridge"]),
    ("The mayor was killed along with his driver.", "killed", [], ["mayor", "driver"]),
    ("The judge was found dead in Oslo.", "dead", [], ["judge"]),
    ("Norway is ready to bomb Finland.", "bomb", ["Norway"], ["Finland"]),
    ("Norway was guilty of shelling Finland.", "shelling", ["Norway"], ["Finland"]),
    ("Norway agreed to free the sailors.", "free the sailors", ["Norway"], ["sailors"]),
    ("Norway passed a law banning the rebels.", "banning", ["Norway"], ["rebels"]),
    ("Norway issued a letter condemning Finland.", "condemning", ["Norway"], ["Finland"]),
    ("Farmers held a rally in Oslo.", "held a rally", ["farmers"], []),
    ("Dockers began a hunger strike.", "began a hunger strike", ["dockers"], []),
    ("Norway expelled two Finnish diplomats.", "expelled two Finnish diplomats", ["Norway"], ["Finnish diplomats"]),
    ("Talks between Norway and Finland went on.", "Talks", ["Norway", "Finland"], []),
    ("The Norwegian attack on Finland failed.", "attack", ["Norway"], ["Finland"]),
    ("The Kelve bombing killed nine guards.", "bombing", [], ["guards"]),
    ("The Torvik strike killed nine guards.", "strike", [], ["guards"]),
    ("The Norway strike killed nine guards.", "strike", ["Norway"], ["guards"]),
    ("Norway's attack on Finland failed.", "attack", ["Norway"], ["Finland"]),
    ("Norway allowed Finland to send ships.", "allowed", ["Norway"], ["Finland"]),
    ("Norway urged Finland to leave.", "urged", ["Norway"], ["Finland"]),
    ("Norway called on Finland to leave.", "called on", ["Norway"], ["Finland"]),
    ("Norway sent food to Finland.", "sent food", ["Norway"], ["Finland"]),
    ("Norway gave Finland a loan.", "gave Finland a loan", ["Norway"], ["Finland"]),
    ("Norway rejected Finland's proposal.", "rejected Finland's proposal", ["Norway"], ["Finland"]),
    ("Norway signed a treaty with Finland.", "signed a treaty", ["Norway"], ["Finland"]),
    ("Norway lifted its embargo on Finland.", "lifted its embargo", ["Norway"], ["Finland"]),
    ("The embargo on Finland was lifted by Norway.", "lifted", ["Norway"], ["Finland"]),
    ("Norway withdrew its troops from Finland.", "withdrew its troops", ["Norway"], ["Finland"]),
    ("Norway filed a complaint against Finland.", "filed a complaint", ["Norway"], ["Finland"]),
    ("Norway refused to sign a treaty with Finland.", "refused to sign", ["Norway"], ["Finland"]),
    ("The army launched strikes on the town and rebels attacked the port.", "attacked", ["rebels"], ["port"]),
]  # fmt: skip


def parties(text: str, word: str) -> tuple[list[str], list[str]]:
    """The names of who acts and who undergoes, in the event that a word names."""
    (event,) = [one for one in record_of(text).events if one.trigger.text == word]
    return [one.name for one in event.actors], [one.name for one in event.recipients]


@pytest.mark.parametrize(("text", "word", "actors", "recipients"), PARTIES)
def test_who_acts_and_who_undergoes(text: str, word: str, actors: list[str], recipients: list[str]) -> None:
    assert parties(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients", "why"),
    [
        ("Three people were killed by shelling.", "shelling", [], ["people"], "the killed are taken for the shellers"),
        ("The raid left five dead.", "raid", [], [], "\"dead\" is taken for whom it was done to"),
    ],
)  # fmt: skip
def test_who_acts_and_who_undergoes_and_is_not_read_yet(
    text: str, word: str, actors: list[str], recipients: list[str], why: str, request: pytest.FixtureRequest
) -> None:
    request.applymarker(pytest.mark.xfail(strict=True, reason=why))
    assert parties(text, word) == (actors, recipients)


def blamed(text: str) -> set[tuple[str | None, str, str | None]]:
    """(voice, stance, answer) of the claims on who did the deeds of force in a text."""
    record = record_of(text)
    force = {event.id for event in record.events if event.type == "ASSAULT"}
    return {(c.voice, c.stance, c.value) for c in record.claims if c.question == "responsibility" and c.event in force}


RESPONSIBLE: list[tuple[str, set[tuple[str | None, str, str | None]]]] = [
    ("Rebels shelled the town.", {(None, "asserts", "rebels")}),
    ("The town was shelled.", set()),
    ("The army said rebels shelled the town.", {("army", "asserts", "rebels")}),
    ("The army blamed the attack on rebels.", {("army", "asserts", "rebels")}),
    ("The army accused rebels of shelling the town.", {("army", "asserts", "rebels")}),
    ("The army said rebels were behind the attack.", {("army", "asserts", "rebels")}),
    ("The army said rebels were responsible for the attack.", {("army", "asserts", "rebels")}),
    ("Rebels claimed responsibility for the attack.", {("rebels", "accepts_responsibility", "rebels")}),
    ("Rebels said they had attacked the ferry.", {("rebels", "accepts_responsibility", "rebels")}),
    ("Rebels confirmed that they had attacked the ferry.", {("rebels", "accepts_responsibility", "rebels")}),
    ("The army confirmed that rebels had attacked the ferry.", {("army", "confirms", "rebels")}),
    ("The army denied the attack on the ferry. No group claimed responsibility.", set()),
    ("Norway and Finland accused each other of shelling the border.", {("Norway", "asserts", "Finland"), ("Finland", "asserts", "Norway")}),
    ("Rebels are said to have shelled the town.", {("unnamed", "asserts", "rebels")}),
    ("Rebels were accused by the army of shelling the town.", {("army", "asserts", "rebels")}),
    ("The army blamed rebels.", set()),
    ("The army blamed rebels for the attack.", {("army", "asserts", "rebels")}),
    ("Officials blamed rebels for the attack.", {("officials", "asserts", "rebels")}),
    ("The rebels accused the army of the killing.", {("rebels", "asserts", "army")}),
    ("The army vowed to answer the attack, which it blamed on rebels.", {('army', 'asserts', 'rebels')}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RESPONSIBLE)
def test_who_is_said_to_be_responsible(text: str, expected: set[tuple[str | None, str, str | None]]) -> None:
    assert blamed(text) == expected
