"""The entry point: every error is a clear line with a proper exit status, and nothing heavy is loaded for what needs none of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from allegedly import __version__
from allegedly.cli.main import run
from allegedly.cli.schema import schema
from allegedly.problems import LedgerLocked
from tests.view.cases import INCIDENT

SOURCE = Path(__file__).parents[2] / "src"
Capture = pytest.CaptureFixture[str]


def allegedly(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    code = "from allegedly.cli.main import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
    )


def test_the_version_is_the_packages(capsys: Capture) -> None:
    assert run(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
    assert f'version = "{__version__}"' in (SOURCE.parent / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "command", [["read"], ["show"], ["annotate"], ["lexicon"], ["lexicon", "check"], ["schema"], []]
)
def test_every_command_has_help(capsys: Capture, command: list[str]) -> None:
    assert run([*command, "--help"]) == 0
    assert "Usage: allegedly" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["read", "show", "annotate", "schema"])
def test_every_help_has_an_example(capsys: Capture, name: str) -> None:
    run([name, "--help"])
    assert f"Example:\n    allegedly {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read"], "Missing argument"),
        (["shwo"], "No such command 'shwo'"),
        (["read", "x", "--published", "yesterday"], "write it like 2018-06-26"),
        (["read", "x", "--published", "2018-02-30"], "write it like 2018-06-26"),
        (["schema", "novel"], "is not one of"),
        (["lexicon", "check", "--overlay", "nowhere"], "does not exist"),
    ],
)
def test_a_wrong_command_line_says_what_is_wrong(capsys: Capture, arguments: list[str], said: str) -> None:
    assert run(arguments) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (
            LedgerLocked("war.db: another process is writing to it"),
            2,
            "allegedly: war.db: another process is writing to it\n",
        ),
        (KeyboardInterrupt(), 130, "allegedly: stopped\n"),
        (OSError(28, "No space left on device"), 2, "allegedly: output: No space left on device\n"),
    ],
)
def test_an_error_is_one_line_and_a_status(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, said: str
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(schema, "callback", fail)
    assert run(["schema"]) == status
    assert capsys.readouterr().err.lstrip("\n") == said


@pytest.mark.parametrize("record", ["annotation", "incident"])
def test_the_schema_is_printed(capsys: Capture, record: str) -> None:
    assert run(["schema", record]) == 0
    Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_spacy_is_not_loaded_by_what_does_not_parse(ledger: Path) -> None:
    code = (
        "import sys; from allegedly.cli.main import run; "
        "[run(a.split()) for a in sys.argv[1:]]; sys.exit('spacy' in sys.modules)"
    )
    commands = [f"show --ledger {ledger}", f"show {INCIDENT.id} --ledger {ledger}", "schema", "lexicon check", "--help"]
    done = subprocess.run(
        [sys.executable, "-c", code, *commands],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_no_complaint(ledger: Path) -> None:
    command = (
        f"{sys.executable} -c 'from allegedly.cli.main import main; main()' show {INCIDENT.id} --ledger {ledger} | true"
    )
    done = subprocess.run(
        ["bash", "-c", f"{command}; echo ${{PIPESTATUS[0]}}"],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.strip() in {"141", "0"}  # 0 when all was written before the pipe closed


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_of_another_encoding_is_no_crash_and_json_is_utf8(ledger: Path, encoding: str) -> None:
    page = allegedly("show", INCIDENT.id, "--ledger", str(ledger), PYTHONIOENCODING=encoding)
    assert (page.returncode, page.stderr) == (0, "")
    assert "Tarn Ovesk" in page.stdout
    record = allegedly("show", INCIDENT.id, "--ledger", str(ledger), "--json", PYTHONIOENCODING=encoding)
    assert "Íde Ní Bhriain" in record.stdout
