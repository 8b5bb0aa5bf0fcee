"""Holdings in, a folder of flat tables out, as CSV or as Parquet, with a dictionary of their columns."""

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from allegedly.export.flat import Column, Row, Table, annotation_rows, incident_rows, tables
from allegedly.export.needs import need
from allegedly.view.holdings import Holdings

DICTIONARY = "dictionary.csv"
BATCH = 5_000  # rows of a table that are held before they are written


def rows(holdings: Holdings) -> Iterator[Row]:
    """Yield the rows of all tables: report by report, then incident by incident."""
    for annotation in holdings.annotations():
        yield from annotation_rows(annotation)
    for incident in holdings.incidents():
        yield from incident_rows(incident)


def write_csv(holdings: Holdings, folder: Path) -> None:
    """Write a CSV file for each table (UTF-8; an empty cell is unknown; true and false in words) and the dictionary."""
    with ExitStack() as stack:
        writers = {table.name: _csv_writer(stack, folder, table) for table in tables()}
        for row in rows(holdings):
            writers[row.table].writerow([_words(cell) for cell in row.cells])
    _write_dictionary(folder)


def write_parquet(holdings: Holdings, folder: Path) -> None:
    """Write a Parquet file for each table, typed, and the dictionary. Needs pyarrow."""
    arrow, parquet = need("pyarrow", "parquet"), need("pyarrow.parquet", "parquet")
    schemas = {table.name: arrow.schema([_field(arrow, column) for column in table.columns]) for table in tables()}
    waiting: dict[str, list[Row]] = {name: [] for name in schemas}
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(parquet.ParquetWriter(folder / f"{name}.parquet", schema))
            for name, schema in schemas.items()
        }
        for row in rows(holdings):
            waiting[row.table].append(row)
            if len(waiting[row.table]) >= BATCH:
                writers[row.table].write_table(_batch(arrow, waiting[row.table], schemas[row.table]))
                waiting[row.table] = []
        for name, kept in waiting.items():
            if kept:
                writers[name].write_table(_batch(arrow, kept, schemas[name]))
    _write_dictionary(folder)


def _csv_writer(stack: ExitStack, folder: Path, table: Table) -> Any:
    file: TextIO = stack.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    return writer


def _words(cell: object) -> object:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell


def _field(arrow: Any, column: Column) -> Any:
    kinds = {"text": arrow.string(), "integer": arrow.int64(), "real": arrow.float64(), "boolean": arrow.bool_()}
    return arrow.field(column.name, kinds[column.kind], nullable=column.optional)


def _batch(arrow: Any, kept: list[Row], schema: Any) -> Any:
    columns = zip(*(row.cells for row in kept), strict=True)
    arrays = [arrow.array(map(_fitting, cells), type=field.type) for cells, field in zip(columns, schema, strict=True)]
    return arrow.table(arrays, schema=schema)


def _fitting(cell: object) -> object:
    """A figure beyond 64 bits stands in the records only, as in the ledger."""
    return None if isinstance(cell, int) and not -(2**63) <= cell < 2**63 else cell


def _write_dictionary(folder: Path) -> None:
    with open(folder / DICTIONARY, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["table", "column", "kind", "key", "may_be_empty", "values", "record", "about_the_table"])
        for table in tables():
            for number, column in enumerate(table.columns):
                flags = ("yes" if number < table.keys else "", "yes" if column.optional else "")
                values = " ".join(column.values)
                writer.writerow([table.name, column.name, column.kind, *flags, values, column.record, table.about])
