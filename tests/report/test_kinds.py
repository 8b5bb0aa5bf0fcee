"""Every kind of input beyond text: archives, tables, mail, PDF, SGML, records; what they hold is read, and what is broken in them is said."""

import csv
import gzip
import io
import json
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from reportlab.pdfgen.canvas import Canvas
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from allegedly.report.mojibake import repaired
from allegedly.report.other_language import other_language
from allegedly.report.read import ReadOptions, ReadResult, read_input
from tests.report.pages import LAYOUTS, PARAGRAPHS, TITLE, URL

PLAIN = ReadOptions()
PROSE = "The mayor said that two shells had fallen on the old mill and that nobody was hurt."


def read(data: bytes, name: str, options: ReadOptions = PLAIN) -> ReadResult:
    return read_input(data, name, options)


def codes(result: ReadResult) -> list[str]:
    return [one.code for one in result.problems]


def warc(*pages: tuple[str, str, str], packed: bool = True) -> bytes:
    kept = io.BytesIO()
    writer = WARCWriter(kept, gzip=packed)
    for status, kind, body in pages:
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(URL, "response", payload=io.BytesIO(body.encode()), http_headers=head)
        )
    return kept.getvalue()


PAGE = ("200 OK", "text/html; charset=utf-8", LAYOUTS["json-ld"]())


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_gives_its_pages_and_passes_over_the_rest(packed: bool) -> None:
    other = ("200 OK", "image/png", "not a page")
    gone = ("404 Not Found", "text/html", LAYOUTS["json-ld"]())
    result = read(warc(PAGE, other, gone, PAGE, packed=packed), "crawl.warc.gz" if packed else "crawl.warc")
    assert [report.url for report in result.reports] == [URL, URL]
    assert result.problems == ()


def test_an_archive_cut_off_is_read_up_to_the_cut() -> None:
    whole = warc(PAGE, PAGE, packed=False)
    result = read(whole[: len(whole) - 300], "crawl.warc")
    assert len(result.reports) == 1
    assert codes(result) == ["broken_archive"]


def test_a_packed_archive_cut_off_is_said_to_be() -> None:
    whole = warc(PAGE, PAGE)
    result = read(whole[: len(whole) - 40], "crawl.warc.gz")
    assert len(result.reports) == 1
    assert codes(result) == ["broken_archive"]


def table(delimiter: str) -> bytes:
    kept = io.StringIO()
    csv.writer(kept, delimiter=delimiter).writerows(
        [["day", "body"], ["2021-03-09", f"{PROSE}\n{PROSE}"], ["", ""], ["x", PROSE]]
    )
    return kept.getvalue().encode()


@pytest.mark.parametrize(("delimiter", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv")])
def test_a_table_is_read_by_the_users_names(delimiter: str, name: str) -> None:
    options = ReadOptions(columns={"text": "body", "published": "day"})
    result = read(table(delimiter), name, options)
    assert [report.published for report in result.reports] == ["2021-03-09", None]
    assert codes(result) == ["no_text", "unreadable_date"]


def test_a_table_without_text_says_what_it_has() -> None:
    problem = read(b"day,words\n2021-03-09,Shells fell\n", "a.csv").problems[0]
    assert (problem.code, problem.where) == ("no_text", "a.csv:2")
    assert "--map text=FIELD" in problem.message
    assert "day, words" in problem.message


def test_a_table_in_cp1252_is_read_with_a_note() -> None:
    result = read("text\nThe mayor of Oðrin said that two shells had fallen.\n".encode("cp1252"), "a.csv")
    assert "Oðrin" in result.reports[0].text
    assert codes(result) == ["not_utf8"]


def test_a_parquet_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"body": [PROSE, None], "published": ["2021-03-09", None]}), path)
    result = read(path.read_bytes(), "a.parquet", ReadOptions(columns={"text": "body"}))
    assert [report.published for report in result.reports] == ["2021-03-09"]
    assert codes(result) == ["no_text"]
    assert codes(read(path.read_bytes()[:100], "a.parquet")) == ["broken_row"]


