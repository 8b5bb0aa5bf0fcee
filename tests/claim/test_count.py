"""Numbers of people and things, and the tolls that the words of a happening give."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.claim.count import find_numbers
from allegedly.claim.found import TriggerHit
from allegedly.claim.toll import toll_of
from allegedly.lexicon.entries import Trigger
from allegedly.records import Count, CountKind
from tests.claim.parsed_text import document_of, lexicon, token_of

# text, then (words, low, high, exactness, noun) of each number
NUMBERS = [
    ("The blast hit 22 of its members.", [("22", 22, 22, None, "members")]),
    ("Clashes claimed at least 23 lives.", [("at least 23", 23, None, "at least", "lives")]),
    ("Up to 1,000 fighters arrived.", [("Up to 1,000", None, 1000, "up to", "fighters")]),
    ("More than 20 people fled.", [("More than 20", 20, None, "more than", "people")]),
    ("Fewer than five guards stayed.", [("Fewer than five", None, 5, "fewer than", "guards")]),
    ("As many as 40 people fled.", [("As many as 40", None, 40, "as many as", "people")]),
    ("No fewer than 40 men fled.", [("No fewer than 40", 40, None, "no fewer than", "men")]),
    ("About 300 men fled.", [("About 300", 300, 300, "about", "men")]),
    ("Nearly 1,200 people fled.", [("Nearly 1,200", 1200, 1200, "nearly", "people")]),
    ("Some 40 people fled.", [("Some 40", 40, 40, "some", "people")]),
    ("Twenty-two people died.", [("Twenty-two", 22, 22, None, "people")]),
    ("One hundred and five men died.", [("One hundred and five", 105, 105, None, "men")]),
    ("Two dozen women fled.", [("Two dozen", 24, 24, None, "women")]),
    ("Half a dozen boys fled.", [("Half a dozen", 6, 6, None, "boys")]),
    ("A hundred men fled.", [("A hundred", 100, 100, None, "men")]),
    ("About 2.5 million people fled.", [("About 2.5 million", 2500000, 2500000, "about", "people")]),
    ("Between 10 and 15 soldiers fled.", [("Between 10 and 15", 10, 15, None, "soldiers")]),
    ("The raid hurt 10-15 soldiers.", [("10-15", 10, 15, None, "soldiers")]),
    ("The raid hurt 10 to 15 soldiers.", [("10 to 15", 10, 15, None, "soldiers")]),
    ("The raid hurt 10 or 12 soldiers.", [("10 or 12", 10, 12, None, "soldiers")]),
    ("The raid hurt a further 12 soldiers.", [("a further 12", 12, 12, None, "soldiers")]),
    ("Dozens of people fled.", [("Dozens", None, None, "dozens", "people")]),
    ("Tens of thousands of people fled.", [("Tens of thousands", None, None, "tens of thousands", "people")]),
    ("Several guards fled.", [("Several", None, None, "several", "guards")]),
    ("No one was hurt.", [("No one", 0, 0, None, None)]),
    ("There were no casualties.", [("no casualties", 0, 0, None, "casualties")]),
    ("They fired 300 rockets.", [("300", 300, 300, None, "rockets")]),
    ("They fought over two villages.", [("two", 2, 2, None, "villages")]),
    ("A 34-year-old man fled.", []),
    ("Omar Haddo, 34, fled.", []),
    ("A man aged 41 fled.", []),
    ("A 155mm shell fell.", []),
    ("They walked 5 km.", []),
    ("It cost $2,000 then.", []),
    ("Turnout was 20 percent.", []),
    ("He came 3rd in the race.", []),
    ("They met at 3:30 pm on March 3.", []),
    ("They held out for two hours and three days.", []),
    ("The war began in 2011.", []),
    ("Resolution 2254 and M23 rebels and the G20 met.", []),
    ("He signed a 2015 treaty.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_the_numbers_of_a_text(
    text: str, expected: list[tuple[str, int | None, int | None, str | None, str | None]]
) -> None:
    document = document_of(text)
    found = []
    for hit in find_numbers(document, lexicon().count_words):
        sentence = document.sentences[hit.sentence]
        noun = sentence.tokens[hit.noun].text if hit.noun is not None else None
        found.append((document.span(sentence, hit.first, hit.last).text, hit.low, hit.high, hit.exactness, noun))
    assert found == expected


# the event's word, its kind of count, the text, then (kind, low, high, exactness, whom, span)
Row = tuple[CountKind, int | None, int | None, str | None, str | None, str]
TOLLS: list[tuple[str, CountKind | None, str, list[Row]]] = [
    ("killed", "killed", "The strike killed 22 of its members and wounded 12.", [("killed", 22, 22, None, "members", "22"), ("wounded", 12, 12, None, None, "12")]),
    ("strike", None, "The strike killed 22 of its members and wounded 12.", [("killed", 22, 22, None, "members", "22"), ("wounded", 12, 12, None, None, "12")]),
    ("wounded", "wounded", "The strike killed 22 of its members and wounded 12.", [("wounded", 12, 12, None, None, "12")]),
    ("Clashes", None, "Clashes that claimed at least 23 lives went on.", [("killed", 23, None, "at least", None, "at least 23")]),
    ("attack", None, "The attack left 22 dead and 30 injured.", [("killed", 22, 22, None, None, "22"), ("wounded", 30, 30, None, None, "30")]),
    ("Clashes", None, "Clashes left three people dead.", [("killed", 3, 3, None, "people", "three")]),
    ("deployed", "deployed", "Up to 1,000 jihadists were deployed to Norway.", [("deployed", None, 1000, "up to", "jihadists", "Up to 1,000")]),
    ("deployed", "deployed", "The army deployed 300 tanks and 2,000 troops.", [("deployed", 2000, 2000, None, "troops", "2,000")]),
    ("left", "deployed", "A group of 300 fighters left for Norway.", [("deployed", 300, 300, None, "fighters", "300")]),
    ("moved", "deployed", "Hundreds of foreign mercenaries were moved north.", [("deployed", None, None, "hundreds", "foreign mercenaries", "Hundreds")]),
    ("blast", None, "The death toll from the blast rose to 31, a doctor said.", [("killed", 31, 31, None, None, "31")]),
    ("exploded", None, "A bomb exploded, killing four people and wounding at least nine others.", [("killed", 4, 4, None, "people", "four"), ("wounded", 9, None, "at least", "others", "at least nine")]),
    ("executed", "killed", "Between 20 and 25 prisoners were executed.", [("killed", 20, 25, None, "prisoners", "Between 20 and 25")]),
    ("killed", "killed", "Seven soldiers were killed in an ambush.", [("killed", 7, 7, None, "soldiers", "Seven")]),
    ("ambush", None, "Seven soldiers were killed in an ambush.", [("killed", 7, 7, None, "soldiers", "Seven")]),
    ("missing", "missing", "Five crewmen are missing after a missile hit their boat.", [("missing", 5, 5, None, "crewmen", "Five")]),
    ("killed", "killed", "The raid killed 15 people, including four children.", [("killed", 15, 15, None, "people", "15"), ("killed", 4, 4, None, "children", "four")]),
    ("fled", "displaced", "About 200 people fled their homes.", [("displaced", 200, 200, "about", "people", "About 200")]),
    ("arrested", "detained", "Police arrested 14 people after the riot.", [("detained", 14, 14, None, "people", "14")]),
    ("abducted", "abducted", "Up to 40 villagers were abducted by gunmen.", [("abducted", None, 40, "up to", "villagers", "Up to 40")]),
    ("battle", None, "The army suffered 30 casualties in the battle.", [("casualties", 30, 30, None, None, "30")]),
    ("fired", None, "The rebels fired 12 rockets at two villages.", []),
    ("killing", "killed", "The killing of three men angered the town.", [("killed", 3, 3, None, "men", "three")]),
    ("killing", "killed", "Nobody owned up to his killing.", [("killed", 1, 1, None, None, "his")]),
    ("killed", "killed", "No one was killed in the blast.", [("killed", 0, 0, None, None, "No one")]),
    ("blast", None, "The blast caused no casualties.", [("casualties", 0, 0, None, None, "no casualties")]),
    ("killed", "killed", "Three people were killed and 12 were wounded.", [("killed", 3, 3, None, "people", "Three"), ("wounded", 12, 12, None, None, "12")]),
    ("killed", "killed", "The strike killed a soldier and two policemen.", [("killed", 1, 1, None, "soldier", "a soldier"), ("killed", 2, 2, None, "policemen", "two")]),
    ("killed", "killed", "The strike killed soldiers.", []),
    ("killed", "killed", "The strike killed the soldiers in the valley.", []),
    ("died", "killed", "Twenty-two people died and 10-15 were hurt.", [("killed", 22, 22, None, "people", "Twenty-two"), ("wounded", 10, 15, None, None, "10-15")]),
    ("airstrike", None, "The group denounced an airstrike it said killed 22 of its men.", [("killed", 22, 22, None, "men", "22")]),
    ("attack", None, "The attack, which killed five, was denounced.", [("killed", 5, 5, None, None, "five")]),
    ("raid", None, "Twelve people were injured in the raid, bringing the death toll to 30.", [("wounded", 12, 12, None, "people", "Twelve"), ("killed", 30, 30, None, None, "30")]),
    ("shot", None, "A guard was shot dead at a checkpoint.", [("killed", 1, 1, None, "guard", "A guard")]),
    ("shot", None, "Gunmen shot two men dead.", [("killed", 2, 2, None, "men", "two")]),
    ("killed", "killed", "The army said it had killed 25 rebels.", [("killed", 25, 25, None, "rebels", "25")]),
    ("killed", "killed", "Dozens of people were killed in the shelling.", [("killed", None, None, "dozens", "people", "Dozens")]),
    ("accident", None, "At least 14 dead and 20 injured in the accident.", [("killed", 14, None, "at least", None, "At least 14"), ("wounded", 20, 20, None, None, "20")]),
]  # fmt: skip


def tolls(word: str, kind: CountKind | None, text: str) -> tuple[Count, ...]:
    document = document_of(text)
    sentence, token = token_of(document, word)
    trigger = Trigger(word.casefold(), "verb", "ASSAULT", None, (), "actor", kind, False, (), (), "test")
    return toll_of(
        document,
        TriggerHit(sentence.index, token, token, token, trigger),
        find_numbers(document, lexicon().count_words),
    )


@pytest.mark.parametrize(("word", "kind", "text", "expected"), TOLLS)
def test_the_toll_of_a_happening(word: str, kind: CountKind | None, text: str, expected: list[Row]) -> None:
    found = tolls(word, kind, text)
    assert [(c.kind, c.low, c.high, c.exactness, c.whom, c.span.text) for c in found] == expected
    assert all(c.rule.startswith("en.count.") for c in found)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Rebels have killed 40 people since 2014.", "cumulative"),
        ("Rebels killed 40 people so far this year.", "cumulative"),
        ("Rebels killed 40 people in total.", "cumulative"),
        ("Rebels killed 40 people on Monday.", "incident"),
    ],
)
def test_a_toll_over_time_is_cumulative(text: str, scope: str) -> None:
    assert [count.scope for count in tolls("killed", "killed", text)] == [scope]


NUMBER_WORDS = st.sampled_from(
    ["killed", "wounded", "22", "12", "1,000", "10-15", "at", "least", "up", "to", "dozens", "of", "people", "soldiers", "and", "a", "hundred", "two", "twenty", "no", "one", "between", "dead", "lives", ",", "about", "5", "km", "%", "$", "2015", "half", "million", "dozen", "or", "more", "left"]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(NUMBER_WORDS, min_size=1, max_size=9))
def test_any_words_give_exact_spans_and_ordered_bounds(words: list[str]) -> None:
    text = "The strike killed " + " ".join(words)
    document = document_of(text)
    numbers = find_numbers(document, lexicon().count_words)
    assert list(numbers) == sorted(numbers, key=lambda hit: (hit.sentence, hit.first))
    assert all(hit.low <= hit.high for hit in numbers if hit.low is not None and hit.high is not None)
    for count in tolls("killed", "killed", text):
        assert text[count.span.start : count.span.end] == count.span.text
        assert count.low is None or count.high is None or count.low <= count.high


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**7))
def test_digits_keep_their_value(number: int) -> None:
    hits = find_numbers(document_of(f"The raid hurt {number:,} soldiers."), lexicon().count_words)
    assert [(hit.low, hit.high) for hit in hits] == [(number, number)]
