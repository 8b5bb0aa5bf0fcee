"""Countries and rules in, the forces and ministries that every state has out ("Iraqi military", "Iraqi interior ministry")."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from allegedly.lexicon.entries import ActorEntry, Country
from allegedly.lexicon.table import Placed
from allegedly.records import VoiceKind


@dataclass(frozen=True, slots=True)
class ForceRule:
    """A body that every state has: ``{adj}`` in ``name`` and ``aliases`` is the state's adjective, ``{name}`` its name.

    ``suffix`` makes the id (``mil`` -> ``irq.mil``); ``parent`` is the suffix of the body it belongs to, or empty for the state.
    """

    suffix: str
    name: str
    aliases: tuple[str, ...]
    kind: VoiceKind
    parent: str | None
    source: str


def derive_forces(
    countries: Iterable[Placed[Country]], rules: tuple[Placed[ForceRule], ...]
) -> Iterator[Placed[ActorEntry]]:
    """Yield the bodies of each country that has an adjective (its first demonym), in the order of the countries and rules.

    >>> iraq = Country("IRQ", "Iraq", (), ("Iraqi",), None, (), None, None, None, "x")
    >>> rule = ForceRule("mil", "{adj} military", ("{adj} army",), "military", None, "generated:countries")
    >>> [placed.entry.name for placed in derive_forces([Placed("c:2", iraq)], (Placed("f:2", rule),))]
    ['Iraqi military']
    """
    for country in countries:
        if country.entry.demonyms:
            for rule in rules:
                yield Placed(country.where, _force(country.entry, rule.entry))


def _force(country: Country, rule: ForceRule) -> ActorEntry:
    prefix = country.alpha3.lower()
    words = {"adj": country.demonyms[0], "name": country.name}
    return ActorEntry(
        id=f"{prefix}.{rule.suffix}",
        name=_fill(rule.name, words),
        aliases=tuple(_fill(alias, words) for alias in rule.aliases),
        kind=rule.kind,
        country=country.alpha3,
        parents=(f"{prefix}.{rule.parent}" if rule.parent else country.alpha3,),
        backers=(),
        start=None,
        end=None,
        source=rule.source,
    )


def _fill(template: str, words: dict[str, str]) -> str:
    for key, value in words.items():
        template = template.replace(f"{{{key}}}", value)
    return template
