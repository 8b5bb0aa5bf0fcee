"""A ledger and a folder in, the same pages as files that open from disk out."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources import files
from pathlib import Path

from allegedly.lexicon import load_lexicon
from allegedly.problems import InputError
from allegedly.view.names import read_lists
from allegedly.view.reports import read_reports
from allegedly.view.search import Search, SearchPage, parse_search
from allegedly.web import facts
from allegedly.web.links import ASSETS, FolderLinks, actor_file, file_name, folder_of
from allegedly.web.render import render

PAGE = 200  # incidents on a page of files, which cannot be searched by the address
LISTS = ("reports", "voices", "actors", "places", "problems")
Page = tuple[str, str, Callable[[FolderLinks], facts.Facts]]


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages were written, and where the first one is."""

    pages: int
    start: Path


def write(ledger: Path, folder: Path, overlay: Path | None = None) -> Written:
    """Write every page of the ledger into ``folder``, which must be new or empty, and return what was written.

    Same ledger, same bytes. Raises ``InputError`` when the folder holds something, ``LedgerError``, ``OSError``.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: it is not empty; name a new folder")
    lexicon = load_lexicon(overlay)
    room = facts.Room(ledger, lexicon, {country.alpha3: country.name for country in lexicon.countries})
    reports = read_reports(ledger)
    lists = read_lists(ledger, "voices", "actors", size=None)
    actors = frozenset(one.name for one in (*lists.voices, *lists.actors))
    links = FolderLinks(reports=frozenset(reports), actors=actors)
    try:
        return Written(_write_all(room, folder, links), folder / "index.html")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _write_all(room: facts.Room, folder: Path, links: FolderLinks) -> int:
    (folder / "static").mkdir(parents=True)
    for name in ASSETS:
        (folder / "static" / name).write_bytes((files("allegedly.web") / "static" / name).read_bytes())
    number = 0
    for path, template, told in _pages(room, links):
        own = replace(links, depth=folder_of(path))
        place = folder / path
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(render(template, own, told(own)).encode("utf-8", "replace"))
        number += 1
    return number


def _pages(room: facts.Room, links: FolderLinks) -> Iterator[Page]:
    """Every page: its file, its template, and what makes its facts."""
    search: Search = parse_search({"all": "1"})
    first = facts.find_page(room, search, PAGE)
    for number in range(1, first.pages + 1):
        page = first if number == 1 else facts.find_page(room, replace(search, page=number), PAGE)
        yield "index.html" if number == 1 else f"index-{number}.html", "incidents.html", partial(_list, room, page)
        for line in page.lines:
            yield f"incident/{file_name(line.id)}", "incident.html", partial(facts.incident_facts, room, line.id)
    for key in sorted(links.reports):
        yield f"report/{file_name(key)}", "report.html", partial(_report, room, key)
    for name in sorted(links.actors):
        yield f"actor/{actor_file(name)}", "actor.html", partial(facts.actor_facts, room, name)
    yield "network.html", "network.html", lambda own: facts.network_facts(room, search, own)
    for kind in LISTS:
        yield f"{kind}.html", "list.html", partial(_names, room, kind)
    yield "about.html", "about.html", lambda _own: facts.about_facts(room)


def _list(room: facts.Room, page: SearchPage, own: FolderLinks) -> facts.Facts:
    return facts.incidents_facts(room, page, own)


def _report(room: facts.Room, key: str, _own: FolderLinks) -> facts.Facts:
    return facts.report_facts(room, key, None)


def _names(room: facts.Room, kind: str, _own: FolderLinks) -> facts.Facts:
    return facts.list_facts(room, kind, size=None)
