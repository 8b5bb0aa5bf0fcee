"""Every gold entry through the whole line: its answers are found, and every span is the slice it says it is."""

from pathlib import Path

import pytest

from allegedly.bench.gold import Entry, read_gold
from allegedly.bench.judge import broken_spans, failures
from allegedly.pipeline import annotate_text

ENTRIES, PROBLEMS = read_gold(Path(__file__).parent / "gold")


def test_the_gold_was_read() -> None:
    assert PROBLEMS == ()
    assert ENTRIES


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name.replace(" ", "_"))
def test_gold(entry: Entry) -> None:
    record = annotate_text(entry.as_report(), f"gold/{entry.family}.txt")
    assert broken_spans(record) == ()
    assert failures(entry, record) == ()
