"""The probes: a record with nothing in it keeps only the entries that ask for nothing, and faults in the gold are named."""

from pathlib import Path

import pytest

from allegedly.bench.probes import probe
from allegedly.pipeline import annotate_text
from allegedly.problems import InputError
from allegedly.records import FORMAT, Annotation, Report

GOLD = Path(__file__).parents[1] / "gold"


def say_nothing(text: str, name: str) -> Annotation:
    """Return a record that finds nothing in the text."""
    report = Report(name, name, None, None, None, None, None, None, None, None, text, ())
    return Annotation(FORMAT, report, (), (), (), (), (), (), (), ())


def test_finding_nothing_passes_nothing_that_asks_for_something() -> None:
    families = probe(GOLD, say_nothing)
    assert [family.kept for family in families] == [family.silent for family in families]
    assert all(family.silent < family.entries for family in families if family.name != "non_events")


def test_every_family_is_there_once() -> None:
    families = probe(GOLD, say_nothing)
    assert [family.name for family in families] == sorted(path.stem for path in GOLD.glob("*.txt"))


def test_faulty_gold_and_no_gold_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold files in"):
        probe(tmp_path, say_nothing)
    (tmp_path / "slip.txt").write_text("# gold: a\nRebels left.\n= happening\n", "utf-8")
    with pytest.raises(InputError, match=r"slip\.txt:3: no kind of record"):
        probe(tmp_path, say_nothing)


def test_in_capitals_answers_may_differ_in_case(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        "# gold: a\nThe mayor said rebels burned the mill.\n= statement | voice: mayor | cue: said\n"
        "# gold: longer in capitals\nThe Stra\u00dfe was closed.\n! event | trigger: closed\n",
        "utf-8",
    )
    mixed, capitals = probe(tmp_path, annotate_text), probe(tmp_path, annotate_text, capitals=True)
    assert [(family.kept, family.entries) for family in (*mixed, *capitals)] == [(2, 2), (1, 1)]
