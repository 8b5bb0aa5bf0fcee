"""How many threads of linear algebra run while a report is read, whatever the machine would give."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUN = [sys.executable, "-c", "from allegedly.cli.main import main; main()"]
PARSER = """
from pathlib import Path
from threadpoolctl import threadpool_info
from allegedly.language.model import SpacyParser

class Looking(SpacyParser):
    def parse(self, texts):
        yield from super().parse(texts)
        threads = [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]
        Path("threads").write_text(str(threads))
"""


def test_a_report_is_read_by_one_thread_of_linear_algebra(tmp_path: Path) -> None:
    about = tmp_path / "looking-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: looking\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[allegedly.parsers]\nlooking = looking:Looking\n")
    (tmp_path / "looking.py").write_text(PARSER)
    (tmp_path / "a.txt").write_text("The army said on Monday that rebels had shelled a mill in Kelve.\n")
    paths = [str(tmp_path), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "ALLEGEDLY_PARSER": "looking",
        "OPENBLAS_NUM_THREADS": "3",
    }
    subprocess.run([*RUN, "annotate", "a.txt", "--json"], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "threads").read_text() == "[1]"
