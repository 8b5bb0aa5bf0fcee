"""Paths to inputs: folders in order, what is skipped is said, what is gone is a problem."""

import io
import os
import sys
from pathlib import Path

import pytest

from allegedly.problems import Problem
from allegedly.report.sources import Input, find_inputs, load_input


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.jsonl", "plain", "sub/c.md", "sub/d.docx", ".hidden.txt", "sub/.git/e.txt", "README.md"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return "in"


def shown(paths: list[str]) -> list[tuple[str, str]]:
    return [
        (found.name, found.kind) if isinstance(found, Input) else (found.where, found.code)
        for found in find_inputs(paths)
    ]


def test_a_folder_is_walked_in_order_and_what_is_left_out_is_said(folder: str) -> None:
    assert shown([folder]) == [
        ("in/README.md", "unknown_kind"), ("in/a.jsonl", "file"), ("in/b.txt", "file"), ("in/plain", "file"),
        ("in/sub/c.md", "file"), ("in/sub/d.docx", "unknown_kind"),
    ]  # fmt: skip


@pytest.mark.usefixtures("folder")
def test_a_file_named_itself_is_always_taken() -> None:
    assert shown(["in/sub/d.docx", "in/README.md"]) == [("in/sub/d.docx", "file"), ("in/README.md", "file")]
    assert load_input(Input("in/b.txt", "file")) == b"x"


@pytest.mark.usefixtures("folder")
def test_what_is_not_there_is_a_problem_in_its_place() -> None:
    assert shown(["in/gone.txt", "in/b.txt", "bad\0name"]) == [
        ("in/gone.txt", "not_found"), ("in/b.txt", "file"), ("bad\0name", "unreadable"),
    ]  # fmt: skip


@pytest.mark.usefixtures("folder")
def test_a_file_that_vanishes_between_finding_and_loading() -> None:
    (found,) = find_inputs(["in/b.txt"])
    os.remove("in/b.txt")
    assert isinstance(found, Input)
    trouble = load_input(found)
    assert isinstance(trouble, Problem)
    assert trouble.code == "not_found"


def test_a_folder_that_leads_back_to_itself_ends(folder: str) -> None:
    os.symlink("..", "in/sub/loop")
    os.symlink("dangling-target", "in/sub/nowhere.txt")
    assert ("in/sub/loop", "folder_loop") in shown([folder])
    assert ("in/sub/nowhere.txt", "not_found") in shown([folder])


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    assert shown([str(tmp_path)]) == [(str(tmp_path), "nothing_found")]


def test_standard_input_is_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    assert shown(["-", "-"]) == [("-", "stdin")]
    assert load_input(Input("-", "stdin")) == b"words"
