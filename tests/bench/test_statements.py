"""The statement bench on a small invented corpus in both layouts, with its figures worked out by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from allegedly.bench.__main__ import bench as command
from allegedly.bench.measurement import figures, statement_rows
from allegedly.bench.scores import Score
from allegedly.bench.statements import Options, find_corpus, measure_statements
from allegedly.problems import InputError
from allegedly.run import Progress
from tests.bench.test_attributed import mark, write

GOLD = Path(__file__).parents[1] / "gold"
PORT = "The port of Larn was quiet.\n\nThe army said rebels had shelled the market.\n\nRebels fled the town at dawn.\n"
TOWN = "Mayor Ilo Tann said the town was safe.\n"
HILL = "The army said rebels had shelled the hill.\n"

# what the product says of them too, and one attribution (a cue that is none) that it does not
PORT_MARKS = (
    mark("T1", "Source", PORT, "The army")
    + mark("T2", "Cue", PORT, "said")
    + mark("T3", "Content", PORT, "rebels had shelled the market")
    + "E1\tAttribution:T2 Cue:T2 Source:T1 Content:T3\n"
    + mark("T4", "Cue", PORT, "fled")
    + mark("T5", "Content", PORT, "the town at dawn")
    + "E2\tAttribution-no-source:T4 Cue:T4 Content:T5\n"
)
# the first of two annotators marked what the product says, the second nothing
TOWN_MARKS = {
    "town_1": mark("T1", "Source", TOWN, "Mayor Ilo Tann")
    + mark("T2", "Cue", TOWN, "said")
    + mark("T3", "Content", TOWN, "the town was safe")
    + "E1\tAttribution:T2 Cue:T2 Source:T1 Content:T3\n",
    "town_2": "",
}

ARMY = "The/source army/source said/cue rebels/content had/content shelled/content the/content market/content ./O"
QUIET = "The/O port/source of/O Larn/O was/O quiet/O ./O"
OTHER = "The/O army/source said/cue rebels/content had/content shelled/content the/content market/content ./content"


def bio_line(key: str, marked: str) -> str:
    pairs = [token.split("/") for token in marked.split()]
    kinds = [kind for _, kind in pairs]
    labels = [
        kind if kind == "O" else f"{'I' if i and kinds[i - 1] == kind else 'B'}-{kind}" for i, kind in enumerate(kinds)
    ]
    return json.dumps({"id": key, "tokens": [token for token, _ in pairs], "labels": labels})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two BIO documents that are two annotators' versions of one text, and three brat documents, one with two annotators, one with nothing marked."""
    lines = [bio_line("d_1", ARMY), bio_line("d_1", QUIET), bio_line("d_2", OTHER), bio_line("d_2", QUIET)]
    (tmp_path / "cofenet-bio").mkdir()
    (tmp_path / "cofenet-bio" / "valid.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    write(
        tmp_path / "dev", {"port": PORT, "town": TOWN, "hill": HILL}, {"port_1": PORT_MARKS, "hill_1": "", **TOWN_MARKS}
    )
    write(tmp_path / "train", {"port": PORT}, {"port_1": ""})
    return tmp_path


def test_figures_by_hand(folder: Path) -> None:
    measured = measure_statements(folder, Options())
    # each version has one cue, found; source and content are exact in the first version only, and "port" is a source twice
    assert measured.exact["bio"] == {
        "source": Score(1, 2, 1, 4), "cue": Score(2, 2, 2, 2), "content": Score(1, 2, 1, 2)
    }  # fmt: skip
    # three statements are found in the three texts; the corpus has not that of the hill, the product not "fled"
    assert measured.exact["text"] == {
        "source": Score(2, 3, 2, 2), "cue": Score(2, 3, 2, 3), "content": Score(2, 3, 2, 3)
    }  # fmt: skip
    assert measured.triples == {
        "triples": {"all": Score(2, 3, 2, 3)},
        "forms": {"indirect": Score(2, 3, 2, 3)},
        "cues": {"verb": Score(2, 3, 2, 3)},
        "sources": {"present": Score(2, 3, 2, 2), "absent": Score(0, 0, 0, 1)},
    }
    assert figures(measured) == pytest.approx({"source": 1 / 3, "cue": 1.0, "content": 0.5, "triple": 2 / 3})
    assert (measured.not_scored, measured.faults, measured.denials) == (("train",), (), ())
    assert measured.documents == {"bio files": 1, "texts": 3}


def test_each_text_is_read_once_and_progress_is_told(folder: Path) -> None:
    told: list[Progress] = []
    measure_statements(folder, Options(progress=told.append))
    assert told == [Progress(i, 4, name) for i, name in enumerate(("d_1", "hill", "port", "town"), 1)]


def test_two_processes_give_the_same(folder: Path) -> None:
    assert measure_statements(folder, Options(jobs=2)) == measure_statements(folder, Options())


def test_the_hash_names_what_was_read(folder: Path) -> None:
    first = measure_statements(folder, Options())
    (folder / "dev" / "attributions" / "town_2.ann").write_text("T1\tCue 0 1\tM\n")
    (folder / "train" / "text" / "port.txt").write_text("Other.\n")
    assert measure_statements(folder, Options()).corpus == first.corpus
    (folder / "dev" / "attributions" / "town_1.ann").write_text("")
    assert measure_statements(folder, Options()).corpus != first.corpus
    assert len(first.corpus) == 16


