"""A ledger and what is asked of it in, the facts of one page out: the same for the server and for the folder of files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from allegedly.draw.network import MOST as MOST_NODES
from allegedly.lexicon.entries import Lexicon
from allegedly.problems import InputError
from allegedly.records import Annotation, Incident
from allegedly.view.claim_lines import ClaimBook, ClaimLine, MatrixRow, claim_book
from allegedly.view.dossier import dossier
from allegedly.view.history import Alike, near_incidents, perhaps_same, tellings
from allegedly.view.marked import LAYERS, PARTS, marked_report
from allegedly.view.names import actor_page, list_length, problem_codes, read_lists
from allegedly.view.network import network
from allegedly.view.reports import read_report, read_totals
from allegedly.view.rows import read_case
from allegedly.view.search import MOST_POINTS, SORTS, IncidentLine, Overview, Search, SearchPage, search_page
from allegedly.view.sources import gather_sources
from allegedly.view.text import one_line
from allegedly.web import pictures
from allegedly.web.links import Links

Facts = dict[str, object]
LINES_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Room:
    """What every page is made from: the ledger's file, the lexicon and the names of countries."""

    ledger: Path
    lexicon: Lexicon
    countries: Mapping[str, str]


def incidents_facts(room: Room, page: SearchPage, links: Links) -> Facts:
    """Return the facts of the list of incidents."""
    return {
        "here": "incidents",
        "page": page,
        "search": page.search,
        "sorts": SORTS,
        "most_points": MOST_POINTS,
        "chips": _chips(page.search, room.countries),
        "countries": room.countries,
        "map": pictures.search_map(page, links) if page.found.points else None,
        "timeline": pictures.search_timeline(page, links) if page.found.months else None,
        "totals": read_totals(room.ledger),
    }


def find_page(room: Room, search: Search, size: int, known: Overview | None = None) -> SearchPage:
    """Return the page of incidents that answers ``search``; ``known`` is its overview, when it need not be made anew."""
    return search_page(room.ledger, search, room.countries, size, known)


def network_facts(room: Room, search: Search, links: Links) -> Facts:
    """Return the facts of the page of who accuses, denies and is tied to whom in what ``search`` finds."""
    found = network(room.ledger, search)
    return {
        "here": "incidents",
        "search": search,
        "found": found,
        "chips": _chips(search, room.countries),
        "network": pictures.network_picture(found.ties, None, links) if found.ties else None,
        "most": MOST_NODES,
    }


def incident_facts(room: Room, wanted: str, links: Links) -> Facts:
    """Return the facts of an incident's page. Raises ``InputError`` when the ledger has no such incident."""
    case = read_case(room.ledger, wanted)
    book, incident = claim_book(case), case.incident
    one = dossier(case, room.countries)
    return {
        "here": "incidents",
        "one": one,
        "accounts": dict(zip(book.matrix, one.accounts, strict=True)),
        "numbered": {source.number: source.id for source in gather_sources(case).reports},
        "incident": incident,
        "book": book,
        "groups": _groups(book),
        "answers": _answers(book),
        "tolls": pictures.toll_picture(book, links) if book.tolls else None,
        "tellings": tellings(room.ledger, incident.id),
        "perhaps": (alike := perhaps_same(room.ledger, incident, room.countries)),
        "near": _others(near_incidents(room.ledger, incident, room.countries), alike),
        "mentions": _mentions(incident),
        "reports": {annotation.report.id: annotation.report for annotation in case.annotations},
        "ledger": room.ledger.name,
        "review": None,
    }


def report_facts(room: Room, key: str, at: tuple[int, int] | None) -> Facts:
    """Return the facts of a report's page, the stretch ``at`` highlighted. Raises ``InputError`` when there is no such report."""
    held = read_report(room.ledger, key)
    annotation = held.annotation
    length = len(annotation.report.text)
    wanted = at if at and 0 <= at[0] < at[1] <= length else None
    return {
        "here": "reports",
        "report": annotation.report,
        "title": one_line(annotation.report.title or "(no title)"),
        "annotation": annotation,
        "marked": marked_report(annotation, room.countries, wanted),
        "at": wanted,
        "words": annotation.report.text[wanted[0] : wanted[1]] if wanted else "",
        "incidents": held.incidents,
        "by_event": held.by_event,
        "by_claim": {claim.id: claim for claim in annotation.claims},
        "anchors": _anchors(annotation),
        "LAYERS": LAYERS,
        "PARTS": PARTS,
    }


