"""What a word says of responsibility: whose, for what, and whether it is denied."""

import pytest

from allegedly.claim.blame import blame_at
from tests.language.line import document_of, token_of

# text, the word that heads what is said, who (None: the speaker), for what, negated
Row = tuple[str, str, str | None, list[str], bool]
BLAME: list[Row] = [
    ("The army denied involvement in the raid.", "involvement", None, ["raid"], False),
    ("The army denied any role in the raid.", "role", None, ["raid"], False),
    ("The army denied responsibility for the raid.", "responsibility", None, ["raid"], False),
    ("The army denied responsibility for the raid and the fire.", "responsibility", None, ["raid", "fire"], False),
    ("The army was behind the raid.", "was", "army", ["raid"], False),
    ("The army was not behind the raid.", "was", "army", ["raid"], True),
    ("Rebels were responsible for the raid.", "were", "Rebels", ["raid"], False),
    ("Rebels were not responsible for the raid.", "were", "Rebels", ["raid"], True),
    ("The army was involved in the raid.", "involved", "army", ["raid"], False),
    ("The army was not involved in the raid.", "involved", "army", ["raid"], True),
    ("No rebels were involved in the raid.", "involved", "rebels", ["raid"], True),
    ("The army participated in the raid.", "participated", "army", ["raid"], False),
    ("The army had nothing to do with the raid.", "had", "army", ["raid"], True),
    ("The army had no role in the raid.", "had", "army", ["raid"], True),
    ("The army played a role in the raid.", "played", "army", ["raid"], False),
    ("The army took part in the raid.", "took", "army", ["raid"], False),
    ("The army took no part in the raid.", "took", "army", ["raid"], True),
    ("The army bears responsibility for the raid.", "bears", "army", ["raid"], False),
    ("The army was innocent of the raid.", "was", "army", ["raid"], True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "who", "events", "negated"), BLAME)
def test_responsibility(text: str, word: str, who: str | None, events: list[str], negated: bool) -> None:
    sentence, i = token_of(document_of(text), word)
    blame = blame_at(sentence, i)
    assert blame is not None
    assert (None if blame.who is None else sentence.tokens[blame.who].text) == who
    assert [sentence.tokens[j].text for j in blame.events] == events
    assert blame.negated is negated


@pytest.mark.parametrize("noun", ["part in", "link to"])
@pytest.mark.xfail(strict=True, reason='the parser hangs "in the raid" on the denying, so the noun names no event')
def test_a_preposition_hung_on_the_verb(noun: str) -> None:
    blame = blame_at(*token_of(document_of(f"The army denied any {noun} the raid."), noun.split()[0]))
    assert blame is not None
    assert blame.events


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels left the town.", "left"),
        ("The road is open.", "is"),
        ("The army had a tank.", "had"),
        ("The army has no fuel.", "has"),
        ("The actor took the train.", "took"),
        ("The mill is behind the church.", "church"),
    ],
)
def test_words_that_say_nothing_of_responsibility(text: str, word: str) -> None:
    assert blame_at(*token_of(document_of(text), word)) is None
