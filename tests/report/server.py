"""A local web server that behaves as badly as it is asked to, for the tests of fetching and watching."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.report.pages import LAYOUTS

PAGE = LAYOUTS["json-ld"]()


@dataclass
class Site:
    """What the server has and does: bodies by path, the requests it saw, how many times a path fails before it works."""

    root: str = ""
    bodies: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    robots: str | None = None
    seen: list[str] = field(default_factory=list)
    conditions: list[str | None] = field(default_factory=list)
    failures: dict[str, int] = field(default_factory=dict)


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        site, path = self.site, self.path
        site.seen.append(path)
        site.conditions.append(self.headers.get("If-None-Match"))
        if path == "/robots.txt":
            self.answer(200 if site.robots is not None else 404, (site.robots or "").encode(), "text/plain")
        elif site.failures.get(path, 0) > 0:
            site.failures[path] -= 1
            self.answer(503, b"", "text/plain", {"Retry-After": "120"})
        elif path in site.bodies:
            kind, body = site.bodies[path]
            etag = f'"{hash(body)}"'
            if self.headers.get("If-None-Match") == etag:
                self.answer(304, b"", kind)
            else:
                self.answer(200, body, kind, {"ETag": etag})
        else:
            misbehave = getattr(self, f"do_{path.strip('/').split('/')[0]}", None)
            if misbehave is None:
                self.answer(404, b"", "text/plain")
            else:
                misbehave()

    def do_page(self) -> None:
        self.answer(200, PAGE.encode(), "text/html; charset=utf-8")

    def do_packed(self) -> None:
        self.answer(200, gzip.compress(PAGE.encode()), "text/html", {"Content-Encoding": "gzip"})

    def do_bomb(self) -> None:
        self.answer(200, gzip.compress(b"a" * 50_000_000), "text/html", {"Content-Encoding": "gzip"})

    def do_turn(self) -> None:
        self.answer(302, b"", "text/html", {"Location": "/page"})

    def do_round(self) -> None:
        self.answer(302, b"", "text/html", {"Location": "/round"})

    def do_away(self) -> None:
        self.answer(302, b"", "text/html", {"Location": "file:///etc/passwd"})

    def do_forbidden(self) -> None:
        self.answer(403, b"", "text/html")

    def do_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b"a")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    def do_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(10_000):
                self.wfile.write(b"a" * 10_000)
        except OSError:
            return

    def do_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"<html>")

    def do_garbage(self) -> None:
        self.wfile.write(b"\x00\x01\x02 no http at all\r\n\r\n")

    def answer(self, status: int, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def served() -> Iterator[Site]:
    """A site on a free port of this machine while the block runs."""
    site = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    site.root = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
