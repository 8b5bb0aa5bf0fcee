"""Servers of made ledgers on a free port, and one browser for all tests that need one."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from allegedly.grouping import regroup
from allegedly.ledger.connect import open_for_writing
from allegedly.ledger.write import append
from allegedly.web.app import Options, create_app
from tests.view.cases import FIRST, SECOND
from tests.view.kept import kept
from tests.web.attacks import hostile_ledger

DEMAND = "ALLEGEDLY_DEMAND_BROWSER"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(tmp_path_factory.mktemp("web") / "war.db")


def grouped_ledger(path: Path) -> Path:
    """The same two reports, grouped as reading them would: what judgements can be made about."""
    with closing(open_for_writing(path)) as connection:
        append(connection, FIRST)
        append(connection, SECOND)
        regroup(connection)
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return grouped_ledger(tmp_path / "desk.db")


@contextmanager
def serving(path: Path, options: Options) -> Iterator[str]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(create_app(path, None, options), host="127.0.0.1", port=port, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def site(ledger: Path) -> Iterator[str]:
    with serving(ledger, Options(review=True, reviewer="Ana")) as address:
        yield address


@pytest.fixture
def desk_site(desk: Path) -> Iterator[str]:
    with serving(desk, Options(review=True, reviewer="Ana")) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = hostile_ledger(tmp_path_factory.mktemp("hostile") / "war.db")
    with serving(path, Options(review=True, reviewer="Ana")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    found = next((place for name in NAMES if (place := shutil.which(name))), None)
    if found is None:
        message = "no browser: apt-get install chromium runs the tests of the pages"
        pytest.fail(message) if os.environ.get(DEMAND) == "1" else pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield made
        made.close()
