"""Triggers of a verb and its object wherever the two stand, and how the clause of a trigger hangs on the rest."""

import pytest

from allegedly.claim.manner import manner
from allegedly.claim.trigger import find_triggers
from tests.language.line import document_of, line, record_of


def types(text: str) -> list[tuple[str, str]]:
    """The word and the type of each trigger of a one-sentence text."""
    (sentence,) = document_of(text).sentences
    hits = find_triggers(sentence, line().claims.triggers)
    return [(sentence.tokens[hit.token].text, hit.trigger.type) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army has lifted the month-old and much hated siege.", [("lifted", "CONCEDE")]),
        ("The sanctions were eased.", [("eased", "CONCEDE")]),
        ("The union called the strike off.", [("called", "RETREAT")]),
        ("The port city ended its boycott of the ferry.", [("ended", "CONCEDE")]),
        ("Ostria suspended all military aid.", [("suspended", "SANCTION")]),
        ("Ostria has cut most of its diplomatic ties.", [("cut", "SANCTION")]),
        ("The aid was halted by Ostria.", [("halted", "SANCTION")]),
        ("The king broke off a second round of negotiations.", [("broke", "SANCTION")]),
        ("The minister cancelled his planned trip.", [("cancelled", "REJECT")]),
        ("The parliament rejected the latest peace plan.", [("rejected", "REJECT")]),
        ("The rebels broke the ceasefire agreement.", [("broke", "ASSAULT")]),
        ("The mayor broke his promise.", [("broke", "REJECT")]),
        ("The two kings signed yesterday a long treaty.", [("signed", "SUPPORT")]),
        ("A treaty was signed by the two kings.", [("signed", "SUPPORT")]),
        ("The police sealed off the northern border.", [("sealed", "COERCE")]),
        ("The police raided the offices of the paper.", [("raided", "COERCE")]),
        ("Gunmen raided the village.", [("raided", "ASSAULT")]),
        ("Farmers blocked the coastal road.", [("blocked", "PROTEST")]),
        ("The navy conducted a large joint exercise.", [("conducted", "COOPERATE")]),
        ("The ministry shared evidence with the court.", [("shared", "COOPERATE")]),
        ("The army opened the border crossing.", [("opened", "RETREAT")]),
        ("The envoys resumed their indirect talks.", [("resumed", "CONSULT")]),
        ("The court opened an inquiry.", [("opened", "ACCUSE")]),
        ("Ostria equipped Sudria.", [("equipped", "AID")]),
        ("The bank suspended transfers to rebel-controlled towns.", []),
        ("The figures demonstrate that the plan works.", []),
        ("The country fights an epidemic.", []),
        ("The minister opened the window.", []),
        ("The mayor lifted a glass.", []),
    ],
)
def test_a_verb_and_its_object_are_one_trigger(text: str, expected: list[tuple[str, str]]) -> None:
    assert types(text) == expected


MANNERS = [
    ("The army shelled the town.", "shelled", "told"),
    ("The army will shell the town.", "shell", "told"),
    ("The crowd marched to demand bread.", "demand", "purpose"),
    ("The army tried to shell the town.", "shell", "attempt"),
    ("The king decided to free the men.", "free", "attempt"),
    ("The army is ready to shell the town.", "shell", "intended"),
    ("The army plans to shell the town.", "shell", "intended"),
    ("The army is considering shelling the town.", "shelling", "intended"),
    ("The rebels were accused of shelling the town.", "shelling", "ruled"),
    ("The king forced them to free the men.", "free", "ruled"),
    ("The army will not free the men until the rebels leave.", "free", "unless"),
    ("The army will shell the town unless the rebels leave.", "shell", "unless"),
    ("The king agreed to help free the men.", "free", "intended"),
    ("The court ordered a search of the house.", "search", "attempt"),
    ("The court praised the search of the house.", "search", "told"),
    ("The army shelled the town and burned the mill.", "burned", "told"),
]


@pytest.mark.parametrize(("text", "word", "expected"), MANNERS)
def test_how_a_clause_hangs_on_the_rest(text: str, word: str, expected: str) -> None:
    (sentence,) = document_of(text).sentences
    (token,) = [token.i for token in sentence.tokens if token.text == word]
    assert manner(sentence, token) == expected


def test_the_manner_travels_in_the_rule() -> None:
    rules = {event.trigger.text: event.rule for event in record_of("The army is ready to shell Larn.").events}
    assert rules == {"shell": "en.event.verb.intended"}


# what somebody has to do is demanded, and has not happened
DUTIES = [
    ("Norway said Finland must release the sailors.", "demands", "planned"),
    ("Norway said that Finland should free the sailors.", "demands", "possible"),
    ("Norway said Finland had freed the sailors.", "asserts", "actual"),
    ("Norway said it must free the sailors.", "asserts", "actual"),
    ("Norway said Finland must have freed the sailors.", "asserts", "actual"),
]


@pytest.mark.parametrize(("text", "act", "factuality"), DUTIES)
def test_the_duty_of_another_is_a_demand(text: str, act: str, factuality: str) -> None:
    record = record_of(text)
    assert [one.act for one in record.statements] == [act]
    (event,) = record.events
    said = [claim for claim in record.claims if claim.event == event.id and claim.question == "occurrence"]
    if act == "demands":
        assert {claim.factuality for claim in said} == {factuality}
