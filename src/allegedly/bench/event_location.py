"""Sentences with the place of a given verb in; how many words of those places the line gives, and how often it gives none, out."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from allegedly.pipeline import places_at
from allegedly.problems import InputError
from allegedly.settings import Settings

LOCATED = Path("../shared/data/event_location/open")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


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
        not _WORD.search(span["text"])
        or re.search(r"\w\w", text[max(0, span["start"] - 1) : span["start"] + 1])
        or re.search(r"\w\w", text[span["end"] - 1 : span["end"] + 1])
        for span in row["spans"]
        if span["label"] == "LOCATION"
    )


def measure(rows: list[dict[str, Any]], every: int = 1) -> Counter[str]:
    """Return counts over every so many sentences: words of places right, found and gold; verbs without a place, and those given none."""
    settings, count = Settings.from_environment(), Counter[str]()
    by_text: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_text.setdefault(row["text"], []).append(row)
    for number, (text, held) in enumerate(by_text.items()):
        if number % every:
            continue
        verbs = [next(span for span in row["spans"] if span["label"] == "VERB") for row in held]
        found = places_at(text, [(span["start"], span["end"]) for span in verbs], settings)
        for row, span in zip(held, found, strict=True):
            if is_broken(row):
                count["broken"] += 1
                continue
            _count(row, span, count)
    return count


def _count(row: dict[str, Any], span: tuple[int, int] | None, count: Counter[str]) -> None:
    spans = [one for one in row["spans"] if one["label"] == "LOCATION"]
    gold = {m.start() for one in spans for m in _WORD.finditer(row["text"], one["start"], one["end"])}
    got = {m.start() for m in _WORD.finditer(row["text"], *span) if m.group() != "the"} if span else set()
    count.update(verbs=1, right=len(gold & got), found=len(got), gold=len(gold))
    count.update(placeless=not spans, placeless_right=not spans and not got)


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
    """Score the place of a given verb: words of the place right, and verbs that have none."""
    count = measure(read_rows(data), every)
    if as_json:
        click.echo(json.dumps({"counts": dict(sorted(count.items())), **figures(count)}))
        return
    table = Table(
        title="the place of a verb",
        caption=f"{count['verbs']} verbs; {count['broken']} more with slipped marks left out",
    )
    for heading in ("token precision", "token recall", "recall of no place"):
        table.add_column(heading, justify="right")
    table.add_row(*(f"{100 * one:.1f}" for one in figures(count).values()))
    Console().print(table)
