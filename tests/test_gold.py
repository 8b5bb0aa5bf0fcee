"""Every gold entry through the whole line: its answers are found, and every span is the slice it says it is."""

from pathlib import Path

import pytest

from allegedly.bench.gold import Entry, read_gold
from allegedly.bench.judge import broken_spans, failures
from allegedly.pipeline import Line, annotate_text, make_line

ENTRIES, PROBLEMS = read_gold(Path(__file__).parent / "gold")


@pytest.fixture(scope="module")
def line() -> Line:
    return make_line()


def test_the_gold_was_read() -> None:
    assert PROBLEMS == ()
    assert ENTRIES


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name.replace(" ", "_"))
def test_gold(entry: Entry, line: Line) -> None:
    record = annotate_text(entry.as_report(), f"gold/{entry.family}.txt", line=line)
    assert broken_spans(record) == ()
    assert failures(entry, record) == ()
