"""What is written to the ledger comes back exactly, once, and can be asked for in SQL."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from allegedly.contract import to_json
from allegedly.judgement import Judgement, Signature, Target, judge, undo
from allegedly.ledger import read
from allegedly.ledger.connect import open_for_reading, open_for_writing
from allegedly.ledger.judgements import append_judgements, judgements, parse_judgements
from allegedly.ledger.second import record_reading
from allegedly.ledger.watch import LinkSeen, Visit, record_link, record_visit
from allegedly.ledger.write import append, record_grouping, record_problems
from allegedly.problems import InputError, LedgerError, Problem
from allegedly.records import Annotation, Incident, Span
from allegedly.second import SecondClaim
from tests.ledger.ledger_records import annotations, any_of, full, happening, small

DECISION = judge(
    "reject", [Target("event", "e-1", "r-1", 3, 9)], Signature("ana", "2031-06-01T10:00:00Z", "a film is told of")
)

SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.fixture
def ledger(tmp_path: Path) -> sqlite3.Connection:
    return open_for_writing(tmp_path / "war.db")


@SLOW
@given(annotations())
def test_every_record_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, record: Annotation) -> None:
    path = tmp_path_factory.mktemp("ledger") / "war.db"
    writer = open_for_writing(path)
    assert append(writer, record)
    writer.close()
    reader = open_for_reading(path)
    assert read.annotation(reader, record.report.id) == record
    assert list(read.annotations(reader)) == [record]
    reader.close()


@SLOW
@given(any_of(Incident).map(lambda incident: replace(incident, origins=abs(incident.origins) % 1000)))
def test_every_incident_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, incident: Incident) -> None:
    writer = open_for_writing(tmp_path_factory.mktemp("ledger") / "war.db")
    record_grouping(writer, [incident])
    assert read.incidents(writer) == (incident,)
    writer.close()


def test_a_report_is_written_once(ledger: sqlite3.Connection) -> None:
    assert append(ledger, small(1))
    before = ledger.total_changes
    assert not append(ledger, small(1))
    assert ledger.total_changes == before
    assert read.known_reports(ledger) == {"r-0001"}


def test_the_text_is_kept_once(ledger: sqlite3.Connection) -> None:
    text = "An unlikely word: xylograph. " * 3
    record = small(1, text)
    bare = replace(record, statements=(), events=(), claims=())
    append(ledger, bare)
    assert ledger.execute("SELECT text FROM report").fetchone() == (text,)
    assert "xylograph" not in ledger.execute("SELECT record FROM report").fetchone()[0]


def test_annotations_come_by_id_whatever_the_order_of_writing(ledger: sqlite3.Connection) -> None:
    for number in (3, 1, 2):
        append(ledger, small(number))
    assert [record.report.id for record in read.annotations(ledger)] == ["r-0001", "r-0002", "r-0003"]


def test_what_a_person_would_ask_in_sql(ledger: sqlite3.Connection) -> None:
    append(ledger, small(1))
    sql = "SELECT voice, low, high, words FROM claim JOIN claim_evidence ON claim = id WHERE question = 'toll'"
    assert ledger.execute(sql).fetchall() == [("Council of Averna", 7, 7, small(1).report.text)]
    sql = "SELECT event.type, participant.name FROM event JOIN participant ON event = id WHERE side = 'recipient'"
    assert ledger.execute(sql).fetchall() == [("ASSAULT", "Averna")]


def test_totals_and_problems(ledger: sqlite3.Connection) -> None:
    assert read.totals(ledger) == read.LedgerTotals(0, 0, 0, 0, 0, 0)
    broken = Problem("r-0001:0-3", "text.odd", "look at it")
    append(ledger, replace(small(1), problems=(broken,)))
    lost = [Problem("b.txt", "read.empty", "the file is empty"), Problem("c.txt", "read.empty", "the file is empty")]
    assert record_problems(ledger, "folder", lost) == 2
    assert record_problems(ledger, "folder", lost) == 0
    assert read.totals(ledger) == read.LedgerTotals(1, 1, 1, 2, 0, 3)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda r: replace(r, claims=(replace(r.claims[0], event="e-none"),)), "the event e-none"),
        (lambda r: replace(r, claims=(replace(r.claims[0], statement="s-none"),)), "the statement s-none"),
        (lambda r: replace(r, claims=(replace(r.claims[0], responds_to="c-none"),)), "the claim c-none"),
        (lambda r: replace(r, statements=(replace(r.statements[0], within="s-none"),)), "the statement s-none"),
        (lambda r: replace(r, events=r.events * 2), "two events have the id e-1"),
        (lambda r: replace(r, report=replace(r.report, text="half a pair \ud800")), "not Unicode text"),
    ],
)
def test_a_record_that_does_not_hold_together_is_refused_whole(
    ledger: sqlite3.Connection, change: object, words: str
) -> None:
    assert callable(change)
    with pytest.raises(LedgerError, match=words):
        append(ledger, change(small(1)))
    assert read.totals(ledger) == read.LedgerTotals(0, 0, 0, 0, 0, 0)
    assert append(ledger, small(1))


INDEX = (
    "index_state",
    "index_thread",
    "index_key",
    "index_edge",
    "index_incident",
    "index_due",
    "index_told",
    "index_pair",
)  # derived; may be made anew
TABLES = [
    "judgement",
    "judgement_target",
    "report",
    "statement",
    "statement_content",
    "event",
    "participant",
    "event_count",
    "claim",
    "claim_evidence",
    "actor",
    "place",
    "relation",
    "problem",
    "grouping",
    "incident",
    "incident_change",
    "feed_visit",
    "feed_link",
    "second_reading",
    "second_claim",
]


def test_every_table_is_guarded(ledger: sqlite3.Connection) -> None:
    held = {
        row[0]
        for row in ledger.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    }
    derived = {
        name
        for name in held
        if name.startswith(("incident_line", "incident_name", "incident_words", "incident_box", "report_words"))
    }
    assert held - derived == {*TABLES, *INDEX}
    strict = {row[0] for row in ledger.execute("SELECT name FROM pragma_table_list WHERE strict AND type = 'table'")}
    assert strict - derived == {*TABLES, *INDEX}


@pytest.mark.parametrize("table", TABLES)
def test_nothing_can_be_changed_or_taken_away(ledger: sqlite3.Connection, tmp_path: Path, table: str) -> None:
    append(ledger, full())
    record_grouping(ledger, [happening()])
    append_judgements(ledger, [DECISION])
    record_visit(ledger, Visit("https://a.example/feed", "2031-06-01T10:00:00Z"))
    record_link(ledger, LinkSeen("https://a.example/1", "https://a.example/feed", "2031-06-01T10:00:00Z", "read"))
    claim = SecondClaim(None, "occurrence", "denies", None, None, None, None, Span("said", 0, 4))
    record_reading(ledger, full().report.id, "m/1", (claim,), 0)
    other = sqlite3.connect(tmp_path / "war.db", isolation_level=None)
    column = other.execute(f"PRAGMA table_info({table})").fetchone()[1]
    for sql in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):  # noqa: S608 -- the names are ours, above
        with pytest.raises(sqlite3.IntegrityError, match="only appends"):
            other.execute(sql)
    with pytest.raises(sqlite3.IntegrityError, match="only appends"):
        other.execute("INSERT OR REPLACE INTO report SELECT * FROM report")


def test_a_grouping_writes_only_what_changed(ledger: sqlite3.Connection) -> None:
    append(ledger, small(1))
    assert not read.is_grouped(ledger)
    one, two, three = (happening(n) for n in (1, 2, 3))
    assert record_grouping(ledger, [one, two])
    assert read.is_grouped(ledger)
    assert not record_grouping(ledger, [two, one])
    assert record_grouping(ledger, [one, three])
    assert read.incidents(ledger) == (one, three)
    assert ledger.execute("SELECT count(*) FROM incident").fetchone() == (3,)
    assert record_grouping(ledger, [one, two])
    assert read.incidents(ledger) == (one, two)
    assert ledger.execute("SELECT count(*) FROM incident").fetchone() == (3,)
    told_anew = replace(one, title="Disputed raid")
    assert record_grouping(ledger, [told_anew, two])
    assert read.incidents(ledger) == (told_anew, two)
    assert ledger.execute("SELECT count(*), max(number) FROM grouping").fetchone() == (4, 4)


def test_a_report_written_after_the_grouping_was_computed_asks_for_another(ledger: sqlite3.Connection) -> None:
    append(ledger, small(1))
    seen = read.known_reports(ledger)
    append(ledger, small(2))
    record_grouping(ledger, [happening()], reports=seen)
    assert not read.is_grouped(ledger)
    assert record_grouping(ledger, [happening()])
    assert read.is_grouped(ledger)


def test_an_incident_is_found_by_the_beginning_of_its_id(ledger: sqlite3.Connection) -> None:
    ab, ac, nested = happening(1, key="i-ab00"), happening(2, key="i-ac00"), happening(3, key="i-ab0012")
    record_grouping(ledger, [ab, ac, nested])
    assert read.incident(ledger, "i-ac") == ac
    assert read.incident(ledger, "ac") == ac
    assert read.incident(ledger, "i-ab00") == ab
    assert read.incident(ledger, "i-zz") is None
    assert read.incident(ledger, "") is None
    assert read.incident(ledger, "%") is None
    with pytest.raises(InputError, match=r"2 incidents begin with 'ab'.*i-ab00, i-ab0012"):
        read.incident(ledger, "ab")


def test_judgements_come_back_in_order_of_time_and_once(ledger: sqlite3.Connection) -> None:
    back = undo(DECISION, Signature("ben", "2031-06-01T11:00:00Z"))
    assert append_judgements(ledger, [back]) == (back,)
    assert append_judgements(ledger, [DECISION, back]) == (DECISION,)
    assert judgements(ledger) == (DECISION, back)


def test_judgements_travel_as_lines_and_what_is_broken_is_named() -> None:
    line = to_json(DECISION)
    lines = "\n".join([line, "{}", line.replace("reject", "accept"), line.replace('"ana"', '""'), ""])
    first, *others = parse_judgements(lines, "team.jsonl")
    assert first == DECISION
    assert not any(isinstance(one, Judgement) for one in others)
    assert [one.where for one in others if isinstance(one, Problem)] == ["team.jsonl:2", "team.jsonl:3", "team.jsonl:4"]
