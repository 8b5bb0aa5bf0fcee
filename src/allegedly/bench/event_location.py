"""Sentences with the place of a given verb in; how many words of those places the line gives, and how often it gives none, out."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from allegedly.pipeline import places_at
from allegedly.problems import InputError
from allegedly.settings import Settings

LOCATED = Path("../shared/data/event_location/open")
BARE = frozenset({"the", "north", "south", "east", "west", "central", "northern", "southern", "eastern", "western"}) | {
    f"{ns}{ew}{end}" for ns in ("north", "south") for ew in ("east", "west") for end in ("", "ern")
}
WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def read_rows(folder: Path) -> list[dict[str, Any]]:
    """Return the rows of all JSON Lines files of a folder; raises ``InputError`` where there is none."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise InputError(f"{folder} holds no .jsonl file of sentences with the place of a verb")
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line]


def is_broken(row: dict[str, Any]) -> bool:
    """Tell whether a place of a row is blank, or begins or ends within a word: the marks of such a row have slipped."""
    text = row["text"]
    return any(
        not WORD.search(span["text"])
        or re.search(r"\w\w", text[max(0, span["start"] - 1) : span["start"] + 1])
        or re.search(r"\w\w", text[span["end"] - 1 : span["end"] + 1])
        for span in row["spans"]
        if span["label"] == "LOCATION"
    )


def is_unread(text: str) -> bool:
    """Tell whether a sentence is of the fifth, by the hash of its text, that no weight is fitted on (``tools/event_places``).

    >>> is_unread("Two men were shot in Corva."), is_unread("Shots were heard.")
    (False, False)
    """
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest(), 16) % 5 == 0


def measure(rows: list[dict[str, Any]], every: int = 1) -> tuple[Counter[str], Counter[str]]:
    """Return counts over every so many sentences, and those of the sentences among them that no weight is fitted on.

    Counted are words of places right, found and gold; verbs without a place, and those given none.
    """
    settings, whole, unread = Settings.from_environment(), Counter[str](), Counter[str]()
    by_text: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_text.setdefault(row["text"], []).append(row)
    for number, (text, held) in enumerate(by_text.items()):
        if number % every:
            continue
        verbs = [next(span for span in row["spans"] if span["label"] == "VERB") for row in held]
        found = places_at(text, [(span["start"], span["end"]) for span in verbs], settings)
        for row, spans in zip(held, found, strict=True):
            count = Counter(broken=1) if is_broken(row) else _counts(row, spans)
            whole.update(count)
            if is_unread(text):
                unread.update(count)
    return whole, unread


def _counts(row: dict[str, Any], found: Sequence[tuple[int, int]]) -> Counter[str]:
    """Return the counts of a verb; the corpus marks names bare, without "the" and without the "northern" of "northern X"."""
    spans = [one for one in row["spans"] if one["label"] == "LOCATION"]
    gold = {m.start() for one in spans for m in WORD.finditer(row["text"], one["start"], one["end"])}
    got = {m.start() for span in found for m in WORD.finditer(row["text"], *span) if m.group() not in BARE}
    return Counter(
        verbs=1, right=len(gold & got), found=len(got), gold=len(gold),
        placeless=not spans, placeless_right=not spans and not got,
    )  # fmt: skip


def figures(count: Counter[str]) -> dict[str, float]:
    """Return token precision and recall, and the recall of verbs without a place; a share of nothing is 0."""
    return {
        "precision": count["right"] / count["found"] if count["found"] else 0.0,
        "recall": count["right"] / count["gold"] if count["gold"] else 0.0,
        "no_place_recall": count["placeless_right"] / count["placeless"] if count["placeless"] else 0.0,
    }


@click.command(name="event_location")
@click.option(
    "--data", type=click.Path(path_type=Path), default=LOCATED, show_default=True, help="Folder of the sentences."
)
@click.option(
    "--every", type=click.IntRange(min=1), default=1, show_default=True, help="Score every so many sentences only."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def event_location(data: Path, every: int, as_json: bool) -> None:
    """Score the place of a given verb: words of the place right, and verbs that have none.

    The second row is of the fifth of the open sentences that no weight was fitted on.
    """
    whole, unread = measure(read_rows(data), every)
    if as_json:
        counts = {"counts": dict(sorted(whole.items())), "unread_counts": dict(sorted(unread.items()))}
        click.echo(json.dumps({**counts, **figures(whole), "unread": figures(unread)}))
        return
    table = Table(
        title="the place of a verb",
        caption=f"{whole['verbs']} verbs; {whole['broken']} more with slipped marks left out",
    )
    for heading in ("", "verbs", "token precision", "token recall", "recall of no place"):
        table.add_column(heading, justify="right" if heading else "left")
    for name, count in (("all", whole), ("not fitted on", unread)):
        table.add_row(name, str(count["verbs"]), *(f"{100 * one:.1f}" for one in figures(count).values()))
    Console().print(table)
