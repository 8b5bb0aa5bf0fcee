"""A CSV or Parquet file in, a row for each of its rows out, streamed."""

import csv
import io
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from allegedly.problems import Problem
from allegedly.report.decode import MAX_REPORT
from allegedly.report.rows import Row, read_fields
from allegedly.report.stream import Opened

BATCH = 256
_DELIMITERS = ",;\t|"


def csv_rows(source: Opened, mapping: Mapping[str, str]) -> Iterator[Row | Problem]:
    """Yield the rows of a CSV file with a header line; the delimiter is the one that the header has most of.

    ``where`` is ``FILE:LINE`` of the row's last line. Bytes that are no UTF-8 are read as Windows-1252, with a note.
    """
    csv.field_size_limit(4 * MAX_REPORT)
    first = source.head.split(b"\n", 1)[0].decode("utf-8", "replace")
    delimiter = max(_DELIMITERS, key=lambda one: (first.count(one), -_DELIMITERS.index(one)))
    text = io.TextIOWrapper(source.stream, "utf-8-sig", "surrogateescape", newline="")
    reader = csv.DictReader(text, delimiter=delimiter)
    noted = False
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield Problem(
                f"{source.name}:{reader.line_num}", "broken_row", f"not read from here on: {error}; correct the file"
            )
            return
        if row is None:
            return
        where = f"{source.name}:{reader.line_num}"
        if not noted and any("\udc80" <= char <= "\udcff" for cell in row.values() for char in str(cell or "")):
            noted = True
            yield Problem(
                where, "not_utf8", "not UTF-8: read as Windows-1252 (cp1252); save the file as UTF-8 to be sure"
            )
        cells = {str(name): _western(cell) for name, cell in row.items() if name and isinstance(cell, str)}
        yield read_fields(cells, where, mapping)


def parquet_rows(source: Opened, mapping: Mapping[str, str]) -> Iterator[Row | Problem]:
    """Yield the rows of a Parquet file, a batch at a time. Needs pyarrow. ``where`` is ``FILE:ROW``, from 1."""
    try:
        parquet: Any = import_module("pyarrow.parquet")
        arrow: Any = import_module("pyarrow")
    except ImportError:
        yield Problem(
            source.name,
            "missing_extra",
            "Parquet files need pyarrow: pip install 'allegedly[parquet]', then read again",
        )
        return
    number = 0
    try:
        for batch in parquet.ParquetFile(source.stream).iter_batches(batch_size=BATCH):
            for row in batch.to_pylist():
                number += 1
                cells = {name: _plain(value) for name, value in row.items() if value is not None}
                yield read_fields(cells, f"{source.name}:{number}", mapping)
    except (arrow.ArrowInvalid, arrow.ArrowNotImplementedError, OSError) as error:
        yield Problem(
            source.name,
            "broken_row",
            f"not read from row {number + 1} on ({type(error).__name__}); write the file again",
        )


def _western(cell: str) -> str:
    if not any("\udc80" <= char <= "\udcff" for char in cell):
        return cell
    return cell.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _plain(value: Any) -> Any:
    """A date or time in words; lists and figures as they are."""
    return value.isoformat() if hasattr(value, "isoformat") else value
