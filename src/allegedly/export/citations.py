"""Holdings in, references to the reports out: BibTeX, or CSL JSON for reference managers."""

import json
import re
from collections.abc import Iterator
from datetime import date

from allegedly.records import Report
from allegedly.view.holdings import Holdings

_SPECIAL = re.compile(r"[\\{}$&#^_~%]")
_ESCAPES = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


def bibtex(holdings: Holdings) -> Iterator[str]:
    """Yield a BibTeX entry for each report, in UTF-8; what is not known is left out.

    The key is the report's id, so that it stays the same when more reports come in.
    """
    for report in holdings.reports():
        fields = {
            "title": report.title, "author": report.byline, "journal": report.outlet, "date": report.published, "year": _year(report),
            "url": report.url, "language": report.language,
        }  # fmt: skip
        told = [f"  {name} = {{{_escaped(value)}}}" for name, value in fields.items() if value]
        yield f"@article{{{report.id}" + "".join(f",\n{one}" for one in told) + "\n}\n"


def csl(holdings: Holdings) -> Iterator[str]:
    """Yield a CSL JSON array of the reports (type ``article-newspaper``)."""
    items = [_csl(report) for report in holdings.reports()]
    yield json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _csl(report: Report) -> dict[str, object]:
    item: dict[str, object] = {"id": report.id, "type": "article-newspaper"}
    told = {"title": report.title, "container-title": report.outlet, "URL": report.url, "language": report.language}
    item |= {name: value for name, value in told.items() if value}
    if report.byline:
        item["author"] = [{"literal": report.byline}]
    day = _day(report)
    if day:
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return item


def _day(report: Report) -> date | None:
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def _year(report: Report) -> str | None:
    day = _day(report)
    return f"{day.year:04}" if day else None


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], f"\\{found[0]}"), " ".join(text.split()))
