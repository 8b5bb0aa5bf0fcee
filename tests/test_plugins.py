"""A package that another brings is found as pip would have installed it: the one that the documents show reads and writes through the command line."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")
RUN = [sys.executable, "-c", "from allegedly.cli.main import main; main()"]


def block(kind: str, holding: str) -> str:
    found: list[str] = re.findall(rf"^```{kind}\n(.*?)^```", PAGE, re.S | re.M)
    return next(one for one in found if holding in one)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder on the path of Python with the package of the page, its entry points written down as pip writes them."""
    place = tmp_path / "site"
    about = place / "my_package-1.0.dist-info"
    about.mkdir(parents=True)
    (place / "my_package.py").write_text(block("python", "Exporter("), "utf-8")
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: my-package\nVersion: 1.0\n")
    groups = tomllib.loads(block("toml", "entry-points"))["project"]["entry-points"]
    lines = [
        line for group, parts in groups.items() for line in (f"[{group}]", *(f"{a} = {b}" for a, b in parts.items()))
    ]
    (about / "entry_points.txt").write_text("\n".join(lines))
    return place


def test_the_package_that_is_shown_reads_and_writes(installed: Path, tmp_path: Path) -> None:
    paths = [str(installed), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    (tmp_path / "note.odd").write_text("SHOUT: The army said on Monday that rebels had shelled a mill in Kelve.\n")

    def told(*arguments: str) -> str:
        done = subprocess.run(
            [*RUN, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr + done.stdout
        return done.stdout

    assert "1 report added" in told("read", "note.odd", "--ledger", "war.db")
    assert "the voices, one a line" in told("export", "--list")
    assert "army\n" in told("export", "--format", "voices", "--ledger", "war.db")
