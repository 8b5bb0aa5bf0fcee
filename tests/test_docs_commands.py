"""Every command that the documents show runs, and does what it is shown for without a complaint; only addresses and ids are those of the tests."""

import mailbox
import re
import shlex
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path

import click
import pytest

from allegedly.api import Ledger
from allegedly.bench.__main__ import bench
from allegedly.cli.main import allegedly, run
from allegedly.contract import to_json
from allegedly.grouping import judge_ledger, ledger_judgements
from allegedly.judgement import Signature, Target, judge
from allegedly.pipeline import read_into
from tests.coder.test_second import _StandIn, chat
from tests.report.server import served
from tests.report.test_kinds import PAGE, message, warc
from tests.test_docs import commands
from tests.test_watching import rss

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
SERVING = "serve"  # it ends when it is stopped: tests/web has it
BENCH = "python -m allegedly.bench "
REPORT = (
    "Shells hit a mill in Kelve\n\nKELVE: The army accused rebels on Monday of shelling a mill. The rebels denied it.\n"
)


def blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.S | re.M)


def shown(page: Path) -> Iterator[str]:
    """The lines of a page that are commands of ours: in fenced blocks, or set in by four."""
    text = page.read_text("utf-8")
    fenced = [line for block in blocks(text, "[a-z]*") for line in block.splitlines()]
    set_in = re.findall(r"^    (\S.*)$", re.sub(r"^```.*?^```", "", text, flags=re.S | re.M), re.M)
    for line in (*fenced, *set_in):
        yield line.removeprefix("$ ").removeprefix(".venv/bin/").strip()


SHOWN = {line: page.stem for page in reversed(PAGES) for line in shown(page)}
COMMANDS = [line for line in SHOWN if line.startswith("allegedly ") and not line.startswith(f"allegedly {SERVING}")]
MEASURES = [line for line in SHOWN if line.startswith(BENCH)]


@dataclass(frozen=True)
class Bench:
    """A folder with all that the documents name, and what stands for their ids and addresses."""

    folder: Path
    named: Mapping[str, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    folder = tmp_path_factory.mktemp("documents")
    shutil.copytree(ROOT / "samples", folder / "samples")
    for name in ("pages", "reports", "my-lexicon"):
        (folder / name).mkdir()
    for name in ("report.txt", "export.txt", "reports/one.txt"):
        (folder / name).write_text(REPORT, "utf-8")
    (folder / "pages" / "one.html").write_text(PAGE[2], "utf-8")
    (folder / "crawl.warc.gz").write_bytes(warc(PAGE))
    (folder / "rows.jsonl").write_text('{"text": "The army said on Monday that rebels had shelled a mill."}\n')
    (folder / "rows.csv").write_text("body,date\nThe army said on Monday that rebels had shelled a mill.,2021-03-10\n")
    box = mailbox.mbox(folder / "mailbox.mbox")
    box.add(message("Shells fall on Kelve"))
    box.close()
    name, _, rows = blocks((ROOT / "docs" / "lexicon.md").read_text("utf-8"), "")[0].partition("\n\n")
    (folder / name).write_text(rows, "utf-8")
    with served() as site, stood_in() as model:
        site.bodies["/rss"] = rss(f"{site.root}/page")
        site.bodies["/2021/03/kelve-market"] = ("text/html", PAGE[2].encode())
        (folder / "feeds.toml").write_text(f'[[feed]]\nurl = "{site.root}/rss"\n')
        yield Bench(folder, {"https://harbour.example": site.root, "http://localhost:8080/v1": model, **ids(folder)})


@contextmanager
def stood_in() -> Iterator[str]:
    """The address of a stand-in for a language model that has nothing to tell of any report."""
    handler = type("Handler", (_StandIn,), {"replies": [chat('{"claims": []}')] * 1_000, "seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()


def ids(folder: Path) -> dict[str, str]:
    """Read the samples into ``war.db``, judge a little, and return what stands for the ids of the documents."""
    ledger = folder / "war.db"
    read_into([str(folder / "samples")], ledger)
    held = list(Ledger(ledger).incidents())
    first = next(one for one in held if "killed" in one.toll and len({event.report for event in one.events}) > 1)
    other = next(one for one in held if one.id != first.id)
    events = {event.id for event in first.events}
    claim = next(one for one in Ledger(ledger).claims() if one.question == "toll" and one.event in events)
    judge_ledger(
        ledger, [judge("note", [Target("report", first.reports[0])], Signature("ana", "2031-06-01"), value="?")]
    )
    made = ledger_judgements(ledger)
    (folder / "theirs.jsonl").write_text("".join(to_json(one) + "\n" for one in made), "utf-8")
    return {
        "i-3f2a91": first.id, "i-77c0de": other.id, "c-91ab22": claim.id,
        "e-5519aa": first.events[0].id, "j-20ab31": made[0].id,
    }  # fmt: skip


@pytest.mark.parametrize("line", COMMANDS, ids=lambda line: f"{SHOWN[line]}: {line}")
def test_a_command_that_is_shown_runs(
    line: str, made: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(made.folder, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("ALLEGEDLY_LEDGER", "war.db")
    line = re.split(r"\s+[|>#]\s", line)[0]
    for name, ours in made.named.items():
        line = line.replace(name, ours)
    if "127.0.0.1" in line or " watch " in line:
        line = line if " second " in line else f"{line} --allow-private"
    if "records.jsonl --ledger copy.db" in line:
        run(["export", "--format", "jsonl", "--out", "records.jsonl", "--ledger", "war.db"])
    try:
        status = run(shlex.split(line)[1:])
    except SystemExit as done:  # --help and --version
        status = int(done.code or 0)
    told = capsys.readouterr()
    assert status == 0, told.err + told.out
    assert told.out or told.err


@pytest.mark.parametrize("line", MEASURES, ids=lambda line: f"{SHOWN[line]}: {line}")
def test_a_bench_that_is_shown_takes_the_options_that_are_shown(line: str) -> None:
    words = re.sub(r"[\[\]]|\.\.\.", "", line.removeprefix(BENCH)).split()
    known = {"N": "1", "FOLDER": ".", "FILE": "war.db", "NAME": "dev"}
    command: click.Command = bench
    rest = [known.get(word, word) for word in words]
    while isinstance(command, click.Group):
        command = command.commands[rest.pop(0)]
    command.make_context("bench", rest)


def test_the_pages_show_commands_and_measures() -> None:
    assert len(COMMANDS) > 50
    assert len(MEASURES) > 12


@pytest.mark.parametrize("names", list(commands(allegedly)), ids=" ".join)
def test_every_command_is_on_the_page_of_the_commands(names: tuple[str, ...]) -> None:
    assert f"`allegedly {' '.join(names)}`" in (ROOT / "docs" / "commands.md").read_text("utf-8")
