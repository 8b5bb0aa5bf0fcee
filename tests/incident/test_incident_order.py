"""The incidents do not depend on the order of the reports, and their ids only on their events."""

from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.contract import to_json
from allegedly.incident.group import group
from allegedly.records import Annotation
from tests.incident.told import told

_TOWNS, _DAYS, _MODES = (
    ("Ketra", "Osmar", "Valdia", "Arn"),
    ("2031-05-05", "2031-05-06", "2031-05-04/2031-05-10"),
    ("aerial", "", "drone"),
)


@st.composite
def reports(draw: st.DrawFn) -> list[Annotation]:
    made = []
    for number in range(draw(st.integers(2, 6))):
        cells = [
            f"strike | ASSAULT {draw(st.sampled_from(_MODES))}".strip(),
            f"at {draw(st.sampled_from(_TOWNS))}",
            f"on {draw(st.sampled_from(_DAYS))}",
            f"to {draw(st.sampled_from(('Dravan Guard', 'Red Column', 'villagers')))}",
        ]
        cells += draw(st.sampled_from(([], ["killed 22"], ["killed 9"])))
        claim = draw(
            st.sampled_from(
                ("- asserts occurrence", "Karsia/state denies responsibility", "medics/medic asserts toll killed 9")
            )
        )
        text = f"Number {number}: a strike came, 22 or 9 lost. Later the strike was denied."
        lines = " | ".join(cells) + f"\n{' ' * 12}{claim}\nstrike@2 | ASSAULT"
        date = draw(st.sampled_from((None, "2031-05-07", "2031-05-08")))
        made.append(told(f"{number}", date, text, lines))
    return made


@settings(max_examples=200, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(made: list[Annotation], random: object) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert [to_json(one) for one in group(shuffled)] == [to_json(one) for one in group(made)]


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_event_is_in_one_incident_and_every_report_given_twice_counts_once(made: list[Annotation]) -> None:
    found = group([*made, *made])
    assert found == group(made)
    held = sorted((event.report, event.id) for incident in found for event in incident.events)
    assert held == sorted((report.report.id, event.id) for report in made for event in report.events)
    assert len({incident.id for incident in found}) == len(found)


def test_ids_are_stable() -> None:
    report = told("a", "2031-05-07", "A strike hit Ketra.", "strike | ASSAULT aerial | at Ketra | on 2031-05-06")
    (incident,) = group([report])
    assert incident.id == "i-ef0664c91795d56b"
    assert group([]) == ()
