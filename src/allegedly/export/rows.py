"""Cases in, the rows of the tables that conflict researchers share out: UCDP GED, ACLED and event reports, column by column."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from allegedly.export.facts import acled_type, joined, named, reports_of, voices_of
from allegedly.links import TollByPolicy, TollPolicy
from allegedly.records import CountKind, Incident, Place, Report
from allegedly.toll_policy import by_policy
from allegedly.view.holdings import Holdings
from allegedly.view.rows import Case

Cells = Mapping[str, object]

ACTORS = 6


@cache
def columns(scheme: str) -> tuple[str, ...]:
    """Return the columns of ``ucdp``, ``acled`` or ``eventreport``, in their order."""
    with (files("allegedly.export") / "columns.csv").open(encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        return tuple(row["column"] for row in csv.DictReader(lines) if row["scheme"] == scheme)


_DISORDER = {
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
_ACLED_TIME = {1: 1, 2: 2, 3: 2, 4: 3}  # UCDP: day, 2-6 days, week, month
_ACLED_PLACE = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3}


def ucdp(holdings: Holdings, policy: TollPolicy) -> Iterator[str]:
    """Yield the lines of a CSV with the 49 columns of UCDP GED: a row for each incident for which somebody gives a death toll.

    ``source_original`` holds the voices, ``best`` is by ``policy``; what GED codes by rules of its own (conflict, dyad and country
    numbers, type of violence, deaths by side) stays empty.
    """
    yield from _csv(
        columns("ucdp"), (_ucdp(case, holdings, policy) for case in holdings.cases() if "killed" in case.incident.toll)
    )


def acled(holdings: Holdings, policy: TollPolicy) -> Iterator[str]:
    """Yield the lines of a CSV with ACLED's columns: a row for each incident; ``fatalities`` is best by ``policy``, empty when unknown."""
    yield from _csv(columns("acled"), (_acled(case, holdings, policy) for case in holdings.cases()))


def event_reports(holdings: Holdings, policy: TollPolicy) -> Iterator[str]:
    """Yield the lines of a CSV with a row for each report of each incident, in the columns of the R package eventreport's data."""
    yield from _csv(
        columns("eventreport"),
        (row for case in holdings.cases() for row in _event_reports(case, holdings, policy)),
    )


