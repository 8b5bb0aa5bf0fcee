"""A record type in, the flat tables that hold its records out: one for each kind of record, with keys that join; and the rows of a record."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from allegedly.records import Annotation, Incident

Kind = Literal["text", "integer", "real", "boolean"]
Cell = str | int | float | bool | None
_KINDS: dict[Any, Kind] = {str: "text", int: "integer", float: "real", bool: "boolean"}
# lists whose plural is not the name with an s, and tables named for what they hold
_ONE = {"basis": "basis", "via": "via"}
# what the keys of a map are
_MAP_KEYS = {"stances": "question", "questions": "question", "toll": "kind", "by_policy": "policy"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its kind, whether it may be empty, the words it can hold (empty: any), and the record type it comes from."""

    name: str
    kind: Kind
    optional: bool
    values: tuple[str, ...]
    record: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the first ``keys`` columns tell its rows apart and join them to the tables above."""

    name: str
    keys: int
    columns: tuple[Column, ...]
    about: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table named ``table``."""

    table: str
    cells: tuple[Cell, ...]


@cache
def tables() -> tuple[Table, ...]:
    """Return all tables, parents before children.

    >>> [table.name for table in tables()][:2], tables()[0].columns[0].name
    (['report', 'report_part'], 'report')
    """
    return (*_tables(Annotation, "report", ()), *_tables(Incident, "incident", ()))


def annotation_rows(annotation: Annotation) -> Iterator[Row]:
    """Yield the rows of the record of one report."""
    yield from _rows(annotation, Annotation, "report", (annotation.report.id,))


def incident_rows(incident: Incident) -> Iterator[Row]:
    """Yield the rows of one incident."""
    yield from _rows(incident, Incident, "incident", (incident.id,))


def _tables(kind: Any, name: str, keys: tuple[Column, ...], own: Column | None = None) -> Iterator[Table]:
    of = kind.__name__ if _is_record(kind) else "a list"
    last = own or (
        Column(_word(name), "text", False, (), of) if _has_id(kind) else Column("number", "integer", False, (), of)
    )
    about = " ".join((kind.__doc__ or "").split("\n\n")[0].split()) if _is_record(kind) else "One value of a list."
    yield Table(name, len(keys) + 1, (*keys, last, *_columns(kind, "", optional=False)), about)
    joined = last if own or _has_id(kind) else Column(_word(name), "integer", False, (), of)
    for one in _lists(kind):
        key = Column(_MAP_KEYS[one.path[-1]], "text", False, (), of) if one.is_map else None
        yield from _tables(one.inner, _child(name, one), (*keys, joined), key)


def _word(name: str) -> str:
    return name.rsplit("_", 1)[-1]


def _child(name: str, one: "_Listed") -> str:
    words = "_".join((*one.path[:-1], _ONE.get(one.path[-1], one.path[-1].removesuffix("s"))))
    return words if name == "report" and words not in ("part", "basis", "problem") else f"{name}_{words}"


def _rows(record: Any, kind: Any, name: str, keys: tuple[Cell, ...]) -> Iterator[Row]:
    yield Row(name, (*keys, *_cells(record, kind)))
    for one in _lists(kind):
        found = _at(record, one.at)
        if one.is_map:
            pairs = [(key, found[key]) for key in sorted(found)]
        else:
            items = found if found is not None else ()
            pairs = [(item.id if _has_id(one.inner) else number, item) for number, item in enumerate(items)]
        for key, item in pairs:
            yield from _rows(item, one.inner, _child(name, one), (*keys, key))


def _at(record: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        record = getattr(record, name) if record is not None else None
    return record


@cache
def _hints(kind: type) -> tuple[tuple[str, str, Any, bool], ...]:
    """Return (attribute, shown name, its type without None, whether it may be None) for each field."""
    hints = get_type_hints(kind)
    return tuple((one.name, one.name.rstrip("_"), *_bare(hints[one.name])) for one in fields(kind))


def _bare(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) is Annotated:
        return _bare(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        inner = [one for one in get_args(hint) if one is not NoneType]
        return _bare(inner[0])[0], len(inner) < len(get_args(hint))
    return hint, False


def _has_id(kind: Any) -> bool:
    return _is_record(kind) and (kind is Annotation or any(one.name == "id" for one in fields(kind)))


def _is_record(kind: Any) -> bool:
    return is_dataclass(kind)


class _Listed(NamedTuple):
    """A list or map of a record: where it is, how it is named, the type of its items."""

    at: tuple[str, ...]
    path: tuple[str, ...]
    inner: Any
    is_map: bool


@cache
def _lists(kind: Any) -> tuple[_Listed, ...]:
    """Return the lists and maps of a record, those of the records inside it too; those of a report stand for the record's own."""
    found: list[_Listed] = []
    for name, _, hint, _ in _hints(kind) if _is_record(kind) else ():
        if get_origin(hint) in (tuple, dict):
            is_map = get_origin(hint) is dict
            found.append(_Listed((name,), (name,), _bare(get_args(hint)[is_map])[0], is_map))
        elif _is_record(hint):
            above = () if kind is Annotation else (name,)
            found += [one._replace(at=(name, *one.at), path=(*above, *one.path)) for one in _lists(hint)]
    return tuple(found)


def _columns(kind: Any, prefix: str, *, optional: bool) -> Iterator[Column]:
    if not _is_record(kind):
        shape, values = _scalar(kind)
        yield Column("value", shape, True, values, "a list")
        return
    for _, shown, hint, may_be_none in _hints(kind):
        name = f"{prefix}{shown}"
        if get_origin(hint) in (tuple, dict) or name == "id":
            continue
        if _is_record(hint):
            inner = "" if kind is Annotation else f"{name}_"
            yield from _columns(hint, inner, optional=optional or may_be_none)
        else:
            shape, values = _scalar(hint)
            yield Column(name, shape, optional or may_be_none, values, kind.__name__)


def _scalar(kind: Any) -> tuple[Kind, tuple[str, ...]]:
    if get_origin(kind) is Literal:
        return "text", tuple(map(str, get_args(kind)))
    return _KINDS[kind], ()


def _cells(record: Any, kind: Any, prefix: str = "") -> Iterator[Cell]:
    if not _is_record(kind):
        yield record
        return
    for name, shown, hint, _ in _hints(kind):
        if get_origin(hint) in (tuple, dict) or f"{prefix}{shown}" == "id":
            continue
        value = getattr(record, name) if record is not None else None
        if _is_record(hint):
            inner = "" if kind is Annotation else f"{prefix}{shown}_"
            yield from _cells(value, hint, inner)
        else:
            yield value
