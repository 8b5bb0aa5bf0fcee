"""An outlet's name in; the body whose own words its reports are out, where it is one: a ministry's statement, a union's bulletin."""

import re

from allegedly.incident.wording import word_set, words_of

_BODIES = word_set(
    "ministry army navy military command force forces militia brigade battalion front movement party council committee union association society "
    "league embassy consulate presidency government authority directorate department bureau commission police guard group alliance federation "
    "organisation organization office cooperative company charity mission doctors medics lawyers elders syndicate guild parish diocese cabinet"
)
_MEDIA = word_set(
    "news newspaper times post daily weekly radio tv television press gazette herald tribune courier observer review wire journal mail star "
    "telegraph chronicle monitor mirror voice echo dispatch standard reporter sun globe express online today blog magazine digest fm"
)
_KIND_OF_TEXT = re.compile(
    r"(?:,.*| (?:(?:press )?release|press centre|(?:press )?statement|bulletin|channel|communiqué|newsletter|situation report.*|field note|log|page))+$",
    re.IGNORECASE,
)


def issuer(outlet: str | None) -> str | None:
    """Return the body that an outlet is, ``None`` for one that reports on others, or whose name does not say.

    >>> issuer("Ministry of Peace, statement"), issuer("Volok Group channel"), issuer("Harbour Post"), issuer("Army Gazette")
    ('Ministry of Peace', 'Volok Group', None, None)
    """
    name = _KIND_OF_TEXT.sub("", outlet or "")
    words = set(words_of(name))
    return name if words & _BODIES and not words & _MEDIA else None
