"""Addresses of pages in, HTML and CSV out: a few lines for each."""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from allegedly import __version__
from allegedly.view.network import network as find_network
from allegedly.view.search import ledger_stamp, parse_search
from allegedly.web import facts, tables
from allegedly.web.links import Links
from allegedly.web.render import render
from allegedly.web.review import review_facts

LISTS = ("reports", "voices", "actors", "places", "problems")
STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")
LINKS = Links()
CSV_ROWS = 10_000
UNSETTLED = "no-store"  # a page whose counts are a moment older than its lines is not the page of this state
Page = Callable[..., Response]


def add_pages(app: FastAPI) -> None:
    """Add every page of the ledger to ``app``."""
    pages: dict[str, Page] = {
        "/": incidents, "/incidents.csv": incidents_csv, "/network": network, "/network.csv": network_csv, "/incident/{key}": incident, "/report/{key}": report, "/actor": actor,
        "/about": about,
    }  # fmt: skip
    for kind in LISTS:
        pages |= {f"/{kind}": _list_page(kind), f"/{kind}.csv": _list_csv(kind)}
    for path, page in pages.items():
        app.get(path, include_in_schema=False, name=path)(conditional(page))


def conditional(page: Page) -> Page:
    """Return ``page`` with an ETag of the ledger's state: whoever has the page of this state is answered 304, and nothing is made."""

    @wraps(page)
    def answer(request: Request, *args: object, **kwargs: object) -> Response:
        state, guard = request.app.state, request.app.state.options.guard
        told = (guard.key, __version__, str(request.url.path), str(request.url.query), ledger_stamp(state.room.ledger))
        tag = f'W/"{hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:32]}"'
        headers = {"etag": tag, "cache-control": "no-cache"}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        made = page(request, *args, **kwargs)
        if made.headers.get("cache-control") != UNSETTLED:
            made.headers.update(headers)
        return made

    return answer


def incidents(request: Request) -> HTMLResponse:
    """The list of incidents that the address asks for."""
    page = request.app.state.find(parse_search(dict(request.query_params)))
    made = _page("incidents.html", facts.incidents_facts(_room(request), page, LINKS))
    if not page.settled:
        made.headers["cache-control"] = UNSETTLED
    return made


def incidents_csv(request: Request) -> Response:
    """The same list as CSV, the first ten thousand lines of it."""
    search = parse_search(dict(request.query_params) | {"page": "1"})
    return _csv("incidents", tables.incident_rows(request.app.state.find(search, CSV_ROWS).lines))


def network(request: Request) -> HTMLResponse:
    """Who accuses, denies and is tied to whom, in the incidents that the address asks for."""
    return _page("network.html", facts.network_facts(_room(request), parse_search(dict(request.query_params)), LINKS))


def network_csv(request: Request) -> Response:
    """The same as CSV."""
    search = parse_search(dict(request.query_params))
    return _csv("network", tables.tie_rows(find_network(_room(request).ledger, search).ties))


def incident(request: Request, key: str) -> HTMLResponse:
    """An incident's dossier."""
    told = facts.incident_facts(_room(request), key, LINKS)
    return _page("incident.html", told | {"review": review_facts(request, told["incident"])})  # type: ignore[arg-type]


def report(request: Request, key: str, at: Annotated[str, Query()] = "") -> HTMLResponse:
    """A report for reading; ``at`` is a stretch to highlight ("120-180")."""
    found = STRETCH.fullmatch(at)
    stretch = (int(found[1]), int(found[2])) if found else None
    return _page("report.html", facts.report_facts(_room(request), key, stretch))


def actor(request: Request, name: Annotated[str, Query(min_length=1)]) -> HTMLResponse:
    """An actor's or voice's page."""
    return _page("actor.html", facts.actor_facts(_room(request), name, LINKS))


def about(request: Request) -> HTMLResponse:
    """How the ledger is made, and what it cannot do."""
    return _page("about.html", facts.about_facts(_room(request)))


def _list_page(kind: str) -> Page:
    def listed(request: Request, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> HTMLResponse:
        return _page("list.html", facts.list_facts(_room(request), kind, page))

    return listed


def _list_csv(kind: str) -> Page:
    def listed(request: Request) -> Response:
        return _csv(kind, tables.list_rows(_room(request).ledger, kind))

    return listed


def _room(request: Request) -> facts.Room:
    room: facts.Room = request.app.state.room
    return room


def _page(template: str, told: facts.Facts) -> HTMLResponse:
    return HTMLResponse(render(template, LINKS, told))


def _csv(name: str, rows: tables.Rows) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(tables.to_csv(rows), media_type="text/csv; charset=utf-8", headers=headers)
