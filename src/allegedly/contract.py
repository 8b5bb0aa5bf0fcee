"""Records to JSON and back, and the JSON Schema of the public contract, generated from the record types."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from allegedly.judgement import Judgement, fault_of, judgement_id
from allegedly.problems import Problem
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


def read_judgement(line: str, where: str) -> Judgement | Problem:
    """Return the judgement that a line of JSON holds, whole and unchanged, or the problem with it; ``where`` names the line."""
    try:
        one = from_json(Judgement, line)
    except ValidationError as error:
        first = error.errors()[0]
        spot = ".".join(map(str, first["loc"])) or "the line"
        return Problem(
            where, "broken_judgement", f"{spot}: {first['msg']}; write one judgement a line, as review export does"
        )
    if fault := fault_of(one):
        return Problem(where, "broken_judgement", f"{fault}; correct the line and import it again")
    if one.id != judgement_id(one):
        return Problem(
            where,
            "changed_judgement",
            "its id does not fit what it says: it was edited; export it again from its ledger",
        )
    return one


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of ``annotation`` (what ``annotate --json`` prints) or ``incident`` (``show --json``)."""
    kind = {"annotation": Annotation, "incident": Incident}[name]
    document = _adapter(kind).json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
