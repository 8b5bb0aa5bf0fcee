"""A ledger of who claims what happened, read from news reports of conflict."""

from allegedly.api import Ledger
from allegedly.api import open_ledger as open  # noqa: A004 (allegedly.open is what it is called)
from allegedly.api import read_text as read
from allegedly.contract import from_json, schema, to_json
from allegedly.problems import AllegedlyError, Problem
from allegedly.records import Annotation, Claim, Event, Incident, Report, Span, Statement

__version__ = "0.1.0"
__all__ = [
    "AllegedlyError",
    "Annotation",
    "Claim",
    "Event",
    "Incident",
    "Ledger",
    "Problem",
    "Report",
    "Span",
    "Statement",
    "from_json",
    "open",
    "read",
    "schema",
    "to_json",
]
