"""What people decide is applied to the records as a pure function of both, and can be taken back."""

from dataclasses import replace

import pytest

from allegedly.incident.judged import judged, ties
from allegedly.judgement import Judgement, Signature, Target, in_force, judge, undo
from allegedly.problems import InputError
from tests.incident.told import told

RECORD = told(
    "a",
    "2031-05-07",
    "A strike hit Ketra. The army denied the raid.",
    """strike | ASSAULT aerial | at Ketra | on 2031-05-06 | killed 22
            medics/medic asserts toll killed 22
            medics/medic asserts occurrence
       raid | ASSAULT
            army/military denies responsibility""",
)
STRIKE, RAID = RECORD.events
TOLL = RECORD.claims[0]


def by(who: str = "ana", minute: int = 0, why: str | None = None) -> Signature:
    return Signature(who, f"2031-06-01T10:{minute:02}:00Z", why)


def event(one: object = STRIKE) -> Target:
    return Target("event", one.id, RECORD.report.id, one.trigger.start, one.trigger.end)  # type: ignore[attr-defined]


def claim() -> Target:
    (words,) = TOLL.evidence
    return Target("claim", TOLL.id, RECORD.report.id, words.start, words.end, TOLL.question)


def test_rejecting_an_event_takes_its_claims_with_it_and_undoing_brings_both_back() -> None:
    no = judge("reject", [event()], by())
    left = judged(RECORD, in_force([no]))
    assert [one.id for one in left.events] == [RAID.id]
    assert {one.event for one in left.claims} == {RAID.id}
    assert judged(RECORD, in_force([no, undo(no, by(minute=1))])) == RECORD


def test_undoing_an_undo_puts_the_first_in_force_again() -> None:
    no = judge("reject", [claim()], by())
    back = undo(no, by(minute=1))
    assert in_force([undo(back, by(minute=2)), back, no]) == (no,)


@pytest.mark.parametrize(
    ("field", "value", "cell"),
    [("low", "20", (20, 22)), ("high", None, (22, None)), ("low", "many", (22, 22))],
)
def test_a_figure_is_corrected_and_unknown_is_none(field: str, value: str | None, cell: tuple[int, int]) -> None:
    new = judged(RECORD, [judge("correct", [claim()], by(), field=field, value=value)]).claims[0]
    assert new.count is not None
    assert (new.count.low, new.count.high) == cell


def test_an_event_is_given_another_date_and_place() -> None:
    fixes = [
        judge("correct", [event()], by(), field="date", value="2031-05-04/2031-05-05"),
        judge("correct", [event()], by(minute=1), field="place", value="Osmar"),
    ]
    new = judged(RECORD, fixes).events[0]
    assert new.when
    assert (new.when.earliest, new.when.latest) == ("2031-05-04", "2031-05-05")
    assert new.where
    assert new.where.name == "Osmar"
    assert new.where.lat is None


def test_two_names_of_one_actor_become_one_voice() -> None:
    same = judge("same_actor", [Target("actor", "army"), Target("actor", "the military")], by(), value="Army of Valdia")
    assert [one.voice for one in judged(RECORD, [same]).claims if one.event == RAID.id] == ["Army of Valdia"]


def test_a_later_reading_with_other_ids_keeps_the_judgement() -> None:
    moved = replace(RECORD, events=(replace(STRIKE, id="e-new"), RAID), claims=())
    assert [one.id for one in judged(moved, [judge("reject", [event()], by())]).events] == [RAID.id]


def test_the_later_of_merge_and_split_counts_whatever_the_order_of_rows() -> None:
    merge = judge("merge", [event(), event(RAID)], by())
    split = judge("split", [event()], by(minute=1), against=[event(RAID)])
    for rows in ([merge, split], [split, merge]):
        found = ties(in_force(rows))
        assert not found.together
        assert len(found.apart) == 1
    assert len(ties(in_force([merge, split, undo(split, by(minute=2))])).together) == 1


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: judge("reject", [], by()), "needs something"),
        (lambda: judge("reject", [event()], by("  ")), "needs a name"),
        (lambda: judge("merge", [event()], by()), "two events"),
        (lambda: judge("split", [event()], by(), against=[event()]), "both sides"),
        (lambda: judge("correct", [event()], by(), field="low", value="3"), "no cell"),
        (lambda: judge("grade", [claim()], by(), value="G9"), "Admiralty"),
        (lambda: judge("note", [claim()], by(), value=" "), "needs words"),
    ],
)
def test_what_cannot_be_applied_is_refused_in_words(make: object, words: str) -> None:
    with pytest.raises(InputError, match=words):
        make()  # type: ignore[operator]


def test_the_same_judgement_has_the_same_id_and_any_change_another() -> None:
    one = judge("note", [claim()], by(), value="see the map")
    assert one == judge("note", [claim()], by(), value="see the map")
    assert isinstance(one, Judgement)
    assert one.id != judge("note", [claim()], by(), value="see the maps").id