def _csv(header: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    kept = io.StringIO()
    writer = csv.DictWriter(kept, header, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(row)
        yield kept.getvalue()
        kept.seek(0)
        kept.truncate()
    yield kept.getvalue()


def _toll(incident: Incident, kind: CountKind, policy: TollPolicy) -> TollByPolicy:
    toll = incident.toll.get(kind)
    return _by(by_policy(toll.by if toll else ()), policy)


def _by(found: Mapping[TollPolicy, TollByPolicy], policy: TollPolicy) -> TollByPolicy:
    """Best by ``policy``; low and high are always those of all voices, as both coders' tables have them."""
    every, chosen = found.get("ucdp", UNKNOWN), found.get(policy, UNKNOWN)
    return TollByPolicy(every.low, every.high, chosen.best, chosen.claims)


UNKNOWN = TollByPolicy(None, None, None, ())


def _country(place: Place | None, holdings: Holdings) -> str | None:
    return holdings.countries.get(place.country, place.country) if place and place.country else None


def _year(incident: Incident) -> str | None:
    when = incident.when
    years = {day[:4] for day in (when.earliest, when.latest) if day} if when else set()
    return years.pop() if len(years) == 1 else None


def _where(place: Place | None) -> dict[str, object]:
    return {"latitude": place.lat, "longitude": place.lon} if place else {}


def _ucdp(case: Case, holdings: Holdings, policy: TollPolicy) -> Cells:
    incident, reports = case.incident, reports_of(case)
    when, where = incident.when, incident.where
    killed = _toll(incident, "killed", policy)
    row: dict[str, object] = {
        "id": incident.id, "relid": incident.id, "year": _year(incident), "side_a": joined(named(incident, "responsibility")),
        "side_b": joined(named(incident, "target")), "number_of_sources": incident.origins,
        "source_article": joined([_article(one) for one in reports]), "source_office": joined([one.outlet for one in reports]),
        "source_date": joined([one.published for one in reports]), "source_headline": joined([one.title for one in reports]),
        "source_original": joined(voices_of(incident)), "deaths_unknown": killed.best, "best": killed.best, "high": killed.high,
        "low": killed.low, "country": _country(where, holdings), **_where(where),
    }  # fmt: skip
    if where:
        row |= {
            "where_prec": where.precision,
            "where_coordinates": where.name,
            "where_description": where.span.text,
            "adm_1": where.admin1,
        }
        row["geom_wkt"] = (
            f"POINT ({where.lon} {where.lat})" if where.lat is not None and where.lon is not None else None
        )
    if when:
        row |= {"date_prec": when.precision, "date_start": when.earliest, "date_end": when.latest}
    return row


def _article(report: Report) -> str:
    return ",".join(f'"{word}"' for word in (report.outlet, (report.published or "")[:10], report.title) if word)


def _acled(case: Case, holdings: Holdings, policy: TollPolicy) -> Cells:
    incident, when, where = case.incident, case.incident.when, case.incident.where
    kind, sub = acled_type(incident)
    killed = _toll(incident, "killed", policy)
    row: dict[str, object] = {
        "event_id_cnty": incident.id, "year": _year(incident), "event_type": kind, "sub_event_type": sub,
        "disorder_type": _DISORDER.get(kind, "Political violence") if kind else None,
        "actor1": joined(named(incident, "responsibility")), "actor2": joined(named(incident, "target")),
        "country": _country(where, holdings), "source": joined([one.outlet for one in reports_of(case)]), "notes": _notes(incident),
        "fatalities": killed.best, "tags": f"label={incident.label}" if incident.label else None, **_where(where),
    }  # fmt: skip
    if where:
        row |= {"admin1": where.admin1, "location": where.name, "geo_precision": _ACLED_PLACE.get(where.precision or 0)}
    if when and when.earliest and (when.precision or 9) in _ACLED_TIME:  # a year or more is no event date
        row |= {"event_date": when.earliest, "time_precision": _ACLED_TIME.get(when.precision or 0)}
    return row


def _notes(incident: Incident) -> str:
    told = [f"{incident.title}."]
    for question, answers in incident.questions.items():
        if answers.answers:
            given = "; ".join(f"{one.value or 'yes'} ({_voices(one.voices)})" for one in answers.answers)
            told.append(f"{question}: {answers.standing}: {given}.")
    return " ".join(told)


def _voices(voices: Sequence[str | None]) -> str:
    return ", ".join(voice or "the reporter" for voice in voices)


def _event_reports(case: Case, holdings: Holdings, policy: TollPolicy) -> Iterator[Cells]:
    incident, place, when = case.incident, case.incident.where, case.incident.when
    parties = [(name, "perpetrator") for name in named(incident, "responsibility")]
    parties += [(name, "victim") for name in named(incident, "target")]
    for report in reports_of(case):
        row: dict[str, object] = {
            "id": f"{incident.id}/{report.id}", "event_id": incident.id, "country": _country(place, holdings), "source": report.outlet,
            "source_author": report.byline, "number_of_sources": 1, "event_context": incident.type, "unit_of_analysis": "event report",
            "aggregation": "none", **_where(place),
        }  # fmt: skip
        if place:
            row |= {"city": place.name, "location": place.span.text, "geo_precision": place.precision}
        if when:
            row |= {"date_start": when.earliest, "date_end": when.latest}
        for number, (name, role) in enumerate(parties[:ACTORS], 1):
            row |= {f"actor{number}": name, f"actor{number}_{role}": 1}
        yield row | _tolls_told(incident, report, policy)


def _tolls_told(incident: Incident, report: Report, policy: TollPolicy) -> dict[str, object]:
    row: dict[str, object] = {}
    for ours, theirs in (("killed", "deaths"), ("wounded", "injuries")):
        toll = next((one for kind, one in incident.toll.items() if kind == ours), None)
        if toll is None:
            continue
        told = _by(by_policy([figure for figure in toll.by if figure.report == report.id]), policy)
        row |= {f"{theirs}_best": told.best, f"{theirs}_low": told.low, f"{theirs}_high": told.high}
    return row
