"""The second coder against a stand-in server that answers well, badly and not at all: only what stands in the report is kept."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from allegedly.cli.main import run
from allegedly.coder.ask import Model
from allegedly.coder.run import agreement, code_again
from allegedly.coder.verify import verified
from tests.cli.conftest import ledger as ledger
from tests.view.cases import FIRST_TEXT, SECOND_TEXT

GOOD = {
    "quote": "The Ovesian army denied the shelling",
    "voice": "The Ovesian army",
    "question": "responsibility",
    "stance": "denies",
}
TOLL = {
    "quote": "killed at least 22 people",
    "question": "toll",
    "stance": "asserts",
    "count": {"kind": "killed", "low": 22, "high": None},
}
GARBAGE: list[Any] = [
    "", "no JSON at all", "[", '{"claims": 7}', '{"claims": [7, null, {"quote": []}]}', "```json\n{}\n```", '{"claims": [{"quote": "", "stance": "denies"}]}',
    json.dumps({"claims": [{**GOOD, "quote": "The army confessed"}, {**GOOD, "stance": "regrets"}, {**GOOD, "voice": "A general"}]}), "[" * 100_000,
]  # fmt: skip


class _StandIn(BaseHTTPRequestHandler):
    replies: list[tuple[int, bytes]]
    seen: list[dict[str, Any]]

    def do_POST(self) -> None:
        self.seen.append(
            {
                **json.loads(self.rfile.read(int(self.headers["Content-Length"]))),
                "key": self.headers.get("Authorization"),
            }
        )
        status, body = self.replies.pop(0) if self.replies else (500, b"")
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def stand_in() -> Iterator[type[_StandIn]]:
    handler = type("Handler", (_StandIn,), {"replies": [], "seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    handler.address = f"http://127.0.0.1:{server.server_address[1]}/v1"  # type: ignore[attr-defined]
    yield handler
    server.shutdown()
    server.server_close()


def chat(content: object) -> tuple[int, bytes]:
    return 200, json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def test_what_stands_in_the_report_is_kept_with_its_place() -> None:
    claims, dropped = verified(json.dumps({"claims": [GOOD]}), SECOND_TEXT)
    assert dropped == 0
    words = claims[0].words
    assert SECOND_TEXT[words.start : words.end] == words.text == GOOD["quote"]


@pytest.mark.parametrize("answer", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_gives_no_claim(answer: str) -> None:
    claims, _ = verified(answer, SECOND_TEXT)
    assert claims == ()


@pytest.mark.parametrize(("low", "kept"), [(22, 22), (220, None), (True, None), ("22", None)])
def test_a_figure_that_its_words_do_not_show_is_left_out(low: object, kept: int | None) -> None:
    claims, _ = verified(json.dumps({"claims": [{**TOLL, "count": {"kind": "killed", "low": low}}]}), FIRST_TEXT)
    assert claims[0].low == kept


def test_claims_are_stored_once_and_compared(stand_in: type[_StandIn], ledger: Path) -> None:
    model = Model(stand_in.address, "m", "secret", 5)  # type: ignore[attr-defined]
    invented = {**GOOD, "quote": "nobody said this"}
    stand_in.replies += [
        chat(json.dumps({"claims": [{**TOLL, "voice": "The Free Guard"}, invented]})),
        chat(json.dumps({"claims": [GOOD]})),
    ]
    found = list(code_again(ledger, model))
    assert [(one.kept, one.dropped) for one in found] == [(1, 1), (1, 0)]
    assert stand_in.seen[0]["key"] == "Bearer secret"
    assert list(code_again(ledger, model)) == []  # both are read
    shares = {one.question: (one.both, one.only_theirs) for one in agreement(ledger, model)}
    assert shares["responsibility"] == (1, 0)
    assert shares["toll"] == (1, 0)


def test_a_coder_that_fails_is_a_problem_and_is_asked_again(stand_in: type[_StandIn], ledger: Path) -> None:
    model = Model(stand_in.address, "m", None, 5)  # type: ignore[attr-defined]
    stand_in.replies += [(500, b""), (200, b"<html>")]
    assert [one.problem.code if one.problem else None for one in code_again(ledger, model)] == ["coder_failed"] * 2
    stand_in.replies += [chat(7), chat("nothing")]
    assert [one.problem is None for one in code_again(ledger, model)] == [False, True]


def test_the_command_prints_the_agreement(
    stand_in: type[_StandIn], ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in.replies += [chat(json.dumps({"claims": [TOLL]})), chat("{}")]
    address: str = stand_in.address  # type: ignore[attr-defined]
    assert run(["second", "--address", address, "--model", "m", "--ledger", str(ledger)]) == 0
    assert "1 claim kept, 1 dropped" in capsys.readouterr().out
    assert run(["second", "--address", "http://127.0.0.1:9/v1", "--model", "other", "--ledger", str(ledger)]) == 2
