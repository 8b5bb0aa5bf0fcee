"""Each format is opened in the tool it is for, and says there what the ledger says: no more, and nothing made up."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import duckdb
import followthemoney.exc
import networkx
import pandas
import polars
import pyogrio
import pypdf
import pytest
import rdflib

from allegedly.export.flat import annotation_rows, incident_rows, tables
from allegedly.export.registry import export, exporters
from allegedly.export.rows import columns
from allegedly.problems import InputError
from allegedly.view.holdings import Holdings
from tests.export.conftest import Written
from tests.view.cases import FIRST, FIRST_TEXT, INCIDENT, SECOND


def test_every_row_has_the_cells_of_its_table() -> None:
    wide = {table.name: len(table.columns) for table in tables()}
    rows = [*annotation_rows(FIRST), *annotation_rows(SECOND), *incident_rows(INCIDENT)]
    assert {row.table for row in rows} <= set(wide)
    assert [row for row in rows if len(row.cells) != wide[row.table]] == []


def test_the_keys_of_every_table_tell_its_rows_apart() -> None:
    keys = {table.name: table.keys for table in tables()}
    rows = [*annotation_rows(FIRST), *annotation_rows(SECOND), *incident_rows(INCIDENT)]
    seen = [(row.table, row.cells[: keys[row.table]]) for row in rows]
    assert len(set(seen)) == len(seen)


def test_no_two_tables_or_columns_have_one_name() -> None:
    names = [table.name for table in tables()]
    assert len(set(names)) == len(names)
    assert all(len({one.name for one in table.columns}) == len(table.columns) for table in tables())


def test_csv_opens_in_pandas_and_joins(written: Written) -> None:
    folder = written("csv")
    claims = pandas.read_csv(folder / "claim.csv")
    evidence = pandas.read_csv(folder / "claim_evidence.csv")
    joined = claims.merge(evidence, on=["report", "claim"])
    told = joined[(joined.question == "toll") & (joined.voice == "Free Guard")]
    assert list(told.text) == ["killed at least 22 people"]
    assert told.count_high.isna().all()  # "at least" has no upper end: empty, not 0
    assert FIRST_TEXT[int(told.start.iloc[0]) : int(told.end.iloc[0])] == told.text.iloc[0]
    dictionary = pandas.read_csv(folder / "dictionary.csv")
    assert set(dictionary.table) == {path.stem for path in folder.glob("*.csv")} - {"dictionary"}


def test_parquet_opens_in_duckdb_pandas_and_polars(written: Written) -> None:
    folder = written("parquet")
    sql = (
        f"SELECT voice, count_low, count_high FROM '{folder}/claim.parquet' WHERE question = 'toll' ORDER BY count_low"  # noqa: S608
    )
    assert duckdb.sql(sql).fetchall() == [("Ovesian army", 9, 9), ("Free Guard", 22, None), ("Íde Ní Bhriain", 31, 31)]
    assert len(pandas.read_parquet(folder / "report.parquet")) == 2
    assert polars.read_parquet(folder / "incident.parquet").height == 2


def test_geojson_opens_in_gdal(written: Written) -> None:
    path = written("geojson", ".geojson")
    info = pyogrio.read_info(path)
    assert info["features"] == 2
    _, _, geometry, _ = pyogrio.raw.read(path)
    assert sum(one is not None for one in geometry) == 1  # the other's coordinates are not known
    features = json.loads(path.read_text("utf-8"))["features"]
    assert features[0]["geometry"]["coordinates"] == [20.25, 41.5]
    assert features[0]["properties"]["killed_high"] is None


def test_ucdp_has_the_columns_of_ged_and_the_voices(written: Written) -> None:
    table = pandas.read_csv(written("ucdp", ".csv"))
    assert list(table.columns) == list(columns("ucdp"))
    assert len(columns("ucdp")) == 49
    assert len(table) == 1  # for the other incident nobody gives a death toll
    row = table.iloc[0]
    assert row.source_original == "Free Guard; Ovesian army; Íde Ní Bhriain"
    assert (row.best, row.low, row.high, row.side_a) == (9, 9, 22, "Ovesian army")
    assert (row.date_prec, row.where_prec, row.country) == (1, 1, "Kosovo")
    assert pandas.isna(row.type_of_violence)


def test_acled_has_its_columns_and_leaves_out_what_is_not_known(written: Written) -> None:
    table = pandas.read_csv(written("acled", ".csv"))
    assert list(table.columns) == list(columns("acled"))
    placed, unplaced = table.iloc[0], table.iloc[1]
    assert placed.sub_event_type == "Shelling/artillery/missile attack"
    assert (placed.event_date, placed.time_precision, placed.fatalities) == ("2021-03-12", 1, 9)
    assert "Ovesian army" in placed.notes
    assert pandas.isna(unplaced.fatalities)
    assert pandas.isna(unplaced.event_date)


def test_event_reports_have_a_row_for_each_report_with_its_own_figures(written: Written) -> None:
    table = pandas.read_csv(written("eventreport", ".csv"))
    assert list(table.columns) == list(columns("eventreport"))
    assert len(columns("eventreport")) == 108
    told = table[table.event_id == INCIDENT.id].set_index("source")
    assert told.loc["Harbour Wire"].deaths_best == 22
    assert sorted(table.deaths_best.dropna()) == [9, 22]


def test_plover_keeps_who_denies(written: Written) -> None:
    lines = [json.loads(line) for line in written("plover", ".jsonl").read_text("utf-8").splitlines()]
    assert [line["event"] for line in lines] == [["ASSAULT"], ["ASSAULT"]]
    denial = [claim for claim in lines[1]["x_claims"] if claim["stance"] == "denies"]
    assert denial[0]["voice"] == "Ovesian army"
    assert lines[0]["quad_code"] == 4


def test_graphml_opens_in_networkx(written: Written) -> None:
    graph = networkx.read_graphml(written("graphml", ".graphml"))
    kinds = [data["kind"] for _, data in graph.nodes(data=True)]
    assert kinds.count("claim") == 7
    said = [(a, b) for a, b, data in graph.edges(data=True) if data["relation"] == "says"]
    assert ("actor:Ovesian army", "r-2/c-5") in said
    assert graph.nodes["r-1/c-3"]["low"] == 22
    assert "high" not in graph.nodes["r-1/c-3"]
    assert graph.has_edge("r-1/c-2", "actor:Ovesian army")


def test_jsonld_opens_in_a_processor_without_fetching(written: Written) -> None:
    graph = rdflib.Graph().parse(written("jsonld", ".jsonld"), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    claims = list(graph.subjects(rdflib.RDF.type, schema.Claim))
    assert len(claims) == 7
    denial = rdflib.URIRef("urn:allegedly:r-2:c-5")
    assert str(graph.value(graph.value(denial, schema.author), schema.name)) == "Ovesian army"
    assert (denial, schema.about, None) in graph
    assert list(graph.subjects(rdflib.RDF.type, schema.ClaimReview)) == []


FTM = {
    "Event": {"name", "startDate", "endDate", "location", "summary", "involved", "proof"},
    "Article": {"title", "author", "publisher", "sourceUrl", "publishedAt", "modifiedAt"},
    "LegalEntity": {"name"},
    "Organization": {"name"},
    "Note": {"name", "description", "proof", "publisher", "entity"},
}


def entities(path: Path) -> Sequence[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_ftm_entities_point_only_to_one_another(written: Written) -> None:
    found = entities(written("ftm", ".ftm.json"))
    assert {one["schema"] for one in found} <= set(FTM)
    assert all(set(one["properties"]) <= FTM[one["schema"]] for one in found)
    ids = {one["id"] for one in found}
    pointing = [one["properties"].get(name, []) for one in found for name in ("involved", "proof", "entity")]
    assert {key for keys in pointing for key in keys} <= ids


def test_ftm_opens_in_followthemoney_which_takes_every_value(written: Written) -> None:
    for one in entities(written("ftm", ".ftm.json")):
        schema = followthemoney.model.get(one["schema"])
        schema.validate(one)
        assert set(one["properties"]) <= set(schema.properties)
        # read with cleaning on: a value that does not fit its property would be gone
        read = followthemoney.model.get_proxy(one, cleaned=False).to_dict()["properties"]
        assert {name: sorted(kept) for name, kept in read.items()} == {
            name: sorted(set(given)) for name, given in one["properties"].items()
        }


def test_followthemoney_refuses_what_does_not_fit() -> None:
    wrong = {"id": "i-1", "schema": "Event", "properties": {"startDate": ["last week"], "name": ["Raid"]}}
    with pytest.raises(followthemoney.exc.InvalidData):
        followthemoney.model.get("Event").validate(wrong)


def test_citations_name_the_reports(written: Written) -> None:
    text = written("citations", ".bib").read_text("utf-8")
    assert len(re.findall(r"^@article\{", text, re.M)) == 2
    assert "journal = {Harbour Wire}" in text
    items = json.loads(written("csl", ".json").read_text("utf-8"))
    dated = [item for item in items if "issued" in item]
    assert [item["issued"]["date-parts"] for item in dated] == [[[2021, 3, 12]]]


def test_the_dossier_opens_in_word_and_as_pdf_and_page(written: Written) -> None:
    words = "\n".join(one.text for one in docx.Document(str(written("docx", ".docx"))).paragraphs)
    assert "killed at least 22 people" in words
    assert "Žarko" in written("html", ".html").read_text("utf-8") or "Íde" in words
    pages = pypdf.PdfReader(written("pdf", ".pdf")).pages
    assert len(pages) >= 2
    assert "Free Guard" in "".join(page.extract_text() for page in pages)


def test_a_page_shows_what_looks_like_markup_as_it_stands(written: Written) -> None:
    page = written("html", ".html").read_text("utf-8")
    assert "<script" not in page
    assert "http" not in page.split("</style>")[0]


@pytest.mark.parametrize("form", sorted(set(exporters()) - {"csv", "parquet"}))
def test_the_same_ledger_gives_the_same_bytes(form: str, holdings: Holdings, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(exporters()[form], holdings, tmp_path / name, "acled")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_chosen_incident_comes_alone(ledger: Path, tmp_path: Path) -> None:
    export(exporters()["geojson"], Holdings(ledger, ("i-4f",)), tmp_path / "one.geojson", "acled")
    assert [one["id"] for one in json.loads((tmp_path / "one.geojson").read_text())["features"]] == [
        "i-4f2a91bb00000002"
    ]


def test_a_folder_that_holds_something_is_left_alone(holdings: Holdings, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "note.txt").write_text("mine")
    with pytest.raises(InputError, match="holds something"):
        export(exporters()["csv"], holdings, tmp_path / "mine", "acled")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["note.txt"]
