"""The start of a paragraph goes in; the dateline that stands there comes out, taken apart into place, date and agency."""

import re
from dataclasses import dataclass

from allegedly.records import Place, Span

SENTENCE_WORDS = 6  # after "Baghdad – " a sentence follows; two names with a dash between them are a heading
LOOK_AHEAD = 320  # characters of a paragraph in which a dateline must end

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WORD = r"[^\W\d_](?:[^\W\d_]|['’`.\-](?=[^\W\d_\s]|[.,/]?[\s,/:(]))*\.?"
_NAME = rf"{_WORD}(?:[ ]{_WORD}){{0,4}}"
_PLACE = rf"(?P<place>{_NAME}(?:/{_NAME}){{0,3}})"
_REGION = rf"(?P<region>,\s+{_NAME}|\s+\({_NAME}\)(?=\s*[,(\-–—―]))?"
_DATE = rf"(?P<date>no date|{MONTH}\s+\d{{1,2}}(?:,?\s+(?:\d{{4}}|\d\d\b))?|\d{{1,2}}\s+{MONTH}(?:,?\s+(?:\d{{4}}|\d\d\b))?)"
_AGENCY = r"(?P<agency>[^()\n]{2,60}(?:\n[^()\n]{2,60})?)"
_DASH = r"(?P<dash>--|[-‐‑‒–—―])"
_TAGS = r"(?P<tags>(?:\[[^\[\]]{2,200}\]\s+){0,6}?\[(?:text|excerpts?|passage omitted)\]\s+)?"

