"""An application and an address in, the processes that answer there out, until somebody ends them."""

import os
import signal
import socket
from collections.abc import Callable
from types import FrameType

from fastapi import FastAPI


def run_server(app: FastAPI, at: tuple[str, int], workers: int, started: Callable[[int], None]) -> None:
    """Answer at ``at`` (host and port; 0 takes a free one, which ``started`` is told) until interrupted.

    All processes share one socket and the state that the application has now; without ``os.fork`` there is one. Raises ``OSError``
    when nothing can listen there.
    """
    listening = _listen(*at)
    started(listening.getsockname()[1])
    forks = workers - 1 if hasattr(os, "fork") else 0
    children = [_child(app, listening) for _ in range(forks)]
    try:
        _answer(app, listening)
    finally:
        for child in children:
            _end(child)


def _listen(host: str, port: int) -> socket.socket:
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    made = socket.socket(family, kind)
    if os.name == "posix":
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(address)
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


def _answer(app: FastAPI, listening: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=True)
    uvicorn.Server(config).run(sockets=[listening])


def _child(app: FastAPI, listening: socket.socket) -> int:
    """A further process that answers; its number."""
    parent = os.getpid()
    number = os.fork()
    if number:
        return number
    try:
        signal.signal(signal.SIGALRM, _watch(parent))
        signal.setitimer(signal.ITIMER_REAL, 2.0, 2.0)
        _answer(app, listening)
    finally:
        os._exit(0)


def _watch(parent: int) -> Callable[[int, FrameType | None], None]:
    """Ends this process when the one that started it is gone, however that ended."""

    def look(_signal: int, _frame: FrameType | None) -> None:
        if os.getppid() != parent:
            os._exit(0)

    return look


def _end(child: int) -> None:
    try:
        os.kill(child, signal.SIGTERM)
        os.waitpid(child, 0)
    except (ProcessLookupError, ChildProcessError):
        pass
