"""``allegedly serve`` as its users start it: more than one process at one address, and none left when it is ended."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

import allegedly

START = "import sys; from allegedly.cli.main import main; sys.argv[0] = 'allegedly'; main()"


def start(ledger: Path, *more: str) -> subprocess.Popen[str]:
    ours = str(Path(allegedly.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", START, "serve", "--ledger", str(ledger), *more],
        stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": ours},
    )  # fmt: skip


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_two_processes_answer_and_both_end(ledger: Path, ending: signal.Signals) -> None:
    server = start(ledger, "--port", "0", "--workers", "2")
    assert server.stderr is not None
    found = re.match(r"http://127\.0\.0\.1:(\d+)/", server.stderr.readline())
    assert found is not None
    address = found[0]
    answers = [httpx.get(address) for _ in range(8)]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1, "whichever process answers, the page is the same"
    server.send_signal(ending)
    server.wait(10)
    for _ in range(100):
        try:
            httpx.get(address, timeout=1)
        except httpx.HTTPError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("something still answers")


def test_an_address_in_use_is_said(ledger: Path) -> None:
    server = start(ledger, "--port", "0")
    assert server.stderr is not None
    port = server.stderr.readline().rpartition(":")[2].strip().rstrip("/")
    other = start(ledger, "--port", port)
    _, told = other.communicate(timeout=30)
    server.terminate()
    server.wait(10)
    assert other.returncode == 2
    assert "name another with --port" in told
