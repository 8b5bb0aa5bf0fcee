"""The samples through the whole line: each shows what it was written to show, and their incidents are kept apart or brought together."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from allegedly.bench.gold import parse_gold
from allegedly.bench.judge import broken_spans, failures
from allegedly.ledger.connect import open_for_reading
from allegedly.ledger.read import annotations, incidents
from allegedly.pipeline import read_into
from allegedly.records import Annotation, Incident

SAMPLES = Path(__file__).parents[1] / "samples"

SHOWN = {
    "01-marento-accusation.txt": """
= statement | voice: rebels | cue: accused | act: accuses
= claim | voice: rebels | trigger: shelling | question: responsibility | value: government troops | stance: asserts
= statement | voice: hospital sources | kind: medic / unnamed | cue: said
= count | kind: killed | low: 14 | high: -
= count | kind: wounded | low: 31 | high: 31
= statement | voice: Ilan Dovrek | form: direct | content: They fired on families who were buying bread
= event | trigger: shelling | where: Marento | when: 2021-03-09
! claim | voice: - | trigger: shelling | question: responsibility
! claim | voice: defence ministry | stance: denies
""",
    "02-marento-denial.txt": """
= statement | voice: army | cue: denied | act: denies
= claim | voice: army | trigger: shelling | stance: denies
= statement | voice: defence ministry | cue: rejected | act: denies
= statement | voice: Ardo Lenn | cue: said
= claim | voice: Teo Marsk / army | question: toll | count: killed 4..4
! claim | voice: - | trigger: shelling | question: responsibility
! claim | voice: army | trigger: shelling | question: responsibility | stance: asserts | value: army
""",
    "03-ostrel-bridge-rival-tolls.txt": """
= claim | voice: Veltria | question: responsibility | value: Karsovia
= claim | voice: Karsovia | question: responsibility | value: Veltria
= claim | voice: interior ministry | question: toll | count: killed 2..2
= claim | voice: interior ministry | question: toll | count: killed 20..
= statement | voice: Hedda Brun | form: direct
= statement | voice: Veltria | cue: denied | act: denies
! claim | voice: - | question: toll | count: killed 20..
""",
    "04-port-sellam-blast.txt": """
= claim | voice: police | question: toll | count: killed 9..9
= statement | cue: claimed | act: claims_responsibility | negated: yes
= statement | voice: official | form: direct
= statement | cue: condemned | act: condemns
! claim | stance: accepts_responsibility
""",
    "05-port-sellam-blast-corrected.txt": """
= claim | voice: police | question: toll | count: killed 7..7
= statement | voice: hospital sources | cue: said
! claim | stance: accepts_responsibility
""",
    "07-port-sellam-claim-of-responsibility.txt": """
= statement | voice: Sons of the Ford | cue: claimed | act: claims_responsibility | negated: no
= claim | voice: Sons of the Ford | question: responsibility | stance: accepts_responsibility
= claim | voice: Sons of the Ford | trigger: kidnapping | stance: denies
! claim | voice: interior ministry | stance: confirms
""",
    "08-geneva-talks-threat-and-forecast.txt": """
= statement | voice: rebels | cue: threatened | act: threatens
= statement | voice: Lena Ostby | cue: predicted | act: predicts
= statement | voice: diplomat | cue: according to
= statement | cue: promised | act: promises
= statement | cue: urged | act: demands
! claim | trigger: attacks | factuality: actual
! claim | trigger: ceasefire | factuality: actual
""",
    "09-belsa-market.txt": """
= claim | voice: rebels | question: responsibility | value: government troops / army | stance: asserts
= claim | voice: army | trigger: shelled | stance: denies
= claim | voice: rebels | question: toll | count: killed 16..16
= event | where: Belsa
= event | when: 2021-03-16
""",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "samples.db"
    read_into((str(SAMPLES),), path)
    return path


@pytest.fixture(scope="module")
def records(ledger: Path) -> Iterator[dict[str, Annotation]]:
    with closing(open_for_reading(ledger)) as connection:
        yield {Path(record.report.file or "").name: record for record in annotations(connection)}


@pytest.fixture(scope="module")
def grouped(ledger: Path) -> tuple[Incident, ...]:
    with closing(open_for_reading(ledger)) as connection:
        return incidents(connection)


@pytest.mark.parametrize("name", SHOWN)
def test_a_sample_shows_what_it_was_written_for(name: str, records: dict[str, Annotation]) -> None:
    (entry,), problems = parse_gold(f"# gold: {name}\n{name}{SHOWN[name]}", "samples")
    assert problems == ()
    assert broken_spans(records[name]) == ()
    assert failures(entry, records[name]) == ()


def reports_of(grouped: tuple[Incident, ...], words: str) -> list[set[str]]:
    """Return, for each incident with an event named by these words, the sample numbers of the reports it draws on."""
    return [
        {Path(event.report_file or "").name[:2] for event in incident.events}
        for incident in grouped
        if any(words in event.trigger.text for event in incident.events)
    ]


def test_the_accusation_and_its_denial_are_one_incident(grouped: tuple[Incident, ...]) -> None:
    assert any({"01", "02"} <= found for found in reports_of(grouped, "shelling"))


def test_two_shelled_markets_are_two_incidents(grouped: tuple[Incident, ...]) -> None:
    """The report on Belsa recalls the shelling of Marento, so only an incident with its own day and place may hold both."""
    belsa = [incident for incident in grouped if incident.where and incident.where.name == "Belsa"]
    assert belsa
    assert all({Path(event.report_file or "").name[:2] for event in incident.events} == {"09"} for incident in belsa)


def test_the_bombing_its_correction_and_its_claim_are_one_incident(grouped: tuple[Incident, ...]) -> None:
    assert any({"04", "05", "07"} <= found for found in reports_of(grouped, "bomb"))


def test_a_wire_story_carried_twice_is_one_origin(grouped: tuple[Incident, ...]) -> None:
    ambush = [
        incident for incident in grouped if any(event.trigger.text.startswith("ambush") for event in incident.events)
    ]
    assert [(len(incident.reports), incident.origins) for incident in ambush] == [(2, 1)]
