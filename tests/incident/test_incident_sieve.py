"""The cheap questions rule out no pair that the whole comparison would put together, and what meets under no key is no pair."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.bench.scale_made import report
from allegedly.incident.block import pairs
from allegedly.incident.cluster import Group, edge, weigh
from allegedly.incident.group import told_in
from allegedly.incident.judged import NO_TIES
from allegedly.records import Annotation
from tests.incident.test_incident_order import reports
from tests.incident.told import told


def groups(made: list[Annotation]) -> list[Group]:
    return [one for record in made for one in told_in(record, (), NO_TIES)]


@settings(max_examples=150, deadline=None)
@given(reports())
def test_the_sieve_changes_no_edge_of_drawn_reports(made: list[Annotation]) -> None:
    for one, two in combinations(groups(made), 2):
        assert edge(one, two) == weigh(one, two)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 200))
def test_the_sieve_changes_no_edge_of_long_reports(first: int) -> None:
    found = groups([report(number) for number in range(first, first + 8)])
    for one, two in combinations(found, 2):
        assert edge(one, two) == weigh(one, two)


def test_both_kinds_of_pair_are_there() -> None:
    found = groups([report(number) for number in range(40)])
    made = [weigh(one, two) is not None for one, two in combinations(found, 2)]
    assert 0 < sum(made) < len(made) / 2


UNDATED = "A strike hit the mill at Ketra, and the villagers fled to Pellamis and Orvenna."


def undated(key: str, day: str, cells: str = "") -> Annotation:
    return told(key, day, UNDATED.replace("mill", f"mill {key}"), f"strike | ASSAULT | at Ketra {cells}")


@pytest.mark.parametrize(
    ("later", "cells", "meet"),
    [
        ("2031-05-10", "", True),
        ("2031-05-16", "", True),
        ("2031-05-30", "", False),
        ("2031-05-30", "| to villagers", True),
    ],
)
def test_what_has_no_date_meets_what_is_told_within_days_or_of_the_same_people(
    later: str, cells: str, meet: bool
) -> None:
    found = groups([undated("a", "2031-05-09", cells), undated("b", later, cells)])
    assert bool(pairs([one.profile for one in found])) == meet


def test_a_common_word_of_names_is_no_key() -> None:
    texts = ("A strike was laid on the Orven Guard.", "A strike was laid on the Pelm Guard.")
    made = [told(str(n), "2031-05-07", text, "strike | ASSAULT | on 2031-05-06") for n, text in enumerate(texts)]
    assert pairs([one.profile for one in groups(made)]) == []
    rare = [
        told(str(n), "2031-05-07", text.replace("Guard", "Ustranni"), "strike | ASSAULT | on 2031-05-06")
        for n, text in enumerate(texts)
    ]
    assert pairs([one.profile for one in groups(rare)]) == [(0, 1)]


def test_a_sum_of_many_has_no_key() -> None:
    made = [
        told(str(n), "2031-05-07", "Strikes came.", "Strikes | ASSAULT | at Ketra | on 2031-05-06 | aggregate")
        for n in range(2)
    ]
    assert pairs([one.profile for one in groups(made)]) == []