def message(subject: str, *, as_page: bool = False, attached: bool = False) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = (
        "Press Office <press@army.example>",
        subject,
        "Tue, 09 Mar 2021 18:42:00 +0200",
    )
    made["Message-ID"] = "<1@army.example>"
    if as_page:
        made.set_content(LAYOUTS["json-ld"](), subtype="html")
    else:
        made.set_content(f"{PROSE}\nIt was a calm day in Oðrin.\n", cte="quoted-printable")
    if attached:
        made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="map.pdf")
    return made


def test_a_mail_is_a_report() -> None:
    result = read(bytes(message("Communiqué no. 4", attached=True)), "a.eml")
    report = result.reports[0]
    assert (report.title, report.published, report.byline) == (
        "Communiqué no. 4",
        "2021-03-09T18:42:00+02:00",
        "Press Office",
    )
    assert "Oðrin" in report.text
    assert codes(result) == ["attachment"]


def test_a_mail_of_markup_is_read_like_a_page() -> None:
    report = read(bytes(message("News of the day", as_page=True)), "a.eml").reports[0]
    assert PARAGRAPHS[1] in report.text
    assert report.title == "News of the day"


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    for number in range(3):
        box.add(message(f"Communiqué no. {number}"))
    box.close()
    result = read((tmp_path / "a.mbox").read_bytes(), "a.mbox")
    assert [report.title for report in result.reports] == [f"Communiqué no. {number}" for number in range(3)]


def pdf(*lines: str) -> bytes:
    kept = io.BytesIO()
    canvas = Canvas(kept)
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 16 * number, line)
    canvas.save()
    return kept.getvalue()


def test_a_pdf_is_read_and_a_scan_is_not() -> None:
    report = read(pdf("Communique", PROSE), "a.pdf").reports[0]
    assert PROSE in report.text
    assert report.published is None  # when the file was made is no date of publication
    assert codes(read(pdf(), "scan.pdf")) == ["no_text"]


SGML = f"""<DOC>
<DOCNO> A-0001 </DOCNO>
<HL> Shells fall on Kelve </HL>
<DD> 03/29/91 </DD>
<SO> HARBOUR WIRE </SO>
<TXT>
<p>
   {PROSE}
</p>
</TXT>
</DOC>
<DOC>
<DOCNO> A-0002 </DOCNO>
</DOC>
"""
REUTERS = f"""<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES"><DATE>26-FEB-1987 15:01:01.79</DATE>
<TEXT>&#2;<TITLE>SHELLS FALL ON KELVE</TITLE>
<DATELINE>    KELVE, Feb 26 - </DATELINE><BODY>{PROSE} Talks &lt;in the capital> go on.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
"""
MUC = f"DEV-MUC9-0001 (HARBOUR)\n\n   KELVE, 9 MAR 91 -- {PROSE.upper()}\n\nDEV-MUC9-0002 (HARBOUR)\n\n   {PROSE.upper()}\n"


def test_sgml_archives_are_read() -> None:
    result = read(SGML.encode(), "a.sgml")
    assert (result.reports[0].title, result.reports[0].outlet) == ("Shells fall on Kelve", "HARBOUR WIRE")
    assert codes(result) == ["no_text"]
    wire = read(REUTERS.encode(), "a.sgm").reports[0]
    assert wire.title == "SHELLS FALL ON KELVE"
    assert wire.published == "1987-02-26"
    assert wire.dateline is not None
    assert len(read(MUC.encode(), "a.txt").reports) == 2
    bare = read(MUC.replace(" (HARBOUR)", "").encode(), "a.txt").reports
    assert [one.text for one in bare] == [one.text for one in read(MUC.encode(), "a.txt").reports]


