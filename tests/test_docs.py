"""The documents keep up with the code: every command, every field and every make target is described, and what is shown works."""

import ast
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import click
import pytest

from allegedly import records
from allegedly.cli.main import allegedly
from allegedly.export.registry import exporters
from allegedly.pipeline import read_into
from allegedly.report.feeds import read_feeds
from allegedly.toll_policy import POLICIES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
RECORD = (ROOT / "docs" / "record.md").read_text("utf-8")
RECORD_TYPES = [kind for kind in vars(records).values() if isinstance(kind, type) and is_dataclass(kind)]


def commands(group: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    if isinstance(group, click.Group):
        for name, command in group.commands.items():
            yield from commands(command, *names, name)
    else:
        yield names


def shown_commands(text: str) -> list[list[str]]:
    """The command lines of the code blocks, without redirections, pipes and comments."""
    blocks = re.findall(r"^```[a-z]*\n(.*?)^```", text, re.S | re.M)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    kept = [re.split(r"\s[|>#]\s|\s#|\s>", line)[0] for line in lines if re.match(r"(\.venv/bin/)?allegedly\s", line)]
    return [shlex.split(line)[1:] for line in kept]


@pytest.mark.parametrize("names", list(commands(allegedly)), ids=" ".join)
def test_every_command_is_in_the_readme(names: tuple[str, ...]) -> None:
    assert f"allegedly {' '.join(names)}" in README


@pytest.mark.parametrize("arguments", shown_commands(README), ids=" ".join)
def test_every_command_the_readme_shows_parses(arguments: list[str]) -> None:
    command: click.Command = allegedly
    rest = list(arguments)
    while isinstance(command, click.Group) and rest and rest[0] in command.commands:
        command = command.commands[rest.pop(0)]
    assert not isinstance(command, click.Group) or rest[:1] in (["--help"], ["--version"])
    if not isinstance(command, click.Group):
        command.make_context("allegedly", rest)


def test_the_readme_shows_commands() -> None:
    assert len(shown_commands(README)) >= 5


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.__name__)
def test_every_field_of_every_record_is_described(kind: type) -> None:
    section = re.search(rf"^##+ {kind.__name__}\n(.*?)(?=^##|\Z)", RECORD, re.S | re.M)
    assert section, f"docs/record.md has no section {kind.__name__}"
    described = re.findall(r"^\| `(\w+)` \|", section[1], re.M)
    assert described == [field.name.rstrip("_") for field in fields(kind)]


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_readme_names_the_two_commands_to_begin_with(target: str) -> None:
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.M)


PAGES = ["docs/index.md", "docs/reading.md", "docs/formats.md", "docs/python.md"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/record.md", *PAGES])
def test_every_file_a_document_points_to_is_there(name: str) -> None:
    document = ROOT / name
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_anchor_of_the_record_is_a_heading() -> None:
    headings = {heading.lower() for heading in re.findall(r"^##+ (\w+)$", RECORD, re.M)}
    assert set(re.findall(r"\]\(#(\w+)\)", RECORD)) <= headings


def test_the_changelog_has_this_version() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)
    assert version
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize(
    "arguments", [one for page in PAGES for one in shown_commands((ROOT / page).read_text("utf-8"))], ids=" ".join
)
def test_every_command_the_pages_show_parses(arguments: list[str]) -> None:
    test_every_command_the_readme_shows_parses(arguments)


def test_every_format_is_described() -> None:
    table = (ROOT / "docs" / "formats.md").read_text("utf-8")
    described = {name for row in re.findall(r"^\| (`.*?`) \|", table, re.M) for name in re.findall(r"`(\w+)`", row)}
    assert set(exporters()) <= described


def test_every_toll_policy_is_described() -> None:
    table = (ROOT / "docs" / "incidents.md").read_text("utf-8")
    assert set(POLICIES) <= set(re.findall(r"^\| `(\w+)` \|", table, re.M))


def test_the_blocks_of_the_python_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import allegedly.component  # noqa: F401 (the factory, where entry points are not read)

    monkeypatch.chdir(tmp_path)
    read_into([str(ROOT / "samples")], Path("war.db"))
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs" / "python.md").read_text("utf-8"), re.S | re.M)
    assert len(blocks) >= 6
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "docs/python.md", "exec"), names)  # noqa: S102
    assert names["denials"]
    assert "denies" in str(names["claims"]["stance"].tolist())  # type: ignore[index]


def test_the_cells_of_the_tutorial_run_and_show_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read_into([str(ROOT / "samples")], Path("war.db"))
    cells = json.loads((ROOT / "docs" / "tutorial.ipynb").read_text("utf-8"))["cells"]
    names: dict[str, object] = {}
    for source in ("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"):
        *steps, last = ast.parse(source).body
        exec(compile(ast.Module(steps, []), "tutorial.ipynb", "exec"), names)  # noqa: S102
        assert isinstance(last, ast.Expr)
        shown = eval(compile(ast.Expression(last.value), "tutorial.ipynb", "eval"), names)  # noqa: S307
        assert len(shown._repr_html_()) > 200


def test_the_feeds_that_are_shown_are_taken(tmp_path: Path) -> None:
    block = re.findall(r"^```toml\n(.*?)^```", (ROOT / "docs" / "reading.md").read_text("utf-8"), re.S | re.M)[0]
    (tmp_path / "feeds.toml").write_text(block)
    assert read_feeds(tmp_path / "feeds.toml")[0].outlet == "Harbour Wire"


def test_the_documentation_site_builds_without_a_warning(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "record.html").is_file()
