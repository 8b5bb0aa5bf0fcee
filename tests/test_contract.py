"""The public contract: what is printed conforms to the published schema, comes back unchanged, and says null where nothing is known."""

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from pydantic import ValidationError as NotARecord

from allegedly.contract import from_json, schema, to_json
from allegedly.records import (
    FORMAT,
    Annotation,
    Claim,
    Count,
    Event,
    Incident,
    Place,
    Relation,
    Report,
    Span,
    Statement,
)

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(str, st.text(max_size=8))

FEW = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
SPAN = Span("Óblast", 0, 6)


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


@pytest.mark.parametrize("name", ["annotation", "incident"])
def test_the_schema_is_a_valid_schema(name: str) -> None:
    document = schema(name)
    Draft202012Validator.check_schema(document)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@FEW
@given(st.from_type(Annotation))
def test_every_annotation_conforms_and_comes_back(record: Annotation) -> None:
    text = to_json(record)
    validator("annotation").validate(json.loads(text))
    assert from_json(Annotation, text) == record
    assert "\n" not in text


@FEW
@given(st.from_type(Incident))
def test_every_incident_conforms_and_comes_back(record: Incident) -> None:
    text = to_json(record)
    validator("incident").validate(json.loads(text))
    assert from_json(Incident, text) == record
    assert "\n" not in text


UNKNOWN = {
    "report": Report("r-1", None, None, None, None, None, None, None, None, None, "", ()),
    "statement": Statement("s-1", None, (), None, (SPAN,), "asserts", "indirect", (), False, None, "en.rule"),
    "event": Event("e-1", None, None, (), SPAN, (), (), None, None, (), SPAN, False, False, "en.rule"),
    "claim": Claim("c-1", "e-1", None, None, "toll", "asserts", None, None, "actual", (), None, (SPAN,), "en.rule"),
    "count": Count("killed", None, None, None, None, "incident", None, SPAN, "en.rule"),
    "place": Place(SPAN, "vague", "Óblast", None, None, None, None, None, None, None, None, "en.rule"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_unknown_is_null_and_its_key_is_there(name: str) -> None:
    record = UNKNOWN[name]
    values: dict[str, Any] = json.loads(to_json(record))
    unknown = [field for field in values if getattr(record, field) is None]
    assert unknown
    assert all(values[field] is None for field in unknown)
    assert from_json(type(record), to_json(record)) == record


def empty_annotation() -> Annotation:
    report = UNKNOWN["report"]
    assert isinstance(report, Report)
    return Annotation(FORMAT, report, (), (), (), (), (), (), (), ())


def test_the_keys_of_an_annotation_are_the_documented_ones() -> None:
    assert list(json.loads(to_json(empty_annotation()))) == [
        "format",
        "report",
        "statements",
        "places",
        "dates",
        "events",
        "claims",
        "actors",
        "relations",
        "problems",
    ]


def test_non_ascii_words_are_printed_as_they_are() -> None:
    assert '"Óblast"' in to_json(SPAN)


def test_a_relation_says_from_and_to() -> None:
    relation = Relation("a-1", "part_of", "a-2", SPAN, None, "2014", None)
    assert json.loads(to_json(relation))["from"] == "2014"
    assert from_json(Relation, to_json(relation)) == relation


def test_the_schema_catches_a_record_that_does_not_conform() -> None:
    document = json.loads(to_json(empty_annotation()))
    document["claims"] = [{"id": "c-1"}]
    with pytest.raises(ValidationError):
        validator("annotation").validate(document)


def test_what_is_not_a_record_is_refused() -> None:
    with pytest.raises(NotARecord):
        from_json(Annotation, '{"format": "allegedly/1"}')
