"""A folder of event corpora in, the figures that have floors out: by bench, each with the hash of the corpus it was measured on."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from allegedly.problems import InputError


class Group(NamedTuple):
    """The figures of one bench by name, and the hash of its corpus."""

    figures: Mapping[str, float]
    corpus: str


def measure_events(folder: Path) -> dict[str, Group]:
    """Return the figures of the event benches whose corpora the folder holds (``NAME/open``); raises ``InputError`` when it holds none."""
    found = {
        name: measure(folder / place / "open")
        for name, (place, measure) in _BENCHES.items()
        if (folder / place / "open").is_dir()
    }
    if not found:
        places = ", ".join(f"{place}/open" for place, _ in _BENCHES.values())
        raise InputError(f"{folder} holds none of {places}: name the folder of the event corpora with --events FOLDER")
    return found


# The measuring modules are loaded when one is asked for: they load the parser's library, which the speed bench leaves to its children.
def _plover(folder: Path) -> Group:
    from allegedly.bench.plover import measure_plover

    result = measure_plover(folder)
    return Group({"macro": result.macro_f1}, result.corpus)


def _factuality(folder: Path) -> Group:
    from allegedly.bench.factuality import Options, measure_factuality

    result = measure_factuality(folder, Options())
    negated = {name.lower(): one.scores["negated"].f1 for name, one in result.sets.items()}
    return Group({f"{name}_negated": f1 for name, f1 in negated.items() if f1 is not None}, result.corpus)


def _muc(folder: Path) -> Group:
    from allegedly.bench.muc_measure import measure_muc
    from allegedly.bench.muc_tables import ALL

    result = measure_muc(folder, ("tst1", "tst2"))
    slots = {"all": ALL, "confidence": "organisation confidence", "organisation": "perp organisation"}
    return Group({name: result.scores[slot].f1 or 0.0 for name, slot in slots.items()}, result.corpus)


def _wikievents(folder: Path) -> Group:
    from allegedly.bench.wiki_measure import measure_wikievents

    result = measure_wikievents(folder, "dev")
    rows = {
        f"{'given' if 'given' in table else 'end_to_end'}.{row}": score.f1
        for table, scores in result.scores.items()
        for row, score in scores.items()
        if row in {"identification", "classification"}
    }
    return Group({name: f1 for name, f1 in rows.items() if f1 is not None}, result.corpus)


_BENCHES: Mapping[str, tuple[str, Callable[[Path], Group]]] = {
    "plover": ("plover_events", _plover),
    "factuality": ("factuality", _factuality),
    "muc": ("muc4", _muc),
    "wikievents": ("wikievents", _wikievents),
}
