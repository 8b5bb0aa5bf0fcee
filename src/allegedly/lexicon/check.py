"""The knowledge files in, every fault in them out, each with file, line and what to do."""

from pathlib import Path

from allegedly.lexicon.overlay import Knowledge, gather
from allegedly.problems import Problem


def check_lexicon(overlay: Path | None = None) -> tuple[Problem, ...]:
    """Return every problem of the shipped files and of the folder ``overlay``; an empty tuple when there is none."""
    return faults(gather(overlay))


def faults(knowledge: Knowledge) -> tuple[Problem, ...]:
    """Return the problems that keep knowledge from being used."""
    return knowledge.problems
