"""The WikiEvents bench on a small invented corpus: read, laid out, scored by head words; the command in both forms."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from allegedly.bench.__main__ import bench
from allegedly.bench.triples import Word
from allegedly.bench.wiki_corpus import Argument, Document, GoldEvent, read_part
from allegedly.bench.wiki_found import OwnEvent, Reading, head_of
from allegedly.bench.wiki_roles import ROLES, role_of
from allegedly.bench.wiki_score import score_document
from allegedly.problems import InputError

LINES = ("Rebels shelled Norda on Monday .", "They fled , the army said .")
DIE, ATTACK = "Life.Die.Unspecified", "Conflict.Attack.Unspecified"


def sentence(line: str, at: int) -> list[Any]:
    words, found = at, []
    for word in line.split():
        found.append([word, words, words + len(word)])
        words += len(word) + 1
    return [found, line]


def corpus_row() -> dict[str, Any]:
    names = [("T1", 0, 1), ("T2", 2, 3), ("T3", 6, 7), ("T4", 9, 11)]
    return {
        "doc_id": "d1",
        "sentences": [sentence(LINES[0], 0), sentence(LINES[1], len(LINES[0]) + 4)],
        "entity_mentions": [{"id": f"d1-{name}", "start": start, "end": end} for name, start, end in names],
        "event_mentions": [
            {
                "event_type": ATTACK,
                "trigger": {"start": 1, "end": 2},
                "arguments": [
                    {"entity_id": "d1-T1", "role": "Attacker"},
                    {"entity_id": "d1-T2", "role": "Target"},
                    {"entity_id": "d1-E9", "role": "Target"},
                ],
            },
            {
                "event_type": "Contact.Contact.Broadcast",
                "trigger": {"start": 11, "end": 12},
                "arguments": [{"entity_id": "d1-T4", "role": "Communicator"}],
            },
        ],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "wikievents_dev.jsonl").write_text(json.dumps(corpus_row()) + "\n", "utf-8")
    clusters = {"doc_key": "d1", "clusters": [["d1-T1", "d1-T3"]]}
    (tmp_path / "wikievents_coref_dev.jsonl").write_text(json.dumps(clusters) + "\n", "utf-8")
    return tmp_path


def test_a_part_is_read(folder: Path) -> None:
    part = read_part(folder, "dev")
    (document,) = part.documents
    first, second = document.events
    assert (len(part.corpus), part.coreferent, document.text) == (16, True, "\n\n".join(LINES))
    assert [document.text[slice(*one.at)] for one in (first, second)] == ["shelled", "said"]
    # an argument that is no mention is left out
    assert [(one.role, document.text[slice(*one.at)]) for one in first.arguments] == [
        ("Attacker", "Rebels"),
        ("Target", "Norda"),
    ]
    assert [document.text[slice(*at)] for at, cluster in document.mentions if cluster == "d1-T1"] == ["Rebels", "They"]


def test_without_coreference_every_mention_stands_for_itself(folder: Path) -> None:
    with_clusters = read_part(folder, "dev").corpus
    (folder / "wikievents_coref_dev.jsonl").unlink()
    part = read_part(folder, "dev")
    assert part.coreferent is False
    assert part.corpus != with_clusters
    assert {cluster for _, cluster in part.documents[0].mentions} == {"d1-T1", "d1-T2", "d1-T3", "d1-T4"}


@pytest.mark.parametrize("content", [None, "{}", "[1]", "no json"])
def test_another_form_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "wikievents_dev.jsonl").write_text(content, "utf-8")
    with pytest.raises(InputError):
        read_part(tmp_path, "dev")


@pytest.mark.parametrize(
    ("type_", "side", "role"),
    [
        (ATTACK, "actor", "Attacker"),
        (ATTACK, "killed", None),
        (DIE, "recipient", "Victim"),
        (DIE, "killed", "Victim"),
        (DIE, "wounded", None),
        ("Contact.Contact.Broadcast", "voice", "Communicator"),
        ("Contact.Contact.Meet", "voice", "Participant"),
        ("Movement.Transportation.Unspecified", "place", "Destination"),
        ("Justice.Sentence.Unspecified", "actor", "JudgeCourt"),
        ("Unheard.Of.It", "actor", None),
        ("Unheard.Of.It", "place", "Place"),
    ],
)
def test_sides_take_roles(type_: str, side: str, role: str | None) -> None:
    assert role_of(type_, side) == role


def test_no_row_of_the_roles_hides_a_later_one() -> None:
    starts = [start for start, _ in ROLES]
    assert not [later for i, later in enumerate(starts) if any(later.startswith(one) for one in starts[:i])]


# "two old men" with "men" as head, then "fled"
WORDS = (
    Word(0, 3, "two", "NUM", 8),
    Word(4, 7, "old", "ADJ", 8),
    Word(8, 11, "man", "NOUN", 12),
    Word(12, 16, "flee", "VERB", 12),
)


@pytest.mark.parametrize(
    ("at", "head"), [((0, 11), (8, 11)), ((0, 3), (0, 3)), ((0, 16), (12, 16)), ((30, 31), (30, 31))]
)
def test_heads_are_found_inside(at: tuple[int, int], head: tuple[int, int]) -> None:
    assert head_of(WORDS, at) == head


def scores_of(given: set[tuple[str, tuple[int, int]]], own: tuple[OwnEvent, ...] = ()) -> dict[tuple[str, str], str]:
    """Return right/found/gold by table and row, for one event with a victim at (8, 11) that (20, 24) means as well."""
    gold = GoldEvent(DIE, (12, 16), (Argument("Victim", (0, 11), "T1"),))
    document = Document("d", "two old men fled", (gold,), (((0, 11), "T1"), ((20, 24), "T1"), ((30, 33), "T2")))
    counts = score_document(document, Reading(WORDS, (frozenset(given),), 1, own, ()))
    keys = {(table, row) for table, row, _ in counts}
    return {key: "/".join(str(counts[(*key, side)]) for side in ("found_right", "found", "gold")) for key in keys}


VICTIM, SAME, OTHER = ("Victim", (8, 11)), ("Victim", (20, 24)), ("Killer", (30, 33))


@pytest.mark.parametrize(
    ("given", "identified", "classified", "same"),
    [
        ({VICTIM, OTHER}, "1/2/1", "1/2/1", "1/2/1"),
        ({("Killer", (8, 11))}, "1/1/1", "0/1/1", "1/1/1"),
        ({SAME}, "0/1/1", "0/1/1", "1/1/1"),
        (set(), "0/0/1", "0/0/1", "0/0/1"),
    ],
)
def test_arguments_are_counted(
    given: set[tuple[str, tuple[int, int]]], identified: str, classified: str, same: str
) -> None:
    scores = scores_of(given)
    rows = ("identification", "classification", "identification, coreferent")
    assert [scores["trigger given", row] for row in rows] == [identified, classified, same]


@pytest.mark.parametrize(
    ("own", "trigger", "typed", "identified"),
    [
        (OwnEvent((12, 16), DIE, frozenset({VICTIM})), "1/1/1", "1/1/1", "1/1/1"),
        (OwnEvent((12, 16), ATTACK, frozenset({VICTIM})), "1/1/1", "0/1/1", "0/1/1"),
        (OwnEvent((0, 3), DIE, frozenset({VICTIM})), "0/1/1", "0/1/1", "0/1/1"),
    ],
)
def test_own_events_are_counted(own: OwnEvent, trigger: str, typed: str, identified: str) -> None:
    scores = scores_of(set(), (own,))
    rows = ("trigger", "trigger, type", "identification")
    assert [scores["end to end", row] for row in rows] == [trigger, typed, identified]


def test_the_command_prints_both_forms(folder: Path) -> None:
    result = CliRunner().invoke(bench, ["wikievents", "--data", str(folder), "--json"])
    found = json.loads(result.output)
    given = found["scores"]["trigger given"]
    assert found["triggers"] == {"marked": 2, "recorded": 2}
    assert [given["classification"][key] for key in ("right", "gold")] == [3, 3]
    table = CliRunner().invoke(bench, ["wikievents", "--data", str(folder)])
    assert "by role:" in table.output
    assert "2 of 2 marked triggers" in table.output
    missing = CliRunner().invoke(bench, ["wikievents", "--data", str(folder), "--part", "test"])
    assert isinstance(missing.exception, InputError)