def test_denials_are_listed_where_they_are_not_read_as_such(folder: Path) -> None:
    text = "The army denied shelling the market.\n\nHis rejection was the talk of the port.\n"
    marks = (
        mark("T1", "Source", text, "The army")
        + mark("T2", "Cue", text, "denied")
        + mark("T3", "Content", text, "shelling the market")
        + "E1\tAttribution:T2 Cue:T2 Source:T1 Content:T3\n"
        + mark("T4", "Cue", text, "rejection")
        + mark("T5", "Content", text, "port")
        + "E2\tAttribution-no-source:T4 Cue:T4 Content:T5\n"
    )
    measured = measure_statements(write(folder / "denied", {"d": text}, {"d_1": marks}), Options())
    assert [(one.document, one.start, one.cue, one.missed) for one in measured.denials] == [
        ("d", 42, "rejection", True)
    ]
    assert "rejection" not in json.dumps(statement_rows(measured))


@pytest.mark.parametrize(
    ("split", "part", "bio", "texts", "not_scored"),
    [
        (None, "", ["valid"], ["hill", "port", "town"], ["train"]),
        ("dev", "", ["valid"], ["hill", "port", "town"], ["train"]),
        ("train", "", [], ["port"], ["cofenet-bio/valid.jsonl", "dev", "no BIO lines"]),
        (None, "dev", [], ["hill", "port", "town"], ["no BIO lines"]),
        (None, "train", [], ["port"], ["no BIO lines"]),
    ],
)
def test_what_is_scored(
    folder: Path, split: str | None, part: str, bio: list[str], texts: list[str], not_scored: list[str]
) -> None:
    corpus = find_corpus(folder / part, split)
    assert [path.stem for path in corpus.bio] == bio
    assert [files.name for files in corpus.brat] == texts
    assert [line.partition(" (")[0] for line in corpus.not_scored] == not_scored


def test_only_bio_lines(folder: Path) -> None:
    for name in ("dev", "train"):
        (folder / name / "text").rename(folder / f"{name}-text")
    measured = measure_statements(folder, Options())
    assert set(figures(measured)) == {"source", "cue", "content"}
    assert measured.not_scored == ("no split (text/*.txt with attributions/*.ann): triples are not scored",)


@pytest.mark.parametrize(
    ("name", "split", "message"),
    [
        ("nowhere", None, "no data folder at .*nowhere: name the folder"),
        ("dev/text", None, "holds nothing to score: it wants cofenet-bio"),
        ("", "test", "holds nothing to score of split test: it wants"),
    ],
)
def test_folders_that_cannot_be_scored(folder: Path, name: str, split: str | None, message: str) -> None:
    with pytest.raises(InputError, match=message):
        measure_statements(folder / name, Options(split))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r"valid\.jsonl:1 is no BIO line"),
        ('{"tokens": [], "labels": []}', r"valid\.jsonl:1 is no BIO line"),
        ('{"id": "d", "tokens": ["a"], "labels": []}', r"valid\.jsonl:1 has 1 tokens and 0 labels"),
    ],
)
def test_faulty_bio_lines(folder: Path, line: str, message: str) -> None:
    (folder / "cofenet-bio" / "valid.jsonl").write_text(line + "\n", "utf-8")
    with pytest.raises(InputError, match=message):
        measure_statements(folder, Options())


def bench(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "allegedly.bench", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def test_the_command_prints_json(folder: Path) -> None:
    done = bench("statements", "--data", ".", "--json", cwd=folder)
    rows = json.loads(done.stdout)
    assert rows == json.loads(json.dumps(statement_rows(measure_statements(folder, Options()))))
    assert rows["triples"]["triples"]["all"]["f1"] == pytest.approx(2 / 3)


def test_the_command_prints_a_table_and_the_denials(folder: Path) -> None:
    done = bench("statements", "--data", ".", "--denials", cwd=folder)
    assert done.stderr == ""
    assert "66.7%" in done.stdout
    assert done.stdout.endswith("denials read as assertions: 0\ndenials missed: 0\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--data", "nowhere"], "bench: no data folder at nowhere: name the folder of the attributed reports with --data FOLDER"),
        (["--data", ".", "--json", "--denials"], "leave --json out"),
    ],
)  # fmt: skip
def test_mistakes_are_status_2(folder: Path, arguments: list[str], message: str) -> None:
    done = bench("statements", *arguments, cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr


def test_the_gate_holds_the_figures_of_a_corpus(folder: Path) -> None:
    gold, baseline = folder / "gold", folder / "baseline.json"
    gold.mkdir()
    (gold / "none.txt").write_text((GOLD / "dates.txt").read_text("utf-8"), "utf-8")

    def gate(*more: str) -> tuple[int, str]:
        done = CliRunner().invoke(
            command, ["gate", "--gold", str(gold), "--baseline", str(baseline), "--statements", str(folder), *more]
        )
        return done.exit_code, done.output

    assert gate("--update")[0] == 0
    stored = json.loads(baseline.read_text("utf-8"))
    floors = {name: floor for name, floor in stored["floors"].items() if name.startswith("statements.")}
    assert floors == {
        "statements.source": 0.3333, "statements.cue": 1.0, "statements.content": 0.5, "statements.triple": 0.6667
    }  # fmt: skip
    assert gate() == (0, f"no figure is worse than {baseline}\n")
    stored["floors"]["statements.triple"] = 0.6668
    baseline.write_text(json.dumps(stored), "utf-8")
    assert gate() == (1, "statements.triple: 0.6667, floor 0.6668\n")
    (folder / "dev" / "text" / "hill.txt").write_text("A hill.\n", "utf-8")
    status, output = gate()
    assert (status, "not compared" in output) == (0, True)
