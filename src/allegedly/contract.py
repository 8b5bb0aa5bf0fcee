"""Records to JSON and back, and the JSON Schema of the public contract, generated from the record types."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from allegedly.records import Annotation, Incident

T = TypeVar("T")


_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


def to_json(record: Any) -> str:
    """Return one record as compact JSON on one line; the same record gives the same characters."""
    return _adapter(type(record)).dump_json(record, by_alias=True).decode("utf-8")


def from_json(kind: type[T], text: str | bytes) -> T:
    """Return the record of type ``kind`` that ``text`` holds; raises ``pydantic.ValidationError`` when it is not one."""
    record: T = _adapter(kind).validate_json(text)
    return record


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of ``annotation`` (what ``annotate --json`` prints) or ``incident`` (``show --json``)."""
    kind = {"annotation": Annotation, "incident": Incident}[name]
    document = _adapter(kind).json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
