"""The bench of event types on a few invented sentences, with its figures worked out by hand."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from allegedly.bench.__main__ import bench as command
from allegedly.bench.plover import Marked, measure_plover, read_marked, root_of, unmark
from allegedly.bench.plover_score import Answered, typed
from allegedly.problems import InputError
from allegedly.records import Span
from allegedly.view.interactions import Interaction

HEAD = "uid\tgold_root\tmarked_sentence\n"
ROWS = (
    "1\tASSAULT\tOn Monday <s>Norway</s> bombed <t>Finland</t>.\n"
    "2\tACCUSE\t<s>Norway</s> condemned <t>Finland</t> on Monday.\n"
    "3\tYIELD\t<s>Norway</s> lifted its sanctions on <t>Finland</t>.\n"
    "4\tAID\tThe sky over <s>Norway</s> and <t>Finland</t> was blue.\n"
)


def folder(path: Path, rows: str, head: str = HEAD) -> Path:
    (path / "PLV_mini.tsv").write_text(head + rows, encoding="utf-8")
    return path


MARKS = [
    ("<s>Norland</s> sued <t>Sudria</t>.", Marked("Norland sued Sudria.", ((0, 7),), ((13, 19),), "X")),
    ("<t>A</t> and <t>B</t> met <s>C</s>", Marked("A and B met C", ((12, 13),), ((0, 1), (6, 7)), "X")),
    ("The <s><t>Ost</t>ian</s> army", Marked("The Ostian army", ((4, 10),), ((4, 7),), "X")),
    ("plain", Marked("plain", (), (), "X")),
]


@pytest.mark.parametrize(("marked", "wanted"), MARKS)
def test_marks_are_taken_out_and_remembered(marked: str, wanted: Marked) -> None:
    assert unmark(marked, "X") == wanted


def test_the_figures_of_a_folder(tmp_path: Path) -> None:
    result = measure_plover(folder(tmp_path, ROWS))
    assert result.sentences == 4
    assert result.nothing == 1
    assert {root: score.f1 for root, score in result.roots.items()} == {
        "ACCUSE": 1.0,
        "AID": 0.0,
        "ASSAULT": 1.0,
        "YIELD": 1.0,
    }
    assert (result.macro_f1, result.accuracy) == (0.75, 0.75)
    assert result.taken["AID"] == {"nothing": 1}
    assert result.fits["both"].found + result.fits["actor"].found == 3


FAULTY = [
    ("", "no column", "uid\ttext\n"),
    ("1\tAID\tNorway slept.\n", "a row needs", HEAD),
    ("1\t\t<s>Norway</s> saw <t>Finland</t>.\n", "a row needs", HEAD),
]


@pytest.mark.parametrize(("rows", "said", "head"), FAULTY)
def test_a_file_that_cannot_be_scored_is_a_fault(tmp_path: Path, rows: str, said: str, head: str) -> None:
    with pytest.raises(InputError, match=said):
        list(read_marked(folder(tmp_path, rows, head) / "PLV_mini.tsv"))


def test_a_folder_without_files_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no PLV"):
        measure_plover(tmp_path)


ROOTS = [
    ("CONCEDE", None, "YIELD"),
    ("RETREAT", "withdraw", "YIELD"),
    ("SANCTION", "convict", "ACCUSE"),
    ("SANCTION", "expel", "SANCTION"),
    ("ASSAULT", "aerial", "ASSAULT"),
]


@pytest.mark.parametrize(("kind", "mode", "root"), ROOTS)
def test_the_roots_of_the_corpus(kind: str, mode: str | None, root: str) -> None:
    one = Interaction(kind, mode, "both", "actual", "e-1", Span("x", 0, 1), "en.interaction.verb")
    assert root_of(one) == root


def test_the_right_root_counts_among_the_others_but_not_as_right() -> None:
    result = typed([Answered("AID", "AGREE", "both", ("AID",)), Answered("AID", None, None, ())], "x", ())
    assert (result.among, result.nothing, result.accuracy, result.macro_f1) == (1, 1, 0.0, 0.0)


def test_the_command_prints_json(tmp_path: Path) -> None:
    found = CliRunner().invoke(command, ["plover", "--data", str(folder(tmp_path, ROWS)), "--json"])
    assert found.exit_code == 0
    rows = json.loads(found.stdout)
    assert (rows["sentences"], rows["macro_f1"], rows["roots"]["AID"]["recall"]) == (4, 0.75, 0.0)


def test_the_command_prints_a_table(tmp_path: Path) -> None:
    found = CliRunner().invoke(command, ["plover", "--data", str(folder(tmp_path, ROWS))])
    assert "macro-F1 75.0%" in found.stdout
    assert "taken for" in found.stdout
