"""Frames in (verbs that do something to a kind of thing), the triggers of two words that they stand for out ("lift sanction")."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from allegedly.lexicon.entries import Trigger
from allegedly.lexicon.table import Placed


@dataclass(frozen=True, slots=True)
class FrameRule:
    """Verbs with the objects that together name one kind of happening: whoever lifts, eases or ends a ban, a siege or a curfew concedes.

    Each verb with each object is a trigger, with the verb's particle between them ("call off strike").
    """

    name: str
    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    source: str


def derive_triggers(rules: Iterable[Placed[FrameRule]]) -> Iterator[Placed[Trigger]]:
    """Yield the triggers of each rule, in the order of the rules; of two rules with the same words the later one counts.

    >>> rule = FrameRule("ends_restraint", ("lift", "ease"), ("ban",), "CONCEDE", None, (), "own")
    >>> [placed.entry.lemma for placed in derive_triggers([Placed("f:2", rule)])]
    ['lift ban', 'ease ban']
    """
    for placed in rules:
        rule = placed.entry
        for verb in rule.verbs:
            for noun in rule.objects:
                lemma = f"{verb} {noun}"
                trigger = Trigger(
                    lemma, "verb", rule.type, rule.mode, rule.contexts, "actor", None, False, (), (), rule.source
                )
                yield Placed(placed.where, trigger)
