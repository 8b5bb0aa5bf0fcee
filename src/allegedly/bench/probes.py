"""The gold families through the whole line: a folder of gold files in, the share of entries kept in each family out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from allegedly.bench.gold import Entry, families, read_gold
from allegedly.bench.judge import failures
from allegedly.problems import InputError
from allegedly.records import Annotation

Annotate = Callable[[str, str], Annotation]


@dataclass(frozen=True, slots=True)
class Family:
    """One family's result: entries kept in full, entries in all, and a line for each answer that failed.

    ``silent`` counts the entries that have "!" answers only, which a record without anything in it would keep.
    """

    name: str
    kept: int
    entries: int
    silent: int
    failures: tuple[str, ...]

    @property
    def rate(self) -> float:
        """Return the share of entries kept, 0 to 1."""
        return self.kept / self.entries


def probe(folder: Path, annotate: Annotate, *, capitals: bool = False) -> tuple[Family, ...]:
    """Return the result of each family of a gold folder; raises ``InputError`` when it holds no gold or faulty gold.

    With ``capitals`` the texts are read in capitals, and answers may differ in case; a text that capitals would lengthen is left out.
    """
    entries, problems = read_gold(folder)
    if problems:
        raise InputError(f"{folder / problems[0].where}: {problems[0].message}")
    if not entries:
        raise InputError(f"no gold files in {folder}: name the folder that holds them with --gold FOLDER")
    if capitals:
        entries = tuple(
            replace(entry, text=entry.text.upper()) for entry in entries if len(entry.text.upper()) == len(entry.text)
        )
    judged = [
        (entry, failures(entry, annotate(entry.as_report(), f"{entry.family}.txt"), fold=capitals)) for entry in entries
    ]
    return tuple(_family(name, judged) for name in families(entries))


def _family(name: str, judged: list[tuple[Entry, tuple[str, ...]]]) -> Family:
    own = [(entry, faults) for entry, faults in judged if entry.family == name]
    return Family(
        name,
        kept=sum(not faults for _, faults in own),
        entries=len(own),
        silent=sum(not any(answer.found for answer in entry.answers) for entry, _ in own),
        failures=tuple(f"{entry.name}: {fault}" for entry, faults in own for fault in faults),
    )
