"""The made set is read as its README says, is large enough, and its scorers give known figures."""

from pathlib import Path

import pytest

from allegedly.bench.incidents_made import parse_made, read_made
from allegedly.bench.incidents_score import b_cubed, pairs, score
from allegedly.problems import InputError

MADE = Path(__file__).parents[1] / "made"


def test_the_set_is_large_enough_and_names_words_that_stand_in_its_reports() -> None:
    entries = [
        entry
        for half in sorted(path.name for path in MADE.iterdir() if path.is_dir())
        for entry in read_made(MADE / half)
    ]
    assert sum(not entry.is_near_miss for entry in entries) >= 40
    assert sum(entry.is_near_miss for entry in entries) >= 30
    for entry in entries:
        assert 2 <= len(entry.rows) <= 4
        for mention in (one for happening in entry.happenings for one in happening):
            text = entry.rows[mention.report - 1]["text"].casefold()
            assert any(
                text.count(word.casefold()) >= time for word, time in zip(mention.words, mention.times, strict=True)
            ), (entry.name, mention)


@pytest.mark.parametrize("text", ["A bomb fell.", "# made: x\n@ report: Post | 2031-01-01\n= incident | bomb"])
def test_a_line_that_cannot_be_read_is_named(text: str) -> None:
    with pytest.raises(InputError, match=r"x\.txt:\d"):
        list(parse_made(text, "x.txt"))


def test_scores() -> None:
    assert b_cubed("aabb", "xxyy").f1 == 100.0
    assert (b_cubed("aab", "xxx").precision, b_cubed("aab", "xxx").recall) == (55.6, 100.0)
    assert pairs("xxy") == {(0, 1)}
    assert score(0, 0, 3).f1 == 0.0
