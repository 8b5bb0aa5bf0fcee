"""The package from Python: a ledger asked for records and data frames, shown in a notebook, and the spaCy component."""

import importlib.metadata
from pathlib import Path

import pytest
import spacy

import allegedly
import allegedly.component
from allegedly.export.notebook import report_card
from allegedly.export.registry import Exporter, exporters
from allegedly.plugins import PluginError, plugged
from allegedly.report.read import ReadOptions, read_input
from allegedly.report.readers import Reader, readers
from allegedly.report.rows import Row
from allegedly.settings import Settings
from tests.cli.conftest import ledger as ledger
from tests.view.cases import FIRST, FIRST_TEXT, INCIDENT

TEXT = (
    "Shells hit a mill in Kelve\n\nKELVE: The army accused rebels on Monday of shelling a mill. The rebels denied it.\n"
)


def test_the_public_names_are_there() -> None:
    assert [name for name in allegedly.__all__ if not hasattr(allegedly, name)] == []
    assert allegedly.__all__ == sorted(allegedly.__all__, key=lambda name: (name.islower(), name))


def test_a_ledger_gives_typed_records(ledger: Path) -> None:
    held = allegedly.open(str(ledger))
    assert [one.id for one in held.incidents()] == [INCIDENT.id]
    assert len(list(held.claims())) == 7
    assert [account.voice for _, account in held.accounts()][1] == "Ovesian army"
    assert next(held.annotations()) == FIRST
    with pytest.raises(allegedly.AllegedlyError, match="no ledger there"):
        allegedly.open("gone.db")


def test_a_ledger_gives_data_frames(ledger: Path) -> None:
    held = allegedly.open(ledger)
    frame = held.to_pandas("claim")
    assert frame[frame.stance == "denies"].voice.tolist() == ["Ovesian army"]
    assert frame.count_high.isna().sum() == 5
    assert held.to_polars("report")["text"].to_list()[0] == FIRST_TEXT
    for table in held.tables():
        assert len(held.to_pandas(table)) == held.to_polars(table).height
    with pytest.raises(ValueError, match="there are: report"):
        held.to_pandas("claims")


def test_a_notebook_shows_the_list_the_dossier_and_the_report(ledger: Path) -> None:
    held = allegedly.open(ledger)
    assert INCIDENT.title in held._repr_html_()
    assert "killed at least 22 people" in held.incident("3f")._repr_html_()
    shown = report_card(FIRST)
    assert "<mark" in shown
    assert "Free Guard accuses" in shown


def test_a_text_is_read_and_shown_with_its_markup_harmless() -> None:
    page = allegedly.read(TEXT + "<script>alert(1)</script> & more, the army said.\n")
    assert any(claim.stance == "denies" for claim in page.record.claims)
    assert "<script" not in page._repr_html_()


def test_spacy_documents_get_spans_and_the_record() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("allegedly")
    doc = nlp(TEXT)
    assert "army" in {span.label_ for span in doc.spans["allegedly.voices"]}
    assert all(span._.rule for group in ("voices", "cues", "events") for span in doc.spans[f"allegedly.{group}"])
    assert doc._.allegedly.report.text == doc.text
    assert nlp("")._.allegedly is None


class Registered:
    """An entry point of a package that is not installed: it gives what it is made with."""

    def __init__(self, name: str, part: object) -> None:
        self.name, self.value, self.dist, self._part = name, "tests", None, part

    def load(self) -> object:
        return self._part


def test_parts_of_other_packages_are_asked_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = Reader(
        "shout",
        lambda source: source.head.startswith(b"SHOUT"),
        lambda source, _: iter([Row(source.name, TEXT.upper(), {})]),
    )
    parts = {
        "allegedly.readers": mine,
        "allegedly.exporters": Exporter("names", "", "text", text=lambda *_: ["a name"]),
        "allegedly.lexicons": tmp_path,
    }
    monkeypatch.setattr(
        "allegedly.plugins.entry_points", lambda group: [Registered("mine", parts[group])] if group in parts else []
    )
    readers.cache_clear()
    exporters.cache_clear()
    try:
        assert read_input(b"SHOUT", "a.txt", ReadOptions()).reports[0].text == TEXT.upper()
        assert exporters()["mine"].about == ""
        assert Settings.from_environment({"ALLEGEDLY_LEXICON": "mine"}).overlay == tmp_path
        assert Settings.from_environment({"ALLEGEDLY_LEXICON": "folder"}).overlay == Path("folder")
    finally:
        readers.cache_clear()
        exporters.cache_clear()


def test_the_environment_names_parser_and_key() -> None:
    found = Settings.from_environment({"ALLEGEDLY_PARSER": "mine", "ALLEGEDLY_CODER_KEY": "k"})
    assert (found.parser, found.coder_key) == ("mine", "k")
    assert Settings.from_environment({}) == Settings()


def test_a_plugin_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = importlib.metadata.EntryPoint("odd", "no.such.module:part", "allegedly.readers")
    monkeypatch.setattr(
        "allegedly.plugins.entry_points", lambda group: [broken] if group == "allegedly.readers" else []
    )
    with pytest.raises(PluginError, match=r"'odd' of no\.such\.module:part cannot be loaded"):
        list(plugged("allegedly.readers"))
