"""``allegedly read`` and ``annotate`` from files to a ledger and to records: summaries, exit statuses, and whatever goes wrong in between."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from allegedly.cli.main import run
from allegedly.contract import schema

SOURCE = str(Path(__file__).parents[2] / "src")
Capture = pytest.CaptureFixture[str]

REPORT = (
    "Shells hit a bakery in Oðrin\n\nOÐRIN: The rebels on Friday accused the army of shelling a bakery in Oðrin, an attack that "
    "they said killed at least 22 people.\nThe army denied it.\n"
)
OTHER = "Talks go on in Oðrin\n\nOÐRIN: The foreign minister said on Monday that the talks would go on until Friday.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bakery.txt"
    path.write_text(REPORT, "utf-8")
    return path


def read(*arguments: str) -> int:
    return run(["read", *arguments, "--ledger", "war.db", "--published", "2021-03-13", "--outlet", "Harbour Wire"])


def test_a_first_reading_adds_and_a_second_adds_nothing(report: Path, capsys: Capture) -> None:
    assert read(str(report)) == 0
    assert "1 report added to war.db" in capsys.readouterr().out
    before = Path("war.db").read_bytes()
    assert read(str(report)) == 0
    assert "Nothing to add" in capsys.readouterr().out
    assert Path("war.db").read_bytes() == before


def test_what_was_read_can_be_shown(report: Path, capsys: Capture) -> None:
    assert read(str(report)) == 0
    capsys.readouterr()
    assert run(["show", "--ledger", "war.db", "--json"]) == 0
    incidents = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = next(incident for incident in incidents if "killed" in incident["toll"])
    assert run(["show", told["id"], "--ledger", "war.db"]) == 0
    out = capsys.readouterr().out
    assert "at least 22 killed" in out
    values = [answers["answers"][0]["value"] for answers in told["questions"].values() if answers["answers"]]
    assert values
    assert not any(
        f"({value}: " in out for value in values
    )  # the page shows the answers; a reason need not repeat them


def test_what_cannot_be_read_is_named_and_the_rest_is_read(report: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "empty.txt").write_text("", "utf-8")
    assert read(str(report), str(tmp_path / "empty.txt"), str(tmp_path / "gone.txt")) == 1
    out = capsys.readouterr().out
    assert "1 report added" in out
    assert "empty.txt" in "".join(out.split())
    assert "gone.txt" in out


def test_what_stands_in_a_folder_and_is_no_report_is_told_and_no_failure(report: Path, capsys: Capture) -> None:
    (report.parent / "NOTICE").write_text("not a report\n", "utf-8")
    assert read(str(report.parent)) == 0
    assert "NOTICE" in capsys.readouterr().out
    assert run(["annotate", str(report.parent)]) == 0
    assert "NOTICE" in capsys.readouterr().err


def test_when_nothing_can_be_read_the_status_says_so(tmp_path: Path, capsys: Capture) -> None:
    assert read(str(tmp_path / "gone.txt")) == 2
    assert "No report was found" in capsys.readouterr().out


def test_many_problems_are_counted_and_all_on_demand(capsys: Capture) -> None:
    gone = [f"gone{number}.txt" for number in range(25)]
    read(*gone)
    out = capsys.readouterr().out
    assert "gone19.txt" in out
    assert "gone20.txt" not in out
    assert "and 5 more: --problems lists them all" in out
    read(*gone, "--problems")
    assert "gone24.txt" in capsys.readouterr().out


def test_a_ledger_that_cannot_be_made_is_a_clear_line(report: Path, capsys: Capture) -> None:
    assert run(["read", str(report), "--ledger", "nowhere/war.db"]) == 2
    assert "allegedly: nowhere/war.db: there is no folder" in capsys.readouterr().err


def test_a_run_that_is_stopped_says_that_what_was_read_is_kept(report: Path) -> None:
    code = "from allegedly.cli.main import main; main()"
    command = [sys.executable, "-c", code, "read", str(report), "-", "--ledger", "war.db"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": SOURCE}
    ) as child:
        while child.poll() is None and not Path("war.db").exists():
            time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        assert child.wait() == 130
        assert child.stderr is not None
        assert child.stderr.read().endswith(b"allegedly: stopped; what was read is in the ledger\n")


def test_standard_input_is_read(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode("utf-8"))))
    assert read("-") == 0
    assert "1 report added" in capsys.readouterr().out


def test_records_come_in_order_one_a_line_and_conform(report: Path, tmp_path: Path, capsys: Capture) -> None:
    rows = [json.dumps({"text": OTHER, "outlet": "Courier", "published": "2021-03-15"})]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), "utf-8")
    assert run(["annotate", str(tmp_path / "rows.jsonl"), str(report), "--json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["report"]["text"][:5] for record in records] == ["Talks", "Shell"]
    for record in records:
        Draft202012Validator(schema("annotation")).validate(record)
    assert records[0]["report"]["outlet"] == "Courier"
    assert records[1]["report"]["published"] is None


def test_the_same_report_gives_the_same_bytes(report: Path, capsys: Capture) -> None:
    run(["annotate", str(report), "--json"])
    first = capsys.readouterr().out
    run(["annotate", str(report), "--json"])
    assert capsys.readouterr().out == first


def test_the_reading_of_a_report_is_printed(report: Path, capsys: Capture) -> None:
    assert run(["annotate", str(report)]) == 0
    out = capsys.readouterr().out
    assert "Who says what" in out
    assert "accuses" in out
    assert "What is claimed" in out


def test_what_cannot_be_annotated_goes_to_standard_error(report: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "picture.bin").write_bytes(bytes(range(256)) * 20)
    assert run(["annotate", str(report), str(tmp_path / "picture.bin"), "--json"]) == 1
    captured = capsys.readouterr()
    assert len(captured.out.splitlines()) == 1
    assert "picture.bin" in captured.err
    assert run(["annotate", str(tmp_path / "picture.bin")]) == 2


VAGUE = (
    "Shells hit a bakery in Oðrin\n\nOÐRIN: Dozens of people were killed on Friday when shells hit a bakery in Oðrin.\n"
)


def test_a_policy_named_on_the_command_line_makes_a_number_of_a_vague_word(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "vague.txt").write_text(VAGUE, "utf-8")
    assert run(["annotate", str(tmp_path / "vague.txt"), "--policy", "acled"]) == 0
    assert "at least 12 [“dozens”, policy acled] killed" in " ".join(capsys.readouterr().out.split())
    assert read(str(tmp_path / "vague.txt"), "--policy", "ucdp") == 0
    assert run(["show", "--all", "--ledger", "war.db"]) == 0
    assert "at least 24 [“dozens”, policy ucdp] killed" in " ".join(capsys.readouterr().out.split())


def test_an_unknown_policy_is_said_so_and_nothing_is_read(report: Path, capsys: Capture) -> None:
    assert read(str(report), "--policy", "guess") == 2
    assert "acled, isaf, ucdp" in capsys.readouterr().err
    assert not Path("war.db").exists()


def test_a_report_in_another_language_is_kept_on_demand_and_says_nothing(tmp_path: Path, capsys: Capture) -> None:
    place, text = (
        tmp_path / "feu.txt",
        "Les soldats ont tiré sur la foule, selon des témoins, et plusieurs personnes ont été tuées.\n",
    )
    place.write_text(text, "utf-8")
    read(str(place))
    assert "this is French" in " ".join(capsys.readouterr().out.split())
    assert read(str(place), "--any-language") == 0
    assert "1 report added" in capsys.readouterr().out
    assert run(["export", "--format", "jsonl", "--ledger", "war.db"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["report"]["language"], record["report"]["text"], record["statements"]) == ("fr", text, [])
