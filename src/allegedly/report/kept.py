"""A row of our own formats in, the record or judgement out, after every span was checked against its text; or the problem."""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import ValidationError

from allegedly.contract import from_json, read_judgement
from allegedly.judgement import Judgement
from allegedly.keys import content_id
from allegedly.problems import Problem
from allegedly.records import FORMAT, Annotation, Span
from allegedly.second import SecondReading

_READING = {"report", "coder", "dropped", "claims"}
_DECISION = {"id", "kind", "targets", "who", "when", "undoes"}


def is_record(value: Any) -> bool:
    """Say whether a JSON object is a record of ours."""
    return isinstance(value, dict) and value.get("format") == FORMAT and isinstance(value.get("report"), dict)


def is_decision(value: Any) -> bool:
    """Say whether a JSON object is a judgement, as ``allegedly export`` and ``allegedly review export`` write them."""
    return isinstance(value, dict) and value.keys() >= _DECISION


def read_decision(value: Any, where: str) -> Judgement | Problem:
    """Return the judgement that a JSON object holds; one that was edited is a problem."""
    return read_judgement(json.dumps(value), where)


def is_reading(value: Any) -> bool:
    """Say whether a JSON object is what another coder said of a report."""
    return isinstance(value, dict) and value.keys() == _READING


def read_reading(value: Any, where: str) -> SecondReading | Problem:
    """Return another coder's reading; whether its words stand in the report is seen where the report is."""
    try:
        return from_json(SecondReading, json.dumps(value))
    except (ValidationError, RecursionError, ValueError):
        return Problem(where, "broken_record", "this is no reading by another coder; export it again")


def read_record(value: Any, where: str) -> Annotation | Problem:
    """Return the record that a JSON object holds, exactly; a record whose words do not stand in its text is a problem."""
    try:
        record = from_json(Annotation, json.dumps(value))
    except (ValidationError, RecursionError, ValueError) as error:
        first = error.errors()[0] if isinstance(error, ValidationError) else {"loc": (), "msg": str(error)}
        place = ".".join(map(str, first["loc"]))
        return Problem(
            where, "broken_record", f"this is no record of {FORMAT} ({place}: {first['msg']}); export it again"
        )
    report = record.report
    if report.id != content_id("r", report.outlet, report.url, report.published, report.text):
        return Problem(
            where, "broken_record", "its text or head was changed after it was written; read the report's text instead"
        )
    wrong = next((span for span in _spans(record) if report.text[span.start : span.end] != span.text), None)
    if wrong is not None:
        return Problem(
            where,
            "broken_record",
            f"its words {wrong.text[:40]!r} do not stand at {wrong.start} in its text; export it again",
        )
    return record


def _spans(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _spans(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))
