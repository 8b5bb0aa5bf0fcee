"""Dates through the whole line: the days of the events of each row of ``date_rows.txt``."""

from pathlib import Path

import pytest

from allegedly.pipeline import annotate_text
from allegedly.records import Event
from allegedly.report.options import ReadOptions

PUBLISHED = ReadOptions(published="2021-03-10")
ROWS = [
    tuple(part.strip() for part in line.split(" | "))
    for line in (Path(__file__).parent / "date_rows.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def days(event: Event) -> str:
    when = event.when
    if when is None or not (when.earliest or when.latest):
        return "reason" if when is not None and when.reason else "none"
    return f"{when.earliest}" if when.earliest == when.latest else f"{when.earliest}..{when.latest}"


@pytest.mark.parametrize(("text", "answers"), ROWS)
def test_the_days_of_the_events_of_a_report(text: str, answers: str) -> None:
    events = annotate_text(f"{text}\n", "dates.txt", PUBLISHED).events
    for answer in answers.split("; "):
        word, _, wanted = answer.partition("=")
        found = {days(event) for event in events if word in event.trigger.text}
        assert wanted in found or (wanted == "none" and found <= {"reason"}), (word, found)