def test_a_packed_file_is_unpacked_as_it_is_read(tmp_path: Path) -> None:
    from allegedly.report.intake import read_reports
    from allegedly.report.sources import find_inputs

    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps({"text": PROSE}).encode()))
    found = [one.found for one in read_reports(find_inputs([str(path)]), PLAIN)]
    assert [getattr(one, "text", one) for one in found] == [PROSE]
    path.write_bytes(path.read_bytes()[:-9])
    assert [getattr(one.found, "code", None) for one in read_reports(find_inputs([str(path)]), PLAIN)] == ["unreadable"]


MOJIBAKE = [
    ("the townâ€™s market", "the town’s market"),
    ("â€œWe did notâ€\x9d, he said in AlmerÃ\xada", "“We did not”, he said in Almería"),
    ("Ð\x9aÐ¸ÐµÐ²", "Киев"),
    ("the café”", "the café”"),
    ("CAFÉ” stays", "CAFÉ” stays"),
    ("Â“half and “half”", "Â“half and “half”"),
    ("plain", "plain"),
]


@pytest.mark.parametrize(("seen", "meant"), MOJIBAKE)
def test_letters_decoded_wrongly_are_put_right_when_that_is_certain(seen: str, meant: str) -> None:
    assert repaired(seen)[0] == meant
    assert repaired(meant) == (meant, 0)


def test_a_repair_is_told() -> None:
    result = read("The mayorâ€™s men said that two shells had fallen on the mill.".encode(), "a.txt")
    assert result.reports[0].text.startswith("The mayor’s men")
    assert codes(result) == ["mojibake"]


LANGUAGES = [
    (
        "Les soldats ont tiré sur la foule, selon des témoins de la ville, et plusieurs personnes ont été tuées.",
        ("French", "fr"),
    ),
    (
        "Los soldados dispararon contra la multitud, según los testigos de la ciudad, y murieron varias personas.",
        ("Spanish", "es"),
    ),
    (
        "Die Soldaten haben auf die Menge geschossen, und mehrere Menschen wurden nach Angaben der Polizei getötet.",
        ("German", "de"),
    ),
    ("Солдаты открыли огонь по толпе, сообщили очевидцы.", ("a language in Cyrillic script", "und-Cyrl")),
    ("أطلق الجنود النار على الحشد", ("a language in Arabic script", "und-Arab")),
    (PROSE, None),
    ("Rockets hit Kelve", None),
    ("Colonel Aren Dovic, Kelve, Marento, Port Sellam, Ostrel, Veltria, Harbour Wire, Mira Tolen", None),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_another_language_is_named_and_never_guessed_at(text: str, language: tuple[str, str] | None) -> None:
    assert other_language(text) == language


def test_a_report_in_another_language_is_not_read() -> None:
    result = read(LANGUAGES[0][0].encode(), "a.txt")
    assert (result.reports, codes(result)) == ((), ["other_language"])


def test_a_report_in_another_language_is_kept_when_the_user_says_so() -> None:
    text = LANGUAGES[0][0]
    result = read(text.encode(), "a.txt", ReadOptions(any_language=True))
    assert [(one.language, one.text) for one in result.reports] == [("fr", text)]
    assert codes(result) == ["other_language"]


def test_a_record_that_was_changed_is_not_taken_for_ours() -> None:
    from allegedly.contract import to_json
    from allegedly.pipeline import annotate_text

    line = to_json(annotate_text(f"{TITLE}\n\n{PARAGRAPHS[1]}\n", "a.txt"))
    assert codes(read(line.encode(), "a.jsonl")) == []
    assert codes(read(line.replace("14 people", "41 people").encode(), "a.jsonl")) == ["broken_record"]
    record = json.loads(line)
    record["claims"][0]["evidence"][0]["start"] += 1
    assert codes(read(json.dumps(record).encode(), "a.jsonl")) == ["broken_record"]
    record["format"] = "allegedly/1"
    del record["claims"]
    assert codes(read(json.dumps(record).encode(), "a.jsonl")) == ["broken_record"]
