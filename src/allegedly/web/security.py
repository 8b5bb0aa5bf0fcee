"""A request in, let through or refused: who may ask, from where; and the headers that every answer carries."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'none'; font-src 'none'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
COOKIE = "allegedly"
FORM_LIMIT = 64_000  # bytes of a request that writes


@dataclass(frozen=True, slots=True)
class Guard:
    """Which names the server answers to, the token that must be shown (``None``: none, on loopback), and the key of its forms."""

    hosts: frozenset[str] = LOOPBACK
    token: str | None = None
    key: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)

    def form_token(self) -> str:
        """Return what a form must send back, so that no other site can send it."""
        return hmac.new(self.key.encode(), b"form", "sha256").hexdigest()

    def accepts(self, given: str | None) -> bool:
        """Return whether ``given`` is this server's form token."""
        return hmac.compare_digest((given or "").encode(), self.form_token().encode())


class Gate:
    """ASGI middleware that holds ``guard`` and sets the headers."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app, self.guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = _refusal(scope, headers, self.guard)
        await (refusal or self.app)(scope, receive, _with_headers(send))


def _refusal(scope: Scope, headers: Headers, guard: Guard) -> ASGIApp | None:
    if _host(headers.get("host", "")) not in guard.hosts and "*" not in guard.hosts:
        return PlainTextResponse("This server does not answer to that name; see allegedly serve --help.\n", 421)
    if scope["method"] not in ("GET", "HEAD", "POST"):
        return PlainTextResponse("Only GET, HEAD and POST are answered.\n", 405)
    if scope["method"] == "POST" and not _same_origin(headers):
        return PlainTextResponse("A form of another site was refused.\n", 403)
    if scope["method"] == "POST" and int(headers.get("content-length", "0") or 0) > FORM_LIMIT:
        return PlainTextResponse("The form is too long.\n", 413)
    return _stranger(scope, headers, guard)


def _stranger(scope: Scope, headers: Headers, guard: Guard) -> ASGIApp | None:
    """``None`` for whoever shows the token (header, cookie or address); the address is left at once for a cookie."""
    if guard.token is None:
        return None
    shown = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
    if shown and _alike(shown, guard.token):
        answer = RedirectResponse(scope["path"], 303)
        answer.set_cookie(COOKIE, guard.token, httponly=True, samesite="strict")
        return answer
    cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    bearer = headers.get("authorization", "").removeprefix("Bearer ")
    if _alike(cookie.value if cookie else "", guard.token) or _alike(bearer, guard.token):
        return None
    return PlainTextResponse("A token is needed: open the address that allegedly serve printed.\n", 401)


def _alike(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _host(header: str) -> str:
    """The host of a Host header, without the port."""
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0].lower()


def _same_origin(headers: Headers) -> bool:
    """Whether a form comes from this server's own pages: by Sec-Fetch-Site where it is sent, and by Origin."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == headers.get("host")


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            held = MutableHeaders(scope=message)
            for key, value in HEADERS.items():
                held.setdefault(key, value)
        await send(message)

    return sender
