"""The shipped index of place names in; its size, how fast names are looked up in it (by the time of the processor) and how much memory that takes, out."""

import json
import resource
import time
import zlib
from collections.abc import Sequence
from typing import NamedTuple

import click
from rich.console import Console
from rich.table import Table

from allegedly.pipeline import FILE, candidates_of, open_index
from allegedly.settings import Settings

STRIDE = 20
WEIGHED = 500
ROUNDS = 3
KILOBYTE = 1024


class Figures(NamedTuple):
    """What the bench found: ``look_ups`` names found in the index a second, ``weighed`` names weighed with all their candidates a second."""

    places: int
    names: int
    bytes: int
    packed: int
    look_ups: float
    weighed: float
    memory: int


def names_of(stride: int = STRIDE) -> list[str]:
    """Return the name of every so many places of the index, in its order."""
    index = open_index()
    return [index.row(at).name for at in range(0, len(index), stride)]


def measure(names: Sequence[str]) -> Figures:
    """Return the figures; the look-ups are the best of three rounds over ``names``, every name with the rows that bear it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    index = open_index()
    seconds = min(_seconds(names) for _ in range(ROUNDS))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    settings, some = Settings.from_environment(), names[:: max(1, len(names) // WEIGHED)]
    candidates_of(some[0], settings)
    began = time.process_time()
    for name in some:
        candidates_of(name, settings)
    weighed = len(some) / (time.process_time() - began)
    content = FILE.read_bytes()
    return Figures(
        len(index), index.names, len(content), len(zlib.compress(content, 9)), len(names) / seconds, weighed,
        (after - before) * KILOBYTE,
    )  # fmt: skip


def _seconds(names: Sequence[str]) -> float:
    index = open_index()
    began = time.process_time()
    for name in names:
        for _ in index.find(name):
            pass
    return time.process_time() - began


@click.command(name="gazetteer")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def gazetteer(as_json: bool) -> None:
    """Measure the index of place names: size, look-ups a second, memory that they take."""
    found = measure(names_of())
    if as_json:
        click.echo(json.dumps(found._asdict()))
        return
    table = Table(title="the index of place names", show_header=False)
    rows = (
        ("places", f"{found.places:,}"), ("names", f"{found.names:,}"), ("size, MB", f"{found.bytes / 1e6:.1f}"),
        ("compressed, MB", f"{found.packed / 1e6:.1f}"), ("look-ups a second of the processor", f"{found.look_ups:,.0f}"),
        ("names weighed a second of the processor", f"{found.weighed:,.0f}"), ("memory of the look-ups, MB", f"{found.memory / 1e6:.1f}"),
    )  # fmt: skip
    for row in rows:
        table.add_row(*row)
    Console().print(table)
