"""A form of the review in, a judgement appended and the page that shows what came of it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import get_args
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from allegedly.grouping import judge_ledger, ledger_judgements
from allegedly.judgement import CLAIM_CELLS, Judgement, JudgementKind, Signature, Target, in_force, judge, undo
from allegedly.problems import InputError
from allegedly.records import Claim, Factuality, Incident, Question, Stance
from allegedly.view.reports import incident_of_event
from allegedly.view.rows import Case, read_case
from allegedly.web.facts import Facts, Room
from allegedly.web.links import Links
from allegedly.web.render import render
from allegedly.web.security import FORM_LIMIT, Guard

LINKS = Links()
SHOWN = 200
CHOICES: Mapping[str, tuple[str, ...]] = {
    "stance": get_args(Stance), "question": get_args(Question), "factuality": get_args(Factuality),
}  # fmt: skip
Form = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Desk:
    """What review needs to know: the ledger, under whose name judgements are written, and the guard of its forms."""

    room: Room
    reviewer: str
    guard: Guard


def add_review(app: FastAPI, desk: Desk | None) -> None:
    """Add the page of judgements, and with a ``desk`` the forms that write them."""
    app.get("/judgements", include_in_schema=False)(judgements_page)
    if desk is None:
        return

    async def decide(request: Request, key: str) -> Response:
        form = await _form(request, desk.guard)
        place = await run_in_threadpool(_decide, desk, key, form)
        return RedirectResponse(place, 303)

    async def take_back(request: Request) -> Response:
        form = await _form(request, desk.guard)
        await run_in_threadpool(_undo, desk, _one(form, "judgement"), _one(form, "why") or None)
        report, event = _one(form, "report"), _one(form, "event")
        back = await run_in_threadpool(incident_of_event, desk.room.ledger, report, event)
        return RedirectResponse(LINKS.incident(back) + "#review" if back else "/judgements", 303)

    app.post("/review/{key}", include_in_schema=False)(decide)
    app.post("/undo", include_in_schema=False)(take_back)


def judgements_page(request: Request) -> HTMLResponse:
    """Every judgement of the ledger, the latest first, with a way to take it back where review is on."""
    room: Room = request.app.state.room
    held = ledger_judgements(room.ledger)
    standing = {one.id for one in in_force(held)}
    told: Facts = {
        "here": "judgements", "judgements": [(one, one.id in standing) for one in reversed(held)][:SHOWN], "total": len(held),
        "token": form_token(request),
    }  # fmt: skip
    return HTMLResponse(render("judgements.html", LINKS, told), headers={"cache-control": "no-cache"})


def form_token(request: Request) -> str | None:
    """Return the token of this server's forms, ``None`` where nothing may be written."""
    options = request.app.state.options
    token: str | None = options.guard.form_token() if options.review else None
    return token


def review_facts(request: Request, incident: Incident) -> Facts | None:
    """Return what an incident's page needs for review, ``None`` where it is off."""
    token = form_token(request)
    if token is None:
        return None
    held = in_force(ledger_judgements(request.app.state.room.ledger))
    reports = set(incident.reports)
    about = [one for one in held if {part.report for part in (*one.targets, *one.against)} & reports]
    return {
        "token": token, "reviewer": request.app.state.options.reviewer, "judgements": about, "cells": CLAIM_CELLS,
        "choices": CHOICES,
    }  # fmt: skip


async def _form(request: Request, guard: Guard) -> Form:
    """The fields of a form. Raises ``HTTPException`` when it is too long or did not come from this server's pages."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > FORM_LIMIT:
            raise HTTPException(413, "the form is too long")
    form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=2_000)
    if not guard.accepts(_one(form, "token")):
        raise HTTPException(
            403, "the form is not from this server’s pages, or the server was started again; load the page anew"
        )
    return form


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[0].strip()


def _decide(desk: Desk, key: str, form: Form) -> str:
    case = read_case(desk.room.ledger, key)
    by = Signature(desk.reviewer, datetime.now(UTC).isoformat(timespec="microseconds"), _one(form, "why") or None)
    judge_ledger(desk.room.ledger, [judgement_of(form, case, by, desk.room)])
    anchor = next(
        (event for event in case.incident.events if event.id not in form.get("event", [])), case.incident.events[0]
    )
    now = incident_of_event(desk.room.ledger, anchor.report, anchor.id)
    return (LINKS.incident(now) if now else "/judgements") + "#review"


def judgement_of(form: Form, case: Case, by: Signature, room: Room) -> Judgement:
    """Return the judgement that a form asks for. Raises ``InputError`` when it says nothing that can be applied."""
    action = _one(form, "action")
    kind: JudgementKind | None = next((one for one in get_args(JudgementKind) if one == action and one != "undo"), None)
    if kind is None:
        raise InputError(f"there is no judgement {action[:40]!r}")
    if kind == "split":
        out = set(form.get("event", []))
        return judge("split", _events(case, out), by, against=_events(case, {e.id for e in case.incident.events} - out))
    if kind == "merge":
        other = read_case(room.ledger, _one(form, "other"))
        if other.incident.id == case.incident.id:
            raise InputError("name another incident to join with this one")
        return judge("merge", (*_events(case)[:1], *_events(other)[:1]), by)
    claim = _one(form, "claim")
    targets = [_claim(case, claim)] if claim else _events(case)
    field, value = _one(form, "field") or None, _one(form, "value") or None
    return judge(kind, targets, by, field=field if kind == "correct" else None, value=value)


def _events(case: Case, only: set[str] | None = None) -> Sequence[Target]:
    return [
        Target("event", one.id, one.report, one.trigger.start, one.trigger.end)
        for one in case.incident.events
        if only is None or one.id in only
    ]


def _claim(case: Case, key: str) -> Target:
    found = next(((note, one) for note in case.annotations for one in note.claims if one.id == key), None)
    if found is None:
        raise InputError(f"there is no claim {key[:40]!r} in this incident")
    annotation, claim = found
    start, end = _stretch(claim)
    return Target("claim", claim.id, annotation.report.id, start, end, claim.question)


def _stretch(claim: Claim) -> tuple[int | None, int | None]:
    spans = claim.evidence
    return (min(s.start for s in spans), max(s.end for s in spans)) if spans else (None, None)


def _undo(desk: Desk, key: str, why: str | None) -> None:
    held = next((one for one in ledger_judgements(desk.room.ledger) if one.id == key), None)
    if held is None:
        raise InputError(f"there is no judgement {key[:40]!r} to take back")
    by = Signature(desk.reviewer, datetime.now(UTC).isoformat(timespec="microseconds"), why)
    judge_ledger(desk.room.ledger, [undo(held, by)])
