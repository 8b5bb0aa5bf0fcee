"""The layers of the package hold: every import (type-only and lazy ones too) runs along an allowed edge, and none runs in a circle."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
BASE = {
    "records", "judgement", "links", "problems", "keys", "settings", "contract", "parsed", "run", "workers", "plugins", "second",
    "toll_policy",
}  # fmt: skip
STAGES = {"report", "language", "claim", "incident", "ledger"}
# what a layer may import of ours, besides itself; every layer may import BASE
# (report.read: the surfaces say what a run is to read with its ReadOptions)
ALLOWED: dict[str, set[str]] = {
    **{key: set() for key in BASE},
    "lexicon": set(),
    **{key: {"lexicon"} for key in STAGES},
    "grouping": {"incident", "ledger"},
    "pipeline": STAGES | {"lexicon", "grouping"},
    "view": {"ledger.connect", "ledger.read", "ledger.find", "ledger.lookup", "ledger.tables", "lexicon"},
    **{key: {"pipeline", "grouping", "view", "lexicon", "report.read"} for key in ("export", "bench")},
    "draw": set(),
    "web": {"pipeline", "grouping", "view", "lexicon", "draw"},
    "watching": {"pipeline", "report", "ledger"},
    "cli": {"pipeline", "grouping", "view", "lexicon", "report.read", "export", "watching", "coder", "draw", "web"},
    "coder": {"ledger"},
    "api": {"pipeline", "view", "lexicon", "export"},
    "component": {"pipeline"},
    "allegedly": {"pipeline", "api"},
}

Edges = dict[str, set[str]]


def module_name(path: Path, source: Path) -> str:
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(tree: ast.AST, modules: set[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in modules else node.module for name in inner)


def import_edges(source: Path) -> Edges:
    paths = {module_name(path, source): path for path in sorted(source.rglob("*.py"))}
    return {
        name: {to for to in imports(ast.parse(path.read_text("utf-8")), set(paths)) if to in paths and to != name}
        for name, path in paths.items()
    }


def layer(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def is_allowed(module: str, to: str) -> bool:
    if layer(module) == layer(to) or layer(to) in BASE or to == "allegedly":
        return True
    return bool({layer(to), to.removeprefix("allegedly.")} & ALLOWED.get(layer(module), set()))


def forbidden(edges: Edges) -> list[str]:
    return sorted(
        f"{module} -> {to}" for module, targets in edges.items() for to in targets if not is_allowed(module, to)
    )


def cycle(edges: Edges) -> list[str]:
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def write_package(root: Path, files: dict[str, str]) -> Edges:
    for name, text in files.items():
        path = root / "allegedly" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return import_edges(root)


def test_every_import_runs_along_an_allowed_edge() -> None:
    edges = import_edges(SOURCE)
    assert len(edges) > len(BASE)
    assert forbidden(edges) == []


def test_no_import_runs_in_a_circle() -> None:
    assert cycle(import_edges(SOURCE)) == []


def test_every_module_stands_in_a_known_layer() -> None:
    assert {layer(module) for module in import_edges(SOURCE)} <= set(ALLOWED)


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("claim/hedge.py", "from allegedly.incident.block import block"),
        ("claim/hedge.py", "from allegedly.incident import block"),
        ("claim/hedge.py", "import allegedly.incident.block"),
        ("claim/hedge.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import allegedly.incident.block"),
        ("claim/hedge.py", "def late():\n    from allegedly.incident import block"),
        ("records.py", "import allegedly.incident.block"),
        ("lexicon/read.py", "import allegedly.incident.block"),
        ("view/listing.py", "import allegedly.ledger.write"),
        ("cli/show.py", "import allegedly.ledger.read"),
        ("pipeline.py", "import allegedly.view.listing"),
    ],
)
def test_the_gate_catches_a_forbidden_edge(tmp_path: Path, module: str, text: str) -> None:
    ours = ["incident/block.py", "ledger/write.py", "ledger/read.py", "view/listing.py", "pipeline.py", "__init__.py"]
    packages = ["incident/__init__.py", "ledger/__init__.py", "view/__init__.py"]
    edges = write_package(tmp_path, dict.fromkeys(ours + packages, "") | {module: text})
    assert len(forbidden(edges)) == 1


def test_the_gate_catches_a_circle(tmp_path: Path) -> None:
    text = {
        "claim/a.py": "import allegedly.claim.b",
        "claim/b.py": "from allegedly.claim import a",
        "claim/__init__.py": "",
    }
    assert cycle(write_package(tmp_path, text)) != []
