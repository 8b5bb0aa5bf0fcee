"""Addresses of pages in, HTML and CSV out: a few lines for each."""

import re
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from allegedly.view.search import parse_search
from allegedly.web import facts, tables
from allegedly.web.links import Links
from allegedly.web.render import render
from allegedly.web.review import review_facts

LISTS = ("reports", "voices", "actors", "places", "problems")
STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")
LINKS = Links()
CSV_ROWS = 10_000


def add_pages(app: FastAPI) -> None:
    """Add every page of the ledger to ``app``."""
    app.get("/", include_in_schema=False)(incidents)
    app.get("/incidents.csv", include_in_schema=False)(incidents_csv)
    app.get("/incident/{key}", include_in_schema=False)(incident)
    app.get("/report/{key}", include_in_schema=False)(report)
    app.get("/actor", include_in_schema=False)(actor)
    app.get("/about", include_in_schema=False)(about)
    for kind in LISTS:
        app.get(f"/{kind}", include_in_schema=False, name=kind)(_list_page(kind))
        app.get(f"/{kind}.csv", include_in_schema=False, name=f"{kind}.csv")(_list_csv(kind))


def incidents(request: Request) -> HTMLResponse:
    """The list of incidents that the address asks for."""
    page = request.app.state.find(parse_search(dict(request.query_params)))
    return _page("incidents.html", facts.incidents_facts(_room(request), page, LINKS))


def incidents_csv(request: Request) -> Response:
    """The same list as CSV, the first ten thousand lines of it."""
    search = parse_search(dict(request.query_params) | {"page": "1"})
    return _csv("incidents", tables.incident_rows(request.app.state.find(search, CSV_ROWS).lines))


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


def _list_page(kind: str):  # type: ignore[no-untyped-def]
    def listed(request: Request, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1) -> HTMLResponse:
        return _page("list.html", facts.list_facts(_room(request), kind, page))

    return listed


def _list_csv(kind: str):  # type: ignore[no-untyped-def]
    def listed(request: Request) -> Response:
        return _csv(kind, tables.list_rows(_room(request).ledger, kind))

    return listed


def _room(request: Request) -> facts.Room:
    room: facts.Room = request.app.state.room
    return room


def _page(template: str, told: facts.Facts) -> HTMLResponse:
    return HTMLResponse(render(template, LINKS, told), headers={"cache-control": "no-cache"})


def _csv(name: str, rows: tables.Rows) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}.csv"', "cache-control": "no-cache"}
    return Response(tables.to_csv(rows), media_type="text/csv; charset=utf-8", headers=headers)
