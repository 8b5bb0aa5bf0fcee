"""A ledger file in, an object to ask it from Python and notebooks out: typed records, data frames, and pages to look at."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allegedly.problems import AllegedlyError, LedgerError
from allegedly.records import Account, Annotation, Claim, Incident

if TYPE_CHECKING:
    from allegedly.export.flat import Row
    from allegedly.view.holdings import Holdings


class Ledger:
    """A ledger that is read. Every question opens the file anew, so that what another process adds meanwhile is seen.

    >>> import tempfile, pathlib
    >>> from allegedly.pipeline import read_into
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.txt").write_text("The army said on Monday that rebels had shelled Kelve.")
    >>> _ = read_into([str(folder)], folder / "war.db")
    >>> [claim.voice for claim in open_ledger(folder / "war.db").claims()][:1]
    ['army']
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        if not self.path.is_file():
            raise LedgerError(f"{self.path}: there is no ledger there; run allegedly read, or name another")

    def __repr__(self) -> str:
        return f"Ledger({str(self.path)!r})"

    def incidents(self) -> Iterator[Incident]:
        """Yield the incidents, by date."""
        return self._holdings().incidents()

    def incident(self, wanted: str) -> "IncidentPage":
        """Return one incident by its id or the beginning of it, with its dossier as a notebook shows it. Raises ``InputError``."""
        from allegedly.view.rows import read_incident

        return IncidentPage(self, read_incident(self.path, wanted))

    def accounts(self) -> Iterator[tuple[Incident, Account]]:
        """Yield each account with its incident."""
        for incident in self.incidents():
            for account in incident.accounts:
                yield incident, account

    def annotations(self) -> Iterator[Annotation]:
        """Yield the record of each report, by id."""
        return self._holdings().annotations()

    def claims(self) -> Iterator[Claim]:
        """Yield the claims, report by report."""
        for annotation in self.annotations():
            yield from annotation.claims

    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables that ``to_pandas`` and ``to_polars`` know: those of ``allegedly export --format csv``."""
        from allegedly.export.flat import tables

        return tuple(table.name for table in tables())

    def to_pandas(self, table: str = "claim") -> Any:
        """Return a table as a pandas DataFrame, unknown cells missing. Needs pandas. Raises ``ValueError`` for a table that is not there."""
        pandas = _need("pandas")
        names, kinds, rows = self._table(table)
        types = {"text": "object", "integer": "Int64", "real": "Float64", "boolean": "boolean"}
        frame = pandas.DataFrame.from_records(rows, columns=names)
        return frame.astype({name: types[kind] for name, kind in zip(names, kinds, strict=True)})

    def to_polars(self, table: str = "claim") -> Any:
        """Return a table as a polars DataFrame, unknown cells null. Needs polars. Raises ``ValueError`` for a table that is not there."""
        polars = _need("polars")
        names, kinds, rows = self._table(table)
        types = {"text": polars.String, "integer": polars.Int64, "real": polars.Float64, "boolean": polars.Boolean}
        schema = {name: types[kind] for name, kind in zip(names, kinds, strict=True)}
        return polars.DataFrame(rows, schema=schema, orient="row")

    def _table(self, name: str) -> tuple[list[str], list[str], list[tuple[Any, ...]]]:
        from allegedly.export.flat import tables

        found = next((table for table in tables() if table.name == name), None)
        if found is None:
            raise ValueError(f"there is no table {name!r}; there are: {', '.join(self.tables())}")
        columns = [column.name for column in found.columns]
        kinds = [str(column.kind) for column in found.columns]
        return columns, kinds, [row.cells for row in self._rows() if row.table == name]

    def _rows(self) -> "Iterator[Row]":
        from allegedly.export.tables import rows

        return rows(self._holdings())

    def _holdings(self, *chosen: str) -> "Holdings":
        from allegedly.lexicon import load_lexicon
        from allegedly.settings import Settings
        from allegedly.view.holdings import Holdings

        lexicon = load_lexicon(Settings.from_environment().overlay)
        return Holdings(self.path, chosen, {country.alpha3: country.name for country in lexicon.countries})

    def _repr_html_(self) -> str:
        from allegedly.export.notebook import listing_card

        return listing_card(self.path.name, tuple(self.incidents()))


class IncidentPage:
    """One incident: ``record`` is the record, and in a notebook it is shown as its dossier."""

    def __init__(self, ledger: Ledger, record: Incident) -> None:
        self.ledger, self.record = ledger, record

    def __repr__(self) -> str:
        return f"<{self.record.id} {self.record.title}>"

    def _repr_html_(self) -> str:
        from allegedly.export.html import fragment

        return fragment(self.ledger._holdings(self.record.id))


class ReportPage:
    """One report's record: ``record`` is the record, and in a notebook its text is shown with the words of each voice marked."""

    def __init__(self, record: Annotation) -> None:
        self.record = record

    def __repr__(self) -> str:
        return f"<{self.record.report.id} {self.record.report.title or self.record.report.file or ''}>"

    def _repr_html_(self) -> str:
        from allegedly.export.notebook import report_card

        return report_card(self.record)


def open_ledger(path: str | Path) -> Ledger:
    """Return the ledger at ``path``, to be asked; it is ``allegedly.open``. Raises ``LedgerError`` when there is none."""
    return Ledger(path)


def read_text(text: str) -> ReportPage:
    """Return what one report says who says, without a ledger; it is ``allegedly.read``. Raises ``InputError`` when there is no report in it."""
    from allegedly.pipeline import annotate_text

    return ReportPage(annotate_text(text, "text"))


def _need(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise AllegedlyError(f"this needs {module}: pip install 'allegedly[{module}]'") from error
