"""Words that name happenings, and which of them tell of one."""

import pytest

from allegedly.claim.found import TriggerHit
from allegedly.claim.trigger import find_triggers, group_triggers
from tests.language.line import document_of, line


def told(text: str) -> list[tuple[str, ...]]:
    """The main word of each happening of a one-sentence text, with the words that join it."""
    (sentence,) = document_of(text).sentences
    hits = find_triggers(sentence, line().claims.triggers)

    def words(hit: TriggerHit) -> str:
        return " ".join(token.text for token in sentence.tokens[hit.first : hit.last + 1])

    return [(words(one.main), *map(words, one.also)) for one in group_triggers(sentence, hits, {})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The strike killed 22 men and wounded 12.", [("strike", "killed", "wounded")]),
        ("The strike killed 22 men.", [("strike", "killed")]),
        ("Two soldiers died in clashes with rebels.", [("clashes", "died")]),
        ("Three people were killed in an explosion.", [("explosion", "killed")]),
        ("An explosion killed three people.", [("explosion", "killed")]),
        ("The attack, which killed five, lasted an hour.", [("attack", "killed")]),
        ("The army carried out an airstrike on the port.", [("airstrike",)]),
        ("The rebels launched an attack on the town.", [("attack", "launched")]),
        ("The army bombed the port and shelled the town.", [("bombed",), ("shelled",)]),
        ("Rebels attacked the port and police arrested a man.", [("attacked",), ("arrested",)]),
        ("The killing of the judge angered the town.", [("killing",)]),
        ("The US air strike angered the town.", [("air strike",)]),
        ("Gunmen opened fire on the convoy.", [("opened fire",)]),
    ],
)
def test_words_that_tell_of_one_happening_are_one(text: str, expected: list[tuple[str, ...]]) -> None:
    assert told(text) == expected


@pytest.mark.xfail(strict=True, reason='"Fighting" is tagged as a verb, so the toll of it is a happening of its own')
def test_fighting_and_its_toll_are_one() -> None:
    assert told("Fighting between the army and the rebels killed ten.") == [("Fighting", "killed")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister died of a heart attack.",
        "The two sides struck a balance.",
        "Dockers walked past the mill.",
        "The passengers killed time in the hall.",
        "The book was a bombshell.",
        "The attack helicopter stood in the yard.",
        "The bomb squad had tea.",
    ],
)
def test_words_that_name_no_violence(text: str) -> None:
    (sentence,) = document_of(text).sentences
    assert [hit for hit in find_triggers(sentence, line().claims.triggers) if hit.trigger.type == "ASSAULT"] == []
