"""An address in, its bytes out or the problem that kept them away: polite, bounded in size and time, and never to a private address unasked."""

import gzip
import http.client
import io
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from allegedly.problems import Problem

AGENT = "allegedly"
HEADERS = {
    "User-Agent": f"{AGENT} (reads reports a user asks for; obeys robots.txt)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
REDIRECTS = 5
MAX_ROBOTS = 512 * 1024  # bytes, as RFC 9309 asks for at least 500 KiB
LONGEST_DELAY = 30.0  # seconds; a robots.txt that asks for more is obeyed up to this


@dataclass(frozen=True, slots=True)
class Manners:
    """How addresses are fetched: seconds between two requests to a host, seconds for a request in all, bytes at most, private addresses."""

    delay: float = 1.0
    seconds: float = 30.0
    largest: int = 10 * 1024 * 1024
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back: the final address, the status (200, or 304 for what has not changed), the body, its declared character set."""

    url: str
    status: int
    body: bytes
    charset: str | None
    headers: Mapping[str, str] = field(default_factory=dict)


class _Refused(Exception):
    """A request that is not made, or an answer that is not taken; the code and words of its problem."""

    def __init__(self, code: str, words: str, retry_after: float | None = None) -> None:
        super().__init__(words)
        self.code, self.words, self.retry_after = code, words, retry_after


class Fetcher:
    """Fetches addresses one after the other, remembering when each host was asked last and what its robots.txt says."""

    def __init__(self, manners: Manners = Manners(), wait: Callable[[float], None] = time.sleep) -> None:
        self._manners, self._wait = manners, wait
        self._asked: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | None] = {}
        self.retry_after: float | None = None

    def get(self, url: str, conditions: Mapping[str, str] | None = None) -> Fetched | Problem:
        """Return what an address holds; ``conditions`` are request headers (``If-None-Match``), with which 304 may come back.

        Every way that a server can misbehave is a problem. ``retry_after`` holds the seconds that the last answer asked to wait.
        """
        self.retry_after = None
        try:
            return self._follow(url, conditions or {})
        except _Refused as refusal:
            self.retry_after = refusal.retry_after
            return Problem(url, refusal.code, refusal.words)

    def _follow(self, url: str, conditions: Mapping[str, str]) -> Fetched:
        at = url
        for _ in range(REDIRECTS + 1):
            self._ask_leave(at)
            found = self._request(at, conditions, self._manners.largest)
            target = found.headers.get("location")
            if found.status not in (301, 302, 303, 307, 308) or not target:
                return self._checked(found)
            at = urljoin(at, target)
        raise _Refused(
            "unreachable",
            f"it leads on and on (more than {REDIRECTS} redirections); open it in a browser and save the page",
        )

    def _checked(self, found: Fetched) -> Fetched:
        if found.status == 200 or found.status == 304:
            return found
        wait = _seconds(found.headers.get("retry-after"))
        if found.status in (401, 402, 403, 407, 451):
            raise _Refused(
                "refused",
                f"the server does not give it out (status {found.status}); save the page from a browser and read the file",
            )
        if found.status in (404, 410):
            raise _Refused("not_found", f"there is nothing at this address (status {found.status}); check it")
        raise _Refused("unreachable", f"the server answered with status {found.status}; try again later", wait)

    def _ask_leave(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise _Refused("unreadable", "only http and https addresses are fetched; check the address")
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site)
        rules = self._robots[site]
        if rules is None:
            raise _Refused(
                "unreachable", "its robots.txt could not be read, so nothing is fetched from there; try again later"
            )
        if not rules.can_fetch(AGENT, url):
            raise _Refused(
                "robots",
                "the site's robots.txt asks programs not to fetch this; save the page from a browser and read the file",
            )
        asked = rules.crawl_delay(AGENT)
        self._pace(parts.netloc, min(max(self._manners.delay, float(asked or 0)), LONGEST_DELAY))

    def _read_robots(self, site: str) -> RobotFileParser | None:
        """Return the rules; none at all where there is no such file; ``None`` where the server fails (RFC 9309, 2.3.1)."""
        rules = RobotFileParser()
        at = f"{site}/robots.txt"
        for _ in range(REDIRECTS + 1):
            try:
                found = self._request(at, {}, MAX_ROBOTS)
            except _Refused as refusal:
                if refusal.code == "private_address":
                    raise
                return None
            if found.status in (301, 302, 303, 307, 308) and found.headers.get("location"):
                at = urljoin(at, found.headers["location"])
                continue
            if found.status >= 500 or found.status == 429:
                return None
            rules.parse(found.body.decode("utf-8", "replace").splitlines() if found.status == 200 else [])
            return rules
        rules.parse([])
        return rules

    def _pace(self, host: str, delay: float) -> None:
        now = time.monotonic()
        due = self._asked.get(host, now - delay) + delay
        if due > now:
            self._wait(due - now)
        self._asked[host] = max(due, now)

    def _request(self, url: str, conditions: Mapping[str, str], largest: int) -> Fetched:
        parts = urlsplit(url)
        if not parts.hostname:
            raise _Refused("unreadable", "it leads to something that is no web address; check it")
        ends = time.monotonic() + self._manners.seconds
        try:
            address = self._address(parts.hostname, parts.port or (443 if parts.scheme == "https" else 80))
            connection = _Connection(parts.scheme == "https", parts.netloc, address, self._manners.seconds)
            try:
                path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                connection.request("GET", path, headers={**HEADERS, **conditions})
                answer = connection.getresponse()
                body = _body(answer, largest, ends)
                headers = {name.lower(): value for name, value in answer.getheaders()}
                return Fetched(url, answer.status, body, _charset(headers.get("content-type")), headers)
            finally:
                connection.close()
        except TimeoutError as error:
            raise _Refused(
                "unreachable", f"no whole answer within {self._manners.seconds:g} seconds; try again later"
            ) from error
        except (OSError, http.client.HTTPException, EOFError, zlib.error, ValueError) as error:
            raise _Refused(
                "unreachable", f"it cannot be fetched ({type(error).__name__}: {error}); try again later"
            ) from error

    def _address(self, host: str, port: int) -> tuple[str, int]:
        """Return the address that is connected to: the one that was looked at, so that a name cannot point elsewhere meanwhile."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        numbers = [str(one[4][0]) for one in found]
        if not self._manners.allow_private and not all(
            ipaddress.ip_address(one.split("%")[0]).is_global for one in numbers
        ):
            raise _Refused(
                "private_address", "this address is on a private network; allow it with --allow-private if you mean it"
            )
        return numbers[0], port


class _Connection(http.client.HTTPConnection):
    """A connection to an address that was looked up before, under the name that was asked for."""

    def __init__(self, secure: bool, name: str, address: tuple[str, int], seconds: float) -> None:
        super().__init__(name, timeout=seconds)
        self._address, self._secure = address, secure

    def connect(self) -> None:
        self.sock = socket.create_connection(self._address, self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _body(answer: http.client.HTTPResponse, largest: int, ends: float) -> bytes:
    kept = bytearray()
    while piece := answer.read1(65536):
        kept += piece
        if len(kept) > largest:
            raise _Refused("too_large", f"larger than {largest / 2**20:g} MB; save it and read the file")
        if time.monotonic() > ends:
            raise TimeoutError
    if answer.length:
        raise http.client.IncompleteRead(bytes(kept), answer.length)
    if (answer.getheader("content-encoding") or "").lower() in ("gzip", "x-gzip"):
        with gzip.GzipFile(fileobj=io.BytesIO(kept)) as packed:
            kept = bytearray(packed.read(largest + 1))
        if len(kept) > largest:
            raise _Refused("too_large", f"larger than {largest / 2**20:g} MB when unpacked; save it and read the file")
    return bytes(kept)


def _charset(content_type: str | None) -> str | None:
    message = Message()
    message["content-type"] = content_type or ""
    found = message.get_param("charset")
    return found if isinstance(found, str) else None


def _seconds(words: str | None) -> float | None:
    return float(words) if words and words.strip().isdigit() else None
