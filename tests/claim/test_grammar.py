"""Questions about a tree: whose doing it is, passive or not, negated or not, who is joined to whom."""

import pytest

from allegedly.claim.grammar import agent, is_negated, is_passive, joined, subject
from tests.language.line import document_of, token_of

# text, the verb, its subject
SUBJECTS: list[tuple[str, str, str | None]] = [
    ("Rebels shelled the town.", "shelled", "Rebels"),
    ("The town was shelled by rebels.", "shelled", "town"),
    ("Rebels attacked a convoy and killed a driver.", "killed", "Rebels"),
    ("Rebels wanted to kill the driver.", "kill", "Rebels"),
    ("The army urged the rebels to leave.", "leave", "rebels"),
    ("Fighters who shelled the town left.", "shelled", "Fighters"),
    ("Fighters accused of shelling the town left.", "shelling", "Fighters"),
    ("The army was blamed for shelling the town.", "shelling", "army"),
    ("The army denied responsibility for shelling the town.", "shelling", "army"),
    ("Rebels left after shelling the town.", "shelling", "Rebels"),
    ("Rebels shelling the town left.", "shelling", "Rebels"),
    ("Rebels left, killing a driver.", "killing", "Rebels"),
    ("The army's decision to attack angered the town.", "attack", "army"),
    ("The army made a decision to attack.", "attack", "army"),
    ("The decision to attack was wrong.", "attack", None),
    ("A bombing killed two men.", "killed", "bombing"),
    ("The army denounced a strike it said killed two men.", "said", "it"),
    ("Attack the town!", "Attack", None),
    ("The army accused rebels of shelling the town.", "shelling", "rebels"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verb", "expected"), SUBJECTS)
def test_whose_doing_a_verb_is(text: str, verb: str, expected: str | None) -> None:
    sentence, i = token_of(document_of(text), verb)
    found = subject(sentence, i)
    assert (None if found is None else sentence.tokens[found].text) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The town was shelled.", "shelled", True),
        ("The town was shelled by rebels.", "shelled", True),
        ("The men killed by rebels were drivers.", "killed", True),
        ("The men killed in the raid were drivers.", "killed", True),
        ("Two drivers got killed.", "killed", True),
        ("The army is accused of theft.", "accused", True),
        ("Rebels shelled the town.", "shelled", False),
        ("Rebels have shelled the town.", "shelled", False),
        ("The men killing drivers left.", "killing", False),
    ],
)
def test_passive(text: str, verb: str, expected: bool) -> None:
    assert is_passive(*token_of(document_of(text), verb)) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Rebels did not shell the town.", "shell", True),
        ("Rebels don't shell towns.", "shell", True),
        ("Rebels can’t shell the town.", "shell", True),
        ("Rebels have never shelled the town.", "shelled", True),
        ("No rebels shelled the town.", "shelled", True),
        ("None of the rebels shelled the town.", "shelled", True),
        ("Nobody shelled the town.", "shelled", True),
        ("Neither side shelled the town.", "shelled", True),
        ("Rebels neither shelled nor stormed the town.", "shelled", True),
        ("There was no attack.", "attack", True),
        ("The army denied any role.", "denied", False),
        ("Rebels shelled the town.", "shelled", False),
        ("Rebels did not flee but shelled the town.", "shelled", False),
        ("Rebels who did not flee shelled the town.", "shelled", False),
        ("Rebels neither shelled nor stormed the town.", "stormed", True),
    ],
)  # fmt: skip
def test_negated(text: str, word: str, expected: bool) -> None:
    assert is_negated(*token_of(document_of(text), word)) is expected


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The army, the police and the rebels left.", "army", ["army", "police", "rebels"]),
        ("Norway and Finland left.", "Norway", ["Norway", "Finland"]),
        ("Norway left.", "Norway", ["Norway"]),
        ("The army left and the rebels stayed.", "army", ["army"]),
    ],
)
def test_joined(text: str, noun: str, expected: list[str]) -> None:
    sentence, i = token_of(document_of(text), noun)
    assert [sentence.tokens[j].text for j in joined(sentence, i)] == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("The town was shelled by rebels.", "rebels"), ("The town was shelled.", None)]
)
def test_the_noun_of_by(text: str, expected: str | None) -> None:
    sentence, i = token_of(document_of(text), "shelled")
    found = agent(sentence, i)
    assert (None if found is None else sentence.tokens[found].text) == expected
