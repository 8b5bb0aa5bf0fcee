"""Bytes to reports: kinds of input, the head with its bases, and bad input as problems."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.records import Report
from allegedly.report.decode import MAX_REPORT
from allegedly.report.read import ReadOptions, ReadResult, read_input
from tests.report.cases import FULL, OTHER, PROSE, TEXTS

PLAIN = ReadOptions()


def read(text: str, options: ReadOptions = PLAIN, name: str = "a.txt") -> ReadResult:
    return read_input(text.encode(), name, options)


def only(result: ReadResult) -> Report:
    assert [problem.code for problem in result.problems] == []
    (report,) = result.reports
    return report


def codes(result: ReadResult) -> list[str]:
    return [problem.code for problem in result.problems]


@given(st.one_of(TEXTS, st.lists(st.sampled_from([FULL, PROSE, "\n\n"])).map("".join)))
def test_spans_slices_and_repetition(text: str) -> None:
    data = text.encode("utf-8", "replace")
    result = read_input(data, "a.txt", PLAIN)
    assert read_input(data, "a.txt", PLAIN) == result
    for report in result.reports:
        assert "".join(report.text[part.start : part.end] for part in report.parts) == report.text
        assert report.file == "a.txt"
        spans = [basis.span for basis in report.basis if basis.span]
        assert all(report.text[span.start : span.end] == span.text for span in spans)
        fields = {basis.field for basis in report.basis}
        assert fields == {name for name in FIELDS if getattr(report, name) is not None}


FIELDS = ("title", "byline", "published", "updated", "outlet", "url", "dateline")


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    result = read_input(data, "x", PLAIN)
    assert result.reports or result.problems


def test_the_head_of_a_full_report() -> None:
    report = only(read(FULL))
    assert (report.title, report.updated, report.published) == (
        "Shells fall near Orvane, mayor says",
        "2021-03-03",
        None,
    )
    assert (report.outlet, report.byline, report.url, report.language) == (None, None, None, "en")
    assert report.dateline is not None
    assert report.dateline.name == "Orvane"
    assert {basis.field: basis.rule for basis in report.basis} == {
        "title": "en.title.first_line", "updated": "en.updated.line", "dateline": "en.dateline.caps_colon",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ("Published 3 March 2021", "published", "2021-03-03"),
        ("Tuesday, 3 March 2020 | 14:00 GMT", "published", "2020-03-03"),
        ("Updated 3 March 2021", "published", None),
        ("Updated 3 March 2021", "updated", "2021-03-03"),
        ("By Ana Lorm and Piet Osk", "byline", "Ana Lorm and Piet Osk"),
        ("Copyright 2021 Lesk Courier. All rights reserved.", "outlet", "Lesk Courier"),
        ("Outlet: Lesk Courier\nDate: 3 March 2021\nURL: https://lesk.example/1", "url", "https://lesk.example/1"),
        ("Outlet: Lesk Courier\nDate: 3 March 2021", "outlet", "Lesk Courier"),
        ("Outlet: Lesk Courier\nDate: 3 March 2021", "published", "2021-03-03"),
        ("A street in Orvane. (Reuters)", "outlet", None),
    ],
)
def test_head_lines(head: str, field: str, value: str | None) -> None:
    assert getattr(only(read(f"Shells fall near Orvane\n\n{head}\n\n{PROSE}")), field) == value


@pytest.mark.parametrize(
    ("dateline", "update", "published"),
    [
        ("ORVANE, March 3 - ", "Updated 4 March 2022", "2022-03-03"),
        ("ORVANE, Dec 31 - ", "Updated 1 January 2022", "2021-12-31"),
        ("ORVANE, March 3 - ", "Updated 4 June 2022", None),
        ("ORVANE, March 3 - ", "By Ana Lorm", None),
        ("ORVANE, 3 March 2022 (AFP) - ", "By Ana Lorm", "2022-03-03"),
        ("ORVANE, 3 MAR 90 (EFE) -- [TEXT] ", "By Ana Lorm", "1990-03-03"),
    ],
)
def test_a_dateline_gives_a_date_only_with_a_stated_year(dateline: str, update: str, published: str | None) -> None:
    assert only(read(f"Shells fall near Orvane\n\n{update}\n\n{dateline}{PROSE}")).published == published


@pytest.mark.parametrize(
    ("words", "outlet", "rule"),
    [
        ("Residents reached by Harbour Post also heard it.", "Harbour Post", "en.outlet.own_words"),
        ("The Harbour Post has learned that he left.", "Harbour Post", "en.outlet.own_words"),
        ("She told Harbour Post on Monday so. He told Harbour Post too.", "Harbour Post", "en.outlet.told_twice"),
        ("She told Harbour Post so.", None, None),
        ("She told Reuters so. He told Reuters too. Residents reached by Reuters agreed.", None, None),
        ("She told Congress so. He told Congress too.", None, None),
        ("Residents reached by Harbour Post and others reached by Telma News heard it.", None, None),
        ("The Post has learned that he left.", None, None),
    ],
)
def test_the_outlet_a_reporter_names_as_their_own(words: str, outlet: str | None, rule: str | None) -> None:
    report = only(read(f"Shells fall near Orvane\n\n{PROSE}{words}\n"))
    assert report.outlet == outlet
    assert next((basis.rule for basis in report.basis if basis.field == "outlet"), None) == rule


def test_a_dateline_credit_is_the_outlet_and_metadata_and_options_go_before() -> None:
    text = f"ORVANE (Reuters) - {PROSE}"
    assert only(read(text)).outlet == "Reuters"
    row = json.dumps({"text": text, "outlet": "Lesk Courier"})
    assert only(read(row, name="a.jsonl")).outlet == "Lesk Courier"
    report = only(read(row, ReadOptions(outlet="Telma News"), "a.jsonl"))
    assert report.outlet == "Telma News"
    assert [basis.basis for basis in report.basis if basis.field == "outlet"] == ["option"]


def test_rows_with_the_synonyms_others_use() -> None:
    rows = [
        {"maintext": PROSE, "headline": "Shells fall", "source": {"name": "Lesk Courier"}, "link": "https://lesk.example/1",
         "pub_date": "2021-03-03T10:00:00Z", "date_modified": "2021-03-04", "authors": ["Ana Lorm", "Piet Osk"]},
        {"body": PROSE, "title": "Shells fall", "site_name": "Lesk Courier", "url": "https://lesk.example/1",
         "published_at": "2021-03-03T10:00:00Z", "updated_at": "2021-03-04", "author": "Ana Lorm, Piet Osk"},
    ]  # fmt: skip
    result = read("\n".join(map(json.dumps, rows)), name="a.jsonl")
    assert codes(result) == []
    first, second = result.reports
    assert first == second
    assert (first.title, first.outlet, first.byline) == ("Shells fall", "Lesk Courier", "Ana Lorm, Piet Osk")
    assert (first.published, first.updated) == ("2021-03-03T10:00:00Z", "2021-03-04")
    assert all(basis.basis == "metadata" for basis in first.basis)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([{"text": PROSE}, {"text": FULL}]),
        json.dumps([{"text": PROSE}, {"text": FULL}], indent=2),
        json.dumps({"text": PROSE}) + "\n\n" + json.dumps({"text": FULL}) + "\n",
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "-"])
def test_json_arrays_and_lines(text: str, name: str) -> None:
    result = read(text, name=name)
    assert (codes(result), [report.text for report in result.reports]) == ([], [PROSE, FULL])


def test_a_single_object_over_several_lines() -> None:
    assert only(read(json.dumps({"text": PROSE}, indent=2), name="-")).text == PROSE


def test_broken_rows_are_named_and_the_rest_is_read() -> None:
    good = json.dumps({"text": PROSE})
    text = "\n".join(
        [
            good,
            '{"text": "cut',
            good,
            '{"title": "no text"}',
            "[1]",
            '{"text": "\\ud800"}',
            '{"text": " "}',
            "[" * 100_000,
            good,
        ]
    )
    result = read(text, name="a.jsonl")
    assert len(result.reports) == 3
    assert [(problem.where, problem.code) for problem in result.problems] == [
        ("a.jsonl:2", "broken_row"), ("a.jsonl:4", "no_text"), ("a.jsonl:5", "broken_row"), ("a.jsonl:6", "broken_text"),
        ("a.jsonl:7", "no_text"), ("a.jsonl:8", "broken_row"),
    ]  # fmt: skip


def test_an_array_is_read_up_to_its_fault() -> None:
    result = read('[\n{"text": "' + PROSE.strip() + '"},\n{"text": }\n]', name="a.json")
    assert len(result.reports) == 1
    assert [(problem.where, problem.code) for problem in result.problems] == [("a.json:3", "broken_row")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7 text", "broken_pdf"),
        (b"PK\x03\x04 text", "binary"),
        (b"The mayor\x00said", "binary"),
        (b"<?xml version='1.0'?><feed>The mayor said so.</feed>", "markup"),
        ("Der Bürgermeister – “ja” – sagte dies".encode() + b"\xff", "undecodable"),
        (bytes(range(128, 256)) * 4, "undecodable"),
        (b"x" * (4 * MAX_REPORT + 1), "too_long"),
        (b"x " * (MAX_REPORT // 2 + 1), "too_long"),
        (json.dumps({"text": "x" * (MAX_REPORT + 1)}).encode(), "too_long"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_read_is_one_problem(data: bytes, code: str) -> None:
    result = read_input(data, "a", PLAIN)
    assert (result.reports, codes(result)) == ((), [code])
    assert result.problems[0].where.startswith("a")
    assert len(result.problems[0].message) > 20


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (
            ("The café of Orvane is shut and the mayor said so. " * 3).encode("cp1252"),
            "The café of Orvane is shut and the mayor said so. " * 3,
        ),
        (("\ufeff" + PROSE).encode("utf-16-le"), PROSE),
    ],
)
def test_other_encodings_are_read_and_said(data: bytes, text: str) -> None:
    result = read_input(data, "a.txt", PLAIN)
    assert [report.text for report in result.reports] == [text]
    assert codes(result) == ["not_utf8"]


def test_only_line_ends_change() -> None:
    text = (
        "\tShells  fall\u00a0\r\n\r\nThe mayor of\u2028Orvane said that it is so. \rAnd the e\u0301nd of it was that."
    )
    assert only(read("\ufeff" + text)).text == text.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("options", "text", "code"),
    [
        (ReadOptions(today="2021-03-02"), f"Shells fall\n\nPublished 3 March 2021\n\n{PROSE}", "date_in_future"),
        (ReadOptions(today="2021-03-02", published="2021-03-03"), PROSE, "date_in_future"),
        (PLAIN, f"Shells fall\n\nPublished 03/04/2021\n\n{PROSE}", "ambiguous_date"),
        (PLAIN, f"Shells fall\n\nUpdated March 2021\n\n{PROSE}", "ambiguous_date"),
        (ReadOptions(published="soon"), PROSE, "unreadable_date"),
        (
            PLAIN,
            "Brakim oleno tuvash merig dolan petri suvo, karesh no belit omra sudal vek toru.",
            "not_english",
        ),
    ],
)
def test_dates_and_languages_that_stay_open(options: ReadOptions, text: str, code: str) -> None:
    result = read(text, options)
    assert codes(result) == [code]
    report = result.reports[0]
    assert (report.published, report.updated) == (None, None)
    assert not [basis for basis in report.basis if basis.field in ("published", "updated")]
    assert report.language == (None if code == "not_english" else "en")


def test_a_report_id_rests_on_outlet_url_date_and_text_not_on_the_file() -> None:
    first, second = only(read(PROSE, name="a.txt")), only(read(PROSE, name="b.txt"))
    assert first.id == second.id
    others = [
        ReadOptions(outlet="Lesk Courier"),
        ReadOptions(url="https://lesk.example"),
        ReadOptions(published="2021-03-03"),
    ]
    ids = {first.id, only(read(PROSE + "x")).id, *(only(read(PROSE, options)).id for options in others)}
    assert len(ids) == 5


def test_an_export_gives_each_report_its_own_head() -> None:
    text = FULL + "\n\n" + OTHER
    result = read(text)
    assert codes(result) == []
    assert "".join(report.text for report in result.reports) == text
    heads = [(report.title, report.updated, report.dateline and report.dateline.name) for report in result.reports]
    assert heads == [
        ("Shells fall near Orvane, mayor says", "2021-03-03", "Orvane"), ("Telma harbour closes after blast", "2021-03-05", "Telma"),
    ]  # fmt: skip


def test_a_problem_names_the_line_of_the_file() -> None:
    text = FULL + "\n\n" + OTHER.replace("5 March 2021", "05/03/2021")
    line = text[: text.index("05/03/2021")].count("\n") + 1
    assert [(problem.where, problem.code) for problem in read(text).problems] == [(f"a.txt:{line}", "ambiguous_date")]
