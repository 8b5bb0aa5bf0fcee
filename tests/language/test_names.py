"""Names of the lexicon in sentences: the longest one, written as a name is written, whole tokens, none overlapping another."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.language.names import find_names, fold_word, name_words
from allegedly.parsed import Document
from tests.language.line import document_of, line

WORDS = st.sampled_from(
    [
        "The",
        "US",
        "U.S.",
        "us",
        "Us",
        "Iraq",
        "Iraq's",
        "Iraqi",
        "Iraqis",
        "Kataib",
        "Hezbollah",
        "Taliban",
        "Türkiye",
        "al-Shabaab",
        "of",
        "and",
        "said",
        "in",
        "New",
        "York",
        "Popular",
        "Mobilization",
        "Forces",
        ",",
        "’",
        "(",
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    """The words of each name in a text, with what it most plainly stands for, places apart."""
    document = document_of(text)
    rows = []
    for hit in document.names:
        sentence = document.sentences[hit.sentence]
        who = sorted({ref.name for ref in hit.refs if ref.kind != "place"})
        if who:
            rows.append((document.span(sentence, hit.first, hit.last).text, who[0]))
    return rows


NAMED = [
    ("Kataib Hezbollah left the town.", [("Kataib Hezbollah", "Kataib Hezbollah")]),
    ("Hezbollah left the town.", [("Hezbollah", "Hezbollah")]),
    ("Fighters of the Houthi movement left.", [("Houthi movement", "Houthis")]),
    ("The Kurdistan Workers' Party left.", [("Kurdistan Workers' Party", "Kurdistan Workers' Party")]),
    ("The US said so.", [("US", "United States")]),
    ("The U.S. said so.", [("U.S.", "United States")]),
    ("The road was shown to us.", []),
    ("They told Us a story.", []),
    ("Iraq's army left.", [("Iraq's army", "Iraqi military")]),
    ("Finland’s border was closed.", [("Finland", "Finland")]),
    ("The Taliban’s men left.", [("Taliban", "Taliban")]),
    ("Two Norwegians left.", [("Norwegians", "Norway")]),
    ("The Kremlin said so.", [("Kremlin", "Russia")]),
    ("Türkiye closed the border.", [("Türkiye", "Turkey")]),
    ("Al-Shabaab left the town.", [("Al-Shabaab", "al-Shabaab")]),
    ("He asked who it was.", []),
    ("A turkey was sold at the market.", []),
    ("The dog is old.", []),
    ("In Finland, police left.", [("Finland", "Finland")]),
    ("The Finland police left.", [("Finland police", "Finnish police")]),
    (
        "The Foreign, Commonwealth and Development Office left.",
        [("Foreign, Commonwealth and Development Office", "British Foreign Office")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_the_names_of_a_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Kamāl", "kamal"), ("Öcalan", "ocalan"), ("Sanaʼa", "sanaa"), ("Sana'a", "sanaa"), ("US", "us"), ("ẞ", "ss")],
)
def test_words_fold_alike(word: str, folded: str) -> None:
    assert fold_word(word) == folded


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("al-Shabaab", ("al", "shabaab")),
        ("U.S.", ("u", "s")),
        ("Kurdistan Workers' Party", ("kurdistan", "workers", "party")),
        ("Yemen's Houthis", ("yemen", "houthis")),
        ("Sana'a", ("sanaa",)),
    ],
)
def test_a_name_is_cut_as_running_text_is(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_an_accent_in_the_text_or_in_the_lexicon_makes_no_difference() -> None:
    assert [name for _, name in found("Öcalan spoke.")] == [name for _, name in found("Ocalan spoke.")] != []


def entities(document: Document) -> set[str]:
    return {entity.name for entity in document.entities}


def test_a_name_inside_a_longer_persons_name_is_not_that_name() -> None:
    """ "Jordan" is a country, "Jordan Ellwood" is a man."""
    document = document_of("Jordan Ellwood, a farmer, said the road was open. Mr Ellwood left.")
    assert "Jordan Ellwood" in entities(document)
    assert "Jordan" not in entities(document)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join))
def test_names_cover_whole_tokens_in_order_and_never_overlap(text: str) -> None:
    document = document_of(text)
    for sentence in document.sentences:
        hits = list(find_names(sentence, text, line().language.names))
        edges = [edge for hit in hits for edge in (hit.first, hit.last)]
        assert edges == sorted(edges)
        assert all(one.last < other.first for one, other in itertools.pairwise(hits))
        assert all(0 <= hit.first <= hit.last < len(sentence.tokens) and hit.refs for hit in hits)
