"""A ledger and options in, the application that answers a browser and programs out."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from time import monotonic
from typing import TypeVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException

from allegedly import __version__
from allegedly.lexicon import load_lexicon
from allegedly.problems import AllegedlyError, InputError
from allegedly.view.search import PAGE, Overview, Search, SearchPage, Wanted, keep_ready, ledger_stamp
from allegedly.web.api import add_api
from allegedly.web.facts import Room, find_page, incident_facts, incidents_facts
from allegedly.web.links import ASSETS, Links
from allegedly.web.pages import add_pages
from allegedly.web.render import render
from allegedly.web.review import Desk, add_review
from allegedly.web.security import Gate, Guard

KEPT = 128  # answers to searches kept while the ledger stays as it is
FRESH = 2.0  # seconds
Stamp = tuple[int, ...]
K = TypeVar("K")
V = TypeVar("V")
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Options:
    """How a ledger is served: whether judgements may be written and under whose name, and who may ask."""

    review: bool = False
    reviewer: str = "reviewer"
    guard: Guard = field(default_factory=Guard)


def create_app(ledger: Path, overlay: Path | None = None, options: Options = Options()) -> FastAPI:
    """Return the application for the ledger at ``ledger``. Raises ``LedgerError`` when it cannot be read, ``LexiconError``."""
    keep_ready(ledger)
    lexicon = load_lexicon(overlay)
    room = Room(ledger, lexicon, {country.alpha3: country.name for country in lexicon.countries})
    app = FastAPI(
        title="allegedly", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        description="Who claims what happened: the records of a ledger. Paging by `page` and `size`; conditional requests by ETag.",
    )  # fmt: skip
    app.state.room, app.state.options, app.state.find = room, options, searcher(room)
    _add_assets(app)
    _add_errors(app)
    add_pages(app)
    add_api(app)
    add_review(app, Desk(room, options.reviewer, options.guard) if options.review else None)
    app.add_middleware(Gate, guard=options.guard)
    return app


def warm(app: FastAPI) -> None:
    """Make the first pages once before anybody asks: templates and shapes are then at hand, in every process that is forked from this one."""
    room, page = app.state.room, app.state.find(Search())
    render("incidents.html", Links(), incidents_facts(room, page, Links()))
    for line in page.lines[:1]:
        render("incident.html", Links(), incident_facts(room, line.id, Links()))


class searcher:  # noqa: N801 -- called like a function
    """Finds pages of incidents, and keeps what was found while the ledger stays as it is.

    While somebody writes, the counts, map and timeline of a search with more than a page of incidents may be a moment old.
    """

    def __init__(self, room: Room, fresh: float = FRESH) -> None:
        self._room, self._fresh = room, fresh
        self._pages: OrderedDict[tuple[Search, int], tuple[Stamp, SearchPage]] = OrderedDict()
        self._found: OrderedDict[Wanted, tuple[Stamp, float, Overview]] = OrderedDict()

    def __call__(self, search: Search, size: int = PAGE) -> SearchPage:
        """Return the page that answers ``search``."""
        stamp, now = ledger_stamp(self._room.ledger), monotonic()
        kept = self._pages.get((search, size))
        if kept and kept[0] == stamp:
            return kept[1]
        found = self._found.get(search.wanted)
        if found and found[0] != stamp and now - found[1] < self._fresh and found[2].total > size:
            return replace(find_page(self._room, search, size, found[2]), settled=False)
        page = find_page(self._room, search, size, found[2] if found and found[0] == stamp else None)
        _keep(self._found, search.wanted, (stamp, now, page.found))
        _keep(self._pages, (search, size), (stamp, page))
        return page


def _keep(held: OrderedDict[K, V], key: K, value: V) -> None:
    held[key] = value
    while len(held) > KEPT:
        held.popitem(last=False)


def _add_assets(app: FastAPI) -> None:
    held: Mapping[str, bytes] = {name: (files("allegedly.web") / "static" / name).read_bytes() for name in ASSETS}

    @app.get("/static/{name}", include_in_schema=False)
    def asset(name: str) -> Response:
        if name not in held:
            raise HTTPException(404, "there is no such file")
        kind = TYPES[name.rpartition(".")[2]]
        return Response(held[name], media_type=kind, headers={"cache-control": "public, max-age=31536000, immutable"})


def _add_errors(app: FastAPI) -> None:
    @app.exception_handler(InputError)
    async def not_there(request: Request, error: InputError) -> Response:
        return failure(request, 404, "Not in this ledger", str(error))

    @app.exception_handler(AllegedlyError)
    async def no_ledger(request: Request, error: AllegedlyError) -> Response:
        return failure(request, 503, "The ledger cannot be read now", str(error))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        title = "There is no such page" if error.status_code == 404 else "That cannot be done"
        return failure(request, error.status_code, title, str(error.detail))

    @app.exception_handler(RequestValidationError)
    async def unclear(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
        return failure(request, 422, "That address could not be understood", told)


def failure(request: Request, status: int, title: str, message: str) -> Response:
    """Return an error as a page, or as JSON where the API was asked."""
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": title, "message": message}, status)
    return HTMLResponse(render("error.html", Links(), {"here": "", "title": title, "message": message}), status)
