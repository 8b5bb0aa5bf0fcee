"""The records of an incident's reports in, numbered reports and look-ups from ids to words out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allegedly.records import Annotation, Claim, Report, Span
from allegedly.view.rows import Case
from allegedly.view.text import Excerpt, excerpt
from allegedly.view.words import day_words


@dataclass(frozen=True, slots=True)
class Source:
    """A report of the incident as the dossier numbers it. ``annotation`` is ``None`` when the ledger does not hold the report."""

    number: int
    id: str
    annotation: Annotation | None


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report for the list at the end of a dossier."""

    number: int
    outlet: str
    published: str
    title: str | None
    file: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a report: the report's number in the dossier, and the line."""

    report: int
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report, and where they stand."""

    mark: Mark
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Sources:
    """The reports of a dossier in its order, and every claim of theirs with the number of its report."""

    reports: tuple[Source, ...]
    claims: Mapping[str, tuple[Source, Claim]]

    def numbered(self, report: str) -> Source | None:
        """Return the report with the id ``report``, ``None`` when it is not one of the dossier's."""
        return next((source for source in self.reports if source.id == report), None)

    def quote(self, report: str, spans: Sequence[Span]) -> Quote | None:
        """Return the words of ``spans`` in the report ``report``; ``None`` when there are none or the report is not at hand."""
        source = self.numbered(report)
        if source is None or source.annotation is None or not spans:
            return None
        found = excerpt(source.annotation.report.text, spans)
        return Quote(Mark(source.number, found.line), found)


def gather_sources(case: Case) -> Sources:
    """Return the reports of ``case``, numbered from 1 in the order of their dates (undated ones last), and their claims."""
    by_id = {annotation.report.id: annotation for annotation in case.annotations}
    ordered = sorted(case.incident.reports, key=lambda key: _date_of(by_id.get(key)))
    reports = tuple(Source(number, key, by_id.get(key)) for number, key in enumerate(ordered, 1))
    claims = {claim.id: (source, claim) for source in reports for claim in _claims(source)}
    return Sources(reports, claims)


def report_line(source: Source) -> ReportLine:
    """Return what the list of reports says of one."""
    if source.annotation is None:
        return ReportLine(source.number, "a report that this ledger does not hold", "", None, source.id, None)
    report = source.annotation.report
    published = day_words(report.published, report.published) if report.published else _updated(report)
    return ReportLine(
        source.number,
        outlet_words(report),
        published,
        report.title,
        report.file,
        report.url,
    )


def outlet_words(report: Report) -> str:
    """Return the outlet's name, or that it is not known."""
    return report.outlet or "outlet not known"


def _updated(report: Report) -> str:
    return f"updated {day_words(report.updated, report.updated)}" if report.updated else "date not known"


def _claims(source: Source) -> Sequence[Claim]:
    return source.annotation.claims if source.annotation else ()


def _date_of(annotation: Annotation | None) -> tuple[bool, str, str]:
    report = annotation.report if annotation else None
    published = (report.published or report.updated) if report else None
    return published is None, published or "", (report.file or report.id) if report else ""
