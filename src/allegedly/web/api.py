"""Addresses of the API in, the ledger's records as JSON out: paged, with an ETag for conditional requests."""

import hashlib
from typing import Annotated, Literal

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from allegedly.contract import to_json
from allegedly.view.names import list_length, read_lists
from allegedly.view.reports import read_report
from allegedly.view.rows import read_incident
from allegedly.view.search import SORTS, found_records, parse_search
from allegedly.web.facts import Room
from allegedly.web.links import Links
from allegedly.web.render import render
from allegedly.web.tables import list_entries

Size = Annotated[int, Query(ge=1, le=500, description="how many a page")]
Page = Annotated[int, Query(ge=1, le=1_000_000, description="which page, from 1")]
Kind = Literal["reports", "voices", "actors", "places", "problems"]
FILTERS = {
    "q": "words", "since": "a day", "until": "a day", "country": "ISO 3166 alpha-3", "place": "a name", "type": "a PLOVER type",
    "actor": "a name", "voice": "a name", "report": "a report's id", "standing": "question:standing, like toll:disputed",
    "label": "a grade", "killed": "least number killed, as said", "box": "west,south,east,north in degrees",
    "sort": "one of " + ", ".join(SORTS), "all": "1: also what one voice says without a day or a figure", "page": "from 1",
}  # fmt: skip
PARAMETERS = [
    {"name": name, "in": "query", "required": False, "description": words, "schema": {"type": "string"}}
    for name, words in FILTERS.items()
]


def add_api(app: FastAPI) -> None:
    """Add the API to ``app``; ``/api`` is its page, ``/api/openapi.json`` its description."""
    app.get("/api", include_in_schema=False)(api_page)
    app.get("/api/incidents", tags=["records"], openapi_extra={"parameters": PARAMETERS})(incidents)
    app.get("/api/incidents/{key}", tags=["records"])(incident)
    app.get("/api/reports/{key}", tags=["records"])(report)
    app.get("/api/{kind}", tags=["lists"])(listed)


def api_page(request: Request) -> HTMLResponse:
    """What can be asked, for people."""
    paths = request.app.openapi()["paths"]
    entries = [
        (path, one["get"].get("description", ""), one["get"].get("parameters", [])) for path, one in paths.items()
    ]
    return HTMLResponse(render("api.html", Links(), {"here": "", "entries": entries, "sorts": list(SORTS)}))


def incidents(request: Request, size: Size = 50) -> Response:
    """Incidents (records `Incident`), filtered and paged; the same filters as the page."""
    search = parse_search(dict(request.query_params))
    if search.refused:
        return JSONResponse(
            {"error": "That address could not be understood", "message": "; ".join(search.refused)}, 422
        )
    total, found = found_records(_room(request).ledger, search, size)
    items = ",".join(to_json(one) for one in found)
    return conditional(request, f'{{"total":{total},"page":{search.page},"size":{size},"items":[{items}]}}')


def incident(request: Request, key: str) -> Response:
    """One incident (record `Incident`) by its id or the start of it."""
    return conditional(request, to_json(read_incident(_room(request).ledger, key)))


def report(request: Request, key: str) -> Response:
    """The record of one report (`Annotation`, format allegedly/1)."""
    return conditional(request, to_json(read_report(_room(request).ledger, key).annotation))


def listed(request: Request, kind: Kind, page: Page = 1, size: Size = 100) -> Response:
    """Reports, voices, actors, places or problems, counted."""
    ledger = _room(request).ledger
    items = list_entries(read_lists(ledger, kind, page=page, size=size), kind)
    answer = JSONResponse({"total": list_length(ledger, kind), "page": page, "size": size, "items": items})
    return conditional(request, bytes(answer.body).decode("utf-8"))


def conditional(request: Request, text: str) -> Response:
    """Return JSON with its hash as ETag; 304 without a body to whoever has it already."""
    body = text.encode("utf-8", "replace")
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def _room(request: Request) -> Room:
    room: Room = request.app.state.room
    return room
