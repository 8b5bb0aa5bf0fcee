"""One knowledge file in (CSV, shipped or a user's), its entries with the line each stands on out, and its faults as problems."""

import csv
import io
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from allegedly.problems import Problem

E = TypeVar("E")
Convert = Callable[[str], object]
Cells = list[str]


@dataclass(frozen=True, slots=True)
class Shape(Generic[E]):
    """A kind of knowledge file: its name, the type of its entries, and the columns that make an entry's key."""

    file: str
    entry: type[E]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed(Generic[E]):
    """An entry and where it stands (``file:line``)."""

    where: str
    entry: E


@dataclass(frozen=True, slots=True)
class Removal:
    """A row that takes entries away: key cells, of which an empty one, or ``*``, matches anything."""

    where: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table(Generic[E]):
    """What one knowledge file holds."""

    entries: tuple[Placed[E], ...]
    removals: tuple[Removal, ...]
    problems: tuple[Problem, ...]


class _Fault(ValueError):
    """A cell that cannot be read: a stable code and what to write instead."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    convert: Convert


def read_table(shape: Shape[E], path: Path, label: str) -> Table[E]:
    """Return what the file at ``path`` holds; ``label`` names the file in problems. A file that is not there is an empty table.

    A file that cannot be decoded or has the wrong header gives no entries and one problem; a faulty row gives its problems
    and is left out; everything else is read.
    """
    if not path.exists():
        return Table((), (), ())
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "this line is not UTF-8; save the file with the encoding UTF-8"
        return Table((), (), (Problem(f"{label}:{line}", "not_utf8", message),))
    except OSError as error:
        return Table(
            (), (), (Problem(label, "unreadable", f"the file cannot be read ({error.strerror}); make it readable"),)
        )
    return _read_rows(shape, text, label)


def key_of(shape: Shape[E], entry: E) -> tuple[str, ...]:
    """Return the cells that identify ``entry`` among those of its kind; an unknown one is empty."""
    return tuple(str(getattr(entry, name) or "") for name in shape.key)


def _read_rows(shape: Shape[E], text: str, label: str) -> Table[E]:
    columns = _columns(shape.entry)
    names = [column.name for column in columns]
    key_columns = [names.index(name) for name in shape.key]
    entries: list[Placed[E]] = []
    removals: list[Removal] = []
    problems: list[Problem] = []
    headed = False
    for line, cells, trouble in _rows(text):
        where = f"{label}:{line}"
        if trouble is not None:
            problems.append(Problem(where, "not_csv", f"{trouble}; close the quotation marks of this row"))
        elif not headed:
            headed = True
            if cells != names:
                problems.append(_wrong_header(where, cells, names))
                break
        elif cells[0].startswith("-"):
            cells = [cells[0][1:].strip(), *cells[1:], *[""] * len(names)]
            removals.append(Removal(where, tuple(cells[index] for index in key_columns)))
        else:
            entry, faults = _read_entry(shape.entry, columns, where, cells)
            problems.extend(faults)
            if entry is not None:
                entries.append(Placed(where, entry))
    if not headed and not problems:
        problems.append(_wrong_header(f"{label}:1", [], names))
    return Table(tuple(entries), tuple(removals), tuple(problems))


def _rows(text: str) -> Iterator[tuple[int, Cells, str | None]]:
    """Yield line number, stripped cells, and what is wrong with a row that is not CSV; blank and ``#`` lines are passed over."""
    lines = ("\n" if line.startswith("#") else line for line in io.StringIO(text, newline=""))
    reader = csv.reader(lines, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield max(reader.line_num, 1), [], str(error)
            continue
        if any(cells):
            yield reader.line_num, [cell.strip() for cell in cells], None


def _wrong_header(where: str, found: Cells, names: Cells) -> Problem:
    missing = [name for name in names if name not in found]
    unknown = [name for name in found if name not in names]
    parts = [f"{word} {', '.join(which)}" for word, which in (("missing:", missing), ("unknown:", unknown)) if which]
    found_out = "; ".join(parts) or "the columns are in another order"
    return Problem(where, "wrong_columns", f"{found_out}; the first line must be: {','.join(names)}")


def _read_entry(
    kind: type[E], columns: tuple[_Column, ...], where: str, cells: Cells
) -> tuple[E | None, list[Problem]]:
    if len(cells) != len(columns):
        message = f"this row has {len(cells)} cells, it needs {len(columns)}: {','.join(c.name for c in columns)}"
        return None, [Problem(where, "wrong_cell_count", message)]
    try:
        return kind(*[column.convert(cell) for column, cell in zip(columns, cells, strict=True)]), []
    except _Fault:
        return None, list(_faults(columns, where, cells))


def _faults(columns: tuple[_Column, ...], where: str, cells: Cells) -> Iterator[Problem]:
    for column, cell in zip(columns, cells, strict=True):
        try:
            column.convert(cell)
        except _Fault as fault:
            missing_source = column.name == "source" and not cell
            code = "missing_source" if missing_source else fault.code
            message = "say where this is from: a key of sources.csv" if missing_source else str(fault)
            yield Problem(where, code, f"{column.name}: {message}")


def _columns(kind: type[Any]) -> tuple[_Column, ...]:
    hints = get_type_hints(kind)
    return tuple(_Column(field.name, _converter(hints[field.name])) for field in fields(kind))


def _converter(hint: Any) -> Convert:
    """Return the function that reads a cell of the type ``hint``; raises TypeError for a type that no cell can hold."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _optional(_converter(next(a for a in arguments if a is not type(None))))
    if origin is tuple:
        return _listed(_converter(arguments[0]))
    if origin is Literal:
        return _one_of(arguments)
    if hint in _PLAIN:
        return _PLAIN[hint]
    raise TypeError(f"no cell can hold {hint!r}")


def _optional(convert: Convert) -> Convert:
    return lambda cell: convert(cell) if cell else None


def _listed(convert: Convert) -> Convert:
    return lambda cell: tuple([convert(part.strip()) for part in cell.split(";") if part.strip()]) if cell else ()


def _one_of(allowed: tuple[str, ...]) -> Convert:
    def convert(cell: str) -> str:
        if cell not in allowed:
            raise _Fault("unknown_value", f"{cell!r} is not one of {', '.join(allowed)}")
        return cell

    return convert


def _word(cell: str) -> str:
    if not cell:
        raise _Fault("empty_cell", "this cell must not be empty")
    return cell


def _whole(cell: str) -> int:
    try:
        return int(cell)
    except ValueError:
        raise _Fault("bad_number", f"{cell!r} is not a whole number") from None


def _real(cell: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if value - value != 0:  # inf and nan
        raise _Fault("bad_number", f"{cell!r} is not a number")
    return value


def _yes_no(cell: str) -> bool:
    if cell not in ("yes", "no"):
        raise _Fault("bad_boolean", f"write yes or no, not {cell!r}")
    return cell == "yes"


_PLAIN: dict[Any, Convert] = {str: _word, int: _whole, float: _real, bool: _yes_no}
