"""The knowledge files in, the one frozen Lexicon out."""

from functools import cache
from pathlib import Path
from typing import TypeVar

from allegedly.lexicon.check import faults
from allegedly.lexicon.entries import Lexicon
from allegedly.lexicon.overlay import gather
from allegedly.lexicon.table import Placed
from allegedly.problems import LexiconError, Problem

E = TypeVar("E")


@cache
def load_lexicon(overlay: Path | None = None) -> Lexicon:
    """Return all knowledge: the shipped files, with the user's folder ``overlay`` laid over them; read once for each folder.

    Raises ``LexiconError`` with the problems when a file is faulty; an ambiguous alias is no fault.

    >>> load_lexicon() is load_lexicon()
    True
    """
    knowledge = gather(overlay)
    # the shipped files are checked by the tests, so only a user's folder costs the check at run time
    problems = knowledge.problems if overlay is None else faults(knowledge)
    if problems:
        raise LexiconError(_summary(problems), problems)
    return Lexicon(
        cues=_entries(knowledge.cues),
        triggers=_entries(knowledge.triggers),
        hedges=_entries(knowledge.hedges),
        count_words=_entries(knowledge.count_words),
        policies=_entries(knowledge.policies),
        roles=_entries(knowledge.roles),
        countries=_entries(knowledge.countries),
        actors=_entries(knowledge.actors),
        places=_entries(knowledge.places),
        plover=_entries(knowledge.plover),
        cased_words=_entries(knowledge.cased_words),
        plover_contexts=_entries(knowledge.plover_contexts),
        crosswalk=_entries(knowledge.crosswalk),
        version=knowledge.version,
    )


def _entries(placed: tuple[Placed[E], ...]) -> tuple[E, ...]:
    return tuple([one.entry for one in placed])


def _summary(problems: tuple[Problem, ...]) -> str:
    first = problems[0]
    count = f"{len(problems)} faults" if len(problems) > 1 else "a fault"
    return f"the lexicon has {count}, first {first.where}: {first.message} (see all with: allegedly lexicon check)"
