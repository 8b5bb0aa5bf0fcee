"""Every format that ``allegedly export`` knows, our own and those that other packages bring, in one table."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from allegedly.export import citations, graph, records, rows, tables
from allegedly.export.docx import docx
from allegedly.export.html import html
from allegedly.export.pdf import pdf
from allegedly.links import TollPolicy
from allegedly.plugins import EXPORTERS, plugged
from allegedly.problems import InputError
from allegedly.view.holdings import Holdings

Shape = Literal["text", "bytes", "folder"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name, what it is for, and how it is written.

    ``text`` is given holdings and a policy and yields pieces of text; ``bytes`` returns a whole file; ``folder`` writes into an empty folder.
    A package adds one with an entry point of the group ``allegedly.exporters``.
    """

    name: str
    about: str
    shape: Shape
    text: Callable[[Holdings, TollPolicy], Iterable[str]] | None = None
    bytes: Callable[[Holdings, TollPolicy], bytes] | None = None
    folder: Callable[[Holdings, Path], None] | None = None


OWN = (
    Exporter("csv", "a folder of tables that join, one a record type, with a dictionary", "folder", folder=tables.write_csv),
    Exporter("parquet", "the same tables, typed, for DuckDB, pandas and R (needs the extra parquet)", "folder", folder=tables.write_parquet),
    Exporter("jsonl", "our own records, one report a line, then judgements and second readings; allegedly read takes them in again", "text", text=lambda h, _: records.jsonl(h)),
    Exporter("geojson", "incidents as points, for QGIS and other maps", "text", text=lambda h, _: records.geojson(h)),
    Exporter("ucdp", "incidents with a death toll in the columns of UCDP GED", "text", text=rows.ucdp),
    Exporter("acled", "incidents in the columns of ACLED", "text", text=rows.acled),
    Exporter("plover", "events in PLOVER v2.0, one a line, with the claims about each", "text", text=lambda h, _: records.plover(h)),
    Exporter("eventreport", "a row for each report of each incident, for the R package eventreport", "text", text=rows.event_reports),
    Exporter("graphml", "a graph of voices, claims and incidents, for Gephi and networkx", "text", text=lambda h, _: graph.graphml(h)),
    Exporter("ftm", "FollowTheMoney entities, for Aleph and OpenSanctions tools", "text", text=lambda h, _: graph.ftm(h)),
    Exporter("jsonld", "schema.org events, articles and claims as JSON-LD", "text", text=lambda h, _: graph.jsonld(h)),
    Exporter("citations", "the reports as BibTeX", "text", text=lambda h, _: citations.bibtex(h)),
    Exporter("csl", "the reports as CSL JSON, for Zotero and pandoc", "text", text=lambda h, _: citations.csl(h)),
    Exporter("html", "dossiers as one web page", "text", text=lambda h, _: html(h)),
    Exporter("docx", "dossiers as a Word document", "bytes", bytes=lambda h, _: docx(h)),
    Exporter("pdf", "dossiers as a PDF (needs the extra pdf)", "bytes", bytes=lambda h, _: pdf(h)),
)  # fmt: skip


@cache
def exporters() -> dict[str, Exporter]:
    """Return all formats by name; a package's format takes the place of ours of the same name. Raises ``PluginError``."""
    return {one.name: one for one in OWN} | dict(plugged(EXPORTERS))


def export(exporter: Exporter, holdings: Holdings, out: Path, policy: TollPolicy) -> None:
    """Write ``out`` (a file, or a folder that must not be there or be empty) whole or not at all. Raises ``InputError``, ``LedgerError``."""
    if not out.absolute().parent.is_dir():
        raise InputError(f"{out}: there is no folder {out.parent}; make it, or name another place with --out")
    if exporter.shape == "folder":
        _write_folder(exporter, holdings, out)
        return
    if out.is_dir():
        raise InputError(f"{out}: it is a folder; {exporter.name} writes one file: name it with --out")
    part = out.with_name(out.name + ".part")
    try:
        with part.open("wb") as file:
            if exporter.bytes:
                file.write(exporter.bytes(holdings, policy))
            elif exporter.text:
                for piece in exporter.text(holdings, policy):
                    file.write(piece.encode("utf-8"))
        os.replace(part, out)
    finally:
        part.unlink(missing_ok=True)


def _write_folder(exporter: Exporter, holdings: Holdings, out: Path) -> None:
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InputError(
            f"{out}: {exporter.name} writes a folder, and this one holds something; name a new one with --out"
        )
    place = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.absolute().parent))
    try:
        if exporter.folder:
            exporter.folder(holdings, place)
        if out.exists():
            out.rmdir()
        place.chmod(0o755)
        os.replace(place, out)
    finally:
        shutil.rmtree(place, ignore_errors=True)