_FULL = re.compile(
    rf"{_PLACE}(?:{_REGION})(?:,?\s+\(?{_DATE}\)?)?(?:,?\s*\({_AGENCY}\))?\s*(?:{_DASH}\s*|:\s+){_TAGS}(?=\S)",
    re.IGNORECASE,
)
_DATED = re.compile(rf"\b{MONTH}\s+\d|\d\s+{MONTH}", re.IGNORECASE)
_NO_PLACE = re.compile(rf"{_DATE}\s+\({_AGENCY}\)\s*{_DASH}\s+(?=\S)", re.IGNORECASE)
_PARTICLES = frozenset({
    "ad", "al", "an", "ar", "as", "ash", "at", "az", "da", "das", "de", "del", "di", "dos", "du", "e", "el",
    "ez", "la", "le", "les", "of", "the", "y",
})  # fmt: skip
_NOT_PLACES = frozenset({
    "a", "abstract", "analysis", "answer", "attention", "background", "box", "breaking", "brief", "byline",
    "cia", "clarification", "commentary", "context", "correction", "daesh", "editorial", "eu", "exclusive",
    "explained", "explainer", "factbox", "fbi", "feature", "file", "focus", "highlight", "highlights", "i",
    "iaea", "important", "infographic", "insight", "interview", "isis", "iswap", "live", "look", "nato", "news",
    "note", "opinion", "photo", "photos", "profile", "q", "question", "quotes", "recap", "report", "review",
    "source", "special", "summary", "timeline", "uk", "un", "update", "updated", "urgent", "us", "video",
    "warning", "watch", "who", "wrapup",
})  # fmt: skip
# short names of countries that would pass for an agency's initials in "ROME (ITALY) -"
_SHORT_COUNTRIES = frozenset({
    "chad", "chile", "china", "congo", "cuba", "egypt", "fiji", "france", "gabon", "gaza", "ghana", "greece",
    "haiti", "india", "iran", "iraq", "israel", "italy", "japan", "jordan", "kenya", "kuwait", "laos", "libya",
    "mali", "malta", "mexico", "nepal", "niger", "oman", "panama", "peru", "poland", "qatar", "russia",
    "rwanda", "spain", "sudan", "sweden", "syria", "togo", "turkey", "uae", "uganda", "uk", "us", "usa", "ussr",
    "yemen", "zambia",
})  # fmt: skip
_NOWHERE = frozenset({"clandestine", "no city", "undated"})
MEDIUM_WORDS = re.compile(
    r"\b(?:news|times|post|daily|herald|tribune|agency|agencies|press|tv|television|radio|observer|journal|gazette|today|monitor|courier"
    r"|chronicle|mail|telegraph|guardian|independent|standard|star|sun|mirror|weekly|review|online|media|network|wire|newspaper|magazine"
    r"|dispatch|examiner|echo|argus|sentinel|bulletin|service|cadena)\b",
    re.IGNORECASE,
)
_SHORT_AGENCY = re.compile(r"[A-Z][A-Z\-]{1,9}")
AGENCIES = frozenset({
    "aa", "acan-efe", "afp", "agence france presse", "agence france-presse", "anadolu", "anadolu agency", "ani",
    "ansa", "ap", "apa", "armenpress", "associated press", "azertac", "bloomberg", "dpa", "efe", "epa", "fars",
    "getty", "getty images", "ians", "interfax", "irna", "itar-tass", "kuna", "kyodo", "mena", "notimex",
    "petra", "pti", "reuter", "reuters", "reuters tv", "ria", "ria novosti", "sana", "spa", "sputnik", "tasnim",
    "tass", "the associated press", "thomson reuters", "united press international", "upi", "wafa", "wam",
    "xinhua", "yonhap",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at ``start`` to ``end`` (its separator and the white space after it included); absent pieces are ``None``."""

    start: int
    end: int
    place: Span | None
    date: Span | None
    agency: Span | None
    pattern: str

    @property
    def firm(self) -> bool:
        """Whether its shape leaves no doubt: capitals, or an agency or a date beside the place."""
        return not self.pattern.startswith("title_dash")


def is_agency(name: str) -> bool:
    """Say whether ``name`` is a news or photo agency that others quote ("Reuters", "The Associated Press").

    >>> is_agency("Reuters"), is_agency("Harbour Post")
    (True, False)
    """
    words = " ".join(name.casefold().split())
    return words in AGENCIES or words.removeprefix("the ") in AGENCIES or words.split("/")[0].strip() in AGENCIES


def match_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that opens ``text[start:end]``, ``None`` when the paragraph opens with prose.

    Forms: ``IRBIL: ``, ``BAGHDAD (Reuters) - ``, ``KYIV, March 3 - ``, ``BEIRUT, Lebanon — ``, ``Baghdad – ``, and the wire
    monitors' ``LIMA, 3 JAN 90 (EFE) -- [TEXT] ``.
    """
    stop = min(end, start + LOOK_AHEAD)
    found = _NO_PLACE.match(text, start, stop)
    if found:
        return Dateline(start, found.end(), None, _span(found, "date"), _span(found, "agency"), "date_agency")
    found = _FULL.match(text, start, stop)
    if found is None or not _dash_is_free(found):
        return None
    agency = _agency(found)
    pattern = _pattern(text, found, agency, end)
    if pattern is None:
        return None
    place = _span(found, "place")
    if place and place.text.casefold() in _NOWHERE:
        place = None
    return Dateline(start, found.end(), place, _span(found, "date"), agency, pattern)


def place_of(dateline: Dateline) -> Place | None:
    """Return the place of a dateline as an unresolved record, ``None`` when it names none."""
    if dateline.place is None:
        return None
    rule = f"en.dateline.{dateline.pattern}"
    name = title_case(dateline.place.text)
    return Place(
        dateline.place, "name", name, None, None, None, None, None, None, None, "not looked up", rule
    )  # fmt: skip


def title_case(words: str) -> str:
    """Return a place name in capitals as it is written in running text; a name in mixed case stays as it is.

    >>> title_case("DEIR AL-ZOR"), title_case("SANA'A"), title_case("Deir ez-Zor")
    ('Deir al-Zor', "Sana'a", 'Deir ez-Zor')
    """
    if words != words.upper():
        return words
    pieces = re.split(r"([\s/\-]+)", words)
    cased = [
        piece.lower() if index and piece.lower() in _PARTICLES else piece[:1] + piece[1:].lower()
        for index, piece in enumerate(pieces)
    ]
    return "".join(cased)


def _span(found: re.Match[str], name: str) -> Span | None:
    if found.groupdict().get(name) is None:
        return None
    return Span(found[name], found.start(name), found.end(name))


def _dash_is_free(found: re.Match[str]) -> bool:
    """A hyphen inside a word is no separator: a dash needs white space on a side, a single hyphen before it too."""
    if found["dash"] is None:
        return True
    before = found.string[found.start("dash") - 1]
    after = found.string[found.end("dash")]
    if found["dash"] in ("-", "‐", "‑"):
        return (before.isspace() or before == ")") and after.isspace()
    return before.isspace() or after.isspace() or before == ")"


def _agency(found: re.Match[str]) -> Span | None:
    """Return the agency's words: ``LIMA (EFE) -`` has one, ``ROME (ITALY), 2 May -`` has none."""
    words = _span(found, "agency")
    if words is not None and _DATED.search(words.text):
        return None
    if words is not None:
        certain = found["date"] is not None or found["region"] is not None or _looks_like_agency(words.text)
        return words if certain else None
    region = found["region"]
    if region and "(" in region and found["date"] is None:
        inner = region.strip(" \n()")
        start = found.start("region") + region.index(inner)
        return Span(inner, start, start + len(inner)) if _looks_like_agency(inner) else None
    return None


def _looks_like_agency(words: str) -> bool:
    if is_agency(words) or MEDIUM_WORDS.search(words):
        return True
    return bool(_SHORT_AGENCY.fullmatch(words)) and words.casefold() not in _SHORT_COUNTRIES


def _region_fits(words: str) -> bool:
    return all(word[:1].isupper() or word in _PARTICLES for word in re.findall(r"[^\W\d_]+", words))


def _pattern(text: str, found: re.Match[str], agency: Span | None, end: int) -> str | None:
    """Return the name of the form, ``None`` when the words are no dateline after all."""
    place = found["place"]
    if place.casefold() in _NOT_PLACES or place.split()[0].casefold() in _NOT_PLACES:
        return None
    if not _region_fits(found["region"] or ""):
        return None
    case = _case(place)
    if case is None or not any(len(word) > 1 for word in re.findall(r"[^\W\d_]+", place)):
        return None
    detail = "_".join(name for name, present in (("date", found["date"]), ("agency", agency)) if present)
    if found["dash"] is None:
        return _colon_pattern(found, case, detail)
    if detail:
        return f"{case}_{detail}"
    follows = text[found.end()]
    if not (follows.isupper() or follows.isdigit() or follows in "\"'“‘«[("):
        return None
    return "caps_dash" if case == "caps" else _title_dash(text, found, end)


def _case(place: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", place)
    big = [word for word in words if word not in _PARTICLES]
    if big and all(word.isupper() or word in ("s", "a") for word in big):
        return "caps"
    return "title" if big and all(word[0].isupper() or "’" in place or "'" in place for word in big) else None


def _colon_pattern(found: re.Match[str], case: str, detail: str) -> str | None:
    if case != "caps" or len(found["place"].split()) > 4:
        return None
    return f"caps_{detail}_colon" if detail else "caps_colon"


def _title_dash(text: str, found: re.Match[str], end: int) -> str | None:
    """A name set off by a pair of dashes is a subject with an aside, not a dateline; nor is a long run of capitalised words."""
    if len(found["place"].split()) > 3:
        return None
    sentence_end = text.find(". ", found.end(), end)
    rest = text[found.end() : end if sentence_end < 0 else sentence_end]
    if len(rest.split()) < SENTENCE_WORDS:
        return None
    paired = re.search(r"--|\s[-–—―]\s|—", rest)
    return None if paired else "title_dash"