def actor_facts(room: Room, name: str, links: Links) -> Facts:
    """Return the facts of an actor's page. Raises ``InputError`` when nobody is called so."""
    page = actor_page(room.ledger, name, room.lexicon, room.countries)
    if page is None:
        raise InputError(f"neither the ledger nor the lexicon knows an actor or voice called {name[:80]!r}")
    return {
        "here": "actors",
        "one": page,
        "network": pictures.network_picture(page.ties, name, links) if page.ties else None,
        "countries": room.countries,
    }


def list_facts(room: Room, kind: str, page: int = 1, size: int | None = LINES_A_PAGE) -> Facts:
    """Return the facts of page ``page`` of the list of ``reports voices actors places problems``; of all of it without ``size``."""
    length = list_length(room.ledger, kind)
    pages = max(1, -(-length // size)) if size else 1
    return {
        "here": kind, "kind": kind, "lists": read_lists(room.ledger, kind, page=page, size=size), "countries": room.countries,
        "length": length, "number": page, "pages": pages, "codes": problem_codes(room.ledger) if kind == "problems" else (),
    }  # fmt: skip


def about_facts(room: Room) -> Facts:
    """Return the facts of the page that tells how the ledger is made and what it cannot do."""
    lexicon = room.lexicon
    sizes = {
        "speech cues": len(lexicon.cues), "event triggers": len(lexicon.triggers), "hedges": len(lexicon.hedges),
        "roles": len(lexicon.roles), "countries": len(lexicon.countries), "actors": len(lexicon.actors), "places": len(lexicon.places),
    }  # fmt: skip
    return {
        "here": "about", "totals": read_totals(room.ledger), "ledger": room.ledger.name, "sizes": sizes, "lexicon": lexicon.version,
    }  # fmt: skip


def _others(near: Sequence[IncidentLine], alike: Sequence[Alike]) -> list[IncidentLine]:
    """The incidents near this one that are not told of as perhaps the same."""
    told = {one.line.id for one in alike if one.line}
    return [one for one in near if one.id not in told]


def _groups(book: ClaimBook) -> list[tuple[str, list[MatrixRow]]]:
    """Voices of parties, voices of others, and those of whom it is not known; the reports' own voice is one of the others."""
    parties = [row for row in book.matrix if row.party is True]
    others = [row for row in book.matrix if row.party is False or row.voice is None]
    unknown = [row for row in book.matrix if row.party is None and row.voice is not None]
    named = [
        ("Parties to the conflict", parties),
        ("Not parties to it", others),
        ("Not known whether a party", unknown),
    ]
    return [(title, rows) for title, rows in named if rows]


def _answers(book: ClaimBook) -> dict[tuple[str, str], list[ClaimLine]]:
    """The claims that a voice (as the page names it) makes on a question, so that each answer leads to its words."""
    found: dict[tuple[str, str], list[ClaimLine]] = {}
    for row in book.matrix:
        for question, cell in row.cells:
            if cell:
                found[question, row.name if row.voice is not None else ""] = list(cell.lines)
    return found


def _mentions(incident: Incident) -> dict[str, tuple[str, str, int, int]]:
    """Each event of the incident with its report, its words and where they stand."""
    return {
        one.id: (one.report, one_line(one.trigger.text), one.trigger.start, one.trigger.end) for one in incident.events
    }


def _anchors(annotation: Annotation) -> dict[int, list[tuple[int, int]]]:
    """The stretches that claims, events and places rest on, by where they start: places that a link into a file can name."""
    stretches = {
        (min(s.start for s in c.evidence), max(s.end for s in c.evidence)) for c in annotation.claims if c.evidence
    }
    stretches |= {(event.trigger.start, event.trigger.end) for event in annotation.events}
    stretches |= {(one.evidence.start, one.evidence.end) for one in annotation.relations}
    found: dict[int, list[tuple[int, int]]] = {}
    for start, end in sorted(stretches):
        found.setdefault(start, []).append((start, end))
    return found


CHIPS = {
    "words": "words", "since": "from", "until": "to", "country": "country", "place": "place", "type": "type", "actor": "actor",
    "voice": "voice", "report": "report", "label": "graded", "killed": "killed, at least",
}  # fmt: skip


def _chips(search: Search, countries: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What is filtered by, in words, each with the field that takes it away."""
    wanted = replace(search.wanted, country=countries.get(search.wanted.country or "", search.wanted.country))
    chips = [
        (key, title, str(value)) for key, title in CHIPS.items() if (value := getattr(wanted, key)) not in (None, "")
    ]
    if wanted.standing:
        chips.append(("standing", wanted.standing[0], wanted.standing[1].replace("_", " ")))
    if wanted.box:
        west, south, east, north = wanted.box
        chips.append(("box", "on the map", f"{south:g}° to {north:g}° N, {west:g}° to {east:g}° E"))
    return chips
