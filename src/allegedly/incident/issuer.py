"""An outlet's name and a report's text in; the body whose own words the report is out, where it is one: a ministry's statement, a union's bulletin."""

import re

from allegedly.incident.wording import word_set, words_of

_BODIES = word_set(
    "ministry army navy military command force forces militia brigade battalion front movement party council committee union association society "
    "league embassy consulate presidency government authority directorate department bureau commission police guard group alliance federation "
    "organisation organization office cooperative company charity mission doctors medics lawyers elders syndicate guild parish diocese cabinet "
    "corps staff regiment division units survivors families relatives coordinator rapporteur commissioner inspectorate tribunal secretariat "
    "governor minister president mayor general colonel brigadier admiral bishop sheikh spokesman spokeswoman spokesperson senator ambassador"
)
_MEDIA = word_set(
    "news newspaper times post daily weekly radio tv television press gazette herald tribune courier observer review wire journal mail star "
    "telegraph chronicle monitor mirror voice echo dispatch standard reporter sun globe express online today blog magazine digest fm bulletin "
    "newswire agency broadcaster live"
)
_KIND_OF_TEXT = re.compile(
    r"(?:,.*| on (?:X|Twitter|Telegram|Facebook|Mastodon|Bluesky|social media)| (?:(?:press |media |public )?release|(?:press|media) (?:centre|center|desk|service|office|arm)"
    r"|(?:press )?statement|bulletin|channel|communiqué|communique|newsletter|situation report.*|field note|log|page|briefing))+$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_FIRST_PERSON = re.compile(r"\b(?:we|our|ours|my)\b|\bI\b", re.IGNORECASE)


def issuer(outlet: str | None, text: str = "") -> str | None:
    """Return the body that an outlet is, ``None`` for one that reports on others, or of which neither its name nor its words say so.

    >>> issuer("Ministry of Peace, statement"), issuer("Volok Group channel"), issuer("Harbour Post"), issuer("Army Gazette")
    ('Ministry of Peace', 'Volok Group', None, None)
    >>> issuer("Mothers of the Ford", "We hold no captives."), issuer("Mothers of the Ford", "They hold no captives.")
    ('Mothers of the Ford', None)
    """
    name = _KIND_OF_TEXT.sub("", outlet or "")
    words = set(words_of(name))
    if not words or words & _MEDIA:
        return None
    return name if words & _BODIES or speaks_first(text) else None


def speaks_first(text: str) -> bool:
    """Tell whether a text says "we" or "our" outside quotation marks: then who writes takes part."""
    return _FIRST_PERSON.search(_QUOTED.sub(" ", text)) is not None


def is_itself(voice: str, body: str) -> bool:
    """Tell whether a voice in a body's own text is that body: "the ministry", "the Coast Guard" of "Jasim Coast Guard".

    >>> is_itself("ministry", "Ministry of Peace"), is_itself("army", "Ministry of Peace")
    (True, False)
    """
    own = words_of(voice)
    return bool(own) and set(own) <= set(words_of(body))
